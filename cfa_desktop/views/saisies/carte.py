"""The card up: what to type for one item, where, until when, and what stands in the way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from cfa_desktop.models.a_saisir import ASaisir
from cfa_desktop.models.dates_fr import jour_court, jour_heure, temps_restant
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.saisie import Statut
from cfa_desktop.views.saisies.actions import ActionsCarte
from cfa_desktop.views.saisies.champs import ChampsACopier
from cfa_desktop.views.saisies.classement import Section, dit_saisi
from cfa_desktop.views.saisies.conseils import conseil
from cfa_desktop.views.saisies.message_candidat import MessageCandidat
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.bande_formation import BandeFormation
from cfa_desktop.views.widgets.bandeau import Bandeau, TonBandeau
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette
from cfa_desktop.views.widgets.separateur import Separateur

PREPARE = (
    "Préparé ici seulement\u202f: le candidat ne reçoit rien tant que ce n’est pas saisi sur Parcoursup."
)


@dataclass(frozen=True, slots=True)
class Posee:
    """A card with its formation and the instant; ``repentir`` = it may still be unticked.

    ``message`` is the text for the candidate of a typed contract, ``reponse`` until when he may reply and
    what he answered; ``section`` is the part of the queue.
    """

    carte: ASaisir
    formation: Formation
    maintenant: datetime
    repentir: bool = False
    message: str = ""
    section: Section = Section.A_SAISIR
    reponse: str = ""


class CarteSaisie(QScrollArea):
    """One item, large; ``dossier_demande`` carries nothing: the page knows which card is up."""

    dossier_demande = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setAccessibleName("Carte à saisir")
        self.actions_carte = ActionsCarte()
        self.champs = ChampsACopier()
        self.champs.copie.connect(self.actions_carte.permettre)
        self.message = MessageCandidat()
        self.bande = BandeFormation()
        self.bande.code.set_role("titre")
        self.bande.nom.setWordWrap(True)
        self.titre = etiquette("", "soustitre", retour=True)
        self.candidat = etiquette("", "rubrique")
        self.numero = etiquette("", "discret")
        self.dossier = bouton("Ouvrir le dossier", "lien")
        self.dossier.clicked.connect(self.dossier_demande)
        self.limite = etiquette("", "discret", retour=True)
        self.gardes = QVBoxLayout()
        self.gardes.setSpacing(theme().px(6))
        self.prepare = etiquette(PREPARE, "discret", retour=True)
        self._composer()

    def montrer(self, posee: Posee) -> None:
        """Put a card up."""
        carte, formation = posee.carte, posee.formation
        self.bande.montrer(formation.nom_court, formation.couleur, formation.intitule)
        self.titre.setText(carte.titre)
        self.candidat.setText(carte.candidat)
        self.numero.setText(f"n°\u00a0{carte.numero}")
        for widget in (self.candidat, self.numero, self.dossier):
            widget.setVisible(bool(carte.numero))
        self._dire_limite(posee)
        self._dire_gardes(posee)
        self.champs.montrer(carte.champs)
        saisie = carte.saisie.statut is Statut.SAISIE
        self.prepare.setVisible(not saisie)
        self.actions_carte.montrer(carte, repentir=posee.repentir)
        self.message.setVisible(bool(posee.message))
        if posee.message:
            self.message.montrer(posee.message)
        self.verticalScrollBar().setValue(0)

    def _composer(self) -> None:
        px = theme().px
        contenu = QWidget()
        contenu.setObjectName("contenu")
        boite = QVBoxLayout(contenu)
        boite.setContentsMargins(px(28), px(16), px(28), px(16))
        boite.setSpacing(px(10))
        personne = QHBoxLayout()
        personne.setSpacing(px(10))
        for widget in (self.candidat, self.numero, self.dossier):
            personne.addWidget(widget)
        personne.addStretch(1)
        elements: tuple[QWidget | QLayout | int, ...] = (
            self.bande,
            px(2),
            self.titre,
            personne,
            self.limite,
            self.gardes,
            px(2),
            Separateur(),
            px(2),
            self.champs,
            px(2),
            Separateur(),
            px(2),
            self.prepare,
            self.actions_carte,
            self.message,
        )
        for element in elements:
            if isinstance(element, int):
                boite.addSpacing(element)
            elif isinstance(element, QLayout):
                boite.addLayout(element)
            else:
                boite.addWidget(element)
        boite.addStretch(1)
        self.setWidget(contenu)

    def _dire_limite(self, posee: Posee) -> None:
        carte, session = posee.carte, posee.formation.campagne
        dits = []
        if carte.saisie.statut is Statut.SAISIE:
            dits.append(dit_saisi(carte, session))
            if carte.saisie.attend_apres_on is not None:
                apres = jour_court(carte.saisie.attend_apres_on, session)
                dits.append(f"attend un export postérieur au {apres}")
        elif carte.avant_le is not None:
            reste = temps_restant(carte.avant_le, posee.maintenant)
            dits.append(f"À saisir avant le {jour_heure(carte.avant_le, session)}, {reste}")
        if carte.saisie.reporte_au is not None and carte.saisie.statut is Statut.PREPAREE:
            dits.append(f"reporté au {jour_court(carte.saisie.reporte_au, session)}")
        if posee.reponse:
            dits.append(posee.reponse)
        self.limite.setText("  ·  ".join(dits))
        self.limite.setVisible(bool(dits))

    def _dire_gardes(self, posee: Posee) -> None:
        while (item := self.gardes.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        for texte, ton in gardes(posee):
            self.gardes.addWidget(Bandeau(texte, ton))


def gardes(posee: Posee) -> list[tuple[str, TonBandeau]]:
    """Return what must be known before one starts, the gravest first."""
    carte, saisie = posee.carte, posee.carte.saisie
    if saisie.statut is not Statut.PREPAREE:
        return []
    dits: list[tuple[str, TonBandeau]] = []
    if saisie.refus_parcoursup:
        dits.append((f"Parcoursup a refusé\u202f: {saisie.refus_parcoursup}.", "danger"))
    if posee.section is Section.A_REGLER and (que_faire := conseil(carte)):
        dits.append((que_faire, "info"))
    if saisie.pas_avant is not None and saisie.pas_avant > posee.maintenant:
        quand = jour_heure(saisie.pas_avant, posee.formation.campagne)
        dits.append((f"Pas avant le {quand}\u202f: Parcoursup le refuserait.", "attention"))
    dits += [(avertissement.message, "attention") for avertissement in carte.garde.avertissements]
    if carte.homonymes:
        autres = ", ".join(f"n°\u00a0{numero}" for numero in carte.homonymes)
        dits.append((f"Même nom dans la base\u202f: {autres}. Vérifiez le numéro.", "attention"))
    return dits
