"""Lists and sheets that the tests of documents share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from cfa_desktop.documents.liste import CelluleEtat, Colonne, Entete, Liste, Valeur
from cfa_desktop.documents.pdf.fiche_valeurs import EvenementFiche, FicheSuivi
from cfa_desktop.models.etats import Etat
from cfa_desktop.models.temps import PARIS

PRODUIT_AT = datetime(2026, 6, 10, 10, 5, tzinfo=PARIS)
ENTETE = Entete(
    cfa="CFA des Volcans",
    formation_code="MCO",
    formation_nom="BTS Management commercial opérationnel",
    campagne=2026,
    filtre="En recherche de contrat, sans téléphone",
    produit_at=PRODUIT_AT,
    formation_couleur="#2A6BB8",
    mention_demo="DÉMONSTRATION – données fictives",
)
COLONNES = (
    Colonne("N°Inscription", largeur=12),
    Colonne("Candidat", largeur=28),
    Colonne("Numéro téléphone", largeur=16),
    Colonne("État", "etat", 30, "Etat"),
    Colonne("Date limite d’examen", "date", 12, "Date limite d'examen"),
    Colonne("Vœux", "entier", 6),
)
ETATS = tuple(Etat)


def ligne(rang: int) -> tuple[Valeur, ...]:
    """Return a believable line."""
    etat = CelluleEtat("En recherche de contrat", ETATS[rang % len(ETATS)], rang % 3 == 0, rang % 5 == 0)
    limite = date(2026, 5, 28) if rang % 2 else None
    return (f"0{700000 + rang}", f"NGUYỄN-ŁUKASZ Œdipe d’A{rang}", "0601020304", etat, limite, rang)


def liste(lignes: Sequence[Sequence[Valeur]], colonnes: Sequence[Colonne] = COLONNES) -> Liste:
    """Return a list with the shared heading."""
    return Liste("Candidats", ENTETE, colonnes, lignes)


def textes(*valeurs: str) -> Liste:
    """Return a list of one column of texts."""
    return liste([(valeur,) for valeur in valeurs], (Colonne("Texte"),))


def evenements(nombre: int) -> tuple[EvenementFiche, ...]:
    """Return events one day apart, the last one the newest."""
    return tuple(
        EvenementFiche(
            PRODUIT_AT - timedelta(days=nombre - rang),
            "Appel",
            "Message laissé",
            f"Échange {rang} sur la recherche d’une entreprise à Clermont-Ferrand " * 3,
            "Rappeler",
            date(2026, 6, 12),
        )
        for rang in range(1, nombre + 1)
    )


def fiche(**champs: object) -> FicheSuivi:
    """Return a full sheet, some fields replaced."""
    valeurs: dict[str, object] = {
        "numero": "0700123",
        "nom": "NGUYỄN-ŁUKASZ",
        "prenom": "Œdipe d’Aïcha",
        "etat": CelluleEtat("En recherche de contrat", Etat.EN_RECHERCHE, presume=True),
        "formation_code": "MCO",
        "formation_nom": "BTS Management commercial opérationnel",
        "mineur": True,
        "rang": "7/24",
        "telephones": (("Portable", "0639981159"), ("Fixe", "0465712649")),
        "mail": "candidat@courriel.example",
        "origine": "Lycée d’Aubière (Aubière - 63)",
        "dates": (("Limite d’examen", date(2026, 5, 28)), ("Réponse", "Résultat connu ultérieurement")),
        "employeur": "Boulangerie des Dômes",
        "siret": "73282932000074",
        "evenements": evenements(3),
    }
    return FicheSuivi(**(valeurs | champs))  # type: ignore[arg-type]
