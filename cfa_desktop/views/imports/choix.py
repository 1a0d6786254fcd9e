"""For which formation, of which day: what the officer checks before anything else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, QLocale, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cfa_desktop.models.extraction import Extraction
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.repris import jour_repris
from cfa_desktop.views.imports.defilement import GRAND_TEXTE_PCT
from cfa_desktop.views.imports.etude import Etude
from cfa_desktop.views.imports.textes import NATURES, dire_recouvrement, nommer
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette
from cfa_desktop.views.widgets.etiquette_elidee import EtiquetteElidee
from cfa_desktop.views.widgets.flux import Flux
from cfa_desktop.views.widgets.mois import ouvrir_sur_un_mois

A_CHOISIR = "Choisissez la formation…"
NOUVELLE = "Nouvelle formation…"
CREER = -1
DU_EXPORT, DU_LISTE = "Export du", "Liste du"
DU_NOM = "Date lue dans le nom du fichier."
DU_FICHIER = "Date portée par le fichier."
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
        self.formation.setMinimumWidth(px(160))
        self.formation.setMaximumWidth(px(340))
        self.formation.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.formation.activated.connect(self._formation_activee)
        self.recouvrement = EtiquetteElidee("", "discret")
        self.date = QDateEdit(SANS_DATE)
        self.date.setAccessibleName("Date de l’export")
        self.date.setLocale(QLocale(QLocale.Language.French, QLocale.Country.France))
        self.date.setDisplayFormat("ddd d MMM yyyy")
        ouvrir_sur_un_mois(self.date)
        self.date.setMinimumDate(SANS_DATE)
        self.date.setSpecialValueText("à préciser")
        self.date.setFixedWidth(px(190))
        self.date.dateChanged.connect(self._date_changee)
        self.du = etiquette(DU_EXPORT, "discret")
        self.du.setBuddy(self.date)
        self.aujourdhui = bouton("Aujourd’hui", "lien")
        self._composer()

    def montrer(self, etude: Etude, formations: Sequence[Formation], dernier: date | None) -> None:
        """Show what is chosen for a file, among those formations; ``dernier`` is the last day allowed."""
        lecture = etude.lecture
        if lecture is None:
            return
        self.du.setText(DU_LISTE if etude.est_liste else DU_EXPORT)
        self.date.setAccessibleName(f"Date de {'la liste' if etude.est_liste else 'l’export'}")
        with QSignalBlocker(self.formation), QSignalBlocker(self.date):
            self.formation.clear()
            self.formation.addItem(A_CHOISIR, 0)
            plusieurs = len({formation.campagne for formation in formations}) > 1
            for formation in formations:
                self.formation.addItem(nommer(formation, avec_session=plusieurs), formation.id)
            self.formation.insertSeparator(self.formation.count())
            self.formation.addItem(NOUVELLE, CREER)
            choisie = etude.formation.id if etude.formation else 0
            self.formation.setCurrentIndex(max(0, self.formation.findData(choisie)))
            jour = etude.export_on
            self.date.clearMaximumDate()
            if dernier is not None:
                self.date.setMaximumDate(QDate(dernier.year, dernier.month, dernier.day))
            self.date.setDate(QDate(jour.year, jour.month, jour.day) if jour else SANS_DATE)
        dits = (
            dire_recouvrement(lecture, etude.formation),
            _origine(lecture.extraction, jour),
            NATURES[lecture.extraction.type],
        )
        self.recouvrement.setText("  ·  ".join(dit for dit in dits if dit))
        self.aujourdhui.setVisible(jour is None)

    def _composer(self) -> None:
        if theme().taille_pct > GRAND_TEXTE_PCT:
            self._composer_en_rangs()
            return
        px = theme().px
        boite = QHBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(px(8))
        boite.addWidget(etiquette("Formation", "discret"))
        boite.addWidget(self.formation, 3)
        boite.addSpacing(px(8))
        boite.addWidget(self.du)
        boite.addWidget(self.date)
        boite.addWidget(self.aujourdhui)
        boite.addSpacing(px(8))
        boite.addWidget(self.recouvrement, 4)

    def _composer_en_rangs(self) -> None:
        """Go to the line where large text does not fit on one; each field stays beside its name."""
        px = theme().px
        self.formation.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        rangs = Flux(ecart=px(8))
        formation = etiquette("Formation", "discret")
        for groupe in ((formation, self.formation), (self.du, self.date, self.aujourdhui)):
            cadre = QWidget()
            boite = QHBoxLayout(cadre)
            boite.setContentsMargins(0, 0, 0, 0)
            boite.setSpacing(px(8))
            for widget in groupe:
                boite.addWidget(widget)
            rangs.addWidget(cadre)
        tout = QVBoxLayout(self)
        tout.setContentsMargins(0, 0, 0, 0)
        tout.setSpacing(px(4))
        tout.addLayout(rangs)
        tout.addWidget(self.recouvrement)

    def _formation_activee(self, rang: int) -> None:
        voulue = int(self.formation.itemData(rang))
        if voulue == CREER:
            self.nouvelle_demandee.emit()
        else:
            self.formation_choisie.emit(voulue)

    def _date_changee(self, jour: QDate) -> None:
        lu = None if jour == SANS_DATE else date(jour.year(), jour.month(), jour.day())
        self.date_choisie.emit(lu)


def _origine(extraction: Extraction, jour: date | None) -> str:
    """Return where the day comes from, "" when the officer gave it."""
    if jour is None or extraction.indice_date != jour.isoformat():
        return ""
    return DU_FICHIER if extraction.repris and jour_repris(extraction) == jour else DU_NOM
