"""The pages, each created when first shown, and what leads from one to another."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.cadre.fabrique import FABRIQUES

if TYPE_CHECKING:
    from cfa_desktop.models.extraction import Doute
    from cfa_desktop.views.cadre.etats import EtatPages
    from cfa_desktop.views.calendrier_page import CalendrierPage
    from cfa_desktop.views.candidats_page import CandidatsPage
    from cfa_desktop.views.dossier_page import DossierPage
    from cfa_desktop.views.echeances.lignes import LigneEcheance
    from cfa_desktop.views.echeances_page import EcheancesPage
    from cfa_desktop.views.formations_page import FormationsPage
    from cfa_desktop.views.import_page import ImportPage
    from cfa_desktop.views.saisies_page import SaisiesPage

TITRES = {
    "formations": "Formations",
    "candidats": "Candidats",
    "dossier": "Dossier",
    "saisies": "À saisir en ligne",
    "echeances": "Échéances",
    "import": "Import",
    "calendrier": "Calendrier",
}


class Pages(QStackedWidget):
    """``page_montree`` carries the key of a page; ``change`` what was written; ``importe`` a formation."""

    change = Signal(str)
    page_montree = Signal(str)
    importe = Signal(int)
    brouillon_change = Signal()
    campagne_demandee = Signal(int)
    simulation_demandee = Signal()
    guichet_demande = Signal()
    dit = Signal(str)
    impression_demandee = Signal(object)

    def __init__(self, bureau: Bureau) -> None:
        super().__init__()
        self._bureau = bureau
        self._faites: dict[str, QWidget] = {}
        self._cedes: dict[str, Any] = {}  # what was set on pages that this window has not built yet
        self._courante = ""
        self._campagne: int | None = None
        self._avant_dossier = "candidats"

    @property
    def campagne(self) -> int | None:
        """Return the session worked on, None while the base has none."""
        return self._campagne

    @property
    def courante(self) -> str:
        """Return the key of the page on screen."""
        return self._courante

    def set_campagne(self, campagne: int) -> None:
        """Work in another session: lists of candidates and formations follow."""
        autre, self._campagne = campagne != self._campagne, campagne
        if not autre:
            return
        if "formations" in self._faites:
            self.formations().set_campagne(campagne)
        if self._courante == "calendrier":
            self.calendrier().montrer(campagne)
        self._cedes.pop("candidats", None)
        if "candidats" in self._faites:
            self._toutes_les_formations(self.candidats())
        if "echeances" in self._faites:
            self.echeances().set_campagne(campagne)

    @property
    def occupees(self) -> bool:
        """Say whether a page must not be replaced now: it is writing in the base."""
        return "import" in self._faites and self.imports().occupee

    def ceder(self) -> EtatPages:
        """Return what is set on every page, for the window that takes this one's place."""
        from cfa_desktop.views.cadre.etats import Cedable, EtatPages

        faites = {cle: page.ceder() for cle, page in self._faites.items() if isinstance(page, Cedable)}
        return EtatPages(self._courante, self._avant_dossier, {**self._cedes, **faites})

    def reprendre(self, etat: EtatPages) -> None:
        """Show the page that was on screen; each gets what was set on it when it is first shown."""
        self._cedes, self._avant_dossier = dict(etat.etats), etat.avant_dossier
        self._montrer(
            etat.courante, self.page(etat.courante), a_jour=etat.courante in ("candidats", "dossier")
        )

    def formations(self) -> FormationsPage:
        """Return the Formations page."""
        return cast("FormationsPage", self.page("formations"))

    def candidats(self) -> CandidatsPage:
        """Return the Candidats page."""
        return cast("CandidatsPage", self.page("candidats"))

    def dossier(self) -> DossierPage:
        """Return the dossier."""
        return cast("DossierPage", self.page("dossier"))

    def saisies(self) -> SaisiesPage:
        """Return « À saisir en ligne »."""
        return cast("SaisiesPage", self.page("saisies"))

    def echeances(self) -> EcheancesPage:
        """Return what is due."""
        return cast("EcheancesPage", self.page("echeances"))

    def imports(self) -> ImportPage:
        """Return the Import page."""
        return cast("ImportPage", self.page("import"))

    def calendrier(self) -> CalendrierPage:
        """Return the calendar of a session."""
        return cast("CalendrierPage", self.page("calendrier"))

    def page(self, cle: str) -> QWidget:
        """Return the page of that key, built when first asked for, with what was set on it before."""
        if cle not in self._faites:
            page = self._faites[cle] = FABRIQUES[cle](self._bureau, self)
            self.addWidget(page)
            etat = self._cedes.pop(cle, None)
            if etat is not None:
                page.reprendre(etat)  # type: ignore[attr-defined]
        return self._faites[cle]

    def aller(self, cle: str) -> None:
        """Show the page of that key as it was left."""
        {
            "formations": self.montrer_formations,
            "candidats": self.montrer_candidats,
            "saisies": self.montrer_saisies,
            "echeances": self.montrer_echeances,
            "import": self.montrer_import,
            "calendrier": self.montrer_calendrier,
        }[cle]()

    def montrer_formations(self) -> None:
        """Show the Formations page."""
        self._montrer("formations", self.formations())

    def montrer_candidats(self) -> None:
        """Show the candidates as they were left; every formation the first time."""
        neuve = not self._connue("candidats")
        page = self.candidats()
        if neuve:
            self._toutes_les_formations(page)
        self._montrer("candidats", page, a_jour=neuve)

    def gerer_recrutement(self, formation_id: int) -> None:
        """Show the candidates of a formation."""
        self.montrer_liste(formation_id, "")

    def lister(
        self, numeros: Sequence[str] = (), categorie: str = "", formation_id: int | None = None
    ) -> None:
        """Show persons, or a category, of a formation or of every one."""
        page = self.candidats()
        if formation_id is None:
            self._toutes_les_formations(page, categorie, numeros)
        else:
            page.montrer(formation_id, categorie, numeros)
        self._montrer("candidats", page, a_jour=True)

    def oublier_la_liste(self, numeros: Collection[str]) -> None:
        """Show every candidate again if the list still holds those persons alone."""
        if self._connue("candidats"):
            self.candidats().oublier_numeros(numeros)

    def suivre_la_liste(self, avant: Collection[str], apres: Collection[str]) -> bool:
        """Keep the list to other persons if it still holds the former ones alone; say whether it did."""
        return self._connue("candidats") and self.candidats().suivre_numeros(avant, apres)

    def ouvrir_dossier(self, candidature_id: int, ids: Sequence[int]) -> None:
        """Show a dossier, with the frozen list behind Précédent and Suivant."""
        if self._courante != "dossier":
            self._avant_dossier = self._courante or "candidats"
        page = self.dossier()
        page.ouvrir(candidature_id, ids)
        self._montrer("dossier", page, a_jour=True)

    def quitter_le_dossier(self) -> None:
        """Go back to the page that the dossier was opened from."""
        self.aller(self._avant_dossier)

    def ouvrir_voeu(self, candidature_id: int) -> None:
        """Show the dossier of one vœu alone."""
        self.ouvrir_dossier(candidature_id, [candidature_id])

    def ouvrir_contrat(self, formation_id: int, numero: str) -> None:
        """Open the contract dialog beside the page; it does not block the window."""
        from cfa_desktop.views.dialogs.contrat_dialog import ContratDialog

        dialogue = ContratDialog(self._bureau, formation_id, numero, self)
        dialogue.change.connect(self.change)
        dialogue.prepare.connect(self.montrer_saisies)
        dialogue.finished.connect(lambda _issue: self.brouillon_change.emit())
        dialogue.show()
        dialogue.raise_()

    def montrer_saisies(self, saisie_id: int | None = None) -> None:
        """Show what waits to be typed online, one item up when given."""
        page = self.saisies()
        page.montrer(saisie_id)
        self._montrer("saisies", page, a_jour=True)

    def montrer_echeances(self) -> None:
        """Show what is due."""
        self._montrer("echeances", self.echeances())
        self.echeances().liste.setFocus()

    def montrer_calendrier(self, campagne: int | None = None) -> None:
        """Show the calendar of a session, the one worked on unless said."""
        if voulue := campagne or self._campagne:
            page = self.calendrier()
            page.montrer(voulue)
            self._montrer("calendrier", page, a_jour=True)

    def preparer_session(self) -> None:
        """Ask for the session of the year after, then show its calendar."""
        from cfa_desktop.views.dialogs.calendrier_preparation import PreparationDialog

        if campagne := PreparationDialog.proposer(self._bureau, self):
            self.campagne_demandee.emit(campagne)
            self.montrer_calendrier(campagne)
            self.change.emit(f"Session {campagne} préparée\u202f: vérifiez ses dates")

    def montrer_import(self) -> None:
        """Show the Import page."""
        self._montrer("import", self.imports())

    def importer(self, fichiers: Sequence[Path]) -> None:
        """Show the Import page on those files."""
        self.montrer_import()
        self.imports().ouvrir_fichiers(fichiers)

    def coller(self, texte: str) -> None:
        """Show the Import page on a pasted table."""
        self.montrer_import()
        self.imports().coller(texte)

    def faire_place(self, hauteur: int) -> bool:
        """Let the page on screen leave its bottom free for a notice; say whether it knows how to."""
        if self._courante != "saisies":
            return False
        self.saisies().faire_place(hauteur)
        return True

    def refresh(self) -> None:
        """Bring the page on screen up to date."""
        if page := self._faites.get(self._courante):
            page.refresh()  # type: ignore[attr-defined]

    def expliquer_ici(self) -> bool:
        """Show why what has the focus, else the page's current thing, is as it is; False without any."""
        from cfa_desktop.views.pourquoi.bouton import explicable

        cible = explicable(QApplication.focusWidget()) or explicable(self._faites.get(self._courante))
        if cible is not None:
            cible.expliquer()
        return cible is not None

    def chercher(self) -> None:
        """Give the focus to the filter of the list on screen."""
        if self._courante == "candidats":
            self.candidats().chercher()

    def exporter(self) -> None:
        """Export the list of candidates."""
        if self._courante != "candidats":
            self.montrer_candidats()
        self.candidats().entete.exporter.showMenu()

    def imprimer(self) -> None:
        """Ask to print what the page on screen shows, else the whole session."""
        if self._campagne is None:
            self.dit.emit("Rien à imprimer\u202f: la base n’a pas encore de formation.")
        elif self._courante in ("formations", "candidats", "dossier", "saisies"):
            self._faites[self._courante].imprimer()  # type: ignore[attr-defined]
        else:
            self.imprimer_la_session()

    def imprimer_la_session(self) -> None:
        """Ask to print what speaks of every formation of the session."""
        from cfa_desktop.views.impression.choix import AImprimer

        if self._campagne is not None:
            self.impression_demandee.emit(AImprimer(self._campagne, ("campagne", "saisies")))

    def montrer_liste(self, formation_id: int, categorie: str) -> None:
        """Show a category of a formation, "" for all of it."""
        page = self.candidats()
        page.montrer(formation_id, categorie)
        self._montrer("candidats", page, a_jour=True)

    def _toutes_les_formations(
        self, page: CandidatsPage, categorie: str = "", numeros: Sequence[str] = ()
    ) -> None:
        """List every formation of the session worked on."""
        page.set_campagne(self._campagne)
        page.montrer(None, categorie, numeros)

    def montrer_numeros(self, formation_id: int, numeros: Sequence[str]) -> None:
        """Show some candidates of a formation."""
        page = self.candidats()
        page.montrer(formation_id, "", numeros)
        self._montrer("candidats", page, a_jour=True)

    def ouvrir_echeance(self, ligne: LigneEcheance, ids: Sequence[int]) -> None:
        """Show what a line of Échéances is about."""
        from cfa_desktop.views.echeances.ouverture import ouvrir_ligne

        ouvrir_ligne(self, ligne, ids)

    def comparer_a_la_ligne(self, doute: Doute) -> None:
        """Put side by side a line of an export and the person it may be."""
        from cfa_desktop.views.doublons.ouverture import comparer_a_la_ligne

        comparer_a_la_ligne(self._bureau, doute, self)

    def _connue(self, cle: str) -> bool:
        return cle in self._faites or cle in self._cedes

    def _montrer(self, cle: str, page: QWidget, *, a_jour: bool = False) -> None:
        self._courante = cle
        if not a_jour:
            page.refresh()  # type: ignore[attr-defined]
        self.setCurrentWidget(page)
        self.page_montree.emit(cle)
