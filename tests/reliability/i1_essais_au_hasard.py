"""I1: any bytes in the reading code and its normalisers; ``make reliability`` adds coverage-guided tries."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

from cfa_desktop.documents.lecture import ExportRefuse, lire_exports
from cfa_desktop.models import telephone as telephones
from tests.reliability import cibles
from tests.reliability.harnais import Harnais
from tests.reliability.mutations import graines, muter, muter_un_fichier, muter_un_zip

_TEXTES = {
    "siret": (
        "73282932000074",
        "732 829 320 00074",
        "35600000009075",
        "SIRET : 732.829.320.00074",
        "7,3E+13",
    ),
    "telephone": ("Fixe : 04 65 71 18 48 / Portable : 06 39 98 03 11", "+33 (0)6 39 98 03 11", "639980311"),
    "jour": ("28/05/2025 19:42", "2025-05-28", "31/02/2025", "1/6/2025 à 8h05"),
    "nom": ("LEFÈVRE-d’ORMESSON de la Tour Zoé", "Mc DONALD Jean-Noël", "NGUYỄN Œdipe"),
}


def preparer(dossier: Path, prudent: bool) -> Path | None:
    """Return where to write a file for the real child, None to read in this process."""
    return dossier if prudent else None


def essayer(atelier: Path | None, hasard: Random, rang: int) -> str:
    """Give a target bytes of its kind, changed by chance."""
    cible = cibles.CIBLES[rang % len(cibles.CIBLES)]
    octets = _octets(cible.__name__, hasard)
    if atelier is not None:
        return _par_l_enfant(atelier / "export.csv", octets)
    return f"{cible.__name__} : {cible(octets)}"


def _par_l_enfant(chemin: Path, octets: bytes) -> str:
    chemin.write_bytes(octets)
    try:
        lire_exports(chemin)
    except ExportRefuse:
        return "refusé par l’enfant"
    return "lu par l’enfant"


def _octets(cible: str, hasard: Random) -> bytes:
    if cible == "lecture":
        return muter_un_fichier(hasard)[1]
    if cible == "archive":
        octets = graines()[
            hasard.choice([nom for nom in sorted(graines()) if nom.endswith((".xlsx", ".ods"))])
        ]
        return muter_un_zip(octets, hasard) if hasard.random() < 0.5 else muter(octets, hasard)
    return muter(hasard.choice(_TEXTES[cible]).encode(), hasard)


def deviner_les_chiffres(patch: pytest.MonkeyPatch) -> None:
    """Complete a phone that is too short."""
    patch.setattr(
        cibles, "normaliser_telephone", lambda texte: telephones.Telephone(texte.ljust(10, "0")[:10])
    )


def perdre_des_lignes(patch: pytest.MonkeyPatch) -> None:
    """Forget the lines set aside."""
    from cfa_desktop.documents.lecture.releve import Releve

    patch.setattr(Releve, "_ecarter", lambda *_arguments: None)


def appeler_le_reseau(patch: pytest.MonkeyPatch) -> None:
    """Ask a name of the network while reading."""
    import socket

    def nettoyer(texte: str) -> tuple[str, str]:
        with suppress(OSError):
            socket.getaddrinfo("localhost", 9)
        return texte, ""

    patch.setattr(cibles.textes, "nettoyer", nettoyer)


HARNAIS = Harnais(
    code="I1",
    titre="octets quelconques : lecture, annuaire des zip, SIRET, téléphones, dates, noms",
    ci=1_200,
    long=60_000,
    essayer=essayer,
    preparer=preparer,
    sabotages={
        "téléphone complété": deviner_les_chiffres,
        "lignes oubliées": perdre_des_lignes,
        "appel au réseau": appeler_le_reseau,
    },
    controle=300,
    isole=True,
)
