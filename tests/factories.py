"""Small real bases for tests: a fixed clock, formations, candidatures imported for real."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from cfa_desktop.models.extraction import Enregistrement, Extraction, TypeExport
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.temps import PARIS
from cfa_desktop.services import bureau as bureaux
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.storage import schema
from cfa_desktop.storage.database import Database
from cfa_desktop.storage.verrou import Verrou

DONNEES = Path(__file__).parent / "data"
DIX_JUIN = datetime(2025, 6, 10, 10, tzinfo=PARIS)
SIRET = "73282932000074"


@dataclass(slots=True)
class HorlogeFixe:
    """A clock that tests set."""

    instant: datetime = DIX_JUIN

    def maintenant(self) -> datetime:
        """Return the instant set."""
        return self.instant


def ouvrir(path: Path, horloge: HorlogeFixe) -> Bureau:
    """Open an existing base with the clock."""
    verrou = Verrou(path)
    verrou.prendre()
    return bureaux.assembler(Contexte(Database(path), horloge, bureaux.lire_calendriers()), verrou)


def creer_bureau(dossier: Path, horloge: HorlogeFixe | None = None) -> Bureau:
    """Create an empty base and open it with the clock (10 June 2025, 10:00, unless given)."""
    path = dossier / "essai.cfa"
    path.write_bytes(_base_vide())
    return ouvrir(path, horloge or HorlogeFixe())


@cache
def _base_vide() -> bytes:
    """Return an empty base: running the migrations once is enough for a whole session of tests."""
    with TemporaryDirectory() as dossier:
        path = Path(dossier) / "vide.cfa"
        schema.create(path)
        return path.read_bytes()


def creer_formation(bureau: Bureau, code: str = "MCO", **valeurs: object) -> Formation:
    """Create a formation that examines, with five places and one published criterion."""
    defauts: dict[str, object] = {
        "campagne": 2025,
        "intitule": f"BTS - Services - {code}",
        "sigle": code,
        "examine": True,
        "capacite": 5,
        "criteres": ("Résultats dans les matières de la formation",),
    }
    formation_id = bureau.formations.enregistrer(
        Formation(id=0, code=code, **{**defauts, **valeurs})  # type: ignore[arg-type]
    )
    return bureau.formations.trouver(formation_id)


def importer(
    bureau: Bureau, formation: Formation, export_on: date, *lignes: dict[str, str], partiel: bool = False
) -> None:
    """Import candidatures given as field values; ``numero`` is required, the rest is canonical text."""
    extraction = Extraction(
        type=TypeExport.TABLEAU,
        fichier="essai.csv",
        empreinte="",
        encodage="UTF-8",
        separateur=";",
        signature="",
        lignes=len(lignes),
        enregistrements=tuple(
            Enregistrement(rang, ligne["numero"], {c: v for c, v in ligne.items() if c != "numero"})
            for rang, ligne in enumerate(lignes, 2)
        ),
    )
    plan = bureau.imports.planifier(extraction, formation, export_on, partiel=partiel)
    bureau.imports.appliquer(plan)


def candidature_id(bureau: Bureau, formation: Formation, numero: str) -> int:
    """Return the id of the candidature with this number."""
    lignes = bureau.candidatures.lister(formation_id=formation.id)
    return next(ligne.id for ligne in lignes if ligne.numero == numero)
