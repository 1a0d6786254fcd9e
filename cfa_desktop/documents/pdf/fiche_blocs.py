"""The upper half of a follow-up sheet: who, in what state, how to reach, from where, with whom."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from cfa_desktop.documents.liste import TEINTES, texte_valeur
from cfa_desktop.documents.pdf import police
from cfa_desktop.documents.pdf.blocs import ETIQUETTE, Champ, Ou, champ, titre
from cfa_desktop.documents.pdf.cadre import MARGE
from cfa_desktop.documents.pdf.fiche_valeurs import FicheSuivi, epeler_siret, epeler_telephone
from cfa_desktop.documents.pdf.plume import Plume
from cfa_desktop.documents.pdf.police import ENCRE, GRAS, GRIS, NORMAL, Style

_NOMS = (Style(GRAS, 27), Style(GRAS, 22), Style(GRAS, 18))
_NUMERO = Style(NORMAL, 13)
_MINEUR = Style(GRAS, 11)
_RANG = Style(GRAS, 20, GRIS)
_ETAT = Style(GRAS, 16)
_DATE = Style(GRAS, 12)
_TELEPHONE = Style(GRAS, 16)
_COURANT = Style(NORMAL, 11)
_VIDE = Style(NORMAL, 11, GRIS)
_SIRET = Style(GRAS, 14)
_TELEPHONES_MAX = 4
_DATES_MAX = 4
_ECART = 12.0


def dessine_identite(plume: Plume, fiche: FicheSuivi, y: float) -> float:
    """Draw the name, as large as it fits, the number, « mineur » and the place in the list."""
    droite = plume.largeur - MARGE
    place = droite - MARGE
    if fiche.rang:
        place -= plume.texte((droite, y - 20), fiche.rang, _RANG, aligne="droite") + 14
    nom = police.visible(fiche.candidat)
    style = next((style for style in _NOMS if police.largeur(nom, style) <= place), _NOMS[-1])
    y = plume.paragraphe((MARGE, y - 22), nom, style, place=place, maximum=2) - 19
    detail = " · ".join(bout for bout in (f"n°\u00a0{fiche.numero}", fiche.civilite) if bout)
    mesure = plume.texte((MARGE, y), detail, _NUMERO, place=place - 80)
    if fiche.mineur:
        x = MARGE + mesure + 12
        largeur = police.largeur("MINEUR", _MINEUR) + 12
        plume.boites([(x, y - 4, largeur, 16)], bord=ENCRE, epaisseur=1.2)
        plume.texte((x + 6, y), "MINEUR", _MINEUR)
    return y - 14


def dessine_etat(plume: Plume, fiche: FicheSuivi, y: float) -> float:
    """Draw the framed state and its dates, the state's colour in a bar at the left."""
    droite = plume.largeur - MARGE
    x = MARGE + 14
    etat = fiche.etat
    libelle = police.visible(etat.texte or "État à préciser")
    lignes = police.lignes(libelle, _ETAT, droite - x - 10, 2)
    dates = fiche.dates[:_DATES_MAX]
    hauteur = 14 + 20 * len(lignes) + (31 if dates else 0)
    encre = TEINTES[etat.etat].encre if etat.etat is not None else GRIS
    boite = [(MARGE, y - hauteur, droite - MARGE, hauteur)]
    plume.boites(boite, bord=encre, epaisseur=1, tirets=etat.presume)
    plume.boites([(MARGE, y - hauteur, 6, hauteur)], fond=encre)
    for rang, ligne in enumerate(lignes):
        plume.texte((x, y - 21 - 20 * rang), ligne, _ETAT)
    places = _places(dates, droite - x)
    for (nom, jour), place in zip(dates, places, strict=True):
        plume.texte((x, y - hauteur + 26), nom, ETIQUETTE, place=place - _ECART)
        plume.texte((x, y - hauteur + 11), _jour(jour), _DATE, place=place - _ECART)
        x += place
    return y - hauteur - 16


def dessine_coordonnees(plume: Plume, fiche: FicheSuivi, y: float) -> float:
    """Draw how to reach the candidate at the left, where he or she comes from at the right."""
    milieu = plume.largeur / 2
    place = milieu - MARGE - 14
    gauche = titre(plume, "Contact", Ou(MARGE, y, place))
    telephones = [couple for couple in fiche.telephones if couple[1]][:_TELEPHONES_MAX]
    for nom, numero in telephones:
        plume.texte((MARGE, gauche), nom, ETIQUETTE, place=52)
        plume.texte((MARGE + 56, gauche), epeler_telephone(numero), _TELEPHONE, place=place - 56)
        gauche -= 20
    if not telephones:
        plume.texte((MARGE, gauche), "Aucun téléphone", _VIDE)
        gauche -= 17
    for nom, texte in (("Mail", fiche.mail), ("Adresse", fiche.adresse)):
        gauche = champ(plume, Ou(MARGE, gauche, place), Champ(nom, texte), _COURANT)
    autre = plume.largeur - MARGE - milieu - 4
    droite = titre(plume, "Origine", Ou(milieu + 4, y, autre))
    for nom, texte in (("Établ.", fiche.origine), ("Profil", fiche.profil), ("Série", fiche.serie)):
        droite = champ(plume, Ou(milieu + 4, droite, autre), Champ(nom, texte), _COURANT)
    return min(gauche, droite) - 4


def dessine_employeur(plume: Plume, fiche: FicheSuivi, y: float) -> float:
    """Draw the employer and its SIRET when there is one."""
    if not (fiche.employeur or fiche.siret):
        return y
    droite = plume.largeur - MARGE
    bas = titre(plume, "Employeur", Ou(MARGE, y, droite - MARGE))
    siret = epeler_siret(fiche.siret) if fiche.siret else "à obtenir"
    mesure = plume.texte((droite, bas), siret, _SIRET, aligne="droite", place=190)
    mesure += plume.texte((droite - mesure - 6, bas), "SIRET", ETIQUETTE, aligne="droite")
    place = droite - MARGE - mesure - 24
    nom = fiche.employeur or "Nom à obtenir"
    return plume.paragraphe((MARGE, bas), nom, Style(GRAS, 13), place=place, maximum=2) - 18


def _places(dates: Sequence[tuple[str, date | str]], largeur: float) -> list[float]:
    """Share a width between the dates of the state: each what it needs, the room left evenly."""
    besoins = [
        max(
            police.largeur(police.visible(nom), ETIQUETTE), police.largeur(police.visible(_jour(jour)), _DATE)
        )
        + _ECART
        for nom, jour in dates
    ]
    reste = largeur - sum(besoins)
    if reste < 0:
        return [largeur / len(dates)] * len(dates)
    return [besoin + min(reste / len(dates), 60) for besoin in besoins]


def _jour(jour: date | str) -> str:
    return jour if isinstance(jour, str) else texte_valeur(jour)
