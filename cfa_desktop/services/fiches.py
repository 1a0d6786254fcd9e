"""The values of follow-up sheets, read for many persons at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from cfa_desktop.documents.liste import CelluleEtat
from cfa_desktop.documents.pdf.fiche_valeurs import EvenementFiche, FicheSuivi
from cfa_desktop.models.colonnes import texte_etat
from cfa_desktop.models.couleurs import COULEURS_FORMATION
from cfa_desktop.models.etats import LABELS_ETAT, LABELS_INSCRIPTION, LABELS_REPONSE
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.saisie import Statut
from cfa_desktop.models.suivi import LABELS_RESULTAT, LABELS_TYPE, Evenement
from cfa_desktop.storage import candidats, evenements, formations
from cfa_desktop.storage.database import Connection


def composer(connection: Connection, lignes: Sequence[CandidatureLine]) -> list[FicheSuivi]:
    """Return one sheet per line, in order, with its rank in the printed list."""
    toutes = {formation.id: formation for formation in formations.lister(connection)}
    suivis = evenements.de_candidats(connection, [ligne.candidat_id for ligne in lignes])
    adresses = candidats.adresses(connection, [ligne.candidat_id for ligne in lignes])
    return [
        _fiche(
            ligne,
            toutes[ligne.formation_id],
            suivis.get(ligne.candidat_id, []),
            adresse=adresses.get(ligne.candidat_id, ""),
            rang=f"{rang}/{len(lignes)}",
        )
        for rang, ligne in enumerate(lignes, 1)
    ]


def _fiche(
    ligne: CandidatureLine, formation: Formation, suivi: Sequence[Evenement], *, adresse: str, rang: str
) -> FicheSuivi:
    return FicheSuivi(
        numero=ligne.numero,
        nom=ligne.nom,
        prenom=ligne.prenom,
        etat=cellule_etat(ligne),
        formation_code=formation.nom_court,
        formation_nom=formation.intitule,
        formation_couleur=COULEURS_FORMATION[formation.couleur % len(COULEURS_FORMATION)],
        civilite=ligne.civilite,
        mineur=ligne.mineur,
        rang=rang,
        telephones=tuple(
            (label, numero)
            for label, numero in (("Portable", ligne.telephone_portable), ("Fixe", ligne.telephone_fixe))
            if numero
        ),
        mail=ligne.mail,
        adresse=adresse,
        origine=ligne.etablissement_origine,
        profil=ligne.profil,
        serie=ligne.serie,
        dates=_dates(ligne),
        prochaine_etape=ligne.prochaine_etape,
        prochaine_etape_on=ligne.prochaine_etape_on,
        employeur=ligne.employeur,
        siret=ligne.siret,
        evenements=tuple(_evenement(evenement) for evenement in suivi),
    )


def cellule_etat(ligne: CandidatureLine) -> CelluleEtat:
    """Return the state as documents show it: présumé and préparé said, Parcoursup's own label beside."""
    officiel = LABELS_ETAT[ligne.etat_parcoursup] if ligne.etat_parcoursup else ligne.etat_brut
    prepare = ligne.decision_preparee is not None or ligne.contrat is Statut.PREPAREE
    return CelluleEtat(texte_etat(ligne), ligne.etat, ligne.presume, prepare, officiel)


def _dates(ligne: CandidatureLine) -> tuple[tuple[str, date | str], ...]:
    valeurs: tuple[tuple[str, date | str | None], ...] = (
        ("Limite d’examen", ligne.limite_on or ligne.limite_mention),
        ("Réponse du candidat", LABELS_REPONSE[ligne.reponse] if ligne.reponse else None),
        ("Réponse avant le", ligne.limite_reponse_on),
        ("Inscription", LABELS_INSCRIPTION[ligne.inscription] if ligne.inscription else None),
        ("Dernier contact", ligne.dernier_contact_on),
        ("Dernier export", ligne.export_on),
    )
    return tuple((label, valeur) for label, valeur in valeurs if valeur)


def _evenement(evenement: Evenement) -> EvenementFiche:
    return EvenementFiche(
        at=evenement.at,
        type=LABELS_TYPE[evenement.type],
        resultat=LABELS_RESULTAT[evenement.resultat] if evenement.resultat else "",
        texte=evenement.texte,
        etape=evenement.etape,
        etape_on=evenement.etape_on,
    )
