"""« Vérifier »: for which formation, of which day, and what the file would change."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from cfa_desktop.models.dates_fr import jour_de_paris
from cfa_desktop.models.sigle_devine import sigle_devine
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.imports.attente import Attente
from cfa_desktop.views.imports.choix import ChoixImport
from cfa_desktop.views.imports.defilement import PileCourante
from cfa_desktop.views.imports.differences import Differences
from cfa_desktop.views.imports.etude import Etude
from cfa_desktop.views.imports.nouvelle_formation import NouvelleFormation
from cfa_desktop.views.imports.textes import dire_doute, dire_recouvrement, en_phrase, pluriel
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.bandeau import Bandeau
from cfa_desktop.views.widgets.etat_vide import EtatVide
from cfa_desktop.views.widgets.etiquette import etiquette
from cfa_desktop.views.widgets.flux import Flux

RIEN_A_CHANGER = "Ce fichier ne contient aucune ligne\u202f: il ne change rien."
A_QUOI_SERT_LA_DATE = "Cette date sert à ne jamais remplacer un fait récent par un fait plus ancien."
SANS_DATE = f"Aucun fichier ne dit de quel jour il est. {A_QUOI_SERT_LA_DATE}"
AUJOURDHUI = "Il est d’aujourd’hui"
_ATTENTE, _FORMULAIRE, _DIFFERENCES, _RIEN, _MANQUE = range(5)


class EtapeVerifier(QWidget):
    """The plan of one file; it drives its ``Etude``."""

    coches_changees = Signal()

    def __init__(self, bureau: Bureau) -> None:
        super().__init__()
        self._bureau = bureau
        self._etude: Etude | None = None
        self._montree: Etude | None = None
        self._cree = False
        self.choix = ChoixImport()
        self.doute = Bandeau("", "attention")
        self.complet = self._question_complet()
        self.differences = Differences()
        self.resolution = self.differences.detail.resolution
        self.formulaire = NouvelleFormation(bureau)
        self.attente = Attente()
        self.manque = EtatVide("list-checks", "", AUJOURDHUI)
        self.manque.action_demandee.connect(self._dater_aujourdhui)
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
            self.choix.montrer(etude, formations, self._bureau.imports.dernier_jour())
        self._dire_doute(etude)
        self._dire_corps(etude)

    def _dire_doute(self, etude: Etude) -> None:
        texte = ""
        if etude.lecture is not None and not self._cree:
            # Once the formation is chosen, the day is what is waited for: said under the field.
            date = etude.date_a_venir if etude.formation is None else ""
            texte = " ".join(dit for dit in (dire_doute(etude.lecture, etude.formation), date) if dit)
            if not texte and etude.plan is not None:
                texte = next((en_phrase(d.raison) for d in etude.plan.doutes if d.ligne == 0), "")
        self.doute.set_texte(texte)
        self.doute.setVisible(bool(texte))
        question = etude.question_complet and not self._cree
        self.complet.setVisible(question)
        if question:
            self._dire_question(etude)

    def _dire_question(self, etude: Etude) -> None:
        plan = etude.plan
        if plan is not None and etude.complet is not False:
            self.tout.setText(f"Oui\u202f: signaler {pluriel(len(plan.disparus), 'absent', 'absents')}")
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
            vide = etude.listes.est_vide
            if not vide:
                neuf, self._montree = self._montree is not etude, etude
                self.differences.montrer(etude.plan, etude.listes, etude.decochees, neuf=neuf)
            self._corps.setCurrentIndex(_RIEN if vide else _DIFFERENCES)
        else:
            self._dire_attente(etude)

    def _dire_attente(self, etude: Etude) -> None:
        """Say what the program does, or what a hand must give."""
        self.attente.phrase.setText(etude.attente)
        self.manque.phrase.setText(etude.attente)
        sans_formation = etude.formation is None
        detail = A_QUOI_SERT_LA_DATE if etude.date_a_venir else SANS_DATE
        if sans_formation and etude.lecture is not None:
            detail = dire_recouvrement(etude.lecture, None)
        self.manque.detail.setText(detail)
        self.manque.detail.show()
        self.manque.bouton.setVisible(not sans_formation)
        self._corps.setCurrentIndex(_ATTENTE if etude.occupee else _MANQUE)

    def _ouvrir_formulaire(self) -> None:
        etude = self._etude
        if etude is None or etude.lecture is None:
            return
        extraction = etude.lecture.extraction
        annee = etude.export_on.year if etude.export_on else jour_de_paris(self._maintenant()).year
        self._cree = True
        self.formulaire.proposer(
            session=extraction.campagne or annee,
            code=sigle_devine(extraction.indice_formation),
            intitule=extraction.extras.get("formation", ""),
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
        self.tout = QRadioButton("Oui")
        self.partie = QRadioButton("Non, partiel\u202f: aucun absent")
        boite = Flux(question, ecart=theme().px(12))
        boite.setContentsMargins(0, 0, 0, 0)
        phrase = etiquette("Ce fichier est-il complet\u202f?", "attention")
        phrase.setMinimumHeight(theme().px(24))
        boite.addWidget(phrase)
        for radio in (self.tout, self.partie):
            self._groupe.addButton(radio)
            radio.toggled.connect(self._dire_complet)
            boite.addWidget(radio)
        return question

    def _composer(self) -> None:
        px = theme().px
        self._corps = PileCourante()
        for page in (self.attente, self.formulaire, self.differences, self.rien, self.manque):
            self._corps.addWidget(page)
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
