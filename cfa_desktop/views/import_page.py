"""Import: exports dropped, checked, applied, and what they changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.extraction import Extraction
from cfa_desktop.models.formation import Formation
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.imports.aller_retour import RetoursClasseurs
from cfa_desktop.views.imports.application import Application, Bilan, Demande, dire_abandon
from cfa_desktop.views.imports.choix_fichiers import choisir_fichiers
from cfa_desktop.views.imports.depot import Depot, chemins
from cfa_desktop.views.imports.etat import EtatImport
from cfa_desktop.views.imports.etude import Etude
from cfa_desktop.views.imports.fichiers import FichiersEnCours
from cfa_desktop.views.imports.lecture import Lecture
from cfa_desktop.views.imports.pied import Pied, Vue, attendus
from cfa_desktop.views.imports.rapport import ImportMontre, RapportImports
from cfa_desktop.views.imports.registre import RegistreImports
from cfa_desktop.views.imports.reprise import Reprises
from cfa_desktop.views.imports.textes import pluriel
from cfa_desktop.views.imports.verification import Verification
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.bandeau import Bandeau
from cfa_desktop.views.widgets.etiquette import etiquette

RIEN_A_COLLER = (
    "Le presse-papiers ne contient pas de tableau. Sur Parcoursup ou dans un tableur, sélectionnez les "
    "cellules, copiez-les (Ctrl+C), puis revenez ici."
)
_VUES: tuple[Vue, ...] = ("accueil", "verifier", "rapport")


class ImportPage(QWidget):
    """Drop, check, apply, read what changed."""

    importe = Signal(int)
    liste_demandee = Signal(int, list)
    comparaison_demandee = Signal(object)  # a Doute about two dossiers
    change = Signal(str)

    def __init__(self, bureau: Bureau) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAcceptDrops(True)
        self._bureau = bureau
        self._etudes: list[Etude] = []
        self._courante: Etude | None = None
        self._en_cours: list[Etude] = []
        self._vus: tuple[int, ...] = ()  # the imports of the report
        self.titre = etiquette("Ce qui a changé", "titre")
        self.message = Bandeau("", "danger", fermable=True)
        self.message.hide()
        self.depot = Depot()
        self.registre = RegistreImports()
        self.fichiers = FichiersEnCours()
        self.verification = Verification(bureau)
        self.rapport = RapportImports()
        self.pied = Pied()
        self.application = Application(bureau, self)
        self.reprises = Reprises(bureau, self)
        self.retours = RetoursClasseurs(bureau, self)
        self._composer()
        self._brancher()
        self.refresh()

    @property
    def etudes(self) -> Sequence[Etude]:
        """Return the files being checked."""
        return tuple(self._etudes)

    @property
    def occupee(self) -> bool:
        """Say whether imports are being applied."""
        return bool(self._en_cours)

    def ceder(self) -> EtatImport:
        """Return what is being checked or read, for the page that takes this one's place."""
        return EtatImport(self.etudes, self._courante, _VUES[self._pile.currentIndex()], self._vus)

    def reprendre(self, etat: EtatImport) -> None:
        """Go on with what another page was checking."""
        for etude in etat.etudes:
            etude.setParent(self)
            self._suivi(etude)
        self._courante = etat.courante
        if self._courante is not None:
            self.verification.montrer(self._courante)
        self.rapport.montrer(self._choisis(etat.vus))
        self._vus = tuple(etat.vus)
        self._aller(etat.vue)
        self._suivre()

    def refresh(self) -> None:
        """Read the register again, and compare again what is being checked."""
        imports = self._imports()
        self.registre.montrer(imports)
        self.depot.reduire(bool(imports))
        if not self._en_cours:
            self._replanifier(self._etudes)

    def ouvrir_fichiers(self, paths: Sequence[Path]) -> None:
        """Read those files, several at once, and put them to be checked."""
        for path in paths:
            self._etudier(path)

    def coller(self, texte: str) -> None:
        """Read a pasted table: that of the site, or cells of any list."""
        self._etudier(texte)

    def offrir_la_comparaison(self) -> None:
        """Offer to compare two dossiers: from now on something listens to ``comparaison_demandee``."""
        self.verification.verifier.resolution.comparaison_offerte = True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if chemins(event) and not self._en_cours:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.ouvrir_fichiers(chemins(event))

    def _composer(self) -> None:
        px = theme().px
        entete = QVBoxLayout()
        entete.setContentsMargins(px(24), px(8), px(24), 0)
        entete.setSpacing(px(6))
        entete.addWidget(self.titre)
        entete.addWidget(self.message)
        accueil = QWidget()
        boite_accueil = QVBoxLayout(accueil)
        boite_accueil.setContentsMargins(px(24), px(4), px(24), px(8))
        boite_accueil.setSpacing(px(16))
        boite_accueil.addWidget(self.depot, 1)
        boite_accueil.addWidget(self.registre, 4)
        partage = QSplitter()
        partage.setChildrenCollapsible(False)
        partage.addWidget(self.fichiers)
        partage.addWidget(self.verification)
        partage.setStretchFactor(1, 1)
        partage.setSizes([px(240), px(980)])
        self._pile = QStackedWidget()
        for widget in (accueil, partage, self.rapport):
            self._pile.addWidget(widget)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(0)
        boite.addLayout(entete)
        boite.addWidget(self._pile, 1)
        boite.addWidget(self.pied)

    def _brancher(self) -> None:
        self.depot.fichiers_deposes.connect(self.ouvrir_fichiers)
        self.depot.choix_demande.connect(self._choisir_fichiers)
        self.depot.collage_demande.connect(self._coller_presse_papiers)
        self.pied.ajouter.clicked.connect(self._choisir_fichiers)
        self.fichiers.choisi.connect(self._montrer_etude)
        self.verification.retire.connect(self._retirer)
        resolution = self.verification.verifier.resolution
        resolution.libelle_appris.connect(self._apprendre)
        resolution.comparaison_demandee.connect(self.comparaison_demandee)
        self.verification.verifier.formulaire.creee.connect(lambda _: self._replanifier(self._etudes))
        self.verification.verifier.coches_changees.connect(self._suivre)
        self.pied.renoncer.clicked.connect(self._renoncer)
        self.pied.appliquer.clicked.connect(self._appliquer)
        self.pied.abandonner.clicked.connect(self._abandonner)
        self.pied.terminer.clicked.connect(self._terminer)
        self.pied.voir_refus.clicked.connect(self._voir_les_refus)
        self.application.avance.connect(self.pied.etat.setText)
        self.application.fini.connect(self._applique)
        self.rapport.liste_demandee.connect(self.liste_demandee)
        self.registre.ouvert.connect(self._revoir)
        self.registre.courant_change.connect(self.reprises.juger)
        self.registre.annulation_demandee.connect(self._annuler_import)
        self.reprises.jugee.connect(self.registre.juger)
        self.reprises.en_cours.connect(self.registre.setDisabled)
        self.reprises.faite.connect(self._import_annule)
        self.reprises.refusee.connect(self._dire)
        self.retours.repris.connect(self._classeur_repris)
        self.retours.refuse.connect(self._dire)
        colle = QShortcut(QKeySequence.StandardKey.Paste, self)
        colle.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        colle.activated.connect(self._coller_presse_papiers)
        self._aller("accueil")

    def _choisir_fichiers(self) -> None:
        self.ouvrir_fichiers(choisir_fichiers(self))

    def _coller_presse_papiers(self) -> None:
        if self._en_cours:
            return
        presse_papiers = QGuiApplication.clipboard()
        contenu, texte = presse_papiers.mimeData(), presse_papiers.text()
        urls = contenu.urls() if contenu else []
        fichiers = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        if fichiers:
            self.ouvrir_fichiers(fichiers)
        elif texte.strip():
            self.coller(texte)
        else:
            self._dire(RIEN_A_COLLER)

    def _etudier(self, source: Path | str) -> None:
        self.message.hide()
        etude = self._suivi(Etude(self._bureau, source, self))
        self._courante = self._courante or etude
        self._aller("verifier")
        self.verification.montrer(self._courante)
        self.verification.setFocus()
        self._suivre()
        etude.lire()

    def _suivi(self, etude: Etude) -> Etude:
        etude.changee.connect(self._suivre)
        etude.autres_lues.connect(self._ajouter_formations)
        etude.retour_lu.connect(self._revenir)
        self._etudes.append(etude)
        return etude

    def _revenir(self, extraction: Extraction) -> None:
        """Show the changes of a workbook of this program in place of a plan of import."""
        etude = self.sender()
        if isinstance(etude, Etude) and etude in self._etudes:
            self._retirer(etude)
        self.retours.etudier(extraction)

    def _ajouter_formations(self, lectures: Sequence[Lecture]) -> None:
        """Give one row to each other formation of a file."""
        premiere = self.sender()
        if isinstance(premiere, Etude):
            for rang, lecture in enumerate(lectures, 1):
                self._suivi(Etude(self._bureau, premiere.source, self, rang=rang)).reprendre(lecture)

    def _montrer_etude(self, etude: Etude) -> None:
        self._courante = etude
        self.verification.montrer(etude)

    def _suivre(self) -> None:
        self.fichiers.montrer(self._etudes, self._courante)
        if not self._en_cours:
            self.pied.suivre(self._etudes)

    def _prets(self) -> list[Etude]:
        return [etude for etude in self._etudes if etude.prete]

    def _apprendre(self, champ: str, libelle: str, valeur: str) -> None:
        try:
            self._bureau.imports.apprendre_libelle(champ, libelle, valeur)
        except CfaError as refus:
            self._dire(str(refus))
            return
        self._replanifier(self._etudes)

    def _replanifier(self, etudes: Iterable[Etude]) -> None:
        for etude in etudes:
            if etude.plan is not None:
                etude.planifier()

    def _retirer(self, etude: Etude) -> None:
        self._oublier([etude])
        if not self._etudes:
            self._aller("accueil")

    def _renoncer(self) -> None:
        self._oublier(list(self._etudes))
        self._aller("accueil")

    def _oublier(self, etudes: Sequence[Etude]) -> None:
        for etude in etudes:
            etude.abandonner()
            self._etudes.remove(etude)
            etude.changee.disconnect(self._suivre)
        if self._courante not in self._etudes:
            self._courante = self._etudes[0] if self._etudes else None
        if self._courante is not None:
            self.verification.montrer(self._courante)
        self._suivre()

    def _appliquer(self) -> None:
        self._en_cours = self._prets()
        demandes = [
            Demande(etude.plan, frozenset(etude.decochees))
            for etude in self._en_cours
            if etude.plan is not None
        ]
        self.message.hide()
        self._occuper(True)
        self.application.lancer(demandes)

    def _abandonner(self) -> None:
        self.application.abandonner()
        self.pied.abandon_demande()

    def _applique(self, bilan: Bilan) -> None:
        tenue = self.isAncestorOf(self.window().focusWidget() or self.window())
        lancees, self._en_cours = self._en_cours, []
        faits, restes = lancees[: bilan.appliques], lancees[bilan.appliques :]
        formations = [etude.formation for etude in faits if etude.formation is not None]
        self._occuper(False)
        self._oublier(faits)
        if bilan.abandonne:
            restent = [etude.plan for etude in restes if etude.plan is not None]
            self._dire(dire_abandon(restent, faits=bool(faits)))
        elif bilan.refus:
            self._dire(bilan.refus)
        if faits:
            self._rapporter(bilan.imports)
            if tenue:  # nobody's hand is taken from elsewhere
                self._tendre_le_rapport()
        self.refresh()
        if formations:
            # Painted first: reading the base again for the rest of the window is another stretch of work.
            QTimer.singleShot(0, self, lambda: self._annoncer(formations))

    def _annoncer(self, formations: Sequence[Formation]) -> None:
        for formation in formations:
            self.importe.emit(formation.id)
        noms = ", ".join(dict.fromkeys(formation.nom_court for formation in formations))
        self.change.emit(f"{pluriel(len(formations), 'export importé', 'exports importés')} – {noms}")

    def _revoir(self, import_id: int) -> None:
        self._rapporter((import_id,))
        self._tendre_le_rapport()

    def _rapporter(self, ids: Sequence[int]) -> None:
        self._vus = tuple(ids)
        self.rapport.montrer(self._choisis(ids))
        self._aller("rapport")

    def _tendre_le_rapport(self) -> None:
        """Put the hand on the report: the button just pressed is gone."""
        if not self.rapport.prendre_la_main():
            self.pied.terminer.setFocus()

    def _terminer(self) -> None:
        if attendus(self._etudes):
            self._verifier_le_reste(attendus(self._etudes))
            return
        self._renoncer()  # what is left was refused, or says nothing new: the check ends here
        self.registre.liste.vue.setFocus()

    def _voir_les_refus(self) -> None:
        self._verifier_le_reste([etude for etude in self._etudes if etude.erreur])

    def _verifier_le_reste(self, etudes: Sequence[Etude]) -> None:
        self._aller("verifier")
        self._montrer_etude(etudes[0])
        self._suivre()
        self.verification.setFocus()

    def _annuler_import(self, import_id: int) -> None:
        for montre in self._choisis((import_id,)):
            self.reprises.demander(montre, self)

    def _import_annule(self, formation_id: int, phrase: str) -> None:
        self.refresh()
        self.importe.emit(formation_id)
        self.change.emit(phrase)

    def _classeur_repris(self, phrase: str) -> None:
        self.refresh()
        self.change.emit(phrase)

    def _choisis(self, ids: Sequence[int]) -> list[ImportMontre]:
        par_id = {un.applique.id: un for un in self._imports()}
        autres = self._bureau.imports.autres_modifications
        return [replace(par_id[un], autres=tuple(autres(par_id[un].applique))) for un in ids if un in par_id]

    def _imports(self) -> list[ImportMontre]:
        formations = {formation.id: formation for formation in self._bureau.formations.lister()}
        return [ImportMontre(un, formations[un.formation_id]) for un in self._bureau.imports.lister()]

    def _dire(self, texte: str) -> None:
        self.message.set_texte(texte)
        self.message.show()

    def _occuper(self, occupe: bool) -> None:
        self.pied.occuper(occupe)
        for widget in (self.verification, self.fichiers):
            widget.setEnabled(not occupe)

    def _aller(self, ou: Vue) -> None:
        self._pile.setCurrentIndex(_VUES.index(ou))
        self.pied.aller(ou)
        self.titre.setVisible(ou == "rapport")
        self.pied.suivre(self._etudes)
