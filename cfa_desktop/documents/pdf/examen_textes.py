"""The texts of an examination sheet: as much as their place holds, and where to read what is left."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cfa_desktop.documents.liste import texte_nombre
from cfa_desktop.documents.pdf import police
from cfa_desktop.documents.pdf.blocs import Ou, titre
from cfa_desktop.documents.pdf.examen_valeurs import Fait
from cfa_desktop.documents.pdf.plume import Plume
from cfa_desktop.documents.pdf.police import GRAS, GRIS, NORMAL, Style

COURANT = Style(NORMAL, 9.5)
DISCRET = Style(NORMAL, 8.5, GRIS)
INTERLIGNE = 12.5
"""Distance between two baselines of the running text, in points."""

HAUTEUR_TITRE = 20.0
"""Height from the baseline of a block's title to that of its first text."""

HAUTEUR_ABSENT = 36.0
"""Height of a block that only says that nothing was given."""

ABSENT = "Non fourni par les exports"
SUITE = "suite dans le programme"

_NOM = Style(GRAS, 8, GRIS)
_APRES_NOM = 11.5
_APRES_TEXTE = 15.5
_LIGNES_MAX = 70  # a whole page
_CARACTERE_MIN = 1.5  # points: what is surely beyond the last line is not even measured
_BLANCS = re.compile(r"[ \t\r\n]+")


def couper(texte: str, place: float, maximum: int) -> tuple[tuple[str, ...], bool]:
    """Return a text in so many lines at most, and whether some of it is left out."""
    suivi = _BLANCS.sub(" ", texte).strip()
    rendu = police.visible(suivi[: int(place * (maximum + 1) / _CARACTERE_MIN)])
    lignes = police.lignes(rendu, COURANT, place, maximum)
    return lignes, "".join(lignes).replace(" ", "") != rendu.replace(" ", "")


def _paragraphes(texte: str, place: float, maximum: int) -> tuple[str, ...]:
    """Return the lines of a text, paragraph after paragraph, () when it does not hold."""
    bruts = texte.strip().splitlines() if len(texte) <= place * (maximum + 1) / _CARACTERE_MIN else []
    dits = [police.visible(dit) for brut in bruts if (dit := _BLANCS.sub(" ", brut).strip())]
    if len(dits) > maximum:
        return ()
    lignes = [ligne for dit in dits for ligne in police.lignes(dit, COURANT, place, maximum + 1)]
    return tuple(lignes) if len(lignes) <= maximum else ()


def hauteur_textes(faits: Sequence[Fait], place: float) -> float:
    """Return the height of a whole block, title included, in points; 0 when there is nothing to say."""
    lignes = [len(couper(fait.texte, place, _LIGNES_MAX)[0]) for fait in faits]
    nom = _APRES_NOM if len(faits) > 1 else 0
    textes = sum(nom + (nombre - 1) * INTERLIGNE + _APRES_TEXTE for nombre in lignes)
    return textes + HAUTEUR_TITRE if faits else 0


def dessine_textes(plume: Plume, nom: str, faits: Sequence[Fait], ou: Ou, plancher: float) -> float:
    """Draw a block of named texts down to a floor; return the baseline of what follows it.

    A text alone is named in the title.
    """
    seul = len(faits) == 1
    y = titre(plume, f"{nom} · {faits[0].nom}" if seul and faits[0].nom else nom, ou)
    if not faits:
        plume.texte((ou.x, y), ABSENT, DISCRET, place=ou.place)
        return y - _APRES_TEXTE
    aeres = _aeres(faits, ou.place, y - plancher)
    for rang, fait in enumerate(faits):
        restants = len(faits) - rang
        sol = plancher + (INTERLIGNE if restants > 1 else 0)
        haut = y if seul else y - _APRES_NOM
        maximum = int((haut - sol) // INTERLIGNE) + 1
        if maximum < 1:
            plume.texte((ou.x, y), _restes(restants, rang > 0), DISCRET, place=ou.place)
            return y - _APRES_TEXTE
        if not seul:
            plume.texte((ou.x, y), fait.nom, _NOM, place=ou.place)
        ecrit = couper(fait.texte, ou.place, maximum) if aeres is None else (aeres[rang], False)
        y = _texte(plume, ecrit, Ou(ou.x, haut, ou.place)) - _APRES_TEXTE
    return y


def _restes(nombre: int, suite: bool) -> str:
    """Return « et 3 autres textes, à lire dans le programme », « 3 textes, … » when none was shown."""
    if suite:
        return f"et {texte_nombre(nombre, 'autre texte', 'autres textes')}, à lire dans le programme"
    return f"{texte_nombre(nombre, 'texte', 'textes')}, à lire dans le programme"


def _aeres(faits: Sequence[Fait], place: float, hauteur: float) -> list[tuple[str, ...]] | None:
    """Return the texts with their paragraphs apart, None when that would leave something out."""
    rendus = [_paragraphes(fait.texte, place, _LIGNES_MAX) for fait in faits]
    nom = _APRES_NOM if len(faits) > 1 else 0
    besoin = sum(nom + (len(lignes) - 1) * INTERLIGNE + _APRES_TEXTE for lignes in rendus)
    return rendus if all(rendus) and besoin - _APRES_TEXTE <= hauteur else None


def _texte(plume: Plume, ecrit: tuple[tuple[str, ...], bool], ou: Ou) -> float:
    """Draw a text and say where its end is when it is cut; return its last baseline."""
    lignes, coupe = ecrit
    if coupe:
        reserve = police.largeur(SUITE, DISCRET) + 5
        *avant, derniere = lignes
        lignes = (*avant, police.ajuste(derniere, COURANT, ou.place - reserve))
    bas = ou.y - (len(lignes) - 1) * INTERLIGNE
    plume.morceaux([(ou.x, ou.y - rang * INTERLIGNE, ligne) for rang, ligne in enumerate(lignes)], COURANT)
    if coupe:
        plume.texte((ou.x + police.largeur(lignes[-1], COURANT) + 5, bas), SUITE, DISCRET)
    return bas
