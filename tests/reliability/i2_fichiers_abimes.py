"""I2: damaged files all the way to the base: the program survives, and a refusal changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from cfa_desktop.documents.lecture import LIMITES, lire_exports
from cfa_desktop.documents.lecture import releve as releve_du_tableau
from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.extraction import Extraction
from cfa_desktop.models.formation import Formation
from tests.reliability.harnais import Faute, Harnais
from tests.reliability.lecture import lire
from tests.reliability.mutations import muter_un_fichier

if TYPE_CHECKING:
    from cfa_desktop.services.bureau import Bureau
    from cfa_desktop.services.imports import Imports

EXPORT_ON = date(2025, 5, 1)
APPLIQUES = 25  # one plan in so many is applied: each one makes a backup first


@dataclass(slots=True)
class Atelier:
    """A real base, and how files are read."""

    bureau: Bureau
    formation: Formation
    base: Path
    lire: Callable[[str, bytes], tuple[Extraction, ...]]


def preparer(dossier: Path, prudent: bool) -> Atelier:
    """Open an empty base."""
    from tests.factories import creer_bureau, creer_formation  # the other harnesses do without

    bureau = creer_bureau(dossier)
    base = bureau.contexte.database.path

    def par_l_enfant(fichier: str, octets: bytes) -> tuple[Extraction, ...]:
        chemin = dossier / "lus" / fichier
        chemin.parent.mkdir(exist_ok=True)
        chemin.write_bytes(octets)
        return lire_exports(chemin)

    lecteur = par_l_enfant if prudent else lambda fichier, octets: lire(octets, fichier, limites=LIMITES)
    return Atelier(bureau, creer_formation(bureau), base, lecteur)


def essayer(atelier: Atelier, hasard: Random, rang: int) -> str:
    """Damage a file, read it, plan it, sometimes apply it; look at the base after each."""
    fichier, octets = muter_un_fichier(hasard)
    profond = not rang % 20
    avant = _empreinte(atelier, profond)
    try:
        extractions = atelier.lire(fichier, octets)
        imports = atelier.bureau.imports
        plans = [imports.planifier(une, atelier.formation, _jour(rang), partiel=True) for une in extractions]
    except CfaError as refus:
        _exiger_la_meme_base(atelier, avant, profond)
        return f"refusé : {_debut(str(refus))}"
    _exiger_la_meme_base(atelier, avant, profond)
    if rang % APPLIQUES or not plans:
        return "planifié"
    return _appliquer(atelier, plans[0])


def _appliquer(atelier: Atelier, plan: object) -> str:
    avant = _empreinte(atelier, True)
    try:
        atelier.bureau.imports.appliquer(plan)  # type: ignore[arg-type]
    except CfaError as refus:
        _exiger_la_meme_base(atelier, avant, True)
        return f"application refusée : {_debut(str(refus))}"
    if constats := atelier.bureau.sauvegardes.verifier():
        raise Faute(f"the base is no longer sound: {constats}")
    return "appliqué"


def _jour(rang: int) -> date:
    return EXPORT_ON + timedelta(rang % 20)


def _debut(phrase: str) -> str:
    return " ".join(phrase.split()[:6])


def _empreinte(atelier: Atelier, profond: bool) -> object:
    """Return what tells that the base was written: its rows, or the size and date of its files."""
    if profond:
        from tests.empreinte import lignes_par_table

        return lignes_par_table(atelier.bureau)
    fichiers = sorted(atelier.base.parent.glob(f"{atelier.base.name}*"))
    return [
        (un.name, un.stat().st_size, un.stat().st_mtime_ns) for un in fichiers if not un.name.endswith("-shm")
    ]


def _exiger_la_meme_base(atelier: Atelier, avant: object, profond: bool) -> None:
    if _empreinte(atelier, profond) != avant:
        raise Faute("the base changed, and nothing was applied")


def laisser_sortir(patch: pytest.MonkeyPatch) -> None:
    """Let a damaged number stop the reading."""
    patch.setattr(releve_du_tableau, "_NUMERO", None)


def ecrire_en_planifiant(patch: pytest.MonkeyPatch) -> None:
    """Write in the base while a plan is made."""
    from cfa_desktop.services.imports import Imports

    vrai = Imports.planifier

    def planifier(imports: Imports, *arguments: object, **options: object) -> object:
        with imports.contexte.changement("Essai") as (connection, _changement):
            connection.exec_driver_sql("UPDATE formation SET capacite = capacite + 1")
        return vrai(imports, *arguments, **options)  # type: ignore[arg-type]

    patch.setattr(Imports, "planifier", planifier)


HARNAIS = Harnais(
    code="I2",
    titre="fichiers abîmés : le programme survit, la base ne change pas sur un refus",
    ci=400,
    long=20_000,
    essayer=essayer,
    sabotages={"exception non prévue": laisser_sortir, "écriture en planifiant": ecrire_en_planifiant},
    preparer=preparer,
    controle=60,
    isole=True,
)
