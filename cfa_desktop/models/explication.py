"""An answer to « Pourquoi ? »: a conclusion, the rules behind it with their documents, and their inputs."""

from __future__ import annotations

from typing import NamedTuple


class Entree(NamedTuple):
    """One thing the answer rests on: its name, its value, and where the value comes from."""

    nom: str
    valeur: str
    origine: str


class Regle(NamedTuple):
    """A rule at work: its code, what it says here, and its document; ``extrait`` quotes the document."""

    code: str
    phrase: str
    source: str
    titre: str = ""
    extrait: str = ""


class Explication(NamedTuple):
    """Everything « Pourquoi ? » shows; no answer goes without a rule, no rule without its source."""

    titre: str
    conclusion: str
    regles: tuple[Regle, ...]
    entrees: tuple[Entree, ...] = ()

    def texte(self) -> str:
        """Return the whole answer as plain text: what [Copier] puts on the clipboard."""
        lignes = [self.titre, self.conclusion]
        if self.entrees:
            lignes += ["", "Ce qui a été pris en compte"]
            lignes += [f"- {e.nom} : {e.valeur} ({e.origine})" for e in self.entrees]
        if self.regles:
            lignes += ["", "Règles"]
        for regle in self.regles:
            tete = f"{regle.code}, {regle.titre}" if regle.titre else regle.code
            lignes.append(f"- {tete} : {regle.phrase}")
            if regle.extrait:
                lignes.append(f"  « {regle.extrait} »")
            lignes.append(f"  Source : {regle.source}")
        return "\n".join(lignes)
