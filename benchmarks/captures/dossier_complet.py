"""Photographs dossiers filled by the example exports (kinds P, D and J), part by part."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings

from benchmarks.captures.scene import Scene
from cfa_desktop.models.formation import Formation
from cfa_desktop.services import bureau as bureaux
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.storage import schema
from cfa_desktop.views.main_window import MainWindow

EXEMPLES = Path(__file__).resolve().parents[2] / "tests" / "data"
FICHIERS = {
    "P": "P_parametrable_2026.csv",
    "D": "D_0631861M_BTS-NDRC_101.csv",
    "J": "J_export_2026.json.zip",
}
SIGLES = {"P": "MCO", "D": "NDRC", "J": "GPME"}
PARTIES = {
    "P": ("scolarite", "bulletins", "avenir", "projet", "amenagement", "historique", "vides"),
    "D": ("scolarite", "bulletins", "vides"),
    "J": ("activites", "bulletins", "avenir", "voeux", "vides"),
}
_LARGEUR, _HAUTEUR = 1280, 720


def photographier(scene: Scene) -> None:
    """Take each part of one dossier of each kind, in a window of their own base."""
    dossier = scene.sujets.export.parent
    base = dossier / "dossier_complet.cfa"
    if not base.exists():
        _remplir(base)
    with bureaux.ouvrir(base) as bureau:
        fenetre = MainWindow(bureau, QSettings(str(dossier / "dossier.ini"), QSettings.Format.IniFormat))
        fenetre.resize(_LARGEUR, _HAUTEUR)
        fenetre.show()
        fenetre.rafraichir_cadre()
        for formation in bureau.formations.lister():
            _un_dossier(scene, fenetre, bureau, formation)
        fenetre.close()
        fenetre.deleteLater()


def _un_dossier(scene: Scene, fenetre: MainWindow, bureau: Bureau, formation: Formation) -> None:
    lettre = next(lettre for lettre, sigle in SIGLES.items() if sigle == formation.sigle)
    ids = [ligne.id for ligne in bureau.candidatures.lister(formation_id=formation.id)]
    fenetre.pages.ouvrir_dossier(ids[0], ids)
    scene.garder(f"dossier-{lettre}", fenetre, None)
    for cle in PARTIES[lettre]:
        fenetre.pages.dossier().sections.aller(cle)
        scene.garder(f"dossier-{lettre}-{cle}", fenetre, None)


def _remplir(base: Path) -> None:
    schema.create(base)
    with bureaux.ouvrir(base) as bureau:
        aujourdhui = bureau.contexte.maintenant().date()
        for lettre, fichier in FICHIERS.items():
            extraction = bureau.imports.lire(EXEMPLES / fichier)
            sigle = SIGLES[lettre]
            formation_id = bureau.formations.enregistrer(
                Formation(
                    id=0,
                    campagne=extraction.campagne or aujourdhui.year,
                    code=sigle,
                    intitule=f"BTS - Services - {sigle}",
                    sigle=sigle,
                    examine=True,
                )
            )
            formation = bureau.formations.trouver(formation_id)
            bureau.imports.appliquer(bureau.imports.planifier(extraction, formation, aujourdhui))
