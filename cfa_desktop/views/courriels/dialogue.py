"""« Courriels »: choose a message, read what each candidate gets, copy one, keep them all as drafts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cfa_desktop.models.courriel import SORTES, Brouillon, Sorte
from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.courriels import DemandeCourriels
from cfa_desktop.views.background import run_in_background
from cfa_desktop.views.choix_de_fichier import demander_dossier
from cfa_desktop.views.courriels.message import Message
from cfa_desktop.views.imports.defilement import DefilementSiBas
from cfa_desktop.views.impression.choix import dire_lignes
from cfa_desktop.views.impression.memoire import Memoire
from cfa_desktop.views.impression.portee import Portee, PorteeEdit
from cfa_desktop.views.impression.saisies import SaisiesEdit
from cfa_desktop.views.saisies.dialogues import confirmer
from cfa_desktop.views.tables.barre import grouper
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette
from cfa_desktop.views.widgets.notice import Notice

LARGEUR, HAUTEUR = 940, 620
LARGEUR_GAUCHE, PART_GAUCHE, HAUTEUR_PERSONNES = 330, 0.42, 104
BEAUCOUP = 20
"""Beyond so many drafts at once, one is asked whether they are all wanted."""

OUVRIR = "Ouvrir le dossier"
AUCUN = "Aucun message à préparer pour ces candidatures."
AIDE = (
    "Un fichier par message, à ouvrir avec votre messagerie\u202f: relisez, puis envoyez de là. "
    "Rien ne part d’ici."
)


class CourrielsDialog(QDialog):
    """Never blocks the window; what is kept is what each line of the list shows."""

    def __init__(
        self,
        bureau: Bureau,
        pour: Portee,
        reglages: QSettings | None = None,
        parent: QWidget | None = None,
        offertes: Sequence[Portee] = (),
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Courriels")
        self._bureau, self._pour = bureau, pour
        self._memoire = Memoire(reglages) if reglages is not None else None
        self._brouillons: list[Brouillon] = []
        self._colonne = QWidget()
        self._gauche = DefilementSiBas(self._colonne)
        self._tapes: dict[str, str] = {}
        self._dernier = Path()
        self.sortes = QComboBox()
        self.sortes.setAccessibleName("Message")
        for sorte in SORTES:
            self.sortes.addItem(sorte.titre)
        self.aide, self.compte = etiquette("", "discret", retour=True), etiquette("", "compte", retour=True)
        self.de_qui = etiquette(
            dire_lignes(len(pour.lignes), choisies=pour.choisies), "rubrique", retour=True
        )
        self.portee = PorteeEdit(offertes, pour)
        self.de_qui.setVisible(len(offertes) <= 1)
        self.saisies = SaisiesEdit()
        self.personnes = QListWidget()
        self.personnes.setAccessibleName("Candidats")
        self.personnes.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.message = Message()
        self.fermer = bouton("Fermer", "quiet")
        self.enregistrer = bouton("Enregistrer les brouillons…", "primary", nom_icone="file-down")
        self._disposer()
        self.notice = Notice(self)
        self._brancher()
        self._changer()

    def _brancher(self) -> None:
        self.portee.change.connect(self._changer_de_portee)
        self.sortes.currentIndexChanged.connect(self._changer)
        self.saisies.change.connect(self._composer)
        self.personnes.currentRowChanged.connect(self._montrer)
        self.fermer.clicked.connect(self.reject)
        self.enregistrer.clicked.connect(self._demander_dossier)
        self.notice.action_demandee.connect(self._agir)

    @property
    def sorte(self) -> Sorte:
        """Return the kind of message chosen."""
        return SORTES[self.sortes.currentIndex()]

    def enregistrer_dans(self, dossier: Path) -> None:
        """Write the drafts in a folder, in the background."""
        self._dernier = dossier
        demande, courriels = self._demande(), self._bureau.courriels
        self.enregistrer.setEnabled(False)
        self.compte.setText("Écriture des brouillons…")
        run_in_background(
            lambda: courriels.ecrire(demande, dossier), done=self._enregistre, failed=self._rate
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._gauche.setFixedWidth(min(theme().px(LARGEUR_GAUCHE), round(self.width() * PART_GAUCHE)))

    def _disposer(self) -> None:
        px, ecran = theme().px, self.screen().availableGeometry()
        self.resize(min(px(LARGEUR), ecran.width() - 40), min(px(HAUTEUR), ecran.height() - 60))
        gauche = QVBoxLayout()
        gauche.setSpacing(px(8))
        for widget in (self.portee, self.de_qui, self.sortes, self.aide, self.saisies):
            gauche.addWidget(widget)
        self.personnes.setMinimumHeight(px(HAUTEUR_PERSONNES))
        gauche.addWidget(self.personnes, 1)
        gauche.addWidget(self.compte)
        self._colonne.setLayout(gauche)
        gauche.setContentsMargins(0, 0, 0, 0)
        milieu = QHBoxLayout()
        milieu.setSpacing(px(20))
        milieu.addWidget(self._gauche)
        milieu.addWidget(self.message, 1)
        bas = QHBoxLayout()
        bas.setSpacing(px(8))
        bas.addWidget(etiquette(AIDE, "discret", retour=True), 1)
        for un in (self.fermer, self.enregistrer):
            un.setAutoDefault(False)
            bas.addWidget(un)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(px(20), px(16), px(20), px(14))
        boite.setSpacing(px(14))
        boite.addLayout(milieu, 1)
        boite.addLayout(bas)

    def _demande(self) -> DemandeCourriels:
        return DemandeCourriels(self.sorte, self._pour.lignes, self.saisies.textes)

    def _changer_de_portee(self, portee: Portee) -> None:
        self._pour = portee
        self.personnes.setCurrentRow(-1)
        self._composer()

    def _changer(self, *_: object) -> None:
        self.aide.setText(self.sorte.aide)
        connus = self._memoire.textes(self.sorte.saisies) if self._memoire is not None else {}
        self.saisies.montrer(self.sorte.saisies, connus | self._tapes)
        self._composer()

    def _composer(self) -> None:
        """Read the messages again and keep the person looked at."""
        self.notice.hide()  # what it said was about the former messages
        self._tapes |= self.saisies.textes
        if self._memoire is not None:
            self._memoire.retenir_textes(self.sorte.saisies, self.saisies.textes)
        rang = max(self.personnes.currentRow(), 0)
        self.saisies.refuser(self._bureau.courriels.refus(self._demande()))
        try:
            self._brouillons = self._bureau.courriels.composer(self._demande())
        except CfaError as refus:
            self._brouillons = []
            self.notice.montrer(str(refus))
        self.personnes.blockSignals(True)
        self.personnes.clear()
        for brouillon in self._brouillons:
            suite = f" – {brouillon.raison}" if brouillon.raison else ""
            ligne = QListWidgetItem(f"{brouillon.candidat}{suite}")
            ligne.setToolTip(brouillon.raison or brouillon.adresse)
            self.personnes.addItem(ligne)
        self.personnes.setCurrentRow(min(rang, len(self._brouillons) - 1))
        self.personnes.blockSignals(False)
        self._montrer()
        self._compter()

    def _montrer(self, *_: object) -> None:
        rang = self.personnes.currentRow()
        self.message.montrer(self._brouillons[rang] if 0 <= rang < len(self._brouillons) else None)

    def _compter(self) -> None:
        """Say how many drafts there will be, who has none, and what is still to be typed."""
        raisons = Counter(un.raison for un in self._brouillons)
        prets = raisons.pop("", 0)
        manquent = self.sorte.manquent(self.saisies.textes) if prets else ()
        phrases = [f"{grouper(prets)}\u00a0message{'s' if prets > 1 else ''}" if self._brouillons else AUCUN]
        phrases += [f"{grouper(nombre)}\u00a0{raison}" for raison, nombre in raisons.items()]
        if manquent:
            phrases.append(f"à compléter\u202f: {', '.join(manquent)}")
        elif prets and self.saisies.refus:
            phrases.append(" ".join(self.saisies.refus.values()))
        self.compte.setText(" · ".join(phrases))
        bloque = bool(manquent or self.saisies.refus)
        self.enregistrer.setEnabled(bool(prets) and not bloque)
        self.enregistrer.setToolTip(phrases[-1] if bloque else "")

    def _demander_dossier(self) -> None:
        if not self._les_veut_tous():
            return
        choisi = demander_dossier(self, "Dossier des brouillons", "courriels")
        if choisi is not None:
            self.enregistrer_dans(choisi)

    def _les_veut_tous(self) -> bool:
        """Ask whether so many drafts are wanted, when they are many; a few are never questioned."""
        prets = sum(not un.raison for un in self._brouillons)
        if prets <= BEAUCOUP:
            return True
        question = (
            f"Un fichier par message\u202f: il y en aura {grouper(prets)}. Pour n’en préparer que "
            "quelques-uns, sélectionnez d’abord leurs lignes dans la liste."
        )
        verbe = f"Enregistrer les {grouper(prets)}\u00a0brouillons"
        return confirmer(self, titre=f"{verbe}\u202f?", question=question, verbe=verbe)

    def _enregistre(self, ecrits: list[Path]) -> None:
        pluriel = "s" if len(ecrits) > 1 else ""
        dit = f"{grouper(len(ecrits))}\u00a0brouillon{pluriel} enregistré{pluriel}"
        self.notice.montrer(f"{dit} dans «\u00a0{self._dernier.name}\u00a0».", OUVRIR)
        self._compter()

    def _rate(self, erreur: Exception) -> None:
        self._compter()
        if not isinstance(erreur, CfaError):
            raise erreur
        self.notice.montrer(str(erreur))

    def _agir(self, action: str) -> None:
        if action == OUVRIR:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._dernier)))
