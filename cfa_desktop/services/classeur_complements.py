"""What makes the complete workbook complete: imported facts, dossiers, drafts, requests, criteria."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from cfa_desktop.documents.liste import Entete, Liste, Valeur
from cfa_desktop.models.candidat import Candidat
from cfa_desktop.models.contenu import Rubrique, parties_du_chemin
from cfa_desktop.models.contenu_dit import NOMS, libelle_mesure
from cfa_desktop.models.contenu_texte import de_texte
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.libelles_champs import libelle_champ, valeur_lisible
from cfa_desktop.services.classeur_lignes import Objet, Trait, feuille, oui_non, qui
from cfa_desktop.storage import brouillons, motifs, releves
from cfa_desktop.storage.conversions import instant, jour
from cfa_desktop.storage.database import Connection

_DOUZE, _LARGE = 12, 30
# What opens a row of a dossier: a school year of the scolarité, a term of the bulletins.
_TITRES = {Rubrique.SCOLARITE: 1, Rubrique.BULLETINS: 2}


class Morceau(NamedTuple):
    """One part of a dossier under one heading, its values in words, and the day of its export."""

    rubrique: str
    sous: str
    contenu: str
    export_on: date | None

    @property
    def nom(self) -> str:
        """Return « Bulletins · 2025-2026 · Trimestre 1 »."""
        return " · ".join(filter(None, (self.rubrique, self.sous)))


class Reperes(NamedTuple):
    """Whom and what rows are about: persons, formations, and (person, formation) by candidature."""

    personnes: Mapping[int, Candidat]
    formations: Mapping[int, Formation]
    candidatures: Mapping[int, tuple[int, int]]

    def objet(self, chose: Any, candidat_id: int | None, formation_id: int | None) -> Objet:
        """Return a thing with the person and the formation that it concerns."""
        personne = self.personnes.get(candidat_id or 0)
        formation = self.formations.get(formation_id or 0)
        session = personne.campagne if personne else formation.campagne if formation else 0
        return Objet(
            chose,
            None,
            session,
            formation.nom_court if formation else "",
            personne.numero if personne else "",
            personne.nom_complet if personne else "",
        )


def complements(
    connection: Connection, tete: Entete, personnes: Sequence[Candidat], toutes: Mapping[int, Formation]
) -> list[Liste]:
    """Return the sheets, each filled with all that the base holds of it."""
    faits = releves.lire(connection, "candidature")
    reperes = Reperes(
        {personne.id: personne for personne in personnes},
        toutes,
        {fait["id"]: (fait["candidat_id"], fait["formation_id"]) for fait in faits},
    )
    employeurs = {un["id"]: un for un in releves.lire(connection, "employeur")}
    lus: tuple[Sequence[Any], ...] = (
        [
            reperes.objet(
                {**fait, "employeur": employeurs.get(fait["employeur_id"])},
                fait["candidat_id"],
                fait["formation_id"],
            )
            for fait in faits
        ],
        list(_dossiers(connection, reperes)),
        [reperes.objet(un, un.candidat_id, un.formation_id) for un in motifs.lister(connection)],
        [
            reperes.objet(un, None, un.formation_id)._replace(numero=un.numero, candidat=un.nom)
            for un in brouillons.lister(connection)
        ],
        [reperes.objet(un, un["candidat_id"], None) for un in releves.lire(connection, "correction")],
        [reperes.objet(un, None, un["formation_id"]) for un in releves.lire(connection, "critere")],
        list(employeurs.values()),
        releves.lire(connection, "bilan"),
    )
    importes = {personne.id: personne.importes for personne in personnes}
    return [
        feuille(titre, mots, sens, traits(importes) if callable(traits) else traits, (tete, choses))
        for (titre, mots, sens, traits), choses in zip(_FEUILLES, lus, strict=True)
    ]


def _dossiers(connection: Connection, reperes: Reperes) -> Iterator[Objet]:
    for rangee in releves.lire(connection, "rubrique"):
        _, formation_id = reperes.candidatures.get(rangee["candidature_id"], (0, None))
        for morceau in morceaux(de_texte(rangee["donnees"]), jour(rangee["export_on"])):
            yield reperes.objet(morceau, rangee["candidat_id"], formation_id)


def morceaux(contenu: Mapping[str, str], export_on: date | None) -> list[Morceau]:
    """Return a part of a dossier in words, one piece per school year or term where it has some."""
    groupes: dict[tuple[Rubrique, str], list[str]] = {}
    for chemin, texte in contenu.items():
        rubrique, parties = parties_du_chemin(chemin)
        titres = parties[: min(_TITRES.get(rubrique, 0), len(parties) - 1)]
        reste = parties[len(titres) :]
        # A question is its own words, not the name of a measure.
        noms = reste if rubrique is Rubrique.QUESTIONS else (*reste[:-1], libelle_mesure(rubrique, reste[-1]))
        groupes.setdefault((rubrique, " · ".join(titres)), []).append(
            f"{' · '.join(filter(None, noms))}\u202f: {texte}"
        )
    return [
        Morceau(NOMS[rubrique], sous, "\n".join(lignes), export_on)
        for (rubrique, sous), lignes in groupes.items()
    ]


def _fait(champ: str) -> Callable[[Any], Valeur]:
    def valeur(un: Any) -> Valeur:
        lue = un.chose[champ]
        return valeur_lisible(champ.removesuffix("_notee"), lue) if lue else ""

    return valeur


def _jour(champ: str) -> Callable[[Any], Valeur]:
    return lambda un: jour(un.chose[champ])


def _instant_dit(valeur: datetime | None) -> str:
    return f"{valeur:%d/%m/%Y %H:%M}" if valeur else ""


def _employeur(un: Any) -> Valeur:
    employeur = un.chose["employeur"]
    return f"{employeur['denomination']} ({employeur['siret']})" if employeur else ""


FAITS: tuple[Trait, ...] = (
    *qui(),
    Trait("État importé", "État du dernier export.", _fait("etat"), largeur=_LARGE),
    Trait("État, tel qu’écrit", "Libellé inconnu, gardé tel quel.", _fait("etat_brut")),
    Trait("Sans vœu", "Notée ici sans vœu sur Parcoursup.", lambda un: oui_non(bool(un.chose["sans_voeu"]))),
    Trait(
        "Confirmée le",
        "Confirmation du vœu, de l’export.",
        lambda un: _instant_dit(instant(un.chose["confirmee_at"])),
    ),
    Trait("Vue confirmée le", "Premier export qui la montre.", _jour("vue_confirmee_on"), "date", _DOUZE),
    Trait(
        "Limite importée", "Date limite d’examen de l’export.", _jour("limite_importee_on"), "date", _DOUZE
    ),
    Trait("Réponse importée", "Réponse du dernier export.", _fait("reponse"), largeur=_LARGE),
    Trait("Réponse, telle qu’écrite", "Libellé inconnu, gardé tel quel.", _fait("reponse_brute")),
    Trait("I.A. importée", "Inscription administrative de l’export.", _fait("inscription")),
    Trait("Statut importé", "Statut du contrat de l’export.", _fait("statut_contrat")),
    Trait("Date de la réponse", "De l’établissement, de l’export.", _jour("date_reponse_on"), "date", _DOUZE),
    Trait("Dernier export", "Jour du dernier export qui la montre.", _jour("export_on"), "date", _DOUZE),
    Trait("Absente depuis", "Jour de l’export qui ne la montre plus.", _jour("disparue_on"), "date", _DOUZE),
    Trait("Employeur", "Du contrat confirmé par un export.", _employeur, largeur=_LARGE),
    Trait("Limite de réponse", "Saisie ici.", _jour("limite_reponse_on"), "date", _DOUZE),
    Trait("Réponse notée", "Vue sur Parcoursup, notée ici.", _fait("reponse_notee"), largeur=_LARGE),
    Trait("Réponse notée le", "Jour de cette note.", _jour("reponse_notee_on"), "date", _DOUZE),
    Trait("Démission notée le", "Jour de cette note.", _jour("demission_notee_on"), "date", _DOUZE),
)
DOSSIERS: tuple[Trait, ...] = (
    *qui(),
    Trait("Rubrique", "Onglet du dossier, et l’année ou le trimestre.", lambda un: un.chose.nom, largeur=28),
    Trait(
        "Contenu",
        "Une valeur par ligne. De l’aménagement, seul «\u00a0demandé\u00a0» ou non est gardé.",
        lambda un: un.chose.contenu,
        largeur=56,
    ),
    Trait(
        "Export du", "Jour du dernier export qui l’a écrit.", lambda un: un.chose.export_on, "date", _DOUZE
    ),
)
DEMANDES: tuple[Trait, ...] = (
    *qui(),
    Trait("Reçue le", "Jour de la demande.", lambda un: un.chose.recue_on, "date", _DOUZE),
    Trait("Avis de fin le", "Notification de fin de procédure.", lambda un: un.chose.avis_on, "date", _DOUZE),
    Trait("Répondue le", "Jour de la réponse.", lambda un: un.chose.repondue_on, "date", _DOUZE),
    Trait("Note", "Ce qui a été écrit.", lambda un: un.chose.note, largeur=50),
)
BROUILLONS: tuple[Trait, ...] = (
    *qui(),
    Trait("Employeur", "Tel que tapé.", lambda un: un.chose.employeur, largeur=_LARGE),
    Trait("SIRET tapé", "Complet ou non.", lambda un: un.chose.siret_texte, largeur=19),
    Trait("SIRET attendu", "Gardé en attendant l’employeur.", lambda un: oui_non(un.chose.attente_siret)),
    Trait("Réponse avant le", "Si elle est connue.", lambda un: un.chose.limite_reponse_on, "date", _DOUZE),
    Trait("Modifié le", "Dernière retouche.", lambda un: _instant_dit(un.chose.modifie_at)),
)
CRITERES: tuple[Trait, ...] = (
    Trait("Session", "Année de Parcoursup.", lambda un: un.session or None, "entier", 8),
    Trait("Formation", "Nom court de la formation.", lambda un: un.formation, largeur=_DOUZE),
    Trait("Ordre", "Rang parmi ceux de la formation.", lambda un: un.chose["ordre"] + 1, "entier", 8),
    Trait("Critère", "Critère d’examen publié.", lambda un: un.chose["texte"], largeur=60),
)
EMPLOYEURS: tuple[Trait, ...] = (
    Trait("SIRET", "Identité de l’employeur.", lambda un: un["siret"], largeur=19),
    Trait("Dénomination", "Exacte.", lambda un: un["denomination"], largeur=40),
)
BILANS: tuple[Trait, ...] = (
    Trait("Session", "Année de Parcoursup.", lambda un: un["campagne"], "entier", 8),
    Trait("Code", "Code Parcoursup de la formation.", lambda un: un["code"]),
    Trait("Contrats", "Contrats de cette session.", lambda un: un["contrats"], "entier", 10),
)


def _corrections(importes: Mapping[int, Mapping[str, str]]) -> tuple[Trait, ...]:
    def importee(un: Any) -> Valeur:
        return importes.get(un.chose["candidat_id"], {}).get(un.chose["champ"], "")

    return (
        *qui(formation=False),
        Trait("Donnée", "Ce qui a été corrigé ici.", lambda un: libelle_champ(un.chose["champ"]), largeur=22),
        Trait("Parcoursup dit", "Valeur du dernier export.", importee, largeur=_LARGE),
        Trait("Corrigé en", "Valeur montrée ici.", lambda un: un.chose["valeur"], largeur=_LARGE),
    )


_FEUILLES: tuple[tuple[str, tuple[str, str], str, Any], ...] = (
    (
        "Faits importés",
        ("candidature", "candidatures"),
        "Une ligne par candidature\u202f: ce que les exports en ont dit, et ce qui en a été noté ici",
        FAITS,
    ),
    (
        "Dossiers",
        ("rubrique", "rubriques"),
        "Une ligne par rubrique de dossier\u202f; par année ou trimestre pour la scolarité et les bulletins",
        DOSSIERS,
    ),
    ("Demandes de motifs", ("demande", "demandes"), "Une ligne par demande de motifs de refus", DEMANDES),
    ("Brouillons", ("brouillon", "brouillons"), "Une ligne par contrat commencé, jamais compté", BROUILLONS),
    ("Corrections", ("correction", "corrections"), "Une ligne par valeur corrigée ici", _corrections),
    ("Critères", ("critère", "critères"), "Une ligne par critère d’examen publié", CRITERES),
    ("Employeurs", ("employeur", "employeurs"), "Une ligne par employeur", EMPLOYEURS),
    ("Contrats passés", ("total", "totaux"), "Une ligne par formation et session passée", BILANS),
)
