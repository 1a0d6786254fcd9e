"""The job object of Windows, where there is no Windows: its structures, its constants, its order of calls."""

from __future__ import annotations

import ctypes
import sys

import pytest

from cfa_desktop.documents.lecture import tache_windows
from cfa_desktop.documents.lecture.limites import LIMITES
from cfa_desktop.documents.lecture.tache_windows import (
    LimitesDeBase,
    LimitesEtendues,
    borner,
    limites_etendues,
)


class FauxNoyau:
    """Stands for kernel32: writes down what it is asked, and fails where it is told to."""

    def __init__(self, echoue: str = "") -> None:
        self.appels: list[str] = []
        self.fermes: list[int] = []
        self.memoire = 0
        self._echoue = echoue

    def _repondre(self, nom: str, valeur: int) -> int:
        self.appels.append(nom)
        return 0 if nom == self._echoue else valeur

    def CreateJobObjectW(self, _securite: None, _nom: None) -> int:  # noqa: N802
        return self._repondre("CreateJobObjectW", 11)

    def SetInformationJobObject(self, tache: int, classe: int, limites: object, taille: int) -> int:  # noqa: N802
        assert (tache, classe, taille) == (11, 9, ctypes.sizeof(LimitesEtendues))
        self.memoire = ctypes.cast(limites, ctypes.POINTER(LimitesEtendues)).contents.ProcessMemoryLimit
        return self._repondre("SetInformationJobObject", 1)

    def OpenProcess(self, droits: int, herite: bool, pid: int) -> int:  # noqa: N802
        assert (droits, herite, pid) == (0x0101, False, 4242)
        return self._repondre("OpenProcess", 22)

    def AssignProcessToJobObject(self, tache: int, processus: int) -> int:  # noqa: N802
        assert (tache, processus) == (11, 22)
        return self._repondre("AssignProcessToJobObject", 1)

    def CloseHandle(self, poignee: int) -> int:  # noqa: N802
        self.fermes.append(poignee)
        return 1


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_void_p) != 8, reason="the sizes of a 64-bit Windows")
def test_the_structures_have_the_sizes_and_offsets_of_windows() -> None:
    assert ctypes.sizeof(LimitesDeBase) == 64
    assert ctypes.sizeof(LimitesEtendues) == 144
    assert LimitesDeBase.LimitFlags.offset == 16
    assert LimitesDeBase.ActiveProcessLimit.offset == 40
    assert LimitesEtendues.IoInfo.offset == 64
    assert LimitesEtendues.ProcessMemoryLimit.offset == 112


def test_the_job_bounds_memory_and_time_and_dies_with_the_program() -> None:
    etendues = limites_etendues(LIMITES)
    assert etendues.BasicLimitInformation.LimitFlags == 0x2000 | 0x400 | 0x100 | 0x2
    assert etendues.ProcessMemoryLimit == 1 << 30
    assert etendues.BasicLimitInformation.PerProcessUserTimeLimit == 300_000_000


def test_the_child_is_assigned_then_the_job_is_closed() -> None:
    noyau = FauxNoyau()
    with borner(4242, LIMITES, noyau) as tenu:
        assert tenu
        assert noyau.fermes == [22]
    assert noyau.appels == [
        "CreateJobObjectW",
        "SetInformationJobObject",
        "OpenProcess",
        "AssignProcessToJobObject",
    ]
    assert noyau.memoire == LIMITES.memoire
    assert noyau.fermes == [22, 11]


@pytest.mark.parametrize(
    ("echoue", "fermes"),
    [
        ("CreateJobObjectW", []),
        ("SetInformationJobObject", [11]),
        ("OpenProcess", [11]),
        ("AssignProcessToJobObject", [22, 11]),
    ],
)
def test_a_call_that_fails_leaves_no_handle_open(echoue: str, fermes: list[int]) -> None:
    noyau = FauxNoyau(echoue)
    with borner(4242, LIMITES, noyau) as tenu:
        assert not tenu
    assert noyau.fermes == fermes


@pytest.mark.skipif(sys.platform == "win32", reason="elsewhere the child bounds itself")
def test_nothing_is_asked_of_another_system() -> None:
    assert tache_windows._kernel32() is None
    with borner(4242, LIMITES) as tenu:
        assert not tenu
