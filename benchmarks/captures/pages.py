"""Photographs the pages of every day: formations, candidats, dossier, à saisir, import, history."""

from __future__ import annotations

from PySide6.QtTest import QTest

from benchmarks.captures.scene import Scene
from cfa_desktop.models.etats import Etat
from cfa_desktop.views.cadre.recherche import classer
from cfa_desktop.views.candidats_page import DELAI_DOSSIER_MS

RUBRIQUES = ("scolarite", "voeux", "contrat", "historique", "vides")
CHERCHE = "mar"


def photographier(scene: Scene) -> None:
    """Take each page, then each part of a dossier."""
    fenetre, sujets = scene.fenetre, scene.sujets
    fenetre.pages.montrer_formations()
    scene.prendre("formations")
    fenetre.pages.gerer_recrutement(sujets.formation.id)
    fenetre.pages.candidats().liste.vue.aller_a(sujets.ligne(Etat.CONFIRMEE).id)
    QTest.qWait(2 * DELAI_DOSSIER_MS)
    scene.prendre("candidats")
    fenetre.pages.lister()
    scene.prendre("candidats-toutes-formations")
    _rechercher(scene)
    fenetre.pages.ouvrir_dossier(sujets.ligne(Etat.EN_RECHERCHE).id, [ligne.id for ligne in sujets.lignes])
    scene.prendre("dossier")
    for cle in RUBRIQUES:
        fenetre.pages.dossier().sections.aller(cle)
        scene.prendre(f"dossier-{cle}")
    fenetre.pages.montrer_saisies()
    scene.prendre("a-saisir")
    fenetre.pages.montrer_import()
    scene.prendre("import")
    fenetre.importer([sujets.export])
    scene.prendre("import-verifier")
    fenetre.dire("Refus préparé – MCO, LE GOFF Aïcha", "Annuler")
    scene.prendre("notice")
    fenetre.notice.hide()
    fenetre.pages.montrer_formations()
    fenetre.commandes.historique()
    scene.ouvert("historique")


def _rechercher(scene: Scene) -> None:
    fenetre = scene.fenetre
    fenetre.activateWindow()
    fenetre.commandes.rechercher()
    trouvees = scene.bureau.candidatures.rechercher(CHERCHE, scene.sujets.formation.campagne, limite=400)
    fenetre.haut.recherche.setText(CHERCHE)
    fenetre.recherche.montrer(CHERCHE, classer(CHERCHE, trouvees)[:30])
    scene.prendre("recherche-partout")
    fenetre.haut.recherche.clear()
