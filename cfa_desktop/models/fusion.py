"""Bringing two persons together: what remains of each value, and what forbids it, in French."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from cfa_desktop.models.candidat import CHAMPS_CANDIDATURE
from cfa_desktop.models.etats import Etat
from cfa_desktop.models.saisie import Nature, Statut

_FAITS = (*CHAMPS_CANDIDATURE, "vue_confirmee_on", "export_on", "disparue_on", "sans_voeu")
# Seen or typed by the officer, one with the other: they outlive the facts around them.
_NOTES = (
    ("employeur_id",),
    ("limite_reponse_on",),
    ("reponse_notee", "reponse_notee_on"),
    ("demission_notee_on",),
)
DEBUT_FUSION = "Fiche "
_FUSION = DEBUT_FUSION + "{numero} ("
_LIEN = "Même personne que le dossier n° {numero} ("
_VIVANTS = (Statut.PREPAREE.value, Statut.SAISIE.value)
_DITS = {
    Nature.CONTRAT.value: "un contrat",
    Nature.DECISION.value: "une décision",
    Nature.IA.value: "une I.A.",
}


class VoeuStocke(NamedTuple):
    """A candidature as stored, the short name of its formation, and its items as stored."""

    formation: str
    faits: Mapping[str, Any]
    items: Sequence[Mapping[str, Any]]


def voeu_reuni(garde: Mapping[str, Any], cede: Mapping[str, Any]) -> dict[str, Any]:
    """Return the stored facts of the candidature kept, once the other one, of the same formation, joins it.

    The facts of the newer export win, as a whole; what a list noted without a vœu never wins over a vœu.
    What was noted here is kept, and completed by the other side where nothing was.
    """
    recent = _poids(cede) > _poids(garde)
    reuni = {champ: (cede if recent else garde)[champ] for champ in _FAITS}
    for champs in _NOTES:
        source = garde if any(garde[champ] for champ in champs) else cede
        reuni |= {champ: source[champ] for champ in champs}
    return reuni


def contenu_reuni(garde: Mapping[str, str], cede: Mapping[str, str]) -> dict[str, str]:
    """Return a part of the dossier, what is kept completed by the paths that only the other one has."""
    return {**cede, **garde}


def obstacles(garde: VoeuStocke, cede: VoeuStocke) -> list[str]:
    """Return what forbids two candidatures of one formation to become one: the same thing live twice."""
    phrases = []
    communs = _vivants(garde) & _vivants(cede)
    for nature in sorted(communs):
        quoi = _DITS.get(nature, "une saisie")
        phrases.append(
            f"{garde.formation}\u202f: chacune des deux fiches a {quoi} en cours. Retirez-en ou annulez-en "
            "un des deux, puis recommencez."
            if nature == Nature.CONTRAT.value
            else f"{garde.formation}\u202f: chacune des deux fiches a {quoi} en cours. Retirez-en une, puis "
            "recommencez."
        )
    return phrases


def phrase_brouillons(formation: str) -> str:
    """Return why two contracts begun in one formation are not brought together."""
    return (
        f"{formation}\u202f: un contrat est commencé sur chacune des deux fiches. Reprenez ou abandonnez "
        "l’un des deux, puis recommencez."
    )


def note_de_fusion(numero: str, nom: str) -> str:
    """Return the note that stays in the follow-up of the person kept."""
    fiche = f"{_FUSION.format(numero=numero)}{nom})"
    return f"{fiche} fusionnée avec celle-ci\u202f: tout ce qui y était noté est ici."


def dit_la_fusion(texte: str, numero: str) -> bool:
    """Say whether a note is the one that stays once the person of that number is merged into another."""
    return texte.startswith(_FUSION.format(numero=numero))


def note_de_lien(numero: str, nom: str) -> str:
    """Return the note left on each of the two dossiers of one person."""
    return f"{_LIEN.format(numero=numero)}{nom})\u202f: deux dossiers sur Parcoursup."


def dit_le_lien(texte: str, numero: str) -> bool:
    """Say whether a note of the follow-up is the one that links a dossier to that number."""
    return texte.startswith(_LIEN.format(numero=numero))


def _poids(faits: Mapping[str, Any]) -> tuple[bool, str]:
    return not faits["sans_voeu"], faits["export_on"] or ""


def _vivants(voeu: VoeuStocke) -> set[str]:
    natures = {item["nature"] for item in voeu.items if item["statut"] in _VIVANTS}
    if voeu.faits["etat"] == Etat.CONTRAT_SAISI.value and voeu.faits["disparue_on"] is None:
        natures.add(Nature.CONTRAT.value)
    return natures
