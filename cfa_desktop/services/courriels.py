"""E-mails prepared for candidates: read here, written as drafts, sent by the officer's own mail program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from cfa_desktop.documents.liste import Progres, texte_nombre
from cfa_desktop.models.centre import Centre
from cfa_desktop.models.courriel import CONVOCATION, FACULTATIVES, Brouillon, Sorte
from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.etats import Reponse
from cfa_desktop.models.lettre import rediger, separer
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.modeles import OU_CORRIGER, modele
from cfa_desktop.models.rendez_vous import refus_de_seance
from cfa_desktop.models.saisie import Statut
from cfa_desktop.services import centre, sorties
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.impression.champs_lettre import champs_convocation, grouper_par_personne
from cfa_desktop.services.modeles import Modeles
from cfa_desktop.storage import formations, saisies

SANS_ADRESSE = "sans adresse courriel"
ADRESSE_ILLISIBLE = "adresse courriel à corriger"
_REPONDU = (Reponse.OUI_DEFINITIF, Reponse.OUI_VOEUX_EN_ATTENTE)
_CONTRAT = "Votre contrat d’apprentissage"


class SeanceIncomplete(CfaError):
    """A convocation does not say to what, when or where."""

    def __init__(self, manquent: Sequence[str]) -> None:
        super().__init__(f"Complétez d’abord\u202f: {', '.join(manquent)}.")


class SeanceRefusee(CfaError):
    """A convocation gives a day or an hour that is none."""

    def __init__(self, refus: Sequence[str]) -> None:
        super().__init__(" ".join(refus))


class AucunCourriel(CfaError):
    """Nobody can be written to."""

    def __init__(self) -> None:
        super().__init__("Aucun message à enregistrer\u202f: voyez la raison en face de chaque candidat.")


class DemandeCourriels(NamedTuple):
    """Messages of a kind to the persons of those lines; ``textes`` = what was typed for them."""

    sorte: Sorte
    lignes: Sequence[CandidatureLine]
    textes: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Courriels:
    """Messages to candidates, as drafts."""

    contexte: Contexte

    def composer(self, demande: DemandeCourriels) -> list[Brouillon]:
        """Return the messages asked for, in the order of the lines; raise ``ModeleInvalide``."""
        if demande.sorte is CONVOCATION:
            return self._convocations(demande.lignes, demande.textes)
        return self._contrats(demande.lignes)

    def refus(self, demande: DemandeCourriels) -> dict[str, str]:
        """Return why what was typed is refused, by field: the messages leave room there instead."""
        if demande.sorte is not CONVOCATION or not demande.lignes:
            return {}
        with self.contexte.database.lecture() as connection:
            formation = formations.trouver(connection, demande.lignes[0].formation_id)
        return refus_de_seance(demande.textes, formation.campagne)

    def ecrire(self, demande: DemandeCourriels, dossier: Path, progres: Progres | None = None) -> list[Path]:
        """Write one file per message that has an address, and note how many; return the files.

        Raises ``SeanceIncomplete``, ``SeanceRefusee``, ``AucunCourriel``, ``ModeleInvalide``,
        ``EcritureError``.
        """
        from cfa_desktop.documents.courriel import Courriel, ecrire_courriels

        if manquent := demande.sorte.manquent(demande.textes):
            raise SeanceIncomplete(manquent)
        if refus := self.refus(demande):
            raise SeanceRefusee(tuple(refus.values()))
        courriels = [
            Courriel(f"{un.candidat} {un.numero}", un.candidat, un.adresse, un.sujet, un.texte)
            for un in self.composer(demande)
            if not un.raison
        ]
        if not courriels:
            raise AucunCourriel
        ecrits = ecrire_courriels(courriels, dossier, progres)
        compte = texte_nombre(len(ecrits), "message", "messages")
        sorties.noter(self.contexte, f"Brouillons de courriel enregistrés – {demande.sorte.titre}, {compte}")
        return ecrits

    def _convocations(self, lignes: Sequence[CandidatureLine], textes: Mapping[str, str]) -> list[Brouillon]:
        texte = Modeles(self.contexte).lire("convocation_mail")
        manque = modele("convocation_mail").manque(texte, OU_CORRIGER)
        le_centre = self._centre()
        with self.contexte.database.lecture() as connection:
            toutes = {formation.id: formation for formation in formations.lister(connection)}
        brouillons = []
        for siennes in grouper_par_personne(lignes).values():
            voulues = [toutes[ligne.formation_id] for ligne in siennes]
            champs = champs_convocation(siennes[0], voulues, le_centre, textes)
            ecrit = rediger(texte, champs, FACULTATIVES)
            sujet = ecrit.objet or modele("convocation").titre
            message = _brouillon(siennes[0], sujet, _signer(ecrit.corps, le_centre))
            brouillons.append(message._replace(manque=manque))
        return brouillons

    def _contrats(self, lignes: Sequence[CandidatureLine]) -> list[Brouillon]:
        from cfa_desktop.services.contrats import Contrats
        from cfa_desktop.services.impression.contrat_remis import contrats_remis, se_remet

        le_centre, contrats, manques = self._centre(), Contrats(self.contexte), self._manques_contrat()
        with self.contexte.database.lecture() as connection:
            remis = contrats_remis(saisies.suivies(connection))
            noms = {formation.id: formation.nom_court for formation in formations.lister(connection)}
        brouillons = []
        for ligne in lignes:
            contrat = remis.get(ligne.id)
            if contrat is None or not se_remet(ligne, contrat) or ligne.reponse in _REPONDU:
                continue
            ecrit = separer(contrats.texte_candidat(contrat.id))
            sujet = ecrit.objet or f"{_CONTRAT} – {noms[ligne.formation_id]}"
            message = _brouillon(ligne, sujet, _signer(ecrit.corps, le_centre))
            brouillons.append(message._replace(manque=manques[contrat.statut]))
        return brouillons

    def _manques_contrat(self) -> dict[Statut, str]:
        """Return what the text about a contract leaves unsaid, by where that contract is."""
        modeles = Modeles(self.contexte)
        saisi, provisoire = (
            modele(cle).manque(modeles.lire(cle), OU_CORRIGER)
            for cle in ("contrat_saisi", "contrat_provisoire")
        )
        return {statut: provisoire if statut is Statut.PREPAREE else saisi for statut in Statut}

    def _centre(self) -> Centre:
        with self.contexte.database.lecture() as connection:
            return centre.lire(connection)


def _brouillon(ligne: CandidatureLine, sujet: str, texte: str) -> Brouillon:
    from cfa_desktop.documents.courriel import adresse_lisible

    adresse = ligne.mail.strip()
    raison = "" if adresse_lisible(adresse) else ADRESSE_ILLISIBLE if adresse else SANS_ADRESSE
    nom = ligne.candidat or f"n°\u00a0{ligne.numero}"
    return Brouillon(nom, ligne.numero, adresse, sujet, texte, raison)


def _signer(corps: str, le_centre: Centre) -> str:
    qui = (le_centre.signataire, le_centre.qualite, le_centre.nom, le_centre.telephone)
    return "\n".join((corps, "", *(ligne for ligne in qui if ligne))).strip() + "\n"
