"""Why a phone or a mail is missing, or where the one shown comes from (R24)."""

from __future__ import annotations

from collections.abc import Mapping

from cfa_desktop.models.etats import Etat
from cfa_desktop.models.explication import Entree, Explication
from cfa_desktop.models.pourquoi.cas import ICI, Cas
from cfa_desktop.models.pourquoi.recueil import Recueil
from cfa_desktop.models.telephone import format_telephone

TITRE = "Pourquoi ces coordonnées ?"
_CHAMPS = (
    ("telephone_portable", "Téléphone portable"),
    ("telephone_fixe", "Téléphone fixe"),
    ("mail", "Adresse mail"),
)


def expliquer_contact(
    cas: Cas, valeurs: Mapping[str, str], corriges: frozenset[str], recueil: Recueil
) -> Explication:
    """Return why contact details are there or missing; ``corriges`` are the fields corrected here (R24)."""
    entrees = [
        Entree(
            nom,
            _dite(champ, valeurs.get(champ, "")),
            ICI if champ in corriges else cas.parcoursup,
        )
        for champ, nom in _CHAMPS
    ]
    depuis = cas.calendrier.coordonnees_a_partir_du
    dite = cas.jour(depuis) if depuis else "date à fournir"
    entrees.append(
        Entree("Coordonnées données à partir du", dite, cas.du_calendrier("coordonnees_a_partir_du"))
    )
    manquent = [nom.lower() for champ, nom in _CHAMPS if not valeurs.get(champ)]
    return Explication(TITRE, _conclusion(cas, manquent), (recueil.regle("R24"),), tuple(entrees))


def _dite(champ: str, valeur: str) -> str:
    if not valeur:
        return "absent"
    return format_telephone(valeur) if champ.startswith("telephone") else valeur


def _conclusion(cas: Cas, manquent: list[str]) -> str:
    if not manquent:
        return "Toutes les coordonnées que Parcoursup donne sont connues."
    debut = f"Il manque : {', '.join(manquent)}."
    if cas.situation.etat_parcoursup is Etat.NON_CONFIRMEE:
        return (
            f"{debut} Le vœu n’est pas confirmé : Parcoursup donne les coordonnées après la confirmation "
            "(dès le choix de la formation à partir de 2026)."
        )
    return f"{debut} Le dernier export ne les donne pas : le candidat ne les a peut-être pas remplies."
