"""The « bordereau de saisie »: what waits to be typed online, or what became of it in a session."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby

from cfa_desktop.documents.liste import Entete
from cfa_desktop.documents.pdf.bordereau import ouvrage_bordereau
from cfa_desktop.documents.pdf.bordereau_valeurs import (
    BordereauSaisie,
    ChampATaper,
    GroupeBordereau,
    LigneBordereau,
)
from cfa_desktop.documents.pdf.ouvrage import Ouvrage
from cfa_desktop.models.a_saisir import ASaisir
from cfa_desktop.models.dates_fr import heure, jour_court, jour_de_paris, jour_heure
from cfa_desktop.models.saisie import Nature
from cfa_desktop.models.seance import BilanSeance, Issue, LigneSeance, dire_comptes, dire_duree
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.entetes import couleur, entete
from cfa_desktop.services.impression.demande import DemandeImpression
from cfa_desktop.services.saisies import Saisies
from cfa_desktop.storage import formations

A_SAISIR = "Dans l’ordre de saisie\u202f: préparé ici, pas encore saisi sur Parcoursup"
_DITS_AILLEURS = ("N° d’inscription", "Formation", "Code de la formation")
"""Fields that find a person or a formation: the row and its band say them already."""

_DE_L_INSTANT = ("R12", "R13")
"""What the sheet says in its own words: the night hour at its head, « pas avant » beside an item."""


def composer_bordereau(contexte: Contexte, demande: DemandeImpression) -> Ouvrage:
    """Return what waits to be typed online for the session or the formation, in typing order."""
    cartes = Saisies(contexte).lister(formation_id=demande.formation_id, campagne=demande.campagne)
    tete = entete(contexte, demande.formation_id, demande.campagne, A_SAISIR)
    return bordereau_a_saisir(contexte, cartes, tete)


def bordereau_a_saisir(contexte: Contexte, cartes: Sequence[ASaisir], tete: Entete) -> Ouvrage:
    """Return those items in their order, with room to tick and to write when each was typed."""
    maintenant = contexte.maintenant()
    lignes = [(une, _ligne(une, maintenant, tete.campagne)) for une in cartes]
    mentions = (*_nuit(contexte, cartes, tete.campagne), *_limites(cartes, maintenant, tete.campagne))
    return ouvrage_bordereau(BordereauSaisie(_groupes(contexte, lignes), mentions), tete)


def bordereau_seance(contexte: Contexte, bilan: BilanSeance, campagne: int) -> Ouvrage:
    """Return what became of each item of a session, in its order."""
    quand = f"Séance du {jour_court(jour_de_paris(bilan.debut))} {heure(bilan.debut)}"
    duree = f"durée\u00a0{dire_duree(bilan.fin - bilan.debut)}"
    tete = entete(contexte, None, campagne, ", ".join((quand, duree, *dire_comptes(bilan))))
    lignes = [(une.carte, _ligne_faite(une, bilan.fin, campagne)) for une in bilan.lignes]
    return ouvrage_bordereau(BordereauSaisie(_groupes(contexte, lignes), fini=True), tete)


def _groupes(
    contexte: Contexte, lignes: Iterable[tuple[ASaisir, LigneBordereau]]
) -> tuple[GroupeBordereau, ...]:
    """Return consecutive items of a formation together: the typing order never changes."""
    with contexte.database.lecture() as connection:
        toutes = {formation.id: formation for formation in formations.lister(connection)}
    groupes = []
    for formation_id, suite in groupby(lignes, key=lambda couple: couple[0].formation_id):
        formation = toutes[formation_id]
        bouts = (formation.intitule, formation.code if formation.code != formation.nom_court else "")
        nom = " – ".join(bout for bout in bouts if bout)
        propres = tuple(ligne for _, ligne in suite)
        groupes.append(GroupeBordereau(formation.nom_court, nom, couleur(formation), propres))
    return tuple(groupes)


def _ligne(carte: ASaisir, maintenant: datetime, campagne: int) -> LigneBordereau:
    champs = [champ for champ in carte.champs if champ.label not in _DITS_AILLEURS]
    return LigneBordereau(
        titre=carte.titre,
        numero=carte.numero,
        candidat=carte.candidat,
        champs=tuple(
            ChampATaper(champ.label, champ.affiche, chiffres=champ.copie == carte.saisie.siret != "")
            for champ in champs
        ),
        avant_le=jour_heure(carte.avant_le, campagne) if carte.avant_le else "",
        alertes=_alertes(carte, maintenant, campagne),
    )


def _ligne_faite(une: LigneSeance, fin: datetime, campagne: int) -> LigneBordereau:
    """Return what became of an item; a reason, which may be long, stands under the row."""
    ligne = _ligne(une.carte, fin, campagne)
    if une.issue in (Issue.REFUSE, Issue.ABANDONNE) and une.detail:
        return ligne._replace(alertes=(f"{_majuscule(une.resultat)}.",), resultat=str(une.issue))
    return ligne._replace(alertes=(), resultat=une.resultat, fait=une.issue is Issue.SAISI)


def _majuscule(texte: str) -> str:
    return texte[:1].upper() + texte[1:]


def _alertes(carte: ASaisir, maintenant: datetime, campagne: int) -> tuple[str, ...]:
    """Return what must be known before an item is typed, the reason not to type it now first (R12, R13)."""
    saisie, dites = carte.saisie, []
    attend = saisie.pas_avant is not None and saisie.pas_avant > maintenant
    if saisie.pas_avant is not None and attend:
        dites.append(f"Pas avant {jour_heure(saisie.pas_avant, campagne)}.")
    if saisie.refus_parcoursup:
        dites.append(f"Refusé par Parcoursup\u202f: {saisie.refus_parcoursup}. À régler d’abord.")
    if saisie.reporte_au is not None and saisie.reporte_au > jour_de_paris(maintenant):
        dites.append(f"Reporté au {jour_court(saisie.reporte_au, campagne)}.")
    dites += [
        avertissement.message
        for avertissement in carte.garde.avertissements
        if avertissement.code != "R12" and not (attend and avertissement.code in _DE_L_INSTANT)
    ]
    if carte.homonymes:
        numeros = ", ".join(carte.homonymes)
        dites.append(f"Homonyme\u202f: n°\u00a0{numeros}. Vérifiez le n° d’inscription.")
    return tuple(dites)


def _nuit(contexte: Contexte, cartes: Iterable[ASaisir], campagne: int) -> tuple[str, ...]:
    """Return the hour when no contract is taken, while the main phase is not over (R12)."""
    calendrier = contexte.calendrier(campagne)
    du, au = calendrier.admission
    if calendrier.nuit is None or not any(une.saisie.nature is Nature.CONTRAT for une in cartes):
        return ()
    if au is not None and au < jour_de_paris(contexte.maintenant()):
        return ()
    debut, fin = (f"{borne.hour}\u00a0h\u00a0{borne.minute:02d}" for borne in calendrier.nuit)
    phase = f" (du {jour_court(du, campagne)} au {jour_court(au, campagne)})" if du and au else ""
    return (f"Aucun contrat entre {debut} et {fin}, heure de Paris, pendant la phase principale{phase}.",)


def _limites(cartes: Iterable[ASaisir], maintenant: datetime, campagne: int) -> tuple[str, ...]:
    """Return how many limits are over, then the nearest one to come."""
    datees = [(une.avant_le, une.formation_nom) for une in cartes if une.avant_le is not None]
    dits = []
    if passees := sum(limite < maintenant for limite, _ in datees):
        mot = "limites sont dépassées" if passees > 1 else "limite est dépassée"
        dits.append(f"{passees}\u00a0{mot}\u202f: vérifiez l’état du vœu sur Parcoursup avant de saisir.")
    if a_venir := min((couple for couple in datees if couple[0] >= maintenant), default=None):
        limite, formation = a_venir
        dits.append(f"Limite la plus proche\u202f: {jour_heure(limite, campagne)} ({formation}).")
    return tuple(dits)
