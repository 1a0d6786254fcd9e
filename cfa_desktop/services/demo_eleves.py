"""The invented schooling of a demo base: years, bac and averages that agree with the série of the person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from random import Random
from typing import Any, NamedTuple

from cfa_desktop.models.contenu import Rubrique, chemin, parties_du_chemin
from cfa_desktop.models.contenu_texte import de_texte, en_texte
from cfa_desktop.services.demo_phrases import Voie, lire_phrases

VARIANTES = 24  # per profile and série: in a larger base, the same averages come back
_VOIES = {
    "Générale": "generale",
    "STMG": "stmg",
    "STAV": "stav",
    "Métiers du commerce et de la vente": "commerce",
    "Conduite et gestion de l'entreprise agricole": "agricole",
    "Cybersécurité, informatique et réseaux, électronique": "numerique",
}
_SANS_SERIE = ("commerce", "stmg", "generale")
_PARCOURS = 12  # whatever the série, languages, specialities and studies come back after so many
_ANNEES_APRES_BAC = {"En réorientation": 1, "Non scolarisé": 2}
_LYCEE, _COMMUNE, _CODE, _DEPARTEMENT = "{lycee}", "{commune}", "{code}", "{departement}"
_MENTIONS = ("Sans mention", "Assez bien", "Bien", "Très bien")
_LANGUES = ("Espagnol", "Espagnol", "Allemand", "Italien")
_SEUILS = (10.0, 12.5, 15.0)
"""Averages that separate a fragile pupil from a fair one, a good one, an excellent one."""

_MOYENNE, _ECART = 12.4, 1.7
_CLASSE = (10.2, 13.2)
_NOTE_MIN, _NOTE_MAX = 4.0, 19.4


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
        self._parcours: dict[tuple[str, int, int], str] = {}
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
        qui = eleve.cle, eleve.apres_bac, eleve.variante % _PARCOURS
        if qui not in self._parcours:
            self._parcours[qui] = self._parcours_type(eleve)
        texte = self._parcours[qui]
        for place, dit in (
            (_LYCEE, personne["etablissement_origine"].partition(" (")[0]),
            (_COMMUNE, personne["origine_commune"]),
            (_CODE, personne["origine_departement"]),
            (_DEPARTEMENT, lire_phrases().departements[personne["origine_departement"]]),
        ):
            texte = texte.replace(place, dit)
        return texte

    def _parcours_type(self, eleve: Eleve) -> str:
        """Return the school years of everybody like this one, with places for the lycée."""
        voie, retard = eleve.voie, eleve.apres_bac
        lycee = {
            "langue_a": "Anglais",
            "langue_b": _LANGUES[eleve.variante % len(_LANGUES)],
            "etablissement": _LYCEE,
            "commune": _COMMUNE,
            "departement_code": _CODE,
            "departement": _DEPARTEMENT,
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
        bulletins = "" if retard > 1 else self._moyennes(voie, variante, retard, base)
        bac = en_texte(self._bac(voie, variante, retard, niveau))
        return Eleve(cle, voie, variante, retard, niveau, bac, bulletins)

    def _bac(self, voie: Voie, variante: int, retard: int, niveau: int) -> dict[str, str]:
        specialite = voie.specialites[variante % len(voie.specialites)]
        faits = {
            "type": "Bac obtenu" if retard else "Bac en préparation",
            "serie": voie.diplome,
            "specialite": specialite,
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

    def _moyennes(self, voie: Voie, variante: int, retard: int, base: float) -> str:
        """Return averages; each subject keeps near its own level from term to term."""
        premiere = variante % 2 == 0
        modele, places = _modele_de_bulletins(
            (*_specialites(voie, variante)[:2], *voie.terminale),
            (*_specialites(voie, variante), *voie.premiere) if premiere else (),
            3 if retard else 2,
            (self._annee(retard), self._annee(retard + 1)),
        )
        tire, tendance = self._rng.uniform, self._rng.uniform(-0.3, 0.7)
        propres: dict[str, tuple[float, float]] = {}
        notes = []
        for matiere, trimestre, de_la_classe in places:
            if matiere not in propres:
                propres[matiere] = base + tire(-2.4, 2.4), tire(*_CLASSE)
            propre, classe = propres[matiere]
            note = (
                classe + tire(-0.5, 0.5) if de_la_classe else propre + tendance * trimestre + tire(-0.8, 0.8)
            )
            notes.append(_texte(note))
        return modele % tuple(notes)


@cache
def _modele_de_bulletins(
    terminale: tuple[str, ...], premiere: tuple[str, ...], trimestres: int, annees: tuple[str, str]
) -> tuple[str, Sequence[tuple[str, int, bool]]]:
    """Return stored averages with a place for each, and what goes there: subject, term, of the class.

    The third term of terminale comes after the dossier is closed.
    """
    chemins = [
        chemin(Rubrique.BULLETINS, annee, f"Trimestre {trimestre}", matiere, mesure)
        for annee, matieres, nombre in ((annees[0], terminale, trimestres), (annees[1], premiere, 3))
        for trimestre in range(1, nombre + 1)
        for matiere in matieres
        for mesure in ("moyenne", "moyenne_classe")
    ]
    modele = en_texte(dict.fromkeys(chemins, "%s"))
    places = [parties_du_chemin(un)[1] for un in de_texte(modele)]
    return modele, [
        (matiere, int(periode[-1]), mesure != "moyenne") for _, periode, matiere, mesure in places
    ]


def _specialites(voie: Voie, variante: int) -> Sequence[str]:
    return voie.eds[variante % len(voie.eds)] if voie.eds else ()


def _texte(note: float) -> str:
    """Return an average as Parcoursup writes it."""
    return f"{min(max(note, _NOTE_MIN), _NOTE_MAX):.1f}".replace(".", ",")
