"""How hard hypothesis tries: many examples, or a few, unshrunk, while the rules are broken on purpose."""

from __future__ import annotations

import os

from hypothesis import Phase, settings

settings.register_profile("regles", deadline=None)
settings.register_profile(
    "mutation", max_examples=20, deadline=None, derandomize=True, phases=[Phase.explicit, Phase.generate]
)
settings.load_profile(os.environ.get("CFA_HYPOTHESIS", "regles"))
