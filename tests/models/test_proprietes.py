"""What holds for any candidature, any instant, any list (properties, with hypothesis)."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from fabrique import CAL_2025, CAL_2026, MCO
from hypothesis import given
from hypothesis import strategies as st

from cfa_desktop.models.calendrier.dates import Periode, RegleReponse
from cfa_desktop.models.candidature import FaitsCandidature, OrigineLimite
from cfa_desktop.models.comptage import compter, contrats_comptes
from cfa_desktop.models.dates_fr import jour_de_paris
from cfa_desktop.models.etats import Etat, Inscription, Reponse, StatutContrat
from cfa_desktop.models.limites import limite_examen
from cfa_desktop.models.mois import plus_mois
from cfa_desktop.models.permis import (
    Acte,
    SujetCandidature,
    SujetFormation,
    permis_candidature,
    permis_formation,
)
from cfa_desktop.models.regles.capacite import verdict_capacite
from cfa_desktop.models.regles.faits import FaitsFormation
from cfa_desktop.models.reponses import limite_reponse
from cfa_desktop.models.saisie import Decision, Nature, Saisie, Statut
from cfa_desktop.models.situation import situation_a
from cfa_desktop.models.temps import PARIS, fin_du_jour

CONCURRENTS = 8


def instants(annee=2025):
    """Return aware Paris instants, those of the two clock changes included."""
    debut, fin = datetime(annee - 1, 12, 1), datetime(annee + 1, 2, 28)  # noqa: DTZ001
    return st.datetimes(debut, fin, timezones=st.just(UTC)).map(lambda utc: utc.astimezone(PARIS))


def jours(du=date(2025, 1, 1), au=date(2025, 12, 31)):
    return st.dates(du, au)


@st.composite
def items(tirage):
    statut = tirage(st.sampled_from([Statut.PREPAREE, Statut.SAISIE]))
    nature = tirage(st.sampled_from([Nature.DECISION, Nature.CONTRAT, Nature.IA]))
    at = tirage(instants())
    return Saisie(
        1,
        nature,
        statut,
        1,
        1,
        at,
        at,
        decision=tirage(st.sampled_from(Decision)) if nature is Nature.DECISION else None,
        saisie_at=at if statut is Statut.SAISIE else None,
        limite_reponse_on=tirage(st.none() | jours()),
    )


FAITS = st.builds(
    FaitsCandidature,
    etat=st.sampled_from([*Etat, None]),
    sans_voeu=st.booleans(),
    confirmee_at=st.none() | instants(),
    limite_importee_on=st.none() | jours(),
    reponse=st.sampled_from([*Reponse, None]),
    inscription=st.sampled_from([*Inscription, None]),
    statut_contrat=st.sampled_from([*StatutContrat, None]),
    date_reponse_on=st.none() | jours(),
    export_on=st.none() | jours(),
    disparue_on=st.none() | jours(),
    items=st.lists(items(), max_size=3).map(tuple),
    limite_reponse_on=st.none() | jours(),
    reponse_notee=st.sampled_from([*Reponse, None]),
    reponse_notee_on=st.none() | jours(),
    demission_notee_on=st.none() | jours(),
)
FORMATIONS = st.builds(
    MCO._replace,
    examine=st.sampled_from([True, False, None]),
    modalites_particulieres=st.booleans(),
    capacite=st.none() | st.integers(1, 5),
    cloturee_on=st.none() | jours(),
)
CALENDRIERS = st.builds(
    lambda base, pivot, admission, jours_sans_examen: base._replace(
        pivot=pivot,
        admission=Periode(admission, base.admission.au),
        passage_sans_examen_jours=jours_sans_examen,
    ),
    st.sampled_from([CAL_2025, CAL_2026]),
    st.none() | jours(),
    st.none() | jours(),
    st.sampled_from([None, 0, 1]),
)


@given(FAITS, FORMATIONS, CALENDRIERS, instants())
def test_a_candidature_never_has_two_presumed_states(faits, formation, calendrier, instant):
    voeu = situation_a(faits, formation, calendrier, instant)
    assert not (voeu.presume and voeu.proposition_perdue)
    if voeu.presume:
        assert (voeu.etat_parcoursup, voeu.etat) == (Etat.CONFIRMEE, Etat.EN_RECHERCHE)
    else:
        assert voeu.etat is voeu.etat_parcoursup
    if voeu.proposition_perdue:
        assert voeu.etat is Etat.CONTRAT_SAISI


@given(FAITS, FORMATIONS, CALENDRIERS, instants(), st.timedeltas(timedelta(0), timedelta(days=400)))
def test_what_is_presumed_stays_presumed(faits, formation, calendrier, instant, duree):
    plus_tard = (instant.astimezone(UTC) + duree).astimezone(PARIS)
    avant = situation_a(faits, formation, calendrier, instant)
    apres = situation_a(faits, formation, calendrier, plus_tard)
    assert avant.presume <= apres.presume
    assert avant.proposition_perdue <= apres.proposition_perdue
    # Time alone moves nothing else.
    assert avant.etat_parcoursup is apres.etat_parcoursup
    assert (avant.reponse, avant.limite, avant.limite_reponse) == (
        apres.reponse,
        apres.limite,
        apres.limite_reponse,
    )


@given(FAITS, instants(), st.sampled_from(["UTC", "Indian/Reunion", "America/Martinique"]))
def test_the_zone_of_an_instant_changes_nothing(faits, instant, zone):
    ailleurs = instant.astimezone(ZoneInfo(zone))
    assert situation_a(faits, MCO, CAL_2025, instant) == situation_a(faits, MCO, CAL_2025, ailleurs)


@given(st.lists(st.tuples(FAITS, FORMATIONS), max_size=12), instants())
def test_the_totals_are_the_sums_shown_and_nobody_is_lost(candidatures, instant):
    paires = [(situation_a(faits, formation, CAL_2025, instant), faits) for faits, formation in candidatures]
    comptes = compter(paires)
    assert comptes.sans_contrat == sum(
        (
            comptes.confirmees,
            comptes.non_confirmees,
            comptes.en_recherche,
            comptes.refusees,
            comptes.demissions,
        )
    )
    assert comptes.contrats == sum(
        (
            comptes.contrats_en_attente,
            comptes.contrats_oui_definitif,
            comptes.contrats_oui_voeux_en_attente,
            comptes.contrats_demissions,
        )
    )
    sans_candidature = sum(
        faits.sans_voeu and faits.disparue_on is None and voeu.etat_parcoursup is None
        for voeu, faits in paires
    )
    places = (comptes.sans_contrat, comptes.contrats, comptes.disparus, comptes.a_classer, sans_candidature)
    assert sum(places) == len(paires)
    # A renonciation with a contract is counted with the contracts, whatever its état.
    assert comptes.presumes_en_recherche <= comptes.confirmees + comptes.contrats_demissions
    assert comptes.propositions_perdues <= comptes.contrats_en_attente
    demissions = comptes.contrats_demissions
    tous, hors_demissions = contrats_comptes(paires), contrats_comptes(paires, demissions_comprises=False)
    assert comptes.contrats <= tous
    assert tous - demissions <= hors_demissions <= tous


@given(FAITS, FORMATIONS, CALENDRIERS)
def test_no_deadline_comes_before_the_confirmation(faits, formation, calendrier):
    limite = limite_examen(faits, formation, calendrier)
    confirmee = faits.confirmee_at
    avant, admission = calendrier.limite_avant_pivot, calendrier.admission.du
    ordonne = avant is None or admission is None or admission > avant
    if limite.passage_at is not None and limite.jour is not None and ordonne:
        # The whole last day counts: nothing passes before its end.
        assert limite.passage_at.astimezone(UTC) > fin_du_jour(limite.jour).astimezone(UTC)
    pivot = calendrier.pivot
    sain = avant is not None and pivot is not None and avant >= pivot
    if limite.origine is OrigineLimite.CALCULEE and confirmee is not None and sain:
        assert limite.jour is not None
        assert limite.jour >= jour_de_paris(confirmee)


@given(instants(), st.booleans(), st.integers(0, 10), jours(), jours())
def test_no_reply_is_due_before_the_proposition_nor_while_suspended(recue, fixe, delai, un, autre):
    recue_on = jour_de_paris(recue)
    suspendue = (min(un, autre), max(un, autre))
    regle = RegleReponse(
        recue_on,
        recue_on,
        limite=recue_on + timedelta(days=delai) if fixe else None,
        delai_jours=None if fixe else delai,
        suspendue=(suspendue,),
    )
    limite = limite_reponse(recue, CAL_2025._replace(reponses=(regle,)))
    assert limite.jour is not None
    assert limite.jour >= recue_on
    assert not suspendue[0] <= limite.jour <= suspendue[1]
    assert limite.perdue_a is not None
    assert limite.perdue_a.astimezone(UTC) > fin_du_jour(limite.jour).astimezone(UTC)


OPERATIONS = st.lists(
    st.tuples(
        st.sampled_from(["contrat", "saisir", "retirer", "capacite", "demission", "reponse"]),
        st.integers(0, CONCURRENTS - 1),
        st.integers(0, 6),
    ),
    max_size=40,
)


@given(st.integers(1, 4), st.lists(st.sampled_from([*Etat, None]), min_size=CONCURRENTS), OPERATIONS)
def test_no_accepted_operation_raises_the_contracts_above_the_capacity(capacite, etats, operations):
    a = datetime(2025, 5, 20, 10, tzinfo=PARIS)
    formation = MCO._replace(capacite=capacite)
    faits = [FaitsCandidature(etat) for etat in etats[:CONCURRENTS]]

    def comptes():
        return contrats_comptes((situation_a(un, formation, CAL_2025, a), un) for un in faits)

    for quoi, rang, valeur in operations:
        avant, un = comptes(), faits[rang]
        vivants = tuple(item for item in un.items if item.nature is Nature.CONTRAT)
        if quoi == "contrat":
            sujet = SujetCandidature(
                faits=un, formation=formation, calendrier=CAL_2025, contrats_comptes=avant
            )
            if permis_candidature(sujet, a)[Acte.CONTRAT].accepte(confirme=True):
                contrat = Saisie(1, Nature.CONTRAT, Statut.PREPAREE, 1, 1, a, a)
                faits[rang] = un._replace(items=(*un.items, contrat))
        elif quoi == "saisir" and vivants:
            typee = vivants[0]._replace(statut=Statut.SAISIE, saisie_at=a)
            faits[rang] = un._replace(items=(typee,))
        elif quoi == "retirer" and vivants and vivants[0].statut is Statut.PREPAREE:
            faits[rang] = un._replace(items=())
        elif quoi == "demission":
            faits[rang] = un._replace(demission_notee_on=a.date())
        elif quoi == "reponse":
            faits[rang] = un._replace(
                reponse_notee=list(Reponse)[valeur % len(Reponse)], reponse_notee_on=a.date()
            )
        elif quoi == "capacite":
            verdict = verdict_capacite(valeur, FaitsFormation(formation, avant), CAL_2025, a)
            if verdict.accepte():
                formation = formation._replace(capacite=valeur)
        # Imports may exceed the capacity; what is accepted here never raises the count above it.
        assert comptes() <= max(avant, formation.capacite or 0)
        sujet_formation = SujetFormation(formation=formation, calendrier=CAL_2025, contrats_comptes=comptes())
        libre = permis_formation(sujet_formation, a)[Acte.CONTRAT_PAR_NUMERO].accepte()
        assert libre == (comptes() < (formation.capacite or 0))


@given(st.dates(date(2020, 1, 1), date(2040, 12, 31)), st.integers(0, 36))
def test_a_month_later_is_in_the_month_after(jour, mois):
    plus_tard = plus_mois(jour, mois)
    assert (plus_tard.year * 12 + plus_tard.month) - (jour.year * 12 + jour.month) == mois
    assert plus_tard.day <= jour.day
    assert plus_tard.day == jour.day or (plus_tard + timedelta(days=1)).day == 1


@given(FAITS, FORMATIONS, CALENDRIERS, instants(), st.integers(0, 6))
def test_every_refusal_has_a_code_a_sentence_and_a_source(faits, formation, calendrier, instant, comptes):
    sujet = SujetCandidature(
        faits=faits, formation=formation, calendrier=calendrier, contrats_comptes=comptes
    )
    for verdict in permis_candidature(sujet, instant).values():
        for raison in (*verdict.blocages, *verdict.avertissements):
            assert raison.code.startswith("R")
            assert raison.message.endswith(".")
            assert raison.source
        possible = verdict.possible_a
        if possible is not None:
            assert possible.astimezone(UTC) > instant.astimezone(UTC)
