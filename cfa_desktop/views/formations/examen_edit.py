"""How a formation examines its files, as a form."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QComboBox, QPlainTextEdit, QVBoxLayout, QWidget

from cfa_desktop.models.formation import Formation
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.etiquette import etiquette

_CHOIX: tuple[tuple[str, bool | None], ...] = (
    ("À préciser", None),
    ("Oui, la formation examine les dossiers", True),
    ("Non, les candidats passent aussitôt en recherche de contrat", False),
)


class ExamenEdit(QWidget):
    """Examine or not, modalités particulières, published criteria (one a line)."""

    def __init__(self, formation: Formation) -> None:
        super().__init__()
        self.examine = QComboBox()
        for texte, valeur in _CHOIX:
            self.examine.addItem(texte, valeur)
        self.examine.setCurrentIndex([valeur for _, valeur in _CHOIX].index(formation.examine))
        self.examine.setAccessibleName("Examine les dossiers")
        self.modalites = QCheckBox("Modalités particulières d’examen (entretien, épreuve…)")
        self.modalites.setChecked(formation.modalites_particulieres)
        self.criteres = QPlainTextEdit("\n".join(formation.criteres))
        self.criteres.setAccessibleName("Critères d’examen, un par ligne")
        self.criteres.setPlaceholderText("Un critère publié par ligne, tel qu’il est écrit sur Parcoursup")
        self.criteres.setTabChangesFocus(True)
        boite = QVBoxLayout(self)
        px = theme().px
        boite.setContentsMargins(0, px(16), 0, 0)
        boite.setSpacing(px(8))
        boite.addWidget(etiquette("La formation examine-t-elle les dossiers\u202f?", "rubrique"))
        boite.addWidget(self.examine)
        boite.addWidget(self.modalites)
        boite.addSpacing(px(8))
        boite.addWidget(etiquette("Critères d’examen publiés, un par ligne", "rubrique"))
        boite.addWidget(
            etiquette("Un refus se motive par l’un de ces critères\u202f: ils seront proposés.", "discret")
        )
        boite.addWidget(self.criteres, 1)

    def appliquer(self, formation: Formation) -> Formation:
        """Return the formation with this way of examining."""
        lignes = (ligne.strip() for ligne in self.criteres.toPlainText().splitlines())
        return formation._replace(
            examine=self.examine.currentData(),
            modalites_particulieres=self.modalites.isChecked(),
            criteres=tuple(ligne for ligne in lignes if ligne),
        )
