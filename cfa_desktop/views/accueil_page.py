"""The very first screen: the session, then three ways to begin."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from cfa_desktop.views.background import run_in_background
from cfa_desktop.views.cadre.carte_choix import CarteChoix
from cfa_desktop.views.cadre.centre import poser_au_centre
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.etiquette import etiquette


class AccueilPage(QWidget):
    """``base_voulue`` carries a session and the page to begin on; ``demo_prete`` the demo's file."""

    base_voulue = Signal(int, str)
    demo_prete = Signal(object)
    fermee = Signal()

    def __init__(self, sessions: Sequence[int], *, demo: Callable[[], Path]) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("CFA Recrutement")
        self.setMinimumSize(760, 560)
        self.resize(1280, 720)
        self._demo = demo
        self.session = QComboBox()
        self.session.setAccessibleName("Session Parcoursup")
        for annee in reversed(sessions):
            self.session.addItem(f"Session {annee}", annee)
        self.importer = CarteChoix(
            "file-input",
            "Importer un export",
            "Le tableau de « Gérer le recrutement » ou l’export paramétrable, en fichier ou copié.",
        )
        self.creer = CarteChoix(
            "graduation-cap",
            "Créer mes formations",
            "Intitulé, code, capacité\u202f: les candidatures viendront ensuite.",
        )
        self.decouvrir = CarteChoix(
            "flask-conical",
            "Découvrir avec la base de démonstration",
            "Des personnes et des employeurs imaginaires, dans un fichier à part, pour tout essayer.",
        )
        self.importer.clicked.connect(self._importer)
        self.creer.clicked.connect(self._creer)
        self.decouvrir.clicked.connect(self._decouvrir)
        self.avancement = QProgressBar(maximum=0, textVisible=False)
        self.avancement.hide()
        self.etat = etiquette("", "discret")
        self._disposer()

    def _disposer(self) -> None:
        px = theme().px
        colonne = QVBoxLayout()
        colonne.setSpacing(px(12))
        colonne.addStretch(2)
        colonne.addWidget(etiquette("Bienvenue dans CFA Recrutement", "titre"))
        colonne.addWidget(
            etiquette(
                "Le bureau du recrutement en apprentissage, à côté de Parcoursup. Tout reste sur cet "
                "ordinateur\u202f: rien n’est envoyé, à personne.",
                "discret",
                retour=True,
            )
        )
        colonne.addSpacing(px(12))
        ligne = QHBoxLayout()
        ligne.addWidget(etiquette("Session Parcoursup", "rubrique"))
        ligne.addWidget(self.session)
        ligne.addStretch(1)
        colonne.addLayout(ligne)
        colonne.addSpacing(px(4))
        for carte in (self.importer, self.creer, self.decouvrir):
            colonne.addWidget(carte)
        colonne.addWidget(self.avancement)
        colonne.addWidget(self.etat)
        colonne.addStretch(3)
        poser_au_centre(self, colonne)

    def _annee(self) -> int:
        return int(self.session.currentData())

    def _importer(self) -> None:
        self.base_voulue.emit(self._annee(), "import")

    def _creer(self) -> None:
        self.base_voulue.emit(self._annee(), "formations")

    def _decouvrir(self) -> None:
        self._occuper("Préparation de la base de démonstration…")
        run_in_background(self._demo, done=self._demo_faite, failed=self._demo_ratee)

    def _demo_faite(self, path: Path) -> None:
        self._occuper("")
        self.demo_prete.emit(path)

    def _demo_ratee(self, erreur: Exception) -> None:
        self._occuper("")
        raise erreur

    def _occuper(self, phrase: str) -> None:
        for widget in (self.session, self.importer, self.creer, self.decouvrir):
            widget.setEnabled(not phrase)
        self.avancement.setVisible(bool(phrase))
        self.etat.setText(phrase)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.fermee.emit()
