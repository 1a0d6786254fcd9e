"""What settles a doubt by hand: a label mapped once, the zeros of a column, two dossiers put side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from cfa_desktop.models.doublons import DouteHomonyme
from cfa_desktop.models.extraction import Doute, Extraction
from cfa_desktop.models.libelles_appris import BRUTS, valeurs_possibles
from cfa_desktop.models.libelles_champs import libelle_champ
from cfa_desktop.models.zero_perdu import a_perdu_son_zero, colonnes_sans_zero
from cfa_desktop.views.imports.coches import CleDoute
from cfa_desktop.views.imports.lignes import dire_lignes, dire_valeurs
from cfa_desktop.views.imports.textes import en_phrase
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette

A_CHOISIR = "Choisissez ce que ce libellé veut dire…"
RETENU = "Ce choix est retenu\u202f: les prochains exports seront compris."
PLUS_TARD = "Rien n’est deviné. Sans réponse, l’import se fait tel qu’il est montré."


class Resolution(QWidget):
    """A doubt and what can be done; each signal carries what the hand decided.

    ``comparaison_offerte`` = something listens to ``comparaison_demandee`` and compares two dossiers.
    """

    libelle_appris = Signal(str, str, str)  # field, label, value
    zeros_rendus = Signal(str)  # field
    comparaison_demandee = Signal(object)  # Doute
    mise_de_cote = Signal(list, bool)  # numbers, left aside or not

    def __init__(self) -> None:
        super().__init__()
        self._doute: Doute | None = None
        self._numeros: list[str] = []
        self._laissees = False
        self.comparaison_offerte = False
        px = theme().px
        self.valeur = etiquette("", "valeur", retour=True)
        self.raison = etiquette("", "discret", retour=True)
        self.ou = etiquette("", "discret", retour=True)
        self.choix = QComboBox()
        self.choix.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choix.activated.connect(self._suivre)
        self.retenir = bouton("Retenir ce libellé")
        self.retenir.clicked.connect(self._retenir)
        self.zeros = bouton("")
        self.zeros.clicked.connect(self._rendre)
        self.comparer = bouton("Comparer les deux dossiers…", nom_icone="users")
        self.comparer.clicked.connect(self._comparer)
        self.laisser = bouton("")
        self.laisser.clicked.connect(self._laisser)
        self.aide = etiquette("", "discret", retour=True)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(0, px(4), px(16), 0)
        boite.setSpacing(px(8))
        for widget in (
            self.valeur,
            self.raison,
            self.ou,
            self.choix,
            self.retenir,
            self.zeros,
            self.comparer,
            self.laisser,
            self.aide,
        ):
            boite.addWidget(widget)
        boite.addStretch(1)

    def montrer(
        self, doutes: Sequence[Doute], extraction: Extraction, numeros: Sequence[str], *, laissees: bool
    ) -> None:
        """Show doubts that say the same of several lines, with what settles them.

        ``numeros`` are those of the lines that would be written, ``laissees`` = they are left aside.
        """
        doute = self._doute = doutes[0]
        self._numeros, self._laissees = list(numeros), laissees
        dites = dire_valeurs([un.valeur for un in doutes])
        self.valeur.setText(f"«\u00a0{dites}\u00a0»" if dites else "")
        self.valeur.setVisible(bool(doute.valeur))
        self.raison.setText(en_phrase(doute.raison))
        lignes = [un.ligne for un in doutes]
        mot = "Lignes" if len(lignes) > 1 else "Ligne"
        self.ou.setText(f"{mot} {dire_lignes(lignes)}" if any(lignes) else "Tout le fichier")
        labels = valeurs_possibles(doute.champ) if _est_un_libelle(doute) else {}
        self._proposer(doute, labels)
        perdus = colonnes_sans_zero(extraction).get(doute.champ, 0) if a_perdu_son_zero(doute) else 0
        self.zeros.setText(f"Remettre le zéro {'de ce numéro' if perdus == 1 else f'des {perdus} numéros'}")
        self.zeros.setToolTip(libelle_champ(doute.champ))
        self.zeros.setVisible(perdus > 0)
        self.comparer.setVisible(self.comparaison_offerte and isinstance(doute, DouteHomonyme))
        self.laisser.setText(_verbe(len(numeros), laissees=laissees))
        self.laisser.setVisible(bool(numeros))
        self.aide.setText(RETENU if labels else "" if perdus else PLUS_TARD)
        self.aide.setVisible(bool(self.aide.text()))

    @property
    def cle(self) -> CleDoute:
        """Return what tells the doubt on screen from the others."""
        return cle_doute(self._doute) if self._doute is not None else ("", "", "")

    def _proposer(self, doute: Doute, labels: Mapping[str, str]) -> None:
        self.choix.clear()
        self.choix.addItem(A_CHOISIR, "")
        for valeur, label in labels.items():
            self.choix.addItem(label, valeur)
        self.choix.setAccessibleName(f"Ce que «\u00a0{doute.valeur}\u00a0» veut dire")
        for widget in (self.choix, self.retenir):
            widget.setVisible(bool(labels))
        self._suivre()

    def _suivre(self) -> None:
        self.retenir.setEnabled(bool(self.choix.currentData()))

    def _retenir(self) -> None:
        if self._doute is not None:
            self.libelle_appris.emit(self._doute.champ, self._doute.valeur, str(self.choix.currentData()))

    def _rendre(self) -> None:
        if self._doute is not None:
            self.zeros_rendus.emit(self._doute.champ)

    def _laisser(self) -> None:
        self.mise_de_cote.emit(self._numeros, not self._laissees)

    def _comparer(self) -> None:
        self.comparaison_demandee.emit(self._doute)


def cle_doute(doute: Doute) -> CleDoute:
    """Return what tells a doubt from the others of its file, however often the file is compared."""
    return doute.champ, doute.valeur, doute.raison


def _verbe(nombre: int, *, laissees: bool) -> str:
    quoi = "cette ligne" if nombre == 1 else f"ces {nombre} lignes"
    return f"Importer {quoi} quand même" if laissees else f"Laisser {quoi} de côté"


def _est_un_libelle(doute: Doute) -> bool:
    return doute.champ in BRUTS and bool(doute.valeur) and doute.raison.startswith("libellé inconnu")
