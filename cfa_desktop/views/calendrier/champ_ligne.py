"""One field of the calendar: what it is, its value, where it comes from, what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from cfa_desktop.models.calendrier.champs import Champ, Genre, Valeur, consequence, est_vide
from cfa_desktop.models.calendrier.dates import Provenance
from cfa_desktop.models.calendrier.phrases import A_CONFIRMER, provenance_dite, valeur_dite
from cfa_desktop.models.calendrier.validation import Anomalie
from cfa_desktop.services.pourquoi import lire_recueil
from cfa_desktop.views.calendrier.jour_edit import JourEdit
from cfa_desktop.views.calendrier.petits_champs import ChoixEdit, NombreEdit, NuitEdit
from cfa_desktop.views.calendrier.regles_edit import ReglesEdit
from cfa_desktop.views.infobulles import PUCE, infobulle
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import RoleTexte, etiquette

LARGEUR_ORIGINE = 216
A_L_ETROIT, A_LA_LIGNE = 130, 170  # text sizes, in %, from which the origin goes under, then the value too


class ChampLigne(QWidget):
    """``valeur`` as typed; ``est_confirme`` once « Confirmer » was pressed; ``change`` at each key."""

    change = Signal()

    def __init__(self, champ: Champ, campagne: int) -> None:
        super().__init__()
        self.champ, self._campagne = champ, campagne
        self.edit: Any = _editeur(champ, campagne)
        self._depart: Valeur = self.edit.valeur
        self._provenance = Provenance()
        self.est_confirme = False
        self.origine = etiquette("", "discret", retour=True)
        self.marque = etiquette(A_CONFIRMER, "attention")
        self.confirmer = bouton("Confirmer")
        self.confirmer.setAccessibleName(f"Confirmer\u202f: {champ.libelle}")
        self.erreur = etiquette("", "erreur", retour=True)
        self.avis = etiquette("", "attention", retour=True)
        self._disposer()
        self.edit.change.connect(self._edite)
        self.confirmer.clicked.connect(self._confirmer)

    @property
    def valeur(self) -> Valeur:
        """Return the value typed; an unreadable one is missing, ``faute`` says so."""
        return self.edit.valeur  # type: ignore[no-any-return]

    @property
    def faute(self) -> str:
        """Return why what is typed cannot be read."""
        return str(self.edit.faute)

    @property
    def est_touche(self) -> bool:
        """Say whether something here is not recorded yet."""
        return self.est_confirme or bool(self.faute) or self.valeur != self._depart

    def focusables(self) -> list[QWidget]:
        """Return what Tab stops at, in order."""
        return [*self.edit.focusables(), self.confirmer]

    def montrer(self, valeur: Valeur, provenance: Provenance) -> None:
        """Show a recorded value; what is being typed stays."""
        garde = self.est_touche
        self._depart, self._provenance = valeur, provenance
        self.est_confirme = self.est_confirme and provenance.a_confirmer
        if not garde and self.valeur != valeur:
            self.edit.montrer(valeur)
        self._dire_origine()

    def proposer(self, valeur: Valeur) -> None:
        """Show a value that is not recorded yet."""
        self.edit.montrer(valeur)
        self._dire_origine()

    def proposer_confirme(self) -> None:
        """Show as confirmed what is not recorded yet."""
        self.est_confirme = True
        self._dire_origine()

    def abandonner(self) -> None:
        """Show the recorded value again."""
        self.est_confirme = False
        self.edit.montrer(self._depart)
        self._dire_origine()

    def juger(self, anomalies: Sequence[Anomalie]) -> None:
        """Show what is wrong with this field."""
        fautes = [self.faute] if self.faute else []
        fautes += [anomalie.message for anomalie in anomalies if anomalie.bloquante]
        doutes = [anomalie.message for anomalie in anomalies if not anomalie.bloquante]
        for mot, phrases in ((self.erreur, fautes), (self.avis, doutes)):
            mot.setText(" ".join(phrases))
            mot.setVisible(bool(phrases))
        porteur = self.edit.focusProxy() or self.edit
        porteur.setAccessibleDescription(" ".join((*fautes, *doutes)) or self.origine.text())
        if bool(porteur.property("invalide")) != bool(fautes):
            porteur.setProperty("invalide", bool(fautes))
            porteur.style().unpolish(porteur)
            porteur.style().polish(porteur)

    def _disposer(self) -> None:
        px = theme().px
        nom = etiquette(self.champ.libelle, "rubrique", retour=True)
        nom.setBuddy(self.edit.focusProxy() or self.edit)
        utilite = etiquette(self.champ.utilite, "discret", retour=True)
        utilite.setToolTip(infobulle(*_regles_dites(self.champ)))
        gauche = _colonne(nom, utilite)
        gauche.addStretch(1)
        marque = QHBoxLayout()
        marque.setSpacing(px(8))
        marque.addWidget(self.marque)
        marque.addWidget(self.confirmer)
        marque.addStretch(1)
        droite = _colonne(self.origine)
        droite.addLayout(marque)
        droite.addStretch(1)
        large = self.champ.genre is Genre.REGLES
        haut = self._ranger(gauche, droite, None if large else self.edit)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(0, px(6), 0, px(6))
        boite.setSpacing(px(4))
        boite.addLayout(haut)
        if large:
            boite.addWidget(self.edit)
        boite.addWidget(self.erreur)
        boite.addWidget(self.avis)

    def _ranger(self, gauche: QVBoxLayout, droite: QVBoxLayout, edit: QWidget | None) -> QBoxLayout:
        """Lay name, value and origin side by side, or under one another when the text is large."""
        px, taille = theme().px, theme().taille_pct
        sens = QBoxLayout.Direction.TopToBottom if taille > A_LA_LIGNE else QBoxLayout.Direction.LeftToRight
        suite = QBoxLayout(sens)
        suite.setSpacing(px(16) if taille <= A_LA_LIGNE else px(4))
        if edit is not None:
            suite.addWidget(edit, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        cote = QWidget()
        cote.setLayout(droite)
        suite.addWidget(cote, 1)
        if taille > A_L_ETROIT:
            haut = QBoxLayout(QBoxLayout.Direction.TopToBottom)
            haut.setSpacing(px(6))
            haut.addLayout(gauche)
            haut.addLayout(suite)
            return haut
        cote.setFixedWidth(px(LARGEUR_ORIGINE))
        haut = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        haut.setSpacing(px(16))
        haut.addLayout(gauche, 1)
        haut.addLayout(suite)
        return haut

    def _dire_origine(self) -> None:
        vide, modifie = est_vide(self.valeur), self.valeur != self._depart
        douteux = self._provenance.a_confirmer and not vide and not modifie
        if self.est_confirme:
            texte = "Confirmé, pas encore enregistré"
        elif modifie:
            texte = "Pas encore enregistré"
            if self.champ.genre is not Genre.REGLES:
                texte += f"\u202f; avant\u202f: {valeur_dite(self._depart, self._campagne)}"
        elif vide:
            texte = _ce_qui_manque(self.champ)
        else:
            texte = provenance_dite(self._provenance, self._campagne)
        self.origine.setText(texte)
        grave = vide and not modifie and self.champ.essentiel
        role: RoleTexte = "attention" if grave else "discret"
        if self.origine.property("role") != role:
            self.origine.set_role(role)
        self.marque.setVisible(douteux and not self.est_confirme)
        self.confirmer.setVisible(douteux and not self.est_confirme)

    def _edite(self) -> None:
        self.est_confirme = False
        self._dire_origine()
        self.change.emit()

    def _confirmer(self) -> None:
        self.est_confirme = True
        self._dire_origine()
        self.edit.setFocus()
        self.change.emit()


def _regles_dites(champ: Champ) -> list[str]:
    """Return the rules that rest on a field, by their names: a code says nothing to who reads it."""
    regles = lire_recueil().regles
    return [f"{PUCE}{regles[code].titre}" for code in champ.regles]


def _ce_qui_manque(champ: Champ) -> str:
    suite = consequence(champ.cle)
    if not suite:
        return "Non fourni par les sources."
    return f"Sans cette {'date' if champ.genre is Genre.JOUR else 'donnée'}, {suite}."


def _editeur(champ: Champ, campagne: int) -> JourEdit | NombreEdit | NuitEdit | ChoixEdit | ReglesEdit:
    if champ.genre is Genre.NOMBRE:
        return NombreEdit(champ.libelle)
    if champ.genre is Genre.NUIT:
        return NuitEdit(champ.libelle)
    if champ.genre is Genre.CHOIX:
        return ChoixEdit(champ.libelle)
    if champ.genre is Genre.REGLES:
        return ReglesEdit(campagne)
    return JourEdit(champ.libelle, campagne)


def _colonne(*widgets: QWidget) -> QVBoxLayout:
    colonne = QVBoxLayout()
    colonne.setContentsMargins(0, 0, 0, 0)
    colonne.setSpacing(theme().px(2))
    for widget in widgets:
        colonne.addWidget(widget)
    return colonne
