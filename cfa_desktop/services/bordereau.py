"""The « bordereau »: what is to be typed online, or what was typed in a session, as a printable list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cfa_desktop.documents.liste import Colonne, Liste, Valeur
from cfa_desktop.models.a_saisir import ASaisir
from cfa_desktop.models.dates_fr import heure, jour_court, jour_de_paris
from cfa_desktop.models.seance import BilanSeance, dire_comptes, dire_duree
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.entetes import entete
from cfa_desktop.services.exports import COLONNES_SAISIES, ligne_a_saisir
from cfa_desktop.services.formations import Formations

A_LA_MAIN = "…" * 8


@dataclass(frozen=True, slots=True)
class Bordereau:
    """Lists of items written as PDF."""

    contexte: Contexte

    def a_saisir(self, cartes: Sequence[ASaisir], path: Path) -> None:
        """Write what is to be typed, in typing order, with room to tick by hand.

        Raises ``EcritureError`` when the file cannot be written.
        """
        colonnes = (*COLONNES_SAISIES, Colonne("Saisi le", largeur=14))
        lignes: list[list[Valeur]] = [[*ligne_a_saisir(carte), A_LA_MAIN] for carte in cartes]
        self._ecrire((colonnes, lignes), "dans l’ordre de saisie, préparé ici, pas encore saisi", path)

    def seance(self, bilan: BilanSeance, path: Path) -> None:
        """Write what became of each item of a session.

        Raises ``EcritureError`` when the file cannot be written.
        """
        colonnes = (*COLONNES_SAISIES[:-1], Colonne("Résultat", largeur=24))
        lignes: list[list[Valeur]] = [
            [*ligne_a_saisir(ligne.carte)[:-1], ligne.resultat] for ligne in bilan.lignes
        ]
        quand = f"séance du {jour_court(jour_de_paris(bilan.debut))} {heure(bilan.debut)}"
        duree = f"durée\u00a0{dire_duree(bilan.fin - bilan.debut)}"
        self._ecrire((colonnes, lignes), ", ".join((quand, duree, *dire_comptes(bilan))), path)

    def _ecrire(
        self, tableau: tuple[Sequence[Colonne], Sequence[Sequence[Valeur]]], filtre: str, path: Path
    ) -> None:
        from cfa_desktop.documents.pdf.liste_pdf import ouvrage_liste
        from cfa_desktop.documents.pdf.ouvrage import ecrire_ouvrage

        colonnes, lignes = tableau
        campagne = Formations(self.contexte).campagne_habitee()
        liste = Liste(
            titre="Bordereau de saisie",
            mots=("saisie", "saisies"),
            entete=entete(self.contexte, None, campagne, filtre),
            colonnes=colonnes,
            lignes=lignes,
        )
        ecrire_ouvrage(ouvrage_liste(liste), path)
