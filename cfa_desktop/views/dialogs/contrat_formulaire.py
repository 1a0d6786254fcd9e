"""The form of a contract: fields, places, reasons and buttons; it decides nothing."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cfa_desktop.models.dates_fr import jour_heure
from cfa_desktop.models.verdict import Verdict
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.dialogs.contrat_entete import EnteteContrat
from cfa_desktop.views.dialogs.contrat_faits import FaitsContrat
from cfa_desktop.views.dialogs.contrat_places import PlacesContrat
from cfa_desktop.views.dialogs.contrat_suite import ICI_SEULEMENT
from cfa_desktop.views.dialogs.date_facultative import DateFacultative
from cfa_desktop.views.dialogs.deja_saisi import DejaSaisi
from cfa_desktop.views.dialogs.employeur_edit import EmployeurEdit
from cfa_desktop.views.dialogs.raisons import ListeRaisons, Motif
from cfa_desktop.views.dialogs.siret_edit import SiretEdit
from cfa_desktop.views.infobulles import infobulle, raisons
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette
from cfa_desktop.views.widgets.separateur import Separateur

GRAND_TEXTE_PCT = 140


class FormulaireContrat(QWidget):
    """``change`` at each key or choice, ``confirme`` at the checkbox of the reasons."""

    change = Signal()
    confirme = Signal()

    def __init__(self, bureau: Bureau, faits: FaitsContrat, numero: str) -> None:
        super().__init__()
        self._bureau = bureau
        self._campagne = faits.formation.campagne
        maintenant = bureau.contexte.maintenant()
        self.entete = EnteteContrat(faits, numero)
        self.employeur = EmployeurEdit(bureau.contrats.employeurs())
        self.siret = SiretEdit()
        self.voisin = etiquette("", "attention", retour=True)
        self.voisin.hide()
        self.limite = DateFacultative("Limite de réponse du candidat (facultatif)", maintenant.date())
        self.places = PlacesContrat(bureau, faits)
        self.deja_saisi = DejaSaisi(maintenant)
        self.raisons = ListeRaisons(
            "J’ai vérifié\u202f: je confirme ce contrat", a_completer=self._pas_encore_rempli
        )
        self._boutons()
        self._disposer()
        self._relier()

    def juger(self, verdict: Verdict, possible: datetime | None, *, deja: bool, attend: bool) -> None:
        """Show every reason, and open or grey the buttons accordingly."""
        self.raisons.montrer(verdict)
        accepte = verdict.accepte(confirme=self.raisons.est_confirme())
        self.enregistrer.setEnabled(accepte)
        self.enregistrer.setText("Enregistrer comme saisi" if deja else "Enregistrer")
        motifs: list[Motif] = [*verdict.blocages]
        motifs += [] if motifs else [a for a in verdict.avertissements if a.a_confirmer]
        self.enregistrer.setToolTip(
            infobulle(ICI_SEULEMENT) if accepte else raisons("Impossible d’enregistrer\u202f:", motifs)
        )
        confirme = not any(a.a_confirmer for a in verdict.avertissements) or self.raisons.est_confirme()
        self.plus_tard.setVisible(possible is not None)
        self.plus_tard.setEnabled(confirme)
        if possible is not None:
            self.plus_tard.setText(f"Préparer pour le {jour_heure(possible, self._campagne)}")
        self.places.montrer(verdict)
        garde = bool(self.employeur.texte.strip()) and not self.siret.valeur
        self.attendre.setEnabled(garde and not attend)
        self.attendre.setText("Déjà en attente du SIRET" if attend else "Garder en attente du SIRET")

    def _boutons(self) -> None:
        self.attendre = bouton("Garder en attente du SIRET", nom_icone="hourglass")
        self.attendre.setToolTip(
            infobulle("Garde l’employeur trouvé, avec une prochaine étape. Ne compte pas dans les places.")
        )
        self.annuler = bouton("Annuler", "quiet")
        self.plus_tard = bouton("", nom_icone="calendar-clock")
        self.plus_tard.hide()
        self.enregistrer = bouton("Enregistrer", "primary")
        for un in (self.attendre, self.annuler, self.plus_tard, self.enregistrer):
            un.setAutoDefault(False)

    def _disposer(self) -> None:
        px = theme().px
        # Reasons stand beside the button they grey; in very large text they scroll with the form.
        grand = theme().taille_pct > GRAND_TEXTE_PCT
        boite = QVBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, px(16))
        boite.setSpacing(0)
        boite.addWidget(self._champs(avec_raisons=grand), 1)
        boite.addWidget(Separateur())
        if not grand:
            self.raisons.setContentsMargins(px(24), px(8), px(24), 0)
            boite.addWidget(self.raisons)
        self._disposer_boutons(boite)

    def _champs(self, *, avec_raisons: bool) -> QScrollArea:
        px = theme().px
        contenu = QWidget()
        contenu.setObjectName("contenu")
        corps = QVBoxLayout(contenu)
        corps.setContentsMargins(px(24), px(20), px(24), px(16))
        corps.setSpacing(px(6))
        corps.addWidget(self.entete)
        corps.addSpacing(px(10))
        corps.addWidget(etiquette("Nom ou dénomination de l’employeur\u202f:", "rubrique"))
        corps.addWidget(self.employeur)
        corps.addSpacing(px(6))
        corps.addWidget(etiquette("Numéro SIRET de l’employeur (14 chiffres)\u202f:", "rubrique"))
        corps.addWidget(self.siret)
        corps.addWidget(self.voisin)
        corps.addSpacing(px(6))
        corps.addWidget(self.places)
        corps.addWidget(self.limite)
        corps.addWidget(self.deja_saisi)
        if avec_raisons:
            corps.addWidget(self.raisons)
        corps.addStretch(1)
        zone = QScrollArea(widgetResizable=True)
        zone.setWidget(contenu)
        zone.setAccessibleName("Contrat")
        return zone

    def _disposer_boutons(self, boite: QVBoxLayout) -> None:
        px = theme().px
        milieu = QHBoxLayout()
        milieu.setContentsMargins(px(24), px(8), px(24), px(8))
        milieu.addWidget(etiquette(ICI_SEULEMENT, "discret", retour=True), 1)
        milieu.addWidget(self.plus_tard)
        bas = QHBoxLayout()
        bas.setContentsMargins(px(24), 0, px(24), 0)
        bas.setSpacing(px(8))
        bas.addWidget(self.attendre)
        bas.addStretch(1)
        bas.addWidget(self.annuler)
        bas.addWidget(self.enregistrer)
        boite.addLayout(milieu)
        boite.addLayout(bas)

    def _relier(self) -> None:
        self.employeur.change.connect(self._employeur_change)
        self.siret.change.connect(self._siret_change)
        for signal in (self.limite.change, self.deja_saisi.change):
            signal.connect(self.change)
        self.entete.nom.textChanged.connect(self.change)
        self.raisons.confirme.connect(self.confirme)

    def _employeur_change(self) -> None:
        if not self.siret.texte:
            self.siret.proposer(self.employeur.sirets_connus(), "SIRET déjà connu\u202f:")
        self.change.emit()

    def _siret_change(self) -> None:
        self.voisin.setText(self._dire_voisin())
        self.voisin.setVisible(bool(self.voisin.text()))
        self.change.emit()

    def _dire_voisin(self) -> str:
        """Say whose SIRET this is, or of whom it would be another establishment."""
        siret = self.siret.valeur
        if not siret:
            return ""
        connu = self._bureau.contrats.employeur_connu(siret)
        if connu and siret not in self.employeur.sirets_connus():
            return f"Ce SIRET est déjà connu ici\u202f: {connu}."
        voisin = "" if connu else self._bureau.contrats.autre_etablissement(siret)
        return f"Même SIREN\u202f: autre établissement de {voisin}\u202f?" if voisin else ""

    def _pas_encore_rempli(self, motif: Motif) -> bool:
        """Say whether a reason is only a field the officer has not come to yet."""
        if motif.code != "R14":
            return False
        du_siret = "SIRET" in motif.message
        return not (self.siret.texte if du_siret else self.employeur.texte).strip()
