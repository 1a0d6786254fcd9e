"""« Imprimer »: choose a document, look at it, print it or keep it as a file."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSettings, QUrl
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cfa_desktop.models.dates_fr import jour_de_paris
from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.impression import document
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.impression.produit import Produit, dire_etendue
from cfa_desktop.views.background import run_in_background
from cfa_desktop.views.candidats.exports import FORMATS, nom_propose
from cfa_desktop.views.choix_de_fichier import demander_fichier
from cfa_desktop.views.impression.apercu import Apercu
from cfa_desktop.views.impression.avancement import ENREGISTREMENT, IMPRESSION, PREPARATION, Avancement
from cfa_desktop.views.impression.choix import AImprimer
from cfa_desktop.views.impression.enregistrement import PDF, Enregistrement
from cfa_desktop.views.impression.grand_texte import est_grand
from cfa_desktop.views.impression.imprimantes import Imprimantes
from cfa_desktop.views.impression.memoire import Memoire
from cfa_desktop.views.impression.panneau import PanneauChoix
from cfa_desktop.views.impression.portee import Portee
from cfa_desktop.views.impression.production import Production
from cfa_desktop.views.impression.tirage import Tirage, Travail
from cfa_desktop.views.impression.tirage_edit import TirageEdit
from cfa_desktop.views.tables.barre import grouper
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.bandeau import Bandeau
from cfa_desktop.views.widgets.boutons import Poids, bouton
from cfa_desktop.views.widgets.notice import Notice
from cfa_desktop.views.widgets.separateur import Separateur

LARGEUR, HAUTEUR = 1080, 860
LARGEUR_CHOIX, PART_CHOIX, PART_CHOIX_EN_GRAND = 300, 0.32, 0.42
OUVRIR, ACTUALISER = "Ouvrir le dossier", "Actualiser"
CHANGE = "Des données ont changé depuis cet aperçu."


class ImpressionDialog(QDialog):
    """Never blocks the window; what is printed or saved is what the preview shows."""

    def __init__(
        self,
        bureau: Bureau,
        a_imprimer: AImprimer,
        reglages: QSettings,
        parent: QWidget | None = None,
        imprimantes: Imprimantes | None = None,
    ) -> None:
        super().__init__(parent)
        self._bureau, self._origine, self._a_imprimer = bureau, a_imprimer, a_imprimer
        self._imprimantes = imprimantes or Imprimantes()
        self._produit: Produit | None = None
        self._relit = False
        self._dernier = Path()
        self._choisies: tuple[int, ...] | None = None
        self.setWindowTitle("Imprimer")
        memoire = Memoire(reglages)
        self.choix = PanneauChoix(a_imprimer, memoire)
        self.apercu = Apercu(memoire.zoom)
        self.tirage_edit = TirageEdit(self._imprimantes, memoire)
        self.avancement = Avancement()
        self.perime = Bandeau(CHANGE, "attention", (ACTUALISER,))
        self.perime.hide()
        self.alerte = Bandeau("", "attention")
        self.alerte.hide()
        self.production = Production(bureau, self)
        self.enregistrement = Enregistrement(bureau, self)
        self.tirage = Tirage(self)
        self.fermer = bouton("Fermer", "quiet")
        # Without a printer the file is what one comes for.
        poids: tuple[Poids, Poids] = ("normal", "primary") if self.tirage_edit.nom else ("primary", "normal")
        self.enregistrer = bouton("Enregistrer en PDF…", poids[0], nom_icone="file-down")
        self.imprimer = bouton("Imprimer", poids[1], nom_icone="printer")
        self._disposer()
        self.notice = Notice(self)
        self._brancher(memoire)
        self._dimensionner()
        self._relancer()

    @property
    def produit(self) -> Produit | None:
        """Return what the preview shows, None before any."""
        return self._produit

    def enregistrer_vers(self, path: Path) -> None:
        """Write the pages asked for of what the preview shows to a file, in the background."""
        produit, pages = self._produit, self.tirage_edit.pages
        if produit is None or not pages or self._occupe:
            return
        self._choisies = None if produit.entier(pages) else pages
        self.enregistrement.lancer(produit, path, pages)

    def dire_perime(self, *_: object) -> None:
        """Say that the base has changed: what is shown stays, and can be made again."""
        self.perime.show()

    def actualiser(self, *_: object) -> None:
        """Make the document again, from the base as it is now: its lines are read in the background."""
        if not self._a_imprimer.lignes and not self._a_imprimer.portees:
            self._relancer()
            return
        if self._occupe:
            return
        candidatures = self._bureau.candidatures
        self._relit = True
        self._dire_occupe(PREPARATION)
        run_in_background(lambda: candidatures.lister(), done=self._relues, failed=self._relecture_ratee)

    def lancer_impression(self) -> None:
        """Send the pages asked for to the printer."""
        produit, pages = self._produit, self.tirage_edit.pages
        if produit is None or not pages or self._occupe:
            return
        self.tirage_edit.retenir()
        edit = self.tirage_edit
        travail = Travail(
            produit.pdf,
            pages,
            edit.copies.value(),
            edit.deux_faces.isChecked() and edit.deux_faces.isEnabled(),
            produit.titre,
        )
        self.avancement.commencer(IMPRESSION)
        self.tirage.lancer(self._imprimantes.ouvrir(edit.nom), travail)
        self._griser()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        part = PART_CHOIX_EN_GRAND if est_grand() else PART_CHOIX
        self.choix.setFixedWidth(min(theme().px(LARGEUR_CHOIX), round(self.width() * part)))

    def _disposer(self) -> None:
        px = theme().px
        milieu = QHBoxLayout()
        milieu.setSpacing(0)
        milieu.addWidget(self.choix)
        milieu.addWidget(Separateur("vertical"))
        milieu.addWidget(self.apercu, 1)
        boutons = QHBoxLayout()
        boutons.setSpacing(px(8))
        boutons.addWidget(self.avancement)
        boutons.addStretch(1)
        for un in (self.fermer, self.enregistrer, self.imprimer):
            un.setAutoDefault(False)
            boutons.addWidget(un)
        bas = QVBoxLayout()
        bas.setContentsMargins(px(16), px(10), px(16), px(12))
        bas.setSpacing(px(8))
        bas.addWidget(self.perime)
        bas.addWidget(self.alerte)
        bas.addWidget(self.tirage_edit)
        bas.addLayout(boutons)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(0)
        boite.addLayout(milieu, 1)
        boite.addWidget(Separateur())
        boite.addLayout(bas)

    def _brancher(self, memoire: Memoire) -> None:
        self.choix.change.connect(self._relancer)
        self.choix.portee.change.connect(self._changer_de_portee)
        self.choix.documents.currentItemChanged.connect(self.tirage_edit.toutes)
        self.apercu.zoom_change.connect(memoire.retenir_zoom)
        self.apercu.reprise_demandee.connect(self._relancer)
        self.tirage_edit.change.connect(self._griser)
        self.production.pret.connect(self._pret)
        self.production.abandonne.connect(self._abandonne)
        self.production.echec.connect(self._echec)
        self.production.compose.connect(self._compose)
        self.production.avance.connect(self._avance)
        self.production.occupe_change.connect(partial(self._dire_occupe, PREPARATION))
        self.enregistrement.avance.connect(self._avance)
        self.enregistrement.fini.connect(self._enregistre)
        self.enregistrement.echec.connect(self.notice.montrer)
        self.enregistrement.occupe_change.connect(partial(self._dire_occupe, ENREGISTREMENT))
        self.tirage.avance.connect(self.avancement.avancer)
        self.tirage.fini.connect(self._imprime)
        self.tirage.abandonne.connect(self._imprime_en_partie)
        self.tirage.echec.connect(self._imprime_mal)
        self.avancement.annulation_demandee.connect(self._annuler)
        self.notice.action_demandee.connect(self._agir)
        self.perime.action_demandee.connect(self.actualiser)
        self.fermer.clicked.connect(self.reject)
        self.enregistrer.clicked.connect(self._demander_fichier)
        self.imprimer.clicked.connect(self.lancer_impression)
        self.finished.connect(self._finir)

    def _dimensionner(self) -> None:
        px, ecran = theme().px, self.screen().availableGeometry()
        self.resize(min(px(LARGEUR), ecran.width() - 40), min(px(HAUTEUR), ecran.height() - 60))
        self.choix.prendre_la_main()

    @property
    def _occupe(self) -> bool:
        return any((self._relit, self.production.occupe, self.enregistrement.occupe, self.tirage.occupe))

    def _changer_de_portee(self, portee: Portee) -> None:
        self._a_imprimer = self._origine.pour(portee)
        self.choix.offrir(self._a_imprimer)
        self.tirage_edit.toutes()
        self._relancer()

    def _relues(self, lignes: list[CandidatureLine]) -> None:
        self._relit = False
        self.choix.portee.relire({ligne.id: ligne for ligne in lignes})
        self._a_imprimer = self._a_imprimer.relu(lignes)
        self._relancer()

    def _relecture_ratee(self, erreur: Exception) -> None:
        self._relit = False
        if not isinstance(erreur, CfaError):
            raise erreur
        self._echec(str(erreur))

    def _relancer(self) -> None:
        self.notice.hide()  # what it said was about the former document
        choisi = self.choix.document
        if choisi is None:
            self.apercu.attendre("Aucun document ne s’imprime d’ici.")
            self._griser()
            return
        self.perime.hide()
        self.apercu.attendre("Préparation du document…")
        self.production.demander(self._a_imprimer.demande(choisi, self.choix.options, self.choix.textes))
        self._griser()

    def _pret(self, produit: Produit) -> None:
        try:
            self.apercu.montrer(produit.pdf)
        except CfaError as illisible:
            self._produit = None
            self._echec(str(illisible))
            return
        self._produit = produit
        self.choix.saisies.refuser(produit.refus)
        self._titrer(produit)
        self.tirage_edit.compter(self.apercu.nombre)

    def _titrer(self, produit: Produit) -> None:
        sujet, nombre = document(produit.demande.document).sujet, self.apercu.nombre
        pages = f"{grouper(nombre)}\u00a0page{'s' if nombre > 1 else ''}"
        compte = produit.compte()
        de_qui = "" if compte and sujet == "candidats" else self._a_imprimer.dire(sujet)
        titre = "" if est_grand() else produit.titre  # chosen on the left: the room goes to the count
        self.apercu.titre.setText(" · ".join(un for un in (titre, de_qui, compte, pages) if un))
        self.alerte.set_texte(next(iter(produit.alertes), ""))
        self.alerte.setVisible(bool(produit.alertes))

    def _abandonne(self) -> None:
        if self._revenir():
            self.notice.montrer("Aperçu abandonné\u202f: le document précédent reste affiché.")
        else:
            self.apercu.attendre("Aperçu abandonné.", reprise=True)
        self._griser()

    def _revenir(self) -> bool:
        """Choose again what the preview still shows; say whether it shows something."""
        if self._produit is None:
            return False
        self.choix.revenir(self._produit.demande)
        return True

    def _echec(self, phrase: str) -> None:
        self._revenir()
        self.apercu.attendre(phrase, reprise=True)
        self.notice.montrer(phrase)
        self._griser()

    def _avance(self, fait: int, total: int) -> None:
        if self.production.occupe or self.enregistrement.occupe:  # a count that was queued behind the end
            self.avancement.avancer(fait, total)

    def _compose(self, fait: int, total: int) -> None:
        if self.production.occupe:
            self.avancement.composer(fait, total)

    def _dire_occupe(self, quoi: str, occupe: bool = True) -> None:
        if occupe:
            self.avancement.commencer(quoi)
        else:
            self.avancement.hide()
        self._griser()

    def _annuler(self) -> None:
        for un in (self.production, self.enregistrement, self.tirage):
            un.annuler()

    def _imprime(self, pages: int) -> None:
        self._arrete(f"{self._dire_envoi(pages)}.")
        self._noter_impression(pages)

    def _imprime_en_partie(self, pages: int) -> None:
        self._arrete(
            f"Impression arrêtée\u202f: {self._dire_envoi(pages)}." if pages else "Impression arrêtée."
        )
        self._noter_impression(pages)

    def _imprime_mal(self, phrase: str, pages: int) -> None:
        self._arrete(phrase)
        self._noter_impression(pages)

    def _dire_envoi(self, pages: int) -> str:
        pluriel = "s" if pages > 1 else ""
        envoi = f"{grouper(pages)}\u00a0page{pluriel} envoyée{pluriel}"
        return f"{envoi} à l’imprimante «\u00a0{self.tirage_edit.nom}\u00a0»"

    def _noter_impression(self, pages: int) -> None:
        produit = self._produit
        if produit is not None and pages:
            try:
                self._bureau.impressions.noter_impression(produit, pages, self.tirage.sorties)
            except CfaError as refus:
                self.notice.montrer(str(refus))

    def _arrete(self, phrase: str) -> None:
        self.avancement.hide()
        self.notice.montrer(phrase)
        self._griser()

    def _demander_fichier(self) -> None:
        produit = self._produit
        if produit is None:
            return
        jour = jour_de_paris(self._bureau.contexte.horloge.maintenant())
        nom = nom_propose(produit.titre, self._a_imprimer.formation, f"{jour:%Y-%m-%d}", PDF)
        path = demander_fichier(self, "Enregistrer en PDF", "documents", nom, (FORMATS[PDF], PDF))
        if path is not None:
            self.enregistrer_vers(path)

    def _enregistre(self, path: Path) -> None:
        self._dernier, pages = path, self._choisies
        quoi = f" ({'pages' if len(pages) > 1 else 'page'} {dire_etendue(pages)})" if pages else ""
        self.notice.montrer(f"Fichier enregistré\u202f: {path.name}{quoi}.", OUVRIR)

    def _agir(self, action: str) -> None:
        if action == OUVRIR:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._dernier.parent)))

    def _griser(self) -> None:
        """Print and save only what the preview shows, whole, and nothing else at the same time."""
        pret = self._produit is not None and not self._occupe and bool(self.tirage_edit.pages)
        self.enregistrer.setEnabled(pret)
        self.imprimer.setEnabled(pret and bool(self.tirage_edit.nom))
        sort = self.tirage.occupe or self.enregistrement.occupe
        for un in (self.choix, self.perime, self.tirage_edit):
            un.setEnabled(not sort)

    def _finir(self, _issue: int) -> None:
        self._annuler()
        self.deleteLater()
