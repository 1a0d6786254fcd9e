"""A contract begun: shown, resumed, never counted."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple


class Brouillon(NamedTuple):
    """What was typed so far; ``attente_siret`` = kept on purpose until the employer sends it."""

    id: int
    formation_id: int
    numero: str
    nom: str
    employeur: str
    siret_texte: str
    limite_reponse_on: date | None
    attente_siret: bool
    modifie_at: datetime
