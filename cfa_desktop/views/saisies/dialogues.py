"""The short questions of a card: which instant, which day, which reason."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtCore import QDate, QDateTime, QLocale, Qt, QTime
from PySide6.QtWidgets import (
    QDateEdit,
    QDateTimeEdit,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from cfa_desktop.models.temps import PARIS
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette
from cfa_desktop.views.widgets.mois import ouvrir_sur_un_mois

FRANCAIS = QLocale(QLocale.Language.French, QLocale.Country.France)


class QuestionDialog(QDialog):
    """A question, one input, « Annuler » and the verb of the answer."""

    def __init__(self, titre: str, question: str, verbe: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(titre)
        px = theme().px
        self.setMinimumWidth(px(420))
        self._boite = QVBoxLayout(self)
        self._boite.setContentsMargins(px(24), px(20), px(24), px(16))
        self._boite.setSpacing(px(12))
        self._boite.addWidget(etiquette(titre, "soustitre"))
        self.question = QLabel(question)
        self.question.setTextFormat(Qt.TextFormat.PlainText)
        self.question.setWordWrap(True)
        self._boite.addWidget(self.question)
        self.valider = bouton(verbe, "primary")
        self.valider.setDefault(True)
        self.valider.clicked.connect(self.accept)
        annuler = bouton("Annuler")
        annuler.clicked.connect(self.reject)
        boutons = QHBoxLayout()
        boutons.addStretch(1)
        boutons.addWidget(annuler)
        boutons.addWidget(self.valider)
        self._boite.addSpacing(px(8))
        self._boite.addLayout(boutons)

    def poser(self, champ: QWidget) -> None:
        """Put the input under the question."""
        champ.setAccessibleName(self.question.text())
        self._boite.insertWidget(2, champ)
        champ.setFocus()


def demander_raison(parent: QWidget, *, titre: str, question: str, verbe: str) -> str | None:
    """Return the reason typed, or None when given up; an empty one cannot be sent."""
    dialogue = QuestionDialog(titre, question, verbe, parent)
    raison = QLineEdit()
    dialogue.poser(raison)
    dialogue.valider.setEnabled(False)
    raison.textChanged.connect(lambda texte: dialogue.valider.setEnabled(bool(texte.strip())))
    return raison.text().strip() if dialogue.exec() else None


def confirmer(parent: QWidget, *, titre: str, question: str, verbe: str) -> bool:
    """Return whether what must be known was accepted."""
    return bool(QuestionDialog(titre, question, verbe, parent).exec())


def demander_instant(parent: QWidget, *, maintenant: datetime) -> datetime | None:
    """Return when it was typed (Paris), never later than now, or None when given up."""
    dialogue = QuestionDialog(
        "Saisi à un autre moment",
        "Quand l’avez-vous saisi sur Parcoursup (heure de Paris)\u202f?",
        "Saisi",
        parent,
    )
    local = maintenant.astimezone(PARIS)
    edition = QDateTimeEdit(_qdatetime(local))
    edition.setLocale(FRANCAIS)
    edition.setDisplayFormat("ddd d MMM yyyy  HH:mm")
    ouvrir_sur_un_mois(edition)
    edition.setMaximumDateTime(_qdatetime(local))
    dialogue.poser(edition)
    if not dialogue.exec():
        return None
    lu = edition.dateTime()
    jour, heure = lu.date(), lu.time()
    return datetime(jour.year(), jour.month(), jour.day(), heure.hour(), heure.minute(), tzinfo=PARIS)


def demander_jour(parent: QWidget, *, aujourdhui: date) -> date | None:
    """Return the day to which the item is put off, tomorrow at the earliest, or None when given up."""
    dialogue = QuestionDialog(
        "Reporter", "Remettre cette saisie dans la file à partir du\u202f:", "Reporter", parent
    )
    demain = aujourdhui + timedelta(days=1)
    edition = QDateEdit(QDate(demain.year, demain.month, demain.day))
    edition.setLocale(FRANCAIS)
    edition.setDisplayFormat("ddd d MMM yyyy")
    ouvrir_sur_un_mois(edition)
    edition.setMinimumDate(QDate(demain.year, demain.month, demain.day))
    dialogue.poser(edition)
    if not dialogue.exec():
        return None
    lu = edition.date()
    return date(lu.year(), lu.month(), lu.day())


def _qdatetime(instant: datetime) -> QDateTime:
    return QDateTime(QDate(instant.year, instant.month, instant.day), QTime(instant.hour, instant.minute))
