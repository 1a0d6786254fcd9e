"""I3: bombs and malformed files: each is refused within 5 s, for its own reason."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from cfa_desktop.documents.lecture import LIMITES, ExportRefuse, Limites, lire_exports, processus
from tests.reliability import bombes, bombes_classeurs
from tests.reliability.harnais import Faute, Harnais

DELAI = 5.0
LIMITE, LOURD = "dépasse les limites de lecture", "durée ou mémoire"
ABIME, ARCHIVE, TROMPEUSE = "pas un classeur lisible", "archive compressée", "deux fois le même nom"
DECLARATION, VIDE, JSON = "déclaration \\(DTD\\)", "est vide", "JSON est endommagé"
BOMBES: tuple[tuple[Callable[[Path], Path], str], ...] = (
    (bombes.colonnes_par_million, LIMITE),
    (bombes.fichier_de_nuls, "n’est ni un texte ni un classeur"),
    (bombes.fichier_vide, VIDE),
    (bombes.blancs, VIDE),
    (bombes.gzip_de_csv, ARCHIVE),
    (bombes.sept_zip, ARCHIVE),
    (bombes.pdf, "est un PDF"),
    (bombes.image, "est une image"),
    (bombes.rtf, "traitement de texte"),
    (bombes.base_sqlite, "base de données"),
    (bombes.page_nommee_xls, "c’est une page web"),
    (bombes.page_web, "page web"),
    (bombes.dossier, "est un dossier"),
    (bombes.tube, "pas un fichier ordinaire"),
    (bombes.zero, "pas un fichier ordinaire"),
    (bombes.absent, "n’existe plus à cet endroit"),
    (bombes.temoin_de_verrou, "le témoin que le tableur pose"),
    (bombes.telechargement, "n’est pas terminé"),
    (bombes.trop_gros, LOURD),
    (bombes.lignes_sans_fin, LIMITE),
    (bombes.json_profond, LOURD),
    (bombes.json_tronque, JSON),
    (bombes.json_sans_candidat, "pas un export de données"),
    (bombes.json_dans_un_zip_abime, JSON),
    (bombes_classeurs.bombe_de_200_mo, LOURD),
    (bombes_classeurs.un_giga_annonce, LOURD),
    (bombes_classeurs.taille_mentie, ABIME),
    (bombes_classeurs.mille_entrees, LOURD),
    (bombes_classeurs.entrees_superposees, LOURD),
    (bombes_classeurs.noms_en_double, TROMPEUSE),
    (bombes_classeurs.noms_qui_sortent, TROMPEUSE),
    (bombes_classeurs.repertoire_abime, ABIME),
    (bombes_classeurs.tronque, ABIME),
    (bombes_classeurs.methode_inconnue, ABIME),
    (bombes_classeurs.zip_chiffre, "protégé par un mot de passe"),
    (bombes_classeurs.zip_de_csv, ARCHIVE),
    (bombes_classeurs.zip_gigogne, ARCHIVE),
    (bombes_classeurs.derniere_cellule, LIMITE),
    (bombes_classeurs.dernieres_cellules_cachees, LOURD),
    (bombes_classeurs.rires, DECLARATION),
    (bombes_classeurs.entite_externe, DECLARATION),
    (bombes_classeurs.entite_en_utf16, DECLARATION),
    (bombes_classeurs.entite_apres_commentaire, DECLARATION),
    (bombes_classeurs.relations_en_boucle, "vide|" + ABIME),
    (bombes_classeurs.textes_partages_absents, "vide|" + ABIME),
    (bombes_classeurs.texte_partage_geant, LOURD),
    (bombes_classeurs.feuille_mal_fermee, ABIME),
    (bombes_classeurs.ods_repetee, LIMITE),
    (bombes_classeurs.ods_rangees_repetees, LIMITE + "|" + LOURD),
    (bombes_classeurs.ods_chiffre, "protégé par un mot de passe"),
    (bombes_classeurs.xlsx_chiffre, "protégé par un mot de passe"),
    (bombes_classeurs.xls_chiffre, "protégé par un mot de passe"),
    (bombes_classeurs.document_word, "traitement de texte"),
    (bombes_classeurs.vieux_word, "traitement de texte"),
    (bombes_classeurs.texte_odt, "traitement de texte"),
    (bombes_classeurs.diaporama, "diaporama"),
    (bombes_classeurs.classeur_binaire, "XLSB"),
    (bombes_classeurs.xls_tronque, ABIME),
    (bombes_classeurs.xls_qui_panique, "s’est interrompue"),
)


def preparer(dossier: Path, _prudent: bool) -> tuple[Path, Limites]:
    """Return where the bombs are written, and the limits of a reading."""
    return dossier, LIMITES


def essayer(atelier: tuple[Path, Limites], _hasard: Random, rang: int) -> str:
    """Write one bomb, read it through the child, look at the reason and at the time."""
    dossier, limites = atelier
    fabriquer, raison = BOMBES[rang % len(BOMBES)]
    place = dossier / str(rang)
    place.mkdir()
    chemin = fabriquer(place)
    depart = _temps()
    try:
        extractions = lire_exports(chemin, limites=limites)
    except ExportRefuse as refus:
        duree = _temps() - depart
        if not re.search(raison, str(refus)):
            raise Faute(f"{fabriquer.__name__}: refused for another reason, {refus}") from refus
        if duree > DELAI:
            raise Faute(f"{fabriquer.__name__}: refused after {duree:.1f} s") from refus
        return "refusé"
    raise Faute(f"{fabriquer.__name__}: read, {sum(une.lignes for une in extractions)} lines")


def _temps() -> float:
    """Return the processor time of the children: what a loaded machine does not stretch; else the clock."""
    if sys.platform == "win32":
        return time.perf_counter()
    import resource

    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def sans_limite(patch: pytest.MonkeyPatch) -> None:
    """Read tables of any size."""
    vrai = processus._executer
    larges = replace(LIMITES, lignes=10**9, colonnes=10**9, cellules=10**15)
    patch.setattr(processus, "_executer", lambda commande, _limites: vrai(_sous(commande, larges), larges))


def _sous(commande: list[str], limites: Limites) -> list[str]:
    import dataclasses
    import json

    return [
        json.dumps(dataclasses.asdict(limites)) if argument.startswith("{") else argument
        for argument in commande
    ]


def raison_perdue(patch: pytest.MonkeyPatch) -> None:
    """Say the same sentence whatever the reason."""

    def comprendre(_sortie: bytes, _code: int) -> Any:
        raise ExportRefuse("Fichier illisible.")

    patch.setattr(processus, "_comprendre", comprendre)


HARNAIS = Harnais(
    code="I3",
    titre=f"{len(BOMBES)} bombes et fichiers malformés : refusés en moins de 5 s, avec leur raison",
    ci=len(BOMBES),
    long=len(BOMBES) * 3,
    essayer=essayer,
    sabotages={"sans limite": sans_limite, "raison perdue": raison_perdue},
    preparer=preparer,
    controle=3,
    secondes=40.0,  # some bombs take longer to make than to refuse
)
