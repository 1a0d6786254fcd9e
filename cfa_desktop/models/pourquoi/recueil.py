"""The rules as the officer reads them, with the public documents they come from (``regles.toml``)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from cfa_desktop.models.explication import Regle
from cfa_desktop.models.verdict import Avertissement, Blocage

CHOIX = "réglage de ce programme : les documents publics ne le disent pas"

TITRE_CHOIX = "Choix de ce programme"


class Reference(NamedTuple):
    """Where a document says a rule: the document's code, its heading there, and its own words."""

    code: str
    rubrique: str
    extrait: str


class RegleEcrite(NamedTuple):
    """One rule in full; ``choix`` says how what the documents leave open is read."""

    titre: str
    phrase: str
    references: tuple[Reference, ...]
    choix: str = ""


class Recueil(NamedTuple):
    """Every rule by code, and the short French name of every document."""

    sources: Mapping[str, str]
    regles: Mapping[str, RegleEcrite]

    def regle(self, code: str, phrase: str = "") -> Regle:
        """Return a rule with its documents; ``phrase`` says it for the case at hand."""
        ecrite = self.regles[code]
        premiere = ecrite.references[0]
        return Regle(
            code,
            phrase or ecrite.phrase,
            self.citer(ecrite.references),
            ecrite.titre,
            _cite(premiere.extrait),
        )

    def choix(self, code: str) -> Regle:
        """Return how this program reads what the documents leave open about a rule."""
        return Regle(code, self.regles[code].choix, CHOIX, TITRE_CHOIX)

    def de_motifs(self, motifs: Iterable[Blocage | Avertissement]) -> tuple[Regle, ...]:
        """Return every reason of a verdict as a rule, its own sentence kept."""
        return tuple(self.regle(motif.code, motif.message) for motif in motifs)

    def citer(self, references: Iterable[Reference]) -> str:
        """Return the documents of a rule, each with its headings."""
        rubriques: dict[str, list[str]] = {}
        for reference in references:
            rubriques.setdefault(reference.code, []).append(f"« {reference.rubrique} »")
        return "\u202f; ".join(
            f"{self.sources[code]}, {', '.join(dites)}" for code, dites in rubriques.items()
        )


def _cite(extrait: str) -> str:
    """Return a quotation fit to stand between « and »: its own quotation marks become the inner ones."""
    return extrait.replace("« ", "“").replace(" »", "”")


def parse_recueil(texte: str) -> Recueil:
    """Return the rules written in a TOML text."""
    donnees = tomllib.loads(texte)
    return Recueil(
        {code: source["court"] for code, source in donnees["sources"].items()},
        {
            code: RegleEcrite(
                regle["titre"],
                regle["phrase"],
                tuple(Reference(r["code"], r["rubrique"], r["extrait"]) for r in regle["sources"]),
                regle.get("choix", ""),
            )
            for code, regle in donnees["regles"].items()
        },
    )
