"""HTML of letters to plain text: line breaks kept, tags and scripts gone."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_SAUTS = frozenset(("br", "p", "div", "li", "ul", "ol", "tr", "h1", "h2", "h3", "h4"))
_MUETTES = frozenset(("script", "style", "head", "title"))
_HORS_MESURE = 200_000  # twenty times what a cell may hold: it is set aside as it is
_LIGNES_VIDES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+\n")


def sans_balises(texte: str) -> str:
    """Return the text of an HTML fragment, its paragraphs on lines of their own; as it is when endless."""
    if ("<" not in texte and "&" not in texte) or len(texte) > _HORS_MESURE:
        return texte
    lecteur = _Texte()
    lecteur.feed(texte)
    lecteur.close()
    return _LIGNES_VIDES.sub("\n\n", "".join(lecteur.morceaux)).strip()


class _Texte(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.morceaux: list[str] = []
        self._muettes = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _MUETTES:
            self._muettes += 1
        elif tag == "br":
            self.morceaux.append("\n")
        elif tag in _SAUTS:
            self._ouvrir_ligne()

    def handle_endtag(self, tag: str) -> None:
        if tag in _MUETTES:
            self._muettes = max(0, self._muettes - 1)
        elif tag in _SAUTS and tag != "br":
            self._ouvrir_ligne()

    def handle_data(self, data: str) -> None:
        if not self._muettes:
            self.morceaux.append(data)

    def _ouvrir_ligne(self) -> None:
        if self.morceaux and not self.morceaux[-1].endswith("\n"):
            self.morceaux.append("\n")
