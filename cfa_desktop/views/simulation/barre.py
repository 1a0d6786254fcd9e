"""The bar of « Simuler une date… »: banner, slider, day and hour, what happens by itself, figures."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cfa_desktop.models.dates_fr import instant_complet, jour_court, jour_de_paris
from cfa_desktop.models.simulation.calcul import EtatSimule, Simulation
from cfa_desktop.models.simulation.phrases import chiffres, consequences, restes
from cfa_desktop.views.cadre.hauteur import HAUTEUR_MINIME, est_basse
from cfa_desktop.views.icones import icone, image
from cfa_desktop.views.infobulles import infobulle
from cfa_desktop.views.simulation.champ_instant import ChampInstant
from cfa_desktop.views.simulation.chiffres import Chiffres
from cfa_desktop.views.simulation.curseur import CurseurCampagne
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette
from cfa_desktop.views.widgets.etiquette_elidee import EtiquetteElidee

TOUTES = "Toutes les formations"
REVENIR, QUI = "Revenir au présent", "Voir qui passe"
REVENIR_COURT, QUI_COURT = "Présent", "Qui passe"
LIGNES_RESERVEES = 2
TEXTE_GRAND = 120  # per cent: beyond, the figures have a row of their own
AUTOUR_DU_TITRE = 104  # margins, gaps and icon of the banner
_REPOS_MS = 250  # keys that repeat: the window follows once they stop


class BarreSimulation(QFrame):
    """``instant_choisi``: the window follows; ``liste_demandee`` carries a formation (None: all), numbers."""

    instant_choisi = Signal(object)
    liste_demandee = Signal(object, list)
    retour_demande = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("barreSimulation")
        self._simulation: Simulation | None = None
        self._etat: EtatSimule | None = None
        self._gardee = 0
        self._repos = QTimer(self, singleShot=True, interval=_REPOS_MS)
        self.titre = etiquette("", "rubrique", retour=True)
        self.qui = bouton(QUI)
        self.retour = bouton(REVENIR)
        self.retour.setAccessibleName(REVENIR)
        self.retour.setToolTip(f"{REVENIR} (Échap)")
        self.replier = bouton("", "quiet")
        self.curseur = CurseurCampagne()
        self.champ = ChampInstant()
        self.formation = QComboBox()
        self.formation.setAccessibleName("Formation simulée")
        self.chiffres = Chiffres()
        self.phrase = etiquette("", "valeur", retour=True)
        self.phrase_courte = EtiquetteElidee("", "valeur")
        self.reste = etiquette("", "discret", retour=True)
        for texte in (self.phrase, self.reste):
            _reserver(texte)
        self._assembler()
        self._brancher()

    @property
    def instant(self) -> datetime:
        """Return the instant shown."""
        return self.champ.instant

    @property
    def formation_id(self) -> int | None:
        """Return the formation looked at, None for all."""
        choisie: int | None = self.formation.currentData()
        return choisie

    def passants(self, formation_id: int | None) -> tuple[str, ...]:
        """Return who has passed by the instant shown, in a formation or (None) in all: their numéros."""
        if self._simulation is None:
            return ()
        return tuple(self._simulation.a(self.instant).de(formation_id).numeros)

    def montrer(self, simulation: Simulation, instant: datetime) -> None:
        """Show a campagne at an instant; nothing is emitted."""
        self._simulation = simulation
        passages: Counter[date] = Counter()
        for passage in simulation.passages:
            passages[jour_de_paris(passage.at)] += len(passage.numeros)
        self.curseur.montrer(
            (simulation.debut, simulation.fin),
            simulation.reperes,
            passages=passages,
            present=jour_de_paris(simulation.depart),
        )
        self._gardee = 0
        self._abreger()
        self._montrer_formations(simulation)
        self.champ.montrer(instant)
        self.curseur.aller(jour_de_paris(instant))
        self.calculer()

    def calculer(self) -> None:
        """Say what is so at the instant shown: called at each step of the slider."""
        if self._simulation is None:
            return
        instant = self.instant
        etat = self._simulation.a(instant).de(self.formation_id)
        self._etat = etat
        self.phrase.setText(consequences(etat))
        self.phrase_courte.setText(consequences(etat))
        self.reste.setText(restes(etat))
        lus = chiffres(etat)
        self.chiffres.montrer(lus)
        if self.reste.isHidden():
            dits = " · ".join(f"{chiffre.nom}\u202f: {chiffre.valeur}" for chiffre in lus)
            self.phrase_courte.setToolTip(infobulle(self.phrase.text(), dits, self.reste.text()))
        self.qui.setEnabled(etat.passent > 0)
        self._dire_bandeau(etat.passent)
        self._ajuster()

    def plier(self, *, replie: bool) -> None:
        """Keep the banner alone, or show the slider again."""
        self.corps.setVisible(not replie)
        self.replier.setIcon(icone("chevron-down" if replie else "chevron-up", "texte"))
        dit = "Montrer le curseur" if replie else "Replier\u202f: ne garder que le bandeau"
        self.replier.setToolTip(dit)
        self.replier.setAccessibleName(dit)
        self._gardee = 0
        self._ajuster()

    def est_basse(self) -> bool:
        """Say whether the window is too low, for the size of its text, to show the bar whole and a page."""
        return est_basse(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._gardee = 0
            self._dire_bandeau(self._etat.passent if self._etat else 0)
            self._ajuster()

    def _ajuster(self) -> None:
        """Take the height that the texts need at this width, and keep it: the page below does not jump."""
        boite = self.layout()
        if boite is not None and self.width() > 0:
            boite.activate()
            pliable = boite.hasHeightForWidth()
            haut = boite.totalHeightForWidth(self.width()) if pliable else boite.totalSizeHint().height()
            self._gardee = max(haut, self._gardee)
            self.setFixedHeight(self._gardee)

    def _dire_bandeau(self, passent: int) -> None:
        """Say the instant on one line where the window is low, as whole as it fits."""
        basse = self.est_basse()
        self.qui.setText(f"{QUI_COURT if basse else QUI} ({passent})")
        self.qui.setAccessibleName(f"{QUI} ({passent})")
        self.retour.setText(REVENIR_COURT if basse else REVENIR)
        textes = titres(self.instant)
        self.titre.setWordWrap(not basse)
        self.titre.setToolTip(infobulle(textes[0]) if basse else "")
        place = self.width() - sum(
            action.sizeHint().width() for action in (self.qui, self.retour, self.replier)
        )
        place -= theme().px(AUTOUR_DU_TITRE)
        mesure = self.titre.fontMetrics().horizontalAdvance
        tiennent = [texte for texte in textes if not basse or mesure(texte) <= place]
        self.titre.setText(tiennent[0] if tiennent else textes[-1])

    def _assembler(self) -> None:
        px = theme().px
        self._icone = QLabel()
        self._icone.setPixmap(image("calendar-clock", "ambre", px(18), self.devicePixelRatioF()))
        bandeau = QFrame()
        bandeau.setObjectName("bandeauSimulation")
        haut = QHBoxLayout(bandeau)
        haut.setContentsMargins(px(20), px(4), px(12), px(4))
        haut.setSpacing(px(10))
        haut.addWidget(self._icone)
        haut.addWidget(self.titre, 1)
        for action in (self.qui, self.retour, self.replier):
            haut.addWidget(action)
        self.corps = QWidget()
        boite = QVBoxLayout(self.corps)
        boite.setContentsMargins(px(20), px(6), px(20), px(8))
        boite.setSpacing(px(4))
        boite.addWidget(self.curseur)
        reglage = QHBoxLayout()
        reglage.setSpacing(px(8))
        reglage.addWidget(self.champ, 0, Qt.AlignmentFlag.AlignTop)
        reglage.addWidget(self.formation, 0, Qt.AlignmentFlag.AlignTop)
        boite.addLayout(reglage)
        if theme().taille_pct > TEXTE_GRAND:
            reglage.addWidget(self.phrase_courte, 1)
            boite.addWidget(self.chiffres)
        else:
            reglage.addSpacing(px(8))
            reglage.addWidget(self.phrase_courte, 1)
            reglage.addWidget(self.chiffres, 1)
        boite.addWidget(self.phrase)
        boite.addWidget(self.reste)
        tout = QVBoxLayout(self)
        tout.setContentsMargins(0, 0, 0, 0)
        tout.setSpacing(0)
        tout.addWidget(bandeau)
        tout.addWidget(self.corps)
        self.plier(replie=False)

    def _brancher(self) -> None:
        self.curseur.jour_change.connect(self._glisser)
        self.curseur.jour_choisi.connect(self._arreter)
        self.champ.dateTimeChanged.connect(self._taper)
        self.formation.currentIndexChanged.connect(self.calculer)
        self.qui.clicked.connect(self._montrer_qui)
        self.retour.clicked.connect(self.retour_demande)
        self.replier.clicked.connect(self._basculer)
        self._repos.timeout.connect(self._choisir)

    def _montrer_formations(self, simulation: Simulation) -> None:
        avant = self.formation_id
        self.formation.blockSignals(True)
        self.formation.clear()
        self.formation.addItem(TOUTES, None)
        for formation in simulation.formations:
            self.formation.addItem(formation.nom_court, formation.id)
        self.formation.setCurrentIndex(max(0, self.formation.findData(avant)))
        self.formation.blockSignals(False)

    def _glisser(self) -> None:
        self.champ.changer_de_jour(self.curseur.jour)
        self.calculer()

    def _taper(self) -> None:
        self.curseur.aller(jour_de_paris(self.instant))
        self.calculer()
        self._repos.start()

    def _arreter(self) -> None:
        self._repos.start()

    def _choisir(self) -> None:
        self.instant_choisi.emit(self.instant)

    def _montrer_qui(self) -> None:
        if self._etat is not None:
            self._repos.stop()
            self._choisir()
            self.liste_demandee.emit(self.formation_id, list(self._etat.numeros))

    def _abreger(self) -> None:
        """Leave the page its place in a low window: figures and what remains possible become a tooltip."""
        basse = self.est_basse()
        for widget in (self.chiffres, self.phrase, self.reste):
            widget.setHidden(basse)
        self.phrase_courte.setVisible(basse)
        self.curseur.graduation.nommer(noms=not basse)
        self.curseur.graduation.setHidden(est_basse(self, HAUTEUR_MINIME))

    def _basculer(self) -> None:
        self.plier(replie=self.corps.isVisible())


def _reserver(texte: QLabel) -> None:
    """Keep the lines that a text takes at most in a window of common width."""
    texte.ensurePolished()
    texte.setMinimumHeight(LIGNES_RESERVEES * texte.fontMetrics().lineSpacing())
    texte.setAlignment(Qt.AlignmentFlag.AlignTop)


def titres(instant: datetime) -> tuple[str, ...]:
    """Return what the banner says of the instant, from the whole sentence to the shortest."""
    jour = jour_court(jour_de_paris(instant))
    return (
        f"Simulation au {instant_complet(instant)} – rien n’est enregistré",
        f"Simulé\u202f: {instant_complet(instant)} – rien n’est enregistré",
        f"Simulé\u202f: {jour} – rien n’est enregistré",
        f"{jour.partition(' ')[2]} – rien n’est enregistré",
    )
