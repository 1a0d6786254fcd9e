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


def _designation(faits: FaitsFormation) -> str:
    formation = faits.formation
    lieu = f", {formation.etablissement}" if formation.etablissement else ""
    return f"« {formation.intitule} » (code {formation.code}{lieu})"


def _places(faits: FaitsFormation) -> str:
    """Say « est complète » only when it is."""
    capacite = faits.formation.capacite
    contrats = f"{faits.contrats_comptes} contrat{'s' if faits.contrats_comptes > 1 else ''}"
    if capacite is not None and faits.contrats_comptes >= capacite:
        return f"est complète\u202f: capacité {capacite}, {contrats}"
    return f"a {contrats} pour une capacité {'non renseignée' if capacite is None else f'de {capacite}'}"
