"""Ready texts: plain files with fields between braces, each checked before anything is handed out."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter

from cfa_desktop.models.erreurs import CfaError


class ModeleInvalide(CfaError):
    """A ready text names a field that nothing fills."""

    def __init__(self, inconnus: list[str], connus: list[str]) -> None:
        champs = ", ".join(f"{{{nom}}}" for nom in inconnus)
        super().__init__(
            f"Le modèle de texte emploie {champs}, que rien ne remplit. "
            f"Champs possibles\u202f: {', '.join(connus)}."
        )


def remplir(modele: str, champs: Mapping[str, str]) -> str:
    """Return the text with its fields filled; raise ``ModeleInvalide`` on a field nobody knows."""
    try:
        nommes = {nom for _, nom, _, _ in Formatter().parse(modele) if nom is not None}
    except ValueError as erreur:
        raise ModeleInvalide(["…"], sorted(champs)) from erreur
    if inconnus := sorted(nommes - set(champs)):
        raise ModeleInvalide(inconnus, sorted(champs))
    return modele.format_map(champs)
