"""A month to pick a day in, whole and in the colours of the look."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QDate, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QColor, QFocusEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QDateTimeEdit, QToolButton

from cfa_desktop.views.icones import icone
from cfa_desktop.views.theme import theme


class _DepartAuJour(QObject):
    """Puts the cursor on the number of the day: digits typed over « mardi » are lost."""

    def eventFilter(self, champ: QObject, event: QEvent) -> bool:
        par_clavier = isinstance(event, QFocusEvent) and event.reason() is not Qt.FocusReason.MouseFocusReason
        if par_clavier and event.type() is QEvent.Type.FocusIn and isinstance(champ, QDateTimeEdit):
            QTimer.singleShot(0, champ, partial(_aller_au_jour, champ))
        return False


def ouvrir_sur_un_mois(champ: QDateTimeEdit) -> None:
    """Let a date field open a whole month (Qt's own is cut at its last week), and be typed from the day."""
    champ.installEventFilter(_DepartAuJour(champ))
    champ.setCalendarPopup(True)
    jour = champ.date()
    champ.setCalendarWidget(mois_a_choisir(date(jour.year(), jour.month(), jour.day())))


def _aller_au_jour(champ: QDateTimeEdit) -> None:
    if champ.hasFocus() and champ.currentSectionIndex() == 0:
        champ.setCurrentSectionIndex(1)
        champ.setSelectedSection(champ.sectionAt(1))


def mois_a_choisir(depart: date) -> QCalendarWidget:
    """Return a month to pick a day in, in the colours of the look."""
    calendrier = QCalendarWidget()
    calendrier.setSelectedDate(QDate(depart.year, depart.month, depart.day))
    calendrier.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    calendrier.setMinimumSize(theme().px(296), theme().px(224))
    encre = QTextCharFormat()
    encre.setForeground(QColor(theme().couleurs.texte))
    for jour in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendrier.setWeekdayTextFormat(jour, encre)  # Qt writes them in a red of its own
    for nom, dessin, dit in (
        ("qt_calendar_prevmonth", "chevron-left", "Mois précédent"),
        ("qt_calendar_nextmonth", "chevron-right", "Mois suivant"),
    ):
        fleche = calendrier.findChild(QToolButton, nom)
        if isinstance(fleche, QToolButton):
            fleche.setIcon(icone(dessin))
            fleche.setAccessibleName(dit)
    return calendrier
