"""A letter on A4 for a French window envelope: one page, or several numbered ones.

The window of a DL envelope (110 x 220 mm) is 45 x 100 mm, 20 mm from its right and lower edges (KOMA-Script's
"NF" letters, after NF Z 11-001). A sheet folded in three moves by 10 mm across and 11 mm up and down in it:
what always shows is 100-190 mm from the left and 45-79 mm from the top, what may show is 90-200 and 34-90.
The addressee stands in the first (and, up to five lines, below 55 mm and right of 110 mm, as mail houses
ask: « 3,3 cm x 8,5 cm, à 5,5 cm du haut et 11 cm du bord gauche »); nothing else is within the second.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from cfa_desktop.documents.liste import Entete
from cfa_desktop.documents.pdf import police
from cfa_desktop.documents.pdf.a_voir import pages_a_voir
from cfa_desktop.documents.pdf.blocs import INTERLIGNE
from cfa_desktop.documents.pdf.cadre import Zone
from cfa_desktop.documents.pdf.lettre_adresse import ADRESSE_GAUCHE, TROP_LONGUE, adresse, dessine_adresse
from cfa_desktop.documents.pdf.lettre_texte import MM, PAS, Feuille, couper
from cfa_desktop.documents.pdf.lettre_valeurs import AVoir, Lettre
from cfa_desktop.documents.pdf.ouvrage import Ouvrage, Page
from cfa_desktop.documents.pdf.plume import A4, Plume
from cfa_desktop.documents.pdf.police import FILET, GRAS, GRIS, NORMAL, Style

GAUCHE, DROITE = 22 * MM, A4[0] - 22 * MM
EXPEDITEUR_LARGE = 66 * MM
DATE = 98 * MM
PLIS = (99 * MM, 198 * MM)
"""Where the sheet is folded, from its top: marked by a short line on the edge."""

PROJET = 12 * MM
OBJET = 112 * MM
SUITE = 28 * MM
BAS = 25 * MM
AVANT_SIGNATURE = 14 * MM
SIGNATURE = 46 * MM
"""Height kept for who signs and the signature itself."""

_CORPS = Style(NORMAL, 11)
_FORT = Style(GRAS, 11)
_CENTRE = Style(GRAS, 11.5)
_COORDONNEES = Style(NORMAL, 9, GRIS)
_PIED = Style(NORMAL, 8, GRIS)
_ALERTE = Style(GRAS, 9.5, "#A8432C")
_RAISON = Style(NORMAL, 8.5)
_LOGO = (45 * MM, 15 * MM)
A_VOIR = "À voir avant l’envoi"


def ouvrage_lettres(
    lettres: Iterable[Lettre], entete: Entete, titre: str, a_voir: Sequence[AVoir] = ()
) -> Ouvrage:
    """Return every letter in order, then what must be looked at before they go, when something must."""
    pages: list[Page] = []
    longues: list[AVoir] = []
    for une in lettres:
        pages += _pages(une, entete, titre)
        if not adresse(une.destinataire).entiere:
            longues.append(AVoir(une.signet or "–", entete.formation_code or "–", TROP_LONGUE))
    dernieres = pages_a_voir(entete, A_VOIR, [*a_voir, *longues])
    vide = "Aucune lettre à produire pour ce choix."
    return Ouvrage(titre, entete, [*pages, *dernieres], vide=vide, a_voir=len(dernieres))


def _pages(lettre: Lettre, entete: Entete, titre: str) -> list[Page]:
    debut = OBJET + len(_objet(lettre)) * PAS + 6 * MM
    hauteurs = (A4[1] - debut - BAS, A4[1] - SUITE - BAS)
    feuilles = couper(lettre.corps, _CORPS, DROITE - GAUCHE, hauteurs, SIGNATURE)
    return [
        Page(
            entete,
            titre,
            partial(_dessiner, lettre, feuille, (rang, len(feuilles))),
            signet=lettre.signet if rang == 0 else "",
            cadre=False,
        )
        for rang, feuille in enumerate(feuilles)
    ]


def _dessiner(lettre: Lettre, feuille: Feuille, page: tuple[int, int], plume: Plume, zone: Zone) -> None:
    (rang, total), y = page, zone.haut - SUITE
    if rang == 0:
        _expediteur(plume, lettre, zone.haut)
        dessine_adresse(plume, adresse(lettre.destinataire))
        _projet(plume, lettre.projet, zone.haut - PROJET)
        plume.texte(
            (ADRESSE_GAUCHE, zone.haut - DATE), lettre.lieu_date, _CORPS, place=DROITE - ADRESSE_GAUCHE
        )
        plume.traits([(4 * MM, zone.haut - pli, 8 * MM, zone.haut - pli) for pli in PLIS], GRIS)
        y = zone.haut - OBJET
        for texte in _objet(lettre):
            plume.texte((GAUCHE, y), texte, _FORT)
            y -= PAS
        y -= 6 * MM
    for ligne in feuille.lignes:
        plume.texte((GAUCHE + ligne.retrait, y - ligne.y), ligne.texte, _CORPS)
    if rang == total - 1:
        _signer(plume, lettre, y - feuille.hauteur - AVANT_SIGNATURE)
    _pied(plume, lettre, (rang + 1, total))


def _objet(lettre: Lettre) -> tuple[str, ...]:
    if not lettre.objet:
        return ()
    return police.lignes(police.visible(lettre.objet), _FORT, DROITE - GAUCHE, 3)


def _expediteur(plume: Plume, lettre: Lettre, haut: float) -> None:
    """Draw who writes in the upper left corner, left of the window whatever its length."""
    centre, y = lettre.centre, haut - 15 * MM
    if centre.logo:
        y -= plume.image(centre.logo, (GAUCHE, y), _LOGO)[1] + 3 * MM
    y = plume.paragraphe((GAUCHE, y - 9), centre.nom_affiche, _CENTRE, place=EXPEDITEUR_LARGE, maximum=3)
    lignes = [
        ligne for ligne in (*centre.adresse.splitlines(), centre.telephone, centre.mail) if ligne.strip()
    ]
    y -= 4
    for ligne in lignes:
        if y - 2 * _COORDONNEES.taille * INTERLIGNE > haut - DATE:
            y = plume.paragraphe((GAUCHE, y - 11.5), ligne, _COORDONNEES, place=EXPEDITEUR_LARGE, maximum=2)


def _projet(plume: Plume, raisons: Sequence[str], y: float) -> None:
    """Draw, above the window, a frame that says why the letter is not to be sent as it is."""
    if not raisons:
        return
    place, x = DROITE - ADRESSE_GAUCHE, ADRESSE_GAUCHE + 6
    dites = police.lignes(police.visible(" ".join(raisons)), _RAISON, place - 12, 3)
    hauteur = 24.0 + len(dites) * _RAISON.taille * INTERLIGNE
    plume.boites([(ADRESSE_GAUCHE, y - hauteur, place, hauteur)], bord=_ALERTE.encre, epaisseur=1)
    plume.texte((x, y - 13), "PROJET, À NE PAS ENVOYER TEL QUEL", _ALERTE, place=place - 12)
    plume.paragraphe((x, y - 26), " ".join(raisons), _RAISON, place=place - 12, maximum=3)


def _signer(plume: Plume, lettre: Lettre, y: float) -> None:
    centre, place = lettre.centre, DROITE - ADRESSE_GAUCHE
    nom = centre.signataire or centre.nom_affiche
    plume.texte((ADRESSE_GAUCHE, y), nom, _FORT, place=place)
    if centre.qualite:
        plume.texte((ADRESSE_GAUCHE, y - PAS), centre.qualite, _CORPS, place=place)


def _pied(plume: Plume, lettre: Lettre, page: tuple[int, int]) -> None:
    y = 12 * MM
    if page[1] > 1:
        plume.traits([(GAUCHE, y + 11, DROITE, y + 11)], FILET)
        plume.texte((DROITE, y), f"Page {page[0]}/{page[1]}", Style(GRAS, 8, GRIS), aligne="droite")
    if lettre.mention:
        plume.texte((GAUCHE, y), lettre.mention, _PIED)
