"""Do exports prove what was prepared or typed here? Each item meets what a file says of its candidature."""

from __future__ import annotations

from datetime import date

from cfa_desktop.models.candidature import FaitsCandidature
from cfa_desktop.models.constat import Attente, Champ, Conclusion, Genre, Issue, Mention, Vu
from cfa_desktop.models.dates_fr import jour_de_paris
from cfa_desktop.models.etats import Etat, Inscription, Reponse
from cfa_desktop.models.saisie import Decision, Nature, Saisie, Statut

_ETAT_DECIDE = {Decision.REFUS: Etat.REFUSEE, Decision.RECHERCHE: Etat.EN_RECHERCHE}
_OUI = (Reponse.OUI_DEFINITIF, Reponse.OUI_VOEUX_EN_ATTENTE)
_PERDUES = (Reponse.RENONCIATION, Reponse.DEMISSION)


def rapprocher(saisie: Saisie, vu: Vu, avant: FaitsCandidature | None, export_on: date) -> Conclusion:
    """Return what a file of that day says of a live item; ``avant`` = the facts and items before the file.

    A proof is one that the imported facts carry by themselves: once the item no longer counts, no counter
    moves (metier.md, « Three truths »).
    """
    if avant is None or saisie.candidature_id is None:
        return _attendre(Attente.HORS_EXPORT)
    conclusion = _absence(saisie, avant) if vu.absent else _LECTURES[saisie.nature](saisie, vu, avant)
    if conclusion.issue is Issue.CONSTATEE and saisie.statut is Statut.PREPAREE:
        return conclusion._replace(mentions=(Mention.NON_COCHEE, *conclusion.mentions))
    if conclusion.issue is Issue.ECART:
        return _trop_tot(saisie, export_on) or conclusion
    return conclusion


def _trop_tot(saisie: Saisie, export_on: date) -> Conclusion | None:
    """Say why a file cannot contradict yet: older than the tick, or of its day without an hour."""
    if saisie.statut is Statut.PREPAREE:
        # A refusal that the site passed over is impossible whenever the file was made; a reply is not.
        recente = saisie.nature is not Nature.IA or export_on > jour_de_paris(saisie.preparee_at)
        return None if recente else _attendre(Attente.PAS_SAISIE)
    if saisie.attend_apres_on is not None and export_on <= saisie.attend_apres_on:
        return _attendre(Attente.DEJA_ATTENDUE)
    if export_on <= jour_de_paris(saisie.saisie_at or saisie.preparee_at):
        return _attendre(Attente.AVANT_LA_SAISIE)
    return None


def _absence(saisie: Saisie, avant: FaitsCandidature) -> Conclusion:
    deja_absente = avant.disparue_on is not None or avant.sans_voeu
    if saisie.statut is Statut.PREPAREE and deja_absente:
        return _attendre(Attente.PAS_SAISIE)
    return Conclusion(Issue.ECART, Genre.ABSENT)


def _lire_decision(saisie: Saisie, vu: Vu, avant: FaitsCandidature) -> Conclusion:
    if vu.montre(Champ.CONFIRMATION) and vu.etat is Etat.NON_CONFIRMEE:
        return _ecart_d_etat(vu.etat)
    if not vu.montre(Champ.ETAT) or vu.etat is None or saisie.decision is None:
        return _sans_preuve(saisie, vu)
    if vu.etat is _ETAT_DECIDE[saisie.decision]:
        return Conclusion(Issue.CONSTATEE)
    if vu.etat is Etat.CONTRAT_SAISI and _est_depassee(saisie, avant):
        return Conclusion(Issue.CONSTATEE, mentions=(Mention.DEPASSEE,))
    if vu.etat is Etat.CONFIRMEE and saisie.statut is Statut.PREPAREE:
        return _attendre(Attente.PAS_SAISIE)
    return _ecart_d_etat(vu.etat)


def _est_depassee(saisie: Saisie, avant: FaitsCandidature) -> bool:
    """Say whether a contract shown later agrees with a typed decision (R15: even after a refusal)."""
    if saisie.statut is not Statut.SAISIE:
        return False
    if saisie.decision is Decision.RECHERCHE:
        return True
    return any(
        autre.nature is Nature.CONTRAT
        and autre.statut in (Statut.SAISIE, Statut.CONSTATEE)
        and autre.saisie_at is not None
        and saisie.saisie_at is not None
        and autre.saisie_at >= saisie.saisie_at
        for autre in avant.items
    )


def _lire_contrat(saisie: Saisie, vu: Vu, avant: FaitsCandidature) -> Conclusion:
    if not vu.montre(Champ.ETAT):
        return _contrat_sans_etat(saisie, vu)
    if vu.etat is Etat.CONTRAT_SAISI:
        return Conclusion(Issue.CONSTATEE)
    return _sans_preuve(saisie, vu) if vu.etat is None else _sans_contrat(saisie, vu, vu.etat, avant)


def _contrat_sans_etat(saisie: Saisie, vu: Vu) -> Conclusion:
    """Conclude on a contract from a file without états: it may contradict, the facts would not prove it."""
    if saisie.statut is Statut.SAISIE:
        if vu.montre(Champ.REPONSE) and vu.reponse is Reponse.RESULTAT_ULTERIEUR:
            return Conclusion(Issue.ECART, Genre.REPONSE, vu.reponse.value)
        if vu.montre(Champ.STATUT) and vu.statut_contrat is None:
            return Conclusion(Issue.ECART, Genre.STATUT)
    return _sans_preuve(saisie, vu)


def _sans_contrat(saisie: Saisie, vu: Vu, etat: Etat, avant: FaitsCandidature) -> Conclusion:
    """Conclude on a contract that the état does not show: perhaps one already lost, which still counts."""
    perdu = etat is Etat.DEMISSION or vu.reponse in _PERDUES
    if saisie.statut is Statut.PREPAREE:
        nouveau = etat is not avant.etat and etat in (Etat.DEMISSION, Etat.REFUSEE)
        return _ecart_d_etat(etat) if nouveau else _attendre(Attente.PAS_SAISIE)
    if perdu and vu.statut_contrat is not None:
        return Conclusion(Issue.CONSTATEE, mentions=(Mention.PARTI,))
    return _ecart_d_etat(etat)


def _lire_ia(saisie: Saisie, vu: Vu, _avant: FaitsCandidature) -> Conclusion:
    if vu.inscription is Inscription.EFFECTUEE:
        return Conclusion(Issue.CONSTATEE)
    if vu.montre(Champ.ETAT) and vu.etat not in (None, Etat.CONTRAT_SAISI):
        return _ecart_d_etat(vu.etat)
    if vu.montre(Champ.REPONSE) and vu.reponse is not None and vu.reponse not in _OUI:
        return Conclusion(Issue.ECART, Genre.REPONSE, vu.reponse.value)
    if vu.montre(Champ.INSCRIPTION) and saisie.statut is Statut.SAISIE:
        return Conclusion(Issue.ECART, Genre.IA, vu.inscription.value if vu.inscription else "")
    return _sans_preuve(saisie, vu)


def _ecart_d_etat(etat: Etat | None) -> Conclusion:
    genre = Genre.DEMISSION if etat is Etat.DEMISSION else Genre.ETAT
    return Conclusion(Issue.ECART, genre, etat.value if etat else "")


def _sans_preuve(saisie: Saisie, vu: Vu) -> Conclusion:
    if saisie.statut is Statut.PREPAREE:
        return _attendre(Attente.PAS_SAISIE)
    return _attendre(Attente.INCONNU if vu.montre(Champ.ETAT) and vu.etat is None else Attente.MUET)


def _attendre(raison: Attente) -> Conclusion:
    return Conclusion(Issue.ATTENTE, attente=raison)


def _hors_export(_saisie: Saisie, _vu: Vu, _avant: FaitsCandidature) -> Conclusion:
    return _attendre(Attente.HORS_EXPORT)


_LECTURES = dict.fromkeys(Nature, _hors_export) | {
    Nature.DECISION: _lire_decision,
    Nature.CONTRAT: _lire_contrat,
    Nature.IA: _lire_ia,
}
