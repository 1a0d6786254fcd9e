"""Prepare a refusal: its motif among the published criteria, and every reason why not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from cfa_desktop.models.dossier import Dossier
from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.saisie import Decision
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.decisions import DemandeDecision
from cfa_desktop.views.dialogs.raisons import ListeRaisons, Motif
from cfa_desktop.views.infobulles import infobulle, raisons
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.bande_formation import BandeFormation
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette
from cfa_desktop.views.widgets.separateur import Separateur

ICI_SEULEMENT = (
    "Préparé ici seulement, à saisir ensuite sur Parcoursup\u202f: le candidat ne reçoit rien d’ici. "
    "Une fois saisi en ligne, un refus ne se retire plus."
)


class RefusDialog(QDialog):
    """Asks the motif of a refusal; nothing is the default button."""

    def __init__(self, bureau: Bureau, candidature_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bureau, self._candidature_id = bureau, candidature_id
        self._dossier = bureau.dossiers.ouvrir(candidature_id)
        self.setWindowTitle("Refuser une candidature")
        self.setMinimumWidth(theme().px(520))
        self.criteres = QButtonGroup(self)
        self.texte = QPlainTextEdit()
        self.raisons = ListeRaisons("", a_completer=self._pas_encore_choisi)
        self.preparer = bouton("Préparer le refus", "danger", nom_icone="circle-x")
        self.annuler = bouton("Annuler", "quiet")
        self._disposer()
        self.criteres.buttonToggled.connect(self._juger)
        self.texte.textChanged.connect(self._juger)
        self.preparer.clicked.connect(self._preparer)
        self.annuler.clicked.connect(self.reject)
        self._juger()

    @classmethod
    def demander(cls, bureau: Bureau, candidature_id: int, parent: QWidget | None) -> bool:
        """Ask, prepare, and say whether a refusal was prepared."""
        dialog = cls(bureau, candidature_id, parent)
        accepte = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return accepte

    @property
    def motif(self) -> str:
        """Return the motif chosen or typed, "" without any."""
        if self._dossier.formation.criteres:
            rang = self.criteres.checkedId()
            return "" if rang < 0 else self._dossier.formation.criteres[rang]
        return self.texte.toPlainText().strip()

    def _disposer(self) -> None:
        px = theme().px
        boite = QVBoxLayout(self)
        boite.setContentsMargins(px(24), px(20), px(24), px(16))
        boite.setSpacing(px(8))
        boite.addWidget(_entete(self._dossier))
        boite.addSpacing(px(4))
        self._poser_motifs(boite)
        boite.addWidget(self.raisons)
        boite.addSpacing(px(4))
        boite.addWidget(Separateur())
        boite.addWidget(etiquette(ICI_SEULEMENT, "discret", retour=True))
        bas = QHBoxLayout()
        bas.setSpacing(px(8))
        bas.addStretch(1)
        for un in (self.annuler, self.preparer):
            un.setAutoDefault(False)
            un.setDefault(False)
            bas.addWidget(un)
        boite.addLayout(bas)

    def _poser_motifs(self, boite: QVBoxLayout) -> None:
        criteres = self._dossier.formation.criteres
        titre = "Motif, parmi les critères d’examen publiés\u202f:" if criteres else "Motif du refus\u202f:"
        boite.addWidget(etiquette(titre, "rubrique"))
        for rang, critere in enumerate(criteres):
            choix = QRadioButton(critere.replace("&", "&&"))
            choix.setToolTip(infobulle(critere))
            self.criteres.addButton(choix, rang)
            boite.addWidget(choix)
        if not criteres:
            self.texte.setAccessibleName("Motif du refus")
            self.texte.setPlaceholderText("Un critère publié sur la fiche de la formation")
            self.texte.setTabChangesFocus(True)
            self.texte.setFixedHeight(theme().px(72))
            boite.addWidget(self.texte)

    def _demande(self) -> DemandeDecision:
        return DemandeDecision(
            candidature_id=self._candidature_id, decision=Decision.REFUS, motif=self.motif, confirme=True
        )

    def _juger(self) -> None:
        verdict = self._bureau.decisions.examiner(self._demande())
        self.raisons.montrer(verdict)
        self.preparer.setEnabled(not verdict.blocages)
        self.preparer.setToolTip(
            raisons("Impossible de préparer ce refus\u202f:", verdict.blocages)
            if verdict.blocages
            else infobulle(ICI_SEULEMENT)
        )

    def _preparer(self) -> None:
        try:
            self._bureau.decisions.preparer(self._demande())
        except CfaError:
            # The base moved since the last choice: the reasons shown again are the answer.
            self._juger()
            return
        self.accept()

    def _pas_encore_choisi(self, motif: Motif) -> bool:
        return motif.code == "R3" and not self.motif


def _entete(dossier: Dossier) -> QWidget:
    entete = QWidget()
    boite = QVBoxLayout(entete)
    boite.setContentsMargins(0, 0, 0, 0)
    boite.setSpacing(theme().px(4))
    boite.addWidget(etiquette("Refuser la candidature de", "discret"))
    qui = f"{dossier.candidat.nom_complet}, n° {dossier.candidat.numero}"
    boite.addWidget(etiquette(qui, "soustitre", retour=True))
    formation = dossier.formation
    boite.addWidget(BandeFormation(formation.nom_court, formation.couleur, formation.intitule))
    if dossier.homonymes:
        texte = f"Même nom dans la base\u202f: {', '.join(dossier.homonymes)}. Vérifiez la personne."
        boite.addWidget(etiquette(texte, "attention", retour=True), 0, Qt.AlignmentFlag.AlignTop)
    return entete
