"""Whether a calendar holds together: order of dates, overlaps and gaps, the right year, field by field."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from cfa_desktop.models.calendrier.champs import CHAMPS, PAR_CLE, REPONSES, lire_champ
from cfa_desktop.models.calendrier.dates import Calendrier, Periode, RegleReponse
from cfa_desktop.models.dates_fr import jour_dit
from cfa_desktop.models.verdict import Avertissement, Blocage, Verdict

DELAI_MAXIMAL = 366
_DEMAIN = timedelta(days=1)


class Anomalie(NamedTuple):
    """Something wrong with a field; ``bloquante`` ones keep the calendar from being recorded."""

    cle: str
    message: str
    bloquante: bool = True


def examiner_calendrier(calendrier: Calendrier) -> list[Anomalie]:
    """Return everything wrong with the calendar at once, in the order of its fields."""
    trouvees = [
        *_periodes(calendrier),
        *_pivot(calendrier),
        *_nombres(calendrier),
        *_nuit(calendrier),
        *_annees(calendrier),
        *_regles(calendrier),
    ]
    rangs = {champ.cle: rang for rang, champ in enumerate(CHAMPS)}
    return sorted(trouvees, key=lambda anomalie: rangs[anomalie.cle])


def verdict_calendrier(anomalies: list[Anomalie]) -> Verdict:
    """Return the anomalies as reasons: what blocks, what is only to know."""
    return Verdict(
        tuple(Blocage("", anomalie.message) for anomalie in anomalies if anomalie.bloquante),
        tuple(Avertissement("", anomalie.message) for anomalie in anomalies if not anomalie.bloquante),
    )


def _periodes(calendrier: Calendrier) -> Iterator[Anomalie]:
    for nom in ("voeux", "admission", "complementaire", "contrats", "rapports"):
        periode: Periode = getattr(calendrier, nom)
        debut, fin = PAR_CLE[f"{nom}.du"].libelle, PAR_CLE[f"{nom}.au"].libelle
        if periode.du is not None and periode.au is not None:
            if periode.au < periode.du:
                yield Anomalie(
                    f"{nom}.au",
                    f"«\u00a0{fin}\u00a0» ({_dit(periode.au, calendrier)}) tombe avant "
                    f"«\u00a0{debut}\u00a0» ({_dit(periode.du, calendrier)}).",
                )
        elif periode.du is not None or periode.au is not None:
            cle, connue, absente = (
                (f"{nom}.au", debut, fin) if periode.au is None else (f"{nom}.du", fin, debut)
            )
            yield Anomalie(
                cle, f"«\u00a0{absente}\u00a0» manque, alors que «\u00a0{connue}\u00a0» est connu.", False
            )


def _pivot(calendrier: Calendrier) -> Iterator[Anomalie]:
    pivot, limite, debut = calendrier.pivot, calendrier.limite_avant_pivot, calendrier.admission.du
    if pivot is not None and limite is not None and limite < pivot:
        yield Anomalie(
            "limite_avant_pivot",
            f"«\u00a0{PAR_CLE['limite_avant_pivot'].libelle}\u00a0» ({_dit(limite, calendrier)}) tombe avant "
            f"la date pivot ({_dit(pivot, calendrier)}).",
        )
    if limite is not None and debut is not None and debut <= limite:
        yield Anomalie(
            "limite_avant_pivot",
            f"«\u00a0{PAR_CLE['limite_avant_pivot'].libelle}\u00a0» ({_dit(limite, calendrier)}) doit tomber "
            f"avant le début des admissions ({_dit(debut, calendrier)}), jour du passage automatique.",
        )
    voeux = calendrier.voeux.du
    if pivot is not None and voeux is not None and pivot < voeux:
        yield Anomalie(
            "pivot",
            f"«\u00a0Date pivot\u00a0» ({_dit(pivot, calendrier)}) tombe avant le début des vœux "
            f"({_dit(voeux, calendrier)}).",
        )
    if (pivot is None) != (limite is None):
        cle = "pivot" if pivot is None else "limite_avant_pivot"
        yield Anomalie(
            cle,
            f"«\u00a0{PAR_CLE[cle].libelle}\u00a0» manque\u202f: sans elle, aucune date limite d’examen "
            "n’est calculée.",
            False,
        )


def _nombres(calendrier: Calendrier) -> Iterator[Anomalie]:
    for cle, minimum in (("delai_apres_pivot_jours", 1), ("passage_sans_examen_jours", 0)):
        valeur = lire_champ(calendrier, cle)
        if isinstance(valeur, int) and not minimum <= valeur <= DELAI_MAXIMAL:
            yield Anomalie(
                cle, f"«\u00a0{PAR_CLE[cle].libelle}\u00a0» doit aller de {minimum} à {DELAI_MAXIMAL} jours."
            )


def _nuit(calendrier: Calendrier) -> Iterator[Anomalie]:
    if calendrier.nuit is None:
        return
    debut, fin = calendrier.nuit
    if fin <= debut:
        yield Anomalie(
            "nuit", "«\u00a0Heure de nuit sans contrat\u00a0» doit finir après avoir commencé, le même jour."
        )


def _annees(calendrier: Calendrier) -> Iterator[Anomalie]:
    for champ in CHAMPS:
        valeur = lire_champ(calendrier, champ.cle)
        if isinstance(valeur, date):
            yield from _annee(champ.cle, champ.libelle, valeur, calendrier)
    for rang, regle in enumerate(calendrier.reponses, 1):
        jours = (
            regle.recue_du,
            regle.recue_au,
            regle.limite,
            *(j for bornes in regle.suspendue for j in bornes),
        )
        fautives = [jour for jour in jours if jour is not None and jour.year != calendrier.campagne]
        for jour in fautives[:1]:
            yield from _annee(REPONSES, f"Réponses, ligne {rang}", jour, calendrier)


def _annee(cle: str, libelle: str, jour: date, calendrier: Calendrier) -> Iterator[Anomalie]:
    ecart = abs(jour.year - calendrier.campagne)
    if ecart:
        suite = "vérifiez l’année" if ecart == 1 else "corrigez l’année"
        yield Anomalie(
            cle,
            f"«\u00a0{libelle}\u00a0» est en {jour.year}, pour la session {calendrier.campagne}\u202f: "
            f"{suite}.",
            ecart > 1,
        )


def _regles(calendrier: Calendrier) -> Iterator[Anomalie]:
    regles = calendrier.reponses
    for rang, regle in enumerate(regles, 1):
        for phrase in _defauts(regle, calendrier):
            yield Anomalie(REPONSES, f"Réponses, ligne {rang}\u202f: {phrase}")
        for phrase in _doutes(regle, calendrier):
            yield Anomalie(REPONSES, f"Réponses, ligne {rang}\u202f: {phrase}", False)
    ordonnees = sorted(enumerate(regles, 1), key=lambda numerotee: numerotee[1].recue_du)
    for (rang, avant), (suivant, apres) in pairwise(ordonnees):
        if apres.recue_du <= avant.recue_au:
            dit = _dit(apres.recue_du, calendrier)
            yield Anomalie(
                REPONSES, f"Réponses, lignes {rang} et {suivant}\u202f: elles parlent toutes deux du {dit}."
            )
        elif apres.recue_du > avant.recue_au + _DEMAIN:
            du, au = avant.recue_au + _DEMAIN, apres.recue_du - _DEMAIN
            jours = _intervalle(du, au, calendrier)
            yield Anomalie(
                REPONSES, f"Réponses\u202f: aucune règle {jours}, la limite y reste à saisir.", False
            )


def _defauts(regle: RegleReponse, calendrier: Calendrier) -> Iterator[str]:
    if regle.recue_au < regle.recue_du:
        debut, fin = _dit(regle.recue_du, calendrier), _dit(regle.recue_au, calendrier)
        yield f"la fin ({fin}) tombe avant le début ({debut})."
    if (regle.limite is None) == (regle.delai_jours is None):
        yield "donnez soit une date limite, soit un nombre de jours."
    elif regle.limite is not None and regle.limite < regle.recue_au:
        limite, fin = _dit(regle.limite, calendrier), _dit(regle.recue_au, calendrier)
        yield f"la limite ({limite}) tombe avant le dernier jour de réception ({fin})."
    elif regle.delai_jours is not None and not 0 <= regle.delai_jours <= DELAI_MAXIMAL:
        yield f"le délai doit aller de 0 à {DELAI_MAXIMAL} jours."
    for du, au in regle.suspendue:
        if au < du:
            yield f"la suspension finit ({_dit(au, calendrier)}) avant de commencer ({_dit(du, calendrier)})."
    for (_, avant_au), (apres_du, _) in pairwise(sorted(regle.suspendue)):
        if apres_du <= avant_au:
            yield f"deux suspensions contiennent le {_dit(apres_du, calendrier)}."


def _doutes(regle: RegleReponse, calendrier: Calendrier) -> Iterator[str]:
    debut = calendrier.admission.du
    if debut is not None and regle.recue_du < debut:
        yield f"elle commence avant les admissions ({_dit(debut, calendrier)})."
    derniere = regle.limite or regle.recue_au + timedelta(days=regle.delai_jours or 0)
    for du, au in regle.suspendue:
        if au < regle.recue_du or du > derniere:
            yield f"la suspension {_intervalle(du, au, calendrier)} ne touche aucune de ses limites."


def _intervalle(du: date, au: date, calendrier: Calendrier) -> str:
    if du == au:
        return f"le {_dit(du, calendrier)}"
    return f"du {_dit(du, calendrier)} au {_dit(au, calendrier)}"


def _dit(jour: date, calendrier: Calendrier) -> str:
    return jour_dit(jour, calendrier.campagne)
