"""The lower half of a follow-up sheet: next step, what was said, boxes to tick, lines to write on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from cfa_desktop.documents.liste import texte_nombre, texte_valeur
from cfa_desktop.documents.pdf import police
from cfa_desktop.documents.pdf.blocs import ETIQUETTE, INTERLIGNE, Ou, a_remplir, case, reglure, titre
from cfa_desktop.documents.pdf.cadre import MARGE
from cfa_desktop.documents.pdf.fiche_cases import cases_resultat, employeur_a_ecrire
from cfa_desktop.documents.pdf.fiche_valeurs import EvenementFiche, FicheSuivi, dire_retard
from cfa_desktop.documents.pdf.plume import Plume
from cfa_desktop.documents.pdf.police import GRAS, GRIS, NORMAL, Style

_COURANT = Style(NORMAL, 10)
_FORT = Style(GRAS, 10)
_DISCRET = Style(NORMAL, 9, GRIS)
_CASE = Style(NORMAL, 10.5)
_ETAPE = Style(GRAS, 12)
_FOND = "#EBEEF2"
_INTERLIGNE = _COURANT.taille * 1.25
EVENEMENTS_MAX = 6
_NOTES = 60.0
"""Height wanted for two ruled lines; older events then keep one line each, so that all six stay."""

_APPEL = 148.0
"""Height of the boxes, the employer and the next step to write."""

_SERREE = 15.0
_BLANCS = re.compile(r"[ \t\r\n]+")
_RETRAIT = 200.0  # where the text of an event starts

Bloc = tuple[tuple[str, ...], tuple[str, ...]]
"""The lines of an event: its kind and result, its text."""


def dessine_etape(plume: Plume, fiche: FicheSuivi, y: float, jour: date) -> float:
    """Draw the next step on a ground, its day at the right; nothing when there is none."""
    if not fiche.prochaine_etape and fiche.prochaine_etape_on is None:
        return y
    droite = plume.largeur - MARGE
    quoi, quand = fiche.prochaine_etape, ""
    if fiche.prochaine_etape_on is not None:
        quand = f"{texte_valeur(fiche.prochaine_etape_on)}{dire_retard(fiche.prochaine_etape_on, jour)}"
        if not quoi:
            quoi, quand = f"Étape prévue le {quand}", ""
    gauche = MARGE + 20 + police.largeur("À FAIRE", ETIQUETTE)
    place = droite - 20 - gauche - police.largeur(police.visible(quand), _ETAPE)
    lignes = police.lignes(police.visible(quoi), _ETAPE, place, 2)
    hauteur = 10 + len(lignes) * _ETAPE.taille * INTERLIGNE
    plume.boites([(MARGE, y + 9 - hauteur, droite - MARGE, hauteur)], fond=_FOND)
    plume.texte((MARGE + 8, y - 8), "À FAIRE", ETIQUETTE)
    plume.texte((droite - 8, y - 8), quand, _ETAPE, aligne="droite")
    pas = _ETAPE.taille * INTERLIGNE
    plume.morceaux([(gauche, y - 8 - rang * pas, ligne) for rang, ligne in enumerate(lignes)], _ETAPE)
    return y - 11 - hauteur


def dessine_evenements(plume: Plume, fiche: FicheSuivi, y: float, plancher: float) -> float:
    """Draw the last events, newest first, and how many more the program holds."""
    droite = plume.largeur - MARGE
    entete = "Suivi, sans les textes" if fiche.sans_textes else "Suivi"
    y = titre(plume, entete, Ou(MARGE, y, droite - MARGE))
    recents = sorted(fiche.evenements, key=lambda evenement: evenement.at, reverse=True)
    montres = recents[:EVENEMENTS_MAX]
    suite = 16 if len(recents) > len(montres) else 0
    place = y - plancher - _APPEL - suite - 6
    blocs = _coupes(montres, droite, place - _NOTES)
    faits = len(blocs)
    for evenement, bloc in zip(montres, blocs, strict=False):
        _evenement(plume, evenement, y, bloc)
        y -= _hauteur(bloc)
    if montres and not blocs:
        faits = _serres(len(recents), len(montres), place + suite)
        for evenement in montres[:faits]:
            _une_ligne(plume, evenement, y, droite)
            y -= _SERREE
    if len(recents) > faits:
        reste = texte_nombre(len(recents) - faits, "événement plus ancien", "événements plus anciens")
        plume.texte((MARGE, y), f"et {reste}, à lire dans le programme", _DISCRET)
        y -= 16
    elif not recents:
        plume.texte((MARGE, y), "Aucun contact noté", Style(NORMAL, 10, GRIS))
        y -= 16
    return y - 6


def dessine_appel(plume: Plume, fiche: FicheSuivi, y: float) -> float:
    """Draw the boxes to tick during the call, the employer and the next step to fill in."""
    droite = plume.largeur - MARGE
    y = titre(plume, "Cet appel", Ou(MARGE, y, droite - MARGE)) - 2
    for libelle, gauche, fin in (("Le", 0, 110), ("à", 122, 190), ("avec", 202, droite - MARGE)):
        a_remplir(plume, Ou(MARGE + gauche, y, fin - gauche), libelle, style=_CASE)
    y = cases_resultat(plume, Ou(MARGE, y - 22, droite - MARGE), par_rang=3, style=_CASE, pas=18) - 5
    if not fiche.siret:
        employeur_a_ecrire(plume, Ou(MARGE, y, droite - MARGE), _CASE, nom=not fiche.employeur)
        y -= 23
    a_remplir(plume, Ou(MARGE, y, droite - MARGE - 130), "Prochaine étape", style=_CASE)
    a_remplir(plume, Ou(droite - 120, y, 120), "le", style=_CASE)
    return y - 22


def dessine_notes(plume: Plume, y: float, plancher: float) -> None:
    """Rule what is left of the page, and end on the box of what was typed in the program."""
    droite = plume.largeur - MARGE
    reporte = "Reporté dans le programme"
    large = police.largeur(reporte, _DISCRET) + 17
    case(plume, Ou(droite - large, y, large + 1), reporte, style=_DISCRET)
    plume.texte((MARGE, y), "NOTES", Style(GRAS, 8.5))
    reglure(plume, Ou(MARGE, y, droite - MARGE), plancher)


def _serres(tous: int, montres: int, place: float) -> int:
    """Return how many events fit on one line each, the line that counts the others included."""
    faits = montres
    while faits > 1 and faits * _SERREE + (16 if tous > faits else 0) > place:
        faits -= 1
    return faits


def _coupes(evenements: Sequence[EvenementFiche], droite: float, place: float) -> list[Bloc]:
    """Cut every event for its columns, the newest on two lines while room lasts; [] when they do not fit."""
    courts = [_colonnes(evenement, droite, 1) for evenement in evenements]
    reste = place - sum(map(_hauteur, courts))
    if reste < 0:
        return []
    for rang, evenement in enumerate(evenements):
        long = _colonnes(evenement, droite, 2)
        reste -= _hauteur(long) - _hauteur(courts[rang])
        if reste < 0:
            break
        courts[rang] = long
    return courts


def _colonnes(evenement: EvenementFiche, droite: float, maximum: int) -> Bloc:
    """Return the kind and the text of an event, cut for their columns."""
    genre, detail = police.visible(_genre(evenement)), police.visible(_detail(evenement))
    if not detail:
        return police.lignes(genre, _FORT, droite - MARGE - 66, 2), ()
    genres = police.lignes(genre, _FORT, _RETRAIT - 66, 3)
    lignes = max(maximum, len(genres)) if len(genres) > 1 else maximum
    return genres, police.lignes(detail, _COURANT, droite - MARGE - _RETRAIT, lignes)


def _hauteur(bloc: Bloc) -> float:
    return max(map(len, bloc)) * _INTERLIGNE + 6


def _evenement(plume: Plume, evenement: EvenementFiche, y: float, blocs: Bloc) -> None:
    plume.texte((MARGE, y), f"{evenement.at:%d/%m/%Y}", _FORT, place=58)
    for x, bloc, style in ((MARGE + 60, blocs[0], _FORT), (MARGE + _RETRAIT, blocs[1], _COURANT)):
        plume.morceaux([(x, y - rang * _INTERLIGNE, ligne) for rang, ligne in enumerate(bloc)], style)


def _une_ligne(plume: Plume, evenement: EvenementFiche, y: float, droite: float) -> None:
    plume.texte((MARGE, y), f"{evenement.at:%d/%m/%Y}", _FORT, place=58)
    x = MARGE + 60
    x += plume.texte((x, y), _genre(evenement), _FORT, place=droite - x) + 8
    if droite - x > _INTERLIGNE:
        plume.texte((x, y), _detail(evenement), _COURANT, place=droite - x)


def _genre(evenement: EvenementFiche) -> str:
    return " – ".join(bout for bout in (evenement.type, evenement.resultat) if bout)


def _detail(evenement: EvenementFiche) -> str:
    etape = evenement.etape
    if etape and evenement.etape_on is not None:
        etape = f"{etape} le {texte_valeur(evenement.etape_on)}"
    return " → ".join(bout for bout in (_BLANCS.sub(" ", evenement.texte).strip(), etape) if bout)
