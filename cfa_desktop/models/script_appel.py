"""What is left to say on the phone, from what is known already of a candidature."""

from __future__ import annotations

from collections.abc import Mapping

from cfa_desktop.models.etats import LABELS_REPONSE, Etat, Reponse
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.saisie import Statut

LABELS_OUI: Mapping[Reponse | None, str] = {
    oui: LABELS_REPONSE[oui].lower() for oui in (Reponse.OUI_DEFINITIF, Reponse.OUI_VOEUX_EN_ATTENTE)
}
"""The replies that accept a proposition, as they are said in a sentence."""

_PARTI = (Reponse.RENONCIATION, Reponse.DEMISSION)


def texte_a_dire(ligne: CandidatureLine) -> str:
    """Return the key of the ready text to say, "" for who is refused or gone: nothing is to be asked.

    What is known is not asked again: neither a reply that came (R17), nor an employer already named (R14).
    """
    if ligne.etat in (Etat.REFUSEE, Etat.DEMISSION) or ligne.reponse in _PARTI:
        return ""
    if ligne.etat is Etat.CONTRAT_SAISI:
        if ligne.reponse in LABELS_OUI:
            return "appel_oui"
        return "appel_perdue" if ligne.proposition_perdue else "appel_reponse"
    if ligne.contrat is Statut.PREPAREE:
        return "appel_contrat"
    if ligne.brouillon:
        return "appel_siret"
    return "appel_non_confirmee" if ligne.etat is Etat.NON_CONFIRMEE else "appel"
