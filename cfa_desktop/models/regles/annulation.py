"""May the cancelling of a contract be asked for? What Parcoursup holds is not ours to undo (R4)."""

from __future__ import annotations

from cfa_desktop.models.saisie import Nature, Saisie, Statut
from cfa_desktop.models.verdict import Avertissement, Blocage, Verdict

_SUR_PARCOURSUP = (Statut.SAISIE, Statut.CONSTATEE, Statut.ECART)
A_LA_DRAIO = (
    "À faire annuler auprès de la DRAIO\u202f: aucune source publique ne décrit d’autre voie. "
    "Le contrat reste compté tant qu’un export ne montre pas autre chose."
)


def verdict_annulation(saisie: Saisie) -> Verdict:
    """Say whether the cancelling of a contract may be asked for: only once typed (R4)."""
    if saisie.nature is not Nature.CONTRAT:
        return _refuse("Seul un contrat s’annule auprès de la DRAIO.")
    if saisie.statut is Statut.PREPAREE:
        return _refuse("Ce contrat n’est que préparé ici\u202f: retirez-le, rien n’est à annuler.")
    if saisie.statut not in _SUR_PARCOURSUP:
        return _refuse("Ce contrat est déjà retiré.")
    if saisie.annulation_demandee_on is not None:
        return _refuse("L’annulation de ce contrat est déjà demandée.")
    return Verdict(avertissements=(Avertissement("R4", A_LA_DRAIO, source="S0"),))


def _refuse(message: str) -> Verdict:
    return Verdict((Blocage("R4", message, "S0"),))
