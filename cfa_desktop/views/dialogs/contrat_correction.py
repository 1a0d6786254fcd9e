"""Correct what was noted of an item typed online: only with a reason, kept in the history (R4)."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import QDateTimeEdit, QLineEdit, QWidget

from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.saisie import Decision, Nature, Saisie, Statut
from cfa_desktop.models.siret import examiner_siret, format_siret
from cfa_desktop.models.temps import PARIS
from cfa_desktop.models.verdict import Blocage, Verdict
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.corrections import CorrectionSaisie
from cfa_desktop.views.dialogs.boite import Boite
from cfa_desktop.views.dialogs.raisons import ListeRaisons, Motif
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.etiquette import etiquette
from cfa_desktop.views.widgets.mois import ouvrir_sur_un_mois

_ICI = (
    "Rien n’est corrigé sur Parcoursup\u202f: ici, l’avant, l’après et la raison restent dans l’historique, "
    "et cette correction ne s’annule pas par Ctrl+Z."
)

_PREPAREE = "Préparé ici seulement\u202f: rien n’est envoyé au candidat tant que ce n’est pas saisi."


class CorrectionSaisieDialog(Boite):
    """The values noted of the item, and why they change."""

    def __init__(self, bureau: Bureau, saisie: Saisie, parent: QWidget | None) -> None:
        self._typee = saisie.statut is Statut.SAISIE
        titre = "Corriger une saisie" if self._typee else "Modifier cette préparation"
        question = "Corriger ce qui a été noté de cette saisie" if self._typee else titre
        super().__init__(titre, question, "Corriger" if self._typee else "Enregistrer", parent)
        self._bureau, self._saisie = bureau, saisie
        self.setMinimumWidth(theme().px(520))
        self.employeur, self.siret = QLineEdit(saisie.employeur), QLineEdit(format_siret(saisie.siret))
        self.motif, self.nombre = QLineEdit(saisie.motif), QLineEdit(saisie.valeur)
        local = (saisie.saisie_at or bureau.contexte.maintenant()).astimezone(PARIS)
        self.instant = QDateTimeEdit(
            QDateTime(local.year, local.month, local.day, local.hour, local.minute, 0)
        )
        self.instant.setDisplayFormat("ddd d MMMM yyyy  HH 'h' mm")
        ouvrir_sur_un_mois(self.instant)
        self.raison = QLineEdit()
        self.raison.setPlaceholderText("faute de frappe, mauvais établissement de l’employeur…")
        self.raisons = ListeRaisons("", a_completer=self._manque)
        self._disposer()
        for champ in (self.employeur, self.siret, self.motif, self.nombre, self.raison):
            champ.textChanged.connect(self._juger)
        self.instant.dateTimeChanged.connect(self._juger)
        self._juger()

    @classmethod
    def corriger(cls, bureau: Bureau, saisie: Saisie, parent: QWidget | None) -> bool:
        """Ask and correct; say whether anything was."""
        return cls(bureau, saisie, parent).est_accepte()

    def accept(self) -> None:
        """Correct, or show why it cannot be."""
        try:
            self._bureau.saisies.corriger(self._saisie.id, self.valeur(), self.raison.text())
        except CfaError as refus:
            self.raisons.montrer(Verdict((Blocage("R4", str(refus), "S0"),)))
            return
        super().accept()

    def valeur(self) -> CorrectionSaisie:
        """Return the values as they stand in the fields."""
        contrat = self._saisie.nature is Nature.CONTRAT
        return CorrectionSaisie(
            employeur=self.employeur.text() if contrat else None,
            siret=self.siret.text() if contrat else None,
            motif=self.motif.text() if self._saisie.decision is Decision.REFUS else None,
            valeur=self.nombre.text() if self._saisie.nature is Nature.CAPACITE else None,
            saisie_at=self._instant() if self._typee else None,
        )

    def _disposer(self) -> None:
        saisie = self._saisie
        champs: list[tuple[str, QWidget]] = []
        if saisie.nature is Nature.CONTRAT:
            champs += [("Nom ou dénomination de l’employeur", self.employeur), ("SIRET", self.siret)]
        if saisie.decision is Decision.REFUS:
            champs.append(("Motif du refus", self.motif))
        if saisie.nature is Nature.CAPACITE:
            champs.append(("Capacité", self.nombre))
        if self._typee:
            champs.append(("Saisi sur Parcoursup le (heure de Paris)", self.instant))
            champs.append(("Pourquoi cette correction\u202f?", self.raison))
        for titre, champ in champs:
            champ.setAccessibleName(titre)
            self.corps.addWidget(etiquette(titre, "rubrique"))
            self.corps.addWidget(champ)
        self.corps.addWidget(self.raisons)
        self.corps.addWidget(etiquette(_ICI if self._typee else _PREPAREE, "discret", retour=True))
        self.corps.addStretch(1)
        (self.employeur if saisie.nature is Nature.CONTRAT else self.raison).setFocus()

    def _manque(self, motif: Motif) -> bool:
        """Say that a reason is only a field left empty."""
        return motif.code == "R4" and not self.raison.text().strip()

    def _instant(self) -> datetime | None:
        """Return the instant when it was moved: the seconds of the one noted are kept otherwise."""
        lu = self.instant.dateTime()
        jour, heure = lu.date(), lu.time()
        neuf = datetime(jour.year(), jour.month(), jour.day(), heure.hour(), heure.minute(), tzinfo=PARIS)
        ancien = self._saisie.saisie_at
        return None if ancien is not None and neuf == ancien.replace(second=0) else neuf

    def _juger(self, *_: object) -> None:
        verdict = self._bureau.saisies.examiner_correction(self._saisie.id, self.raison.text())
        if self._saisie.nature is Nature.CONTRAT:
            siret = examiner_siret(self.siret.text())
            if siret.valeur is None:
                raison = Blocage("R14", f"SIRET refusé\u202f: {siret.raison}.", "S0")
                verdict = Verdict((*verdict.blocages, raison), verdict.avertissements)
        self.raisons.montrer(Verdict(verdict.blocages))
        self.valider.setEnabled(not verdict.blocages)
