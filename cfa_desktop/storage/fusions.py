"""Moving everything of one person to another, row by row, through one recorded change."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, select

from cfa_desktop.models.candidat import CHAMPS_CANDIDAT, CHAMPS_CORRIGEABLES, cle_de_recherche
from cfa_desktop.models.contenu_texte import de_texte, en_texte
from cfa_desktop.models.fusion import VoeuStocke, contenu_reuni, voeu_reuni
from cfa_desktop.models.suivi import TypeEvenement
from cfa_desktop.storage import candidats, distinctions, rubriques
from cfa_desktop.storage.conversions import texte_instant
from cfa_desktop.storage.journal import Changement
from cfa_desktop.storage.tables import (
    BROUILLON,
    CANDIDAT,
    CANDIDATURE,
    CORRECTION,
    DEMANDE_MOTIFS,
    EVENEMENT,
    FORMATION,
    RUBRIQUE,
    SAISIE,
)

_VIDES = (None, "")


class Fusion(NamedTuple):
    """Where a merge is written, and both persons: everything of ``cede`` goes to ``garde``."""

    connection: Connection
    changement: Changement
    garde: int
    cede: int


def voeux(connection: Connection, candidat_id: int) -> dict[int, VoeuStocke]:
    """Return a person's candidatures as stored, by formation."""
    noms = {f.id: f.sigle or f.code for f in connection.execute(select(FORMATION))}
    return {
        faits["formation_id"]: VoeuStocke(
            noms[faits["formation_id"]], faits, _lignes(connection, SAISIE, "candidature_id", faits["id"])
        )
        for faits in _lignes(connection, CANDIDATURE, "candidat_id", candidat_id)
    }


def brouillons(connection: Connection, candidat_id: int) -> dict[int, str]:
    """Return the short names of the formations where a contract is begun for a person, by formation."""
    noms = {f.id: f.sigle or f.code for f in connection.execute(select(FORMATION))}
    return {b["formation_id"]: noms[b["formation_id"]] for b in _brouillons(connection, candidat_id)}


def fusionner(fusion: Fusion, valeurs: dict[str, str]) -> None:
    """Move every row of the ceded person, set the values chosen, remove her.

    The caller has made sure that nothing stands twice (``models/fusion.obstacles``).
    """
    connection, changement, garde, cede = fusion
    restants = voeux(connection, garde)
    for formation_id, voeu in voeux(connection, cede).items():
        if formation_id in restants:
            _reunir(fusion, restants[formation_id].faits, voeu.faits)
        else:
            changement.modifier(CANDIDATURE, voeu.faits["id"], candidat_id=garde)
            for partie in _lignes(connection, RUBRIQUE, "candidature_id", voeu.faits["id"]):
                changement.modifier(RUBRIQUE, partie["id"], candidat_id=garde)
    _reunir_parties(fusion, None, None)
    for table in (SAISIE, EVENEMENT):
        for ligne in _lignes(connection, table, "candidat_id", cede):
            changement.modifier(table, ligne["id"], candidat_id=garde)
    numero = connection.execute(select(CANDIDAT.c.numero).where(CANDIDAT.c.id == garde)).scalar_one()
    renumeroter_brouillons(changement, connection, cede, numero=numero, vers=garde)
    distinctions.reporter(changement, connection, de=cede, vers=garde)
    _completer(fusion)
    for ligne in _lignes(connection, CORRECTION, "candidat_id", cede):
        changement.supprimer(CORRECTION, ligne["id"])
    candidats.corriger(changement, connection, garde, valeurs)
    changement.supprimer(CANDIDAT, cede)


def noter(changement: Changement, candidat_id: int, at: Any, texte: str) -> None:
    """Leave a note in the follow-up; the step left open stays open."""
    changement.inserer(
        EVENEMENT,
        candidat_id=candidat_id,
        at=texte_instant(at),
        type=TypeEvenement.NOTE.value,
        texte=texte,
    )


def renumeroter(changement: Changement, connection: Connection, candidat_id: int, numero: str) -> None:
    """Give a person another number, and to the contracts begun for her."""
    renumeroter_brouillons(changement, connection, candidat_id, numero=numero, vers=candidat_id)
    ligne = _lignes(connection, CANDIDAT, "id", candidat_id)[0]
    corriges = candidats.corrections(connection, candidat_id).get(candidat_id, {})
    cle = cle_de_recherche({**ligne, **corriges, "numero": numero})
    changement.modifier(CANDIDAT, candidat_id, numero=numero, cle=cle)


def renumeroter_brouillons(
    changement: Changement, connection: Connection, candidat_id: int, *, numero: str, vers: int
) -> None:
    """Give the contracts begun for a person to another number."""
    for ligne in _brouillons(connection, candidat_id):
        lie = None if ligne["candidat_id"] is None else vers
        changement.modifier(BROUILLON, ligne["id"], numero=numero, candidat_id=lie)


def _reunir(fusion: Fusion, garde: Any, cede: Any) -> None:
    """Make one candidature of two of the same formation."""
    connection, changement = fusion.connection, fusion.changement
    changement.modifier(CANDIDATURE, garde["id"], **voeu_reuni(garde, cede))
    for table in (SAISIE, DEMANDE_MOTIFS):
        for ligne in _lignes(connection, table, "candidature_id", cede["id"]):
            changement.modifier(table, ligne["id"], candidature_id=garde["id"])
    _reunir_parties(fusion, garde["id"], cede["id"])
    changement.supprimer(CANDIDATURE, cede["id"])


def _reunir_parties(fusion: Fusion, garde_id: int | None, cede_id: int | None) -> None:
    """Move the parts of a dossier, those of a vœu or (None) of the person; the same part completes."""
    connection, changement = fusion.connection, fusion.changement
    la = {partie.nom: partie for partie in _parties(connection, fusion.garde, garde_id)}
    for partie in _parties(connection, fusion.cede, cede_id):
        if (restante := la.get(partie.nom)) is None:
            changement.modifier(RUBRIQUE, partie.id, candidat_id=fusion.garde, candidature_id=garde_id)
            continue
        reunie = contenu_reuni(de_texte(restante.donnees), de_texte(partie.donnees))
        changement.modifier(RUBRIQUE, restante.id, donnees=en_texte(reunie))
        changement.supprimer(RUBRIQUE, partie.id)


def _completer(fusion: Fusion) -> None:
    """Fill what no file said of the person kept, apart from what the officer may correct."""
    (garde,) = _lignes(fusion.connection, CANDIDAT, "id", fusion.garde)
    (cede,) = _lignes(fusion.connection, CANDIDAT, "id", fusion.cede)
    manquantes = {
        champ: cede[champ]
        for champ in CHAMPS_CANDIDAT
        if champ not in CHAMPS_CORRIGEABLES and garde[champ] in _VIDES and cede[champ] not in _VIDES
    }
    if manquantes:
        fusion.changement.modifier(CANDIDAT, fusion.garde, **manquantes)


def _parties(
    connection: Connection, candidat_id: int, candidature_id: int | None
) -> list[rubriques.LigneRubrique]:
    toutes = rubriques.lignes_de(connection, candidat_id, candidature_id)
    return [partie for partie in toutes if partie.candidature_id == candidature_id]


def _brouillons(connection: Connection, candidat_id: int) -> list[dict[str, Any]]:
    """Return the contracts begun for a person: linked to her, or to her number in her campagne."""
    requete = (
        select(BROUILLON)
        .join_from(BROUILLON, FORMATION, FORMATION.c.id == BROUILLON.c.formation_id)
        .join(
            CANDIDAT,
            (CANDIDAT.c.numero == BROUILLON.c.numero) & (CANDIDAT.c.campagne == FORMATION.c.campagne),
        )
        .where(CANDIDAT.c.id == candidat_id)
    )
    return [dict(ligne) for ligne in connection.execute(requete).mappings()]


def _lignes(connection: Connection, table: Table, colonne: str, valeur: int) -> list[dict[str, Any]]:
    requete = select(table).where(table.c[colonne] == valeur)
    return [dict(ligne) for ligne in connection.execute(requete).mappings()]
