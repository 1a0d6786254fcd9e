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
from cfa_desktop.models.etats import Etat
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.modeles import remplir
from cfa_desktop.models.suivi import LABELS_RESULTAT, LABELS_TYPE, Evenement, TypeEvenement
from cfa_desktop.services import fiches
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.echeances import Echeances
from cfa_desktop.services.entetes import couleur, entete
from cfa_desktop.services.impression.demande import DemandeImpression
from cfa_desktop.services.modeles import Modeles
from cfa_desktop.storage import evenements, formations

_PREMIER_APPEL = "Aucun contact noté\u202f: premier appel"
_A_EXAMINER = (None, Etat.CONFIRMEE, Etat.NON_CONFIRMEE)
_SCRIPTS: Mapping[Etat | None, str] = {
    Etat.CONTRAT_SAISI: "appel_reponse",
    Etat.REFUSEE: "",
    Etat.DEMISSION: "",
}
"""Which ready text is said, by state; nothing is to be asked of who is refused or gone."""

Personne = Sequence[CandidatureLine]
"""The lines of one person, in the order asked for."""


def composer_appels(contexte: Contexte, demande: DemandeImpression) -> Ouvrage:
    """Return the persons to call, each once, in the order of their first line.

    Raises ``ModeleInvalide`` when the text to say names a field that nothing fills.
    """
    tete = entete(contexte, demande.formation_id, demande.campagne, demande.filtre)
    personnes = _personnes(demande.lignes)
    with contexte.database.lecture() as connection:
        toutes = {formation.id: formation for formation in formations.lister(connection)}
        suivis = evenements.de_candidats(connection, list(personnes))
        numeros = fiches.telephones(connection, demande.lignes)
    dues = _dues(contexte, demande)
    jour = jour_de_paris(contexte.maintenant())
    scripts = {cle: Modeles(contexte).lire(cle) for cle in ("appel", "appel_reponse")}
    appels = []
    for candidat_id, personne in personnes.items():
        appel = _appel(personne, toutes, suivis.get(candidat_id, ()), jour)
        raison = _raison(dues.get(appel.numero, ()), jour) or ("" if appel.contact else _PREMIER_APPEL)
        appel = appel._replace(telephones=numeros[candidat_id], raison=raison)
        rang = _rang_a_dire(personne)
        script = scripts.get(_SCRIPTS.get(personne[rang].etat, "appel"), "")
        champs = _champs(personne[rang], toutes[personne[rang].formation_id], appel, tete.cfa)
        champs |= {"etat": appel.voeux[rang].etat.texte, "limite": appel.voeux[rang].limite}
        appels.append(appel._replace(script=remplir(script, champs)))
    return ouvrage_appels(appels, tete)


def _personnes(lignes: Sequence[CandidatureLine]) -> dict[int, list[CandidatureLine]]:
    personnes: dict[int, list[CandidatureLine]] = {}
    for ligne in lignes:
        personnes.setdefault(ligne.candidat_id, []).append(ligne)
    return personnes


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
    jour = _limite_on(ligne)
    if jour is not None:
        quoi = "à répondre avant le" if ligne.etat is Etat.CONTRAT_SAISI else "limite d’examen le"
        return f"{quoi} {texte_valeur(jour)}"
    mention = ligne.limite_mention if ligne.etat in _A_EXAMINER else ""
    return f"limite d’examen\u202f: {mention}" if mention else ""


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


def _rang_a_dire(personne: Personne) -> int:
    """Return the vœu one calls about: the first that is neither refused nor left, else the first."""
    vivants = (rang for rang, ligne in enumerate(personne) if _SCRIPTS.get(ligne.etat, "appel"))
    return next(vivants, 0)


def _champs(ligne: CandidatureLine, formation: Formation, appel: Appel, cfa: str) -> dict[str, str]:
    return {
        "candidat": ligne.candidat,
        "nom": ligne.nom,
        "prenom": ligne.prenom,
        "civilite": ligne.civilite,
        "numero": ligne.numero,
        "formation": formation.intitule,
        "code": formation.code,
        "cfa": cfa,
        "session": str(formation.campagne),
        "etape": appel.etape,
        "raison": appel.raison,
    }
