"""The invented schooling of a demo base: years, bac and averages that agree with the série of the person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import Any, NamedTuple

from cfa_desktop.models.contenu import Rubrique, chemin
from cfa_desktop.models.contenu_texte import en_texte
from cfa_desktop.services.demo_phrases import Voie, lire_phrases

VARIANTES = 8  # per profile and série: in a larger base, the same averages come back
_VOIES = {
    "Générale": "generale",
    "STMG": "stmg",
    "STAV": "stav",
    "Métiers du commerce et de la vente": "commerce",
    "Conduite et gestion de l'entreprise agricole": "agricole",
    "Cybersécurité, informatique et réseaux, électronique": "numerique",
}
_SANS_SERIE = ("commerce", "stmg", "generale")
_ANNEES_APRES_BAC = {"En réorientation": 1, "Non scolarisé": 2}
_ACADEMIE = "Clermont-Ferrand"
_MENTIONS = ("Sans mention", "Assez bien", "Bien", "Très bien")
_LANGUES = ("Espagnol", "Espagnol", "Allemand", "Italien")
_SEUILS = (10.0, 12.5, 15.0)
"""Averages that separate a fragile pupil from a fair one, a good one, an excellent one."""

_MOYENNE, _ECART = 12.4, 2.2
_CLASSE = (10.2, 13.2)
_NOTE_MIN, _NOTE_MAX = 4.0, 19.4
_PREMIERE_CONNUE = 3  # of four pupils, those whose averages of première are known


class Eleve(NamedTuple):
    """A schooling that several persons may share: ``niveau`` goes from 0 to 3, the texts are stored parts."""

    cle: str
    voie: Voie
    variante: int
    apres_bac: int
    niveau: int
    bac: str
    bulletins: str


class Eleves:
    """Invents schoolings of a campagne, each profile and série in turn."""

    def __init__(self, rng: Random, campagne: int) -> None:
        self._rng = rng
        self._campagne = campagne
        self._rangs: Counter[tuple[str, str]] = Counter()
        self._connus: dict[tuple[str, str, int], Eleve] = {}

    def eleve(self, personne: Mapping[str, Any]) -> Eleve:
        """Return the schooling of the next person of this profile and série."""
        qui = personne["profil"], personne["serie"]
        variante = self._rangs[qui] % VARIANTES
        self._rangs[qui] += 1
        connu = self._connus.get((*qui, variante))
        if connu is None:
            connu = self._connus[*qui, variante] = self._inventer(*qui, variante)
        return connu

    def scolarite(self, eleve: Eleve, personne: Mapping[str, Any]) -> str:
        """Return the stored school years of a person, from terminale at her lycée back to seconde."""
        voie, retard = eleve.voie, eleve.apres_bac
        lycee = {
            "langue_a": "Anglais",
            "langue_b": _LANGUES[eleve.variante % len(_LANGUES)],
            "etablissement": personne["etablissement_origine"].partition(" (")[0],
            "commune": personne["origine_commune"],
            "departement_code": personne["origine_departement"],
            "departement": lire_phrases().departements[personne["origine_departement"]],
        }
        specialite = voie.specialites[eleve.variante % len(voie.specialites)]
        serie = {"serie": voie.classe, "specialite": specialite}
        annees = [
            (retard, {"niveau": "Terminale", **serie, **lycee}),
            (retard + 1, {"niveau": "Première", "serie": voie.classe, **lycee}),
            (retard + 2, {"niveau": "Seconde", **lycee}),
        ]
        if retard == 1:
            etudes = voie.etudes[eleve.variante % len(voie.etudes)]
            annees = [(0, {"niveau": "1ère année d’études supérieures", "filiere": etudes}), *annees[:2]]
        elif retard:
            annees = [(0, {"niveau": "Non scolarisé"}), *annees[:2]]
        return en_texte(
            {
                chemin(Rubrique.SCOLARITE, self._annee(recul), mesure): texte
                for recul, mesures in annees
                for mesure, texte in mesures.items()
            }
        )

    def _annee(self, recul: int) -> str:
        """Return the school year that ends with the campagne, or one before it."""
        return f"{self._campagne - recul - 1}-{self._campagne - recul}"

    def _inventer(self, profil: str, serie: str, variante: int) -> Eleve:
        cle = _VOIES.get(serie) or _SANS_SERIE[variante % len(_SANS_SERIE)]
        voie = lire_phrases().voies[cle]
        retard = _ANNEES_APRES_BAC.get(profil, 0)
        base = self._rng.gauss(_MOYENNE, _ECART)
        niveau = sum(base >= seuil for seuil in _SEUILS)
        bulletins = "" if retard > 1 else en_texte(dict(self._moyennes(voie, variante, retard, base)))
        bac = en_texte(self._bac(voie, variante, retard, niveau))
        return Eleve(cle, voie, variante, retard, niveau, bac, bulletins)

    def _bac(self, voie: Voie, variante: int, retard: int, niveau: int) -> dict[str, str]:
        specialite = voie.specialites[variante % len(voie.specialites)]
        faits = {
            "type": "Bac obtenu" if retard else "Bac en préparation",
            "serie": voie.diplome,
            "specialite": specialite,
            "academie": _ACADEMIE,
            "obtention": f"07/{self._campagne - retard}",
        }
        if retard:
            faits["mention"] = _MENTIONS[niveau]
        if voie.eds:
            suivis = _specialites(voie, variante)
            faits |= {f"eds_premiere_{rang}": nom for rang, nom in enumerate(suivis, 1)}
            faits |= {f"eds_terminale_{rang}": nom for rang, nom in enumerate(suivis[:2], 1)}
            if len(suivis) > 2:  # noqa: PLR2004 - the third one stops in terminale
                faits["eds_abandonne"] = suivis[2]
        return {chemin(Rubrique.BAC, mesure): texte for mesure, texte in faits.items()}

    def _moyennes(self, voie: Voie, variante: int, retard: int, base: float) -> Iterator[tuple[str, str]]:
        """Yield averages; the third term of terminale comes after the dossier is closed."""
        suivis = _specialites(voie, variante)
        trimestres = 3 if retard else 2
        yield from self._annee_de_notes(
            self._annee(retard), (*suivis[:2], *voie.terminale), trimestres, base + 0.3
        )
        if variante % 4 < _PREMIERE_CONNUE:
            yield from self._annee_de_notes(self._annee(retard + 1), (*suivis, *voie.premiere), 3, base)

    def _annee_de_notes(
        self, annee: str, matieres: Sequence[str], trimestres: int, base: float
    ) -> Iterator[tuple[str, str]]:
        """Yield the averages of a year; each subject keeps near its own level from term to term."""
        tire = self._rng.uniform
        tendance = tire(-0.3, 0.7)
        for matiere in dict.fromkeys(matieres):
            propre, classe = base + tire(-2.4, 2.4), tire(*_CLASSE)
            for trimestre in range(trimestres):
                note = propre + tendance * trimestre + tire(-0.8, 0.8)
                debut = chemin(Rubrique.BULLETINS, annee, f"Trimestre {trimestre + 1}", matiere, "moyenne")
                yield debut, _texte(note)
                yield f"{debut}_classe", _texte(classe + tire(-0.5, 0.5))


def _specialites(voie: Voie, variante: int) -> Sequence[str]:
    return voie.eds[variante % len(voie.eds)] if voie.eds else ()


def _texte(note: float) -> str:
    """Return an average as Parcoursup writes it."""
    return f"{min(max(note, _NOTE_MIN), _NOTE_MAX):.1f}".replace(".", ",")
