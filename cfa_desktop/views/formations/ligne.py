"""One formation on the Formations page: its cells, each figure leading to its list."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from cfa_desktop.models.compteurs import Categorie
from cfa_desktop.models.dates_fr import age, jour_court, jour_de_paris, temps_restant
from cfa_desktop.models.tableau_formations import FormationLine, SituationFormation
from cfa_desktop.models.temps import fin_du_jour
from cfa_desktop.models.vues import A_EXAMINER
from cfa_desktop.views.delegates.jauge import Jauge
from cfa_desktop.views.formations.pastille import Pastille
from cfa_desktop.views.icones import icone
from cfa_desktop.views.infobulles import infobulle
from cfa_desktop.views.pourquoi.bouton import BoutonPourquoi
from cfa_desktop.views.tables.barre import grouper
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.bande_formation import BandeFormation
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette
from cfa_desktop.views.widgets.jauge_capacite import JaugeCapacite

EXPORT_ANCIEN_JOURS = 3
PRESSANT_JOURS = 3
CONTRATS = "contrats"


class LigneFormation(QObject):
    """Builds the cells of a line; signals carry the formation."""

    recrutement_demande = Signal(int)
    liste_demandee = Signal(int, str)
    capacite_demandee = Signal(int)
    pourquoi_demande = Signal(int)
    pourquoi_nombre_demande = Signal(int, str)
    pleine_demandee = Signal(int)
    modification_demandee = Signal(int)
    suivi_demande = Signal(int)
    examen_demande = Signal(int)
    impression_demandee = Signal(int)

    def __init__(self, ligne: FormationLine, maintenant: datetime, parent: QObject) -> None:
        super().__init__(parent)
        self._ligne, self._maintenant = ligne, maintenant
        self._id = ligne.formation.id

    @property
    def formation_id(self) -> int:
        """Return the formation of the line."""
        return self._id

    def cellules(self) -> tuple[QWidget, ...]:
        """Return the cells, in the order of the columns."""
        return (
            self._nom(),
            self._situation(),
            self._capacite(),
            self._a_examiner(),
            self._nombre(
                self._ligne.compteurs.en_recherche, Categorie.EN_RECHERCHE, "en recherche de contrat"
            ),
            self._nombre(self._ligne.compteurs.contrats, CONTRATS, "contrats saisis"),
            self._export(),
            self._actions(),
        )

    def _situation(self) -> QWidget:
        boite = QWidget()
        rangee = QHBoxLayout(boite)
        rangee.setContentsMargins(0, 0, 0, 0)
        rangee.setSpacing(theme().px(2))
        pourquoi = BoutonPourquoi(
            f"Pourquoi «\u00a0{self._ligne.situation.value}\u00a0»\u202f?", touches=True
        )
        pourquoi.clicked.connect(self._demander_pourquoi)
        rangee.addWidget(Pastille(self._ligne.situation))
        rangee.addWidget(pourquoi)
        rangee.addStretch(1)
        return boite

    def _demander_nombre(self, categorie: str, *_: object) -> None:
        self.pourquoi_nombre_demande.emit(self._id, categorie)

    def _demander_pourquoi(self, *_: object) -> None:
        self.pourquoi_demande.emit(self._id)

    def _nom(self) -> QWidget:
        formation = self._ligne.formation
        intitule = etiquette(formation.intitule, "discret", retour=True)
        intitule.setToolTip(infobulle(formation.intitule, f"Code {formation.code}"))
        intitule.setContentsMargins(theme().px(12), 0, 0, 0)
        return _pile(BandeFormation(formation.nom_court, formation.couleur), intitule)

    def _capacite(self) -> QWidget:
        ligne = self._ligne
        pleins = ligne.contrats_comptes - ligne.prepares
        jauge = JaugeCapacite(Jauge(pleins, ligne.prepares, ligne.formation.capacite))
        connue = ligne.formation.capacite is not None or ligne.contrats_comptes
        notes: list[QWidget] = [etiquette(note, "discret", retour=True) for note in self._notes()]
        return _pile(*([jauge] if connue else []), *self._geste_de_capacite(), *notes, *self._attendus())

    def _geste_de_capacite(self) -> list[QWidget]:
        code = self._ligne.formation.nom_court
        if self._ligne.formation.capacite is None and self._ligne.capacite_preparee:
            phrase = f"{self._ligne.capacite_preparee} places, préparé ici\u202f: à saisir en ligne"
            return [etiquette(phrase, "attention", retour=True)]
        if self._ligne.formation.capacite is None:
            return [self._note_lien("Saisir la capacité", f"de {code}", self.capacite_demandee)]
        if self._ligne.situation is SituationFormation.COMPLETE:
            return [self._note_lien("Clôture ou augmentation…", f"pour {code}", self.pleine_demandee)]
        return []

    def _note_lien(self, texte: str, pour: str, signal: SignalInstance) -> QWidget:
        lien = bouton(texte, "lien")
        lien.setObjectName("noteLien")
        lien.setProperty("pressant", signal is self.capacite_demandee)
        lien.setAccessibleName(f"{texte} {pour}")
        lien.setCursor(Qt.CursorShape.PointingHandCursor)
        lien.clicked.connect(partial(signal.emit, self._id))
        return lien

    def _notes(self) -> list[str]:
        notes = []
        demissions = self._ligne.compteurs.contrats_demissions
        if demissions:
            suite = "s, comptées" if demissions > 1 else ", comptée"
            notes.append(f"dont {demissions} démission{suite} par Parcoursup")
        prepares = self._ligne.prepares
        if prepares:
            notes.append(f"dont {prepares} préparé{'s' if prepares > 1 else ''} ici")
        return notes

    def _attendus(self) -> list[QWidget]:
        """Return what leads to the contracts begun, not counted."""
        attendus = self._ligne.employeurs_attendus
        if not attendus:
            return []
        pluriel = "s trouvés" if attendus > 1 else " trouvé"
        texte = f"+ {attendus} employeur{pluriel}, SIRET attendu"
        return [self._note_lien(texte, f"pour {self._ligne.formation.nom_court}", self.suivi_demande)]

    def _a_examiner(self) -> QWidget:
        ligne = self._ligne
        if ligne.formation.examine is None:
            return _pile(self._examen_a_preciser())
        if not ligne.formation.examine:
            return _pile(etiquette("sans examen", "discret"))
        lien = self._lien(ligne.a_examiner, A_EXAMINER, "à examiner")
        if ligne.prochaine_limite_on is None:
            return _pile(lien)
        jours = (ligne.prochaine_limite_on - jour_de_paris(self._maintenant)).days
        reste = etiquette(
            temps_restant(fin_du_jour(ligne.prochaine_limite_on), self._maintenant),
            "attention" if jours <= PRESSANT_JOURS else "discret",
        )
        reste.setToolTip(f"Avant {jour_court(ligne.prochaine_limite_on, ligne.formation.campagne)}, 23 h 59")
        return _pile(lien, reste)

    def _examen_a_preciser(self) -> QWidget:
        lien = self._note_lien("à préciser", f"pour {self._ligne.formation.nom_court}", self.examen_demande)
        lien.setProperty("pressant", True)
        lien.setToolTip("Dire si la formation examine les dossiers")
        return lien

    def _nombre(self, nombre: int, categorie: str, mots: str) -> QWidget:
        return _pile(self._lien(nombre, categorie, mots))

    def _lien(self, nombre: int, categorie: str, mots: str) -> QWidget:
        code = self._ligne.formation.nom_court
        lien = bouton(grouper(nombre), "lien")
        lien.setObjectName("chiffre")
        lien.setCursor(Qt.CursorShape.PointingHandCursor)
        lien.setAccessibleName(f"{code}\u202f: {nombre} {mots}")
        lien.setToolTip(f"{nombre} {mots} – ouvrir la liste")
        lien.clicked.connect(partial(self._ouvrir_liste, str(categorie)))
        pourquoi = QAction("Pourquoi ce nombre\u202f?", lien)
        pourquoi.triggered.connect(partial(self._demander_nombre, str(categorie)))
        lien.addAction(pourquoi)
        lien.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        return lien

    def _ouvrir_liste(self, categorie: str) -> None:
        self.liste_demandee.emit(self._id, categorie)

    def _export(self) -> QWidget:
        jour = self._ligne.export_on
        if jour is None:
            return _pile(etiquette("aucun export", "discret"))
        ancien = (jour_de_paris(self._maintenant) - jour).days > EXPORT_ANCIEN_JOURS
        texte = etiquette(age(jour, self._maintenant), "attention" if ancien else "valeur")
        texte.setToolTip(f"D’après l’export du {jour_court(jour, self._ligne.formation.campagne)}")
        return _pile(texte)

    def _actions(self) -> QWidget:
        ligne = self._ligne
        boite = QWidget()
        rangee = QHBoxLayout(boite)
        rangee.setContentsMargins(0, 0, 0, 0)
        rangee.setSpacing(theme().px(6))
        code = ligne.formation.nom_court
        gerer = bouton("Gérer le recrutement")
        gerer.setAccessibleName(f"Gérer le recrutement de {code}")
        gerer.clicked.connect(partial(self.recrutement_demande.emit, self._id))
        rangee.addWidget(gerer)
        rangee.addWidget(self._autres())
        return boite

    def _autres(self) -> QToolButton:
        autres = QToolButton()
        autres.setIcon(icone("ellipsis", "discret"))
        autres.setIconSize(QSize(theme().px(18), theme().px(18)))
        autres.setAccessibleName(f"Autres actions sur {self._ligne.formation.nom_court}")
        autres.setToolTip("Autres actions")
        autres.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(autres)
        for texte, signal in (
            ("Suivre la formation\u202f: capacité, rapport, motifs…", self.suivi_demande),
            ("Modifier la formation…", self.modification_demandee),
            ("Saisir la capacité…", self.capacite_demandee),
            ("Clôture ou augmentation de capacité…", self.pleine_demandee),
            ("Imprimer…", self.impression_demandee),
        ):
            menu.addAction(texte).triggered.connect(partial(signal.emit, self._id))
        autres.setMenu(menu)
        return autres


def _pile(*widgets: QWidget) -> QWidget:
    boite = QWidget()
    pile = QVBoxLayout(boite)
    pile.setContentsMargins(0, 0, 0, 0)
    pile.setSpacing(theme().px(1))
    widgets[0].setMinimumHeight(theme().px(22))
    for widget in widgets:
        texte = isinstance(widget, QLabel)
        pile.addWidget(widget, 0, Qt.AlignmentFlag(0) if texte else Qt.AlignmentFlag.AlignLeft)
    return boite
