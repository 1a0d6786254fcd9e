"""What the Import page says of a file, a formation, a plan."""

from __future__ import annotations

from collections.abc import Mapping

from cfa_desktop.models.extraction import Extraction, TypeExport
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.plan import Plan
from cfa_desktop.models.rapport import RUBRIQUES, libelle_rubrique
from cfa_desktop.views.imports.etude import Lecture

NATURES = {
    TypeExport.TABLEAU: "Tableau «\u00a0Gérer le recrutement\u00a0»",
    TypeExport.PARAMETRABLE: "Export de données paramétrable",
}
SEPARATEURS = {
    ";": "séparateur point-virgule",
    ",": "séparateur virgule",
    "\t": "séparateur tabulation",
    "|": "séparateur barre",
}
A_APPELER = "coordonnees"


def pluriel(nombre: int, un: str, plusieurs: str) -> str:
    """Return the number with its word, grouped for reading."""
    return f"{nombre:,} {plusieurs if nombre > 1 else un}".replace(",", "\u202f")


def dire_lecture(extraction: Extraction) -> str:
    """Return what was recognised and counted in a file."""
    dits = [NATURES.get(extraction.type, "Liste"), extraction.encodage]
    if extraction.separateur:
        dits.append(SEPARATEURS.get(extraction.separateur, extraction.separateur))
    lues = pluriel(extraction.lignes, "ligne lue", "lignes lues")
    ecartees = pluriel(len(extraction.rejets), "écartée", "écartées")
    dits.append(f"{lues}, {ecartees}" if extraction.rejets else lues)
    if extraction.colonnes_ignorees:
        dits.append(pluriel(extraction.colonnes_ignorees, "colonne non gardée", "colonnes non gardées"))
    return "  ·  ".join(dit for dit in dits if dit)


def nommer(formation: Formation, *, avec_session: bool) -> str:
    """Return a formation as menus show it, with its session when there are several."""
    session = f"{formation.campagne} · " if avec_session else ""
    return f"{session}{formation.nom_court} – {formation.intitule}"


def dire_recouvrement(lecture: Lecture, formation: Formation | None) -> str:
    """Return how many numbers of the file the formation already holds."""
    total = len(lecture.extraction.enregistrements)
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
    return [
        (cle, f"{len(rapport[cle])}\u00a0{libelle_rubrique(cle, len(rapport[cle]))}", list(rapport[cle]))
        for cle in RUBRIQUES
        if rapport.get(cle)
    ]


def resumer_rapport(rapport: Mapping[str, list[str]]) -> str:
    """Return a report in one line, « aucun changement » when it is empty."""
    return ", ".join(texte for _, texte, _ in lignes_du_rapport(rapport)) or "aucun changement"
