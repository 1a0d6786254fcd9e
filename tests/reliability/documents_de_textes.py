"""Documents made of given texts, each in a field that people fill: the ones that E3 prints in turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta

from cfa_desktop.documents.liste import CelluleEtat, Colonne
from cfa_desktop.documents.pdf.appels import ouvrage_appels
from cfa_desktop.documents.pdf.appels_valeurs import Appel, Voeu
from cfa_desktop.documents.pdf.bordereau import ouvrage_bordereau
from cfa_desktop.documents.pdf.bordereau_valeurs import (
    BordereauSaisie,
    ChampATaper,
    GroupeBordereau,
    LigneBordereau,
)
from cfa_desktop.documents.pdf.fiche import ouvrage_fiches
from cfa_desktop.documents.pdf.fiche_valeurs import EvenementFiche
from cfa_desktop.documents.pdf.lettre import ouvrage_lettres
from cfa_desktop.documents.pdf.lettre_valeurs import Lettre
from cfa_desktop.documents.pdf.liste_pdf import ouvrage_liste
from cfa_desktop.documents.pdf.ouvrage import Ouvrage
from cfa_desktop.models.centre import Centre
from tests.documents.exemples import ENTETE, PRODUIT_AT, fiche, liste

_COLONNES = (Colonne("Rang", "entier", largeur=6), Colonne("Texte", largeur=60))
_CENTRE = Centre("CFA des Volcans", "12 rue de l’Exemple\n63000 CLERMONT-FERRAND", "Clermont-Ferrand")
_TELEPHONE = (("Portable", "0639981159"),)
_VOEU = Voeu("MCO", "#2A6BB8", CelluleEtat("En recherche de contrat"))


def en_liste(textes: Sequence[str]) -> Ouvrage:
    """Return a list, one text a row."""
    return ouvrage_liste(liste(list(enumerate(textes)), _COLONNES))


def en_fiches(textes: Sequence[str]) -> Ouvrage:
    """Return follow-up sheets: what was said in four events."""
    feuilles = [
        fiche(
            numero=str(rang),
            evenements=tuple(
                EvenementFiche(PRODUIT_AT - timedelta(days=jour), "Appel", "Message laissé", texte)
                for jour, texte in enumerate(paquet)
            ),
        )
        for rang, paquet in enumerate(_paquets(textes, 4))
    ]
    return ouvrage_fiches(feuilles, ENTETE)


def en_lettres(textes: Sequence[str]) -> Ouvrage:
    """Return letters of ten paragraphs."""
    lettres = [
        Lettre(_CENTRE, ("Madame Léa MARTIN",), "Clermont-Ferrand, le 10 juin", "Objet", "\n".join(paquet))
        for paquet in _paquets(textes, 10)
    ]
    return ouvrage_lettres(lettres, ENTETE, "Lettre")


def en_appels(textes: Sequence[str]) -> Ouvrage:
    """Return a call sheet: last contact, next step, why to call, what to say."""
    appels = [
        Appel(
            "MARTIN Léa",
            "700123",
            (_VOEU,),
            "Mme",
            telephones=_TELEPHONE,
            contact=a,
            etape=b,
            raison=c,
            script=d,
        )
        for a, b, c, d in _paquets(textes, 4)
    ]
    return ouvrage_appels(appels, ENTETE)


def en_bordereau(textes: Sequence[str]) -> Ouvrage:
    """Return a slip of what is typed online: two fields, two warnings."""
    lignes = tuple(
        LigneBordereau(
            "Saisir",
            "700123",
            "MARTIN Léa",
            (ChampATaper("Employeur", employeur), ChampATaper("Ville", ville)),
            alertes=tuple(alertes),
        )
        for employeur, ville, *alertes in _paquets(textes, 4)
    )
    groupe = GroupeBordereau("MCO", "BTS MCO", "#0072B2", lignes)
    return ouvrage_bordereau(BordereauSaisie((groupe,)), ENTETE)


def _paquets(textes: Sequence[str], combien: int) -> Iterator[Sequence[str]]:
    return (textes[rang : rang + combien] for rang in range(0, len(textes), combien))


DOCUMENTS: Mapping[str, Callable[[Sequence[str]], Ouvrage]] = {
    "liste": en_liste,
    "fiches": en_fiches,
    "lettres": en_lettres,
    "appels": en_appels,
    "bordereau": en_bordereau,
}
