"""What the menus do: open, import, export, back up, search, explain."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from cfa_desktop.models.numero import normaliser_numero
from cfa_desktop.views.background import run_in_background
from cfa_desktop.views.cadre.menus import Entree

if TYPE_CHECKING:
    from cfa_desktop.views.impression.choix import AImprimer
    from cfa_desktop.views.main_window import MainWindow


class Commandes(QObject):
    """The verbs of the window's menus."""

    def __init__(self, fenetre: MainWindow) -> None:
        super().__init__(fenetre)
        self._fenetre = fenetre
        fenetre.pages.impression_demandee.connect(self.imprimer)

    def fichier(self) -> tuple[Entree | None, ...]:
        """Return the Fichier menu."""
        return (
            Entree("Ouvrir une base…", self._fenetre.demander_base, ("Ctrl+O",)),
            Entree("Découvrir la base de démonstration", self._fenetre.demander_demo),
            None,
            Entree("Importer…", self.choisir_exports, ("Ctrl+Shift+I",)),
            Entree("Coller un tableau de Parcoursup", self.coller, ("Ctrl+Shift+V",)),
            Entree("Exporter…", self.exporter, ("Ctrl+Shift+E",)),
            None,
            Entree("Imprimer…", self._fenetre.pages.imprimer, ("Ctrl+P",)),
            Entree("Imprimer pour toute la session…", self._fenetre.pages.imprimer_la_session),
            None,
            Entree("Le centre…", self.centre),
            Entree("Modèles de textes…", self.modeles),
            Entree("Sauvegarder maintenant", self.sauvegarder, ("Ctrl+S",)),
            None,
            Entree("Quitter", self._quitter, ("Ctrl+Q",)),
        )

    def edition(self) -> tuple[Entree | None, ...]:
        """Return what follows undo and redo."""
        return (
            Entree("Rechercher partout", self.rechercher, ("Ctrl+K",)),
            # The page itself owns this shortcut: twice the same would make both silent.
            Entree("Filtrer cette liste\tCtrl+F", self._fenetre.pages.chercher),
            None,
            Entree("Historique…", self.historique, ("Ctrl+H",)),
            None,
            Entree("Nouvelle formation…", self._nouvelle_formation, ("Ctrl+N",)),
        )

    def affichage(self) -> tuple[Entree | None, ...]:
        """Return the pages."""
        pages = self._fenetre.pages
        return (
            Entree("Formations", pages.montrer_formations, ("Alt+1",)),
            Entree("Candidats", pages.montrer_candidats, ("Alt+2",)),
            Entree("À saisir en ligne", pages.montrer_saisies, ("Alt+3",)),
            Entree("Échéances", pages.montrer_echeances, ("Alt+4",)),
            Entree("Import", pages.montrer_import, ("Alt+5",)),
            Entree("Calendrier de la session", pages.montrer_calendrier),
            None,
            Entree("Guichet de saisie", self._fenetre.ouvrir_guichet, ("Ctrl+G",)),
            Entree("Simuler une date…", self._fenetre.simuler, ("Ctrl+D",)),
            Entree("Actualiser", self._fenetre.rafraichir, ("F5",)),
        )

    def aide(self) -> tuple[Entree | None, ...]:
        """Return the Aide menu."""
        return (
            Entree("Pourquoi\u202f?", self._pourquoi, ("Shift+F1",)),
            None,
            Entree("Raccourcis clavier", self._raccourcis, ("F1",)),
            None,
            Entree("À propos de CFA Recrutement", self._a_propos),
        )

    def historique(self) -> None:
        """Show everything done in the base, and what of it may be undone."""
        from cfa_desktop.views.historique.dialogue import HistoriqueDialog

        annulation = self._fenetre.annulation
        dialogue = HistoriqueDialog(self._fenetre.bureau, self._fenetre)
        dialogue.annulation_demandee.connect(annulation.annuler_la_base)
        dialogue.retablissement_demande.connect(annulation.retablir_la_base)
        annulation.fait.connect(dialogue.refresh)
        self._fenetre.pages.change.connect(dialogue.refresh)
        dialogue.show()

    def centre(self) -> None:
        """Ask what the documents say of the centre."""
        from cfa_desktop.views.dialogs.centre_dialog import CentreDialog

        if CentreDialog(self._fenetre.bureau, self._fenetre).est_accepte():
            self._fenetre.dire("Centre enregistré\u202f: les prochains documents le reprennent.")

    def modeles(self) -> None:
        """Let the centre write the ready texts its own way."""
        from cfa_desktop.views.dialogs.modeles_dialog import ModelesDialog

        ModelesDialog(self._fenetre.bureau, self._fenetre).open()

    def rechercher(self) -> None:
        """Give the focus to « Rechercher partout »."""
        champ = self._fenetre.haut.recherche
        champ.setFocus()
        champ.selectAll()

    def choisir_exports(self) -> None:
        """Choose files to import."""
        from cfa_desktop.views.imports.choix_fichiers import choisir_fichiers

        fichiers = choisir_fichiers(self._fenetre)
        if fichiers:
            self._fenetre.importer(fichiers)

    def coller(self) -> None:
        """Import the table in the clipboard."""
        texte = QGuiApplication.clipboard().text()
        if texte.strip():
            self._fenetre.pages.coller(texte)
        else:
            self._fenetre.dire("Le presse-papiers ne contient pas de texte\u202f: copiez d’abord le tableau.")

    def exporter(self) -> None:
        """Export the list of candidates as it is filtered on screen."""
        self._fenetre.pages.exporter()

    def imprimer(self, a_imprimer: AImprimer) -> None:
        """Show the documents that fit what was chosen, and their preview."""
        from cfa_desktop.views.impression.ouverture import ouvrir_impression

        fenetre = self._fenetre
        if a_imprimer.documents():
            dialogue = ouvrir_impression(fenetre.bureau, a_imprimer, fenetre.apparence.reglages, fenetre)
            for ecrit in (fenetre.pages.change, fenetre.annulation.fait):
                ecrit.connect(dialogue.dire_perime)
        else:
            fenetre.dire("Aucun document ne s’imprime d’ici.")

    def sauvegarder(self) -> None:
        """Make a verified backup, in a thread."""
        self._fenetre.dire("Sauvegarde en cours…")
        bureau = self._fenetre.bureau
        run_in_background(bureau.sauvegardes.sauvegarder, done=self._sauvegarde, failed=self._echec)

    def contrat_sans_candidature(self, numero: str) -> None:
        """Begin a contract for a number no list knows: the formation is asked first."""
        from cfa_desktop.views.dialogs.choix_formation import choisir_formation

        propre = normaliser_numero(numero)
        formation_id = choisir_formation(
            self._fenetre.bureau,
            self._fenetre.campagne,
            f"Contrat sans candidature pour le n° {numero}\u202f: dans quelle formation\u202f?",
            self._fenetre,
        )
        if propre and formation_id is not None:
            self._fenetre.pages.ouvrir_contrat(formation_id, propre)

    def _sauvegarde(self, path: Path) -> None:
        self._fenetre.dire(f"Sauvegarde faite et vérifiée\u202f: {path.name}")
        self._fenetre.rafraichir_cadre()

    def _echec(self, erreur: Exception) -> None:
        raise erreur

    def _nouvelle_formation(self) -> None:
        self._fenetre.pages.montrer_formations()
        self._fenetre.pages.formations().creer_formation()

    def _pourquoi(self) -> None:
        if not self._fenetre.pages.expliquer_ici():
            self._fenetre.dire("Choisissez d’abord un candidat, un compteur ou une formation à expliquer.")

    def _raccourcis(self) -> None:
        from cfa_desktop.views.dialogs.aide_dialogs import RaccourcisDialog

        RaccourcisDialog(self._fenetre).exec()

    def _a_propos(self) -> None:
        from cfa_desktop.views.dialogs.aide_dialogs import AProposDialog

        AProposDialog(self._fenetre).exec()

    def _quitter(self) -> None:
        self._fenetre.close()
