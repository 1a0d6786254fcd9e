"""Formations: create, describe, give them a capacity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from cfa_desktop.models.erreurs import CfaError, RuleViolation
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.storage import calendriers, candidatures, parametres, saisies
from cfa_desktop.storage import formations as formations_storage

if TYPE_CHECKING:
    from cfa_desktop.models.tableau_formations import FormationLine
    from cfa_desktop.models.verdict import Verdict


class FormationInconnue(CfaError):
    """No formation has this code in the campagne."""

    def __init__(self, code: str, connus: list[str]) -> None:
        liste = ", ".join(connus) if connus else "aucune"
        super().__init__(f"La formation « {code} » n’existe pas dans cette base. Formations : {liste}.")


class CampagneManquante(CfaError):
    """The base holds no campagne yet."""

    def __init__(self) -> None:
        super().__init__(
            "Cette base ne contient encore aucune session Parcoursup : créez une formation en précisant "
            "l’année (par exemple « --campagne 2025 »)."
        )


class FormationInvalide(CfaError):
    """A formation cannot be recorded as typed."""


@dataclass(frozen=True, slots=True)
class Formations:
    """The centre's formations."""

    contexte: Contexte

    def campagnes(self) -> list[int]:
        """Return the campagnes of the base, the oldest first."""
        with self.contexte.database.lecture() as connection:
            return parametres.campagnes(connection)

    def campagne(self, demandee: int | None = None) -> int:
        """Return the campagne to work in: the one asked for, else the most recent; raise when none."""
        if demandee is not None:
            return demandee
        campagnes = self.campagnes()
        if not campagnes:
            raise CampagneManquante
        return campagnes[-1]

    def campagne_habitee(self, demandee: int | None = None) -> int:
        """Return the campagne asked for, else the most recent that holds a formation, else the most recent.

        A session prepared for the year after is empty at first. Raises ``CampagneManquante``.
        """
        if demandee is not None:
            return demandee
        return max((formation.campagne for formation in self.lister()), default=0) or self.campagne()

    def lister(self, campagne: int | None = None) -> list[Formation]:
        """Return the formations of a campagne (all when None)."""
        with self.contexte.database.lecture() as connection:
            return formations_storage.lister(connection, campagne)

    def tableau(
        self,
        campagne: int,
        au: datetime | None = None,
        deja_lues: Sequence[CandidatureLine] | None = None,
    ) -> list[FormationLine]:
        """Return one line per formation: situation, gauge, counters, what is due."""
        from cfa_desktop.services.tableau import tableau

        return tableau(self.contexte, campagne, au, deja_lues)

    def examiner_capacite(
        self, formation_id: int, valeur: int | None, *, deja_affichee: bool = False
    ) -> Verdict:
        """Say whether the capacity may take this value (R8, R9)."""
        from cfa_desktop.models.permis import Acte, permis_formation
        from cfa_desktop.services.permis import lire_formation

        with self.contexte.database.lecture() as connection:
            sujet = lire_formation(self.contexte, connection, formation_id)
        # What is no whole number is judged as none at all, not as « not asked yet ».
        sujet = sujet._replace(capacite=valeur or 0, affichee=deja_affichee)
        return permis_formation(sujet, self.contexte.maintenant())[Acte.CAPACITE]

    def saisir_capacite(self, formation_id: int, valeur: int) -> None:
        """Record the capacity that Parcoursup already shows."""
        verdict = self.examiner_capacite(formation_id, valeur, deja_affichee=True)
        if verdict.blocages:
            raise RuleViolation(verdict)
        self.changer(formation_id, capacite=valeur)

    def textes_pleine(self, formation_id: int) -> tuple[str, str]:
        """Return the two ready texts of a full formation: closing, then increase (R11)."""
        from cfa_desktop.models.regles.faits import FaitsFormation
        from cfa_desktop.models.textes_pleine import texte_demande_augmentation, texte_demande_cloture

        with self.contexte.database.lecture() as connection:
            formation = formations_storage.trouver(connection, formation_id)
            comptes = candidatures.compter_contrats(connection, formation_id)
            prepares = saisies.compter_contrats_prepares(connection, formation_id)
        faits = FaitsFormation(formation, comptes, prepares)
        return texte_demande_cloture(faits), texte_demande_augmentation(faits)

    def trouver(self, formation_id: int) -> Formation:
        """Return one formation."""
        with self.contexte.database.lecture() as connection:
            return formations_storage.trouver(connection, formation_id)

    def par_code(self, code: str, campagne: int | None = None) -> Formation:
        """Return the formation with this code or sigle, or raise ``FormationInconnue``."""
        annee = self.campagne_habitee(campagne)
        with self.contexte.database.lecture() as connection:
            formation = formations_storage.par_code(connection, annee, code)
            if formation is None:
                connus = [connue.code for connue in formations_storage.lister(connection, annee)]
                raise FormationInconnue(code, connus)
            return formation

    def enregistrer(self, formation: Formation) -> int:
        """Create (``id`` 0) or change a formation; return its id."""
        _exiger_valide(formation)
        libelle = "Formation modifiée" if formation.id else "Formation créée"
        with self.contexte.changement(f"{libelle} : {formation.nom_court}") as (connection, changement):
            calendriers.ajouter_campagne(changement, connection, formation.campagne)
            homonyme = formations_storage.par_code(connection, formation.campagne, formation.code)
            if homonyme is not None and homonyme.id != formation.id:
                raise FormationInvalide(
                    f"Le code « {formation.code} » est déjà celui de « {homonyme.intitule} ». "
                    "Choisissez-en un autre."
                )
            return formations_storage.enregistrer(changement, connection, formation)

    def changer(self, formation_id: int, **valeurs: object) -> None:
        """Change some values of a formation (names of ``Formation``'s fields)."""
        self.enregistrer(self.trouver(formation_id)._replace(**valeurs))  # type: ignore[arg-type]


def _exiger_valide(formation: Formation) -> None:
    if not formation.code.strip() or not formation.intitule.strip():
        raise FormationInvalide("Donnez à la formation un code et un intitulé.")
    if formation.capacite is not None and formation.capacite < 1:
        raise FormationInvalide(
            "La capacité est un nombre entier d’au moins 1 (effectif minimal pour ouvrir)."
        )
