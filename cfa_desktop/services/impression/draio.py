"""The letters about a full formation: close the recruitment, or ask for more places (R11)."""

from __future__ import annotations

from cfa_desktop.documents.pdf.a_voir import PERSONNE
from cfa_desktop.documents.pdf.lettre import ouvrage_lettres
from cfa_desktop.documents.pdf.lettre_valeurs import AVoir
from cfa_desktop.documents.pdf.ouvrage import Ouvrage
from cfa_desktop.models.impression import document
from cfa_desktop.models.modeles import modele
from cfa_desktop.models.regles.cloture import avertissements_reste
from cfa_desktop.models.regles.faits import FaitsFormation
from cfa_desktop.models.saisie import Nature
from cfa_desktop.models.textes_pleine import champs_pleine
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.demandes import Demandes
from cfa_desktop.services.entetes import entete
from cfa_desktop.services.impression.demande import DemandeImpression
from cfa_desktop.services.impression.papier import a_voir_de, papier_de
from cfa_desktop.storage import candidatures, formations, saisies

SANS_CAPACITE = "La capacité n’est pas saisie\u202f: Parcoursup la demande avant tout."
SANS_SOUHAITEE = "La capacité demandée n’est pas indiquée\u202f: complétez-la avant l’envoi."
_LIGNE = "/"
"""What stands between two lines of an address typed on one."""


def composer_draio(contexte: Contexte, demande: DemandeImpression) -> Ouvrage:
    """Return the request about one formation, its template being the document's own."""
    tete = entete(contexte, demande.formation_id, demande.campagne, "")
    titre = document(demande.document).titre
    if demande.formation_id is None:
        return ouvrage_lettres((), tete, titre)
    with contexte.database.lecture() as connection:
        formation = formations.trouver(connection, demande.formation_id)
        faits = FaitsFormation(
            formation,
            candidatures.compter_contrats(connection, formation.id),
            saisies.compter_contrats_prepares(connection, formation.id),
        )
    papier = papier_de(contexte, demande.document, tete.mention_demo)
    champs = champs_pleine(faits) | {
        "formation": formation.intitule,
        "code": formation.code,
        "session": str(formation.campagne),
        "cfa": papier.centre.nom_affiche,
    }
    if "souhaitee" in modele(demande.document).champs:
        champs["souhaitee"] = _souhaitee(contexte, demande)
    adresse = f"{demande.textes.get('destinataire', '')}{_LIGNE}{demande.textes.get('adresse', '')}"
    lignes = tuple(ligne.strip() for ligne in adresse.split(_LIGNE) if ligne.strip())
    sans = SANS_SOUHAITEE if champs.get("souhaitee") == "" else ""
    raisons = tuple(raison for raison in (sans, *_a_voir(faits), papier.manque) if raison)
    a_voir = a_voir_de(demande, [AVoir(PERSONNE, formation.nom_court, raison) for raison in raisons])
    # Once the page to look at is not wanted any more, neither is what it told on the letter.
    lettre = papier.lettre(lignes, champs, formation.nom_court)._replace(projet=raisons if a_voir else ())
    return ouvrage_lettres([lettre], tete, titre, a_voir)._replace(alertes=raisons)


def _a_voir(faits: FaitsFormation) -> list[str]:
    """Return why the request may be too early: no capacity yet, or places left (R8, R11)."""
    if faits.formation.capacite is None:
        return [SANS_CAPACITE]
    reste = faits.formation.capacite - faits.contrats_comptes
    return [avertissement.message for avertissement in avertissements_reste(reste)]


def _souhaitee(contexte: Contexte, demande: DemandeImpression) -> str:
    """Return the capacity asked for: typed, else that of the request prepared here, else room to write."""
    typee = demande.textes.get("souhaitee", "").strip()
    if typee or demande.formation_id is None:
        return typee
    demandees = [
        item.valeur
        for item in Demandes(contexte).en_cours(demande.formation_id)
        if item.nature is Nature.AUGMENTATION
    ]
    return demandees[-1] if demandees else ""
