"""The colours of the three looks: one frozen value per look, every text readable on its background (AA)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from cfa_desktop.models.couleurs import COULEURS_FORMATION, TEINTES_CLAIRES, Teinte, Ton

__all__ = ["COULEURS", "Couleurs", "Mode", "Teinte", "Ton", "contraste", "luminance"]


class Mode(StrEnum):
    """The look on screen; « systeme » is resolved into one of these."""

    CLAIR = "clair"
    SOMBRE = "sombre"
    CONTRASTE = "contraste"


class Couleurs(NamedTuple):
    """Every colour of a look, as "#RRGGBB"."""

    fond: str
    surface: str
    champ: str
    texte: str
    discret: str
    filet: str
    bord: str
    accent: str
    accent_vif: str
    sur_accent: str
    accent_doux: str
    survol: str
    selection: str
    infobulle: str
    sur_infobulle: str
    gris: Teinte
    ambre: Teinte
    bleu: Teinte
    brique: Teinte
    vert: Teinte
    formations: tuple[str, ...]

    def teinte(self, ton: Ton) -> Teinte:
        """Return the tone in this look."""
        teintes = {
            Ton.GRIS: self.gris,
            Ton.AMBRE: self.ambre,
            Ton.BLEU: self.bleu,
            Ton.BRIQUE: self.brique,
            Ton.VERT: self.vert,
        }
        return teintes[ton]

    def formation(self, numero: int) -> str:
        """Return the colour of a formation from its number in the fixed set of ten."""
        return self.formations[numero % len(self.formations)]


COULEURS: Mapping[Mode, Couleurs] = {
    Mode.CLAIR: Couleurs(
        fond="#FBFBFD",
        surface="#FFFFFF",
        champ="#FFFFFF",
        texte="#1D1D28",
        discret="#5C5E70",
        filet="#E6E7EE",
        bord="#C6C9D6",
        accent="#3B5BDB",
        accent_vif="#2F4BC0",
        sur_accent="#FFFFFF",
        accent_doux="#EDF1FE",
        survol="#F2F3F8",
        selection="#E2E9FD",
        infobulle="#26272F",
        sur_infobulle="#F4F4F8",
        gris=TEINTES_CLAIRES[Ton.GRIS],
        ambre=TEINTES_CLAIRES[Ton.AMBRE],
        bleu=TEINTES_CLAIRES[Ton.BLEU],
        brique=TEINTES_CLAIRES[Ton.BRIQUE],
        vert=TEINTES_CLAIRES[Ton.VERT],
        formations=COULEURS_FORMATION,
    ),
    Mode.SOMBRE: Couleurs(
        fond="#17181D",
        surface="#1F2027",
        champ="#24252D",
        texte="#ECECF1",
        discret="#A5A7B6",
        filet="#2E303A",
        bord="#474A58",
        accent="#8DA2FB",
        accent_vif="#A9B9FF",
        sur_accent="#14162A",
        accent_doux="#262C46",
        survol="#282A33",
        selection="#2C3454",
        infobulle="#3A3C48",
        sur_infobulle="#F4F4F8",
        gris=Teinte("#BDBFCC", "#2D2F3A", "#8B8D9C"),
        ambre=Teinte("#F2BE6A", "#3A2E17", "#E0A03A"),
        bleu=Teinte("#A3C8FC", "#1D2F4C", "#5B9AF0"),
        brique=Teinte("#F5A99C", "#43241F", "#E0705E"),
        vert=Teinte("#92DEAC", "#1B3727", "#4BB878"),
        formations=(
            "#3D9BDC",
            "#F0843A",
            "#1DB88C",
            "#E3A0C4",
            "#F2BC3F",
            "#8CCFF5",
            "#8A80E8",
            "#C0508A",
            "#B9B94F",
            "#9C9CA8",
        ),
    ),
    Mode.CONTRASTE: Couleurs(
        fond="#000000",
        surface="#000000",
        champ="#000000",
        texte="#FFFFFF",
        discret="#E2E2EA",
        filet="#8C8C96",
        bord="#FFFFFF",
        accent="#FFD84D",
        accent_vif="#FFE88F",
        sur_accent="#000000",
        accent_doux="#2B2600",
        survol="#22222A",
        selection="#0B3A8F",
        infobulle="#FFFFFF",
        sur_infobulle="#000000",
        gris=Teinte("#F0F0F4", "#000000", "#C9C9D2"),
        ambre=Teinte("#FFD27A", "#000000", "#FFC04D"),
        bleu=Teinte("#B5D5FF", "#000000", "#7DB5FF"),
        brique=Teinte("#FFBDB2", "#000000", "#FF8A78"),
        vert=Teinte("#A6F0BE", "#000000", "#63D98D"),
        formations=(
            "#4FB0F5",
            "#FF9147",
            "#2CD3A2",
            "#F2B4D4",
            "#FFC94F",
            "#A5DCFA",
            "#A198FF",
            "#E0609F",
            "#D3D35C",
            "#C2C2CC",
        ),
    ),
}


def luminance(couleur: str) -> float:
    """Return the relative luminance of "#RRGGBB" (WCAG 2.2)."""

    def lineaire(octet: int) -> float:
        part = octet / 255
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004

    rouge, vert, bleu = (lineaire(int(couleur[i : i + 2], 16)) for i in (1, 3, 5))
    return 0.2126 * rouge + 0.7152 * vert + 0.0722 * bleu


def contraste(texte: str, fond: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2.2)."""
    clair, sombre = sorted((luminance(texte), luminance(fond)), reverse=True)
    return (clair + 0.05) / (sombre + 0.05)
