"""The invented formations of a demo base: some examine, one is full, one awaits its capacity."""

from __future__ import annotations

from dataclasses import dataclass

from cfa_desktop.models.formation import Formation

_TERTIAIRE = (
    "Résultats scolaires des deux dernières années",
    "Motivation pour l’alternance",
    "Cohérence du projet professionnel",
    "Avis de la fiche Avenir",
)
_TECHNIQUE = ("Résultats en mathématiques et en sciences", "Intérêt pour la technique", "Assiduité")
_MESSAGE = (
    "Votre candidature est retenue. Il vous reste à trouver un employeur : notre équipe vous accompagne, "
    "appelez-nous ou venez à une session du mercredi."
)
SITE = "CFA de démonstration – Site de Clermont-Ferrand"


@dataclass(frozen=True, slots=True)
class Modele:
    """A formation to invent; ``remplissage`` is the share of its capacity already taken by contracts."""

    sigle: str
    intitule: str
    capacite: int | None
    examine: bool
    remplissage: float
    criteres: tuple[str, ...] = ()
    modalites_particulieres: bool = False


MODELES = (
    Modele("MCO", "BTS Management commercial opérationnel", 30, True, 0.7, _TERTIAIRE),
    Modele("NDRC", "BTS Négociation et digitalisation de la relation client", 24, True, 0.5, _TERTIAIRE),
    Modele("PI", "BTS Professions immobilières", 12, False, 1.0),
    Modele("CIEL", "BTS Cybersécurité, informatique et réseaux, électronique", None, True, 0.0, _TECHNIQUE),
    Modele(
        "ACSE",
        "BTSA Analyse, conduite et stratégie de l’entreprise agricole",
        15,
        True,
        0.4,
        (*_TECHNIQUE[2:], "Expérience ou stage en exploitation agricole"),
    ),
    Modele("DEJEPS", "DEJEPS Animation socio-éducative", 16, True, 0.3, _TERTIAIRE[1:3], True),
    Modele("GEA", "BUT Gestion des entreprises et des administrations", 20, True, 0.6, _TERTIAIRE),
    Modele("GPME", "BTS Gestion de la PME", 18, False, 0.6),
    Modele("SAM", "BTS Support à l’action managériale", 14, True, 0.8, _TERTIAIRE),
    Modele("TOUR", "BTS Tourisme", 12, True, 0.9, _TERTIAIRE),
    Modele("MV", "BTS Maintenance des véhicules", 16, False, 0.5),
    Modele("ELEC", "BTS Électrotechnique", 15, True, 0.6, _TECHNIQUE),
)


def catalogue(nombre: int) -> list[Modele]:
    """Return as many models as asked, the first ones again on other sites when they run out."""
    return [MODELES[rang % len(MODELES)] for rang in range(nombre)]


def formation_de(modele: Modele, rang: int, campagne: int, capacite: int | None) -> Formation:
    """Return the formation to record for a model; a repeated model gets its site's number."""
    site = rang // len(MODELES)
    suffixe = f" {site + 1}" if site else ""
    return Formation(
        id=0,
        campagne=campagne,
        code=f"{modele.sigle}{site + 1 if site else ''}",
        intitule=f"{modele.intitule}{f' – site{suffixe}' if site else ''}",
        sigle=f"{modele.sigle}{suffixe}",
        etablissement=SITE,
        capacite=capacite,
        examine=modele.examine,
        modalites_particulieres=modele.modalites_particulieres,
        message_recherche=_MESSAGE if modele.examine else "",
        criteres=modele.criteres,
    )
