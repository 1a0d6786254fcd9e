"""The limits of one reading, and the refusal that ends a file which cannot be read."""

from __future__ import annotations

from dataclasses import dataclass

from cfa_desktop.models.erreurs import CfaError


class ExportRefuse(CfaError):
    """A file that is not read at all, with the reason and what to do."""


@dataclass(frozen=True, slots=True)
class Limites:
    """What a child process may spend on one file; sizes in bytes, ``secondes`` of wall clock."""

    secondes: float = 30.0
    memoire: int = 1 << 30
    octets: int = 100 << 20
    lignes: int = 120_000
    colonnes: int = 2_000
    cellules: int = 8_000_000
    caracteres: int = 10_000
    colle: int = 5 << 20
    zip_entrees: int = 1_000
    zip_total: int = 200_000_000
    zip_entree: int = 100_000_000
    zip_ratio: int = 200
    zip_ratio_a_partir_de: int = 10_000_000

    def verifier_table(self, lignes: int, colonnes: int) -> None:
        """Refuse a table beyond the limits. Raises ExportRefuse."""
        trop = lignes > self.lignes or colonnes > self.colonnes or lignes * colonnes > self.cellules
        if trop:
            raise ExportRefuse(
                f"Ce tableau dépasse les limites de lecture ({nombre(self.lignes)} lignes, "
                f"{nombre(self.colonnes)} colonnes, {nombre(self.cellules)} cellules). Supprimez les lignes "
                "et les colonnes inutiles, ou téléchargez de nouveau l’export."
            )


LIMITES = Limites()

TROP_LOURD = (
    "Ce fichier dépasse ce que le programme peut lire sans risque (durée ou mémoire). Rien n’a été importé. "
    "Téléchargez de nouveau l’export, ou enregistrez-le au format CSV."
)

INTERROMPUE = (
    "La lecture de ce fichier s’est interrompue : il est sans doute endommagé. Rien n’a été importé. "
    "Téléchargez de nouveau l’export, ou enregistrez-le au format CSV."
)


def nombre(valeur: int) -> str:
    """Return a count as it is written in French (120 000)."""
    return f"{valeur:,}".replace(",", " ")
