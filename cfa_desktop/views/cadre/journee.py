"""What the day asks for: the figures of the strip above every page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from cfa_desktop.models.a_saisir import ASaisir
from cfa_desktop.models.dates_fr import jour_court, jour_de_paris, jour_heure
from cfa_desktop.models.echeances.echeance import Echeance, Quoi, est_pressante
from cfa_desktop.models.echeances.jours_ouvres import jours_ouvres_avant
from cfa_desktop.models.saisie import Decision, Nature
from cfa_desktop.models.tableau_formations import FormationLine
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.saisies.classement import Section, section_de

EXPORT_ANCIEN_JOURS = 3
ALERTE_JOURS = 3
ALERTE_CONTRATS_JOURS = 10
_EXPORTS_NOMMES = 2
Destination = Literal["decisions", "a_saisir", "a_regler", "relances", "reponses", "exports"]


@dataclass(frozen=True, slots=True)
class Rappel:
    """One line of the strip: where it leads, what it says, and the numbers of the persons concerned."""

    destination: Destination
    texte: str
    pressant: bool = False
    numeros: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Journee:
    """The day: reminders, the banner of the last days, and the counts of the rail."""

    rappels: tuple[Rappel, ...] = ()
    alerte: str = ""
    a_saisir: int = 0
    exports_anciens: int = 0
    pressantes: int = 0


def lire_journee(bureau: Bureau, campagne: int) -> Journee:
    """Read what the day asks for; may run in a thread."""
    maintenant = bureau.contexte.maintenant()
    lignes = bureau.candidatures.lister(campagne=campagne)
    return composer_journee(
        bureau.formations.tableau(campagne, deja_lues=lignes),
        bureau.candidatures.echeances(campagne=campagne, deja_lues=lignes),
        bureau.saisies.lister(),
        maintenant,
        bureau.rapprochement.compter(),
    )


def composer_journee(
    formations: Sequence[FormationLine],
    echeances: Sequence[Echeance],
    cartes: Sequence[ASaisir],
    maintenant: datetime,
    ecarts: int = 0,
) -> Journee:
    """Return the day from what is known at an instant; ``ecarts`` = contradictions of exports to settle."""
    campagne = formations[0].formation.campagne if formations else maintenant.year
    jour = jour_de_paris(maintenant)
    # An export may give a limit to a formation that does not examine, or of which nobody said it.
    sans_examen = {une.formation.id for une in formations if not une.formation.examine}
    echeances = [e for e in echeances if e.quoi is not Quoi.DECISION or e.formation_id not in sans_examen]
    relances = [e.numero for e in echeances if e.quoi is Quoi.SUIVI and jour_de_paris(e.le) <= jour]
    reponses = [e.numero for e in echeances if e.quoi is Quoi.REPONSE]
    a_regler = ecarts + sum(section_de(carte, maintenant) is Section.A_REGLER for carte in cartes)
    anciens = _anciens(formations, jour)
    rappels = [
        *_decisions(echeances, jour, campagne),
        *_si(len(cartes), Rappel("a_saisir", f"{len(cartes)} à saisir en ligne")),
        *_si(a_regler, Rappel("a_regler", _dire_a_regler(a_regler, ecarts), pressant=True)),
        *_si(len(relances), Rappel("relances", _accord(len(relances), "relance"), numeros=tuple(relances))),
        *_si(
            len(reponses),
            Rappel("reponses", f"{_accord(len(reponses), 'réponse')} à venir", numeros=tuple(reponses)),
        ),
        *_si(len(anciens), Rappel("exports", _dire_anciens(anciens), pressant=True)),
    ]
    alertes = (_alerte_refus(cartes, maintenant, campagne), _alerte_contrats(cartes, echeances, maintenant))
    return Journee(
        tuple(rappels),
        " · ".join(alerte for alerte in alertes if alerte),
        len(cartes) + ecarts,
        len(anciens),
        sum(est_pressante(due, maintenant) for due in echeances),
    )


def _si(nombre: int, rappel: Rappel) -> Iterable[Rappel]:
    return (rappel,) if nombre else ()


def _dire_a_regler(nombre: int, ecarts: int) -> str:
    return f"{nombre} à régler" + (f", dont {_accord(ecarts, 'écart')}" if ecarts else "")


def _accord(nombre: int, mot: str) -> str:
    return f"{nombre} {mot}{'s' if nombre > 1 else ''}"


def _decisions(echeances: Sequence[Echeance], jour: date, campagne: int) -> Iterable[Rappel]:
    dues = [echeance for echeance in echeances if echeance.quoi is Quoi.DECISION]
    tard = [due.numero for due in dues if jour_de_paris(due.le) < jour]
    if tard:
        texte = f"{_accord(len(tard), 'décision')} en retard"
        yield Rappel("decisions", texte, pressant=True, numeros=tuple(tard))
    a_venir = [due for due in dues if jour_de_paris(due.le) >= jour]
    if a_venir:
        limite = jour_de_paris(min(due.le for due in a_venir))
        numeros = tuple(due.numero for due in a_venir if jour_de_paris(due.le) == limite)
        texte = f"{_accord(len(numeros), 'décision')} avant {jour_court(limite, campagne)}"
        yield Rappel("decisions", texte, (limite - jour).days <= ALERTE_JOURS, numeros)


def _anciens(formations: Sequence[FormationLine], jour: date) -> list[tuple[str, int]]:
    ages = [
        (ligne.formation.nom_court, (jour - ligne.export_on).days)
        for ligne in formations
        if ligne.export_on is not None and (jour - ligne.export_on).days > EXPORT_ANCIEN_JOURS
    ]
    return sorted(ages, key=lambda couple: -couple[1])


def _dire_anciens(anciens: Sequence[tuple[str, int]]) -> str:
    nommes = " · ".join(f"{nom}, {jours}\u00a0j" for nom, jours in anciens[:_EXPORTS_NOMMES])
    reste = len(anciens) - _EXPORTS_NOMMES
    suite = f" et {_accord(reste, 'autre')}" if reste > 0 else ""
    return f"{'exports anciens' if len(anciens) > 1 else 'export ancien'}\u202f: {nommes}{suite}"


def _alerte_refus(cartes: Sequence[ASaisir], maintenant: datetime, campagne: int) -> str:
    """Return the banner of the last three days: refusals prepared and not yet typed."""
    horizon = jour_de_paris(maintenant) + timedelta(days=ALERTE_JOURS)
    limites = [
        carte.avant_le
        for carte in cartes
        if carte.saisie.decision is Decision.REFUS
        and carte.avant_le is not None
        and carte.avant_le >= maintenant
        and jour_de_paris(carte.avant_le) <= horizon
    ]
    if not limites:
        return ""
    nombre = len(limites)
    return f"{nombre} refus à saisir avant {jour_heure(min(limites), campagne)}"


def _alerte_contrats(cartes: Sequence[ASaisir], echeances: Sequence[Echeance], maintenant: datetime) -> str:
    """Return the banner of the last ten days of contracts: those prepared and not yet typed."""
    fins = {due.formation_id: due.le for due in echeances if due.quoi is Quoi.CONTRATS}
    prepares = [c for c in cartes if c.saisie.nature is Nature.CONTRAT and c.formation_id in fins]
    if not prepares:
        return ""
    fin = min(fins[carte.formation_id] for carte in prepares)
    aujourdhui, dernier = jour_de_paris(maintenant), jour_de_paris(fin)
    jours = (dernier - aujourdhui).days
    if jours > ALERTE_CONTRATS_JOURS:
        return ""
    nombre = len(prepares)
    sujet = "1 contrat préparé n’est pas saisi"
    if nombre > 1:
        sujet = f"{nombre} contrats préparés ne sont pas saisis"
    limite = f"{sujet} – {jour_heure(fin, dernier.year)}"
    if not jours:
        return f"{limite}, aujourd’hui"
    ouvres = jours_ouvres_avant(dernier, aujourdhui)
    s = "s" if ouvres > 1 else ""
    return f"{limite}, dans {jours}\u00a0j ({ouvres or 'aucun'} jour{s} ouvré{s})"
