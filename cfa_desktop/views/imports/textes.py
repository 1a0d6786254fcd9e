"""What the Import page says of a file, a formation, a plan."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from cfa_desktop.models.dates_fr import jour_dit
from cfa_desktop.models.extraction import Extraction, TypeExport
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.plan import Plan
from cfa_desktop.models.rapport import RUBRIQUES, libelle_rubrique
from cfa_desktop.views.imports.lecture import Lecture
from cfa_desktop.views.tables.barre import grouper

NATURES = {
    TypeExport.TABLEAU: "Tableau «\u00a0Gérer le recrutement\u00a0»",
    TypeExport.PARAMETRABLE: "Export de données paramétrable",
    TypeExport.DOSSIERS: "Export des dossiers et du classement",
    TypeExport.ADMISSIONS: "Export des admissions",
    TypeExport.JSON: "Export JSON des dossiers",
    TypeExport.LISTE: "Liste libre",
    TypeExport.ALLER_RETOUR: "Classeur exporté d’ici, modifié",
}
CLASSEURS = ("XLSX", "XLS", "ODS")
SEPARATEURS = {
    ";": "séparateur point-virgule",
    ",": "séparateur virgule",
    "\t": "séparateur tabulation",
    "|": "séparateur barre",
}
A_APPELER = "coordonnees"
PAR_LE_NOM = "Cette liste est sans numéro\u202f: chaque ligne est rapprochée par le nom."


def pluriel(nombre: int, un: str, plusieurs: str) -> str:
    """Return the number with its word, grouped for reading."""
    return f"{nombre:,} {plusieurs if nombre > 1 else un}".replace(",", "\u202f")


def dire_faits(extraction: Extraction) -> list[tuple[str, str]]:
    """Return what reading found, each fact under its name."""
    lus, ecartees = len(extraction.enregistrements), len(extraction.rejets)
    lignes = [pluriel(extraction.lignes, "lue", "lues")]
    if ecartees:
        lignes.append(pluriel(ecartees, "écartée", "écartées"))
    if not extraction.a_faire_correspondre:
        lignes.append(pluriel(lus, "personne", "personnes"))
    classeur = extraction.encodage in CLASSEURS
    separateur = SEPARATEURS.get(extraction.separateur, extraction.separateur)
    faits = (
        ("Nature", NATURES[extraction.type]),
        ("Classeur" if classeur else "Encodage", extraction.encodage),
        ("Feuille", extraction.extras.get("feuille", "")),
        ("Séparateur", separateur.removeprefix("séparateur ")),
        ("Lignes", ", ".join(lignes)),
        ("Colonnes", _dire_colonnes(extraction)),
        ("Session", str(extraction.campagne) if extraction.campagne else ""),
        ("Formation", extraction.indice_formation if extraction.type is TypeExport.JSON else ""),
    )
    return [(titre, valeur) for titre, valeur in faits if valeur]


def _dire_colonnes(extraction: Extraction) -> str:
    if extraction.a_faire_correspondre:
        return pluriel(
            len(extraction.colonnes), "colonne à faire correspondre", "colonnes à faire correspondre"
        )
    lues = len(extraction.colonnes_lues) or sum(1 for une in extraction.colonnes if une.champ)
    dites = [pluriel(lues, "lue", "lues")]
    if extraction.colonnes_ignorees:
        dites.append(pluriel(extraction.colonnes_ignorees, "non gardée", "non gardées"))
    return ", ".join(dites)


def en_phrase(raison: str) -> str:
    """Return a reason as a sentence."""
    return raison[:1].upper() + raison[1:] + ("" if raison.endswith((".", "?", "!")) else ".")


def nommer(formation: Formation, *, avec_session: bool) -> str:
    """Return a formation as menus show it, with its session when there are several."""
    session = f"{formation.campagne} · " if avec_session else ""
    return f"{session}{formation.nom_court} – {formation.intitule}"


def dire_recouvrement(lecture: Lecture, formation: Formation | None) -> str:
    """Return how many numbers of the file the formation already holds."""
    total = lecture.numerotees
    if not total:
        return PAR_LE_NOM if lecture.extraction.type is TypeExport.LISTE else ""
    meilleure = lecture.meilleure
    choisie = formation or (meilleure.formation if meilleure else None)
    if choisie is None:
        return "Aucun de ces numéros n’est connu ici."
    communs = lecture.communs(choisie)
    if not communs:
        return f"Aucun des {total} numéros n’est encore dans {choisie.nom_court}."
    verbe = "sont" if communs > 1 else "est"
    return f"{communs} des {total} numéros {verbe} déjà dans {choisie.nom_court}."


def dire_doute(lecture: Lecture, formation: Formation | None) -> str:
    """Return why the formation must be chosen, or checked, by hand; "" when nothing is doubtful."""
    meilleure = lecture.meilleure
    if meilleure is None or (formation is not None and formation.id == meilleure.formation.id):
        return ""
    autre = meilleure.formation.nom_court
    communs = pluriel(meilleure.communs, "numéro", "numéros")
    if formation is not None:
        return (
            f"Vérifiez la formation\u202f: {communs} de ce fichier sont déjà dans {autre}, "
            f"{lecture.communs(formation)} dans {formation.nom_court}."
        )
    if lecture.nommee is not None and lecture.nommee.id != meilleure.formation.id:
        return (
            f"Le nom du fichier dit {lecture.nommee.nom_court}, mais {communs} sont déjà dans {autre}. "
            "Choisissez la formation."
        )
    return "Plusieurs formations correspondent. Choisissez la bonne."


def dire_date_a_venir(jour: date, aujourdhui: date) -> str:
    """Return why the day that a file says cannot be its own."""
    dit = jour_dit(jour, aujourdhui.year)
    return f"Ce fichier porte la date du {dit}, qui est après aujourd’hui\u202f: indiquez la bonne date."


def resumer(plan: Plan) -> str:
    """Return what a plan would change in one line, « aucun changement » when it is nothing."""
    comptes = (
        (len(plan.nouveaux), "nouveau", "nouveaux"),
        (len(plan.modifies), "modifié", "modifiés"),
        (len(plan.disparus), "absent", "absents"),
    )
    dits = [pluriel(nombre, un, plusieurs) for nombre, un, plusieurs in comptes if nombre]
    return ", ".join(dits) or "aucun changement"


def lignes_du_rapport(rapport: Mapping[str, list[str]]) -> list[tuple[str, str, list[str]]]:
    """Return each heading of a report: key, « 14 nouveaux candidats », numbers."""
    remplies = [cle for cle in RUBRIQUES if rapport.get(cle)]
    return [(cle, _dire_rubrique(cle, len(rapport[cle])), list(rapport[cle])) for cle in remplies]


def _dire_rubrique(cle: str, nombre: int) -> str:
    if cle == A_APPELER:
        return f"Coordonnées désormais connues\u202f: {grouper(nombre)}"
    return f"{grouper(nombre)}\u00a0{libelle_rubrique(cle, nombre)}"


def resumer_rapport(rapport: Mapping[str, list[str]]) -> str:
    """Return a report in one line, « aucun changement » when it is empty."""
    lignes = lignes_du_rapport(rapport)
    return ", ".join(texte[:1].lower() + texte[1:] for _, texte, _ in lignes) or "aucun changement"
