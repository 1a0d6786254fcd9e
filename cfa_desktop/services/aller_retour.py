"""A workbook that leaves to be modified, comes back as a plan, and is applied as one recorded change."""

from __future__ import annotations

import json
import re
import secrets
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from cfa_desktop.documents.lecture import aller_retour as colonnes_retour
from cfa_desktop.documents.liste import (
    Classeur,
    Colonne,
    Entete,
    Liste,
    Progres,
    Valeur,
    texte_nombre,
    texte_valeur,
)
from cfa_desktop.models import aller_retour
from cfa_desktop.models.aller_retour import (
    CLE,
    COORDONNEES,
    ETAPE,
    ETAPE_ON,
    NOTE,
    Actuel,
    PlanAllerRetour,
    Refus,
    Voulu,
    canonique,
)
from cfa_desktop.models.colonnes import CHAMPS
from cfa_desktop.models.dates_fr import jour_de_paris
from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.extraction import Extraction, TypeExport
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.rapport import rapport_du_retour
from cfa_desktop.models.sens_colonnes import SENS
from cfa_desktop.models.suivi import Evenement, TypeEvenement
from cfa_desktop.models.telephone import format_telephone
from cfa_desktop.services import fiches, sorties
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.entetes import entete
from cfa_desktop.services.exports import DemandeListe, FormatInconnu
from cfa_desktop.services.lignes import Selection, composer
from cfa_desktop.storage import candidats, evenements, historique, imports, parametres, sauvegardes
from cfa_desktop.storage.conversions import texte_instant
from cfa_desktop.storage.database import Connection
from cfa_desktop.storage.journal import Changement

_CLE_BASE = "identite_base"
_SENS_NOTE = "Ce que vous tapez ici devient une note du suivi, à la date du retour."
_LARGEUR_CLE = 10
_BEAUCOUP = 500
_JOURS = (ETAPE_ON, "limite", "dernier_contact")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
CONSIGNES = (
    (
        "Où écrire",
        "Dans les colonnes à fond jaune seulement\u202f: téléphones, mail, prochaine étape et sa date, note "
        "à ajouter. Le reste vient de Parcoursup ou se calcule\u202f: changé, il n’est pas repris.",
    ),
    (
        "Protection",
        "Sans mot de passe. Pour trier, ôtez-la (Révision, Ôter la protection), et triez toutes les colonnes "
        "ensemble. Filtrer, supprimer des lignes, ajouter des colonnes ne gêne rien.",
    ),
    (
        "Colonne cachée",
        "La première colonne, cachée, dit au programme quelle ligne est laquelle\u202f: laissez-la.",
    ),
    (
        "Revenir",
        "Page Import, déposez ce classeur (XLSX, ODS ou CSV). Chaque changement est montré, avant et après, "
        "et rien n’est écrit sans votre accord. Ce qui a aussi changé dans le programme est montré à part.",
    ),
)


class RetourRefuse(CfaError):
    """A modified workbook cannot be taken as asked."""


@dataclass(frozen=True, slots=True)
class AllerRetours:
    """Workbooks that come back; ``noter`` is False over a base opened to be read only."""

    contexte: Contexte
    noter: bool = True

    def exporter(self, demande: DemandeListe, path: Path, progres: Progres | None = None) -> tuple[str, ...]:
        """Write these lines as a workbook to modify elsewhere; return remarks like a list.

        Raise ``FormatInconnu`` unless it is .xlsx, ``RetourRefuse`` when the base cannot be marked, and
        EcritureError.
        """
        from cfa_desktop.documents.excel import ecrire_classeur

        if path.suffix.lower() != ".xlsx":
            raise FormatInconnu(path, [".xlsx"])
        tete = entete(self.contexte, demande.formation_id, demande.campagne, demande.filtre)
        liste = _liste(tete, demande.lignes, self._identite())
        remarques = ecrire_classeur(Classeur(liste.titre, tete, (liste,), CONSIGNES), path, progres)
        if self.noter:
            compte = texte_nombre(len(demande.lignes), "candidature", "candidatures")
            sorties.noter(self.contexte, f"Fichier exporté – Classeur à modifier (Excel), {compte}")
        return remarques

    def planifier(self, extraction: Extraction) -> PlanAllerRetour:
        """Return what a modified workbook would change; write nothing. Raise ``RetourRefuse``."""
        if extraction.type is not TypeExport.ALLER_RETOUR:
            raise RetourRefuse(
                f"«\u00a0{extraction.fichier}\u00a0» n’est pas un classeur exporté pour modification."
            )
        ids = {cle.candidature_id for cle in map(_cle, extraction.enregistrements) if cle is not None}
        with self.contexte.database.lecture() as connection:
            base = parametres.lire(connection, _CLE_BASE)
            # One by one they are read faster when they are few, all together when they are many.
            selection = Selection(candidature_ids=sorted(ids)) if len(ids) < _BEAUCOUP else Selection()
            lignes = composer(self.contexte, connection, selection, self.contexte.maintenant())
            actuels = _actuels(connection, lignes)
            version = historique.derniere_version(connection)
        voulus, refus = aller_retour.planifier(
            extraction.enregistrements, actuels, base, colonnes_retour.titres()
        )
        touchees = {un.ligne for un in voulus} | {un.ligne for un in refus}
        connues = (actuels.get(un.candidature_id) for un in map(_cle, extraction.enregistrements) if un)
        ajoutees = tuple(Refus(un.ligne, "", un.brut, un.raison) for un in extraction.rejets)
        return PlanAllerRetour(
            fichier=extraction.fichier,
            campagne=0,
            lignes=extraction.lignes,
            empreinte=extraction.empreinte,
            signature=extraction.signature,
            formations=Counter(un.formation_id for un in connues if un is not None),
            voulus=voulus,
            refus=tuple(sorted((*refus, *ajoutees), key=lambda un: un.ligne)),
            inchangees=sum(1 for un in extraction.enregistrements if un.ligne not in touchees),
            doutes=extraction.doutes,
            acceptes=frozenset(voulu.rang for voulu in voulus if not voulu.conflit),
            version=version,
        )

    def appliquer(self, plan: PlanAllerRetour) -> int:
        """Write the ticked changes, all or nothing, after a verified backup; return how many there are.

        Raise ``RetourRefuse`` when the base changed since the plan, or when a step would lose its date.
        """
        self.contexte.exiger_le_present()
        retenus = plan.retenus
        if not retenus:
            raise RetourRefuse("Rien n’est coché\u202f: cochez au moins un changement, ou renoncez.")
        sauvegardes.sauvegarder(self.contexte.database.path, motif="avant-import")
        libelle = f"Classeur modifié repris, {texte_nombre(len(retenus), 'changement', 'changements')}"
        with self.contexte.changement(libelle, source="classeur modifié") as (connection, changement):
            if plan.version != historique.version_avant(connection, changement.id):
                raise RetourRefuse("La base a changé depuis que ce plan a été préparé. Relisez le classeur.")
            for candidat_id, siens in _par_personne(retenus).items():
                self._corriger(connection, changement, candidat_id, siens)
                self._suivre(connection, changement, candidat_id, siens)
            _inscrire(changement, plan, self.contexte.maintenant())
        return len(retenus)

    def _corriger(
        self, connection: Connection, changement: Changement, candidat_id: int, siens: Sequence[Voulu]
    ) -> None:
        valeurs = {un.champ: un.apres for un in siens if un.champ in COORDONNEES}
        if valeurs:
            candidats.corriger(changement, connection, candidat_id, valeurs)

    def _suivre(
        self, connection: Connection, changement: Changement, candidat_id: int, siens: Sequence[Voulu]
    ) -> None:
        """Note what was written, with the step that it leaves open: a note alone closes no step."""
        notes = [un for un in siens if un.champ == NOTE]
        etapes = {un.champ: un for un in siens if un.champ in (ETAPE, ETAPE_ON)}
        if not notes and not etapes:
            return
        ouverte = evenements.etapes_ouvertes(connection, [candidat_id]).get(candidat_id, ("", ""))
        texte, jour = aller_retour.etape_voulue(etapes, {ETAPE: ouverte[0], ETAPE_ON: ouverte[1]})
        if texte and not jour:
            raise RetourRefuse(
                f"{siens[0].candidat}\u202f: {aller_retour.SANS_DATE}. Cochez les deux, ou aucune."
            )
        maintenant = self.contexte.maintenant()
        if not notes and not jour:
            _fermer(connection, changement, candidat_id, texte_instant(maintenant) or "")
            return
        premier = next(iter(etapes.values()), None) or notes[0]
        for note in notes or [premier._replace(apres="")]:
            evenements.ajouter(
                changement,
                connection,
                Evenement(
                    id=0,
                    candidat_id=candidat_id,
                    formation_id=note.formation_id,
                    at=maintenant,
                    type=TypeEvenement.NOTE,
                    resultat=None,
                    texte=note.apres,
                    etape=texte,
                    etape_on=date.fromisoformat(jour) if jour else None,
                ),
            )

    def _identite(self) -> str:
        """Return what tells this base from another, marking it the first time. Raise ``RetourRefuse``."""
        with self.contexte.database.lecture() as connection:
            connue = parametres.lire(connection, _CLE_BASE)
        if connue:
            return connue
        if not self.noter:
            raise RetourRefuse(
                "Cette base est ouverte ailleurs et n’a jamais produit de classeur à modifier\u202f: "
                "produisez le premier depuis la fenêtre, ou fermez-la."
            )
        neuve = secrets.token_hex(6)
        with self.contexte.database.transaction() as connection:
            parametres.ecrire(connection, _CLE_BASE, neuve)
        return neuve


def _inscrire(changement: Changement, plan: PlanAllerRetour, maintenant: datetime) -> None:
    """Put the workbook in the register of imports: one line per formation that it changed."""
    for formation_id in sorted({voulu.formation_id for voulu in plan.retenus}):
        imports.enregistrer(
            changement,
            formation_id=formation_id,
            type=TypeExport.ALLER_RETOUR.value,
            fichier=plan.fichier,
            empreinte=plan.empreinte,
            signature=plan.signature,
            export_on=jour_de_paris(maintenant).isoformat(),
            applique_at=texte_instant(maintenant) or "",
            partiel=1,
            lignes=plan.formations.get(formation_id, 0),
            rapport=json.dumps(rapport_du_retour(plan, formation_id), ensure_ascii=False),
        )


def _cle(enregistrement: object) -> aller_retour.Cle | None:
    champs: Mapping[str, str] = getattr(enregistrement, "champs", {})
    return aller_retour.lire_cle(champs.get(CLE, ""))


def _liste(tete: Entete, lignes: Sequence[CandidatureLine], base: str) -> Liste:
    titre_cle, colonnes = colonnes_retour.charger()
    toutes = [Colonne(titre_cle, largeur=_LARGEUR_CLE, cachee=True)]
    toutes += [
        Colonne(
            une.titre,
            une.genre,
            une.largeur,
            aide=SENS.get(une.champ, _SENS_NOTE),
            ouverte=une.ouverte,
        )
        for une in colonnes
    ]
    champs = [une.champ for une in colonnes]
    return Liste(
        titre="Candidatures à modifier",
        mots=("candidature", "candidatures"),
        entete=tete,
        colonnes=toutes,
        lignes=[_ligne(ligne, champs, base) for ligne in lignes],
        figees=champs.index("candidat") + 2,
    )


def _ligne(ligne: CandidatureLine, champs: Sequence[str], base: str) -> list[Valeur]:
    valeurs = {champ: _valeur(champ, ligne) for champ in champs}
    cle = aller_retour.ecrire_cle(base, ligne.id, _canoniques(valeurs))
    return [cle, *valeurs.values()]


def _valeur(champ: str, ligne: CandidatureLine) -> Valeur:
    if champ == NOTE:
        return None
    if champ == "etat":
        return fiches.cellule_etat(ligne)._replace(reponse=ligne.reponse)
    if champ in COORDONNEES:
        return str(getattr(ligne, champ))
    return CHAMPS[champ].valeur(ligne)


def _canoniques(valeurs: Mapping[str, Valeur]) -> dict[str, str]:
    return {
        champ: canonique(champ, valeur.isoformat() if isinstance(valeur, date) else texte_valeur(valeur))[0]
        for champ, valeur in valeurs.items()
    }


def _actuels(connection: Connection, lignes: Iterable[CandidatureLine]) -> dict[int, Actuel]:
    toutes = list(lignes)
    suivis = evenements.de_candidats(connection, [ligne.candidat_id for ligne in toutes])
    champs = [une.champ for une in colonnes_retour.charger()[1]]
    return {
        ligne.id: Actuel(
            ligne.id,
            ligne.candidat_id,
            ligne.formation_id,
            _canoniques({champ: _valeur(champ, ligne) for champ in champs}),
            frozenset(canonique(NOTE, un.texte)[0] for un in suivis.get(ligne.candidat_id, ())),
        )
        for ligne in toutes
    }


def _par_personne(voulus: Iterable[Voulu]) -> dict[int, list[Voulu]]:
    groupes: dict[int, list[Voulu]] = {}
    for voulu in voulus:
        groupes.setdefault(voulu.candidat_id, []).append(voulu)
    return groupes


def _fermer(connection: Connection, changement: Changement, candidat_id: int, at: str) -> None:
    for evenement in evenements.de_candidat(connection, candidat_id):
        if evenement.etape_on is not None and evenement.etape_close_at is None:
            evenements.fermer_etape(changement, evenement.id, at)


def titres() -> Mapping[str, str]:
    """Return the title of each field of the workbook."""
    return colonnes_retour.titres()


def valeur_dite(champ: str, valeur: str) -> str:
    """Return a canonical value as it is read: phones grouped, days dd/mm/yyyy."""
    if champ in _JOURS and _ISO.fullmatch(valeur):
        return f"{date.fromisoformat(valeur):%d/%m/%Y}"
    return format_telephone(valeur) if champ.startswith("telephone") else valeur
