"""« Pourquoi ? » on any état, date, counter, formation or greyed action of the open base."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import NamedTuple

from cfa_desktop.models.dates_fr import jour_de_paris
from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.explication import Explication
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.permis import Acte
from cfa_desktop.models.pourquoi.action import expliquer_action, expliquer_actions
from cfa_desktop.models.pourquoi.cas import HORLOGE, ICI, SIMULEE, Cas, de_parcoursup
from cfa_desktop.models.pourquoi.compteur import expliquer_compteur
from cfa_desktop.models.pourquoi.contact import expliquer_contact
from cfa_desktop.models.pourquoi.etat import expliquer_etat
from cfa_desktop.models.pourquoi.formation import expliquer_formation
from cfa_desktop.models.pourquoi.limite import expliquer_limite
from cfa_desktop.models.pourquoi.recueil import Recueil, parse_recueil
from cfa_desktop.models.pourquoi.reponse import expliquer_reponse
from cfa_desktop.models.verdict import Verdict
from cfa_desktop.models.vues import Regard
from cfa_desktop.paths import resource_path
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.faits import lire_faits
from cfa_desktop.services.lignes import Selection, composer
from cfa_desktop.services.permis import Permis
from cfa_desktop.services.tableau import tableau
from cfa_desktop.storage import candidats, formations, origines

_EXPORT = "export du "


class _Question(NamedTuple):
    """An action of the window: its words, and the rule quoted when nothing stands against it."""

    nom: str
    regle: str


ACTES: Mapping[Acte, _Question] = {
    Acte.RECHERCHER: _Question("En recherche de contrat", "R3"),
    Acte.REFUSER: _Question("Refuser", "R3"),
    Acte.CONTRAT: _Question("Contrat", "R8"),
    Acte.IA: _Question("I.A. réalisée", "R19"),
    Acte.NOTER_REPONSE: _Question("Noter la réponse", "R18"),
    Acte.NOTER_DEMISSION: _Question("Noter la démission", "R18"),
    Acte.DEMANDE_MOTIFS: _Question("Demande de motifs", "R23"),
    Acte.CONTACTER: _Question("Voir les coordonnées", "R24"),
    Acte.CONTRAT_PAR_NUMERO: _Question("Contrat sans candidature", "R15"),
    Acte.CAPACITE: _Question("Saisir la capacité", "R9"),
    Acte.BAISSER_CAPACITE: _Question("Baisser la capacité", "R9"),
    Acte.AUGMENTATION: _Question("Demander une augmentation", "R11"),
    Acte.CLOTURE: _Question("Demander la clôture", "R11"),
    Acte.NOTER_CLOTURE: _Question("Noter la clôture", "R11"),
    Acte.ROUVRIR: _Question("Rouvrir le recrutement", "R11"),
    Acte.MESSAGE_RECHERCHE: _Question("Message aux candidats en recherche", "R20"),
    Acte.MESSAGE_ACCEPTATION: _Question("Message à ceux qui ont accepté", "R20"),
    Acte.RAPPORT: _Question("Rapport public", "R22"),
    Acte.COCHER: _Question("Saisi", "R13"),
    Acte.RETIRER: _Question("Retirer la préparation", "R4"),
    Acte.CORRIGER: _Question("Corriger", "R4"),
    Acte.ANNULER_CONTRAT: _Question("Contrat à annuler", "R4"),
    Acte.REMETTRE: _Question("Remettre à saisir", "R4"),
    Acte.ATTENDRE_EXPORT: _Question("Attendre le prochain export", "R10"),
    Acte.DONNER_RAISON: _Question("Parcoursup a raison", "R4"),
    Acte.ABANDONNER_ECART: _Question("Abandonner", "R4"),
    Acte.ENVOYER_MOTIFS: _Question("Motifs envoyés", "R23"),
}
DECISIONS = (Acte.RECHERCHER, Acte.REFUSER, Acte.CONTRAT, Acte.IA)


class RienAExpliquer(CfaError):
    """What was asked about is not there any more."""


@cache
def lire_recueil() -> Recueil:
    """Return the rules and their documents, read once."""
    return parse_recueil(resource_path("regles.toml").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Pourquoi:
    """Answers, each with its rules, their sources and what they took in; nothing is written."""

    contexte: Contexte

    def etat(self, candidature_id: int, au: datetime | None = None) -> Explication:
        """Return why the candidature stands so, présumé since when."""
        return expliquer_etat(self._cas(candidature_id, au), lire_recueil())

    def limite(self, candidature_id: int, au: datetime | None = None) -> Explication:
        """Return why this examination deadline, imported or computed (R2, R5, R6, R7)."""
        return expliquer_limite(self._cas(candidature_id, au), lire_recueil())

    def reponse(self, candidature_id: int, au: datetime | None = None) -> Explication:
        """Return why this reply deadline (R17, R18)."""
        return expliquer_reponse(self._cas(candidature_id, au), lire_recueil())

    def contact(self, candidature_id: int, au: datetime | None = None) -> Explication:
        """Return why contact details are missing, or where they come from (R24)."""
        cas = self._cas(candidature_id, au)
        with self.contexte.database.lecture() as connection:
            stockee, _ = lire_faits(connection, candidature_id)
            candidat = candidats.trouver(connection, stockee.candidat_id)
        valeurs = {
            champ: str(getattr(candidat, champ)) for champ in ("telephone_portable", "telephone_fixe", "mail")
        }
        return expliquer_contact(cas, valeurs, frozenset(candidat.importes), lire_recueil())

    def action(self, candidature_id: int, acte: str, au: datetime | None = None) -> Explication:
        """Return why an act on a candidature is greyed or possible, every reason at once."""
        verdict = self.verdicts(candidature_id, au)[Acte(acte)]
        return self._expliquer(Acte(acte), verdict, self._cas(candidature_id, au))

    def action_formation(self, formation_id: int, acte: str, au: datetime | None = None) -> Explication:
        """Return why an act on a formation is greyed or possible."""
        return self._expliquer(
            Acte(acte), Permis(self.contexte).formation(formation_id, au)[Acte(acte)], None
        )

    def action_saisie(self, saisie_id: int, acte: str, au: datetime | None = None) -> Explication:
        """Return why an act on an item to type online is greyed or possible."""
        return self._expliquer(Acte(acte), Permis(self.contexte).saisie(saisie_id, au)[Acte(acte)], None)

    def actions_grisees(
        self, candidature_id: int, actes: Sequence[str] = DECISIONS, au: datetime | None = None
    ) -> Explication | None:
        """Return, in one answer, why some of these acts are greyed; None when none is."""
        verdicts = self.verdicts(candidature_id, au)
        demandes = [Acte(acte) for acte in actes]
        grisees = [(ACTES[acte].nom, verdicts[acte]) for acte in demandes if verdicts[acte].blocages]
        if not grisees:
            return None
        return expliquer_actions(grisees, self._cas(candidature_id, au), lire_recueil())

    def verdicts(self, candidature_id: int, au: datetime | None = None) -> Mapping[Acte, Verdict]:
        """Return what the rules say of every act on the candidature, as everywhere else."""
        return Permis(self.contexte).candidature(candidature_id, au)

    def nom_de(self, acte: str) -> str:
        """Return the words of an act."""
        return ACTES[Acte(acte)].nom

    def compteur(
        self, formation_id: int | None, cle: str, *, campagne: int | None = None, au: datetime | None = None
    ) -> Explication:
        """Return why a counter shows its number, for a formation or (None) for the whole campagne."""
        maintenant = self.contexte.maintenant(au)
        with self.contexte.database.lecture() as connection:
            selection = Selection(campagne=campagne, formation_id=formation_id)
            lignes = composer(self.contexte, connection, selection, maintenant)
            toutes = formations.lister(connection, campagne)
        return self.compteur_de(cle, lignes, frozenset(f.id for f in toutes if f.examine), maintenant)

    def compteur_de(
        self, cle: str, lignes: Sequence[CandidatureLine], examinent: frozenset[int], maintenant: datetime
    ) -> Explication:
        """Return why a counter shows its number among lines already read."""
        return expliquer_compteur(cle, lignes, Regard(jour_de_paris(maintenant), examinent), lire_recueil())

    def formation(self, formation_id: int, au: datetime | None = None) -> Explication:
        """Return why a formation has this situation and this gauge (R8-R11, R13)."""
        maintenant = self.contexte.maintenant(au)
        with self.contexte.database.lecture() as connection:
            campagne = formations.trouver(connection, formation_id).campagne
            siennes = composer(self.contexte, connection, Selection(formation_id=formation_id), maintenant)
        for ligne in tableau(self.contexte, campagne, maintenant, siennes):
            if ligne.formation.id == formation_id:
                calendrier = self.contexte.calendrier(campagne)
                return expliquer_formation(ligne, calendrier, maintenant, lire_recueil())
        raise RienAExpliquer("Cette formation n’est plus dans la base : actualisez la page.")

    def _expliquer(self, acte: Acte, verdict: Verdict, cas: Cas | None) -> Explication:
        nom, regle = ACTES[acte]
        return expliquer_action(nom, verdict, regle, cas, lire_recueil())

    def _cas(self, candidature_id: int, au: datetime | None) -> Cas:
        maintenant = self.contexte.maintenant(au)
        with self.contexte.database.lecture() as connection:
            stockee, faits = lire_faits(connection, candidature_id)
            formation = formations.trouver(connection, stockee.formation_id)
            source = origines.source_de_la_confirmation(connection, candidature_id)
        calendrier = self.contexte.calendrier(formation.campagne)
        simulee = au is not None or self.contexte.simulee.instant is not None
        return Cas.de(faits, formation, calendrier, maintenant)._replace(
            confirmation_de=_lisible(source, formation.campagne), instant_de=SIMULEE if simulee else HORLOGE
        )


def _lisible(source: str, campagne: int) -> str:
    """Return a recorded source (« export du 12/05/2025 ») as the officer reads it."""
    if not source.startswith(_EXPORT):
        return ICI if source else ""
    try:
        jour = datetime.strptime(source.removeprefix(_EXPORT), "%d/%m/%Y").date()  # noqa: DTZ007 (a day)
    except ValueError:
        return f"Parcoursup ({source})"
    return de_parcoursup(jour, campagne)
