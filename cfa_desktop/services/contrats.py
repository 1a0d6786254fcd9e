"""Contracts: ask whether, prepare, keep a draft; employers already met."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from cfa_desktop.models.brouillon import Brouillon
from cfa_desktop.models.candidat import Candidat
from cfa_desktop.models.dates_fr import jour_de_paris
from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.noms import separer_nom
from cfa_desktop.models.numero import est_provisoire, normaliser_numero
from cfa_desktop.models.permis import Acte, SujetCandidature, permis_candidature, permis_item
from cfa_desktop.models.regles.periode import blocages_periode
from cfa_desktop.models.saisie import Nature, Saisie, Statut
from cfa_desktop.models.siret import examiner_siret
from cfa_desktop.models.texte import nettoyer
from cfa_desktop.models.verdict import Verdict
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.permis import Permis, avec_personne, exiger, lire_item, lire_sujet
from cfa_desktop.storage import brouillons, candidats, candidatures, employeurs, formations, saisies
from cfa_desktop.storage.database import Connection
from cfa_desktop.storage.journal import Changement

LONGUEUR_SIREN = 9


class NumeroInvalide(CfaError):
    """A number that cannot be a n° d'inscription."""

    def __init__(self, texte: str) -> None:
        super().__init__(
            f"« {texte} » n’est pas un numéro d’inscription : il ne contient que des chiffres. Vérifiez-le."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SaisieContrat:
    """A contract as typed. ``employeur`` and ``siret`` None = not asked yet (to grey the action).

    ``au`` is the instant at which rules are evaluated (None = the clock). ``nom`` ("NOM Prénom") serves an
    unknown number. ``pas_avant`` prepares for the first instant at which Parcoursup will accept.
    """

    formation_id: int
    numero: str
    employeur: str | None = None
    siret: str | None = None
    nom: str = ""
    limite_reponse_on: date | None = None
    au: datetime | None = None
    pas_avant: datetime | None = None
    confirme: bool = False
    deja_saisi: bool = False


@dataclass(frozen=True, slots=True)
class Places:
    """The places of a formation once one more contract is entered."""

    capacite: int | None
    parcoursup: int
    prepares: int

    @property
    def comptes(self) -> int:
        """Return the contracts counted before the one being typed (R10)."""
        return self.parcoursup + self.prepares


@dataclass(frozen=True, slots=True)
class _Lu:
    formation: Formation
    candidat: Candidat | None
    candidature_id: int | None
    sujet: SujetCandidature
    instant: datetime

    def verdict(self) -> Verdict:
        """Say whether the contract may be prepared, with every reason at once."""
        return permis_candidature(self.sujet, self.instant)[Acte.CONTRAT]


@dataclass(frozen=True, slots=True)
class Contrats:
    """Contracts d'apprentissage."""

    contexte: Contexte

    def examiner(self, saisie: SaisieContrat) -> Verdict:
        """Say whether the contract may be prepared, with every reason at once."""
        with self.contexte.database.lecture() as connection:
            return self._lire(connection, saisie).verdict()

    def places(self, formation_id: int) -> Places:
        """Return the counted contracts of a formation, prepared ones apart."""
        with self.contexte.database.lecture() as connection:
            formation = formations.trouver(connection, formation_id)
            prepares = saisies.compter_contrats_prepares(connection, formation_id)
            comptes = candidatures.compter_contrats(connection, formation_id)
            return Places(formation.capacite, comptes - prepares, prepares)

    def preparer(self, saisie: SaisieContrat) -> int:
        """Prepare a contract (or record it as typed); return the item's id or raise ``RuleViolation``.

        An item prepared for later (``pas_avant``) is evaluated at that instant.
        """
        etape = "noté comme saisi en ligne" if saisie.deja_saisi else "préparé"
        # What is on Parcoursup is not undone by Ctrl+Z (R4).
        annulable = not saisie.deja_saisi
        with self.contexte.changement(f"Contrat {etape}", annulable=annulable) as (connection, changement):
            lu = self._lire(connection, saisie)
            exiger(lu.verdict(), confirme=saisie.confirme)
            return self._creer(connection, changement, lu, saisie)

    def garder_brouillon(self, brouillon: Brouillon) -> int:
        """Keep a contract begun, so that it survives the next phone call; return its id."""
        libelle = "Contrat en attente du SIRET" if brouillon.attente_siret else "Contrat commencé"
        with self.contexte.changement(libelle, annulable=brouillon.attente_siret) as (connection, changement):
            garde = brouillon._replace(modifie_at=self.contexte.maintenant())
            return brouillons.enregistrer(changement, connection, garde)

    def oublier_brouillon(self, *, formation_id: int, numero: str) -> None:
        """Drop a contract begun."""
        with self.contexte.changement("Contrat commencé, abandonné") as (connection, changement):
            brouillons.supprimer(changement, connection, formation_id=formation_id, numero=numero)

    def brouillons(self) -> list[Brouillon]:
        """Return the contracts begun, the latest first."""
        with self.contexte.database.lecture() as connection:
            return brouillons.lister(connection)

    def employeurs(self) -> list[tuple[str, str]]:
        """Return the employers already met: (denomination, SIRET)."""
        with self.contexte.database.lecture() as connection:
            return employeurs.lister(connection)

    def employeur_connu(self, siret: str) -> str:
        """Return the name of the employer with this SIRET, or ""."""
        for denomination, connu in self.employeurs():
            if connu == siret:
                return denomination
        return ""

    def autre_etablissement(self, siret: str) -> str:
        """Return the name of an employer already met with the same SIREN but another SIRET, or ""."""
        siren = siret[:LONGUEUR_SIREN]
        for denomination, connu in self.employeurs():
            if len(siren) == LONGUEUR_SIREN and connu.startswith(siren) and connu != siret:
                return denomination
        return ""

    def completer_employeur(self, candidature_id: int, *, denomination: str, siret: str) -> None:
        """Give an imported contract its employer « pour nos documents »: no item, nothing counted."""
        examine = examiner_siret(siret)
        if examine.valeur is None or not denomination.strip():
            raise CfaError(f"Indiquez l’employeur et son SIRET : {examine.raison or 'nom manquant'}.")
        with self.contexte.changement("Employeur complété") as (connection, changement):
            employeur_id = employeurs.enregistrer(
                changement, connection, nettoyer(denomination), examine.valeur
            )
            candidatures.modifier(changement, candidature_id, employeur_id=employeur_id)

    def texte_candidat(self, saisie_id: int) -> str:
        """Return the text for the candidate: provisional while prepared, dated once typed (R18)."""
        from cfa_desktop.services.modeles import Modeles
        from cfa_desktop.services.reponses import Reponses
        from cfa_desktop.services.textes_contrat import Contrat, texte_candidat

        contrat = Contrat(*self._autour(saisie_id))
        voulue = contrat.saisie.candidature_id
        proposition = Reponses(self.contexte).proposition(voulue) if voulue is not None else None
        return texte_candidat(Modeles(self.contexte), contrat, proposition.limite if proposition else None)

    def texte_annulation(self, saisie_id: int, motif: str) -> str:
        """Return the request to cancel a typed contract, ready for the DRAIO."""
        from cfa_desktop.services.modeles import Modeles
        from cfa_desktop.services.textes_contrat import Contrat, texte_annulation

        return texte_annulation(Modeles(self.contexte), Contrat(*self._autour(saisie_id)), motif)

    def examiner_annulation(self, saisie_id: int) -> Verdict:
        """Say whether the cancelling of a contract may be asked for, and of whom (R4)."""
        return Permis(self.contexte).saisie(saisie_id)[Acte.ANNULER_CONTRAT]

    def demander_annulation(self, saisie_id: int, motif: str) -> None:
        """Note that a typed contract is to be cancelled: it stays counted until an import says otherwise."""
        if not motif.strip():
            raise CfaError("Dites pourquoi ce contrat est à annuler.")
        with self.contexte.changement("Annulation du contrat demandée") as (connection, changement):
            maintenant = self.contexte.maintenant()
            item = lire_item(self.contexte, connection, saisie_id)
            exiger(permis_item(item, maintenant)[Acte.ANNULER_CONTRAT])
            jour = jour_de_paris(maintenant)
            saisies.modifier(changement, saisie_id, valeur=jour.isoformat(), motif=motif.strip())

    def oublier_annulation(self, saisie_id: int) -> None:
        """Take back the request to cancel a contract."""
        with self.contexte.changement("Annulation du contrat, finalement non") as (_, changement):
            saisies.modifier(changement, saisie_id, valeur="", motif="")

    def _autour(self, saisie_id: int) -> tuple[Saisie, Candidat, Formation]:
        with self.contexte.database.lecture() as connection:
            saisie = saisies.trouver(connection, saisie_id)
            if saisie.candidature_id is None:
                raise CfaError("Cette saisie ne concerne aucun candidat.")
            stockee = candidatures.trouver(connection, saisie.candidature_id)
            candidat = candidats.trouver(connection, stockee.candidat_id)
            return saisie, candidat, formations.trouver(connection, saisie.formation_id)

    def candidat(self, formation_id: int, numero: str) -> Candidat | None:
        """Return the person with this number in the formation's campagne, or None."""
        with self.contexte.database.lecture() as connection:
            formation = formations.trouver(connection, formation_id)
            return candidats.par_numero(connection, formation.campagne, _numero(numero))

    def _lire(self, connection: Connection, saisie: SaisieContrat) -> _Lu:
        formation = formations.trouver(connection, saisie.formation_id)
        instant = saisie.pas_avant or self.contexte.maintenant(saisie.au)
        numero = _numero(saisie.numero)
        candidat = candidats.par_numero(connection, formation.campagne, numero)
        candidature_id = None
        if candidat is not None:
            candidature_id = candidatures.trouver_id(
                connection, formation_id=formation.id, candidat_id=candidat.id
            )
        if candidature_id is not None:
            sujet = lire_sujet(self.contexte, connection, candidature_id)
        else:
            sujet = SujetCandidature(
                faits=None,
                formation=formation,
                calendrier=self.contexte.calendrier(formation.campagne),
                contrats_comptes=candidatures.compter_contrats(connection, formation.id),
            )
            connu = (candidat.nom, candidat.prenom) if candidat else separer_nom(saisie.nom)[:2]
            sujet = avec_personne(
                connection, sujet, numero, connu, candidat_id=candidat.id if candidat else None
            )
        sujet = sujet._replace(employeur=saisie.employeur, siret=saisie.siret)
        return _Lu(formation, candidat, candidature_id, sujet, instant)

    def _creer(self, connection: Connection, changement: Changement, lu: _Lu, saisie: SaisieContrat) -> int:
        numero = _numero(saisie.numero)
        candidat_id = lu.candidat.id if lu.candidat else self._creer_candidat(changement, lu, numero)
        candidature_id = lu.candidature_id or candidatures.creer_sans_voeu(
            changement, formation_id=lu.formation.id, candidat_id=candidat_id
        )
        siret = examiner_siret(saisie.siret or "").valeur or ""
        employeur_id = employeurs.enregistrer(changement, connection, nettoyer(saisie.employeur or ""), siret)
        evaluee = lu.instant
        item = Saisie(
            id=0,
            nature=Nature.CONTRAT,
            statut=Statut.SAISIE if saisie.deja_saisi else Statut.PREPAREE,
            formation_id=lu.formation.id,
            candidature_id=candidature_id,
            preparee_at=self.contexte.maintenant(),
            evaluee_at=evaluee,
            limite_reponse_on=saisie.limite_reponse_on,
            pas_avant=self._pas_avant(lu, evaluee),
            saisie_at=evaluee if saisie.deja_saisi else None,
        )
        brouillons.supprimer(changement, connection, formation_id=lu.formation.id, numero=numero)
        return saisies.creer(changement, item, candidat_id=candidat_id, employeur_id=employeur_id)

    def _creer_candidat(self, changement: Changement, lu: _Lu, numero: str) -> int:
        nom, prenom, _ = separer_nom(lu.sujet.nom)
        champs = {"nom": nom, "prenom": prenom}
        return candidats.creer(changement, campagne=lu.formation.campagne, numero=numero, champs=champs)

    def _pas_avant(self, lu: _Lu, evaluee: datetime) -> datetime | None:
        """Return the evaluated instant when Parcoursup would still refuse now for want of time."""
        maintenant = self.contexte.maintenant()
        if evaluee <= maintenant:
            return None
        refuse = blocages_periode(lu.formation, lu.sujet.calendrier, maintenant)
        return evaluee if refuse else None


def _numero(texte: str) -> str:
    if est_provisoire(texte.strip()):
        return texte.strip()
    numero = normaliser_numero(texte)
    if numero is None:
        raise NumeroInvalide(texte)
    return numero
