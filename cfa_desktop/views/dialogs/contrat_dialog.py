"""« Saisie d’un contrat en apprentissage »: never blocks the window, its draft survives the next call."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QStackedLayout, QWidget

from cfa_desktop.models.brouillon import Brouillon
from cfa_desktop.models.dates_fr import jour_heure
from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.numero import normaliser_numero
from cfa_desktop.models.suivi import Resultat, TypeEvenement
from cfa_desktop.models.texte import nettoyer
from cfa_desktop.models.verdict import Blocage, Verdict
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.contrats import SaisieContrat
from cfa_desktop.views.dialogs.contrat_faits import lire_faits
from cfa_desktop.views.dialogs.contrat_formulaire import FormulaireContrat
from cfa_desktop.views.dialogs.contrat_suite import SuiteContrat
from cfa_desktop.views.theme import theme

DELAI_BROUILLON_MS = 800
COTE = 640
MARGE = 64


class ContratDialog(QDialog):
    """One contract for one person in one formation.

    ``prepare`` carries the item to type now; ``change`` says what was written, in French.
    """

    prepare = Signal(int)
    change = Signal(str)

    def __init__(self, bureau: Bureau, formation_id: int, numero: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bureau, self._formation_id = bureau, formation_id
        self._numero = normaliser_numero(numero) or numero.strip()
        self._faits = lire_faits(bureau, formation_id, self._numero)
        self._au_depart = self._brouillon_garde()
        self._garde = self._au_depart
        self._clos = False
        self.setWindowTitle("Saisie d’un contrat en apprentissage")
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._minuterie = QTimer(self, singleShot=True, interval=DELAI_BROUILLON_MS)
        self._minuterie.timeout.connect(self._garder)
        self.formulaire = FormulaireContrat(bureau, self._faits, self._numero)
        self.suite: SuiteContrat | None = None
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.formulaire)
        self._reprendre()
        self._relier()
        self._juger()
        self.formulaire.employeur.champ.setFocus()
        ecran = self.screen().availableSize()
        cote = theme().px(COTE)
        self.resize(min(cote, ecran.width() - MARGE), min(cote, ecran.height() - MARGE))

    @property
    def qui(self) -> str:
        """Return « MCO, LE GOFF Aïcha », as notices say it."""
        candidat = self._faits.candidat
        nom = candidat.nom_complet if candidat else f"n° {self._numero}"
        return f"{self._faits.formation.nom_court}, {nom}"

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the draft, whatever closes the dialog."""
        if self._minuterie.isActive():
            self._minuterie.stop()
            self._garder()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter in a field must not record anything: only the button does.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _relier(self) -> None:
        formulaire = self.formulaire
        formulaire.change.connect(self._modifie)
        formulaire.confirme.connect(self._juger)
        formulaire.enregistrer.clicked.connect(self._enregistrer)
        formulaire.plus_tard.clicked.connect(self._preparer_plus_tard)
        formulaire.attendre.clicked.connect(self._attendre_siret)
        formulaire.annuler.clicked.connect(self._annuler)

    def _modifie(self) -> None:
        self._minuterie.start()
        self._juger()

    def _saisie(self, pas_avant: datetime | None = None) -> SaisieContrat:
        formulaire = self.formulaire
        deja = formulaire.deja_saisi.instant()
        return SaisieContrat(
            formation_id=self._formation_id,
            numero=self._numero,
            employeur=formulaire.employeur.texte,
            siret=formulaire.siret.texte,
            nom=formulaire.entete.nom.text(),
            limite_reponse_on=formulaire.limite.jour,
            au=deja,
            pas_avant=pas_avant,
            confirme=formulaire.raisons.est_confirme(),
            deja_saisi=deja is not None,
        )

    def _verdict(self, saisie: SaisieContrat) -> Verdict:
        if saisie.au is not None and saisie.au > self._bureau.contexte.maintenant():
            return Verdict((Blocage("R13", "Le moment de la saisie est dans le futur\u202f: vérifiez-le."),))
        try:
            return self._bureau.contexte.sans_simulation(self._bureau.contrats.examiner(saisie))
        except CfaError as erreur:
            return Verdict((Blocage("R15", str(erreur)),))

    def _juger(self) -> None:
        saisie = self._saisie()
        verdict = self._verdict(saisie)
        attend = self._garde is not None and self._garde.attente_siret
        self.formulaire.juger(verdict, self._possible(saisie, verdict), deja=saisie.deja_saisi, attend=attend)

    def _possible(self, saisie: SaisieContrat, verdict: Verdict) -> datetime | None:
        """Return the first instant at which nothing would block any more, None when there is none."""
        possible = None if saisie.deja_saisi else verdict.possible_a
        if possible is None or self._verdict(replace(saisie, pas_avant=possible)).blocages:
            return None
        return possible

    def _enregistrer(self) -> None:
        self._preparer(self._saisie())

    def _preparer_plus_tard(self) -> None:
        saisie = self._saisie()
        possible = self._possible(saisie, self._verdict(saisie))
        if possible is not None:
            self._preparer(replace(saisie, pas_avant=possible))

    def _preparer(self, saisie: SaisieContrat) -> None:
        try:
            saisie_id = self._bureau.contrats.preparer(saisie)
        except CfaError:
            # The base moved since the last key: the reasons shown again are the answer.
            self._juger()
            return
        self._minuterie.stop()
        self._clos = True
        quoi = "Contrat noté comme saisi en ligne" if saisie.deja_saisi else "Contrat préparé"
        self.change.emit(f"{quoi} – {self.qui}")
        self._montrer_suite(saisie, saisie_id)

    def _montrer_suite(self, saisie: SaisieContrat, saisie_id: int) -> None:
        formation = self._faits.formation
        reste = self._bureau.saisies.compter()
        phrase = f"Contrat préparé. À saisir en ligne\u202f: {reste}"
        detail = f"{self.qui} – {nettoyer(saisie.employeur or '')}"
        if saisie.deja_saisi:
            phrase = "Contrat noté comme saisi en ligne."
        elif saisie.pas_avant is not None:
            quand = jour_heure(saisie.pas_avant, formation.campagne)
            detail += f"\nÀ saisir à partir du {quand}."
        texte = self._bureau.contrats.texte_candidat(saisie_id)
        self.suite = SuiteContrat(phrase, detail, texte, a_saisir=not saisie.deja_saisi)
        self.suite.saisir_demande.connect(lambda: self._saisir_maintenant(saisie_id))
        self.suite.fermeture_demandee.connect(self.close)
        self._pages.addWidget(self.suite)
        self._pages.setCurrentWidget(self.suite)
        self.suite.saisir.setFocus()

    def _saisir_maintenant(self, saisie_id: int) -> None:
        self.prepare.emit(saisie_id)
        self.close()

    def _attendre_siret(self) -> None:
        self._minuterie.stop()
        self._enregistrer_brouillon(self._compose()._replace(attente_siret=True))
        candidat = self._faits.candidat
        if candidat is not None:
            evenement = self._bureau.suivi.proposer(
                candidat.id,
                TypeEvenement.NOTE,
                resultat=Resultat.EMPLOYEUR_TROUVE,
                texte=f"Employeur\u202f: {nettoyer(self.formulaire.employeur.texte)}",
                formation_id=self._formation_id,
            )
            self._bureau.suivi.noter(evenement)
        self.change.emit(f"Contrat gardé en attente du SIRET – {self.qui}")
        self.close()

    def _annuler(self) -> None:
        """Leave things as they were at opening: this drops a draft begun just now, never an older one."""
        self._minuterie.stop()
        if self._au_depart is not None:
            self._enregistrer_brouillon(self._au_depart)
        elif self._garde is not None:
            self._bureau.contrats.oublier_brouillon(formation_id=self._formation_id, numero=self._numero)
            self.change.emit(f"Contrat commencé, abandonné – {self.qui}")
        self.close()

    def _brouillon_garde(self) -> Brouillon | None:
        for brouillon in self._bureau.contrats.brouillons():
            if (brouillon.formation_id, brouillon.numero) == (self._formation_id, self._numero):
                return brouillon
        return None

    def _compose(self) -> Brouillon:
        formulaire = self.formulaire
        return Brouillon(
            id=0,
            formation_id=self._formation_id,
            numero=self._numero,
            nom=formulaire.entete.nom.text(),
            employeur=formulaire.employeur.texte,
            siret_texte=formulaire.siret.texte,
            limite_reponse_on=formulaire.limite.jour,
            attente_siret=self._garde is not None and self._garde.attente_siret,
            modifie_at=self._bureau.contexte.maintenant(),
        )

    def _garder(self) -> None:
        if self._bureau.simulee is not None:
            return
        compose = self._compose()
        vide = not (compose.nom or compose.employeur or compose.siret_texte or compose.limite_reponse_on)
        if not self._clos and not (vide and self._garde is None):
            self._enregistrer_brouillon(compose)

    def _enregistrer_brouillon(self, brouillon: Brouillon) -> None:
        garde = self._garde
        if (
            garde is not None
            and garde._replace(id=brouillon.id, modifie_at=brouillon.modifie_at) == brouillon
        ):
            return
        self._bureau.contrats.garder_brouillon(brouillon)
        self._garde = brouillon

    def _reprendre(self) -> None:
        brouillon = self._au_depart
        if brouillon is not None:
            formulaire = self.formulaire
            formulaire.entete.nom.setText(brouillon.nom)
            formulaire.employeur.set_texte(brouillon.employeur)
            formulaire.siret.set_texte(brouillon.siret_texte)
            formulaire.limite.montrer(brouillon.limite_reponse_on)
