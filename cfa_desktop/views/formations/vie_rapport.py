"""The rapport public d'examen des vœux of a formation: due or not, and why (R22)."""

from __future__ import annotations

from functools import partial

from cfa_desktop.models.regles.rapport import EtatRapport
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.dialogs.date_dialog import DateDialog
from cfa_desktop.views.formations.partie import Partie

_PRESSE = (EtatRapport.DU, EtatRapport.EN_RETARD)
_OU = "Le jour où le rapport a été saisi et publié sur le site de gestion."


class PartieRapport(Partie):
    """One sentence, and « Publié le… »."""

    def __init__(self, bureau: Bureau, formation_id: int) -> None:
        super().__init__("Rapport public d’examen des vœux")
        self._bureau, self._formation_id = bureau, formation_id
        rapport = bureau.bilans.rapport(formation_id)
        self.dire(rapport.phrase, "attention" if rapport.etat in _PRESSE else "valeur")
        if rapport.etat is EtatRapport.PUBLIE:
            self.boutons(self.bouton("Finalement pas publié", self._oublier, poids="lien"))
        elif rapport.etat is not EtatRapport.NON_DU:
            verdict = bureau.bilans.examiner_rapport(formation_id)
            self.boutons(self.bouton("Publié le…", self._publier, verdict))

    def _publier(self) -> None:
        aujourdhui = self._bureau.contexte.maintenant().date()
        jour = DateDialog.choisir("Quand le rapport a-t-il été publié\u202f?", _OU, aujourdhui, self)
        if jour is not None:
            publier = partial(self._bureau.bilans.publier_rapport, self._formation_id, jour)
            self.geste_demande.emit(publier, "Rapport public publié")

    def _oublier(self) -> None:
        oublier = partial(self._bureau.bilans.oublier_rapport, self._formation_id)
        self.geste_demande.emit(oublier, "Rapport public, finalement pas publié")
