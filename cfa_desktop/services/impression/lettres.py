"""The letters: convocations, reasons of a refusal, requests about a full formation."""

from __future__ import annotations

from collections.abc import Sequence

from cfa_desktop.documents.pdf.lettre import ouvrage_lettres
from cfa_desktop.documents.pdf.lettre_valeurs import AVoir, Lettre
from cfa_desktop.documents.pdf.ouvrage import Ouvrage
from cfa_desktop.models.candidat import Candidat
from cfa_desktop.models.dates_fr import jour_dit
from cfa_desktop.models.etats import Etat
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.impression import document
from cfa_desktop.models.lettre import A_TOUS, appellation
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.motifs import DemandeMotifs
from cfa_desktop.models.saisie import Decision, Nature, Statut
from cfa_desktop.models.texte import fold
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.entetes import entete
from cfa_desktop.services.impression.avance import Avance
from cfa_desktop.services.impression.champs_lettre import (
    FACULTATIFS,
    champs_convocation,
    champs_personne,
    grouper_par_personne,
)
from cfa_desktop.services.impression.demande import DemandeImpression
from cfa_desktop.services.impression.papier import a_voir_de, papier_de
from cfa_desktop.storage import candidats, formations, motifs, saisies
from cfa_desktop.storage.database import Connection

SANS_ADRESSE = "Sans adresse postale\u202f: à remettre en main propre."
SANS_DEMANDE = "Pas de lettre\u202f: aucune demande de motifs n’est notée dans son dossier."
PAS_REFUSE = "Pas de lettre\u202f: cette candidature n’est pas refusée."
SANS_MOTIF = (
    "Pas de lettre\u202f: aucun motif de refus n’est noté ici. Indiquez le critère publié, "
    "dans les mots de la formation."
)
HORS_CRITERES = (
    "Pas de lettre\u202f: le motif noté n’est pas un critère publié de la formation. "
    "Complétez ses critères, ou indiquez celui qui convient."
)
_A_CONFIRMER = {
    Etat.REFUSEE: "Candidature refusée\u202f: vérifiez avant de convoquer.",
    Etat.DEMISSION: "Démission du candidat\u202f: vérifiez avant de convoquer.",
}
ABSENT = "Absent du dernier export\u202f: vérifiez avant de convoquer."
_PORTE_UN_MOTIF = (Statut.SAISIE, Statut.CONSTATEE, Statut.ECART)


def composer_convocation(contexte: Contexte, demande: DemandeImpression) -> Ouvrage:
    """Return one convocation per person, in the order of their first line."""
    tete = entete(contexte, demande.formation_id, demande.campagne, demande.filtre)
    papier = papier_de(contexte, "convocation", tete.mention_demo)
    personnes = grouper_par_personne(demande.lignes)
    with contexte.database.lecture() as connection:
        toutes = {formation.id: formation for formation in formations.lister(connection)}
        connus = _candidats(connection, list(personnes), demande.avance)
    adresses = {candidat_id: _adresse(candidat) for candidat_id, candidat in connus.items()}
    a_voir = [
        _a_voir(lignes[0], toutes[lignes[0].formation_id], raison)
        for candidat_id, lignes in personnes.items()
        for raison in (SANS_ADRESSE if len(adresses[candidat_id]) == 1 else "", _doute(lignes))
        if raison
    ]

    def lettre(lignes: Sequence[CandidatureLine]) -> Lettre:
        voulues = [toutes[ligne.formation_id] for ligne in lignes]
        champs = champs_convocation(lignes[0], voulues, papier.centre, demande.textes)
        return papier.lettre(adresses[lignes[0].candidat_id], champs, _nom(lignes[0]), FACULTATIFS)

    dits = a_voir_de(demande, a_voir, papier.manque if personnes else "")
    # Written one by one as they are laid out: both are counted together.
    lettres = map(lettre, demande.avance.compter(personnes.values()))
    return ouvrage_lettres(lettres, tete, document(demande.document).titre, dits)


def composer_motifs(contexte: Contexte, demande: DemandeImpression) -> Ouvrage:
    """Return the answer to each request for reasons; it cites a published criterion or is not made (R23)."""
    tete = entete(contexte, demande.formation_id, demande.campagne, demande.filtre)
    papier = papier_de(contexte, "motifs", tete.mention_demo)
    with contexte.database.lecture() as connection:
        toutes = {formation.id: formation for formation in formations.lister(connection)}
        recues = {une.candidature_id: une for une in motifs.lister(connection, campagne=demande.campagne)}
        notes = _motifs_notes(connection)
        attendus = {ligne.candidat_id for ligne in demande.lignes if ligne.id in recues}
        connus = _candidats(connection, sorted(attendus), demande.avance)
    lettres, a_voir = [], []
    for ligne in demande.avance.compter(demande.lignes):
        formation, recue = toutes[ligne.formation_id], recues.get(ligne.id)
        motif, inconnu = _motif(notes.get(ligne.id, ""), formation, demande.textes.get("critere", ""))
        manque = _manque(ligne, recue) or inconnu
        if recue is None or manque:
            a_voir.append(_a_voir(ligne, formation, manque))
            continue
        adresse = _adresse(connus[ligne.candidat_id])
        if len(adresse) == 1:
            a_voir.append(_a_voir(ligne, formation, SANS_ADRESSE))
        champs = champs_personne(ligne, [formation], papier.centre) | {
            "demande_le": jour_dit(recue.recue_on),
            "motif": motif,
        }
        lettres.append(papier.lettre(adresse, champs, _nom(ligne)))
    dits = a_voir_de(demande, a_voir, papier.manque if lettres else "")
    return ouvrage_lettres(lettres, tete, document(demande.document).titre, dits)


def _doute(lignes: Sequence[CandidatureLine]) -> str:
    """Return why a person may not have to come, when no candidature of theirs says otherwise."""
    doutes = [ABSENT if une.disparue_on else _A_CONFIRMER.get(une.etat, "") for une in lignes if une.etat]
    return doutes[0] if doutes and all(doutes) else ""


def _manque(ligne: CandidatureLine, recue: DemandeMotifs | None) -> str:
    """Return why there is no letter of reasons, "" when one is due."""
    if ligne.etat is not Etat.REFUSEE:
        return PAS_REFUSE
    return "" if recue is not None else SANS_DEMANDE


def _motifs_notes(connection: Connection) -> dict[int, str]:
    """Return the last reason noted with a refusal, by candidature."""
    return {
        item.candidature_id: item.motif
        for item in saisies.avec_statut(connection, _PORTE_UN_MOTIF)
        if item.nature is Nature.DECISION
        and item.decision is Decision.REFUS
        and item.candidature_id is not None
        and item.motif.strip()
    }


def _motif(note: str, formation: Formation, typee: str) -> tuple[str, str]:
    """Return the published criterion of a refusal, else why it is not known (R3, R23).

    The one noted with the decision goes first, the one typed for this letter next.
    """
    publies = {fold(critere): critere for critere in formation.criteres}
    for voulu in (note, typee):
        if fold(voulu) in publies:
            return publies[fold(voulu)], ""
    return "", HORS_CRITERES if note else SANS_MOTIF


def _candidats(connection: Connection, ids: Sequence[int], avance: Avance) -> dict[int, Candidat]:
    connus: dict[int, Candidat] = {}
    for lot in avance.lots(ids):
        connus |= candidats.choisis(connection, lot)
    return connus


def _adresse(candidat: Candidat) -> tuple[str, ...]:
    """Return the lines of the addressee: alone, the name says that no address is known."""
    civil = appellation(candidat.civilite).replace(A_TOUS, "")
    nom = " ".join(mot for mot in (civil, candidat.prenom, candidat.nom) if mot)
    ville = f"{candidat.code_postal} {candidat.commune}".strip().upper()
    lignes = (candidat.adresse, ville)
    return (nom or f"Candidat n°\u00a0{candidat.numero}", *(ligne for ligne in lignes if ligne))


def _a_voir(ligne: CandidatureLine, formation: Formation, raison: str) -> AVoir:
    return AVoir(_nom(ligne), formation.nom_court, raison)


def _nom(ligne: CandidatureLine) -> str:
    """Return who a letter is for, never empty: it is its bookmark, by which letters are counted."""
    return ligne.candidat or f"n°\u00a0{ligne.numero}"
