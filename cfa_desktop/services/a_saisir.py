"""Building the cards of the queue from items, lines and rules."""

from __future__ import annotations

from datetime import datetime, timedelta

from cfa_desktop.models.a_saisir import ASaisir, Champ
from cfa_desktop.models.calendrier.dates import Calendrier
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.messages import Destinataires
from cfa_desktop.models.permis import Acte, SujetItem, permis_item
from cfa_desktop.models.regles.capacite import lire_capacite
from cfa_desktop.models.regles.faits import FaitsFormation
from cfa_desktop.models.regles.periode import hors_nuit
from cfa_desktop.models.saisie import Decision, Nature, Saisie
from cfa_desktop.models.siret import format_siret
from cfa_desktop.models.temps import fin_du_jour
from cfa_desktop.models.textes_pleine import texte_demande_augmentation, texte_demande_cloture
from cfa_desktop.models.verdict import Avertissement, Verdict

PREAVIS_DE_NUIT = timedelta(minutes=30)
TITRES = {
    Nature.CONTRAT: "Saisir un contrat d’apprentissage",
    Nature.IA: "Cliquer sur « I.A réalisée »",
    Nature.CAPACITE: "Saisir la capacité",
    Nature.CLOTURE: "Demander la clôture du recrutement",
    Nature.AUGMENTATION: "Demander une augmentation de capacité",
    Nature.MESSAGE: "Saisir le message aux candidats",
}
LIBELLES_MESSAGE: dict[str, str] = {
    Destinataires.RECHERCHE: "Message aux candidats en recherche",
    Destinataires.ACCEPTATION: "Message à ceux qui ont accepté",
}
TITRES_DECISION = {
    Decision.REFUS: "Refuser la candidature",
    Decision.RECHERCHE: "Mettre « En recherche de contrat »",
}


def carte(
    saisie: Saisie,
    ligne: CandidatureLine | None,
    faits: FaitsFormation,
    calendrier: Calendrier,
    maintenant: datetime,
) -> ASaisir:
    """Return the card of an item; ``faits`` leave the item itself out of the counted contracts."""
    formation = faits.formation
    return ASaisir(
        saisie=saisie,
        titre=TITRES_DECISION[saisie.decision] if saisie.decision else TITRES[saisie.nature],
        formation_id=formation.id,
        formation_code=formation.code,
        formation_nom=formation.nom_court,
        formation_couleur=formation.couleur,
        candidat_id=ligne.candidat_id if ligne else None,
        numero=ligne.numero if ligne else "",
        candidat=ligne.candidat if ligne else "",
        champs=champs_a_saisir(saisie, ligne, faits),
        avant_le=avant_le(saisie, ligne, calendrier),
        garde=_garde(saisie, ligne, faits, calendrier, maintenant),
    )


def champs_a_saisir(
    saisie: Saisie, ligne: CandidatureLine | None, faits: FaitsFormation
) -> tuple[Champ, ...]:
    """Return the fields in the order of the site: first what finds the person, then what is typed."""
    champs: list[Champ] = []
    if ligne is not None:
        champs.append(Champ("N° d’inscription", ligne.numero, ligne.numero))
    if saisie.nature is Nature.CONTRAT:
        champs.append(Champ("Nom ou dénomination de l’employeur", saisie.employeur, saisie.employeur))
        champs.append(Champ("Numéro SIRET de l’employeur", format_siret(saisie.siret), saisie.siret))
    elif saisie.motif and saisie.candidature_id is not None:
        champs.append(Champ("Motif (critère publié)", saisie.motif, saisie.motif))
    if saisie.candidature_id is None:
        champs += champs_de_formation(saisie, faits)
    return tuple(champs)


def champs_de_formation(saisie: Saisie, faits: FaitsFormation) -> tuple[Champ, ...]:
    """Return what finds a formation on the site, then what is typed or sent for it (R9, R11, R20)."""
    formation = faits.formation
    commun = (Champ("Formation", formation.intitule, formation.intitule), _code(formation))
    if saisie.nature is Nature.CAPACITE:
        return (*commun, Champ("Capacité", saisie.valeur, saisie.valeur))
    if saisie.nature is Nature.CLOTURE:
        texte = texte_demande_cloture(faits)
        return (*commun, Champ("Texte de la demande", texte, texte))
    if saisie.nature is Nature.AUGMENTATION:
        voulue = lire_capacite(saisie.valeur)
        texte = texte_demande_augmentation(faits, voulue)
        places = f"{formation.capacite or 'non renseignée'} → {saisie.valeur}"
        return (*commun, Champ("Capacité demandée", places, saisie.valeur), Champ("Texte", texte, texte))
    return (*commun, Champ(LIBELLES_MESSAGE.get(saisie.motif, "Message"), saisie.valeur, saisie.valeur))


def _code(formation: Formation) -> Champ:
    return Champ("Code de la formation", formation.code, formation.code)


def avant_le(saisie: Saisie, ligne: CandidatureLine | None, calendrier: Calendrier) -> datetime | None:
    """Return the nearest limit of an item: the examination deadline, the end of contracts, of settings."""
    if saisie.nature is Nature.DECISION and ligne is not None and ligne.limite_on is not None:
        return fin_du_jour(ligne.limite_on)
    if saisie.nature in (Nature.CONTRAT, Nature.IA) and calendrier.contrats.au is not None:
        return fin_du_jour(calendrier.contrats.au)
    if saisie.nature is Nature.CAPACITE and calendrier.parametrage_fin is not None:
        return fin_du_jour(calendrier.parametrage_fin)
    return None


def _garde(
    saisie: Saisie,
    ligne: CandidatureLine | None,
    faits: FaitsFormation,
    calendrier: Calendrier,
    maintenant: datetime,
) -> Verdict:
    sujet = SujetItem(
        saisie=saisie,
        formation=faits.formation,
        calendrier=calendrier,
        contrats_comptes=faits.contrats_comptes,
        presume=ligne is not None and ligne.presume,
    )
    verdict = permis_item(sujet, maintenant)[Acte.COCHER]
    if saisie.nature is not Nature.CONTRAT or verdict.blocages:
        return verdict
    return verdict._replace(avertissements=(*verdict.avertissements, *_nuit_proche(calendrier, maintenant)))


def _nuit_proche(calendrier: Calendrier, maintenant: datetime) -> tuple[Avertissement, ...]:
    """Warn from half an hour before the night hour, so that nobody is stopped in the middle (R12)."""
    bientot = maintenant + PREAVIS_DE_NUIT
    if calendrier.nuit is None or hors_nuit(calendrier, maintenant) > maintenant:
        return ()
    if hors_nuit(calendrier, bientot) <= bientot:
        return ()
    debut, fin = (f"{borne.hour}\u00a0h\u00a0{borne.minute:02d}" for borne in calendrier.nuit)
    message = f"Parcoursup ne prend aucun contrat entre {debut} et {fin}\u202f: finissez avant, ou après."
    return (Avertissement("R12", message, source="S0"),)
