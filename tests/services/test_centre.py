"""The centre's details: kept, said by every document, its logo redrawn without what the file hid."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from cfa_desktop.documents.logo import HAUTEUR_MAX, LARGEUR_MAX, LogoRefuse, lire_logo
from cfa_desktop.models.centre import Centre
from cfa_desktop.models.erreurs import SimulationEnCours
from cfa_desktop.models.temps import PARIS
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.entetes import entete

CENTRE = Centre(
    "CFA des Volcans", "12 rue des Lilas\n63000 Clermont-Ferrand", "Clermont-Ferrand", mail="a@b.fr"
)


def test_the_centre_is_kept_and_heads_the_documents(bureau: Bureau) -> None:
    assert bureau.centre.lire().nom_affiche == "CFA"
    bureau.centre.enregistrer(CENTRE._replace(logo=b"png"))
    assert bureau.centre.lire() == CENTRE._replace(logo=b"png")
    tete = entete(bureau.contexte, None, 2025, "")
    assert (tete.cfa, tete.logo) == ("CFA des Volcans", b"png")
    bureau.centre.enregistrer(CENTRE)
    assert bureau.centre.lire().logo == b""


def test_a_simulation_does_not_change_the_centre(bureau: Bureau) -> None:
    bureau.simuler(datetime(2025, 6, 2, 10, tzinfo=PARIS))
    with pytest.raises(SimulationEnCours):
        bureau.centre.enregistrer(CENTRE)


def test_a_logo_is_drawn_anew_small_and_without_metadata(tmp_path: Path) -> None:
    infos = PngInfo()
    infos.add_text("Auteur", "CANARI")
    Image.new("RGB", (2000, 900), "#2A6BB8").save(tmp_path / "logo.png", pnginfo=infos)
    assert b"CANARI" in (tmp_path / "logo.png").read_bytes()
    logo = lire_logo(tmp_path / "logo.png")
    assert b"CANARI" not in logo
    (tmp_path / "net.png").write_bytes(logo)
    with Image.open(tmp_path / "net.png") as net:
        assert (net.width <= LARGEUR_MAX, net.height <= HAUTEUR_MAX, net.format) == (True, True, "PNG")


@pytest.mark.parametrize("contenu", [b"", b"pas une image", b"\x89PNG\r\n\x1a\n" + bytes(50)])
def test_what_is_no_picture_is_refused_in_french(tmp_path: Path, contenu: bytes) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(contenu)
    with pytest.raises(LogoRefuse, match="n’est pas une image"):
        lire_logo(path)


def test_a_missing_logo_is_refused_too(tmp_path: Path) -> None:
    with pytest.raises(LogoRefuse):
        lire_logo(tmp_path / "absent.png")
