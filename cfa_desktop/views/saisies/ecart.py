"""The contradiction up: both values, the day of the export, and four ways to settle it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from cfa_desktop.models.ecarts import etape, quoi
from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.permis import ACTES_ECART, Acte
from cfa_desktop.models.verdict import Verdict
from cfa_desktop.services.ecarts import REGLES, EcartARegler, Rapprochement
from cfa_desktop.views.saisies.dialogues import confirmer, demander_raison
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.bande_formation import BandeFormation
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import Etiquette, etiquette
from cfa_desktop.views.widgets.separateur import Separateur

TEXTES = {
    Acte.REMETTRE: (
        "Remettre à saisir",
        "Ce n’est pas sur Parcoursup\u202f: la saisie revient dans la file, à refaire en ligne.",
    ),
    Acte.ATTENDRE_EXPORT: (
        "Attendre le prochain export",
        "C’est bien saisi\u202f: un export plus récent le montrera. D’ici là, la saisie compte de nouveau.",
    ),
    Acte.DONNER_RAISON: (
        "Parcoursup a raison",
        "Ce que montre l’export est juste\u202f: la saisie est close, les faits de Parcoursup restent.",
    ),
    Acte.ABANDONNER_ECART: ("Abandonner…", "La saisie est close, avec la raison que vous donnez."),
}


class CarteEcart(QScrollArea):
    """One contradiction; ``regle`` carries the sentence of what was done, ``refuse`` why it was not."""

    regle = Signal(str)
    refuse = Signal(str)
    dossier_demande = Signal(int)

    def __init__(self, rapprochement: Rapprochement) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setAccessibleName("Écart à régler")
        self._rapprochement = rapprochement
        self._ecart: EcartARegler | None = None
        self.bande = BandeFormation()
        self.bande.code.set_role("titre")
        self.titre = etiquette("", "soustitre", retour=True)
        self.candidat = etiquette("", "rubrique")
        self.numero = etiquette("", "discret")
        self.dossier = bouton("Ouvrir le dossier", "lien")
        self.dossier.clicked.connect(self._ouvrir)
        self.champ = etiquette("", "discret")
        self.ici_titre = etiquette("", "discret", retour=True)
        self.ici = etiquette("", "rubrique", retour=True)
        self.parcoursup_titre = etiquette("", "discret", retour=True)
        self.parcoursup = etiquette("", "rubrique", retour=True)
        self.boutons: dict[Acte, QPushButton] = {}
        self.explications: dict[Acte, Etiquette] = {}
        for acte in ACTES_ECART:
            verbe, _ = TEXTES[acte]
            self.boutons[acte] = bouton(verbe)
            self.boutons[acte].clicked.connect(partial(self._regler, acte))
            self.explications[acte] = etiquette("", "discret", retour=True)
        self._composer()

    def montrer(self, ecart: EcartARegler) -> None:
        """Put a contradiction up, with what may be done of it now."""
        self._ecart = ecart
        une, lu = ecart.rapprochee, ecart.lu
        formation = une.formation
        self.bande.montrer(formation.nom_court, formation.couleur, formation.intitule)
        self.titre.setText(f"Écart\u202f: {quoi(une.saisie)}")
        self.candidat.setText(une.candidat)
        self.numero.setText(f"n°\u00a0{une.numero}")
        self.champ.setText(lu.champ)
        fait = etape(une.saisie, formation.campagne)
        self.ici_titre.setText(f"Ici, {fait}")
        self.ici.setText(lu.ici)
        self.parcoursup_titre.setText(f"Parcoursup, export du {lu.export}")
        self.parcoursup.setText(lu.parcoursup)
        for acte in ACTES_ECART:
            verdict = ecart.permis[acte]
            self.boutons[acte].setEnabled(not verdict.blocages)
            raisons = " ".join(blocage.message for blocage in verdict.blocages)
            self.explications[acte].setText(raisons or TEXTES[acte][1])
            self.explications[acte].set_role("attention" if raisons else "discret")
            self.boutons[acte].setAccessibleDescription(self.explications[acte].text())
        self.verticalScrollBar().setValue(0)

    def _composer(self) -> None:
        px = theme().px
        contenu = QWidget()
        contenu.setObjectName("contenu")
        boite = QVBoxLayout(contenu)
        boite.setContentsMargins(px(28), px(16), px(28), px(16))
        boite.setSpacing(px(12))
        personne = QHBoxLayout()
        personne.setSpacing(px(10))
        for widget in (self.candidat, self.numero, self.dossier):
            personne.addWidget(widget)
        personne.addStretch(1)
        boite.addWidget(self.bande)
        boite.addWidget(self.titre)
        boite.addLayout(personne)
        boite.addWidget(Separateur())
        boite.addWidget(self.champ)
        boite.addLayout(self._valeurs())
        boite.addWidget(Separateur())
        boite.addLayout(self._actions())
        boite.addStretch(1)
        self.setWidget(contenu)

    def _valeurs(self) -> QGridLayout:
        grille = QGridLayout()
        grille.setHorizontalSpacing(theme().px(24))
        grille.setVerticalSpacing(theme().px(4))
        for colonne, (titre, valeur) in enumerate(
            ((self.ici_titre, self.ici), (self.parcoursup_titre, self.parcoursup))
        ):
            grille.addWidget(titre, 0, colonne)
            grille.addWidget(valeur, 1, colonne)
            grille.setColumnStretch(colonne, 1)
        return grille

    def _actions(self) -> QGridLayout:
        grille = QGridLayout()
        grille.setHorizontalSpacing(theme().px(16))
        grille.setVerticalSpacing(theme().px(10))
        grille.setColumnStretch(1, 1)
        for rang, acte in enumerate(ACTES_ECART):
            grille.addWidget(self.boutons[acte], rang, 0, Qt.AlignmentFlag.AlignVCenter)
            grille.addWidget(self.explications[acte], rang, 1, Qt.AlignmentFlag.AlignVCenter)
        return grille

    def _ouvrir(self) -> None:
        if self._ecart is not None:
            self.dossier_demande.emit(self._ecart.rapprochee.candidature_id)

    def _regler(self, acte: Acte) -> None:
        if self._ecart is None:
            return
        une = self._ecart.rapprochee
        geste = self._geste(acte, une.saisie.id, self._ecart.permis[acte])
        if geste is None:
            return
        try:
            geste()
        except CfaError as refus:
            self.refuse.emit(str(refus))
            return
        self.regle.emit(f"{REGLES[acte]} – {une.formation.nom_court}, {une.candidat}")

    def _geste(self, acte: Acte, saisie_id: int, verdict: Verdict) -> Callable[[], None] | None:
        """Return what settles it, None when the officer gives up answering."""
        services = self._rapprochement
        if acte is Acte.ATTENDRE_EXPORT:
            return lambda: services.attendre(saisie_id)
        if acte is Acte.DONNER_RAISON:
            return lambda: services.donner_raison(saisie_id)
        if acte is Acte.ABANDONNER_ECART:
            question = "Pourquoi clore cette saisie\u202f?"
            raison = demander_raison(
                self, titre="Abandonner cette saisie", question=question, verbe="Abandonner"
            )
            return None if raison is None else lambda: services.abandonner(saisie_id, raison)
        a_confirmer = [un.message for un in verdict.avertissements if un.a_confirmer]
        titre = TEXTES[Acte.REMETTRE][0]
        if a_confirmer and not confirmer(self, titre=titre, question="\n".join(a_confirmer), verbe=titre):
            return None
        return lambda: services.remettre(saisie_id, confirme=True)
