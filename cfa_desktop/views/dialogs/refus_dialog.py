"""Prepare a refusal: its motif among the published criteria, and every reason why not."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from cfa_desktop.services.bureau import Bureau


class RefusDialog(QDialog):
    """Asks the motif of a refusal."""

    def __init__(self, bureau: Bureau, candidature_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bureau, self._candidature_id = bureau, candidature_id

    @classmethod
    def demander(cls, bureau: Bureau, candidature_id: int, parent: QWidget | None) -> bool:
        """Ask, prepare, and say whether a refusal was prepared."""
        return cls(bureau, candidature_id, parent).exec() == QDialog.DialogCode.Accepted
