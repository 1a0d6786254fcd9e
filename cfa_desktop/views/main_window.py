"""The window: frame and pages around one open base."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from cfa_desktop.models.erreurs import SimulationEnCours
from cfa_desktop.models.temps import Horloge
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.background import run_in_background
from cfa_desktop.views.cadre.annulation import Annulation
from cfa_desktop.views.cadre.bande_du_jour import BandeDuJour
from cfa_desktop.views.cadre.bandeaux import Bandeaux
from cfa_desktop.views.cadre.barre_haut import BarreHaut
from cfa_desktop.views.cadre.calendrier_en_cours import CalendrierEnCours
from cfa_desktop.views.cadre.commandes import Commandes
from cfa_desktop.views.cadre.devant import ouvert_devant
from cfa_desktop.views.cadre.hauteur import HAUTEUR_MINIME, est_basse
from cfa_desktop.views.cadre.menus import Menus
from cfa_desktop.views.cadre.pages import TITRES, Pages
from cfa_desktop.views.cadre.pied import Pied
from cfa_desktop.views.reglages import Apparence
from cfa_desktop.views.theme import appliquer_theme, theme
from cfa_desktop.views.widgets.notice import Notice
from cfa_desktop.views.widgets.rail import Destination, Rail
from cfa_desktop.views.widgets.separateur import Separateur

if TYPE_CHECKING:
    from cfa_desktop.views.cadre.journee import Journee, Rappel
    from cfa_desktop.views.cadre.recherche import RecherchePartout
    from cfa_desktop.views.guichet.ouverture import OuvertureGuichet
    from cfa_desktop.views.simulation.session import SessionSimulation

APPLICATION = "CFA Recrutement"
REVENIR = "Revenir au présent"
DELAI_TAILLE_MS = 250  # presses of Ctrl++ that follow each other draw the window once
_DESTINATIONS = (
    Destination("formations", "Formations", "graduation-cap", "Alt+1"),
    Destination("candidats", "Candidats", "users", "Alt+2"),
    Destination("saisies", "À saisir", "clipboard-list", "Alt+3"),
    Destination("echeances", "Échéances", "calendar-clock", "Alt+4"),
    Destination("import", "Import", "file-input", "Alt+5"),
)


class MainWindow(QMainWindow):
    """Rail, top bar, strip of the day, page, bottom bar; signals go to the application."""

    base_demandee = Signal()
    demo_demandee = Signal()
    taille_changee = Signal()
    fermee = Signal()

    def __init__(
        self, bureau: Bureau, reglages: QSettings | None = None, horloge: Horloge | None = None
    ) -> None:
        super().__init__()
        self.bureau = bureau
        self.apparence = Apparence(reglages or QSettings())
        # Backups are made in real time, even of a demo base that carries its own clock.
        self._horloge = horloge or bureau.contexte.horloge
        self.modifiee = False
        self._campagne: int | None = None
        self._lecture_en_cours = self._relire = self._redessinee = self._attend = False
        self._taille_pct = theme().taille_pct
        self._a_redessiner = QTimer(self, singleShot=True, interval=DELAI_TAILLE_MS)
        self._a_redessiner.timeout.connect(self._redessiner)
        self._assembler()
        self._brancher()
        self._menus()
        self.setWindowTitle(f"{APPLICATION} – {bureau.path.stem}")
        self.setAcceptDrops(True)
        self.setMinimumSize(960, 600)
        self._choisir_campagne(None)
        if bureau.simulee is not None:  # the window was drawn again at another text size
            self.simuler()

    @property
    def campagne(self) -> int | None:
        """Return the campagne worked on, None while the base has none."""
        return self._campagne

    def travailler_sur(self, campagne: int) -> None:
        """Work on that campagne, as its menu does."""
        self._choisir_campagne(campagne)

    @cached_property
    def recherche(self) -> RecherchePartout:
        """Return the results under « Rechercher partout », built at the first key."""
        from cfa_desktop.views.cadre.recherche import RecherchePartout

        recherche = RecherchePartout(self.bureau, self.haut.recherche, lambda: self._campagne, self._centre)
        recherche.voeu_choisi.connect(self.pages.ouvrir_voeu)
        recherche.inconnu_choisi.connect(self.commandes.contrat_sans_candidature)
        return recherche

    @cached_property
    def simulation(self) -> SessionSimulation:
        """Return « Simuler une date… », built when first asked for."""
        from cfa_desktop.views.simulation.session import SessionSimulation

        return SessionSimulation(self)

    @cached_property
    def guichet(self) -> OuvertureGuichet:
        """Return what opens the guichet beside the browser, built when first asked for."""
        from cfa_desktop.views.guichet.ouverture import OuvertureGuichet

        return OuvertureGuichet(self)

    @property
    def guichet_ouvert(self) -> bool:
        """Say whether the small window is on screen."""
        return "guichet" in self.__dict__ and self.guichet.guichet.isVisible()

    def ouvrir_guichet(self) -> None:
        """Show the small window that stays in front of the browser."""
        self.guichet.ouvrir()

    def simuler(self) -> None:
        """Show the window as it would be at another date; nothing is written meanwhile."""
        self.simulation.commencer()

    def placer_sous_le_titre(self, widget: QWidget) -> None:
        """Put a bar under the top bar."""
        self._colonne.insertWidget(self._colonne.indexOf(self.haut) + 1, widget)

    def serrer_la_bande(self) -> None:
        """In a low window keep the strip of the day to one line, and to pages that leave it room."""
        basse = est_basse(self)
        self.jour.serrer(une_ligne=basse)
        cede = self.bureau.simulee is not None or self.pages.courante in ("dossier", "import")
        liste = self.pages.courante == "candidats" and est_basse(self, HAUTEUR_MINIME)
        self.jour.setHidden((basse and cede) or liste)

    def ouvrir_sur(self, cle: str) -> None:
        """Show the first page."""
        self.pages.aller(cle)

    def rafraichir(self) -> None:
        """Bring the page, the frame and the figures of the day up to date."""
        self.pages.refresh()
        self.rafraichir_cadre()

    def rafraichir_cadre(self) -> None:
        """Bring the frame alone up to date; the figures of the day are read in a thread."""
        self.annulation.refresh()
        self.bandeaux.refresh()
        self.calendrier_en_cours.refresh()
        campagnes = self.bureau.formations.campagnes()
        if self._campagne not in campagnes:
            self._choisir_campagne(None)
        self.haut.montrer_campagnes(campagnes, self._campagne)
        self.pied.montrer_sauvegarde(self.bureau.sauvegardes.derniere_at(), self._horloge.maintenant())
        self._lire_journee()

    def dire(self, phrase: str, action: str = "") -> None:
        """Show a passing notice; what a simulation refuses offers the present."""
        if self.bureau.simulee is not None and phrase == str(SimulationEnCours(self.bureau.simulee)):
            action = REVENIR
        self.notice.montrer(phrase, action)

    def demander_base(self) -> None:
        """Ask for another base, once what is typed in a calendar is settled."""
        if not self.calendrier_en_cours.retenir(self.base_demandee.emit):
            self.base_demandee.emit()

    def demander_demo(self) -> None:
        """Ask for the demo base, once what is typed in a calendar is settled."""
        if not self.calendrier_en_cours.retenir(self.demo_demandee.emit):
            self.demo_demandee.emit()

    def importer(self, fichiers: Sequence[Path]) -> None:
        """Show the Import page on those files."""
        self.pages.importer(fichiers)

    def _assembler(self) -> None:
        self.rail = Rail(_DESTINATIONS)
        self.haut = BarreHaut()
        self.jour = BandeDuJour()
        self.bandeaux = Bandeaux(self.bureau, self)
        self.pages = Pages(self.bureau)
        self.calendrier_en_cours = CalendrierEnCours(self.bureau, self.pages)
        self.pied = Pied(self.bureau.path)
        self._colonne = colonne = QVBoxLayout()
        colonne.setSpacing(0)
        for widget in (self.bandeaux.demo, self.haut, self.jour, self.bandeaux.brouillon, Separateur()):
            colonne.addWidget(widget)
        colonne.addWidget(self.calendrier_en_cours.bandeau)
        colonne.addWidget(self.pages, 1)
        colonne.addWidget(Separateur())
        colonne.addWidget(self.pied)
        centre = QWidget()
        centre.setObjectName("page")
        ligne = QHBoxLayout(centre)
        ligne.setContentsMargins(0, 0, 0, 0)
        ligne.setSpacing(0)
        ligne.addWidget(self.rail)
        ligne.addLayout(colonne, 1)
        self.setCentralWidget(centre)
        self._centre, self.notice = centre, Notice(centre)
        self.annulation = Annulation(self.bureau, self)
        self.commandes = Commandes(self)

    def _brancher(self) -> None:
        self.rail.destination_choisie.connect(self.pages.aller)
        self.pages.page_montree.connect(self._page_montree)
        self.pages.change.connect(self._change)
        self.pages.importe.connect(self._suivre_import)
        self.pages.brouillon_change.connect(self.rafraichir_cadre)
        self.pages.dit.connect(self.dire)
        self.pages.simulation_demandee.connect(self.simuler)
        self.pages.guichet_demande.connect(self.ouvrir_guichet)
        self.haut.campagne_choisie.connect(self._choisir_campagne)
        self.haut.calendrier_demande.connect(self.pages.montrer_calendrier)
        self.haut.preparation_demandee.connect(self.pages.preparer_session)
        self.pages.campagne_demandee.connect(self._choisir_campagne)
        self.jour.rappel_choisi.connect(self._suivre_rappel)
        self.bandeaux.reprise_demandee.connect(self.pages.ouvrir_contrat)
        self.bandeaux.horloge_remise.connect(self._horloge_remise)
        self.haut.recherche.textEdited.connect(self._rechercher)
        self.annulation.fait.connect(self._annule)
        self.annulation.refuse.connect(self.dire)
        self.notice.action_demandee.connect(self._action_de_notice)
        self.notice.place_changee.connect(self._faire_place)

    def _menus(self) -> None:
        menus = Menus(self.menuBar(), self.apparence)
        menus.fichier(self.commandes.fichier())
        menus.edition(self.annulation, self.commandes.edition())
        menus.affichage(self.commandes.affichage())
        menus.aide(self.commandes.aide())
        menus.apparence_demandee.connect(self._changer_apparence)

    def _rechercher(self, _texte: str) -> None:
        self.recherche.attendre()

    def _page_montree(self, cle: str) -> None:
        self.haut.titre.setText(TITRES[cle])
        self.rail.aller("candidats" if cle == "dossier" else cle)
        self._faire_place(self.notice.place)
        self.serrer_la_bande()

    def _faire_place(self, hauteur: int) -> None:
        """Let the notice stand where the page leaves it room, else above the bars of its buttons."""
        self.notice.poser_a(self.pied.height() if self.pages.faire_place(hauteur) else None)

    def _choisir_campagne(self, annee: int | None) -> None:
        campagnes = self.bureau.formations.campagnes()
        if annee is not None:
            self.apparence.retenir_campagne(self.bureau.path, annee)
            self._campagne = annee
        else:
            self._campagne = self._campagne_retenue(campagnes)
        self.haut.montrer_campagnes(campagnes, self._campagne)
        if self._campagne is not None:
            self.pages.set_campagne(self._campagne)
        if annee is not None:
            self.rafraichir()

    def _campagne_retenue(self, campagnes: Sequence[int]) -> int | None:
        """Return the session last worked on, else the most recent that holds something."""
        retenue = self.apparence.campagne(self.bureau.path)
        if retenue in campagnes:
            return retenue
        return self.bureau.formations.campagne_habitee() if campagnes else None

    def _suivre_import(self, formation_id: int) -> None:
        """Work in the session of what was just imported: an export says its own year."""
        for formation in self.bureau.formations.lister():
            if formation.id == formation_id and formation.campagne != self._campagne:
                self._choisir_campagne(formation.campagne)

    def _change(self, phrase: str) -> None:
        self.modifiee = True
        action = "Annuler" if self.bureau.historique.derniere_annulable() else ""
        self.dire(phrase, action)
        self.rafraichir()

    def _annule(self, phrase: str, retour: str) -> None:
        self.modifiee = True
        self.dire(phrase, retour)
        self.rafraichir()

    def _action_de_notice(self, action: str) -> None:
        if action == "Annuler":
            self.annulation.annuler_la_base()
        elif action == "Rétablir":
            self.annulation.retablir_la_base()
        elif action == REVENIR:
            self.simulation.revenir()

    def _horloge_remise(self, phrase: str) -> None:
        self.dire(phrase)
        self.rafraichir()

    def _suivre_rappel(self, rappel: Rappel) -> None:
        if rappel.destination in ("a_saisir", "a_regler"):
            self.pages.montrer_saisies()
            if rappel.destination == "a_regler":
                self.pages.saisies().montrer_a_regler()
        elif rappel.destination == "exports":
            self.pages.montrer_import()
        else:
            self.pages.lister(rappel.numeros, "confirmees" if rappel.destination == "decisions" else "")

    def _lire_journee(self) -> None:
        if self._campagne is None:
            self._montrer_journee(None)
            return
        if self._lecture_en_cours:
            self._relire = True
            return
        self._lecture_en_cours = True
        from cfa_desktop.views.cadre.journee import lire_journee

        bureau, campagne = self.bureau, self._campagne
        run_in_background(lambda: lire_journee(bureau, campagne), done=self._journee_lue, failed=self._lever)

    def _journee_lue(self, journee: Journee) -> None:
        self._lecture_en_cours = False
        self._montrer_journee(journee)
        if self._relire:
            self._relire = False
            self._lire_journee()

    def _montrer_journee(self, journee: Journee | None) -> None:
        self.jour.montrer(journee)
        self.rail.set_nombre("saisies", journee.a_saisir if journee else 0)
        self.rail.set_nombre("echeances", journee.pressantes if journee else 0)
        self.rail.set_nombre("import", journee.exports_anciens if journee else 0)

    def _lever(self, erreur: Exception) -> None:
        self._lecture_en_cours = False
        raise erreur

    def _changer_apparence(self, mode: str, taille: int) -> None:
        avant = self.apparence.taille_pct
        self.apparence.retenir(mode, taille)  # type: ignore[arg-type]
        app = QApplication.instance()
        if self.apparence.taille_pct != avant:
            self._a_redessiner.start()
        elif isinstance(app, QApplication):
            appliquer_theme(app, self.apparence.mode, self._taille_pct)

    def _redessiner(self) -> None:
        """Ask for a window at the new text size, once nothing stands in front of this one or writes."""
        if self.apparence.taille_pct == self._taille_pct or not self.isVisible():
            return
        devant = ouvert_devant()
        if devant is not None or self.pages.occupees:
            if devant and not self._attend:
                taille = f"Texte à {self.apparence.taille_pct}\u202f%"
                self.dire(f"{taille}\u202f: dès que «\u00a0{devant}\u00a0» sera fermé.")
            self._attend = True
            self._a_redessiner.start()
            return
        self._redessinee = True  # the window that takes its place shows what is typed again
        self.taille_changee.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.serrer_la_bande()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.bureau.simulee is not None:
            self.simulation.revenir()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        fichiers = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        # After the drop: the file manager waits for this event to end.
        QTimer.singleShot(0, self, lambda: self.importer(fichiers))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.apparence.retenir_geometrie(self.saveGeometry())
        if not self._redessinee and self.calendrier_en_cours.retenir(self.close):
            event.ignore()
            return
        super().closeEvent(event)
        if event.isAccepted():
            self.fermee.emit()
