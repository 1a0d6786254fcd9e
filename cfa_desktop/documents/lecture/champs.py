"""One converter per field: a raw cell becomes canonical text, and what is doubtful is said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache, partial

from cfa_desktop.documents.lecture import codes, dates, telephones
from cfa_desktop.documents.lecture.regles import charger_libelles, valeur_de
from cfa_desktop.documents.lecture.source import Signaler
from cfa_desktop.documents.lecture.textes import nettoyer, texte_cellule
from cfa_desktop.models import noms
from cfa_desktop.models.telephone import normaliser_telephone

Sortie = dict[str, str]
Convertisseur = Callable[[object, Sortie, Signaler], None]

LIBELLE_INCONNU = "libellé inconnu : gardé tel quel, à préciser"
MAIL_DOUTEUX = "adresse mail sans « @ » : gardée telle quelle"
_BRUTS = {"etat": "etat_brut", "reponse": "reponse_brute"}


def convertisseur(champ: str) -> Convertisseur:
    """Return the function that writes a field's canonical text into a record."""
    speciaux: Mapping[str, Convertisseur] = {
        "candidat": _candidat,
        "telephone": _telephones,
        "telephone_fixe": partial(_telephone, "telephone_fixe"),
        "telephone_portable": partial(_telephone, "telephone_portable"),
        "mail": _mail,
        "voeu_confirme": partial(_libelle, "voeu_confirme", "etat"),
        "confirmee_at": _instant,
        "adresse": _adresse,
        "code_postal": partial(_code, "code_postal", codes.lire_code_postal),
        "origine_departement": partial(_code, "origine_departement", codes.lire_departement),
        "ine": partial(_code, "ine", codes.lire_ine),
    }
    if champ in speciaux:
        return speciaux[champ]
    if champ.endswith("_on"):
        return partial(_jour, champ)
    if champ in charger_libelles():
        return partial(_libelle, champ, champ)
    return partial(_texte, champ)


def champs_produits(champ: str) -> tuple[str, ...]:
    """Return the fields of a record that a column of the rules feeds."""
    etat = ("etat", "etat_brut")
    produits = {
        "numero": (),
        "candidat": ("nom", "prenom"),
        "telephone": ("telephone_fixe", "telephone_portable"),
        "etat": etat,
        "voeu_confirme": etat,
        "reponse": ("reponse", "reponse_brute"),
    }
    return produits.get(champ, (champ,))


def lire_texte(champ: str, cellule: object, signaler: Signaler) -> str:
    """Return a cell as clean text; removed marks are a doubt."""
    if not cellule:
        return "" if cellule != 0 else "0"
    texte, raison = _nettoyer(texte_cellule(cellule))
    if raison:
        signaler(champ, texte, raison)
    return texte


@lru_cache(maxsize=8192)
def _nettoyer(texte: str) -> tuple[str, str]:
    """Clean a text once: schools, states and replies come again and again."""
    return nettoyer(texte)


def _texte(champ: str, cellule: object, sortie: Sortie, signaler: Signaler) -> None:
    sortie[champ] = lire_texte(champ, cellule, signaler)


def _candidat(cellule: object, sortie: Sortie, signaler: Signaler) -> None:
    texte = lire_texte("candidat", cellule, signaler)
    sortie["nom"], sortie["prenom"], raison = noms.separer_nom(texte)
    if raison:
        signaler("candidat", texte, raison)


def _telephones(cellule: object, sortie: Sortie, signaler: Signaler) -> None:
    texte = lire_texte("telephone", cellule, signaler)
    fixe, portable = telephones.separer_telephones(texte) if texte else ("", "")
    _normaliser("telephone_fixe", fixe, sortie, signaler)
    _normaliser("telephone_portable", portable, sortie, signaler)


def _telephone(champ: str, cellule: object, sortie: Sortie, signaler: Signaler) -> None:
    texte = lire_texte(champ, cellule, signaler)
    _normaliser(champ, texte, sortie, signaler)


def _normaliser(champ: str, texte: str, sortie: Sortie, signaler: Signaler) -> None:
    if not texte:
        sortie[champ] = ""
        return
    telephone = normaliser_telephone(texte)
    sortie[champ] = telephone.valeur
    if telephone.doute:
        signaler(champ, texte, telephone.doute)


def _mail(cellule: object, sortie: Sortie, signaler: Signaler) -> None:
    texte = lire_texte("mail", cellule, signaler)
    if texte and "@" not in texte:
        signaler("mail", texte, MAIL_DOUTEUX)
    sortie["mail"] = texte


def _code(
    champ: str,
    lire: Callable[[str], tuple[str, str]],
    cellule: object,
    sortie: Sortie,
    signaler: Signaler,
) -> None:
    texte = lire_texte(champ, cellule, signaler)
    sortie[champ], raison = lire(texte) if texte else ("", "")
    if raison:
        signaler(champ, texte, raison)


def _adresse(cellule: object, sortie: Sortie, signaler: Signaler) -> None:
    """Add one line of an address to those already read."""
    texte = lire_texte("adresse", cellule, signaler)
    sortie["adresse"] = ", ".join(filter(None, (sortie.get("adresse", ""), texte)))


def _instant(cellule: object, sortie: Sortie, signaler: Signaler) -> None:
    _date("confirmee_at", dates.lire_instant, cellule, sortie, signaler)


def _jour(champ: str, cellule: object, sortie: Sortie, signaler: Signaler) -> None:
    _date(champ, dates.lire_date, cellule, sortie, signaler)


def _date(
    champ: str,
    lire: Callable[[object], tuple[str, str]],
    cellule: object,
    sortie: Sortie,
    signaler: Signaler,
) -> None:
    valeur: object = lire_texte(champ, cellule, signaler) if isinstance(cellule, str) else cellule
    sortie[champ], raison = lire(valeur) if valeur not in ("", None) else ("", "")
    if raison:
        signaler(champ, texte_cellule(valeur), raison)


def _libelle(table: str, champ: str, cellule: object, sortie: Sortie, signaler: Signaler) -> None:
    texte = lire_texte(champ, cellule, signaler)
    valeur = valeur_de(table, texte) if texte else ""
    sortie[champ] = valeur
    inconnu = texte if not valeur else ""
    if champ in _BRUTS:
        sortie[_BRUTS[champ]] = inconnu
    if inconnu:
        signaler(champ, inconnu, LIBELLE_INCONNU)
