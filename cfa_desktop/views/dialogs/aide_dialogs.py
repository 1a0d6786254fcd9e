"""The two pages of help: keyboard shortcuts, and what this program is."""

from __future__ import annotations

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from cfa_desktop import __version__
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette

RACCOURCIS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Partout",
        (
            ("Ctrl+K", "Rechercher partout"),
            ("Ctrl+F", "Filtrer cette liste"),
            ("Alt+1 … Alt+5", "Formations, Candidats, À saisir, Échéances, Import"),
            ("Ctrl+Z, Ctrl+Y", "Annuler, rétablir"),
            ("Ctrl+H", "Historique de la base"),
            ("Maj+F1", "Pourquoi\u202f? (état, date, nombre, action grisée)"),
            ("Ctrl+D, Échap", "Simuler une date, revenir au présent"),
            ("Ctrl+S", "Sauvegarder maintenant"),
            ("Ctrl +, Ctrl -", "Texte plus grand, plus petit"),
            ("F5", "Actualiser"),
        ),
    ),
    (
        "Sur un candidat",
        (
            ("Ctrl+J", "Noter un contact"),
            ("Ctrl+E", "En recherche de contrat"),
            ("Ctrl+R", "Refuser"),
            ("Ctrl+T", "Contrat"),
            ("Entrée", "Ouvrir le dossier"),
            ("Alt+↑, Alt+↓", "Précédent, suivant"),
            ("Espace", "Continuer la lecture du dossier"),
        ),
    ),
    (
        "À saisir en ligne",
        (
            ("Ctrl+Entrée", "Saisi"),
            ("Ctrl+G", "Guichet de saisie, toujours devant le navigateur"),
            ("Entrée, Espace", "Au guichet : copier le champ, passer au suivant"),
        ),
    ),
    ("Échéances", (("Entrée", "Ouvrir"), ("→, ←", "Déplier, replier un groupe"))),
)


class _AideDialog(QDialog):
    """A titled page with one button."""

    def __init__(self, titre: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(titre)
        px = theme().px
        self.corps = QVBoxLayout()
        self.corps.setSpacing(px(8))
        fermer = bouton("Fermer", "primary")
        fermer.setDefault(True)
        fermer.clicked.connect(self.accept)
        pied = QHBoxLayout()
        pied.addStretch(1)
        pied.addWidget(fermer)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(px(24), px(20), px(24), px(16))
        boite.setSpacing(px(16))
        boite.addWidget(etiquette(titre, "soustitre"))
        boite.addLayout(self.corps, 1)
        boite.addLayout(pied)


class RaccourcisDialog(_AideDialog):
    """Every shortcut, by where it works."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Raccourcis clavier", parent)
        px = theme().px
        grille = QGridLayout()
        grille.setHorizontalSpacing(px(24))
        grille.setVerticalSpacing(px(6))
        for titre, lignes in RACCOURCIS:
            if grille.count():
                grille.setRowMinimumHeight(grille.rowCount(), px(8))
            grille.addWidget(etiquette(titre, "rubrique"), grille.rowCount(), 0, 1, 2)
            for touches, effet in lignes:
                rang = grille.rowCount()
                grille.addWidget(etiquette(touches, "discret"), rang, 0)
                grille.addWidget(etiquette(effet), rang, 1)
        self.corps.addLayout(grille)
        self.setMinimumWidth(px(440))


class AProposDialog(_AideDialog):
    """What the program is, and that it never talks to the network."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("CFA Recrutement", parent)
        for texte in (
            f"Version {__version__}, avec Qt {qVersion()}.",
            "Le bureau du recrutement en apprentissage sur Parcoursup, hors ligne.",
            "Aucune connexion au réseau\u202f: ce programme n’envoie rien et ne reçoit rien. Les données "
            "restent dans un seul fichier, sur cet ordinateur.",
            "Il n’est pas un service de Parcoursup\u202f: ce qui est préparé ici n’existe pour le candidat "
            "qu’une fois saisi sur le site.",
        ):
            self.corps.addWidget(etiquette(texte, retour=True))
        self.corps.addStretch(1)
        self.setMinimumWidth(theme().px(480))
