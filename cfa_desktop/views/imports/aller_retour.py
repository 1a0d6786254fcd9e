"""A workbook exported to be modified comes back: each change shown, before and after, ticked or not."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cfa_desktop.models.aller_retour import PlanAllerRetour
from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.extraction import Extraction
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.background import run_in_background
from cfa_desktop.views.imports.aller_retour_lignes import (
    LigneRetour,
    SortDelegate,
    cle_recherche,
    colonnes,
    dire_sort,
    lignes_du_retour,
)
from cfa_desktop.views.imports.textes import en_phrase, pluriel
from cfa_desktop.views.infobulles import infobulle
from cfa_desktop.views.tables.liste import DefinitionListe, ListeFiltrable
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette

_DETAIL_MAX = 400
RIEN = "Ce classeur ne change rien\u202f: tout ce qu’il dit est déjà dans la base."
RIEN_DE_COCHE = "Rien n’est coché\u202f: cochez au moins un changement."
RIEN_A_COCHER = "Aucun changement ne peut être repris."
CONFLITS = "Ce qui a changé ici aussi depuis l’export n’est pas coché\u202f: comparez les deux valeurs."


class AllerRetourDialog(QDialog):
    """Shows a plan; ``plan`` says what is ticked."""

    def __init__(self, plan: PlanAllerRetour, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plan = plan
        self.setWindowTitle("Classeur modifié")
        px = theme().px
        place = self.screen().availableGeometry()
        self.resize(min(px(1240), place.width() - px(24)), min(px(600), place.height() - px(64)))
        self.liste: ListeFiltrable[LigneRetour] = ListeFiltrable(
            DefinitionListe(
                "aller_retour",
                "Changements du classeur",
                colonnes(self._dire),
                cle_recherche,
                lambda ligne: ligne.rang,
                ("valeur", "valeurs"),
            )
        )
        self.resume = etiquette("", "soustitre", retour=True)
        self.conflits = etiquette(CONFLITS, "attention", retour=True)
        self.doutes = etiquette("", "attention", retour=True)
        self.detail = etiquette("", "discret", retour=True)
        self.rien = etiquette("", "discret")
        self.reprendre = bouton("Reprendre", "primary")
        self.renoncer = bouton("Renoncer", "quiet")
        self._disposer()
        self.liste.set_rows(lignes_du_retour(plan))
        self.liste.vue.setItemDelegateForColumn(0, SortDelegate(self.liste.vue))
        self.liste.vue.installEventFilter(self)
        self.liste.vue.clicked.connect(self._cliquee)
        self.liste.vue.selectionModel().currentChanged.connect(self._detailler)
        self.reprendre.clicked.connect(self.accept)
        self.renoncer.clicked.connect(self.reject)
        self._montrer()
        self.liste.vue.setFocus()

    def cocher(self, rangs: set[int], *, oui: bool) -> None:
        """Take those changes, or leave them."""
        for rang in rangs:
            self.plan = self.plan.coche(rang, oui=oui)
        self._montrer()

    def eventFilter(self, objet: QObject, event: QEvent) -> bool:
        touche = event.key() if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) else 0
        if touche == Qt.Key.Key_Space:
            choisis = set(self.liste.vue.ids_selectionnes())
            self._basculer({un.voulu for un in self.liste.modele.rows if un.rang in choisis})
            return True
        return super().eventFilter(objet, event)

    def _disposer(self) -> None:
        px = theme().px
        self.liste.vue.entete.setStretchLastSection(True)
        bas = QHBoxLayout()
        bas.addWidget(self.rien, 1, Qt.AlignmentFlag.AlignRight)
        bas.addWidget(self.renoncer)
        bas.addWidget(self.reprendre)
        self.renoncer.setAutoDefault(False)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(px(24), px(20), px(24), px(16))
        boite.setSpacing(px(8))
        for widget in (self.resume, self.conflits, self.doutes):
            boite.addWidget(widget)
        boite.addWidget(self.liste, 1)
        boite.addWidget(self.detail)
        boite.addLayout(bas)

    def _dire(self, ligne: LigneRetour) -> str:
        return dire_sort(ligne, self.plan)

    def _cliquee(self, index: QModelIndex) -> None:
        if index.column() == 0:
            self._basculer({self.liste.modele.row_at(index).voulu})

    def _detailler(self, index: QModelIndex, _avant: QModelIndex) -> None:
        """Tell the current line whole: a note or a reason is longer than its cell."""
        if not index.isValid():
            self.detail.setText("")
            return
        ligne = self.liste.modele.row_at(index)
        valeurs = " → ".join(filter(None, (ligne.avant, ligne.apres)))
        dit = "\u202f: ".join(filter(None, (ligne.champ, valeurs)))
        raison = f" – {en_phrase(ligne.raison)}" if ligne.raison else ""
        entier = f"Ligne {ligne.ligne}, {ligne.candidat or 'sans nom'}, {dit}{raison}"
        self.detail.setText(entier if len(entier) <= _DETAIL_MAX else f"{entier[:_DETAIL_MAX]}…")

    def _basculer(self, rangs: set[int]) -> None:
        voulus = rangs - {-1}
        if voulus:
            self.cocher(voulus, oui=not voulus <= self.plan.acceptes)

    def _montrer(self) -> None:
        plan = self.plan
        nombre = len(plan.retenus)
        comptes = (
            (len(plan.changements), "changement", "changements"),
            (len(plan.conflits), "conflit", "conflits"),
            (len(plan.refus), "valeur non reprise", "valeurs non reprises"),
        )
        dits = [pluriel(combien, un, plusieurs) for combien, un, plusieurs in comptes if combien]
        self.resume.setText(f"{plan.fichier}\u202f: {', '.join(dits)}." if dits else RIEN)
        self.conflits.setVisible(bool(plan.conflits))
        dites = " ".join(f"{doute.champ}\u202f: {en_phrase(doute.raison)}" for doute in plan.doutes)
        self.doutes.setText(dites)
        self.doutes.setVisible(bool(dites))
        compte = pluriel(nombre, "changement", "changements")
        self.reprendre.setText(f"Reprendre {compte}" if nombre else "Rien à reprendre")
        self.reprendre.setEnabled(nombre > 0)
        raison = "" if nombre else RIEN_DE_COCHE if plan.voulus else RIEN_A_COCHER
        self.rien.setText(raison)
        self.reprendre.setToolTip(infobulle(raison) if raison else "")
        self.renoncer.setText("Renoncer" if plan.voulus else "Fermer")
        self.liste.vue.viewport().update()


class RetoursClasseurs(QObject):
    """Compares a workbook with the base, shows its plan, applies what is ticked; slow steps in a thread."""

    repris = Signal(str)
    refuse = Signal(str)

    def __init__(self, bureau: Bureau, page: QWidget) -> None:
        super().__init__(page)
        self._bureau, self._page = bureau, page
        self.dialogue: AllerRetourDialog | None = None

    def etudier(self, extraction: Extraction) -> None:
        """Compare a workbook just read, and open what it changes."""
        bureau = self._bureau
        run_in_background(
            lambda: bureau.aller_retours.planifier(extraction), done=self._montrer, failed=self._rate
        )

    def _montrer(self, plan: PlanAllerRetour) -> None:
        if self.dialogue is not None:
            self.dialogue.reject()
        self.dialogue = AllerRetourDialog(plan, self._page)
        self.dialogue.accepted.connect(self._appliquer)
        self.dialogue.finished.connect(self._oublier)
        self.dialogue.open()

    def _appliquer(self) -> None:
        if self.dialogue is None:
            return
        bureau, plan = self._bureau, self.dialogue.plan
        run_in_background(
            lambda: bureau.aller_retours.appliquer(plan), done=self._applique, failed=self._rate
        )

    def _oublier(self, _resultat: int) -> None:
        if self.dialogue is not None:
            self.dialogue.deleteLater()
            self.dialogue = None

    def _applique(self, nombre: int) -> None:
        self.repris.emit(f"Classeur repris\u202f: {pluriel(nombre, 'changement', 'changements')}")

    def _rate(self, erreur: Exception) -> None:
        if not isinstance(erreur, CfaError):
            raise erreur
        self.refuse.emit(str(erreur))
