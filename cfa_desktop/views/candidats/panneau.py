"""The right panel: the candidate at hand, whom to call, how long is left, what was said, what may be done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cfa_desktop.models.dates_fr import jour_court, jour_de_paris, temps_restant
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.suivi import LABELS_RESULTAT, LABELS_TYPE, Evenement
from cfa_desktop.models.temps import fin_du_jour
from cfa_desktop.views.actions_candidature import PREPARE_ICI, ActionsCandidature
from cfa_desktop.views.candidats.absences import mention_voeux
from cfa_desktop.views.candidats.colonnes import Repere, limite_relative
from cfa_desktop.views.candidats.contacts import Contacts
from cfa_desktop.views.candidats.etat_affiche import etat_affiche, etat_explique
from cfa_desktop.views.infobulles import infobulle
from cfa_desktop.views.pourquoi.action_expliquee import ActionExpliquee
from cfa_desktop.views.pourquoi.bouton import BoutonPourquoi
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.bande_formation import BandeFormation
from cfa_desktop.views.widgets.bouton_action import BoutonAction
from cfa_desktop.views.widgets.bouton_copier import BoutonCopier
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import Etiquette, etiquette
from cfa_desktop.views.widgets.etiquette_elidee import EtiquetteElidee
from cfa_desktop.views.widgets.pastille import PastilleEtat
from cfa_desktop.views.widgets.separateur import Separateur

if TYPE_CHECKING:
    from cfa_desktop.models.dossier import Dossier  # loaded once a candidate is chosen

EVENEMENTS_MONTRES = 3
_LIMITE, _FIN = 0, 2  # ranks in the row of the dates
LARGEUR_MOTS = 268  # pixels at 100 %: under that, words stand under each other


class PanneauCandidat(QWidget):
    """``montrer`` shows a line at once, ``completer`` what had to be read for it.

    ``pourquoi_demande`` carries what is asked about: "etat" or "limite".
    """

    dossier_demande = Signal(int)
    pourquoi_demande = Signal(str)

    def __init__(self, actions: ActionsCandidature, repere: Repere) -> None:
        super().__init__()
        self._repere = repere
        self._ligne: CandidatureLine | None = None
        self.nom = etiquette("", "soustitre", retour=True)
        self.numero = etiquette("", "valeur")
        self.copier_numero = BoutonCopier("le numéro d’inscription")
        self.formation = BandeFormation()
        self.etat = PastilleEtat()
        self.precision = etiquette("", "discret", retour=True)
        self.limite = etiquette("", "valeur")
        self.reste = etiquette("", "discret")
        self.pourquoi_etat = BoutonPourquoi("Pourquoi cet état\u202f?", touches=True)
        self.pourquoi_etat.clicked.connect(partial(self._expliquer, "etat"))
        self.pourquoi = BoutonPourquoi("Pourquoi cette date\u202f?")
        self.pourquoi.clicked.connect(partial(self._expliquer, "limite"))
        self.contacts = Contacts()
        self.titre_suivi = etiquette("Suivi", "rubrique")
        self.etape = etiquette("", "attention", retour=True)
        self.evenements = [EtiquetteElidee("", "discret") for _ in range(EVENEMENTS_MONTRES)]
        self.ouvrir = bouton("Dossier", "lien", nom_icone="eye")
        self.ouvrir.setAccessibleName("Ouvrir le dossier")
        self.ouvrir.setToolTip(infobulle("Ouvrir le dossier (Entrée)"))
        self.ouvrir.clicked.connect(self._ouvrir)
        self.actions_ = self._boutons(actions)
        self._assembler()

    def montrer(self, ligne: CandidatureLine, couleur: int) -> None:
        """Show what the line itself knows."""
        self._ligne = ligne
        self._pied.setVisible(True)
        self.pourquoi.setVisible(False)
        self.nom.setText(ligne.candidat)
        mineur = " · mineur" if ligne.mineur else ""
        self.numero.setText(f"n°\u00a0{ligne.numero}{mineur}")
        self.copier_numero.set_texte(ligne.numero)
        self.formation.montrer(ligne.formation_nom, couleur, mention_voeux(ligne))
        self.etat.montrer(etat_affiche(ligne), etat_explique(ligne))
        suite = etat_explique(ligne).split("\n")[1:]
        self.precision.setText("\n".join(suite))
        self.precision.setHidden(not suite)
        self.etat.setToolTip(infobulle(*etat_explique(ligne).split("\n")))
        self._montrer_limite(ligne)
        self.contacts.montrer(ligne)
        self._montrer_etape(ligne)
        self._montrer_evenements(())

    def completer(self, dossier: Dossier) -> None:
        """Add the last events and the reason of the deadline."""
        self.pourquoi.setVisible(self.limite.isVisibleTo(self))
        self._montrer_evenements(dossier.evenements)

    def montrer_actions(self, visibles: bool) -> None:
        """Hide the actions of one candidate while several are selected."""
        self._pied.setVisible(visibles)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        large = self.width() >= theme().px(LARGEUR_MOTS)
        sens = QBoxLayout.Direction
        self._dates.setDirection(sens.LeftToRight if large else sens.TopToBottom)
        self.ouvrir.setText("Dossier" if large else "")

    def _montrer_limite(self, ligne: CandidatureLine) -> None:
        jour, relative = ligne.limite_on, limite_relative(ligne, self._repere)
        dit = f"Limite {jour_court(jour, self._repere.maintenant.year)}" if jour else ligne.limite_mention
        self.limite.setText(dit)
        self.limite.set_role("valeur" if jour else "absente")
        self.limite.setHidden(not dit)
        self.limite.setWordWrap(jour is None)  # a reason is a sentence: it must not push the panel out
        self._dates.setStretch(_LIMITE, 0 if jour else 1)
        self._dates.setStretch(_FIN, 1 if jour else 0)
        reste = temps_restant(fin_du_jour(jour), self._repere.maintenant) if jour and relative.date else ""
        self.reste.setText(reste)
        self.reste.setHidden(not reste)
        self.reste.set_role("attention" if relative.ton else "discret")

    def _montrer_etape(self, ligne: CandidatureLine) -> None:
        self.etape.setVisible(bool(ligne.prochaine_etape))
        if ligne.prochaine_etape:
            jour = ligne.prochaine_etape_on
            quand = f" {jour_court(jour, self._repere.maintenant.year)}" if jour else ""
            self.etape.setText(f"À faire\u202f: {ligne.prochaine_etape}{quand}")

    def _montrer_evenements(self, evenements: tuple[Evenement, ...]) -> None:
        self.titre_suivi.setText(f"Suivi ({len(evenements)})" if evenements else "Suivi")
        for rang, texte in enumerate(self.evenements):
            texte.setVisible(rang < len(evenements))
            if rang < len(evenements):
                texte.setText(_resume(evenements[rang]))
        if not evenements and self._ligne is not None:
            self.evenements[0].setText("Aucun contact noté.")
            self.evenements[0].show()

    def _boutons(self, actions: ActionsCandidature) -> list[QWidget]:
        self._expliquees = {
            "rechercher": ActionExpliquee(actions.en_recherche, "rechercher", self),
            "refuser": ActionExpliquee(actions.refuser, "refuser", self),
            "contrat": ActionExpliquee(actions.contrat, "contrat", self),
        }
        for expliquee in self._expliquees.values():
            expliquee.pourquoi_demande.connect(actions.expliquer)
        actions.grisees.connect(self._montrer_grisees)
        return [
            BoutonAction(actions.noter, self),
            *self._expliquees.values(),
            BoutonAction(actions.inscription, self, cache_si_grise=True),
        ]

    def _montrer_grisees(self, grisees: frozenset[str]) -> None:
        for acte, expliquee in self._expliquees.items():
            expliquee.set_explicable(acte in grisees)

    def _assembler(self) -> None:
        self._corps = self._construire_corps()
        defilement = QScrollArea()
        defilement.setWidgetResizable(True)
        defilement.setWidget(self._corps)
        defilement.setFrameShape(QFrame.Shape.NoFrame)
        defilement.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        defilement.setMinimumWidth(0)
        defilement.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(0)
        boite.addWidget(defilement, 1)

    def _construire_corps(self) -> QWidget:
        px = theme().px
        contenu = QWidget()
        contenu.setObjectName("contenu")
        corps = QVBoxLayout(contenu)
        corps.setContentsMargins(px(16), px(8), px(14), px(4))
        corps.setSpacing(px(5))
        corps.addWidget(self.nom)
        corps.addLayout(_rang(self.numero, self.copier_numero, fin=self.ouvrir))
        corps.addWidget(self.formation)
        corps.addLayout(_rang(self.etat, fin=self.pourquoi_etat))
        corps.addWidget(self.precision)
        self._dates = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._dates.setSpacing(px(4))
        for texte in (self.limite, self.reste):
            self._dates.addWidget(texte)
        self._dates.addStretch(1)
        rang = QHBoxLayout()
        rang.addLayout(self._dates, 1)
        rang.addWidget(self.pourquoi)
        corps.addLayout(rang)
        corps.addWidget(Separateur())
        corps.addWidget(self.contacts)
        corps.addWidget(Separateur())
        for texte in (self.titre_suivi, self.etape, *self.evenements):
            corps.addWidget(texte)
        corps.addStretch(1)
        corps.addWidget(self._construire_pied())
        return contenu

    def _construire_pied(self) -> QWidget:
        px = theme().px
        self._pied = QWidget()
        pied = QVBoxLayout(self._pied)
        pied.setContentsMargins(0, px(8), 0, px(4))
        pied.setSpacing(px(5))
        for action in self.actions_:
            pied.addWidget(action)
        self.avertissement: Etiquette = etiquette(PREPARE_ICI, "discret", retour=True)
        pied.addWidget(self.avertissement)
        return self._pied

    def _expliquer(self, quoi: str, *_: object) -> None:
        self.pourquoi_demande.emit(quoi)

    def _ouvrir(self) -> None:
        if self._ligne is not None:
            self.dossier_demande.emit(self._ligne.id)


def _rang(*widgets: QWidget, fin: QWidget) -> QHBoxLayout:
    rang = QHBoxLayout()
    rang.setSpacing(theme().px(4))
    for widget in widgets:
        rang.addWidget(widget)
    rang.addStretch(1)
    rang.addWidget(fin)
    return rang


def _resume(evenement: Evenement) -> str:
    jour = jour_de_paris(evenement.at)
    tete = f"{jour:%d/%m} {LABELS_TYPE[evenement.type]}"
    if evenement.resultat:
        tete += f", {LABELS_RESULTAT[evenement.resultat].lower()}"
    return f"{tete}\u202f: {evenement.texte}" if evenement.texte else tete
