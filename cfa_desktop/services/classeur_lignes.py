"""The sheets of the workbooks: each a list with what its columns mean, filled from values already read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from cfa_desktop.documents.liste import Colonne, Entete, Genre, Liste, Valeur
from cfa_desktop.models.candidat import Candidat
from cfa_desktop.models.constat import decoder
from cfa_desktop.models.ecarts import vu
from cfa_desktop.models.echeances.echeance import NATURES, Echeance
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.plan import ImportApplique
from cfa_desktop.models.saisie import LABELS_STATUT, Nature, Saisie
from cfa_desktop.models.sens_colonnes import SENS
from cfa_desktop.models.suivi import LABELS_RESULTAT, LABELS_TYPE, Evenement
from cfa_desktop.models.tableau_formations import FormationLine
from cfa_desktop.services.a_saisir import TITRES, TITRES_DECISION

_DOUZE, _LARGE = 12, 30


class Trait(NamedTuple):
    """One column of a sheet: its title, what it means, its value of one thing, its kind, its width."""

    titre: str
    aide: str
    valeur: Callable[[Any], Valeur]
    genre: Genre = "texte"
    largeur: int = 16


class Objet(NamedTuple):
    """Something of a person or a formation, with whom and what it concerns; each may be None."""

    chose: Any
    ligne: CandidatureLine | None = None
    session: int = 0
    formation: str = ""
    numero: str = ""
    candidat: str = ""


def feuille(
    titre: str,
    mots: tuple[str, str],
    sens: str,
    traits: Sequence[Trait],
    contenu: tuple[Entete, Sequence[Any]],
) -> Liste:
    """Return one sheet: its name, its nouns, what it holds, its columns, its heading and its things."""
    entete, choses = contenu
    return Liste(
        titre=titre,
        entete=entete,
        colonnes=[Colonne(un.titre, un.genre, un.largeur, aide=un.aide) for un in traits],
        lignes=[[un.valeur(chose) for un in traits] for chose in choses],
        mots=mots,
        sens=sens,
        figees=next((rang for rang, un in enumerate(traits, 1) if un.titre == "Candidat"), 2),
    )


def _compte(titre: str, aide: str, champ: str) -> Trait:
    return Trait(titre, aide, lambda une: int(getattr(une.compteurs, champ)), "entier", 11)


def oui_non(valeur: bool | None) -> str:
    """Return « oui », « non », nothing when nobody said."""
    return "" if valeur is None else "oui" if valeur else "non"


FORMATIONS: tuple[Trait, ...] = (
    Trait("Session", "Année de Parcoursup.", lambda une: une.formation.campagne, "entier", 8),
    Trait("Code", "Code Parcoursup de la formation.", lambda une: une.formation.code),
    Trait("Formation", "Nom court.", lambda une: une.formation.nom_court),
    Trait("Intitulé", "Intitulé complet.", lambda une: une.formation.intitule, largeur=40),
    Trait("Situation", "Où en est le recrutement.", lambda une: une.situation.value, largeur=22),
    Trait("Capacité", "Capacité saisie sur Parcoursup.", lambda une: une.formation.capacite, "entier", 9),
    Trait(
        "Examine",
        "La formation examine-t-elle les dossiers\u202f?",
        lambda une: oui_non(une.formation.examine),
    ),
    _compte(
        "Sans contrat",
        "«\u00a0Candidatures sans contrat\u00a0» de Parcoursup\u202f: la somme des cinq suivantes.",
        "sans_contrat",
    ),
    _compte("Confirmées", "Vœux confirmés, pas encore examinés.", "confirmees"),
    _compte("Non confirmées", "Vœux non confirmés par les candidats.", "non_confirmees"),
    _compte("En recherche", "En recherche de contrat.", "en_recherche"),
    _compte("Refusées", "Candidatures refusées.", "refusees"),
    _compte("Démissions", "Démissions sans contrat saisi.", "demissions"),
    _compte(
        "Contrats",
        "«\u00a0Contrats saisis\u00a0» de Parcoursup\u202f: la somme des quatre suivants.",
        "contrats",
    ),
    _compte("En attente", "Contrats dont la proposition attend une réponse.", "contrats_en_attente"),
    _compte("Oui définitif", "Contrats acceptés définitivement.", "contrats_oui_definitif"),
    _compte(
        "Oui, vœux en attente", "Contrats acceptés, d’autres vœux gardés.", "contrats_oui_voeux_en_attente"
    ),
    _compte("Contrats, démissions", "Démissions après un contrat saisi.", "contrats_demissions"),
    _compte(
        "Décisions préparées",
        "Décidées ici, pas encore saisies en ligne\u202f: hors des comptes.",
        "decisions_preparees",
    ),
    _compte(
        "Contrats préparés",
        "Préparés ici, pas encore saisis en ligne\u202f: hors des comptes.",
        "contrats_prepares",
    ),
    _compte(
        "Présumés en recherche", "Passés d’eux-mêmes d’après les dates, à vérifier.", "presumes_en_recherche"
    ),
    _compte("Disparus", "Absents du dernier export complet\u202f: hors des comptes.", "disparus"),
    _compte("À classer", "État que le programme ne connaît pas.", "a_classer"),
    Trait("Dernier export", "Jour du dernier export importé.", lambda une: une.export_on, "date", _DOUZE),
)
FICHES_DE_FORMATION: tuple[Trait, ...] = (
    Trait("Établissement", "Celui de la formation.", lambda une: une.formation.etablissement, largeur=_LARGE),
    Trait(
        "Modalités particulières",
        "Dispensée des délais d’examen.",
        lambda une: oui_non(une.formation.modalites_particulieres),
    ),
    Trait(
        "Clôture demandée le",
        "Demande faite à la DRAIO.",
        lambda une: une.formation.cloture_demandee_on,
        "date",
        _DOUZE,
    ),
    Trait("Clôturée le", "Fin du recrutement.", lambda une: une.formation.cloturee_on, "date", _DOUZE),
    Trait(
        "Rapport publié le", "Rapport public.", lambda une: une.formation.rapport_publie_on, "date", _DOUZE
    ),
    Trait(
        "Message de recherche",
        "Lu par les candidats en recherche de contrat.",
        lambda une: une.formation.message_recherche,
        largeur=50,
    ),
    Trait(
        "Message d’acceptation",
        "Lu après une acceptation définitive.",
        lambda une: une.formation.message_acceptation,
        largeur=50,
    ),
)


def formations(tete: Entete, lignes: Sequence[FormationLine], *, entieres: bool = False) -> Liste:
    """Return the formations with their counters; ``entieres`` = and all that is known of them."""
    sens = "Une ligne par formation\u202f: situation, capacité, compteurs de Parcoursup"
    traits = (*FORMATIONS, *FICHES_DE_FORMATION) if entieres else FORMATIONS
    liste = feuille("Formations", ("formation", "formations"), sens, traits, (tete, lignes))
    return replace(liste, figees=3)


PERSONNES: tuple[Trait, ...] = (
    Trait("Session", "Année de Parcoursup.", lambda un: un.campagne, "entier", 8),
    Trait("N° inscription", SENS["numero"], lambda un: un.numero, largeur=_DOUZE),
    Trait("Civilité", "De l’export.", lambda un: un.civilite, largeur=8),
    Trait("Nom", "De l’export, ou corrigé ici.", lambda un: un.nom, largeur=22),
    Trait("Prénom", "De l’export, ou corrigé ici.", lambda un: un.prenom),
    Trait("Téléphone portable", SENS["telephone_portable"], lambda un: un.telephone_portable),
    Trait("Téléphone fixe", SENS["telephone_fixe"], lambda un: un.telephone_fixe),
    Trait("Adresse mail", SENS["mail"], lambda un: un.mail, largeur=_LARGE),
    Trait("Adresse", "De l’export.", lambda un: un.adresse, largeur=_LARGE),
    Trait(
        "Code postal", "De l’export, en texte\u202f: son zéro reste.", lambda un: un.code_postal, largeur=8
    ),
    Trait("Commune", "De l’export.", lambda un: un.commune, largeur=22),
    Trait("Établissement d’origine", SENS["origine"], lambda un: un.etablissement_origine, largeur=32),
    Trait("UAI d’origine", "De l’établissement d’origine.", lambda un: un.origine_uai, largeur=_DOUZE),
    Trait("Commune d’origine", "De l’établissement d’origine.", lambda un: un.origine_commune, largeur=22),
    Trait("Département d’origine", "De l’établissement d’origine.", lambda un: un.origine_departement),
    Trait("Profil", SENS["profil"], lambda un: un.profil),
    Trait("Série", SENS["serie"], lambda un: un.serie),
    Trait("Né(e) le", "Date de naissance, de l’export.", lambda un: un.naissance_on, "date", _DOUZE),
    Trait("INE", "Identifiant national élève, de l’export.", lambda un: un.ine, largeur=_DOUZE),
)


def personnes(tete: Entete, lues: Sequence[Candidat]) -> Liste:
    """Return the persons and how to reach them."""
    sens = "Une ligne par personne\u202f: son identité, de quoi la joindre, d’où elle vient"
    return replace(feuille("Personnes", ("personne", "personnes"), sens, PERSONNES, (tete, lues)), figees=5)


def qui(*, formation: bool = True) -> tuple[Trait, ...]:
    """Return the columns that say whom and what something concerns."""
    communs = (
        Trait("Session", "Année de Parcoursup.", lambda un: un.session or None, "entier", 8),
        Trait("Formation", "Nom court de la formation.", lambda un: un.formation, largeur=_DOUZE),
        Trait("N° inscription", SENS["numero"], lambda un: un.numero, largeur=_DOUZE),
        Trait("Candidat", SENS["candidat"], lambda un: un.candidat, largeur=26),
    )
    return communs if formation else (communs[0], *communs[2:])


def _resultat(evenement: Evenement) -> str:
    return LABELS_RESULTAT[evenement.resultat] if evenement.resultat else ""


SUIVI: tuple[Trait, ...] = (
    *qui(),
    Trait("Le", "Jour de l’événement.", lambda un: un.chose.at.date(), "date", _DOUZE),
    Trait("À", "Heure de l’événement.", lambda un: f"{un.chose.at:%H:%M}", largeur=7),
    Trait("Type", "Appel, courriel, note…", lambda un: LABELS_TYPE[un.chose.type]),
    Trait("Résultat", "Ce que le contact a donné.", lambda un: _resultat(un.chose), largeur=24),
    Trait(
        "Note",
        "Ce qui a été écrit. Le candidat peut demander à le lire.",
        lambda un: un.chose.texte,
        largeur=50,
    ),
    Trait("Étape", "Prochaine étape décidée ce jour-là.", lambda un: un.chose.etape, largeur=26),
    Trait("Étape le", "Jour prévu pour elle.", lambda un: un.chose.etape_on, "date", _DOUZE),
    Trait("Étape close", "Faite ou remplacée.", lambda un: _close(un.chose), largeur=10),
)


def _close(evenement: Evenement) -> str:
    return oui_non(evenement.etape_close_at is not None) if evenement.etape_on else ""


def suivi(tete: Entete, objets: Sequence[Objet]) -> Liste:
    """Return the events of the follow-up."""
    sens = "Une ligne par événement noté ici, le plus récent d’abord pour chaque personne"
    return feuille("Suivi", ("événement", "événements"), sens, SUIVI, (tete, objets))


def _titre(saisie: Saisie) -> str:
    return TITRES_DECISION[saisie.decision] if saisie.decision else TITRES[saisie.nature]


def _instant(champ: str) -> Callable[[Any], Valeur]:
    return lambda un: getattr(un.chose, champ).date() if getattr(un.chose, champ) else None


_STATUT = Trait(
    "Statut",
    "Préparé ici, saisi en ligne, confirmé par un export, en écart, ou abandonné.",
    lambda un: LABELS_STATUT[un.chose.statut],
    largeur=20,
)
_SUITES: tuple[Trait, ...] = (
    Trait("Confirmé le", "Jour de l’export qui le montre.", lambda un: un.chose.constatee_on, "date", _DOUZE),
    Trait("Abandon", "Pourquoi cela a été abandonné.", lambda un: un.chose.raison_abandon, largeur=26),
    Trait("Évalué au", "Instant où les règles ont été vérifiées.", _instant("evaluee_at"), "date", _DOUZE),
    Trait("Pas avant le", "Pas possible plus tôt.", _instant("pas_avant"), "date", _DOUZE),
    Trait("Reporté au", "Jour choisi pour le saisir.", lambda un: un.chose.reporte_au, "date", _DOUZE),
    Trait(
        "Refus de Parcoursup", "Ce que le site a répondu.", lambda un: un.chose.refus_parcoursup, largeur=26
    ),
    Trait("Correction", "Pourquoi cela a été corrigé.", lambda un: un.chose.raison_correction, largeur=26),
    Trait("Écart", "Ce qu’un export montre d’autre.", lambda un: _ecart(un.chose), largeur=26),
    Trait("Écart vu le", "Jour de cet export.", lambda un: un.chose.ecart_on, "date", _DOUZE),
    Trait(
        "Attend après le",
        "Les exports jusqu’à ce jour n’en disent plus rien.",
        lambda un: un.chose.attend_apres_on,
        "date",
        _DOUZE,
    ),
)
CONTRATS: tuple[Trait, ...] = (
    *qui(),
    Trait("Employeur", "Nom ou dénomination exacte.", lambda un: un.chose.employeur, largeur=_LARGE),
    Trait("SIRET", SENS["siret"], lambda un: un.chose.siret, largeur=17),
    _STATUT,
    Trait("Préparé le", "Jour où il a été préparé ici.", _instant("preparee_at"), "date", _DOUZE),
    Trait("Saisi le", "Jour où il a été saisi sur Parcoursup.", _instant("saisie_at"), "date", _DOUZE),
    Trait("Réponse avant le", SENS["limite_reponse"], lambda un: un.chose.limite_reponse_on, "date", _DOUZE),
    Trait(
        "Annulation demandée",
        "Pourquoi, s’il est à annuler par la DRAIO.",
        lambda un: un.chose.motif,
        largeur=26,
    ),
    Trait(
        "Annulation le",
        "Depuis quand.",
        lambda un: un.chose.annulation_demandee_on,
        "date",
        _DOUZE,
    ),
    *_SUITES,
)
SAISIES: tuple[Trait, ...] = (
    *qui(),
    Trait("À faire", "Ce qu’il faut saisir sur Parcoursup.", lambda un: _titre(un.chose), largeur=32),
    Trait("Motif", "Critère publié, pour un refus.", lambda un: un.chose.motif, largeur=_LARGE),
    Trait("Valeur", "Capacité ou message.", lambda un: _valeur(un.chose), largeur=_LARGE),
    Trait("Employeur", "Pour un contrat.", lambda un: un.chose.employeur, largeur=26),
    Trait("SIRET", SENS["siret"], lambda un: un.chose.siret, largeur=17),
    _STATUT,
    Trait("Préparé le", "Jour où cela a été préparé ici.", _instant("preparee_at"), "date", _DOUZE),
    Trait("Saisi le", "Jour où cela a été saisi sur Parcoursup.", _instant("saisie_at"), "date", _DOUZE),
    *_SUITES,
)


def _ecart(saisie: Saisie) -> str:
    """Return what an export shows instead, in words."""
    return vu(*decoder(saisie.ecart)) if saisie.ecart else ""


def _valeur(saisie: Saisie) -> str:
    return saisie.valeur if saisie.nature in (Nature.CAPACITE, Nature.MESSAGE, Nature.AUGMENTATION) else ""


def contrats(tete: Entete, objets: Sequence[Objet]) -> Liste:
    """Return the contracts, given up ones included."""
    sens = "Une ligne par contrat préparé ou saisi ici, abandonnés compris"
    return feuille("Contrats", ("contrat", "contrats"), sens, CONTRATS, (tete, objets))


def saisies(tete: Entete, objets: Sequence[Objet]) -> Liste:
    """Return what was prepared to be typed online."""
    sens = "Une ligne par chose préparée pour être saisie sur Parcoursup, faites comprises"
    return feuille("À saisir", ("saisie", "saisies"), sens, SAISIES, (tete, objets))


IMPORTS: tuple[Trait, ...] = (
    Trait("Session", "Année de Parcoursup.", lambda un: un.session or None, "entier", 8),
    Trait("Formation", "Nom court de la formation.", lambda un: un.formation, largeur=_DOUZE),
    Trait("Fichier", "Nom du fichier importé.", lambda un: un.chose.fichier, largeur=40),
    Trait(
        "Type",
        "Lettre du type d’export\u202f; R, un classeur modifié ailleurs.",
        lambda un: un.chose.type,
        largeur=6,
    ),
    Trait("Export du", "Jour où Parcoursup l’a produit.", lambda un: _produit_le(un.chose), "date", _DOUZE),
    Trait("Importé le", "Jour de l’import.", _instant("applique_at"), "date", _DOUZE),
    Trait("Lignes", "Lignes lues.", lambda un: un.chose.lignes, "entier", 8),
    Trait("Nouveaux", "Candidatures ajoutées.", lambda un: _combien(un.chose, "nouveaux"), "entier", 9),
    Trait("Disparus", "Absents de cet export.", lambda un: _combien(un.chose, "disparus"), "entier", 9),
)


def _produit_le(applique: ImportApplique) -> date | None:
    return None if applique.est_un_retour else applique.export_on


def _combien(applique: ImportApplique, cle: str) -> int:
    return len(applique.rapport.get(cle, ()))


def imports(tete: Entete, objets: Sequence[Objet]) -> Liste:
    """Return the register of the imports."""
    sens = "Une ligne par import, le plus récent d’abord"
    return feuille("Imports", ("import", "imports"), sens, IMPORTS, (tete, objets))


def _quoi(due: Echeance) -> str:
    return NATURES[due.quoi].une


ECHEANCES: tuple[Trait, ...] = (
    Trait("Session", "Année de Parcoursup.", lambda un: un.session or None, "entier", 8),
    Trait("Le", "Jour de l’échéance.", lambda un: un.chose.le.date(), "date", _DOUZE),
    Trait("Quoi", "Ce qui est à faire ou arrive.", lambda un: _quoi(un.chose), largeur=32),
    Trait("Formation", "Code de la formation.", lambda un: un.chose.formation, largeur=_DOUZE),
    Trait("N° inscription", SENS["numero"], lambda un: un.chose.numero, largeur=_DOUZE),
    Trait("Candidat", SENS["candidat"], lambda un: un.chose.candidat, largeur=26),
    Trait("Pourquoi", "D’où vient cette date.", lambda un: un.chose.pourquoi, largeur=60),
    Trait("Fait le", "Jour où cela a été marqué fait ici.", lambda un: un.chose.faite_on, "date", _DOUZE),
)


def echeances(tete: Entete, objets: Sequence[Objet]) -> Liste:
    """Return what is due, done included."""
    sens = "Une ligne par échéance, la plus proche d’abord, faites comprises"
    return feuille("Échéances", ("échéance", "échéances"), sens, ECHEANCES, (tete, objets))


def objet(chose: Any, ligne: CandidatureLine | None, sessions: Mapping[int, int]) -> Objet:
    """Return a thing with the candidature that it concerns; ``sessions`` are those of the formations."""
    if ligne is None:
        return Objet(chose)
    session = sessions.get(ligne.formation_id, 0)
    return Objet(chose, ligne, session, ligne.formation_nom, ligne.numero, ligne.candidat)
