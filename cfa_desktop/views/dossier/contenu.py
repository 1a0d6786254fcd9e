"""The parts of a dossier that exports fill: school years, bac, Fiche Avenir, projet, activités, groupe."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cfa_desktop.models.contenu_lu import LigneLue
from cfa_desktop.models.dossier import Dossier
from cfa_desktop.views.dossier.bulletins import TableBulletins
from cfa_desktop.views.dossier.origines import Provenances
from cfa_desktop.views.dossier.textes_longs import TexteLong
from cfa_desktop.views.dossier.valeurs import Ligne, Valeurs
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.etiquette import etiquette

VALEUR_LONGUE = 200


def parties(dossier: Dossier, provenances: Provenances) -> dict[str, Callable[[], QWidget]]:
    """Return how to make each part that an export filled, by key of its tab."""
    contenu = dossier.contenu
    toutes: tuple[tuple[str, object, Callable[[], QWidget]], ...] = (
        ("activites", contenu.activites, partial(_textes, contenu.activites, provenances)),
        ("bac", contenu.bac, partial(grille, contenu.bac, provenances)),
        ("bulletins", contenu.bulletins, partial(_bulletins, dossier, provenances)),
        ("avenir", contenu.avis + contenu.appreciations, partial(_fiche_avenir, dossier, provenances)),
        ("projet", contenu.projet + contenu.questions, partial(_projet, dossier, provenances)),
        ("groupe", contenu.groupe, partial(grille, contenu.groupe, provenances)),
    )
    return {cle: fabrique for cle, lignes, fabrique in toutes if lignes}


def scolarite(dossier: Dossier, provenances: Provenances) -> QWidget | None:
    """Return one block per school year, the newest first; None when no export gave any."""
    blocs = dossier.contenu.scolarite
    if not blocs:
        return None
    return _empiler(
        [
            part
            for bloc in blocs
            for part in (etiquette(bloc.annee, "rubrique"), grille(bloc.lignes, provenances))
        ]
    )


def grille(lignes: Sequence[LigneLue], provenances: Provenances) -> Valeurs:
    """Return the rows as a grid, each with its origin."""
    valeurs = Valeurs(provenances.du_voeu)
    for ligne in lignes:
        origine = provenances.de(ligne.chemin, *ligne.autres)
        valeurs.ajouter_champ(Ligne(ligne.titre, ligne.texte, "", origine=origine))
    return valeurs


def _bulletins(dossier: Dossier, provenances: Provenances) -> QWidget:
    parts: list[QWidget] = []
    for tableau in dossier.contenu.bulletins:
        parts.append(etiquette(" ".join(filter(None, (tableau.niveau, tableau.annee))), "rubrique"))
        parts.append(TableBulletins(tableau, provenances))
    return _empiler(parts)


def _fiche_avenir(dossier: Dossier, provenances: Provenances) -> QWidget:
    contenu = dossier.contenu
    parts: list[QWidget] = [grille(contenu.avis, provenances)] if contenu.avis else []
    return _empiler([*parts, *_longs(contenu.appreciations, provenances)])


def _projet(dossier: Dossier, provenances: Provenances) -> QWidget:
    contenu = dossier.contenu
    parts: list[QWidget] = [*_longs(contenu.projet, provenances)]
    if contenu.questions:
        titre = etiquette("Questions", "rubrique")
        titre.setContentsMargins(0, theme().px(12) if contenu.projet else 0, 0, 0)
        parts += [titre, *_longs(contenu.questions, provenances)]
    return _empiler(parts)


def _textes(lignes: Sequence[LigneLue], provenances: Provenances) -> QWidget:
    """Return short texts as a grid, the long ones as paragraphs under their names."""
    courtes = [ligne for ligne in lignes if len(ligne.texte) <= VALEUR_LONGUE and "\n" not in ligne.texte]
    longues = [ligne for ligne in lignes if ligne not in courtes]
    parts: list[QWidget] = [grille(courtes, provenances)] if courtes else []
    return _empiler([*parts, *_longs(longues, provenances)])


def _longs(lignes: Sequence[LigneLue], provenances: Provenances) -> list[TexteLong]:
    return [TexteLong(ligne, provenances.de(ligne.chemin)) for ligne in lignes]


def _empiler(parts: Sequence[QWidget]) -> QWidget:
    pile = QWidget()
    boite = QVBoxLayout(pile)
    boite.setContentsMargins(0, 0, 0, 0)
    boite.setSpacing(theme().px(8))
    for part in parts:
        boite.addWidget(part)
    return pile
