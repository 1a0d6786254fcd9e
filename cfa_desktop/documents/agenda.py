"""Writes an iCalendar file (RFC 5545) that Thunderbird, Outlook and phones import."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from cfa_desktop.documents.ecriture import ecrire_octets
from cfa_desktop.models.echeances.agenda import ALERTE_HEURES_AVANT, RendezVous

if TYPE_CHECKING:
    from icalendar import Event

_UN_JOUR = timedelta(days=1)


def ecrire_agenda(path: Path, evenements: Iterable[RendezVous], maintenant: datetime) -> None:
    """Write the events, stamped with the instant; raise ``EcritureError`` when the file cannot be."""
    ecrire_octets(path, agenda(evenements, maintenant))


def agenda(evenements: Iterable[RendezVous], maintenant: datetime) -> bytes:
    """Return the file: CRLF, lines of 75 octets at most, whole days (no zone can shift them)."""
    from icalendar import Calendar

    calendrier = Calendar()
    calendrier.add("prodid", "-//CFA Recrutement//Echeances//FR")
    calendrier.add("version", "2.0")
    calendrier.add("calscale", "GREGORIAN")
    calendrier.add("method", "PUBLISH")
    calendrier.add("x-wr-calname", "Échéances du recrutement")
    for evenement in evenements:
        calendrier.add_component(_evenement(evenement, maintenant.astimezone(UTC)))
    return bytes(calendrier.to_ical())


def _evenement(rendez_vous: RendezVous, maintenant: datetime) -> Event:
    from icalendar import Alarm, Event

    evenement = Event()
    evenement.add("uid", rendez_vous.uid)
    evenement.add("dtstamp", maintenant)
    # The same event exported again replaces the older one where it grew.
    evenement.add("sequence", int(maintenant.timestamp()) // 60)
    evenement.add("summary", rendez_vous.titre)
    evenement.add("description", rendez_vous.description)
    evenement.add("dtstart", rendez_vous.le)
    evenement.add("dtend", rendez_vous.le + _UN_JOUR)
    evenement.add("transp", "TRANSPARENT")
    evenement.add("class", "PRIVATE")
    alerte = Alarm()
    alerte.add("action", "DISPLAY")
    alerte.add("description", rendez_vous.titre)
    alerte.add("trigger", timedelta(hours=-ALERTE_HEURES_AVANT))
    evenement.add_component(alerte)
    return evenement
