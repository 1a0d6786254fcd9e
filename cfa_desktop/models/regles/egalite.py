"""Equal treatment and honest practice: what this program never sorts by, and what it reminds (R21)."""

from __future__ import annotations

import re

from cfa_desktop.models.texte import fold
from cfa_desktop.models.verdict import Avertissement, Blocage, Verdict

CRITERES_INTERDITS = {
    "civilite": "la civilité",
    "naissance_on": "la date de naissance",
    "nationalite": "la nationalité",
    "lieu_naissance": "le lieu de naissance",
}
_FRAIS = re.compile(r"\b(frais (de )?(dossier|scolarite|inscription)|acompte|cheque|a regler|payant)\b")


def verdict_tri(champ: str) -> Verdict:
    """Say whether a list may be filtered or sorted by this field (R21)."""
    quoi = CRITERES_INTERDITS.get(champ)
    if quoi is None:
        return Verdict()
    message = f"On ne trie ni ne filtre les candidats sur {quoi} : aucune discrimination."
    return Verdict((Blocage("R21", message, "S0"),))


def avertissements_gratuite(texte: str) -> list[Avertissement]:
    """Return a warning when a text to candidates seems to ask for money (R21)."""
    trouve = _FRAIS.search(fold(texte))
    if trouve is None:
        return []
    message = f"« {trouve.group()} » : l’apprentissage est gratuit pour le candidat, relisez ce texte."
    return [Avertissement("R21", message, source="S0")]
