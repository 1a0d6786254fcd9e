"""Lists as an Excel workbook: typed cells, coloured states, ready to print, with a sheet « Lisez-moi »."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from cfa_desktop.documents import excel_feuille, excel_notice
from cfa_desktop.documents.ecriture import ecrire_octets
from cfa_desktop.documents.excel_cellules import Cellules
from cfa_desktop.documents.excel_styles import enregistrer_styles
from cfa_desktop.documents.liste import Classeur, Liste, Progres

_FEUILLE = "xl/worksheets/sheet{}.xml"
_COMPRESSION = 3  # a third of the time of the default level, files a tenth larger


def ecrire_excel(liste: Liste, path: Path, progres: Progres | None = None) -> tuple[str, ...]:
    """Write a list as a workbook and return what the reader must know of it, as French sentences.

    Texts stay texts (numbers with zeros, SIRET, phones), nothing of the data is ever a formula.
    Raise EcritureError when the file cannot be written.
    """
    return ecrire_classeur(Classeur(liste.titre, liste.entete, (liste,)), path, progres)


def ecrire_classeur(classeur: Classeur, path: Path, progres: Progres | None = None) -> tuple[str, ...]:
    """Write several lists as the sheets of one workbook, « Lisez-moi » last; return remarks like a list.

    Raise EcritureError when the file cannot be written.
    """
    from openpyxl import Workbook

    from cfa_desktop.documents.excel_memoire import octets_de

    fichier = Workbook()
    fichier.properties.creator = Cellules.propre(classeur.entete.cfa)
    fichier.properties.title = Cellules.propre(classeur.titre)
    styles = enregistrer_styles(fichier.active)
    fichier.remove(fichier.active)
    noms: list[str] = []
    for liste in classeur.feuilles:
        noms.append(excel_feuille.nom_de_feuille(liste.titre, [*noms, excel_notice.NOM]))
        excel_feuille.preparer(fichier.create_sheet(noms[-1]), liste)
    lignes: dict[str, bytes] = {}
    remarques: list[str] = []
    total, faites = sum(len(liste.lignes) for liste in classeur.feuilles), 0
    for rang, (nom, liste) in enumerate(zip(noms, classeur.feuilles, strict=True), 1):
        cellules = Cellules(liste, styles)
        lignes[_FEUILLE.format(rang)] = cellules.xml(_part(progres, faites, total))
        faites += len(liste.lignes)
        ou = f"Feuille {nom}\u202f: " if len(noms) > 1 else ""
        remarques += [f"{ou}{remarque}" for remarque in cellules.remarques()]
    excel_notice.remplir(fichier.create_sheet(excel_notice.NOM), classeur, noms, remarques)
    ecrire_octets(path, _avec_lignes(octets_de(fichier), lignes))
    return tuple(remarques)


def _part(progres: Progres | None, faites: int, total: int) -> Progres | None:
    """Return what tells the progress of one sheet as that of the whole workbook."""
    return None if progres is None else lambda fait, _de_la_feuille: progres(faites + fait, total)


def _avec_lignes(modele: bytes, lignes: Mapping[str, bytes]) -> bytes:
    """Return the workbook with its data lines, which openpyxl would take four times as long to write."""
    tampon = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(modele)) as avant, zipfile.ZipFile(tampon, "w") as apres:
        for element in avant.infolist():
            contenu = avant.read(element)
            if element.filename in lignes:
                contenu = contenu.replace(b"</sheetData>", lignes[element.filename] + b"</sheetData>")
            apres.writestr(element, contenu, zipfile.ZIP_DEFLATED, compresslevel=_COMPRESSION)
    return tampon.getvalue()
