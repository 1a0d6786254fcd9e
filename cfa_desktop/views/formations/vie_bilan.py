"""The contracts of a formation over three sessions, and what is missing (R25)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from cfa_desktop.models.bilan import avertissements_bilan
from cfa_desktop.models.regles.capacite import lire_capacite
from cfa_desktop.services.bilans import BilanFormation
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.formations.partie import Partie
from cfa_desktop.views.saisies.dialogues import demander_raison
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.etiquette import etiquette

_POURQUOI = (
    "La publication suivante regarde les contrats des trois dernières sessions, la fiche et la charte."
)


class PartieBilan(Partie):
    """A small table: session, contracts, where the figure comes from."""

    def __init__(self, bureau: Bureau, formation_id: int) -> None:
        super().__init__("Contrats des trois dernières sessions")
        self._bureau, self._formation_id = bureau, formation_id
        lu = bureau.bilans.contrats(formation_id)
        self.ajouter(self._table(lu))
        for avertissement in avertissements_bilan(lu.bilan):
            self.dire(avertissement.message, "attention")
        self.dire(_POURQUOI, "discret")

    def _table(self, lu: BilanFormation) -> QWidget:
        table = QWidget()
        grille = QGridLayout(table)
        px = theme().px
        grille.setContentsMargins(0, 0, 0, 0)
        grille.setHorizontalSpacing(px(24))
        grille.setVerticalSpacing(px(2))
        grille.setColumnStretch(3, 1)
        droite = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for rang, (annee, contrats) in enumerate(lu.bilan.contrats):
            grille.addWidget(etiquette(f"Session {annee}", "discret"), rang, 0)
            connu = contrats is not None
            grille.addWidget(
                etiquette(str(contrats) if connu else "?", "valeur" if connu else "absente"), rang, 1, droite
            )
            origine = "comptés dans cette base" if annee in lu.de_la_base else "noté ici"
            grille.addWidget(etiquette(origine if connu else "inconnu ici", "discret"), rang, 2)
            if annee not in lu.de_la_base:
                texte = "Modifier…" if connu else "Saisir…"
                saisir = self.bouton(texte, partial(self._saisir, annee), poids="lien")
                saisir.setAccessibleName(f"{texte.rstrip('…')} les contrats de {annee}")
                grille.addWidget(saisir, rang, 3, Qt.AlignmentFlag.AlignLeft)
            grille.setRowMinimumHeight(rang, px(26))
        return table

    def _saisir(self, annee: int) -> None:
        dit = demander_raison(
            self,
            titre=f"Contrats de la session {annee}",
            question="Combien de contrats ont été saisis sur Parcoursup pour cette formation\u202f?",
            verbe="Enregistrer",
        )
        nombre = lire_capacite(dit) if dit else None
        if nombre is not None:
            noter = partial(self._bureau.bilans.saisir, self._formation_id, annee, nombre)
            self.geste_demande.emit(noter, f"Contrats de {annee} notés\u202f: {nombre}")
