"""The lines of a workbook that comes back, changes first, then what is not taken; and their columns."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from cfa_desktop.models.aller_retour import PlanAllerRetour
from cfa_desktop.models.texte import fold
from cfa_desktop.services.aller_retour import titres, valeur_dite
from cfa_desktop.views.imports.coches import IMPORTEE, LAISSEE, CocheDelegate
from cfa_desktop.views.tables.colonne import Column

CHANGEMENT, CONFLIT, REFUSE = "Changement", "Changé ici aussi", "Non repris"
VIDE = "–"
LIGNE_ENTIERE = "Toute la ligne"


class LigneRetour(NamedTuple):
    """One cell of the workbook; ``voulu`` is the rank of its change, -1 when it is not taken."""

    rang: int
    voulu: int
    ligne: int
    candidat: str
    champ: str
    avant: str
    apres: str
    sort: str
    raison: str = ""


def lignes_du_retour(plan: PlanAllerRetour) -> list[LigneRetour]:
    """Return what the workbook changes, then what of it is not taken and why."""
    noms = titres()
    conflit = "Cochez pour remplacer la valeur de la base."
    lignes = [
        LigneRetour(
            rang,
            un.rang,
            un.ligne,
            un.candidat,
            noms[un.champ],
            valeur_dite(un.champ, un.avant) or VIDE,
            valeur_dite(un.champ, un.apres) or VIDE,
            CONFLIT if un.conflit else CHANGEMENT,
            conflit if un.conflit else "",
        )
        for rang, un in enumerate(plan.voulus)
    ]
    refus = [
        LigneRetour(
            len(lignes) + rang,
            -1,
            un.ligne,
            un.candidat,
            noms[un.champ] if un.champ else LIGNE_ENTIERE,
            (valeur_dite(un.champ, un.avant) or VIDE) if un.champ else "",
            valeur_dite(un.champ, un.valeur),
            REFUSE,
            un.raison[:1].upper() + un.raison[1:],
        )
        for rang, un in enumerate(plan.refus)
    ]
    return [*lignes, *refus]


def cle_recherche(ligne: LigneRetour) -> str:
    """Return the folded text that a search looks into."""
    return fold(" ".join((ligne.candidat, ligne.champ, ligne.avant, ligne.apres, ligne.sort, ligne.raison)))


def colonnes(dire: Callable[[LigneRetour], str]) -> tuple[Column[LigneRetour], ...]:
    """Return the columns; ``dire`` gives what happens to a line."""
    return (
        Column(
            "",
            "coche",
            dire,
            sort_key=lambda ligne: 0,
            infobulle=dire,
            largeur=36,
            filtre=None,
            titre_long="Cochée\u202f: la valeur est reprise. Espace pour changer.",
        ),
        Column("Sort", "sort", lambda un: un.sort, largeur=126, filtre="choix"),
        Column(
            "Ligne",
            "ligne",
            lambda un: str(un.ligne),
            sort_key=lambda un: un.ligne,
            alignement="droite",
            largeur=60,
        ),
        Column("Candidat", "candidat", lambda un: un.candidat, largeur=150),
        Column("Champ", "champ", lambda un: un.champ, largeur=136, filtre="choix"),
        Column("Dans la base", "avant", lambda un: un.avant, infobulle=lambda un: un.avant, largeur=142),
        Column("Dans le classeur", "apres", lambda un: un.apres, infobulle=lambda un: un.apres, largeur=164),
        Column("Raison", "raison", lambda un: un.raison, infobulle=lambda un: un.raison, largeur=340),
    )


def dire_sort(ligne: LigneRetour, plan: PlanAllerRetour) -> str:
    """Return whether a value is taken or left, "" when nobody may choose."""
    if ligne.voulu < 0:
        return ""
    return IMPORTEE if ligne.voulu in plan.acceptes else LAISSEE


class SortDelegate(CocheDelegate):
    """Paints a tick box where there is something to choose."""

    def peindre_contenu(
        self,
        painter: QPainter,
        rect: QRect,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        if index.data(Qt.ItemDataRole.DisplayRole):
            super().peindre_contenu(painter, rect, option, index)
