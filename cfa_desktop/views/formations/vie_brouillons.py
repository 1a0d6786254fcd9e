"""Contracts begun for a formation: employer found, SIRET awaited, next step."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal

from cfa_desktop.models.brouillon import Brouillon
from cfa_desktop.models.dates_fr import jour_heure
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.formations.partie import Partie


class PartieBrouillons(Partie):
    """``reprise_demandee`` carries the number of the candidate."""

    reprise_demandee = Signal(str)

    def __init__(self, bureau: Bureau, formation_id: int) -> None:
        super().__init__("Contrats commencés, pas comptés")
        self._bureau, self._formation_id = bureau, formation_id
        session = bureau.formations.trouver(formation_id).campagne
        brouillons = [b for b in bureau.contrats.brouillons() if b.formation_id == formation_id]
        if not brouillons:
            self.dire("Aucun\u202f: tout contrat commencé a été préparé.", "absente")
        for brouillon in brouillons:
            self._brouillon(brouillon, session)

    def _brouillon(self, brouillon: Brouillon, session: int) -> None:
        candidat = self._bureau.contrats.candidat(self._formation_id, brouillon.numero)
        nom = candidat.nom_complet if candidat else brouillon.nom
        qui = f"{nom}, n°\u00a0{brouillon.numero}" if nom else f"n°\u00a0{brouillon.numero}"
        etape = "SIRET à demander à l’employeur" if brouillon.attente_siret else "à terminer"
        employeur = brouillon.employeur or "employeur à indiquer"
        depuis = jour_heure(brouillon.modifie_at, session)
        self.rang(
            f"{qui} – {employeur}",
            self.bouton("Reprendre", partial(self.reprise_demandee.emit, brouillon.numero)),
            self.bouton("Abandonner", partial(self._oublier, brouillon.numero), poids="lien"),
            detail=f"Prochaine étape\u202f: {etape} · {depuis}",
        )

    def _oublier(self, numero: str) -> None:
        oublier = partial(
            self._bureau.contrats.oublier_brouillon, formation_id=self._formation_id, numero=numero
        )
        self.geste_demande.emit(oublier, "Contrat commencé, abandonné")
