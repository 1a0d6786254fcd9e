"""Why this counter shows that number: what it adds up, what stands beside it and is not counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from cfa_desktop.models.comptage import categorie_de_ligne
from cfa_desktop.models.compteurs import Categorie
from cfa_desktop.models.dates_fr import jour_court
from cfa_desktop.models.etats import LABELS_ETAT, LABELS_REPONSE
from cfa_desktop.models.explication import Entree, Explication, Regle
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.pourquoi.cas import CALCULE, ICI
from cfa_desktop.models.pourquoi.definitions import DEFINITIONS
from cfa_desktop.models.pourquoi.recueil import Recueil
from cfa_desktop.models.saisie import Statut
from cfa_desktop.models.vues import FILTRES, Regard

COMPTEURS, NON_COMPTE = "COMPTEURS", "à côté, ne change pas le nombre"
_CONTRATS = frozenset(
    ("contrats", *(categorie.value for categorie in Categorie if categorie.value.startswith("contrat_")))
)
_SANS_CONTRAT = ("sans_contrat", Categorie.CONFIRMEES.value, Categorie.EN_RECHERCHE.value)


def expliquer_compteur(
    cle: str, lignes: Sequence[CandidatureLine], regard: Regard, recueil: Recueil
) -> Explication:
    """Return why a counter or a ready view shows its number (S0; R10 for the démissions with a contract)."""
    filtre = FILTRES[cle]
    gardees = [ligne for ligne in lignes if filtre.garde(ligne, regard)]
    definition = DEFINITIONS[cle]
    annee = regard.aujourdhui.year
    conclusion = f"{len(gardees)} : {definition.phrase}"
    entrees = (*_additionnees(gardees, annee), *_a_cote(cle, lignes))
    return Explication(
        f"Pourquoi ce nombre : {filtre.titre} ?",
        conclusion,
        _regles(cle, gardees, recueil),
        entrees,
    )


def _regles(cle: str, gardees: Sequence[CandidatureLine], recueil: Recueil) -> tuple[Regle, ...]:
    codes = DEFINITIONS[cle].regles
    regles = [recueil.regle(code) for code in codes]
    demissions = any(categorie_de_ligne(ligne) is Categorie.CONTRAT_DEMISSIONS for ligne in gardees)
    if cle in ("contrats", Categorie.CONTRAT_DEMISSIONS.value) or demissions:
        regles.append(recueil.choix("R10"))
    return tuple(regles)


def _additionnees(gardees: Iterable[CandidatureLine], annee: int) -> list[Entree]:
    """Return one input per kind of line added up, imported ones apart from those typed or noted here."""
    lues = list(gardees)
    importees = Counter(_genre(ligne) for ligne in lues if not _d_ici(ligne))
    d_ici = Counter(_genre(ligne) for ligne in lues if _d_ici(ligne))
    origine = _exports({ligne.export_on for ligne in lues if ligne.export_on and not _d_ici(ligne)}, annee)
    entrees = [Entree(genre, str(nombre), origine) for genre, nombre in importees.most_common()]
    return entrees + [
        Entree(genre, str(nombre), f"saisi en ligne ou {ICI}") for genre, nombre in d_ici.most_common()
    ]


def _a_cote(cle: str, lignes: Sequence[CandidatureLine]) -> list[Entree]:
    """Return the numbers shown beside: prepared here only, and présumés; neither moves the main number."""
    presentes = [ligne for ligne in lignes if ligne.disparue_on is None]
    entrees = []
    if cle in _SANS_CONTRAT:
        presumes = sum(ligne.presume for ligne in presentes)
        decisions = sum(ligne.decision_preparee is not None for ligne in presentes)
        if presumes:
            dit = f"{presumes}, comptés « confirmées » jusqu’au prochain export"
            entrees.append(Entree("Présumés en recherche", dit, f"{CALCULE} ; {NON_COMPTE}"))
        if decisions:
            entrees.append(Entree("Décisions préparées", str(decisions), f"{ICI} ; {NON_COMPTE}"))
    if cle in _CONTRATS:
        prepares = sum(ligne.contrat is Statut.PREPAREE for ligne in presentes)
        perdues = sum(ligne.proposition_perdue for ligne in presentes)
        if prepares:
            entrees.append(Entree("Contrats préparés, non saisis", str(prepares), f"{ICI} ; {NON_COMPTE}"))
        if perdues:
            dit = f"{perdues}, comptées « en attente » jusqu’au prochain export"
            entrees.append(Entree("Propositions présumées perdues", dit, f"{CALCULE} ; {NON_COMPTE}"))
    return entrees


def _genre(ligne: CandidatureLine) -> str:
    if ligne.etat_parcoursup is None:
        return "Sans candidature ici" if ligne.sans_voeu else f"État inconnu « {ligne.etat_brut} »"
    etat = LABELS_ETAT[ligne.etat_parcoursup]
    if categorie_de_ligne(ligne) not in _CATEGORIES_CONTRAT:
        return etat
    reponse = LABELS_REPONSE[ligne.reponse] if ligne.reponse else "réponse inconnue"
    return f"{etat}, {reponse}"


_CATEGORIES_CONTRAT = frozenset(c for c in Categorie if c.value in _CONTRATS)


def _d_ici(ligne: CandidatureLine) -> bool:
    return ligne.notee or ligne.etat_parcoursup is not ligne.etat_importe


def _exports(jours: set[date], annee: int) -> str:
    if not jours:
        return ICI
    premier, dernier = jour_court(min(jours), annee), jour_court(max(jours), annee)
    if premier == dernier:
        return f"Parcoursup (export du {premier})"
    return f"Parcoursup (exports du {premier} au {dernier})"
