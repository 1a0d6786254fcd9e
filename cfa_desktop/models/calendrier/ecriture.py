"""Edited calendars as text: what the base stores, and back."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date, time
from typing import Any

from cfa_desktop.models.calendrier.champs import PAR_CLE, Genre, Valeur
from cfa_desktop.models.calendrier.dates import Origine, Provenance, RegleReponse
from cfa_desktop.models.calendrier.edition import ChampEdite, Edition


def ecrire_edition(edition: Edition) -> str:
    """Return the edition as JSON; equal editions give equal texts."""
    objet = {
        cle: {"valeur": _en_json(edite.valeur), **_provenance_en_json(edite.provenance)}
        for cle, edite in sorted(edition.items())
    }
    return json.dumps(objet, ensure_ascii=False)


def lire_edition(texte: str) -> dict[str, ChampEdite]:
    """Return the edition written by ``ecrire_edition``; fields of a newer version are left alone.

    Raises ValueError on anything else.
    """
    objet: Mapping[str, Mapping[str, Any]] = json.loads(texte)
    return {
        cle: ChampEdite(_LECTEURS[PAR_CLE[cle].genre](lu["valeur"]), _provenance(lu))
        for cle, lu in objet.items()
        if cle in PAR_CLE
    }


def _en_json(valeur: Valeur) -> Any:
    if isinstance(valeur, date):
        return valeur.isoformat()
    if isinstance(valeur, tuple):
        return [_membre_en_json(membre) for membre in valeur]
    return valeur


def _membre_en_json(membre: time | RegleReponse) -> Any:
    if isinstance(membre, time):
        return membre.isoformat(timespec="minutes")
    return {
        "recue_du": membre.recue_du.isoformat(),
        "recue_au": membre.recue_au.isoformat(),
        "limite": membre.limite.isoformat() if membre.limite else None,
        "delai_jours": membre.delai_jours,
        "suspendue": [[du.isoformat(), au.isoformat()] for du, au in membre.suspendue],
        "a_confirmer": membre.a_confirmer,
    }


def _provenance_en_json(provenance: Provenance) -> dict[str, Any]:
    return {
        "origine": provenance.origine.value,
        "source": provenance.source,
        "le": provenance.le.isoformat() if provenance.le else None,
        "a_confirmer": provenance.a_confirmer,
    }


def _provenance(lu: Mapping[str, Any]) -> Provenance:
    return Provenance(Origine(lu["origine"]), lu["source"], _jour(lu["le"]), lu["a_confirmer"])


def _jour(texte: str | None) -> date | None:
    return date.fromisoformat(texte) if texte else None


def _nombre(valeur: int | None) -> int | None:
    return None if valeur is None else int(valeur)


def _choix(valeur: str | None) -> str:
    return valeur or ""


def _nuit(bornes: list[str] | None) -> tuple[time, time] | None:
    if bornes is None:
        return None
    debut, fin = bornes
    return time.fromisoformat(debut), time.fromisoformat(fin)


def _regles(lues: list[Mapping[str, Any]]) -> tuple[RegleReponse, ...]:
    return tuple(
        RegleReponse(
            recue_du=date.fromisoformat(lue["recue_du"]),
            recue_au=date.fromisoformat(lue["recue_au"]),
            limite=_jour(lue["limite"]),
            delai_jours=lue["delai_jours"],
            suspendue=tuple((date.fromisoformat(du), date.fromisoformat(au)) for du, au in lue["suspendue"]),
            a_confirmer=lue["a_confirmer"],
        )
        for lue in lues
    )


_LECTEURS: Mapping[Genre, Callable[[Any], Valeur]] = {
    Genre.JOUR: _jour,
    Genre.NOMBRE: _nombre,
    Genre.NUIT: _nuit,
    Genre.REGLES: _regles,
    Genre.CHOIX: _choix,
}
