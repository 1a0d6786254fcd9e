"""Photographs the life of a contract and of a formation: `python benchmarks/captures_contrats.py`."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import QSettings, QThreadPool
from PySide6.QtWidgets import QApplication, QTabWidget, QWidget

from benchmarks.captures import _application
from cfa_desktop.models.etats import Etat, Reponse
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.messages import Destinataires
from cfa_desktop.models.saisie import Nature, Saisie, Statut
from cfa_desktop.services import bureau as bureaux
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.demo import creer_demo
from cfa_desktop.views.dialogs.capacite_dialog import CapaciteDialog
from cfa_desktop.views.dialogs.contrat_annulation import AnnulationDialog
from cfa_desktop.views.dialogs.contrat_correction import CorrectionSaisieDialog
from cfa_desktop.views.dialogs.contrat_limite import LimiteDialog
from cfa_desktop.views.dialogs.contrat_motifs import DemandeMotifsDialog
from cfa_desktop.views.dialogs.contrat_reponse import ReponseDialog
from cfa_desktop.views.dialogs.contrat_texte import TexteDialog
from cfa_desktop.views.dialogs.formation_dialog import FormationDialog
from cfa_desktop.views.dialogs.pleine_dialog import PleineDialog
from cfa_desktop.views.formations.reponse_dialog import AccordDialog, RefusDemandeDialog
from cfa_desktop.views.formations.vie_dialog import VieDialog
from cfa_desktop.views.main_window import MainWindow
from cfa_desktop.views.theme import ModeDemande, appliquer_theme

LOOKS: tuple[tuple[ModeDemande, int], ...] = (("clair", 100), ("sombre", 100), ("clair", 150))
MESSAGE = "Un atelier CV a lieu chaque mercredi à 14 h, sans inscription."


class Scene:
    """What is photographed: a typed contract, a refused candidate, a formation with something asked."""

    def __init__(self, bureau: Bureau) -> None:
        self.bureau = bureau
        lignes = bureau.candidatures.lister()
        self.saisie = next(ligne for ligne in lignes if ligne.contrat is Statut.SAISIE)
        self.formation = bureau.formations.trouver(self.saisie.formation_id)
        self.refusee = self._refusee(lignes)

    def preparer(self) -> None:
        """Write once what the pictures show: everything goes through the services."""
        bureau, formation = self.bureau, self.formation
        aujourdhui = bureau.contexte.maintenant().date()
        bureau.motifs.ajouter(self.refusee.id, recue_on=aujourdhui, note="par courriel")
        bureau.contrats.demander_annulation(self.item.id, "contrat rompu avant son début")
        bureau.bilans.saisir(formation.id, formation.campagne - 1, 5)
        demande = bureau.demandes.demander_augmentation(formation.id, (formation.capacite or 0) + 4)
        bureau.saisies.marquer_saisie(demande)
        bureau.formations.changer(formation.id, message_recherche=MESSAGE)
        bureau.demandes.preparer_message(formation.id, Destinataires.RECHERCHE)
        bureau.demandes.demander_cloture(formation.id)
        contrat = next(c for c in bureau.saisies.lister() if c.saisie.nature is Nature.CONTRAT)
        bureau.saisies.refusee_par_parcoursup(contrat.saisie.id, "capacité atteinte")

    @property
    def item(self) -> Saisie:
        """Return the typed contract."""
        items = self.bureau.dossiers.ouvrir(self.saisie.id).items
        return next(item for item in items if item.statut is Statut.SAISIE)

    def cartes(self) -> Iterator[tuple[str, int]]:
        """Yield one card of each kind."""
        for carte in self.bureau.saisies.lister(statuts=(Statut.PREPAREE, Statut.SAISIE)):
            saisie = carte.saisie
            if saisie.candidature_id is None:
                yield f"carte-{saisie.nature.value}-{saisie.statut.value}", saisie.id
            elif saisie.refus_parcoursup:
                yield "carte-a-regler", saisie.id
            elif saisie.id == self.item.id:
                yield "carte-saisie", saisie.id

    def _refusee(self, lignes: list[CandidatureLine]) -> CandidatureLine:
        refusees = [ligne for ligne in lignes if ligne.etat is Etat.REFUSEE]
        ici = [ligne for ligne in refusees if ligne.formation_id == self.formation.id]
        return (ici or refusees)[0]


def photographier(scene: Scene, fenetre: MainWindow, prendre: Callable[[str, QWidget], None]) -> None:
    """Take every picture of this subject in the look of the moment."""
    fenetre.pages.montrer_formations()
    prendre("formations", fenetre)
    for nom, ligne in (("contrat", scene.saisie), ("motifs", scene.refusee)):
        fenetre.pages.ouvrir_dossier(ligne.id, [ligne.id])
        prendre(f"dossier-{nom}-haut", fenetre)
        fenetre.pages.dossier().sections.aller("contrat")
        prendre(f"dossier-{nom}", fenetre)
    for nom, saisie_id in scene.cartes():
        fenetre.pages.montrer_saisies(saisie_id)
        prendre(nom, fenetre)
    for nom, dialogue in _dialogues(scene, fenetre):
        dialogue.show()
        prendre(nom, dialogue)
        dialogue.close()
        dialogue.deleteLater()


def _dialogues(scene: Scene, parent: QWidget) -> Iterator[tuple[str, QWidget]]:
    bureau, item, formation = scene.bureau, scene.item, scene.formation
    aujourdhui = bureau.contexte.maintenant().date()
    reponse = ReponseDialog(bureau, bureau.dossiers.ouvrir(scene.saisie.id), parent)
    reponse.choix[Reponse.OUI_DEFINITIF].setChecked(True)
    yield "reponse", reponse
    proposition = bureau.reponses.proposition(scene.saisie.id)
    if proposition is not None:
        yield "limite", LimiteDialog(proposition, aujourdhui, parent)
    yield "annulation", AnnulationDialog(bureau, item, parent)
    yield "correction", CorrectionSaisieDialog(bureau, item, parent)
    yield "texte", TexteDialog("Message pour le candidat", bureau.contrats.texte_candidat(item.id), parent)
    yield "demande-motifs", DemandeMotifsDialog(bureau, scene.refusee.id, parent)
    yield "suivre-formation", VieDialog(bureau, formation.id, parent)
    yield "accord", AccordDialog(None, formation, aujourdhui, parent)
    yield "refus-demande", RefusDemandeDialog(aujourdhui, parent)
    yield "fiche-messages", _fiche(bureau, formation, parent)
    pleine = PleineDialog(bureau, formation.id, parent)
    pleine.augmentation.setChecked(True)
    yield "pleine", pleine
    capacite = CapaciteDialog(bureau, formation.id, parent)
    capacite.nouvelle.setChecked(True)
    capacite.nombre.setText("1")
    yield "capacite-refusee", capacite


def _fiche(bureau: Bureau, formation: Formation, parent: QWidget) -> FormationDialog:
    fiche = FormationDialog(bureau, formation, parent)
    fiche.findChildren(QTabWidget)[0].setCurrentIndex(2)
    fiche.messages.acceptation.champ.setPlainText(MESSAGE)
    return fiche


def _laisser_faire() -> None:
    for _ in range(12):
        QApplication.processEvents()
        QThreadPool.globalInstance().waitForDone(60_000)


def main() -> None:
    """Take every picture into build/captures-contrats."""
    analyseur = argparse.ArgumentParser(description=__doc__)
    analyseur.add_argument("--vers", type=Path, default=Path("build") / "captures-contrats")
    options = analyseur.parse_args()
    options.vers.mkdir(parents=True, exist_ok=True)
    app = _application()
    with tempfile.TemporaryDirectory() as dossier:
        base = Path(dossier) / "demonstration.cfa"
        creer_demo(base, candidats=600)
        with bureaux.ouvrir(base) as bureau:
            scene = Scene(bureau)
            scene.preparer()
            for mode, taille in LOOKS:
                appliquer_theme(app, mode, taille)
                reglages = QSettings(str(base.with_suffix(".ini")), QSettings.Format.IniFormat)
                fenetre = MainWindow(bureau, reglages)
                fenetre.resize(1280, 720)
                fenetre.ouvrir_sur("formations")
                fenetre.show()
                fenetre.rafraichir_cadre()

                def prendre(nom: str, widget: QWidget, look: str = f"{mode}-{taille}") -> None:
                    _laisser_faire()
                    widget.grab().save(str(options.vers / f"{nom}-{look}.png"))

                photographier(scene, fenetre, prendre)
                fenetre.close()
                _laisser_faire()
    sys.stdout.write(f"{len(list(options.vers.glob('*.png')))} images dans {options.vers}\n")


if __name__ == "__main__":
    main()
