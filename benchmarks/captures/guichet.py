"""Photographs the guichet: before one starts, a card, copied, typed, and the session's summary."""

from __future__ import annotations

from benchmarks.captures.scene import Scene
from cfa_desktop.models.saisie import Nature
from cfa_desktop.views.guichet.fenetre import FenetreGuichet


def photographier(scene: Scene) -> None:
    """Take the small window alone, then leave the queue as it was."""
    scene.fenetre.ouvrir_guichet()
    guichet = scene.fenetre.guichet.guichet
    scene.garder("guichet-depart", guichet, None)
    guichet.depart.commencer.click()
    scene.garder("guichet-decision", guichet, None)
    _aller_a_un_contrat(scene, guichet)
    scene.garder("guichet-contrat", guichet, None)
    while not guichet.carte.champs.tous_copies:
        guichet.carte.champs.copier()
    scene.garder("guichet-copie", guichet, None)
    guichet.carte.actions_carte.bouton_saisi.click()
    scene.garder("guichet-saisi", guichet, None)
    guichet.carte.terminer.click()
    scene.garder("guichet-bilan", guichet, None)
    guichet.bandeaux.derniere.annuler.click()
    guichet.carte.terminer.click()
    guichet.bilan.fermer.click()
    scene.fenetre.notice.hide()


def _aller_a_un_contrat(scene: Scene, guichet: FenetreGuichet) -> None:
    """Put up a contract that says something to beware of, when there is one."""
    contrats = [c for c in scene.bureau.saisies.lister() if c.saisie.nature is Nature.CONTRAT]
    vigilants = [c for c in contrats if scene.bureau.guichet.examiner(c)]
    voulu = (vigilants or contrats)[0].saisie.id
    for _ in range(guichet.rang[1]):
        if guichet.courante is not None and guichet.courante.saisie.id == voulu:
            return
        guichet.carte.voisine.emit(1)
