"""The verb that creates or changes a formation."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from cfa_desktop.cli.sorties import Reponse, forme_verdict
from cfa_desktop.models.erreurs import CfaError, RuleViolation
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.verdict import Verdict
from cfa_desktop.services.bureau import Bureau, creer, lire_calendriers, ouvrir
from cfa_desktop.services.formations import FormationInconnue

_OPTIONS = ("intitule", "sigle", "etablissement", "capacite", "examine", "modalites_particulieres")


def formation(args: Namespace) -> Reponse:
    """Create or change a formation; only the options given change. Creates the base when it is missing."""
    nouvelle = not args.base.exists()
    bureau = creer(args.base) if nouvelle else ouvrir(args.base)
    try:
        with bureau:
            return _enregistrer(bureau, args)
    except CfaError:
        if nouvelle:
            _oublier(args.base)
        raise


def _oublier(base: Path) -> None:
    """Leave no empty base behind a refusal."""
    for suffixe in ("", "-wal", "-shm", ".verrou"):
        base.with_name(base.name + suffixe).unlink(missing_ok=True)


def _enregistrer(bureau: Bureau, args: Namespace) -> Reponse:
    campagne = _campagne(bureau, args.campagne)
    valeurs: dict[str, Any] = {
        option: getattr(args, option) for option in _OPTIONS if getattr(args, option) is not None
    }
    if args.critere is not None:
        valeurs["criteres"] = tuple(dict.fromkeys(texte.strip() for texte in args.critere if texte.strip()))
    try:
        connue = bureau.formations.par_code(args.code, campagne)
    except FormationInconnue:
        connue = None
    avis = Verdict()
    if connue is not None and "capacite" in valeurs and valeurs["capacite"] != connue.capacite:
        avis = _exiger_capacite(bureau, connue.id, valeurs["capacite"])
    depart = connue or Formation(id=0, campagne=campagne, code=args.code.strip(), intitule="")
    formation_id = bureau.formations.enregistrer(depart._replace(**valeurs))
    return _reponse(bureau.formations.trouver(formation_id), avis, creee=connue is None)


def _exiger_capacite(bureau: Bureau, formation_id: int, valeur: int) -> Verdict:
    """Take a capacity as Parcoursup shows it, but never below the contracts counted here (R9)."""
    if valeur < bureau.contrats.places(formation_id).comptes or valeur < 1:
        raise RuleViolation(bureau.formations.examiner_capacite(formation_id, valeur))
    return bureau.formations.examiner_capacite(formation_id, valeur, deja_affichee=True)


def _campagne(bureau: Bureau, demandee: int | None) -> int:
    """Return the session: asked for, else the base's most recent, else that of the day."""
    connues = bureau.formations.campagnes()
    if demandee is not None or connues:
        return bureau.formations.campagne_habitee(demandee)
    calendriers = lire_calendriers()
    annee = bureau.contexte.maintenant().year
    return annee if annee in calendriers else max(calendriers)


def _reponse(formation: Formation, avis: Verdict, *, creee: bool) -> Reponse:
    objet = {
        "accepte": True,
        "creee": creee,
        "formation": formation.code,
        **{nom: getattr(formation, nom) for nom in formation._fields if nom in (*_OPTIONS, "campagne")},
        "criteres": list(formation.criteres),
        "avertissements": forme_verdict(avis, accepte=True)["avertissements"],
    }
    verbe = "créée" if creee else "enregistrée"
    capacite = "capacité à saisir" if formation.capacite is None else f"capacité {formation.capacite}"
    examine = {None: "examen à préciser", True: "examine les dossiers", False: "n’examine pas"}
    ligne = (
        f"Formation {verbe} : {formation.code}, {formation.intitule} "
        f"(session {formation.campagne}, {capacite}, {examine[formation.examine]})."
    )
    return Reponse(objet, [ligne, *(f"Attention : {un.message}" for un in avis.avertissements)])
