"""Colours that screen, workbooks and paper share: of formations (Okabe-Ito), and of states by day."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from cfa_desktop.models.etats import Etat, Reponse

COULEURS_FORMATION = (
    "#0072B2",
    "#D55E00",
    "#009E73",
    "#CC79A7",
    "#E69F00",
    "#56B4E9",
    "#332288",
    "#882255",
    "#999933",
    "#6B6B76",
)
"""Told apart by colour-blind eyes."""


class Ton(StrEnum):
    """The meaning a colour carries, always beside a word or an icon."""

    GRIS = "gris"
    AMBRE = "ambre"
    BLEU = "bleu"
    BRIQUE = "brique"
    VERT = "vert"


class Teinte(NamedTuple):
    """A tone in three strengths: text, background under that text, line or dot."""

    encre: str
    fond: str
    trait: str


TEINTES_CLAIRES: Mapping[Ton, Teinte] = {
    Ton.GRIS: Teinte("#555768", "#EEEFF3", "#8A8C9C"),
    Ton.AMBRE: Teinte("#854600", "#FDF0D6", "#D98A00"),
    Ton.BLEU: Teinte("#1B4FA3", "#E3EEFC", "#3D7DDB"),
    Ton.BRIQUE: Teinte("#9A2B1E", "#FCE8E4", "#C8503F"),
    Ton.VERT: Teinte("#17653A", "#E0F3E6", "#2F9E5B"),
}
"""On a white ground: the light look of the window, and the workbooks."""

TONS: Mapping[Etat, Ton] = {
    Etat.NON_CONFIRMEE: Ton.GRIS,
    Etat.CONFIRMEE: Ton.AMBRE,
    Etat.EN_RECHERCHE: Ton.BLEU,
    Etat.REFUSEE: Ton.BRIQUE,
    Etat.CONTRAT_SAISI: Ton.VERT,
    Etat.DEMISSION: Ton.BRIQUE,
}
"""The tone of each state."""
_PERDUES = frozenset((Reponse.RENONCIATION, Reponse.DEMISSION))


def ton_de(etat: Etat | None, reponse: Reponse | None = None) -> Ton:
    """Return the tone of a candidature: a lost contract is as red as a démission."""
    if etat is None:
        return Ton.GRIS
    return Ton.BRIQUE if reponse in _PERDUES else TONS[etat]
