"""E-mail drafts as files: opened by the officer's own mail program, read again, then sent from it."""

from __future__ import annotations

import re
from collections.abc import Collection
from email import policy
from email.header import Header
from email.message import EmailMessage
from itertools import groupby
from pathlib import Path
from textwrap import wrap
from typing import NamedTuple

from cfa_desktop.documents.ecriture import ecrire_octets
from cfa_desktop.documents.liste import Progres

SUFFIXE = ".eml"
_NOM_MAX = 80
_INTERDITS = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]+')
_RESERVES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_BLANCS = re.compile(r"\s+")
_COUPES = re.compile(r"[ \t-\r\x1c-\x1f\x85\u2028\u2029]+")
"""What would end or fold a header; other blanks, such as the French no-break ones, are text."""
_COMMANDES = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_LIGNE_MAX, _CODE_MAX = 76, 66  # of a header; of an encoded word, beside the name of its header
_CLAIR = re.compile(rf"(?:(?!=\?)[ -~]){{0,{_CODE_MAX}}}")
"""A subject that its header may hold as it is, on its line."""
_ATOME = re.compile(r"[\w'-]{1,60}", re.ASCII)
"""A word that a name may hold as it is (atom, RFC 5322)."""
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
    if not adresse_lisible(courriel.adresse):
        raise ValueError(courriel.adresse)
    nom, sujet = _mots_du_nom(courriel.destinataire), _mots_du_sujet(courriel.sujet)
    lignes = (
        *_plier("To:", *nom, f"<{courriel.adresse}>"),
        *_plier("Subject:", *sujet),
        "X-Unsent: 1",
        "",
    )
    message = EmailMessage(policy=policy.SMTP)
    message.set_content(courriel.texte, charset="utf-8", cte="quoted-printable")
    return "\r\n".join(lignes).encode("ascii") + message.as_bytes()


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


def _mots_du_sujet(sujet: str) -> list[str]:
    """Return a short plain subject as it is, any other encoded: a folded one reads back with its folds."""
    propre = _COMMANDES.sub("", _COUPES.sub(" ", sujet)).strip(" ")
    return [propre] if _CLAIR.fullmatch(propre) else _coder(propre)


def _mots_du_nom(nom: str) -> list[str]:
    """Return the words of a name: the plain ones as they are, the others encoded.

    Python before 3.13 reads one blank too many between two encoded words of a name: plain words keep
    them apart. An address or a second person in the name stays a name.
    """
    mots: list[str] = []
    propre = _une_ligne(_COMMANDES.sub("", _une_ligne(nom)))
    for clair, suite in groupby(propre.split(), lambda mot: bool(_ATOME.fullmatch(mot))):
        siens = list(suite)
        mots += siens if clair else _coder(" ".join(siens))
    return mots


def _coder(texte: str) -> list[str]:
    """Return the encoded words of a text (RFC 2047): Python's own folding loses the blank between two."""
    return Header(texte, "utf-8", _CODE_MAX).encode().split()


def _plier(*mots: str) -> list[str]:
    """Return the lines of a header, cut between its words."""
    return wrap(
        " ".join(mots), _LIGNE_MAX, subsequent_indent=" ", break_long_words=False, break_on_hyphens=False
    )


def _nom_libre(nom: str, pris: Collection[str]) -> str:
    rang, essai = 1, nom + SUFFIXE
    while essai.casefold() in pris:
        rang += 1
        essai = f"{nom} ({rang}){SUFFIXE}"
    return essai


def _une_ligne(texte: str) -> str:
    return _BLANCS.sub(" ", texte).strip()
