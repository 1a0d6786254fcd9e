"""The fixed set of formation colours, distinguishable by colour-blind eyes (after Paul Tol's schemes)."""

from __future__ import annotations

COULEURS_FORMATION = (
    "#4477AA",
    "#EE6677",
    "#228833",
    "#CCBB44",
    "#66CCEE",
    "#AA3377",
    "#EE7733",
    "#009988",
    "#882255",
    "#999933",
)
