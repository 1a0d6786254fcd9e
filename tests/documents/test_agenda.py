"""The agenda: read back by its own library, line ends and lengths, and what may leave."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from icalendar import Calendar

from cfa_desktop.documents.agenda import agenda, ecrire_agenda
from cfa_desktop.models.echeances.agenda import RendezVous, rendez_vous
from cfa_desktop.models.echeances.echeance import Echeance, Quoi
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.temps import PARIS, fin_du_jour

INSTANT = datetime(2025, 5, 20, 10, tzinfo=PARIS)
MCO = Formation(1, 2025, "12345", "BTS MCO", sigle="MCO")
LIMITE = fin_du_jour(date(2025, 5, 28))


def due(numero: str = "700001", quoi: Quoi = Quoi.DECISION, **champs: object) -> Echeance:
    valeurs: dict[str, object] = {
        "cle": f"{quoi}:{numero}",
        "formation_id": 1,
        "candidat": "LE GOFF Aïcha",
        "pourquoi": "Date limite d’examen",
    }
    return Echeance(LIMITE, quoi, numero, "12345", **{**valeurs, **champs})  # type: ignore[arg-type]


def lire(contenu: bytes) -> list[dict[str, object]]:
    return [dict(evenement) for evenement in Calendar.from_ical(contenu).walk("VEVENT")]


def test_an_event_reads_back_equal() -> None:
    dit = RendezVous("a@b", date(2025, 5, 28), "MCO ; 2, décisions\\", "ligne 1\nligne 2 ; à, lire")
    (lu,) = Calendar.from_ical(agenda([dit], INSTANT)).walk("VEVENT")
    assert (str(lu["summary"]), str(lu["description"])) == (dit.titre, dit.description)
    assert (lu.decoded("dtstart"), lu.decoded("dtend")) == (date(2025, 5, 28), date(2025, 5, 29))
    assert lu.decoded("dtstamp") == datetime(2025, 5, 20, 8, tzinfo=UTC)
    (alarme,) = lu.walk("VALARM")
    assert alarme.decoded("trigger") == timedelta(hours=-15)


def test_lines_end_with_crlf_and_hold_at_most_75_octets(tmp_path: Path) -> None:
    longue = "Échéance très longue, avec « guillemets » et accents\u202f; " * 12
    fichier = tmp_path / "agenda.ics"
    ecrire_agenda(fichier, [RendezVous("a@b", date(2025, 5, 28), longue, longue)], INSTANT)
    contenu = fichier.read_bytes()
    assert contenu.endswith(b"END:VCALENDAR\r\n")
    assert contenu.count(b"\n") == contenu.count(b"\r\n")
    assert max(map(len, contenu.split(b"\r\n"))) <= 75
    assert str(lire(contenu)[0]["SUMMARY"]) == longue


def test_without_names_only_formations_and_counts_leave() -> None:
    dues = [due(), due("700002"), due("700003", Quoi.SUIVI, pourquoi="Rappeler la mère de Léa")]
    evenements = rendez_vous(dues, [MCO])
    assert [evenement.titre for evenement in evenements] == [
        "MCO\u202f: 2 décisions à prendre",
        "MCO\u202f: Étape du suivi",
    ]
    contenu = agenda(evenements, INSTANT).replace(b"\r\n ", b"").decode()
    assert not any(mot in contenu for mot in ("LE GOFF", "70000", "Léa"))


def test_names_leave_when_they_are_asked_for() -> None:
    titres = [e.titre for e in rendez_vous([due(), due("700002")], [MCO], avec_noms=True)]
    assert titres == [
        "MCO\u202f: Décision à prendre – LE GOFF Aïcha, n° 700001",
        "MCO\u202f: Décision à prendre – LE GOFF Aïcha, n° 700002",
    ]


def test_an_event_keeps_its_identity_from_one_export_to_the_next() -> None:
    premier, second = rendez_vous([due()], [MCO]), rendez_vous([due(), due("700002")], [MCO])
    assert premier[0].uid == second[0].uid
    noms = rendez_vous([due(), due("700002")], [MCO], avec_noms=True)
    assert len({evenement.uid for evenement in (*noms, *premier)}) == 3
    apres = agenda(premier, INSTANT + timedelta(hours=1))
    assert lire(apres)[0]["SEQUENCE"] > lire(agenda(premier, INSTANT))[0]["SEQUENCE"]  # type: ignore[operator]
