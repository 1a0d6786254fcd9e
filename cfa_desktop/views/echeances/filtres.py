"""What narrows the Échéances list: a formation or all, a kind or all, each with its count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from cfa_desktop.models.echeances.echeance import Quoi
from cfa_desktop.services.echeances import Tableau
from cfa_desktop.views.echeances.lignes import Filtre, compter_formations, compter_natures
from cfa_desktop.views.tables.barre import grouper
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton

TOUTES, TOUT = "Toutes les formations", "Tout"
NOMS = {
    Quoi.DECISION: "Décisions",
    Quoi.TROP_TARD: "Trop tard",
    Quoi.REPONSE: "Réponses",
    Quoi.SUIVI: "Étapes du suivi",
    Quoi.BROUILLON: "SIRET attendus",
    Quoi.CAPACITE: "Capacités à saisir",
    Quoi.CLOTURE: "Clôtures demandées",
    Quoi.AUGMENTATION: "Augmentations demandées",
    Quoi.MOTIFS: "Demandes de motifs",
    Quoi.RAPPORT: "Rapports publics",
    Quoi.OUVERTURE: "Ouverture des contrats",
    Quoi.CONTRATS: "Fin des contrats",
    Quoi.PARAMETRAGE: "Fin du paramétrage",
    Quoi.PASSAGE: "Passages automatiques",
}


class FiltresEcheances(QWidget):
    """``change`` carries the ``Filtre`` chosen."""

    change = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.filtre = Filtre()
        px = theme().px
        self.formation = _choix("Formation", px(220))
        self.formation.currentIndexChanged.connect(self._choisir)
        self.nature = _choix("Nature des échéances", px(230))
        self.nature.currentIndexChanged.connect(self._choisir)
        self.faites = bouton("Faites (0)", "quiet")
        self.faites.setCheckable(True)
        self.faites.toggled.connect(self._choisir)
        boite = QHBoxLayout(self)
        boite.setContentsMargins(px(20), px(2), px(20), px(8))
        boite.setSpacing(px(8))
        boite.addWidget(self.formation, 4)
        boite.addWidget(self.nature, 4)
        boite.addWidget(self.faites)
        boite.addStretch(1)

    def montrer(self, tableau: Tableau) -> None:
        """Show the formations and kinds there are, and keep the choice where it still has a sense."""
        par_formation = compter_formations(tableau, self.filtre.quoi)
        if self.filtre.formation_id not in {formation.id for formation in tableau.formations}:
            self.filtre = self.filtre._replace(formation_id=0)
        par_nature = compter_natures(tableau, self.filtre.formation_id)
        if self.filtre.quoi is not None and not par_nature[self.filtre.quoi]:
            self.filtre = self.filtre._replace(quoi=None)
            par_formation = compter_formations(tableau, None)
        noms = [(f.nom_court, f.id) for f in tableau.formations]
        _remplir(self.formation, (TOUTES, 0), noms, par_formation, self.filtre.formation_id)
        natures = [(nom, quoi.value) for quoi, nom in NOMS.items() if par_nature[quoi]]
        _remplir(self.nature, (TOUT, ""), natures, par_nature, self.filtre.quoi or "")
        faites = [d for d in tableau.faites if self.filtre.formation_id in (0, d.formation_id)]
        self.faites.setText(f"Faites ({len(faites)})")
        self.faites.setEnabled(bool(faites) or self.faites.isChecked())

    def choisir(self, filtre: Filtre) -> None:
        """Show that only."""
        self.filtre = filtre
        self.faites.blockSignals(True)
        self.faites.setChecked(filtre.faites)
        self.faites.blockSignals(False)
        self.change.emit(filtre)

    def _choisir(self, _valeur: object) -> None:
        quoi = str(self.nature.currentData() or "")
        formation_id = int(self.formation.currentData() or 0)
        self.choisir(Filtre(formation_id, Quoi(quoi) if quoi else None, self.faites.isChecked()))


def _choix(nom: str, largeur: int) -> QComboBox:
    choix = QComboBox()
    choix.setAccessibleName(nom)
    choix.setToolTip(nom)
    choix.setMinimumWidth(largeur // 2)
    choix.setMaximumWidth(largeur)
    choix.setMaxVisibleItems(20)
    return choix


def _remplir(
    choix: QComboBox,
    tout: tuple[str, object],
    valeurs: Sequence[tuple[str, object]],
    comptes: Counter[object],
    courante: object,
) -> None:
    choix.blockSignals(True)
    choix.clear()
    nom, valeur = tout
    choix.addItem(f"{nom} ({grouper(sum(comptes.values()))})", valeur)
    for nom, valeur in valeurs:
        choix.addItem(f"{nom} ({grouper(comptes[valeur])})", valeur)
    choix.setCurrentIndex(max(0, choix.findData(courante)))
    choix.blockSignals(False)
