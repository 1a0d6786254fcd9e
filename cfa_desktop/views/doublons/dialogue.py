"""« Doublons possibles »: pairs one after the other, each merged, linked, told apart or left for later."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.fiches_comparees import Comparaison
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.doublons.cadre import CadreComparaison
from cfa_desktop.views.doublons.textes import consequence
from cfa_desktop.views.infobulles import infobulle
from cfa_desktop.views.widgets.boutons import bouton

TITRE = "Doublons possibles"


class DoublonsDialog(CadreComparaison):
    """``change`` says what was settled; ``fusionnee`` carries the comparison of two fiches just merged."""

    change = Signal(str)
    fusionnee = Signal(object)

    def __init__(self, bureau: Bureau, paires: Sequence[tuple[int, int]], parent: QWidget | None) -> None:
        super().__init__(TITRE, parent)
        self._bureau = bureau
        self._restantes = list(paires)
        self._faites = 0
        self._comparaison: Comparaison | None = None
        self.plus_tard = bouton("Plus tard", "quiet")
        self.distinguer = bouton("Ce ne sont pas les mêmes")
        self.relier = bouton("Même personne, deux dossiers")
        self.fusionner = bouton("Fusionner", "primary")
        self.ranger(self.plus_tard, self.distinguer, self.relier, self.fusionner)
        self.plus_tard.clicked.connect(self._passer)
        self.distinguer.clicked.connect(self._distinguer)
        self.relier.clicked.connect(self._relier)
        self.fusionner.clicked.connect(self._fusionner)
        self.finished.connect(self.deleteLater)
        self._montrer()

    @property
    def comparaison(self) -> Comparaison | None:
        """Return the two persons on screen, None once all is said."""
        return self._comparaison

    def _montrer(self) -> None:
        if not self._restantes:
            self._comparaison = None
            self.accept()
            return
        comparaison = self._comparaison = self._bureau.doublons.comparer(*self._restantes[0])
        reunissable = comparaison.paire.reunissable
        self.poser(comparaison, consequence(comparaison), fusion=reunissable)
        total = self._faites + len(self._restantes)
        self.compte.setText(f"{self._faites + 1}\u00a0/\u00a0{total}" if total > 1 else "")
        self.fusionner.setVisible(reunissable)
        self.fusionner.setEnabled(not comparaison.obstacles)
        self.fusionner.setToolTip(infobulle(*comparaison.obstacles))
        self.relier.setVisible(not reunissable)
        self._commencer()

    def _commencer(self) -> None:
        """Give the hand to the first choice, else to the button that settles nothing."""
        premiers = list(self.grille.radios.values()) if self.grille else []
        (premiers[0][0] if premiers else self.plus_tard).setFocus()

    def _passer(self) -> None:
        self._restantes.pop(0)
        self._faites += 1
        self._montrer()

    def _distinguer(self) -> None:
        self._regler(
            self._bureau.doublons.distinguer, "Homonymes distingués\u202f: la question ne revient plus"
        )

    def _relier(self) -> None:
        self._regler(self._bureau.doublons.relier, "Même personne\u202f: noté dans les deux dossiers")

    def _fusionner(self) -> None:
        comparaison = self._comparaison
        if comparaison is None or self.grille is None:
            return
        choix = self.grille.choix()
        self._regler(
            lambda garde, autre: self._bureau.doublons.fusionner(garde, autre, choix),
            f"Fiche {comparaison.autre.numero} fusionnée – {comparaison.garde.nom_complet}",
            apres=lambda: self._oublier(comparaison),
        )

    def _oublier(self, comparaison: Comparaison) -> None:
        """Leave out the other pairs of a person who is no more, and say so before anything is read again."""
        cede = comparaison.autre.id
        self._restantes[1:] = [paire for paire in self._restantes[1:] if cede not in paire]
        self.fusionnee.emit(comparaison)

    def _regler(
        self, faire: Callable[[int, int], None], phrase: str, apres: Callable[[], None] | None = None
    ) -> None:
        comparaison = self._comparaison
        if comparaison is None:
            return
        try:
            faire(comparaison.garde.id, comparaison.autre.id)
        except CfaError as refus:
            self.dire(str(refus))
            return
        if apres is not None:
            apres()
        self._passer()
        self.change.emit(phrase)
