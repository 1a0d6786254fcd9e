"""« À saisir en ligne »: the queue, one card up, and what was just typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from cfa_desktop.models.a_saisir import ASaisir
from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.etats import LABELS_REPONSE, Reponse
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.proposition import PERDUE, dire_limite
from cfa_desktop.models.saisie import Nature, Statut
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.ecarts import EcartARegler, Rapprochee
from cfa_desktop.services.saisies import DELAI_DE_REPENTIR
from cfa_desktop.views.saisies.carte import CarteSaisie, Posee
from cfa_desktop.views.saisies.classement import Section, classer, section_de
from cfa_desktop.views.saisies.confirmees import Confirmees
from cfa_desktop.views.saisies.derniere import DerniereSaisie
from cfa_desktop.views.saisies.ecart import CarteEcart
from cfa_desktop.views.saisies.export_file import ExportFile
from cfa_desktop.views.saisies.file import ID_CONFIRMEES, Contenu, FileSaisies
from cfa_desktop.views.saisies.gestes import GestesSaisie, sujet
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.bandeau import Bandeau
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.double_clic import DoubleClic
from cfa_desktop.views.widgets.etat_vide import EtatVide
from cfa_desktop.views.widgets.etiquette import etiquette
from cfa_desktop.views.widgets.separateur import Separateur

RIEN = "Rien à saisir en ligne."
RIEN_DETAIL = (
    "Ce que vous préparez (décisions, contrats, inscriptions) vient ici, prêt à être copié sur Parcoursup.\n"
    "Pour commencer, ouvrez Candidats et préparez une décision ou un contrat."
)


class SaisiesPage(QWidget):
    """The queue of prepared items and their typing, one by one."""

    dossier_demande = Signal(int, list)
    guichet_demande = Signal()
    impression_demandee = Signal(object)
    change = Signal(str)

    def __init__(self, bureau: Bureau) -> None:
        super().__init__()
        self.setObjectName("page")
        self._bureau = bureau
        self._cartes: dict[int, ASaisir] = {}
        self._formations: dict[int, Formation] = {}
        self._ecarts: dict[int, EcartARegler] = {}
        self._confirmees: list[Rapprochee] = []
        self._courante = 0
        self._double_clic = DoubleClic()
        self.compte = etiquette("", "rubrique")
        self.guichet = bouton("Guichet de saisie", nom_icone="list-checks")
        self.guichet.setToolTip("Une petite fenêtre, toujours devant le navigateur (Ctrl+G)")
        self.guichet.clicked.connect(self.guichet_demande)
        self._export = ExportFile(bureau, self)
        self.exporter = self._export.bouton
        self.gestes = GestesSaisie(bureau, self)
        self.erreur = Bandeau("", "danger", fermable=True)
        self.erreur.hide()
        self.derniere = DerniereSaisie()
        self.file = FileSaisies()
        self.carte = CarteSaisie()
        self.ecart = CarteEcart(bureau.rapprochement)
        self.confirmees = Confirmees()
        self.vide = EtatVide("clipboard-check", RIEN, detail=RIEN_DETAIL)
        self.choisir = EtatVide(
            "list-checks", "Tout est saisi.", detail="Choisissez une ligne pour la revoir."
        )
        self._composer()
        self._brancher()
        self.refresh()

    def ceder(self) -> int:
        """Return the item up, 0 without any."""
        return self._courante

    def reprendre(self, saisie_id: int) -> None:
        """Put up the item that another page had up."""
        self.montrer(saisie_id)

    def refresh(self) -> None:
        """Read the queue again; the card up stays up as long as it waits."""
        maintenant = self._maintenant()
        cartes = self._bureau.saisies.lister(statuts=(Statut.PREPAREE, Statut.SAISIE))
        self._cartes = {carte.saisie.id: carte for carte in cartes}
        self._formations = {formation.id: formation for formation in self._bureau.formations.lister()}
        sessions = {formation.id: formation.campagne for formation in self._formations.values()}
        classees = classer(cartes, maintenant)
        ecarts = self._bureau.rapprochement.ecarts()
        self._ecarts = {ecart.rapprochee.saisie.id: ecart for ecart in ecarts}
        self._confirmees = self._bureau.rapprochement.confirmees()
        self.file.montrer(Contenu(classees, maintenant, sessions, ecarts, len(self._confirmees)))
        attente = sum(len(classees[section]) for section in classees if section is not Section.SAISIES)
        self.compte.setText(_dire_compte(attente, len(classees[Section.A_REGLER]), len(ecarts)))
        self.exporter.setEnabled(attente > 0)
        connues = {*self._cartes, *self._ecarts, *([ID_CONFIRMEES] if self._confirmees else [])}
        self._pile.setCurrentIndex(1 if connues else 0)
        parties = (Section.A_SAISIR, Section.ECARTS, Section.A_REGLER)
        suivants = [saisie_id for partie in parties for saisie_id in self.file.ids(partie)]
        voulue = self._courante if self._courante in connues else 0
        self._monter(voulue or (suivants[0] if suivants else 0))

    def montrer(self, saisie_id: int | None) -> None:
        """Put an item up (the first one when None)."""
        self._courante = saisie_id or 0
        self.refresh()
        self.file.setFocus()

    def montrer_a_regler(self) -> None:
        """Put up the first thing to settle: a contradiction, else what the site or the calendar refused."""
        self.refresh()
        a_regler = [*self.file.ids(Section.ECARTS), *self.file.ids(Section.A_REGLER)]
        self.montrer(a_regler[0] if a_regler else None)

    def imprimer(self) -> None:
        """Ask to print what waits to be typed."""
        from cfa_desktop.views.impression.choix import AImprimer

        campagne = self._bureau.formations.campagne()
        self.impression_demandee.emit(AImprimer(campagne, ("saisies", "campagne")))

    def faire_place(self, hauteur: int) -> None:
        """Leave the bottom free for a notice: queue and card shrink, nothing in them moves or hides."""
        self._boite.setContentsMargins(0, 0, 0, hauteur)

    def _composer(self) -> None:
        px = theme().px
        entete = QHBoxLayout()
        entete.setContentsMargins(px(24), px(10), px(24), px(10))
        entete.setSpacing(px(12))
        entete.addWidget(self.compte)
        entete.addStretch(1)
        entete.addWidget(self.guichet)
        entete.addWidget(self.exporter)
        self._droite = QStackedWidget()
        self._droite.addWidget(self.choisir)
        self._droite.addWidget(self.carte)
        self._droite.addWidget(self.ecart)
        self._droite.addWidget(self.confirmees)
        partage = QSplitter(Qt.Orientation.Horizontal)
        partage.setChildrenCollapsible(False)
        partage.addWidget(self.file)
        partage.addWidget(self._droite)
        partage.setStretchFactor(1, 1)
        partage.setSizes([340, 880])
        self.file.setMinimumWidth(px(260))
        self._pile = QStackedWidget()
        self._pile.addWidget(self.vide)
        self._pile.addWidget(partage)
        bandeaux = QVBoxLayout()
        bandeaux.setContentsMargins(px(24), 0, px(24), px(8))
        bandeaux.setSpacing(px(6))
        bandeaux.addWidget(self.erreur)
        bandeaux.addWidget(self.derniere)
        self._boite = boite = QVBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(0)
        boite.addLayout(entete)
        boite.addLayout(bandeaux)
        boite.addWidget(Separateur())
        boite.addWidget(self._pile, 1)

    def _brancher(self) -> None:
        actions = self.carte.actions_carte
        self.file.choisie.connect(self._monter)
        self.carte.dossier_demande.connect(self._ouvrir_dossier)
        self.ecart.regle.connect(self._regle)
        self.ecart.refuse.connect(self._dire_erreur)
        for widget in (self.ecart, self.confirmees):
            widget.dossier_demande.connect(self._ouvrir_candidature)
        actions.saisi.connect(self._marquer_maintenant)
        actions.saisi_autre_moment.connect(lambda: self._faire(self.gestes.marquer_autre_moment))
        actions.refuse.connect(lambda raison: self._faire(lambda c: self.gestes.refuser(c, raison)))
        actions.remis.connect(self._remettre)
        actions.reporte.connect(lambda: self._faire(self.gestes.reporter))
        actions.abandonne.connect(lambda: self._faire(self.gestes.abandonner))
        actions.pas_saisi.connect(lambda: self._faire(self.gestes.pas_saisi))
        actions.corrige.connect(self._corriger)
        self.gestes.saisi.connect(self._dire_saisi)
        self.gestes.fait.connect(self._fait)
        self.gestes.defait.connect(self._defait)
        self._export.commence.connect(self.erreur.hide)
        self._export.impression_demandee.connect(self.imprimer)
        for source in (self.gestes, self._export):
            source.impossible.connect(self._dire_erreur)
        self.derniere.pas_saisi.connect(self._repentir)
        self.derniere.message_demande.connect(self.montrer)
        for touches, geste in (
            ("Ctrl+Return", self._saisi_au_clavier),
            ("Ctrl+Enter", self._saisi_au_clavier),
            ("Ctrl+C", self.carte.champs.copier_suivant),
        ):
            raccourci = QShortcut(QKeySequence(touches), self)
            raccourci.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            raccourci.activated.connect(geste)

    def _monter(self, saisie_id: int) -> None:
        self.erreur.hide()
        if saisie_id in self._ecarts or saisie_id == ID_CONFIRMEES:
            self._monter_rapproche(saisie_id)
            return
        carte = self._cartes.get(saisie_id)
        self._courante = saisie_id if carte else 0
        self._droite.setCurrentIndex(1 if carte else 0)
        if carte is None:
            return
        self.file.aller_a(saisie_id)
        maintenant = self._maintenant()
        saisie_at = carte.saisie.saisie_at
        recente = saisie_at is not None and maintenant - saisie_at <= DELAI_DE_REPENTIR
        repentir = recente or self.derniere.concerne(saisie_id)
        saisi = carte.saisie.statut is Statut.SAISIE and carte.saisie.nature is Nature.CONTRAT
        message = self._bureau.contrats.texte_candidat(saisie_id) if saisi else ""
        reponse = self._reponse(carte) if saisi else ""
        section = section_de(carte, maintenant)
        formation = self._formations[carte.formation_id]
        self.carte.montrer(Posee(carte, formation, maintenant, repentir, message, section, reponse))

    def _monter_rapproche(self, saisie_id: int) -> None:
        """Put up what exports said: a contradiction to settle, or the history of proofs."""
        self._courante = saisie_id
        self.file.aller_a(saisie_id)
        if saisie_id == ID_CONFIRMEES:
            self.confirmees.montrer(self._confirmees, self._bureau.rapprochement.delais())
        else:
            self.ecart.montrer(self._ecarts[saisie_id])
        self._droite.setCurrentWidget(self.confirmees if saisie_id == ID_CONFIRMEES else self.ecart)

    def _reponse(self, carte: ASaisir) -> str:
        """Return what is known of the candidate's reply to a typed contract, and until when."""
        if carte.saisie.candidature_id is None:
            return ""
        proposition = self._bureau.reponses.proposition(carte.saisie.candidature_id)
        if proposition is None:
            return ""
        if proposition.perdue:
            return PERDUE
        if proposition.reponse is not Reponse.EN_ATTENTE:
            return f"{LABELS_REPONSE[proposition.reponse]} ({proposition.origine_reponse})"
        limite = dire_limite(proposition, self._formations[carte.formation_id].campagne)
        return f"réponse du candidat avant\u202f: {limite}"

    def _saisi_au_clavier(self) -> None:
        if self._courante and self.carte.actions_carte.permis:
            self._faire(self.gestes.marquer)

    def _marquer_maintenant(self) -> None:
        if not self._double_clic.est_le_second():
            self._faire(self.gestes.marquer)
            self._double_clic.repartir()

    def _faire(self, geste: Callable[[ASaisir], None]) -> None:
        if (carte := self._cartes.get(self._courante)) is not None:
            self.erreur.hide()
            geste(carte)

    def _dire_saisi(self, saisie_id: int) -> None:
        carte = self._bureau.saisies.trouver(saisie_id)
        self.derniere.montrer(carte, self._formations[carte.formation_id].campagne, self._maintenant())

    def _fait(self, phrase: str) -> None:
        self._courante = self._suivant()
        self._fini(phrase)

    def _suivant(self) -> int:
        """Return the line that comes after this one in its part of the queue, else before it, else 0."""
        for partie in (Section.A_SAISIR, Section.ECARTS, Section.A_REGLER, Section.REPORTEES):
            attente = self.file.ids(partie)
            if self._courante in attente:
                rang = attente.index(self._courante)
                restantes = attente[rang + 1 :] or attente[:rang]
                return restantes[0] if restantes else 0
        return 0

    def _remettre(self) -> None:
        carte = self._cartes[self._courante]
        try:
            self._bureau.saisies.remettre(carte.saisie.id)
        except CfaError as refus:
            self._dire_erreur(str(refus))
        else:
            self._regle(f"Remis à saisir – {sujet(carte)}")

    def _regle(self, phrase: str) -> None:
        """Go on in the queue with the next line to settle; the last one stays up where it went."""
        self._courante = self._suivant() or self._courante
        self._fini(phrase)
        # The button just pressed is gone: the focus would leave for the rail.
        self.file.setFocus()

    def _corriger(self) -> None:
        from cfa_desktop.views.dialogs.contrat_correction import CorrectionSaisieDialog

        carte = self._cartes[self._courante]
        if CorrectionSaisieDialog.corriger(self._bureau, carte.saisie, self):
            typee = carte.saisie.statut is Statut.SAISIE
            self._fini(f"{'Saisie corrigée' if typee else 'Préparation modifiée'} – {sujet(carte)}")

    def _repentir(self, saisie_id: int) -> None:
        self.gestes.pas_saisi(self._bureau.saisies.trouver(saisie_id))

    def _defait(self, saisie_id: int, phrase: str) -> None:
        self.derniere.oublier()
        self._courante = saisie_id
        self._fini(phrase)

    def _ouvrir_dossier(self) -> None:
        candidature_id = self._cartes[self._courante].saisie.candidature_id
        if candidature_id is not None:
            ids = (
                self._cartes[saisie_id].saisie.candidature_id
                for saisie_id in self.file.ids()
                if saisie_id in self._cartes
            )
            self.dossier_demande.emit(candidature_id, list(dict.fromkeys(i for i in ids if i is not None)))

    def _ouvrir_candidature(self, candidature_id: int) -> None:
        self.dossier_demande.emit(candidature_id, [candidature_id])

    def _dire_erreur(self, phrase: str) -> None:
        self.erreur.set_texte(phrase)
        self.erreur.show()

    def _fini(self, phrase: str) -> None:
        self.refresh()
        self.change.emit(phrase)

    def _maintenant(self) -> datetime:
        return self._bureau.contexte.maintenant()


def _dire_compte(attente: int, a_regler: int, ecarts: int) -> str:
    dits = []
    if ecarts:
        dits.append(f"{ecarts} écart{'s' if ecarts > 1 else ''} à régler")
    if attente:
        dits.append(f"{attente} en attente{f', dont {a_regler} à régler' if a_regler else ''}")
    return " · ".join(dits)
