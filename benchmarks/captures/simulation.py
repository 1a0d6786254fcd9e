"""Photographs « Simuler une date… »: every page at another instant, the bar folded, an action refused."""

from __future__ import annotations

from benchmarks.captures.scene import Scene
from cfa_desktop.models.erreurs import SimulationEnCours
from cfa_desktop.models.etats import Etat


def photographier(scene: Scene) -> None:
    """Take the window while it is at another date, then back in the present."""
    fenetre = scene.fenetre
    fenetre.pages.montrer_formations()
    fenetre.simuler()
    scene.prendre("simulation")
    fenetre.pages.gerer_recrutement(scene.sujets.formation.id)
    scene.prendre("simulation-candidats")
    fenetre.simulation.barre.plier(replie=True)
    scene.prendre("simulation-repliee")
    fenetre.pages.ouvrir_dossier(scene.sujets.ligne(Etat.CONFIRMEE).id, [])
    scene.prendre("simulation-dossier")
    fenetre.pages.montrer_echeances()
    fenetre.pages.echeances().liste.scrollToTop()
    scene.prendre("simulation-echeances")
    if scene.bureau.simulee is not None:
        fenetre.dire(str(SimulationEnCours(scene.bureau.simulee)))
        scene.prendre("refuse-pendant-la-simulation")
    fenetre.notice.hide()
    fenetre.simulation.revenir()
