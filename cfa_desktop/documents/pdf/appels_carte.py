"""One person of a call sheet: phones large at the left, what must be known, boxes and lines to write."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cfa_desktop.documents.liste import texte_nombre
from cfa_desktop.documents.pdf import police
from cfa_desktop.documents.pdf.appels_valeurs import Appel
from cfa_desktop.documents.pdf.blocs import Ou, a_remplir
from cfa_desktop.documents.pdf.fiche_cases import cases_resultat
from cfa_desktop.documents.pdf.plume import Plume
from cfa_desktop.documents.pdf.police import ENCRE, FILET, GRAS, GRIS, NORMAL, Style
from cfa_desktop.models.telephone import format_telephone

_TELEPHONES = (Style(GRAS, 20), Style(GRAS, 17), Style(GRAS, 14))
"""How a phone is set: the largest that leaves its label its room, for a cut number calls nobody."""

_NOM = Style(GRAS, 13)
_RANG = Style(GRAS, 12, GRIS)
_DISCRET = Style(NORMAL, 9, GRIS)
_MAIL = Style(NORMAL, 8.5)
_TITRE = Style(GRAS, 8, GRIS)
_FAIT = Style(NORMAL, 9.5)
_SCRIPT = Style(NORMAL, 9)
_CASE = Style(NORMAL, 9)
_GAUCHE = 186.0
"""Width of the phones."""

_TITRE_TELEPHONE = 48.0

_RETRAIT = 66.0
_PASTILLE = 11.0
_LIGNE, _LIGNE_NOM, _LIGNE_SCRIPT, _LIGNE_CASE = 11.4, 15.5, 11.0, 13.4
_LIGNE_TELEPHONE, _LIGNE_MAIL = 22.5, 10.6
_BLANC, _ECRIRE = 11.0, 18.0
_LIGNE_SUITE = 18.0
_AIR_MAX = 6.0
"""Room given first between what is known and what is said, when the page has some."""

_FAIT_MAX, _SCRIPT_MAX = 2, 3
_VOEUX_MAX = 6
"""Most vœux told of one person: the others are counted, so that two persons hold on a page."""


class _Fait(NamedTuple):
    titre: str
    lignes: tuple[str, ...]
    couleur: str = ""


class Carte:
    """A person laid out for a width: its height is known before a page is chosen."""

    def __init__(self, appel: Appel, rang: str, place: float) -> None:
        self.appel, self._rang = appel, rang
        droite = place - _GAUCHE
        nom, libre = police.visible(appel.candidat), droite - police.largeur(rang, _RANG) - 12
        qui = police.largeur(police.visible(_qui(appel)), _DISCRET) + 10
        self._qui_dessous = police.largeur(nom, _NOM) > libre - qui
        self._nom = police.lignes(nom, _NOM, libre if self._qui_dessous else libre - qui, 3)
        self._faits = [
            _Fait(titre, _couper(dits, droite - _RETRAIT), couleur) for titre, dits, couleur in _faits(appel)
        ]
        self._mail = police.lignes(police.visible(appel.mail), _MAIL, _GAUCHE - 16, 3) if appel.mail else ()
        script = police.visible(appel.script)
        self._script = police.lignes(script, _SCRIPT, place - 10, _SCRIPT_MAX) if script else ()

    @property
    def hauteur(self) -> float:
        """Return the height it needs, in points."""
        script = len(self._script) * _LIGNE_SCRIPT
        return self._dire() + _BLANC + script + 2 * _LIGNE_CASE + _ECRIRE

    def _dire(self) -> float:
        """Return the height of its two columns."""
        faits = sum(len(fait.lignes) for fait in self._faits) * _LIGNE
        gauche = len(self.appel.telephones) * _LIGNE_TELEPHONE + len(self._mail) * _LIGNE_MAIL + 3
        return max(gauche, _LIGNE_NOM * len(self._nom) + _LIGNE * self._qui_dessous + faits)

    def dessiner(self, plume: Plume, ou: Ou, hauteur: float) -> None:
        """Draw it under ``ou.y`` in that height; what exceeds its need is left to write in."""
        plume.traits([(ou.x, ou.y, ou.x + ou.place, ou.y)], ENCRE, 0.9)
        self._telephones(plume, ou)
        self._identite(plume, ou._replace(x=ou.x + _GAUCHE, place=ou.place - _GAUCHE))
        jeu = hauteur - self.hauteur
        air = min(jeu / 2, _AIR_MAX)
        y = ou.y - self._dire() - _BLANC - 4 - air * 2 / 3
        dits = [(ou.x + 8, y - rang * _LIGNE_SCRIPT, dit) for rang, dit in enumerate(self._script)]
        plume.morceaux(dits, _SCRIPT)
        if dits:
            bas = dits[-1][1] - 2
            plume.boites([(ou.x, bas, 2.5, y + 7 - bas)], fond=FILET)
        y -= len(dits) * _LIGNE_SCRIPT + 3 + air / 3
        cases_resultat(plume, ou._replace(y=y), par_rang=4, style=_CASE, pas=_LIGNE_CASE)
        self._ecrire(plume, ou._replace(y=ou.y - hauteur + 8), jeu - air)

    def _ecrire(self, plume: Plume, ou: Ou, jeu: float) -> None:
        """Draw the lines to write on, one more when the page gives its room."""
        droite = ou.x + ou.place
        suite = jeu > _LIGNE_SUITE
        y = ou.y + _LIGNE_SUITE if suite else ou.y
        a_remplir(plume, ou._replace(y=y, place=ou.place if suite else ou.place - 238), "Note", style=_CASE)
        if suite:
            plume.traits([(ou.x, ou.y - 2, droite - 238, ou.y - 2)], GRIS)
        a_remplir(plume, Ou(droite - 230, ou.y, 136), "À faire", style=_CASE)
        a_remplir(plume, Ou(droite - 86, ou.y, 86), "le", style=_CASE)

    def _telephones(self, plume: Plume, ou: Ou) -> None:
        y = ou.y - 20
        for titre, numero in self.appel.telephones:
            lu = police.visible(format_telephone(numero))
            tiennent = (un for un in _TELEPHONES if police.largeur(lu, un) <= _GAUCHE - _TITRE_TELEPHONE)
            mesure = plume.texte((ou.x, y), lu, next(tiennent, _TELEPHONES[-1]), place=_GAUCHE - 12)
            if mesure <= _GAUCHE - _TITRE_TELEPHONE:
                plume.texte((ou.x + mesure + 5, y), titre, _TITRE, place=_GAUCHE - mesure - 10)
            y -= _LIGNE_TELEPHONE
        mails = [(ou.x, y + 9 - rang * _LIGNE_MAIL, mail) for rang, mail in enumerate(self._mail)]
        plume.morceaux(mails, _MAIL)

    def _identite(self, plume: Plume, ou: Ou) -> None:
        y = ou.y - 15
        droite = ou.x + ou.place
        droite -= plume.texte((droite, y), self._rang, _RANG, aligne="droite") + 12
        plume.morceaux([(ou.x, y - _LIGNE_NOM * rang, nom) for rang, nom in enumerate(self._nom)], _NOM)
        if not self._qui_dessous:
            plume.texte((droite, y), _qui(self.appel), _DISCRET, aligne="droite")
        y -= _LIGNE_NOM * len(self._nom) - 1
        if self._qui_dessous:
            plume.texte((ou.x, y), _qui(self.appel), _DISCRET, place=ou.place)
            y -= _LIGNE
        for titre, lignes, couleur in self._faits:
            if couleur:
                plume.boites([(ou.x, y - 0.5, 7, 7)], fond=couleur)
            avant = _PASTILLE if couleur else 0
            plume.texte((ou.x + avant, y), titre, _TITRE, place=_RETRAIT - avant - 3)
            dits = [(ou.x + _RETRAIT, y - rang * _LIGNE, ligne) for rang, ligne in enumerate(lignes)]
            plume.morceaux(dits, _FAIT)
            y -= len(lignes) * _LIGNE


def _qui(appel: Appel) -> str:
    bouts = (f"n°\u00a0{appel.numero}", appel.civilite, "mineur" if appel.mineur else "")
    return " · ".join(bout for bout in bouts if bout)


def _couper(dits: tuple[str, ...], place: float) -> tuple[str, ...]:
    """Return the texts on one line when they hold there, else each from a line of its own."""
    ensemble = police.visible(", ".join(dits))
    if police.largeur(ensemble, _FAIT) <= place:
        return (ensemble,)
    return tuple(
        ligne for dit in dits for ligne in police.lignes(police.visible(dit), _FAIT, place, _FAIT_MAX)
    )


def _faits(appel: Appel) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Yield what must be known: title, texts, colour."""
    for voeu in appel.voeux[:_VOEUX_MAX]:
        dits = tuple(dit for dit in (voeu.etat.texte or "État à préciser", voeu.limite) if dit)
        if police.largeur(police.visible(voeu.formation), _TITRE) <= _RETRAIT - _PASTILLE - 3:
            yield voeu.formation, dits, voeu.couleur
        else:
            yield "Vœu", (f"{voeu.formation} – {dits[0]}", *dits[1:]), voeu.couleur
    autres = max(len(appel.voeux) - _VOEUX_MAX, 0) + appel.autres
    if autres:
        yield "Aussi", (f"{texte_nombre(autres, 'autre vœu', 'autres vœux')} chez nous",), ""
    sans = "aucun\u202f: premier appel" if appel.script else "aucun"
    yield "Dernier contact", (appel.contact or sans,), ""
    if appel.etape:
        yield "À faire", (appel.etape,), ""
    if appel.raison:
        yield "Pourquoi", (appel.raison,), ""
