"""One file under check: a known one stands at once at « Vérifier », another where a hand is needed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.icones import icone
from cfa_desktop.views.imports.defilement import GRAND_TEXTE_PCT, DefilementSiBas, PileCourante
from cfa_desktop.views.imports.etape_correspondre import EtapeCorrespondre
from cfa_desktop.views.imports.etape_lire import EtapeLire
from cfa_desktop.views.imports.etape_verifier import EtapeVerifier
from cfa_desktop.views.imports.etapes import Etape, Etapes, Marque
from cfa_desktop.views.imports.etude import Etude
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.etiquette_elidee import EtiquetteElidee

_ORDRE: tuple[Etape, ...] = ("lire", "correspondre", "verifier")


class Verification(QWidget):
    """One file; ``retire`` carries its ``Etude`` when it is to be left out."""

    retire = Signal(object)

    def __init__(self, bureau: Bureau) -> None:
        super().__init__()
        self._etude: Etude | None = None
        self._choisie: Etape | None = None
        self._lue: Etude | None = None
        self.titre = EtiquetteElidee("", "soustitre")
        self.etapes = Etapes()
        self.retirer = QToolButton()
        self.retirer.setIcon(icone("x", "discret"))
        self.retirer.setAccessibleName("Retirer ce fichier")
        self.retirer.setToolTip("Retirer ce fichier")
        self.lire = EtapeLire()
        self.correspondre = EtapeCorrespondre()
        self.verifier = EtapeVerifier(bureau)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._composer()
        self.retirer.clicked.connect(self._retirer)
        self.lire.abandon_demande.connect(self._retirer)
        self.etapes.choisie.connect(self._aller)
        self.correspondre.correspondance_faite.connect(self._faire_correspondre)

    @property
    def etape(self) -> Etape:
        """Return the step on screen."""
        return _ORDRE[self._pile.currentIndex()]

    def montrer(self, etude: Etude) -> None:
        """Check that file."""
        if self._etude is not None and self._etude is not etude:
            self._etude.changee.disconnect(self._suivre)
        if self._etude is not etude:
            self._etude, self._choisie = etude, None
            self.defilement.aller_en_haut()
            etude.changee.connect(self._suivre)
        self._suivre()

    def _suivre(self) -> None:
        etude = self._etude
        if etude is None:
            return
        self.titre.setText(etude.nom)
        due = _due(etude)
        marques = _marques(etude, due)
        if self._choisie is not None and marques[self._choisie] == "a_venir":
            self._choisie = None
        courante = self._choisie or due
        self.etapes.montrer(courante, marques)
        if courante == "lire":
            self.lire.montrer(etude)
        elif courante == "correspondre":
            self.correspondre.montrer(etude)
        else:
            self.verifier.montrer(etude)
        self._pile.setCurrentIndex(_ORDRE.index(courante))
        self.correspondre.bas.setVisible(courante == "correspondre" and self.correspondre.a_la_main)
        self._montrer_la_liste(etude, courante)

    def _montrer_la_liste(self, etude: Etude, courante: Etape) -> None:
        """In a low window bring up the list of a plan, once nothing more is to be chosen above it."""
        lue = etude if courante == "verifier" and not etude.attente else None
        if lue is not self._lue and not etude.occupee:
            self._lue = lue
            aller = self.defilement.aller_en_bas if lue is not None else self.defilement.aller_en_haut
            QTimer.singleShot(0, self, aller)

    def _aller(self, etape: str) -> None:
        self._choisie = next(une for une in _ORDRE if une == etape)
        self._suivre()

    def _faire_correspondre(self, colonnes: Mapping[int, str]) -> None:
        if self._etude is not None:
            self._choisie = None
            self._etude.faire_correspondre(colonnes)

    def _retirer(self) -> None:
        if self._etude is not None:
            self.retire.emit(self._etude)

    def _composer(self) -> None:
        px = theme().px
        grand = theme().taille_pct > GRAND_TEXTE_PCT
        entete = QHBoxLayout()
        entete.setSpacing(px(12))
        if not grand:
            entete.addWidget(self.titre, 1)
        entete.addWidget(self.etapes)
        if grand:
            entete.addStretch(1)
        entete.addWidget(self.retirer)
        self._pile = PileCourante()
        for widget in (self.lire, self.correspondre, self.verifier):
            self._pile.addWidget(widget)
        contenu = QWidget()
        contenu.setObjectName("contenu")
        boite = QVBoxLayout(contenu)
        boite.setContentsMargins(px(24), px(4), px(24), 0)
        boite.setSpacing(px(6))
        if grand:
            boite.addWidget(self.titre)
        boite.addLayout(entete)
        boite.addWidget(self._pile, 1)
        self.defilement = DefilementSiBas(contenu)
        lues = [liste.vue for liste in self.verifier.differences.listes.values()]
        self.defilement.accompagner((*lues, self.lire.rejets.vue, self.correspondre.liste.vue))
        tout = QVBoxLayout(self)
        tout.setContentsMargins(0, 0, 0, 0)
        tout.setSpacing(0)
        tout.addWidget(self.defilement, 1)
        bas = QHBoxLayout()
        bas.setContentsMargins(px(24), 0, px(24), 0)
        bas.addWidget(self.correspondre.bas)
        tout.addLayout(bas)


def _due(etude: Etude) -> Etape:
    """Return the step where the file stands."""
    if etude.erreur or etude.en_lecture or etude.lecture is None:
        return "lire"
    return "correspondre" if etude.a_faire_correspondre else "verifier"


def _marques(etude: Etude, due: Etape) -> dict[Etape, Marque]:
    extraction = etude.lecture.extraction if etude.lecture else None
    lire: Marque = "refus" if etude.erreur else "en_cours" if due == "lire" else "faite"
    liste_refusee = bool(etude.erreur) and etude.est_liste
    if lire == "faite" and extraction is not None and extraction.rejets:
        lire = "doute"
    correspondre: Marque = "a_venir" if due == "lire" else "faite"
    if due == "correspondre" or liste_refusee:
        correspondre = "doute"
    verifier: Marque = "a_venir"
    if due == "verifier":
        verifier = "en_cours" if etude.occupee else "doute" if etude.attente else "faite"
    return {"lire": lire, "correspondre": correspondre, "verifier": verifier}
