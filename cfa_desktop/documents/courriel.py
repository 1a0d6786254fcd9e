"""E-mail drafts as files: opened by the officer's own mail program, read again, then sent from it."""

from __future__ import annotations

import re
from collections.abc import Collection
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from pathlib import Path
from typing import NamedTuple

from cfa_desktop.documents.ecriture import ecrire_octets
from cfa_desktop.documents.liste import Progres

SUFFIXE = ".eml"
_NOM_MAX = 80
_INTERDITS = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]+')
_RESERVES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_BLANCS = re.compile(r"\s+")
_SPECIAUX = re.compile(r'[()<>\[\]:;@\\,"]+')
_LIGNE_MAX = 70  # of a header, with room for its own name
_ATOMES = r"[\w!#$%&'*+/=?^`{|}~-]+"
_ADRESSE = re.compile(rf"{_ATOMES}(\.{_ATOMES})*@[a-z0-9-]+(\.[a-z0-9-]+)+", re.ASCII | re.IGNORECASE)
"""An address without quotes nor comments (dot-atom, RFC 5322)."""


class Courriel(NamedTuple):
    """A message to write: to whom, its subject, its text; ``nom`` is that of its file, without suffix."""

    nom: str
    destinataire: str
    adresse: str
    sujet: str
    texte: str


def adresse_lisible(adresse: str) -> bool:
    """Say whether a mail program would take that address: one, in ASCII, with a domain."""
    return _ADRESSE.fullmatch(adresse) is not None


def octets_courriel(courriel: Courriel) -> bytes:
    """Return a draft; raise ``ValueError`` when its address is not ``adresse_lisible``.

    No sender and no date: the mail program that opens it (X-Unsent) puts its own.
    """
    message = EmailMessage(policy=policy.SMTP)
    message["To"] = Address(_nom_affiche(courriel), addr_spec=courriel.adresse)
    message["Subject"] = _une_ligne(courriel.sujet)
    message["X-Unsent"] = "1"
    message.set_content(courriel.texte, charset="utf-8", cte="quoted-printable")
    return message.as_bytes()


def ecrire_courriels(
    courriels: Collection[Courriel], dossier: Path, progres: Progres | None = None
) -> list[Path]:
    """Write one file per message in a folder, beside what is already there; return the files.

    Raises ``EcritureError``; what was written before stays.
    """
    ecrits: list[Path] = []
    pris = {path.name.casefold() for path in dossier.glob(f"*{SUFFIXE}")}
    for courriel in courriels:
        path = dossier / _nom_libre(nom_de_fichier(courriel.nom), pris)
        ecrire_octets(path, octets_courriel(courriel))
        pris.add(path.name.casefold())
        ecrits.append(path)
        if progres is not None:
            progres(len(ecrits), len(courriels))
    return ecrits


def nom_de_fichier(nom: str) -> str:
    """Return a name that every system takes, without suffix."""
    propre = _une_ligne(_INTERDITS.sub(" ", nom))
    while len(propre.encode()) > _NOM_MAX:
        propre = propre[:-1]
    propre = propre.strip(" .") or "courriel"
    return f"_{propre}" if _RESERVES.fullmatch(propre) else propre


def _nom_affiche(courriel: Courriel) -> str:
    """Return the name of whom one writes to, never able to pass for another address.

    Python loses the quotes around a name that needs a second line: its marks then mean something.
    """
    nom = _une_ligne(courriel.destinataire)
    seul = len(nom) + len(courriel.adresse) <= _LIGNE_MAX and nom.count('"') == 0
    return nom if seul else _une_ligne(_SPECIAUX.sub(" ", nom))


def _nom_libre(nom: str, pris: Collection[str]) -> str:
    rang, essai = 1, nom + SUFFIXE
    while essai.casefold() in pris:
        rang += 1
        essai = f"{nom} ({rang}){SUFFIXE}"
    return essai


def _une_ligne(texte: str) -> str:
    return _BLANCS.sub(" ", texte).strip()
