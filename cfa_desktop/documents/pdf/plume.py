"""The pen: the only way anything reaches the paper, so that every text is measured and made visible."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from cfa_desktop.documents.pdf import police
from cfa_desktop.documents.pdf.police import Style

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

A4 = (595.28, 841.89)
_PROGRAMME = "CFA Recrutement"
_ENTRE_DEUX = 128  # objects: a few hundredths of a second
Aligne = Literal["gauche", "droite", "centre"]
Boite = tuple[float, float, float, float]
"""x, y of the lower left corner, width, height, in points."""


class Plume:
    """A document being drawn; every coordinate in points from the lower left corner.

    Drawn twice for the same instant (``produit_at``, aware), it is the same file byte for byte.
    """

    def __init__(self, taille: tuple[float, float], *, titre: str, auteur: str, produit_at: datetime) -> None:
        from reportlab.pdfgen.canvas import Canvas

        police.charge()
        self._tampon = io.BytesIO()
        self._canevas: Canvas = Canvas(
            self._tampon,
            pagesize=taille,
            pageCompression=1,
            lang="fr-FR",
            initialFontName=police.NORMAL,
            invariant=1,  # reportlab would read the machine's clock, for the dates and for the identifier
        )
        self._canevas.setDateFormatter(lambda *_: _date_pdf(produit_at))
        self._canevas.setTitle(police.visible(titre))
        self._canevas.setAuthor(police.visible(auteur))
        self._canevas.setSubject(police.visible(titre))
        self._canevas.setCreator(_PROGRAMME)
        self._canevas.setViewerPreference("DisplayDocTitle", "true")
        self._codes: dict[tuple[str, float], _Codes] = {}
        self._images: dict[bytes, Any] = {}
        self.largeur, self.hauteur = taille

    def texte(
        self,
        ou: tuple[float, float],
        texte: str,
        style: Style,
        *,
        place: float = 0,
        aligne: Aligne = "gauche",
    ) -> float:
        """Write one line and return its width; with a ``place``, an ellipsis ends what would leave it."""
        rendu = police.visible(texte)
        if place:
            rendu = police.ajuste(rendu, style, place)
        mesure = police.largeur(rendu, style)
        x, y = ou
        if aligne != "gauche":
            x -= mesure if aligne == "droite" else mesure / 2
        self.morceaux([(x, y, rendu)], style)
        return mesure

    def paragraphe(
        self, ou: tuple[float, float], texte: str, style: Style, *, place: float, maximum: int
    ) -> float:
        """Write a text on several lines downwards and return the ordinate of its last baseline."""
        x, y = ou
        interligne = style.taille * 1.25
        rendus = police.lignes(police.visible(texte), style, place, maximum)
        self.morceaux([(x, y - rang * interligne, ligne) for rang, ligne in enumerate(rendus)], style)
        return y - (len(rendus) - 1) * interligne

    def morceaux(self, morceaux: Iterable[tuple[float, float, str]], style: Style) -> None:
        """Write many texts already ``visible`` and fitted, each at its place, in one style."""
        clef = (style.police, style.taille)
        codes = self._codes.get(clef)
        if codes is None:
            codes = self._codes[clef] = _Codes(self._canevas, style)
        operations = [f"{_composantes(style.encre)} rg BT {codes.debut}"]
        operations += [
            f"1 0 0 1 {x:.2f} {y:.2f} Tm ({texte.translate(codes)}) Tj" for x, y, texte in morceaux
        ]
        self._canevas.addLiteral("\n".join([*operations, "ET"]))

    def traits(self, segments: Sequence[Boite], encre: str, epaisseur: float = 0.4) -> None:
        """Draw many straight lines (x1, y1, x2, y2) in one colour."""
        if segments:
            chemin = [f"{_composantes(encre)} RG {epaisseur:g} w"]
            chemin += [f"{x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l" for x1, y1, x2, y2 in segments]
            self._canevas.addLiteral("\n".join([*chemin, "S"]))

    def boites(
        self,
        boites: Iterable[Boite],
        *,
        fond: str | None = None,
        bord: str | None = None,
        epaisseur: float = 0.6,
        tirets: bool = False,
    ) -> None:
        """Draw many rectangles of one kind: filled, outlined, dashed."""
        chemin = [] if fond is None else [f"{_composantes(fond)} rg"]
        if bord is not None:
            chemin.append(f"{_composantes(bord)} RG {epaisseur:g} w")
        if tirets:
            chemin.append("[2 1.2] 0 d")
        chemin += [f"{x:.2f} {y:.2f} {largeur:.2f} {hauteur:.2f} re" for x, y, largeur, hauteur in boites]
        peinture = "n" if fond is bord is None else "f" if bord is None else "S" if fond is None else "B"
        self._canevas.addLiteral("\n".join([*chemin, peinture, *["[] 0 d"] * tirets]))

    def image(self, png: bytes, coin: tuple[float, float], place: tuple[float, float]) -> tuple[float, float]:
        """Draw a picture as large as its place allows, from the upper left corner; return its size."""
        lue = self._images.get(png)
        if lue is None:
            from reportlab.lib.utils import ImageReader

            lue = self._images[png] = ImageReader(io.BytesIO(png))
        largeur, hauteur = lue.getSize()
        echelle = min(place[0] / largeur, place[1] / hauteur)
        taille = (largeur * echelle, hauteur * echelle)
        self._canevas.drawImage(lue, coin[0], coin[1] - taille[1], *taille, mask="auto")
        return taille

    def signet(self, texte: str) -> None:
        """Give the current page an entry in the outline of the reader."""
        canevas = self._canevas
        clef = f"p{canevas.getPageNumber()}"
        canevas.bookmarkPage(clef)
        canevas.addOutlineEntry(police.visible(texte), clef, level=0)
        canevas.showOutline()

    def page_suivante(self) -> None:
        """End the current page."""
        self._canevas.showPage()

    def octets(self, battre: Callable[[], object] | None = None) -> bytes:
        """Return the whole document; ``battre`` is called now and then, raising inside it gives up."""
        if battre is not None:
            document = self._canevas._doc  # noqa: SLF001 - its own save says nothing while it works
            document.idToObject = _Objets(document.idToObject, battre)
        self._canevas.save()
        return self._tampon.getvalue()


def _date_pdf(instant: datetime) -> str:
    """Return an aware instant as PDF writes it (ISO 32000-1, 7.9.4): D:20260610100500+02'00'."""
    decalage = f"{instant:%z}"
    return f"D:{instant:%Y%m%d%H%M%S}{decalage[:3]}'{decalage[3:5]}'"


@cache
def _composantes(code: str) -> str:
    """Return a "#RRGGBB" as a content stream writes it: reportlab's own setters take a quarter of a page."""
    return " ".join(f"{int(code[debut : debut + 2], 16) / 255:.4g}" for debut in (1, 3, 5))


class _Objets(dict[str, Any]):
    """The objects of a document, which reportlab looks up one by one as it writes them."""

    def __init__(self, objets: Mapping[str, Any], battre: Callable[[], object]) -> None:
        super().__init__(objets)
        self._battre, self._lus = battre, 0

    def __getitem__(self, cle: str) -> Any:
        self._lus += 1
        if self._lus % _ENTRE_DEUX == 0:
            self._battre()
        return super().__getitem__(cle)


class _Codes(dict[int, str]):
    """What writes each character in a content stream, for one typeface and size.

    reportlab's own text objects spend 50 µs a cell on this; a translation table spends one. A character
    outside the first subset of 256 carries the change of subset and the way back.
    """

    def __init__(self, canevas: Canvas, style: Style) -> None:
        from reportlab.pdfbase import pdfmetrics

        super().__init__()
        self._police = pdfmetrics.getFont(style.police)
        self._document = canevas._doc  # noqa: SLF001 - what reportlab's font methods ask for
        self._taille = style.taille
        self._police.splitString(" ", self._document)
        self.debut = self._choix(0)

    def __missing__(self, code: int) -> str:
        ((sous_ensemble, octets),) = self._police.splitString(chr(code), self._document)
        rendu = "".join(chr(o) if 32 <= o < 127 and chr(o) not in "()\\" else f"\\{o:03o}" for o in octets)  # noqa: PLR2004 - printable ASCII
        if sous_ensemble:
            rendu = f") Tj {self._choix(sous_ensemble)} ({rendu}) Tj {self.debut} ("
        self[code] = rendu
        return rendu

    def _choix(self, sous_ensemble: int) -> str:
        nom = self._police.getSubsetInternalName(sous_ensemble, self._document)
        return f"{nom} {self._taille:g} Tf"
