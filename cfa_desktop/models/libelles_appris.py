"""Labels of the site that the officer mapped once by hand, applied to a file already read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from cfa_desktop.models.etats import LABELS_ETAT, LABELS_REPONSE, Etat, Reponse
from cfa_desktop.models.extraction import Enregistrement, Extraction
from cfa_desktop.models.texte import fold

LibellesAppris = Mapping[tuple[str, str], str]
"""(field, folded label) -> stored value."""

BRUTS: Mapping[str, str] = {"etat": "etat_brut", "reponse": "reponse_brute"}
"""Fields whose unknown labels are kept raw, and where."""


def cle_apprise(champ: str, libelle: str) -> tuple[str, str]:
    """Return the key under which a label is remembered: case, accents and spaces say nothing."""
    return champ, fold(libelle)


def valeurs_possibles(champ: str) -> Mapping[str, str]:
    """Return the values a label of this field may be mapped to, with the site's own words for each."""
    libelles: Mapping[Etat, str] | Mapping[Reponse, str] = LABELS_ETAT if champ == "etat" else LABELS_REPONSE
    return {str(valeur): libelle for valeur, libelle in libelles.items()}


def libelles_inconnus(extraction: Extraction) -> tuple[tuple[str, str], ...]:
    """Return each (field, raw label) that nobody mapped yet, once."""
    vus: dict[tuple[str, str], tuple[str, str]] = {}
    for lu in extraction.enregistrements:
        for champ, brut in BRUTS.items():
            if libelle := lu.champs.get(brut):
                vus.setdefault(cle_apprise(champ, libelle), (champ, libelle))
    return tuple(vus.values())


def avec_libelles(extraction: Extraction, appris: LibellesAppris) -> Extraction:
    """Return the same file with the learnt labels understood, and their doubts gone."""
    connus = {cle_apprise(champ, libelle) for champ, libelle in libelles_inconnus(extraction)} & appris.keys()
    if not connus:
        return extraction
    return replace(
        extraction,
        enregistrements=tuple(_compris(lu, appris) for lu in extraction.enregistrements),
        doutes=tuple(d for d in extraction.doutes if cle_apprise(d.champ, d.valeur) not in connus),
    )


def _compris(lu: Enregistrement, appris: LibellesAppris) -> Enregistrement:
    champs = dict(lu.champs)
    for champ, brut in BRUTS.items():
        valeur = appris.get(cle_apprise(champ, champs.get(brut, "")))
        if valeur is not None:
            champs |= {champ: valeur, brut: ""}
    return lu if champs == lu.champs else replace(lu, champs=champs)
