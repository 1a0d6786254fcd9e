"""Photographs « Imprimer », the messages and the texts of the centre: what leaves the program."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from PySide6.QtCore import QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QWidget

from benchmarks.captures.scene import Scene
from cfa_desktop.views.courriels.dialogue import CourrielsDialog
from cfa_desktop.views.dialogs.centre_dialog import CentreDialog
from cfa_desktop.views.dialogs.modeles_dialog import ModelesDialog
from cfa_desktop.views.impression.apercu import LARGEUR
from cfa_desktop.views.impression.choix import AImprimer
from cfa_desktop.views.impression.dialogue import ImpressionDialog
from cfa_desktop.views.impression.imprimantes import Imprimantes
from cfa_desktop.views.impression.portee import Portee

_PEINDRE_MS = 700  # pages are drawn by a thread of QtPdf, which tells nobody that it is done
_AUTOUR = 40, 60


class _Imprimantes(Imprimantes):
    """The same printers on every machine, none at all when asked."""

    def __init__(self, *noms: str) -> None:
        self._noms = list(noms)

    def noms(self) -> list[str]:
        return self._noms

    def preferee(self) -> str:
        return self._noms[0] if self._noms else ""

    def deux_faces(self, nom: str) -> bool:
        return True


class _Vue(NamedTuple):
    nom: str
    a_imprimer: AImprimer
    imprimantes: Imprimantes
    geste: Callable[[ImpressionDialog], None]


def photographier(scene: Scene) -> None:
    """Take the dialog alone, its preview drawn."""
    for vue in _vues(scene):
        ini = scene.sujets.export.with_name(f"{vue.nom}.ini")
        ini.unlink(missing_ok=True)
        reglages = QSettings(str(ini), QSettings.Format.IniFormat)
        dialogue = ImpressionDialog(scene.bureau, vue.a_imprimer, reglages, scene.fenetre, vue.imprimantes)
        dialogue.resize(scene.fenetre.width() - _AUTOUR[0], scene.fenetre.height() - _AUTOUR[1])
        dialogue.show()
        scene.attendre()
        vue.geste(dialogue)
        _laisser_peindre()
        scene.garder(vue.nom, dialogue, None)
        dialogue.close()
        scene.attendre()
    for nom, fenetre in _textes(scene):
        scene.dialogue(nom, fenetre)


def _textes(scene: Scene) -> Iterator[tuple[str, QWidget]]:
    bureau, parent = scene.bureau, scene.fenetre
    pour = Portee(scene.sujets.lignes[:6], choisies=True)
    yield "courriels", CourrielsDialog(bureau, pour, None, parent)
    yield "modeles-de-textes", ModelesDialog(bureau, parent)
    yield "le-centre", CentreDialog(bureau, parent)


def _vues(scene: Scene) -> Iterator[_Vue]:
    formation, lignes = scene.sujets.formation, scene.sujets.lignes
    tout = AImprimer(
        formation.campagne,
        ("candidats", "formation"),
        lignes,
        formation_id=formation.id,
        formation=formation.nom_court,
    )
    choisies = tout._replace(lignes=lignes[:24], choisies=True)
    deux = _Imprimantes("Secrétariat, 1er étage", "Couloir")
    yield _Vue("imprimer-fiches", choisies._replace(premier="fiches"), deux, _rien)
    yield _Vue("imprimer-liste", tout, _Imprimantes(), _en_largeur)
    yield _Vue("imprimer-pages-inconnues", choisies._replace(premier="fiches"), deux, _trop_loin)
    for cle in ("examen", "commission", "appels", "contrat", "convocation", "draio_cloture"):
        yield _Vue(f"imprimer-{cle}", tout._replace(premier=cle), deux, _rien)
    semaine = AImprimer(formation.campagne, ("campagne", "saisies"))
    yield _Vue("imprimer-la-semaine", semaine, deux, _rien)


def _rien(_: ImpressionDialog) -> None:
    """Leave the dialog as it opens."""


def _en_largeur(dialogue: ImpressionDialog) -> None:
    dialogue.apercu.zoomer(LARGEUR)


def _trop_loin(dialogue: ImpressionDialog) -> None:
    dialogue.tirage_edit.etendue.setText("1-3, 70")
    dialogue.apercu.aller(3)


def _laisser_peindre() -> None:
    boucle = QEventLoop()
    QTimer.singleShot(_PEINDRE_MS, boucle.quit)
    boucle.exec()
