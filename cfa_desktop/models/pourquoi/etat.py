"""Why this état: what the exports said, what was typed since, what passes by itself (R1-R4, R6)."""

from __future__ import annotations

from collections.abc import Iterator

from cfa_desktop.models.etats import LABELS_ETAT, LABELS_INSCRIPTION, LABELS_REPONSE, Etat
from cfa_desktop.models.explication import Entree, Explication, Regle
from cfa_desktop.models.pourquoi.cas import CALCULE, ICI, Cas, entree_instant
from cfa_desktop.models.pourquoi.limite import entrees_du_passage, phrase_passage, regles_du_passage
from cfa_desktop.models.pourquoi.recueil import Recueil
from cfa_desktop.models.saisie import LABELS_STATUT, Decision, Nature, Saisie, Statut
from cfa_desktop.models.situation import recouvre
from cfa_desktop.models.texte import enumerer

TITRE = "Pourquoi cet état ?"
A_CLASSER = "État à préciser"
_LABELS_ITEM = {
    (Nature.DECISION, Decision.REFUS): "Refus",
    (Nature.DECISION, Decision.RECHERCHE): "Mise en recherche de contrat",
    (Nature.CONTRAT, None): "Contrat",
    (Nature.IA, None): "I.A. réalisée",
}
# What rule speaks of each état, when an export or an item typed online says it.
_REGLES_ETAT = {
    Etat.NON_CONFIRMEE: "R1",
    Etat.CONFIRMEE: "R3",
    Etat.EN_RECHERCHE: "R4",
    Etat.REFUSEE: "R4",
    Etat.CONTRAT_SAISI: "R17",
    Etat.DEMISSION: "R18",
}


def expliquer_etat(cas: Cas, recueil: Recueil) -> Explication:
    """Return why the candidature stands so at the instant, présumé included (R2, R6)."""
    return Explication(TITRE, _conclusion(cas), _regles(cas, recueil), tuple(_entrees(cas)))


def _conclusion(cas: Cas) -> str:
    situation, faits = cas.situation, cas.faits
    if situation.presume and situation.limite.passage_at is not None:
        depuis = cas.heure(situation.limite.passage_at)
        return (
            f"« {LABELS_ETAT[Etat.EN_RECHERCHE]} » est présumé depuis le {depuis} : le passage est "
            "automatique. Le prochain export le confirmera ; d’ici là, les nombres comptent encore "
            f"« {LABELS_ETAT[Etat.CONFIRMEE]} »."
        )
    if situation.etat is None:
        if faits.sans_voeu:
            return "Aucune candidature dans cette formation : la place tient un contrat saisi par le numéro."
        return f"L’export dit « {faits.etat_brut} », que ce programme ne connaît pas : l’état est à préciser."
    dit = f"« {LABELS_ETAT[situation.etat]} » "
    item = _item_qui_parle(cas)
    if situation.notee and situation.etat is Etat.DEMISSION and faits.etat is not Etat.DEMISSION:
        quand = f" le {cas.jour(faits.demission_notee_on)}" if faits.demission_notee_on else ""
        conclusion = f"{dit}est noté ici{quand} ; le prochain export le dira."
    elif item is not None and situation.etat is not faits.etat:
        quand = cas.heure(item.saisie_at) if item.saisie_at else ""
        conclusion = (
            f"{dit}vient de la saisie en ligne notée ici le {quand} ; le prochain export la prouvera."
        )
    elif faits.export_on is None:
        conclusion = f"{dit}est noté ici : aucun export ne l’a encore montré."
    else:
        conclusion = f"{dit}est ce que disait Parcoursup dans l’export du {cas.jour(faits.export_on)}."
    if situation.etat is Etat.CONFIRMEE:
        conclusion += " " + phrase_passage(cas)
    if situation.proposition_perdue:
        conclusion += " Proposition présumée perdue : pas de réponse connue dans le délai."
    return conclusion + _prepare(cas) + _absente(cas)


def _prepare(cas: Cas) -> str:
    prepares = [item for item in cas.faits.items if item.statut is Statut.PREPAREE]
    if not prepares:
        return ""
    noms = enumerer([_nom(item) for item in prepares])
    return (
        f" Préparé ici seulement : {noms} ; cela ne change pas l’état tant que ce n’est pas saisi en ligne."
    )


def _absente(cas: Cas) -> str:
    disparue = cas.faits.disparue_on
    return "" if disparue is None else f" Absente depuis l’export du {cas.jour(disparue)}."


def _item_qui_parle(cas: Cas) -> Saisie | None:
    parlants = [
        item
        for item in cas.faits.items
        if item.nature in (Nature.DECISION, Nature.CONTRAT) and recouvre(item)
    ]
    return parlants[-1] if parlants else None


def _regles(cas: Cas, recueil: Recueil) -> tuple[Regle, ...]:
    situation = cas.situation
    if situation.presume:
        return regles_du_passage(cas, recueil)
    if situation.etat is None:
        return (recueil.regle("R15" if cas.faits.sans_voeu else "R1"),)
    if situation.etat is Etat.CONFIRMEE:
        if cas.formation.modalites_particulieres:
            return (recueil.regle("R7"),)
        if cas.formation.examine:
            return (recueil.regle("R3"), *regles_du_passage(cas, recueil))
        return (recueil.regle("R2"),)
    regle = recueil.regle(_REGLES_ETAT[situation.etat])
    return (regle, recueil.regle("R18")) if situation.proposition_perdue else (regle,)


def _entrees(cas: Cas) -> Iterator[Entree]:
    faits, situation = cas.faits, cas.situation
    importe = LABELS_ETAT[faits.etat] if faits.etat else faits.etat_brut or "sans candidature"
    yield Entree("État dans l’export", importe, cas.parcoursup)
    for item in faits.items:
        quand = item.preparee_at if item.statut is Statut.PREPAREE else item.saisie_at
        dit = f"{LABELS_STATUT[item.statut]} le {cas.heure(quand or item.preparee_at)}"
        if item.constatee_on is not None:
            dit = f"{LABELS_STATUT[item.statut]} du {cas.jour(item.constatee_on)}"
        yield Entree(_nom(item), dit, ICI)
    if situation.reponse is not None:
        origine = (
            cas.parcoursup if faits.reponse is situation.reponse else ICI if situation.notee else CALCULE
        )
        yield Entree("Réponse du candidat", LABELS_REPONSE[situation.reponse], origine)
    if situation.inscription is not None:
        origine = cas.parcoursup if faits.inscription is situation.inscription else ICI
        yield Entree("Inscription administrative", LABELS_INSCRIPTION[situation.inscription], origine)
    if situation.etat_parcoursup is Etat.CONFIRMEE:
        yield from entrees_du_passage(cas)
    yield entree_instant(cas)


def _nom(item: Saisie) -> str:
    return _LABELS_ITEM.get((item.nature, item.decision), item.nature.value)
