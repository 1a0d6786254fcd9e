"""Who composes each document of the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cfa_desktop.documents.pdf.ouvrage import Ouvrage
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.impression.appels import composer_appels
from cfa_desktop.services.impression.bordereau import composer_bordereau
from cfa_desktop.services.impression.contrat import composer_contrat
from cfa_desktop.services.impression.demande import DemandeImpression
from cfa_desktop.services.impression.draio import composer_draio
from cfa_desktop.services.impression.emargement import composer_emargement
from cfa_desktop.services.impression.examen import composer_commission, composer_examen
from cfa_desktop.services.impression.formation import composer_formation
from cfa_desktop.services.impression.lettres import composer_convocation, composer_motifs
from cfa_desktop.services.impression.listes import composer_fiches, composer_liste
from cfa_desktop.services.impression.lundi import composer_lundi

COMPOSEURS: Mapping[str, Callable[[Contexte, DemandeImpression], Ouvrage]] = {
    "liste": composer_liste,
    "fiches": composer_fiches,
    "examen": composer_examen,
    "commission": composer_commission,
    "contrat": composer_contrat,
    "bordereau": composer_bordereau,
    "appels": composer_appels,
    "lundi": composer_lundi,
    "formation": composer_formation,
    "emargement": composer_emargement,
    "convocation": composer_convocation,
    "motifs": composer_motifs,
    "draio_cloture": composer_draio,
    "draio_augmentation": composer_draio,
}
