"""What leaves for the agenda: formations and counts, or the names of persons too."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QRadioButton, QWidget

from cfa_desktop.views.choix_de_fichier import demander_fichier
from cfa_desktop.views.dialogs.boite import Boite
from cfa_desktop.views.widgets.etiquette import etiquette

FILTRE = "Agenda iCalendar (*.ics)"
SUFFIXE = ".ics"
EXPLICATION = (
    "Un agenda est souvent partagé, ou copié chez un hébergeur\u202f: les noms n’y partent que si vous le "
    "choisissez. Importez ensuite le fichier dans Thunderbird ou Outlook\u202f; un nouvel export remplace "
    "les mêmes rendez-vous."
)


class AgendaDialog(Boite):
    """Asks what may leave, then where to."""

    def __init__(self, nombre: int, parent: QWidget | None) -> None:
        s = "s" if nombre > 1 else ""
        super().__init__(
            "Exporter vers un agenda",
            f"{nombre} échéance{s} à exporter, celle{s} de la liste affichée",
            "Choisir le fichier…",
            parent,
        )
        self.sans_noms = QRadioButton("Formations et nombres, sans aucun nom")
        self.avec_noms = QRadioButton("Une échéance par candidat, avec les noms et les numéros")
        self.sans_noms.setChecked(True)
        self.corps.addWidget(self.sans_noms)
        self.corps.addWidget(self.avec_noms)
        self.corps.addWidget(etiquette(EXPLICATION, "discret", retour=True))

    @classmethod
    def choisir(cls, nombre: int, propose: str, parent: QWidget) -> tuple[Path, bool] | None:
        """Ask, and return the file and whether names leave, None when the officer gave up."""
        dialogue = cls(nombre, parent)
        avec_noms = dialogue.avec_noms
        if not dialogue.est_accepte():
            return None
        titre, forme = "Exporter vers un agenda", (FILTRE, SUFFIXE)
        path = demander_fichier(parent, titre, "agenda", propose, forme)
        return None if path is None else (path, avec_noms.isChecked())
