"""What a modified workbook changed, person by person, each value before -> after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from cfa_desktop.models.historique import LigneHistorique
from cfa_desktop.views.dossier.historique_dit import phrases
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.etiquette import etiquette

PERSONNES_MONTREES = 50
_RETRAIT = 6  # under the text of the links above
_SORTE = "Contact\u202f: "


def valeurs_changees(lignes: Sequence[LigneHistorique]) -> Iterator[QLabel]:
    """Give a name, then what changed of this person, and so on; the first persons only."""
    dites = []
    for sujet, groupe in groupby(sorted(lignes, key=_nom), key=_nom):
        # A person of several formations is corrected once: the same sentence is not said twice.
        phrases_dites = list(dict.fromkeys(phrase for ligne in groupe for phrase in _dites(ligne)))
        if phrases_dites:
            dites.append((sujet, phrases_dites))
    for sujet, phrases_dites in dites[:PERSONNES_MONTREES]:
        nom = etiquette(sujet, "discret", retour=True)
        nom.setContentsMargins(theme().px(_RETRAIT), theme().px(8), 0, 0)
        yield nom
        valeurs = etiquette("\n".join(phrases_dites), "valeur", retour=True)
        valeurs.setContentsMargins(theme().px(_RETRAIT), 0, 0, 0)
        valeurs.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        yield valeurs
    reste = len(dites) - PERSONNES_MONTREES
    if reste > 0:
        s = "s" if reste > 1 else ""
        yield etiquette(f"… et {reste} autre{s} personne{s}, à voir dans l’historique.", "absente")


def _dites(ligne: LigneHistorique) -> list[str]:
    """Return what changed in a row; that a note is a note goes without saying."""
    return [phrase for phrase in phrases(ligne) if not phrase.startswith(_SORTE)]


def _nom(ligne: LigneHistorique) -> str:
    """Return the person without the formation: the part of the report names it already."""
    return ligne.sujet.rpartition(" · ")[2]
