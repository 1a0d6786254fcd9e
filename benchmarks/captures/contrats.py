"""Photographs the life of a contract and of a formation."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QTabWidget, QWidget

from benchmarks.captures.scene import Scene
from benchmarks.captures.sujets import MESSAGE
from cfa_desktop.models.etats import Reponse
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


def photographier(scene: Scene) -> None:
    """Take the dossiers, the cards of the queue, then the dialogs."""
    fenetre, sujets = scene.fenetre, scene.sujets
    for nom, ligne in (("saisi", sujets.saisi), ("refuse", sujets.refusee)):
        fenetre.pages.ouvrir_dossier(ligne.id, [ligne.id])
        scene.prendre(f"dossier-{nom}")
        fenetre.pages.dossier().sections.aller("contrat")
        scene.prendre(f"dossier-{nom}-contrat")
    for nom, saisie_id in sujets.cartes():
        fenetre.pages.montrer_saisies(saisie_id)
        scene.prendre(nom)
    for gestes in (_contrat, _formation):
        for nom, dialogue in gestes(scene):
            scene.dialogue(nom, dialogue)


def _contrat(scene: Scene) -> Iterator[tuple[str, QWidget]]:
    bureau, sujets, parent = scene.bureau, scene.sujets, scene.fenetre
    reponse = ReponseDialog(bureau, bureau.dossiers.ouvrir(sujets.saisi.id), parent)
    reponse.choix[Reponse.OUI_DEFINITIF].setChecked(True)
    yield "reponse", reponse
    proposition = bureau.reponses.proposition(sujets.saisi.id)
    if proposition is not None:
        yield "limite", LimiteDialog(proposition, bureau.contexte.maintenant().date(), parent)
    yield "annulation", AnnulationDialog(bureau, sujets.autre_item, parent)
    yield "correction", CorrectionSaisieDialog(bureau, sujets.item, parent)
    texte = bureau.contrats.texte_candidat(sujets.item.id)
    yield "texte", TexteDialog("Message pour le candidat", texte, parent)
    yield "demande-motifs", DemandeMotifsDialog(bureau, sujets.refusee.id, parent)


def _formation(scene: Scene) -> Iterator[tuple[str, QWidget]]:
    bureau, formation, parent = scene.bureau, scene.sujets.suivie, scene.fenetre
    aujourdhui = bureau.contexte.maintenant().date()
    yield "suivre-formation", VieDialog(bureau, formation.id, parent)
    yield "accord", AccordDialog(None, formation, aujourdhui, parent)
    yield "refus-demande", RefusDemandeDialog(aujourdhui, parent)
    fiche = FormationDialog(bureau, formation, parent)
    fiche.findChildren(QTabWidget)[0].setCurrentIndex(2)
    fiche.messages.acceptation.champ.setPlainText(MESSAGE)
    yield "fiche-messages", fiche
    pleine = PleineDialog(bureau, formation.id, parent)
    pleine.augmentation.setChecked(True)
    yield "formation-complete", pleine
