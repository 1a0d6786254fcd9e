"""Profil and Scolarité: who the person is, how to reach her, where she comes from."""

from __future__ import annotations

from cfa_desktop.models.candidat import Candidat
from cfa_desktop.models.dates_fr import jour_court
from cfa_desktop.models.dossier import Dossier
from cfa_desktop.models.telephone import format_telephone
from cfa_desktop.views.candidats.absences import NON_FOURNI, pourquoi_absent
from cfa_desktop.views.dossier.valeurs import Ligne, Valeurs


def profil(dossier: Dossier) -> Valeurs:
    """Return the identity and contact, each with what Parcoursup says when it was corrected here."""
    candidat = dossier.candidat
    absente = pourquoi_absent(dossier.ligne)
    valeurs = Valeurs(origine(dossier))
    valeurs.ajouter("Civilité", candidat.civilite, NON_FOURNI)
    _corrigeable(valeurs, candidat, "nom", "Nom", NON_FOURNI)
    _corrigeable(valeurs, candidat, "prenom", "Prénom", NON_FOURNI)
    for champ, titre in (("telephone_portable", "Téléphone portable"), ("telephone_fixe", "Téléphone fixe")):
        _corrigeable(valeurs, candidat, champ, titre, absente)
    _corrigeable(valeurs, candidat, "mail", "Adresse mail", absente)
    adresse = " ".join(part for part in (candidat.adresse, candidat.code_postal, candidat.commune) if part)
    valeurs.ajouter("Adresse", adresse, NON_FOURNI, copie=adresse)
    return valeurs


def scolarite(dossier: Dossier) -> Valeurs:
    """Return what is known of the schooling."""
    candidat = dossier.candidat
    valeurs = Valeurs(origine(dossier))
    valeurs.ajouter("Profil", candidat.profil, NON_FOURNI)
    valeurs.ajouter("Série", candidat.serie, NON_FOURNI)
    valeurs.ajouter("Établissement d’origine", candidat.etablissement_origine, NON_FOURNI)
    lieu = " – ".join(part for part in (candidat.origine_commune, candidat.origine_departement) if part)
    valeurs.ajouter("Commune, département", lieu, NON_FOURNI)
    return valeurs


def origine(dossier: Dossier) -> str:
    """Return « Parcoursup (export du lun. 9 juin) »."""
    export_on = dossier.faits.export_on
    if export_on is None:
        return "noté ici"
    return f"Parcoursup (export du {jour_court(export_on, dossier.formation.campagne)})"


def _corrigeable(valeurs: Valeurs, candidat: Candidat, champ: str, titre: str, absente: str) -> None:
    nu = str(getattr(candidat, champ))
    est_telephone = champ.startswith("telephone")
    importee = candidat.importes.get(champ)
    autre = ""
    if importee is not None and importee != nu:
        autre = (format_telephone(importee) if est_telephone else importee) or "rien"
    affiche = format_telephone(nu) if est_telephone else nu
    valeurs.ajouter_champ(Ligne(titre, affiche, absente, nu, champ, autre))
