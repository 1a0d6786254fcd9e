"""Reading what a CFA downloads from Parcoursup: files in a child process, pasted tables in memory."""

from cfa_desktop.documents.lecture.colle import lire_texte_colle
from cfa_desktop.documents.lecture.limites import LIMITES, ExportRefuse, Limites
from cfa_desktop.documents.lecture.processus import lire_export, lire_exports

__all__ = ["LIMITES", "ExportRefuse", "Limites", "lire_export", "lire_exports", "lire_texte_colle"]
