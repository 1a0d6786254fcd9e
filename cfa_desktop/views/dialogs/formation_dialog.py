"""The sheet of a formation: identity, examination, the two messages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtWidgets import QComboBox, QDialog, QTabWidget, QWidget

from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.formation import Formation
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.dialogs.boite import Boite
from cfa_desktop.views.formations.examen_edit import ExamenEdit
from cfa_desktop.views.formations.identite_edit import IdentiteEdit
from cfa_desktop.views.formations.messages_edit import MessagesEdit
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.etiquette import etiquette


class FormationDialog(Boite):
    """Creates or changes a formation; ``session`` is asked only while the base has none."""

    def __init__(self, bureau: Bureau, formation: Formation, parent: QWidget | None) -> None:
        nouvelle = not formation.id
        titre = "Nouvelle formation" if nouvelle else f"Formation {formation.nom_court}"
        super().__init__(titre, titre, "Créer la formation" if nouvelle else "Enregistrer", parent)
        self._bureau, self._depart = bureau, formation
        self.session = QComboBox()
        self.identite = IdentiteEdit(formation)
        self.examen = ExamenEdit(formation)
        self.messages = MessagesEdit(formation)
        self.onglets = QTabWidget()
        self.erreur = etiquette("", "erreur", retour=True)
        self.erreur.hide()
        self._disposer()
        self.identite.change.connect(self._juger)
        self._juger()

    @classmethod
    def creer(cls, bureau: Bureau, parent: QWidget | None, *, campagne: int | None) -> str:
        """Ask for a new formation and create it; return its short name, "" when nothing was created."""
        couleur = len(bureau.formations.lister(campagne)) if campagne else 0
        neuve = Formation(0, campagne or 0, "", "", couleur=couleur % len(theme().couleurs.formations))
        return cls._demander(bureau, neuve, parent)

    @classmethod
    def modifier(
        cls, bureau: Bureau, formation_id: int, parent: QWidget | None, *, sur_examen: bool = False
    ) -> str:
        """Ask for changes and record them; return the short name, "" when nothing changed."""
        return cls._demander(bureau, bureau.formations.trouver(formation_id), parent, sur_examen=sur_examen)

    @classmethod
    def _demander(
        cls, bureau: Bureau, formation: Formation, parent: QWidget | None, *, sur_examen: bool = False
    ) -> str:
        dialogue = cls(bureau, formation, parent)
        if sur_examen:
            dialogue.onglets.setCurrentWidget(dialogue.examen)
        accepte = dialogue.exec() == QDialog.DialogCode.Accepted
        nom = dialogue.valeur().nom_court
        dialogue.deleteLater()
        return nom if accepte else ""

    def valeur(self) -> Formation:
        """Return the formation as typed."""
        formation = self.messages.appliquer(self.examen.appliquer(self.identite.appliquer(self._depart)))
        if self._depart.campagne:
            return formation
        return formation._replace(campagne=int(self.session.currentData() or 0))

    def accept(self) -> None:
        """Record, or show why it cannot be."""
        try:
            formation_id = self._bureau.formations.enregistrer(self.valeur())
            for pour in self.messages.a_saisir():
                self._bureau.demandes.preparer_message(formation_id, pour)
        except CfaError as refus:
            self.erreur.setText(str(refus))
            self.erreur.show()
            return
        super().accept()

    def _disposer(self) -> None:
        px = theme().px
        self.setMinimumWidth(px(620))
        self.resize(px(620), px(560))  # less on a low screen: the buttons must stay on it
        if not self._depart.campagne:
            self.session.setAccessibleName("Session Parcoursup")
            for annee in _annees(self._bureau.contexte.calendriers, self._bureau.contexte.maintenant()):
                self.session.addItem(f"Session {annee}", annee)
            self.corps.addWidget(etiquette("Session Parcoursup", "discret"))
            self.corps.addWidget(self.session)
        onglets = self.onglets
        onglets.setAccessibleName("Parties de la fiche")
        onglets.addTab(self.identite, "Identité")
        onglets.addTab(self.examen, "Examen des dossiers")
        onglets.addTab(self.messages, "Messages")
        self.corps.addWidget(onglets, 1)
        self.identite.intitule.setFocus()
        self.corps.addWidget(self.erreur)

    def _juger(self) -> None:
        raison = self.identite.raison()
        self.valider.setEnabled(not raison)
        self.valider.setToolTip(raison)


def _annees(calendriers: Iterable[int], maintenant: datetime) -> list[int]:
    connues = set(calendriers)
    return sorted(connues | {maintenant.year}, reverse=True)
