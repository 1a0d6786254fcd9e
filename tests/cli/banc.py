"""What the tests of the command line share: answers, a formation, a table, the bytes of a base."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cfa_desktop.cli import main

DONNEES = Path(__file__).parent.parent / "data"
SIRET = "73282932000074"
ENTETE_T = (
    "N°Inscription;Candidat;Numéro téléphone;Adresse mail;Etablissement d'origine;Etat;Date limite d'examen;"
    "Réponse du candidat;Inscription administrative;Statut du contrat;Date de la réponse établissement"
)
CONFIRMEE = "Candidature confirmée (Non examinée)"
LIGNES_ESSAI = (
    f"700001;ABADIE Léa;Fixe :  / Portable : 06 39 98 00 01;lea@courriel.example;Lycée (Riom - 63);"
    f"{CONFIRMEE};28/05/2025;Résultat connu ultérieurement;;;",
    f"700002;BRUN Noé;;;;{CONFIRMEE};20/06/2025;Résultat connu ultérieurement;;;",
    f"700003;COSTE Zoé;;;;{CONFIRMEE};10/07/2025;Résultat connu ultérieurement;;;",
    "700004;DENIS Tom;;;;Candidature non confirmée;;Résultat connu ultérieurement;;;",
    "700005;ESTÈVE Inès;;;;En recherche de contrat;;Résultat connu ultérieurement;;;",
    "700006;FABRE Issa;;;;Refusée;;Résultat connu ultérieurement;;;",
    "700007;GARNIER Ana;;;;Démission du candidat;;Démission;;;",
)


@dataclass(frozen=True, slots=True)
class Resultat:
    """What a verb answered."""

    code: int
    sortie: str
    erreurs: str

    @property
    def objet(self) -> dict[str, Any]:
        """Return the JSON object on stdout, which holds nothing else."""
        lu: dict[str, Any] = json.loads(self.sortie)
        return lu


Cli = Callable[..., Resultat]


def creer(base: Path, code: str = "MCO", *options: object) -> None:
    """Create a formation that examines, in session 2025 unless said."""
    defauts = ["--campagne", "2025", "--examine", "oui", "--critere", "Résultats scolaires"]
    suite = [*defauts, *(str(option) for option in options)]
    arguments = ["formation", "--base", str(base), "--code", code, "--intitule", f"BTS {code}", *suite]
    assert main(arguments) == 0


def ecrire_t(path: Path, lignes: Iterable[str]) -> Path:
    """Write a table of « Gérer le recrutement »."""
    path.write_text("\n".join([ENTETE_T, *lignes]) + "\n", encoding="utf-8-sig")
    return path


def octets(base: Path) -> bytes:
    """Return what the base holds, journal included."""
    journal = base.with_name(base.name + "-wal")
    return base.read_bytes() + (journal.read_bytes() if journal.exists() else b"")
