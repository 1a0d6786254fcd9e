"""The Formations page: every formation with its counters, its gauge and what is due."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from cfa_desktop.models.comptage import compter_lignes, contrats_comptes_des_lignes
from cfa_desktop.models.etats import Etat
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.saisie import Nature, Statut
from cfa_desktop.models.tableau_formations import FormationLine, situation_de
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.lignes import Selection, composer
from cfa_desktop.storage import brouillons, formations, imports, saisies


def tableau(
    contexte: Contexte,
    campagne: int,
    au: datetime | None = None,
    deja_lues: Sequence[CandidatureLine] | None = None,
) -> list[FormationLine]:
    """Return one line per formation of the campagne at an instant; ``deja_lues`` spares reading its lines."""
    maintenant = contexte.maintenant(au)
    with contexte.database.lecture() as connection:
        if deja_lues is None:
            deja_lues = composer(contexte, connection, Selection(campagne=campagne), maintenant)
        lignes: dict[int, list[CandidatureLine]] = {}
        for ligne in deja_lues:
            lignes.setdefault(ligne.formation_id, []).append(ligne)
        exports = imports.derniers_exports(connection)
        attendus = [b.formation_id for b in brouillons.lister(connection) if b.attente_siret]
        items = saisies.avec_statut(connection, [Statut.PREPAREE])
        en_attente = [item.formation_id for item in items]
        capacites = {item.formation_id: item.valeur for item in items if item.nature is Nature.CAPACITE}
        return [
            FormationLine(
                formation=formation,
                situation=situation_de(
                    formation, contexte.calendrier(campagne), _comptes(lignes, formation), maintenant
                ),
                compteurs=compter_lignes(lignes.get(formation.id, [])),
                contrats_comptes=_comptes(lignes, formation),
                prepares=sum(ligne.contrat is Statut.PREPAREE for ligne in lignes.get(formation.id, [])),
                employeurs_attendus=attendus.count(formation.id),
                a_examiner=len(_a_examiner(lignes, formation)),
                prochaine_limite_on=min(
                    (due.limite_on for due in _a_examiner(lignes, formation) if due.limite_on), default=None
                ),
                a_saisir=en_attente.count(formation.id),
                export_on=exports.get(formation.id),
                capacite_preparee=capacites.get(formation.id, ""),
            )
            for formation in formations.lister(connection, campagne)
        ]


def _comptes(lignes: dict[int, list[CandidatureLine]], formation: Formation) -> int:
    return contrats_comptes_des_lignes(lignes.get(formation.id, []))


def _a_examiner(lignes: dict[int, list[CandidatureLine]], formation: Formation) -> list[CandidatureLine]:
    """Return what a formation that examines must still decide: a prepared decision stays due until typed."""
    if not formation.examine:
        return []
    return [
        ligne
        for ligne in lignes.get(formation.id, [])
        if ligne.etat is Etat.CONFIRMEE and ligne.disparue_on is None
    ]
