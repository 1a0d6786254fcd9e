"""Why a formation stands so: its gauge, its places, its situation (R8-R11, R13)."""

from __future__ import annotations

from datetime import datetime

from cfa_desktop.models.calendrier.dates import Calendrier
from cfa_desktop.models.dates_fr import jour_court, jour_heure
from cfa_desktop.models.explication import Entree, Explication, Regle
from cfa_desktop.models.pourquoi.cas import CALCULE, FICHE, ICI, de_parcoursup, du_calendrier
from cfa_desktop.models.pourquoi.recueil import Recueil
from cfa_desktop.models.tableau_formations import FormationLine, SituationFormation

SITUATION = "SITUATION"


def expliquer_formation(
    ligne: FormationLine, calendrier: Calendrier, instant: datetime, recueil: Recueil
) -> Explication:
    """Return why the formation has this situation and this gauge (R8, R9, R10, R11, R13)."""
    nom = ligne.formation.nom_court
    return Explication(
        f"Pourquoi « {ligne.situation.value} » pour {nom} ?",
        f"{_situation(ligne, calendrier)} {_jauge(ligne)}",
        _regles(ligne, recueil),
        _entrees(ligne, calendrier, instant),
    )


def _situation(ligne: FormationLine, calendrier: Calendrier) -> str:
    formation, session = ligne.formation, calendrier.campagne
    match ligne.situation:
        case SituationFormation.CLOTUREE:
            quand = (
                f" depuis le {jour_court(formation.cloturee_on, session)}" if formation.cloturee_on else ""
            )
            return f"Le recrutement est clôturé{quand} : plus aucun contrat ne se saisit."
        case SituationFormation.CLOTURE_DEMANDEE:
            demandee = formation.cloture_demandee_on
            quand = f" le {jour_court(demandee, session)}" if demandee else ""
            return f"La clôture a été demandée{quand} : Parcoursup ne l’a pas encore accordée."
        case SituationFormation.HORS_PERIODE:
            return "Hors de la période de saisie des contrats de la session."
        case SituationFormation.CAPACITE_A_SAISIR:
            return "La capacité n’est pas connue ici : aucun contrat ne se saisit avant elle."
        case SituationFormation.COMPLETE:
            return (
                "Les contrats comptés atteignent la capacité. Deux issues : demander la clôture du "
                "recrutement, ou une augmentation de capacité."
            )
        case SituationFormation.OUVERTE:
            return "La période est ouverte et il reste des places."


def _jauge(ligne: FormationLine) -> str:
    comptes, capacite = ligne.contrats_comptes, ligne.formation.capacite
    mots = "contrat compté" if comptes == 1 else "contrats comptés"
    if capacite is None:
        return f"{comptes} {mots}."
    reste = max(0, capacite - comptes)
    libres = "aucune place libre" if reste == 0 else f"{reste} place{'s' if reste > 1 else ''} libre"
    pluriel = "s" if reste > 1 else ""
    return f"{comptes} {mots} pour une capacité de {capacite} : {libres}{pluriel}."


def _regles(ligne: FormationLine, recueil: Recueil) -> tuple[Regle, ...]:
    codes = {
        SituationFormation.CAPACITE_A_SAISIR: ("R8",),
        SituationFormation.COMPLETE: ("R10", "R11"),
        SituationFormation.OUVERTE: ("R10",),
    }.get(ligne.situation, ("R13",))
    regles = [recueil.regle(SITUATION), recueil.choix(SITUATION), *map(recueil.regle, codes)]
    if ligne.situation in (SituationFormation.COMPLETE, SituationFormation.OUVERTE):
        regles += [recueil.choix("R10"), recueil.regle("R9")]
    return tuple(regles)


def _entrees(ligne: FormationLine, calendrier: Calendrier, instant: datetime) -> tuple[Entree, ...]:
    formation, compteurs, session = ligne.formation, ligne.compteurs, calendrier.campagne
    export = de_parcoursup(ligne.export_on, session)
    fenetre = calendrier.contrats
    du, au = (jour_court(b, session) if b else "date à fournir" for b in (fenetre.du, fenetre.au))
    entrees = [
        Entree("Capacité", "à saisir" if formation.capacite is None else str(formation.capacite), FICHE),
        Entree("Contrats saisis", str(compteurs.contrats), f"{export}, et saisies en ligne"),
    ]
    if compteurs.contrats_demissions:
        demissions = f"{compteurs.contrats_demissions}, comptées par Parcoursup"
        entrees.append(Entree("dont démissions avec contrat", demissions, export))
    if ligne.prepares:
        entrees.append(Entree("Contrats préparés ici", f"{ligne.prepares}, comptés", ICI))
    if ligne.employeurs_attendus:
        attendus = f"{ligne.employeurs_attendus}, non comptés"
        entrees.append(Entree("Employeurs trouvés, SIRET attendu", attendus, ICI))
    entrees += [
        Entree("Contrats comptés pour la capacité", str(ligne.contrats_comptes), CALCULE),
        Entree("Saisie des contrats", f"du {du} au {au}", du_calendrier(calendrier, "contrats.du")),
        Entree("Regardé le", jour_heure(instant, session), "horloge, heure de Paris"),
    ]
    return tuple(entrees)
