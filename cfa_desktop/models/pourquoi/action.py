"""Why this action is greyed: every reason with its rule and its document, and when it becomes possible."""

from __future__ import annotations

from collections.abc import Sequence

from cfa_desktop.models.etats import LABELS_ETAT
from cfa_desktop.models.explication import Entree, Explication, Regle
from cfa_desktop.models.pourquoi.cas import CALCULE, ICI, Cas, entree_examine, entree_instant
from cfa_desktop.models.pourquoi.recueil import Recueil
from cfa_desktop.models.texte import enumerer
from cfa_desktop.models.verdict import Avertissement, Blocage, Verdict

TITRE_PLUSIEURS = "Pourquoi ces actions sont-elles grisées ?"
A_CONFIRMER = " (à confirmer)"


def expliquer_action(
    nom: str, verdict: Verdict, regle: str, cas: Cas | None, recueil: Recueil
) -> Explication:
    """Return why the action may or may not be done; ``regle`` is the rule quoted when nothing blocks it."""
    motifs = recueil.de_motifs((*verdict.blocages, *verdict.avertissements))
    return Explication(
        f"Pourquoi « {nom} » est {'grisé' if verdict.blocages else 'possible'} ?",
        _conclusion(nom, verdict, cas),
        motifs or (recueil.regle(regle),),
        _entrees(cas, verdict),
    )


def expliquer_motif(motif: Blocage | Avertissement, recueil: Recueil) -> Explication:
    """Return one reason of a dialog with its rule and its document."""
    regle = recueil.regle(motif.code)
    return Explication(f"Pourquoi : {regle.titre} ?", motif.message, (regle,))


def expliquer_actions(
    grisees: Sequence[tuple[str, Verdict]], cas: Cas | None, recueil: Recueil
) -> Explication:
    """Return, in one answer, why each of these actions is greyed, what they share said once."""
    dites: dict[Regle, list[str]] = {}
    for nom, verdict in grisees:
        for regle in recueil.de_motifs(verdict.blocages):
            dites.setdefault(regle, []).append(f"« {nom} »")
    regles = tuple(
        regle._replace(titre=f"{regle.titre} – {', '.join(noms)}") for regle, noms in dites.items()
    )
    return Explication(TITRE_PLUSIEURS, _conclusions(grisees, cas), regles, _entrees(cas, None))


def _conclusion(nom: str, verdict: Verdict, cas: Cas | None) -> str:
    if not verdict.blocages:
        confirmer = any(avertissement.a_confirmer for avertissement in verdict.avertissements)
        return f"« {nom} » est possible{A_CONFIRMER if confirmer else ''}."
    jusqu_a = _jusqu_a(verdict, cas)
    return f"«\u00a0{nom}\u00a0» n’est pas possible maintenant\u202f: {_regles(verdict, 'l’')}{jusqu_a}."


def _conclusions(grisees: Sequence[tuple[str, Verdict]], cas: Cas | None) -> str:
    """Return one sentence for all the actions of which the same is said."""
    groupes: dict[tuple[str, str], list[tuple[str, Verdict]]] = {}
    for nom, verdict in grisees:
        dite = (_regles(verdict, "les "), _jusqu_a(verdict, cas)) if verdict.blocages else (nom, "")
        groupes.setdefault(dite, []).append((nom, verdict))
    return "\n".join(_conclusion_commune(groupe, cas) for groupe in groupes.values())


def _conclusion_commune(groupe: Sequence[tuple[str, Verdict]], cas: Cas | None) -> str:
    nom, verdict = groupe[0]
    if len(groupe) == 1:
        return _conclusion(nom, verdict, cas)
    noms = [f"«\u00a0{autre}\u00a0»" for autre, _ in groupe]
    dites = f"{enumerer(noms)} ne sont pas possibles maintenant"
    if all(autre.blocages == verdict.blocages for _, autre in groupe):
        raisons = _regles(verdict, "les ")
    else:
        raisons = f"{_regles(verdict, '')} chacune"
    return f"{dites}\u202f: {raisons}{_jusqu_a(verdict, cas)}."


def _regles(verdict: Verdict, pronom: str) -> str:
    nombre = len(verdict.blocages)
    return f"une règle {pronom}empêche" if nombre == 1 else f"{nombre} règles {pronom}empêchent"


def _jusqu_a(verdict: Verdict, cas: Cas | None) -> str:
    possible_a = verdict.possible_a
    return "" if possible_a is None or cas is None else f" jusqu’au {cas.heure(possible_a)}"


def _entrees(cas: Cas | None, verdict: Verdict | None) -> tuple[Entree, ...]:
    if cas is None:
        return ()
    situation = cas.situation
    etat = LABELS_ETAT[situation.etat] if situation.etat else "à préciser"
    origine = CALCULE if situation.presume else cas.parcoursup
    entrees = [Entree("État", f"{etat} (présumé)" if situation.presume else etat, origine)]
    if situation.limite.jour is not None:
        entrees.append(Entree("Date limite d’examen", cas.jour(situation.limite.jour), cas.origine_limite))
    entrees.append(entree_examine(cas))
    if any(motif.code in ("R8", "R10") for motif in (verdict.blocages if verdict else ())):
        capacite = cas.formation.capacite
        entrees.append(Entree("Capacité", "à saisir" if capacite is None else str(capacite), ICI))
    entrees.append(entree_instant(cas))
    return tuple(entrees)
