"""A text of several sentences under its name: a letter, an appreciation, an answer, as it was written."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cfa_desktop.models.contenu_lu import LigneLue
from cfa_desktop.views.infobulles import infobulle
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.bouton_copier import BoutonCopier
from cfa_desktop.views.widgets.etiquette import etiquette

LARGEUR_LISIBLE = 640


class TexteLong(QWidget):
    """One paragraph per line of the text, on lines short enough to be read."""

    def __init__(self, ligne: LigneLue, origine: str) -> None:
        super().__init__()
        px = theme().px
        tete = QHBoxLayout()
        tete.setContentsMargins(0, 0, 0, 0)
        tete.setSpacing(px(4))
        titre = etiquette(ligne.titre, "discret", retour=True)
        titre.setContentsMargins(0, px(4), 0, 0)
        tete.addWidget(titre, 1)
        tete.addWidget(BoutonCopier(ligne.titre.lower(), ligne.texte))
        boite = QVBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(px(6))
        boite.addLayout(tete)
        for paragraphe in filter(str.strip, ligne.texte.splitlines()):
            dit = etiquette(paragraphe, "valeur", retour=True)
            dit.setToolTip(infobulle(*origine.split("\n")))
            boite.addWidget(dit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # A margin, for a maximum width would cut the last lines: the page counts them on its whole width.
        marge = max(0, self.width() - theme().px(LARGEUR_LISIBLE))
        boite = self.layout()
        if boite is not None and boite.contentsMargins().right() != marge:
            boite.setContentsMargins(0, 0, marge, 0)
