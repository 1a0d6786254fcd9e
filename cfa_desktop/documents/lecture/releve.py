"""The records of a recognised table: each line kept, or set aside with its reason."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cfa_desktop.documents.lecture.champs import champs_produits, convertisseur
from cfa_desktop.documents.lecture.contenus import LecteurContenu
from cfa_desktop.documents.lecture.exemples import APERCU
from cfa_desktop.documents.lecture.limites import Limites, nombre
from cfa_desktop.documents.lecture.raisons import (
    COLLEE,
    COLLEES,
    CONTRADICTOIRE,
    COUPEE,
    DEJA_LUE,
    LUE_COLLEE,
    NUMERO_ILLISIBLE,
    SANS_NUMERO,
    SANS_PERSONNE,
    TROP_LONGUE,
)
from cfa_desktop.documents.lecture.regles import Reconnaissance
from cfa_desktop.documents.lecture.source import Cellules, Rangee, Source
from cfa_desktop.documents.lecture.textes import nettoyer, texte_cellule
from cfa_desktop.models.extraction import FORMATION_DITE, Doute, Enregistrement, Rejet, TypeExport

_NUMERO = re.compile(r"(\d{1,20})(?:[.,]0{1,2})?", re.ASCII)
_BRUT = 300
_IDENTITE = ("numero", "candidat", "nom", "prenom")


class Releve:
    """Reads rows one by one and keeps records, set-aside lines and doubts."""

    def __init__(
        self,
        entetes: list[str],
        reconnue: Reconnaissance,
        contenu: LecteurContenu,
        source: Source,
        limites: Limites,
    ) -> None:
        self.lignes = 0
        self.enregistrements: list[Enregistrement] = []
        self.rejets: list[Rejet] = []
        self.doutes: list[Doute] = []
        self.apercu: list[Cellules] = []
        self._colonnes = reconnue.colonnes
        self._numero = self._colonnes.get("numero")
        self._liste = reconnue.regle.type is TypeExport.LISTE
        self._contenu = contenu
        self._lues = sorted({*(colonne for colonne, _champ in reconnue.lues), *contenu.colonnes})
        self._convertisseurs = [
            (colonne, convertisseur(champ)) for colonne, champ in reconnue.lues if champ != "numero"
        ]
        self._champs = {
            produit: "" for _colonne, champ in reconnue.lues for produit in champs_produits(champ)
        }
        self._attendus = len(entetes)
        while self._attendus and not entetes[self._attendus - 1]:
            self._attendus -= 1
        self._tout_lu = len(self._lues) == self._attendus
        self._comptee = source.comptee
        self._limites = limites
        self._vues: dict[tuple[str, str], Enregistrement] = {}
        self._ligne = 0

    def lire(self, rangees: Iterable[Rangee]) -> None:
        """Read every row. Raises ExportRefuse when there are more than the limits allow."""
        for ligne, cellules in rangees:
            if not any(cellules) or not any(_remplie(cellule) for cellule in cellules):
                continue
            self.lignes += 1
            self._limites.verifier_table(self.lignes, self._attendus)
            self._ligne = ligne
            cellules = self._separer_collees(cellules)
            raison = self._champs_comptes(cellules) or self._cellule_trop_longue(cellules)
            if raison:
                self._ecarter(raison, cellules)
            else:
                self._lire_rangee(cellules)

    def _separer_collees(self, cellules: Cellules) -> Cellules:
        """Return the second half of two glued lines when it is whole, its broken first half set aside.

        The line break lost between them also merged one empty field with the second number: the halves share
        a cell, which must look like the number that opens the line.
        """
        debut = self._attendus - 1
        if not self._comptee or self._numero != 0 or len(cellules) != self._attendus + debut:
            return cellules
        premier, second = (texte_cellule(cellules[rang]).strip() for rang in (0, debut))
        if not (_NUMERO.fullmatch(premier) and second.isdecimal() and len(premier) == len(second)):
            return cellules
        self._ecarter(COLLEES.format(premier=premier, second=second), cellules[:debut])
        self._signaler("numero", second, LUE_COLLEE.format(premier=premier))
        self.lignes += 1
        return cellules[debut:]

    def _champs_comptes(self, cellules: Cellules) -> str:
        """Return why the number of fields is wrong, or "" (extra empty fields at the end are usual)."""
        lus = len(cellules)
        if not self._comptee or lus == self._attendus:
            return ""
        if lus < self._attendus:
            return COUPEE.format(lus=lus, attendus=self._attendus)
        if any(_remplie(cellule) for cellule in cellules[self._attendus :]):
            return COLLEE.format(lus=lus, attendus=self._attendus)
        return ""

    def _cellule_trop_longue(self, cellules: Cellules) -> str:
        maximum = self._limites.caracteres
        lues = map(cellules.__getitem__, self._lues)
        longueurs = [len(cellule) for cellule in lues if cellule.__class__ is str]
        return TROP_LONGUE.format(maximum=nombre(maximum)) if max(longueurs, default=0) > maximum else ""

    def _lire_rangee(self, cellules: Cellules) -> None:
        numero, raison = self._lire_numero(cellules)
        if raison:
            self._ecarter(raison, cellules)
            return
        champs = dict(self._champs)
        avant = len(self.doutes)
        for colonne, convertir in self._convertisseurs:
            cellule = cellules[colonne]
            if cellule != "" and cellule is not None:
                convertir(cellule, champs, self._signaler)
        contenu = self._contenu.lire(cellules, self._signaler)
        if not numero and not champs.get("nom"):
            del self.doutes[avant:]
            self._ecarter(SANS_PERSONNE, cellules)
            return
        premiere = self._vues.get((numero, champs.get(FORMATION_DITE, "")))
        if premiere is not None:
            del self.doutes[avant:]
            self._ecarter_double(premiere, champs, contenu, cellules)
            return
        self._garder(Enregistrement(self._ligne, numero, champs, contenu), cellules)

    def _lire_numero(self, cellules: Cellules) -> tuple[str, str]:
        """Return the number, or "" and why the line has none; the lines of a free list may have none."""
        cellule = "" if self._numero is None else cellules[self._numero]
        texte = cellule if cellule.__class__ is str else texte_cellule(cellule)
        if not texte.isdecimal():
            texte = nettoyer(texte)[0]
        trouve = _NUMERO.fullmatch(texte)
        if trouve is not None:
            return trouve[1], ""
        if texte:
            return "", NUMERO_ILLISIBLE
        return "", "" if self._liste else SANS_NUMERO

    def _garder(self, enregistrement: Enregistrement, cellules: Cellules) -> None:
        if enregistrement.numero:
            dite = enregistrement.champs.get(FORMATION_DITE, "")
            self._vues[enregistrement.numero, dite] = enregistrement
        if len(self.apercu) < APERCU:
            self.apercu.append(cellules)
        self.enregistrements.append(enregistrement)

    def _ecarter_double(
        self, premiere: Enregistrement, champs: dict[str, str], contenu: dict[str, str], cellules: Cellules
    ) -> None:
        if premiere.champs == champs and premiere.contenu == contenu:
            self._ecarter(DEJA_LUE.format(ligne=premiere.ligne), cellules)
            return
        raison = CONTRADICTOIRE.format(ligne=premiere.ligne)
        self._ecarter(raison, cellules)
        self._signaler("numero", premiere.numero, raison)

    def _ecarter(self, raison: str, cellules: Cellules) -> None:
        self.rejets.append(Rejet(self._ligne, raison, self._brut(cellules)))

    def _brut(self, cellules: Cellules) -> str:
        """Return the line as text; where some columns are ignored, its identity cells alone may be shown."""
        gardees = list(cellules) if self._tout_lu else self._identite(cellules)
        return nettoyer(";".join(texte_cellule(cellule) for cellule in gardees)[:_BRUT])[0]

    def _identite(self, cellules: Cellules) -> list[object]:
        numero = self._numero
        if (
            numero is None
            or numero >= len(cellules)
            or not _NUMERO.fullmatch(texte_cellule(cellules[numero]).strip())
        ):
            return []
        colonnes = [self._colonnes[champ] for champ in _IDENTITE if champ in self._colonnes]
        return [cellules[colonne] for colonne in colonnes if colonne < len(cellules)]

    def _signaler(self, champ: str, valeur: str, raison: str) -> None:
        self.doutes.append(Doute(self._ligne, champ, valeur[:_BRUT], raison))


def _remplie(cellule: object) -> bool:
    return bool(cellule.strip()) if isinstance(cellule, str) else cellule is not None
