"""Set the machine up: system libraries for Qt, `.venv` from the hashed lock; a second run is instant."""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import venv
from importlib.util import find_spec
from pathlib import Path

RACINE = Path(__file__).resolve().parent.parent
VENV = RACINE / ".venv"
EMPREINTE = VENV / "empreinte.txt"
VERROU = RACINE / "requirements-dev.lock.txt"
VERSION_MINIMALE = (3, 11)

# Shared libraries the wheels of PySide6 expect from the system, and the Debian package of each.
# Read from the NEEDED entries of the Qt libraries and of the platform plugins.
INDISPENSABLES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libzstd.so.1": "libzstd1",
}
FENETRE = {
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


class InstallationError(Exception):
    """The machine cannot be set up; the text says why and what to do."""


def missing_packages(bibliotheques: dict[str, str]) -> list[str]:
    """Name the Debian packages of the shared libraries the system cannot load."""

    def absente(bibliotheque: str) -> bool:
        try:
            ctypes.CDLL(bibliotheque)
        except OSError:
            return True
        return False

    return sorted({paquet for soname, paquet in bibliotheques.items() if absente(soname)})


def say(phrase: str) -> None:
    """Tell the person at the terminal."""
    sys.stderr.write(f"{phrase}\n")


def prepare_system() -> None:
    """Install the missing system libraries, or say which command does.

    Raises InstallationError when the program could not even start without them.
    """
    if not sys.platform.startswith("linux"):
        return
    vitaux = missing_packages(INDISPENSABLES)
    if find_spec("ensurepip") is None:
        vitaux.append(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    paquets = vitaux + missing_packages(FENETRE)
    if not paquets:
        return
    if shutil.which("apt-get") and os.geteuid() == 0:
        apt_install(paquets)
        return
    commande = f"sudo apt-get install --no-install-recommends {' '.join(paquets)}"
    say(f"Il manque des bibliothèques au système. Sous Debian ou Ubuntu, tapez\u202f:\n\n    {commande}\n")
    if vitaux:
        raise InstallationError("Relancez ensuite la même commande.")


def apt_install(paquets: list[str]) -> None:
    """Install Debian packages quietly; raise InstallationError when that fails."""
    say(f"Installation des bibliothèques du système\u202f: {', '.join(paquets)}")
    environnement = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    etapes = (["update"], ["install", "-y", "--no-install-recommends", *paquets])
    for etape in etapes:
        fini = subprocess.run(["apt-get", "-qq", *etape], env=environnement, check=False, capture_output=True)
    if fini.returncode:
        say(fini.stderr.decode(errors="replace"))
        raise InstallationError(
            f"apt-get n’a pas pu installer {', '.join(paquets)}. Voyez son message ci-dessus."
        )


def expected_stamp() -> str:
    """Return what the present `.venv` must have been built from."""
    condense = hashlib.sha256()
    for fichier in (VERROU, RACINE / "pyproject.toml", Path(__file__)):
        condense.update(fichier.read_bytes())
    return f"{condense.hexdigest()} {sys.version.split()[0]} {RACINE}\n"


def build_venv() -> None:
    """Build `.venv` afresh from the lock; raise InstallationError when a download fails."""
    say("Préparation de l’environnement Python (une à deux minutes la première fois)…")
    venv.EnvBuilder(with_pip=True, clear=True, symlinks=os.name != "nt").create(VENV)
    python = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    etapes = (
        ["--require-hashes", "--requirement", str(VERROU)],
        ["--no-deps", "--no-build-isolation", "--editable", str(RACINE)],
    )
    for etape in etapes:
        if subprocess.run([*pip, *etape], check=False).returncode:
            raise InstallationError(
                "Les bibliothèques Python n’ont pas pu être installées. "
                "Vérifiez la connexion à Internet, puis relancez la même commande."
            )


def main() -> int:
    """Set up whatever is missing; return the exit code."""
    if sys.version_info < VERSION_MINIMALE:
        say(f"Il faut Python 3.11 ou plus récent\u202f; celui-ci est {sys.version.split()[0]}.")
        return 1
    try:
        prepare_system()
        attendue = expected_stamp()
        if not (EMPREINTE.exists() and EMPREINTE.read_text(encoding="utf-8") == attendue):
            build_venv()
            EMPREINTE.write_text(attendue, encoding="utf-8")
    except InstallationError as erreur:
        say(str(erreur))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
