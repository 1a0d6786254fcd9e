"""What is said of each of two persons compared: vœux, follow-up, items; and of what may be done."""

from __future__ import annotations

from cfa_desktop.models.dates_fr import jour_de_paris
from cfa_desktop.models.fiches_comparees import Comparaison, Cote
from cfa_desktop.models.saisie import LABELS_STATUT, Nature, Saisie
from cfa_desktop.models.suivi import LABELS_RESULTAT, LABELS_TYPE, Evenement
from cfa_desktop.views.candidats.etat_affiche import etat_en_clair

RIEN = "rien"
EVENEMENTS_MONTRES = 4
_NATURES = {Nature.DECISION: "décision", Nature.CONTRAT: "contrat", Nature.IA: "I.A."}


def numero_dit(cote: Cote) -> str:
    """Return the number of a person, or that it is only a mark of ours."""
    if cote.id == 0:
        return f"n°\u00a0{cote.numero}, ligne du fichier"
    return f"{cote.numero}, noté ici sans numéro" if cote.est_provisoire else f"n°\u00a0{cote.numero}"


def raison_dite(comparaison: Comparaison) -> str:
    """Return why both are shown together, as a sentence begins."""
    raison = comparaison.paire.raison or "fiches comparées à votre demande"
    return raison[:1].upper() + raison[1:]


def consequence(comparaison: Comparaison) -> str:
    """Return what saying that they are the same would do."""
    garde, autre = comparaison.garde, comparaison.autre
    if comparaison.paire.reunissable:
        return (
            f"Fusionner garde le {numero_dit(garde)} et y déplace tout ce qui est noté sur {autre.numero}. "
            "Parcoursup n’est pas modifié\u202f; Ctrl+Z rend les deux fiches."
        )
    return (
        "Deux numéros d’inscription sont deux dossiers sur Parcoursup\u202f: ils restent deux ici. "
        "«\u00a0Même personne\u00a0» le note dans le suivi de chacun, avec le numéro de l’autre."
    )


def hors_identite(cote: Cote) -> tuple[tuple[str, str], ...]:
    """Return what hangs on a person: (heading, lines)."""
    return (
        ("Vœux chez nous", _lignes([f"{v.formation_nom}\u202f: {etat_en_clair(v)}" for v in cote.voeux])),
        ("Suivi", _suivi(cote.evenements)),
        ("Contrats et saisies", _lignes([_saisie(nom, item) for nom, item in cote.saisies])),
    )


def _suivi(evenements: tuple[Evenement, ...]) -> str:
    dits = [_evenement(un) for un in evenements[:EVENEMENTS_MONTRES]]
    if reste := len(evenements) - len(dits):
        dits.append(f"et {reste} autre{'s' if reste > 1 else ''}")
    return _lignes(dits)


def _evenement(evenement: Evenement) -> str:
    dit = f"{jour_de_paris(evenement.at):%d/%m/%Y} {LABELS_TYPE[evenement.type]}"
    if evenement.resultat:
        dit += f", {LABELS_RESULTAT[evenement.resultat].lower()}"
    return f"{dit}\u202f: {evenement.texte}" if evenement.texte else dit


def _saisie(formation: str, item: Saisie) -> str:
    quoi = _NATURES.get(item.nature, item.nature.value)
    qui = f" {item.employeur}" if item.employeur else ""
    return f"{formation}\u202f: {quoi}{qui}, {LABELS_STATUT[item.statut]}"


def _lignes(dits: list[str]) -> str:
    return "\n".join(dits) or RIEN
