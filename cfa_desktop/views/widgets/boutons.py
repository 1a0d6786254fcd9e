"""Buttons by weight: one primary per page, the rest quiet."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton

from cfa_desktop.views.icones import RoleCouleur, icone
from cfa_desktop.views.theme import theme

Poids = Literal["normal", "primary", "quiet", "lien", "danger"]


def bouton(texte: str, poids: Poids = "normal", *, nom_icone: str = "") -> QPushButton:
    """Return a push button of that weight, with an icon of the set when one is named."""
    resultat = QPushButton(texte.replace("&", "&&"))
    if poids != "normal":
        resultat.setProperty("poids", poids)
    if nom_icone:
        roles: dict[str, RoleCouleur] = {"primary": "sur_accent", "lien": "accent", "danger": "brique"}
        resultat.setIcon(icone(nom_icone, roles.get(poids, "texte"), air=True))
        resultat.setIconSize(QSize(theme().px(20), theme().px(16)))
    return resultat


def set_poids(cible: QPushButton, poids: Poids) -> None:
    """Change the weight of a button that is already shown."""
    cible.setProperty("poids", poids)
    cible.style().unpolish(cible)
    cible.style().polish(cible)
