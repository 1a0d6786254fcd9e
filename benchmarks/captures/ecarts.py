"""Photographs what exports say of what was typed: a contradiction to settle, then the proofs."""

from __future__ import annotations

from benchmarks.captures.scene import Scene
from cfa_desktop.models.etats import Etat
from cfa_desktop.models.extraction import Enregistrement, Extraction, TypeExport
from cfa_desktop.models.saisie import Nature, Statut
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.saisies.file import ID_CONFIRMEES


def photographier(scene: Scene) -> None:
    """Take « Écarts » and « Confirmées » of « À saisir », then undo the files imported for them."""
    imports = _exporter(scene.bureau)
    scene.fenetre.rafraichir()
    pages = scene.fenetre.pages
    pages.montrer_saisies()
    pages.saisies().montrer_a_regler()
    scene.prendre("a-saisir-ecart")
    pages.saisies().montrer(ID_CONFIRMEES)
    scene.prendre("a-saisir-confirmees")
    for import_id in reversed(imports):
        scene.bureau.imports.annuler(import_id)
    scene.fenetre.rafraichir()


def _exporter(bureau: Bureau) -> list[int]:
    """Import, for each formation, an export that denies one typed contract in two, and proves the other."""
    typees = [
        carte
        for carte in bureau.saisies.lister(statuts=(Statut.SAISIE,))
        if carte.saisie.nature is Nature.CONTRAT and carte.numero
    ]
    dits: dict[int, list[Enregistrement]] = {}
    for rang, carte in enumerate(typees):
        etat = (Etat.EN_RECHERCHE, Etat.CONTRAT_SAISI)[rang % 2]
        lus = dits.setdefault(carte.formation_id, [])
        lus.append(Enregistrement(len(lus) + 2, carte.numero, {"etat": etat.value}))
    return [_importer(bureau, formation_id, lus) for formation_id, lus in dits.items()]


def _importer(bureau: Bureau, formation_id: int, lus: list[Enregistrement]) -> int:
    fichier = Extraction(TypeExport.TABLEAU, "recrutement.csv", "", "", "", "", len(lus), tuple(lus))
    formation = bureau.formations.trouver(formation_id)
    jour = bureau.contexte.maintenant().date()
    return bureau.imports.appliquer(bureau.imports.planifier(fichier, formation, jour, partiel=True))
