"""Writing the dossier's content of a plan: one row per part, merged path by path, nothing erased."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cfa_desktop.models.contenu import DU_VOEU, Rubrique, par_rubrique
from cfa_desktop.models.contenu_texte import de_texte, en_texte
from cfa_desktop.models.plan import Modifie, Nouveau
from cfa_desktop.services.application import Ecriture, lots
from cfa_desktop.storage import rubriques
from cfa_desktop.storage.rubriques import LigneRubrique
from cfa_desktop.storage.tables import RUBRIQUE

_Cle = tuple[int, int | None, str]


def ecrire_contenus(ecriture: Ecriture) -> None:
    """Write what the plan says of the dossiers. Raises ``ImportAbandonne``."""
    plan = ecriture.plan
    lignes: list[Nouveau | Modifie] = [nouveau for nouveau in plan.nouveaux if nouveau.contenu]
    lignes += [modifie for modifie in plan.modifies if modifie.contenu]
    if not lignes:
        return
    destination = plan.destination
    stockees = {
        (une.candidat_id, une.candidature_id, une.nom): une
        for une in rubriques.de_formation(ecriture.connection, destination.campagne, destination.formation_id)
    }
    for lot in lots(lignes):
        _ecrire(ecriture, lot, stockees)
        ecriture.progression.compter(0)


def _ecrire(
    ecriture: Ecriture, lignes: Sequence[Nouveau | Modifie], stockees: dict[_Cle, LigneRubrique]
) -> None:
    neuves: list[dict[str, Any]] = []
    changees: list[tuple[int, dict[str, Any]]] = []
    for ligne in lignes:
        candidat_id = ecriture.ids[ligne.numero]
        apres = {ecart.champ: ecart.apres for ecart in ligne.contenu}
        for rubrique, donnees in par_rubrique(apres).items():
            cle = _cle(ecriture, candidat_id, rubrique)
            stockee = stockees.get(cle)
            if stockee is None:
                neuves.append(
                    {
                        "candidat_id": candidat_id,
                        "candidature_id": cle[1],
                        "nom": rubrique.value,
                        "donnees": en_texte(donnees),
                        "export_on": ecriture.export_on,
                    }
                )
            else:
                fusion = en_texte({**de_texte(stockee.donnees), **donnees})
                export_on = max(stockee.export_on, ecriture.export_on)
                changees.append((stockee.id, {"donnees": fusion, "export_on": export_on}))
    ecriture.changement.inserer_lot(RUBRIQUE, neuves)
    ecriture.changement.modifier_lot(RUBRIQUE, changees)


def _cle(ecriture: Ecriture, candidat_id: int, rubrique: Rubrique) -> _Cle:
    candidature_id = ecriture.candidatures[candidat_id] if rubrique in DU_VOEU else None
    return candidat_id, candidature_id, rubrique.value
