"""What a file says of the items prepared or typed here, in the words of « À saisir en ligne »."""

from __future__ import annotations

from collections.abc import Mapping

from cfa_desktop.models.constat import Conclusion, Constat, Genre, Mention
from cfa_desktop.models.libelles_champs import VIDE, valeur_lisible
from cfa_desktop.models.saisie import LABELS_STATUT, Decision, Nature, Saisie

_DECISIONS = {
    Decision.REFUS: "Refus de la candidature",
    Decision.RECHERCHE: "Mise en recherche de contrat",
}
_NATURES = {Nature.CONTRAT: "Contrat d’apprentissage", Nature.IA: "I.A. réalisée"}
_CHAMPS: Mapping[Genre, str] = {
    Genre.ETAT: "etat",
    Genre.REPONSE: "reponse",
    Genre.IA: "inscription",
    Genre.STATUT: "statut_contrat",
}
_ABSENT = "Absent de cet export"
_DEMISSION = "Démission du candidat"
_MENTIONS = {
    Mention.NON_COCHEE: "n’était pas coché «\u00a0saisi\u00a0» ici",
    Mention.DEPASSEE: "un contrat est affiché depuis",
    Mention.PARTI: "le candidat est parti depuis",
}


def dire_item(saisie: Saisie) -> str:
    """Return what was prepared or typed, and how far: « Contrat d’apprentissage, saisi en ligne »."""
    nature = _DECISIONS.get(saisie.decision) if saisie.decision else _NATURES.get(saisie.nature)
    return f"{nature or saisie.nature.value}, {LABELS_STATUT[saisie.statut]}"


def dire_export(constat: Constat) -> str:
    """Return what the file says of it."""
    conclusion = constat.conclusion
    if not constat.est_ecart:
        dits = ["Confirmé par l’export", *(_MENTIONS[mention] for mention in conclusion.mentions)]
        return " · ".join(dits)
    return _dire_ecart(conclusion)


def _dire_ecart(conclusion: Conclusion) -> str:
    if conclusion.genre is Genre.ABSENT or conclusion.genre is None:
        return _ABSENT
    if conclusion.genre is Genre.DEMISSION:
        return _DEMISSION
    champ = _CHAMPS[conclusion.genre]
    return valeur_lisible(champ, conclusion.valeur) if conclusion.valeur else VIDE
