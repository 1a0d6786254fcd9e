"""Correct a phone, a mail or a name here: Parcoursup's value stays beside."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from cfa_desktop.models.candidat import Candidat
from cfa_desktop.models.libelles_champs import libelle_champ
from cfa_desktop.models.telephone import format_telephone, normaliser_telephone
from cfa_desktop.views.dialogs.boite import Boite
from cfa_desktop.views.infobulles import infobulle
from cfa_desktop.views.widgets.etiquette import etiquette

GARDEES = (
    "Les deux valeurs restent visibles, et le prochain import ne remplace pas celle-ci. "
    "Rien n’est modifié sur Parcoursup."
)


class CorrectionDialog(Boite):
    """Asks the right value of one field."""

    def __init__(self, candidat: Candidat, champ: str, parent: QWidget | None = None) -> None:
        titre = f"Corriger\u202f: {libelle_champ(champ).lower()}"
        super().__init__("Corriger ici", titre, "Enregistrer", parent)
        self._est_telephone = champ.startswith("telephone")
        valeur = str(getattr(candidat, champ))
        importee = candidat.importes.get(champ, valeur)
        self.champ = QLineEdit(format_telephone(valeur) if self._est_telephone else valeur)
        self.champ.setAccessibleName(libelle_champ(champ))
        self.raison = etiquette("", "erreur", retour=True)
        affiche = format_telephone(importee) if self._est_telephone else importee
        self.corps.addWidget(self.champ)
        self.corps.addWidget(self.raison)
        self.corps.addWidget(etiquette(f"Parcoursup\u202f: {affiche or 'rien'}", "discret", retour=True))
        self.corps.addWidget(etiquette(GARDEES, "discret", retour=True))
        self.champ.textChanged.connect(self._juger)
        self.champ.selectAll()
        self._juger()

    @property
    def valeur(self) -> str:
        """Return the value as it is kept."""
        texte = self.champ.text().strip()
        return normaliser_telephone(texte).valeur if self._est_telephone else texte

    def _juger(self) -> None:
        doute = normaliser_telephone(self.champ.text()).doute if self._est_telephone else ""
        self.raison.setText(doute)
        self.raison.setVisible(bool(doute))
        self.valider.setEnabled(not doute)
        self.valider.setToolTip(infobulle(doute))

    @classmethod
    def corriger(cls, candidat: Candidat, champ: str, parent: QWidget | None) -> str | None:
        """Ask, and return the right value, None when the officer gave up."""
        dialog = cls(candidat, champ, parent)
        return dialog.valeur if dialog.est_accepte() else None
