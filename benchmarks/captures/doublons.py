"""Photographs doubts about persons: a note beside a dossier, two numbers, a line to import, a number."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from benchmarks.captures.scene import Scene
from cfa_desktop.models.doublons import DouteHomonyme
from cfa_desktop.models.extraction import Enregistrement, Extraction, TypeExport
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.doublons.dialogue import DoublonsDialog
from cfa_desktop.views.doublons.ligne_dialog import LigneDialog
from cfa_desktop.views.doublons.numero_dialog import NumeroDialog

FORUM, LIGNE = "0639980198", "799998"


def photographier(scene: Scene) -> None:
    """Take each comparison over the list, then undo the list imported for it."""
    bureau, parent = scene.bureau, scene.fenetre
    formation = scene.sujets.formation
    connue = next(ligne for ligne in scene.sujets.lignes if ligne.mail)
    import_id = _noter(bureau, formation, connue)
    paires = bureau.doublons.paires(formation.campagne)
    notee = next(paire for paire in paires if paire.reunissable)
    deux = next((paire for paire in paires if not paire.reunissable), notee)
    scene.dialogue("doublons-fusion", DoublonsDialog(bureau, [notee.ids, deux.ids], parent))
    scene.dialogue("doublons-deux-dossiers", DoublonsDialog(bureau, [deux.ids], parent))
    scene.dialogue("doublons-ligne", _a_la_ligne(bureau, formation, connue, parent))
    numero = NumeroDialog(bureau, notee.autre.id, notee.autre.nom_complet, parent)
    scene.dialogue("renseigner-numero", numero)
    bureau.imports.annuler(import_id)


def _noter(bureau: Bureau, formation: Formation, connue: CandidatureLine) -> int:
    """Import a list of a forum, where the person gave another phone and another town."""
    champs = {
        "nom": connue.nom,
        "prenom": connue.prenom,
        "telephone_portable": FORUM,
        "mail": "forum@exemple.example",
        "commune": "Villeneuve-d’Exemple",
        "naissance_on": "",
    }
    # Another mail makes her somebody else for the import, which never guesses.
    liste = _fichier(TypeExport.LISTE, Enregistrement(2, "", champs))
    jour = bureau.contexte.maintenant().date()
    return bureau.imports.appliquer(bureau.imports.planifier(liste, formation, jour))


def _a_la_ligne(
    bureau: Bureau, formation: Formation, connue: CandidatureLine, parent: QWidget
) -> LigneDialog:
    champs = {"nom": connue.nom, "prenom": connue.prenom, "telephone_portable": FORUM, "etat": "confirmee"}
    fichier = _fichier(TypeExport.ADMISSIONS, Enregistrement(2, LIGNE, champs))
    plan = bureau.imports.planifier(fichier, formation, bureau.contexte.maintenant().date())
    doutes = [doute for doute in plan.doutes if isinstance(doute, DouteHomonyme)]
    doute = next(doute for doute in doutes if doute.connu_numero.startswith("SANS"))
    return LigneDialog(bureau, doute, parent)


def _fichier(type_: TypeExport, *lus: Enregistrement) -> Extraction:
    return Extraction(type_, "forum.xlsx", "", "", "", "", len(lus), lus)
