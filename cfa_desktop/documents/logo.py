"""The centre's logo: any usual picture, kept small as a PNG without anything hidden in it."""

from __future__ import annotations

import io
from pathlib import Path

from cfa_desktop.models.erreurs import CfaError

LARGEUR_MAX, HAUTEUR_MAX = 600, 240
_OCTETS_MAX = 10_000_000
_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "WEBP")


class LogoRefuse(CfaError):
    """A file cannot be a logo."""


def lire_logo(path: Path) -> bytes:
    """Return a picture as a PNG of at most 600 x 240 pixels, drawn anew: no metadata of the file stays.

    Raises ``LogoRefuse`` when it is too heavy, unreadable or no picture.
    """
    from PIL import Image, UnidentifiedImageError

    nom = f"«\u00a0{path.name}\u00a0»"
    try:
        if path.stat().st_size > _OCTETS_MAX:
            raise LogoRefuse(f"{nom} dépasse 10\u00a0Mo. Choisissez une image plus légère.")
        with Image.open(path, formats=_FORMATS) as image:
            net = image.convert("RGBA")
        net.thumbnail((LARGEUR_MAX, HAUTEUR_MAX))
    except (OSError, ValueError, UnidentifiedImageError, Image.DecompressionBombError) as erreur:
        raise LogoRefuse(
            f"{nom} n’est pas une image que le programme sait lire. Choisissez un PNG ou un JPEG."
        ) from erreur
    tampon = io.BytesIO()
    net.save(tampon, "PNG")
    return tampon.getvalue()
