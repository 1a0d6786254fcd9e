"""What can be printed: the documents, of whom or what they speak, and what may be chosen for each."""

from __future__ import annotations

from typing import Literal, NamedTuple

Sujet = Literal["candidats", "formation", "saisies", "campagne"]
"""Of what a document speaks: the candidatures chosen, one formation, what waits to be typed, all."""


class Option(NamedTuple):
    """A box to tick before printing; ``cle`` is what the composer reads.

    ``retenue`` = ticked again the next time.
    """

    cle: str
    libelle: str
    defaut: bool = False
    retenue: bool = True


class Choix(NamedTuple):
    """One thing among several to choose before printing; ``possibles`` = option and words, "" for none.

    The first one is proposed; the composer reads the option chosen as it does a box ticked.
    """

    libelle: str
    possibles: tuple[tuple[str, str], ...]


class Saisie(NamedTuple):
    """A short text to type before printing; empty, the document leaves room to write it by hand.

    ``retenue`` = offered again the next time; ``courte`` = half a line is enough for it.
    """

    cle: str
    libelle: str
    defaut: str = ""
    retenue: bool = True
    courte: bool = False


class Document(NamedTuple):
    """A document of the catalogue; ``mots`` = what it counts, one of them and several of them."""

    cle: str
    titre: str
    aide: str
    sujet: Sujet
    mots: tuple[str, str]
    options: tuple[Option, ...] = ()
    saisies: tuple[Saisie, ...] = ()
    choix: tuple[Choix, ...] = ()

    @property
    def cles_options(self) -> frozenset[str]:
        """Return every option that the composer may read: its boxes, and what its choices stand for."""
        de_choix = {cle for choix in self.choix for cle, _ in choix.possibles if cle}
        return frozenset({option.cle for option in self.options} | de_choix)


SENS = Choix("Sens de la feuille", (("", "Automatique"), ("portrait", "Portrait"), ("paysage", "Paysage")))
"""How the sheet is held; by itself, the list lies down when its columns would be too narrow."""

_SEANCE = (
    Saisie("objet", "Objet", "Session d’accompagnement"),
    Saisie("jour", "Date", retenue=False, courte=True),
    Saisie("heure", "Heure", courte=True),
    Saisie("lieu", "Lieu"),
)
SANS_A_VOIR = Option("sans_a_voir", "Sans la page à voir avant l’envoi", retenue=False)
"""Leaves out the last page of letters and slips, which tells the officer what to look at before they go."""

A_APPORTER = Saisie("apporter", "À apporter")
SEANCE: tuple[Saisie, ...] = (*_SEANCE, A_APPORTER)
"""What is typed of a session to which candidates are asked to come."""

_DRAIO = (
    Saisie("destinataire", "Destinataire", "DRAIO"),
    Saisie("adresse", "Adresse, lignes séparées par «\u00a0/\u00a0»"),
)
DOCUMENTS: tuple[Document, ...] = (
    Document(
        "liste",
        "Liste des candidats",
        "Les colonnes affichées, dans l’ordre affiché",
        "candidats",
        ("candidature", "candidatures"),
        choix=(SENS,),
    ),
    Document(
        "fiches",
        "Fiches de suivi",
        "Une page par candidat, à remplir à la main",
        "candidats",
        ("fiche", "fiches"),
        (Option("sans_notes", "Sans les notes (dates, types et résultats seulement)"),),
    ),
    Document(
        "examen",
        "Fiches d’examen",
        "Une page par candidature, avec la décision et les critères publiés à cocher",
        "candidats",
        ("fiche", "fiches"),
        (Option("sans_projet", "Sans le projet de formation"),),
    ),
    Document(
        "commission",
        "Liste de la commission",
        "Le tableau qui accompagne les fiches d’examen, à remplir à la main",
        "candidats",
        ("candidature", "candidatures"),
        (Option("lignes_hautes", "Lignes plus hautes, pour écrire davantage"),),
    ),
    Document(
        "appels",
        "Tournée d’appels",
        "Téléphones en grand, quoi dire, résultat à cocher",
        "candidats",
        ("candidature", "candidatures"),
    ),
    Document(
        "contrat",
        "Bordereau du contrat",
        "Une demi-page (A5) à remettre à chaque candidat dont le contrat est préparé ou saisi",
        "candidats",
        ("bordereau", "bordereaux"),
        (SANS_A_VOIR._replace(libelle="Sans la page à voir avant la remise"),),
    ),
    Document(
        "emargement",
        "Feuille d’émargement",
        "Noms, formation et place pour signer, rien d’autre\u202f: elle passe de main en main",
        "candidats",
        ("inscrit", "inscrits"),
        (
            Option("demi_journees", "Deux signatures, matin et après-midi"),
            Option("lignes_ajoutees", "Cinq lignes de plus, pour les personnes non prévues"),
        ),
        _SEANCE,
    ),
    Document(
        "convocation",
        "Convocation",
        "Une lettre par personne, pour enveloppe à fenêtre\u202f; ce qui reste vide se complète à la main",
        "candidats",
        ("lettre", "lettres"),
        (SANS_A_VOIR,),
        saisies=SEANCE,
    ),
    Document(
        "motifs",
        "Lettre de motifs",
        "La réponse à chaque demande de motifs notée, avec le critère publié du refus",
        "candidats",
        ("lettre", "lettres"),
        (SANS_A_VOIR,),
        saisies=(Saisie("critere", "Critère publié, quand aucun n’est noté ici", retenue=False),),
    ),
    Document(
        "bordereau",
        "Bordereau de saisie",
        "Ce qui est à saisir en ligne, dans l’ordre, à cocher au fur et à mesure",
        "saisies",
        ("saisie", "saisies"),
    ),
    Document(
        "lundi",
        "Feuille du lundi",
        "La semaine sur une page\u202f: échéances, appels, saisies, places",
        "campagne",
        ("formation", "formations"),
    ),
    Document(
        "formation",
        "Fiche de formation",
        "Une page par formation\u202f: compteurs, places, échéances, du vœu à l’inscription",
        "formation",
        ("formation", "formations"),
    ),
    Document(
        "draio_cloture",
        "Demande de clôture à la DRAIO",
        "La lettre qui demande la clôture du recrutement d’une formation complète",
        "formation",
        ("lettre", "lettres"),
        (SANS_A_VOIR,),
        saisies=_DRAIO,
    ),
    Document(
        "draio_augmentation",
        "Demande d’augmentation à la DRAIO",
        "La lettre qui demande davantage de places pour une formation complète",
        "formation",
        ("lettre", "lettres"),
        (SANS_A_VOIR,),
        saisies=(*_DRAIO, Saisie("souhaitee", "Capacité demandée", retenue=False)),
    ),
)
DE_PLUSIEURS = frozenset({"liste", "commission", "emargement"})
"""Documents that one candidature is no list of."""


def document(cle: str) -> Document:
    """Return a document of the catalogue; raise ``KeyError`` when there is none of that name."""
    return {un.cle: un for un in DOCUMENTS}[cle]
