"""What the list asks to export or to print: its lines, its columns, its filter said in French."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cfa_desktop.models.formation import Formation
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.views.candidats.liste import ListeCandidats

if TYPE_CHECKING:
    from cfa_desktop.services.exports import DemandeListe
    from cfa_desktop.views.impression.choix import AImprimer
    from cfa_desktop.views.impression.portee import Portee


def portees(liste: ListeCandidats) -> tuple[tuple[Portee, ...], Portee]:
    """Return for whom a document may be made from the list, and what is proposed."""
    from cfa_desktop.views.impression.portee import portees_de

    return portees_de(liste.courante(), liste.selectionnees(), liste.modele.rows_affichees())


def demande_liste(
    liste: ListeCandidats, lignes: Sequence[CandidatureLine], formation: Formation | None, campagne: int
) -> DemandeListe:
    """Return those lines as a file is asked for, None being every formation."""
    from cfa_desktop.services.exports import DemandeListe

    return DemandeListe(
        lignes=lignes,
        formation_id=formation.id if formation else None,
        campagne=campagne,
        filtre=liste.filtre_en_clair(),
        colonnes=liste.colonnes_affichees(),
    )


def a_imprimer(liste: ListeCandidats, formation: Formation | None, campagne: int) -> AImprimer:
    """Return what « Imprimer » offers from the list: its lines, and the formation when it shows one."""
    from cfa_desktop.views.impression.choix import AImprimer

    offertes, proposee = portees(liste)
    return AImprimer(
        campagne,
        ("candidats", "formation") if formation else ("candidats",),
        lignes=proposee.lignes,
        choisies=proposee.choisies,
        portees=offertes,
        formation_id=formation.id if formation else None,
        formation=formation.nom_court if formation else "",
        filtre=liste.filtre_en_clair(),
        colonnes=liste.colonnes_affichees(),
    )
