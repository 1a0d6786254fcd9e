"""Every reason at once, beside the hand: what blocks, what is missing, what must be confirmed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cfa_desktop.models.verdict import Avertissement, Blocage, Verdict
from cfa_desktop.views.icones import RoleCouleur, image
from cfa_desktop.views.pourquoi.bouton import BoutonPourquoi
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.etiquette import RoleTexte, etiquette

Motif = Blocage | Avertissement


def jamais(_motif: Motif) -> bool:
    """Say that no reason is a mere field left empty."""
    return False


class ListeRaisons(QWidget):
    """Blocages, then avertissements, each with its icon; ``confirme`` answers the checkbox."""

    confirme = Signal(bool)

    def __init__(self, question: str, *, a_completer: Callable[[Motif], bool] = jamais) -> None:
        super().__init__()
        self._a_completer = a_completer
        self._montre: Verdict | None = None
        self._lignes = QVBoxLayout()
        self._lignes.setSpacing(theme().px(4))
        self.case = QCheckBox(question)
        self.case.toggled.connect(self.confirme)
        self.case.hide()
        boite = QVBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(theme().px(6))
        boite.addLayout(self._lignes)
        boite.addWidget(self.case)

    def est_confirme(self) -> bool:
        """Say whether the officer accepted what must be accepted."""
        return self.case.isChecked()

    def montrer(self, verdict: Verdict) -> None:
        """Show a verdict; another thing to confirm asks the question again."""
        if verdict == self._montre:
            return
        if self._montre is not None and _questions(verdict) != _questions(self._montre):
            self.case.setChecked(False)
        self._montre = verdict
        self._vider()
        for blocage in verdict.blocages:
            vide = self._a_completer(blocage)
            self._ajouter(blocage, "info" if vide else "octagon-alert", "discret" if vide else "brique")
        for avertissement in verdict.avertissements:
            self._ajouter(avertissement, "triangle-alert", "ambre")
        self.case.setVisible(bool(_questions(verdict)))
        self.setVisible(bool(verdict.blocages or verdict.avertissements))

    def textes(self) -> list[str]:
        """Return the reasons shown, in order."""
        if self._montre is None:
            return []
        motifs: list[Motif] = [*self._montre.blocages, *self._montre.avertissements]
        return [motif.message for motif in motifs]

    def _vider(self) -> None:
        while (item := self._lignes.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()

    def _ajouter(self, motif: Motif, nom_icone: str, couleur: RoleCouleur) -> None:
        roles: dict[str, RoleTexte] = {"brique": "erreur", "ambre": "attention", "discret": "discret"}
        px = theme().px
        ligne = QWidget()
        boite = QHBoxLayout(ligne)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(px(8))
        icone = QLabel()
        icone.setPixmap(image(nom_icone, couleur, px(16), self.devicePixelRatioF()))
        boite.addWidget(icone, 0, Qt.AlignmentFlag.AlignTop)
        boite.addWidget(etiquette(motif.message, roles[couleur], retour=True), 1, Qt.AlignmentFlag.AlignTop)
        if motif.code:  # a simulation in progress is no rule of Parcoursup
            pourquoi = BoutonPourquoi("Pourquoi\u202f? La règle et sa source")
            pourquoi.clicked.connect(partial(self._expliquer, motif))
            boite.addWidget(pourquoi, 0, Qt.AlignmentFlag.AlignTop)
        self._lignes.addWidget(ligne)

    def _expliquer(self, motif: Motif, *_: object) -> None:
        from cfa_desktop.models.pourquoi.action import expliquer_motif
        from cfa_desktop.services.pourquoi import lire_recueil
        from cfa_desktop.views.pourquoi.dialogue import montrer_pourquoi

        montrer_pourquoi(expliquer_motif(motif, lire_recueil()), self)


def _questions(verdict: Verdict) -> list[str]:
    return [motif.message for motif in verdict.avertissements if motif.a_confirmer]
