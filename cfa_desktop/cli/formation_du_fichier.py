"""Which formation of the base a file is for, and which of its parts when it holds several."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.extraction import Doute, Extraction
from cfa_desktop.models.formation import Formation
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
    if len(lues) == 1:
        formation = demandee or bureau.imports.nommee(lues[0], campagne)
        if formation is None:
            raise FormationADire(lues[0].fichier, codes)
        return lues[0], formation, ()
    nommees = [(lue, bureau.imports.nommee(lue, campagne)) for lue in lues]
    possibles = [
        (lue, nommee)
        for lue, nommee in nommees
        if nommee is not None and (demandee is None or nommee.id == demandee.id)
    ]
    if len(possibles) != 1:
        raise PartieADire(lues, codes)
    (extraction, formation) = possibles[0]
    return extraction, formation, tuple(_laissee(lue) for lue in lues if lue is not extraction)


def _laissee(lue: Extraction) -> Doute:
    nombre = len(lue.enregistrements)
    raison = f"ce fichier porte aussi cette formation, {nombre} lignes : laissées, importez-les à part"
    return Doute(0, "formation", lue.indice_formation, raison)
