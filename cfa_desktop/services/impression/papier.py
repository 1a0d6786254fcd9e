"""What every letter of a document shares: who writes, from where, when, with which template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cfa_desktop.documents.pdf.lettre_valeurs import AVoir, Lettre
from cfa_desktop.models.centre import Centre
from cfa_desktop.models.dates_fr import instant_complet, jour_de_paris, jour_dit
from cfa_desktop.models.impression import SANS_A_VOIR
from cfa_desktop.models.lettre import rediger
from cfa_desktop.services import centre
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.impression.demande import DemandeImpression
from cfa_desktop.services.modeles import Modeles


class Papier(NamedTuple):
    """What every letter of a document shares."""

    centre: Centre
    lieu_date: str
    modele: str
    mention: str

    def lettre(
        self,
        destinataire: tuple[str, ...],
        champs: Mapping[str, str],
        signet: str,
        facultatifs: Sequence[str] = (),
    ) -> Lettre:
        """Return a letter, its template filled."""
        ecrit = rediger(self.modele, champs, facultatifs)
        objet = f"Objet\u202f: {ecrit.objet}" if ecrit.objet else ""
        return Lettre(self.centre, destinataire, self.lieu_date, objet, ecrit.corps, signet, self.mention)


def papier_de(contexte: Contexte, cle: str, mention: str) -> Papier:
    """Return what the letters of a template share: dated of today, even while simulating, which they say."""
    with contexte.database.lecture() as connection:
        le_centre = centre.lire(connection)
    le = f"le {jour_dit(jour_de_paris(contexte.horloge.maintenant()))}"
    lieu_date = f"{le_centre.ville}, {le}" if le_centre.ville else f"L{le[1:]}"
    simulee = contexte.simulee.instant
    dites = (mention, f"SIMULATION au {instant_complet(simulee)}" if simulee is not None else "")
    mentions = " · ".join(une for une in dites if une)
    return Papier(le_centre, lieu_date, Modeles(contexte).lire(cle), mentions)


def a_voir_de(demande: DemandeImpression, a_voir: Sequence[AVoir]) -> Sequence[AVoir]:
    """Return what the last page tells the officer, nothing when that page is not wanted."""
    return () if SANS_A_VOIR.cle in demande.options else a_voir
