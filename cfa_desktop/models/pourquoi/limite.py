"""Why this examination deadline, and why the passage to « En recherche de contrat » that day (R2, R5-R7)."""

from __future__ import annotations

from collections.abc import Iterator

from cfa_desktop.models.candidature import Limite, OrigineLimite
from cfa_desktop.models.dates_fr import jour_de_paris
from cfa_desktop.models.explication import Entree, Explication, Regle
from cfa_desktop.models.limites import NON_CONFIRME, limite_calculee
from cfa_desktop.models.pourquoi.cas import (
    CALCULE,
    INCONNU,
    Cas,
    entree_confirmation,
    entree_examine,
    entree_modalites,
)
from cfa_desktop.models.pourquoi.recueil import Recueil

TITRE = "Pourquoi cette date limite d’examen ?"


def expliquer_limite(cas: Cas, recueil: Recueil) -> Explication:
    """Return why the candidature has this deadline, or none (R2, R5, R6, R7)."""
    limite = cas.situation.limite
    if cas.formation.modalites_particulieres:
        return Explication(
            TITRE,
            "Aucune date limite ni passage automatique : la formation recrute selon des modalités "
            "particulières.",
            (recueil.regle("R7"),),
            (entree_modalites(cas),),
        )
    if cas.formation.examine is None:
        conclusion = (
            "On ne sait pas encore : la fiche de la formation ne dit pas si elle examine les dossiers."
        )
        return Explication(
            TITRE, conclusion, (recueil.regle("R2"), recueil.regle("R5")), (entree_examine(cas),)
        )
    if not cas.formation.examine:
        conclusion = "Aucune date limite : la formation n’examine pas les dossiers."
        conclusion += " " + phrase_passage(cas)
        return Explication(TITRE, conclusion, (recueil.regle("R2"),), tuple(_entrees_sans_examen(cas)))
    regles = [recueil.regle("R5", _calcul(cas) or "")]
    if _jour_pivot(cas):
        regles.append(recueil.choix("R5"))
    if limite.jour is not None:
        regles.append(recueil.regle("R6"))
    return Explication(TITRE, _conclusion(cas, limite), tuple(regles), tuple(_entrees(cas, limite)))


def phrase_passage(cas: Cas) -> str:
    """Return when the passage happens by itself, or that nothing is presumed."""
    passage_at = cas.situation.limite.passage_at
    if passage_at is None:
        return "Aucun passage automatique n’est présumé : il manque une date."
    return f"Passage automatique en recherche de contrat : {cas.heure(passage_at)}."


def regles_du_passage(cas: Cas, recueil: Recueil) -> tuple[Regle, ...]:
    """Return the rules that move this candidature by themselves (R2, or R5 and R6)."""
    if cas.formation.examine is False:
        return (recueil.regle("R2"),)
    return recueil.regle("R6"), recueil.regle("R5", _calcul(cas) or "")


def entrees_du_passage(cas: Cas) -> tuple[Entree, ...]:
    """Return what the passage is computed from."""
    if cas.formation.examine is False:
        return tuple(_entrees_sans_examen(cas))
    return tuple(_entrees(cas, cas.situation.limite))


def _conclusion(cas: Cas, limite: Limite) -> str:
    if limite.jour is None:
        return f"Pas encore de date : {_ce_qui_manque(cas, limite)}"
    conclusion = f"La décision se rend jusqu’au {cas.jour(limite.jour)}, 23 h 59 compris."
    if limite.origine is OrigineLimite.IMPORTEE:
        conclusion += " C’est la date donnée par Parcoursup : elle l’emporte sur le calcul."
        calculee = limite_calculee(cas.faits.confirmee_at, cas.calendrier)
        if calculee is not None and calculee != limite.jour:
            conclusion += f" Le calcul donne une autre date, {cas.jour(calculee)} : vérifiez sur Parcoursup."
    return f"{conclusion} {phrase_passage(cas)}"


def _ce_qui_manque(cas: Cas, limite: Limite) -> str:
    if limite.mention == NON_CONFIRME:
        return "elle se compte à partir de la confirmation du vœu, que le candidat n’a pas encore faite."
    if cas.faits.confirmee_at is None:
        return "ni la date limite ni la date de confirmation ne sont connues ; rien n’est présumé."
    return f"le calendrier de la session {cas.calendrier.campagne} ne dit pas les dates du délai d’examen."


def _calcul(cas: Cas) -> str:
    """Return R5 with the session's own dates, "" when they are not known."""
    calendrier = cas.calendrier
    pivot, avant, delai = (
        calendrier.pivot,
        calendrier.limite_avant_pivot,
        calendrier.delai_apres_pivot_jours,
    )
    if pivot is None or avant is None or delai is None:
        return ""
    return (
        f"Vœu confirmé avant le {cas.jour(pivot)} : décision jusqu’au {cas.jour(avant)} ; confirmé après : "
        f"jour de confirmation + {delai} jours. Le dernier jour compte en entier, jusqu’à 23 h 59 (heure "
        "de Paris). La date donnée par Parcoursup l’emporte."
    )


def _jour_pivot(cas: Cas) -> bool:
    confirmee_at = cas.faits.confirmee_at
    return confirmee_at is not None and jour_de_paris(confirmee_at) == cas.calendrier.pivot


def _entrees(cas: Cas, limite: Limite) -> Iterator[Entree]:
    calendrier = cas.calendrier
    importee = cas.faits.limite_importee_on
    dite = cas.jour(importee) if importee else "non fournie"
    yield Entree("Date limite d’examen de Parcoursup", dite, cas.parcoursup)
    yield entree_confirmation(cas)
    calculee = limite_calculee(cas.faits.confirmee_at, calendrier)
    if calculee is not None:
        yield Entree("Date limite calculée", cas.jour(calculee), CALCULE)
    for nom, jour, cle in (
        ("Jour pivot", calendrier.pivot, "pivot"),
        ("Limite des vœux confirmés avant le pivot", calendrier.limite_avant_pivot, "limite_avant_pivot"),
        ("Premier jour des admissions", calendrier.admission.du, "admission.du"),
    ):
        yield Entree(nom, cas.jour(jour) if jour else "date à fournir", cas.du_calendrier(cle))
    if calendrier.delai_apres_pivot_jours is not None:
        delai = f"{calendrier.delai_apres_pivot_jours} jours"
        origine = cas.du_calendrier("delai_apres_pivot_jours")
        yield Entree("Délai des vœux confirmés après le pivot", delai, origine)
    if limite.passage_at is not None:
        yield Entree("Passage automatique", cas.heure(limite.passage_at), CALCULE)


def _entrees_sans_examen(cas: Cas) -> Iterator[Entree]:
    yield entree_examine(cas)
    yield entree_confirmation(cas)
    jours = cas.calendrier.passage_sans_examen_jours
    dit = {None: INCONNU, 0: "aussitôt", 1: "le lendemain"}.get(jours, f"{jours} jours après")
    origine = cas.du_calendrier("passage_sans_examen_jours")
    yield Entree("Passage après la confirmation", dit, origine)
    passage_at = cas.situation.limite.passage_at
    if passage_at is not None:
        yield Entree("Passage automatique", cas.heure(passage_at), CALCULE)
