"""Candidats: the list of one formation or of all of them, and everything done from it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QModelIndex, QPoint, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cfa_desktop.models.dates_fr import jour_de_paris
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.vues import FILTRES, Regard, compter_filtres, grouper
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.actions_candidature import ActionsCandidature
from cfa_desktop.views.cadre.hauteur import HAUTEUR_MINIME, est_basse
from cfa_desktop.views.candidats.barre_selection import BarreSelection
from cfa_desktop.views.candidats.colonnes import Repere, colonnes
from cfa_desktop.views.candidats.compteurs import ColonneCompteurs
from cfa_desktop.views.candidats.demandes import a_imprimer, demande_liste
from cfa_desktop.views.candidats.droite import ColonneDroite
from cfa_desktop.views.candidats.entete import EnTeteCandidats
from cfa_desktop.views.candidats.etat import EtatCandidats, lire_candidats, rendre_candidats
from cfa_desktop.views.candidats.exports import AvanceExport, ExportsListe
from cfa_desktop.views.candidats.fichiers import MenuExporter
from cfa_desktop.views.candidats.liste import ListeCandidats
from cfa_desktop.views.candidats.menu_ligne import menu_ligne
from cfa_desktop.views.candidats.reponses import ReponseDepuisLaListe
from cfa_desktop.views.candidats.selection import PLUSIEURS, ActionsSelection
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.notice import Notice
from cfa_desktop.views.widgets.separateur import Separateur

if TYPE_CHECKING:
    from cfa_desktop.services.exports import DemandeListe
    from cfa_desktop.views.candidats.panneau import PanneauCandidat

LARGEUR_GAUCHE, LARGEUR_DROITE = 224, 268
PART_GAUCHE, PART_DROITE = 0.24, 0.30
DELAI_DOSSIER_MS = 60
PREMIERES = 100  # lines read before the first picture: more than any screen holds
DELAI_SUITE_MS = 30  # lets the first picture reach the screen


class CandidatsPage(QWidget):
    """``montrer`` opens a list; ids carried by signals are candidature ids."""

    dossier_demande = Signal(int, list)
    contrat_demande = Signal(int, str)
    impression_demandee = Signal(object)
    retour_demande = Signal()
    change = Signal(str)

    def __init__(self, bureau: Bureau, reglages: QSettings | None = None) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bureau = bureau
        self.formation: Formation | None = None
        self._formations: list[Formation] = []
        self.annee: int | None = None
        self._repere = Repere(bureau.contexte.maintenant(), {})
        self._regard = Regard(jour_de_paris(self._repere.maintenant))
        self.actions_ = ActionsCandidature(bureau, self)
        self.selection = ActionsSelection(bureau, self)
        self.reponses = ReponseDepuisLaListe(bureau, self)
        self.exports = ExportsListe(bureau, self)
        self.compteurs = ColonneCompteurs()
        self.entete = EnTeteCandidats()
        self.liste = ListeCandidats(colonnes(self._repere), reglages or _reglages())
        self.barre_selection = BarreSelection(self.selection)
        self.droite = ColonneDroite(self.actions_, self._repere)
        self.notice = Notice(self)
        self.menu_exporter = MenuExporter(self.entete.exporter.menu(), self, self.exports, self.notice)
        self._partielle = False
        self._suite = QTimer(self, singleShot=True, interval=0)
        self._lecture = QTimer(self, singleShot=True, interval=DELAI_DOSSIER_MS)
        self._assembler()
        self._brancher()

    @property
    def panneau(self) -> PanneauCandidat:
        """Return the right panel."""
        return self.droite.panneau

    def set_campagne(self, campagne: int | None) -> None:
        """Work in a session, even one without any formation yet."""
        self.annee = campagne

    def montrer(self, formation_id: int | None, categorie: str = "", numeros: Sequence[str] = ()) -> None:
        """Open the list of a formation (None = all), on a counter, a ready view or some numéros."""
        if formation_id is None:
            self.formation = None
            self.annee = self._bureau.formations.campagne_habitee(self.annee)
        else:
            self.formation = self._bureau.formations.trouver(formation_id)
            self.annee = self.formation.campagne
        self._formations = self._bureau.formations.lister(self.annee)
        self.liste.vue.clearSelection()
        self.liste.vue.setCurrentIndex(QModelIndex())
        self.liste.modele.tout_afficher()
        self.entete.recherche.clear()
        self.entete.montrer_formation(self.formation)
        self.compteurs.set_sans_candidature(self.formation is not None)
        self.liste.vue.montrer_colonne("formation", visible=self.formation is None)
        self.liste.filtre = categorie if categorie in FILTRES else ""
        self.liste.numeros = frozenset(numeros)
        # A filter needs every line; without one the first screenful is painted before the rest is read.
        self._afficher(None if self.liste.filtre or numeros else PREMIERES)
        self.liste.vue.scrollToTop()
        self.liste.vue.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read the lines again; filters, sort and selection stay."""
        self._afficher(None)

    def _afficher(self, au_plus: int | None) -> None:
        self._repere.maintenant = self._bureau.contexte.maintenant()
        self._repere.couleurs = {f.id: f.couleur for f in self._formations}
        self._regard = Regard(
            jour_de_paris(self._repere.maintenant), frozenset(f.id for f in self._formations if f.examine)
        )
        lignes = self._lire(au_plus)
        self._partielle = len(lignes) == au_plus
        self.liste.charger(lignes, self._regard)
        self._marquer_filtre()
        self._suite.start()

    def chercher(self) -> None:
        """Put the cursor in « Filtrer cette liste »."""
        self.entete.recherche.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.entete.recherche.selectAll()

    def exporter_liste(self, path: Path, ecrire: Callable[[DemandeListe, Path], None] | None = None) -> None:
        """Write the list exactly as on screen, as .xlsx, .csv or .pdf, in the background."""
        self._tout_lire()
        (ecrire or self.exports.liste)(self._demande(self.liste.modele.rows_affichees()), path)

    def imprimer(self, document: str = "") -> None:
        """Ask to print the selection, else every line shown, with the columns on screen.

        ``document`` is the one wanted, whichever was printed last.
        """
        self._tout_lire()
        offert = a_imprimer(self.liste, self.formation, self._campagne())
        self.impression_demandee.emit(offert._replace(voulu=document))

    def filtrer_par(self, cle: str) -> None:
        """Keep the lines of a counter or of a ready view; "" shows them all."""
        self._tout_lire()
        self.liste.restreindre(cle, self._regard)
        self._marquer_filtre()

    def montrer_numeros(self, numeros: Sequence[str]) -> None:
        """Keep the lines with those numéros."""
        self._tout_lire()
        self.liste.modele.tout_afficher()
        self.liste.restreindre("", self._regard, numeros)
        self._marquer_filtre()

    def oublier_numeros(self, numeros: Collection[str]) -> None:
        """Lift the filter if it keeps exactly those persons."""
        if self.liste.numeros == frozenset(numeros):
            self.filtrer_par("")

    def suivre_numeros(self, avant: Collection[str], apres: Collection[str]) -> bool:
        """Keep other persons in place of those (none lifts the filter); say whether the list held them."""
        if self.liste.numeros != frozenset(avant):
            return False
        self._tout_lire()
        self.liste.restreindre(self.liste.filtre if apres else "", self._regard, apres)
        self._marquer_filtre()
        return True

    def ceder(self) -> EtatCandidats:
        """Return what is set on this page."""
        return lire_candidats(self)

    def reprendre(self, etat: EtatCandidats) -> None:
        """Set what was set on another page."""
        rendre_candidats(self, etat)

    def hideEvent(self, event: QHideEvent) -> None:
        self._lecture.stop()  # shown again, the page is read again; closed, its base may be gone
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._suite.isActive():
            self._suite.start(DELAI_SUITE_MS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        large, px = self.width(), theme().px
        self.entete.serrer(basse=est_basse(self, HAUTEUR_MINIME))
        self.compteurs.setFixedWidth(min(px(LARGEUR_GAUCHE), round(large * PART_GAUCHE)))
        self.droite.setFixedWidth(min(px(LARGEUR_DROITE), round(large * PART_DROITE)))

    def _assembler(self) -> None:
        self.liste.barre.actions_.addWidget(AvanceExport(self.exports))
        centre = QVBoxLayout()
        centre.setContentsMargins(0, 0, 0, 0)
        centre.setSpacing(0)
        centre.addWidget(self.entete)
        centre.addWidget(self.liste, 1)
        centre.addWidget(self.barre_selection)
        boite = QHBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(0)
        boite.addWidget(self.compteurs)
        boite.addWidget(Separateur("vertical"))
        boite.addLayout(centre, 1)
        boite.addWidget(Separateur("vertical"))
        boite.addWidget(self.droite)
        self.menu_exporter.remplir(self.exporter_liste)
        self.menu_exporter.impression_demandee.connect(self.imprimer)
        self.menu_exporter.courriels_demandes.connect(self.ecrire_courriels)

    def _brancher(self) -> None:
        vue = self.liste.vue
        self._suite.timeout.connect(self._suivre)
        self._lecture.timeout.connect(self._lire_dossier)
        self.compteurs.retour_demande.connect(self.retour_demande)
        self.compteurs.filtre_demande.connect(self.filtrer_par)
        self.compteurs.numero_saisi.connect(self._contrat_sans_candidature)
        self.entete.formation_choisie.connect(self._changer_formation)
        self.entete.vue_choisie.connect(self.filtrer_par)
        self.entete.vues.menu().aboutToShow.connect(self._offrir_les_doublons)
        self.entete.recherche.textChanged.connect(self.liste.modele.rechercher)
        self.entete.recherche.descente_demandee.connect(self._descendre)
        self.entete.colonnes.setMenu(vue.menu_colonnes())
        self.liste.barre.tout_afficher.connect(self._tout_afficher)
        vue.ligne_activee.connect(self.ouvrir)
        vue.ligne_courante_changee.connect(self._montrer_panneau)
        vue.selection_changee.connect(self._selection_changee)
        vue.menu_demande.connect(self._ouvrir_menu)
        self.droite.dossier_demande.connect(self.ouvrir)
        self.droite.pourquoi_demande.connect(self._expliquer)
        self.compteurs.pourquoi_demande.connect(self._expliquer_compteur)
        self.actions_.change.connect(self.change)
        self.actions_.empeche.connect(self.notice.montrer)
        self.actions_.contrat_demande.connect(self.contrat_demande)
        self.reponses.change.connect(self.change)
        self.reponses.empeche.connect(self.notice.montrer)
        self.selection.change.connect(self.change)
        self.selection.message.connect(self.notice.montrer)
        self.selection.exclus_demandes.connect(self.montrer_numeros)
        self.selection.impression_demandee.connect(self.imprimer)
        self.selection.courriels_demandes.connect(self.ecrire_courriels)
        raccourci = QShortcut(QKeySequence.StandardKey.Find, self)
        raccourci.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        raccourci.activated.connect(self.chercher)

    def _lire(self, au_plus: int | None = None) -> list[CandidatureLine]:
        lister = self._bureau.candidatures.lister
        if self.formation is not None:
            return lister(formation_id=self.formation.id, au_plus=au_plus)
        return lister(campagne=self.annee, au_plus=au_plus)

    def _tout_lire(self) -> None:
        if self._partielle:
            self._partielle = False
            self.liste.charger(self._lire(), self._regard)

    def _suivre(self) -> None:
        """Show what waited for the first picture, the frame of the page before the other lines."""
        self.compteurs.garnir()
        self.compteurs.marquer(self.liste.filtre)
        QTimer.singleShot(0, self, self._completer)

    def _completer(self) -> None:
        """Show the other lines, the counters, the menus and the age of the facts."""
        self._tout_lire()
        self._montrer_panneau()
        lignes = self.liste.toutes
        profils = grouper(lignes)
        comptes = compter_filtres(profils, FILTRES, self._regard)
        self.compteurs.compter(comptes)
        self.entete.nombrer_vues(comptes)
        courante = self.formation.id if self.formation else None
        self.entete.proposer_formations(self._formations, courante)
        self.entete.montrer_fraicheur(
            (ligne for ligne, _ in profils), self._repere.maintenant, self._campagne()
        )
        self.menu_exporter.formation = self.formation.nom_court if self.formation else ""
        self.menu_exporter.jour = f"{jour_de_paris(self._repere.maintenant)}"

    def _campagne(self) -> int:
        return self.annee or self._repere.maintenant.year

    def _demande(self, lignes: Sequence[CandidatureLine]) -> DemandeListe:
        return demande_liste(self.liste, lignes, self.formation, self._campagne())

    def _marquer_filtre(self) -> None:
        self.compteurs.marquer(self.liste.filtre)
        self.entete.marquer_vue(self.liste.filtre)

    def _tout_afficher(self) -> None:
        self.entete.recherche.clear()
        self.filtrer_par("")

    def _descendre(self) -> None:
        vue = self.liste.vue
        if self.liste.courante() is None and vue.modele.rowCount():
            vue.aller_a(vue.modele.id_at(0))
        vue.setFocus(Qt.FocusReason.OtherFocusReason)

    def _montrer_panneau(self, *_: object) -> None:
        if self._suite.isActive():
            return  # the list first: ``_completer`` comes right after its picture
        ligne = self.liste.courante()
        self.droite.montrer(ligne, self._repere.couleurs.get(ligne.formation_id, 0) if ligne else 0)
        if ligne is not None:
            self.panneau.montrer_actions(len(self.liste.vue.ids_selectionnes()) < PLUSIEURS)
        self._viser()
        self._lecture.start()

    def _selection_changee(self, ids: Sequence[int]) -> None:
        self.barre_selection.montrer(len(ids))
        self.selection.cibler(self.liste.selectionnees() if len(ids) >= PLUSIEURS else [])
        self.panneau.montrer_actions(len(ids) < PLUSIEURS)
        self._viser()
        self._lecture.start()

    def _viser(self) -> None:
        # Until the hand rests on a line, its actions stay greyed: nobody acts on the one just left.
        self.actions_.cibler(None)

    def _lire_dossier(self) -> None:
        ligne = self.liste.courante()
        if ligne is None:
            return
        self.panneau.completer(self._bureau.dossiers.ouvrir(ligne.id))
        if len(self.liste.vue.ids_selectionnes()) < PLUSIEURS:
            self.actions_.cibler(ligne.id, ligne)

    def ouvrir(self, candidature_id: int) -> None:
        """Ask for the dossier of a candidature, the list giving « Précédent / Suivant »."""
        self._tout_lire()
        self.dossier_demande.emit(candidature_id, self.liste.ids_affiches())

    def _ouvrir_menu(self, ids: Sequence[int], point: QPoint) -> None:
        menu_ligne(self, self._bureau, ids).popup(point)

    def expliquer(self) -> None:
        """Show why the current candidature stands so, else why the counter in use shows its number."""
        if self.liste.courante() is not None:
            self._expliquer("etat")
        else:
            self._expliquer_compteur(self.liste.filtre or "sans_contrat")

    def _expliquer(self, quoi: str) -> None:
        from cfa_desktop.views.pourquoi.menu import demander

        ligne, pourquoi = self.liste.courante(), self._bureau.pourquoi
        if ligne is not None:
            demander({"etat": pourquoi.etat, "limite": pourquoi.limite}[quoi], ligne.id, self)

    def _expliquer_compteur(self, cle: str) -> None:
        from cfa_desktop.views.pourquoi.dialogue import montrer_pourquoi

        self._tout_lire()
        pourquoi = self._bureau.pourquoi
        montrer_pourquoi(
            pourquoi.compteur_de(cle, self.liste.toutes, self._regard.examinent, self._repere.maintenant),
            self,
        )

    def _offrir_les_doublons(self) -> None:
        from cfa_desktop.views.doublons.ouverture import offrir

        offrir(self._bureau, self.entete.vues.menu(), self, self._campagne())

    def ecrire_courriels(self, *, seule: bool = False) -> None:
        """Show « Courriels » for the selection, else for every line shown; or for the current one alone."""
        from cfa_desktop.views.courriels.ouverture import ouvrir_courriels

        self._tout_lire()
        ouvrir_courriels(self._bureau, self.liste, self, seule=seule)

    def _changer_formation(self, formation_id: int) -> None:
        self.montrer(formation_id or None)

    def _contrat_sans_candidature(self, numero: str) -> None:
        if self.formation is not None:
            self.contrat_demande.emit(self.formation.id, numero)


def _reglages() -> QSettings | None:
    return QSettings() if QCoreApplication.organizationName() else None
