"""An import undone from the register: judged, asked once, done in the background."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cfa_desktop.models.dates_fr import jour_heure
from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.background import run_in_background
from cfa_desktop.views.dialogs.boite import Boite
from cfa_desktop.views.imports.rapport import ImportMontre
from cfa_desktop.views.imports.textes import resumer_rapport
from cfa_desktop.views.widgets.boutons import set_poids
from cfa_desktop.views.widgets.etiquette import etiquette

SUITE = (
    "Chaque fiche reprend les valeurs d’avant cet import, les candidats qu’il avait ajoutés sont retirés. "
    "La base est sauvegardée juste avant. Cette annulation ne se rétablit pas avec Ctrl+Y\u202f: "
    "il faudrait importer de nouveau le fichier."
)
SUITE_RETOUR = (
    "Les coordonnées, les étapes et les notes que ce classeur a changées reprennent leurs valeurs d’avant, "
    "pour toutes ses formations. La base est sauvegardée juste avant. Cette annulation ne se rétablit pas "
    "avec Ctrl+Y\u202f: il faudrait reprendre le classeur."
)


class AnnulerImportDialog(Boite):
    """Says what undoing an import gives back, and asks."""

    def __init__(self, montre: ImportMontre, parent: QWidget | None = None) -> None:
        formation, applique = montre.formation, montre.applique
        retour = applique.est_un_retour
        quoi = "la reprise du classeur" if retour else f"l’import de {formation.nom_court}"
        cela = "cette reprise" if retour else "cet import"
        super().__init__("Annuler un import", f"Annuler {quoi}\u202f?", f"Annuler {cela}", parent)
        quand = jour_heure(applique.applique_at, formation.campagne)
        self.corps.addWidget(
            etiquette(
                f"{applique.fichier}, {'repris' if retour else 'importé'} {quand}", "valeur", retour=True
            )
        )
        self.corps.addWidget(etiquette(resumer_rapport(applique.rapport), "discret", retour=True))
        self.corps.addWidget(etiquette(SUITE_RETOUR if retour else SUITE, "discret", retour=True))
        self._annuler.setText("Garder les changements" if retour else "Garder cet import")
        # Undoing cannot be redone: Enter keeps.
        set_poids(self.valider, "danger")
        self.valider.setAutoDefault(False)
        self.valider.setDefault(False)
        self.garder = self._annuler
        self.garder.setAutoDefault(True)
        self.garder.setDefault(True)

    def _commencer(self) -> None:
        self.garder.setFocus()


class Reprises(QObject):
    """What the register asks about undoing an import.

    ``jugee`` carries an import and why it cannot be undone (""), ``faite`` its formation and a sentence,
    ``refusee`` a sentence; ``en_cours`` while the base is being put back.
    """

    jugee = Signal(int, str)
    en_cours = Signal(bool)
    faite = Signal(int, str)
    refusee = Signal(str)

    def __init__(self, bureau: Bureau, parent: QObject) -> None:
        super().__init__(parent)
        self._bureau = bureau
        self.dialogue: AnnulerImportDialog | None = None
        self._demande: int | None = None
        self._en_vol = False

    def juger(self, import_id: int) -> None:
        """Ask whether an import may be undone; one answer is looked for at a time, the last asked wins."""
        self._demande = import_id
        if not self._en_vol:
            self._chercher(import_id)

    def _chercher(self, import_id: int) -> None:
        imports = self._bureau.imports
        self._en_vol, self._demande = True, None

        def travail() -> tuple[int, str]:
            return import_id, imports.annulable(import_id)

        run_in_background(travail, done=self._juge, failed=self._juge_rate)

    def demander(self, montre: ImportMontre, parent: QWidget) -> None:
        """Ask once more, then undo the import."""
        # Held here: a dialog that does not block is nobody else's.
        self.dialogue = dialogue = AnnulerImportDialog(montre, parent)
        dialogue.accepted.connect(lambda: self.annuler(montre))
        dialogue.finished.connect(self._fermer)
        dialogue.open()

    def _fermer(self) -> None:
        if self.dialogue is not None:
            self.dialogue.deleteLater()
            self.dialogue = None

    def annuler(self, montre: ImportMontre) -> None:
        """Undo the import, in the background."""
        imports, import_id = self._bureau.imports, montre.applique.id

        def travail() -> ImportMontre:
            imports.annuler(import_id)
            return montre

        self.en_cours.emit(True)
        run_in_background(travail, done=self._annule, failed=self._echoue)

    def _juge(self, verdict: tuple[int, str]) -> None:
        self.jugee.emit(*verdict)
        self._reprendre()

    def _juge_rate(self, erreur: Exception) -> None:
        self._reprendre()
        self._echoue(erreur)

    def _reprendre(self) -> None:
        self._en_vol = False
        if self._demande is not None:
            self._chercher(self._demande)

    def _annule(self, montre: ImportMontre) -> None:
        self.en_cours.emit(False)
        quoi = f"Import annulé – {montre.formation.nom_court}"
        dit = f"Reprise annulée – {montre.applique.fichier}" if montre.applique.est_un_retour else quoi
        self.faite.emit(montre.formation.id, dit)

    def _echoue(self, erreur: Exception) -> None:
        self.en_cours.emit(False)
        if not isinstance(erreur, CfaError):
            raise erreur
        self.refusee.emit(str(erreur))
