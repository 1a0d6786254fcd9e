"""The foot of the Import page: what is waited for, and the one thing to do next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from cfa_desktop.views.imports.defilement import GRAND_TEXTE_PCT
from cfa_desktop.views.imports.etude import Etude
from cfa_desktop.views.imports.textes import pluriel
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette
from cfa_desktop.views.widgets.separateur import Separateur

Vue = Literal["accueil", "verifier", "rapport"]
RIEN_ECRIT = "Rien n’est encore écrit. La base est sauvegardée et vérifiée juste avant."
AJOUTER = "Ajouter…"
RIEN_A_IMPORTER = "Rien à importer"
DEJA_LA = "Ce fichier vient de CFA Recrutement et ne dit rien de nouveau."
DEJA_LA_TOUS = "Ces fichiers viennent de CFA Recrutement et ne disent rien de nouveau."
OUVRIR = "Cliquez sur une ligne pour ouvrir sa liste."
ABANDON = "Abandon en cours…"


class Pied(QWidget):
    """State, progress and buttons; hidden where files are dropped."""

    def __init__(self) -> None:
        super().__init__()
        self._vue: Vue = "accueil"
        px = theme().px
        self.etat = etiquette("", "discret", retour=True)
        self.progres = QProgressBar()
        self.progres.setRange(0, 0)
        self.progres.setTextVisible(False)
        self.progres.setFixedWidth(px(160))
        self.progres.setAccessibleName("Import en cours")
        grand = theme().taille_pct > GRAND_TEXTE_PCT
        self.ajouter = bouton("" if grand else AJOUTER, nom_icone="plus")
        self.ajouter.setAccessibleName(AJOUTER)
        self.ajouter.setToolTip("Ajouter des fichiers à vérifier")
        self.renoncer = bouton("Ne rien importer")
        self.appliquer = bouton("Appliquer", "primary", nom_icone="check")
        self.abandonner = bouton("Abandonner")
        self.voir_refus = bouton("Voir pourquoi")
        self.terminer = bouton("Terminer", "primary")
        rangee = QHBoxLayout()
        bord = px(4 if grand else 8)
        rangee.setContentsMargins(px(24), bord, px(24), bord)
        rangee.setSpacing(px(12))
        rangee.addWidget(self.ajouter)
        rangee.addWidget(self.etat, 1)
        for widget in (
            self.progres,
            self.abandonner,
            self.renoncer,
            self.appliquer,
            self.voir_refus,
            self.terminer,
        ):
            rangee.addWidget(widget)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(0)
        boite.addWidget(Separateur())
        boite.addLayout(rangee)

    def aller(self, ou: Vue) -> None:
        """Show the buttons of that view."""
        self._vue = ou
        self.setVisible(ou != "accueil")
        self._occuper(False)
        for widget in (self.ajouter, self.renoncer, self.appliquer):
            widget.setVisible(ou == "verifier")
        self.terminer.setVisible(ou == "rapport")
        self.voir_refus.hide()

    def suivre(self, etudes: Sequence[Etude]) -> None:
        """Say what is ready, or what is left after a report."""
        if self._vue == "rapport":
            self._continuer(etudes)
        else:
            self._verifier(etudes)

    def _verifier(self, etudes: Sequence[Etude]) -> None:
        """Say what is ready: what still waits for a hand does not hold the others."""
        prets = [etude for etude in etudes if etude.prete]
        occupees = [etude for etude in etudes if etude.occupee]
        manques = [etude for etude in etudes if etude.attente and not etude.erreur and not etude.occupee]
        # What the program is about to finish is waited for; what needs a hand is not.
        self.appliquer.setEnabled(bool(prets) and not occupees)
        nombre, reste = len(prets), len(manques) + len(occupees)
        vains = [etude for etude in etudes if etude.sans_objet]
        self.appliquer.setText(RIEN_A_IMPORTER if etudes and not nombre + reste else _verbe(nombre, reste))
        self.renoncer.setText("Ne rien importer" if nombre + reste else "Fermer")
        if manques:
            suite = "\u202f: le reste peut être importé sans attendre" if prets else ""
            nom = f"{manques[0].nom}\u202f: " if len(etudes) > 1 else ""
            autres = f" (et {pluriel(len(manques) - 1, 'autre fichier', 'autres fichiers')})"
            dit = manques[0].attente.rstrip(".") + (autres if len(manques) > 1 else "")
            self.etat.setText(f"{nom}{dit}{suite}.")
        elif occupees:
            self.etat.setText(occupees[0].attente)
        else:
            self.etat.setText(_dire_prets(prets) if prets else _dire_rien(vains, etudes))

    def _continuer(self, etudes: Sequence[Etude]) -> None:
        """Say what the report is for, and what is left to check: a refused file is not, nor an idle one."""
        refuses = [etude for etude in etudes if etude.erreur]
        restent = len(attendus(etudes))
        dits = [OUVRIR]
        if refuses:
            noms = f"\u202f: {refuses[0].nom}" if len(refuses) == 1 else ""
            dits.insert(0, f"{pluriel(len(refuses), 'fichier refusé', 'fichiers refusés')}{noms}.")
        if restent:
            reste = pluriel(restent, "fichier attend encore", "fichiers attendent encore")
            dits.insert(0, f"{reste} d’être vérifié{'s' if restent > 1 else ''}.")
        self.etat.setText(" ".join(dits))
        self.terminer.setText("Continuer la vérification" if restent else "Terminer")
        self.voir_refus.setVisible(bool(refuses) and not restent)

    def occuper(self, occupe: bool) -> None:
        """Show that the import runs, and the way out."""
        self._occuper(occupe)
        for widget in (self.ajouter, self.renoncer):
            widget.setVisible(not occupe)
        self.appliquer.setEnabled(not occupe)
        if occupe:
            self.etat.setText("Sauvegarde de la base…")
            self.abandonner.setFocus()

    def abandon_demande(self) -> None:
        """Say that giving up was understood."""
        self.etat.setText(ABANDON)
        self.abandonner.setEnabled(False)

    def _occuper(self, occupe: bool) -> None:
        self.progres.setVisible(occupe)
        self.abandonner.setVisible(occupe)
        self.abandonner.setEnabled(occupe)


def _verbe(prets: int, reste: int) -> str:
    if prets > 1:
        return f"Appliquer les {prets} imports prêts" if reste else f"Appliquer les {prets} imports"
    return "Appliquer ce qui est prêt" if prets and reste else "Appliquer"


def attendus(etudes: Sequence[Etude]) -> list[Etude]:
    """Return the files that something can still be done of: neither refused, nor without anything new."""
    return [etude for etude in etudes if not etude.erreur and not etude.sans_objet]


def _dire_rien(vains: Sequence[Etude], etudes: Sequence[Etude]) -> str:
    """Say why nothing can be applied, once nothing is waited for."""
    refuses = sum(bool(etude.erreur) for etude in etudes)
    dits = [f"{pluriel(refuses, 'fichier refusé', 'fichiers refusés')}."] if refuses else []
    if vains:
        dits.insert(0, DEJA_LA if len(vains) == 1 else DEJA_LA_TOUS)
    return " ".join(dits) or "Aucun fichier à importer."


def _dire_prets(prets: Sequence[Etude]) -> str:
    laissees = sum(len(etude.laissees) for etude in prets)
    if laissees:
        return f"{pluriel(laissees, 'candidature laissée', 'candidatures laissées')} de côté. {RIEN_ECRIT}"
    return RIEN_ECRIT
