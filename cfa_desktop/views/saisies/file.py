"""The queue on the left: parts, formations, and one line per item."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from cfa_desktop.models.a_saisir import ASaisir
from cfa_desktop.models.dates_fr import jour_court
from cfa_desktop.models.ecarts import quoi
from cfa_desktop.services.ecarts import EcartARegler
from cfa_desktop.views.couleurs import Ton
from cfa_desktop.views.saisies.classement import Section, dit_saisi, echeance
from cfa_desktop.views.saisies.lignes_file import ROLE_LIGNE, LigneFile, LignesDelegate

ID_CONFIRMEES = -1
HISTORIQUE = "Historique et délais"


@dataclass(frozen=True, slots=True)
class Contenu:
    """What the queue shows: the cards of each part, the instant, the session of each formation.

    ``ecarts`` are the contradictions to settle, ``confirmees`` how many items exports proved.
    """

    cartes: Mapping[Section, Sequence[ASaisir]]
    maintenant: datetime
    sessions: Mapping[int, int]
    ecarts: Sequence[EcartARegler] = ()
    confirmees: int = 0


class FileSaisies(QListWidget):
    """Items to type, nearest limit first; ``choisie`` carries the id of the one put up."""

    choisie = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("fileSaisies")
        self.setAccessibleName("File des saisies")
        self.setItemDelegate(LignesDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.currentItemChanged.connect(self._annoncer)

    def montrer(self, contenu: Contenu) -> None:
        """Show those cards; nothing is chosen."""
        self.blockSignals(True)
        self.clear()
        if contenu.ecarts:
            self._titre(LigneFile("section", Section.ECARTS.value, compte=len(contenu.ecarts)))
            for ecart in contenu.ecarts:
                self._ecart(ecart)
        for section, cartes in contenu.cartes.items():
            if cartes:
                self._titre(LigneFile("section", section.value, compte=len(cartes)))
                self._remplir(section, cartes, contenu)
        if contenu.confirmees:
            self._titre(LigneFile("section", Section.CONFIRMEES.value, compte=contenu.confirmees))
            ligne = LigneFile("carte", HISTORIQUE, saisie_id=ID_CONFIRMEES, section=Section.CONFIRMEES)
            self._poser(ligne, "")
        self.blockSignals(False)

    def ids(self, section: Section | None = None) -> list[int]:
        """Return the ids shown, in order, of one part or of all."""
        lignes = [self._ligne(rang) for rang in range(self.count())]
        return [
            ligne.saisie_id
            for ligne in lignes
            if ligne.saisie_id and (section is None or ligne.section is section)
        ]

    def aller_a(self, saisie_id: int) -> bool:
        """Choose an item, without announcing it; say whether it is there."""
        for rang in range(self.count()):
            if self._ligne(rang).saisie_id == saisie_id:
                self.blockSignals(True)
                self.setCurrentRow(rang)
                self.blockSignals(False)
                self.scrollToItem(self.item(rang))
                self.viewport().update()
                return True
        return False

    def _ligne(self, rang: int) -> LigneFile:
        ligne: LigneFile = self.item(rang).data(ROLE_LIGNE)
        return ligne

    def _remplir(self, section: Section, cartes: Sequence[ASaisir], contenu: Contenu) -> None:
        if section is Section.SAISIES:
            for carte in cartes:
                self._carte(section, carte, contenu)
            return
        for _, groupe in groupby(cartes, key=lambda carte: carte.formation_id):
            suite = list(groupe)
            premiere = suite[0]
            self._titre(
                LigneFile(
                    "formation",
                    premiere.formation_nom,
                    couleur=premiere.formation_couleur,
                    compte=len(suite),
                )
            )
            for carte in suite:
                self._carte(section, carte, contenu)

    def _carte(self, section: Section, carte: ASaisir, contenu: Contenu) -> None:
        reste, ton = echeance(carte, contenu.maintenant)
        detail = carte.titre
        session = contenu.sessions.get(carte.formation_id, contenu.maintenant.year)
        if section is Section.SAISIES:
            detail, reste, ton = f"{carte.formation_nom} · {dit_saisi(carte, session)}", "", Ton.VERT
        elif section is Section.REPORTEES and carte.saisie.reporte_au is not None:
            reste, ton = f"au {jour_court(carte.saisie.reporte_au, session)}", Ton.GRIS
        elif carte.saisie.refus_parcoursup:
            detail = f"Refusé par Parcoursup\u202f: {carte.saisie.refus_parcoursup}"
        ligne = LigneFile(
            "carte",
            carte.candidat or carte.titre,
            detail=detail if carte.candidat else "",
            reste=reste,
            ton=ton,
            couleur=carte.formation_couleur,
            saisie_id=carte.saisie.id,
            section=section,
        )
        self._poser(ligne, carte.formation_nom)

    def _ecart(self, ecart: EcartARegler) -> None:
        une = ecart.rapprochee
        ligne = LigneFile(
            "carte",
            une.candidat or f"n°\u00a0{une.numero}",
            detail=f"{une.formation.nom_court} · {quoi(une.saisie)}\u202f: {ecart.lu.parcoursup}",
            reste=ecart.lu.export,
            ton=Ton.BRIQUE,
            couleur=une.formation.couleur,
            saisie_id=une.saisie.id,
            section=Section.ECARTS,
        )
        self._poser(ligne, une.formation.nom_court)

    def _poser(self, ligne: LigneFile, formation: str) -> None:
        item = QListWidgetItem()
        item.setData(ROLE_LIGNE, ligne)
        dits = (ligne.titre, ligne.detail, formation, ligne.reste)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(dit for dit in dits if dit))
        self.addItem(item)

    def _titre(self, ligne: LigneFile) -> None:
        item = QListWidgetItem()
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setData(ROLE_LIGNE, ligne)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{ligne.titre}, {ligne.compte}")
        self.addItem(item)

    def _annoncer(self, courant: QListWidgetItem | None) -> None:
        if courant is not None:
            ligne: LigneFile = courant.data(ROLE_LIGNE)
            self.choisie.emit(ligne.saisie_id)
