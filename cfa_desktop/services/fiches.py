"""The values of follow-up sheets, read for many persons at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from cfa_desktop.documents.liste import CelluleEtat
from cfa_desktop.documents.pdf.fiche_valeurs import EvenementFiche, FicheSuivi
from cfa_desktop.models.colonnes import texte_etat
from cfa_desktop.models.etats import LABELS_ETAT, LABELS_INSCRIPTION, LABELS_REPONSE
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.saisie import Statut
from cfa_desktop.models.suivi import ETAPES_PAR_DEFAUT, LABELS_RESULTAT, LABELS_TYPE, Evenement
from cfa_desktop.services.entetes import couleur
from cfa_desktop.services.impression.avance import SANS_TEMOIN, Avance
from cfa_desktop.storage import candidats, evenements, formations
from cfa_desktop.storage.database import Connection

_ETAPES_COURANTES = frozenset(etape.texte for etape in ETAPES_PAR_DEFAUT.values())
_ETAPE_TUE = "Étape prévue"


def composer(
    connection: Connection,
    lignes: Sequence[CandidatureLine],
    *,
    sans_notes: bool = False,
    avance: Avance = SANS_TEMOIN,
) -> list[FicheSuivi]:
    """Return one sheet per line, in order, with its rank in the printed list.

    ``sans_notes`` leaves out what was written about a person: an event keeps its day, kind and result,
    a next step its day, and its text when it is one that the program proposes.
    """
    toutes = {formation.id: formation for formation in formations.lister(connection)}
    suivis: dict[int, list[Evenement]] = {}
    adresses: dict[int, str] = {}
    for lot in avance.lots(list({ligne.candidat_id for ligne in lignes})):
        suivis |= evenements.de_candidats(connection, lot)
        adresses |= candidats.adresses(connection, lot)
    numeros = telephones(connection, lignes)
    return [
        replace(
            _fiche(ligne, toutes[ligne.formation_id]),
            rang=f"{rang}/{len(lignes)}",
            telephones=numeros[ligne.candidat_id],
            adresse=adresses.get(ligne.candidat_id, ""),
            evenements=tuple(_evenement(un, sans_notes) for un in suivis.get(ligne.candidat_id, [])),
            sans_textes=sans_notes,
            prochaine_etape=_etape(ligne, sans_notes),
        )
        for rang, ligne in enumerate(avance.compter(lignes), 1)
    ]


def telephones(
    connection: Connection, lignes: Sequence[CandidatureLine]
) -> dict[int, tuple[tuple[str, str], ...]]:
    """Return the phones by person, (label, number): the mobile first, a corrected one before the export's."""
    corriges = candidats.corrections(connection)
    importes = candidats.telephones_importes(
        connection, sorted({ligne.candidat_id for ligne in lignes} & corriges.keys())
    )
    return {ligne.candidat_id: tuple(_telephones(ligne, importes.get(ligne.candidat_id))) for ligne in lignes}


def _telephones(ligne: CandidatureLine, importes: tuple[str, str] | None) -> Iterator[tuple[str, str]]:
    montres = ligne.telephone_portable, ligne.telephone_fixe
    for nom, numero in zip(("Portable", "Fixe"), montres, strict=True):
        if numero:
            yield nom, numero
    for montre, importe in zip(montres, importes or (), strict=False):
        # A phone emptied by hand was a wrong one: it does not come back.
        if montre and importe and importe not in montres:
            yield "Parcoursup", importe


def _fiche(ligne: CandidatureLine, formation: Formation) -> FicheSuivi:
    return FicheSuivi(
        numero=ligne.numero,
        nom=ligne.nom,
        prenom=ligne.prenom,
        etat=cellule_etat(ligne),
        formation_code=formation.nom_court,
        formation_nom=formation.intitule,
        formation_couleur=couleur(formation),
        civilite=ligne.civilite,
        mineur=ligne.mineur,
        mail=ligne.mail,
        origine=ligne.etablissement_origine,
        profil=ligne.profil,
        serie=ligne.serie,
        dates=_dates(ligne),
        prochaine_etape_on=ligne.prochaine_etape_on,
        employeur=ligne.employeur,
        siret=ligne.siret,
        voeux=ligne.voeux,
    )


def cellule_etat(ligne: CandidatureLine) -> CelluleEtat:
    """Return the state as documents show it: présumé, préparé, absent said, Parcoursup's own label beside."""
    officiel = LABELS_ETAT[ligne.etat_parcoursup] if ligne.etat_parcoursup else ligne.etat_brut
    prepare = ligne.decision_preparee is not None or ligne.contrat is Statut.PREPAREE
    absente = ligne.disparue_on is not None
    return CelluleEtat(texte_etat(ligne), ligne.etat, ligne.presume, prepare, officiel, absente)


def _dates(ligne: CandidatureLine) -> tuple[tuple[str, date | str], ...]:
    valeurs: tuple[tuple[str, date | str | None], ...] = (
        ("Limite d’examen", ligne.limite_on or ligne.limite_mention),
        ("Réponse du candidat", LABELS_REPONSE[ligne.reponse] if ligne.reponse else None),
        ("Réponse au plus tard le", ligne.limite_reponse_on),
        ("Inscription", LABELS_INSCRIPTION[ligne.inscription] if ligne.inscription else None),
        ("Dernier contact", ligne.dernier_contact_on),
        ("Dernier export", ligne.export_on),
    )
    return tuple((label, valeur) for label, valeur in valeurs if valeur)


def _etape(ligne: CandidatureLine, sans_notes: bool) -> str:
    etape = ligne.prochaine_etape
    if not sans_notes or etape in _ETAPES_COURANTES:
        return etape
    return "" if ligne.prochaine_etape_on is not None else _ETAPE_TUE if etape else ""


def _evenement(evenement: Evenement, sans_notes: bool) -> EvenementFiche:
    resultat = LABELS_RESULTAT[evenement.resultat] if evenement.resultat else ""
    if sans_notes:
        return EvenementFiche(evenement.at, LABELS_TYPE[evenement.type], resultat)
    return EvenementFiche(
        at=evenement.at,
        type=LABELS_TYPE[evenement.type],
        resultat=resultat,
        texte=evenement.texte,
        etape=evenement.etape,
        etape_on=evenement.etape_on,
    )
