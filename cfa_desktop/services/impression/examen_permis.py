"""What may still be decided of the candidatures to print: nothing to tick where nothing can be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from cfa_desktop.models.etats import Etat
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.permis import Acte, SujetCandidature, permis_candidature
from cfa_desktop.models.verdict import Verdict
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.faits import faits_de, items_par_candidature
from cfa_desktop.services.impression.demande import DemandeImpression
from cfa_desktop.storage import candidatures, saisies
from cfa_desktop.storage.database import Connection

_POUR_L_INSTANT = "R1"
"""Code of what a confirmation of the vœu lifts: the commission may sit before it."""

_ATTENTES = {Etat.NON_CONFIRMEE: "après confirmation", None: "état à vérifier"}
_EXAMEN_A_DIRE = "R2"
_PLUS_TARD = {
    Etat.NON_CONFIRMEE: "Vœu non confirmé\u202f: une décision ne se saisira qu’une fois le vœu confirmé.",
    None: "État inconnu\u202f: une décision ne se saisira qu’une fois l’état vérifié sur Parcoursup.",
}
"""What is said beside the boxes when a commission may already sit, though nothing can be typed yet."""


class Decidable(NamedTuple):
    """Whether there is a decision to tick, and what to know before ticking it ("" = nothing).

    ``attente`` is what must come before it can be typed (R1), in two words.
    """

    ouverte: bool = True
    mention: str = ""
    attente: str = ""


def decidables(
    contexte: Contexte,
    connection: Connection,
    formations: Mapping[int, Formation],
    demande: DemandeImpression,
) -> dict[int, Decidable]:
    """Return what may be decided now of each candidature, read formation by formation."""
    voulues = {ligne.id for ligne in demande.lignes}
    instant = contexte.maintenant()
    trouvees: dict[int, Decidable] = {}
    for formation_id in {ligne.formation_id for ligne in demande.lignes}:
        formation = formations[formation_id]
        calendrier = contexte.calendrier(formation.campagne)
        items = items_par_candidature(saisies.suivies(connection, formation_id))
        for stockee in demande.avance.veiller(candidatures.lister(connection, formation_id=formation_id)):
            if stockee.id in voulues:
                faits = faits_de(stockee, items.get(stockee.id, ()))
                sujet = SujetCandidature(faits, formation, calendrier, contrats_comptes=0)
                permis = permis_candidature(sujet, instant)
                trouvees[stockee.id] = _decidable(permis, formation, faits.etat)
    return trouvees


def _decidable(permis: Mapping[Acte, Verdict], formation: Formation, etat: Etat | None) -> Decidable:
    recherche, refus = permis[Acte.RECHERCHER], permis[Acte.REFUSER]
    levables = {_POUR_L_INSTANT, *((_EXAMEN_A_DIRE,) if formation.examine is None else ())}
    codes = {blocage.code for blocage in recherche.blocages}
    ouverte = codes <= levables
    attente = _ATTENTES.get(etat, "") if ouverte and _POUR_L_INSTANT in codes else ""
    if codes == {_POUR_L_INSTANT} and etat in _PLUS_TARD:
        return Decidable(ouverte, _PLUS_TARD[etat], attente)
    dites = [blocage.message for blocage in recherche.blocages or refus.blocages]
    dites += [avertissement.message for avertissement in refus.avertissements]
    return Decidable(ouverte, dites[0] if dites else "", attente)
