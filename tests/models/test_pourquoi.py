"""« Pourquoi ? » : exact sentences for the worked examples, and no answer without rule and source."""

from __future__ import annotations

import ast
import re
from datetime import date
from pathlib import Path

import pytest
from fabrique import CAL_2025, CAL_2026, MCO, SANS_EXAMEN, confirmee, decision, ligne, paris, saisie

from cfa_desktop.models.candidature import FaitsCandidature
from cfa_desktop.models.compteurs import Compteurs
from cfa_desktop.models.etats import Etat, Reponse, StatutContrat
from cfa_desktop.models.explication import Entree, Explication
from cfa_desktop.models.pourquoi.action import expliquer_action, expliquer_actions
from cfa_desktop.models.pourquoi.cas import Cas
from cfa_desktop.models.pourquoi.compteur import expliquer_compteur
from cfa_desktop.models.pourquoi.contact import expliquer_contact
from cfa_desktop.models.pourquoi.definitions import DEFINITIONS
from cfa_desktop.models.pourquoi.etat import expliquer_etat
from cfa_desktop.models.pourquoi.formation import expliquer_formation
from cfa_desktop.models.pourquoi.limite import expliquer_limite
from cfa_desktop.models.pourquoi.recueil import TITRE_CHOIX, parse_recueil
from cfa_desktop.models.pourquoi.reponse import expliquer_reponse
from cfa_desktop.models.regles.contrat import verdict_contrat
from cfa_desktop.models.regles.decision import verdict_recherche, verdict_refus
from cfa_desktop.models.regles.faits import DemandeContrat
from cfa_desktop.models.saisie import Decision, Nature, Statut
from cfa_desktop.models.tableau_formations import FormationLine, SituationFormation, situation_de
from cfa_desktop.models.verdict import Blocage, Verdict
from cfa_desktop.models.vues import FILTRES, Regard

RACINE = Path(__file__).parents[2]
RECUEIL = parse_recueil((RACINE / "resources" / "regles.toml").read_text(encoding="utf-8"))
REGARD = Regard(date(2025, 6, 10), frozenset((1,)))


def nu(texte: str) -> str:
    """Return the text with plain spaces."""
    return texte.replace("\u202f", " ").replace("\u00a0", " ")


def cas(faits: FaitsCandidature, a: str = "2025-05-20T10:00", formation=MCO, calendrier=CAL_2025) -> Cas:
    return Cas.de(faits, formation, calendrier, paris(a))


LIMITES = [
    (
        "2025-05-08",
        "La décision se rend jusqu’au mer. 28 mai, 23 h 59 compris. "
        "Passage automatique en recherche de contrat : lun. 2 juin 0 h 00.",
    ),
    (
        "2025-05-09",
        "La décision se rend jusqu’au mer. 28 mai, 23 h 59 compris. "
        "Passage automatique en recherche de contrat : lun. 2 juin 0 h 00.",
    ),
    (
        "2025-05-10",
        "La décision se rend jusqu’au ven. 30 mai, 23 h 59 compris. "
        "Passage automatique en recherche de contrat : sam. 31 mai 0 h 00.",
    ),
    (
        "2025-05-12",
        "La décision se rend jusqu’au dim. 1er juin, 23 h 59 compris. "
        "Passage automatique en recherche de contrat : lun. 2 juin 0 h 00.",
    ),
]


@pytest.mark.parametrize(("confirme", "conclusion"), LIMITES)
def test_the_deadline_of_each_worked_example_is_explained(confirme, conclusion):
    dite = expliquer_limite(cas(confirmee(confirme)), RECUEIL)
    assert nu(dite.conclusion) == conclusion
    assert [regle.code for regle in dite.regles if regle.titre != TITRE_CHOIX] == ["R5", "R6"]


def test_only_the_pivot_day_itself_quotes_the_choice():
    def choix(jour: str) -> list[str]:
        dite = expliquer_limite(cas(confirmee(jour)), RECUEIL)
        return [nu(r.phrase) for r in dite.regles if r.titre == TITRE_CHOIX]

    assert choix("2025-05-09") == ["Confirmé le jour pivot lui-même : la plus proche des deux dates."]
    assert choix("2025-05-08") == choix("2025-05-10") == []


def test_the_imported_deadline_and_the_computed_one_are_both_shown():
    faits = confirmee("2025-05-12", limite_importee_on=date(2025, 6, 3), export_on=date(2025, 5, 24))
    dite = expliquer_limite(cas(faits), RECUEIL)
    assert nu(dite.conclusion).startswith(
        "La décision se rend jusqu’au mar. 3 juin, 23 h 59 compris. C’est la date donnée par Parcoursup : "
        "elle "
        "l’emporte sur le calcul. Le calcul donne une autre date, dim. 1er juin : vérifiez sur Parcoursup."
    )
    entrees = {entree.nom: entree for entree in dite.entrees}
    assert entrees["Date limite d’examen de Parcoursup"][1:] == (
        "mar. 3 juin",
        "Parcoursup (export du sam. 24 mai)",
    )
    assert entrees["Date limite calculée"][1:] == ("dim. 1er juin", "calculé")


def test_a_calendar_without_its_dates_says_which_are_missing():
    dite = expliquer_limite(cas(confirmee("2026-04-10"), "2026-04-20T10:00", calendrier=CAL_2026), RECUEIL)
    assert "ne dit pas les dates du délai d’examen" in dite.conclusion
    assert Entree("Jour pivot", "date à fournir", dite.entrees[2].origine) in dite.entrees


def test_a_bounded_confirmation_is_shown_as_such_never_as_the_date():
    dite = expliquer_limite(cas(confirmee(vue_confirmee_on=date(2025, 5, 12))), RECUEIL)
    assert "rien n’est présumé" in dite.conclusion
    assert "au plus tard le lun. 12 mai, jour exact inconnu" in [entree.valeur for entree in dite.entrees]


@pytest.mark.parametrize(
    ("formation", "code", "mots"),
    [
        (MCO._replace(modalites_particulieres=True), "R7", "modalités particulières"),
        (MCO._replace(examine=None), "R2", "ne dit pas si elle examine"),
        (SANS_EXAMEN, "R2", "n’examine pas les dossiers"),
    ],
)
def test_a_formation_without_deadline_says_why(formation, code, mots):
    dite = expliquer_limite(cas(confirmee("2025-04-10T15:00"), formation=formation), RECUEIL)
    assert dite.regles[0].code == code
    assert mots in dite.conclusion


def test_a_presumed_state_says_since_when_and_what_counters_still_say():
    dite = expliquer_etat(cas(confirmee("2025-05-12"), "2025-06-02T00:00"), RECUEIL)
    assert nu(dite.conclusion) == (
        "« En recherche de contrat » est présumé depuis le lun. 2 juin 0 h 00 : le passage est automatique. "
        "Le "
        "prochain export le confirmera ; d’ici là, les nombres comptent encore « Candidature confirmée (Non "
        "examinée) »."
    )
    assert [regle.code for regle in dite.regles] == ["R6", "R5"]


def test_one_second_before_the_passage_the_state_is_the_exports():
    faits = confirmee("2025-05-12", export_on=date(2025, 5, 24))
    dite = expliquer_etat(cas(faits, "2025-06-01T23:59:59"), RECUEIL)
    assert nu(dite.conclusion).startswith(
        "« Candidature confirmée (Non examinée) » est ce que disait Parcoursup dans l’export du sam. 24 mai."
    )


def test_the_passage_without_examination_quotes_its_own_rule():
    apres = cas(confirmee("2026-04-10T15:00"), "2026-04-11T00:00", SANS_EXAMEN, CAL_2026)
    dite = expliquer_etat(apres, RECUEIL)
    assert "présumé depuis le sam. 11 avr." in nu(dite.conclusion)
    assert [regle.code for regle in dite.regles] == ["R2"]


def test_a_typed_decision_says_who_moved_the_state():
    faits = confirmee("2025-05-12", export_on=date(2025, 5, 19))._replace(
        items=(decision(Decision.REFUS, Statut.SAISIE),)
    )
    dite = expliquer_etat(cas(faits), RECUEIL)
    assert nu(dite.conclusion) == (
        "« Refusée » vient de la saisie en ligne notée ici "
        "le mar. 20 mai 10 h 00 ; le prochain export la prouvera."
    )
    assert ("Refus", "noté ici") in [(entree.nom, entree.origine) for entree in dite.entrees]


def test_a_prepared_decision_does_not_change_the_state_and_says_so():
    faits = confirmee("2025-05-12")._replace(items=(decision(Decision.REFUS),))
    assert "Préparé ici seulement : Refus" in nu(expliquer_etat(cas(faits), RECUEIL).conclusion)


def test_an_unknown_label_is_quoted():
    dite = expliquer_etat(cas(FaitsCandidature(None, etat_brut="Statut nouveau")), RECUEIL)
    assert "« Statut nouveau »" in nu(dite.conclusion)


def test_a_refusal_too_late_names_the_rule_the_instant_and_the_document():
    tard = cas(confirmee("2025-06-20"), "2025-07-11T00:00")
    verdict = verdict_refus(tard.situation, MCO, CAL_2025, tard.instant)
    dite = expliquer_action("Refuser", verdict, "R3", tard, RECUEIL)
    assert nu(dite.titre) == "Pourquoi « Refuser » est grisé ?"
    assert nu(dite.regles[0].phrase) == (
        "Trop tard : passage automatique en recherche de contrat depuis le ven. 11 juil. 0 h 00 (présumé)."
    )
    assert dite.regles[0].source.startswith("DRAIO Clermont-Ferrand, 12 mars 2025")


def test_a_contract_at_night_says_when_it_becomes_possible():
    nuit = cas(confirmee("2025-05-10"), "2025-06-15T00:30")
    demande = DemandeContrat(
        formation=MCO, contrats_comptes=0, calendrier=CAL_2025, instant=nuit.instant, situation=nuit.situation
    )
    dite = expliquer_action("Contrat", verdict_contrat(demande), "R8", nuit, RECUEIL)
    assert nu(dite.conclusion) == (
        "« Contrat » n’est pas possible maintenant : une règle l’empêche jusqu’au dim. 15 juin 1 h 00."
    )
    assert [regle.code for regle in dite.regles] == ["R12"]


def test_a_full_formation_says_its_capacity():
    plein = cas(confirmee("2025-05-10"), "2025-06-15T10:00")
    demande = DemandeContrat(
        formation=MCO,
        contrats_comptes=5,
        calendrier=CAL_2025,
        instant=plein.instant,
        situation=plein.situation,
    )
    dite = expliquer_action("Contrat", verdict_contrat(demande), "R8", plein, RECUEIL)
    assert Entree("Capacité", "5", "noté ici") in dite.entrees


def test_a_possible_action_still_names_its_rule():
    libre = cas(confirmee("2025-05-10"))
    verdict = verdict_recherche(libre.situation, MCO, CAL_2025)
    dite = expliquer_action("En recherche de contrat", verdict, "R3", libre, RECUEIL)
    assert nu(dite.conclusion) == "« En recherche de contrat » est possible."
    assert [regle.code for regle in dite.regles] == ["R3"]


def test_a_reason_shared_by_several_actions_is_said_once():
    refusee = cas(FaitsCandidature(Etat.REFUSEE))
    recherche = verdict_recherche(refusee.situation, MCO, CAL_2025)
    refus = verdict_refus(refusee.situation, MCO, CAL_2025, refusee.instant)
    dite = expliquer_actions([("En recherche de contrat", recherche), ("Refuser", refus)], refusee, RECUEIL)
    assert [nu(regle.titre) for regle in dite.regles] == [
        "Une décision saisie ne se retire pas – « En recherche de contrat », « Refuser »"
    ]
    assert nu(dite.conclusion) == (
        "« En recherche de contrat » et « Refuser » ne sont pas possibles maintenant : une règle les empêche."
    )


def test_greyed_actions_of_which_the_same_is_said_share_a_sentence_whatever_their_rules():
    def bloque(code, possible_a=None, combien=1):
        return Verdict(tuple(Blocage(code, f"non {rang}", "S0", possible_a) for rang in range(combien)))

    nuit = paris("2025-06-15T01:00")
    grisees = [
        ("A", bloque("R4")),
        ("B", bloque("R12", nuit)),
        ("C", bloque("R19")),
        ("D", bloque("R4", combien=2)),
        ("E", bloque("R4")),
        ("F", bloque("R12", nuit)),
        ("G", Verdict()),
    ]
    dite = expliquer_actions(grisees, cas(FaitsCandidature(Etat.REFUSEE)), RECUEIL)
    assert nu(dite.conclusion).splitlines() == [
        "« A », « C » et « E » ne sont pas possibles maintenant : une règle empêche chacune.",
        "« B » et « F » ne sont pas possibles maintenant : une règle les empêche jusqu’au dim. 15 juin "
        "1 h 00.",
        "« D » n’est pas possible maintenant : 2 règles l’empêchent.",
        "« G » est possible.",
    ]


def test_a_reply_deadline_of_the_calendar_says_so():
    contrat = saisie(Nature.CONTRAT, Statut.SAISIE, saisie_at=paris("2025-06-06T09:00"))
    dite = expliquer_reponse(cas(confirmee("2025-05-10", items=(contrat,)), "2025-06-06T10:00"), RECUEIL)
    assert nu(dite.conclusion).startswith(
        "Réponse du candidat attendue jusqu’au sam. 7 juin, 23 h 59 compris"
    )
    assert "(R17" not in dite.conclusion
    limite = next(entree for entree in dite.entrees if entree.nom == "Limite de réponse")
    assert "calendrier de la session 2025" in limite.origine
    assert "à confirmer" in limite.origine


def test_a_prepared_contract_has_no_reply_deadline_yet():
    prepare = cas(confirmee("2025-05-10", items=(saisie(Nature.CONTRAT),)))
    assert "préparé ici seulement" in expliquer_reponse(prepare, RECUEIL).conclusion


def test_a_counter_adds_up_and_names_what_stands_beside():
    lues = [
        ligne(etat=Etat.CONFIRMEE, etat_parcoursup=Etat.CONFIRMEE, etat_importe=Etat.CONFIRMEE),
        ligne(
            etat=Etat.EN_RECHERCHE, etat_parcoursup=Etat.CONFIRMEE, etat_importe=Etat.CONFIRMEE, presume=True
        ),
        ligne(etat=Etat.EN_RECHERCHE, etat_parcoursup=Etat.EN_RECHERCHE, etat_importe=Etat.CONFIRMEE),
    ]
    dite = expliquer_compteur("sans_contrat", lues, REGARD, RECUEIL)
    assert dite.conclusion.startswith("3")
    assert [(entree.nom, entree.valeur) for entree in dite.entrees[:2]] == [
        ("Candidature confirmée (Non examinée)", "2"),
        ("En recherche de contrat", "1"),
    ]
    assert dite.entrees[0].origine == "Parcoursup (export du jeu. 1er mai)"
    assert dite.entrees[1].origine == "saisi en ligne ou noté ici"
    assert nu(dite.entrees[2].valeur) == "1, comptés « confirmées » jusqu’au prochain export"


def test_the_contracts_counter_tells_the_choice_about_resignations():
    partie = ligne(
        etat=Etat.DEMISSION,
        etat_parcoursup=Etat.DEMISSION,
        etat_importe=Etat.DEMISSION,
        reponse=Reponse.DEMISSION,
        statut_contrat=StatutContrat.APPRENTI,
    )
    dite = expliquer_compteur("contrats", [partie], REGARD, RECUEIL)
    assert ("R10", TITRE_CHOIX) in [(regle.code, regle.titre) for regle in dite.regles]
    assert nu(dite.entrees[0].nom) == "Démission du candidat, Démission"


@pytest.mark.parametrize("cle", sorted(FILTRES))
def test_every_counter_and_view_sums_to_what_it_shows(cle):
    lues = [
        ligne(etat=etat, etat_parcoursup=etat, etat_importe=etat, reponse=reponse)
        for etat in (None, *Etat)
        for reponse in (None, *Reponse)
    ]
    dite = expliquer_compteur(cle, lues, REGARD, RECUEIL)
    montre = sum(FILTRES[cle].garde(une, REGARD) for une in lues)
    ajoutees = [entree for entree in dite.entrees if "à côté" not in entree.origine]
    assert sum(int(entree.valeur) for entree in ajoutees) == montre
    assert nu(dite.conclusion).startswith(f"{montre} : ")


def test_every_filter_of_the_list_has_its_definition():
    assert set(DEFINITIONS) == set(FILTRES)


def test_missing_contact_details_wait_for_the_confirmation():
    faits = FaitsCandidature(Etat.NON_CONFIRMEE, export_on=date(2025, 4, 28))
    dite = expliquer_contact(cas(faits), {"mail": "a@b.fr"}, frozenset(("mail",)), RECUEIL)
    assert nu(dite.conclusion).startswith(
        "Il manque : téléphone portable, téléphone fixe. Le vœu n’est pas confirmé"
    )
    assert Entree("Adresse mail", "a@b.fr", "noté ici") in dite.entrees


def formation_line(**champs) -> FormationLine:
    valeurs = {
        "formation": MCO,
        "compteurs": Compteurs(contrats_oui_definitif=4, contrats_demissions=1),
        "contrats_comptes": 5,
        "prepares": 0,
        "employeurs_attendus": 1,
        "a_examiner": 0,
        "prochaine_limite_on": None,
        "a_saisir": 0,
        "export_on": date(2025, 6, 7),
        **champs,
    }
    valeurs["situation"] = situation_de(
        valeurs["formation"], CAL_2025, valeurs["contrats_comptes"], paris("2025-06-10T10:00")
    )
    return FormationLine(**valeurs)


def test_a_full_formation_offers_both_ways_out_and_counts_the_resignation():
    dite = expliquer_formation(formation_line(), CAL_2025, paris("2025-06-10T10:00"), RECUEIL)
    assert nu(dite.titre) == "Pourquoi « Complète » pour MCO ?"
    assert nu(dite.conclusion).endswith("5 contrats comptés pour une capacité de 5 : aucune place libre.")
    assert {"R10", "R11"} <= {regle.code for regle in dite.regles}
    entrees = {entree.nom: entree.valeur for entree in dite.entrees}
    assert entrees["dont démissions avec contrat"] == "1, comptées par Parcoursup"
    assert entrees["Employeurs trouvés, SIRET attendu"] == "1, non comptés"


@pytest.mark.parametrize(
    ("champs", "situation"),
    [
        ({"formation": MCO._replace(cloturee_on=date(2025, 6, 1))}, SituationFormation.CLOTUREE),
        (
            {"formation": MCO._replace(cloture_demandee_on=date(2025, 6, 1))},
            SituationFormation.CLOTURE_DEMANDEE,
        ),
        ({"formation": MCO._replace(capacite=None)}, SituationFormation.CAPACITE_A_SAISIR),
        ({"contrats_comptes": 4}, SituationFormation.OUVERTE),
    ],
)
def test_every_situation_has_its_sentence_and_the_order_is_told(champs, situation):
    dite = expliquer_formation(formation_line(**champs), CAL_2025, paris("2025-06-10T10:00"), RECUEIL)
    assert situation.value in dite.titre
    assert any("La première qui s’applique" in regle.phrase for regle in dite.regles)


# No explanation without rule and source.


def explications() -> list[Explication]:
    cas_divers = [
        cas(faits, a, formation)
        for faits in (
            confirmee("2025-05-12"),
            confirmee(),
            *(FaitsCandidature(etat) for etat in Etat),
            FaitsCandidature(None, etat_brut="?"),
            FaitsCandidature(None, sans_voeu=True),
        )
        for a in ("2025-05-20T10:00", "2025-06-02T00:00")
        for formation in (
            MCO,
            SANS_EXAMEN,
            MCO._replace(examine=None),
            MCO._replace(modalites_particulieres=True),
        )
    ]
    return [
        *(f(un, RECUEIL) for un in cas_divers for f in (expliquer_etat, expliquer_limite, expliquer_reponse)),
        *(expliquer_contact(un, {}, frozenset(), RECUEIL) for un in cas_divers),
        *(expliquer_action("Refuser", Verdict(), "R3", un, RECUEIL) for un in cas_divers[:2]),
        *(expliquer_compteur(cle, [], REGARD, RECUEIL) for cle in FILTRES),
        expliquer_formation(formation_line(), CAL_2025, paris("2025-06-10T10:00"), RECUEIL),
    ]


def test_no_answer_goes_without_a_rule_nor_a_rule_without_its_document():
    for dite in explications():
        assert dite.regles, dite.titre
        assert dite.conclusion
        assert all(regle.phrase and regle.source for regle in dite.regles), dite
        assert all(entree.valeur and entree.origine for entree in dite.entrees), dite


def test_the_copied_text_holds_everything():
    dite = expliquer_limite(cas(confirmee("2025-05-12")), RECUEIL)
    texte = dite.texte()
    assert dite.titre in texte
    for regle in dite.regles:
        assert regle.phrase in texte
        assert regle.source in texte
    for entree in dite.entrees:
        assert entree.valeur in texte


def test_a_date_corrected_here_is_said_corrected():
    assert "calendrier de la session 2025" in cas(confirmee()).du_calendrier("pivot")


CODE = re.compile(r"R\d{1,2}")


def codes_du_programme() -> set[str]:
    """Return the codes that rules really answer, read in the source."""
    trouves = set()
    for fichier in (RACINE / "cfa_desktop").rglob("*.py"):
        for noeud in ast.walk(ast.parse(fichier.read_text(encoding="utf-8"))):
            if (
                isinstance(noeud, ast.Constant)
                and isinstance(noeud.value, str)
                and CODE.fullmatch(noeud.value)
            ):
                trouves.add(noeud.value)
    return trouves


def test_every_code_of_the_program_has_its_entry():
    codes = codes_du_programme()
    assert {"R1", "R12", "R19"} <= codes
    assert codes <= set(RECUEIL.regles)


def test_every_rule_is_complete_and_every_document_named():
    assert {f"R{rang}" for rang in range(1, 26)} <= set(RECUEIL.regles)
    for code, regle in RECUEIL.regles.items():
        assert regle.titre, code
        assert regle.phrase.endswith("."), code
        for reference in regle.references:
            assert reference.code in RECUEIL.sources
            assert reference.rubrique, code
            assert reference.extrait, code


def test_a_code_without_entry_is_refused():
    with pytest.raises(KeyError):
        RECUEIL.regle("R99")
