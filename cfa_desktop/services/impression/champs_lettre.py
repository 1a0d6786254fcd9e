"""What fills the fields of the texts handed out to a person: letters and e-mails say the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cfa_desktop.models.centre import Centre
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.lettre import appellation
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.rendez_vous import seance_dite
from cfa_desktop.models.texte import enumerer

FACULTATIFS = ("apporter",)
"""Fields whose line goes away when nothing was typed."""

_SEANCE = ("objet", "jour", "heure", "lieu", "apporter")


def champs_personne(
    ligne: CandidatureLine, formations: Sequence[Formation], centre: Centre
) -> dict[str, str]:
    """Return the fields about a person and the formations one writes about."""
    return {
        "appellation": appellation(ligne.civilite),
        "candidat": ligne.candidat,
        "nom": ligne.nom,
        "prenom": ligne.prenom,
        "numero": ligne.numero,
        "formation": enumerer(list(dict.fromkeys(formation.intitule for formation in formations))),
        "code": ", ".join(dict.fromkeys(formation.code for formation in formations)),
        "cfa": centre.nom_affiche,
        "session": str(formations[0].campagne),
    }


def champs_convocation(
    ligne: CandidatureLine, formations: Sequence[Formation], centre: Centre, textes: Mapping[str, str]
) -> dict[str, str]:
    """Return the fields of a convocation, what was typed included: a day or an hour once understood."""
    dits = seance_dite(textes, formations[0].campagne)
    seance = {cle: dits.get(cle, "") for cle in _SEANCE}
    return champs_personne(ligne, formations, centre) | seance


def grouper_par_personne(lignes: Sequence[CandidatureLine]) -> dict[int, list[CandidatureLine]]:
    """Return the lines of each person, in the order of their first one."""
    personnes: dict[int, list[CandidatureLine]] = {}
    for ligne in lignes:
        personnes.setdefault(ligne.candidat_id, []).append(ligne)
    return personnes
