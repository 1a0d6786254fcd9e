"""E-mail drafts: read back by Python's own reader, one file each, under names every system takes."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import parseaddr
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cfa_desktop.documents.courriel import (
    Courriel,
    adresse_lisible,
    ecrire_courriels,
    nom_de_fichier,
    octets_courriel,
)
from cfa_desktop.documents.ecriture import EcritureError

LEA = Courriel(
    "MARTIN Léa 700123",
    "NGUYỄN-ŁUKASZ Léa, dite «\u00a0Zoé\u00a0»",
    "lea@courriel.example",
    "Convocation – session d’accompagnement à la recherche d’un employeur, mardi 17 juin, œuvre",
    "Bonjour Léa,\n\nRendez-vous à 9\u00a0h\u00a030\u202f: ŒUVRE, Ệ, « » – ligne "
    + "très longue " * 60
    + "\n.\nFin",
)


def lire(octets: bytes) -> EmailMessage:
    message = message_from_bytes(octets, policy=policy.default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def test_a_draft_reads_back_equal() -> None:
    message = lire(octets_courriel(LEA))
    (a,) = message["To"].addresses
    assert (a.display_name, a.addr_spec) == (" ".join(LEA.destinataire.split()), LEA.adresse)
    assert message["Subject"] == LEA.sujet
    assert message["X-Unsent"] == "1"
    assert message.get_content_charset() == "utf-8"
    assert message.get_content().replace("\r\n", "\n").rstrip("\n") == LEA.texte
    assert message["From"] is None


_MOTS = (
    "Élodie",
    "très",
    "très",
    "long",
    "de",
    "l’Œuvre",
    "DUPONT,",
    '"Zoé"',
    "«\u00a0Léa\u00a0»",
    "(x@y.example)",
)
_MOTS_RARES = (
    "👩\u200d🎓",
    "=?utf-8?q?non?=",
    "a;b\\",
    "\r\nBcc: x@courriel.example",
    "N\u202f:",
    "é" * 60,
    "W" * 60,
)
TEXTES = st.lists(st.sampled_from(_MOTS + _MOTS_RARES) | st.text(min_size=1, max_size=12), max_size=24).map(
    lambda mots: " ".join(mots)[:200]
)
COUPES = re.compile(r"[ \t-\r\x1c-\x1f\x85\u2028\u2029]+")


def rendu(texte: str, blancs: re.Pattern[str]) -> str:
    """Return what a header may hold of a text: on one line, without control marks."""
    return re.sub(r"[\x00-\x1f\x7f-\x9f]", "", blancs.sub(" ", texte)).strip(" ")


def deux_lectures(octets: bytes) -> tuple[tuple[str, str], tuple[str, str]]:
    """Return the name and the subject as Python's modern reader gives them, then as its old one does."""
    nouveau, ancien = lire(octets), message_from_bytes(octets, policy=policy.compat32)
    (a,) = nouveau["To"].addresses
    nom, adresse = parseaddr(ancien["To"])
    assert {a.addr_spec, adresse} == {LEA.adresse}
    clair = [str(make_header(decode_header(un))) for un in (nom, ancien["Subject"])]
    return (a.display_name, nouveau["Subject"]), (clair[0], clair[1])


@given(nom=TEXTES, sujet=TEXTES)
@settings(max_examples=150, deadline=None)
def test_every_reader_gives_back_the_exact_name_and_subject(nom: str, sujet: str) -> None:
    octets = octets_courriel(LEA._replace(destinataire=nom, sujet=sujet))
    un_nom, un_sujet = " ".join(rendu(nom, re.compile(r"\s+")).split()), rendu(sujet, COUPES)
    nouveau, ancien = deux_lectures(octets)
    assert (ancien, nouveau[1]) == ((un_nom, un_sujet), un_sujet)
    entetes = octets.split(b"\r\n\r\n")[0].decode("ascii")
    if re.search(r"\?=\s+=\?", entetes.split("\r\nSubject:")[0]):  # where Python before 3.13 adds a blank
        assert nouveau[0].replace(" ", "") == un_nom.replace(" ", "")
    else:
        assert nouveau[0] == un_nom
    lignes = re.split(r"\r\n(?! )", entetes)
    assert [ligne.split(":")[0] for ligne in lignes[:3]] == ["To", "Subject", "X-Unsent"]
    assert all(len(ligne) <= 78 for ligne in entetes.split("\r\n"))
    assert all(len(mot) <= 75 for mot in re.findall(r"=\?\S+\?=", entetes))


@pytest.mark.parametrize(
    "nom",
    [
        "Élodie NGUYỄN-ŁUKASZ de la Tour d’Auvergne, dite «\u00a0Zoé\u00a0»",
        "MARTIN-LEFÈVRE Anne-Sophie Bérénice " + "Marie " * 30,
        'LE GOFF "Tom", Noé; 👩\u200d🎓',
    ],
)
def test_a_usual_name_is_read_back_exact_even_long(nom: str) -> None:
    nouveau, ancien = deux_lectures(octets_courriel(LEA._replace(destinataire=nom)))
    assert nouveau[0] == ancien[0] == " ".join(nom.split())


def test_the_two_readings_see_a_blank_that_is_lost() -> None:
    faux = EmailMessage(policy=policy.SMTP)
    faux["To"] = Address("Léa", addr_spec=LEA.adresse)
    faux["Subject"] = sujet = (
        "Rendez-vous à l’atelier très très long où l’élève vérifie son CV déjà prêt " * 3
    )
    assert sujet.strip() not in {lu for _, lu in deux_lectures(faux.as_bytes())}


def test_a_draft_to_no_address_is_never_made() -> None:
    with pytest.raises(ValueError, match="a@b"):
        octets_courriel(LEA._replace(adresse="a@b\r\nBcc: x@courriel.example"))


def test_a_draft_is_plain_ascii_in_short_lines_for_every_mail_program() -> None:
    octets = octets_courriel(LEA)
    assert octets.isascii()
    assert all(len(ligne) <= 78 for ligne in octets.split(b"\r\n"))
    assert b"\n" not in octets.replace(b"\r\n", b"")


def test_nothing_typed_can_add_a_header() -> None:
    ruse = LEA._replace(destinataire="Léa\r\nBcc: x@courriel.example", sujet="Objet\nBcc: x@courriel.example")
    message = lire(octets_courriel(ruse))
    assert message["Bcc"] is None
    assert message["Subject"] == "Objet Bcc: x@courriel.example"


@pytest.mark.parametrize(
    ("adresse", "bonne"),
    [
        ("lea@courriel.example", True),
        ("l.e+a@a-b.courriel.example", True),
        ("", False),
        ("lea", False),
        ("lea@courriel", False),
        ("léa@courriel.example", False),
        ("lea@courriel.example, x@courriel.example", False),
        ("lea@courriel.example,x@courriel.example", False),
        ("lea <lea@courriel.example>", False),
        ("lea@courriel.example\nBcc:x@courriel.example", False),
        ("(lea@courriel.example", False),
        ("lea..martin@courriel.example", False),
        (".lea@courriel.example", False),
        ("l'hote_1@courriel.example", True),
    ],
)
def test_an_address_is_one_and_readable(adresse: str, bonne: bool) -> None:
    assert adresse_lisible(adresse) is bonne
    if bonne:
        assert lire(octets_courriel(LEA._replace(adresse=adresse)))["To"].addresses[0].addr_spec == adresse


@pytest.mark.parametrize(
    ("nom", "fichier"),
    [
        ("MARTIN Léa 700123", "MARTIN Léa 700123"),
        ("../../etc/passwd", "etc passwd"),
        ('A<>:"/\\|?*B', "A B"),
        ("con", "_con"),
        ("NUL.txt", "_NUL.txt"),
        ("Fin. ", "Fin"),
        ("", "courriel"),
        ("a\u202egpj", "a gpj"),
        ("é" * 200, "é" * 40),
    ],
)
def test_a_file_name_suits_every_system(nom: str, fichier: str) -> None:
    assert nom_de_fichier(nom) == fichier


def test_one_file_each_and_none_replaced(tmp_path: Path) -> None:
    (tmp_path / "martin léa 700123.eml").write_bytes(b"deja la")
    comptes: list[tuple[int, int]] = []
    fichiers = ecrire_courriels(
        [LEA, LEA, LEA._replace(nom="X")], tmp_path, lambda f, t: comptes.append((f, t))
    )
    assert [path.name for path in fichiers] == [
        "MARTIN Léa 700123 (2).eml",
        "MARTIN Léa 700123 (3).eml",
        "X.eml",
    ]
    assert (tmp_path / "martin léa 700123.eml").read_bytes() == b"deja la"
    assert comptes == [(1, 3), (2, 3), (3, 3)]
    assert all(lire(path.read_bytes())["Subject"] == LEA.sujet for path in fichiers)


def test_a_folder_that_is_no_more_is_said(tmp_path: Path) -> None:
    with pytest.raises(EcritureError, match="existe pas"):
        ecrire_courriels([LEA], tmp_path / "parti")


@pytest.mark.parametrize(
    "nom",
    [
        "DUPONT, x@courriel.example, " + "Jean " * 14,
        '"a" <x@courriel.example>, ' + "b" * 60,
        "<b>GRAS</b> & <img src=file:///etc/passwd>\"'</para> " + "W" * 60,
        "Léa, x@courriel.example, " + "Zoé " * 14,
        "(a; b: c@courriel.example [d] \\",
        "DUPONT, x@courriel.example",
    ],
)
def test_no_name_can_add_someone_to_write_to(nom: str) -> None:
    message = lire(octets_courriel(LEA._replace(destinataire=nom)))
    assert [un.addr_spec for un in message["To"].addresses] == [LEA.adresse]
