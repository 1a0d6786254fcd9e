"""The data of the benches: a 60-column export of Parcoursup and bases of any size, always the same."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Iterator
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from cfa_desktop.models.extraction import Enregistrement, Extraction, TypeExport
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.temps import PARIS
from cfa_desktop.services import bureau as bureaux
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.demo import creer_demo
from cfa_desktop.storage.database import Database

CAMPAGNE = 2025
EXPORT_ON = date(2025, 4, 28)
MAINTENANT = datetime(2025, 5, 20, 10, tzinfo=PARIS)
PAR_FORMATION = 2500
SIRET = "73282932000074"

_NOMS = ("MARTIN", "LE GOFF", "BERNARD-ŒUVRARD", "DUPONT", "GIRARD-FAŸ", "N’DIAYE", "MOREAU", "D’AQUINO")
_PRENOMS = ("Aïcha", "Théo", "Marie-Ève", "Chloé", "Noé", "Inès", "Zoé", "Loïc", "Maëlys", "Jean-Baptiste")
_VILLES = ("Clermont-Ferrand", "Montluçon", "Aurillac", "Le Puy-en-Velay", "Vichy", "Melle", "Bressuire")
_PROFILS = ("En terminale", "En réorientation", "Non scolarisé")
_SERIES = ("Bac pro CGEA", "Bac techno STMG", "Série générale", "Bac techno STAV")
_ETATS = ("confirmee", "confirmee", "confirmee", "non_confirmee", "en_recherche", "refusee")
_LIBELLES = {
    "confirmee": "Candidature confirmée (Non examinée)",
    "non_confirmee": "Candidature non confirmée",
    "en_recherche": "En recherche de contrat",
    "refusee": "Refusée",
}
_ENTETES = (
    "N°Inscription",
    "Nom",
    "Prénom",
    "Civilité",
    "Date de naissance",
    "Téléphone fixe",
    "Téléphone portable",
    "Adresse mail",
    "Adresse postale",
    "Code postal",
    "Commune",
    "Etablissement d'origine",
    "Profil du candidat",
    "Série de classe",
    "Etat",
    "Date de confirmation",
    "Date limite d'examen",
    "Réponse du candidat",
    "Inscription administrative",
    "Statut du contrat",
)
_COLONNES = 60


def enregistrements(n: int, premier: int = 0) -> Iterator[Enregistrement]:
    """Yield n records, as reading an export gives them."""
    hasard = random.Random(premier)
    for rang in range(premier, premier + n):
        nom, prenom = hasard.choice(_NOMS), hasard.choice(_PRENOMS)
        ville = hasard.choice(_VILLES)
        etat = hasard.choice(_ETATS)
        jour = f"2025-04-{1 + rang % 20:02d}"
        champs = {
            "nom": f"{nom} {rang % 997}",
            "prenom": prenom,
            "civilite": hasard.choice(("M.", "Mme")),
            "naissance_on": f"{2006 + rang % 3}-{1 + rang % 12:02d}-{1 + rang % 28:02d}",
            "telephone_fixe": f"04{rang % 10**8:08d}",
            "telephone_portable": f"06{(rang * 7) % 10**8:08d}",
            "mail": f"candidat{rang}@exemple.fr",
            "adresse": f"{rang % 300} rue des Lilas",
            "code_postal": "63000",
            "commune": ville,
            "etablissement_origine": f"Lycée n° {rang % 180} ({ville} - 63)",
            "profil": hasard.choice(_PROFILS),
            "serie": hasard.choice(_SERIES),
            "etat": etat,
            "etat_brut": "",
            "confirmee_at": jour if etat != "non_confirmee" else "",
            "limite_importee_on": "",
            "reponse": "",
            "reponse_brute": "",
            "inscription": "",
            "statut_contrat": "",
        }
        yield Enregistrement(rang + 2, str(900000 + rang), champs)


def ecrire_tableau(path: Path, n: int) -> Path:
    """Write a workbook of n candidatures x 60 columns: those of the table, then those of other exports."""
    from openpyxl import Workbook

    classeur = Workbook(write_only=True)
    feuille = classeur.create_sheet("Candidatures")
    autres = [f"Scolarité - Libellé {rang} 2024/2025" for rang in range(_COLONNES - len(_ENTETES))]
    feuille.append([*_ENTETES, *autres])
    suite = [f"valeur {rang}" if rang % 3 else "" for rang in range(len(autres))]
    for lu in enregistrements(n):
        c = lu.champs
        ligne = [lu.numero, c["nom"], c["prenom"], c["civilite"], _francais(c["naissance_on"])]
        ligne += [c["telephone_fixe"], c["telephone_portable"], c["mail"], c["adresse"], c["code_postal"]]
        ligne += [c["commune"], c["etablissement_origine"], c["profil"], c["serie"], _LIBELLES[c["etat"]]]
        ligne += [_francais(c["confirmee_at"]), "", "", "", ""]
        feuille.append([*ligne, *suite])
    classeur.save(path)
    return path


def creer_base(path: Path, n: int) -> Path:
    """Create a base of n candidatures, by formations of 2,500, through the imports of the program."""
    bureaux.creer(path).close()
    with ouvrir_base(path) as bureau:
        for rang, premier in enumerate(range(0, n, PAR_FORMATION)):
            formation = creer_formation(bureau, f"F{rang:03d}")
            lus = tuple(enregistrements(min(PAR_FORMATION, n - premier), premier))
            bureau.imports.appliquer(bureau.imports.planifier(_extraction(lus), formation, EXPORT_ON))
    return path


@lru_cache(maxsize=1)
def _modeles() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="bench-bases-")


def base_de_demo(path: Path, n: int) -> Path:
    """Put there a demo base of n candidatures, the one of `cfa-desktop demo`; made once a run."""
    modele = Path(_modeles().name) / f"{n}.cfa"
    if not modele.exists():
        creer_demo(modele, candidats=n)
    shutil.copy(modele, path)
    return path


def reglages_neufs(dossier: Path) -> dict[str, str]:
    """Return where a child program keeps its settings: not those of whoever runs the bench."""
    return {f"XDG_{nom}_HOME": str(dossier / nom.lower()) for nom in ("CONFIG", "DATA", "STATE")}


def creer_formation(bureau: Bureau, code: str) -> Formation:
    """Create a formation that examines, with places enough; return it."""
    formation = Formation(
        0, CAMPAGNE, code, f"BTS {code}", examine=True, capacite=2000, criteres=("Dossier incomplet",)
    )
    bureau.formations.enregistrer(formation)
    return bureau.formations.par_code(code, CAMPAGNE)


def ouvrir_base(path: Path) -> Bureau:
    """Open a base at the instant of the data."""
    return bureaux.assembler(Contexte(Database(path), _Horloge(), bureaux.lire_calendriers()))


class _Horloge:
    def maintenant(self) -> datetime:
        return MAINTENANT


def _extraction(lus: tuple[Enregistrement, ...]) -> Extraction:
    return Extraction(TypeExport.TABLEAU, "export.xlsx", "", "XLSX", "", "", len(lus), lus)


def _francais(iso: str) -> str:
    return "/".join(reversed(iso.split("-"))) if iso else ""
