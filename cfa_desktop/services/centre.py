"""The centre's own details, kept in the base."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from pathlib import Path

from cfa_desktop.models.centre import Centre
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.storage import parametres
from cfa_desktop.storage.database import Connection

_CLES = {
    "nom": "cfa_nom",
    "adresse": "cfa_adresse",
    "ville": "cfa_ville",
    "telephone": "cfa_telephone",
    "mail": "cfa_mail",
    "signataire": "cfa_signataire",
    "qualite": "cfa_qualite",
}
_CLE_LOGO = "cfa_logo"


@dataclass(frozen=True, slots=True)
class Centres:
    """What documents say of the centre."""

    contexte: Contexte

    def lire(self) -> Centre:
        """Return the centre as it was typed."""
        with self.contexte.database.lecture() as connection:
            return lire(connection)

    def enregistrer(self, centre: Centre) -> None:
        """Keep the centre's details. Raises ``SimulationEnCours``."""
        self.contexte.exiger_le_present()
        with self.contexte.database.transaction() as connection:
            ecrire(connection, centre)

    def lire_logo(self, path: Path) -> bytes:
        """Return a picture as the logo that would be kept. Raises ``LogoRefuse``."""
        from cfa_desktop.documents.logo import lire_logo

        return lire_logo(path)


def lire(connection: Connection) -> Centre:
    """Return the centre's details."""
    champs = {champ: parametres.lire(connection, cle) for champ, cle in _CLES.items()}
    return Centre(**champs, logo=base64.b64decode(parametres.lire(connection, _CLE_LOGO)))


def ecrire(connection: Connection, centre: Centre) -> None:
    """Keep the centre's details; nothing of what they were stays."""
    for champ, cle in _CLES.items():
        parametres.ecrire(connection, cle, getattr(centre, champ).strip())
    parametres.ecrire(connection, _CLE_LOGO, base64.b64encode(centre.logo).decode("ascii"))
