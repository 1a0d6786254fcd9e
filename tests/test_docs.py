"""The pages written by a script say what the rules say today."""

from scripts import etats


def test_the_page_of_the_etats_is_the_one_the_rules_give() -> None:
    assert etats.FICHIER.read_text(encoding="utf-8") == etats.generer(), "python -m scripts.etats"


def test_the_diagram_draws_every_etat_and_both_automatic_passages() -> None:
    fleches = list(etats.Etats(etats.lire_calendrier()).fleches())
    assert {fleche.de for fleche in fleches} | {fleche.vers for fleche in fleches} == set(etats.Etat)
    assert sorted(fleche.par[:24] for fleche in fleches if "automatique" in fleche.par) == [
        "passage automatique (R2)",
        "passage automatique (R6)",
    ]
