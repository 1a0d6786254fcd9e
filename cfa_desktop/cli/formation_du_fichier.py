"""Which formation of the base a file is for, and which of its parts when it holds several."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from cfa_desktop.cli.sorties import pluriel
from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.extraction import Doute, Extraction
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.parties import avec_muettes, separer
from cfa_desktop.services.bureau import Bureau


class FormationADire(CfaError):
    """Neither the file's name nor its content names one formation of the base."""

    def __init__(self, fichier: str, codes: Sequence[str]) -> None:
        liste = ", ".join(codes) if codes else "aucune, créez-la d’abord (verbe « formation »)"
        super().__init__(
            f"« {fichier} » ne dit pas sa formation : ajoutez --formation CODE. Formations : {liste}."
        )


class PartieADire(CfaError):
    """A file holds several formations, and none or several of them are the one asked for."""

    def __init__(self, lues: Sequence[Extraction], codes: Sequence[str]) -> None:
        noms = " ; ".join(f"« {lue.indice_formation} » ({len(lue.enregistrements)})" for lue in lues)
        super().__init__(
            f"« {lues[0].fichier} » contient plusieurs formations : {noms}. Laquelle ? "
            f"Ajoutez --formation CODE, ou importez-le depuis la fenêtre. Formations : {', '.join(codes)}."
        )


def choisir(
    bureau: Bureau, lues: Sequence[Extraction], args: Namespace
) -> tuple[Extraction, Formation, tuple[Doute, ...]]:
    """Return the part of the file to import, its formation, and a doubt for what is left aside.

    Raises ``FormationADire`` or ``PartieADire``.
    """
    campagne = bureau.formations.campagne_habitee(args.campagne)
    demandee = bureau.formations.par_code(args.formation, args.campagne) if args.formation else None
    codes = [formation.code for formation in bureau.formations.lister(campagne)]
    parties, muettes = separer(lues)
    prise, formation, doutes = _prendre(bureau, parties, demandee, campagne)
    if prise is None or formation is None:
        raise FormationADire(lues[0].fichier, codes) if len(parties) == 1 else PartieADire(parties, codes)
    laissees = tuple(_laissee(lue) for lue in parties if lue is not prise)
    return avec_muettes(prise, muettes), formation, (*doutes, *laissees)


def _prendre(
    bureau: Bureau, parties: Sequence[Extraction], demandee: Formation | None, campagne: int
) -> tuple[Extraction | None, Formation | None, tuple[Doute, ...]]:
    """Return the part and its formation: named by the file, or said by the officer when only one can be."""
    if len(parties) == 1:
        return parties[0], demandee or bureau.imports.nommee(parties[0], campagne), ()
    nommees = [(lue, bureau.imports.nommee(lue, campagne)) for lue in parties]
    possibles = [
        (lue, nommee)
        for lue, nommee in nommees
        if nommee is not None and (demandee is None or nommee.id == demandee.id)
    ]
    if len(possibles) == 1:
        return *possibles[0], ()
    sans_nom = [lue for lue, nommee in nommees if nommee is None]
    if demandee is None or possibles or len(sans_nom) != 1:
        return None, None, ()
    raison = (
        f"rien dans le fichier ne dit que c’est {demandee.code}\u202f: prise parce que vous l’avez demandé"
    )
    return sans_nom[0], demandee, (Doute(0, "formation", sans_nom[0].indice_formation, raison),)


def _laissee(lue: Extraction) -> Doute:
    nombre = len(lue.enregistrements)
    suite = "laissée, importez-la à part" if nombre == 1 else "laissées, importez-les à part"
    raison = f"ce fichier porte aussi cette formation, {pluriel(nombre, 'ligne')}\u202f: {suite}"
    return Doute(0, "formation", lue.indice_formation, raison)
