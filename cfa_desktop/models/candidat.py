"""A person in one campagne: what the exports say, and what the officer corrected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from cfa_desktop.models.texte import fold

CHAMPS_CANDIDAT = (
    "civilite",
    "nom",
    "prenom",
    "ine",
    "naissance_on",
    "telephone_fixe",
    "telephone_portable",
    "mail",
    "adresse",
    "code_postal",
    "commune",
    "etablissement_origine",
    "origine_uai",
    "origine_commune",
    "origine_departement",
    "profil",
    "serie",
)
CHAMPS_CORRIGEABLES = ("nom", "prenom", "telephone_fixe", "telephone_portable", "mail")
CHAMPS_CANDIDATURE = (
    "etat",
    "etat_brut",
    "confirmee_at",
    "limite_importee_on",
    "reponse",
    "reponse_brute",
    "inscription",
    "statut_contrat",
    "date_reponse_on",
)
MAJORITE = 18


@dataclass(frozen=True, slots=True)
class Candidat:
    """Identity, contact and origin, corrections applied; ``importes`` keeps what Parcoursup says of them."""

    id: int
    campagne: int
    numero: str
    civilite: str = ""
    nom: str = ""
    prenom: str = ""
    ine: str = ""
    naissance_on: date | None = None
    telephone_fixe: str = ""
    telephone_portable: str = ""
    mail: str = ""
    adresse: str = ""
    code_postal: str = ""
    commune: str = ""
    etablissement_origine: str = ""
    origine_uai: str = ""
    origine_commune: str = ""
    origine_departement: str = ""
    profil: str = ""
    serie: str = ""
    importes: Mapping[str, str] = field(default_factory=dict)

    @property
    def nom_complet(self) -> str:
        """Return "NOM Prénom"."""
        return f"{self.nom} {self.prenom}".strip()


def est_mineur(naissance_on: date | None, jour: date) -> bool | None:
    """Say whether the person is under age that day; None when the birth date is unknown."""
    if naissance_on is None:
        return None
    anniversaire = (jour.month, jour.day) >= (naissance_on.month, naissance_on.day)
    return jour.year - naissance_on.year - (0 if anniversaire else 1) < MAJORITE


def cle_de_recherche(champs: Mapping[str, str | None]) -> str:
    """Return the folded text that searches look into: name, phones bare, mail, lycée, number."""
    morceaux = [
        champs.get(nom) or ""
        for nom in (
            "nom",
            "prenom",
            "numero",
            "telephone_fixe",
            "telephone_portable",
            "mail",
            "etablissement_origine",
            "profil",
            "serie",
        )
    ]
    # Piece by piece: the same names and lycées come back by thousands, and fold remembers them.
    return " ".join(filter(None, map(fold, morceaux)))
