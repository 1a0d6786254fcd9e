"""The upper half of a follow-up sheet: who, in what state, how to reach, from where, with whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from cfa_desktop.documents.liste import TEINTES, texte_nombre, texte_valeur
from cfa_desktop.documents.pdf import police
from cfa_desktop.documents.pdf.blocs import ETIQUETTE, Champ, Ou, champ, titre
from cfa_desktop.documents.pdf.cadre import MARGE
from cfa_desktop.documents.pdf.fiche_valeurs import FicheSuivi, epeler_siret
from cfa_desktop.documents.pdf.plume import Plume
from cfa_desktop.documents.pdf.police import ENCRE, GRAS, GRIS, NORMAL, Style
from cfa_desktop.models.telephone import format_telephone

_NOMS = ((27, 1), (22, 1), (18, 2), (14, 3), (11, 9))
"""How large a name is set, and on how many lines: whole in the first that holds it."""

_NUMERO = Style(NORMAL, 13)
_MINEUR = Style(GRAS, 11)
_RANG = Style(GRAS, 20, GRIS)
_RANG_DE = "dans l’ordre imprimé"
_ETAT = Style(GRAS, 16)
_DATE = Style(GRAS, 12)
_TELEPHONE = Style(GRAS, 16)
_COURANT = Style(NORMAL, 11)
_VIDE = Style(NORMAL, 11, GRIS)
_SIRET = Style(GRAS, 14)
_TELEPHONES_MAX = 4
_TELEPHONES_COURANTS = 2
_ECART = 12.0
_EMPLOYEURS = ((Style(GRAS, 13), 2), (Style(GRAS, 10), 4), (Style(GRAS, 8.5), 5))
"""How the employer's name is set, and on how many lines: whole in the first that holds it."""

_CODE_POSTAL = re.compile(r" (?=\d{5} \S)")

Datee = tuple[str, date | str]
"""A date of the state: its label, a day or a French mention."""


def dessine_identite(plume: Plume, fiche: FicheSuivi, y: float) -> float:
    """Draw the name, as large as it fits, the number, « mineur » and the place in the list."""
    droite = plume.largeur - MARGE
    place = droite - MARGE
    if fiche.rang:
        large = plume.texte((droite, y - 20), fiche.rang, _RANG, aligne="droite", place=150)
        place -= max(large, plume.texte((droite, y - 32), _RANG_DE, ETIQUETTE, aligne="droite")) + 14
    nom = police.visible(fiche.candidat)
    for taille, maximum in _NOMS:
        style = Style(GRAS, taille)
        if len(police.lignes(nom, style, place, maximum + 1)) <= maximum:
            break
    y = plume.paragraphe((MARGE, y - 22), nom, style, place=place, maximum=maximum) - 19
    numero = f"n°\u00a0{fiche.numero}" if fiche.nom or fiche.prenom else "nom inconnu"
    detail = " · ".join(bout for bout in (numero, fiche.civilite) if bout)
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
    rangees = _rangees(fiche.dates, droite - x - 4)
    hauteur = 14 + 20 * len(lignes) + 31 * len(rangees)
    encre = TEINTES[etat.etat].encre if etat.etat is not None else GRIS
    boite = [(MARGE, y - hauteur, droite - MARGE, hauteur)]
    plume.boites(boite, bord=encre, epaisseur=1, tirets=etat.presume)
    plume.boites([(MARGE, y - hauteur, 6, hauteur)], fond=encre)
    for rang, ligne in enumerate(lignes):
        plume.texte((x, y - 21 - 20 * rang), ligne, _ETAT)
    bas = y - 14 - 20 * len(lignes)
    for rangee in rangees:
        gauche = x
        for (nom, jour), place in rangee:
            plume.texte((gauche, bas - 5), nom, ETIQUETTE, place=place - _ECART)
            plume.texte((gauche, bas - 20), _jour(jour), _DATE, place=place - _ECART)
            gauche += place
        bas -= 31
    return y - hauteur - 16


def dessine_coordonnees(plume: Plume, fiche: FicheSuivi, y: float) -> float:
    """Draw how to reach the candidate at the left, where he or she comes from at the right."""
    milieu = plume.largeur / 2
    place = milieu - MARGE - 14
    gauche = titre(plume, "Contact", Ou(MARGE, y, place))
    telephones = [couple for couple in fiche.telephones if couple[1]][:_TELEPHONES_MAX]
    for nom, numero in telephones:
        plume.texte((MARGE, gauche), nom, ETIQUETTE, place=52)
        plume.texte((MARGE + 56, gauche), format_telephone(numero), _TELEPHONE, place=place - 56)
        gauche -= 20
    if not telephones:
        plume.texte((MARGE, gauche), "Aucun téléphone", _VIDE)
        gauche -= 17
    lignes = 3 if len(telephones) <= _TELEPHONES_COURANTS else 2
    for nom, texte in (("Mail", fiche.mail), ("Adresse", _ville_entiere(fiche.adresse))):
        dit = Champ(nom, texte, maximum=lignes + (nom == "Adresse"))
        gauche = champ(plume, Ou(MARGE, gauche, place), dit, _COURANT)
    autre = plume.largeur - MARGE - milieu - 4
    droite = titre(plume, "Origine", Ou(milieu + 4, y, autre))
    voeux = texte_nombre(fiche.voeux, "vœu", "vœux") if fiche.voeux > 1 else ""
    origine = [("Établ.", fiche.origine), ("Profil", fiche.profil), ("Série", fiche.serie)]
    for nom, texte in [*origine, ("Chez nous", voeux)] if voeux else origine:
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
    nom = police.visible(fiche.employeur or "Nom à obtenir")
    for style, maximum in _EMPLOYEURS:
        lignes = police.lignes(nom, style, place, maximum + 1)
        if len(lignes) <= maximum:
            break
    return plume.paragraphe((MARGE, bas), nom, style, place=place, maximum=maximum) - 26


def _ville_entiere(adresse: str) -> str:
    """Return an address whose postcode and town stay on one line."""
    codes = list(_CODE_POSTAL.finditer(adresse))
    if not codes:
        return adresse
    debut = codes[-1].end()
    return adresse[:debut] + adresse[debut:].replace(" ", "\u00a0")


def _rangees(dates: Sequence[Datee], largeur: float) -> list[list[tuple[Datee, float]]]:
    """Share the dates of the state between rows: each as wide as it needs, the room left spread evenly."""
    rangees: list[list[tuple[Datee, float]]] = []
    reste = 0.0
    for datee in dates:
        nom, jour = police.visible(datee[0]), police.visible(_jour(datee[1]))
        besoin = max(police.largeur(nom, ETIQUETTE), police.largeur(jour, _DATE)) + _ECART
        besoin = min(besoin, largeur)
        if besoin > reste:
            rangees.append([])
            reste = largeur
        rangees[-1].append((datee, besoin))
        reste -= besoin
    return [_espacee(rangee, largeur) for rangee in rangees]


def _espacee(rangee: list[tuple[Datee, float]], largeur: float) -> list[tuple[Datee, float]]:
    reste = (largeur - sum(besoin for _, besoin in rangee)) / len(rangee)
    return [(datee, besoin + min(reste, 60)) for datee, besoin in rangee]


def _jour(jour: date | str) -> str:
    return jour if isinstance(jour, str) else texte_valeur(jour)
