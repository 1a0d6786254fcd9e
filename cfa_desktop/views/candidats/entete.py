"""The header of the list: which formation, how old its facts are, and the tools of the list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from cfa_desktop.models.dates_fr import age, jour_court, jour_de_paris
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.vues import VUES
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.bande_formation import BandeFormation
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.champ_recherche import ChampRecherche
from cfa_desktop.views.widgets.etiquette_elidee import EtiquetteElidee

EXPORT_ANCIEN_JOURS = 3
LARGEUR_MOTS = 460  # pixels at 100 %: under that, tools keep their icons only
CHANGER = "Changer de formation"
TOUTES = "Toutes les formations"


class EnTeteCandidats(QWidget):
    """``formation_choisie`` carries an id, 0 for all of them; ``vue_choisie`` the key of a ready view."""

    formation_choisie = Signal(int)
    vue_choisie = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.bande = BandeFormation()
        self.changer = bouton(CHANGER, "lien")
        self.fraicheur = EtiquetteElidee("", "discret")
        self.recherche = ChampRecherche("Filtrer cette liste", "Ctrl+F")
        self.recherche.setMinimumWidth(theme().px(96))
        self.vues = _bouton_menu("Vues", "list-filter", self)
        self.colonnes = _bouton_menu("Colonnes", "columns-3", self)
        self.exporter = _bouton_menu("Exporter", "file-down", self)
        self.exporter.setToolTip("Exporter ou imprimer la liste affichée")
        self.changer.setMenu(QMenu(self.changer))
        self._remplir_vues()
        px = theme().px
        haut = QHBoxLayout()
        haut.setSpacing(px(8))
        haut.addWidget(self.bande, 1)
        haut.addWidget(self.changer)
        haut.addSpacing(px(8))
        haut.addWidget(self.fraicheur)
        bas = QHBoxLayout()
        bas.setSpacing(px(4))
        bas.addWidget(self.recherche, 1)
        bas.addSpacing(px(8))
        for outil in (self.vues, self.colonnes, self.exporter):
            bas.addWidget(outil)
        self._boite = boite = QVBoxLayout(self)
        self.serrer(basse=False)
        boite.addLayout(haut)
        boite.addLayout(bas)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        large = self.width() >= theme().px(LARGEUR_MOTS)
        self.changer.setText(CHANGER if large else "Changer")
        for outil, mot in ((self.vues, "Vues"), (self.colonnes, "Colonnes"), (self.exporter, "Exporter")):
            outil.setText(mot if large else "")

    def serrer(self, *, basse: bool) -> None:
        """In a low window leave to the list the air around the tools."""
        px, air = theme().px, 1 if basse else 10
        self._boite.setContentsMargins(px(12), px(air), px(12), px(air))
        self._boite.setSpacing(px(1 if basse else 8))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(220), super().minimumSizeHint().height())

    def montrer_formation(self, formation: Formation | None) -> None:
        """Show the formation of the list, None for all of them."""
        if formation is None:
            self.bande.montrer(TOUTES, 0)
        else:
            self.bande.montrer(formation.nom_court, formation.couleur, formation.intitule)
        self.bande.set_bande_visible(formation is not None)

    def montrer_fraicheur(self, lignes: Iterable[CandidatureLine], maintenant: datetime, annee: int) -> None:
        """Say how old the facts are, the oldest formation first; amber past ``EXPORT_ANCIEN_JOURS``."""
        derniers: dict[int, date] = {}
        for ligne in lignes:
            if ligne.export_on is not None:
                connu = derniers.get(ligne.formation_id)
                derniers[ligne.formation_id] = max(connu, ligne.export_on) if connu else ligne.export_on
        if not derniers:
            self.fraicheur.setText("Aucun export importé")
            self.fraicheur.set_role("discret")
            return
        jour = min(derniers.values())
        debut = "D’après l’export du" if len(derniers) == 1 else "Export le plus ancien\u202f:"
        self.fraicheur.setText(f"{debut} {jour_court(jour, annee)} ({age(jour, maintenant)})")
        ancien = (jour_de_paris(maintenant) - jour).days > EXPORT_ANCIEN_JOURS
        self.fraicheur.set_role("attention" if ancien else "discret")

    def proposer_formations(self, formations: Sequence[Formation], courante: int | None) -> None:
        """Fill « Changer de formation »."""
        menu = self.changer.menu()
        menu.clear()
        for identifiant, nom in [(0, TOUTES), *((f.id, _nom(f)) for f in formations)]:
            action = QAction(nom.replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(identifiant == (courante or 0))
            action.triggered.connect(partial(self._choisir_formation, identifiant))
            menu.addAction(action)

    def marquer_vue(self, cle: str) -> None:
        """Tick the ready view in use."""
        for action in self.vues.menu().actions():
            action.setChecked(action.data() == cle)

    def nombrer_vues(self, comptes: dict[str, int]) -> None:
        """Show how many lines each ready view would keep."""
        for action, vue in zip(self.vues.menu().actions(), VUES, strict=False):  # « Doublons » after
            action.setText(f"{vue.titre}\t{comptes[vue.cle]}")

    def _remplir_vues(self) -> None:
        menu = self.vues.menu()
        for vue in VUES:
            action = QAction(vue.titre, menu)
            action.setData(vue.cle)
            action.setCheckable(True)
            action.triggered.connect(partial(self._choisir_vue, vue.cle))
            menu.addAction(action)

    def _choisir_formation(self, identifiant: int, *_: object) -> None:
        self.formation_choisie.emit(identifiant)

    def _choisir_vue(self, cle: str, *_: object) -> None:
        coche = any(action.isChecked() and action.data() == cle for action in self.vues.menu().actions())
        self.vue_choisie.emit(cle if coche else "")


def _bouton_menu(texte: str, nom_icone: str, parent: QWidget) -> QPushButton:
    resultat = bouton(texte, "quiet", nom_icone=nom_icone)
    resultat.setAccessibleName(texte)
    resultat.setToolTip(texte)
    resultat.setMenu(QMenu(parent))
    return resultat


def _nom(formation: Formation) -> str:
    return f"{formation.nom_court} – {formation.intitule}"
