"""What is photographed: one candidature of each kind, and what is prepared once around them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from benchmarks.captures.regles import refus
from cfa_desktop.models.etats import Etat
from cfa_desktop.models.explication import Explication
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.messages import Destinataires
from cfa_desktop.models.saisie import Nature, Saisie, Statut
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.exports import DemandeListe

CONFIRMEE = "Candidature confirmée (Non examinée)"
MESSAGE = "Un atelier CV a lieu chaque mercredi à 14 h, sans inscription."


class Sujets:
    """The demo base, everything written through the services."""

    def __init__(self, bureau: Bureau, dossier: Path) -> None:
        self.bureau = bureau
        jour = bureau.contexte.maintenant().date()
        self.export = dossier / f"recrutement_{jour.isoformat()}.csv"
        self._ecrire_export()
        self.saisi = next(ligne for ligne in self.toutes if ligne.contrat is Statut.SAISIE)
        self.item = next(
            item for item in bureau.dossiers.ouvrir(self.saisi.id).items if item.statut is Statut.SAISIE
        )
        self.suivie = bureau.formations.trouver(self.saisi.formation_id)
        self._preparer()

    @property
    def formation(self) -> Formation:
        """Return the first formation of the list."""
        return self.bureau.formations.lister()[0]

    @property
    def lignes(self) -> list[CandidatureLine]:
        """Return the candidatures of the first formation."""
        return self.bureau.candidatures.lister(formation_id=self.formation.id)

    @cached_property
    def toutes(self) -> list[CandidatureLine]:
        """Return the candidatures of every formation, as they were at first."""
        return self.bureau.candidatures.lister()

    def ligne(self, etat: Etat) -> CandidatureLine:
        """Return a candidature in that état, with contacts when one has some."""
        lignes = [ligne for ligne in self.lignes if ligne.etat is etat and not ligne.presume]
        suivies = [ligne for ligne in lignes if ligne.dernier_contact_on]
        return (suivies or lignes or [ligne for ligne in self.toutes if ligne.etat is etat])[0]

    @cached_property
    def refus_expliques(self) -> list[tuple[str, Explication]]:
        """Return an explained refusal of each rule that refuses something."""
        return refus(self.bureau, self.toutes)

    @cached_property
    def refusee(self) -> CandidatureLine:
        """Return a refused candidature, of the formation followed when there is one."""
        refusees = [ligne for ligne in self.toutes if ligne.etat is Etat.REFUSEE]
        ici = [ligne for ligne in refusees if ligne.formation_id == self.suivie.id]
        return (ici or refusees)[0]

    def cartes(self) -> Iterator[tuple[str, int]]:
        """Yield one card of each kind of « À saisir en ligne »."""
        for carte in self.bureau.saisies.lister(statuts=(Statut.PREPAREE, Statut.SAISIE)):
            saisie = carte.saisie
            if saisie.candidature_id is None:
                yield f"carte-{saisie.nature.value}-{saisie.statut.value}", saisie.id
            elif saisie.refus_parcoursup:
                yield "carte-a-regler", saisie.id
            elif saisie.id == self.item.id:
                yield "carte-saisie", saisie.id

    def premier_item(self, nature: Nature) -> Saisie:
        """Return the first prepared item of a nature."""
        return next(c.saisie for c in self.bureau.saisies.lister() if c.saisie.nature is nature)

    @property
    def autre_item(self) -> Saisie:
        """Return another typed contract, whose cancellation nobody asked for."""
        typees = (c.saisie for c in self.bureau.saisies.lister(statuts=(Statut.SAISIE,)))
        return next(x for x in typees if x.nature is Nature.CONTRAT and x.id != self.item.id)

    def _preparer(self) -> None:
        bureau, formation = self.bureau, self.suivie
        aujourdhui = bureau.contexte.maintenant().date()
        bureau.motifs.ajouter(self.refusee.id, recue_on=aujourdhui, note="par courriel")
        bureau.contrats.demander_annulation(self.item.id, "contrat rompu avant son début")
        bureau.bilans.saisir(formation.id, formation.campagne - 1, 5)
        demande = bureau.demandes.demander_augmentation(formation.id, (formation.capacite or 0) + 4)
        bureau.saisies.marquer_saisie(demande)
        bureau.formations.changer(formation.id, message_recherche=MESSAGE)
        bureau.demandes.preparer_message(formation.id, Destinataires.RECHERCHE)
        bureau.demandes.demander_cloture(formation.id)
        cloture = bureau.demandes.demander_cloture(self._derniere().id)
        bureau.saisies.marquer_saisie(cloture)
        bureau.saisies.refusee_par_parcoursup(self.premier_item(Nature.CONTRAT).id, "capacité atteinte")

    def _derniere(self) -> Formation:
        return self.bureau.formations.lister(self.suivie.campagne)[-1]

    def _ecrire_export(self) -> None:
        """Write an export to import again: the list of a formation, as the program itself exports it."""
        demande = DemandeListe(self.lignes, self.formation.id, self.formation.campagne)
        self.bureau.exports.liste(demande, self.export)
        entetes, *lignes = self.export.read_text("utf-8-sig").splitlines()
        changees = [ligne.replace("Candidature non confirmée", CONFIRMEE) for ligne in lignes[:8]]
        nouvelle = f"799999;LE GOFF Aïcha;;;Lycée d’exemple;{CONFIRMEE};;Résultat connu ultérieurement;;;"
        self.export.write_text("\r\n".join((entetes, *changees, *lignes[8:-2], nouvelle)), "utf-8-sig")
