"""Note an event of the follow-up: three keys log a call."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QWidget

from cfa_desktop.services.bureau import Bureau


class SuiviDialog(QDialog):
    """Asks one event for one person or several."""

    def __init__(
        self,
        bureau: Bureau,
        candidat_ids: Sequence[int],
        parent: QWidget | None = None,
        formation_id: int | None = None,
    ) -> None:
        super().__init__(parent)
        self._bureau, self._candidats, self._formation_id = bureau, list(candidat_ids), formation_id

    @classmethod
    def demander(
        cls,
        bureau: Bureau,
        candidat_ids: Sequence[int],
        parent: QWidget | None,
        formation_id: int | None = None,
    ) -> bool:
        """Ask, record, and say whether an event was noted."""
        return cls(bureau, candidat_ids, parent, formation_id).exec() == QDialog.DialogCode.Accepted
