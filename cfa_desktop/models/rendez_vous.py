"""The day and the hour of a session as they are typed, then as a letter says them: understood or refused."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import time
from typing import NamedTuple

from cfa_desktop.models.calendrier.jour_saisi import lire_jour
from cfa_desktop.models.dates_fr import jour_en_entier
from cfa_desktop.models.texte import fold, nettoyer

JOUR, HEURE = "jour", "heure"
_SEMAINE = re.compile(r"^(lun|mar|mer|jeu|ven|sam|dim)(?:di|credi|dredi|edi|anche)?\.? ")
_HEURE = re.compile(r"^(\d{1,2}) ?(?:h|heures?|:) ?(\d{2})?$|^(\d{1,2})$")
_PLAGE = re.compile(r"^(?:de )?(.+?) ?(?:-|\u2013|\ba\b) ?(.+)$")


class Dit(NamedTuple):
    """What a field says in a letter, "" when it is empty or refused; ``refus`` says why, and what to type."""

    texte: str
    refus: str = ""


def dire_jour(texte: str, annee: int) -> Dit:
    """Return « mardi 17 juin 2025 », of that year when none is typed."""
    propre = fold(nettoyer(texte))
    if not propre:
        return Dit("")
    jour = lire_jour(texte, annee)
    if jour is None:
        exemple = f"écrivez par exemple 17/06/{annee}"
        return Dit("", f"«\u00a0{texte.strip()}\u00a0» n’est pas un jour\u202f: {exemple}.")
    dit = jour_en_entier(jour)
    semaine = _SEMAINE.match(propre)
    if semaine is not None and not dit.startswith(semaine[1]):
        nom, le = dit.split(" ", 1)
        return Dit("", f"Le {le} est un {nom}\u202f: corrigez le jour ou la date.")
    return Dit(dit)


def dire_heure(texte: str) -> Dit:
    """Return « 14 h », « 9 h 30 », or both ends of « de 9 h à 12 h »."""
    propre = fold(nettoyer(texte))
    if not propre:
        return Dit("")
    seule = _lire_heure(propre.removeprefix("a "))
    if seule is not None:
        return Dit(_heure(seule))
    bouts = _PLAGE.match(propre)
    du, au = (_lire_heure(bouts[rang]) for rang in (1, 2)) if bouts is not None else (None, None)
    if du is None or au is None:
        exemple = "écrivez par exemple 14\u00a0h\u00a030"
        return Dit("", f"«\u00a0{texte.strip()}\u00a0» n’est pas une heure\u202f: {exemple}.")
    if au <= du:
        return Dit("", f"La séance finirait à {_heure(au)}, avant de commencer\u202f: corrigez l’heure.")
    return Dit(f"de {_heure(du)} à {_heure(au)}")


def seance_dite(textes: Mapping[str, str], annee: int) -> dict[str, str]:
    """Return what was typed as a letter says it; a day or an hour refused leaves room to write."""
    dits = {cle: texte.strip() for cle, texte in textes.items()}
    return dits | {cle: dit.texte for cle, dit in _lus(textes, annee).items()}


def refus_de_seance(textes: Mapping[str, str], annee: int) -> dict[str, str]:
    """Return why a day or an hour typed is refused, by field."""
    return {cle: dit.refus for cle, dit in _lus(textes, annee).items() if dit.refus}


def _lus(textes: Mapping[str, str], annee: int) -> dict[str, Dit]:
    return {JOUR: dire_jour(textes.get(JOUR, ""), annee), HEURE: dire_heure(textes.get(HEURE, ""))}


def _lire_heure(texte: str) -> time | None:
    trouve = _HEURE.match(texte.strip())
    if trouve is None:
        return None
    try:
        return time(int(trouve[1] or trouve[3]), int(trouve[2] or 0))
    except ValueError:
        return None


def _heure(lue: time) -> str:
    return f"{lue.hour}\u00a0h\u00a0{lue.minute:02d}" if lue.minute else f"{lue.hour}\u00a0h"
