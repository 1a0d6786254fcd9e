"""Photographs the calendar of a session: complete, with a fault, with missing dates, being prepared."""

from __future__ import annotations

from benchmarks.captures.scene import Scene
from cfa_desktop.views.dialogs.calendrier_preparation import PreparationDialog


def photographier(scene: Scene) -> None:
    """Take the calendar in its states."""
    pages = scene.fenetre.pages
    campagne = scene.fenetre.campagne or 0
    pages.montrer_calendrier(campagne)
    page = pages.calendrier()
    scene.prendre("calendrier")
    page.sections.aller(page.lignes["reponses"].champ.groupe)
    scene.prendre("calendrier-reponses")
    for cle, texte in (("pivot", "29/5"), ("parametrage_fin", "bientôt")):
        page.lignes[cle].edit.champ.setText(texte)
        page.lignes[cle].edit.change.emit()
    page.sections.aller(page.lignes["pivot"].champ.groupe)
    scene.prendre("refuse-calendrier")
    page.abandonner.click()
    pages.montrer_calendrier(campagne + 1)
    scene.prendre("calendrier-manquant")
    page.manque.action_demandee.emit("")
    scene.prendre("calendrier-renseigner")
    scene.dialogue("calendrier-preparation", PreparationDialog(scene.bureau, scene.fenetre))
    pages.montrer_formations()
