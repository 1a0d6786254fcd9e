"""What an explanation shows: conclusion, rules with their documents, inputs with their origins."""

from __future__ import annotations

import re

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from cfa_desktop.models.explication import Entree, Explication, Regle
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.etiquette import Etiquette, RoleTexte, etiquette
from cfa_desktop.views.widgets.separateur import Separateur

_CODE_DE_REGLE = re.compile(r"R\d+")
_ETROIT, _LARGE = 8, 26  # characters: a column of numbers leaves its room to the others
PRIS_EN_COMPTE, REGLES = "Ce qui a été pris en compte", "Règles"


class ContenuPourquoi(QWidget):
    """One explanation, top to bottom; every word may be selected."""

    def __init__(self, explication: Explication) -> None:
        super().__init__()
        self.setObjectName("contenu")
        px = theme().px
        boite = QVBoxLayout(self)
        boite.setContentsMargins(px(20), px(16), px(20), px(16))
        boite.setSpacing(px(8))
        boite.addWidget(_texte(explication.titre, "soustitre"))
        boite.addWidget(_texte(explication.conclusion, "valeur"))
        if explication.entrees:
            boite.addSpacing(px(4))
            boite.addWidget(etiquette(PRIS_EN_COMPTE, "rubrique"))
            boite.addLayout(_entrees(explication.entrees))
            boite.addSpacing(px(4))
        if explication.entrees and explication.regles:
            boite.addWidget(Separateur())
            boite.addSpacing(px(4))
        if explication.regles:
            boite.addWidget(etiquette(REGLES if len(explication.regles) > 1 else "Règle", "rubrique"))
        for rang, regle in enumerate(explication.regles):
            if rang:
                boite.addSpacing(px(4))
            boite.addWidget(_regle(regle))
        boite.addStretch(1)

    def sizeHint(self) -> QSize:
        large = theme().px(560)
        return QSize(large, self.heightForWidth(large))


def _texte(texte: str, role: RoleTexte) -> Etiquette:
    resultat = etiquette(texte, role, retour=True)
    # An explanation is meant to be quoted.
    resultat.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return resultat


def _regle(regle: Regle) -> QWidget:
    px = theme().px
    bloc = QWidget()
    grille = QGridLayout(bloc)
    grille.setContentsMargins(0, 0, 0, 0)
    grille.setHorizontalSpacing(px(10))
    grille.setVerticalSpacing(px(2))
    grille.setColumnStretch(1, 1)
    code = QLabel(regle.code if _CODE_DE_REGLE.fullmatch(regle.code) else "")
    code.setObjectName("codeRegle")
    code.setTextFormat(Qt.TextFormat.PlainText)
    code.setAlignment(Qt.AlignmentFlag.AlignCenter)
    code.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    code.setMinimumWidth(px(38))
    code.setProperty("vide", not code.text())
    grille.addWidget(code, 0, 0, Qt.AlignmentFlag.AlignTop)
    titre = _texte(regle.titre, "rubrique") if regle.titre else None
    lignes = [titre, _texte(regle.phrase, "valeur")]
    if regle.extrait:
        lignes.append(_texte(f"«\u00a0{regle.extrait}\u00a0»", "discret"))
    lignes.append(_texte(f"Source\u202f: {regle.source}", "discret"))
    for rang, ligne in enumerate(filter(None, lignes)):
        grille.addWidget(ligne, rang, 1)
    return bloc


def _entrees(entrees: tuple[Entree, ...]) -> QGridLayout:
    px = theme().px
    grille = QGridLayout()
    grille.setHorizontalSpacing(px(16))
    grille.setVerticalSpacing(px(4))
    for colonne, textes in enumerate(zip(*entrees, strict=True)):
        grille.setColumnStretch(colonne, max(_ETROIT, min(_LARGE, max(map(len, textes)))))
    for rang, entree in enumerate(entrees):
        for colonne, (texte, role) in enumerate(_cases(entree)):
            grille.addWidget(_texte(texte, role), rang, colonne, Qt.AlignmentFlag.AlignTop)
    return grille


def _cases(entree: Entree) -> tuple[tuple[str, RoleTexte], ...]:
    return (entree.nom, "discret"), (entree.valeur, "valeur"), (entree.origine, "discret")
