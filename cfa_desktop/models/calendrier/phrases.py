"""A calendar in words: values, where they come from, what a change was."""

from __future__ import annotations

from datetime import date, time

from cfa_desktop.models.calendrier.champs import CHAMPS, CHOIX, REPONSES, Valeur, lire_champ
from cfa_desktop.models.calendrier.dates import Calendrier, Origine, Provenance, RegleReponse
from cfa_desktop.models.dates_fr import jour_court, jour_dit

A_FOURNIR = "date à fournir"
_MANQUE = "à fournir"
A_CONFIRMER = "à confirmer"


def valeur_dite(valeur: Valeur, campagne: int) -> str:
    """Return a value as the officer reads it, « date à fournir » when there is none."""
    if isinstance(valeur, date):
        return jour_dit(valeur, campagne)
    if isinstance(valeur, int):
        return f"{valeur}\u00a0jour{'s' if valeur > 1 else ''}"
    if isinstance(valeur, str) and valeur:
        return CHOIX.get(valeur, valeur)
    if isinstance(valeur, tuple) and valeur:
        if isinstance(valeur[0], time):
            return " – ".join(heure_dite(heure) for heure in valeur if isinstance(heure, time))
        regles = [regle for regle in valeur if isinstance(regle, RegleReponse)]
        return "\u202f; ".join(regle_dite(regle, campagne) for regle in regles)
    return A_FOURNIR


def valeur_changee(valeur: Valeur, campagne: int) -> str:
    """Return a value beside an arrow, « à fournir » when there is none: the field's name says the rest."""
    dite = valeur_dite(valeur, campagne)
    return _MANQUE if dite == A_FOURNIR else dite


def regle_dite(regle: RegleReponse, campagne: int) -> str:
    """Return « du 5 juin au 10 juillet, 1 jour, suspendue du 13 juin au 20 juin, à confirmer »."""
    limite = jour_dit(regle.limite, campagne) if regle.limite else ""
    parties = [
        _intervalle(regle.recue_du, regle.recue_au, campagne),
        f"jusqu’au {limite}" if limite else valeur_dite(regle.delai_jours, campagne),
        *(f"suspendue {_intervalle(du, au, campagne)}" for du, au in regle.suspendue),
        *((A_CONFIRMER,) if regle.a_confirmer else ()),
    ]
    return ", ".join(parties)


def _intervalle(du: date, au: date, campagne: int) -> str:
    return f"du {jour_dit(du, campagne)} au {jour_dit(au, campagne)}"


def heure_dite(heure: time) -> str:
    """Return « 1 h 00 »."""
    return f"{heure.hour}\u00a0h\u00a0{heure.minute:02d}"


def provenance_dite(provenance: Provenance, campagne: int) -> str:
    """Return where a value comes from: « Livré : … », « Modifié ici le … », « Repris de 2025 »."""
    if provenance.origine is Origine.MODIFIEE:
        return f"Modifié ici le {jour_court(provenance.le, campagne)}" if provenance.le else "Modifié ici"
    if provenance.origine is Origine.REPRISE:
        texte = f"Repris de {provenance.source}"
    else:
        texte = f"Livré\u202f: {provenance.source}" if provenance.source else "Livré"
    return f"{texte}, confirmé ici le {jour_court(provenance.le, campagne)}" if provenance.le else texte


def libelle_modification(avant: Calendrier, apres: Calendrier) -> str:
    """Return the name of a change: « Calendrier 2025, date pivot : 9 mai → 10 mai », and how many more."""
    campagne = apres.campagne
    changes = [champ for champ in CHAMPS if lire_champ(avant, champ.cle) != lire_champ(apres, champ.cle)]
    if not changes:
        confirmees = [c for c in CHAMPS if avant.provenance(c.cle) != apres.provenance(c.cle)]
        premiere = confirmees[0].libelle if confirmees else ""
        return f"Calendrier {campagne}\u202f: «\u00a0{premiere}\u00a0» confirmé{_autres(len(confirmees))}"
    champ = changes[0]
    ancien = valeur_changee(lire_champ(avant, champ.cle), campagne)
    neuf = valeur_changee(lire_champ(apres, champ.cle), campagne)
    fleche = " modifiés" if champ.cle == REPONSES else f"\u202f: {ancien} → {neuf}"
    nom = f"{champ.libelle[0].lower()}{champ.libelle[1:]}"
    return f"Calendrier {campagne}, {nom}{fleche}{_autres(len(changes))}"


def _autres(nombre: int) -> str:
    if nombre <= 1:
        return ""
    autres = nombre - 1
    return f", et {autres} autre{'s' if autres > 1 else ''}"
