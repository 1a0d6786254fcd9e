"""The employer's SIRET: cleaned, checked, explained and found in pasted text, never completed (R14)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cfa_desktop.models.texte import sans_signes_invisibles

LONGUEUR_SIRET = 14
LONGUEUR_SIREN = 9
_NIC_PERDU = "00000"
_SIREN_LA_POSTE = "356000000"
_MULTIPLE_LA_POSTE = 5
_GROUPES_USUELS = ((14,), (9, 5), (3, 3, 3, 5))
_ETIQUETTE = re.compile(r"^\s*(?:n\s*[°ºo]\s*)?(?:de\s+)?siret\b[\s:=]*", re.IGNORECASE)
_MOT_SIRET = re.compile("siret", re.IGNORECASE)
_SEPARATEURS = re.compile("[ .\u00b7\u2010-\u2015\u2212-]")
_SCIENTIFIQUE = re.compile(r"[0-9]+(?:[.,][0-9]+)?E[+]?[0-9]+", re.IGNORECASE)
_DECIMALE_NULLE = re.compile(r"([0-9]{9,})[.,]0+")
_NOMBRE = re.compile(r"(?<![0-9A-Za-z_+])(?<![0-9],)[0-9]+(?![0-9A-Za-z_])(?!,[0-9])")
_JOINTURE = re.compile("(?: {1,2}|[.\u2010-\u2015-])")


class Siret(NamedTuple):
    """A valid SIRET (14 bare digits), or None and the French reason why not."""

    valeur: str | None
    raison: str = ""


def examiner_siret(texte: str) -> Siret:
    """Clean a typed or pasted SIRET and check it; the reason says which part is wrong (R14)."""
    visible = _ETIQUETTE.sub("", sans_signes_invisibles(texte)).strip()
    colle = visible.replace(" ", "")
    if _SCIENTIFIQUE.fullmatch(colle):
        return Siret(None, "chiffres perdus par le tableur : redemandez les 14 chiffres")
    entier = _DECIMALE_NULLE.fullmatch(colle)
    chiffres = entier.group(1) if entier else _SEPARATEURS.sub("", colle)
    if not chiffres:
        return Siret(None, "saisissez les 14 chiffres du SIRET")
    if chiffres[:2].upper() == "FR":
        return Siret(None, "FR… : c’est un numéro de TVA, demandez le SIRET (14 chiffres)")
    if not (chiffres.isascii() and chiffres.isdigit()):
        return Siret(None, "un SIRET ne contient que des chiffres : 14, sans lettre")
    raison = _raison_longueur(len(chiffres)) or _raison_cle(chiffres)
    return Siret(None, raison) if raison else Siret(chiffres)


def trouver_sirets(texte_colle: str) -> tuple[str, ...]:
    """Return every isolated 14-digit sequence of a pasted text, the valid ones first, each once.

    Digits grouped by spaces, dots or dashes are put together, but never cut out of a longer number.
    """
    trouves: dict[str, bool] = {}
    for ligne in texte_colle.splitlines():
        lisible = _MOT_SIRET.sub(" ; ", sans_signes_invisibles(ligne))
        for suite in _suites(lisible):
            trouves.update(_dans_la_suite(suite))
    return tuple(sorted(trouves, key=lambda chiffres: not trouves[chiffres]))


def format_siret(siret: str) -> str:
    """Return the SIRET as it is read, « 732 829 320 00074 »; any other text as it is."""
    if len(siret) != LONGUEUR_SIRET:
        return siret
    return f"{siret[:3]}\u00a0{siret[3:6]}\u00a0{siret[6:9]}\u00a0{siret[9:]}"


def _raison_longueur(longueur: int) -> str:
    if longueur == LONGUEUR_SIRET:
        return ""
    if longueur == LONGUEUR_SIREN:
        return "9 chiffres : c’est un SIREN, il manque les 5 derniers"
    pluriel = "chiffre reçu" if longueur == 1 else "chiffres reçus"
    return f"{longueur} {pluriel}, il en faut 14"


def _raison_cle(chiffres: str) -> str:
    if not chiffres.strip("0"):
        return "14 zéros : ce n’est pas un SIRET"
    # No establishment has this number, and the checksum is right one time in ten.
    if chiffres.endswith(_NIC_PERDU):
        return "les 5 derniers chiffres ont été perdus par le tableur : redemandez les 14 chiffres"
    from stdnum import luhn  # loads pydoc: no business of a list that only shows numbers

    siren = chiffres[:LONGUEUR_SIREN]
    # Fourteen zeros, or nine, satisfy the checksum: the emptiness is asked for by itself.
    if not siren.strip("0") or not luhn.is_valid(siren):
        return "le SIREN (9 premiers chiffres) est erroné"
    if luhn.is_valid(chiffres) or _est_de_la_poste(chiffres):
        return ""
    return "vérifiez les 5 derniers chiffres"


def _est_de_la_poste(chiffres: str) -> bool:
    somme = sum(int(chiffre) for chiffre in chiffres)
    return chiffres.startswith(_SIREN_LA_POSTE) and somme % _MULTIPLE_LA_POSTE == 0


def _suites(texte: str) -> Iterator[list[tuple[str, str]]]:
    """Yield runs of numbers separated by joints only, each as (joint before it, digits)."""
    suite: list[tuple[str, str]] = []
    fin = 0
    for trouve in _NOMBRE.finditer(texte):
        joint = texte[fin : trouve.start()]
        if suite and not _JOINTURE.fullmatch(joint):
            yield suite
            suite = []
        suite.append((joint if suite else " ", trouve.group()))
        fin = trouve.end()
    if suite:
        yield suite


def _dans_la_suite(suite: list[tuple[str, str]]) -> Iterator[tuple[str, bool]]:
    for debut in range(len(suite)):
        for fin in range(debut + 1, len(suite) + 1):
            chiffres = "".join(nombre for _, nombre in suite[debut:fin])
            if len(chiffres) > LONGUEUR_SIRET:
                break
            if len(chiffres) < LONGUEUR_SIRET:
                continue
            valide = not _raison_cle(chiffres)
            if _est_isole(suite, debut, fin, valide=valide):
                yield chiffres, valide


def _est_isole(suite: list[tuple[str, str]], debut: int, fin: int, *, valide: bool) -> bool:
    if fin - debut == len(suite):
        return True
    bords = (suite[debut][0], suite[fin][0] if fin < len(suite) else " ")
    groupes = tuple(len(nombre) for _, nombre in suite[debut:fin])
    seul = len(groupes) == 1
    return all(not bord.strip() for bord in bords) and groupes in _GROUPES_USUELS and (valide or seul)
