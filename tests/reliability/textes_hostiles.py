"""Texts that spreadsheets, PDF engines and file systems are known to take for something else."""

from __future__ import annotations

from random import Random

FORMULES = (
    "=1+1",
    "=SUM(A1:A9)",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://exemple.invalid/";"clic")',
    '=WEBSERVICE("http://exemple.invalid/")',
    "+33612345678",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "'=1+1",
    "''=1",
    "{=1+1}",
    "%=1",
    "of:=1+1",
)
ERREURS = (
    "#N/A",
    "#REF!",
    "#DIV/0!",
    "TRUE",
    "FAUX",
    "1E5",
    "007",
    "1/2",
    "12:30",
    "0x1F",
    "1,5",
    "-",
    "+",
    "=",
    "@",
)
BALISES = (
    "<b>gras</b>",
    "<i>",
    "</para>",
    "<br/>",
    "&lt;b&gt;",
    "&amp;",
    "&#0;",
    "&",
    "<",
    "]]>",
    "<![CDATA[x]]>",
    '<img src="{canari}"/>',
    '<img src="http://exemple.invalid/x.png"/>',
    '<a href="file://{canari}">lien</a>',
    '<font color="red">rouge',
    "<para align='center'>",
    "{canari}",
    "(parenthèse\\",
    "%PDF-1.4",
    "_x0041_",
    "_x000D_",
)
NOMS = (
    "NGUYỄN Œdipe",
    "O’BRIEN",
    "D'AQUINO",
    "LE GOFF Aïcha",
    "ÉLÉONORE-MARIE",
    "ŁUKASZ",
    "Ça & là",
    "ß",
    "İı",
)
INVISIBLES = (
    *"\x00\x01\x08\x0b\x0c\x1b\x1f\x7f\x85\u00a0\u00ad\u200b\u200d\u200e\u202a\u202d\u202e\u2066\u2028\u2029",
    *"\ufeff\ufffe\uffff\ufffd\U0001f600\U0001f468\u0301\u0300\u3042\u05d0\u0627\u0e01",
)
DEMI_CODETS = ("\ud800", "\udbff", "\udc00", "\udfff")
_MAX = 12


def hostile(hasard: Random, canari: str = "/canari") -> str:
    """Return one text: a known trap, chance, or both together."""
    morceaux = [_morceau(hasard) for _ in range(hasard.choice((1, 1, 1, 2, 3)))]
    return "".join(morceaux).replace("{canari}", canari)


def balise(hasard: Random, canari: str) -> str:
    """Return markup or a name that every page of the embedded typeface can show."""
    morceaux = [hasard.choice((*BALISES, *NOMS, *FORMULES[:4])) for _ in range(hasard.choice((1, 2)))]
    return "".join(morceaux).replace("{canari}", canari)


def _morceau(hasard: Random) -> str:
    sorte = hasard.randrange(6)
    if sorte == 0:
        return hasard.choice(FORMULES)
    if sorte == 1:
        return hasard.choice((*ERREURS, *NOMS))
    if sorte == 2:
        return hasard.choice(BALISES)
    if sorte == 3:
        return hasard.choice("=+-@\t\r'") + hasard.choice((*NOMS, *ERREURS, ""))
    if sorte == 4:
        return "".join(
            hasard.choice((*INVISIBLES, *DEMI_CODETS, "a", " ", "=")) for _ in range(hasard.randrange(1, 6))
        )
    return "".join(chr(hasard.randrange(0x20, 0x3000)) for _ in range(hasard.randrange(1, _MAX)))
