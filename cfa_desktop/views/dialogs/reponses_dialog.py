"""« Noter la réponse » of several candidates at once: one reply, one day, who can and who cannot (R18)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.etats import LABELS_REPONSE, Reponse
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.regles.reponse import EFFETS, REPONSES_A_NOTER
from cfa_desktop.models.verdict import Verdict
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.dialogs.boite import Boite
from cfa_desktop.views.dialogs.jour_vu import NOTE_ICI, JourVu
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.etiquette import etiquette

NOMMES = 6


class ReponsesDialog(Boite):
    """``phrase`` says what was noted, and who was left out."""

    def __init__(self, bureau: Bureau, lignes: Sequence[CandidatureLine], parent: QWidget | None) -> None:
        super().__init__(
            "Noter la réponse", "Quelle réponse avez-vous vue sur Parcoursup\u202f?", "Noter", parent
        )
        self._bureau, self._lignes, self.phrase = bureau, {ligne.id: ligne for ligne in lignes}, ""
        self.choix = {reponse: QRadioButton(LABELS_REPONSE[reponse]) for reponse in REPONSES_A_NOTER}
        self._groupe = QButtonGroup(self)
        self.effet = etiquette("", "discret", retour=True)
        aujourdhui = bureau.contexte.maintenant().date()
        self.jour = JourVu(aujourdhui)
        self.compte = etiquette("", "rubrique")
        self.exclus = etiquette("", "attention", retour=True)
        self._disposer()
        self._groupe.buttonToggled.connect(self._juger)
        self.jour.dateChanged.connect(self._juger)
        self._juger()

    @classmethod
    def noter(cls, bureau: Bureau, lignes: Sequence[CandidatureLine], parent: QWidget | None) -> str:
        """Ask and note; return what was done as a sentence, "" when nothing was."""
        dialogue = cls(bureau, lignes, parent)
        return dialogue.phrase if dialogue.est_accepte() else ""

    @property
    def reponse(self) -> Reponse | None:
        """Return the reply chosen, None while none is."""
        return next((reponse for reponse, un in self.choix.items() if un.isChecked()), None)

    @property
    def le(self) -> date:
        """Return the day the replies were seen."""
        jour = self.jour.date()
        return date(jour.year(), jour.month(), jour.day())

    def accept(self) -> None:
        """Note, or show why nothing can be."""
        reponse = self.reponse
        if reponse is None:
            return
        try:
            fait = self._bureau.reponses.noter_plusieurs(list(self._lignes), reponse, self.le)
        except CfaError as refus:
            self.exclus.setText(str(refus))
            self.exclus.show()
            return
        nombre = len(fait.notees)
        mots = "réponses notées" if nombre > 1 else "réponse notée"
        refuses = self._nommer([un for un, _ in fait.refusees])
        suite = f" – {len(fait.refusees)} sans changement\u202f: {refuses}" if refuses else ""
        self.phrase = f"{nombre} {mots}\u202f: {LABELS_REPONSE[reponse]}{suite}"
        super().accept()

    def _disposer(self) -> None:
        self.setMinimumWidth(theme().px(520))
        for un in self.choix.values():
            self._groupe.addButton(un)
            self.corps.addWidget(un)
        self.corps.addWidget(self.effet)
        self.corps.addLayout(self.jour.ligne())
        for widget in (self.compte, self.exclus, etiquette(NOTE_ICI, "discret", retour=True)):
            self.corps.addWidget(widget)
        self.corps.addStretch(1)

    def _juger(self, *_: object) -> None:
        reponse = self.reponse
        self.effet.setText(EFFETS[reponse] if reponse else "")
        self.effet.setVisible(reponse is not None)
        verdicts: list[tuple[int, Verdict]] = []
        if reponse is not None:
            verdicts = self._bureau.reponses.examiner_plusieurs(list(self._lignes), reponse, self.le)
        refuses = [(un, verdict) for un, verdict in verdicts if verdict.blocages]
        possibles = len(verdicts) - len(refuses)
        self.compte.setText(_compter(len(self._lignes), possibles, len(refuses), choisi=reponse is not None))
        raisons: dict[str, list[int]] = {}
        for un, verdict in refuses:
            raisons.setdefault(verdict.blocages[0].message, []).append(un)
        self.exclus.setText("\n".join(f"{self._nommer(ids)} – {raison}" for raison, ids in raisons.items()))
        self.exclus.setVisible(bool(raisons))
        self.valider.setEnabled(possibles > 0)
        self.valider.setText(f"Noter ({possibles})" if possibles else "Noter")
        self._grandir()

    def _grandir(self) -> None:
        """Take the height that those left out need: they are named, never cut."""
        disposition = self.layout()
        if disposition is None or not self.isVisible():
            return
        disposition.activate()
        voulue = disposition.totalHeightForWidth(self.width())
        self.resize(self.width(), min(max(self.height(), voulue), self.screen().availableSize().height()))

    def _nommer(self, ids: Sequence[int]) -> str:
        noms = [self._lignes[un].candidat for un in ids]
        reste = len(noms) - NOMMES
        return ", ".join(noms[:NOMMES]) + (
            f" et {reste} autre{'s' if reste > 1 else ''}" if reste > 0 else ""
        )


def _compter(total: int, possibles: int, exclus: int, *, choisi: bool) -> str:
    if not choisi:
        return f"{total} candidats choisis"
    debut = f"{possibles} possible" + ("s" if possibles > 1 else "")
    return f"{debut}, {exclus} exclu" + ("s" if exclus > 1 else "") if exclus else debut
