"""The imports already applied, the newest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cfa_desktop.models.dates_fr import jour_de_paris, jour_heure
from cfa_desktop.models.texte import fold
from cfa_desktop.views.delegates.formation import FormationAffichee
from cfa_desktop.views.imports.rapport import ImportMontre
from cfa_desktop.views.imports.textes import resumer_rapport
from cfa_desktop.views.tables.colonne import Column
from cfa_desktop.views.tables.liste import DefinitionListe, ListeFiltrable
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.etiquette import etiquette

COLONNES: tuple[Column[ImportMontre], ...] = (
    Column(
        "Importé",
        "importe",
        lambda un: jour_heure(un.applique.applique_at, un.formation.campagne),
        valeur=lambda un: jour_de_paris(un.applique.applique_at),
        sort_key=lambda un: un.applique.applique_at,
        filtre="date",
        largeur=150,
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
        lambda un: f"{un.applique.export_on:%d/%m/%Y}",
        valeur=lambda un: un.applique.export_on,
        filtre="date",
        largeur=110,
    ),
    Column(
        "Lignes",
        "lignes",
        lambda un: str(un.applique.lignes),
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
        largeur=420,
    ),
    Column("Fichier", "fichier", lambda un: un.applique.fichier, largeur=300),
)


class RegistreImports(QWidget):
    """A list; ``ouvert`` carries the id of the import whose report is wanted."""

    ouvert = Signal(int)

    def __init__(self) -> None:
        super().__init__()
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
        self.liste.vue.ligne_activee.connect(self._ouvrir)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(theme().px(8))
        boite.addWidget(etiquette("Imports déjà faits", "rubrique"))
        boite.addWidget(self.liste, 1)

    def montrer(self, imports: Sequence[ImportMontre]) -> None:
        """Show those imports."""
        self.liste.set_rows(imports)
        self.setVisible(bool(imports))

    def _ouvrir(self, import_id: object) -> None:
        if isinstance(import_id, int):
            self.ouvert.emit(import_id)
