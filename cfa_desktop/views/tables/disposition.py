"""The layout of a list as remembered text: order, widths, hidden columns, sort, all by column key."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from cfa_desktop.views.tables.vue import TableVue


def lire_disposition(vue: TableVue) -> str:
    """Return the layout on screen as JSON; widths are those of text at 100 %."""
    entete, colonnes = vue.entete, vue.modele.colonnes
    ordre = [entete.logicalIndex(visuel) for visuel in range(len(colonnes))]
    tri = entete.sortIndicatorSection()
    return json.dumps(
        {
            "colonnes": [
                {
                    "cle": colonnes[i].cle,
                    "largeur": vue.largeurs.unites(i),
                    "visible": not vue.isColumnHidden(i),
                }
                for i in ordre
            ],
            "tri": colonnes[tri].cle if 0 <= tri < len(colonnes) else None,
            "decroissant": entete.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder,
        }
    )


def appliquer_disposition(vue: TableVue, texte: str) -> None:
    """Lay the columns out as remembered; unknown columns and unreadable text are left aside."""
    try:
        lue: Any = json.loads(texte) if texte else {}
    except json.JSONDecodeError:
        return
    rangs = {colonne.cle: i for i, colonne in enumerate(vue.modele.colonnes)}
    connues = [c for c in lue.get("colonnes", []) if c.get("cle") in rangs]
    for visuel, colonne in enumerate(connues):
        logique = rangs[colonne["cle"]]
        vue.entete.moveSection(vue.entete.visualIndex(logique), visuel)
        vue.largeurs.poser(logique, int(colonne["largeur"]))
        vue.setColumnHidden(logique, not colonne["visible"])
    if lue.get("tri") in rangs:
        sens = Qt.SortOrder.DescendingOrder if lue.get("decroissant") else Qt.SortOrder.AscendingOrder
        vue.entete.setSortIndicator(rangs[lue["tri"]], sens)
