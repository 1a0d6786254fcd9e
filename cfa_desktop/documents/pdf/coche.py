"""A box of any size, empty for a hand to tick, or ticked by the program."""

from __future__ import annotations

from cfa_desktop.documents.pdf.plume import Boite, Plume
from cfa_desktop.documents.pdf.police import ENCRE


def case(plume: Plume, coin: tuple[float, float], *, cote: float, cochee: bool) -> None:
    """Draw a box by its lower left corner, crossed when it is ticked already."""
    x, y = coin
    plume.boites([(x, y, cote, cote)], bord=ENCRE, epaisseur=1)
    if cochee:
        bord = cote * 0.22
        bas, haut = (x + bord, y + bord), (x + cote - bord, y + cote - bord)
        croix: list[Boite] = [(*bas, *haut), (bas[0], haut[1], haut[0], bas[1])]
        plume.traits(croix, ENCRE, 1.4)
