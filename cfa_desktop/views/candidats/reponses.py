"""Noting what a candidate replied, from the context menu of the list (R17, R18)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.etats import LABELS_REPONSE, Reponse
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.icones import icone
from cfa_desktop.views.infobulles import infobulle

_REPONSE, _DEMISSION = "Noter la réponse du candidat…", "Noter la démission…"


class ReponseDepuisLaListe(QObject):
    """The two gestures of the dossier; ``change`` says what was noted, ``empeche`` why nothing was."""

    change = Signal(str)
    empeche = Signal(str)

    def __init__(self, bureau: Bureau, page: QWidget) -> None:
        super().__init__(page)
        self._bureau, self._page = bureau, page

    def ajouter_a(self, menu: QMenu, candidature_id: int) -> None:
        """Add them to a menu, greyed with their reasons: asked when it opens, not at each line."""
        for texte, seule in ((_REPONSE, None), (_DEMISSION, Reponse.DEMISSION)):
            verdict = self._bureau.reponses.examiner(candidature_id, seule)
            action = menu.addAction(icone("pencil"), texte)
            action.setEnabled(not verdict.blocages)
            action.setToolTip(infobulle(*(raison.message for raison in verdict.blocages)))
            action.triggered.connect(partial(self._noter, candidature_id, seule))

    def _noter(self, candidature_id: int, seule: Reponse | None, *_: object) -> None:
        from cfa_desktop.views.dialogs.contrat_reponse import ReponseDialog

        dossier = self._bureau.dossiers.ouvrir(candidature_id)
        notee = ReponseDialog.demander(self._bureau, dossier, self._page, seule)
        if notee is None:
            return
        try:
            self._bureau.reponses.noter(candidature_id, notee.reponse, notee.le)
        except CfaError as refus:
            self.empeche.emit(str(refus))
            return
        qui = f"{dossier.formation.nom_court}, {dossier.candidat.nom_complet}"
        self.change.emit(f"Réponse notée\u202f: {LABELS_REPONSE[notee.reponse]} – {qui}")
