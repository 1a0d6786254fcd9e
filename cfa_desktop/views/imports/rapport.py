"""« Ce qui a changé »: one readable part per import, each line opening its list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from cfa_desktop.models.dates_fr import jour_court, jour_heure
from cfa_desktop.models.extraction import TypeExport
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.historique import LigneHistorique
from cfa_desktop.models.plan import ImportApplique
from cfa_desktop.models.rapport import AUTRES
from cfa_desktop.views.imports.autres import champs_dits, detail_dit
from cfa_desktop.views.imports.textes import A_APPELER, lignes_du_rapport, pluriel
from cfa_desktop.views.imports.valeurs_changees import valeurs_changees
from cfa_desktop.views.infobulles import infobulle
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.bande_formation import BandeFormation
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette
from cfa_desktop.views.widgets.etiquette_elidee import EtiquetteElidee

OUVRIR = "Ouvrir la liste"
RIEN = "Aucun changement\u202f: tout était déjà dans la base."


@dataclass(frozen=True, slots=True)
class ImportMontre:
    """An import of the register, with its formation; ``autres`` tells its « autres modifications »."""

    applique: ImportApplique
    formation: Formation
    autres: tuple[LigneHistorique, ...] = ()


class RapportImports(QScrollArea):
    """The reports of the imports just applied, or of an older one."""

    liste_demandee = Signal(int, list)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Ce qui a changé")
        self.montrer(())

    def montrer(self, imports: Sequence[ImportMontre]) -> None:
        """Show those imports, one after the other."""
        px = theme().px
        contenu = QWidget()
        contenu.setObjectName("contenu")
        boite = QVBoxLayout(contenu)
        boite.setContentsMargins(px(24), px(8), px(24), px(16))
        boite.setSpacing(px(24))
        for un in imports:
            boite.addWidget(self._partie(un))
        boite.addStretch(1)
        self.setWidget(contenu)

    def prendre_la_main(self) -> bool:
        """Put the focus on the first list one may open; say whether there is one."""
        contenu = self.widget()
        premier = contenu.findChild(QPushButton) if contenu is not None else None
        if premier is None:
            return False
        premier.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _partie(self, montre: ImportMontre) -> QWidget:
        px = theme().px
        applique, formation = montre.applique, montre.formation
        partie = QWidget()
        boite = QVBoxLayout(partie)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(px(4))
        bande = BandeFormation(formation.nom_court, formation.couleur, formation.intitule)
        bande.code.set_role("soustitre")
        boite.addWidget(bande)
        boite.addWidget(etiquette(_origine(applique, formation.campagne), "discret", retour=True))
        boite.addSpacing(px(4))
        lignes = lignes_du_rapport(applique.rapport)
        if not lignes:
            boite.addWidget(etiquette(RIEN, "valeur"))
        for cle, texte, numeros in lignes:
            rangee = self._ligne(formation.id, cle, texte, numeros)
            if cle == AUTRES and montre.autres:
                rangee.insertWidget(1, _nommees(montre.autres), 1)
            boite.addLayout(rangee)
        if applique.est_un_retour:
            for widget in valeurs_changees(montre.autres):
                boite.addWidget(widget)
        return partie

    def _ligne(self, formation_id: int, cle: str, texte: str, numeros: list[str]) -> QHBoxLayout:
        rangee = QHBoxLayout()
        rangee.setSpacing(theme().px(12))
        lien = bouton(texte, "lien")
        lien.setToolTip(OUVRIR)
        lien.clicked.connect(lambda: self.liste_demandee.emit(formation_id, numeros))
        rangee.addWidget(lien)
        if cle == A_APPELER:
            appeler = bouton("Appeler", nom_icone="phone")
            appeler.setToolTip("Ouvrir la liste de ceux que l’on peut désormais joindre")
            appeler.clicked.connect(lambda: self.liste_demandee.emit(formation_id, numeros))
            rangee.addWidget(appeler)
        rangee.addStretch(1)
        return rangee


def _nommees(autres: Sequence[LigneHistorique]) -> EtiquetteElidee:
    """Return what changed besides the headings: the fields, and each value in the tooltip."""
    dites = EtiquetteElidee(champs_dits(autres), "discret")
    detail = detail_dit(autres)
    dites.setToolTip(infobulle(*detail))
    dites.setAccessibleDescription("\n".join(detail))
    return dites


def _origine(applique: ImportApplique, session: int) -> str:
    quoi = "liste" if applique.type == TypeExport.LISTE else "export"
    dite, fait = f"{quoi} du {jour_court(applique.export_on, session)}", "importé"
    if applique.est_un_retour:
        dite, fait = "classeur modifié", "repris"
    return "  ·  ".join(
        (
            applique.fichier,
            dite,
            pluriel(applique.lignes, "ligne", "lignes"),
            f"{fait} {jour_heure(applique.applique_at, session)}",
        )
    )
