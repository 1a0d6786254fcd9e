"""What the contract dialog says around the form: the person, the other vœux, the places, the export."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cfa_desktop.models.candidat import Candidat
from cfa_desktop.models.dates_fr import age, jour_court
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.services.bureau import Bureau


@dataclass(frozen=True, slots=True)
class FaitsContrat:
    """The formation, the person (None when the number is unknown) and her vœux here."""

    formation: Formation
    candidat: Candidat | None
    autres_voeux: tuple[str, ...]
    export_on: date | None


def lire_faits(bureau: Bureau, formation_id: int, numero: str) -> FaitsContrat:
    """Return what the dialog shows of a person and a formation."""
    formation = bureau.formations.trouver(formation_id)
    candidat = bureau.contrats.candidat(formation_id, numero)
    lignes = bureau.candidatures.lister(formation_id=formation_id)
    exports = [ligne.export_on for ligne in lignes if ligne.export_on is not None]
    voeux = _voeux(bureau, formation, candidat, lignes)
    return FaitsContrat(
        formation=formation,
        candidat=candidat,
        autres_voeux=tuple(voeu.formation_nom for voeu in voeux if voeu.formation_id != formation_id),
        export_on=max(exports, default=None),
    )


def phrase_places(bureau: Bureau, formation_id: int, *, complete: bool) -> str:
    """Return « 5 contrats sur 5 après celui-ci (3 Parcoursup, 1 préparé, celui-ci) »."""
    places = bureau.contrats.places(formation_id)
    detail = f"{places.parcoursup} Parcoursup"
    if places.prepares:
        detail += f", {places.prepares} préparé{'s' if places.prepares > 1 else ''}"
    if places.capacite is None:
        return f"Capacité non renseignée – {detail}"
    if complete:
        return f"{places.comptes} contrats sur {places.capacite} déjà ({detail})\u202f: plus de place"
    apres = places.comptes + 1
    pluriel = "contrats" if apres > 1 else "contrat"
    return f"{apres} {pluriel} sur {places.capacite} après celui-ci ({detail}, celui-ci)"


def phrase_export(bureau: Bureau, faits: FaitsContrat, *, sera_complete: bool) -> str:
    """Return the age of the facts, and whether the formation will be full."""
    if faits.export_on is None:
        base = "aucun export importé pour cette formation"
    else:
        jour = jour_court(faits.export_on, faits.formation.campagne)
        base = f"d’après l’export du {jour} ({age(faits.export_on, bureau.contexte.maintenant())})"
    return f"{base} · la formation sera complète" if sera_complete else base


def _voeux(
    bureau: Bureau, formation: Formation, candidat: Candidat | None, lignes: list[CandidatureLine]
) -> list[CandidatureLine]:
    if candidat is None:
        return []
    ici = next((ligne for ligne in lignes if ligne.candidat_id == candidat.id), None)
    if ici is not None and ici.voeux <= 1:
        return []
    trouvees = bureau.candidatures.rechercher(candidat.numero, formation.campagne)
    return [ligne for ligne in trouvees if ligne.candidat_id == candidat.id]
