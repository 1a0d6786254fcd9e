"""The two messages of a formation: to whom each speaks, when it is seen, and what is wrong with it (R20)."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from cfa_desktop.models.candidature import Situation
from cfa_desktop.models.etats import Etat, Reponse
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.regles.egalite import avertissements_gratuite
from cfa_desktop.models.verdict import Avertissement, Blocage, Verdict


class Destinataires(StrEnum):
    """Whom a message is for; values are those of the formation's fields, without « message_ »."""

    RECHERCHE = "recherche"
    ACCEPTATION = "acceptation"


class MessageFormation(NamedTuple):
    """One message: where it is typed, who sees it and when (French), and what to know about it."""

    destinataires: Destinataires
    titre: str
    texte: str
    ou: str
    visible: str
    avertissements: tuple[Avertissement, ...]


_TITRES = {
    Destinataires.RECHERCHE: "Message aux candidats en recherche de contrat",
    Destinataires.ACCEPTATION: "Message aux candidats qui ont accepté définitivement",
}
_OU = {
    Destinataires.RECHERCHE: "Paramètres applicatifs, Apprentissage",
    Destinataires.ACCEPTATION: "Gérer le recrutement",
}
_VISIBLE = {
    Destinataires.RECHERCHE: "Visible dès que le candidat est « En recherche de contrat ».",
    Destinataires.ACCEPTATION: (
        "Visible seulement après le « Oui (définitif) » du candidat : personne ne le voit avant."
    ),
}
_VIDE = {
    Destinataires.RECHERCHE: "Aucun message pour les candidats en recherche : dites comment vous joindre.",
    Destinataires.ACCEPTATION: (
        "Aucun message pour les candidats qui ont accepté : dites-leur comment s’inscrire chez vous."
    ),
}


def messages_de(formation: Formation) -> tuple[MessageFormation, MessageFormation]:
    """Return the two messages: en recherche, then acceptation définitive (R20)."""
    recherche = _message(Destinataires.RECHERCHE, formation.message_recherche)
    return recherche, _message(Destinataires.ACCEPTATION, formation.message_acceptation)


def verdict_message(destinataires: Destinataires, texte: str) -> Verdict:
    """Say what to know before typing a message: an empty one, or one that asks for money (R20, R21)."""
    return Verdict(avertissements=_avertissements(destinataires, texte))


def verdict_saisie_message(destinataires: Destinataires, formation: Formation) -> Verdict:
    """Say whether the message may be prepared for typing: not while nothing is written (R20, R21)."""
    message = messages_de(formation)[destinataires is Destinataires.ACCEPTATION]
    if message.texte:
        return Verdict(avertissements=message.avertissements)
    return Verdict((Blocage("R20", f"{_VIDE[destinataires]} Écrivez ce message avant de le saisir.", "S0"),))


def messages_visibles(situation: Situation, formation: Formation) -> tuple[MessageFormation, ...]:
    """Return what the candidate sees now, empty messages left out (R20)."""
    recherche, acceptation = messages_de(formation)
    vus: list[MessageFormation] = []
    if situation.etat is Etat.EN_RECHERCHE and recherche.texte:
        vus.append(recherche)
    accepte = situation.etat is Etat.CONTRAT_SAISI and situation.reponse is Reponse.OUI_DEFINITIF
    if accepte and acceptation.texte:
        vus.append(acceptation)
    return tuple(vus)


def _message(destinataires: Destinataires, texte: str) -> MessageFormation:
    return MessageFormation(
        destinataires,
        _TITRES[destinataires],
        texte.strip(),
        _OU[destinataires],
        _VISIBLE[destinataires],
        _avertissements(destinataires, texte),
    )


def _avertissements(destinataires: Destinataires, texte: str) -> tuple[Avertissement, ...]:
    if not texte.strip():
        return (Avertissement("R20", _VIDE[destinataires], source="S0"),)
    return tuple(avertissements_gratuite(texte))
