"""A full formation (R11): the two requests, each with its ready text."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QStackedLayout,
    QWidget,
)

from cfa_desktop.models.dates_fr import avec_point, jour_heure
from cfa_desktop.models.erreurs import CfaError, RuleViolation
from cfa_desktop.models.regles.capacite import lire_capacite
from cfa_desktop.models.saisie import Nature, Saisie, Statut
from cfa_desktop.models.textes_pleine import phrase_prepares
from cfa_desktop.models.verdict import Blocage, Verdict
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.dialogs.boite import Boite
from cfa_desktop.views.dialogs.raisons import ListeRaisons, Motif
from cfa_desktop.views.dialogs.texte_a_copier import TexteACopier
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.bande_formation import BandeFormation
from cfa_desktop.views.widgets.bandeau import Bandeau
from cfa_desktop.views.widgets.etiquette import etiquette

_A_COMPLETER = "… (nombre de places à compléter)"


class PleineDialog(Boite):
    """Chooses a request, copies its text, prepares the item."""

    def __init__(self, bureau: Bureau, formation_id: int, parent: QWidget | None) -> None:
        super().__init__(
            "Clôture ou augmentation", "Que demander pour cette formation\u202f?", "Préparer", parent
        )
        self.phrase = ""
        self._bureau, self._formation = bureau, bureau.formations.trouver(formation_id)
        cloture, self._augmentation = bureau.formations.textes_pleine(formation_id)
        self.cloture = QRadioButton("Demander la clôture du recrutement")
        self.augmentation = QRadioButton("Demander une augmentation de capacité")
        self._choix = QButtonGroup(self)
        for bouton in (self.cloture, self.augmentation):
            self._choix.addButton(bouton)
        self.places = QLineEdit()
        self.places.setAccessibleName("Nombre de places demandé")
        self.places.setMaximumWidth(theme().px(96))
        self.texte_cloture = TexteACopier("Demande de clôture", cloture)
        self.texte_augmentation = TexteACopier("Demande d’augmentation", self._augmentation)
        self.raisons = ListeRaisons("Préparer quand même", a_completer=self._manque)
        self.raisons.confirme.connect(self._pouvoir_preparer)
        self._en_cours = [
            item
            for item in bureau.demandes.en_cours(formation_id)
            if item.nature in (Nature.CLOTURE, Nature.AUGMENTATION)
        ]
        self._disposer()
        self.cloture.setChecked(True)
        self._choix.buttonToggled.connect(self._montrer)
        self.places.textChanged.connect(self._completer)
        self._montrer()

    @classmethod
    def proposer(
        cls, bureau: Bureau, formation_id: int, parent: QWidget | None, *, augmentation: bool = False
    ) -> str:
        """Ask and prepare; return what was done as a sentence, "" when nothing was."""
        dialogue = cls(bureau, formation_id, parent)
        dialogue.augmentation.setChecked(augmentation)
        accepte = dialogue.exec() == QDialog.DialogCode.Accepted
        dialogue.deleteLater()
        return dialogue.phrase if accepte else ""

    def accept(self) -> None:
        """Prepare, or show why it cannot be."""
        try:
            self.phrase = self.preparer()
        except CfaError as refus:
            dit = Verdict((Blocage("R11", str(refus)),))
            self.raisons.montrer(refus.verdict if isinstance(refus, RuleViolation) else dit)
            return
        super().accept()

    def preparer(self) -> str:
        """Prepare the request chosen, and say so."""
        formation_id, code = self._formation.id, self._formation.nom_court
        if self.cloture.isChecked():
            self._bureau.demandes.demander_cloture(formation_id)
            return f"Demande de clôture préparée, à envoyer en ligne – {code}"
        voulue = lire_capacite(self.places.text()) or 0
        self._bureau.demandes.demander_augmentation(formation_id, voulue)
        return f"Demande d’augmentation préparée, à envoyer en ligne – {code}"

    def _disposer(self) -> None:
        formation = self._formation
        self.setMinimumWidth(theme().px(600))
        self.corps.addWidget(BandeFormation(formation.nom_court, formation.couleur, formation.intitule))
        for item in self._en_cours:
            self.corps.addWidget(Bandeau(_dire_en_cours(item, formation.campagne), "attention"))
        self.corps.addWidget(self.cloture)
        ligne = QHBoxLayout()
        ligne.addWidget(self.augmentation)
        self._porter = etiquette("à porter à", "discret")
        self._mot = etiquette("places", "discret")
        for widget in (self._porter, self.places, self._mot):
            ligne.addWidget(widget)
        ligne.addStretch(1)
        self.corps.addLayout(ligne)
        self.corps.addWidget(self.raisons)
        pile = QWidget()
        self._pile = QStackedLayout(pile)
        self._pile.addWidget(self.texte_cloture)
        self._pile.addWidget(self.texte_augmentation)
        self.corps.addWidget(pile)
        non_comptes = phrase_prepares(self._bureau.contrats.places(formation.id).prepares)
        if non_comptes:
            self.corps.addWidget(etiquette(non_comptes, "attention", retour=True))
        self.corps.addWidget(
            etiquette(
                "Préparé ici seulement\u202f: copiez le texte, puis envoyez-le avec le formulaire de contact "
                "de Parcoursup. Les candidats concernés par une clôture en seront informés.",
                "discret",
                retour=True,
            )
        )

    def _montrer(self, *_: object) -> None:
        augmente = self.augmentation.isChecked()
        self._pile.setCurrentIndex(int(augmente))
        for widget in (self._porter, self.places, self._mot):
            widget.setVisible(augmente)
        if augmente:
            self.places.setFocus()
        self._pouvoir_preparer()

    def _completer(self, texte: str) -> None:
        voulue = lire_capacite(texte)
        complet = self._augmentation.replace(_A_COMPLETER, _A_COMPLETER if voulue is None else str(voulue))
        self.texte_augmentation.champ.setPlainText(complet)
        self._pouvoir_preparer()

    def _pouvoir_preparer(self, *_: object) -> None:
        demandes, formation_id = self._bureau.demandes, self._formation.id
        if self.cloture.isChecked():
            verdict = demandes.examiner_cloture(formation_id)
        else:
            verdict = demandes.examiner_augmentation(formation_id, lire_capacite(self.places.text()) or 0)
        self.raisons.montrer(verdict)
        self.valider.setEnabled(verdict.accepte(confirme=self.raisons.est_confirme()))
        self.valider.setToolTip("\n".join(raison.message for raison in verdict.blocages))
        voulue = Nature.CLOTURE if self.cloture.isChecked() else Nature.AUGMENTATION
        remplace = any(i.nature is voulue and i.statut is Statut.PREPAREE for i in self._en_cours)
        self.valider.setText("Remplacer la demande préparée" if remplace else "Préparer la demande")

    def _manque(self, motif: Motif) -> bool:
        """Say that a reason is only the number left empty."""
        return motif.code == "R9" and not self.places.text().strip()


def _dire_en_cours(item: Saisie, session: int) -> str:
    places = f" à {item.valeur} places" if item.nature is Nature.AUGMENTATION else ""
    quoi = "Augmentation" if item.nature is Nature.AUGMENTATION else "Clôture"
    if item.statut is Statut.PREPAREE:
        quand = jour_heure(item.preparee_at, session)
        return f"{quoi}{places} déjà préparée ici le {quand}, pas encore envoyée."
    quand = jour_heure(item.saisie_at, session) if item.saisie_at else ""
    return avec_point(f"{quoi}{places} déjà demandée le {quand}, réponse attendue")
