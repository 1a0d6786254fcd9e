"""The invented persons and employers of a demo base: names, phones reserved for fiction, valid SIRET."""

from __future__ import annotations

import re
from datetime import date, timedelta
from random import Random
from typing import Any

from stdnum import luhn

from cfa_desktop.models.texte import fold

_NOMS = """
ALVES AMRANI ANDRÉ ARNAUD AUBERT BA BAILLY BARBIER BARON BENALI BENOÎT BERGER BERNARD BERTRAND BLANC
BLANCHARD BONNET BOUCHER BOURGEOIS BOYER BRETON BRUN BRUNET CARON CARPENTIER CHARLES CHAUVIN CHEVALIER
CLEMENT COLIN COULIBALY D'ALMEIDA DA_SILVA DE_LA_TOUR DENIS DIALLO DIOP DOS_SANTOS DUBOIS DUFOUR DUMAS
DUPONT DUPUIS DURAND DUVAL EL_AMRI ÉTIENNE FABRE FAŸ FAURE FERREIRA FLEURY FONTAINE FOURNIER FRANÇOIS
GAILLARD GARCIA GARNIER GAUTHIER GAUTIER GÉRARD GIRARD GIRAUD GONÇALVES GRONDIN GUÉRIN GUILLAUME GUYOT
HADDAD HAMON HENRY HERVÉ HOARAU HUBERT HUET JACOB JACQUET JEAN JOLY KABORÉ KAÏDI KEITA KOWALSKI LACROIX
LAMBERT LAURENT LE_BRAS LE_GALL LE_GOFF LEBLANC LECLERC LECOMTE LEFÈVRE LEGRAND LEMOINE LEROUX LÉVÊQUE
LOPEZ ŁUKASZEWSKI MAILLARD MARCHAND MARIE MARTIN MARTINEZ MASSON MATHIEU MERCIER MEUNIER MEYER MICHEL
MOREAU MOREL MOULIN MÜLLER N'DIAYE NGUYỄN NICOLAS NOËL NOVÁK OLIVIER ŒUVRARD OUÉDRAOGO ÖZTÜRK PARIS
PELLETIER PEREIRA PERRIN PETIT PHILIPPE PICARD PIERRE POPESCU RENARD RENAUD REY RICHARD RIVIÈRE ROBERT
ROBIN ROCHE RODRIGUEZ ROGER ROLLAND ROUSSEAU ROUX ROY SANCHEZ SCHMITT SIMON SOW TESSIER THOMAS TRẦN
TRAORÉ VASSEUR VIDAL VINCENT WEBER YILMAZ ŽUKAUSKAS
"""
_FEMININS = """
Aïcha Alice Amandine Ambre Anaïs Anna Assia Aya Camille Capucine Célia Charlotte Chloé Clara Clémence
Elena Élise Elsa Emma Fatou Fatoumata Garance Hélène Inès Ivana Jade Jeanne Julia Juliette Kadiatou
Lamia Léa Léna Lina Lola Louise Lucie Maëlle Maëlys Manon Margaux Marie-Ève Mathilde Maya Mélissa Nadia
Naïs Nora Océane Pauline Romane Rose Salomé Sarah Sofia Thảo Valentina Victoria Yasmine Zoé
"""
_MASCULINS = """
Abdoulaye Adam Adrien Alexandre Amine Anh Antoine Arthur Axel Baptiste Benoît Bilal Clément Corentin
Côme Damien Diego Dylan Éliott Enzo Esteban Ethan Evan Félix Florian Gabriel Gaël Guillaume Hugo Ibrahim
Ismaël Issa Jean-Noël João Jules Karim Kévin Killian Léo Loïc Louis Lucas Malo Mamadou Matéo Mathéo
Matthieu Maxime Mehdi Nathan Noé Nolan Oscar Paul Quentin Raphaël Rayan Rémi Robin Samuel Simon Tiago
Théo Timothée Tomasz Tom Valentin Victor Yanis Yohann
"""
NOMS = tuple(nom.replace("_", " ") for nom in _NOMS.split())
PRENOMS = {"Mme": tuple(_FEMININS.split()), "M.": tuple(_MASCULINS.split())}
LYCEES = (
    ("Lycée Ambroise Brugière", "Clermont-Ferrand", "63"),
    ("Lycée Polyvalent L'Éclair d'Aubière", "Aubière", "63"),
    ("Lycée Sidoine Apollinaire", "Clermont-Ferrand", "63"),
    ("Lycée Théodore de Banville", "Moulins", "03"),
    ("Lycée Paul Constans", "Montluçon", "03"),
    ("Lycée Jacques Bujault", "Melle", "79"),
    ("Lycée professionnel Marie Laurencin", "Riom", "63"),
    ("Lycée Agricole de Marmilhat", "Lempdes", "63"),
    ("LEGTA du Bourbonnais", "Neuvy", "03"),
    ("Lycée Monnet-Mermoz", "Aurillac", "15"),
    ("Lycée Lafayette", "Brioude", "43"),
)
PROFILS = (
    ("Néo-bachelier général", "Générale"),
    ("Néo-bachelier technologique", "STMG"),
    ("Néo-bachelier technologique", "STAV"),
    ("Néo-bachelier professionnel", "Métiers du commerce et de la vente"),
    ("Néo-bachelier professionnel", "Conduite et gestion de l'entreprise agricole"),
    ("Néo-bachelier professionnel", "Cybersécurité, informatique et réseaux, électronique"),
    ("En réorientation", "STMG"),
    ("En réorientation", "Générale"),
    ("Non scolarisé", ""),
)
_ENSEIGNES = """
BOULANGERIE GARAGE AGENCE ATELIERS COOPÉRATIVE OPTIQUE MENUISERIE JARDINERIE PHARMACIE CABINET
TRANSPORTS ÉTABLISSEMENTS SARL FERME MAISON ÉPICERIE
"""
SUITES = (
    "DU MARCHÉ",
    "DES VOLCANS FICTIFS",
    "DE LA SIOULE & FILS",
    "DU PUY-NEUF",
    "L’ÉTOILE D’OR",
    "DES QUATRE VENTS",
    "DE L’ALLIER INVENTÉ",
    "DU VIEUX PONT",
    "SAINT-EXEMPLE",
    "DES TROIS CHÊNES",
    "DE LA PLACE HAUTE",
    "CŒUR DE VILLE",
)
ENSEIGNES = tuple(_ENSEIGNES.split())
FIXES = ("019900", "026191", "035301", "046571", "053649")
MOBILE = "063998"
DERNIERS_CHIFFRES = 10_000
SIREN_FICTIF = "99"
AGES = (17, 17, 18, 18, 18, 19, 20, 21)
JOURS_PAR_AN = 365


def tirer_personne(rng: Random, numero: int, jour: date) -> dict[str, Any]:
    """Return the identity and origin of an invented person, as the columns of ``candidat``."""
    civilite = rng.choice(("Mme", "M."))
    nom, prenom = rng.choice(NOMS), rng.choice(PRENOMS[civilite])
    if rng.random() < 0.08:  # noqa: PLR2004 - a share, said once
        nom = f"{nom}-{rng.choice(NOMS)}"
    lycee, commune, departement = rng.choice(LYCEES)
    profil, serie = rng.choice(PROFILS)
    ne_le = jour - timedelta(days=rng.choice(AGES) * JOURS_PAR_AN + rng.randrange(JOURS_PAR_AN))
    return {
        "numero": str(numero),
        "civilite": civilite,
        "nom": nom,
        "prenom": prenom,
        "naissance_on": ne_le.isoformat() if rng.randrange(5) < 2 else None,  # noqa: PLR2004
        "etablissement_origine": f"{lycee} ({commune} - {departement})",
        "origine_commune": commune,
        "origine_departement": departement,
        "profil": profil,
        "serie": serie,
    }


def coordonnees(rng: Random, personne: dict[str, Any]) -> dict[str, str]:
    """Return invented contact values: numbers reserved for fiction, a mail that leads nowhere."""
    adresse = "-".join(re.findall("[a-z0-9]+", fold(personne["nom"])))
    prenom = "-".join(re.findall("[a-z0-9]+", fold(personne["prenom"])))
    mobile = f"{MOBILE}{rng.randrange(DERNIERS_CHIFFRES):04}"
    fixe = f"{rng.choice(FIXES)}{rng.randrange(DERNIERS_CHIFFRES):04}"
    return {
        "telephone_portable": mobile if rng.randrange(20) else "",
        "telephone_fixe": fixe if rng.randrange(3) == 0 else "",
        "mail": f"{prenom}.{adresse}{personne['numero'][-3:]}@courriel.example" if rng.randrange(25) else "",
    }


def tirer_employeurs(rng: Random, nombre: int) -> list[tuple[str, str]]:
    """Return invented employers as (denomination, valid SIRET), each SIRET once."""
    employeurs: dict[str, str] = {}
    while len(employeurs) < nombre:
        debut = f"{SIREN_FICTIF}{rng.randrange(10**6):06}"
        siren = debut + luhn.calc_check_digit(debut)
        nic = f"{siren}{rng.randrange(1, 30):04}"
        employeurs[nic + luhn.calc_check_digit(nic)] = f"{rng.choice(ENSEIGNES)} {rng.choice(SUITES)}"
    return [(nom, siret) for siret, nom in employeurs.items()]
