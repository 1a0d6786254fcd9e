"""Profil and Scolarité: who the person is, how to reach her, where she comes from."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cfa_desktop.models.dossier import Dossier
from cfa_desktop.models.libelles_champs import valeur_lisible
from cfa_desktop.models.telephone import format_telephone
from cfa_desktop.views.candidats.absences import NON_FOURNI, pourquoi_absent
from cfa_desktop.views.dossier.contenu import scolarite as annees_de
from cfa_desktop.views.dossier.origines import Provenances
from cfa_desktop.views.dossier.valeurs import Ligne, Valeurs
from cfa_desktop.views.theme import theme


def profil(dossier: Dossier, provenances: Provenances) -> Valeurs:
    """Return the identity and contact, each with what Parcoursup says when it was corrected here."""
    candidat = dossier.candidat
    absente = pourquoi_absent(dossier.ligne)
    valeurs = Valeurs(provenances.du_voeu)
    _ajouter(valeurs, provenances, Ligne("Civilité", candidat.civilite, NON_FOURNI), "civilite")
    _corrigeable(valeurs, dossier, provenances, ("nom", "Nom", NON_FOURNI))
    _corrigeable(valeurs, dossier, provenances, ("prenom", "Prénom", NON_FOURNI))
    if candidat.naissance_on is not None:
        naissance = valeur_lisible("naissance_on", candidat.naissance_on.isoformat())
        _ajouter(valeurs, provenances, Ligne("Date de naissance", naissance, "", naissance), "naissance_on")
    if candidat.ine:
        _ajouter(valeurs, provenances, Ligne("INE", candidat.ine, "", candidat.ine), "ine")
    for champ, titre in (("telephone_portable", "Téléphone portable"), ("telephone_fixe", "Téléphone fixe")):
        _corrigeable(valeurs, dossier, provenances, (champ, titre, absente))
    _corrigeable(valeurs, dossier, provenances, ("mail", "Adresse mail", absente))
    adresse = " ".join(part for part in (candidat.adresse, candidat.code_postal, candidat.commune) if part)
    champs = ("adresse", "code_postal", "commune")
    _ajouter(valeurs, provenances, Ligne("Adresse", adresse, NON_FOURNI, adresse), *champs)
    return valeurs


def scolarite(dossier: Dossier, provenances: Provenances) -> QWidget:
    """Return the profile, the school years newest first, and the origin as the tables give it."""
    annees = annees_de(dossier, provenances)
    if annees is None:
        return _origine(dossier, provenances, frozenset())
    dites = {texte for bloc in dossier.contenu.scolarite for texte in bloc.textes.values()}
    pile = QWidget()
    boite = QVBoxLayout(pile)
    boite.setContentsMargins(0, 0, 0, 0)
    boite.setSpacing(theme().px(8))
    boite.addWidget(_origine(dossier, provenances, dites))
    boite.addWidget(annees)
    return pile


def _origine(dossier: Dossier, provenances: Provenances, dites: set[str] | frozenset[str]) -> Valeurs:
    """Return what every export says of the schooling, without what the school years below say too."""
    candidat = dossier.candidat
    valeurs = Valeurs(provenances.du_voeu)
    _ajouter(valeurs, provenances, Ligne("Profil", candidat.profil, NON_FOURNI), "profil")
    for champ, titre in (
        ("serie", "Série"),
        ("etablissement_origine", "Établissement d’origine"),
        ("origine_uai", "UAI"),
    ):
        texte = str(getattr(candidat, champ))
        if texte not in dites and (texte or (not dites and champ != "origine_uai")):
            _ajouter(valeurs, provenances, Ligne(titre, texte, NON_FOURNI), champ)
    lieux = (candidat.origine_commune, candidat.origine_departement)
    if not dites or not dites.issuperset(filter(None, lieux)):
        lieu = Ligne("Commune, département", " – ".join(filter(None, lieux)), NON_FOURNI)
        _ajouter(valeurs, provenances, lieu, "origine_commune", "origine_departement")
    return valeurs


def _ajouter(valeurs: Valeurs, provenances: Provenances, ligne: Ligne, *champs: str) -> None:
    valeurs.ajouter_champ(ligne._replace(origine=provenances.de(*champs)))


def _corrigeable(
    valeurs: Valeurs, dossier: Dossier, provenances: Provenances, champ: tuple[str, str, str]
) -> None:
    nom, titre, absente = champ
    nu = str(getattr(dossier.candidat, nom))
    est_telephone = nom.startswith("telephone")
    importee = dossier.candidat.importes.get(nom)
    autre = ""
    if importee is not None and importee != nu:
        autre = (format_telephone(importee) if est_telephone else importee) or "rien"
    affiche = format_telephone(nu) if est_telephone else nu
    _ajouter(valeurs, provenances, Ligne(titre, affiche, absente, nu, nom, autre), nom)
