"""« Vérifier »: for which formation, of which day, and what the file would change."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QProgressBar,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cfa_desktop.models.dates_fr import jour_de_paris
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.imports.categories import CATEGORIES
from cfa_desktop.views.imports.choix import ChoixImport
from cfa_desktop.views.imports.differences import Differences
from cfa_desktop.views.imports.etude import Etude
from cfa_desktop.views.imports.nouvelle_formation import NouvelleFormation
from cfa_desktop.views.imports.textes import dire_doute
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.bandeau import Bandeau
from cfa_desktop.views.widgets.etat_vide import EtatVide
from cfa_desktop.views.widgets.etiquette import etiquette

RIEN_A_CHANGER = "Ce fichier ne change rien\u202f: tout est déjà dans la base."
_ATTENTE, _FORMULAIRE, _DIFFERENCES, _RIEN = range(4)


class EtapeVerifier(QWidget):
    """The plan of one file; it drives its ``Etude``."""

    coches_changees = Signal()

    def __init__(self, bureau: Bureau) -> None:
        super().__init__()
        self._bureau = bureau
        self._etude: Etude | None = None
        self._cree = False
        self.choix = ChoixImport()
        self.doute = Bandeau("", "attention")
        self.complet = self._question_complet()
        self.differences = Differences()
        self.resolution = self.differences.detail.resolution
        self.formulaire = NouvelleFormation(bureau)
        self.attente = etiquette("", "discret")
        self.rien = EtatVide("circle-check", RIEN_A_CHANGER)
        self._composer()
        self._brancher()

    def montrer(self, etude: Etude) -> None:
        """Show what is known of that file."""
        if self._etude is not etude:
            self._etude, self._cree = etude, False
        self.choix.setVisible(not self._cree)
        if etude.lecture is not None:
            formations = self._bureau.formations.lister()
            if not formations and not self._cree:
                self._ouvrir_formulaire()
                return
            self.choix.montrer(etude, formations)
        self._dire_doute(etude)
        self._dire_corps(etude)

    def _dire_doute(self, etude: Etude) -> None:
        texte = ""
        if etude.lecture is not None and not self._cree:
            texte = dire_doute(etude.lecture, etude.formation)
            if not texte and etude.plan is not None:
                texte = next((d.raison for d in etude.plan.doutes if d.ligne == 0), "")
        self.doute.set_texte(texte)
        self.doute.setVisible(bool(texte))
        question = etude.question_complet and not self._cree
        self.complet.setVisible(question)
        if question:
            self._dire_question(etude)

    def _dire_question(self, etude: Etude) -> None:
        plan = etude.plan
        if plan is not None and etude.complet is not False:
            self.tout.setText(f"Oui, il est complet\u202f: signaler {len(plan.disparus)} absents")
        for radio, valeur in ((self.tout, True), (self.partie, False)):
            radio.blockSignals(True)
            self._groupe.setExclusive(False)
            radio.setChecked(etude.complet is valeur)
            self._groupe.setExclusive(True)
            radio.blockSignals(False)

    def _dire_corps(self, etude: Etude) -> None:
        if self._cree:
            self._corps.setCurrentIndex(_FORMULAIRE)
        elif etude.plan is not None:
            plan = etude.plan
            vide = not any(categorie.compter(plan) for categorie in CATEGORIES)
            if not vide:
                self.differences.montrer(plan, etude.listes, etude.decochees)
            self._corps.setCurrentIndex(_RIEN if vide else _DIFFERENCES)
        else:
            self._barre.setVisible(etude.occupee)
            self.attente.setText(etude.attente)
            self._corps.setCurrentIndex(_ATTENTE)

    def _ouvrir_formulaire(self) -> None:
        etude = self._etude
        if etude is None or etude.lecture is None:
            return
        extraction = etude.lecture.extraction
        annee = etude.export_on.year if etude.export_on else jour_de_paris(self._maintenant()).year
        self._cree = True
        self.formulaire.proposer(
            session=extraction.campagne or annee,
            annulable=bool(self._bureau.formations.lister()),
        )
        self.montrer(etude)

    def _formation_creee(self, formation_id: int) -> None:
        self._cree = False
        if self._etude is not None:
            self._etude.choisir(self._bureau.formations.trouver(formation_id))

    def _rendre_zeros(self, champ: str) -> None:
        if self._etude is not None:
            self._etude.rendre_zeros(champ)

    def _formulaire_annule(self) -> None:
        self._cree = False
        if self._etude is not None:
            self.montrer(self._etude)

    def _formation_choisie(self, formation_id: int) -> None:
        if self._etude is not None:
            choisie = self._bureau.formations.trouver(formation_id) if formation_id else None
            self._etude.choisir(choisie)

    def _date_choisie(self, jour: object) -> None:
        if self._etude is not None:
            self._etude.dater(jour)  # type: ignore[arg-type]

    def _dater_aujourdhui(self) -> None:
        self._date_choisie(jour_de_paris(self._maintenant()))

    def _dire_complet(self) -> None:
        if self._etude is not None and (self.tout.isChecked() or self.partie.isChecked()):
            self._etude.dire_complet(self.tout.isChecked())

    def _question_complet(self) -> QWidget:
        question = QWidget()
        self._groupe = QButtonGroup(question)
        self.tout = QRadioButton("Oui, il est complet")
        self.partie = QRadioButton("Non, il est partiel\u202f: ne signaler aucun absent")
        boite = QHBoxLayout(question)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(theme().px(16))
        boite.addWidget(etiquette("Ce fichier est-il complet\u202f?", "attention"))
        for radio in (self.tout, self.partie):
            self._groupe.addButton(radio)
            radio.toggled.connect(self._dire_complet)
            boite.addWidget(radio)
        boite.addStretch(1)
        return question

    def _composer(self) -> None:
        px = theme().px
        self._barre = QProgressBar()
        self._barre.setRange(0, 0)
        self._barre.setTextVisible(False)
        self._barre.setMaximumWidth(px(320))
        attente = QWidget()
        dans_attente = QVBoxLayout(attente)
        dans_attente.setContentsMargins(0, px(24), 0, 0)
        dans_attente.setSpacing(px(12))
        dans_attente.addWidget(self.attente)
        dans_attente.addWidget(self._barre)
        dans_attente.addStretch(1)
        self._corps = QStackedWidget()
        for widget in (attente, self.formulaire, self.differences, self.rien):
            self._corps.addWidget(widget)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(px(6))
        for widget in (self.choix, self.doute, self.complet):
            boite.addWidget(widget)
        boite.addWidget(self._corps, 1)

    def _brancher(self) -> None:
        self.choix.formation_choisie.connect(self._formation_choisie)
        self.choix.date_choisie.connect(self._date_choisie)
        self.choix.aujourdhui.clicked.connect(self._dater_aujourdhui)
        self.choix.nouvelle_demandee.connect(self._ouvrir_formulaire)
        self.formulaire.creee.connect(self._formation_creee)
        self.formulaire.annulee.connect(self._formulaire_annule)
        self.differences.coches_changees.connect(self.coches_changees)
        self.resolution.zeros_rendus.connect(self._rendre_zeros)

    def _maintenant(self) -> datetime:
        return self._bureau.contexte.maintenant()
