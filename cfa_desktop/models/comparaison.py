"""Comparing a file with what the base knows: the plan, line by line and field by field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cfa_desktop.models.candidat import CHAMPS_CANDIDAT, CHAMPS_CANDIDATURE
from cfa_desktop.models.contenu import est_du_voeu
from cfa_desktop.models.doublons import DouteHomonyme
from cfa_desktop.models.etats import Etat
from cfa_desktop.models.extraction import COMPLETS, Doute, Enregistrement, Extraction, TypeExport
from cfa_desktop.models.identification import Identification, identifier
from cfa_desktop.models.libelles_champs import valeur_lisible
from cfa_desktop.models.plan import (
    Anterieurs,
    Connu,
    Corrige,
    Destination,
    Disparu,
    Ecart,
    Modifie,
    Nouveau,
    Plan,
)

# An empty cell says nothing about these: the site hides or drops them once they no longer apply (R24).
JAMAIS_EFFACES = frozenset(
    (*CHAMPS_CANDIDAT, "limite_importee_on", "confirmee_at", "etat", "date_reponse_on")
)
SEUIL_DISPARUS = 0.10
# These only say whether a vœu is confirmed: it stays so once decided, and they know nothing of the decision.
_CONFIRMATION_SEULE = frozenset((TypeExport.PARAMETRABLE, TypeExport.DOSSIERS, TypeExport.JSON))
_PLUS_LOIN = frozenset(
    (Etat.EN_RECHERCHE.value, Etat.REFUSEE.value, Etat.CONTRAT_SAISI.value, Etat.DEMISSION.value)
)


@dataclass(slots=True)
class _Tri:
    """How lines are compared (``complete`` = only what is empty is filled), and what came of it.

    ``absents_on`` = the day of a newer whole export, which shows nobody that only this file brings.
    """

    type: TypeExport
    export_on: str
    complete: bool
    absents_on: str = ""
    tableau: bool = False
    nouveaux: list[Nouveau] = field(default_factory=list)
    modifies: list[Modifie] = field(default_factory=list)
    inchanges: list[str] = field(default_factory=list)
    corriges: list[Corrige] = field(default_factory=list)
    vus: set[str] = field(default_factory=set)
    retenues: int = 0

    @property
    def est_liste(self) -> bool:
        """Say whether the file is a free list, which proves nothing about a vœu."""
        return self.type is TypeExport.LISTE

    @property
    def lignes_touchees(self) -> set[int]:
        """Return the lines that would be written."""
        return {une.ligne for une in self.nouveaux} | {un.ligne for un in self.modifies}

    def complete_la_personne(self, connu: Connu | None) -> bool:
        """Say whether what is known of her, shared by her vœux, comes from a newer export of another one."""
        return self.complete or (connu is not None and self.export_on < connu.vue_ailleurs_on)


def etablir_plan(
    extraction: Extraction,
    destination: Destination,
    connus: Mapping[str, Connu],
    anterieurs: Anterieurs,
) -> Plan:
    """Compare a file with what is known (by number), and with what was imported before it."""
    tri = _preparer(extraction, destination, anterieurs)
    ancien = tri.complete and not tri.est_liste
    identifies = identifier(extraction.enregistrements, connus)
    for enregistrement in sorted(identifies.enregistrements, key=lambda lu: lu.ligne):
        tri.vus.add(enregistrement.numero)
        _trier(enregistrement, connus.get(enregistrement.numero), tri)
    presents = [numero for numero, connu in connus.items() if _est_visible(connu.candidature)]
    disparus: tuple[Disparu, ...] = ()
    # A file without any line says nothing: it never makes a whole formation disappear.
    if tri.vus and extraction.type in COMPLETS and not (ancien or destination.partiel):
        disparus = tuple(
            Disparu(numero, _nom(connus[numero].candidat)) for numero in presents if numero not in tri.vus
        )
    return Plan(
        destination=destination,
        extraction=extraction,
        nouveaux=tuple(tri.nouveaux),
        modifies=tuple(tri.modifies),
        inchanges=tuple(tri.inchanges),
        disparus=disparus,
        doutes=(*extraction.doutes, *identifies.doutes, *_doutes(tri, identifies, connus)),
        corriges=tuple(tri.corriges),
        ancien=ancien,
        a_confirmer=_confirmations(len(disparus), len(presents)),
        rapprochees=identifies.rapprochees,
        incertains=tuple(
            identifies.rapprochees[ligne] for ligne in sorted(identifies.incertaines & tri.lignes_touchees)
        ),
    )


def _preparer(extraction: Extraction, destination: Destination, anterieurs: Anterieurs) -> _Tri:
    est_liste, jour = extraction.type is TypeExport.LISTE, destination.export_on
    ancien = anterieurs.dernier is not None and jour < anterieurs.dernier
    complet = anterieurs.complet
    absents_on = complet.isoformat() if complet and jour < complet and not est_liste else ""
    return _Tri(extraction.type, jour.isoformat(), ancien or est_liste, absents_on, anterieurs.tableau)


def _trier(enregistrement: Enregistrement, connu: Connu | None, tri: _Tri) -> None:
    ligne, numero = enregistrement.ligne, enregistrement.numero
    contenu = _ecarts_contenu(connu, enregistrement.contenu, tri)
    candidat: tuple[Ecart, ...] = ()
    if connu is not None:
        complete = tri.complete_la_personne(connu)
        candidat = _ecarts(connu.candidat, enregistrement, CHAMPS_CANDIDAT, complete=complete)
        if complete and not tri.complete:
            autres = _ecarts(connu.candidat, enregistrement, CHAMPS_CANDIDAT, complete=False)
            tri.retenues += autres != candidat
        tri.corriges += _corriges(enregistrement, connu, candidat)
    if connu is None or connu.candidature is None:
        champs = _sans_faits(enregistrement.champs) if tri.est_liste else enregistrement.champs
        connue = connu is not None
        tri.nouveaux.append(
            Nouveau(ligne, numero, connue, champs, candidat, contenu, tri.est_liste, tri.absents_on)
        )
        return
    faits = connu.candidature
    candidature: tuple[Ecart, ...] = ()
    if not (tri.est_liste and faits["sans_voeu"]):
        champs_lus = _champs_prouves(faits, tri)
        candidature = _ecarts(faits, enregistrement, champs_lus, complete=tri.complete)
    reparu = not tri.complete and faits["disparue_on"] is not None
    if candidat or candidature or contenu or reparu or (faits["sans_voeu"] and not tri.complete):
        nom = _nom(connu.candidat)
        tri.modifies.append(Modifie(ligne, numero, nom, candidat, candidature, reparu, contenu))
    else:
        tri.inchanges.append(numero)


def _ecarts(
    connu: Mapping[str, Any], enregistrement: Enregistrement, champs: Iterable[str], *, complete: bool
) -> tuple[Ecart, ...]:
    trouves = []
    for champ in champs:
        lu = enregistrement.champs.get(champ)
        if lu is None:
            continue
        avant = connu[champ] or ""
        if lu == avant or (complete and avant) or (not lu and (complete or champ in JAMAIS_EFFACES)):
            continue
        if champ == "reponse" and not lu and enregistrement.champs.get("reponse_brute"):
            continue  # an unknown label keeps the previous reply
        trouves.append(Ecart(champ, avant, lu))
    return tuple(trouves)


def _champs_prouves(faits: Mapping[str, Any], tri: _Tri) -> tuple[str, ...]:
    """Return what this kind of file may say: nothing of an état gone further than the confirmation.

    Nor of a label of the table that nobody understands yet: it may be any état.
    """
    a_preciser = bool(faits["etat_brut"]) and tri.tableau
    if tri.type in _CONFIRMATION_SEULE and (a_preciser or faits["etat"] in _PLUS_LOIN):
        return tuple(champ for champ in CHAMPS_CANDIDATURE if champ not in ("etat", "etat_brut"))
    return CHAMPS_CANDIDATURE


def _ecarts_contenu(connu: Connu | None, lu: Mapping[str, str], tri: _Tri) -> tuple[Ecart, ...]:
    if connu is None or not connu.contenu:
        return tuple(Ecart(chemin, "", texte) for chemin, texte in lu.items() if texte)
    complete_la_personne = tri.complete_la_personne(connu)
    trouves = []
    for chemin, texte in lu.items():
        avant = connu.contenu.get(chemin, "")
        if not texte or texte == avant:
            continue
        complete = tri.complete or (complete_la_personne and not est_du_voeu(chemin))
        if not (complete and avant):
            trouves.append(Ecart(chemin, avant, texte))
    return tuple(trouves)


def _corriges(enregistrement: Enregistrement, connu: Connu, ecarts: Iterable[Ecart]) -> list[Corrige]:
    if not connu.corrections:
        return []
    changes = {ecart.champ for ecart in ecarts}
    nom = _nom({**connu.candidat, **connu.corrections})
    return [
        Corrige(enregistrement.ligne, enregistrement.numero, nom, champ, ici, lu, champ in changes)
        for champ, ici in connu.corrections.items()
        if (lu := enregistrement.champs.get(champ)) and lu != ici
    ]


def _doutes(tri: _Tri, identifies: Identification, connus: Mapping[str, Connu]) -> Iterable[Doute]:
    yield from _doutes_rapprochees(tri.lignes_touchees, identifies, connus)
    yield from (_doute_corrige(corrige) for corrige in tri.corriges if corrige.change)
    yield from _doutes_retenues(tri.retenues)
    yield from _doutes_absents(len(tri.nouveaux), tri.absents_on)


def _doutes_rapprochees(
    touchees: set[int], identifies: Identification, connus: Mapping[str, Connu]
) -> tuple[Doute, ...]:
    """Return a doubt for each line without number that touches the person whom its name designates."""
    lus = {lu.ligne: lu for lu in identifies.enregistrements}
    return tuple(
        _doute_incertaine(lus[ligne], connus[identifies.rapprochees[ligne]])
        if ligne in identifies.incertaines
        else _doute_rapprochee(lus[ligne], connus[identifies.rapprochees[ligne]])
        for ligne in sorted(touchees & identifies.rapprochees.keys())
    )


def _doute_rapprochee(lu: Enregistrement, connu: Connu) -> Doute:
    nom = _nom(connu.candidat)
    raison = (
        f"sans numéro\u202f: rapprochée de {nom} (Dossier n°\u00a0{lu.numero}), dont seul ce qui manquait "
        "est complété. Vérifiez que c’est bien la même personne"
    )
    return Doute(lu.ligne, "candidat", nom, raison)


def _doute_incertaine(lu: Enregistrement, connu: Connu) -> Doute:
    nom = _nom(connu.candidat)
    raison = (
        f"sans numéro\u202f: seul le nom la rapproche de {nom} (Dossier n°\u00a0{lu.numero}), ni téléphone, "
        "ni mail, ni date de naissance ne le confirme. Elle est laissée de côté tant que vous ne la cochez "
        "pas, page Import"
    )
    identifiant = connu.candidat.get("id") or 0
    return DouteHomonyme(lu.ligne, "candidat", nom, raison, lu.numero, identifiant, lu.numero, lu.champs)


def _doute_corrige(corrige: Corrige) -> Doute:
    ici, la = (valeur_lisible(corrige.champ, valeur) for valeur in (corrige.ici, corrige.parcoursup))
    raison = f"corrigé ici : {ici}, Parcoursup : {la}. La correction reste ; vérifiez laquelle est la bonne"
    return Doute(corrige.ligne, corrige.champ, corrige.parcoursup, raison)


def _doutes_retenues(nombre: int) -> tuple[Doute, ...]:
    """Return the doubt that says why an older file changes nothing of persons seen elsewhere since."""
    raison = (
        "un export plus récent d’une autre formation montre déjà ces personnes : leurs coordonnées et leur "
        "identité restent, seul ce qui manque est complété"
    )
    return (Doute(0, "candidat", str(nombre), raison),) if nombre else ()


def _doutes_absents(nombre: int, absents_on: str) -> tuple[Doute, ...]:
    """Return the doubt that says why those whom an older file adds are not counted as present."""
    if not nombre or not absents_on:
        return ()
    complet = date.fromisoformat(absents_on)
    vus = "1 candidat" if nombre == 1 else f"{nombre} candidats"
    raison = (
        f"l’export complet du {complet:%d/%m/%Y}, plus récent, ne montre plus {vus} de ce fichier\u202f: "
        f"{'ajouté' if nombre == 1 else 'ajoutés'} comme absent{'' if nombre == 1 else 's'} de Parcoursup"
    )
    return (Doute(0, "candidat", str(nombre), raison),)


def _sans_faits(champs: Mapping[str, str]) -> Mapping[str, str]:
    return {champ: valeur for champ, valeur in champs.items() if champ not in CHAMPS_CANDIDATURE}


def _est_visible(candidature: Mapping[str, Any] | None) -> bool:
    if candidature is None:
        return False
    return candidature["disparue_on"] is None and not candidature["sans_voeu"]


def _nom(candidat: Mapping[str, Any]) -> str:
    return f"{candidat['nom']} {candidat['prenom']}".strip()


def _confirmations(disparus: int, presents: int) -> tuple[str, ...]:
    if presents and disparus / presents > SEUIL_DISPARUS:
        une = disparus == 1
        return (
            f"{disparus} {'candidature' if une else 'candidatures'} sur {presents} "
            f"{'n’est' if une else 'ne sont'} plus dans ce fichier. Est-il complet\u202f? "
            "Sinon, importez-le comme partiel : rien ne sera signalé absent.",
        )
    return ()
