"""The heading of every document: centre, formation, session, filter, date, and until when paper is kept."""

from __future__ import annotations

from cfa_desktop.documents.liste import Entete
from cfa_desktop.models.couleurs import COULEURS_FORMATION
from cfa_desktop.models.dates_fr import instant_complet
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.regles.papier import a_detruire_on
from cfa_desktop.services import centre
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.horloges import CLE_DEMO
from cfa_desktop.storage import formations, parametres

MENTION_DEMO = "DÉMONSTRATION – données fictives"


def entete(contexte: Contexte, formation_id: int | None, campagne: int, filtre: str) -> Entete:
    """Return the heading of a document about a formation, or about all of them."""
    with contexte.database.lecture() as connection:
        formation = formations.trouver(connection, formation_id) if formation_id else None
        le_centre = centre.lire(connection)
        demo = MENTION_DEMO if parametres.lire(connection, CLE_DEMO) else ""
    return Entete(
        cfa=le_centre.nom_affiche,
        logo=le_centre.logo,
        formation_code=formation.nom_court if formation else "",
        formation_nom=formation.intitule if formation else "Toutes les formations",
        campagne=campagne,
        filtre=f"{_simulation(contexte)}{filtre}",
        produit_at=contexte.horloge.maintenant(),
        formation_couleur=couleur(formation) if formation else None,
        mention_demo=demo,
        a_detruire_on=a_detruire_on(contexte.calendrier(campagne)),
    )


def couleur(formation: Formation) -> str:
    """Return the colour of a formation, "#RRGGBB"."""
    return COULEURS_FORMATION[formation.couleur % len(COULEURS_FORMATION)]


def _simulation(contexte: Contexte) -> str:
    """Return what a file made during a simulation says before its filter: nobody takes it for today's."""
    simulee = contexte.simulee.instant
    return f"SIMULATION au {instant_complet(simulee)} · " if simulee is not None else ""
