"""The verbs that only read: lists, counters, what is due, what waits to be typed."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from typing import Any

from cfa_desktop.cli.choix import choisir, lignes_choisies
from cfa_desktop.cli.sorties import Reponse, pluriel, tableau
from cfa_desktop.models.a_saisir import ASaisir
from cfa_desktop.models.colonnes import texte_etat
from cfa_desktop.models.compteurs import Compteurs
from cfa_desktop.models.etats import LABELS_ETAT, LABELS_INSCRIPTION, LABELS_REPONSE, LABELS_STATUT_CONTRAT
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.saisie import LABELS_STATUT, Nature, Saisie
from cfa_desktop.models.telephone import format_telephone
from cfa_desktop.services.bureau import ouvrir


def lister(args: Namespace) -> Reponse:
    """List candidatures as they stand at the instant."""
    with ouvrir(args.base, ecriture=False) as bureau:
        lignes = lignes_choisies(bureau, args, choisir(bureau, args))
    objet = {"total": len(lignes), "candidatures": [forme_ligne(ligne) for ligne in lignes]}
    titres = ("N°", "Candidat", "Formation", "État", "Limite", "Téléphone")
    valeurs = (
        (
            ligne.numero,
            ligne.candidat,
            ligne.formation_nom,
            texte_etat(ligne) + (" (présumé)" if ligne.presume else ""),
            f"{ligne.limite_on:%d/%m/%Y}" if ligne.limite_on else "",
            format_telephone(ligne.telephone_portable or ligne.telephone_fixe),
        )
        for ligne in lignes
    )
    return Reponse(objet, [*tableau(titres, valeurs), "", pluriel(len(lignes), "candidature")])


def forme_ligne(ligne: CandidatureLine) -> dict[str, Any]:
    """Return the JSON shape of a candidature."""
    return {
        "numero": ligne.numero,
        "civilite": ligne.civilite,
        "nom": ligne.nom,
        "prenom": ligne.prenom,
        "telephone_fixe": ligne.telephone_fixe,
        "telephone_portable": ligne.telephone_portable,
        "mail": ligne.mail,
        "etablissement_origine": ligne.etablissement_origine,
        "formation": ligne.formation_code,
        "etat": _label(LABELS_ETAT, ligne.etat),
        "etat_importe": _label(LABELS_ETAT, ligne.etat_importe),
        "etat_brut": ligne.etat_brut,
        "presume": ligne.presume,
        "date_limite": ligne.limite_on.isoformat() if ligne.limite_on else None,
        "origine_date_limite": ligne.limite_origine.value if ligne.limite_origine else None,
        "reponse": _label(LABELS_REPONSE, ligne.reponse) or "",
        "inscription_administrative": _label(LABELS_INSCRIPTION, ligne.inscription) or "",
        "statut_contrat": _label(LABELS_STATUT_CONTRAT, ligne.statut_contrat) or "",
        "sans_candidature": ligne.sans_voeu,
        "disparue": ligne.disparue_on is not None,
        "employeur": ligne.employeur,
        "siret": ligne.siret,
    }


def compteurs(args: Namespace) -> Reponse:
    """Count as Parcoursup does."""
    with ouvrir(args.base, ecriture=False) as bureau:
        choix = choisir(bureau, args)
        comptes = bureau.candidatures.compter(
            formation_id=choix.formation_id, campagne=choix.campagne, au=args.au
        )
        formations = [choix.formation] if choix.formation else bureau.formations.lister(choix.campagne)
    capacites = [formation.capacite for formation in formations if formation.capacite is not None]
    capacite = sum(capacites) if capacites else None
    code = choix.formation.code if choix.formation else None
    return Reponse(
        {"formation": code, "capacite": capacite, **forme_compteurs(comptes)},
        _texte_compteurs(comptes, code or "Toutes les formations", capacite),
    )


def forme_compteurs(comptes: Compteurs) -> dict[str, Any]:
    """Return the JSON shape of counters."""
    return {
        "sans_contrat": {
            "total": comptes.sans_contrat,
            "confirmees": comptes.confirmees,
            "non_confirmees": comptes.non_confirmees,
            "en_recherche": comptes.en_recherche,
            "refusees": comptes.refusees,
            "demissions": comptes.demissions,
        },
        "contrats": {
            "total": comptes.contrats,
            "en_attente": comptes.contrats_en_attente,
            "oui_definitif": comptes.contrats_oui_definitif,
            "oui_voeux_en_attente": comptes.contrats_oui_voeux_en_attente,
            "demissions": comptes.contrats_demissions,
        },
        "prepares": {"decisions": comptes.decisions_preparees, "contrats": comptes.contrats_prepares},
        "presumes": {
            "en_recherche": comptes.presumes_en_recherche,
            "propositions_perdues": comptes.propositions_perdues,
        },
        "disparus": comptes.disparus,
        "a_classer": comptes.a_classer,
    }


def saisies(args: Namespace) -> Reponse:
    """Tell what waits to be typed online, in typing order."""
    with ouvrir(args.base, ecriture=False) as bureau:
        choix = choisir(bureau, args)
        cartes = bureau.saisies.lister(formation_id=choix.formation_id, campagne=choix.campagne)
    titres = ("Id", "Formation", "À faire", "N°", "Candidat", "Statut")
    lignes = (
        (
            carte.saisie.id,
            carte.formation_code,
            carte.titre,
            carte.numero,
            carte.candidat,
            LABELS_STATUT[carte.saisie.statut],
        )
        for carte in cartes
    )
    return Reponse(
        {"saisies": [_forme_carte(carte) for carte in cartes]},
        tableau(titres, lignes) if cartes else ["Rien à saisir en ligne."],
    )


def _forme_carte(carte: ASaisir) -> dict[str, Any]:
    saisie = carte.saisie
    return {
        "id": saisie.id,
        "nature": saisie.nature.value,
        "statut": saisie.statut.value,
        "formation": carte.formation_code,
        "numero": carte.numero,
        "candidat": carte.candidat,
        "champs": _champs(saisie),
        "pas_avant": saisie.pas_avant.isoformat() if saisie.pas_avant else None,
        "avant_le": carte.avant_le.isoformat() if carte.avant_le else None,
        "preparee_le": saisie.preparee_at.isoformat(),
        "evaluee_le": saisie.evaluee_at.isoformat(),
    }


def _champs(saisie: Saisie) -> dict[str, str]:
    if saisie.nature is Nature.CONTRAT:
        limite = saisie.limite_reponse_on.isoformat() if saisie.limite_reponse_on else ""
        return {"employeur": saisie.employeur, "siret": saisie.siret, "limite_reponse": limite}
    if saisie.nature is Nature.DECISION:
        return {"decision": saisie.decision.value if saisie.decision else "", "motif": saisie.motif}
    return {"valeur": saisie.valeur} if saisie.valeur else {}


def _label(labels: Mapping[Any, str], valeur: object) -> str | None:
    return None if valeur is None else labels[valeur]


def _texte_compteurs(comptes: Compteurs, nom: str, capacite: int | None) -> list[str]:
    lignes = (
        ("Capacité", "à saisir" if capacite is None else capacite),
        ("Candidatures sans contrat", comptes.sans_contrat),
        ("  Confirmées (non examinées)", comptes.confirmees),
        ("  Non confirmées", comptes.non_confirmees),
        ("  En recherche de contrat", comptes.en_recherche),
        ("  Refusées", comptes.refusees),
        ("  Démissions", comptes.demissions),
        ("Contrats saisis", comptes.contrats),
        ("  En attente de réponse", comptes.contrats_en_attente),
        ("  Oui (définitif)", comptes.contrats_oui_definitif),
        ("  Oui (avec vœux en attente)", comptes.contrats_oui_voeux_en_attente),
        ("  Démissions", comptes.contrats_demissions),
        ("Préparés ici : décisions", comptes.decisions_preparees),
        ("Préparés ici : contrats", comptes.contrats_prepares),
        ("Présumés en recherche", comptes.presumes_en_recherche),
        ("Propositions présumées perdues", comptes.propositions_perdues),
        ("Disparus", comptes.disparus),
        ("À classer", comptes.a_classer),
    )
    largeur = max(len(titre) for titre, _ in lignes)
    return [nom, *(f"{titre.ljust(largeur)}  {valeur:>8}" for titre, valeur in lignes)]
