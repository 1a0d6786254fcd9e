"""Photographs « Pourquoi ? » asked of an état, a date, a counter, a formation, a greyed action."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from benchmarks.captures.scene import Scene
from cfa_desktop.models.compteurs import Categorie
from cfa_desktop.models.etats import Etat
from cfa_desktop.models.explication import Explication
from cfa_desktop.views.candidats_page import DELAI_DOSSIER_MS
from cfa_desktop.views.pourquoi.dialogue import montrer_pourquoi
from cfa_desktop.views.pourquoi.menu import MenuPourquoi


def photographier(scene: Scene) -> None:
    """Take each answer, then where the questions are asked."""
    fenetre, refusee = scene.fenetre, scene.sujets.refusee
    for nom, explication in _questions(scene).items():
        montrer_pourquoi(explication, fenetre)
        scene.ouvert(f"pourquoi-{nom}")
    fenetre.pages.gerer_recrutement(refusee.formation_id)
    page = fenetre.pages.candidats()
    page.liste.vue.aller_a(refusee.id)
    QTest.qWait(2 * DELAI_DOSSIER_MS)
    page.compteurs.compteurs["contrats"].setFocus()
    scene.prendre("grisees-liste")
    menu = MenuPourquoi(scene.bureau, refusee.id, fenetre)
    menu.popup(QPoint(0, 0))
    scene.garder("grisees-menu", menu, None)
    menu.close()
    fenetre.pages.ouvrir_dossier(refusee.id, [refusee.id])
    scene.prendre("grisees-dossier")
    fenetre.pages.dossier().pied.pourquoi.click()
    scene.ouvert("grisees-pourquoi")


def _questions(scene: Scene) -> dict[str, Explication]:
    pourquoi, sujets = scene.bureau.pourquoi, scene.sujets
    presumee = next((ligne for ligne in sujets.toutes if ligne.presume), sujets.toutes[0])
    contrat = next(ligne for ligne in sujets.toutes if ligne.etat is Etat.CONTRAT_SAISI)
    confirmee, formation = sujets.ligne(Etat.CONFIRMEE), sujets.formation
    return {
        "etat-presume": pourquoi.etat(presumee.id),
        "etat": pourquoi.etat(contrat.id),
        "limite": pourquoi.limite(confirmee.id),
        "reponse": pourquoi.reponse(contrat.id),
        "contact": pourquoi.contact(confirmee.id),
        "compteur": pourquoi.compteur(formation.id, "contrats"),
        "compteur-confirmees": pourquoi.compteur(formation.id, str(Categorie.CONFIRMEES)),
        "formation": pourquoi.formation(formation.id),
    }
