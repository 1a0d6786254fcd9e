"""The Calendrier page: every date of a session, where it comes from, what is missing and why it matters."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cfa_desktop.models.calendrier.champs import (
    CHAMPS,
    REPONSES,
    est_vide,
    lire_champ,
    manquants,
    phrase_manquants,
)
from cfa_desktop.models.calendrier.edition import Retouche
from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.calendrier.champ_ligne import A_L_ETROIT, ChampLigne
from cfa_desktop.views.infobulles import infobulle
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.bandeau import Bandeau
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette
from cfa_desktop.views.widgets.etiquette_elidee import EtiquetteElidee
from cfa_desktop.views.widgets.sections import SectionsDefilantes
from cfa_desktop.views.widgets.separateur import Separateur

RENSEIGNER = "Renseigner"
_RIEN = "Rien n’a changé\u202f: modifiez ou confirmez une date."


class PlaceCalendrier(NamedTuple):
    """A session, the section on top, and how far it has scrolled in it."""

    campagne: int
    section: str
    decalage: float


class CalendrierPage(QWidget):
    """``change`` says what was recorded; ``preparation_demandee`` asks for the session after."""

    change = Signal(str)
    preparation_demandee = Signal()

    def __init__(self, bureau: Bureau) -> None:
        super().__init__()
        self._bureau = bureau
        self._campagne = 0
        self._en_attente = bureau.calendriers_en_cours
        self.lignes: dict[str, ChampLigne] = {}
        self.titre = etiquette("", "soustitre")
        self.resume = EtiquetteElidee("", "discret")
        self.preparer = bouton("", "quiet", nom_icone="plus")
        self._a_l_etroit = theme().taille_pct > A_L_ETROIT
        entier = "Revenir aux dates livrées"
        self.revenir = bouton("Dates livrées" if self._a_l_etroit else entier, "quiet", nom_icone="undo-2")
        self.revenir.setAccessibleName(entier)
        self.manque = Bandeau("", "attention", (RENSEIGNER,))
        self.sections = SectionsDefilantes(largeur_onglets=172)
        self.sections.defilement.setAccessibleName("Calendrier, page continue")
        self.raisons = etiquette("", "discret", retour=True)
        self.abandonner = bouton("Annuler les modifications", "quiet")
        self.enregistrer = bouton("Enregistrer", "primary")
        self._disposer()
        self._brancher()

    @property
    def campagne(self) -> int:
        """Return the session on screen, 0 before any."""
        return self._campagne

    def ceder(self) -> PlaceCalendrier:
        """Return which session is shown, and where one is reading it."""
        return PlaceCalendrier(self._campagne, self.sections.courante, self.sections.decalage)

    def reprendre(self, place: PlaceCalendrier) -> None:
        """Show a session where one was reading it."""
        self.montrer(place.campagne)
        self.sections.aller(place.section, place.decalage)

    def montrer(self, campagne: int) -> None:
        """Show the calendar of a session; what is typed for another one waits for its return."""
        if campagne != self._campagne:
            self._campagne = campagne
            self._construire()
        self.refresh()

    def refresh(self) -> None:
        """Read the calendar again; what is being typed stays."""
        if not self._campagne:
            return
        calendrier = self._bureau.calendriers.lire(self._campagne)
        for cle, ligne in self.lignes.items():
            ligne.montrer(lire_champ(calendrier, cle), calendrier.provenance(cle))
        self.titre.setText(f"Session {self._campagne}")
        suivante = self._bureau.calendriers.a_preparer()
        entier = f"Préparer la session {suivante}…"
        self.preparer.setText(f"Préparer {suivante}…" if self._a_l_etroit else entier)
        self.preparer.setAccessibleName(entier)
        self._juger()

    def retouche(self) -> Retouche:
        """Return what is typed and confirmed on the screen, and not recorded."""
        calendrier = self._bureau.calendriers.lire(self._campagne)
        return Retouche(
            {
                cle: ligne.valeur
                for cle, ligne in self.lignes.items()
                if not ligne.faute and ligne.valeur != lire_champ(calendrier, cle)
            },
            frozenset(cle for cle, ligne in self.lignes.items() if ligne.est_confirme),
        )

    def _disposer(self) -> None:
        px = theme().px
        entete = QHBoxLayout()
        entete.setContentsMargins(px(20), px(10), px(20), px(8))
        entete.setSpacing(px(12))
        entete.addWidget(self.titre)
        entete.addWidget(self.resume, 1)
        entete.addWidget(self.revenir)
        entete.addWidget(self.preparer)
        carte = QHBoxLayout()
        carte.setContentsMargins(px(20), 0, px(20), px(8))
        carte.addWidget(self.manque)
        bas = QHBoxLayout()
        bas.setContentsMargins(px(20), px(8), px(20), px(8))
        bas.setSpacing(px(12))
        bas.addWidget(self.raisons, 1)
        bas.addWidget(self.abandonner)
        bas.addWidget(self.enregistrer)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(0)
        boite.addLayout(entete)
        boite.addLayout(carte)
        boite.addWidget(Separateur())
        boite.addWidget(self.sections, 1)
        boite.addWidget(Separateur())
        boite.addLayout(bas)

    def _brancher(self) -> None:
        self.enregistrer.clicked.connect(self._enregistrer)
        self.abandonner.clicked.connect(self._abandonner)
        self.revenir.clicked.connect(self._revenir)
        self.preparer.clicked.connect(self._preparer)
        self.manque.action_demandee.connect(self._renseigner)

    def _construire(self) -> None:
        self.sections.vider()
        calendrier = self._bureau.calendriers.lire(self._campagne)
        attente = self._en_attente.get(self._campagne, Retouche())
        self.lignes = {}
        for groupe, champs in groupby(CHAMPS, key=lambda champ: champ.groupe):
            partie = QWidget()
            pile = QVBoxLayout(partie)
            pile.setContentsMargins(0, 0, 0, 0)
            pile.setSpacing(0)
            for champ in champs:
                ligne = ChampLigne(champ, self._campagne)
                ligne.montrer(lire_champ(calendrier, champ.cle), calendrier.provenance(champ.cle))
                if champ.cle in attente.valeurs:
                    ligne.proposer(attente.valeurs[champ.cle])
                if champ.cle in attente.confirmees:
                    ligne.proposer_confirme()
                ligne.change.connect(self._juger)
                if pile.count():
                    pile.addWidget(Separateur())
                pile.addWidget(ligne)
                self.lignes[champ.cle] = ligne
            self.sections.ajouter(groupe, groupe, partie)
        self.lignes[REPONSES].edit.recompose.connect(self._ordonner)
        self._ordonner()

    def _ordonner(self) -> None:
        """Let Tab go down the fields, then to the buttons: Qt's own order is that of creation."""
        arrets = [widget for ligne in self.lignes.values() for widget in ligne.focusables()]
        for avant, apres in pairwise([self.sections.defilement, *arrets, self.abandonner, self.enregistrer]):
            QWidget.setTabOrder(avant, apres)

    def tout_enregistrer(self) -> bool:
        """Record what is typed; False, with the reason on the page, when it cannot be."""
        return self.enregistrer.isEnabled() and self._enregistrer()

    def tout_abandonner(self) -> bool:
        """Forget what is typed."""
        self._abandonner()
        return True

    def _juger(self) -> None:
        retouche = self.retouche()
        if any(ligne.est_touche for ligne in self.lignes.values()):
            self._en_attente[self._campagne] = retouche
        else:
            self._en_attente.pop(self._campagne, None)
        anomalies = self._bureau.calendriers.examiner(self._campagne, retouche)
        for cle, ligne in self.lignes.items():
            ligne.juger([anomalie for anomalie in anomalies if anomalie.cle == cle])
        fautes = [ligne.faute for ligne in self.lignes.values() if ligne.faute]
        fautes += [anomalie.message for anomalie in anomalies if anomalie.bloquante]
        touche = any(ligne.est_touche for ligne in self.lignes.values())
        raisons = fautes or ([] if touche else [_RIEN])
        self.enregistrer.setEnabled(not raisons)
        self.enregistrer.setToolTip(infobulle(*raisons))
        self.abandonner.setEnabled(touche)
        self._dire_les_raisons(fautes, touche=touche)
        self._dire_ce_qui_manque()

    def _dire_les_raisons(self, fautes: list[str], *, touche: bool) -> None:
        self.raisons.set_role("erreur" if fautes else "discret")
        if fautes:
            suite = f" (et {len(fautes) - 1} de plus)" if len(fautes) > 1 else ""
            self.raisons.setText(f"À corriger\u202f: {fautes[0]}{suite}")
            return
        nombre = sum(ligne.est_touche for ligne in self.lignes.values())
        pluriel = "s" if nombre > 1 else ""
        self.raisons.setText(
            f"{nombre} modification{pluriel} à enregistrer, en une fois\u202f; Ctrl+Z la défera."
            if touche
            else _RIEN
        )

    def _dire_ce_qui_manque(self) -> None:
        calendriers = self._bureau.calendriers
        calendrier = calendriers.lire(self._campagne)
        phrase = phrase_manquants(calendrier)
        self.manque.set_texte(phrase)
        self.manque.setVisible(bool(phrase))
        donnees = sum(not est_vide(lire_champ(calendrier, champ.cle)) for champ in CHAMPS)
        douteux = sum(calendrier.provenance(champ.cle).a_confirmer for champ in CHAMPS)
        manquent = len(manquants(calendrier))
        self.resume.setText(
            f"{donnees} valeurs · {douteux} à confirmer · "
            + (f"{manquent} à fournir" if manquent else "rien ne manque")
        )
        modifie, livre = calendriers.est_modifie(self._campagne), calendriers.est_livre(self._campagne)
        self.revenir.setEnabled(modifie and livre)
        self.revenir.setToolTip(
            "Oublie ce qui a été modifié ou confirmé ici"
            if modifie and livre
            else "Ce sont déjà les dates livrées avec le programme"
            if livre
            else "Aucune date n’est livrée pour cette session"
        )

    def _enregistrer(self) -> bool:
        try:
            libelle = self._bureau.calendriers.modifier(self._campagne, self.retouche())
        except CfaError as refus:
            self._refuser(refus)
            return False
        self._oublier_la_saisie()
        # Before the button greys: in a field, the next Ctrl+Z would undo text rather than what was recorded.
        self.sections.defilement.setFocus()
        self.refresh()
        if libelle:
            self.change.emit(libelle)
        return True

    def _revenir(self) -> None:
        try:
            libelle = self._bureau.calendriers.revenir(self._campagne)
        except CfaError as refus:
            self._refuser(refus)
            return
        self._oublier_la_saisie()
        self.refresh()
        self.change.emit(libelle)

    def _abandonner(self) -> None:
        self._oublier_la_saisie()
        self._juger()

    def _oublier_la_saisie(self) -> None:
        for ligne in self.lignes.values():
            ligne.abandonner()

    def _refuser(self, refus: CfaError) -> None:
        self.raisons.set_role("erreur")
        self.raisons.setText(str(refus))

    def _renseigner(self, _action: str) -> None:
        """Go to the first missing value that a deadline rests on."""
        for ligne in self.lignes.values():
            if ligne.champ.essentiel and est_vide(ligne.valeur):
                self.sections.aller(ligne.champ.groupe)
                ligne.edit.setFocus()
                return

    def _preparer(self) -> None:
        self.preparation_demandee.emit()
