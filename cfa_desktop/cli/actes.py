"""The verbs that prepare something to type online: a contract, a decision."""

from __future__ import annotations

from argparse import Namespace

from cfa_desktop.cli.sorties import Reponse, forme_verdict, refus_motive
from cfa_desktop.models.erreurs import CfaError, RuleViolation
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.numero import normaliser_numero
from cfa_desktop.models.saisie import Decision
from cfa_desktop.models.verdict import Verdict
from cfa_desktop.services.bureau import Bureau, ouvrir
from cfa_desktop.services.contrats import SaisieContrat
from cfa_desktop.services.decisions import DemandeDecision


class CandidatureInconnue(CfaError):
    """Nobody with this number asked for the formation."""

    def __init__(self, numero: str, formation: Formation) -> None:
        super().__init__(
            f"Aucune candidature n° {numero} dans {formation.nom_court} : vérifiez le numéro et la formation."
        )


def contrat(args: Namespace) -> Reponse:
    """Prepare a contract, or record it as typed; refused with every reason."""
    with ouvrir(args.base) as bureau:
        formation = bureau.formations.par_code(args.formation, args.campagne)
        saisie = SaisieContrat(
            formation_id=formation.id,
            numero=args.candidat,
            employeur=args.employeur,
            siret=args.siret,
            nom=args.nom,
            au=args.au,
            confirme=args.confirmer,
            deja_saisi=args.deja_saisi,
        )
        verdict = bureau.contrats.examiner(saisie)
        try:
            item = bureau.contrats.preparer(saisie)
        except RuleViolation as refus:
            return refus_motive(refus.verdict)
    quoi = "Contrat noté comme saisi en ligne" if args.deja_saisi else "Contrat préparé"
    return _accepte(verdict, item, f"{quoi} : {formation.nom_court}, n° {args.candidat}.")


def decision(args: Namespace) -> Reponse:
    """Prepare a decision, or record it as typed; refused with every reason."""
    with ouvrir(args.base) as bureau:
        formation = bureau.formations.par_code(args.formation, args.campagne)
        demande = DemandeDecision(
            candidature_id=_candidature(bureau, formation, args.candidat),
            decision=Decision(args.decision),
            motif=args.motif,
            au=args.au,
            confirme=args.confirmer,
            deja_saisi=args.deja_saisi,
        )
        verdict = bureau.decisions.examiner(demande)
        try:
            item = bureau.decisions.preparer(demande)
        except RuleViolation as refus:
            return refus_motive(refus.verdict)
    quoi = "Refus" if demande.decision is Decision.REFUS else "Mise en recherche"
    etape = "noté comme saisi en ligne" if args.deja_saisi else "à saisir en ligne"
    return _accepte(verdict, item, f"{quoi} : {formation.nom_court}, n° {args.candidat} ({etape}).")


def _candidature(bureau: Bureau, formation: Formation, texte: str) -> int:
    numero = normaliser_numero(texte) or texte
    for ligne in bureau.candidatures.lister(formation_id=formation.id):
        if ligne.numero == numero and not ligne.sans_voeu:
            return ligne.id
    raise CandidatureInconnue(texte, formation)


def _accepte(verdict: Verdict, item: int, fait: str) -> Reponse:
    avis = [f"Attention : {avertissement.message}" for avertissement in verdict.avertissements]
    return Reponse({**forme_verdict(verdict, accepte=True), "saisie": item}, [fait, *avis])
