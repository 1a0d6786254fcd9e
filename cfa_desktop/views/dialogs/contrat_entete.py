"""The top of the contract dialog: who, in which formation, and what could be mistaken."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cfa_desktop.views.dialogs.contrat_faits import FaitsContrat
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.bande_formation import BandeFormation
from cfa_desktop.views.widgets.bandeau import Bandeau
from cfa_desktop.views.widgets.bouton_copier import BoutonCopier
from cfa_desktop.views.widgets.etiquette import etiquette


class EnteteContrat(QWidget):
    """The sentence of Parcoursup, the person, the formation in large; asks the name of an unknown number."""

    def __init__(self, faits: FaitsContrat, numero: str) -> None:
        super().__init__()
        px = theme().px
        boite = QVBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(px(8))
        annonce = "Vous vous apprêtez à enregistrer un contrat d’apprentissage pour le candidat"
        boite.addWidget(etiquette(annonce, "discret", retour=True))
        boite.addLayout(self._personne(faits, numero))
        self.nom = QLineEdit()
        self.nom.setPlaceholderText("NOM Prénom")
        self.nom.setAccessibleName("Nom et prénom du candidat")
        self.nom.setVisible(faits.candidat is None)
        boite.addWidget(self.nom)
        boite.addWidget(etiquette("dans la formation suivante\u202f:", "discret"))
        formation = faits.formation
        bande = BandeFormation(formation.intitule, formation.couleur, formation.nom_court)
        bande.code.set_role("soustitre")
        bande.code.setWordWrap(True)
        bande.layout().setStretchFactor(bande.code, 1)  # type: ignore[union-attr]
        bande.layout().setStretchFactor(bande.nom, 0)  # type: ignore[union-attr]
        bande.nom.set_role("rubrique")
        boite.addWidget(bande)
        if faits.autres_voeux:
            pluriel = "Autres vœux" if len(faits.autres_voeux) > 1 else "Autre vœu"
            noms = ", ".join(faits.autres_voeux)
            texte = f"{pluriel} chez nous\u202f: {noms}. Vérifiez la formation."
            boite.addWidget(Bandeau(texte, "attention"))

    def _personne(self, faits: FaitsContrat, numero: str) -> QHBoxLayout:
        candidat = faits.candidat
        ligne = QHBoxLayout()
        ligne.setSpacing(theme().px(8))
        texte = f"{candidat.nom_complet}, n° {numero}" if candidat else f"n° {numero}, inconnu ici"
        personne = etiquette(texte, "soustitre", retour=True)
        ligne.addWidget(personne, 1)
        ligne.addWidget(BoutonCopier("le numéro d’inscription", numero))
        return ligne
