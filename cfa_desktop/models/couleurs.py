"""The fixed set of formation colours on paper and by day, told apart by colour-blind eyes (Okabe-Ito)."""

from __future__ import annotations

COULEURS_FORMATION = (
    "#0072B2",
    "#D55E00",
    "#009E73",
    "#CC79A7",
    "#E69F00",
    "#56B4E9",
    "#332288",
    "#882255",
    "#999933",
    "#6B6B76",
)
