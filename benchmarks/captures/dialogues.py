"""Photographs the dialogs of every day, and what is shown without a base."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QLineEdit, QWidget

from benchmarks.captures.scene import Scene
from cfa_desktop.models.etats import Etat
from cfa_desktop.services import bureau as bureaux
from cfa_desktop.views.accueil_page import AccueilPage
from cfa_desktop.views.base_impossible_page import BaseImpossiblePage
from cfa_desktop.views.candidats.recapitulatif import RecapDialog, recapituler
from cfa_desktop.views.dialogs.aide_dialogs import AProposDialog, RaccourcisDialog
from cfa_desktop.views.dialogs.capacite_dialog import CapaciteDialog
from cfa_desktop.views.dialogs.choix_formation import ChoixFormationDialog
from cfa_desktop.views.dialogs.contrat_dialog import ContratDialog
from cfa_desktop.views.dialogs.correction_dialog import CorrectionDialog
from cfa_desktop.views.dialogs.date_dialog import DateDialog
from cfa_desktop.views.dialogs.employeur_dialog import EmployeurDialog
from cfa_desktop.views.dialogs.formation_dialog import FormationDialog
from cfa_desktop.views.dialogs.rapport_dialog import RapportDialog
from cfa_desktop.views.dialogs.refus_dialog import RefusDialog
from cfa_desktop.views.dialogs.suivi_dialog import SuiviDialog
from cfa_desktop.views.saisies.dialogues import QuestionDialog


def photographier(scene: Scene) -> None:
    """Take each dialog alone."""
    for gestes in (_candidature, _formation, _questions, _programme):
        for nom, dialogue in gestes(scene):
            scene.dialogue(nom, dialogue)


def _candidature(scene: Scene) -> Iterator[tuple[str, QWidget]]:
    bureau, sujets, parent = scene.bureau, scene.sujets, scene.fenetre
    recherche = sujets.ligne(Etat.EN_RECHERCHE)
    yield "contrat", ContratDialog(bureau, recherche.formation_id, recherche.numero, parent)
    yield "refus", RefusDialog(bureau, sujets.ligne(Etat.CONFIRMEE).id, parent)
    yield "suivi", SuiviDialog(bureau, [recherche.candidat_id], parent)
    candidat = bureau.dossiers.ouvrir(recherche.id).candidat
    yield "corriger-telephone", CorrectionDialog(candidat, "telephone_portable", parent)
    choisies = [ligne for ligne in sujets.lignes if not ligne.presume][:25]
    titre = "Passer en recherche de contrat"
    yield "a-plusieurs", RecapDialog(titre, recapituler(bureau, choisies), parent)


def _formation(scene: Scene) -> Iterator[tuple[str, QWidget]]:
    bureau, formation, parent = scene.bureau, scene.sujets.formation, scene.fenetre
    yield "capacite", CapaciteDialog(bureau, formation.id, parent)
    yield "formation", FormationDialog(bureau, formation, parent)
    question = "Dans quelle formation\u202f?"
    yield "choisir-formation", ChoixFormationDialog(bureau, formation.campagne, question, parent)


def _questions(scene: Scene) -> Iterator[tuple[str, QWidget]]:
    aujourdhui = scene.bureau.contexte.maintenant().date()
    yield "employeur", EmployeurDialog(scene.bureau.contrats.employeurs(), scene.fenetre)
    explication = "Le jour où Parcoursup l’a publié."
    yield "date", DateDialog("Publié le", explication, aujourdhui, scene.fenetre)
    raison = QuestionDialog(
        "Parcoursup a refusé", "Que dit le site\u202f? Sa phrase exacte.", "Garder la raison", scene.fenetre
    )
    raison.poser(QLineEdit())
    yield "refuse-par-le-site", raison


def _programme(scene: Scene) -> Iterator[tuple[str, QWidget]]:
    yield "raccourcis", RaccourcisDialog(scene.fenetre)
    yield "a-propos", AProposDialog(scene.fenetre)
    yield "incident", RapportDialog("CFA Recrutement\nValueError\n  services/x.py:12 lire", scene.fenetre)
    yield "accueil", AccueilPage(sorted(bureaux.lire_calendriers()), demo=lambda: scene.sujets.export)
    yield (
        "base-introuvable",
        BaseImpossiblePage("La base « recrutement.cfa » est introuvable. Rebranchez le disque."),
    )
