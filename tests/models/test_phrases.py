"""The exact words of the refusals: code, sentence and source, as the officer reads them."""

from datetime import date

import pytest
from fabrique import (
    CAL_2025,
    CAL_2026,
    MCO,
    SANS_EXAMEN,
    VALIDE,
    confirmee,
    decision,
    paris,
    saisie,
    situation,
)

from cfa_desktop.models.candidature import FaitsCandidature
from cfa_desktop.models.etats import Etat, Inscription, Reponse
from cfa_desktop.models.regles.capacite import blocages_places
from cfa_desktop.models.regles.contrat import verdict_contrat
from cfa_desktop.models.regles.decision import verdict_recherche, verdict_refus
from cfa_desktop.models.regles.faits import DemandeContrat, FaitsFormation
from cfa_desktop.models.regles.inscription import verdict_ia
from cfa_desktop.models.regles.periode import avertissements_periode, blocages_periode
from cfa_desktop.models.saisie import Decision, Nature, Statut

EN_MAI = "2025-05-20T10:00"
MOTIF = "Projet non cohérent"
FORMULE = (
    "Le webinaire de la région académique PACA parle de candidats «\u202fayant formulé leur vœu\u202f»"
    "\u202f: vérifiez sur Parcoursup."
)


def refus(faits, a=EN_MAI, formation=MCO, motif=None, calendrier=CAL_2025):
    voeu = situation(faits, a, formation)
    return verdict_refus(voeu, formation, calendrier, paris(a), motif)


def contrat(**champs):
    valeurs = {
        "formation": MCO,
        "contrats_comptes": 0,
        "calendrier": CAL_2025,
        "instant": paris(EN_MAI),
        "employeur": "DUPONT",
        "siret": VALIDE,
    }
    return verdict_contrat(DemandeContrat(**(valeurs | champs)))


def lus(raisons):
    return [(raison.code, raison.message, raison.source) for raison in raisons]


@pytest.mark.parametrize(
    ("faits", "a", "code", "message"),
    [
        (
            FaitsCandidature(),
            EN_MAI,
            "R1",
            "L’état de la candidature n’est pas connu\u202f: aucune décision possible.",
        ),
        (
            FaitsCandidature(Etat.NON_CONFIRMEE),
            EN_MAI,
            "R1",
            "Vœu non confirmé\u202f: ni refus ni mise en recherche. Un contrat reste possible.",
        ),
        (
            FaitsCandidature(Etat.REFUSEE),
            EN_MAI,
            "R4",
            "Déjà «\u202fRefusée\u202f»\u202f: une décision ne se retire pas.",
        ),
        (
            confirmee("2025-05-08"),
            "2025-06-10T10:00",
            "R6",
            "Trop tard\u202f: passage automatique en recherche de contrat depuis le lun. 2 juin "
            "0\u00a0h\u00a000 (présumé).",
        ),
        (
            confirmee("2025-05-08", items=(decision(Decision.REFUS),)),
            EN_MAI,
            "R4",
            "Il y a déjà un refus à saisir en ligne\u202f: retirez la préparation d’abord.",
        ),
        (
            confirmee("2025-05-08", items=(decision(Decision.RECHERCHE),)),
            EN_MAI,
            "R4",
            "Il y a déjà une mise en recherche à saisir en ligne\u202f: retirez la préparation d’abord.",
        ),
    ],
)
def test_what_both_decisions_refuse(faits, a, code, message):
    assert lus(refus(faits, a).blocages) == [(code, message, "S0")]
    assert lus(verdict_recherche(situation(faits, a), MCO, CAL_2025).blocages) == [(code, message, "S0")]


@pytest.mark.parametrize(
    ("formation", "message"),
    [
        (SANS_EXAMEN, "La formation n’examine pas les dossiers\u202f: elle ne prend pas de décision."),
        (
            MCO._replace(examine=None),
            "«\u202fExamine les dossiers\u202f» n’est pas renseigné pour cette formation\u202f: dites-le "
            "d’abord.",
        ),
    ],
)
def test_who_does_not_examine_decides_nothing(formation, message):
    assert lus(refus(confirmee(), formation=formation).blocages) == [("R2", message, "S0")]


def test_a_refusal_beside_a_contract_and_without_a_criterion():
    faits = confirmee("2025-05-08", items=(saisie(Nature.CONTRAT),))
    assert lus(refus(faits).blocages) == [
        ("R16", "Un contrat est préparé pour ce candidat\u202f: retirez-le avant de refuser.", "S0")
    ]
    typee = confirmee("2025-05-08", items=(saisie(Nature.CONTRAT, Statut.SAISIE),))
    assert lus(refus(typee).blocages)[-1] == (
        "R16",
        "Un contrat est saisi en ligne pour ce candidat\u202f: il n’y a plus rien à refuser.",
        "S0",
    )
    voeu = confirmee("2025-05-08")
    assert lus(refus(voeu, motif=" ").blocages) == [
        ("R3", "Choisissez le motif du refus parmi les critères publiés.", "S0")
    ]
    examen = MCO._replace(criteres=(MOTIF,))
    assert lus(refus(voeu, formation=examen, motif=" Autre ").blocages) == [
        ("R3", "«\u202fAutre\u202f» ne fait pas partie des critères publiés de la formation.", "S0")
    ]
    assert lus(refus(voeu, motif=MOTIF).avertissements) == [
        (
            "R3",
            "Aucun critère d’examen n’est enregistré pour cette formation\u202f: vérifiez que ce motif "
            "figure parmi les critères publiés.",
            "S0",
        )
    ]
    assert refus(voeu, motif=" ").avertissements == ()
    assert refus(voeu, formation=examen, motif=MOTIF).avertissements == ()


def test_what_is_said_of_the_deadline_before_a_refusal():
    assert lus(refus(confirmee()).avertissements) == [
        ("R5", "La date limite d’examen n’est pas connue\u202f: vérifiez-la sur Parcoursup.", "S0")
    ]
    libre = MCO._replace(modalites_particulieres=True)
    assert refus(confirmee("2025-05-08"), formation=libre).avertissements == ()
    assert lus(refus(confirmee("2025-05-08"), "2025-05-30T10:00").avertissements) == [
        (
            "R6",
            "Délai dépassé\u202f: la date limite d’examen était mer. 28 mai, 23\u00a0h\u00a059\u202f; "
            "passage automatique lun. 2 juin 0\u00a0h\u00a000.",
            "S0",
        )
    ]
    # The pivot of 2026 is not known: the passage of an early imported limit is not said.
    importee = confirmee(limite_importee_on=date(2025, 5, 28))
    sans_pivot = CAL_2025._replace(pivot=None, admission=CAL_2025.admission._replace(du=None))
    voeu = situation(importee, "2025-05-30T10:00")
    voeu = voeu._replace(limite=voeu.limite._replace(passage_at=None))
    (alerte,) = verdict_refus(voeu, MCO, sans_pivot, paris("2025-05-30T10:00")).avertissements
    assert alerte.message == (
        "Délai dépassé\u202f: la date limite d’examen était mer. 28 mai, 23\u00a0h\u00a059."
    )
    presume = situation(confirmee("2025-05-08"), "2025-06-10")
    presume = presume._replace(limite=presume.limite._replace(passage_at=None))
    (raison,) = verdict_recherche(presume, MCO, CAL_2025).blocages
    assert raison.message == "Trop tard\u202f: passage automatique en recherche de contrat (présumé)."
    assert refus(FaitsCandidature(Etat.REFUSEE), "2025-06-30").avertissements == ()


@pytest.mark.parametrize(
    ("faits", "message"),
    [
        (
            FaitsCandidature(Etat.CONTRAT_SAISI),
            "Un contrat est déjà saisi pour ce candidat dans cette formation.",
        ),
        (
            confirmee(items=(saisie(Nature.CONTRAT),)),
            "Un contrat est déjà préparé pour ce candidat dans cette formation.",
        ),
        (
            # An export later than the typing shows no contract: the item lives on until it is settled.
            confirmee(items=(saisie(Nature.CONTRAT, Statut.SAISIE),), export_on=date(2025, 5, 21)),
            "Un contrat est déjà saisi pour ce candidat dans cette formation.",
        ),
        (
            FaitsCandidature(Etat.DEMISSION, items=(saisie(Nature.CONTRAT),)),
            "Un contrat est déjà préparé pour ce candidat dans cette formation.",
        ),
        (
            confirmee(
                items=(saisie(Nature.CONTRAT, Statut.SAISIE, saisie_at=paris("2025-05-19T10:00")),),
                demission_notee_on=date(2025, 5, 19),
            ),
            "Un contrat est déjà saisi pour ce candidat dans cette formation\u202f: la démission ne "
            "l’annule pas, il reste compté.",
        ),
    ],
)
def test_one_live_contract_for_a_candidate_and_a_formation(faits, message):
    assert lus(contrat(situation=situation(faits)).blocages) == [("R16", message, "S0")]


def test_a_prepared_refusal_and_an_unknown_number_stop_a_contract():
    prepare = situation(confirmee("2025-05-08", items=(decision(Decision.REFUS),)))
    assert lus(contrat(situation=prepare).blocages) == [
        (
            "R4",
            "Un refus est préparé pour cette candidature\u202f: retirez-le avant de préparer un contrat.",
            "S0",
        )
    ]
    assert lus(contrat(numero_connu=False, nom=" ").blocages) == [
        (
            "R15",
            "Numéro d’inscription inconnu ici\u202f: indiquez le nom et le prénom du candidat.",
            "S0, S4, S1",
        )
    ]
    assert contrat(numero_connu=True, nom="").blocages == ()
    assert contrat(situation=situation(confirmee()), numero_connu=False).blocages == ()


def test_the_employer_of_a_contract():
    assert lus(contrat(employeur=" ").blocages) == [
        ("R14", "Indiquez le nom ou la dénomination de l’employeur.", "S0")
    ]
    (raison,) = contrat(siret="73282932000075").blocages
    assert (raison.code, raison.source) == ("R14", "S0")
    assert raison.message.startswith("SIRET refusé\u202f: ")
    assert raison.message.endswith(".")


def test_whose_contract_asks_for_a_confirmation():
    assert contrat().avertissements == (
        (
            "R15",
            f"Pas de candidature dans cette formation\u202f: contrat par le numéro. {FORMULE}",
            False,
            "S0, S4, S1",
        ),
    )
    assert contrat(numero_connu=False, nom="X").avertissements == (
        (
            "R15",
            "Ce numéro d’inscription n’est pas connu ici\u202f: vérifiez que la personne a bien un dossier "
            f"Parcoursup. {FORMULE}",
            True,
            "S0, S4, S1",
        ),
    )
    assert contrat(situation=situation(FaitsCandidature(Etat.REFUSEE))).avertissements == (
        (
            "R15",
            f"La candidature est «\u202fRefusée\u202f»\u202f: confirmez le contrat. {FORMULE}",
            True,
            "S0, S4, S1",
        ),
    )
    voeu = situation(confirmee())
    assert contrat(situation=voeu, contrats_ailleurs=("NDRC", "CG")).avertissements == (
        (
            "R16",
            "Ce candidat a déjà un contrat dans\u202f: NDRC, CG. Attention à ne pas vous tromper de "
            "formation (ici\u202f: MCO).",
            True,
            "S0",
        ),
    )
    assert contrat(situation=voeu, homonymes=("A, n° 1", "A, n° 2")).avertissements == (
        (
            "R16",
            "Même nom dans la base\u202f: A, n° 1, A, n° 2. Attention à ne pas vous tromper de candidat "
            "ni de formation (ici\u202f: MCO).",
            True,
            "S0",
        ),
    )


@pytest.mark.parametrize(
    ("capacite", "comptes", "attendu"),
    [
        (
            None,
            0,
            ("R8", "Aucun contrat avant la capacité\u202f: saisissez la capacité de la formation.", "S0"),
        ),
        (
            1,
            1,
            (
                "R10",
                "Formation complète\u202f: 1 contrat compté pour 1 place. Demandez la clôture du "
                "recrutement, ou une augmentation de capacité.",
                "S0",
            ),
        ),
        (
            2,
            3,
            (
                "R10",
                "Formation complète\u202f: 3 contrats comptés pour 2 places. Demandez la clôture du "
                "recrutement, ou une augmentation de capacité.",
                "S0",
            ),
        ),
    ],
)
def test_no_place_is_left(capacite, comptes, attendu):
    raisons = blocages_places(FaitsFormation(MCO._replace(capacite=capacite), comptes))
    assert lus(raisons) == [attendu]


@pytest.mark.parametrize(
    ("a", "attendu"),
    [
        (
            "2025-06-15T00:30",
            (
                "R12",
                "Pas de contrat entre 00:00 et 01:00 pendant la phase principale\u202f: possible à partir de "
                "01:00 (dim. 15 juin).",
                "S0",
            ),
        ),
        (
            "2025-03-16T10:00",
            (
                "R13",
                "La saisie des contrats n’est pas ouverte\u202f: possible à partir du lun. 17 mars "
                "0\u00a0h\u00a000.",
                "S0, S1",
            ),
        ),
        (
            "2025-10-14T00:00",
            (
                "R13",
                "La période de saisie des contrats est terminée depuis le lun. 13 oct., 23\u00a0h\u00a059.",
                "S0, S1",
            ),
        ),
    ],
)
def test_parcoursup_takes_no_contract_then(a, attendu):
    assert lus(blocages_periode(MCO, CAL_2025, paris(a))) == [attendu]


def test_a_closed_formation_and_a_window_unknown():
    close = MCO._replace(cloturee_on=date(2025, 5, 20))
    assert lus(blocages_periode(close, CAL_2025, paris(EN_MAI))) == [
        ("R13", "Le recrutement de la formation est clôturé depuis le mar. 20 mai.", "S0")
    ]
    message = "Les dates de saisie des contrats manquent au calendrier\u202f: vérifiez-les sur Parcoursup."
    for bornes in ({"du": None}, {"au": None}, {"du": None, "au": None}):
        calendrier = CAL_2025._replace(contrats=CAL_2025.contrats._replace(**bornes))
        assert avertissements_periode(calendrier) == [("R13", message, False, "S0, S1")]
    assert avertissements_periode(CAL_2025) == avertissements_periode(CAL_2026) == []
    sans_nuit = CAL_2025._replace(nuit=None)
    assert blocages_periode(MCO, sans_nuit, paris("2025-06-15T00:30")) == []


@pytest.mark.parametrize(
    ("faits", "message"),
    [
        (
            FaitsCandidature(Etat.EN_RECHERCHE),
            "L’inscription administrative demande un contrat saisi sur Parcoursup.",
        ),
        (
            FaitsCandidature(Etat.CONTRAT_SAISI, inscription=Inscription.EFFECTUEE),
            "L’inscription administrative est déjà effectuée.",
        ),
        (
            FaitsCandidature(Etat.CONTRAT_SAISI, items=(saisie(Nature.IA),)),
            "L’inscription administrative est déjà préparée, à saisir en ligne.",
        ),
        (
            FaitsCandidature(Etat.CONTRAT_SAISI),
            "Le candidat n’a pas accepté la proposition (réponse inconnue).",
        ),
        (
            FaitsCandidature(Etat.CONTRAT_SAISI, reponse=Reponse.RENONCIATION),
            "Le candidat n’a pas accepté la proposition (Renonciation).",
        ),
    ],
)
def test_when_the_inscription_cannot_be_said_done(faits, message):
    assert lus(verdict_ia(situation(faits)).blocages) == [("R19", message, "S0")]


def test_an_inscription_with_other_voeux_waiting_warns():
    voeu = situation(FaitsCandidature(Etat.CONTRAT_SAISI, reponse=Reponse.OUI_VOEUX_EN_ATTENTE))
    assert verdict_ia(voeu) == (
        (),
        (
            (
                "R19",
                "Le candidat garde des vœux en attente\u202f: il peut encore renoncer à cette formation.",
                False,
                "S0",
            ),
        ),
    )
