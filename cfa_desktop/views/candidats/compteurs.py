"""The left column: Parcoursup's counters one for one, each a filter, and a contract without candidature."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from cfa_desktop.models.compteurs import Categorie
from cfa_desktop.models.vues import FILTRES
from cfa_desktop.views.candidats.compteur_explique import CompteurExplique
from cfa_desktop.views.couleurs import Ton
from cfa_desktop.views.infobulles import infobulle
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette_elidee import EtiquetteElidee

# Key, words, indent, tone; "sans_contrat" and "contrats" are the two totals of Parcoursup.
_LIGNES: tuple[tuple[str, str, int, Ton | None], ...] = (
    ("sans_contrat", "Candidatures sans contrat", 0, None),
    (Categorie.CONFIRMEES, "confirmées", 0, Ton.AMBRE),
    ("preparees", "dont préparées", 1, None),
    ("a_decider", "à décider", 1, None),
    (Categorie.NON_CONFIRMEES, "non confirmées", 0, Ton.GRIS),
    (Categorie.EN_RECHERCHE, "en recherche de contrat", 0, Ton.BLEU),
    ("presumes", "présumés en recherche", 1, None),
    (Categorie.REFUSEES, "refusées", 0, Ton.BRIQUE),
    (Categorie.DEMISSIONS, "démissions", 0, Ton.BRIQUE),
    ("contrats", "Contrats saisis", 0, None),
    (Categorie.CONTRAT_EN_ATTENTE, "en attente de réponse", 0, Ton.VERT),
    (Categorie.CONTRAT_OUI_DEFINITIF, "Oui (définitif)", 0, Ton.VERT),
    (Categorie.CONTRAT_OUI_VOEUX, "Oui (vœux en attente)", 0, Ton.VERT),
    (Categorie.CONTRAT_DEMISSIONS, "démissions", 0, Ton.BRIQUE),
    ("contrats_prepares", "préparés, non saisis", 1, None),
    (Categorie.SANS_CANDIDATURE, "Sans candidature ici", 0, None),
    (Categorie.A_CLASSER, "État à préciser", 0, None),
    (Categorie.DISPARUES, "Absents du dernier export", 0, None),
)
RETOUR, RETOUR_COURT = "Retour à la liste des formations", "Formations"
_TOTAUX = ("sans_contrat", "contrats")
_A_COTE = (
    "preparees",
    "a_decider",
    "presumes",
    "contrats_prepares",
    Categorie.SANS_CANDIDATURE.value,
    Categorie.A_CLASSER.value,
    Categorie.DISPARUES.value,
)


class ColonneCompteurs(QWidget):
    """``filtre_demande`` carries the key of a counter, "" when it is lifted; ``pourquoi_demande`` its key."""

    retour_demande = Signal()
    filtre_demande = Signal(str)
    pourquoi_demande = Signal(str)
    numero_saisi = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.compteurs: dict[str, CompteurExplique] = {}
        self._sans_candidature_possible = True

    def garnir(self) -> None:
        """Fill the column, once: the list comes first on screen."""
        if self.compteurs:
            return
        self.retour = bouton(RETOUR, "lien", nom_icone="chevron-left")
        self.retour.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.retour.clicked.connect(self.retour_demande)
        contenu = QWidget()
        contenu.setObjectName("contenu")
        colonne = QVBoxLayout(contenu)
        px = theme().px
        colonne.setContentsMargins(px(4), px(4), px(2), px(8))
        colonne.setSpacing(0)
        for cle, mots, retrait, ton in _LIGNES:
            if cle in ("contrats", Categorie.SANS_CANDIDATURE):
                colonne.addSpacing(px(10))
            colonne.addWidget(self._compteur(str(cle), mots, retrait, ton))
        colonne.addStretch(1)
        defilement = QScrollArea()
        defilement.setWidgetResizable(True)
        defilement.setWidget(contenu)
        defilement.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        defilement.setFrameShape(QFrame.Shape.NoFrame)
        defilement.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(0, px(8), 0, px(8))
        boite.setSpacing(px(4))
        boite.addWidget(self.retour)
        boite.addWidget(defilement, 1)
        boite.addWidget(self._sans_candidature())
        self._bloc.setVisible(self._sans_candidature_possible)
        self._ajuster_retour()

    def compter(self, comptes: Mapping[str, int]) -> None:
        """Show those counts, by filter."""
        self.garnir()
        for cle, ligne in self.compteurs.items():
            nombre = comptes[cle]
            ligne.set_nombre(nombre)
            ligne.setVisible(cle not in _A_COTE or nombre > 0 or ligne.isChecked())

    def marquer(self, cle: str) -> None:
        """Press the counter of that filter, without announcing it."""
        for nom, ligne in self.compteurs.items():
            ligne.setChecked(nom == cle)

    def set_sans_candidature(self, possible: bool) -> None:
        """Offer a contract without candidature: one formation must be on screen."""
        self._sans_candidature_possible = possible
        if self.compteurs:
            self._bloc.setVisible(possible)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.compteurs:
            self._ajuster_retour()

    def _ajuster_retour(self) -> None:
        place = self.width() - theme().px(34)
        tient = self.retour.fontMetrics().horizontalAdvance(RETOUR) <= place
        self.retour.setText(RETOUR if tient else RETOUR_COURT)

    def _compteur(self, cle: str, mots: str, retrait: int, ton: Ton | None) -> CompteurExplique:
        ligne = CompteurExplique(mots, retrait=retrait, total=cle in _TOTAUX, ton=ton)
        ligne.setToolTip(infobulle(FILTRES[cle].titre))
        ligne.clicked.connect(partial(self._choisir, cle))
        ligne.pourquoi_demande.connect(partial(self.pourquoi_demande.emit, cle))
        ligne.setHidden(cle in _A_COTE)
        self.compteurs[cle] = ligne
        return ligne

    def _choisir(self, cle: str, *_: object) -> None:
        choisi = cle if self.compteurs[cle].isChecked() else ""
        self.marquer(choisi)
        self.filtre_demande.emit(choisi)

    def _sans_candidature(self) -> QWidget:
        px = theme().px
        self._bloc = QWidget()
        self.numero = QLineEdit()
        self.numero.setPlaceholderText("N° inscription")
        self.numero.setAccessibleName("Numéro d’inscription d’un contrat sans candidature")
        self.saisir = bouton("Saisir")
        self.saisir.setEnabled(False)
        self.saisir.setToolTip(infobulle("Saisir un contrat pour un candidat qui n’a pas de candidature ici"))
        self.numero.textChanged.connect(self._numero_change)
        self.numero.returnPressed.connect(self.saisir.click)
        self.saisir.clicked.connect(self._saisir)
        self.numero.setMinimumWidth(px(48))
        rang = QHBoxLayout()
        rang.setSpacing(px(6))
        rang.addWidget(self.numero, 1)
        rang.addWidget(self.saisir)
        boite = QVBoxLayout(self._bloc)
        boite.setContentsMargins(px(14), px(4), px(12), 0)
        boite.setSpacing(px(4))
        boite.addWidget(EtiquetteElidee("Contrat sans candidature\u202f:", "discret"))
        boite.addLayout(rang)
        return self._bloc

    def _numero_change(self, texte: str) -> None:
        self.saisir.setEnabled(bool(texte.strip()))

    def _saisir(self) -> None:
        numero = self.numero.text().strip()
        self.numero.clear()
        self.numero_saisi.emit(numero)
