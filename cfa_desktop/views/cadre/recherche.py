"""« Rechercher partout »: one result per vœu, under the field, while one types or once Down is pressed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.numero import normaliser_numero
from cfa_desktop.models.texte import fold
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.background import run_in_background
from cfa_desktop.views.cadre.resultats import ROLE_LIGNE, ResultatDelegate
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.champ_recherche import ChampRecherche
from cfa_desktop.views.widgets.etiquette import etiquette

LIMITE = 30
_LUES = 400
_LONGUEUR_MINIMALE = 2
_CHIFFRES_MINIMAUX = 4
_PAUSE_MS = 120
_VISIBLES = 8
_ROLE_NUMERO = int(Qt.ItemDataRole.UserRole) + 2
_TOUCHES = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class RecherchePartout(QFrame):
    """The list of results; ``voeu_choisi`` carries a candidature, ``inconnu_choisi`` an unknown number."""

    voeu_choisi = Signal(int)
    inconnu_choisi = Signal(str)

    def __init__(
        self, bureau: Bureau, champ: ChampRecherche, campagne: Callable[[], int | None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._cadre = parent
        self.setObjectName("popupRecherche")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bureau, self._champ, self._campagne = bureau, champ, campagne
        self._numero_demande = 0
        self.liste = QListWidget()
        self.liste.setAccessibleName("Résultats de la recherche")
        self.liste.setItemDelegate(ResultatDelegate(self.liste))
        self.liste.setMouseTracking(True)
        self.liste.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.liste.itemClicked.connect(self._choisir)
        self.mot = etiquette("", "discret")
        px = theme().px
        boite = QVBoxLayout(self)
        boite.setContentsMargins(px(4), px(4), px(4), px(6))
        boite.setSpacing(px(4))
        boite.addWidget(self.liste)
        boite.addWidget(self.mot)
        self.mot.setContentsMargins(px(12), 0, px(12), 0)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._chercher)
        champ.textChanged.connect(self._fermer_si_vide)
        # Reaching the field opens nothing: one may only be passing through it with Tab.
        champ.descente_demandee.connect(self.attendre)
        champ.installEventFilter(self)
        self.hide()

    def montrer(self, texte: str, lignes: Sequence[CandidatureLine]) -> None:
        """Show the results of a search."""
        self.liste.clear()
        for ligne in lignes:
            item = QListWidgetItem(f"{ligne.candidat}, n° {ligne.numero}, {ligne.formation_nom}")
            item.setData(ROLE_LIGNE, ligne)
            self.liste.addItem(item)
        self.mot.setText(_mot(len(lignes)))
        numero = normaliser_numero(texte)
        connu = any(ligne.numero == numero for ligne in lignes)
        if numero and len(numero) >= _CHIFFRES_MINIMAUX and not connu:
            item = QListWidgetItem(f"Saisir un contrat sans candidature pour le n° {numero}…")
            item.setData(_ROLE_NUMERO, numero)
            self.liste.addItem(item)
        if self.liste.count():
            self.liste.setCurrentRow(0)
        self._placer()
        self.show()
        self.raise_()

    def eventFilter(self, objet: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self.isVisible():
            return self._touche(event)
        if event.type() == QEvent.Type.FocusOut:
            self._renoncer()
        return super().eventFilter(objet, event)

    def _touche(self, event: QKeyEvent) -> bool:
        touche = Qt.Key(event.key())
        if touche in _TOUCHES:
            pas = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _VISIBLES}.get(
                touche, -_VISIBLES
            )
            rang = max(0, min(self.liste.count() - 1, self.liste.currentRow() + pas))
            self.liste.setCurrentRow(rang)
        elif touche in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if item := self.liste.currentItem():
                self._choisir(item)
        elif touche == Qt.Key.Key_Escape:
            self.hide()
        else:
            return False
        return True

    def attendre(self) -> None:
        """Search once the typing pauses."""
        self._pause.start()

    def _fermer_si_vide(self, texte: str) -> None:
        if len(texte.strip()) < _LONGUEUR_MINIMALE:
            self._renoncer()

    def _renoncer(self) -> None:
        """Close, and forget the search under way: coming back to the field must not bring it up."""
        self._pause.stop()
        self._numero_demande += 1
        self.hide()

    def _chercher(self) -> None:
        texte = self._champ.text().strip()
        if len(texte) < _LONGUEUR_MINIMALE:
            return
        self._numero_demande += 1
        demande, bureau, campagne = self._numero_demande, self._bureau, self._campagne() or 0
        run_in_background(
            lambda: (demande, texte, bureau.candidatures.rechercher(texte, campagne, limite=_LUES)),
            done=self._recevoir,
            failed=self._lever,
        )

    def _recevoir(self, trouve: tuple[int, str, list[CandidatureLine]]) -> None:
        demande, texte, lignes = trouve
        if demande == self._numero_demande and self._champ.hasFocus():
            self.montrer(texte, classer(texte, lignes)[:LIMITE])

    def _lever(self, erreur: Exception) -> None:
        raise erreur

    def _choisir(self, item: QListWidgetItem) -> None:
        self.hide()
        ligne, numero = item.data(ROLE_LIGNE), item.data(_ROLE_NUMERO)
        self._champ.clear()
        if isinstance(ligne, CandidatureLine):
            self.voeu_choisi.emit(ligne.id)
        elif numero:
            self.inconnu_choisi.emit(str(numero))

    def _placer(self) -> None:
        parent, px = self._cadre, theme().px
        haut = self._champ.mapTo(parent, QPoint(0, self._champ.height() + px(4)))
        largeur = max(self._champ.width(), px(620))
        gauche = max(px(8), min(haut.x(), parent.width() - largeur - px(16)))
        lignes = min(_VISIBLES, max(1, self.liste.count()))
        hauteur_liste = lignes * self.liste.sizeHintForRow(0) + px(4) if self.liste.count() else 0
        self.liste.setFixedHeight(max(0, hauteur_liste))
        self.setGeometry(gauche, haut.y(), largeur, self.sizeHint().height())


def classer(texte: str, lignes: Sequence[CandidatureLine]) -> list[CandidatureLine]:
    """Put first the persons whose number or name begins with the text, then the others by name."""
    cherche = fold(texte)

    def rang(ligne: CandidatureLine) -> int:
        if ligne.numero.startswith(cherche):
            return 0
        mots = fold(ligne.candidat)
        return 1 if mots.startswith(cherche) else 2 if f" {cherche}" in mots else 3

    return sorted(lignes, key=rang)


def _mot(nombre: int) -> str:
    if nombre == 0:
        return "Aucun candidat de cette session ne correspond."
    if nombre >= LIMITE:
        return f"Les {LIMITE} premiers vœux\u202f: précisez la recherche pour voir les autres."
    return "1 vœu" if nombre == 1 else f"{nombre} vœux"
