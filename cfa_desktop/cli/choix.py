"""What the common options choose: the session, the formation, the lines."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import dataclass
from datetime import datetime

from cfa_desktop.models.dates_fr import jour_heure
from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.etats import LABELS_ETAT, Etat
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.recherche import correspond, mots_cherches
from cfa_desktop.models.texte import fold
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.formations import CampagneManquante

A_CLASSER = "à classer"


class SessionInconnue(CfaError):
    """The base holds nothing of this session."""

    def __init__(self, campagne: int, connues: list[int]) -> None:
        super().__init__(
            f"Cette base n’a pas de session {campagne}. Sessions : {', '.join(map(str, connues))}."
        )


class EtatInconnu(CfaError):
    """No state has this label."""

    def __init__(self, texte: str) -> None:
        labels = ", ".join(f"« {label} »" for label in (*LABELS_ETAT.values(), A_CLASSER))
        super().__init__(f"L’état « {texte} » n’existe pas. États : {labels}.")


@dataclass(frozen=True, slots=True)
class Choix:
    """A session, and one of its formations or all of them (None)."""

    campagne: int
    formation: Formation | None

    @property
    def formation_id(self) -> int | None:
        """Return the id of the formation, None for all."""
        return self.formation.id if self.formation else None


def choisir(bureau: Bureau, args: Namespace) -> Choix:
    """Return what ``--campagne`` and ``--formation`` choose; raise a ``CfaError`` when it is not there."""
    connues = bureau.formations.campagnes()
    if not connues:
        raise CampagneManquante
    campagne = bureau.formations.campagne_habitee(args.campagne)
    if campagne not in connues:
        raise SessionInconnue(campagne, connues)
    formation = bureau.formations.par_code(args.formation, campagne) if args.formation else None
    return Choix(campagne, formation)


def lire_etat(texte: str) -> Etat | None:
    """Return the state with this label or stored value (None = « à classer »); raise ``EtatInconnu``."""
    cherche = fold(texte)
    if cherche == fold(A_CLASSER):
        return None
    for etat, label in LABELS_ETAT.items():
        if cherche in (fold(label), etat.value, etat.value.replace("_", " ")):
            return etat
    raise EtatInconnu(texte)


def lignes_choisies(bureau: Bureau, args: Namespace, choix: Choix) -> list[CandidatureLine]:
    """Return the lines that the filters of ``lister`` keep; the disparues only when asked for."""
    lignes = bureau.candidatures.lister(formation_id=choix.formation_id, campagne=choix.campagne, au=args.au)
    lignes = [ligne for ligne in lignes if (ligne.disparue_on is not None) is args.disparus]
    if args.etat is not None:
        etat = lire_etat(args.etat)
        lignes = [ligne for ligne in lignes if ligne.etat is etat and not (etat is None and ligne.sans_voeu)]
    if args.recherche:
        mots = mots_cherches(args.recherche)
        lignes = [ligne for ligne in lignes if correspond(ligne.cle, mots)]
    return lignes


def filtre_en_francais(args: Namespace, au: datetime | None, campagne: int) -> str:
    """Return the filter as a reader would say it, for the files produced."""
    morceaux = []
    if args.etat is not None:
        etat = lire_etat(args.etat)
        morceaux.append(f"état : {LABELS_ETAT[etat] if etat else A_CLASSER}")
    if args.recherche:
        morceaux.append(f"recherche : {args.recherche}")
    if args.disparus:
        morceaux.append("absentes du dernier export")
    if au is not None:
        morceaux.append(f"au {jour_heure(au, campagne)}")
    return ", ".join(morceaux) or "toutes les candidatures"
