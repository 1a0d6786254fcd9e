"""Photographs each step of the import of each kind of file, what is refused, and what is settled by hand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from benchmarks.captures.scene import Scene
from cfa_desktop.services.imports import Imports
from cfa_desktop.views.import_page import ImportPage
from cfa_desktop.views.imports.etapes import Etape

EXEMPLES = Path(__file__).resolve().parents[2] / "tests" / "data"
DEFAUTS = EXEMPLES / "defauts"
TABLEAU = "T_recrutement_MCO_2025-05-12.csv"
NATURES = {
    "P": "P_parametrable_2026.csv",
    "D": "D_0631861M_BTS-NDRC_101.csv",
    "A": "A_admissions_standard.csv",
    "J": "J_export_2026.json.zip",
}
INCONNU = "Candidature en cours d’étude"


def photographier(scene: Scene) -> None:
    """Take the register, then every kind from the file to the report."""
    scene.fenetre.pages.montrer_import()
    page = scene.fenetre.pages.imports()
    page.pied.renoncer.click()
    _une_nature(scene, page, "T", scene.sujets.export)
    for lettre, nom in NATURES.items():
        _une_nature(scene, page, lettre, EXEMPLES / nom)
    _liste(scene, page)
    _doutes(scene, page)
    _ecartees(scene, page)
    _refus(scene, page)
    _lot(scene, page)


def _une_nature(scene: Scene, page: ImportPage, lettre: str, fichier: Path) -> None:
    page.ouvrir_fichiers([fichier])
    scene.attendre()
    scene.prendre(f"import-{lettre}-decider")
    _destiner(scene, page)
    _etape(scene, page, "lire", f"import-{lettre}-lire")
    _etape(scene, page, "correspondre", f"import-{lettre}-correspondre")
    page.verification.etapes.boutons["verifier"].click()
    scene.prendre(f"import-{lettre}-verifier")
    _detailler(scene, page, "nouveaux", f"import-{lettre}-detail")
    _detailler(scene, page, "modifies", f"import-{lettre}-modifies")
    page.pied.renoncer.click()


def _liste(scene: Scene, page: ImportPage) -> None:
    """Match a list by hand; the columns retained are forgotten for the next look."""
    page.ouvrir_fichiers([EXEMPLES / "L_liste_forum.xlsx"])
    scene.attendre()
    scene.prendre("import-L-correspondre")
    liste = page.verification.correspondre.liste
    scene.dialogue("import-L-champs", liste.menu(liste.modele.rows[2]))
    liste.choisir(2, "telephone_portable")
    page.verification.correspondre.lire.click()
    scene.attendre()
    _destiner(scene, page)
    scene.prendre("import-L-verifier")
    _detailler(scene, page, "doutes", "import-L-zeros")
    page.pied.renoncer.click()
    scene.bureau.historique.annuler()


def _doutes(scene: Scene, page: ImportPage) -> None:
    fichier = scene.sujets.export.with_name("recrutement_MCO_2025-05-12.csv")
    texte = (EXEMPLES / TABLEAU).read_text("utf-8-sig")
    fichier.write_text(texte.replace("Candidature non confirmée", INCONNU, 9), "utf-8")
    page.ouvrir_fichiers([fichier])
    scene.attendre()
    _destiner(scene, page)
    _detailler(scene, page, "doutes", "import-libelle-inconnu")
    page.pied.renoncer.click()


def _ecartees(scene: Scene, page: ImportPage) -> None:
    page.ouvrir_fichiers([DEFAUTS / "lignes_collees.csv"])
    scene.attendre()
    _destiner(scene, page)
    _etape(scene, page, "lire", "import-ecartees-lire")
    page.verification.etapes.boutons["verifier"].click()
    _detailler(scene, page, "ecartees", "import-ecartees")
    page.pied.renoncer.click()


def _refus(scene: Scene, page: ImportPage) -> None:
    for nom in ("vide.csv", "image.xlsx", "derniere_cellule.xlsx"):
        page.ouvrir_fichiers([DEFAUTS / nom])
        scene.attendre()
        scene.prendre(f"import-refus-{Path(nom).stem}")
        page.pied.renoncer.click()


def _lot(scene: Scene, page: ImportPage) -> None:
    """Apply what is ready of a lot, read what changed, put the base back."""
    deja = {un.id for un in scene.bureau.imports.lister()}
    autres = (EXEMPLES / TABLEAU, EXEMPLES / NATURES["A"], DEFAUTS / "image.xlsx")
    page.ouvrir_fichiers([scene.sujets.export, *autres])
    scene.attendre()
    scene.prendre("import-lot")
    page.pied.occuper(True)
    page.pied.etat.setText("Enregistrement\u202f: 24 sur 40…")
    scene.prendre("import-appliquer")
    page.pied.occuper(False)
    page.pied.suivre(page.etudes)
    page.pied.appliquer.click()
    scene.attendre()
    scene.prendre("import-ce-qui-a-change")
    page.pied.terminer.click()
    scene.prendre("import-lot-suite")
    page.pied.renoncer.click()
    scene.prendre("import-registre")
    page.registre.annuler.click()
    scene.ouvert("import-annuler")
    faits = (un.id for un in scene.bureau.imports.lister() if un.id not in deja)
    _defaire(scene.bureau.imports, faits)
    page.refresh()


def _defaire(imports: Imports, ids: Iterable[int]) -> None:
    for import_id in ids:
        imports.annuler(import_id)


def _destiner(scene: Scene, page: ImportPage) -> None:
    """Give the first formation and a day to a file that says neither."""
    etude, choix = page.etudes[0], page.verification.verifier.choix
    if etude.formation is None:
        choix.formation_choisie.emit(scene.sujets.formation.id)
    if etude.export_on is None:
        choix.date_choisie.emit(date(scene.sujets.formation.campagne, 6, 20))
    scene.attendre()


def _etape(scene: Scene, page: ImportPage, etape: Etape, nom: str) -> None:
    page.verification.etapes.boutons[etape].click()
    scene.prendre(nom)


def _detailler(scene: Scene, page: ImportPage, cle: str, nom: str) -> None:
    differences = page.verification.verifier.differences
    differences.aller(cle)
    liste = differences.listes[cle]
    if liste.modele.rows:
        liste.vue.aller_a(liste.modele.id_at(0))
        scene.prendre(nom)
