"""The imports already applied, the newest first: what each changed, and the way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cfa_desktop.models.dates_fr import jour_de_paris, jour_heure
from cfa_desktop.models.texte import fold
from cfa_desktop.views.delegates.formation import FormationAffichee
from cfa_desktop.views.imports.rapport import ImportMontre
from cfa_desktop.views.imports.textes import resumer_rapport
from cfa_desktop.views.infobulles import infobulle
from cfa_desktop.views.tables.barre import grouper
from cfa_desktop.views.tables.colonne import Column
from cfa_desktop.views.tables.liste import DefinitionListe, ListeFiltrable
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette

CLASSEUR = "classeur"
CLASSEUR_REVENU = "Un classeur exporté d’ici, modifié ailleurs, puis repris"
COLONNES: tuple[Column[ImportMontre], ...] = (
    Column(
        "Importé",
        "importe",
        lambda un: jour_heure(un.applique.applique_at, un.formation.campagne),
        valeur=lambda un: jour_de_paris(un.applique.applique_at),
        sort_key=lambda un: un.applique.applique_at,
        filtre="date",
        largeur=176,
    ),
    Column(
        "Formation",
        "formation",
        lambda un: un.formation.nom_court,
        filtre="choix",
        decor="formation",
        valeur_decor=lambda un: FormationAffichee(un.formation.nom_court, un.formation.couleur),
        largeur=110,
    ),
    Column(
        "Export du",
        "export",
        lambda un: CLASSEUR if un.applique.est_un_retour else f"{un.applique.export_on:%d/%m/%Y}",
        valeur=lambda un: None if un.applique.est_un_retour else un.applique.export_on,
        infobulle=lambda un: CLASSEUR_REVENU if un.applique.est_un_retour else "",
        filtre="date",
        largeur=110,
    ),
    Column(
        "Lignes",
        "lignes",
        lambda un: grouper(un.applique.lignes),
        sort_key=lambda un: un.applique.lignes,
        filtre=None,
        alignement="droite",
        largeur=80,
    ),
    Column(
        "Ce qui a changé",
        "rapport",
        lambda un: resumer_rapport(un.applique.rapport),
        infobulle=lambda un: resumer_rapport(un.applique.rapport),
        largeur=400,
    ),
    Column("Fichier", "fichier", lambda un: un.applique.fichier, largeur=260),
)


class RegistreImports(QWidget):
    """A list and what may be done with its current line.

    ``ouvert`` carries the id of the import whose report is wanted, ``annulation_demandee`` the one to undo;
    ``courant_change`` the one whose undoing must be judged (``juger`` gives the answer back).
    """

    ouvert = Signal(int)
    annulation_demandee = Signal(int)
    courant_change = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._dernier = 0
        self.liste: ListeFiltrable[ImportMontre] = ListeFiltrable(
            DefinitionListe(
                "imports",
                "Imports déjà faits",
                COLONNES,
                lambda un: fold(f"{un.applique.fichier} {un.formation.nom_court}"),
                lambda un: un.applique.id,
                ("import", "imports"),
            )
        )
        self.liste.vue.entete.setStretchLastSection(True)
        self.voir = bouton("Voir ce qui a changé", nom_icone="eye")
        self.annuler = bouton("Annuler cet import…", nom_icone="undo-2")
        self.raison = etiquette("", "discret", retour=True)
        self.liste.vue.ligne_activee.connect(self._ouvrir)
        self.liste.vue.ligne_courante_changee.connect(self._suivre)
        self.voir.clicked.connect(self._voir)
        self.annuler.clicked.connect(self._annuler)
        px = theme().px
        actions = QHBoxLayout()
        actions.setSpacing(px(8))
        actions.addWidget(etiquette("Imports déjà faits", "rubrique"))
        actions.addWidget(self.raison, 1)
        actions.addWidget(self.voir)
        actions.addWidget(self.annuler)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(px(8))
        boite.addLayout(actions)
        boite.addWidget(self.liste, 1)
        self._suivre()

    def montrer(self, imports: Sequence[ImportMontre]) -> None:
        """Show those imports; the newest is under the hand when none is."""
        self.liste.set_rows(imports)
        self.setVisible(bool(imports))
        dernier = imports[0].applique.id if imports else 0
        if imports and (self.courant is None or dernier != self._dernier):
            self.liste.vue.aller_a(dernier)
        self._dernier = dernier
        self._suivre()

    @property
    def courant(self) -> int | None:
        """Return the id of the import under the hand, None without any."""
        identifiant = self.liste.vue.id_courant()
        return identifiant if isinstance(identifiant, int) else None

    def juger(self, import_id: int, empechement: str) -> None:
        """Say whether that import may be undone, or why not."""
        if import_id == self.courant:
            self.annuler.setEnabled(not empechement)
            self.annuler.setToolTip(infobulle(empechement) if empechement else "")
            self.raison.setText(empechement)

    def _suivre(self, _identifiant: object = None) -> None:
        courant = self.courant
        self.voir.setEnabled(courant is not None)
        self.annuler.setEnabled(False)
        self.raison.setText("")
        if courant is not None:
            self.courant_change.emit(courant)

    def _ouvrir(self, import_id: object) -> None:
        if isinstance(import_id, int):
            self.ouvert.emit(import_id)

    def _voir(self) -> None:
        self._ouvrir(self.courant)

    def _annuler(self) -> None:
        if self.courant is not None:
            self.annulation_demandee.emit(self.courant)
