"""Call sheets: several persons a page, none cut in two; those without a phone at the end."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from cfa_desktop.documents.liste import Entete, texte_nombre, texte_valeur
from cfa_desktop.documents.pdf.appels_carte import Carte
from cfa_desktop.documents.pdf.appels_valeurs import Appel
from cfa_desktop.documents.pdf.blocs import Ou, titre
from cfa_desktop.documents.pdf.cadre import Zone, zone_libre
from cfa_desktop.documents.pdf.ouvrage import Ouvrage, Page
from cfa_desktop.documents.pdf.plume import A4, Plume
from cfa_desktop.documents.pdf.tableau import Colonne, Tableau, dessiner, partager

_TITRE = "Tournée d’appels"
_A_ECRIRE = "Sans téléphone, à joindre autrement"
_JEU_MAX = 26.0
"""How much more than it needs a person may be given of a page: more would look like a hole."""

_COLONNES = (
    Colonne("Ordre", 5),
    Colonne("Candidat", 16, gras=True, entiere=True),
    Colonne("N°", 6.5),
    Colonne("Formation", 8),
    Colonne("État", 16),
    Colonne("Limite", 9),
    Colonne("Mail", 18),
    Colonne("Dernier contact", 13),
    Colonne("Écrit le", 8),
)
_AVANT_TITRE, _TITRE_SECTION = 22.0, 16.0


def ouvrage_appels(appels: Sequence[Appel], entete: Entete) -> Ouvrage:
    """Return the call sheet: who has a phone in the order given, then who has none."""
    zone = zone_libre(A4)
    joignables = [appel for appel in appels if appel.telephones]
    autres = [appel for appel in appels if not appel.telephones]
    cartes = [Carte(appel, f"{rang}/{len(appels)}", zone.largeur) for rang, appel in enumerate(joignables, 1)]
    feuilles = [_Feuille(cartes_de_page) for cartes_de_page in _partagees(cartes, zone.hauteur)]
    if autres:
        _placer(feuilles, _tableau(autres, len(joignables) + 1, len(appels)), zone)
    compte = _compte(len(joignables), len(autres))
    pages = [
        Page(entete, _TITRE, partial(_dessiner, feuille), compte, feuille.signet()) for feuille in feuilles
    ]
    return Ouvrage(_TITRE, entete, pages, vide="Personne à appeler pour ce choix.", pieces=len(appels))


class _Feuille:
    """A page: persons, then lines of the table of those without a phone."""

    def __init__(self, cartes: Sequence[Carte] = (), tableau: Tableau | None = None) -> None:
        self.cartes, self.tableau = cartes, tableau

    def besoin(self) -> float:
        """Return the height that its persons need."""
        return sum(carte.hauteur for carte in self.cartes)

    def signet(self) -> str:
        """Return its entry in the outline: from whom to whom."""
        if not self.cartes:
            return _A_ECRIRE
        noms = [carte.appel.candidat for carte in self.cartes]
        return noms[0] if len(noms) == 1 else f"{noms[0]} – {noms[-1]}"


def _dessiner(feuille: _Feuille, plume: Plume, zone: Zone) -> None:
    y = zone.haut
    jeu = 0.0
    if feuille.cartes and feuille.tableau is None:
        jeu = min((zone.hauteur - feuille.besoin()) / len(feuille.cartes), _JEU_MAX)
    for carte in feuille.cartes:
        carte.dessiner(plume, Ou(zone.gauche, y, zone.largeur), carte.hauteur + jeu)
        y -= carte.hauteur + jeu
    if feuille.tableau is not None:
        y -= _AVANT_TITRE if feuille.cartes else _TITRE_SECTION
        bas = titre(plume, _A_ECRIRE, Ou(zone.gauche, y, zone.largeur))
        dessiner(plume, feuille.tableau, Ou(zone.gauche, bas + 12, zone.largeur))


def _partagees(cartes: Sequence[Carte], hauteur: float) -> list[list[Carte]]:
    """Share persons between pages by their heights."""
    pages: list[list[Carte]] = []
    reste = 0.0
    for carte in cartes:
        if carte.hauteur > reste:
            pages.append([])
            reste = hauteur
        pages[-1].append(carte)
        reste -= carte.hauteur
    return pages


def _placer(feuilles: list[_Feuille], tableau: Tableau, zone: Zone) -> None:
    """Put the table after the last person, and on as many pages more as it needs."""
    reste = zone.hauteur - feuilles[-1].besoin() - _AVANT_TITRE - 8 if feuilles else 0.0
    premier, *suivants = partager(tableau, zone.largeur, reste, zone.hauteur - _TITRE_SECTION - 8)
    if premier.lignes:
        feuilles[-1].tableau = premier
    feuilles += [_Feuille(tableau=morceau) for morceau in suivants]


def _tableau(appels: Sequence[Appel], depuis: int, tous: int) -> Tableau:
    lignes = [
        (
            f"{rang}/{tous}",
            appel.candidat,
            appel.numero,
            appel.voeux[0].formation,
            appel.voeux[0].etat.texte,
            texte_valeur(appel.limite_on) or "–",
            appel.mail or "–",
            appel.contact or "–",
            "",
        )
        for rang, appel in enumerate(appels, depuis)
    ]
    return Tableau(_COLONNES, lignes, taille=8.5, lignes_max=4, ecrire=24)


def _compte(joignables: int, autres: int) -> str:
    dit = texte_nombre(joignables, "personne à appeler", "personnes à appeler")
    return f"{dit}, {texte_nombre(autres, 'sans téléphone', 'sans téléphone')}" if autres else dit
