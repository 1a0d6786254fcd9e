"""The lines of the candidate list, composed once from stored rows and rules."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from operator import attrgetter
from typing import NamedTuple

from cfa_desktop.models.calendrier.dates import Calendrier
from cfa_desktop.models.candidat import est_mineur
from cfa_desktop.models.candidature import Situation
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.saisie import Saisie
from cfa_desktop.models.situation import situation_a
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.faits import ETATS, faits_de, items_par_candidature
from cfa_desktop.storage import brouillons, candidats, candidatures, evenements, saisies
from cfa_desktop.storage import formations as formations_storage
from cfa_desktop.storage.candidatures import CandidatureStockee
from cfa_desktop.storage.conversions import instant, jour
from cfa_desktop.storage.database import Connection

_UN_VOEU = [0]


class Selection(NamedTuple):
    """Which candidatures to read: of a formation, a person or a campagne; ``au_plus`` = the first ones.

    ``candidature_ids`` = those alone, known by their ids; those that are no more are left out.
    """

    campagne: int | None = None
    formation_id: int | None = None
    candidat_id: int | None = None
    candidature_ids: Collection[int] | None = None
    au_plus: int | None = None

    @property
    def est_etroite(self) -> bool:
        """Say whether few persons are read: what surrounds them is then looked for by person."""
        return any(voulu is not None for voulu in (self.candidat_id, self.candidature_ids, self.au_plus))


@dataclass(slots=True)
class _Entourage:
    """What stands around the rows: formations, items, drafts, follow-up, other vœux; what rows share."""

    formations: dict[int, Formation]
    calendriers: dict[int, Calendrier]
    items: dict[int, tuple[Saisie, ...]]
    brouillons: set[tuple[int, str]]
    corrections: dict[int, dict[str, str]]
    contacts: dict[int, str]
    etapes: dict[int, tuple[str, str]]
    voeux: dict[int, list[int]]
    maintenant: datetime
    aujourdhui: date
    situations: dict[tuple[object, ...], Situation] = field(default_factory=dict)
    textes: dict[str, str] = field(default_factory=dict)


def composer(
    contexte: Contexte, connection: Connection, selection: Selection, maintenant: datetime
) -> list[CandidatureLine]:
    """Return the lines at an instant, by name; a contract without candidature shows while it lives."""
    stockees = _stockees(connection, selection)
    ids = None
    if selection.est_etroite:
        stockees = list(stockees)
        ids = [stockee.candidat_id for stockee in stockees]
    autour = _entourage(connection, contexte, maintenant, selection.formation_id, ids)
    lignes = [
        _ligne(stockee, autour)
        for stockee in stockees
        # A list showed a person without vœu (``export_on``); an empty place of a contract shows nobody.
        if not stockee.sans_voeu or stockee.export_on is not None or stockee.id in autour.items
    ]
    lignes.sort(key=attrgetter("cle"))
    return lignes


def _stockees(connection: Connection, selection: Selection) -> Iterable[CandidatureStockee]:
    if selection.candidature_ids is not None:
        return candidatures.choisies(connection, selection.candidature_ids)
    return candidatures.lister(
        connection,
        campagne=selection.campagne,
        formation_id=selection.formation_id,
        candidat_id=selection.candidat_id,
        au_plus=selection.au_plus,
    )


def _entourage(
    connection: Connection,
    contexte: Contexte,
    maintenant: datetime,
    formation_id: int | None,
    ids: Sequence[int] | None,
) -> _Entourage:
    formations = {f.id: f for f in formations_storage.lister(connection)}
    campagnes = {formation.campagne for formation in formations.values()}
    voeux: dict[int, list[int]] = {}
    for campagne in campagnes:
        voeux |= candidatures.voeux_par_candidat(connection, campagne, ids)
    return _Entourage(
        formations=formations,
        calendriers={campagne: contexte.calendrier(campagne) for campagne in campagnes},
        items=items_par_candidature(saisies.suivies(connection, formation_id)),
        brouillons={(b.formation_id, b.numero) for b in brouillons.lister(connection)},
        corrections=candidats.corrections(connection),
        contacts=evenements.derniers_contacts(connection, ids),
        etapes=evenements.etapes_ouvertes(connection, ids),
        voeux=voeux,
        maintenant=maintenant,
        aujourdhui=maintenant.date(),
    )


def _ligne(stockee: CandidatureStockee, autour: _Entourage) -> CandidatureLine:
    formation = autour.formations[stockee.formation_id]
    situation = _situation(stockee, formation, autour)
    if stockee.candidat_id in autour.corrections:
        stockee = candidatures.corrigee(stockee, autour.corrections[stockee.candidat_id])
    contrat = situation.contrat
    decision = situation.decision_preparee
    limite, reponse = situation.limite, situation.limite_reponse
    etape, etape_on = autour.etapes.get(stockee.candidat_id, ("", ""))
    contact = instant(autour.contacts.get(stockee.candidat_id))
    commun = autour.textes.setdefault
    # By position, in the order of the fields: names would take three times longer.
    return CandidatureLine(
        stockee.id,
        stockee.candidat_id,
        formation.id,
        formation.code,
        formation.nom_court,
        stockee.numero,
        commun(stockee.civilite, stockee.civilite),
        stockee.nom,
        commun(stockee.prenom, stockee.prenom),
        stockee.telephone_fixe,
        stockee.telephone_portable,
        stockee.mail,
        commun(stockee.etablissement_origine, stockee.etablissement_origine),
        commun(stockee.profil, stockee.profil),
        commun(stockee.serie, stockee.serie),
        situation.etat,
        situation.etat_parcoursup,
        ETATS[stockee.etat],
        stockee.etat_brut,
        situation.presume,
        bool(stockee.sans_voeu),
        limite.jour,
        limite.origine,
        limite.mention,
        limite.passage_at,
        situation.reponse,
        situation.inscription,
        situation.statut_contrat,
        jour(stockee.date_reponse_on),
        reponse.jour if reponse else (contrat.limite_reponse_on if contrat else None),
        decision.decision if decision else None,
        contrat.statut if contrat else None,
        situation.ia_preparee is not None,
        (contrat.employeur if contrat else stockee.employeur) or "",
        (contrat.siret if contrat else stockee.siret) or "",
        (stockee.formation_id, stockee.numero) in autour.brouillons,
        contact.date() if contact else None,
        etape,
        jour(etape_on),
        jour(stockee.export_on),
        jour(stockee.disparue_on),
        len(autour.voeux.get(stockee.candidat_id, _UN_VOEU)),
        est_mineur(jour(stockee.naissance_on), autour.aujourdhui),
        stockee.cle,
        situation.proposition_perdue,
        reponse.origine if reponse else None,
        situation.notee,
    )


def _situation(stockee: CandidatureStockee, formation: Formation, autour: _Entourage) -> Situation:
    """Return the situation; candidatures without items share it with all those whose facts are the same."""
    items = autour.items.get(stockee.id, ())
    cle = (
        stockee.formation_id,
        stockee.etat,
        stockee.confirmee_at,
        stockee.limite_importee_on,
        stockee.reponse,
        stockee.inscription,
        stockee.statut_contrat,
        stockee.reponse_notee_on,
        stockee.demission_notee_on,
        stockee.export_on if stockee.reponse_notee_on or stockee.demission_notee_on else None,
        stockee.reponse_notee,
        stockee.limite_reponse_on,
        stockee.date_reponse_on,
    )
    connue = None if items else autour.situations.get(cle)
    if connue is not None:
        return connue
    calendrier = autour.calendriers[formation.campagne]
    situation = situation_a(faits_de(stockee, items), formation, calendrier, autour.maintenant)
    if not items:
        autour.situations[cle] = situation
    return situation
