"""Workbooks of several sheets: one sheet per formation, or everything that the base holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from cfa_desktop.documents.liste import Classeur, Colonne, Entete, Liste, Progres, texte_nombre
from cfa_desktop.models.candidat import Candidat
from cfa_desktop.models.colonnes import CHAMPS
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.saisie import Nature, Saisie, Statut
from cfa_desktop.services import classeur_complements, classeur_lignes, sorties
from cfa_desktop.services.classeur_lignes import Objet, objet
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.echeances import Echeances
from cfa_desktop.services.entetes import couleur, entete
from cfa_desktop.services.exports import FormatInconnu, liste_de
from cfa_desktop.services.lignes import Selection, composer
from cfa_desktop.services.tableau import tableau
from cfa_desktop.storage import candidats, evenements, formations, imports, parametres, saisies
from cfa_desktop.storage.database import Connection

TOUTES_COLONNES = tuple(CHAMPS)
TOUT = "tout ce que la base contient des personnes et des formations, absents du dernier export compris"
CONSIGNES = (
    (
        "Ce qui n’y est pas",
        "Les réglages du centre, les calendriers, les colonnes et libellés appris à l’import, le détail de "
        "chaque modification (Historique) et les documents produits.",
    ),
)
PAR_FORMATION = "toutes les candidatures, absentes du dernier export comprises"
_DES_IMPORTS = 100_000


@dataclass(frozen=True, slots=True)
class Classeurs:
    """Workbooks for others; ``noter`` is False over a base opened to be read only."""

    contexte: Contexte
    noter: bool = True

    def par_formation(self, campagne: int, path: Path, progres: Progres | None = None) -> tuple[str, ...]:
        """Write the counters, then one sheet per formation of a session; return remarks like a list.

        Raise ``FormatInconnu`` unless it is .xlsx, and EcritureError.
        """
        _exiger_excel(path)
        tete = entete(self.contexte, None, campagne, PAR_FORMATION)
        with self.contexte.database.lecture() as connection:
            concernees = formations.lister(connection, campagne)
            lignes = composer(
                self.contexte, connection, Selection(campagne=campagne), self.contexte.maintenant()
            )
        feuilles = [classeur_lignes.formations(tete, tableau(self.contexte, campagne, deja_lues=lignes))]
        for formation in concernees:
            siennes = [ligne for ligne in lignes if ligne.formation_id == formation.id]
            feuilles.append(_de_formation(tete, formation, siennes))
        remarques = _ecrire(Classeur("Candidatures par formation", tete, feuilles), path, progres)
        self._noter("Classeur par formation", len(lignes))
        return remarques

    def complet(self, path: Path, progres: Progres | None = None) -> tuple[str, ...]:
        """Write everything that the base holds, every session, one sheet each; return remarks like a list.

        Raise ``FormatInconnu`` unless it is .xlsx, and EcritureError.
        """
        _exiger_excel(path)
        with self.contexte.database.lecture() as connection:
            sessions = parametres.campagnes(connection)
        annees = f", sessions {', '.join(map(str, sessions))}" if len(sessions) > 1 else ""
        tete = entete(self.contexte, None, max(sessions, default=0), f"{TOUT}{annees}")
        lu = self._tout_lire(sessions)
        feuilles = [
            classeur_lignes.formations(
                tete,
                [une for session in sessions for une in tableau(self.contexte, session)],
                entieres=True,
            ),
            _candidatures(tete, lu),
            classeur_lignes.personnes(tete, lu.personnes),
            classeur_lignes.suivi(tete, lu.suivi),
            classeur_lignes.contrats(tete, [un for un in lu.saisies if _est_contrat(un.chose)]),
            classeur_lignes.saisies(tete, [un for un in lu.saisies if not _est_contrat(un.chose)]),
            classeur_lignes.echeances(tete, self._echeances(sessions)),
            classeur_lignes.imports(tete, lu.imports),
            *self._complements(tete, lu),
        ]
        remarques = _ecrire(Classeur("Classeur complet", tete, feuilles, CONSIGNES), path, progres)
        self._noter("Classeur complet", len(lu.lignes))
        return remarques

    def _complements(self, tete: Entete, lu: _Tout) -> list[Liste]:
        with self.contexte.database.lecture() as connection:
            return classeur_complements.complements(connection, tete, lu.personnes, lu.formations)

    def _tout_lire(self, sessions: Iterable[int]) -> _Tout:
        with self.contexte.database.lecture() as connection:
            lignes = composer(self.contexte, connection, Selection(), self.contexte.maintenant())
            toutes = {formation.id: formation for formation in formations.lister(connection)}
            annees = {formation.id: formation.campagne for formation in toutes.values()}
            personnes = _personnes(connection, sessions)
            par_id = {ligne.id: ligne for ligne in lignes}
            return _Tout(
                toutes,
                lignes,
                personnes,
                _suivi(connection, personnes, toutes),
                [
                    _a_saisir(une, par_id.get(une.candidature_id or 0), toutes)
                    for une in saisies.avec_statut(connection, Statut)
                ],
                [
                    Objet(un, None, annees[un.formation_id], toutes[un.formation_id].nom_court)
                    for un in imports.lister(connection, _DES_IMPORTS)
                ],
            )

    def _echeances(self, sessions: Iterable[int]) -> list[Objet]:
        trouvees: list[Objet] = []
        for session in sessions:
            lues = Echeances(self.contexte).lire(session)
            trouvees += [Objet(due, None, session) for due in (*lues.dues, *lues.faites)]
        return trouvees

    def _noter(self, quoi: str, nombre: int) -> None:
        if self.noter:
            compte = texte_nombre(nombre, "candidature", "candidatures")
            sorties.noter(self.contexte, f"Fichier exporté – {quoi} (Excel), {compte}")


@dataclass(frozen=True, slots=True)
class _Tout:
    """Everything that the base holds of persons."""

    formations: dict[int, Formation]
    lignes: list[CandidatureLine]
    personnes: list[Candidat]
    suivi: list[Objet]
    saisies: list[Objet]
    imports: list[Objet]


def _exiger_excel(path: Path) -> None:
    if path.suffix.lower() != ".xlsx":
        raise FormatInconnu(path, [".xlsx"])


def _ecrire(classeur: Classeur, path: Path, progres: Progres | None) -> tuple[str, ...]:
    from cfa_desktop.documents.excel import ecrire_classeur

    return ecrire_classeur(classeur, path, progres)


def _candidatures(tete: Entete, lu: _Tout) -> Liste:
    liste = liste_de(tete, lu.lignes, TOUTES_COLONNES)
    session = Colonne("Session", "entier", 8, aide="Année de Parcoursup.")
    return replace(
        liste,
        colonnes=[session, *liste.colonnes],
        lignes=[
            [lu.formations[ligne.formation_id].campagne, *valeurs]
            for ligne, valeurs in zip(lu.lignes, liste.lignes, strict=True)
        ],
        sens="Une ligne par candidature, toutes les colonnes de l’écran",
        figees=3,
    )


def _de_formation(tete: Entete, formation: Formation, lignes: list[CandidatureLine]) -> Liste:
    sienne = tete.de_formation(formation.nom_court, formation.intitule, couleur(formation))
    colonnes = [cle for cle in TOUTES_COLONNES if cle != "formation"]
    liste = liste_de(sienne, lignes, colonnes)
    return replace(liste, titre=formation.code, sens=formation.intitule)


def _personnes(connection: Connection, sessions: Iterable[int]) -> list[Candidat]:
    trouvees = [un for session in sessions for un in candidats.lister(connection, session)]
    return sorted(trouvees, key=lambda un: (-un.campagne, un.nom, un.prenom, un.numero))


def _suivi(connection: Connection, personnes: list[Candidat], toutes: dict[int, Formation]) -> list[Objet]:
    lus = evenements.de_candidats(connection, [personne.id for personne in personnes])
    return [
        Objet(
            un,
            None,
            personne.campagne,
            toutes[un.formation_id].nom_court if un.formation_id in toutes else "",
            personne.numero,
            personne.nom_complet,
        )
        for personne in personnes
        for un in lus.get(personne.id, ())
    ]


def _a_saisir(une: Saisie, ligne: CandidatureLine | None, toutes: dict[int, Formation]) -> Objet:
    formation = toutes[une.formation_id]
    if ligne is not None:
        return objet(une, ligne, {formation.id: formation.campagne})
    return Objet(une, None, formation.campagne, formation.nom_court)


def _est_contrat(saisie: Saisie) -> bool:
    return saisie.nature is Nature.CONTRAT
