"""The « Feuille du lundi », read from the base: what the week asks for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from cfa_desktop.documents.liste import texte_nombre
from cfa_desktop.documents.pdf.graphiques import Jauge
from cfa_desktop.documents.pdf.lundi import ouvrage_lundi
from cfa_desktop.documents.pdf.lundi_valeurs import Chiffre, FeuilleLundi, FormationSemaine
from cfa_desktop.documents.pdf.ouvrage import Ouvrage
from cfa_desktop.models.a_saisir import ASaisir
from cfa_desktop.models.dates_fr import jour_complet, jour_court, jour_de_paris
from cfa_desktop.models.echeances.echeance import Echeance, Quoi
from cfa_desktop.models.tableau_formations import FormationLine
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.echeances import Echeances
from cfa_desktop.services.entetes import couleur, entete
from cfa_desktop.services.impression.demande import DemandeImpression
from cfa_desktop.services.impression.lundi_listes import (
    Semaine,
    appels_de,
    echeances_de,
    saisies_de,
    sans_date_de,
    semaine_de,
)
from cfa_desktop.services.lignes import Selection, composer
from cfa_desktop.services.saisies import Saisies
from cfa_desktop.services.tableau import tableau

_APPELS = (Quoi.SUIVI, Quoi.BROUILLON)


def composer_lundi(contexte: Contexte, demande: DemandeImpression) -> Ouvrage:
    """Return the sheet of the week of the present instant (or of the simulated one)."""
    feuille = lire_feuille(contexte, demande.campagne)
    filtre = f"Retards compris, {feuille.source}"
    return ouvrage_lundi(feuille, entete(contexte, None, demande.campagne, filtre))


def lire_feuille(contexte: Contexte, campagne: int) -> FeuilleLundi:
    """Return what the week of the present instant holds, all formations together."""
    maintenant = contexte.maintenant()
    semaine = semaine_de(jour_de_paris(maintenant))
    with contexte.database.lecture() as connection:
        lignes = composer(contexte, connection, Selection(campagne=campagne), maintenant)
    lu = Echeances(contexte).lire(campagne, deja_lues=lignes)
    # A passage comes by itself: a sheet of what is to be done leaves it out.
    dues = [
        due for due in lu.dues if jour_de_paris(due.le) <= semaine.dimanche and due.quoi is not Quoi.PASSAGE
    ]
    noms = {formation.id: formation.nom_court for formation in lu.formations}
    appels = [due for due in dues if due.quoi in _APPELS]
    autres = [due for due in dues if due.quoi not in _APPELS]
    cartes = Saisies(contexte).lister(campagne=campagne)
    formations = tableau(contexte, campagne, deja_lues=lignes)
    return FeuilleLundi(
        semaine=_dire_semaine(semaine),
        chiffres=_chiffres(autres, appels, cartes, formations, semaine),
        echeances=(*echeances_de(autres, noms, semaine), *sans_date_de(lu.sans_date, noms)),
        appels=appels_de(appels, lignes, noms, semaine),
        formations=tuple(_formation(une, cartes, maintenant) for une in formations),
        source=_dire_exports([une.export_on for une in formations]),
    )


def jauge_de(une: FormationLine) -> Jauge:
    """Return the gauge of a formation, as the Formations page shows it."""
    return Jauge(une.contrats_comptes - une.prepares, une.prepares, une.formation.capacite)


def _formation(une: FormationLine, cartes: Sequence[ASaisir], maintenant: datetime) -> FormationSemaine:
    formation = une.formation
    siennes = [carte for carte in cartes if carte.formation_id == formation.id]
    a_saisir = saisies_de(siennes, formation.campagne, maintenant)
    return FormationSemaine(
        formation.nom_court, une.situation.value, couleur(formation), jauge_de(une), a_saisir
    )


def _chiffres(
    autres: Sequence[Echeance],
    appels: Sequence[Echeance],
    cartes: Sequence[ASaisir],
    formations: Sequence[FormationLine],
    semaine: Semaine,
) -> tuple[Chiffre, ...]:
    concernees = len({carte.formation_id for carte in cartes})
    dans = f"dans {texte_nombre(concernees, 'formation', 'formations')}" if cartes else ""
    return (
        Chiffre("Échéances", str(len(autres)), _retards(autres, semaine)),
        Chiffre("Appels à passer", str(len(appels)), _retards(appels, semaine)),
        Chiffre("À saisir en ligne", str(len(cartes)), dans),
        _contrats(formations),
    )


def _contrats(formations: Sequence[FormationLine]) -> Chiffre:
    """Return the contracts against the places known; those without known places are never among them."""
    sues = [une for une in formations if une.formation.capacite is not None]
    autres = [une for une in formations if une.formation.capacite is None]
    places = sum(une.formation.capacite or 0 for une in sues)
    dites = [f"sur {texte_nombre(places, 'place', 'places')}"] if sues else []
    hors = sum(une.contrats_comptes for une in autres)
    if sues and hors:
        dites.append(f"+\u00a0{hors} sans capacité connue")
    elif autres:
        dites.append(f"{texte_nombre(len(autres), 'capacité', 'capacités')} à saisir")
    comptes = sum(une.contrats_comptes for une in sues) if sues else hors
    return Chiffre("Contrats", str(comptes), ", ".join(dites))


def _retards(dues: Sequence[Echeance], semaine: Semaine) -> str:
    retards = sum(map(semaine.est_passee, dues))
    return f"dont {retards} en retard" if retards else ""


def _dire_semaine(semaine: Semaine) -> str:
    """Return « Semaine du lun. 9 au dim. 15 juin 2025 », the month said twice when it changes."""
    lundi = jour_court(semaine.lundi)
    if semaine.lundi.month == semaine.dimanche.month:
        lundi = lundi.rpartition(" ")[0]
    return f"Semaine du {lundi} au {jour_complet(semaine.dimanche)}"


def _dire_exports(jours: Sequence[date | None]) -> str:
    """Return from which exports the facts come: the oldest and the newest."""
    connus = [jour for jour in jours if jour is not None]
    if not connus:
        return "sans aucun export"
    ancien, recent = min(connus), max(connus)
    dit = f"d’après l’export du {jour_complet(recent)}"
    if ancien != recent:
        dit = f"d’après les exports du {jour_complet(ancien)} au {jour_complet(recent)}"
    sans = len(jours) - len(connus)
    return f"{dit}, {texte_nombre(sans, 'formation', 'formations')} sans export" if sans else dit
