"""Give an imported contract its employer, « pour nos documents »: nothing new to type online."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from cfa_desktop.views.dialogs.boite import Boite
from cfa_desktop.views.dialogs.employeur_edit import EmployeurEdit
from cfa_desktop.views.dialogs.siret_edit import SiretEdit
from cfa_desktop.views.infobulles import infobulle
from cfa_desktop.views.widgets.etiquette import etiquette

POUR_NOUS = "Pour nos documents seulement\u202f: le contrat est déjà sur Parcoursup, rien n’est à saisir."


class EmployeurDialog(Boite):
    """Asks the employer's name and SIRET."""

    def __init__(self, connus: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__("Compléter l’employeur", "Employeur de ce contrat", "Enregistrer", parent)
        self.employeur = EmployeurEdit(connus)
        self.siret = SiretEdit()
        for titre, champ in (
            ("Nom ou dénomination\u202f:", self.employeur),
            ("Numéro SIRET (14 chiffres)\u202f:", self.siret),
        ):
            self.corps.addWidget(etiquette(titre, "rubrique"))
            self.corps.addWidget(champ)
        self.corps.addWidget(etiquette(POUR_NOUS, "discret", retour=True))
        self.employeur.change.connect(self._juger)
        self.siret.change.connect(self._juger)
        self._juger()

    def _juger(self) -> None:
        manque = "" if self.employeur.texte.strip() else "Indiquez le nom de l’employeur."
        manque = manque or ("" if self.siret.valeur else "Indiquez les 14 chiffres du SIRET.")
        self.valider.setEnabled(not manque)
        self.valider.setToolTip(infobulle(manque))

    @classmethod
    def completer(cls, connus: Sequence[tuple[str, str]], parent: QWidget | None) -> tuple[str, str] | None:
        """Ask, and return (name, SIRET), None when the officer gave up."""
        dialog = cls(connus, parent)
        return (dialog.employeur.texte, dialog.siret.valeur) if dialog.est_accepte() else None
