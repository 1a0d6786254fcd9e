"""The right column: what is to be done, what was said, where the contract stands."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cfa_desktop.models.dates_fr import jour_court, jour_heure
from cfa_desktop.models.dossier import Dossier
from cfa_desktop.models.saisie import LABELS_STATUT
from cfa_desktop.models.suivi import LABELS_RESULTAT, LABELS_TYPE, Evenement
from cfa_desktop.views.dialogs.suivi_dialog import LECTURE
from cfa_desktop.views.infobulles import infobulle
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette
from cfa_desktop.views.widgets.separateur import Separateur

LARGEUR_MAX = 420


class ColonneSuivi(QWidget):
    """``etape_faite`` carries the event whose step is done; ``note_demandee`` opens the dialog."""

    note_demandee = Signal()
    etape_faite = Signal(int)
    reprise_demandee = Signal()

    def __init__(self) -> None:
        super().__init__()
        px = theme().px
        self.setFixedWidth(min(px(300), LARGEUR_MAX))
        self.titre = etiquette("Suivi", "soustitre")
        self.noter = bouton("Ctrl+J", nom_icone="plus")
        self.noter.setAccessibleName("Noter un contact")
        self.noter.setToolTip(infobulle("Noter un contact (Ctrl+J)"))
        self.noter.clicked.connect(self.note_demandee)
        haut = QHBoxLayout()
        haut.setContentsMargins(0, 0, px(8), 0)
        haut.addWidget(self.titre, 1)
        haut.addWidget(self.noter)
        contenu = QWidget()
        contenu.setObjectName("contenu")
        self._corps = QVBoxLayout(contenu)
        self._corps.setContentsMargins(0, 0, px(8), 0)
        self._corps.setSpacing(px(8))
        zone = QScrollArea(widgetResizable=True)
        zone.setWidget(contenu)
        zone.setAccessibleName("Suivi")
        boite = QVBoxLayout(self)
        boite.setContentsMargins(px(16), px(12), px(8), px(8))
        boite.setSpacing(px(8))
        boite.addLayout(haut)
        boite.addWidget(zone, 1)

    def montrer(self, dossier: Dossier) -> None:
        """Show the person's events, the newest first, and where the contract stands."""
        self._vider()
        session = dossier.formation.campagne
        nombre = len(dossier.evenements)
        self.titre.setText(f"Suivi ({nombre})" if nombre else "Suivi")
        for evenement in dossier.evenements:
            if evenement.etape_on is not None and evenement.etape_close_at is None:
                self._corps.addWidget(self._etape(evenement, session))
        for evenement in dossier.evenements:
            self._corps.addWidget(_evenement(evenement, session))
        if not dossier.evenements:
            self._corps.addWidget(etiquette("Aucun contact noté.", "absente"))
        self._corps.addWidget(Separateur())
        self._corps.addWidget(etiquette(_contrat(dossier), "valeur", retour=True))
        if dossier.brouillon is not None:
            reprendre = bouton("Reprendre le contrat", nom_icone="pencil")
            reprendre.clicked.connect(self.reprise_demandee)
            self._corps.addWidget(reprendre)
        self._corps.addStretch(1)
        self._corps.addWidget(etiquette(LECTURE, "discret", retour=True))

    def _vider(self) -> None:
        while (item := self._corps.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()

    def _etape(self, evenement: Evenement, session: int) -> QWidget:
        rang = QWidget()
        boite = QHBoxLayout(rang)
        boite.setContentsMargins(0, 0, 0, 0)
        quand = jour_court(evenement.etape_on, session) if evenement.etape_on else ""
        texte = f"À faire\u202f: {evenement.etape or 'étape'}, {quand}"
        boite.addWidget(etiquette(texte, "attention", retour=True), 1)
        fait = bouton("Fait", nom_icone="check")
        fait.setAccessibleName(f"Fait\u202f: {evenement.etape}")
        fait.clicked.connect(lambda: self.etape_faite.emit(evenement.id))
        boite.addWidget(fait)
        return rang


def _evenement(evenement: Evenement, session: int) -> QWidget:
    rang = QWidget()
    boite = QVBoxLayout(rang)
    boite.setContentsMargins(0, 0, 0, 0)
    boite.setSpacing(0)
    titre = LABELS_TYPE[evenement.type]
    if evenement.resultat is not None:
        titre += f" – {LABELS_RESULTAT[evenement.resultat]}"
    boite.addWidget(etiquette(jour_heure(evenement.at, session), "discret"))
    boite.addWidget(etiquette(titre, "rubrique", retour=True))
    if evenement.texte:
        boite.addWidget(etiquette(evenement.texte, "valeur", retour=True))
    return rang


def _contrat(dossier: Dossier) -> str:
    if dossier.situation.contrat is not None:
        contrat = dossier.situation.contrat
        return f"Contrat\u202f: {LABELS_STATUT[contrat.statut]} – {contrat.employeur}"
    if dossier.brouillon is not None:
        etat = "en attente du SIRET" if dossier.brouillon.attente_siret else "commencé"
        return f"Contrat {etat}\u202f: {dossier.brouillon.employeur or 'employeur à indiquer'}"
    if dossier.ligne.statut_contrat is not None:
        employeur = f" – {dossier.ligne.employeur}" if dossier.ligne.employeur else ""
        return f"Contrat\u202f: saisi sur Parcoursup{employeur}"
    return "Contrat\u202f: aucun"
