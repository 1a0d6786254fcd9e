"""The register of requests for reasons of a formation (R23)."""

from __future__ import annotations

from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.dossier.contrat_motifs import DemandesMotifs
from cfa_desktop.views.formations.partie import Partie

_AJOUT = "Une demande s’ajoute depuis le dossier du candidat refusé, partie «\u00a0Contrat\u00a0»."


class PartieMotifs(Partie):
    """Every request, the oldest first, with its countdown."""

    def __init__(self, bureau: Bureau, formation_id: int) -> None:
        super().__init__("Demandes de motifs")
        demandes = bureau.motifs.lister(formation_id=formation_id)
        liste = DemandesMotifs(demandes, bureau, None)
        liste.geste_demande.connect(self.geste_demande)
        self.ajouter(liste)
        self.dire(_AJOUT, "discret")
