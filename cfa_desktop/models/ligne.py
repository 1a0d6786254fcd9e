"""One line of the candidate list: flat, frozen, ready for screen, filters, exports and command line."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from cfa_desktop.models.candidature import OrigineLimite
from cfa_desktop.models.etats import Etat, Inscription, Reponse, StatutContrat
from cfa_desktop.models.reponses import OrigineReponse
from cfa_desktop.models.saisie import Decision, Statut


class CandidatureLine(NamedTuple):
    """A candidature as lists show it at one instant (a tuple: lists make 100,000 of them at once).

    ``etat`` includes the présumé passage, ``etat_parcoursup`` does not, ``etat_importe`` is the export's own.
    Phones are 10 digits or "+...", empty when absent. ``cle`` is the folded text that searches look into.
    ``decision_preparee`` and ``contrat`` describe live items (``contrat`` = its statut).
    ``limite_reponse_on`` is when a waiting proposition must be answered; ``notee`` = the reply or the
    démission was noted here.
    ``proposition_perdue`` is présumé: no reply in time (R18), the main numbers do not move.
    ``mineur`` is None when the birth date is unknown; no birth date or civilité filter is ever offered (R21).
    """

    id: int
    candidat_id: int
    formation_id: int
    formation_code: str
    formation_nom: str
    numero: str
    civilite: str
    nom: str
    prenom: str
    telephone_fixe: str
    telephone_portable: str
    mail: str
    etablissement_origine: str
    profil: str
    serie: str
    etat: Etat | None
    etat_parcoursup: Etat | None
    etat_importe: Etat | None
    etat_brut: str
    presume: bool
    sans_voeu: bool
    limite_on: date | None
    limite_origine: OrigineLimite | None
    limite_mention: str
    passage_at: datetime | None
    reponse: Reponse | None
    inscription: Inscription | None
    statut_contrat: StatutContrat | None
    date_reponse_on: date | None
    limite_reponse_on: date | None
    decision_preparee: Decision | None
    contrat: Statut | None
    ia_preparee: bool
    employeur: str
    siret: str
    brouillon: bool
    dernier_contact_on: date | None
    prochaine_etape: str
    prochaine_etape_on: date | None
    export_on: date | None
    disparue_on: date | None
    voeux: int
    mineur: bool | None
    cle: str
    proposition_perdue: bool = False
    limite_reponse_origine: OrigineReponse | None = None
    notee: bool = False

    @property
    def candidat(self) -> str:
        """Return "NOM Prénom", as Parcoursup writes it."""
        return f"{self.nom} {self.prenom}".strip()
