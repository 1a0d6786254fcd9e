"""Formations and their published criteria."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, RowMapping, bindparam, func, select

from cfa_desktop.models.formation import Formation
from cfa_desktop.storage.conversions import jour, texte_jour
from cfa_desktop.storage.journal import Changement
from cfa_desktop.storage.tables import CRITERE, FORMATION

# Built once: every save reads its formation.
_UNE = select(FORMATION).where(FORMATION.c.id == bindparam("formation"))
_SES_CRITERES = (
    select(CRITERE.c.texte)
    .where(CRITERE.c.formation_id == bindparam("formation"))
    .order_by(CRITERE.c.ordre, CRITERE.c.id)
)
COULEURS = 10


def lister(connection: Connection, campagne: int | None = None) -> list[Formation]:
    """Return the formations of a campagne (all when None), in order of code."""
    requete = select(FORMATION).order_by(FORMATION.c.campagne, FORMATION.c.code)
    if campagne is not None:
        requete = requete.where(FORMATION.c.campagne == campagne)
    criteres = _criteres(connection)
    return [
        _formation(ligne, criteres.get(ligne["id"], ())) for ligne in connection.execute(requete).mappings()
    ]


def trouver(connection: Connection, formation_id: int) -> Formation:
    """Return one formation."""
    valeurs = {"formation": formation_id}
    ligne = connection.execute(_UNE, valeurs).mappings().one()
    return _formation(ligne, tuple(connection.execute(_SES_CRITERES, valeurs).scalars()))


def par_code(connection: Connection, campagne: int, code: str) -> Formation | None:
    """Return the formation with this code or sigle (case ignored), or None."""
    for formation in lister(connection, campagne):
        if code.casefold() in (formation.code.casefold(), formation.sigle.casefold()):
            return formation
    return None


def enregistrer(changement: Changement, connection: Connection, formation: Formation) -> int:
    """Create (``id`` 0) or update a formation and its criteria; return its id."""
    valeurs = {
        "campagne": formation.campagne,
        "code": formation.code,
        "intitule": formation.intitule,
        "sigle": formation.sigle,
        "etablissement": formation.etablissement,
        "couleur": formation.couleur,
        "capacite": formation.capacite,
        "examine": None if formation.examine is None else int(formation.examine),
        "modalites_particulieres": int(formation.modalites_particulieres),
        "cloture_demandee_on": texte_jour(formation.cloture_demandee_on),
        "cloturee_on": texte_jour(formation.cloturee_on),
        "message_recherche": formation.message_recherche,
        "message_acceptation": formation.message_acceptation,
        "rapport_publie_on": texte_jour(formation.rapport_publie_on),
    }
    formation_id = formation.id
    if formation_id:
        changement.modifier(FORMATION, formation_id, **valeurs)
    else:
        valeurs["couleur"] = _couleur_libre(connection, formation.campagne)
        formation_id = changement.inserer(FORMATION, **valeurs)
    _enregistrer_criteres(changement, connection, formation_id, formation.criteres)
    return formation_id


def _enregistrer_criteres(
    changement: Changement, connection: Connection, formation_id: int, criteres: Sequence[str]
) -> None:
    requete = select(CRITERE.c.id, CRITERE.c.texte).where(CRITERE.c.formation_id == formation_id)
    actuels = {texte: critere_id for critere_id, texte in connection.execute(requete)}
    for texte, critere_id in actuels.items():
        if texte not in criteres:
            changement.supprimer(CRITERE, critere_id)
    for ordre, texte in enumerate(criteres):
        if texte in actuels:
            changement.modifier(CRITERE, actuels[texte], ordre=ordre)
        else:
            changement.inserer(CRITERE, formation_id=formation_id, ordre=ordre, texte=texte)


def _couleur_libre(connection: Connection, campagne: int) -> int:
    requete = select(func.count()).where(FORMATION.c.campagne == campagne)
    return int(connection.execute(requete).scalar_one()) % COULEURS


def _criteres(connection: Connection) -> dict[int, tuple[str, ...]]:
    requete = select(CRITERE.c.formation_id, CRITERE.c.texte).order_by(CRITERE.c.ordre, CRITERE.c.id)
    trouves: dict[int, tuple[str, ...]] = {}
    for formation_id, texte in connection.execute(requete):
        trouves[formation_id] = (*trouves.get(formation_id, ()), texte)
    return trouves


def _formation(ligne: RowMapping, criteres: tuple[str, ...]) -> Formation:
    return Formation(
        id=ligne["id"],
        campagne=ligne["campagne"],
        code=ligne["code"],
        intitule=ligne["intitule"],
        sigle=ligne["sigle"],
        etablissement=ligne["etablissement"],
        couleur=ligne["couleur"],
        capacite=ligne["capacite"],
        examine=None if ligne["examine"] is None else bool(ligne["examine"]),
        modalites_particulieres=bool(ligne["modalites_particulieres"]),
        cloture_demandee_on=jour(ligne["cloture_demandee_on"]),
        cloturee_on=jour(ligne["cloturee_on"]),
        message_recherche=ligne["message_recherche"],
        message_acceptation=ligne["message_acceptation"],
        criteres=criteres,
        rapport_publie_on=jour(ligne["rapport_publie_on"]),
    )
