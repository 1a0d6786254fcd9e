"""The Échéances page: everything due, nearest first, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cfa_desktop.models.calendrier.champs import phrase_manquants
from cfa_desktop.models.dates_fr import jour_de_paris
from cfa_desktop.models.echeances.echeance import Echeance, est_pressante
from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.echeances import Tableau
from cfa_desktop.views.background import run_in_background
from cfa_desktop.views.echeances.filtres import FiltresEcheances
from cfa_desktop.views.echeances.lignes import Filtre, LigneEcheance, composer_lignes, compter_sans_date
from cfa_desktop.views.echeances.liste import ListeEcheances
from cfa_desktop.views.echeances.pied import PiedEcheances
from cfa_desktop.views.tables.barre import grouper
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.bandeau import Bandeau
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.double_clic import DoubleClic
from cfa_desktop.views.widgets.etat_vide import EtatVide
from cfa_desktop.views.widgets.etiquette_elidee import EtiquetteElidee
from cfa_desktop.views.widgets.separateur import Separateur

GROS_TEXTE = 130  # text size, in %, from which the button says less
RIEN = "Rien à échéance."
RIEN_DETAIL = (
    "Les décisions, les passages automatiques, les réponses, les étapes du suivi et les dates de la session "
    "viennent ici d’elles-mêmes,\ndès qu’un export est importé."
)
FILTRE_VIDE = "Rien à échéance ici."


class EtatEcheances(NamedTuple):
    """Given by a page to the one that takes its place; ``deplies`` = groups, ``courante`` = a line's key."""

    filtre: Filtre
    deplies: frozenset[str]
    courante: str


class EcheancesPage(QWidget):
    """``ouverture_demandee`` carries a line and the candidatures around it, ``ecrit`` what was exported."""

    ouverture_demandee = Signal(object, list)
    calendrier_demande = Signal(int)
    import_demande = Signal()
    simulation_demandee = Signal()
    change = Signal(str)
    ecrit = Signal(str)
    lue = Signal()

    def __init__(self, bureau: Bureau) -> None:
        super().__init__()
        self.setObjectName("page")
        self._bureau = bureau
        self._campagne: int | None = None
        self._tableau: Tableau | None = None
        self._deplies: frozenset[str] = frozenset()
        self._en_cours = self._relire = False
        self._double_clic = DoubleClic()
        self.compte = EtiquetteElidee("", "rubrique")
        self.simuler = bouton("Simuler une date…", nom_icone="calendar-clock")
        self.exporter = bouton(_agenda(), nom_icone="file-down")
        self.manque = Bandeau("", "attention", ("Renseigner",))
        self.erreur = Bandeau("", "danger", fermable=True)
        self.filtres = FiltresEcheances()
        self.liste = ListeEcheances()
        self.pied = PiedEcheances()
        self.vide = EtatVide("calendar-clock", RIEN, "Importer un export", RIEN_DETAIL)
        self.rien_ici = EtatVide("list-filter", FILTRE_VIDE, "Tout afficher")
        self._composer()
        self._brancher()

    def set_campagne(self, campagne: int) -> None:
        """Show what is due in another session."""
        self._campagne = campagne

    def ceder(self) -> EtatEcheances:
        """Return what is set: filter, unfolded groups, chosen line."""
        ligne = self.liste.courante
        return EtatEcheances(self.filtres.filtre, self._deplies, ligne.cle if ligne is not None else "")

    def reprendre(self, etat: EtatEcheances) -> None:
        """Set what was set on another page, as soon as the lines are read."""
        self._deplies = etat.deplies
        self.liste.viser(etat.courante)
        self.filtres.choisir(etat.filtre)

    def refresh(self) -> None:
        """Read what is due again, in a thread; what is on screen stays until then."""
        campagnes = self._bureau.formations.campagnes()
        if self._campagne not in campagnes:
            self._campagne = campagnes[-1] if campagnes else None
        if self._campagne is None:
            self._pile.setCurrentWidget(self.vide)
            self.filtres.hide()
            self.exporter.setEnabled(False)
            self.simuler.setEnabled(False)
            return
        if self._en_cours:
            self._relire = True
            return
        self._en_cours = True
        bureau, campagne = self._bureau, self._campagne
        run_in_background(lambda: bureau.echeances.lire(campagne), done=self._lu, failed=self._rate)

    def _composer(self) -> None:
        px = theme().px
        entete = QHBoxLayout()
        entete.setContentsMargins(px(24), px(10), px(20), px(6))
        entete.setSpacing(px(8))
        entete.addWidget(self.compte, 1)
        entete.addWidget(self.simuler)
        entete.addWidget(self.exporter)
        bandeaux = QVBoxLayout()
        bandeaux.setContentsMargins(px(20), 0, px(20), px(6))
        bandeaux.setSpacing(px(6))
        for bandeau in (self.manque, self.erreur):
            bandeau.hide()
            bandeaux.addWidget(bandeau)
        liste = QWidget()
        corps = QVBoxLayout(liste)
        corps.setContentsMargins(0, 0, 0, 0)
        corps.setSpacing(0)
        corps.addWidget(self.liste, 1)
        corps.addWidget(Separateur())
        corps.addWidget(self.pied)
        self._pile = QStackedWidget()
        for page in (liste, self.vide, self.rien_ici):
            self._pile.addWidget(page)
        self._contenu = liste
        boite = QVBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(0)
        boite.addLayout(entete)
        boite.addLayout(bandeaux)
        boite.addWidget(self.filtres)
        boite.addWidget(Separateur())
        boite.addWidget(self._pile, 1)
        self.setFocusProxy(self.liste)

    def _brancher(self) -> None:
        self.simuler.clicked.connect(self.simulation_demandee)
        self.exporter.clicked.connect(self._demander_export)
        self.manque.action_demandee.connect(self._renseigner)
        self.filtres.change.connect(self._filtrer)
        self.liste.choisie.connect(self._decrire)
        self.liste.ouverte.connect(self._ouvrir)
        self.liste.pliee.connect(self._plier)
        self.liste.menu_demande.connect(self._menu)
        self.pied.ouverture_demandee.connect(self._ouvrir_courante)
        self.pied.pourquoi_demande.connect(self.expliquer)
        self.pied.faite.connect(self._marquer)
        self.pied.faite_le.connect(self._marquer_le)
        self.pied.refaite.connect(self._demarquer)
        self.vide.action_demandee.connect(self.import_demande)
        self.rien_ici.action_demandee.connect(self._tout_afficher)

    def _lu(self, tableau: Tableau) -> None:
        self._en_cours = False
        self._tableau = tableau
        self._montrer()
        self.lue.emit()
        if self._relire:
            self._relire = False
            self.refresh()

    def _rate(self, erreur: Exception) -> None:
        self._en_cours = False
        if not isinstance(erreur, CfaError):
            raise erreur
        self._dire_erreur(str(erreur))

    def _montrer(self) -> None:
        tableau = self._tableau
        if tableau is None:
            return
        self.filtres.montrer(tableau)
        pressantes = sum(est_pressante(due, tableau.maintenant) for due in tableau.dues)
        total = len(tableau.dues) + sum(map(compter_sans_date, tableau.sans_date))
        a_faire = f"{grouper(pressantes)} à faire d’ici 3\u00a0j" if pressantes else "Rien de pressant"
        self.compte.setText(f"{a_faire} · {grouper(total)} en tout")
        manque = phrase_manquants(tableau.calendrier)
        self.manque.set_texte(manque)
        self.manque.setVisible(bool(manque))
        lignes = composer_lignes(tableau, self.filtres.filtre, self._deplies)
        rien = not (tableau.dues or tableau.faites or tableau.sans_date)
        self.filtres.setVisible(not rien)
        self.exporter.setEnabled(bool(tableau.dues))
        self.simuler.setEnabled(True)
        page = self.vide if rien else self._contenu if lignes else self.rien_ici
        self._pile.setCurrentWidget(page)
        self.liste.montrer(lignes, tableau.calendrier.campagne)

    def _filtrer(self, _filtre: Filtre) -> None:
        self._montrer()

    def _tout_afficher(self) -> None:
        self.filtres.choisir(Filtre())

    def _plier(self, cle: str) -> None:
        self._deplies = self._deplies ^ {cle}
        self._montrer()

    def _decrire(self, ligne: LigneEcheance | None) -> None:
        self.pied.montrer(ligne, self._campagne or 0)

    def _ouvrir_courante(self) -> None:
        if self.liste.courante is not None:
            self._ouvrir(self.liste.courante)

    def _ouvrir(self, ligne: LigneEcheance) -> None:
        ids = [
            due.candidature_id
            for autre in self.liste.modele.lignes()
            if autre.genre in ("due", "membre")
            for due in autre.dues
            if due.candidature_id
        ]
        self.ouverture_demandee.emit(ligne, list(dict.fromkeys(ids)))

    def _menu(self, point: QPoint) -> None:
        menu = self.pied.menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(point)

    def expliquer(self) -> None:
        """Show why the chosen thing is due."""
        ligne, tableau = self.liste.courante, self._tableau
        if ligne is None or not ligne.dues or tableau is None:
            return
        from cfa_desktop.views.pourquoi.dialogue import montrer_pourquoi

        montrer_pourquoi(self._bureau.echeances.expliquer(ligne.dues[0], tableau), self)

    def _marquer(self) -> None:
        """Mark the chosen line; a double click must not mark the one that takes its place."""
        if self._double_clic.est_le_second():
            return
        self._marquer_courantes(lambda dues, campagne: self._bureau.echeances.marquer_faites(dues, campagne))

    def _marquer_le(self) -> None:
        from cfa_desktop.views.dialogs.date_dialog import DateDialog

        aujourdhui = jour_de_paris(self._bureau.contexte.maintenant())
        explication = "La date est gardée dans l’historique, et Ctrl+Z l’annule."
        jour = DateDialog.choisir("Fait le\u202f:", explication, aujourdhui, self)
        if jour is not None:
            self._marquer_courantes(
                lambda dues, campagne: self._bureau.echeances.marquer_faites(dues, campagne, jour)
            )

    def _demarquer(self) -> None:
        self._marquer_courantes(self._bureau.echeances.demarquer, "Remis à faire")

    def _marquer_courantes(
        self, geste: Callable[[tuple[Echeance, ...], int], None], verbe: str = "Marqué fait"
    ) -> None:
        ligne, campagne = self.liste.courante, self._campagne
        if ligne is None or campagne is None or not ligne.dues:
            return
        try:
            geste(ligne.dues, campagne)
        except CfaError as refus:
            self._dire_erreur(str(refus))
            return
        self.erreur.hide()
        self.refresh()
        self.change.emit(f"{verbe} – {ligne.titre}")

    def _demander_export(self) -> None:
        from cfa_desktop.views.echeances.agenda_dialog import AgendaDialog

        tableau = self._tableau
        if tableau is None:
            return
        montrees = tableau._replace(dues=tuple(self._montrees(tableau)))
        propose = f"échéances {tableau.calendrier.campagne}.ics"
        choix = AgendaDialog.choisir(len(montrees.dues), propose, self)
        if choix is not None:
            self.exporter_vers(choix[0], montrees, avec_noms=choix[1])

    def exporter_vers(self, path: Path, tableau: Tableau, *, avec_noms: bool) -> None:
        """Write the agenda of what is due in a thread, then say so, or why it cannot be."""
        bureau = self._bureau
        self.erreur.hide()
        self.liste.setFocus()  # a greyed button would hand it to the filters
        self.exporter.setEnabled(False)
        run_in_background(
            lambda: (bureau.echeances.exporter_agenda(path, tableau, avec_noms=avec_noms), path.name),
            done=self._exporte,
            failed=self._export_rate,
        )

    def _exporte(self, issue: tuple[int, str]) -> None:
        nombre, nom = issue
        self.exporter.setEnabled(True)
        s = "s" if nombre > 1 else ""
        self.ecrit.emit(f"{grouper(nombre)} rendez-vous exporté{s}\u202f: {nom}")

    def _export_rate(self, erreur: Exception) -> None:
        self.exporter.setEnabled(True)
        if not isinstance(erreur, CfaError):
            raise erreur
        self._dire_erreur(str(erreur))

    def _montrees(self, tableau: Tableau) -> list[Echeance]:
        filtre = self.filtres.filtre
        return [
            due
            for due in tableau.dues
            if filtre.formation_id in (0, due.formation_id) and filtre.quoi in (None, due.quoi)
        ]

    def _renseigner(self, _action: str) -> None:
        if self._campagne is not None:
            self.calendrier_demande.emit(self._campagne)

    def _dire_erreur(self, phrase: str) -> None:
        self.erreur.set_texte(phrase)
        self.erreur.show()


def _agenda() -> str:
    return "Agenda (.ics)…" if theme().taille_pct > GROS_TEXTE else "Exporter vers un agenda (.ics)…"
