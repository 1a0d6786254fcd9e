"""« Lire »: what the file is, what was counted, the lines set aside; or why it was refused."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cfa_desktop.models.extraction import Extraction, Rejet
from cfa_desktop.views.imports.attente import Attente
from cfa_desktop.views.imports.defilement import PileCourante
from cfa_desktop.views.imports.etude import Etude
from cfa_desktop.views.imports.textes import dire_faits
from cfa_desktop.views.tables.colonne import Column
from cfa_desktop.views.tables.liste import DefinitionListe, ListeFiltrable
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etat_vide import EtatVide
from cfa_desktop.views.widgets.etiquette import etiquette
from cfa_desktop.views.widgets.flux import Flux

RIEN_CHANGE = "Rien n’a été changé dans la base."
_ATTENTE, _FAITS, _REFUS = range(3)
COLONNES: tuple[Column[Rejet], ...] = (
    Column("Ligne", "ligne", lambda un: str(un.ligne), sort_key=lambda un: un.ligne, largeur=70),
    Column(
        "Raison",
        "raison",
        lambda un: un.raison,
        filtre="choix",
        infobulle=lambda un: un.raison,
        largeur=420,
    ),
    Column("Texte de la ligne", "brut", lambda un: un.brut, infobulle=lambda un: un.brut, largeur=640),
)


class EtapeLire(QWidget):
    """The reading of one file; ``abandon_demande`` while it lasts."""

    abandon_demande = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._extraction: Extraction | None = None
        self.abandonner = bouton("Abandonner la lecture")
        self.abandonner.clicked.connect(self.abandon_demande)
        self.attente = Attente(self.abandonner)
        self.refus = EtatVide("file-text", "", detail=RIEN_CHANGE)
        self.titre_rejets = etiquette("", "rubrique")
        self.copier = bouton("Copier les lignes écartées", "lien", nom_icone="copy")
        self.copier.clicked.connect(self._copier)
        self.rejets: ListeFiltrable[Rejet] = ListeFiltrable(
            DefinitionListe(
                "import_rejets",
                "Lignes écartées",
                COLONNES,
                lambda un: f"{un.ligne} {un.raison} {un.brut}".casefold(),
                lambda un: un.ligne,
            )
        )
        self.rejets.vue.entete.setStretchLastSection(True)
        self._composer()

    def montrer(self, etude: Etude) -> None:
        """Show where the reading of that file stands."""
        self.refus.phrase.setText(etude.erreur)
        self.attente.phrase.setText(f"Lecture de «\u00a0{etude.nom}\u00a0»…")
        if etude.erreur:
            self._pile.setCurrentIndex(_REFUS)
        elif etude.en_lecture or etude.lecture is None:
            self._pile.setCurrentIndex(_ATTENTE)
        else:
            self._montrer_faits(etude.lecture.extraction)
            self._pile.setCurrentIndex(_FAITS)

    @property
    def faits(self) -> dict[str, str]:
        """Return what was found, each fact under its name."""
        return dict(dire_faits(self._extraction)) if self._extraction else {}

    def _montrer_faits(self, extraction: Extraction) -> None:
        if extraction is self._extraction:
            return
        self._extraction = extraction
        while element := self._faits.takeAt(0):
            if ancien := element.widget():
                ancien.hide()
                ancien.deleteLater()
        for titre, valeur in dire_faits(extraction):
            self._faits.addWidget(_fait(titre, valeur))
        nombre = len(extraction.rejets)
        self.titre_rejets.setText("Lignes écartées" if nombre else "Aucune ligne écartée")
        self.rejets.set_rows(extraction.rejets)
        for widget in (self.rejets, self.copier):
            widget.setVisible(nombre > 0)

    def _composer(self) -> None:
        px = theme().px
        faits, resume = QWidget(), QWidget()
        self._faits = Flux(resume, ecart=px(16))
        self._faits.setContentsMargins(0, 0, 0, 0)
        titre = QHBoxLayout()
        titre.addWidget(self.titre_rejets)
        titre.addWidget(self.copier)
        titre.addStretch(1)
        dans_faits = QVBoxLayout(faits)
        dans_faits.setContentsMargins(0, px(4), 0, 0)
        dans_faits.setSpacing(px(8))
        dans_faits.addWidget(resume)
        dans_faits.addSpacing(px(4))
        dans_faits.addLayout(titre)
        dans_faits.addWidget(self.rejets, 1)
        dans_faits.addStretch(0)
        self._pile = PileCourante()
        for widget in (self.attente, faits, self.refus):
            self._pile.addWidget(widget)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.addWidget(self._pile)

    def _copier(self) -> None:
        lignes = [f"{un.ligne}\t{un.raison}\t{un.brut}" for un in self.rejets.modele.rows_affichees()]
        QGuiApplication.clipboard().setText("\n".join(("Ligne\tRaison\tTexte", *lignes)))


def _fait(titre: str, valeur: str) -> QWidget:
    """Return a fact after its name, kept together when the row wraps."""
    fait = QWidget()
    boite = QHBoxLayout(fait)
    boite.setContentsMargins(0, 0, 0, 0)
    boite.setSpacing(theme().px(6))
    boite.addWidget(etiquette(titre, "discret"))
    boite.addWidget(etiquette(valeur, "valeur"))
    return fait
