"""The lines of each category of a plan, made away from the interface: plain values, ready to be shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from cfa_desktop.models.constat import Constat
from cfa_desktop.models.ecarts import dire, dire_item, dire_lu
from cfa_desktop.models.extraction import Doute
from cfa_desktop.models.libelles_champs import libelle_champ, libelle_doute, valeur_lisible
from cfa_desktop.models.plan import Ecart, Modifie, Nouveau, Plan
from cfa_desktop.models.repris import est_note
from cfa_desktop.models.texte import fold
from cfa_desktop.models.zero_perdu import a_perdu_son_zero
from cfa_desktop.views.imports.contenus import (
    A_LIRE_AILLEURS,
    est_reserve,
    lire_chemin,
    partie_du_champ,
)

ABSENT = "absent du dernier export"
PRESENT = "de nouveau dans l’export"
AUTRE_VOEU = "déjà connu par un autre vœu"
SANS_VOEU = "ajoutée sans candidature"
ABSENT_DEPUIS = "absent d’un export plus récent"
FICHIER = "fichier"
LIGNES_DITES = 3


class LigneDifference(NamedTuple):
    """One line of one category: only the columns of its list are filled."""

    rang: int
    ligne: int = 0
    numero: str = ""
    candidat: str = ""
    partie: str = ""
    champ: str = ""
    avant: str = ""
    apres: str = ""
    detail: str = ""


Lister = Callable[[Plan], list[LigneDifference]]


def nouveaux(plan: Plan) -> list[LigneDifference]:
    """Return the candidatures that the base does not know."""
    return [
        LigneDifference(
            rang,
            nouveau.ligne,
            nouveau.numero,
            nom_lu(nouveau.champs),
            avant=nouveau.champs.get("etablissement_origine", ""),
            apres=_etat(nouveau.champs),
            detail=_detail_nouveau(nouveau),
        )
        for rang, nouveau in enumerate(plan.nouveaux)
    ]


def _detail_nouveau(nouveau: Nouveau) -> str:
    if nouveau.disparue_on:
        return ABSENT_DEPUIS
    return AUTRE_VOEU if nouveau.candidat_connu else SANS_VOEU if nouveau.sans_voeu else ""


def modifies(plan: Plan) -> list[LigneDifference]:
    """Return one line per field that changes, one per part of the dossier."""
    lignes: list[LigneDifference] = []
    for modifie in plan.modifies:
        for partie, champ, avant, apres in _changements(modifie):
            lignes.append(
                LigneDifference(
                    len(lignes), modifie.ligne, modifie.numero, modifie.nom, partie, champ, avant, apres
                )
            )
    return lignes


def inchanges(plan: Plan) -> list[LigneDifference]:
    """Return the candidatures that the file confirms as they are."""
    # A line of a free list has no number of its own: the plan knows whom it designates.
    lus = {plan.rapprochees.get(lu.ligne, lu.numero): lu for lu in plan.extraction.enregistrements}
    return [
        LigneDifference(rang, lus[numero].ligne, numero, nom_lu(lus[numero].champs))
        if numero in lus
        else LigneDifference(rang, numero=numero)
        for rang, numero in enumerate(plan.inchanges)
    ]


def absents(plan: Plan) -> list[LigneDifference]:
    """Return the candidatures that the file no longer shows."""
    return [
        LigneDifference(rang, 0, disparu.numero, disparu.nom) for rang, disparu in enumerate(plan.disparus)
    ]


def ecarts(plan: Plan) -> list[LigneDifference]:
    """Return the items prepared or typed here that the file contradicts."""
    return _items(plan, [constat for constat in plan.ecarts if constat.est_ecart])


def confirmes(plan: Plan) -> list[LigneDifference]:
    """Return the items prepared or typed here that the file proves."""
    proves = [constat for constat in plan.ecarts if constat.est_decisif and not constat.est_ecart]
    return _items(plan, proves)


def corriges(plan: Plan) -> list[LigneDifference]:
    """Return the values corrected here that the file says otherwise: both stay."""
    return [
        LigneDifference(
            rang,
            corrige.ligne,
            corrige.numero,
            corrige.nom,
            champ=libelle_champ(corrige.champ),
            avant=valeur_lisible(corrige.champ, corrige.ici),
            apres=valeur_lisible(corrige.champ, corrige.parcoursup),
        )
        for rang, corrige in enumerate(plan.corriges)
    ]


def _items(plan: Plan, constats: list[Constat]) -> list[LigneDifference]:
    ou = plan.destination
    return [
        LigneDifference(
            rang,
            0,
            constat.numero,
            constat.nom,
            champ=dire_item(constat.saisie),
            apres=dire_lu(constat),
            detail=dire(constat, ou.export_on, ou.campagne),
        )
        for rang, constat in enumerate(constats)
    ]


def ecartees(plan: Plan) -> list[LigneDifference]:
    """Return the lines set aside, with their reason and raw text."""
    return [
        LigneDifference(rang, rejet.ligne, champ=rejet.raison, detail=rejet.brut)
        for rang, rejet in enumerate(plan.rejets)
    ]


def doutes(plan: Plan) -> list[LigneDifference]:
    """Return the values that were not guessed, the same value of the same field once."""
    return [
        LigneDifference(
            rang,
            lus[0].ligne,
            champ=libelle_doute(premier.champ),
            avant=dire_valeurs([doute.valeur for doute in lus]),
            apres=dire_lignes([doute.ligne for doute in lus]),
            detail=premier.raison,
        )
        for rang, lus in enumerate(grouper_doutes(doutes_a_verifier(plan)))
        for premier in lus[:1]
    ]


def doutes_a_verifier(plan: Plan) -> list[Doute]:
    """Return the doubts of a plan that ask for a look: where our own file comes from does not."""
    return [doute for doute in plan.doutes if not est_note(doute)]


def grouper_doutes(doutes_lus: Iterable[Doute]) -> list[list[Doute]]:
    """Return the doubts, those of the same field, value and reason together, in the order of the file."""
    groupes: dict[tuple[str, str, str], list[Doute]] = {}
    for doute in doutes_lus:
        # A whole column lost its zeros: one point to settle, not one a line.
        valeur = "" if a_perdu_son_zero(doute) else doute.valeur
        groupes.setdefault((doute.champ, valeur, doute.raison), []).append(doute)
    return list(groupes.values())


def dire_valeurs(valeurs: list[str]) -> str:
    """Return values told as one: « 639983874 », « 639983874 et 11 autres »."""
    autres = len(set(valeurs)) - 1
    return f"{valeurs[0]} et {autres} {'autres' if autres > 1 else 'autre'}" if autres else valeurs[0]


def dire_lignes(lignes: list[int]) -> str:
    """Return where something stands: « 6 », « 6, 12, 18 », « 6, 12, 18 et 9 autres »."""
    if not any(lignes):
        return FICHIER
    dits = ", ".join(str(ligne) for ligne in lignes[:LIGNES_DITES])
    reste = len(lignes) - LIGNES_DITES
    return f"{dits} et {reste} {'autres' if reste > 1 else 'autre'}" if reste > 0 else dits


def numeros_touches(plan: Plan) -> set[str]:
    """Return the numbers of the lines that a plan would write, those that may be unticked."""
    numeros = {une.numero for une in plan.nouveaux}
    numeros |= {un.numero for un in plan.modifies}
    return numeros | {un.numero for un in plan.disparus}


def lire_ecart(ecart: Ecart) -> tuple[str, str, str, str]:
    """Return the part, the field, before and after, as the officer reads them."""
    partie, champ = lire_chemin(ecart.champ)
    if est_reserve(ecart.champ):
        return partie, champ, "", A_LIRE_AILLEURS
    return (
        partie,
        champ,
        valeur_lisible(ecart.champ, ecart.avant),
        valeur_lisible(ecart.champ, ecart.apres),
    )


def details_modifie(modifie: Modifie) -> list[tuple[str, str, str, str]]:
    """Return every change of a candidature: part, field, before, after."""
    presence = [("Candidature", "Présence", ABSENT, PRESENT)] if modifie.reparu else []
    return [
        *presence,
        *map(lire_ecart, (*modifie.candidature, *modifie.candidat, *modifie.contenu)),
    ]


def details_nouveau(nouveau: Nouveau) -> list[tuple[str, str, str, str]]:
    """Return every value of a new candidature: part, field, "", value."""
    champs = [
        (partie_du_champ(champ), libelle_champ(champ), "", valeur_lisible(champ, valeur))
        for champ, valeur in nouveau.champs.items()
        if valeur
    ]
    champs.sort(key=lambda un: _ORDRE.get(un[0], len(_ORDRE)))
    contenu = [lire_ecart(ecart) for ecart in nouveau.contenu]
    return [*champs, *((partie, champ, "", apres) for partie, champ, _, apres in contenu)]


_ORDRE = {"Candidature": 0, "Identité": 1, "Coordonnées": 2, "Établissement d’origine": 3}


def nom_lu(champs: Mapping[str, str]) -> str:
    """Return the name that a line carries."""
    return f"{champs.get('nom', '')} {champs.get('prenom', '')}".strip()


def cle_recherche(ligne: LigneDifference) -> str:
    """Return the folded text that a search looks into."""
    dits = (ligne.numero, ligne.candidat, ligne.partie, ligne.champ, ligne.avant, ligne.apres, ligne.detail)
    return fold(" ".join(dits))


def _changements(modifie: Modifie) -> Iterable[tuple[str, str, str, str]]:
    """Return the plain fields one by one, then each part of the dossier on one line."""
    if modifie.reparu:
        yield "Candidature", "Présence", ABSENT, PRESENT
    yield from map(lire_ecart, (*modifie.candidature, *modifie.candidat))
    parties: dict[str, list[tuple[str, str, str, str]]] = {}
    for ecart in modifie.contenu:
        lu = lire_ecart(ecart)
        parties.setdefault(lu[0], []).append(lu)
    for partie, lus in parties.items():
        if len(lus) == 1:
            yield lus[0]
            continue
        remplies = sum(
            1 for ecart in modifie.contenu if ecart.avant and lire_chemin(ecart.champ)[0] == partie
        )
        avant = (
            f"{remplies} {'valeurs changées' if remplies > 1 else 'valeur changée'}" if remplies else "(vide)"
        )
        yield partie, f"{len(lus)} valeurs", avant, " · ".join(f"{lu[1]}\u202f: {lu[3]}" for lu in lus[:4])


def _etat(champs: Mapping[str, str]) -> str:
    etat = champs.get("etat")
    return valeur_lisible("etat", etat) if etat else champs.get("etat_brut", "")
