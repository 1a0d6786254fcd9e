"""What is tried with any bytes whatever: each target reads them and checks what it gives back."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from stdnum import luhn

from cfa_desktop.documents.lecture import LIMITES, ExportRefuse, dates, sirets, telephones, textes, transport
from cfa_desktop.documents.lecture.archive import douter_du_classeur, verifier_zip
from cfa_desktop.models import noms
from cfa_desktop.models.extraction import Extraction
from cfa_desktop.models.siret import examiner_siret
from cfa_desktop.models.telephone import normaliser_telephone
from tests.reliability.harnais import Faute
from tests.reliability.i8_signes_invisibles import gardes, visibles_a_tort
from tests.reliability.lecture import lire

TELEPHONE = re.compile(r"0[1-9][0-9]{8}|\+[1-9][0-9]{6,14}")
NUMERO = re.compile(r"[0-9]{1,20}")
_CHIFFRES = re.compile(r"[^0-9]")
_LA_POSTE = "356000000"


def lecture(octets: bytes) -> str:
    """Read bytes as a file: an extraction whose every value is canonical, or a refusal."""
    try:
        extractions = lire(octets, "export.csv")
    except ExportRefuse:
        return "refusé"
    for extraction in extractions:
        verifier(extraction)
    if transport.depuis_json(_relire(transport.en_json(extractions))) != extractions:
        raise Faute("the extraction is not the same on the other side of the pipe")
    return "lu"


def archive(octets: bytes) -> str:
    """Look through bytes as a zip."""
    try:
        verifier_zip(octets, LIMITES)
        douter_du_classeur("export.xlsx", octets)
    except ExportRefuse:
        return "refusé"
    return "lu"


def siret(octets: bytes) -> str:
    """Read a text as a SIRET: nothing, or fourteen digits of that text, in order, whose checksum is right."""
    texte = octets.decode("utf-8", "replace")
    valeur = examiner_siret(texte).valeur
    if valeur is None:
        return "refusé"
    if not (luhn.is_valid(valeur) or valeur.startswith(_LA_POSTE)) or len(valeur) != 14:
        raise Faute(f"{texte!r} became the SIRET {valeur!r}")
    _exiger_ses_chiffres(texte, valeur)
    if sirets.douter_siret(texte)[0] != valeur:
        raise Faute(f"{texte!r} is not the same SIRET in a list and typed")
    return "lu"


def telephone(octets: bytes) -> str:
    """Read a text as a phone cell: nothing, or the digits of that text."""
    texte = textes.nettoyer(octets.decode("utf-8", "replace"))[0]
    issues = []
    for morceau in telephones.separer_telephones(texte):
        lu = normaliser_telephone(morceau)
        issues.append("lu" if lu.valeur else "refusé")
        if lu.valeur and not TELEPHONE.fullmatch(lu.valeur):
            raise Faute(f"{morceau!r} became the phone {lu.valeur!r}")
        ecrit = any(signe.isalnum() for signe in morceau)  # a lone dash says that there is none
        if ecrit and not lu.valeur and not lu.doute:
            raise Faute(f"the phone {morceau!r} was lost without a word")
        _exiger_ses_chiffres(morceau, lu.valeur.removeprefix("0"))
    return issues[-1]


def jour(octets: bytes) -> str:
    """Read a text as a date: nothing and why, or a real day."""
    texte = textes.nettoyer(octets.decode("utf-8", "replace"))[0]
    valeur, raison = dates.lire_date(texte)
    if bool(texte) != bool(valeur or raison):
        raise Faute(f"the date {texte!r} was lost without a word")
    if not valeur:
        return "refusé"
    date.fromisoformat(valeur)
    return "lu"


def nom(octets: bytes) -> str:
    """Read a text as a name: every letter of it is kept."""
    texte, _raison = textes.nettoyer(octets.decode("utf-8", "replace"))
    nom_lu, prenom, doute = noms.separer_nom(texte)
    if f"{nom_lu} {prenom}".split() != texte.split():
        raise Faute(f"{texte!r} became {nom_lu!r} and {prenom!r}")
    if visibles_a_tort(nom_lu + prenom):
        raise Faute(f"{nom_lu!r} holds marks nobody sees")
    return "douteux" if doute else "lu"


CIBLES: tuple[Callable[[bytes], str], ...] = (lecture, archive, siret, telephone, jour, nom)


def verifier(extraction: Extraction) -> None:
    """Raise ``Faute`` when a line is lost, or when a value is not as it is stored."""
    comptees = len(extraction.enregistrements) + len(extraction.rejets)
    if comptees != extraction.lignes and not extraction.a_faire_correspondre:
        raise Faute(f"{extraction.lignes} lines, and {comptees} kept or set aside")
    for texte in gardes(extraction):
        if marques := visibles_a_tort(texte):
            raise Faute(f"{marques} kept in {texte[:80]!r}")
    for lu in extraction.enregistrements:
        if lu.numero and not NUMERO.fullmatch(lu.numero):
            raise Faute(f"the number {lu.numero!r}")
        for champ, valeur in lu.champs.items():
            if valeur and champ.startswith("telephone") and not TELEPHONE.fullmatch(valeur):
                raise Faute(f"{champ}: {valeur!r}")
            if valeur and champ.endswith("_on"):
                date.fromisoformat(valeur)


def _exiger_ses_chiffres(texte: str, valeur: str) -> None:
    if _CHIFFRES.sub("", valeur) not in _CHIFFRES.sub("", texte):
        raise Faute(f"{texte!r} became {valeur!r}")


def _relire(octets: bytes) -> object:
    import json

    return json.loads(octets)["extractions"]
