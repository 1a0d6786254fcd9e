"""The verbs and their options."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cfa_desktop import __version__
from cfa_desktop.cli import valeurs
from cfa_desktop.cli.francais import AnalyseurFrancais

CANDIDATS, FORMATIONS, GRAINE = 600, 6, 2025
_INSTANT = "AAAA-MM-JJ[THH:MM[:SS]]"


def analyseur() -> AnalyseurFrancais:
    """Return the parser of every verb."""
    racine = AnalyseurFrancais(
        prog="cfa-desktop",
        description="Le recrutement en apprentissage sur Parcoursup. Sans verbe, la fenêtre s’ouvre.",
    )
    racine.groupe.add_argument(
        "--version", action="version", version=f"CFA Recrutement {__version__}", help="montre la version"
    )
    verbes = racine.add_subparsers(
        title="verbes", dest="verbe", metavar="VERBE", required=True, parser_class=AnalyseurFrancais
    )
    _bases(verbes)
    _formation(verbes)
    _importer(verbes)
    _lectures(verbes)
    _actes(verbes)
    _exporter(verbes)
    return racine


def _verbe(verbes: Any, nom: str, aide: str) -> Any:
    """Add a verb with the options that all of them take; return its group of options."""
    analyse = verbes.add_parser(nom, help=aide, description=f"{aide[0].upper()}{aide[1:]}.")
    options = analyse.groupe
    options.add_argument("--base", type=Path, required=True, metavar="FICHIER", help="la base")
    options.add_argument("--json", action="store_true", help="répond par un objet JSON")
    options.add_argument(
        "--campagne", type=valeurs.campagne, metavar="ANNÉE", help="la session (par défaut la plus récente)"
    )
    return options


def _bases(verbes: Any) -> None:
    demo = _verbe(verbes, "demo", "crée une base de démonstration, aux données fictives")
    demo.add_argument(
        "--candidats", type=valeurs.entier_positif, default=CANDIDATS, metavar="N", help="candidatures"
    )
    demo.add_argument(
        "--formations", type=valeurs.entier_positif, default=FORMATIONS, metavar="M", help="formations"
    )
    demo.add_argument(
        "--graine", type=valeurs.entier, default=GRAINE, metavar="S", help="même graine, même base"
    )
    _verbe(verbes, "verifier", "vérifie la base")
    sauvegarder = _verbe(verbes, "sauvegarder", "fait une sauvegarde vérifiée")
    sauvegarder.add_argument("--vers", type=Path, metavar="DOSSIER", help="où la ranger")
    restaurer = _verbe(verbes, "restaurer", "remet une sauvegarde à la place de la base")
    restaurer.add_argument("sauvegarde", type=Path, metavar="SAUVEGARDE", help="le fichier de la sauvegarde")


def _formation(verbes: Any) -> None:
    options = _verbe(verbes, "formation", "crée ou modifie une formation")
    options.add_argument("--code", required=True, help="le code Parcoursup")
    options.add_argument("--intitule", metavar="TEXTE", help="l’intitulé (obligatoire pour créer)")
    options.add_argument("--sigle", metavar="TEXTE", help="le nom court")
    options.add_argument("--etablissement", metavar="TEXTE", help="l’établissement")
    options.add_argument("--capacite", type=valeurs.entier, metavar="N", help="la capacité")
    options.add_argument("--examine", type=valeurs.oui_non, metavar="oui|non", help="examine les dossiers")
    options.add_argument(
        "--modalites-particulieres",
        type=valeurs.oui_non,
        nargs="?",
        const=True,
        metavar="oui|non",
        help="ni délai ni passage automatique",
    )
    options.add_argument(
        "--critere", action="append", metavar="TEXTE", help="un critère publié (répétable, remplace la liste)"
    )


def _importer(verbes: Any) -> None:
    options = _verbe(verbes, "importer", "lit un export et montre ce qu’il changerait")
    options.add_argument("export", type=Path, metavar="EXPORT", help="le fichier téléchargé")
    options.add_argument("--formation", metavar="CODE", help="sinon, le nom du fichier la dit")
    options.add_argument("--date-export", type=valeurs.jour, metavar="JOUR", help="le jour de l’export")
    options.add_argument("--partiel", action="store_true", help="fichier incomplet : personne ne disparaît")
    options.add_argument("--appliquer", action="store_true", help="écrit dans la base")


def _choix(options: Any, *, au: bool = True) -> None:
    options.add_argument("--formation", metavar="CODE", help="une seule formation")
    if au:
        options.add_argument("--au", type=valeurs.instant, metavar=_INSTANT, help="à cet instant (Paris)")


def _filtres(options: Any) -> None:
    _choix(options)
    options.add_argument("--etat", metavar="ÉTAT", help="un seul état, par exemple « Refusée »")
    options.add_argument("--recherche", metavar="TEXTE", help="nom, numéro, téléphone, mail ou lycée")
    options.add_argument("--disparus", action="store_true", help="seulement les absents du dernier export")


def _lectures(verbes: Any) -> None:
    _filtres(_verbe(verbes, "lister", "liste les candidatures"))
    _choix(_verbe(verbes, "compteurs", "compte comme Parcoursup"))
    _echeances(verbes)
    _choix(_verbe(verbes, "saisies", "dit ce qui attend d’être saisi en ligne"), au=False)


def _echeances(verbes: Any) -> None:
    options = _verbe(verbes, "echeances", "dit ce qui est à échéance")
    _choix(options)
    options.add_argument(
        "--fait", action="append", metavar="CLE", help="marque fait, par sa clé lue avec --json (répétable)"
    )
    options.add_argument("--ics", type=Path, metavar="FICHIER", help="écrit aussi un agenda, sans aucun nom")
    options.add_argument("--avec-noms", action="store_true", help="dans l’agenda, une échéance par candidat")


def _acte(verbes: Any, nom: str, aide: str) -> Any:
    options = _verbe(verbes, nom, aide)
    options.add_argument("--candidat", required=True, metavar="N", help="le n° d’inscription")
    options.add_argument("--formation", required=True, metavar="CODE", help="la formation")
    options.add_argument("--confirmer", action="store_true", help="accepte les avertissements")
    options.add_argument("--deja-saisi", action="store_true", help="déjà saisi en ligne à cet instant")
    options.add_argument("--au", type=valeurs.instant, metavar=_INSTANT, help="à cet instant (Paris)")
    return options


def _actes(verbes: Any) -> None:
    contrat = _acte(verbes, "contrat", "prépare un contrat")
    contrat.add_argument("--employeur", required=True, metavar="NOM", help="la dénomination exacte")
    contrat.add_argument("--siret", required=True, metavar="S", help="les 14 chiffres")
    contrat.add_argument("--nom", default="", metavar="NOM", help="« NOM Prénom » si le numéro est inconnu")
    decision = _acte(verbes, "decision", "prépare une décision")
    decision.add_argument("decision", choices=("refus", "recherche"), help="refus ou recherche")
    decision.add_argument("--motif", default="", metavar="TEXTE", help="un critère publié, pour un refus")


def _exporter(verbes: Any) -> None:
    options = _verbe(verbes, "exporter", "écrit une liste, des fiches, les saisies ou un classeur")
    options.add_argument(
        "quoi",
        choices=("liste", "fiches", "saisies", "formations", "tout", "modification"),
        help="liste, fiches, saisies\u202f; en .xlsx\u202f: une feuille par formation, tout, ou à modifier",
    )
    _filtres(options)
    options.add_argument(
        "--vers", type=Path, required=True, metavar="FICHIER", help="un nom en .xlsx, .csv ou .pdf"
    )
