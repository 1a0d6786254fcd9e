"""The guichet's window: always in front, beside the browser, one item at a time until the session's end."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QStackedWidget, QVBoxLayout, QWidget

from cfa_desktop.models.a_saisir import ASaisir
from cfa_desktop.models.dates_fr import jour_de_paris
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.guichet.bandeaux import BandeauxGuichet
from cfa_desktop.views.guichet.bilan import BilanGuichet
from cfa_desktop.views.guichet.carte import CarteGuichet
from cfa_desktop.views.guichet.clavier import Clavier
from cfa_desktop.views.guichet.depart import DepartGuichet
from cfa_desktop.views.guichet.gestes import GestesGuichet
from cfa_desktop.views.guichet.impression import ImpressionGuichet
from cfa_desktop.views.guichet.lot import Lot, lire_lot
from cfa_desktop.views.guichet.parcours import Parcours
from cfa_desktop.views.reglages import Apparence
from cfa_desktop.views.saisies.carte import Posee
from cfa_desktop.views.saisies.classement import section_de
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.double_clic import DoubleClic

TITRE = "Guichet de saisie"
CLE = "guichet-{}"  # one place for each text size: a window made for small text squeezes a large one
LARGEUR, HAUTEUR = 360, 440
RELECTURE_MS = 30_000  # the night hour comes while a card is up
_MARGE, _HAUT = 16, 80


class FenetreGuichet(QWidget):
    """``change`` carries what was written, ``dossier_demande`` a candidature to open in the main window."""

    change = Signal(str)
    dossier_demande = Signal(int)

    def __init__(self, bureau: Bureau, apparence: Apparence) -> None:
        # No parent: it stays when the main window is minimised.
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.WindowStaysOnTopHint)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(f"{TITRE} – DÉMONSTRATION" if bureau.est_demo else TITRE)
        self._bureau, self._apparence = bureau, apparence
        self._taille = theme().taille_pct
        self._lot: Lot | None = None
        self._parcours = Parcours()
        self._au_bilan = False
        self._double_clic = DoubleClic()
        self.depart, self.carte, self.bilan = DepartGuichet(), CarteGuichet(), BilanGuichet()
        self.bandeaux = BandeauxGuichet(bureau)
        self.gestes = GestesGuichet(bureau, self)
        self.impression = ImpressionGuichet(bureau, self)
        self.clavier = Clavier(self, self.carte.champs, self._principal)
        self._relecture = QTimer(self, interval=RELECTURE_MS)
        self._composer()
        self._brancher()

    @property
    def courante(self) -> ASaisir | None:
        """Return the card up, None before the session, at its end, or when nothing waits."""
        return self._parcours.carte if self._pile.currentWidget() is self.carte else None

    @property
    def rang(self) -> tuple[int, int]:
        """Return which card is up, from 1, and out of how many."""
        return self._parcours.rang

    def ouvrir(self) -> None:
        """Show the guichet: a session of the same day goes on where it was."""
        guichet, maintenant = self._bureau.guichet, self._bureau.contexte.horloge.maintenant()
        if guichet.debut is not None and jour_de_paris(guichet.debut) != jour_de_paris(maintenant):
            guichet.terminer()
        self._au_bilan = False
        self.refresh()
        self._passer()
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()
        self._relecture.start()

    def refresh(self) -> None:
        """Read the queue again and show the page it calls for."""
        self._lot = lire_lot(self._bureau)
        self._parcours.relire(self._lot)
        self._montrer_la_page()

    def quitter(self) -> None:
        """Leave for good, with the main window: nothing of a person stays on the clipboard."""
        self.carte.champs.efface.effacer()
        self.close()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._apparence.retenir_geometrie(self.saveGeometry(), CLE.format(self._taille))
        self._relecture.stop()
        guichet = self._bureau.guichet
        if guichet.debut is not None and not guichet.bilan(0).lignes:
            guichet.terminer()
        super().closeEvent(event)

    def _composer(self) -> None:
        px = theme().px
        self._pile = QStackedWidget()
        for page in (self.depart, self.carte, self.bilan):
            self._pile.addWidget(page)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(0)
        boite.addWidget(self.bandeaux)
        boite.addWidget(self._pile, 1)
        self.setMinimumSize(px(320), px(360))
        geometrie = self._apparence.geometrie(CLE.format(self._taille))
        if geometrie is None or not self.restoreGeometry(geometrie):
            ecran = QGuiApplication.primaryScreen().availableGeometry()
            self.resize(min(px(LARGEUR), ecran.width()), min(px(HAUTEUR), ecran.height() - _HAUT))
            self.move(ecran.right() - self.width() - _MARGE, ecran.top() + _HAUT)

    def _brancher(self) -> None:
        actions = self.carte.actions_carte
        self.depart.commence.connect(self._commencer)
        self.depart.impression_demandee.connect(self.impression.a_saisir)
        for demande in (self.carte.voisine, self.clavier.voisine):
            demande.connect(self._aller)
        self.carte.fin_demandee.connect(self._terminer)
        self.carte.deborde.connect(self._faire_place, Qt.ConnectionType.QueuedConnection)
        self.clavier.saisi.connect(self._saisi_au_clavier)
        self.bilan.repris.connect(self._reprendre)
        self.bilan.impression_demandee.connect(self._imprimer_seance)
        self.bilan.ferme.connect(self._fermer)
        actions.saisi.connect(self._marquer_au_clic)
        actions.autre_moment.connect(lambda: self._faire(self.gestes.marquer_autre_moment))
        actions.refuse.connect(lambda raison: self._faire(lambda c: self.gestes.refuser(c, raison)))
        actions.reporte.connect(lambda: self._faire(self.gestes.reporter))
        actions.abandonne.connect(lambda: self._faire(self.gestes.abandonner))
        actions.dossier_demande.connect(self._ouvrir_dossier)
        self.gestes.saisi.connect(self.bandeaux.dire_saisi)
        self.gestes.fait.connect(self._fait)
        self.gestes.defait.connect(self._defait)
        for source in (self.gestes, self.impression):
            source.impossible.connect(self.bandeaux.dire_erreur)
        self.impression.ecrit.connect(self.bandeaux.dire_fichier)
        self.bandeaux.fichier_demande.connect(self.impression.ouvrir)
        self.bandeaux.pas_saisi.connect(self._repentir)
        self._relecture.timeout.connect(self.relire_la_page)

    def _principal(self) -> QAbstractButton:
        """Return the button of the next step."""
        if self._pile.currentWidget() is self.carte:
            return self.carte.champs.copier_courant
        return self.depart.commencer if self._pile.currentWidget() is self.depart else self.bilan.fermer

    def _montrer_la_page(self) -> None:
        """Show the page that the session and the queue call for."""
        guichet = self._bureau.guichet
        if guichet.debut is None and self._lot is not None:
            self.depart.montrer(self._lot)
            self._pile.setCurrentWidget(self.depart)
        elif self._au_bilan or self._parcours.carte is None:
            self.bilan.montrer(guichet.bilan(self._parcours.rang[1]))
            self._pile.setCurrentWidget(self.bilan)
        else:
            self._monter(self._parcours.carte.saisie.id)
            self._pile.setCurrentWidget(self.carte)

    def _monter(self, saisie_id: int) -> None:
        """Put an item up as it stands now: a place taken since the queue was read is said."""
        carte, maintenant = self._bureau.saisies.trouver(saisie_id), self._bureau.contexte.maintenant()
        self._parcours.remplacer(carte)
        formation = self._bureau.formations.trouver(carte.formation_id)
        posee = Posee(carte, formation, maintenant, section=section_de(carte, maintenant))
        self.carte.montrer(posee, self._bureau.guichet.examiner(carte), self._parcours.rang)
        QTimer.singleShot(0, self, self._faire_place)

    def _faire_place(self) -> None:
        """Grow, as far as the screen allows, rather than let a warning hide below."""
        if self.courante is not None and (manque := self.carte.manque):
            ecran, cadre = self.screen().availableGeometry(), self.frameGeometry()
            hauteur = min(self.height() + manque, ecran.height() - (cadre.height() - self.height()))
            depasse = cadre.bottom() + hauteur - self.height() - ecran.bottom()
            if depasse > 0:
                self.move(cadre.x(), max(ecran.top(), cadre.y() - depasse))
            self.resize(self.width(), hauteur)

    def relire_la_page(self) -> None:
        """Say what time has changed."""
        if self.courante is not None:
            self._montrer_la_page()
        else:
            self.refresh()

    def _passer(self) -> None:
        """Show what comes next, ready for the keyboard."""
        self.bandeaux.erreur.hide()
        self._montrer_la_page()
        self._principal().setFocus()

    def _commencer(self) -> None:
        self._bureau.guichet.commencer()
        self._parcours.commencer()
        self._passer()

    def _reprendre(self) -> None:
        self._au_bilan = False
        self.refresh()
        self._passer()

    def _terminer(self) -> None:
        self._au_bilan = True
        self._passer()

    def _fermer(self) -> None:
        self._bureau.guichet.terminer()
        self.bandeaux.derniere.oublier()
        self._au_bilan = False
        self.close()

    def _aller(self, pas: int) -> None:
        if self.courante is not None:
            self._parcours.aller(pas)
            self._passer()

    def _faire(self, geste: Callable[[ASaisir], None]) -> None:
        if (carte := self.courante) is not None:
            geste(carte)

    def _marquer_au_clic(self) -> None:
        if not self._double_clic.est_le_second():
            self._faire(self.gestes.marquer)
            self._double_clic.repartir()

    def _saisi_au_clavier(self) -> None:
        if self.carte.actions_carte.permis:
            self._faire(self.gestes.marquer)

    def _repentir(self, saisie_id: int) -> None:
        self.gestes.pas_saisi(self._bureau.saisies.trouver(saisie_id))

    def _fait(self, phrase: str) -> None:
        self._parcours.quitter()
        self.carte.oublier()
        self._passer()
        self.change.emit(phrase)

    def _defait(self, saisie_id: int, phrase: str) -> None:
        self.bandeaux.derniere.oublier()
        self._parcours.revenir_a(saisie_id)
        self._reprendre()
        self.change.emit(phrase)

    def _imprimer_seance(self) -> None:
        self.impression.seance(self._parcours.rang[1])

    def _ouvrir_dossier(self) -> None:
        carte = self.courante
        if carte is not None and carte.saisie.candidature_id is not None:
            self.dossier_demande.emit(carte.saisie.candidature_id)
