"""The top of a dossier: where one is in the list, who, which formation, how long is left."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cfa_desktop.models.colonnes import texte_etat
from cfa_desktop.models.dates_fr import jour_court, temps_restant
from cfa_desktop.models.dossier import Dossier
from cfa_desktop.models.etats import Etat
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.limites import A_FOURNIR
from cfa_desktop.models.numero import est_provisoire
from cfa_desktop.models.temps import fin_du_jour
from cfa_desktop.views.candidats.etat_affiche import etat_affiche, etat_en_clair, etat_explique
from cfa_desktop.views.dossier.absence import lignes_d_absence
from cfa_desktop.views.dossier.bouton_plus import BoutonPlus, ensemble
from cfa_desktop.views.infobulles import infobulle
from cfa_desktop.views.pourquoi.bouton import BoutonPourquoi
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.bande_formation import BandeFormation
from cfa_desktop.views.widgets.bouton_copier import BoutonCopier
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette
from cfa_desktop.views.widgets.etiquette_elidee import EtiquetteElidee
from cfa_desktop.views.widgets.pastille import PastilleEtat

GRAND_TEXTE_PCT = 140
LISTE = "Liste"


class EnteteDossier(QWidget):
    """Name, number, place in the list, état, limit; the other vœux below.

    ``pourquoi_demande`` carries what is asked about: "etat" or "limite".
    """

    retour_demande = Signal()
    impression_demandee = Signal()
    confirmation_demandee = Signal()
    voeu_demande = Signal(int)
    pourquoi_demande = Signal(str)
    comparaison_demandee = Signal()
    numero_demande = Signal()

    def __init__(self, precedent: QAction, suivant: QAction) -> None:
        super().__init__()
        self._une_ligne = False
        self._limites = "", ""
        self._ligne: CandidatureLine | None = None
        self.retour = bouton(LISTE, "quiet", nom_icone="chevron-left")
        self.retour.setAccessibleName(LISTE)
        self.retour.setToolTip(infobulle("Revenir à la liste"))
        self.retour.clicked.connect(self.retour_demande)
        self.nom = EtiquetteElidee("", "titre")
        self.numero = etiquette("", "valeur")
        self.copier = BoutonCopier("le numéro d’inscription")
        self.numeroter = bouton("Renseigner le numéro…", "lien")
        self.numeroter.clicked.connect(self.numero_demande)
        self.mineur = etiquette("mineur", "attention")
        self.rang = etiquette("", "compte")
        self._precedent, self._suivant = _bouton(precedent), _bouton(suivant)
        self.formation = BandeFormation()
        self.etat = PastilleEtat()
        self.limite = EtiquetteElidee("", "valeur")
        self.pourquoi_etat = BoutonPourquoi("Pourquoi cet état\u202f?", touches=True)
        self.pourquoi_etat.clicked.connect(partial(self._expliquer, "etat"))
        self.pourquoi = bouton("Pourquoi\u202f?", "lien")
        self.pourquoi.setAccessibleName("Pourquoi cette date limite\u202f?")
        self.pourquoi.clicked.connect(partial(self._expliquer, "limite"))
        self.dater = bouton("Date de confirmation…", "lien")
        self.dater.clicked.connect(self.confirmation_demandee)
        imprimer = "Imprimer…"
        court = theme().taille_pct > GRAND_TEXTE_PCT
        self.imprimer = bouton("" if court else imprimer, "quiet", nom_icone="printer")
        self.imprimer.setAccessibleName(imprimer)
        self.imprimer.setToolTip(imprimer)
        self.imprimer.clicked.connect(self.impression_demandee)
        self._voeux = QVBoxLayout()
        en_plus = (self.copier, self.numeroter, self.pourquoi_etat, self.pourquoi, self.dater, self.imprimer)
        self.plus = BoutonPlus(en_plus)
        self._disposer()

    def montrer(self, dossier: Dossier, maintenant: datetime) -> None:
        """Show that dossier."""
        ligne, formation = dossier.ligne, dossier.formation
        self.nom.setText(ligne.candidat)
        self.numero.setText(f"n°\u00a0{ligne.numero}")
        self.copier.set_texte(ligne.numero)
        self.copier.setHidden(est_provisoire(ligne.numero))
        self.numeroter.setVisible(est_provisoire(ligne.numero))
        self.mineur.setVisible(ligne.mineur is True)
        self.formation.montrer(formation.nom_court, formation.couleur)
        self.formation.setToolTip(infobulle(formation.intitule))
        self._ligne = ligne
        self._limites = _limite(dossier, maintenant), _limite_courte(dossier, maintenant)
        self._resumer()
        self.pourquoi.setVisible(bool(self._limites[0]))
        self.dater.setVisible(ligne.limite_mention == A_FOURNIR)
        self._montrer_voeux(dossier)

    def placer(self, rang: int, total: int) -> None:
        """Show « 9 / 24 »."""
        self.rang.setText(f"{rang}\u00a0/\u00a0{total}")
        self.rang.setVisible(total > 1)
        for un in (self._precedent, self._suivant):
            un.setVisible(total > 1)

    def serrer(self, *, une_ligne: bool) -> None:
        """Keep to one line where the window is low: what is left out is in « … »."""
        if une_ligne is self._une_ligne:
            return
        self._une_ligne = une_ligne
        rangs = {self.etat: 1, self.limite: 3}
        apres = self._haut.indexOf(self.mineur) + 1
        for rang, (widget, place) in enumerate(rangs.items()):
            if une_ligne:
                self._bas.removeWidget(widget)
                self._haut.insertWidget(apres + rang, widget)
            else:
                self._haut.removeWidget(widget)
                self._bas.insertWidget(place, widget)
        for detail in (self.formation, *self._details):  # the formation stands beside the actions too
            detail.setHidden(une_ligne)
        px = theme().px
        self._haut.setSpacing(px(2 if une_ligne else 8))
        haut, bas = (px(2), px(0)) if une_ligne else (px(8), px(6))
        self._boite.setContentsMargins(px(12), haut, px(12), bas)
        self.plus.setVisible(une_ligne)
        self.retour.setText("" if une_ligne else LISTE)
        self.nom.set_role("soustitre" if une_ligne else "titre")
        self._resumer()

    def _resumer(self) -> None:
        """Say the état and the limit in full words, as few as can be on one line."""
        ligne = self._ligne
        if ligne is not None:
            explique, affiche = etat_explique(ligne), etat_affiche(ligne)
            if not self._une_ligne:
                affiche = affiche._replace(texte=texte_etat(ligne))
            self.etat.montrer(affiche, explique)
            self.etat.setToolTip(infobulle(*explique.split("\n")))

        entiere, courte = self._limites
        self.limite.setText(courte if self._une_ligne else entiere)
        self.limite.setToolTip(infobulle(entiere))

    def _disposer(self) -> None:
        px = theme().px
        self._haut = haut = QHBoxLayout()
        haut.setSpacing(px(8))
        numero = ensemble(self.numero, self.copier, self.numeroter)
        for widget in (self.retour, self.nom, numero, self.mineur):
            haut.addWidget(widget)
        haut.addStretch(1)
        for widget in (self.rang, self._precedent, self._suivant, self.plus):
            haut.addWidget(widget)
        self._bas = bas = QHBoxLayout()
        bas.setContentsMargins(px(12), 0, 0, 0)
        bas.setSpacing(px(12))
        etat, limite = ensemble(self.pourquoi_etat), ensemble(self.pourquoi, self.dater)
        imprimer = ensemble(self.imprimer)
        for widget in (self.formation, self.etat, etat, self.limite, limite):
            bas.addWidget(widget)
        bas.addStretch(1)
        bas.addWidget(imprimer)
        self._details = (numero, etat, limite, imprimer)
        self.plus.hide()
        self._voeux.setContentsMargins(px(12), 0, 0, 0)
        self._voeux.setSpacing(0)
        self._boite = boite = QVBoxLayout(self)
        boite.setContentsMargins(px(12), px(8), px(12), px(6))
        boite.setSpacing(px(2))
        boite.addLayout(haut)
        boite.addLayout(bas)
        boite.addLayout(self._voeux)

    def _montrer_voeux(self, dossier: Dossier) -> None:
        while (item := self._voeux.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        for absence in lignes_d_absence(dossier):
            self._voeux.addWidget(absence)
        autres = [voeu for voeu in dossier.voeux if voeu.id != dossier.ligne.id]
        for rang, voeu in enumerate(autres):
            debut = "Autres vœux chez nous\u202f: " if rang == 0 else ""
            ligne = QWidget()
            boite = QHBoxLayout(ligne)
            boite.setContentsMargins(0, 0, 0, 0)
            boite.setSpacing(theme().px(8))
            texte = f"{debut}{voeu.formation_nom}, {etat_en_clair(voeu)}"
            boite.addWidget(etiquette(texte, "attention"))
            aller = bouton("Aller à ce vœu", "lien")
            aller.setAccessibleName(f"Aller au vœu {voeu.formation_nom}")
            aller.clicked.connect(lambda _=False, lequel=voeu.id: self.voeu_demande.emit(lequel))
            boite.addWidget(aller)
            boite.addStretch(1)
            self._voeux.addWidget(ligne)
        for texte in (*_relies(dossier.autres_dossiers), *_homonymes(dossier.homonymes)):
            self._montrer_homonymes(texte)

    def _montrer_homonymes(self, texte: str) -> None:
        comparer = bouton("Comparer…", "lien")
        comparer.setAccessibleName("Comparer les fiches de même nom")
        comparer.clicked.connect(self.comparaison_demandee)
        ligne = QWidget()
        boite = QHBoxLayout(ligne)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(theme().px(8))
        boite.addWidget(etiquette(texte, "attention"))
        boite.addWidget(comparer)
        boite.addStretch(1)
        self._voeux.addWidget(ligne)

    def _expliquer(self, quoi: str, *_: object) -> None:
        self.pourquoi_demande.emit(quoi)


def _homonymes(numeros: Sequence[str]) -> list[str]:
    if not numeros:
        return []
    return [f"Même nom dans la base\u202f: n° {', '.join(numeros)}. Vérifiez la personne."]


def _relies(numeros: Sequence[str]) -> list[str]:
    if not numeros:
        return []
    combien = {1: "deux", 2: "trois"}.get(len(numeros), str(len(numeros) + 1))
    return [f"Même personne, {combien} dossiers\u202f: voir aussi le n° {', '.join(numeros)}."]


def _limite(dossier: Dossier, maintenant: datetime) -> str:
    ligne = dossier.ligne
    if ligne.limite_on is None:
        return f"Limite\u202f: {ligne.limite_mention}" if ligne.limite_mention else ""
    texte = f"{jour_court(ligne.limite_on, dossier.formation.campagne)} 23\u00a0h\u00a059"
    if ligne.etat is Etat.CONFIRMEE:
        texte += f", {temps_restant(fin_du_jour(ligne.limite_on), maintenant)}"
    return texte


def _limite_courte(dossier: Dossier, maintenant: datetime) -> str:
    ligne = dossier.ligne
    if ligne.limite_on is None:
        return _limite(dossier, maintenant)
    return temps_restant(fin_du_jour(ligne.limite_on), maintenant) if ligne.etat is Etat.CONFIRMEE else ""


def _bouton(action: QAction) -> QPushButton:
    un = bouton(action.text() if theme().taille_pct <= GRAND_TEXTE_PCT else "", "quiet")
    un.setAccessibleName(action.text())
    un.setIcon(action.icon())
    un.setToolTip(action.toolTip())
    action.changed.connect(lambda: un.setEnabled(action.isEnabled()))
    un.clicked.connect(action.trigger)
    return un
