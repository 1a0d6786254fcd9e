"""For which formation, of which day: what the officer checks before anything else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, QLocale, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from cfa_desktop.models.formation import Formation
from cfa_desktop.views.imports.etude import Etude
from cfa_desktop.views.imports.textes import dire_recouvrement, nommer
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette
from cfa_desktop.views.widgets.mois import ouvrir_sur_un_mois

A_CHOISIR = "Choisissez la formation…"
SANS_DATE = QDate(2000, 1, 1)  # the field's own "none": QDateEdit cannot be empty


class ChoixImport(QWidget):
    """Formation and date of the export, each with where it comes from."""

    formation_choisie = Signal(int)
    date_choisie = Signal(object)
    nouvelle_demandee = Signal()

    def __init__(self) -> None:
        super().__init__()
        px = theme().px
        self.formation = QComboBox()
        self.formation.setAccessibleName("Formation")
        self.formation.setMinimumWidth(px(300))
        self.formation.setMaximumWidth(px(560))
        self.formation.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.formation.activated.connect(self._formation_activee)
        self.recouvrement = etiquette("", "discret", retour=True)
        self.nouvelle = bouton("Nouvelle formation…", "lien", nom_icone="plus")
        self.nouvelle.clicked.connect(self.nouvelle_demandee)
        self.date = QDateEdit(SANS_DATE)
        self.date.setAccessibleName("Date de l’export")
        self.date.setLocale(QLocale(QLocale.Language.French, QLocale.Country.France))
        self.date.setDisplayFormat("ddd d MMM yyyy")
        ouvrir_sur_un_mois(self.date)
        self.date.setMinimumDate(SANS_DATE)
        self.date.setSpecialValueText("à préciser")
        self.date.setMinimumWidth(px(180))
        self.date.setMaximumWidth(px(220))
        self.date.dateChanged.connect(self._date_changee)
        self.aujourdhui = bouton("Aujourd’hui", "lien")
        self.origine = etiquette("", "discret")
        self._composer()

    def montrer(self, etude: Etude, formations: Sequence[Formation]) -> None:
        """Show what is chosen for a file, among those formations."""
        lecture = etude.lecture
        if lecture is None:
            return
        with QSignalBlocker(self.formation), QSignalBlocker(self.date):
            self.formation.clear()
            self.formation.addItem(A_CHOISIR, 0)
            plusieurs = len({formation.campagne for formation in formations}) > 1
            for formation in formations:
                self.formation.addItem(nommer(formation, avec_session=plusieurs), formation.id)
            choisie = etude.formation.id if etude.formation else 0
            self.formation.setCurrentIndex(max(0, self.formation.findData(choisie)))
            jour = etude.export_on
            self.date.setDate(QDate(jour.year, jour.month, jour.day) if jour else SANS_DATE)
        self.recouvrement.setText(dire_recouvrement(lecture, etude.formation))
        du_nom = jour is not None and lecture.extraction.indice_date == jour.isoformat()
        self.origine.setText("lue dans le nom du fichier" if du_nom else "")
        self.aujourdhui.setVisible(jour is None)

    def _composer(self) -> None:
        px = theme().px
        grille = QGridLayout(self)
        grille.setContentsMargins(0, 0, 0, 0)
        grille.setHorizontalSpacing(px(12))
        grille.setVerticalSpacing(px(8))
        dates = QHBoxLayout()
        dates.setSpacing(px(8))
        for widget in (self.date, self.aujourdhui, self.origine):
            dates.addWidget(widget)
        dates.addStretch(1)
        grille.addWidget(etiquette("Formation", "discret"), 0, 0)
        grille.addWidget(self.formation, 0, 1)
        grille.addWidget(self.recouvrement, 0, 2)
        grille.addWidget(self.nouvelle, 0, 3)
        grille.addWidget(etiquette("Export du", "discret"), 1, 0)
        grille.addLayout(dates, 1, 1, 1, 3)
        grille.setColumnStretch(1, 3)
        grille.setColumnStretch(2, 2)

    def _formation_activee(self, rang: int) -> None:
        self.formation_choisie.emit(int(self.formation.itemData(rang)))

    def _date_changee(self, jour: QDate) -> None:
        lu = None if jour == SANS_DATE else date(jour.year(), jour.month(), jour.day())
        self.date_choisie.emit(lu)
