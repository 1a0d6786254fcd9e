"""The calendar of a campagne, read from TOML: every date is data, a missing one stays missing."""

from __future__ import annotations

import tomllib
from datetime import date, time
from enum import StrEnum
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


class Origine(StrEnum):
    """Where a date of a calendar comes from."""

    LIVREE = "livree"
    MODIFIEE = "modifiee"
    REPRISE = "reprise"


class Provenance(NamedTuple):
    """Where a value comes from: its published source, the day it was changed or confirmed here."""

    origine: Origine = Origine.LIVREE
    source: str = ""
    le: date | None = None
    a_confirmer: bool = False


class Calendrier(NamedTuple):
    """The dates of one campagne; None where no source gives them.

    ``provenances`` pairs the key of a field (``models/calendrier/champs.py``) with where it comes from.
    """

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
    collecte_mails: date | None = None
    collecte_fin: date | None = None
    collecte_instruction: date | None = None
    collecte_ouverture: date | None = None
    provenances: tuple[tuple[str, Provenance], ...] = ()
    coordonnees_pour: str = ""

    def provenance(self, cle: str) -> Provenance:
        """Return where the value of a field comes from; an empty one when nothing is said."""
        return dict(self.provenances).get(cle, Provenance())


# Where each field stands in the file: key of the field -> table and key of the TOML text.
_DANS_LE_FICHIER: tuple[tuple[str, str, str], ...] = (
    ("voeux.du", "voeux", "du"),
    ("voeux.au", "voeux", "au"),
    ("coordonnees_a_partir_du", "coordonnees", "a_partir_du"),
    ("coordonnees_pour", "coordonnees", "pour"),
    ("pivot", "examen", "pivot"),
    ("limite_avant_pivot", "examen", "limite_avant_pivot"),
    ("delai_apres_pivot_jours", "examen", "delai_apres_pivot_jours"),
    ("passage_sans_examen_jours", "examen", "passage_sans_examen_jours"),
    ("admission.du", "admission", "du"),
    ("admission.au", "admission", "au"),
    ("nuit", "admission", "nuit"),
    ("complementaire.du", "complementaire", "du"),
    ("complementaire.au", "complementaire", "au"),
    ("contrats.du", "contrats", "du"),
    ("contrats.au", "contrats", "au"),
    ("rapports.du", "rapports", "du"),
    ("rapports.au", "rapports", "au"),
    ("parametrage_fin", "parametrage", "fin"),
    ("collecte_mails", "collecte_suivante", "mails"),
    ("collecte_fin", "collecte_suivante", "fin"),
    ("collecte_instruction", "collecte_suivante", "instruction"),
    ("collecte_ouverture", "collecte_suivante", "ouverture"),
)


def parse_calendrier(texte: str) -> Calendrier:
    """Return the calendar written in a TOML text (``resources/calendriers/*.toml``)."""
    donnees: dict[str, Any] = tomllib.loads(texte)
    examen = donnees.get("examen", {})
    admission = donnees.get("admission", {})
    collecte = donnees.get("collecte_suivante", {})
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
        collecte_mails=collecte.get("mails"),
        collecte_fin=collecte.get("fin"),
        collecte_instruction=collecte.get("instruction"),
        collecte_ouverture=collecte.get("ouverture"),
        provenances=_provenances(donnees),
        coordonnees_pour=donnees.get("coordonnees", {}).get("pour", ""),
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


def _provenances(donnees: dict[str, Any]) -> tuple[tuple[str, Provenance], ...]:
    """Read « source » and « a_confirmer » beside the dates; ``source_<key>`` speaks for that key alone."""
    lues = [
        (champ, _provenance(donnees[table], cle))
        for champ, table, cle in _DANS_LE_FICHIER
        if cle in donnees.get(table, {})
    ]
    regles = donnees.get("reponse", [])
    if regles:
        douteuse = any(regle.get("a_confirmer", False) for regle in regles)
        lues.append(("reponses", Provenance(source=regles[0].get("source", ""), a_confirmer=douteuse)))
    return tuple(lues)


def _provenance(table: dict[str, Any], cle: str) -> Provenance:
    douteux: bool | list[str] = table.get("a_confirmer", False)
    return Provenance(
        source=table.get(f"source_{cle}", table.get("source", "")),
        a_confirmer=douteux if isinstance(douteux, bool) else cle in douteux,
    )
