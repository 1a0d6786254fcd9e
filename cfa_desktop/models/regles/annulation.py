"""May a contract be cancelled, or a typed item corrected? What Parcoursup holds is not ours to undo (R4)."""

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
    return Verdict(avertissements=(Avertissement("R4", A_LA_DRAIO),))


def verdict_correction(saisie: Saisie, raison: str | None) -> Verdict:
    """Say whether a typed item may be corrected; ``raison`` None = not asked yet (R4)."""
    blocages = []
    if saisie.statut is Statut.PREPAREE:
        message = "Pas encore saisi en ligne\u202f: retirez-le et préparez-le de nouveau."
        blocages.append(Blocage("R4", message, "S0"))
    elif saisie.statut is not Statut.SAISIE:
        message = "Seule une saisie que rien n’a encore confirmée se corrige."
        blocages.append(Blocage("R4", message, "S0"))
    if raison is not None and not raison.strip():
        message = "Dites pourquoi cette saisie est corrigée\u202f: la raison reste dans l’historique."
        blocages.append(Blocage("R4", message, "S0"))
    return Verdict(tuple(blocages))


def _refuse(message: str) -> Verdict:
    return Verdict((Blocage("R4", message),))
