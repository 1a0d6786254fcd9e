"""Import: exports dropped, checked, applied, and what they changed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.imports.application import Application, Bilan
from cfa_desktop.views.imports.depot import Depot, chemins
from cfa_desktop.views.imports.etude import Etude
from cfa_desktop.views.imports.fichiers import FichiersEnCours
from cfa_desktop.views.imports.rapport import ImportMontre, RapportImports
from cfa_desktop.views.imports.registre import RegistreImports
from cfa_desktop.views.imports.textes import pluriel
from cfa_desktop.views.imports.verification import Verification
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.bandeau import Bandeau
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette
from cfa_desktop.views.widgets.separateur import Separateur

FILTRE = "Exports de Parcoursup (*.csv *.txt *.xlsx *.xls *.ods *.json *.zip);;Tous les fichiers (*)"
RIEN_A_COLLER = (
    "Le presse-papiers ne contient pas de texte. Sur Parcoursup, sélectionnez le tableau, "
    "copiez-le (Ctrl+C), puis revenez ici."
)
RIEN_ECRIT = "Rien n’est encore écrit. La base est sauvegardée et vérifiée juste avant."
_ACCUEIL, _VERIFIER, _RAPPORT = range(3)


class ImportPage(QWidget):
    """Drop, check, apply, read what changed."""

    importe = Signal(int)
    liste_demandee = Signal(int, list)
    change = Signal(str)

    def __init__(self, bureau: Bureau) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAcceptDrops(True)
        self._bureau = bureau
        self._etudes: list[Etude] = []
        self._courante: Etude | None = None
        self._en_cours: list[Etude] = []
        self.titre = etiquette("", "titre")
        self.message = Bandeau("", "danger", fermable=True)
        self.message.hide()
        self.depot = Depot()
        self.registre = RegistreImports()
        self.fichiers = FichiersEnCours()
        self.verification = Verification(bureau)
        self.rapport = RapportImports()
        self.etat = etiquette("", "discret", retour=True)
        self.progres = QProgressBar()
        self.appliquer = bouton("Appliquer", "primary", nom_icone="check")
        self.renoncer = bouton("Ne rien importer")
        self.ajouter = bouton("Ajouter des fichiers…", nom_icone="plus")
        self.terminer = bouton("Terminer", "primary")
        self.application = Application(bureau, self)
        self._composer()
        self._brancher()
        self.refresh()

    @property
    def etudes(self) -> Sequence[Etude]:
        """Return the files being checked."""
        return tuple(self._etudes)

    def refresh(self) -> None:
        """Read the register again, and compare again what is being checked."""
        self.registre.montrer(self._imports())
        if not self._en_cours:
            for etude in self._etudes:
                if etude.plan is not None:
                    etude.planifier()

    def ouvrir_fichiers(self, paths: Sequence[Path]) -> None:
        """Read those files, several at once, and put them to be checked."""
        for path in paths:
            self._etudier(path)

    def coller(self, texte: str) -> None:
        """Read the table of the site as it was copied."""
        self._etudier(texte)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if chemins(event) and not self._en_cours:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.ouvrir_fichiers(chemins(event))

    def _composer(self) -> None:
        px = theme().px
        entete = QHBoxLayout()
        entete.setContentsMargins(px(24), px(12), px(24), px(8))
        entete.addWidget(self.titre)
        entete.addStretch(1)
        entete.addWidget(self.ajouter)
        bandeau = QHBoxLayout()
        bandeau.setContentsMargins(px(24), 0, px(24), 0)
        bandeau.addWidget(self.message)
        accueil = QWidget()
        boite_accueil = QVBoxLayout(accueil)
        boite_accueil.setContentsMargins(px(24), px(4), px(24), px(8))
        boite_accueil.setSpacing(px(16))
        boite_accueil.addWidget(self.depot, 1)
        boite_accueil.addWidget(self.registre, 2)
        partage = QSplitter()
        partage.setChildrenCollapsible(False)
        partage.addWidget(self.fichiers)
        partage.addWidget(self.verification)
        partage.setStretchFactor(1, 1)
        partage.setSizes([px(300), px(920)])
        self._pile = QStackedWidget()
        for widget in (accueil, partage, self.rapport):
            self._pile.addWidget(widget)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(0)
        boite.addLayout(entete)
        boite.addLayout(bandeau)
        boite.addWidget(self._pile, 1)
        boite.addWidget(self._pied())

    def _pied(self) -> QWidget:
        px = theme().px
        self._bas = QWidget()
        self.progres.setRange(0, 0)
        self.progres.setTextVisible(False)
        self.progres.setFixedWidth(px(160))
        rangee = QHBoxLayout()
        rangee.setContentsMargins(px(24), px(10), px(24), px(10))
        rangee.setSpacing(px(12))
        rangee.addWidget(self.etat, 1)
        for widget in (self.progres, self.renoncer, self.appliquer, self.terminer):
            rangee.addWidget(widget)
        boite = QVBoxLayout(self._bas)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(0)
        boite.addWidget(Separateur())
        boite.addLayout(rangee)
        return self._bas

    def _brancher(self) -> None:
        self.depot.fichiers_deposes.connect(self.ouvrir_fichiers)
        self.depot.choix_demande.connect(self._choisir_fichiers)
        self.depot.collage_demande.connect(self._coller_presse_papiers)
        self.ajouter.clicked.connect(self._choisir_fichiers)
        self.fichiers.choisi.connect(self._montrer_etude)
        self.verification.retire.connect(self._retirer)
        self.renoncer.clicked.connect(self._renoncer)
        self.appliquer.clicked.connect(self._appliquer)
        self.terminer.clicked.connect(self._terminer)
        self.application.avance.connect(self.etat.setText)
        self.application.fini.connect(self._applique)
        self.rapport.liste_demandee.connect(self.liste_demandee)
        self.registre.ouvert.connect(self._revoir)
        self._aller(_ACCUEIL)

    def _choisir_fichiers(self) -> None:
        noms, _ = QFileDialog.getOpenFileNames(self, "Choisir des exports de Parcoursup", "", FILTRE)
        self.ouvrir_fichiers([Path(nom) for nom in noms])

    def _coller_presse_papiers(self) -> None:
        texte = QGuiApplication.clipboard().text()
        if texte.strip():
            self.coller(texte)
        else:
            self._dire(RIEN_A_COLLER)

    def _etudier(self, source: Path | str) -> None:
        self.message.hide()
        etude = Etude(self._bureau, source, self)
        etude.changee.connect(self._suivre)
        self._etudes.append(etude)
        self._courante = self._courante or etude
        self._aller(_VERIFIER)
        self.verification.montrer(self._courante)
        self.verification.setFocus()
        self._suivre()
        etude.lire()

    def _montrer_etude(self, etude: Etude) -> None:
        self._courante = etude
        self.verification.montrer(etude)

    def _suivre(self) -> None:
        self.fichiers.montrer(self._etudes, self._courante)
        if self._en_cours:
            return
        prets = self._prets()
        manques = [etude for etude in self._etudes if etude.attente and not etude.erreur]
        self.appliquer.setEnabled(bool(prets) and not manques)
        nombre = len(prets)
        self.appliquer.setText(f"Appliquer les {nombre} imports" if nombre > 1 else "Appliquer")
        if manques:
            nom = f"{manques[0].nom}\u202f: " if len(self._etudes) > 1 else ""
            self.etat.setText(f"{nom}{manques[0].attente}")
        else:
            self.etat.setText(RIEN_ECRIT if prets else "Aucun fichier à importer.")

    def _prets(self) -> list[Etude]:
        return [etude for etude in self._etudes if not etude.attente]

    def _retirer(self, etude: Etude) -> None:
        self._oublier([etude])
        if not self._etudes:
            self._aller(_ACCUEIL)

    def _renoncer(self) -> None:
        self._oublier(list(self._etudes))
        self._aller(_ACCUEIL)

    def _oublier(self, etudes: Sequence[Etude]) -> None:
        for etude in etudes:
            self._etudes.remove(etude)
            etude.changee.disconnect(self._suivre)
        if self._courante not in self._etudes:
            self._courante = self._etudes[0] if self._etudes else None
        if self._courante is not None:
            self.verification.montrer(self._courante)
        self._suivre()

    def _appliquer(self) -> None:
        self._en_cours = self._prets()
        plans = [etude.plan for etude in self._en_cours if etude.plan is not None]
        self.message.hide()
        self.etat.setText("Sauvegarde de la base…")
        self._occuper(True)
        self.application.lancer(plans)

    def _applique(self, bilan: Bilan) -> None:
        faits, self._en_cours = self._en_cours[: bilan.appliques], []
        formations = [etude.formation for etude in faits if etude.formation is not None]
        self._occuper(False)
        self._oublier(faits)
        if bilan.refus:
            self._dire(bilan.refus)
        if faits:
            self.rapport.montrer(self._imports()[: len(faits)][::-1])
        if faits and not self._etudes:
            self._aller(_RAPPORT)
        self.refresh()
        for formation in formations:
            self.importe.emit(formation.id)
        if formations:
            noms = ", ".join(dict.fromkeys(formation.nom_court for formation in formations))
            self.change.emit(f"{pluriel(len(faits), 'export importé', 'exports importés')} – {noms}")

    def _revoir(self, import_id: int) -> None:
        choisis = [un for un in self._imports() if un.applique.id == import_id]
        self.rapport.montrer(choisis)
        self._aller(_RAPPORT)

    def _terminer(self) -> None:
        self._aller(_ACCUEIL)

    def _imports(self) -> list[ImportMontre]:
        formations = {formation.id: formation for formation in self._bureau.formations.lister()}
        return [ImportMontre(un, formations[un.formation_id]) for un in self._bureau.imports.lister()]

    def _dire(self, texte: str) -> None:
        self.message.set_texte(texte)
        self.message.show()

    def _occuper(self, occupe: bool) -> None:
        self.progres.setVisible(occupe)
        for widget in (self.appliquer, self.renoncer, self.ajouter, self.verification, self.fichiers):
            widget.setEnabled(not occupe)

    def _aller(self, ou: int) -> None:
        self._pile.setCurrentIndex(ou)
        self._bas.setVisible(ou != _ACCUEIL)
        self.progres.setVisible(False)
        for widget in (self.appliquer, self.renoncer, self.ajouter):
            widget.setVisible(ou == _VERIFIER)
        self.terminer.setVisible(ou == _RAPPORT)
        self.titre.setText({_ACCUEIL: "", _VERIFIER: "Vérifier", _RAPPORT: "Ce qui a changé"}[ou])
        self.titre.setVisible(ou != _ACCUEIL)
        if ou == _RAPPORT:
            self.etat.setText("Cliquez sur une ligne pour ouvrir la liste.")
