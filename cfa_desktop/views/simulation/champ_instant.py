"""A day and an hour of Paris, whatever the zone of the computer."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from PySide6.QtCore import QDate, QDateTime, QTime, QTimeZone
from PySide6.QtWidgets import QDateTimeEdit

from cfa_desktop.models.temps import PARIS
from cfa_desktop.views.widgets.mois import ouvrir_sur_un_mois

_FORMAT = "ddd d MMM yyyy  H 'h' mm"


class ChampInstant(QDateTimeEdit):
    """The wall clock of Paris; Qt is told UTC, so that no hour of the computer's own zone is skipped."""

    def __init__(self) -> None:
        super().__init__()
        self.setTimeZone(QTimeZone.utc())
        self.setDisplayFormat(_FORMAT)
        # Typing « 12 » must not first go to the 1st.
        self.setKeyboardTracking(False)
        self.setAccessibleName("Jour et heure simulés, heure de Paris")
        self.setToolTip("Jour et heure, heure de Paris")
        ouvrir_sur_un_mois(self)

    @property
    def instant(self) -> datetime:
        """Return the Paris instant; an hour that spring skips is the one after, a doubled one its first."""
        quand = self.dateTime()
        jour, heure = quand.date(), quand.time()
        mur = datetime.combine(
            date(jour.year(), jour.month(), jour.day()), time(heure.hour(), heure.minute()), PARIS
        )
        return mur.astimezone(UTC).astimezone(PARIS)

    def montrer(self, instant: datetime) -> None:
        """Show an aware instant; nothing is emitted."""
        local = instant.astimezone(PARIS)
        self._poser(QDate(local.year, local.month, local.day), QTime(local.hour, local.minute))

    def changer_de_jour(self, jour: date) -> None:
        """Keep the hour, change the day; nothing is emitted."""
        self._poser(QDate(jour.year, jour.month, jour.day), self.time())

    def _poser(self, jour: QDate, heure: QTime) -> None:
        self.blockSignals(True)
        self.setDateTime(QDateTime(jour, heure, QTimeZone.utc()))
        self.blockSignals(False)
