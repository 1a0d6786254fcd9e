"""Every shortcut, by where it works: the keys as they are engraved, and what they do."""

from __future__ import annotations

from typing import NamedTuple


class Groupe(NamedTuple):
    """A place, and its keys with their effect."""

    titre: str
    lignes: tuple[tuple[str, str], ...]


PARTOUT = Groupe(
    "Partout",
    (
        ("Ctrl+K", "Rechercher partout"),
        ("Ctrl+F", "Filtrer cette liste"),
        ("Alt+1 … Alt+5", "Les pages, de Formations à Import"),
        ("Ctrl+Z, Ctrl+Y", "Annuler, rétablir"),
        ("Ctrl+H", "Historique de la base"),
        ("Maj+F1", "Pourquoi\u202f? (état, date, nombre…)"),
        ("Ctrl+D, Échap", "Simuler une date, revenir au présent"),
        ("Ctrl+G", "Guichet de saisie"),
        ("Ctrl+N", "Nouvelle formation"),
        ("Ctrl+Maj+I", "Importer des fichiers"),
        ("Ctrl+Maj+V", "Coller un tableau de Parcoursup"),
        ("Ctrl+Maj+E", "Exporter la liste"),
        ("Ctrl+P", "Imprimer ce qui est à l’écran"),
        ("Ctrl+O", "Ouvrir une base"),
        ("Ctrl+S", "Sauvegarder maintenant"),
        ("Ctrl++ ou Ctrl+=", "Texte plus grand"),
        ("Ctrl+-, Ctrl+0", "Texte plus petit, à sa taille normale"),
        ("F5, F1", "Actualiser, cette aide"),
        ("Ctrl+Q", "Quitter"),
    ),
)
SIMULATION = Groupe(
    "Curseur d’une simulation",
    (
        ("←, →", "Un jour plus tôt, plus tard"),
        ("Page haut, Page bas", "Sept jours plus tard, plus tôt"),
        ("Ctrl+←, Ctrl+→", "Date clé précédente, suivante"),
        ("Début, Fin", "Premier, dernier jour de la session"),
    ),
)
LISTES = Groupe(
    "Dans une liste",
    (
        ("Entrée", "Ouvrir la ligne"),
        ("Début, Fin", "Première, dernière ligne"),
        ("Ctrl+C", "Copier la cellule"),
    ),
)
CANDIDAT = Groupe(
    "Sur un candidat",
    (
        ("Ctrl+J", "Noter un contact"),
        ("Ctrl+E", "En recherche de contrat"),
        ("Ctrl+R", "Refuser"),
        ("Ctrl+T", "Contrat"),
        ("Ctrl+I", "I.A. réalisée"),
        ("Alt+↑, Alt+↓", "Dossier précédent, suivant"),
        ("Espace, Maj+Espace", "Descendre, remonter dans le dossier"),
    ),
)
ECHEANCES = Groupe(
    "Échéances",
    (
        ("Entrée", "Ouvrir"),
        ("→, ←, Espace", "Déplier, replier un groupe"),
    ),
)
IMPORT = Groupe(
    "Import",
    (
        ("Ctrl+V", "Coller un tableau ou des fichiers"),
        ("Ctrl+Tab, Ctrl+Maj+Tab", "Catégorie suivante, précédente"),
        ("Espace", "Cocher, décocher les lignes choisies"),
        ("Entrée", "Voir le détail, revoir un import"),
    ),
)
SAISIES = Groupe(
    "À saisir en ligne",
    (
        ("Ctrl+C", "Copier le champ suivant"),
        ("Ctrl+Entrée", "Saisi"),
    ),
)
GUICHET = Groupe(
    "Guichet de saisie",
    (
        ("Entrée, Espace", "Copier le champ, passer au suivant"),
        ("↑, ↓", "Choisir un champ"),
        ("Ctrl+C", "Copier le champ choisi"),
        ("Ctrl+Entrée", "Saisi"),
        ("Alt+↑, Alt+↓", "Saisie précédente, suivante"),
        ("Alt+A", "Autrement\u202f: reporter, abandonner…"),
    ),
)
IMPRIMER = Groupe(
    "Imprimer",
    (
        ("Ctrl++ ou Ctrl+=", "Agrandir l’aperçu"),
        ("Ctrl+-, Ctrl+0", "Réduire, voir toute la page"),
    ),
)
COLONNES: tuple[tuple[Groupe, ...], ...] = (
    (PARTOUT,),
    (LISTES, CANDIDAT, ECHEANCES, IMPORT),
    (SAISIES, GUICHET, SIMULATION, IMPRIMER),
)
"""The groups as the help lays them out when the width allows."""
