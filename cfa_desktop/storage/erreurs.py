"""What can go wrong with the file: one exception per cause, each owning its French sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from cfa_desktop.models.erreurs import CfaError


class BaseError(CfaError):
    """The base cannot be used as asked."""


class BaseAbsente(BaseError):
    """No file at the path: an empty base is never put in place of a missing one."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"La base « {path} » est introuvable. Rebranchez le disque ou choisissez un autre fichier avec "
            "« --base » ; si elle a été supprimée, restaurez une sauvegarde. Aucune base vide n’a été créée."
        )


class BaseEtrangere(BaseError):
    """The file is not one of ours, or is protected by a passphrase."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"« {path.name} » n’est pas une base de CFA Recrutement, ou bien elle est abîmée ou protégée "
            "par une phrase secrète. Rien n’a été modifié. Choisissez une autre base ou restaurez."
        )


class BaseAbimee(BaseError):
    """SQLite found the file damaged."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"La base « {path.name} » est abîmée : elle ne peut pas être lue en entier. Ne la supprimez "
            "pas ; restaurez la dernière sauvegarde (dossier « sauvegardes », à côté de la base)."
        )


class BasePlusRecente(BaseError):
    """The schema is of a later version of the program."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"La base « {path.name} » a été enregistrée par une version plus récente de CFA Recrutement. "
            "Installez cette version pour l’ouvrir ; rien n’a été modifié."
        )


class BaseEnLectureSeule(BaseError):
    """The file or its folder cannot be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"La base « {path.name} » ne peut pas être modifiée : le fichier ou son dossier est en lecture "
            "seule. Rendez-le modifiable ou copiez la base dans un dossier qui vous appartient."
        )


class BaseOccupee(BaseError):
    """Another window or program holds the base."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"La base « {path.name} » est déjà utilisée par une autre fenêtre ou un autre programme. "
            "Fermez-le, ou attendez qu’il ait fini, puis recommencez. Rien n’a été modifié."
        )


class BaseExistante(BaseError):
    """A new base was asked for where a file already stands."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Le fichier « {path.name} » existe déjà : il n’est jamais remplacé. Choisissez un autre nom."
        )


class DisquePlein(BaseError):
    """No room left to write."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Il n’y a plus d’espace disque pour écrire dans « {path.parent} ». Rien n’a été perdu : libérez "
            "de l’espace disque, puis recommencez."
        )


class DisqueIllisible(BaseError):
    """The disk itself failed to read or write."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Le disque n’a pas pu lire ou écrire « {path.name} ». Vérifiez qu’il est bien branché, puis "
            "recommencez ; la dernière opération n’a pas été enregistrée."
        )


_CAUSES: tuple[tuple[str, type[BaseError]], ...] = (
    ("not a database", BaseEtrangere),
    ("malformed", BaseAbimee),
    ("readonly", BaseEnLectureSeule),
    ("locked", BaseOccupee),
    ("busy", BaseOccupee),
    ("disk is full", DisquePlein),
    ("unable to open", BaseAbsente),
    ("disk i/o error", DisqueIllisible),
)


@contextmanager
def erreurs_expliquees(path: Path) -> Iterator[None]:
    """Turn the world's faults (full, locked, damaged...) into sentences; let bugs through."""
    try:
        yield
    except DatabaseError as erreur:
        message = str(erreur.orig).lower()
        for fragment, cause in _CAUSES:
            if fragment in message:
                # A file that is there but cannot be opened stands in a folder where SQLite cannot write.
                la = cause is BaseAbsente and path.is_file()
                raise (BaseEnLectureSeule if la else cause)(path) from erreur
        raise
