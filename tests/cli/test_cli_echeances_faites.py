"""« echeances --fait CLE »: the same mark as in the window, undone by the same Ctrl+Z."""

from __future__ import annotations

from pathlib import Path

from cfa_desktop.services.bureau import ouvrir
from tests.cli.banc import Cli, octets

AU = ("--au", "2025-05-20")


def _cle(cli: Cli, base: Path, nature: str) -> str:
    dues = cli("echeances", "--base", base, *AU, "--json").objet["echeances"]
    return str(next(due["cle"] for due in dues if due["nature"] == nature))


def test_what_is_marked_leaves_the_list_and_is_undone_by_its_name(cli: Cli, base: Path) -> None:
    cle = _cle(cli, base, "rapport")
    objet = cli("echeances", "--base", base, *AU, "--fait", cle, "--json").objet
    assert objet["faites"] == [cle]
    assert cle not in [due["cle"] for due in objet["echeances"]]
    with ouvrir(base) as bureau:
        assert bureau.historique.annuler().libelle.startswith("Marqué fait")
    assert cle == _cle(cli, base, "rapport")


def test_an_unknown_key_is_refused_in_french_and_writes_nothing(cli: Cli, base: Path) -> None:
    cle, avant = _cle(cli, base, "rapport"), octets(base)
    refus = cli("echeances", "--base", base, *AU, "--fait", cle, "--fait", "rapport:1999:X::", "--json")
    assert refus.code == 1
    assert refus.objet["erreur"].startswith("Aucune échéance n’a la clé «\u00a0rapport:1999:X::\u00a0»")
    assert octets(base) == avant


def test_what_parcoursup_alone_proves_is_refused_with_its_reason(cli: Cli, base: Path) -> None:
    refus = cli("echeances", "--base", base, *AU, "--fait", _cle(cli, base, "decision"))
    assert refus.code == 1
    assert "Une décision quitte la liste" in refus.erreurs


def test_a_key_marked_twice_says_since_when(cli: Cli, base: Path) -> None:
    cle = _cle(cli, base, "rapport")
    assert "Marqué fait\u202f: 1 échéance." in cli("echeances", "--base", base, *AU, "--fait", cle).sortie
    refus = cli("echeances", "--base", base, *AU, "--fait", cle)
    assert refus.code == 1
    assert "déjà marquée faite le mar. 20 mai" in refus.erreurs
