"""Photographs the Échéances page: the list, a group, one kind, what is done, its export."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.captures.scene import Scene
from cfa_desktop.models.echeances.echeance import Quoi
from cfa_desktop.views.echeances.agenda_dialog import AgendaDialog
from cfa_desktop.views.echeances.lignes import Filtre, LigneEcheance
from cfa_desktop.views.echeances_page import EcheancesPage


def photographier(scene: Scene) -> None:
    """Take the page in its states; what is marked done for the picture is undone."""
    scene.fenetre.pages.montrer_echeances()
    page = scene.fenetre.pages.echeances()
    page.filtres.choisir(Filtre())
    scene.prendre("echeances")
    _choisir(page, lambda ligne: ligne.genre == "groupe")
    page.liste.pliee.emit(page.liste.courante.cle if page.liste.courante else "")
    scene.prendre("echeances-groupe")
    page.filtres.choisir(Filtre(quoi=Quoi.DECISION))
    scene.prendre("echeances-decisions")
    page.expliquer()
    scene.ouvert("echeances-pourquoi")
    page.filtres.choisir(Filtre())
    _choisir(page, lambda ligne: bool(ligne.dues) and ligne.dues[0].quoi is Quoi.SUIVI)
    page.pied.marquer.click()
    scene.prendre("echeances-fait")
    scene.fenetre.notice.hide()
    page.filtres.choisir(Filtre(faites=True))
    _au_bout(page)
    scene.prendre("echeances-faites")
    scene.bureau.historique.annuler()
    scene.fenetre.rafraichir()
    page.filtres.choisir(Filtre())
    _au_bout(page)
    scene.prendre("echeances-fin")
    scene.dialogue("echeances-agenda", AgendaDialog(128, scene.fenetre))


def _au_bout(page: EcheancesPage) -> None:
    barre = page.liste.verticalScrollBar()
    barre.setValue(barre.maximum())


def _choisir(page: EcheancesPage, voulue: Callable[[LigneEcheance], bool]) -> None:
    lignes = page.liste.modele.lignes()
    rang = next((i for i, ligne in enumerate(lignes) if ligne.est_choisissable and voulue(ligne)), 0)
    page.liste.setCurrentIndex(page.liste.modele.index(rang))
