"""Ready texts: plain files with fields between braces, each checked before anything is handed out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import Formatter
from typing import NamedTuple

from cfa_desktop.models import champs_modeles as tables
from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.texte import enumerer

_CHAMP = re.compile(r"\{\{|\}\}|\{([^{}]*)\}")
_LETTRE, _MESSAGE, _DEMANDE, _APPEL = "Cette lettre", "Ce message", "Cette demande", "Ce texte d’appel"
OU_CORRIGER = " dans son modèle (menu Fichier, Modèles de textes…)"


class ModeleInvalide(CfaError):
    """A ready text names a field that nothing fills."""

    def __init__(self, inconnus: list[str], connus: list[str]) -> None:
        nommes = ", ".join(f"{{{nom}}}" for nom in inconnus)
        super().__init__(
            f"Le modèle de texte emploie {nommes}, que rien ne remplit. "
            f"Champs possibles\u202f: {', '.join(connus)}."
        )


class AccoladeSeule(ModeleInvalide):
    """A ready text has a brace without its other half."""

    def __init__(self, accolade: str, ligne: int) -> None:
        manque = "n’est pas refermée" if accolade == "{" else "n’a pas été ouverte"
        CfaError.__init__(
            self,
            f"Modèle de texte, ligne {ligne}\u202f: l’accolade «\u00a0{accolade}\u00a0» {manque}\u202f; "
            f"pour l’écrire telle quelle, tapez «\u00a0{accolade * 2}\u00a0».",
        )


class Modele(NamedTuple):
    """A ready text that the centre may rewrite; ``champs`` = what each field between braces stands for.

    ``sujet`` names it in a sentence, ``requis`` is what it is of no use without.
    """

    cle: str
    titre: str
    quand: str
    champs: Mapping[str, str]
    sujet: str
    requis: tuple[tables.Requis, ...] = ()

    def manque(self, texte: str, ou: str = "") -> str:
        """Say what a text will not tell, and which fields to add (R18, R23); "" when it tells all.

        An empty text tells what the program's own does.
        """
        if not texte.strip():
            return ""
        nommes = set(_CHAMP.findall(texte))
        absents = [un for un in self.requis if nommes.isdisjoint(un.champs)]
        if not absents:
            return ""
        un, *autres = (absent.quoi for absent in absents)
        quoi = (" ni " if len(autres) == 1 else ", ni ").join(
            (f"ni {un}" if autres else f"pas {un}", *autres)
        )
        a_ajouter = enumerer([f"{{{absent.champs[0]}}}" for absent in absents])
        return f"{self.sujet} ne donnera {quoi}\u202f: ajoutez {a_ajouter}{ou}."


MODELES: tuple[Modele, ...] = (
    Modele(
        "contrat_provisoire",
        "Contrat reçu",
        "au candidat, avant la saisie en ligne",
        tables.CONTRAT_PROVISOIRE,
        _MESSAGE,
        tables.REQUIS_PROVISOIRE,
    ),
    Modele(
        "contrat_saisi",
        "Contrat saisi",
        "au candidat, une fois saisi en ligne",
        tables.CONTRAT_SAISI,
        _MESSAGE,
        tables.REQUIS_SAISI,
    ),
    Modele(
        "annulation_contrat",
        "Annulation d’un contrat",
        "à la DRAIO",
        tables.ANNULATION,
        _DEMANDE,
        tables.REQUIS_ANNULATION,
    ),
    Modele("appel", "Appel, recherche", "à dire à qui cherche un employeur", tables.APPEL, _APPEL),
    Modele(
        "appel_non_confirmee",
        "Appel, vœu non confirmé",
        "à dire à qui n’a pas confirmé",
        tables.APPEL,
        _APPEL,
    ),
    Modele("appel_siret", "Appel, SIRET attendu", "à dire à qui a trouvé un employeur", tables.APPEL, _APPEL),
    Modele("appel_contrat", "Appel, contrat reçu", "à dire avant la saisie en ligne", tables.APPEL, _APPEL),
    Modele(
        "appel_reponse",
        "Appel, contrat saisi",
        "à dire à qui doit répondre",
        tables.APPEL_REPONSE,
        _APPEL,
        tables.REQUIS_REPONSE,
    ),
    Modele(
        "appel_perdue",
        "Appel, limite de réponse passée",
        "à dire à qui n’a pas répondu",
        tables.APPEL,
        _APPEL,
    ),
    Modele("appel_oui", "Appel, réponse reçue", "à dire à qui a dit oui", tables.APPEL_OUI, _APPEL),
    Modele(
        "convocation",
        "Convocation",
        "au candidat, par courrier",
        tables.CONVOCATION,
        _LETTRE,
        tables.REQUIS_CONVOCATION,
    ),
    Modele(
        "convocation_mail",
        "Convocation par courriel",
        "au candidat, par courriel",
        tables.CONVOCATION,
        _MESSAGE,
        tables.REQUIS_CONVOCATION,
    ),
    Modele(
        "motifs",
        "Lettre de motifs",
        "au candidat refusé qui a demandé les motifs",
        tables.MOTIFS,
        _LETTRE,
        tables.REQUIS_MOTIFS,
    ),
    Modele(
        "draio_cloture",
        "Demande de clôture",
        "à la DRAIO, par courrier",
        tables.DRAIO,
        _DEMANDE,
        tables.REQUIS_CLOTURE,
    ),
    Modele(
        "draio_augmentation",
        "Demande d’augmentation",
        "à la DRAIO, par courrier",
        tables.DRAIO_AUGMENTATION,
        _DEMANDE,
        tables.REQUIS_AUGMENTATION,
    ),
)


def modele(cle: str) -> Modele:
    """Return a ready text of the catalogue; raise ``KeyError`` when there is none of that name."""
    return {un.cle: un for un in MODELES}[cle]


def verifier(texte: str, champs: Mapping[str, object]) -> None:
    """Raise ``ModeleInvalide`` when a text names a field nobody fills, ``AccoladeSeule`` on a lone brace.

    A field is its name alone: Python's own « {nom:d} » and « {nom!r} » would fail, or quote, on paper.
    """
    try:
        nommes = {_ecrit(*champ) for _, *champ in Formatter().parse(texte) if champ[0] is not None}
    except ValueError as erreur:
        raise _faute(texte, champs) from erreur
    if inconnus := sorted(nommes - set(champs)):
        raise ModeleInvalide(inconnus, sorted(champs))


def remplir(modele: str, champs: Mapping[str, str]) -> str:
    """Return the text with its fields filled; raise ``ModeleInvalide`` on a field nobody knows."""
    verifier(modele, champs)
    return modele.format_map(champs)


def _ecrit(nom: str | None, forme: str | None, conversion: str | None) -> str:
    """Return what stands between the braces, as it was typed."""
    return "".join((nom or "", f"!{conversion}" if conversion else "", f":{forme}" if forme else ""))


def _faute(texte: str, champs: Mapping[str, object]) -> ModeleInvalide:
    """Return why Python cannot read a text: a lone brace and its line, else fields it takes for its own."""
    restes = _CHAMP.sub(lambda champ: "\n" * champ[0].count("\n"), texte)
    seule = re.search(r"[{}]", restes)
    if seule is not None:
        return AccoladeSeule(seule[0], restes.count("\n", 0, seule.start()) + 1)
    return ModeleInvalide(sorted({nom for nom in _CHAMP.findall(texte) if nom not in champs}), sorted(champs))
