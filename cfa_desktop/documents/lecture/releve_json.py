"""The records of a JSON export: each candidate kept, or set aside with its reason."""

from __future__ import annotations

from dataclasses import replace

from cfa_desktop.documents.lecture.champs_json import LecteurChamps, lire_numero
from cfa_desktop.documents.lecture.contenu_json import lire_contenu
from cfa_desktop.documents.lecture.limites import Limites, nombre
from cfa_desktop.documents.lecture.objets import Objet
from cfa_desktop.documents.lecture.raisons import CONTRADICTOIRE, DEJA_LUE, PAS_UN_CANDIDAT, TROP_LONGUE
from cfa_desktop.models.extraction import Doute, Enregistrement, Rejet

_BRUT = 300


class ReleveJson:
    """Reads candidates one by one, and keeps records, set-aside candidates and doubts."""

    def __init__(self, limites: Limites) -> None:
        self.enregistrements: list[Enregistrement] = []
        self.rejets: list[Rejet] = []
        self.doutes: list[Doute] = []
        self._limites = limites
        self._champs = LecteurChamps()
        self._vus: dict[str, Enregistrement] = {}
        self._rang = 0

    def lire(self, rang: int, candidat: object) -> None:
        """Keep a candidate, or set it aside with its reason: one that is no object says nobody."""
        if isinstance(candidat, dict):
            self._lire(rang, candidat)
        else:
            self.rejets.append(Rejet(rang, PAS_UN_CANDIDAT))

    def _lire(self, rang: int, candidat: Objet) -> None:
        self._rang = rang
        avant = len(self.doutes)
        numero, raison = lire_numero(candidat)
        lu = Enregistrement(rang, numero, self._champs.lire(candidat, self._signaler))
        if not raison:
            lu = replace(lu, contenu=lire_contenu(candidat, self._signaler))
            raison = self._trop_long(lu) or self._deja_lu(lu)
        if raison:
            del self.doutes[avant:]
            identite = (numero, lu.champs.get("nom", ""), lu.champs.get("prenom", ""))
            self.rejets.append(Rejet(rang, raison, ";".join(identite)[:_BRUT] if numero else ""))
            if raison.startswith(CONTRADICTOIRE.partition("{")[0]):
                self._signaler("numero", numero, raison)
            return
        self._vus[numero] = lu
        self.enregistrements.append(lu)

    def _trop_long(self, lu: Enregistrement) -> str:
        maximum = self._limites.caracteres
        longueur = max(map(len, (*lu.champs.values(), *lu.contenu.values())), default=0)
        return TROP_LONGUE.format(maximum=nombre(maximum)) if longueur > maximum else ""

    def _deja_lu(self, lu: Enregistrement) -> str:
        premier_lu = self._vus.get(lu.numero)
        if premier_lu is None:
            return ""
        meme = (premier_lu.champs, premier_lu.contenu) == (lu.champs, lu.contenu)
        return (DEJA_LUE if meme else CONTRADICTOIRE).format(ligne=premier_lu.ligne)

    def _signaler(self, champ: str, valeur: str, raison: str) -> None:
        self.doutes.append(Doute(self._rang, champ, valeur[:_BRUT], raison))
