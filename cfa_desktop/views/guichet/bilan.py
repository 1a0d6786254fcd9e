"""The end of a session: what was typed for whom, how long it took, what is left."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from cfa_desktop.models.seance import BilanSeance, Issue, LigneSeance, dire_comptes, dire_duree
from cfa_desktop.views.icones import RoleCouleur, icone
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette

_ICONES: dict[Issue, tuple[str, RoleCouleur]] = {
    Issue.SAISI: ("check", "vert"),
    Issue.REFUSE: ("octagon-alert", "brique"),
    Issue.REPORTE: ("hourglass", "gris"),
    Issue.ABANDONNE: ("x", "gris"),
}
RIEN = "Rien n’a été saisi pendant cette séance."


class BilanGuichet(QWidget):
    """Counts, duration, list, and the bordereau of the session."""

    repris = Signal()
    impression_demandee = Signal()
    ferme = Signal()

    def __init__(self) -> None:
        super().__init__()
        px = theme().px
        self.titre = etiquette("Bilan de la séance", "soustitre")
        self.comptes = etiquette("", "valeur", retour=True)
        self.duree = etiquette("", "discret", retour=True)
        self.liste = QListWidget()
        self.liste.setObjectName("champsGuichet")
        self.liste.setAccessibleName("Saisies de la séance")
        self.liste.setWordWrap(True)
        self.liste.setIconSize(QSize(px(16), px(16)))
        self.liste.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.imprimer = bouton("Imprimer le bordereau…", nom_icone="printer")
        self.imprimer.clicked.connect(self.impression_demandee)
        self.reprendre = bouton("Reprendre")
        self.reprendre.clicked.connect(self.repris)
        self.fermer = bouton("Fermer", "primary")
        self.fermer.clicked.connect(self.ferme)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(px(14), px(12), px(14), px(12))
        boite.setSpacing(px(8))
        for widget in (self.titre, self.comptes, self.duree):
            boite.addWidget(widget)
        boite.addWidget(self.liste, 100)
        boite.addStretch(1)
        boite.addWidget(self.imprimer, 0, Qt.AlignmentFlag.AlignLeft)
        rangee = QHBoxLayout()
        rangee.setSpacing(px(8))
        rangee.addStretch(1)
        rangee.addWidget(self.reprendre)
        rangee.addWidget(self.fermer)
        boite.addLayout(rangee)

    def montrer(self, bilan: BilanSeance) -> None:
        """Show a session."""
        self.comptes.setText("\n".join(dire_comptes(bilan)) if bilan.lignes else RIEN)
        self.duree.setText(f"Durée\u202f: {dire_duree(bilan.fin - bilan.debut)}")
        self.imprimer.setEnabled(bool(bilan.lignes))
        self.reprendre.setVisible(bilan.restantes > 0)
        self.liste.clear()
        for ligne in bilan.lignes:
            self.liste.addItem(_item(ligne))
        self.liste.setVisible(bool(bilan.lignes))


def _item(ligne: LigneSeance) -> QListWidgetItem:
    nom, role = _ICONES[ligne.issue]
    qui = f" · {ligne.carte.candidat}" if ligne.carte.candidat else ""
    dit = f"{ligne.carte.formation_nom}{qui}\n{ligne.objet} – {ligne.resultat}"
    item = QListWidgetItem(icone(nom, role), dit)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, dit.replace("\n", ", "))
    return item
