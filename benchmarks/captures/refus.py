"""Photographs the refusals: in the dialogs, then one « Pourquoi ? » for each rule that refuses something."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from benchmarks.captures.scene import Scene
from cfa_desktop.models.etats import Etat
from cfa_desktop.models.formation import Formation
from cfa_desktop.views.dialogs.capacite_dialog import CapaciteDialog
from cfa_desktop.views.dialogs.contrat_dialog import ContratDialog
from cfa_desktop.views.pourquoi.dialogue import montrer_pourquoi

SIRET_FAUX = "123 456 789 00012"


def photographier(scene: Scene) -> None:
    """Take the dialogs that refuse, then the answer of each rule over the page of formations."""
    for nom, dialogue in _dialogues(scene):
        scene.dialogue(nom, dialogue)
    scene.fenetre.pages.montrer_formations()
    for code, explication in scene.sujets.refus_expliques:
        montrer_pourquoi(explication, scene.fenetre)
        scene.ouvert(f"refuse-{code}")


def _dialogues(scene: Scene) -> Iterator[tuple[str, QWidget]]:
    bureau, parent = scene.bureau, scene.fenetre
    capacite = CapaciteDialog(bureau, scene.sujets.suivie.id, parent)
    capacite.nouvelle.setChecked(True)
    capacite.nombre.setText("1")
    yield "refuse-capacite", capacite
    pleine = _pleine(scene)
    commences = {brouillon.numero for brouillon in bureau.contrats.brouillons()}
    ligne = next(
        ligne
        for ligne in scene.sujets.toutes
        if (ligne.formation_id, ligne.etat) == (pleine.id, Etat.EN_RECHERCHE)
        and ligne.numero not in commences
    )
    contrat = ContratDialog(bureau, pleine.id, ligne.numero, parent)
    contrat.formulaire.employeur.champ.setText("Boulangerie d’exemple")
    contrat.formulaire.siret.champ.setText(SIRET_FAUX)
    yield "refuse-contrat", contrat
    bureau.contrats.oublier_brouillon(formation_id=pleine.id, numero=ligne.numero)
    scene.fenetre.rafraichir()


def _pleine(scene: Scene) -> Formation:
    contrats = scene.bureau.contrats
    formations = scene.bureau.formations.lister(scene.sujets.formation.campagne)
    remplies = [formation for formation in formations if formation.capacite is not None]
    return max(remplies, key=lambda f: contrats.places(f.id).comptes - (f.capacite or 0))
