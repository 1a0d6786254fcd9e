"""The examination sheets and the list of the commission, read from the base in a few queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from cfa_desktop.documents.liste import texte_valeur
from cfa_desktop.documents.pdf.commission import Commission, LigneCommission, ouvrage_commission
from cfa_desktop.documents.pdf.examen import ouvrage_examen
from cfa_desktop.documents.pdf.examen_valeurs import AnneeScolaire, Fait, FicheExamen
from cfa_desktop.documents.pdf.ouvrage import Ouvrage
from cfa_desktop.models.contenu import Rubrique, parties_du_chemin
from cfa_desktop.models.contenu_lu import BlocAnnee, ContenuLu, LigneLue, lire
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.entetes import couleur, entete
from cfa_desktop.services.fiches import cellule_etat
from cfa_desktop.services.impression.demande import DemandeImpression
from cfa_desktop.services.impression.examen_permis import Decidable, decidables
from cfa_desktop.storage import formations, rubriques

SANS_PROJET, LIGNES_HAUTES = "sans_projet", "lignes_hautes"
_ECARTEES = frozenset((Rubrique.AMENAGEMENT, Rubrique.VOEU, Rubrique.GROUPE))
"""Parts that nobody examines. Aménagement stays out of prints (ecrans.md, « Dossier »)."""

_DU_BAC = {
    "eds_terminale": "Spéc. terminale",
    "eds_premiere": "Spéc. première",
    "eds_abandonne": "Spéc. arrêtée",
    "obtention": "Obtention",
    "academie": "Obtention",
}
_LIEUX = ("etablissement", "commune")
_VOIE = ("serie", "filiere", "formation", "specialite")
_LANGUES = ("langue_a", "langue_b", "langue_c")


def composer_examen(contexte: Contexte, demande: DemandeImpression) -> Ouvrage:
    """Return one examination sheet per candidature, in order."""
    tete = entete(contexte, demande.formation_id, demande.campagne, demande.filtre)
    ids = [(ligne.candidat_id, ligne.id) for ligne in demande.lignes]
    with contexte.database.lecture() as connection:
        toutes = {formation.id: formation for formation in formations.lister(connection)}
        contenus: dict[int, dict[Rubrique, dict[str, str]]] = {}
        for lot in demande.avance.lots(ids):
            contenus |= rubriques.de_candidatures(connection, lot)
        ouvertes = decidables(contexte, connection, toutes, demande)
    fiches = [
        _fiche(ligne, toutes[ligne.formation_id], _lire(contenus[ligne.id]))._replace(
            decider=ouvertes[ligne.id].ouverte, mention=ouvertes[ligne.id].mention
        )
        for ligne in demande.avance.compter(demande.lignes)
    ]
    return ouvrage_examen(fiches, tete, avec_projet=SANS_PROJET not in demande.options)


def composer_commission(contexte: Contexte, demande: DemandeImpression) -> Ouvrage:
    """Return the tables that go with the sheets of the same candidatures, one formation after another."""
    tete = entete(contexte, demande.formation_id, demande.campagne, demande.filtre)
    with contexte.database.lecture() as connection:
        toutes = {formation.id: formation for formation in formations.lister(connection)}
        ouvertes = decidables(contexte, connection, toutes, demande)
    lignes: dict[int, list[LigneCommission]] = {}
    for rang, ligne in enumerate(demande.avance.compter(demande.lignes), 1):
        sienne = _ligne(ligne, rang, ouvertes[ligne.id])
        lignes.setdefault(ligne.formation_id, []).append(sienne)
    commissions = [
        Commission(
            siennes,
            toutes[formation_id].criteres,
            examine=toutes[formation_id].examine,
            large=LIGNES_HAUTES in demande.options,
            formation=_nommer(toutes[formation_id]),
        )
        for formation_id, siennes in lignes.items()
    ]
    seule = commissions[0].formation if len(commissions) == 1 else None
    return ouvrage_commission(commissions, tete.de_formation(*seule) if seule else tete)


def _nommer(formation: Formation) -> tuple[str, str, str]:
    return formation.nom_court, formation.intitule, couleur(formation)


def _ligne(ligne: CandidatureLine, rang: int, decidable: Decidable) -> LigneCommission:
    return LigneCommission(
        fiche=rang,
        candidat=ligne.candidat or "–",
        numero=ligne.numero,
        origine=ligne.etablissement_origine,
        serie=ligne.serie,
        etat=cellule_etat(ligne).texte,
        limite=_limite(ligne),
        decider=decidable.ouverte,
        attente=decidable.attente,
    )


def _lire(contenu: Mapping[Rubrique, Mapping[str, str]]) -> ContenuLu:
    return lire({rubrique: textes for rubrique, textes in contenu.items() if rubrique not in _ECARTEES})


def _fiche(ligne: CandidatureLine, formation: Formation, lu: ContenuLu) -> FicheExamen:
    return FicheExamen(
        numero=ligne.numero,
        candidat=ligne.candidat or f"n°\u00a0{ligne.numero}",
        etat=cellule_etat(ligne),
        formation_code=formation.nom_court,
        formation_nom=formation.intitule,
        formation_couleur=couleur(formation),
        criteres=formation.criteres,
        civilite=ligne.civilite,
        mineur=ligne.mineur,
        limite=_limite(ligne),
        origine=ligne.etablissement_origine,
        profil=ligne.profil,
        annees=_annees(lu.scolarite),
        bac=_bac(lu.bac),
        avis=_faits(lu.avis),
        appreciations=_appreciations(lu.appreciations),
        bulletins=lu.bulletins,
        projet=_faits((*lu.projet, *lu.questions)),
        activites=_activites(lu.activites),
    )


def _limite(ligne: CandidatureLine) -> str:
    return texte_valeur(ligne.limite_on) or ligne.limite_mention


def _faits(lignes: Iterable[LigneLue]) -> tuple[Fait, ...]:
    return tuple(Fait(ligne.titre, ligne.texte) for ligne in lignes if ligne.texte.strip())


def _activites(lignes: Iterable[LigneLue]) -> tuple[Fait, ...]:
    """Return the activities as one text: they are short, and read together."""
    dites = [f"{fait.nom}\u202f: {fait.texte.rstrip(' .')}." for fait in _faits(lignes)]
    return (Fait("", " ".join(dites)),) if dites else ()


def _appreciations(lignes: Iterable[LigneLue]) -> tuple[Fait, ...]:
    """Return what was written of the candidate; what stands alone needs no name under its title."""
    faits = _faits(lignes)
    return (Fait("", faits[0].texte),) if len(faits) == 1 else faits


def _annees(blocs: Sequence[BlocAnnee]) -> tuple[AnneeScolaire, ...]:
    """Return what each year was spent at; a school is named where it is not that of the year after."""
    annees = []
    suivant = ""
    for bloc in blocs:
        ecole = _suite(bloc, _LIEUX, ", ")
        langues = _suite(bloc, _LANGUES, ", ")
        dites = (
            _suite(bloc, _VOIE, " · "),
            f"Langues\u202f: {langues}" if langues else "",
            ecole if ecole != suivant else "",
        )
        titre = " · ".join(filter(None, (bloc.annee, bloc.textes.get("niveau", ""))))
        annees.append(AnneeScolaire(titre, tuple(filter(None, dites))))
        suivant = ecole or suivant
    return tuple(annees)


def _suite(bloc: BlocAnnee, mesures: Iterable[str], lien: str) -> str:
    return lien.join(filter(None, (bloc.textes.get(mesure, "") for mesure in mesures)))


def _bac(lignes: Iterable[LigneLue]) -> tuple[Fait, ...]:
    """Return the bac; the specialities of a year stand together, when and where after them."""
    faits: dict[str, str] = {}
    for ligne in sorted(lignes, key=_apres_les_specialites):
        mesure = parties_du_chemin(ligne.chemin)[1][-1]
        famille = next((debut for debut in _DU_BAC if mesure.startswith(debut)), "")
        nom = _DU_BAC[famille] if famille else ligne.titre
        faits[nom] = ", ".join(filter(None, (faits.get(nom, ""), ligne.texte)))
    return tuple(Fait(nom, texte) for nom, texte in faits.items() if texte.strip())


def _apres_les_specialites(ligne: LigneLue) -> bool:
    """Say whether a fact of the bac is of less use to examine than what was studied for it."""
    return parties_du_chemin(ligne.chemin)[1][-1] in ("obtention", "academie")
