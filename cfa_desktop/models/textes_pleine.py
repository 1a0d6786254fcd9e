"""The two ready texts of a full formation: close the recruitment, or ask for more places (R11)."""

from __future__ import annotations

from cfa_desktop.models.regles.faits import FaitsFormation


def texte_demande_cloture(faits: FaitsFormation) -> str:
    """Return the request to close the recruitment, ready to be pasted (R11, S0)."""
    return (
        "Objet : demande de clôture du recrutement en apprentissage\n\n"
        "Bonjour,\n\n"
        f"La formation {_designation(faits)} {_places(faits)}.\n"
        "Nous demandons la clôture du recrutement pour cette formation. Nous savons que les candidats "
        "concernés en seront alors informés.\n\n"
        "Cordialement,\n"
    )


def texte_demande_augmentation(faits: FaitsFormation, souhaitee: int | None = None) -> str:
    """Return the request for more places, to send with the contact form of the site (R11, S0)."""
    demande = f"à {souhaitee}" if souhaitee is not None else "à … (nombre de places à compléter)"
    return (
        "Objet : demande d’augmentation de capacité en apprentissage\n\n"
        "Bonjour,\n\n"
        f"La formation {_designation(faits)} {_places(faits)}.\n"
        "D’autres candidats ont trouvé un employeur. Nous demandons de porter la capacité "
        f"de cette formation {demande}, afin de saisir leurs contrats.\n\n"
        "Cordialement,\n"
    )


def phrase_prepares(prepares: int) -> str:
    """Say beside a text that the contracts prepared here are not counted in it, "" when there are none."""
    if not prepares:
        return ""
    un = prepares == 1
    return (
        f"{prepares} contrat{'' if un else 's'} préparé{'' if un else 's'} ici, pas encore "
        f"saisi{'' if un else 's'} sur Parcoursup\u202f: le texte ne {'le' if un else 'les'} compte pas."
    )


def champs_pleine(faits: FaitsFormation) -> dict[str, str]:
    """Return what a letter about a full formation says of it (R11)."""
    return {"designation": _designation(faits), "places": _places(faits)}


def _designation(faits: FaitsFormation) -> str:
    formation = faits.formation
    lieu = f", {formation.etablissement}" if formation.etablissement else ""
    return f"« {formation.intitule} » (code {formation.code}{lieu})"


def _places(faits: FaitsFormation) -> str:
    """Count what Parcoursup knows, which reads the text; say « est complète » only when it is."""
    capacite, connus = faits.formation.capacite, faits.contrats_comptes - faits.prepares
    contrats = f"{connus} contrat{'s' if connus > 1 else ''}"
    if capacite is not None and connus >= capacite:
        return f"est complète\u202f: capacité {capacite}, {contrats}"
    return f"a {contrats} pour une capacité {'non renseignée' if capacite is None else f'de {capacite}'}"
