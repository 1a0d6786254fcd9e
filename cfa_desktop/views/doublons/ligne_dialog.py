"""A line not imported yet beside the person it may be about: nothing of it is in the base."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cfa_desktop.models.doublons import DouteHomonyme
from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.numero import est_provisoire
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.doublons.cadre import CadreComparaison
from cfa_desktop.views.widgets.boutons import bouton

A_NUMEROTER = (
    "Si c’est la même personne, la fiche notée ici prend le n° {numero}\u202f: l’import la reconnaît et n’en "
    "crée pas d’autre."
)
APRES_L_IMPORT = (
    "Cette ligne n’est pas encore dans la base. Importée, la question revient dans Candidats, Vues, "
    "«\u00a0Doublons possibles\u00a0»\u202f: c’est là qu’elle se règle. Dans le doute, laissez "
    "la ligne de côté."
)

A_COCHER = (
    "Seul le nom rapproche cette ligne de cette personne. Si c’est bien elle, cochez la ligne\u202f: ce qui "
    "manque à sa fiche est complété. Sinon, laissez la ligne de côté."
)


class LigneDialog(CadreComparaison):
    """``change`` says that the person known here took the number of the line."""

    change = Signal(str)

    def __init__(self, bureau: Bureau, doute: DouteHomonyme, parent: QWidget | None) -> None:
        super().__init__("Même personne\u202f?", parent)
        self._bureau, self._doute = bureau, doute
        comparaison = bureau.doublons.comparer_a_la_ligne(doute)
        numerotable = comparaison.garde.est_provisoire and not est_provisoire(doute.numero)
        aide = A_NUMEROTER.format(numero=doute.numero) if numerotable else APRES_L_IMPORT
        if doute.numero == doute.connu_numero:
            aide = A_COCHER
        self.poser(comparaison, aide, fusion=False)
        self.fermer = bouton("Plus tard", "quiet")
        self.meme = bouton("C’est la même personne", "primary")
        self.meme.setVisible(numerotable)
        self.ranger(self.fermer, self.meme)
        self.fermer.clicked.connect(self.reject)
        self.meme.clicked.connect(self._numeroter)
        self.finished.connect(self.deleteLater)
        self.fermer.setFocus()

    def _numeroter(self) -> None:
        try:
            self._bureau.doublons.renseigner_numero(self._doute.connu_id, self._doute.numero)
        except CfaError as refus:
            self.dire(str(refus))
            return
        self.accept()
        self.change.emit(f"N° {self._doute.numero} renseigné – {self._doute.valeur}")
