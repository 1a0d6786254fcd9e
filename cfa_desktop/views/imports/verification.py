"""« Vérifier » one file: what it is, for which formation, and what it would change."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
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
from cfa_desktop.views.imports.choix import ChoixImport
from cfa_desktop.views.imports.differences import Differences
from cfa_desktop.views.imports.etude import Etude
from cfa_desktop.views.imports.nouvelle_formation import NouvelleFormation
from cfa_desktop.views.imports.textes import dire_doute, dire_lecture
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.bandeau import Bandeau
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etat_vide import EtatVide
from cfa_desktop.views.widgets.etiquette import etiquette

RIEN_A_CHANGER = "Ce fichier ne change rien\u202f: tout est déjà dans la base."
_ATTENTE, _FORMULAIRE, _DIFFERENCES, _REFUS, _RIEN = range(5)


class Verification(QWidget):
    """One file under check; it drives its ``Etude`` and follows it."""

    retire = Signal(object)  # Etude

    def __init__(self, bureau: Bureau) -> None:
        super().__init__()
        self._bureau = bureau
        self._etude: Etude | None = None
        self._cree = False
        self.titre = etiquette("", "soustitre", retour=True)
        self.retirer = bouton("Retirer ce fichier", "lien", nom_icone="x")
        self.retirer.clicked.connect(lambda: self.retire.emit(self._etude))
        self.lecture = etiquette("", "discret", retour=True)
        self.choix = ChoixImport()
        self.doute = Bandeau("", "attention")
        self.complet = self._question_complet()
        self.differences = Differences()
        self.formulaire = NouvelleFormation(bureau)
        self.attente = etiquette("", "discret")
        self.refus = EtatVide("file-text", "", detail="Rien n’a été changé dans la base.")
        self.rien = EtatVide("circle-check", RIEN_A_CHANGER)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._composer()
        self._brancher()

    def montrer(self, etude: Etude) -> None:
        """Check that file."""
        if self._etude is not None and self._etude is not etude:
            self._etude.changee.disconnect(self._suivre)
        if self._etude is not etude:
            self._etude = etude
            self._cree = False
            etude.changee.connect(self._suivre)
        self._suivre()

    def _suivre(self) -> None:
        etude = self._etude
        if etude is None:
            return
        self.titre.setText(etude.nom)
        lu = etude.lecture is not None and not etude.erreur
        self.lecture.setText(dire_lecture(etude.lecture.extraction) if etude.lecture else "")
        self.lecture.setVisible(bool(self.lecture.text()))
        self.choix.setVisible(lu and not self._cree)
        if lu and etude.lecture is not None:
            formations = self._bureau.formations.lister()
            if not formations and not self._cree:
                self._ouvrir_formulaire()
                return
            self.choix.montrer(etude, formations)
        self._dire_doute(etude if lu else None)
        self._dire_corps(etude)

    def _dire_doute(self, etude: Etude | None) -> None:
        texte = ""
        if etude is not None and etude.lecture is not None and not self._cree:
            texte = dire_doute(etude.lecture, etude.formation)
            if not texte and etude.plan is not None:
                texte = next((d.raison for d in etude.plan.doutes if d.ligne == 0), "")
        self.doute.set_texte(texte)
        self.doute.setVisible(bool(texte))
        question = etude is not None and etude.question_complet and not self._cree
        self.complet.setVisible(question)
        if etude is not None and question:
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
        if etude.erreur:
            self.refus.phrase.setText(etude.erreur)
            self._corps.setCurrentIndex(_REFUS)
        elif self._cree:
            self._corps.setCurrentIndex(_FORMULAIRE)
        elif etude.plan is not None:
            plan = etude.plan
            vide = plan.est_vide and not plan.inchanges and not plan.rejets and not plan.doutes
            if not vide:
                self.differences.montrer(plan)
            self._corps.setCurrentIndex(_RIEN if vide else _DIFFERENCES)
        else:
            occupe = etude.en_lecture or (etude.formation is not None and etude.export_on is not None)
            self._barre.setVisible(occupe)
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
        self._suivre()

    def _formation_creee(self, formation_id: int) -> None:
        self._cree = False
        if self._etude is not None:
            self._etude.choisir(self._bureau.formations.trouver(formation_id))

    def _formulaire_annule(self) -> None:
        self._cree = False
        self._suivre()

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
        entete = QHBoxLayout()
        entete.addWidget(self.titre, 1)
        entete.addWidget(self.retirer)
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
        for widget in (attente, self.formulaire, self.differences, self.refus, self.rien):
            self._corps.addWidget(widget)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(px(24), px(12), px(24), 0)
        boite.setSpacing(px(8))
        boite.addLayout(entete)
        for widget in (self.lecture, self.choix, self.doute, self.complet):
            boite.addWidget(widget)
        boite.addSpacing(px(4))
        boite.addWidget(self._corps, 1)

    def _brancher(self) -> None:
        self.choix.formation_choisie.connect(self._formation_choisie)
        self.choix.date_choisie.connect(self._date_choisie)
        self.choix.aujourdhui.clicked.connect(self._dater_aujourdhui)
        self.choix.nouvelle_demandee.connect(self._ouvrir_formulaire)
        self.formulaire.creee.connect(self._formation_creee)
        self.formulaire.annulee.connect(self._formulaire_annule)

    def _maintenant(self) -> datetime:
        return self._bureau.contexte.maintenant()
