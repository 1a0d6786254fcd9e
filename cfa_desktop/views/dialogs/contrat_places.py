"""The places left, the age of the facts, « Pourquoi ? », and the two ways out when full (R10, R11)."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cfa_desktop.models.textes_pleine import phrase_prepares
from cfa_desktop.models.verdict import Verdict
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.dialogs.contrat_faits import FaitsContrat, phrase_export, phrase_places
from cfa_desktop.views.dialogs.texte_a_copier import TexteACopier
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette


class PlacesContrat(QWidget):
    """« 5 contrats sur 5 après celui-ci (3 Parcoursup, 1 préparé, celui-ci) »."""

    def __init__(self, bureau: Bureau, faits: FaitsContrat) -> None:
        super().__init__()
        self._bureau, self._faits = bureau, faits
        px = theme().px
        self.places = etiquette("", "valeur", retour=True)
        self.export = etiquette("", "discret", retour=True)
        self.pourquoi = bouton("Pourquoi\u202f?", "lien")
        self.pourquoi.clicked.connect(self._expliquer)
        self.issues = bouton("Formation complète\u202f: les deux textes prêts", "lien", nom_icone="file-text")
        self.issues.clicked.connect(self._ouvrir_textes)
        self._textes = QVBoxLayout()
        ligne = QHBoxLayout()
        ligne.addWidget(self.places, 1)
        ligne.addWidget(self.pourquoi)
        rang = QHBoxLayout()
        rang.addWidget(self.issues)
        rang.addStretch(1)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(px(2))
        boite.addLayout(ligne)
        boite.addWidget(self.export)
        boite.addLayout(rang)
        boite.addLayout(self._textes)

    def montrer(self, verdict: Verdict) -> None:
        """Show the places as they stand."""
        places = self._bureau.contrats.places(self._faits.formation.id)
        complete = any(blocage.code == "R10" for blocage in verdict.blocages)
        capacite = places.capacite
        sera = capacite is not None and not complete and places.comptes + 1 >= capacite
        self.places.setText(phrase_places(self._bureau, self._faits.formation.id, complete=complete))
        self.export.setText(phrase_export(self._bureau, self._faits, sera_complete=sera))
        self.issues.setVisible(complete)

    def _expliquer(self) -> None:
        from cfa_desktop.views.pourquoi.dialogue import montrer_pourquoi

        montrer_pourquoi(self._bureau.pourquoi.formation(self._faits.formation.id), self)

    def _ouvrir_textes(self) -> None:
        self.issues.setEnabled(False)
        formation_id = self._faits.formation.id
        cloture, augmentation = self._bureau.formations.textes_pleine(formation_id)
        if non_comptes := phrase_prepares(self._bureau.contrats.places(formation_id).prepares):
            self._textes.addWidget(etiquette(non_comptes, "attention", retour=True))
        self._textes.addWidget(TexteACopier("Demander la clôture du recrutement", cloture))
        self._textes.addWidget(TexteACopier("Demander une augmentation de capacité", augmentation))
