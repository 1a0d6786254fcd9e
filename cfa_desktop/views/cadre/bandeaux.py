"""The banners of the frame: the demo's clock, and a contract left half-way."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from cfa_desktop.models.brouillon import Brouillon
from cfa_desktop.models.dates_fr import heure, jour_court, jour_de_paris
from cfa_desktop.services import horloges
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.bandeau import Bandeau

_MINUTE_MS = 20_000
REPRENDRE = "Reprendre"
GRAND_TEXTE_PCT = 150  # beyond, the banner of the demo keeps to one line


class Bandeaux(QObject):
    """``reprise_demandee`` carries a formation and a number; ``horloge_remise`` a sentence."""

    reprise_demandee = Signal(int, str)
    horloge_remise = Signal(str)

    def __init__(self, bureau: Bureau, parent: QObject) -> None:
        super().__init__(parent)
        self._bureau = bureau
        self._courant: Brouillon | None = None
        depart = ""
        if bureau.est_demo:
            instant = datetime.fromisoformat(bureau.parametre(horloges.CLE_HORLOGE_DEPART))
            depart = jour_court(jour_de_paris(instant)).partition(" ")[2]
        self._remettre = f"Remettre au {depart}"
        self.demo = Bandeau("", "demo", (self._remettre,))
        self.demo.setProperty("mince", True)
        boite = self.demo.layout()
        if boite is not None:
            boite.setContentsMargins(theme().px(20), theme().px(3), theme().px(16), theme().px(3))
        self.demo.action_demandee.connect(self._remettre_horloge)
        self.demo.setVisible(bureau.est_demo)
        self.brouillon = Bandeau("", "info", (REPRENDRE,))
        self.brouillon.action_demandee.connect(self._reprendre)
        self.brouillon.hide()
        self._minuterie = QTimer(self, interval=_MINUTE_MS)
        self._minuterie.timeout.connect(self._montrer_horloge)
        if bureau.est_demo:
            self._montrer_horloge()
            self._minuterie.start()

    def _nom(self, brouillon: Brouillon) -> str:
        candidat = self._bureau.contrats.candidat(brouillon.formation_id, brouillon.numero)
        return candidat.nom_complet if candidat else f"n°\u00a0{brouillon.numero}"

    def refresh(self) -> None:
        """Show the contract left half-way, if any."""
        commences = [b for b in self._bureau.contrats.brouillons() if not b.attente_siret]
        self._courant = commences[0] if commences else None
        self.brouillon.setVisible(bool(commences))
        if self._courant is not None:
            qui = self._courant.nom or self._nom(self._courant)
            self.brouillon.set_texte(f"Contrat commencé\u202f: {qui}{_autres(len(commences) - 1)}")

    def _montrer_horloge(self) -> None:
        maintenant = self._bureau.contexte.horloge.maintenant()  # never the simulated instant
        fictif = "" if theme().taille_pct > GRAND_TEXTE_PCT else "personnes et employeurs imaginaires – "
        self.demo.set_texte(
            f"DÉMONSTRATION – {fictif}horloge\u202f: "
            f"{jour_court(jour_de_paris(maintenant))} {maintenant.year}, {heure(maintenant)}"
        )

    def _remettre_horloge(self, _action: str) -> None:
        self._bureau.contexte.exiger_le_present()
        neuve = horloges.remettre(self._bureau.contexte.database)
        horloge = self._bureau.contexte.horloge
        if isinstance(horloge, horloges.HorlogeDemo):
            horloge.depart, horloge.ouverte_a = neuve.depart, neuve.ouverte_a
        self._montrer_horloge()
        self.horloge_remise.emit("L’horloge de la démonstration est revenue à son point de départ.")

    def _reprendre(self, _action: str) -> None:
        if self._courant is not None:
            self.reprise_demandee.emit(self._courant.formation_id, self._courant.numero)


def _autres(nombre: int) -> str:
    if nombre == 0:
        return ""
    return f" (et {nombre} autre{'s' if nombre > 1 else ''})"
