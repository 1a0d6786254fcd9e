"""The report of a run: one table for the reader, one JSON file for the machines."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks.mesures import Mesure

_TITRES = ("#", "work", "compared with", "ours", "reference", "ratio", "bar", "verdict")


def tableau(mesures: Sequence[Mesure]) -> str:
    """Return the measures as one aligned table, then the notes."""
    lignes = [_TITRES, *(_cellules(mesure) for mesure in mesures)]
    largeurs = [max(len(ligne[rang]) for ligne in lignes) for rang in range(len(_TITRES))]
    textes = [
        "  ".join(case.ljust(largeur) for case, largeur in zip(ligne, largeurs, strict=True)).rstrip()
        for ligne in lignes
    ]
    textes.insert(1, "  ".join("-" * largeur for largeur in largeurs))
    textes += [f"{mesure.ligne}: {mesure.note}" for mesure in mesures if mesure.note]
    return "\n".join(textes)


def ecrire(mesures: Sequence[Mesure], path: Path) -> None:
    """Write the measures as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lignes = [{**asdict(mesure), "rapport": mesure.rapport, "verdict": mesure.verdict} for mesure in mesures]
    path.write_text(json.dumps({"mesures": lignes}, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _cellules(mesure: Mesure) -> tuple[str, ...]:
    rapport = "-" if mesure.rapport is None else f"{mesure.rapport:.2f}"
    barre = (
        "-" if not mesure.barre else f"<= {mesure.barre:g}{' ' + mesure.unite if mesure.absolue else ' x'}"
    )
    return (
        mesure.ligne,
        mesure.travail,
        mesure.pair,
        _valeur(mesure.notre, mesure.unite),
        _valeur(mesure.reference, mesure.unite),
        rapport,
        barre,
        mesure.verdict.upper() if mesure.verdict == "fail" else mesure.verdict,
    )


def _valeur(valeur: float | None, unite: str) -> str:
    if valeur is None:
        return "-"
    return f"{valeur:.0f} {unite}" if valeur >= 100 else f"{valeur:.3g} {unite}"
