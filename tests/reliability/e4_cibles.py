"""E4: target open elsewhere, read-only, disk full, process killed: old file or new, nothing beside it."""

from __future__ import annotations

import csv
import errno
import os
import signal
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest
from python_calamine import CalamineWorkbook

from cfa_desktop import temporaires
from cfa_desktop.documents import ecriture
from cfa_desktop.documents.csv_t import ecrire_csv
from cfa_desktop.documents.ecriture import EcritureError
from cfa_desktop.documents.excel import ecrire_excel
from cfa_desktop.documents.pdf.liste_pdf import ouvrage_liste
from cfa_desktop.documents.pdf.ouvrage import ecrire_ouvrage
from cfa_desktop.paths import state_dir
from tests.documents.exemples import ligne, liste
from tests.reliability.harnais import Faute, Harnais

LIGNES = 40
ETAT = "etat"
ANCIEN = b"ancien fichier, entier" * 50
_LISTE = liste([ligne(rang) for rang in range(1, LIGNES + 1)])
_TUE, _REFUSE, _ECRIT, _AUTRE = -signal.SIGKILL, 3, 0, 4


class Format(NamedTuple):
    """How a kind of file is written, and how another program counts its lines."""

    suffixe: str
    ecrire: Callable[[Path], object]
    compter: Callable[[Path], int]


def _lignes_csv(path: Path) -> int:
    with path.open(encoding="utf-8-sig", newline="") as flux:
        return len(list(csv.reader(flux, delimiter=";"))) - 1


def _lignes_excel(path: Path) -> int:
    return len(CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()) - 1


def _lignes_pdf(path: Path) -> int:
    octets = path.read_bytes()
    return LIGNES if octets.startswith(b"%PDF-") and octets.rstrip().endswith(b"%%EOF") else -1


FORMATS = (
    Format(".xlsx", lambda path: ecrire_excel(_LISTE, path), _lignes_excel),
    Format(".csv", lambda path: ecrire_csv(_LISTE, path), _lignes_csv),
    Format(".pdf", lambda path: ecrire_ouvrage(ouvrage_liste(_LISTE), path), _lignes_pdf),
)


def preparer(dossier: Path, _prudent: bool) -> Path:
    """Load what writing needs once: every try forks."""
    os.environ["XDG_STATE_HOME"] = str(dossier / ETAT)
    for un in FORMATS:
        un.ecrire(dossier / f"essai{un.suffixe}")
    return dossier


def essayer(dossier: Path, hasard: Random, rang: int) -> str:
    """Put something in the way of a file being written; look at what lies under its name."""
    format_, panne = FORMATS[rang % len(FORMATS)], tuple(PANNES)[rang // len(FORMATS) % len(PANNES)]
    cible = dossier / f"cible{format_.suffixe}"
    existait = panne in _AVEC_ANCIEN or hasard.random() < 0.5
    cible.unlink(missing_ok=True)
    if existait:
        cible.write_bytes(ANCIEN)
    fin = PANNES[panne](cible, format_, hasard)
    if fin != _TUE and (restes := _restes(dossier)):
        raise Faute(f"{panne}: {restes} stay")
    temporaires.effacer_les_restes()  # as every start does
    if restes := _restes(dossier):
        raise Faute(f"{panne}: {restes} stay after the next start")
    _juger(cible, format_, panne, fin, existait=existait)
    return f"{panne}, {'tué' if fin == _TUE else 'refusé' if fin == _REFUSE else 'écrit'}"


def _juger(cible: Path, format_: Format, panne: str, fin: int, *, existait: bool) -> None:
    if cible.exists():
        cible.chmod(0o644)
        octets = cible.read_bytes()
        entier = octets == ANCIEN if octets[:6] == ANCIEN[:6] else format_.compter(cible) == LIGNES
        if not entier:
            raise Faute(f"{panne}: {len(octets)} bytes of no whole file under {cible.name}")
        if fin == _REFUSE and octets != ANCIEN:
            raise Faute(f"{panne}: refused, yet written")
    elif existait:
        raise Faute(f"{panne}: the old file is gone")
    if panne in _AVEC_ANCIEN and fin != _REFUSE:
        raise Faute(f"{panne}: not refused")
    if fin == _AUTRE:
        raise Faute(f"{panne}: another exception than a sentence")
    if panne == "au travail" and fin != _ECRIT:
        raise Faute(f"{panne}: another start took the file of a process that works")


def _restes(dossier: Path) -> list[str]:
    """Name the temporary files that lie there, and the notes of the register."""
    notes = state_dir() / temporaires.DOSSIER
    return [path.name for path in (*dossier.glob(".cfa-*"), *notes.glob("*"))]


def _a_part(ecrire: Callable[[], object]) -> int:
    """Write in a process that may die; return how it ended."""
    sys.stdout.flush()
    enfant = os.fork()
    if not enfant:
        code = _AUTRE
        try:
            ecrire()
            code = _ECRIT
        except EcritureError as refus:
            code = _REFUSE if str(refus).endswith(("»", ".")) else _AUTRE
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(enfant, 0)[1])


def _ouvert_ailleurs(cible: Path, format_: Format, _hasard: Random) -> int:
    verrou = cible.with_name(f".~lock.{cible.name}#")
    verrou.touch()
    try:
        return _a_part(lambda: format_.ecrire(cible))
    finally:
        verrou.unlink()


def _protege(cible: Path, format_: Format, _hasard: Random) -> int:
    cible.chmod(0o444)
    return _a_part(lambda: format_.ecrire(cible))


def _plein(cible: Path, format_: Format, hasard: Random) -> int:
    """Let so many bytes be written, then no more: the limit that the system itself enforces."""
    import resource

    place = hasard.choice((0, 1, 100, 512, 1_000, 2_000, 4_000, 8_000))

    def ecrire() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (place, place))
        format_.ecrire(cible)

    return _a_part(ecrire)


def _en_panne(cible: Path, format_: Format, hasard: Random) -> int:
    """Fail one call of the system: the disk is full or gives an error."""
    etape, numero = (
        hasard.choice(("fsync", "replace")),
        hasard.choice((errno.ENOSPC, errno.EIO, errno.EACCES)),
    )

    def echouer(*_arguments: object) -> None:
        raise OSError(numero, os.strerror(numero))

    def ecrire() -> None:
        setattr(os, etape, echouer)
        format_.ecrire(cible)

    return _a_part(ecrire)


def _tue_a_une_etape(cible: Path, format_: Format, hasard: Random) -> int:
    """Kill at one call of the system, before it or after it."""
    etape, avant = hasard.choice(("fsync", "replace", "close", "unlink")), hasard.random() < 0.5
    vraie, restants = getattr(os, etape), iter(range(hasard.randrange(3), -1, -1))

    def mourir(*arguments: object) -> None:
        fatal = not next(restants)
        try:
            if not (fatal and avant):
                vraie(*arguments)
        finally:
            if fatal:
                os.kill(os.getpid(), signal.SIGKILL)

    def ecrire() -> None:
        setattr(os, etape, mourir)
        format_.ecrire(cible)

    return _a_part(ecrire)


def _tue_au_hasard(cible: Path, format_: Format, hasard: Random) -> int:
    """Kill after a while, wherever it is."""
    delai = hasard.random() * 0.05
    enfant = os.fork()
    if not enfant:
        format_.ecrire(cible)
        os._exit(_ECRIT)
    time.sleep(delai)
    os.kill(enfant, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(enfant, 0)[1])


def _au_travail(cible: Path, format_: Format, _hasard: Random) -> int:
    """Start once more while a process writes: what it writes is not left over."""
    commence, continue_ = os.pipe(), os.pipe()
    vrai = os.replace

    def attendre(provisoire: Path, path: Path) -> None:
        os.write(commence[1], b".")
        os.read(continue_[0], 1)
        vrai(provisoire, path)

    enfant = os.fork()
    if not enfant:
        setattr(os, "replace", attendre)  # noqa: B010 - its own type has more parameters
        try:
            format_.ecrire(cible)
        except EcritureError:
            os._exit(_REFUSE)
        os._exit(_ECRIT)
    os.read(commence[0], 1)
    temporaires.effacer_les_restes()
    os.write(continue_[1], b".")
    fin = os.waitstatus_to_exitcode(os.waitpid(enfant, 0)[1])
    for bout in (*commence, *continue_):
        os.close(bout)
    return fin


PANNES: Mapping[str, Callable[[Path, Format, Random], int]] = {
    "ouvert ailleurs": _ouvert_ailleurs,
    "protégé": _protege,
    "plein": _plein,
    "en panne": _en_panne,
    "tué à une étape": _tue_a_une_etape,
    "tué au hasard": _tue_au_hasard,
    "au travail": _au_travail,
}
_AVEC_ANCIEN = ("ouvert ailleurs", "protégé")


def ecrire_sur_place(patch: pytest.MonkeyPatch) -> None:
    """Write straight under the final name."""

    def ecrire_octets(path: Path, contenu: bytes) -> None:
        ecriture._refuser_cible(path)
        path.write_bytes(contenu)

    for module in ("excel", "csv_t", "pdf.ouvrage"):
        patch.setattr(f"cfa_desktop.documents.{module}.ecrire_octets", ecrire_octets)


def ne_pas_regarder(patch: pytest.MonkeyPatch) -> None:
    """Look at nothing before writing."""
    patch.setattr(ecriture, "_refuser_cible", lambda _path: None)


def ne_rien_noter(patch: pytest.MonkeyPatch) -> None:
    """Note no temporary file."""
    patch.setattr(ecriture, "noter", lambda *_paths: nullcontext())


def ne_rien_tenir(patch: pytest.MonkeyPatch) -> None:
    """Hold no note while its process works."""
    patch.setattr(temporaires, "verrouiller", lambda _descripteur: None)


HARNAIS = Harnais(
    code="E4",
    titre="cible prise, disque plein, arrêt net : l’ancien fichier ou le nouveau, rien d’autre à la relance",
    ci=126,
    long=5_000,
    essayer=essayer,
    sabotages={
        "écrit sur place": ecrire_sur_place,
        "cible non regardée": ne_pas_regarder,
        "rien noté": ne_rien_noter,
        "notes non tenues": ne_rien_tenir,
    },
    preparer=preparer,
    controle=60,
    secondes=20.0,
)
