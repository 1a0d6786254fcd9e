"""Photographs what exports say of what was typed: a contradiction to settle, then the proofs."""

from __future__ import annotations

from benchmarks.captures.scene import Scene
from cfa_desktop.models.a_saisir import ASaisir
from cfa_desktop.models.etats import Etat
from cfa_desktop.models.extraction import Enregistrement, Extraction, TypeExport
from cfa_desktop.models.saisie import Nature, Statut
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.saisies.file import ID_CONFIRMEES

DEMENTI = Etat.EN_RECHERCHE.value


def photographier(scene: Scene) -> None:
    """Take « Écarts » and « Confirmées » of « À saisir », then undo the files imported for them."""
    imports = _exporter(scene.bureau)
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
    """Import, for each formation, an export that denies its first typed contract and proves the others."""
    typees = [
        carte
        for carte in bureau.saisies.lister(statuts=(Statut.SAISIE,))
        if carte.saisie.nature is Nature.CONTRAT and carte.numero
    ]
    par_formation: dict[int, list[ASaisir]] = {}
    for carte in typees:
        par_formation.setdefault(carte.formation_id, []).append(carte)
    return [_importer(bureau, formation_id, cartes) for formation_id, cartes in par_formation.items()]


def _importer(bureau: Bureau, formation_id: int, cartes: list[ASaisir]) -> int:
    etats = (DEMENTI, *[Etat.CONTRAT_SAISI.value] * (len(cartes) - 1))
    lus = tuple(
        Enregistrement(rang, carte.numero, {"etat": etat})
        for rang, (carte, etat) in enumerate(zip(cartes, etats, strict=True), start=2)
    )
    fichier = Extraction(TypeExport.TABLEAU, "recrutement.csv", "", "", "", "", len(lus), lus)
    formation = bureau.formations.trouver(formation_id)
    jour = bureau.contexte.maintenant().date()
    return bureau.imports.appliquer(bureau.imports.planifier(fichier, formation, jour, partiel=True))
