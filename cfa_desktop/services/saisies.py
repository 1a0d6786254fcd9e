"""The queue of items to type online: show, tick, postpone, give up."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from cfa_desktop.models.a_saisir import ASaisir
from cfa_desktop.models.dates_fr import heure
from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.regles.faits import FaitsFormation
from cfa_desktop.models.saisie import Nature, Saisie, Statut
from cfa_desktop.models.verdict import Verdict
from cfa_desktop.services.a_saisir import carte
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.lignes import Selection, composer
from cfa_desktop.storage import candidatures, capacites, formations, historique, saisies
from cfa_desktop.storage.conversions import texte_instant
from cfa_desktop.storage.database import Connection
from cfa_desktop.storage.journal import Changement
from cfa_desktop.storage.tables import FORMATION

if TYPE_CHECKING:
    from cfa_desktop.services.corrections import CorrectionSaisie

DELAI_DE_REPENTIR = timedelta(minutes=10)
REFUS_DU_SITE = (
    "capacité atteinte",
    "SIRET refusé",
    "candidat introuvable",
    "recrutement clos",
    "autre raison",
)
LIBELLES = {
    Nature.DECISION: "décision",
    Nature.CONTRAT: "contrat",
    Nature.IA: "I.A. réalisée",
    Nature.CAPACITE: "capacité",
    Nature.CLOTURE: "clôture du recrutement",
    Nature.AUGMENTATION: "augmentation de capacité",
    Nature.MESSAGE: "message aux candidats",
}


class SaisieImpossible(CfaError):
    """An item cannot change as asked."""


@dataclass(frozen=True, slots=True)
class Saisies:
    """Items prepared, typed, refused by the site."""

    contexte: Contexte

    def lister(
        self,
        *,
        statuts: Iterable[Statut] = (Statut.PREPAREE,),
        formation_id: int | None = None,
        campagne: int | None = None,
    ) -> list[ASaisir]:
        """Return the cards (of one campagne when said), nearest limit first, grouped by formation."""
        maintenant = self.contexte.maintenant()
        with self.contexte.database.lecture() as connection:
            voulues = {formation.id for formation in formations.lister(connection, campagne)}
            items = [
                item
                for item in saisies.avec_statut(connection, statuts)
                if item.formation_id in voulues and formation_id in (None, item.formation_id)
            ]
            cartes = self._cartes(connection, items, maintenant)
        lointain = datetime.max.replace(tzinfo=maintenant.tzinfo)
        premieres: dict[int, datetime] = {}
        for une in cartes:
            limite = une.avant_le or lointain
            premieres[une.formation_id] = min(limite, premieres.get(une.formation_id, lointain))
        cartes.sort(
            key=lambda une: (
                premieres[une.formation_id],
                une.formation_code,
                une.avant_le or lointain,
                une.saisie.id,
            )
        )
        return cartes

    def trouver(self, saisie_id: int, au: datetime | None = None) -> ASaisir:
        """Return one card as it stands now, or at another instant."""
        with self.contexte.database.lecture() as connection:
            item = saisies.trouver(connection, saisie_id)
            (une,) = self._cartes(connection, [item], self.contexte.maintenant(au))
            return une

    def compter(self) -> int:
        """Return how many items wait to be typed."""
        with self.contexte.database.lecture() as connection:
            return len(saisies.avec_statut(connection, [Statut.PREPAREE]))

    def marquer_saisie(self, saisie_id: int, at: datetime | None = None) -> ASaisir:
        """Tick an item as typed online (now, or at ``at``); return its card as it stood then.

        R6, R10, R12 and R13 only warn, at the instant of typing: Parcoursup has spoken (R13). Never undone by
        Ctrl+Z. Raises ``RuleViolation`` when it does not wait any more.
        """
        from cfa_desktop.models.permis import Acte
        from cfa_desktop.services.permis import Permis, exiger

        saisie_at = at or self.contexte.maintenant()
        _exiger(
            saisie_at <= self.contexte.maintenant(), "L’heure de la saisie est dans le futur : vérifiez-la."
        )
        exiger(Permis(self.contexte).saisie(saisie_id, saisie_at)[Acte.COCHER])
        une = self.trouver(saisie_id, saisie_at)
        with self.contexte.changement("Saisi en ligne", annulable=False) as (_, changement):
            valeurs = {"statut": Statut.SAISIE.value, "saisie_at": texte_instant(saisie_at)}
            saisies.modifier(changement, saisie_id, **valeurs, refus_parcoursup="")
            _appliquer_a_la_formation(changement, une.saisie, saisie_at.date())
        return une

    def pas_saisie(self, saisie_id: int) -> None:
        """Untick an item within ten minutes: « Ce n’était pas saisi »."""
        with self.contexte.changement("Ce n’était pas saisi", annulable=False) as (connection, changement):
            item = saisies.trouver(connection, saisie_id)
            _exiger(item.statut is Statut.SAISIE, "Cette saisie n’est pas cochée.")
            coche_at = historique.derniere_modification(connection, "saisie", saisie_id)
            _exiger(
                self.contexte.maintenant() - coche_at <= DELAI_DE_REPENTIR,
                f"Coché à {heure(coche_at)}, il y a plus de dix minutes : seul le prochain export le dira.",
            )
            saisies.modifier(changement, saisie_id, statut=Statut.PREPAREE.value, saisie_at=None)
            _defaire_sur_la_formation(connection, changement, item)

    def examiner_correction(self, saisie_id: int, raison: str | None = None) -> Verdict:
        """Say whether a typed item may be corrected; None = the reason was not asked yet (R4)."""
        from cfa_desktop.models.permis import Acte, permis_item
        from cfa_desktop.services.permis import lire_item

        with self.contexte.database.lecture() as connection:
            sujet = lire_item(self.contexte, connection, saisie_id)
        return permis_item(sujet._replace(raison=raison), self.contexte.maintenant())[Acte.CORRIGER]

    def corriger(self, saisie_id: int, correction: CorrectionSaisie, raison: str = "") -> None:
        """Correct an item; a typed one with its reason, never undone by Ctrl+Z (R4)."""
        from cfa_desktop.services.corrections import corriger

        corriger(self.contexte, saisie_id, correction, raison)

    def refusee_par_parcoursup(self, saisie_id: int, raison: str) -> None:
        """Note that the site refused an item: it stays prepared, under « À régler »."""
        _exiger(bool(raison.strip()), "Dites pourquoi Parcoursup a refusé.")
        with self.contexte.changement("Refusé par Parcoursup") as (_, changement):
            saisies.modifier(changement, saisie_id, refus_parcoursup=raison.strip())

    def reporter(self, saisie_id: int, jour: date) -> None:
        """Put an item off to a day."""
        with self.contexte.changement("Saisie reportée") as (_, changement):
            saisies.modifier(changement, saisie_id, reporte_au=jour.isoformat())

    def remettre(self, saisie_id: int) -> None:
        """Put an item refused by the site, or put off, back among those to type now."""
        with self.contexte.changement("Remis à saisir") as (_, changement):
            saisies.modifier(changement, saisie_id, refus_parcoursup="", reporte_au=None)

    def abandonner(self, saisie_id: int, raison: str) -> None:
        """Give an item up, with its reason."""
        _exiger(bool(raison.strip()), "Dites pourquoi cette saisie est abandonnée.")
        from cfa_desktop.models.permis import Acte, permis_item
        from cfa_desktop.services.permis import exiger, lire_item

        with self.contexte.changement("Saisie abandonnée") as (connection, changement):
            sujet = lire_item(self.contexte, connection, saisie_id)
            exiger(permis_item(sujet, self.contexte.maintenant())[Acte.RETIRER])
            saisies.modifier(
                changement, saisie_id, statut=Statut.ABANDONNEE.value, raison_abandon=raison.strip()
            )

    def preparer_formation(self, formation_id: int, nature: Nature, valeur: str, *, motif: str = "") -> int:
        """Prepare what concerns a whole formation: capacity, closing, increase, message; return its id.

        ``motif`` tells which of the two messages (``Destinataires``). What was prepared before is replaced.
        """
        maintenant = self.contexte.maintenant()
        item = Saisie(
            id=0,
            nature=nature,
            statut=Statut.PREPAREE,
            formation_id=formation_id,
            candidature_id=None,
            preparee_at=maintenant,
            evaluee_at=maintenant,
            valeur=valeur,
            motif=motif,
        )
        libelle = f"À saisir en ligne\u202f: {LIBELLES[nature]}"
        with self.contexte.changement(libelle) as (connection, changement):
            for autre in saisies.vivantes(connection, formation_id):
                meme = autre.nature is nature and autre.motif == motif
                if meme and autre.statut is Statut.PREPAREE:
                    saisies.modifier(
                        changement, autre.id, statut=Statut.ABANDONNEE.value, raison_abandon="remplacé"
                    )
            return saisies.creer(changement, item)

    def _cartes(self, connection: Connection, items: list[Saisie], maintenant: datetime) -> list[ASaisir]:
        lignes: dict[int, CandidatureLine] = {}
        toutes = {formation.id: formation for formation in formations.lister(connection)}
        ids = {item.candidature_id for item in items if item.candidature_id is not None}
        if ids:
            composees = composer(self.contexte, connection, Selection(candidature_ids=ids), maintenant)
            lignes = {ligne.id: ligne for ligne in composees}
        cartes = []
        concernees = {i.formation_id for i in items}
        comptes = {fid: candidatures.compter_contrats(connection, fid) for fid in concernees}
        prepares = {fid: saisies.compter_contrats_prepares(connection, fid) for fid in concernees}
        for item in items:
            formation = toutes[item.formation_id]
            sans_lui = comptes[formation.id] - int(item.nature is Nature.CONTRAT and item.est_vivante)
            ligne = lignes.get(item.candidature_id) if item.candidature_id else None
            une = carte(
                item,
                ligne,
                FaitsFormation(formation, sans_lui, prepares[formation.id]),
                self.contexte.calendrier(formation.campagne),
                maintenant,
            )
            cartes.append(une)
        homonymes = _homonymes(connection, toutes, lignes.values())
        return [replace(une, homonymes=homonymes.get(une.saisie.candidature_id or 0, ())) for une in cartes]


def _homonymes(
    connection: Connection, toutes: Mapping[int, Formation], lignes: Collection[CandidatureLine]
) -> dict[int, tuple[str, ...]]:
    """Return the numbers of the others who bear the same name in the same campagne, by candidature."""
    trouves: dict[int, tuple[str, ...]] = {}
    for campagne in {toutes[ligne.formation_id].campagne for ligne in lignes}:
        siennes = [ligne for ligne in lignes if toutes[ligne.formation_id].campagne == campagne]
        noms = {(ligne.nom, ligne.prenom) for ligne in siennes}
        numeros = candidatures.homonymes_de(connection, campagne, noms)
        for ligne in siennes:
            autres = numeros[ligne.nom, ligne.prenom]
            trouves[ligne.id] = tuple(autre for autre in autres if autre != ligne.numero)
    return trouves


def _appliquer_a_la_formation(changement: Changement, item: Saisie, jour: date) -> None:
    if item.nature is Nature.CAPACITE:
        changement.modifier(FORMATION, item.formation_id, capacite=int(item.valeur))
    elif item.nature is Nature.CLOTURE:
        changement.modifier(FORMATION, item.formation_id, cloture_demandee_on=jour.isoformat())


def _defaire_sur_la_formation(connection: Connection, changement: Changement, item: Saisie) -> None:
    if item.nature is Nature.CAPACITE:
        avant = capacites.capacite_avant(connection, item.formation_id)
        changement.modifier(FORMATION, item.formation_id, capacite=avant)
    elif item.nature is Nature.CLOTURE:
        changement.modifier(FORMATION, item.formation_id, cloture_demandee_on=None)


def _exiger(condition: bool, message: str) -> None:
    if not condition:
        raise SaisieImpossible(message)
