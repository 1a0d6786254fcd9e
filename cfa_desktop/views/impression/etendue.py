"""The pages to print, as typed: « 1-3, 7 »."""

from __future__ import annotations

import re

from cfa_desktop.models.erreurs import CfaError

EXEMPLE = "1-3, 7"
_MORCEAU = re.compile(r"(\d*)\s*([-–]?)\s*(\d*)")
_CHIFFRES_MAX = 6


class EtendueInvalide(CfaError):
    """The pages asked for are no pages of the document."""


def lire_etendue(texte: str, total: int) -> tuple[int, ...]:
    """Return the pages typed, from 0, each once, in the order typed; all of them for an empty text.

    « 3- » goes to the last page, « -3 » begins at the first. Raise ``EtendueInvalide``, which says how to
    write it.
    """
    morceaux = [morceau.strip() for morceau in re.split(r"[,;]", texte) if morceau.strip()]
    if not morceaux:
        return tuple(range(total))
    pages: dict[int, None] = {}
    for morceau in morceaux:
        debut, fin = _bornes(morceau, total)
        pages |= dict.fromkeys(range(debut - 1, fin))
    return tuple(pages)


def _bornes(morceau: str, total: int) -> tuple[int, int]:
    lu = _MORCEAU.fullmatch(morceau)
    if lu is None or not (lu[1] or lu[3]) or max(len(lu[1]), len(lu[3])) > _CHIFFRES_MAX:
        raise EtendueInvalide(
            f"«\u00a0{morceau}\u00a0» n’est pas un numéro de page. Écrivez par exemple {EXEMPLE}."
        )
    debut = int(lu[1]) if lu[1] else 1
    fin = debut if not lu[2] else int(lu[3]) if lu[3] else total
    if trop := [page for page in (debut, fin) if not 1 <= page <= total]:
        pages = f"{total} pages" if total > 1 else "une seule page"
        raise EtendueInvalide(f"La page {trop[0]} n’existe pas\u202f: le document a {pages}.")
    if debut > fin:
        raise EtendueInvalide(f"«\u00a0{morceau}\u00a0» va à reculons. Écrivez {fin}-{debut}.")
    return debut, fin
