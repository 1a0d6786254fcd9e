"""The report of a bug: what may be sent to whoever maintains the program, without personal data."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette


class RapportDialog(QDialog):
    """What happened, the report as text, « Copier le rapport »."""

    def __init__(self, rapport: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Incident")
        self.resize(theme().px(620), theme().px(420))
        self.texte = QPlainTextEdit(rapport)
        self.texte.setReadOnly(True)
        self.texte.setAccessibleName("Rapport de l’incident")
        self.copier = bouton("Copier le rapport", "primary", nom_icone="copy")
        self.copier.clicked.connect(self._copier)
        fermer = bouton("Continuer")
        fermer.clicked.connect(self.accept)
        pied = QHBoxLayout()
        pied.addStretch(1)
        pied.addWidget(fermer)
        pied.addWidget(self.copier)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(*(theme().px(20),) * 4)
        boite.setSpacing(theme().px(12))
        boite.addWidget(etiquette("Quelque chose n’a pas fonctionné", "soustitre"))
        boite.addWidget(
            etiquette(
                "La dernière action n’a peut-être pas été enregistrée\u202f: vérifiez-la. Vos données sont "
                "intactes. Ce rapport ne contient aucune donnée personnelle\u202f; il sert à réparer.",
                "discret",
                retour=True,
            )
        )
        boite.addWidget(self.texte, 1)
        boite.addLayout(pied)

    def _copier(self) -> None:
        QGuiApplication.clipboard().setText(self.texte.toPlainText())
        self.copier.setText("Rapport copié")
