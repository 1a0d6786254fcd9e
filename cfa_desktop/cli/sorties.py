"""What a verb answers: one JSON object, or French text; refusals as sentences on the error stream."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cfa_desktop.models.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Reponse:
    """The answer of a verb: its JSON object, its French lines, the sentences of a refusal, its exit code."""

    objet: Mapping[str, Any]
    lignes: Sequence[str] = ()
    raisons: Sequence[str] = ()
    code: int = 0


def ecrire(reponse: Reponse, *, en_json: bool) -> int:
    """Write an answer; return its exit code."""
    if en_json:
        sys.stdout.write(json.dumps(reponse.objet, ensure_ascii=False) + "\n")
    elif reponse.lignes:
        sys.stdout.write("\n".join(reponse.lignes) + "\n")
    for raison in reponse.raisons:
        sys.stderr.write(f"{raison}\n")
    return reponse.code


def refus(message: str) -> Reponse:
    """Return the answer of a refusal that no rule explains."""
    return Reponse({"accepte": False, "erreur": message}, raisons=[message], code=1)


def forme_verdict(verdict: Verdict, *, accepte: bool) -> dict[str, Any]:
    """Return the JSON shape of ``contrat`` and ``decision``."""
    return {
        "accepte": accepte,
        "blocages": [{"code": blocage.code, "message": blocage.message} for blocage in verdict.blocages],
        "avertissements": [
            {"code": avis.code, "message": avis.message, "a_confirmer": avis.a_confirmer}
            for avis in verdict.avertissements
        ],
    }


def refus_motive(verdict: Verdict) -> Reponse:
    """Return the answer of an action that the rules refuse, or that waits for ``--confirmer``."""
    raisons = [blocage.message for blocage in verdict.blocages]
    if not raisons:
        avis = [avis.message for avis in verdict.avertissements if avis.a_confirmer]
        raisons = [*avis, "Rien n’a été enregistré : ajoutez --confirmer si c’est bien voulu."]
    return Reponse(forme_verdict(verdict, accepte=False), raisons=raisons, code=1)


def tableau(titres: Sequence[str], lignes: Iterable[Sequence[object]]) -> list[str]:
    """Return aligned columns under their titles."""
    textes = [list(titres), *([str(valeur) for valeur in ligne] for ligne in lignes)]
    largeurs = [max(len(ligne[rang]) for ligne in textes) for rang in range(len(titres))]
    return [
        "  ".join(texte.ljust(largeur) for texte, largeur in zip(ligne, largeurs, strict=True)).rstrip()
        for ligne in textes
    ]


def pluriel(nombre: int, singulier: str, plusieurs: str = "") -> str:
    """Return « 1 ligne », « 3 lignes »."""
    return f"{nombre} {singulier if nombre < 2 else plusieurs or singulier + 's'}"  # noqa: PLR2004 - French
