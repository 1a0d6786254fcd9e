"""One part of « Suivre la formation »: a title, sentences, and what may be done of them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cfa_desktop.models.verdict import Verdict
from cfa_desktop.views.infobulles import infobulle
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import Poids, bouton
from cfa_desktop.views.widgets.etiquette import RoleTexte, etiquette


class Partie(QWidget):
    """``geste_demande`` carries what to write and the sentence that says it."""

    geste_demande = Signal(object, str)

    def __init__(self, titre: str) -> None:
        super().__init__()
        self._titre = titre
        self._boite = QVBoxLayout(self)
        self._boite.setContentsMargins(0, 0, 0, 0)
        self._boite.setSpacing(theme().px(6))
        self._boite.addWidget(etiquette(titre, "rubrique"))

    def dire(self, texte: str, role: RoleTexte = "valeur") -> None:
        """Add a sentence."""
        self._boite.addWidget(etiquette(texte, role, retour=True))

    def ajouter(self, widget: QWidget) -> None:
        """Add a widget."""
        self._boite.addWidget(widget)

    def rang(self, texte: str, *boutons: QPushButton, detail: str = "") -> None:
        """Add a sentence with its buttons on the right."""
        ligne = QHBoxLayout()
        ligne.setSpacing(theme().px(10))
        textes = QVBoxLayout()
        textes.setSpacing(0)
        textes.addWidget(etiquette(texte, "valeur", retour=True))
        if detail:
            textes.addWidget(etiquette(detail, "discret", retour=True))
        ligne.addLayout(textes, 1)
        for un in boutons:
            ligne.addWidget(un, 0, Qt.AlignmentFlag.AlignTop)
        self._boite.addLayout(ligne)

    def boutons(self, *boutons: QPushButton) -> None:
        """Add buttons on one line."""
        ligne = QHBoxLayout()
        ligne.setSpacing(theme().px(8))
        for un in boutons:
            ligne.addWidget(un)
        ligne.addStretch(1)
        self._boite.addLayout(ligne)

    def bouton(
        self, texte: str, faire: Callable[[], None], verdict: Verdict | None = None, poids: Poids = "normal"
    ) -> QPushButton:
        """Return a button; a verdict greys it and says every reason."""
        un = bouton(texte, poids)
        un.setAccessibleName(f"{texte.rstrip('…')}\u202f: {self._titre}")
        un.clicked.connect(lambda _=False: faire())
        if verdict is not None:
            un.setEnabled(not verdict.blocages)
            raisons = verdict.blocages or verdict.avertissements
            un.setToolTip(infobulle(*(f"{r.message} ({r.code}, {r.source})" for r in raisons)))
        return un
