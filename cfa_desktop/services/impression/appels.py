"""The call sheet: one entry per person, whatever the number of vœux, with why to call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from cfa_desktop.documents.liste import texte_valeur
from cfa_desktop.documents.pdf.appels import ouvrage_appels
from cfa_desktop.documents.pdf.appels_valeurs import Appel, Voeu
from cfa_desktop.documents.pdf.fiche_valeurs import dire_retard
from cfa_desktop.documents.pdf.ouvrage import Ouvrage
from cfa_desktop.models.dates_fr import jour_de_paris
from cfa_desktop.models.echeances.echeance import Echeance, Quoi
from cfa_desktop.models.etats import LABELS_INSCRIPTION, Etat, Inscription
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.script_appel import LABELS_OUI, texte_a_dire
from cfa_desktop.models.suivi import LABELS_RESULTAT, LABELS_TYPE, Evenement, TypeEvenement
from cfa_desktop.services import fiches
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.echeances import Echeances
from cfa_desktop.services.entetes import couleur, entete
from cfa_desktop.services.impression.appels_script import Scripts
from cfa_desktop.services.impression.champs_lettre import grouper_par_personne
from cfa_desktop.services.impression.contrat import limite_sure
from cfa_desktop.services.impression.contrat_remis import contrats_remis
from cfa_desktop.services.impression.demande import DemandeImpression
from cfa_desktop.storage import evenements, formations, saisies

_A_EXAMINER = (None, Etat.CONFIRMEE, Etat.NON_CONFIRMEE)

Personne = Sequence[CandidatureLine]
"""The lines of one person: those one calls about first, in the order asked for."""


def composer_appels(contexte: Contexte, demande: DemandeImpression) -> Ouvrage:
    """Return the persons to call, each once, in the order of their first line.

    Raises ``ModeleInvalide`` when the text to say names a field that nothing fills.
    """
    tete = entete(contexte, demande.formation_id, demande.campagne, demande.filtre)
    personnes = _personnes(demande.lignes)
    with contexte.database.lecture() as connection:
        toutes = {formation.id: formation for formation in formations.lister(connection)}
        suivis: dict[int, list[Evenement]] = {}
        for lot in demande.avance.lots(list(personnes)):
            suivis |= evenements.de_candidats(connection, lot)
        numeros = fiches.telephones(connection, demande.lignes)
        remis = contrats_remis(saisies.suivies(connection, demande.formation_id))
    dues = _dues(contexte, demande)
    jour = jour_de_paris(contexte.maintenant())
    scripts = Scripts(contexte, tete.cfa)
    appels = []
    for candidat_id, personne in demande.avance.compter(personnes.items()):
        ligne, formation = personne[0], toutes[personne[0].formation_id]
        appel = _appel(personne, toutes, suivis.get(candidat_id, ()), jour)
        appel = appel._replace(
            telephones=numeros[candidat_id], raison=_raison(dues.get(appel.numero, ()), jour)
        )
        limite = limite_sure(contexte, ligne, formation, remis.get(ligne.id))
        appels.append(appel._replace(script=scripts.dire(ligne, formation, appel, limite)))
    return ouvrage_appels(appels, tete)


def _personnes(lignes: Sequence[CandidatureLine]) -> dict[int, list[CandidatureLine]]:
    """Return the lines by person; a vœu refused or left never hides one that is alive."""
    groupees = grouper_par_personne(lignes)
    return {cle: sorted(siennes, key=lambda une: not texte_a_dire(une)) for cle, siennes in groupees.items()}


def _appel(
    personne: Personne, toutes: Mapping[int, Formation], suivi: Sequence[Evenement], jour: date
) -> Appel:
    ligne = personne[0]
    contact = next((un for un in suivi if un.type is not TypeEvenement.NOTE), None)
    return Appel(
        candidat=ligne.candidat or f"n°\u00a0{ligne.numero}",
        numero=ligne.numero,
        voeux=tuple(_voeu(une, toutes[une.formation_id]) for une in personne),
        civilite=ligne.civilite,
        mineur=ligne.mineur,
        mail=ligne.mail,
        limite_on=_limite_on(ligne),
        autres=max(ligne.voeux - len(personne), 0),
        contact=_contact(contact),
        etape=_etape(ligne, jour),
    )


def _voeu(ligne: CandidatureLine, formation: Formation) -> Voeu:
    return Voeu(formation.nom_court, couleur(formation), fiches.cellule_etat(ligne), _limite(ligne))


def _limite_on(ligne: CandidatureLine) -> date | None:
    if ligne.etat is Etat.CONTRAT_SAISI:
        return ligne.limite_reponse_on
    return ligne.limite_on if ligne.etat in _A_EXAMINER else None


def _limite(ligne: CandidatureLine) -> str:
    """Return what follows the state: the deadline, or what was answered."""
    if ligne.etat is Etat.CONTRAT_SAISI:
        return _reponse(ligne)
    jour = _limite_on(ligne)
    if jour is not None:
        return f"limite d’examen le\u00a0{texte_valeur(jour)}"
    mention = ligne.limite_mention if ligne.etat in _A_EXAMINER else ""
    return f"limite d’examen\u202f: {mention}" if mention else ""


def _reponse(ligne: CandidatureLine) -> str:
    if ligne.reponse in LABELS_OUI:
        inscrit = (
            LABELS_INSCRIPTION[Inscription.EFFECTUEE] if ligne.inscription is Inscription.EFFECTUEE else ""
        )
        return ", ".join(dit for dit in (f"réponse\u202f: {LABELS_OUI[ligne.reponse]}", inscrit) if dit)
    if ligne.proposition_perdue:
        return "sans réponse à temps, proposition présumée perdue"
    jour = ligne.limite_reponse_on
    return f"réponse au plus tard le\u00a0{texte_valeur(jour)}" if jour is not None else ""


def _contact(evenement: Evenement | None) -> str:
    if evenement is None:
        return ""
    resultat = LABELS_RESULTAT[evenement.resultat] if evenement.resultat else ""
    dit = " – ".join(bout for bout in (LABELS_TYPE[evenement.type], resultat) if bout)
    return f"{texte_valeur(jour_de_paris(evenement.at))}, {dit}"


def _etape(ligne: CandidatureLine, jour: date) -> str:
    if ligne.prochaine_etape_on is None:
        return ligne.prochaine_etape
    quand = f"le {texte_valeur(ligne.prochaine_etape_on)}{dire_retard(ligne.prochaine_etape_on, jour)}"
    return f"{ligne.prochaine_etape}, {quand}" if ligne.prochaine_etape else quand


def _dues(contexte: Contexte, demande: DemandeImpression) -> dict[str, list[Echeance]]:
    """Return what a call may settle, by number: answers and SIRETs waited for."""
    tableau = Echeances(contexte).lire(demande.campagne, deja_lues=demande.lignes)
    dues: dict[str, list[Echeance]] = {}
    for due in tableau.dues:
        if due.candidature_id and due.quoi in (Quoi.REPONSE, Quoi.BROUILLON):
            dues.setdefault(due.numero, []).append(due)
    return dues


def _raison(dues: Sequence[Echeance], jour: date) -> str:
    """Say what waits beside the next step, which has its own line."""
    return " · ".join(_dire(due, jour) for due in dues)


def _dire(due: Echeance, jour: date) -> str:
    le = jour_de_paris(due.le)
    detail = f" ({due.detail})" if due.quoi is Quoi.REPONSE and due.detail else ""
    return f"{due.pourquoi}{detail}, le {texte_valeur(le)}{dire_retard(le, jour)}"
