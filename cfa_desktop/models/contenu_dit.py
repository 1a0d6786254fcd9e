"""The parts of a dossier in words: their names, their measures, what changed in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cfa_desktop.models.contenu import Rubrique, parties_du_chemin

NOMS: Mapping[Rubrique, str] = {
    Rubrique.SCOLARITE: "Scolarité",
    Rubrique.ACTIVITES: "Activités et centres d’intérêt",
    Rubrique.BAC: "Bac",
    Rubrique.BULLETINS: "Bulletins",
    Rubrique.FICHE_AVENIR: "Fiche Avenir",
    Rubrique.PROJET: "Projet de formation",
    Rubrique.QUESTIONS: "Questions",
    Rubrique.GROUPE: "Groupe",
    Rubrique.VOEU: "Vœux",
    Rubrique.AMENAGEMENT: "Aménagement",
}
"""Parcoursup's names of the parts."""

MESURES: Mapping[Rubrique, Mapping[str, str]] = {
    Rubrique.SCOLARITE: {
        "niveau": "Niveau",
        "serie": "Série",
        "filiere": "Filière",
        "formation": "Formation",
        "specialite": "Spécialité",
        "langue_a": "Langue vivante A",
        "langue_b": "Langue vivante B",
        "langue_c": "Langue vivante C",
        "etablissement": "Établissement",
        "uai": "UAI",
        "commune": "Commune",
        "departement_code": "Code du département",
        "departement": "Département",
    },
    Rubrique.BAC: {
        "type": "Diplôme",
        "serie": "Série",
        "specialite": "Spécialité",
        "mention": "Mention",
        "obtention": "Obtention",
        "academie": "Académie",
        "eds_terminale": "Enseignements de spécialité en terminale",
        "eds_terminale_1": "Enseignement de spécialité 1 en terminale",
        "eds_terminale_2": "Enseignement de spécialité 2 en terminale",
        "eds_premiere_1": "Enseignement de spécialité 1 en première",
        "eds_premiere_2": "Enseignement de spécialité 2 en première",
        "eds_premiere_3": "Enseignement de spécialité 3 en première",
        "eds_abandonne": "Enseignement de spécialité abandonné",
    },
    Rubrique.BULLETINS: {"moyenne": "moyenne", "moyenne_classe": "moyenne de la classe"},
    Rubrique.FICHE_AVENIR: {
        "methode": "Méthode de travail",
        "autonomie": "Autonomie",
        "investissement": "Capacité à s’investir",
        "engagement": "Engagement citoyen",
        "niveau_classe": "Niveau de la classe",
        "capacite_reussir": "Capacité à réussir",
        "orientation": "Avis pour l’orientation",
        "appreciation": "Appréciation",
        "autres_elements": "Autres éléments d’appréciation",
    },
    Rubrique.PROJET: {"lettre": "Lettre de motivation"},
    Rubrique.ACTIVITES: {
        "encadrement": "Expérience d’encadrement ou d’animation",
        "engagement": "Engagement citoyen",
        "experience": "Expériences professionnelles",
        "pratiques": "Pratiques sportives et culturelles, ouverture au monde",
    },
    Rubrique.QUESTIONS: {},
    Rubrique.GROUPE: {"code": "Code du groupe", "libelle": "Groupe"},
    Rubrique.VOEU: {
        "date": "Date de candidature",
        "formation": "Formation demandée",
        "reponse": "Date de la réponse du candidat",
    },
    Rubrique.AMENAGEMENT: {"demande": "Aménagement demandé"},
}
"""What each measure of a part is called, in the order in which it is read."""

AMENAGEMENT_CHANGE = "Aménagement\u202f: changé, à lire dans son onglet"
LONGUEUR_DITE = 80
AJOUTS_DITS_UN_A_UN = 4
_VIDE = "(vide)"


def libelle_mesure(rubrique: Rubrique, mesure: str) -> str:
    """Return the French name of a measure; an unknown one as it is spelled."""
    return MESURES[rubrique].get(mesure) or mesure.replace("_", " ").capitalize()


def libelle_du_chemin(chemin: str) -> str:
    """Return « Bulletins · 2025-2026 · Trimestre 2 · Français · moyenne ».

    Raises ValueError: not the path of a part.
    """
    rubrique, parties = parties_du_chemin(chemin)
    if rubrique is Rubrique.QUESTIONS:
        return " · ".join((NOMS[rubrique], *parties))
    *titres, mesure = parties or ("",)
    return " · ".join(filter(None, (NOMS[rubrique], *titres, libelle_mesure(rubrique, mesure))))


def changements_dits(avant: Mapping[str, str], apres: Mapping[str, str]) -> list[str]:
    """Return one sentence per text changed in a part; many additions or removals at once are counted.

    What is asked of an arrangement is never said: it is read in its own tab only.
    """
    touches = [un for un in dict.fromkeys((*avant, *apres)) if avant.get(un) != apres.get(un)]
    if touches and parties_du_chemin(touches[0])[0] is Rubrique.AMENAGEMENT:
        return [AMENAGEMENT_CHANGE]
    ajoutes = [un for un in touches if un not in avant]
    retires = [un for un in touches if un not in apres]
    dites = [
        f"{libelle_du_chemin(un)}\u202f: {' → '.join(_courts(avant[un], apres[un]))}"
        for un in touches
        if un in avant and un in apres
    ]
    return [
        *dites,
        *_groupes(ajoutes, ("valeur reçue", "valeurs reçues"), {un: _court(apres[un]) for un in ajoutes}),
        *_groupes(retires, ("valeur retirée", "valeurs retirées"), dict.fromkeys(retires, "retiré")),
    ]


def _groupes(chemins: list[str], mots: tuple[str, str], textes: Mapping[str, str]) -> list[str]:
    """Return a sentence per path while they are few, else one per heading (school year, term)."""
    if len(chemins) <= AJOUTS_DITS_UN_A_UN:
        return [f"{libelle_du_chemin(un)}\u202f: {textes[un]}" for un in chemins]
    comptes: dict[str, int] = {}
    for un in chemins:
        titre = _titre(un)
        comptes[titre] = comptes.get(titre, 0) + 1
    return [f"{titre}\u202f: {nombre} {mots[nombre > 1]}" for titre, nombre in comptes.items()]


def _titre(chemin: str) -> str:
    """Return the part and its first headings: the school year, and the term of an average."""
    rubrique, parties = parties_du_chemin(chemin)
    garde = {Rubrique.SCOLARITE: 1, Rubrique.BULLETINS: 2}.get(rubrique, 0)
    return " · ".join((NOMS[rubrique], *parties[:garde]))


def _courts(avant: str, apres: str) -> tuple[str, str]:
    """Return both texts, long ones from a little before the place where they part."""
    un, autre = " ".join(avant.split()), " ".join(apres.split())
    paires = zip(un, autre, strict=False)
    commun = next((rang for rang, (a, b) in enumerate(paires) if a != b), min(len(un), len(autre)))
    debut = un.rfind(" ", 0, max(commun - LONGUEUR_DITE // 4, 0)) + 1
    if max(len(un), len(autre)) <= LONGUEUR_DITE or debut == 0:
        return _court(un), _court(autre)
    return f"…{_court(un[debut:])}", f"…{_court(autre[debut:])}"


def _court(texte: str) -> str:
    ligne = " ".join(texte.split()) or _VIDE
    return ligne if len(ligne) <= LONGUEUR_DITE else f"{ligne[: LONGUEUR_DITE - 1].rstrip()}…"


def ordre_de(rubrique: Rubrique, mesures: Iterable[str]) -> list[str]:
    """Return the measures in the order in which they are read, the unknown ones last."""
    rangs = {mesure: rang for rang, mesure in enumerate(MESURES[rubrique])}
    return sorted(mesures, key=lambda mesure: (rangs.get(mesure, len(rangs)), mesure))
