"""The contract slips: what each candidate must copy on Parcoursup, until when, and what follows."""

from __future__ import annotations

from cfa_desktop.documents.pdf.contrat import ouvrage_contrats
from cfa_desktop.documents.pdf.contrat_valeurs import BordereauContrat, Etape
from cfa_desktop.documents.pdf.ouvrage import Ouvrage
from cfa_desktop.models.dates_fr import jour_complet, jour_de_paris
from cfa_desktop.models.etats import LABELS_REPONSE, Etat, Inscription, Reponse
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.reponses import LimiteReponse, OrigineReponse, limite_reponse
from cfa_desktop.models.saisie import Saisie
from cfa_desktop.models.temps import debut_du_jour
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.entetes import couleur, entete
from cfa_desktop.services.impression.contrat_remis import contrats_remis, sans_bordereau, se_remet
from cfa_desktop.services.impression.demande import DemandeImpression
from cfa_desktop.services.impression.papier import a_voir_de
from cfa_desktop.storage import formations, saisies

A_GARDER = "À garder par le candidat jusqu’à son inscription"
_OUI = (Reponse.OUI_DEFINITIF, Reponse.OUI_VOEUX_EN_ATTENTE)
_TITRE_LIMITE = "Répondez dans votre dossier Parcoursup au plus tard le"
_TITRE_REPONSE = "Votre réponse sur Parcoursup"
_TITRE_SANS_DATE = "Répondez dans votre dossier Parcoursup"
_LIMITE_DU_SITE = "avant la date qui y est indiquée"


def composer_contrat(contexte: Contexte, demande: DemandeImpression) -> Ouvrage:
    """Return one slip per candidature whose contract is prepared or typed, its employer known, in order.

    Left out: a contract refused by the site or to be cancelled, a renonciation, a démission. The last page
    says who gets none, and why.
    """
    tete = entete(contexte, demande.formation_id, demande.campagne, A_GARDER)
    with contexte.database.lecture() as connection:
        toutes = {formation.id: formation for formation in formations.lister(connection)}
        contrats = contrats_remis(saisies.suivies(connection, demande.formation_id))
    bordereaux = (
        _bordereau(contexte, ligne, toutes[ligne.formation_id], contrats.get(ligne.id))
        for ligne in demande.avance.compter(demande.lignes)
        if se_remet(ligne, contrats.get(ligne.id))
    )
    sigles = {formation.id: formation.nom_court for formation in toutes.values()}
    dits = a_voir_de(demande, sans_bordereau(demande.lignes, contrats, sigles))
    filtre = entete(contexte, demande.formation_id, demande.campagne, demande.filtre).filtre
    return ouvrage_contrats(bordereaux, tete, dits, filtre)


def _bordereau(
    contexte: Contexte, ligne: CandidatureLine, formation: Formation, contrat: Saisie | None
) -> BordereauContrat:
    saisi = ligne.etat_parcoursup is Etat.CONTRAT_SAISI
    titre, limite, a_noter = _limite(contexte, ligne, formation, contrat)
    return BordereauContrat(
        candidat=ligne.candidat or f"Candidat n°\u00a0{ligne.numero}",
        numero=ligne.numero,
        formation_sigle=formation.nom_court,
        formation_code=formation.code,
        formation_nom=formation.intitule,
        formation_couleur=couleur(formation),
        employeur=ligne.employeur,
        siret=ligne.siret,
        suivi=_suivi(contrat) if saisi else "contrat reçu, pas encore saisi sur Parcoursup",
        limite_titre=titre,
        limite=limite,
        etapes=_etapes(ligne, formation, saisi=saisi),
        a_noter=a_noter,
    )


def _suivi(contrat: Saisie | None) -> str:
    if contrat is None or contrat.saisie_at is None:
        return "contrat saisi sur Parcoursup"
    return f"contrat saisi sur Parcoursup le {jour_complet(jour_de_paris(contrat.saisie_at))}"


def _limite(
    contexte: Contexte, ligne: CandidatureLine, formation: Formation, contrat: Saisie | None
) -> tuple[str, str, bool]:
    """Return the title and text of the deadline, and whether its day is left to write by hand (R17, R18)."""
    if ligne.reponse in _OUI:
        return _TITRE_REPONSE, LABELS_REPONSE[ligne.reponse], False
    limite = limite_sure(contexte, ligne, formation, contrat)
    if limite is None or limite.jour is None:
        return _TITRE_SANS_DATE, _LIMITE_DU_SITE, True
    jour = f"{jour_complet(limite.jour)}, 23\u00a0h\u00a059 (heure de Paris)"
    if ligne.proposition_perdue:
        return "La date limite de réponse est passée\u202f: voyez votre dossier Parcoursup", jour, False
    return _TITRE_LIMITE, jour, False


def limite_sure(
    contexte: Contexte, ligne: CandidatureLine, formation: Formation, contrat: Saisie | None
) -> LimiteReponse | None:
    """Return the deadline known; a rule that nothing official confirms is not handed out as a date."""
    if ligne.etat_parcoursup is not Etat.CONTRAT_SAISI or ligne.limite_reponse_on is None:
        return None
    calendrier = contexte.calendrier(formation.campagne)
    if ligne.limite_reponse_origine is not OrigineReponse.CALENDRIER:
        return limite_reponse(None, calendrier, typee=ligne.limite_reponse_on)
    recue_at = contrat.saisie_at if contrat is not None else None
    if recue_at is None and ligne.date_reponse_on is not None:
        recue_at = debut_du_jour(ligne.date_reponse_on)
    limite = limite_reponse(recue_at, calendrier)
    return None if limite.a_confirmer else limite


def _etapes(ligne: CandidatureLine, formation: Formation, *, saisi: bool) -> tuple[Etape, ...]:
    """Return the life of the contract for the candidate (R17 to R20)."""
    repondu = ligne.reponse in _OUI
    etapes = [
        Etape(
            "Le CFA saisit ce contrat sur Parcoursup\u202f: une proposition d’admission arrive aussitôt "
            "dans votre dossier.",
            saisi,
        ),
        Etape(
            "Répondez à la proposition dans votre dossier, avant la date limite. "
            "Sans réponse à temps, elle est perdue.",
            repondu,
        ),
        Etape("En répondant, donnez ce nom d’employeur et ce SIRET, exactement.", repondu),
        Etape(
            "«\u00a0Oui (définitif)\u00a0»\u202f: vous renoncez à vos autres vœux. "
            "«\u00a0Oui (avec vœux en attente)\u00a0»\u202f: vous les gardez.",
            repondu,
        ),
    ]
    if formation.message_acceptation:
        lu = "Après un «\u00a0Oui (définitif)\u00a0», lisez le message du CFA dans votre dossier."
        etapes.append(Etape(lu))
    inscrit = ligne.inscription is Inscription.EFFECTUEE
    etapes.append(
        Etape("Après votre oui, le CFA peut noter votre inscription administrative sur Parcoursup.", inscrit)
    )
    return tuple(etapes)
