"""Files of exports built for tests, and their contents laid out as a reader sees them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from cfa_desktop.documents.lecture import LIMITES, Limites
from cfa_desktop.documents.lecture.assemblage import lire_tout
from cfa_desktop.documents.lecture.ouverture import ouvrir
from cfa_desktop.models.contenu import parties_du_chemin
from cfa_desktop.models.extraction import Enregistrement, Extraction

DONNEES = Path(__file__).parents[2] / "data"
CSV_P = DONNEES / "P_parametrable_2026.csv"
CSV_D = DONNEES / "D_0631861M_BTS-NDRC_101.csv"
JSON_J = DONNEES / "J_export_2026.json.zip"


def lire_octets(octets: bytes, fichier: str, limites: Limites = LIMITES) -> tuple[Extraction, ...]:
    """Read in this process: the child is tried elsewhere, and this is quicker."""
    return lire_tout(ouvrir(fichier, octets, limites), limites)


def lire_un(octets: bytes, fichier: str) -> Extraction:
    """Return the only extraction."""
    (extraction,) = lire_octets(octets, fichier)
    return extraction


def table(chemin: Path) -> list[list[str]]:
    """Return the cells of an example, the headers first."""
    lignes = chemin.read_text(encoding="utf-8-sig").splitlines()
    return [ligne.split(";") for ligne in lignes if ligne]


def en_csv(rangees: Iterable[Sequence[str]]) -> bytes:
    """Return the bytes of a table."""
    return "".join(";".join(rangee) + "\r\n" for rangee in rangees).encode()


def dossier(enregistrement: Enregistrement) -> dict[tuple[str, ...], str]:
    """Return (part, headings...) -> text."""
    return {
        (parties_du_chemin(chemin)[0].value, *parties_du_chemin(chemin)[1]): texte
        for chemin, texte in enregistrement.contenu.items()
    }
