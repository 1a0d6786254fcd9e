"""What every letter of a document shares: who writes, from where, when, with which template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cfa_desktop.documents.pdf.lettre_valeurs import AVoir, Lettre
from cfa_desktop.models.centre import Centre
from cfa_desktop.models.dates_fr import instant_complet, jour_de_paris, jour_dit
from cfa_desktop.models.impression import SANS_A_VOIR
from cfa_desktop.models.lettre import rediger
from cfa_desktop.models.modeles import OU_CORRIGER, modele
from cfa_desktop.services import centre
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.impression.demande import DemandeImpression
from cfa_desktop.services.modeles import Modeles

TOUTES = "Toutes les lettres"


class Papier(NamedTuple):
    """What every letter of a document shares; ``manque`` = what its template does not tell."""

    centre: Centre
    lieu_date: str
    modele: str
    mention: str
    manque: str = ""

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
    texte = Modeles(contexte).lire(cle)
    return Papier(le_centre, lieu_date, texte, mentions, modele(cle).manque(texte, OU_CORRIGER))


def a_voir_de(demande: DemandeImpression, a_voir: Sequence[AVoir], manque: str = "") -> Sequence[AVoir]:
    """Return what the last page tells the officer, nothing when that page is not wanted.

    ``manque`` goes first: what every letter leaves unsaid.
    """
    if SANS_A_VOIR.cle in demande.options:
        return ()
    return [AVoir(TOUTES, "–", manque), *a_voir] if manque else a_voir
