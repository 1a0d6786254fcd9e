"""The Formations page: every formation of the session, where it stands, what is due."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from cfa_desktop.models.dates_fr import jour_court
from cfa_desktop.models.impression import Sujet
from cfa_desktop.models.tableau_formations import FormationLine
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.formations.ligne import LigneFormation
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etat_vide import EtatVide
from cfa_desktop.views.widgets.etiquette import etiquette
from cfa_desktop.views.widgets.separateur import Separateur

LARGEUR_CAPACITE = 226
_FORMATION = "formation_id"  # on every cell: what the key « Pourquoi ? » asks about
_COLONNES = (
    ("Formation", ""),
    ("Situation", ""),
    ("Capacité", "Contrats comptés par Parcoursup sur la capacité\u202f; en contour\u202f: préparés ici"),
    ("À examiner", "Candidatures confirmées, non examinées"),
    ("Recherche", "En recherche de contrat"),
    ("Contrats", "Contrats saisis, d’après le dernier export et les saisies notées"),
    ("Dernier export", "Âge du dernier export importé"),
    ("", ""),
)


class FormationsPage(QWidget):
    """``recrutement_demande`` carries a formation, ``liste_demandee`` a formation and a counter."""

    recrutement_demande = Signal(int)
    liste_demandee = Signal(int, str)
    import_demande = Signal()
    change = Signal(str)
    contrat_demande = Signal(int, str)
    impression_demandee = Signal(object)

    def __init__(self, bureau: Bureau) -> None:
        super().__init__()
        self._bureau = bureau
        self._campagne: int | None = None
        self.fraicheur = etiquette("", "discret")
        self.nouvelle = bouton("Nouvelle formation…", "normal", nom_icone="plus")
        self.nouvelle.clicked.connect(self.creer_formation)
        self._defilement = QScrollArea(widgetResizable=True)
        self._defilement.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.vide = EtatVide(
            "graduation-cap",
            "Aucune formation pour cette session.",
            "Importer un export",
            "Importez un export de Parcoursup, ou créez vos formations une à une.",
        )
        self.vide.action_demandee.connect(self.import_demande)
        self._disposer()

    def set_campagne(self, campagne: int) -> None:
        """Show the formations of another session."""
        self._campagne = campagne

    def refresh(self) -> None:
        """Read the formations again; the focus stays where it was."""
        campagnes = self._bureau.formations.campagnes()
        if self._campagne not in campagnes:
            self._campagne = campagnes[-1] if campagnes else None
        lignes = [] if self._campagne is None else self._bureau.formations.tableau(self._campagne)
        nom = _nom_du_focus(self)
        self._montrer(lignes)
        _rendre_focus(self, nom)

    def creer_formation(self) -> None:
        """Ask for a new formation."""
        from cfa_desktop.views.dialogs.formation_dialog import FormationDialog

        if nom := FormationDialog.creer(self._bureau, self, campagne=self._campagne):
            self.change.emit(f"Formation créée – {nom}")

    def _disposer(self) -> None:
        px = theme().px
        entete = QHBoxLayout()
        entete.setContentsMargins(px(20), px(12), px(20), px(8))
        entete.addWidget(self.fraicheur, 1)
        entete.addWidget(self.nouvelle)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(0)
        boite.addLayout(entete)
        pile = QWidget()
        self._pile = QStackedLayout(pile)
        self._pile.addWidget(self._defilement)
        self._pile.addWidget(self.vide)
        boite.addWidget(pile, 1)

    def _montrer(self, lignes: list[FormationLine]) -> None:
        self.fraicheur.setText(_fraicheur(lignes))
        self._pile.setCurrentWidget(self._defilement if lignes else self.vide)
        contenu = QWidget()
        contenu.setObjectName("contenu")
        px = theme().px
        grille = QGridLayout(contenu)
        grille.setContentsMargins(px(20), 0, px(20), px(20))
        grille.setHorizontalSpacing(px(12))
        grille.setVerticalSpacing(0)
        grille.setColumnStretch(0, 3)
        grille.setColumnMinimumWidth(0, px(148))
        grille.setColumnMinimumWidth(2, px(LARGEUR_CAPACITE))
        for colonne, (titre, explication) in enumerate(_COLONNES):
            mot = etiquette(titre, "discret")
            mot.setToolTip(explication)
            mot.setContentsMargins(0, px(4), 0, px(6))
            grille.addWidget(mot, 0, colonne)
        maintenant = self._bureau.contexte.maintenant()
        for rang, ligne in enumerate(lignes):
            grille.addWidget(Separateur(), 2 * rang + 1, 0, 1, len(_COLONNES))
            self._poser(grille, 2 * rang + 2, LigneFormation(ligne, maintenant, contenu))
        grille.setRowStretch(2 * len(lignes) + 2, 1)
        self._defilement.setWidget(contenu)

    def _poser(self, grille: QGridLayout, rang: int, ligne: LigneFormation) -> None:
        ligne.recrutement_demande.connect(self.recrutement_demande)
        ligne.liste_demandee.connect(self.liste_demandee)
        ligne.capacite_demandee.connect(self.saisir_capacite)
        ligne.pourquoi_demande.connect(self._expliquer)
        ligne.pourquoi_nombre_demande.connect(self._expliquer_nombre)
        ligne.pleine_demandee.connect(self.demander_cloture)
        ligne.modification_demandee.connect(self.modifier_formation)
        ligne.suivi_demande.connect(self.suivre_formation)
        ligne.examen_demande.connect(self.preciser_examen)
        ligne.impression_demandee.connect(self.imprimer)
        px = theme().px
        for colonne, cellule in enumerate(ligne.cellules()):
            cellule.setContentsMargins(0, px(8), 0, px(8))
            cellule.setProperty(_FORMATION, ligne.formation_id)
            haut = Qt.AlignmentFlag.AlignTop
            grille.addWidget(cellule, rang, colonne, haut)

    def expliquer(self) -> None:
        """Show why the formation under the focus, else the first one, stands so."""
        if (courante := self._sous_le_focus()) is not None:
            self._expliquer(courante)
            return
        for cellule in self.findChildren(QWidget):
            if (formation_id := cellule.property(_FORMATION)) is not None:
                self._expliquer(formation_id)
                return

    def imprimer(self, formation_id: int | None = None) -> None:
        """Ask to print what speaks of a formation (that under the focus unless said) and of the session."""
        from cfa_desktop.views.impression.choix import AImprimer

        voulue = self._sous_le_focus() if formation_id is None else formation_id
        if voulue is not None:
            une = self._bureau.formations.trouver(voulue)
            sujets: tuple[Sujet, ...] = ("formation", "campagne")
            choix = AImprimer(une.campagne, sujets, formation_id=une.id, formation=une.nom_court)
            self.impression_demandee.emit(choix)
        elif self._campagne is not None:
            self.impression_demandee.emit(AImprimer(self._campagne, ("campagne",)))

    def _sous_le_focus(self) -> int | None:
        """Return the formation whose cell has the focus."""
        widget: QWidget | None = self.focusWidget()
        while widget is not None and widget is not self:
            formation_id: int | None = widget.property(_FORMATION)
            if formation_id is not None:
                return formation_id
            widget = widget.parentWidget()
        return None

    def _expliquer(self, formation_id: int) -> None:
        from cfa_desktop.views.pourquoi.dialogue import montrer_pourquoi

        montrer_pourquoi(self._bureau.pourquoi.formation(formation_id), self)

    def _expliquer_nombre(self, formation_id: int, categorie: str) -> None:
        from cfa_desktop.views.pourquoi.dialogue import montrer_pourquoi

        montrer_pourquoi(self._bureau.pourquoi.compteur(formation_id, categorie), self)

    def saisir_capacite(self, formation_id: int) -> None:
        """Ask for the capacity of a formation."""
        from cfa_desktop.views.dialogs.capacite_dialog import CapaciteDialog

        if phrase := CapaciteDialog.saisir(self._bureau, formation_id, self):
            self.change.emit(phrase)

    def demander_cloture(self, formation_id: int) -> None:
        """Show the two ready texts of a full formation (R11)."""
        from cfa_desktop.views.dialogs.pleine_dialog import PleineDialog

        if phrase := PleineDialog.proposer(self._bureau, formation_id, self):
            self.change.emit(phrase)

    def suivre_formation(self, formation_id: int) -> None:
        """Show the life of a formation: capacity, requests, drafts, rapport, past contracts, reasons."""
        from cfa_desktop.views.formations.vie_dialog import VieDialog

        dialogue = VieDialog(self._bureau, formation_id, self)
        dialogue.change.connect(self.change)
        dialogue.contrat_demande.connect(self.contrat_demande)
        dialogue.exec()
        dialogue.deleteLater()

    def modifier_formation(self, formation_id: int) -> None:
        """Ask for the sheet of a formation."""
        from cfa_desktop.views.dialogs.formation_dialog import FormationDialog

        if nom := FormationDialog.modifier(self._bureau, formation_id, self):
            self.change.emit(f"Formation modifiée – {nom}")

    def preciser_examen(self, formation_id: int) -> None:
        """Ask whether a formation examines the dossiers: its sheet, on that part."""
        from cfa_desktop.views.dialogs.formation_dialog import FormationDialog

        if nom := FormationDialog.modifier(self._bureau, formation_id, self, sur_examen=True):
            self.change.emit(f"Formation modifiée – {nom}")


def _fraicheur(lignes: list[FormationLine]) -> str:
    """Say what the page rests on: facts have an age."""
    if not lignes:
        return ""
    nombre = f"{len(lignes)} formation{'s' if len(lignes) > 1 else ''}"
    dates = sorted({ligne.export_on for ligne in lignes if ligne.export_on is not None})
    campagne = lignes[0].formation.campagne
    if not dates:
        return f"{nombre} · aucun export importé"
    if len(dates) == 1:
        return f"{nombre} · d’après les exports du {jour_court(dates[0], campagne)}"
    premier, dernier = jour_court(dates[0], campagne), jour_court(dates[-1], campagne)
    return f"{nombre} · d’après les exports du {premier} au {dernier}"


def _nom_du_focus(page: QWidget) -> str:
    focus = page.focusWidget()
    return focus.accessibleName() if focus is not None and page.isAncestorOf(focus) else ""


def _rendre_focus(page: QWidget, nom: str) -> None:
    if not nom:
        return
    for widget in page.findChildren(QWidget):
        if widget.accessibleName() == nom and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            widget.setFocus()
            return
