"""The lower half of a follow-up sheet: what was said, boxes to tick, lines to write on."""

from __future__ import annotations

from cfa_desktop.documents.liste import texte_nombre, texte_valeur
from cfa_desktop.documents.pdf import police
from cfa_desktop.documents.pdf.blocs import Ou, a_remplir, cases, reglure, titre
from cfa_desktop.documents.pdf.cadre import MARGE
from cfa_desktop.documents.pdf.fiche_valeurs import EvenementFiche, FicheSuivi
from cfa_desktop.documents.pdf.plume import Plume
from cfa_desktop.documents.pdf.police import GRAS, GRIS, NORMAL, Style
from cfa_desktop.models.suivi import LABELS_RESULTAT, Resultat

_COURANT = Style(NORMAL, 10)
_FORT = Style(GRAS, 10)
_DISCRET = Style(NORMAL, 9, GRIS)
_CASE = Style(NORMAL, 10.5)
_INTERLIGNE = _COURANT.taille * 1.25
_EVENEMENTS_MAX = 6
_TOUJOURS = 2
_ECRITURE = 245.0
"""Height left under the events: boxes, next step and a few ruled lines."""

_ECRITURE_MIN = 175.0
"""Height left under the two newest events, which are worth more than ruled lines."""

_CASES = (
    Resultat.JOINT,
    Resultat.MESSAGE_LAISSE,
    Resultat.PAS_DE_REPONSE,
    Resultat.NUMERO_ERRONE,
    Resultat.CHERCHE_EMPLOYEUR,
    Resultat.ENTRETIEN_PREVU,
    Resultat.EMPLOYEUR_TROUVE,
    Resultat.PLUS_INTERESSE,
)
_RETRAIT = 200.0  # where the text of an event starts


def dessine_evenements(plume: Plume, fiche: FicheSuivi, y: float) -> float:
    """Draw the last events, newest first, and how many more the program holds."""
    droite = plume.largeur - MARGE
    y = titre(plume, "Suivi", Ou(MARGE, y, droite - MARGE))
    if fiche.prochaine_etape:
        jour = f" – {texte_valeur(fiche.prochaine_etape_on)}" if fiche.prochaine_etape_on else ""
        mesure = plume.texte((MARGE, y), "À faire\u202f: ", _FORT)
        etape = fiche.prochaine_etape + jour
        plume.texte((MARGE + mesure, y), etape, _FORT, place=droite - MARGE - mesure)
        y -= 17
    recents = sorted(fiche.evenements, key=lambda evenement: evenement.at, reverse=True)
    faits = 0
    for evenement in recents[:_EVENEMENTS_MAX]:
        lignes = police.lignes(police.visible(_detail(evenement)), _COURANT, droite - MARGE - _RETRAIT, 2)
        genres = police.lignes(police.visible(_genre(evenement)), _FORT, _RETRAIT - 66, 3)
        hauteur = max(len(lignes), len(genres)) * _INTERLIGNE + 6
        if y - hauteur < MARGE + (_ECRITURE_MIN if faits < _TOUJOURS else _ECRITURE):
            break
        _evenement(plume, evenement, y, (genres, lignes))
        y -= hauteur
        faits += 1
    if len(recents) > faits:
        reste = texte_nombre(len(recents) - faits, "événement plus ancien", "événements plus anciens")
        plume.texte((MARGE, y), f"et {reste}, à lire dans le programme", _DISCRET)
        y -= 16
    elif not recents:
        plume.texte((MARGE, y), "Aucun contact noté", Style(NORMAL, 10, GRIS))
        y -= 16
    return y - 6


def dessine_appel(plume: Plume, y: float) -> float:
    """Draw the boxes to tick during the call, and the next step to fill in."""
    droite = plume.largeur - MARGE
    y = titre(plume, "Cet appel", Ou(MARGE, y, droite - MARGE)) - 2
    for libelle, gauche, fin in (("Le", 0, 110), ("à", 122, 190), ("avec", 202, droite - MARGE)):
        a_remplir(plume, Ou(MARGE + gauche, y, fin - gauche), libelle, style=_CASE)
    libelles = [LABELS_RESULTAT[resultat] for resultat in _CASES]
    y = cases(plume, Ou(MARGE, y - 22, droite - MARGE), libelles) - 5
    a_remplir(plume, Ou(MARGE, y, droite - MARGE - 130), "Prochaine étape", style=_CASE)
    a_remplir(plume, Ou(droite - 120, y, 120), "le", style=_CASE)
    return y - 24


def dessine_notes(plume: Plume, y: float, plancher: float) -> None:
    """Rule what is left of the page."""
    droite = plume.largeur - MARGE
    plume.texte((MARGE, y), "NOTES", Style(GRAS, 8.5))
    reglure(plume, Ou(MARGE, y, droite - MARGE), plancher)


def _evenement(
    plume: Plume, evenement: EvenementFiche, y: float, blocs: tuple[tuple[str, ...], tuple[str, ...]]
) -> None:
    plume.texte((MARGE, y), f"{evenement.at:%d/%m/%Y}", _FORT, place=58)
    for x, bloc, style in ((MARGE + 60, blocs[0], _FORT), (MARGE + _RETRAIT, blocs[1], _COURANT)):
        plume.morceaux([(x, y - rang * _INTERLIGNE, ligne) for rang, ligne in enumerate(bloc)], style)


def _genre(evenement: EvenementFiche) -> str:
    return " – ".join(bout for bout in (evenement.type, evenement.resultat) if bout)


def _detail(evenement: EvenementFiche) -> str:
    etape = evenement.etape
    if etape and evenement.etape_on is not None:
        etape = f"{etape} le {texte_valeur(evenement.etape_on)}"
    return " → ".join(bout for bout in (evenement.texte, etape) if bout) or "–"
