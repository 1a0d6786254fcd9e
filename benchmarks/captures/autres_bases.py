"""Other bases, where the Échéances page has something else to say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path

from benchmarks.captures.sujets import Sujets
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.temps import PARIS
from cfa_desktop.services import bureau as bureaux
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.storage import schema
from cfa_desktop.storage.database import Database
from cfa_desktop.views.main_window import MainWindow

_FIN, _MANQUE, _VIDE = "echeances-fin-des-contrats", "echeances-dates-a-fournir", "echeances-base-vide"
_JOURS_AVANT = 5


@dataclass(slots=True)
class _Horloge:
    instant: datetime

    def maintenant(self) -> datetime:
        return self.instant


def ouvrir(sujets: Sujets, dossier: Path) -> Iterator[tuple[str, Bureau]]:
    """Yield the last days of contracts, a session whose dates are missing, a base without anything."""
    dossier.mkdir()
    campagne = sujets.formation.campagne
    calendriers = bureaux.lire_calendriers()
    fin = calendriers[campagne].contrats.au
    if fin is not None:
        instant = datetime.combine(fin - timedelta(days=_JOURS_AVANT), time(10), PARIS)
        contexte = Contexte(Database(sujets.bureau.path), _Horloge(instant), calendriers)
        yield _FIN, bureaux.assembler(contexte)
        contexte.database.close()
    for nom in (_MANQUE, _VIDE):
        base = dossier / f"{nom}.cfa"
        schema.create(base)
        with bureaux.ouvrir(base) as bureau:
            if nom == _MANQUE:
                bureau.formations.enregistrer(
                    Formation(id=0, campagne=campagne + 1, code="MCO", intitule="BTS MCO", examine=True)
                )
            yield nom, bureau


def montrer(nom: str, fenetre: MainWindow) -> None:
    """Show what the picture of that base is about."""
    if nom == _VIDE:
        fenetre.ouvrir_sur("formations")
    fenetre.pages.montrer_echeances()
