"""The columns of the candidate list on screen: the catalogue of ``models.colonnes``, dressed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from operator import attrgetter
from typing import Any

from cfa_desktop.models.colonnes import CHAMPS, Champ, siret_affiche
from cfa_desktop.models.dates_fr import age, jour_court, jour_de_paris, temps_restant
from cfa_desktop.models.etats import Etat
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.siret import LONGUEUR_SIRET, format_siret
from cfa_desktop.models.telephone import format_telephone
from cfa_desktop.models.temps import fin_du_jour
from cfa_desktop.models.texte import fold
from cfa_desktop.views.candidats.absences import (
    ESPACE,
    mention_voeux,
    pourquoi_absent,
    premier_telephone,
    telephones,
)
from cfa_desktop.views.candidats.etat_affiche import etat_affiche, etat_en_clair, etat_explique
from cfa_desktop.views.couleurs import Ton
from cfa_desktop.views.delegates.dates import DateRelative
from cfa_desktop.views.delegates.formation import FormationAffichee
from cfa_desktop.views.tables.colonne import Column

Colonne = Column[CandidatureLine]
PROCHE_JOURS = 3
JAMAIS = "jamais"
# What is dialled or typed elsewhere is read whole at every size of text.
_NUMERO = "0" * 6
_TELEPHONE = format_telephone("0" * 10)
_SIRET = format_siret("0" * LONGUEUR_SIRET)
_CHOIX = frozenset(("reponse", "inscription", "statut_contrat", "profil", "serie"))
_VISIBLES = ("numero", "candidat", "telephone", "etat", "limite", "dernier_contact")
_TITRES = {
    "numero": "N°",
    "telephone": "Téléphone",
    "limite": "Limite",
    "dernier_contact": "Contact",
    "reponse": "Réponse",
    "inscription": "I.A.",
    "statut_contrat": "Contrat",
    "date_reponse": "Réponse le",
    "origine": "Établissement d’origine",
    "voeux": "Vœux",
}


@dataclass(frozen=True)
class ColonneTelephone(Column[CandidatureLine]):
    """Phones are found grouped or not, both of them, whichever is shown."""

    def cles_texte(self, lignes: list[CandidatureLine]) -> list[str]:
        return [f"{x.telephone_portable} {x.telephone_fixe} {fold(premier_telephone(x))}" for x in lignes]


@dataclass(slots=True)
class Repere:
    """What columns need besides the line, changed at each reading: the instant and the colours."""

    maintenant: datetime
    couleurs: Mapping[int, int]


def colonnes(repere: Repere) -> tuple[Colonne, ...]:
    """Return every column of the list, in the order of the catalogue, the formation first."""
    speciales: dict[str, Colonne] = {
        "numero": _simple(CHAMPS["numero"], largeur=68, gabarit=_NUMERO, sort_key=_tri_numero),
        "candidat": _candidat(),
        "telephone": _telephone(),
        "mail": _simple(CHAMPS["mail"], largeur=200, decor="date", valeur_decor=_mail),
        "etat": _etat(),
        "limite": _limite(repere),
        "dernier_contact": _contact(repere),
        "prochaine_etape_on": _jour(CHAMPS["prochaine_etape_on"], repere),
        "formation": _formation(repere),
        "voeux": _simple(CHAMPS["voeux"], largeur=64, filtre=None, texte=_voeux, sort_key=lambda x: x.voeux),
        "siret": _simple(CHAMPS["siret"], largeur=144, gabarit=_SIRET, texte=siret_affiche),
    }
    ordre = ("formation", *(cle for cle in CHAMPS if cle != "formation"))
    return tuple(speciales.get(cle) or _generale(CHAMPS[cle], repere) for cle in ordre)


def _generale(champ: Champ, repere: Repere) -> Colonne:
    if champ.genre == "date":
        return _jour(champ, repere)
    return _simple(champ, largeur=champ.largeur * 6)


def _simple(champ: Champ, **autres: Any) -> Colonne:
    reglages: dict[str, Any] = {
        "titre": _TITRES.get(champ.cle, champ.titre),
        "cle": champ.cle,
        "texte": lambda ligne: str(champ.valeur(ligne) or ""),
        "filtre": "choix" if champ.cle in _CHOIX else "texte",
        "visible": champ.cle in _VISIBLES,
        "titre_long": champ.titre,
    }
    return Column(**{**reglages, **autres})


def _jour(champ: Champ, repere: Repere) -> Colonne:
    def texte(ligne: CandidatureLine) -> str:
        jour: Any = champ.valeur(ligne)
        return jour_court(jour, repere.maintenant.year) if jour else ""

    return _simple(champ, texte=texte, valeur=champ.valeur, filtre="date", largeur=112)


def _candidat() -> Colonne:
    def decor(ligne: CandidatureLine) -> DateRelative:
        return DateRelative(ligne.candidat, mention_voeux(ligne), garder_distance=True)

    def infobulle(ligne: CandidatureLine) -> str:
        mention = mention_voeux(ligne)
        return f"{ligne.candidat}\n{mention} dans nos formations" if mention else ligne.candidat

    return _simple(
        CHAMPS["candidat"],
        largeur=115,
        decor="date",
        valeur_decor=decor,
        infobulle=infobulle,
        sort_key=attrgetter("cle"),  # already folded, the name first
    )


def _telephone() -> Colonne:
    def decor(ligne: CandidatureLine) -> DateRelative:
        numero = premier_telephone(ligne)
        return DateRelative(numero) if numero else DateRelative("", pourquoi_absent(ligne))

    def infobulle(ligne: CandidatureLine) -> str:
        connus = "\n".join(f"{genre}\u202f: {numero}" for genre, numero in telephones(ligne))
        return connus or pourquoi_absent(ligne)

    return ColonneTelephone(
        titre=_TITRES["telephone"],
        cle="telephone",
        texte=premier_telephone,
        titre_long=CHAMPS["telephone"].titre,
        largeur=115,
        gabarit=_TELEPHONE,
        decor="date",
        valeur_decor=decor,
        infobulle=infobulle,
        sort_key=lambda ligne: ligne.telephone_portable or ligne.telephone_fixe or None,
    )


def _etat() -> Colonne:
    return _simple(
        CHAMPS["etat"],
        texte=etat_en_clair,
        infobulle=etat_explique,
        filtre="choix",
        largeur=225,  # « En recherche » and « Contrat prép. » side by side
        decor="etat",
        valeur_decor=etat_affiche,
    )


def _limite(repere: Repere) -> Colonne:
    def infobulle(ligne: CandidatureLine) -> str:
        return f"Date limite d’examen\u202f: {limite_en_clair(ligne, repere.maintenant)}"

    return _simple(
        CHAMPS["limite"],
        texte=lambda ligne: limite_en_clair(ligne, repere.maintenant),
        valeur=lambda ligne: ligne.limite_on,
        infobulle=infobulle,
        filtre="date",
        largeur=98,  # « 28/5 passée » whole
        decor="date",
        valeur_decor=partial(limite_relative, repere=repere),
    )


def limite_en_clair(ligne: CandidatureLine, maintenant: datetime) -> str:
    """Return « mer. 28 mai · dans 2 j », the distance only while the formation must still examine."""
    if ligne.limite_on is None:
        return ligne.limite_mention
    jour = jour_court(ligne.limite_on, maintenant.year)
    if ligne.etat is not Etat.CONFIRMEE:
        return jour
    return f"{jour} · {temps_restant(fin_du_jour(ligne.limite_on), maintenant)}"


def limite_relative(ligne: CandidatureLine, repere: Repere) -> DateRelative:
    """Return the deadline as the list paints it: « 28/5 » then « 2 j », in amber when near."""
    jour = ligne.limite_on
    if jour is None:
        # On two hundred unconfirmed lines the reason would be noise: their tooltip says it.
        muette = ligne.etat is Etat.NON_CONFIRMEE
        return DateRelative("", "" if muette else ligne.limite_mention)
    court = f"{jour.day}/{jour.month}"
    if ligne.etat is not Etat.CONFIRMEE:
        return DateRelative("", court)
    jours = (jour - jour_de_paris(repere.maintenant)).days
    if jours < 0:
        return DateRelative(court, "passée", Ton.BRIQUE)
    distance = f"{jours}{ESPACE}j" if jours else "ce soir"
    return DateRelative(court, distance, Ton.AMBRE if jours <= PROCHE_JOURS else None)


def _contact(repere: Repere) -> Colonne:
    def texte(ligne: CandidatureLine) -> str:
        jour = ligne.dernier_contact_on
        return jour_court(jour, repere.maintenant.year) if jour else JAMAIS

    def decor(ligne: CandidatureLine) -> DateRelative:
        jour = ligne.dernier_contact_on
        return DateRelative(f"{jour.day}/{jour.month}" if jour else "", "" if jour else JAMAIS)

    def infobulle(ligne: CandidatureLine) -> str:
        jour = ligne.dernier_contact_on
        dit = f"{texte(ligne)}, {age(jour, repere.maintenant)}" if jour else JAMAIS
        return f"Dernier contact\u202f: {dit}"

    return _simple(
        CHAMPS["dernier_contact"],
        texte=texte,
        valeur=lambda ligne: ligne.dernier_contact_on,
        infobulle=infobulle,
        filtre="date",
        largeur=67,
        decor="date",
        valeur_decor=decor,
    )


def _formation(repere: Repere) -> Colonne:
    def decor(ligne: CandidatureLine) -> FormationAffichee:
        return FormationAffichee(ligne.formation_nom, repere.couleurs.get(ligne.formation_id, 0))

    return _simple(
        CHAMPS["formation"], filtre="choix", largeur=76, decor="formation", valeur_decor=decor, visible=False
    )


def _mail(ligne: CandidatureLine) -> DateRelative:
    return DateRelative(ligne.mail, "" if ligne.mail else pourquoi_absent(ligne))


def _voeux(ligne: CandidatureLine) -> str:
    return str(ligne.voeux)


def _tri_numero(ligne: CandidatureLine) -> str:
    return ligne.numero.zfill(12)
