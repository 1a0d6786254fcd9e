"""The calendar of a campagne, read from TOML: every date is data, a missing one stays missing."""

from __future__ import annotations

import tomllib
from datetime import date, time
from typing import Any, NamedTuple


class Periode(NamedTuple):
    """A period of whole Paris days, both included; an unknown bound is None."""

    du: date | None = None
    au: date | None = None

    def contient(self, jour: date) -> bool:
        """Say whether the day is inside; an unknown period contains nothing."""
        return self.du is not None and self.au is not None and self.du <= jour <= self.au


class RegleReponse(NamedTuple):
    """When a proposition received in the interval must be answered: a fixed day, or days after."""

    recue_du: date
    recue_au: date
    limite: date | None = None
    delai_jours: int | None = None
    suspendue: tuple[tuple[date, date], ...] = ()
    a_confirmer: bool = False


class Calendrier(NamedTuple):
    """The dates of one campagne; None where no source gives them."""

    campagne: int
    voeux: Periode = Periode()
    coordonnees_a_partir_du: date | None = None
    pivot: date | None = None
    limite_avant_pivot: date | None = None
    delai_apres_pivot_jours: int | None = None
    passage_sans_examen_jours: int | None = None
    admission: Periode = Periode()
    nuit: tuple[time, time] | None = None
    complementaire: Periode = Periode()
    contrats: Periode = Periode()
    rapports: Periode = Periode()
    parametrage_fin: date | None = None
    reponses: tuple[RegleReponse, ...] = ()


def parse_calendrier(texte: str) -> Calendrier:
    """Return the calendar written in a TOML text (``resources/calendriers/*.toml``)."""
    donnees: dict[str, Any] = tomllib.loads(texte)
    examen = donnees.get("examen", {})
    admission = donnees.get("admission", {})
    return Calendrier(
        campagne=donnees["campagne"],
        voeux=_periode(donnees.get("voeux", {})),
        coordonnees_a_partir_du=donnees.get("coordonnees", {}).get("a_partir_du"),
        pivot=examen.get("pivot"),
        limite_avant_pivot=examen.get("limite_avant_pivot"),
        delai_apres_pivot_jours=examen.get("delai_apres_pivot_jours"),
        passage_sans_examen_jours=examen.get("passage_sans_examen_jours"),
        admission=_periode(admission),
        nuit=_nuit(admission.get("nuit")),
        complementaire=_periode(donnees.get("complementaire", {})),
        contrats=_periode(donnees.get("contrats", {})),
        rapports=_periode(donnees.get("rapports", {})),
        parametrage_fin=donnees.get("parametrage", {}).get("fin"),
        reponses=tuple(_reponse(regle) for regle in donnees.get("reponse", [])),
    )


def _periode(table: dict[str, Any]) -> Periode:
    return Periode(table.get("du"), table.get("au"))


def _nuit(bornes: list[str] | None) -> tuple[time, time] | None:
    if not bornes:
        return None
    debut, fin = bornes
    return time.fromisoformat(debut), time.fromisoformat(fin)


def _reponse(table: dict[str, Any]) -> RegleReponse:
    return RegleReponse(
        recue_du=table["recue_du"],
        recue_au=table["recue_au"],
        limite=table.get("limite"),
        delai_jours=table.get("delai_jours"),
        suspendue=tuple((du, au) for du, au in table.get("suspendue", [])),
        a_confirmer=table.get("a_confirmer", False),
    )
