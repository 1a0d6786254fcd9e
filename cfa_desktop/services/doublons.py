"""Persons who may be the same: asked, never guessed; told apart, linked, merged or given their number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cfa_desktop.models.candidat import CHAMPS_CORRIGEABLES, Candidat
from cfa_desktop.models.doublons import (
    DouteHomonyme,
    Fiche,
    Paire,
    appariees,
    couple,
    doute_homonyme,
    fiche,
    homonymes,
    paires,
    paires_de,
    raison_de_paire,
)
from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.extraction import Doute
from cfa_desktop.models.fiches_comparees import Comparaison, Cote, valeurs_de, valeurs_reunies
from cfa_desktop.models.fusion import note_de_fusion, note_de_lien, obstacles, phrase_brouillons
from cfa_desktop.models.libelles_champs import libelle_champ
from cfa_desktop.models.numero import est_provisoire, normaliser_numero
from cfa_desktop.models.plan import Connu, Plan
from cfa_desktop.models.texte import nettoyer
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.lignes import Selection, composer
from cfa_desktop.storage import candidats, distinctions, evenements, fusions, saisies
from cfa_desktop.storage.database import Connection


class FusionRefusee(CfaError):
    """Two persons cannot become one as asked."""


class NumeroRefuse(CfaError):
    """A n° d'inscription cannot be given to this person."""


@dataclass(frozen=True, slots=True)
class Doublons:
    """Doubts about persons."""

    contexte: Contexte

    def paires(self, campagne: int) -> tuple[Paire, ...]:
        """Return the pairs of persons who may be the same; those already settled are left out."""
        with self.contexte.database.lecture() as connection:
            return paires(_fiches(connection, campagne), distinctions.lire(connection, campagne))

    def paires_de(self, candidat_id: int) -> tuple[Paire, ...]:
        """Return the pairs that one person makes with others, the settled ones too."""
        with self.contexte.database.lecture() as connection:
            campagne = candidats.trouver(connection, candidat_id).campagne
            toutes = list(_fiches(connection, campagne))
        elle = next(une for une in toutes if une.id == candidat_id)
        return paires_de(elle, toutes)

    def a_comparer(self, candidat_id: int, numeros: Iterable[str]) -> tuple[tuple[int, int], ...]:
        """Return the pairs of one person, then those she makes with these numbers, whatever parts them."""
        paires_connues = [paire.ids for paire in self.paires_de(candidat_id)]
        with self.contexte.database.lecture() as connection:
            campagne = candidats.trouver(connection, candidat_id).campagne
            autres = [candidats.par_numero(connection, campagne, numero) for numero in numeros]
        ids = [couple(candidat_id, autre.id) for autre in autres if autre is not None]
        return tuple(dict.fromkeys((*paires_connues, *ids)))

    def comparer(self, un: int, autre: int) -> Comparaison:
        """Return two persons side by side, the one to keep first, and what forbids their merge."""
        with self.contexte.database.lecture() as connection:
            cotes = {i: self._cote(connection, candidats.trouver(connection, i)) for i in (un, autre)}
            fiches = [_fiche_du_cote(cotes[i]) for i in (un, autre)]
            paire = appariees(fiches[0], fiches[1], raison_de_paire(fiches[0], fiches[1]))
            empechements = _empechements(connection, paire.garde.id, paire.autre.id)
        return Comparaison(paire, cotes[paire.garde.id], cotes[paire.autre.id], tuple(empechements))

    def comparer_a_la_ligne(self, doute: DouteHomonyme) -> Comparaison:
        """Return a person beside a line not imported yet, whose side has the id 0."""
        with self.contexte.database.lecture() as connection:
            connue = self._cote(connection, candidats.trouver(connection, doute.connu_id))
        ligne = Cote(0, doute.numero, doute.valeur, {c: v for c, v in doute.champs.items() if v})
        fiches = _fiche_du_cote(connue), _fiche_du_cote(ligne)
        return Comparaison(Paire(*fiches, raison_de_paire(*fiches)), connue, ligne)

    def distinguer(self, un: int, autre: int) -> None:
        """Remember that two persons are not the same: they are not asked about again, unless undone."""
        with self.contexte.changement("Homonymes distingués") as (connection, changement):
            distinctions.poser(changement, connection, couple(un, autre))

    def relier(self, un: int, autre: int) -> None:
        """Remember that two dossiers are one person's: each one's follow-up gives the number of the other.

        They stay two, as on Parcoursup, where contracts are typed by number. Raises ``FusionRefusee``.
        """
        with self.contexte.changement("Même personne, deux dossiers") as (connection, changement):
            tous = [candidats.trouver(connection, i) for i in (un, autre)]
            if any(est_provisoire(candidat.numero) for candidat in tous):
                raise FusionRefusee(
                    "Une fiche sans numéro d’inscription n’est pas un dossier de Parcoursup\u202f: "
                    "fusionnez-la avec l’autre."
                )
            distinctions.poser(changement, connection, couple(un, autre))
            at = self.contexte.maintenant()
            for elle, l_autre in (tous, tous[::-1]):
                texte = note_de_lien(l_autre.numero, l_autre.nom_complet)
                fusions.noter(changement, elle.id, at, texte)

    def fusionner(self, garde: int, cede: int, choix: Mapping[str, str] | None = None) -> None:
        """Bring a person noted without number into another one: one change, undone at once.

        ``choix`` gives the values to show (fields that may be corrected); a field left out keeps the value of
        ``garde``, else takes the other one. Raises ``FusionRefusee`` with every reason.
        """
        choisis = {champ: nettoyer(valeur) for champ, valeur in (choix or {}).items()}
        for champ in choisis.keys() - set(CHAMPS_CORRIGEABLES):
            raise FusionRefusee(
                f"«\u00a0{libelle_champ(champ)}\u00a0» vient de Parcoursup\u202f: il ne se choisit pas ici."
            )
        with self.contexte.changement("Fusion de deux fiches") as (connection, changement):
            if raisons := _empechements(connection, garde, cede):
                raise FusionRefusee(" ".join(raisons))
            l_une, l_autre = (candidats.trouver(connection, i) for i in (garde, cede))
            valeurs = valeurs_reunies(l_une, l_autre, choisis)
            fusions.fusionner(fusions.Fusion(connection, changement, garde, cede), valeurs)
            note = note_de_fusion(l_autre.numero, l_autre.nom_complet)
            fusions.noter(changement, garde, self.contexte.maintenant(), note)

    def renseigner_numero(self, candidat_id: int, texte: str) -> int | None:
        """Give its n° d'inscription to a person noted without one.

        Return None once done; else, writing nothing, the id of the person who already holds that number
        here: merging is then the question. Raises ``NumeroRefuse``.
        """
        numero = normaliser_numero(texte)
        if numero is None:
            raise NumeroRefuse(
                f"«\u00a0{texte.strip()}\u00a0» n’est pas un numéro d’inscription\u202f: "
                "il n’a que des chiffres."
            )
        with self.contexte.changement("Numéro d’inscription renseigné") as (connection, changement):
            candidat = candidats.trouver(connection, candidat_id)
            if not est_provisoire(candidat.numero):
                raise NumeroRefuse(
                    f"Le n° {candidat.numero} vient de Parcoursup\u202f: il ne se change pas ici."
                )
            connu = candidats.par_numero(connection, candidat.campagne, numero)
            if connu is None:
                fusions.renumeroter(changement, connection, candidat_id, numero)
        return None if connu is None else connu.id

    def _cote(self, connection: Connection, candidat: Candidat) -> Cote:
        selection = Selection(candidat_id=candidat.id)
        voeux = composer(self.contexte, connection, selection, self.contexte.maintenant())
        return Cote(
            id=candidat.id,
            numero=candidat.numero,
            nom_complet=candidat.nom_complet,
            valeurs=valeurs_de(candidat),
            importes=candidat.importes,
            voeux=tuple(voeux),
            evenements=tuple(evenements.de_candidat(connection, candidat.id)),
            saisies=tuple(
                (voeu.formation_nom, item)
                for voeu in voeux
                for item in saisies.de_candidature(connection, voeu.id)
            ),
        )


def doutes_du_plan(connection: Connection, plan: Plan, connus: Mapping[str, Connu]) -> tuple[Doute, ...]:
    """Return a doubt for each new line whose person may be known under another number (services/imports).

    Pairs that the officer settled are not asked about again.
    """
    if not plan.nouveaux or not connus:
        return ()
    lignes = {nouveau.numero: nouveau for nouveau in plan.nouveaux}
    nouvelles = [
        _fiche_de_la_ligne(numero, nouveau.champs, connus.get(numero)) for numero, nouveau in lignes.items()
    ]
    distinctes = distinctions.lire(connection, plan.destination.campagne)
    connues = (fiche(connu.candidat, connu.corrections) for connu in connus.values())
    return tuple(
        doute_homonyme(lignes[neuve.numero].ligne, neuve, connue, raison, lignes[neuve.numero].champs)
        for neuve, connue, raison in homonymes(nouvelles, connues)
        if couple(neuve.id, connue.id) not in distinctes
    )


def _fiches(connection: Connection, campagne: int) -> Iterator[Fiche]:
    corriges = candidats.corrections(connection)
    for candidat in candidats.lire_bruts(connection, campagne).values():
        yield fiche(candidat, corriges.get(candidat["id"]))


def _fiche_de_la_ligne(numero: str, champs: Mapping[str, str], connu: Connu | None) -> Fiche:
    if connu is None:
        return fiche({**champs, "numero": numero})
    dits = {champ: valeur for champ, valeur in champs.items() if valeur}
    return fiche({**connu.candidat, **dits}, connu.corrections)


def _fiche_du_cote(cote: Cote) -> Fiche:
    importes = {**cote.valeurs, **cote.importes}
    return fiche({**importes, "id": cote.id, "numero": cote.numero}, dict(cote.valeurs))


def _empechements(connection: Connection, garde_id: int, cede_id: int) -> list[str]:
    """Return what forbids one person to be merged into another, each a French sentence."""
    garde, cede = (candidats.trouver(connection, i) for i in (garde_id, cede_id))
    if garde.id == cede.id or garde.campagne != cede.campagne:
        return ["Choisissez deux fiches différentes de la même session."]
    if not est_provisoire(cede.numero):
        if est_provisoire(garde.numero):
            return [f"La fiche à garder est le n° {cede.numero}, qui vient de Parcoursup."]
        return [
            f"Les n° {garde.numero} et {cede.numero} sont deux dossiers sur Parcoursup, où les contrats se "
            "saisissent par numéro\u202f: ils ne se fusionnent pas."
        ]
    l_un, l_autre = fusions.voeux(connection, garde_id), fusions.voeux(connection, cede_id)
    raisons = [
        phrase
        for formation_id in l_un.keys() & l_autre.keys()
        for phrase in obstacles(l_un[formation_id], l_autre[formation_id])
    ]
    commences = fusions.brouillons(connection, garde_id)
    aussi = fusions.brouillons(connection, cede_id)
    return raisons + [phrase_brouillons(nom) for formation, nom in commences.items() if formation in aussi]
