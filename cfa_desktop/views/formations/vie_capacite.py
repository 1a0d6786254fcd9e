"""The capacity of a formation, the requests under way, and what Parcoursup answered (R8-R11)."""

from __future__ import annotations

from functools import partial

from cfa_desktop.models.dates_fr import jour_court, jour_de_paris
from cfa_desktop.models.regles.capacite import lire_capacite
from cfa_desktop.models.saisie import Nature, Saisie, Statut
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.delegates.jauge import Jauge
from cfa_desktop.views.dialogs.capacite_dialog import CapaciteDialog
from cfa_desktop.views.dialogs.date_dialog import DateDialog
from cfa_desktop.views.dialogs.pleine_dialog import PleineDialog
from cfa_desktop.views.formations.partie import Partie
from cfa_desktop.views.formations.reponse_dialog import AccordDialog, RefusDemandeDialog
from cfa_desktop.views.widgets.jauge_capacite import JaugeCapacite

_QUOI = {
    Nature.CAPACITE: "Nouvelle capacité",
    Nature.AUGMENTATION: "Augmentation de capacité",
    Nature.CLOTURE: "Clôture du recrutement",
    Nature.MESSAGE: "Message aux candidats",
}
_CONSTATEE = (
    "Le jour où Parcoursup affiche la formation comme clôturée\u202f: plus aucun contrat n’y sera accepté."
)


class PartieCapacite(Partie):
    """How many places, how many contracts, what is asked for."""

    def __init__(self, bureau: Bureau, formation_id: int) -> None:
        super().__init__("Capacité et recrutement")
        self._bureau, self._formation_id = bureau, formation_id
        self._formation = bureau.formations.trouver(formation_id)
        places = bureau.contrats.places(formation_id)
        if places.capacite is not None:
            self.ajouter(JaugeCapacite(Jauge(places.parcoursup, places.prepares, places.capacite)))
        else:
            self.dire("Capacité à saisir\u202f: aucun contrat n’est possible avant.", "attention")
        self._cloture()
        for item in bureau.demandes.en_cours(formation_id):
            self._demande(item)
        self._gestes()

    def _cloture(self) -> None:
        formation = self._formation
        if formation.cloturee_on is not None:
            self.dire(f"Recrutement clôturé le {jour_court(formation.cloturee_on, formation.campagne)}.")
            for raison in self._bureau.demandes.examiner_reouverture(self._formation_id).blocages:
                self.dire(raison.message, "discret")
        elif formation.cloture_demandee_on is not None:
            depuis = jour_court(formation.cloture_demandee_on, formation.campagne)
            self.rang(f"Clôture demandée le {depuis}", self.bouton("Clôturée le…", self._noter_cloture))

    def _demande(self, item: Saisie) -> None:
        valeur = f" à {item.valeur}" if item.nature in (Nature.CAPACITE, Nature.AUGMENTATION) else ""
        texte = f"{_QUOI[item.nature]}{valeur}"
        if item.statut is Statut.PREPAREE:
            self.rang(texte, detail="préparé ici seulement, à saisir en ligne")
        elif item.nature is Nature.AUGMENTATION and item.saisie_at is not None:
            envoi = jour_court(jour_de_paris(item.saisie_at), self._formation.campagne)
            self.rang(
                texte,
                self.bouton("Accordée…", partial(self._accorder, item)),
                self.bouton("Refusée…", partial(self._refuser, item), poids="lien"),
                detail=f"demandée le {envoi}, réponse attendue",
            )

    def _gestes(self) -> None:
        demandes, voulue = self._bureau.demandes, self._formation_id
        self.boutons(
            self.bouton("Capacité…", self._capacite),
            self.bouton(
                "Demander une augmentation…",
                partial(self._demander, augmentation=True),
                demandes.examiner_augmentation(voulue),
            ),
            self.bouton(
                "Demander la clôture…",
                partial(self._demander, augmentation=False),
                demandes.examiner_cloture(voulue),
            ),
        )

    def _capacite(self) -> None:
        if phrase := CapaciteDialog.saisir(self._bureau, self._formation_id, self):
            self.geste_demande.emit(_deja_fait, phrase.split(" – ")[0])

    def _demander(self, *, augmentation: bool) -> None:
        phrase = PleineDialog.proposer(self._bureau, self._formation_id, self, augmentation=augmentation)
        if phrase:
            self.geste_demande.emit(_deja_fait, phrase.split(" – ")[0])

    def _noter_cloture(self) -> None:
        aujourdhui = self._bureau.contexte.maintenant().date()
        jour = DateDialog.choisir("Depuis quand est-elle clôturée\u202f?", _CONSTATEE, aujourdhui, self)
        if jour is not None:
            noter = partial(self._bureau.demandes.noter_cloture, self._formation_id, jour)
            self.geste_demande.emit(noter, "Recrutement clôturé")

    def _accorder(self, item: Saisie) -> None:
        accord = AccordDialog.demander(
            lire_capacite(item.valeur), self._formation, self._bureau.contexte.maintenant().date(), self
        )
        if accord is not None:
            places, jour = accord
            accorder = partial(self._bureau.demandes.accorder, item.id, places, jour)
            self.geste_demande.emit(accorder, f"Augmentation accordée\u202f: {places} places")

    def _refuser(self, item: Saisie) -> None:
        refus = RefusDemandeDialog.demander(self._bureau.contexte.maintenant().date(), self)
        if refus is not None:
            raison, jour = refus
            refuser = partial(self._bureau.demandes.refuser, item.id, raison, jour)
            self.geste_demande.emit(refuser, "Augmentation refusée")


def _deja_fait() -> None:
    """Write nothing: the dialog already did."""
