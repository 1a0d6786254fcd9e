"""The blocks of a formation sheet: name, counters, what it is, what is due, published criteria."""

from __future__ import annotations

from collections.abc import Sequence

from cfa_desktop.documents.liste import texte_nombre
from cfa_desktop.documents.pdf import police
from cfa_desktop.documents.pdf.blocs import COURANT, FORT, Champ, Ou, champ, titre
from cfa_desktop.documents.pdf.criteres import Gabarit, loger
from cfa_desktop.documents.pdf.examen_valeurs import lettre
from cfa_desktop.documents.pdf.formation_valeurs import EcheanceFormation, FicheFormation
from cfa_desktop.documents.pdf.plume import Plume
from cfa_desktop.documents.pdf.police import ENCRE, FILET, GRAS, GRIS, NORMAL, Style

_NOMS = (Style(GRAS, 22), Style(GRAS, 18), Style(GRAS, 15))
_CODE = Style(NORMAL, 11)
_PETIT = Style(NORMAL, 9, GRIS)
_VIDE = Style(NORMAL, 10, GRIS)
_FAIT = Style(NORMAL, 10)
_JOUR = Style(GRAS, 10)
_PAS = 14.5
_SOUFFLE = 5.0
_RETRAIT_COTE = 10.0
_TAILLES = (10.0, 9.0, 8.0, 7.5)
"""How published criteria are set: the largest that shows them all."""

_SOUS_CRITERES = 18.0  # the first line stands on its baseline, the last one may come near the foot


def dessiner_nom(plume: Plume, fiche: FicheFormation, ou: Ou) -> float:
    """Draw the whole name, its colour beside, the code and the place; return the ordinate under them."""
    nom, retrait = police.visible(fiche.intitule), 14.0
    place = ou.place - retrait
    style = next((un for un in _NOMS if police.largeur(nom, un) <= place), _NOMS[-1])
    haut = ou.y - style.taille * 0.82
    y = plume.paragraphe((ou.x + retrait, haut), nom, style, place=place, maximum=3) - 17
    bouts = (f"Code Parcoursup {fiche.code}", fiche.etablissement or "Établissement non renseigné")
    y = plume.paragraphe((ou.x + retrait, y), " · ".join(bouts), _CODE, place=place, maximum=2)
    plume.boites([(ou.x, y - 3, 6, ou.y - y + 3)], fond=fiche.couleur, bord=ENCRE, epaisseur=0.5)
    return y - 18


def dessiner_compteurs(plume: Plume, fiche: FicheFormation, ou: Ou) -> float:
    """Draw Parcoursup's counters in their order, then what stands beside; return the ordinate under them."""
    y = titre(plume, "Compteurs Parcoursup", ou._replace(y=ou.y - 10)) + 4
    filets = []
    for rang, compteur in enumerate(fiche.compteurs):
        if rang and compteur.total:
            y -= _SOUFFLE
        style, retrait = (FORT, 0.0) if compteur.total else (COURANT, _RETRAIT_COTE)
        plume.texte((ou.x + retrait, y), compteur.nom, style, place=ou.place - retrait - 40)
        plume.texte((ou.x + ou.place, y), str(compteur.nombre), style, aligne="droite", place=38)
        filets.append((ou.x + retrait, y - 4, ou.x + ou.place, y - 4))
        y -= _PAS
    plume.traits(filets, FILET, 0.5)
    if not fiche.a_cote:
        return y + _PAS - 4
    dit = f"À côté, sans les changer\u202f: {fiche.a_cote}."
    return plume.paragraphe((ou.x, y - 1), dit, _PETIT, place=ou.place, maximum=4) - 4


def dessiner_faits(plume: Plume, faits: Sequence[tuple[str, str]], ou: Ou) -> float:
    """Draw what the formation is, label and value; return the ordinate under them."""
    y = titre(plume, "Réglages", ou._replace(y=ou.y - 10)) + 4
    for nom, texte in faits:
        y = champ(plume, ou._replace(y=y), Champ(nom, texte, retrait=84, maximum=2), _FAIT) + 1
    return y + 12


def dessiner_echeances(
    plume: Plume, echeances: Sequence[EcheanceFormation], ou: Ou, plancher: float
) -> float:
    """Draw what is due, nearest first, down to a floor; at least three; return the ordinate under them."""
    y = titre(plume, "Échéances", ou._replace(y=ou.y - 10)) + 4
    if not echeances:
        plume.texte((ou.x, y), "Aucune échéance à venir", _VIDE, place=ou.place)
        return y - 4
    tiennent = max(int((y - plancher + 4) // _PAS) + 1, 3)
    montrees = echeances if len(echeances) <= tiennent else echeances[: tiennent - 1]
    for due in montrees:
        plume.texte((ou.x, y), due.jour, _JOUR, place=78)
        mesure = plume.texte((ou.x + ou.place, y), due.reste, _PETIT, aligne="droite")
        plume.texte((ou.x + 84, y), due.quoi, _FAIT, place=ou.place - 84 - mesure - 6)
        y -= _PAS
    if len(montrees) < len(echeances):
        reste = texte_nombre(len(echeances) - len(montrees), "autre", "autres")
        plume.texte((ou.x, y), f"et {reste}, dans le programme", _PETIT, place=ou.place)
        y -= _PAS
    return y + _PAS - 4


def dessiner_criteres(plume: Plume, fiche: FicheFormation, ou: Ou, plancher: float) -> None:
    """Draw the published criteria, as many as fit above the floor, and how many more there are."""
    y = titre(plume, "Critères d’examen publiés", ou._replace(y=ou.y - 10)) + 2
    if not fiche.criteres:
        texte = "Aucun critère noté dans le programme"
        if fiche.examine is False:
            texte = "La formation n’examine pas les dossiers\u202f: aucun critère"
        plume.texte((ou.x, y), texte, _VIDE, place=ou.place)
        return
    gabarit = Gabarit(_TAILLES, ou.place - 22, y - plancher + _SOUS_CRITERES, 1.5, coupes=False)
    loges = loger(fiche.criteres, gabarit)
    if len(loges.lignes) < len(fiche.criteres):
        loges = loger(fiche.criteres, gabarit._replace(hauteur=gabarit.hauteur - _PAS))
    chiffre = Style(GRAS, loges.style.taille)
    for rang, lignes in enumerate(loges.lignes):
        plume.texte((ou.x + 14, y), f"{lettre(rang)}.", chiffre, aligne="droite")
        plume.morceaux(
            [(ou.x + 20, y - saut * loges.pas, ligne) for saut, ligne in enumerate(lignes)], loges.style
        )
        y -= loges.rangs[rang]
    reste = len(fiche.criteres) - len(loges.lignes)
    if reste:
        autres = texte_nombre(reste, "autre critère", "autres critères")
        plume.texte((ou.x + 20, y), f"et {autres}, dans le programme", _PETIT, place=ou.place)
