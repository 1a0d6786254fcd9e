"""One person and one candidature in full, and the officer's corrections."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from cfa_desktop.models.candidat import CHAMPS_CORRIGEABLES, Candidat
from cfa_desktop.models.dossier import Dossier
from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.fusion import dit_le_lien
from cfa_desktop.models.situation import situation_a
from cfa_desktop.models.temps import debut_du_jour
from cfa_desktop.models.texte import nettoyer
from cfa_desktop.services.contenus_dossiers import lire_contenu
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.faits import lire_faits
from cfa_desktop.services.lignes import Selection, composer
from cfa_desktop.storage import (
    brouillons,
    candidats,
    candidatures,
    distinctions,
    evenements,
    formations,
    historique,
    saisies,
)
from cfa_desktop.storage.conversions import texte_instant
from cfa_desktop.storage.database import Connection


@dataclass(frozen=True, slots=True)
class Dossiers:
    """Dossiers of candidates."""

    contexte: Contexte

    def ouvrir(self, candidature_id: int, au: datetime | None = None) -> Dossier:
        """Return everything the dossier shows."""
        maintenant = self.contexte.maintenant(au)
        with self.contexte.database.lecture() as connection:
            stockee, faits = lire_faits(connection, candidature_id)
            formation = formations.trouver(connection, stockee.formation_id)
            candidat = candidats.trouver(connection, stockee.candidat_id)
            calendrier = self.contexte.calendrier(formation.campagne)
            selection = Selection(candidat_id=candidat.id)
            voeux = composer(self.contexte, connection, selection, maintenant)
            contenu, origines = lire_contenu(connection, candidat, candidature_id)
            suivi = tuple(evenements.de_candidat(connection, candidat.id))
            regles = distinctions.numeros_de(connection, candidat.id)
            begun = [
                b
                for b in brouillons.lister(connection)
                if (b.formation_id, b.numero) == (formation.id, candidat.numero)
            ]
            return Dossier(
                ligne=next(voeu for voeu in voeux if voeu.id == candidature_id),
                candidat=candidat,
                formation=formation,
                faits=faits,
                situation=situation_a(faits, formation, calendrier, maintenant),
                voeux=tuple(voeux),
                evenements=suivi,
                items=tuple(saisies.de_candidature(connection, candidature_id)),
                historique=tuple(historique.de_candidat(connection, candidat.id)),
                homonymes=_homonymes(connection, candidat, regles),
                brouillon=begun[0] if begun else None,
                contenu=contenu,
                origines=origines,
                autres_dossiers=tuple(
                    numero
                    for numero in sorted(regles)
                    if any(dit_le_lien(note.texte, numero) for note in suivi)
                ),
            )

    def corriger(self, candidat_id: int, valeurs: Mapping[str, str]) -> None:
        """Correct contact or name here: both values stay, the next import does not overwrite."""
        for champ in valeurs:
            if champ not in CHAMPS_CORRIGEABLES:
                raise CfaError(f"Le champ « {champ} » vient de Parcoursup : il ne se corrige pas ici.")
        propres = {champ: nettoyer(valeur) for champ, valeur in valeurs.items()}
        with self.contexte.changement("Coordonnées corrigées") as (connection, changement):
            candidats.corriger(changement, connection, candidat_id, propres)

    def dater_confirmation(self, candidature_id: int, jour: date | None) -> None:
        """Give the day a vœu was confirmed, which no export of the table carries."""
        if jour is not None and jour > self.contexte.maintenant().date():
            raise CfaError("La date de confirmation est dans le futur : vérifiez-la.")
        at = texte_instant(debut_du_jour(jour)) if jour else None
        with self.contexte.changement("Date de confirmation renseignée") as (_, changement):
            candidatures.modifier(changement, candidature_id, confirmee_at=at)


def _homonymes(connection: Connection, candidat: Candidat, regles: frozenset[str]) -> tuple[str, ...]:
    """Return the numbers of the namesakes that the officer has not settled."""
    numeros = candidatures.homonymes(
        connection,
        campagne=candidat.campagne,
        nom=candidat.nom,
        prenom=candidat.prenom,
        numero=candidat.numero,
    )
    return tuple(numero for numero in numeros if numero not in regles)
