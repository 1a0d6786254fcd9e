"""Why this reply deadline (R17), and what the reply means (R18)."""

from __future__ import annotations

from cfa_desktop.models.dates_fr import jour_de_paris
from cfa_desktop.models.etats import LABELS_REPONSE
from cfa_desktop.models.explication import Entree, Explication
from cfa_desktop.models.pourquoi.cas import CALCULE, ICI, Cas, entree_instant
from cfa_desktop.models.pourquoi.recueil import Recueil
from cfa_desktop.models.regles.reponse import effet_reponse
from cfa_desktop.models.reponses import LimiteReponse, OrigineReponse
from cfa_desktop.models.saisie import Statut

TITRE = "Pourquoi cette limite de réponse ?"


def expliquer_reponse(cas: Cas, recueil: Recueil) -> Explication:
    """Return why the proposition must be answered by that day, or why nothing is awaited (R17, R18)."""
    limite = cas.situation.limite_reponse
    regles = (recueil.regle("R17"), recueil.regle("R18"))
    if limite is None:
        entrees = (_entree_reponse(cas), entree_instant(cas))
        return Explication(TITRE, _sans_limite(cas), regles, entrees)
    conclusion = limite.phrase
    if cas.situation.proposition_perdue:
        conclusion += " " + effet_reponse(cas.situation)
    return Explication(TITRE, conclusion, regles, _entrees(cas, limite))


def _sans_limite(cas: Cas) -> str:
    contrat = cas.situation.contrat
    if contrat is not None and contrat.statut is Statut.PREPAREE:
        return (
            "Le contrat est préparé ici seulement : la proposition d’admission, et sa limite de réponse, "
            "existeront une fois le contrat saisi sur Parcoursup."
        )
    effet = effet_reponse(cas.situation)
    if effet:
        return f"Aucune réponse n’est plus attendue. {effet}"
    return "Aucune proposition d’admission : il n’y a pas de réponse à attendre."


def _entrees(cas: Cas, limite: LimiteReponse) -> tuple[Entree, ...]:
    origines = {
        OrigineReponse.IMPORTEE: cas.parcoursup,
        OrigineReponse.SAISIE: ICI,
        OrigineReponse.CALENDRIER: cas.du_calendrier("reponses"),
        None: "à relever sur Parcoursup",
    }
    contrat = cas.situation.contrat
    entrees = [
        _entree_reponse(cas),
        Entree(
            "Proposition du",
            cas.jour(limite.recue_on) if limite.recue_on else "jour inconnu",
            ICI if contrat is not None and contrat.saisie_at is not None else cas.parcoursup,
        ),
        Entree(
            "Limite de réponse",
            cas.jour(limite.jour) if limite.jour else "date à fournir",
            origines[limite.origine],
        ),
    ]
    if limite.perdue_a is not None:
        perdue = cas.jour(jour_de_paris(limite.perdue_a))
        entrees.append(Entree("Perdue à partir du", f"{perdue}, 0 h 00", CALCULE))
    return (*entrees, entree_instant(cas))


def _entree_reponse(cas: Cas) -> Entree:
    reponse = cas.situation.reponse
    origine = ICI if cas.situation.notee else cas.parcoursup
    return Entree("Réponse du candidat", LABELS_REPONSE[reponse] if reponse else "inconnue", origine)
