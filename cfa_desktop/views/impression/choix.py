"""What a page offers to print, said in French, and the documents that fit it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from cfa_desktop.models.colonnes import CLES_PARCOURSUP
from cfa_desktop.models.impression import DE_PLUSIEURS, DOCUMENTS, Document, Sujet
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.services.impression.demande import DemandeImpression
from cfa_desktop.views.impression.portee import Portee
from cfa_desktop.views.tables.barre import grouper

TOUTES = "toutes les candidatures"


class AImprimer(NamedTuple):
    """What is chosen in the window: candidatures, a formation, what waits to be typed, the session.

    ``choisies`` = the lines were selected, not merely displayed; ``nom`` says a single candidature;
    ``sauf`` are documents that make no sense here; ``premier`` the one shown before any was ever chosen.
    ``voulu`` is the one asked for, whichever was chosen last. ``portees`` are the other lines that the
    officer may want instead, at the top of the dialog.
    """

    campagne: int
    sujets: tuple[Sujet, ...]
    lignes: Sequence[CandidatureLine] = ()
    choisies: bool = False
    nom: str = ""
    formation_id: int | None = None
    formation: str = ""
    filtre: str = TOUTES
    colonnes: Sequence[str] = CLES_PARCOURSUP
    premier: str = ""
    voulu: str = ""
    sauf: frozenset[str] = frozenset()
    portees: tuple[Portee, ...] = ()

    def documents(self) -> dict[Sujet, list[Document]]:
        """Return the documents that fit, by what they speak of, in the order of the catalogue."""
        trouves = {
            sujet: [un for un in DOCUMENTS if un.sujet == sujet and un.cle not in self.sauf]
            for sujet in self.sujets
        }
        return {sujet: documents for sujet, documents in trouves.items() if documents}

    def dire(self, sujet: Sujet) -> str:
        """Return of what a document speaks here: « 24 candidatures choisies », « Formation MCO »."""
        if sujet == "candidats":
            return self.nom or dire_lignes(len(self.lignes), choisies=self.choisies)
        if sujet == "formation":
            return f"Formation {self.formation}"
        if sujet == "saisies":
            return "Saisies à faire en ligne"
        return f"Session {self.campagne}"

    def demande(
        self, document: Document, options: frozenset[str], textes: Mapping[str, str] = MappingProxyType({})
    ) -> DemandeImpression:
        """Return what the services compose."""
        de_lignes = document.sujet == "candidats"
        return DemandeImpression(
            document=document.cle,
            campagne=self.campagne,
            lignes=self.lignes if de_lignes else (),
            formation_id=self.formation_id if document.sujet in ("candidats", "formation") else None,
            filtre=self._filtre() if de_lignes else TOUTES,
            colonnes=self.colonnes,
            options=options,
            textes=textes,
        )

    @property
    def portee(self) -> Portee:
        """Return the lines it is about now."""
        return Portee(self.lignes, self.choisies, self.nom)

    def pour(self, portee: Portee) -> AImprimer:
        """Return the same choice about those lines; a single person has no list to hang on a wall."""
        pour = self._replace(lignes=portee.lignes, choisies=portee.choisies, nom=portee.nom)
        if not portee.nom:
            return pour
        dit = f"candidat n° {portee.lignes[0].numero}" if portee.lignes else self.filtre
        return pour._replace(filtre=dit, premier="fiches", sauf=self.sauf | DE_PLUSIEURS)

    def relu(self, lignes: Sequence[CandidatureLine]) -> AImprimer:
        """Return the same choice with its lines as they are now; one that is no more is left out."""
        actuelles = {ligne.id: ligne for ligne in lignes}
        return self._replace(lignes=[actuelles[un.id] for un in self.lignes if un.id in actuelles])

    def _filtre(self) -> str:
        if not self.choisies or self.nom:
            return self.filtre
        dites = dire_lignes(len(self.lignes), choisies=True)
        return dites if self.filtre == TOUTES else f"{dites} · {self.filtre}"


def dire_lignes(nombre: int, *, choisies: bool) -> str:
    """Return of how many candidatures something speaks, and whether they were chosen."""
    if choisies:
        pluriel = "s" if nombre > 1 else ""
        return f"{grouper(nombre)} candidature{pluriel} choisie{pluriel}"
    if nombre > 1:
        return f"Les {grouper(nombre)} candidatures affichées"
    return "La candidature affichée" if nombre else "Aucune candidature affichée"
