"""The ready texts: the program's own, until the centre writes its own."""

from __future__ import annotations

from dataclasses import dataclass

from cfa_desktop.models.modeles import modele, verifier
from cfa_desktop.paths import resource_path
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.storage import parametres

_PREFIXE = "modele."


@dataclass(frozen=True, slots=True)
class Modeles:
    """Texts with fields between braces, by their key in ``models/modeles.py``."""

    contexte: Contexte

    def lire(self, cle: str) -> str:
        """Return the centre's text, else the program's."""
        with self.contexte.database.lecture() as connection:
            return parametres.lire(connection, _PREFIXE + cle) or origine(cle)

    def enregistrer(self, cle: str, texte: str) -> None:
        """Keep the centre's text; one that is the program's, or empty, gives the program's back.

        Raises ``ModeleInvalide`` on a field nobody fills, ``SimulationEnCours``.
        """
        self.contexte.exiger_le_present()
        verifier(texte, modele(cle).champs)
        propre = "" if texte.strip() == origine(cle).strip() else texte.strip() + "\n"
        with self.contexte.database.transaction() as connection:
            parametres.ecrire(connection, _PREFIXE + cle, propre if texte.strip() else "")


def origine(cle: str) -> str:
    """Return the program's own text."""
    return resource_path("modeles", f"{modele(cle).cle}.txt").read_text("utf-8")
