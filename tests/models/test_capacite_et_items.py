"""The life of a capacity, and what an item of the queue allows, with their sentences (R4, R8-R11)."""

from datetime import date

import pytest
from fabrique import CAL_2025, MCO, confirmee, decision, paris, saisie, situation

from cfa_desktop.models.regles.capacite import (
    lire_capacite,
    verdict_augmentation,
    verdict_baisse,
    verdict_capacite,
)
from cfa_desktop.models.regles.cloture import verdict_cloture
from cfa_desktop.models.regles.faits import FaitsFormation
from cfa_desktop.models.regles.item import (
    CONTRAT_A_ANNULER,
    verdict_cochee,
    verdict_correction,
    verdict_retrait,
)
from cfa_desktop.models.saisie import Decision, Nature, Statut

EN_MAI = paris("2025-05-20T10:00")
FIN = "2025-07-10T23:59:59"
APRES = "2025-07-11T00:00"


def dit(raisons):
    return [(raison.code, raison.message) for raison in raisons]


def capacite(valeur, comptes=3, a=EN_MAI, formation=MCO, **options):
    return verdict_capacite(valeur, FaitsFormation(formation, comptes), CAL_2025, a, **options)


@pytest.mark.parametrize("valeur", [None, 0, -1])
def test_a_capacity_is_one_at_least(valeur):
    verdict = capacite(valeur)
    assert verdict.blocages == (("R9", "La capacité est un nombre entier, 1 au moins.", "S0", None),)
    assert capacite(valeur, deja_affichee=True).blocages == verdict.blocages
    assert capacite(1, comptes=1).accepte()


def test_a_capacity_never_goes_below_its_contracts():
    assert capacite(2).blocages == (
        ("R9", "La capacité ne peut pas descendre à 2\u202f: 3 contrats comptés déjà.", "S0", None),
    )
    assert capacite(3).accepte()
    (une,) = capacite(1, comptes=2).blocages
    assert une.message.endswith("2 contrats comptés déjà.")


@pytest.mark.parametrize(("a", "refuse"), [(FIN, False), (APRES, True)])
def test_a_capacity_no_longer_goes_down_after_the_parametrage(a, refuse):
    verdict = capacite(4, a=paris(a))
    assert verdict.accepte() is not refuse
    if refuse:
        assert verdict.blocages == (
            (
                "R9",
                "Plus de baisse de capacité depuis la fin du paramétrage, jeu. 10 juil. (capacité "
                "actuelle\u202f: 5).",
                "S1",
                None,
            ),
        )
    assert capacite(4, a=paris(a), formation=MCO._replace(capacite=None)).accepte()
    assert capacite(5, a=paris(a)).accepte()
    sans_fin = CAL_2025._replace(parametrage_fin=None)
    assert verdict_capacite(4, FaitsFormation(MCO, 3), sans_fin, paris(a)).accepte()


@pytest.mark.parametrize(
    ("valeur", "comptes", "a", "raison"),
    [
        (6, 4, FIN, ""),
        (6, 5, FIN, "la formation est complète"),
        (6, 6, FIN, "la formation est complète"),
        (6, 4, APRES, "le paramétrage est terminé"),
        (6, 5, APRES, "la formation est complète"),
        (5, 5, APRES, ""),
    ],
)
def test_an_increase_is_free_then_asked_for(valeur, comptes, a, raison):
    verdict = capacite(valeur, comptes, paris(a))
    assert verdict.accepte()
    message = f"Une augmentation se demande par le formulaire de contact\u202f: {raison}."
    assert dit(verdict.avertissements) == ([("R11", message)] if raison else [])
    assert capacite(valeur, comptes, paris(a), deja_affichee=True) == ((), ())
    assert all(alerte.source == "S0" for alerte in verdict.avertissements)
    assert not capacite(valeur, comptes, paris(a), MCO._replace(capacite=None)).avertissements


def test_a_granted_capacity_below_the_contracts_only_warns():
    verdict = capacite(2, a=paris(APRES), deja_affichee=True)
    assert verdict.accepte()
    assert [(alerte.code, alerte.source) for alerte in verdict.avertissements] == [
        ("R9", "S0"),
        ("R9", "S1"),
    ]


@pytest.mark.parametrize(
    ("texte", "valeur"),
    [("5", 5), ("1 200", 1200), ("9999", 9999), ("10000", None), ("5 places", None), ("\u202f7\u202f", 7)],
)
def test_a_capacity_is_read_as_a_whole_number(texte, valeur):
    assert lire_capacite(texte) == valeur


def test_lowering_asks_for_one_place_less():
    assert verdict_baisse(FaitsFormation(MCO, 4), CAL_2025, EN_MAI).accepte()
    assert dit(verdict_baisse(FaitsFormation(MCO, 5), CAL_2025, EN_MAI).blocages)[0][0] == "R9"
    sans = verdict_baisse(FaitsFormation(MCO._replace(capacite=None), 0), CAL_2025, EN_MAI)
    assert dit(sans.blocages) == [("R8", "Aucune capacité n’est saisie\u202f: il n’y a rien à baisser.")]
    assert sans.blocages[0].source == "S0"


@pytest.mark.parametrize(
    ("comptes", "reste"), [(5, ""), (6, ""), (4, "1 place encore"), (3, "2 places encore")]
)
def test_more_places_are_asked_for_when_full(comptes, reste):
    faits = FaitsFormation(MCO, comptes)
    message = f"La formation n’est pas complète\u202f: {reste}."
    for verdict in (verdict_augmentation(faits), verdict_augmentation(faits, 6), verdict_cloture(faits)):
        assert verdict.accepte()
        assert dit(verdict.avertissements) == ([("R11", message)] if reste else [])
        assert all(alerte.source == "S0" for alerte in verdict.avertissements)


def test_a_request_asks_for_more_of_an_open_formation():
    pleine = FaitsFormation(MCO, 5)
    for trop_peu in (5, 4):
        assert verdict_augmentation(pleine, trop_peu).blocages == (
            ("R9", "Demandez plus que la capacité actuelle (5).", "S0", None),
        )
    sans = verdict_augmentation(FaitsFormation(MCO._replace(capacite=None), 0), 4)
    assert sans.blocages == (
        (
            "R8",
            "Aucune augmentation avant la capacité\u202f: saisissez la capacité de la formation.",
            "S0",
            None,
        ),
    )
    close = FaitsFormation(MCO._replace(cloturee_on=date(2025, 6, 1)), 5)
    clos = ("R13", "Le recrutement de la formation est clôturé depuis le dim. 1er juin.", "S0", None)
    assert verdict_augmentation(close).blocages == (clos,)
    assert verdict_cloture(close).blocages == (clos,)
    demandee = MCO._replace(cloture_demandee_on=date(2025, 5, 20))
    assert verdict_cloture(FaitsFormation(demandee, 5)).blocages == (
        ("R11", "La clôture est déjà demandée depuis le mar. 20 mai.", "S0", None),
    )
    assert verdict_cloture(FaitsFormation(demandee._replace(cloturee_on=date(2025, 6, 1)), 5)).blocages == (
        clos,
    )
    assert verdict_augmentation(FaitsFormation(demandee, 5)).accepte()
    assert verdict_cloture(FaitsFormation(MCO._replace(capacite=None), 0)) == ((), ())


# Items


def test_a_typed_contract_is_cancelled_by_the_draio_only():
    assert "à faire annuler auprès de la DRAIO" in CONTRAT_A_ANNULER
    for statut in (Statut.SAISIE, Statut.CONSTATEE, Statut.ECART):
        assert verdict_retrait(saisie(Nature.CONTRAT, statut)).blocages == (
            ("R4", CONTRAT_A_ANNULER, "S0", None),
        )
    assert verdict_retrait(saisie(Nature.CONTRAT)) == ((), ())


def test_another_typed_item_is_only_corrected():
    message = (
        "Déjà saisi sur Parcoursup\u202f: cela ne se retire pas, seule une correction motivée est possible."
    )
    for statut in (Statut.SAISIE, Statut.CONSTATEE, Statut.ECART):
        assert dit(verdict_retrait(saisie(Nature.IA, statut)).blocages) == [("R4", message)]
    (raison,) = verdict_retrait(saisie(Nature.IA, Statut.ABANDONNEE)).blocages
    assert raison.message == "Cette saisie est abandonnée\u202f: préparez-en une autre."


def test_a_typed_item_is_corrected_with_a_reason():
    typee = saisie(Nature.CONTRAT, Statut.SAISIE)
    demande = verdict_correction(typee)
    assert demande.accepte()
    assert dit(demande.avertissements) == [
        (
            "R4",
            "Déjà saisi sur Parcoursup\u202f: la correction demande une raison, gardée dans l’historique.",
        )
    ]
    assert demande.avertissements[0].source == "S0"
    assert dit(verdict_correction(typee, "  ").blocages) == [
        ("R4", "Déjà saisi sur Parcoursup\u202f: dites pourquoi vous le corrigez.")
    ]
    assert verdict_correction(typee, "SIRET mal lu").accepte()
    assert verdict_correction(saisie(Nature.CONTRAT), "") == ((), ())


@pytest.mark.parametrize(
    ("statut", "message"),
    [
        (Statut.CONSTATEE, "Un export a confirmé cette saisie\u202f: elle ne change plus."),
        (Statut.ECART, "Un export contredit cette saisie\u202f: réglez l’écart."),
        (Statut.ABANDONNEE, "Cette saisie est abandonnée\u202f: préparez-en une autre."),
    ],
)
def test_an_item_that_is_over_neither_changes_nor_is_ticked(statut, message):
    finie = saisie(Nature.CONTRAT, statut)
    assert dit(verdict_correction(finie, "raison").blocages) == [("R4", message)]
    coche = verdict_cochee(finie, FaitsFormation(MCO, 0), CAL_2025, EN_MAI)
    assert dit(coche.blocages) == [("R4", message)]


def test_ticking_warns_of_what_parcoursup_would_refuse():
    def cocher(item, a, voeu=None, comptes=0):
        presume = voeu is not None and voeu.presume
        return verdict_cochee(item, FaitsFormation(MCO, comptes), CAL_2025, paris(a), presume=presume)

    deja = cocher(saisie(Nature.IA, Statut.SAISIE), "2025-06-10T10:00")
    assert dit(deja.blocages) == [("R4", "Cette saisie est déjà cochée comme saisie en ligne.")]
    attend = saisie(Nature.CONTRAT, pas_avant=paris("2025-06-15T01:00"))
    (nuit,) = cocher(attend, "2025-06-15T00:59:59").avertissements
    assert (nuit.code, nuit.message[:20]) == ("R12", "Pas de contrat entre")
    sans_nuit = attend._replace(pas_avant=paris("2025-06-15T01:00:01"))
    (alerte,) = cocher(sans_nuit, "2025-06-15T01:00").avertissements
    assert (alerte.code, alerte.source) == ("R12", "S0")
    assert alerte.message == (
        "Préparé pour plus tard\u202f: Parcoursup ne l’accepte qu’à partir du dim. 15 juin 1\u00a0h\u00a000."
    )
    assert cocher(attend, "2025-06-15T01:00").avertissements == ()
    presume = situation(confirmee("2025-05-08"), "2025-06-10")
    a_temps = situation(confirmee("2025-05-08"), "2025-05-20")
    (alerte,) = cocher(decision(Decision.REFUS), "2025-06-10", presume).avertissements
    assert (alerte.code, alerte.source) == ("R6", "S0")
    assert alerte.message == (
        "Trop tard\u202f: le passage automatique en recherche de contrat a déjà eu lieu (présumé)."
    )
    assert cocher(decision(Decision.REFUS), "2025-06-10", a_temps).avertissements == ()
    assert cocher(saisie(Nature.IA), "2025-06-10", presume).avertissements == ()
    assert cocher(saisie(Nature.IA), "2025-06-15T00:30", None, 9).avertissements == ()
    codes = [une.code for une in cocher(saisie(Nature.CONTRAT), "2025-06-15T00:30", None, 5).avertissements]
    assert codes == ["R10", "R12"]
