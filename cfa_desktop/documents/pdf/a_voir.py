"""The last page of what is handed out: what the officer looks at first, of whom, and why."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from cfa_desktop.documents.liste import Entete
from cfa_desktop.documents.pdf.blocs import Ou
from cfa_desktop.documents.pdf.cadre import Zone, zone_libre
from cfa_desktop.documents.pdf.lettre_valeurs import AVoir
from cfa_desktop.documents.pdf.ouvrage import Page
from cfa_desktop.documents.pdf.plume import A4, Plume
from cfa_desktop.documents.pdf.tableau import Colonne, Tableau, dessiner, partager

PERSONNE = "–"
"""Who a reason is about, when it is about nobody: a request that speaks of a formation."""

_COLONNES = (Colonne("Candidat", 3, gras=True, entiere=True), Colonne("Formation", 1.4), Colonne("À voir", 5))


def pages_a_voir(
    entete: Entete, titre: str, a_voir: Sequence[AVoir], taille: tuple[float, float] = A4
) -> list[Page]:
    """Return the pages that tell every reason, those of a person on one row; none without any."""
    if not a_voir:
        return []
    dits = [un._replace(candidat=PERSONNE) if un.candidat == un.formation else un for un in a_voir]
    raisons: dict[tuple[str, str], list[str]] = {}
    for un in dits:
        siennes = raisons.setdefault((un.candidat, un.formation), [])
        if un.raison not in siennes:
            siennes.append(un.raison)
    debut = 1 if all(un.candidat == PERSONNE for un in dits) else 0
    lignes = [(*qui, " ".join(siennes))[debut:] for qui, siennes in raisons.items()]
    tableau = Tableau(_COLONNES[debut:], lignes, taille=10 if taille == A4 else 8.5, lignes_max=4)
    zone = zone_libre(taille)
    morceaux = partager(tableau, zone.largeur, zone.hauteur, zone.hauteur)
    return [
        Page(entete, titre, partial(_dessiner, morceau), signet=titre if rang == 0 else "")
        for rang, morceau in enumerate(morceaux)
    ]


def _dessiner(tableau: Tableau, plume: Plume, zone: Zone) -> None:
    dessiner(plume, tableau, Ou(zone.gauche, zone.haut, zone.largeur))
