"""The bench cannot flatter: over the bar is said « fail », without a peer nothing is said to pass."""

import json

import pytest

from benchmarks.__main__ import mesurer
from benchmarks.battement import Coeur
from benchmarks.mesures import Mesure, alterner, centile95, convertir
from benchmarks.rapport import ecrire, tableau


def mesure(notre, reference, barre=2, **champs):
    return Mesure("F0", "travail", "pair", notre, reference, barre, **champs)


def test_a_ratio_over_its_bar_is_said_to_fail():
    assert "FAIL" in tableau([mesure(2.01, 1)])
    assert mesure(2, 1).verdict == "pass"


def test_an_absolute_figure_is_judged_alone():
    assert mesure(10.1, 1, 10, absolue=True).verdict == "fail"
    assert mesure(10, None, 10, absolue=True).verdict == "pass"
    assert mesure(None, 1, 10, absolue=True).verdict == "not measured"


def test_without_its_peer_a_row_is_not_measured():
    texte = tableau([mesure(0.1, None, note="LibreOffice is not installed")])
    assert "not measured" in texte
    assert "LibreOffice is not installed" in texte
    assert "pass" not in texte


def test_a_machine_without_libreoffice_says_not_measured(monkeypatch, tmp_path):
    monkeypatch.setattr("shutil.which", lambda _: None)

    def convertit(dossier, _fois):
        convertir(tmp_path / "liste.csv", "xlsx", dossier)

    monkeypatch.setattr("benchmarks.f07_excel.mesurer", convertit)
    assert [ligne.verdict for ligne in mesurer("F7", 1)] == ["not measured"]


def test_the_report_keeps_ratio_and_verdict(tmp_path):
    ecrire([mesure(3, 1)], tmp_path / "build" / "bench.json")
    (ligne,) = json.loads((tmp_path / "build" / "bench.json").read_text("utf-8"))["mesures"]
    assert (ligne["rapport"], ligne["verdict"]) == (3, "fail")


def test_alternated_runs_give_medians_after_a_warm_up():
    notres, autres = iter([99, 1, 2, 30]), iter([99, 4, 5, 60])
    assert alterner(lambda: next(notres), lambda: next(autres), 3) == (2, 5)


@pytest.mark.parametrize(("nombre", "attendu"), [(1, 0), (20, 18), (100, 94), (101, 95)])
def test_the_95th_centile_leaves_five_in_a_hundred_above(nombre, attendu):
    assert centile95(range(nombre)) == attendu


def test_the_heart_hears_a_freeze_and_nothing_at_rest(qapp):
    coeur, gels = Coeur(), []

    def geler():
        gels.append(sum(rang * rang for rang in range(3_000_000)))

    assert max(coeur.jusqu_a(lambda: gels, geler)) > 10 * sorted(coeur.pendant(0.3))[0]
