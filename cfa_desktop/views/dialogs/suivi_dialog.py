"""Note an event of the follow-up: three keys log a call (Ctrl+J, the letter of the result, Enter)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from cfa_desktop.models.dates_fr import jour_court
from cfa_desktop.models.suivi import LABELS_TYPE, Evenement, Resultat, TypeEvenement
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.dialogs.choix_resultat import ChoixResultat
from cfa_desktop.views.dialogs.date_facultative import DateFacultative
from cfa_desktop.views.infobulles import infobulle
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette
from cfa_desktop.views.widgets.separateur import Separateur

LECTURE = "Le candidat peut demander à lire ces notes."
DEMISSION = (
    "La démission se fait par le candidat sur Parcoursup\u202f: cette note ne change pas sa candidature."
)
RIEN = "Choisissez un résultat, écrivez une note ou une prochaine étape."
_A_PRECISER = (TypeEvenement.APPEL, TypeEvenement.RELANCE, TypeEvenement.NOTE)


class SuiviDialog(QDialog):
    """Asks one event for one person or several."""

    def __init__(
        self,
        bureau: Bureau,
        candidat_ids: Sequence[int],
        parent: QWidget | None = None,
        formation_id: int | None = None,
    ) -> None:
        super().__init__(parent)
        self._bureau, self._candidats, self._formation_id = bureau, list(candidat_ids), formation_id
        self.setWindowTitle("Noter un contact")
        self.setMinimumWidth(theme().px(560))
        demain = bureau.contexte.maintenant().date() + timedelta(days=1)
        self.type = QComboBox()
        self.resultat = ChoixResultat()
        self.texte = QPlainTextEdit()
        self.etape = QLineEdit()
        self.etape_on = DateFacultative("le", demain)
        self.demission = etiquette(DEMISSION, "attention", retour=True)
        self.enregistrer = bouton("Enregistrer", "primary")
        self.annuler = bouton("Annuler", "quiet")
        self._disposer()
        self._relier()
        self._proposer(None)
        self.resultat.setFocus()

    @classmethod
    def demander(
        cls,
        bureau: Bureau,
        candidat_ids: Sequence[int],
        parent: QWidget | None,
        formation_id: int | None = None,
    ) -> bool:
        """Ask, record, and say whether an event was noted."""
        if not candidat_ids:
            return False
        dialog = cls(bureau, candidat_ids, parent, formation_id)
        note = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return note

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a result by its letter, unless a text is being typed."""
        if not event.modifiers() and self.resultat.choisir_par_touche(event.text()):
            return
        super().keyPressEvent(event)

    def evenement(self) -> Evenement:
        """Return the event as it would be recorded."""
        return self._propose(self.resultat.choisi)._replace(
            texte=self.texte.toPlainText().strip(),
            etape=self.etape.text().strip(),
            etape_on=self.etape_on.jour,
        )

    def _propose(self, resultat: Resultat | None) -> Evenement:
        type_ = TypeEvenement(self.type.currentData())
        return self._bureau.suivi.proposer(
            self._candidats[0], type_, resultat=resultat, formation_id=self._formation_id
        )

    def _disposer(self) -> None:
        px = theme().px
        for type_ in TypeEvenement:
            self.type.addItem(LABELS_TYPE[type_], type_.value)
        self.type.setAccessibleName("Type de contact")
        self.texte.setAccessibleName("Note")
        self.texte.setPlaceholderText("Note (facultatif)")
        self.texte.setTabChangesFocus(True)
        self.texte.setFixedHeight(px(80))
        self.etape.setPlaceholderText("Prochaine étape (facultatif)")
        self.etape.setAccessibleName("Prochaine étape")
        boite = QVBoxLayout(self)
        boite.setContentsMargins(px(24), px(20), px(24), px(16))
        boite.setSpacing(px(8))
        haut = QHBoxLayout()
        haut.addWidget(etiquette(self._qui(), "soustitre", retour=True), 1)
        haut.addWidget(self.type)
        boite.addLayout(haut)
        if ouverte := self._etape_ouverte():
            boite.addWidget(etiquette(ouverte, "discret", retour=True))
        boite.addWidget(self.resultat)
        boite.addWidget(self.demission)
        boite.addWidget(self.texte)
        boite.addWidget(etiquette("Prochaine étape", "rubrique"))
        rang = QHBoxLayout()
        rang.setSpacing(px(12))
        rang.addWidget(self.etape, 1)
        rang.addWidget(self.etape_on)
        boite.addLayout(rang)
        boite.addWidget(Separateur())
        boite.addLayout(self._bas())

    def _bas(self) -> QHBoxLayout:
        bas = QHBoxLayout()
        bas.setSpacing(theme().px(8))
        bas.addWidget(etiquette(LECTURE, "discret", retour=True), 1)
        self.annuler.setAutoDefault(False)
        self.enregistrer.setDefault(True)
        bas.addWidget(self.annuler)
        bas.addWidget(self.enregistrer)
        return bas

    def _relier(self) -> None:
        self.resultat.change.connect(self._proposer)
        self.type.currentIndexChanged.connect(self._juger)
        self.texte.textChanged.connect(self._juger)
        self.etape.textEdited.connect(self._dater)
        self.etape.textChanged.connect(self._juger)
        self.enregistrer.clicked.connect(self._enregistrer)
        self.annuler.clicked.connect(self.reject)

    def _proposer(self, resultat: Resultat | None) -> None:
        """Show the default next step of a result; it stays editable."""
        propose = self._propose(resultat)
        self.etape.setText(propose.etape)
        self.etape_on.montrer(propose.etape_on)
        self.demission.setVisible(resultat is Resultat.PLUS_INTERESSE)
        self._juger()

    def _dater(self, texte: str) -> None:
        self.etape_on.case.setChecked(bool(texte.strip()))

    def _juger(self) -> None:
        evenement = self.evenement()
        dit = bool(evenement.resultat or evenement.texte or evenement.etape)
        dit = dit or evenement.type not in _A_PRECISER
        self.enregistrer.setEnabled(dit)
        self.enregistrer.setToolTip(infobulle("Entrée" if dit else RIEN))

    def _enregistrer(self) -> None:
        self._bureau.suivi.noter_pour(self.evenement(), self._candidats)
        self.accept()

    def _qui(self) -> str:
        if len(self._candidats) > 1:
            return f"{len(self._candidats)} candidats"
        return self._nom() or "Noter un contact"

    def _nom(self) -> str:
        if self._formation_id is None:
            return ""
        lignes = self._bureau.candidatures.lister(formation_id=self._formation_id)
        return next((ligne.candidat for ligne in lignes if ligne.candidat_id == self._candidats[0]), "")

    def _etape_ouverte(self) -> str:
        if len(self._candidats) > 1:
            return ""
        for evenement in self._bureau.suivi.de_candidat(self._candidats[0]):
            if evenement.etape_on is not None and evenement.etape_close_at is None:
                quand = jour_court(evenement.etape_on)
                return f"Ferme l’étape ouverte\u202f: {evenement.etape or 'étape'}, {quand}."
        return ""
