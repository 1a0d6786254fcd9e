"""The limits of the reading child on Windows: a job object, whose end kills what is still in it."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from cfa_desktop.documents.lecture.limites import Limites

PROCESS_TERMINATE = 0x0001
PROCESS_SET_QUOTA = 0x0100
JOB_OBJECT_LIMIT_PROCESS_TIME = 0x0002
JOB_OBJECT_LIMIT_PROCESS_MEMORY = 0x0100
JOB_OBJECT_LIMIT_DIE_ON_UNHANDLED_EXCEPTION = 0x0400
JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE = 0x2000
JOB_OBJECT_EXTENDED_LIMIT_INFORMATION = 9
CENTAINES_DE_NANOSECONDES = 10_000_000


class LimitesDeBase(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION; a DWORD is 32 bits here, whatever the system that tests it."""

    _fields_ = (
        ("PerProcessUserTimeLimit", ctypes.c_int64),
        ("PerJobUserTimeLimit", ctypes.c_int64),
        ("LimitFlags", ctypes.c_uint32),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", ctypes.c_uint32),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", ctypes.c_uint32),
        ("SchedulingClass", ctypes.c_uint32),
    )


class CompteursIo(ctypes.Structure):
    """IO_COUNTERS."""

    _fields_ = (
        ("ReadOperationCount", ctypes.c_uint64),
        ("WriteOperationCount", ctypes.c_uint64),
        ("OtherOperationCount", ctypes.c_uint64),
        ("ReadTransferCount", ctypes.c_uint64),
        ("WriteTransferCount", ctypes.c_uint64),
        ("OtherTransferCount", ctypes.c_uint64),
    )


class LimitesEtendues(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("BasicLimitInformation", LimitesDeBase),
        ("IoInfo", CompteursIo),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    )


def limites_etendues(limites: Limites) -> LimitesEtendues:
    """Return what the job forbids: memory, processor time, and outliving the program."""
    etendues = LimitesEtendues()
    etendues.BasicLimitInformation.LimitFlags = (
        JOB_OBJECT_LIMIT_PROCESS_MEMORY
        | JOB_OBJECT_LIMIT_PROCESS_TIME
        | JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE
        | JOB_OBJECT_LIMIT_DIE_ON_UNHANDLED_EXCEPTION
    )
    temps = int(limites.secondes * CENTAINES_DE_NANOSECONDES)
    etendues.BasicLimitInformation.PerProcessUserTimeLimit = temps
    etendues.ProcessMemoryLimit = limites.memoire
    return etendues


@contextmanager
def borner(pid: int, limites: Limites, noyau: Any = None) -> Iterator[bool]:
    """Hold a child just started in a job; yield whether it is. ``noyau`` is kernel32, given by tests.

    Elsewhere the child bounds itself (see ``enfant``), and nothing is done here. Assigned before the child's
    interpreter is up, the job is there long before the file is opened.
    """
    noyau = noyau or _kernel32()
    tache = noyau.CreateJobObjectW(None, None) if noyau else None
    if not tache:
        yield False
        return
    try:
        yield _tenir(noyau, tache, pid, limites)
    finally:
        noyau.CloseHandle(tache)


def _tenir(noyau: Any, tache: Any, pid: int, limites: Limites) -> bool:
    etendues = limites_etendues(limites)
    taille = ctypes.sizeof(etendues)
    if not noyau.SetInformationJobObject(
        tache, JOB_OBJECT_EXTENDED_LIMIT_INFORMATION, ctypes.byref(etendues), taille
    ):
        return False
    processus = noyau.OpenProcess(PROCESS_SET_QUOTA | PROCESS_TERMINATE, False, pid)
    if not processus:
        return False
    try:
        return bool(noyau.AssignProcessToJobObject(tache, processus))
    finally:
        noyau.CloseHandle(processus)


def _kernel32() -> Any:
    """Return kernel32 with its signatures (a handle is a pointer: the default int would cut it), or None."""
    if sys.platform != "win32":
        return None
    noyau = ctypes.WinDLL("kernel32", use_last_error=True)
    poignee, entier, mot = ctypes.c_void_p, ctypes.c_int, ctypes.c_uint32
    signatures = {
        "CreateJobObjectW": (poignee, (ctypes.c_void_p, ctypes.c_wchar_p)),
        "SetInformationJobObject": (entier, (poignee, entier, ctypes.c_void_p, mot)),
        "OpenProcess": (poignee, (mot, entier, mot)),
        "AssignProcessToJobObject": (entier, (poignee, poignee)),
        "CloseHandle": (entier, (poignee,)),
    }
    for nom, (resultat, arguments) in signatures.items():
        fonction = getattr(noyau, nom)
        fonction.restype, fonction.argtypes = resultat, arguments
    return noyau
