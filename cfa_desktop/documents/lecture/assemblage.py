"""Rows to an Extraction: header found, lines counted field by field, suspect lines set aside."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice

from cfa_desktop.documents.lecture import aller_retour, repris
from cfa_desktop.documents.lecture.contenus import LecteurContenu
from cfa_desktop.documents.lecture.dates import date_dans_un_nom, douter_de_l_ordre
from cfa_desktop.documents.lecture.exemples import decrire_colonnes
from cfa_desktop.documents.lecture.limites import LIMITES, ExportRefuse, Limites
from cfa_desktop.documents.lecture.liste import SIRET, ExamenSiret, proposer_champs, reconnaitre_a_la_main
from cfa_desktop.documents.lecture.regles import Reconnaissance, cle_entete, reconnaitre
from cfa_desktop.documents.lecture.releve import Releve
from cfa_desktop.documents.lecture.source import Cellules, Rangee, Source
from cfa_desktop.documents.lecture.textes import nettoyer, texte_cellule
from cfa_desktop.documents.lecture.valeurs import regrouper_demandes
from cfa_desktop.models.extraction import Extraction, TypeExport

_RANGEES_AVANT_ENTETES = 20

VIDE = "Ce fichier est vide : il ne contient pas même une ligne d’en-têtes. Téléchargez de nouveau l’export."


def lire_tout(
    source: Source, limites: Limites, correspondance: Mapping[int, str] | None = None
) -> tuple[Extraction, ...]:
    """Read an opened file whole: one extraction per formation. Raises ExportRefuse."""
    if not source.documents:
        return repris.par_formation(lire_source(source, limites, correspondance))
    from cfa_desktop.documents.lecture.candidats_json import lire_documents

    return lire_documents(source, limites)


def lire_source(
    source: Source, limites: Limites, correspondance: Mapping[int, str] | None = None
) -> Extraction:
    """Read an opened table whole. Raises ExportRefuse (empty, over the limits, columns not matched well)."""
    premieres = list(islice(source.rangees, _RANGEES_AVANT_ENTETES))
    retour = aller_retour.rang_des_entetes(premieres)
    if retour is not None:
        lignes = chain(premieres[retour + 1 :], source.rangees)
        return aller_retour.lire(source, premieres[retour][1], lignes, limites)
    rang, entetes, reconnue = _trouver_entetes(premieres, limites)
    suite = chain(premieres[rang + 1 :], source.rangees)
    if reconnue is None:
        return _lire_liste(source, entetes, suite, (limites, correspondance))
    notre = repris.avec_reperes(reconnue, entetes)
    if notre is None:
        repris.refuser_notre_liste(source.fichier, entetes)
    reconnue = notre or reconnue
    contenu = LecteurContenu(reconnue.regle.type, entetes)
    releve = Releve(entetes, reconnue, contenu, source, limites)
    releve.lire(suite)
    champs = {colonne: rubrique.value for colonne, rubrique in contenu.colonnes.items()} | dict(reconnue.lues)
    return replace(
        _entete_de_lecture(source, entetes, champs),
        type=reconnue.regle.type,
        lignes=releve.lignes,
        enregistrements=tuple(releve.enregistrements),
        rejets=tuple(sorted(releve.rejets, key=lambda rejet: rejet.ligne)),
        doutes=(
            *source.doutes,
            *regrouper_demandes(releve.doutes),
            *douter_de_l_ordre(releve.enregistrements, releve.doutes),
        ),
        colonnes=decrire_colonnes(entetes, champs, releve.apercu),
        campagne=reconnue.campagne,
        repris=notre is not None,
    )


def _lire_liste(
    source: Source,
    entetes: list[str],
    suite: Iterable[Rangee],
    reglages: tuple[Limites, Mapping[int, str] | None],
) -> Extraction:
    limites, correspondance = reglages
    champs = proposer_champs(entetes) if correspondance is None else dict(correspondance)
    siret = next((colonne for colonne, champ in champs.items() if champ == SIRET), None)
    examen = ExamenSiret(siret, limites)
    rangees = examen.suivre(suite)
    if correspondance is None:
        deque(rangees, maxlen=0)
        lues = {} if siret is None else {siret: SIRET}
        return replace(
            _entete_de_lecture(source, entetes, lues),
            lignes=examen.lignes,
            doutes=(*source.doutes, *examen.doutes),
            colonnes=decrire_colonnes(entetes, champs, examen.apercu, toutes=True),
            a_faire_correspondre=True,
        )
    reconnue = reconnaitre_a_la_main(correspondance, len(entetes))
    releve = Releve(entetes, reconnue, LecteurContenu(TypeExport.LISTE, entetes), source, limites)
    releve.lire(rangees)
    doutes = (*examen.doutes, *releve.doutes, *douter_de_l_ordre(releve.enregistrements, releve.doutes))
    return replace(
        _entete_de_lecture(source, entetes, {colonne: champ for colonne, champ in champs.items() if champ}),
        lignes=releve.lignes,
        enregistrements=tuple(releve.enregistrements),
        rejets=tuple(sorted(releve.rejets, key=lambda rejet: rejet.ligne)),
        doutes=(*source.doutes, *sorted(doutes, key=lambda doute: doute.ligne)),
        colonnes=decrire_colonnes(entetes, champs, examen.apercu, toutes=True),
    )


def _entete_de_lecture(source: Source, entetes: Sequence[str], lues: Mapping[int, str]) -> Extraction:
    """Return what is known of a file before its lines: where it comes from and which columns are read."""
    nom = source.extras.get("nom", "")
    return Extraction(
        type=TypeExport.LISTE,
        fichier=source.fichier,
        empreinte=source.empreinte,
        encodage=source.encodage,
        separateur=source.separateur,
        signature=signature(entetes),
        lignes=0,
        colonnes_lues=tuple(entetes[colonne] for colonne in sorted(lues)),
        colonnes_ignorees=sum(1 for entete in entetes if entete) - len(lues),
        indice_formation=nom,
        indice_date=date_dans_un_nom(nom),
        extras={cle: valeur for cle, valeur in source.extras.items() if cle != "nom"},
    )


def reconnait_entetes(rangees: Sequence[Rangee], *, retour_seul: bool = False) -> bool:
    """Say whether one of the first rows is the header row of a known kind; ``retour_seul`` = of kind R."""
    if aller_retour.rang_des_entetes(rangees) is not None:
        return True
    return _trouver_entetes(rangees)[2] is not None if rangees and not retour_seul else False


def signature(entetes: Sequence[str]) -> str:
    """Return the fingerprint of a header row, the same from one year to the next."""
    cles = "\x1f".join(cle_entete(entete) for entete in entetes).rstrip("\x1f")
    return hashlib.sha256(cles.encode("utf-8", "replace")).hexdigest()


def _trouver_entetes(
    rangees: Sequence[Rangee], limites: Limites = LIMITES
) -> tuple[int, list[str], Reconnaissance | None]:
    remplies = [rang for rang, (_ligne, cellules) in enumerate(rangees) if any(map(_rempli, cellules))]
    if not remplies:
        raise ExportRefuse(VIDE)
    for rang in remplies:
        # Before a million headers are compared one by one; empty cells at the end of a row are usual.
        limites.verifier_table(1, _largeur(rangees[rang][1]))
        entetes = _entetes(rangees[rang][1])
        reconnue = reconnaitre(entetes)
        if reconnue is not None:
            return rang, entetes, reconnue
    return remplies[0], _entetes(rangees[remplies[0]][1]), None


def _entetes(cellules: Cellules) -> list[str]:
    return [nettoyer(texte_cellule(cellule))[0] for cellule in cellules]


def _rempli(cellule: object) -> bool:
    return cellule not in ("", None) and (not isinstance(cellule, str) or bool(cellule.strip()))


def _largeur(cellules: Cellules) -> int:
    """Return how many cells a row has, without the empty ones at its end."""
    largeur = len(cellules)
    while largeur and cellules[largeur - 1] in ("", None):
        largeur -= 1
    return largeur
