"""What the parts of a dossier say, arranged as one reads them: rows, blocks of a year, averages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from cfa_desktop.models.contenu import Rubrique, parties_du_chemin
from cfa_desktop.models.contenu_dit import libelle_mesure, ordre_de
from cfa_desktop.models.extraction import TypeExport
from cfa_desktop.models.texte import fold

SOURCES: Mapping[Rubrique, tuple[TypeExport, ...]] = {
    Rubrique.SCOLARITE: (TypeExport.PARAMETRABLE, TypeExport.DOSSIERS, TypeExport.JSON),
    Rubrique.ACTIVITES: (TypeExport.PARAMETRABLE, TypeExport.JSON),
    Rubrique.BAC: (TypeExport.PARAMETRABLE, TypeExport.DOSSIERS, TypeExport.ADMISSIONS, TypeExport.JSON),
    Rubrique.BULLETINS: (TypeExport.PARAMETRABLE, TypeExport.DOSSIERS, TypeExport.JSON),
    Rubrique.FICHE_AVENIR: (TypeExport.PARAMETRABLE, TypeExport.DOSSIERS, TypeExport.JSON),
    Rubrique.PROJET: (TypeExport.PARAMETRABLE, TypeExport.DOSSIERS, TypeExport.JSON),
    Rubrique.QUESTIONS: (TypeExport.JSON,),
    Rubrique.GROUPE: (TypeExport.PARAMETRABLE, TypeExport.DOSSIERS, TypeExport.JSON),
    Rubrique.VOEU: (TypeExport.PARAMETRABLE, TypeExport.ADMISSIONS, TypeExport.JSON),
    Rubrique.AMENAGEMENT: (TypeExport.PARAMETRABLE, TypeExport.DOSSIERS, TypeExport.JSON),
}
"""Which kinds of exports may fill each part (tables of ``resources/imports/contenus.toml``)."""

_LETTRE, _APPRECIATION, _AUTRES = "lettre", "appreciation", "autres_elements"
_AVIS_EN_TEXTE = (_APPRECIATION, _AUTRES)
_ENSEMBLE = {
    "uai": "Établissement",
    **dict.fromkeys(("commune", "departement_code", "departement"), "Commune, département"),
}
_NOTES = ("moyenne", "moyenne_classe")
_EN_COURS, _SANS_ANNEE = 9999, 0
_ANNEE = re.compile(r"20\d\d")


class LigneLue(NamedTuple):
    """One value: its path, its French name, its text as the export gives it.

    ``autres`` are the paths of the values that stand on the same row.
    """

    chemin: str
    titre: str
    texte: str
    autres: tuple[str, ...] = ()


class BlocAnnee(NamedTuple):
    """What is known of one school year: its rows, and each text by measure."""

    annee: str
    lignes: tuple[LigneLue, ...]
    textes: Mapping[str, str]


class Note(NamedTuple):
    """The average of the candidate and that of the class, "" when not given, with their paths."""

    moyenne: str = ""
    classe: str = ""
    chemins: tuple[str, ...] = ()


class TableauBulletins(NamedTuple):
    """The averages of one school year: subjects by terms. ``notes`` holds only what the export gives."""

    annee: str
    niveau: str
    matieres: tuple[str, ...]
    periodes: tuple[str, ...]
    notes: Mapping[tuple[str, str], Note]

    def note(self, matiere: str, periode: str) -> Note:
        """Return the averages of a subject in a term, empty ones when the export says nothing."""
        return self.notes.get((matiere, periode), Note())


class ContenuLu(NamedTuple):
    """Every part of one dossier; an empty tuple where no export gave anything."""

    scolarite: tuple[BlocAnnee, ...] = ()
    activites: tuple[LigneLue, ...] = ()
    bac: tuple[LigneLue, ...] = ()
    bulletins: tuple[TableauBulletins, ...] = ()
    avis: tuple[LigneLue, ...] = ()
    appreciations: tuple[LigneLue, ...] = ()
    projet: tuple[LigneLue, ...] = ()
    questions: tuple[LigneLue, ...] = ()
    groupe: tuple[LigneLue, ...] = ()
    voeu: tuple[LigneLue, ...] = ()
    amenagement: tuple[LigneLue, ...] = ()


RIEN_LU = ContenuLu()


def lire(contenu: Mapping[Rubrique, Mapping[str, str]]) -> ContenuLu:
    """Arrange the paths and texts of each part."""
    decoupe = {rubrique: _decouper(textes) for rubrique, textes in contenu.items()}
    scolarite = _annees(decoupe.get(Rubrique.SCOLARITE, []))
    fiche = decoupe.get(Rubrique.FICHE_AVENIR, [])
    avis = [un for un in fiche if len(un[0]) == 1 and un[0][0] not in _AVIS_EN_TEXTE]
    return ContenuLu(
        scolarite=scolarite,
        activites=_lignes(Rubrique.ACTIVITES, decoupe),
        bac=_lignes(Rubrique.BAC, decoupe),
        bulletins=_bulletins(decoupe.get(Rubrique.BULLETINS, []), scolarite),
        avis=_lignes(Rubrique.FICHE_AVENIR, {Rubrique.FICHE_AVENIR: avis}),
        appreciations=_appreciations([un for un in fiche if un not in avis]),
        projet=_lignes(Rubrique.PROJET, decoupe),
        questions=tuple(
            LigneLue(chemin, " · ".join(parties), texte)
            for parties, chemin, texte in decoupe.get(Rubrique.QUESTIONS, [])
        ),
        groupe=_lignes(Rubrique.GROUPE, decoupe),
        voeu=_lignes(Rubrique.VOEU, decoupe),
        amenagement=_lignes(Rubrique.AMENAGEMENT, decoupe),
    )


_Texte = tuple[tuple[str, ...], str, str]


def _decouper(textes: Mapping[str, str]) -> list[_Texte]:
    """Return (headings, path, text) of each value."""
    return [(parties_du_chemin(chemin)[1] or ("",), chemin, texte) for chemin, texte in textes.items()]


def _lignes(rubrique: Rubrique, decoupe: Mapping[Rubrique, Iterable[_Texte]]) -> tuple[LigneLue, ...]:
    """Return the rows of a part in the order in which they are read, each after its own headings."""
    par_mesure: dict[str, list[_Texte]] = {}
    for un in decoupe.get(rubrique, ()):
        par_mesure.setdefault(un[0][-1], []).append(un)
    return tuple(
        LigneLue(chemin, " · ".join((*parties[:-1], libelle_mesure(rubrique, mesure))), texte)
        for mesure in ordre_de(rubrique, par_mesure)
        for parties, chemin, texte in par_mesure[mesure]
    )


def _annees(textes: Iterable[_Texte]) -> tuple[BlocAnnee, ...]:
    par_annee: dict[str, list[_Texte]] = {}
    for parties, chemin, texte in textes:
        par_annee.setdefault(" · ".join(parties[:-1]), []).append((parties[-1:], chemin, texte))
    return tuple(
        BlocAnnee(
            annee,
            _reunir(_lignes(Rubrique.SCOLARITE, {Rubrique.SCOLARITE: par_annee[annee]})),
            {parties[-1]: texte for parties, _, texte in par_annee[annee]},
        )
        for annee in sorted(par_annee, key=_plus_recente_d_abord)
    )


def _reunir(lignes: Iterable[LigneLue]) -> tuple[LigneLue, ...]:
    """Return the rows, those that say one place or one school put together: « Aubière – 63 »."""
    reunies: dict[str, LigneLue] = {}
    for ligne in lignes:
        mesure = parties_du_chemin(ligne.chemin)[1][-1]
        titre = _ENSEMBLE.get(mesure, ligne.titre)
        avant = reunies.get(titre)
        reunies[titre] = (
            ligne._replace(titre=titre)
            if avant is None
            else avant._replace(texte=f"{avant.texte} – {ligne.texte}", autres=(*avant.autres, ligne.chemin))
        )
    return tuple(reunies.values())


def _bulletins(textes: Iterable[_Texte], scolarite: Iterable[BlocAnnee]) -> tuple[TableauBulletins, ...]:
    niveaux = {bloc.annee: bloc.textes.get("niveau", "") for bloc in scolarite}
    par_annee: dict[str, dict[tuple[str, str], Note]] = {}
    for parties, chemin, texte in textes:
        annee, periode, matiere, mesure = (*("",) * (4 - len(parties)), *parties)[-4:]
        notes = par_annee.setdefault(annee, {})
        avant = notes.get((matiere, periode), Note())
        chemins = (*avant.chemins, chemin)
        if mesure == _NOTES[1]:
            notes[matiere, periode] = Note(avant.moyenne, texte, chemins)
        else:
            notes[matiere, periode] = Note(texte, avant.classe, chemins)
    return tuple(
        TableauBulletins(
            annee,
            niveaux.get(annee, ""),
            tuple(sorted({matiere for matiere, _ in notes}, key=fold)),
            tuple(sorted({periode for _, periode in notes}, key=fold)),
            notes,
        )
        for annee, notes in sorted(par_annee.items(), key=lambda un: _plus_recente_d_abord(un[0]))
    )


def _appreciations(textes: Iterable[_Texte]) -> tuple[LigneLue, ...]:
    """Return what was written of the candidate: the head of the school first, then subject by subject."""
    propres, matieres = [], []
    for parties, chemin, texte in textes:
        if len(parties) == 1:
            titre = libelle_mesure(Rubrique.FICHE_AVENIR, parties[0])
            propres.append(LigneLue(chemin, titre, texte))
        else:
            matieres.append(LigneLue(chemin, " · ".join(parties[:-1]), texte))
    return (
        *sorted(propres, key=lambda ligne: ligne.titre),
        *sorted(matieres, key=lambda ligne: fold(ligne.titre)),
    )


def _plus_recente_d_abord(annee: str) -> tuple[int, str]:
    """Sort years from the newest; the current one first, one that no export names last."""
    trouvees = _ANNEE.findall(annee)
    if trouvees:
        return -int(trouvees[-1]), annee
    return (-_EN_COURS if "en cours" in fold(annee) else -_SANS_ANNEE), annee
