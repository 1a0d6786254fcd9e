"""The lines of the candidate list, composed once from stored rows and rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter

from cfa_desktop.models.calendrier import Calendrier
from cfa_desktop.models.candidat import est_mineur
from cfa_desktop.models.candidature import Limite
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.limites import limite_examen
from cfa_desktop.models.saisie import Saisie
from cfa_desktop.models.situation import situation_a
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.faits import faits_de, items_par_candidature
from cfa_desktop.storage import brouillons, candidats, candidatures, evenements, saisies
from cfa_desktop.storage import formations as formations_storage
from cfa_desktop.storage.candidatures import CandidatureStockee
from cfa_desktop.storage.conversions import instant, jour
from cfa_desktop.storage.database import Connection


@dataclass(frozen=True, slots=True)
class Selection:
    """Which candidatures to read: a formation, a person, or a whole campagne."""

    campagne: int | None = None
    formation_id: int | None = None
    candidat_id: int | None = None
    candidature_id: int | None = None


@dataclass(slots=True)
class _Entourage:
    """What stands around the rows: formations, items, drafts, follow-up, other vœux."""

    formations: dict[int, Formation]
    calendriers: dict[int, Calendrier]
    items: dict[int, tuple[Saisie, ...]]
    brouillons: set[tuple[int, str]]
    corrections: dict[int, dict[str, str]]
    contacts: dict[int, str]
    etapes: dict[int, tuple[str, str]]
    voeux: dict[int, list[int]]
    limites: dict[tuple[object, ...], Limite]
    maintenant: datetime


def composer(
    contexte: Contexte, connection: Connection, selection: Selection, maintenant: datetime
) -> list[CandidatureLine]:
    """Return the lines at an instant, by name; a contract without candidature shows while it lives."""
    autour = _entourage(contexte, connection, selection, maintenant)
    stockees = _stockees(connection, selection)
    lignes = [
        _ligne(stockee, autour) for stockee in stockees if not stockee.sans_voeu or stockee.id in autour.items
    ]
    lignes.sort(key=attrgetter("cle"))
    return lignes


def _stockees(connection: Connection, selection: Selection) -> list[CandidatureStockee]:
    if selection.candidature_id is not None:
        return [candidatures.trouver(connection, selection.candidature_id)]
    return candidatures.lister(
        connection,
        campagne=selection.campagne,
        formation_id=selection.formation_id,
        candidat_id=selection.candidat_id,
    )


def _entourage(
    contexte: Contexte, connection: Connection, selection: Selection, maintenant: datetime
) -> _Entourage:
    formations = {f.id: f for f in formations_storage.lister(connection)}
    campagnes = {formation.campagne for formation in formations.values()}
    voeux: dict[int, list[int]] = {}
    for campagne in campagnes:
        voeux |= candidatures.voeux_par_candidat(connection, campagne)
    return _Entourage(
        formations=formations,
        calendriers={campagne: contexte.calendrier(campagne) for campagne in campagnes},
        items=items_par_candidature(saisies.vivantes(connection, selection.formation_id)),
        brouillons={(b.formation_id, b.numero) for b in brouillons.lister(connection)},
        corrections=candidats.corrections(connection, selection.candidat_id),
        contacts=evenements.derniers_contacts(connection),
        etapes=evenements.etapes_ouvertes(connection),
        voeux=voeux,
        limites={},
        maintenant=maintenant,
    )


def _ligne(stockee: CandidatureStockee, autour: _Entourage) -> CandidatureLine:
    formation = autour.formations[stockee.formation_id]
    calendrier = autour.calendriers[formation.campagne]
    faits = faits_de(stockee, autour.items.get(stockee.id, ()))
    cle = (formation.id, stockee.etat, stockee.confirmee_at, stockee.limite_importee_on)
    limite = autour.limites.get(cle)
    if limite is None:
        limite = autour.limites[cle] = limite_examen(faits, formation, calendrier)
    situation = situation_a(faits, formation, calendrier, autour.maintenant, limite=limite)
    if stockee.candidat_id in autour.corrections:
        stockee = candidatures.corrigee(stockee, autour.corrections[stockee.candidat_id])
    contrat = situation.contrat
    decision = situation.decision_preparee
    etape, etape_on = autour.etapes.get(stockee.candidat_id, ("", ""))
    contact = instant(autour.contacts.get(stockee.candidat_id))
    return CandidatureLine(
        id=stockee.id,
        candidat_id=stockee.candidat_id,
        formation_id=stockee.formation_id,
        formation_code=formation.code,
        formation_nom=formation.nom_court,
        numero=stockee.numero,
        civilite=stockee.civilite,
        nom=stockee.nom,
        prenom=stockee.prenom,
        telephone_fixe=stockee.telephone_fixe,
        telephone_portable=stockee.telephone_portable,
        mail=stockee.mail,
        etablissement_origine=stockee.etablissement_origine,
        profil=stockee.profil,
        serie=stockee.serie,
        etat=situation.etat,
        etat_parcoursup=situation.etat_parcoursup,
        etat_importe=faits.etat,
        etat_brut=stockee.etat_brut,
        presume=situation.presume,
        sans_voeu=faits.sans_voeu,
        limite_on=limite.jour,
        limite_origine=limite.origine,
        limite_mention=limite.mention,
        passage_at=limite.passage_at,
        reponse=situation.reponse,
        inscription=situation.inscription,
        statut_contrat=situation.statut_contrat,
        date_reponse_on=faits.date_reponse_on,
        limite_reponse_on=contrat.limite_reponse_on if contrat else None,
        decision_preparee=decision.decision if decision else None,
        contrat=contrat.statut if contrat else None,
        ia_preparee=situation.ia_preparee is not None,
        employeur=(contrat.employeur if contrat else stockee.employeur) or "",
        siret=(contrat.siret if contrat else stockee.siret) or "",
        brouillon=(stockee.formation_id, stockee.numero) in autour.brouillons,
        dernier_contact_on=contact.date() if contact else None,
        prochaine_etape=etape,
        prochaine_etape_on=jour(etape_on),
        export_on=faits.export_on,
        disparue_on=faits.disparue_on,
        voeux=len(autour.voeux.get(stockee.candidat_id, (0,))),
        mineur=est_mineur(jour(stockee.naissance_on), autour.maintenant.date()),
        cle=stockee.cle,
    )
