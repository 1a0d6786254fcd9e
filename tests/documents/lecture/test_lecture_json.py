"""The JSON export: every key may be missing, several formations may share a file, letters are HTML."""

from __future__ import annotations

import copy
import io
import json
import zipfile
from typing import Any

import pytest

from cfa_desktop.documents.lecture import ExportRefuse, lire_export, lire_exports
from cfa_desktop.documents.lecture.balises import sans_balises
from cfa_desktop.documents.lecture.contenu_json import PERIODE_INCONNUE
from cfa_desktop.models.extraction import Extraction, TypeExport
from tests.documents.lecture.contenus import JSON_J, dossier, lire_octets, lire_un

COMPLET: dict[str, Any] = {
    "DonneesCandidats": {
        "NumeroDossierCandidat": 850002,
        "NomCandidat": "N'DIAYE",
        "PrenomCandidat": "Nathan",
        "Civilite": "M.",
        "DateNaissance": "10/08/2007",
        "INECandidat": "344984659GH",
        "TypeNationalite": "SENSIBLE-NATIONALITE",
        "CoordonneesAdressemail": "n@courriel.example",
        "CoordonneesTelephonemobile": "0639984982",
        "CoordonneesTelephonefixe": "",
        "CoordonneesLignedadresseUn": "20 rue des Écoles",
        "CoordonneesLignedadresseDeux": "Bâtiment B",
        "CoordonneesCodepostal": "63170",
        "CoordonneesLibellecommune": "Aubière",
        "ProfilCandidatLibelle": "En terminale",
    },
    "CriteresSociaux": {"CandidatboursierLibelle": "SENSIBLE-BOURSE"},
    "ActivitesCentresInteret": {"PratiquesSportivesCulturelles": "Judo<br/>Chant"},
    "Scolarite": [
        {
            "AnneeScolaireCode": 1,
            "AnneeScolaireLibelle": "2024/2025",
            "NiveauEtudeLibelle": "Première",
            "NomEtablissementOrigine": "Ancien lycée",
        },
        {
            "AnneeScolaireCode": 0,
            "AnneeScolaireLibelle": "2025/2026",
            "NiveauEtudeLibelle": "Terminale",
            "SeriedeclasseLibelle": "Bac général",
            "NomEtablissementOrigine": "Lycée",
            "LangueVivanteAScolariteLibelle": "Anglais",
        },
    ],
    "BulletinsScolaires": [
        {
            "AnneeCode": 0,
            "BulletinsScolairesAnnee": {
                "BulletinsScolairesSeries": [
                    {
                        "BulletinsScolairesParPeriode": [
                            {"MatiereBulletinCode": 5, "MoyenneduCandidat": "12,5", "RangCandidat": "3"},
                            {
                                "MatiereBulletinCode": 5,
                                "MoyenneduCandidat": "13",
                                "MoyenneclasseCandidat": "11,2",
                            },
                        ]
                    }
                ]
            },
        }
    ],
    "FicheAvenir": {"AvisCELibelle": "Satisfaisante", "AvisCEAppreciations": "Élève motivé."},
    "NotesFicheAvenir": [
        {"MatiereFicheAvenirLibelle": "Français", "AppreciationFicheAvenir": "Bien.", "MoyenneCandidat": "14"}
    ],
    "Baccalaureat": {"TypeDiplomeLibelle": "Bac en préparation", "MentionObtenueLibelle": None},
    "DonneesVoeux": {
        "CandidatureConfirmeeCode": 1,
        "FormationVoeuxLibelle": "BTS MCO",
        "DateCandidature": "12/02/2026",
        "GroupeLibelle": "Autres candidats",
        "AmenagementHandicapLibelle": "SENSIBLE-HANDICAP",
        "LettreDeMotivation": "<p>Bonjour,</p><p>je souhaite&nbsp;…<br>Merci</p><script>x()</script>",
    },
    "QuestionsReponses": [{"QuestionLibelle": "Permis ?", "ReponseLibelle": "OUI"}],
}
# Where each listed key of the example goes: field of the record, or path of the dossier.
CHAMPS = {
    "DonneesCandidats.NomCandidat": "nom",
    "DonneesCandidats.PrenomCandidat": "prenom",
    "DonneesCandidats.Civilite": "civilite",
    "DonneesCandidats.INECandidat": "ine",
    "DonneesCandidats.CoordonneesAdressemail": "mail",
    "DonneesCandidats.CoordonneesTelephonemobile": "telephone_portable",
    "DonneesCandidats.CoordonneesTelephonefixe": "telephone_fixe",
    "DonneesCandidats.CoordonneesLignedadresseUn": "adresse",
    "DonneesCandidats.CoordonneesCodepostal": "code_postal",
    "DonneesCandidats.CoordonneesLibellecommune": "commune",
    "DonneesCandidats.ProfilCandidatLibelle": "profil",
}
CHEMINS = {
    "ActivitesCentresInteret.ExperienceEncadrement": ("activites", "encadrement"),
    "ActivitesCentresInteret.EngagementsCitoyen": ("activites", "engagement"),
    "ActivitesCentresInteret.PratiquesSportivesCulturelles": ("activites", "pratiques"),
    "FicheAvenir.AvisMethodeTravailLibelle": ("fiche_avenir", "methode"),
    "FicheAvenir.AvisCELibelle": ("fiche_avenir", "capacite_reussir"),
    "FicheAvenir.AvisCEAppreciations": ("fiche_avenir", "appreciation"),
    "Baccalaureat.TypeDiplomeLibelle": ("bac", "type"),
    "Baccalaureat.SerieDiplomeLibelle": ("bac", "serie"),
    "Baccalaureat.SpecialiteLibelle": ("bac", "specialite"),
    "DonneesVoeux.FormationVoeuxLibelle": ("voeu", "formation"),
    "DonneesVoeux.DateCandidature": ("voeu", "date"),
}
SCOLARITE = {
    "NiveauEtudeLibelle": "niveau",
    "SeriedeclasseLibelle": "serie",
    "UAIEtablissementorigine": "uai",
    "NomEtablissementOrigine": "etablissement",
    "CommuneEtablissementOrigineLibelle": "commune",
}


def candidats_de_l_exemple() -> list[dict[str, Any]]:
    with zipfile.ZipFile(JSON_J) as archive:
        contenu = json.loads(archive.read("export.json"))
    candidats: list[dict[str, Any]] = contenu["exportDeDonnees"]["exportCandidats"][0]["candidats"]
    return candidats


def en_json(*exports: list[dict[str, Any]]) -> bytes:
    racine = {"exportDeDonnees": {"exportCandidats": [{"candidats": candidats} for candidats in exports]}}
    return json.dumps(racine).encode()


def lire_candidats(*candidats: dict[str, Any]) -> Extraction:
    return lire_un(en_json(list(candidats)), "export.json")


def candidat(numero: object = 850002, **parties: dict[str, Any]) -> dict[str, Any]:
    """Return the complete candidate under another number, some keys replaced in its parts."""
    neuf = copy.deepcopy(COMPLET)
    neuf["DonneesCandidats"]["NumeroDossierCandidat"] = numero
    for partie, valeurs in parties.items():
        neuf[partie] |= valeurs
    return neuf


def test_every_listed_key_of_the_example_is_in_the_extraction() -> None:
    extraction = lire_export(JSON_J)
    candidats = candidats_de_l_exemple()
    assert (extraction.type, extraction.lignes, len(candidats)) == (TypeExport.JSON, 20, 20)
    assert (extraction.campagne, extraction.rejets, extraction.doutes) == (2026, (), ())
    for source, enregistrement in zip(candidats, extraction.enregistrements, strict=True):
        assert enregistrement.numero == source["DonneesCandidats"]["NumeroDossierCandidat"]
        (annee,) = source["Scolarite"]
        assert enregistrement.champs["serie"] == annee["SeriedeclasseLibelle"]
        assert enregistrement.champs["etablissement_origine"] == annee["NomEtablissementOrigine"]
        assert enregistrement.champs["origine_uai"] == annee["UAIEtablissementorigine"]
        assert enregistrement.champs["origine_commune"] == annee["CommuneEtablissementOrigineLibelle"]
        for cle, champ in CHAMPS.items():
            partie, nom = cle.split(".")
            assert enregistrement.champs[champ] == source[partie][nom], cle
        confirmee = source["DonneesVoeux"]["CandidatureConfirmeeCode"] == 1
        assert enregistrement.champs["etat"] == ("confirmee" if confirmee else "non_confirmee")
        attendu = {
            chemin: source[cle.split(".")[0]][cle.split(".")[1]]
            for cle, chemin in CHEMINS.items()
            if source[cle.split(".")[0]][cle.split(".")[1]]
        }
        attendu[("activites", "experience")] = "Stage en magasin 3 semaines"
        attendu[("projet", "lettre")] = "Bonjour,\nje souhaite…"
        attendu |= {("scolarite", "2025-2026", mesure): annee[cle] for cle, mesure in SCOLARITE.items()}
        (bulletin,) = source["BulletinsScolaires"]
        (serie,) = bulletin["BulletinsScolairesAnnee"]["BulletinsScolairesSeries"]
        for moyenne in serie["BulletinsScolairesParPeriode"]:
            debut = ("bulletins", "Année (code 0)", PERIODE_INCONNUE, moyenne["MatiereBulletinCode"])
            attendu[(*debut, "moyenne")] = moyenne["MoyenneduCandidat"]
            attendu[(*debut, "moyenne_classe")] = moyenne["MoyenneclasseCandidat"]
        assert dossier(enregistrement) == attendu


def test_a_complete_candidate_is_read_whole() -> None:
    extraction = lire_candidats(COMPLET)
    (lu,) = extraction.enregistrements
    assert (lu.ligne, lu.numero) == (1, "850002")
    assert dict(lu.champs) == {
        **{"civilite": "M.", "nom": "N'DIAYE", "prenom": "Nathan", "ine": "344984659GH"},
        **{"naissance_on": "2007-08-10", "telephone_fixe": "", "telephone_portable": "0639984982"},
        **{"mail": "n@courriel.example", "adresse": "20 rue des Écoles, Bâtiment B", "code_postal": "63170"},
        **{"commune": "Aubière", "profil": "En terminale", "etat": "confirmee", "etat_brut": ""},
        **{"etablissement_origine": "Lycée", "serie": "Bac général"},
    }
    assert dossier(lu) == {
        ("activites", "pratiques"): "Judo\nChant",
        ("scolarite", "2024-2025", "niveau"): "Première",
        ("scolarite", "2024-2025", "etablissement"): "Ancien lycée",
        ("scolarite", "2025-2026", "niveau"): "Terminale",
        ("scolarite", "2025-2026", "serie"): "Bac général",
        ("scolarite", "2025-2026", "etablissement"): "Lycée",
        ("scolarite", "2025-2026", "langue_a"): "Anglais",
        ("bulletins", "2025-2026", PERIODE_INCONNUE, "5", "moyenne"): "12,5",
        ("bulletins", "2025-2026", f"{PERIODE_INCONNUE} (2)", "5", "moyenne"): "13",
        ("bulletins", "2025-2026", f"{PERIODE_INCONNUE} (2)", "5", "moyenne_classe"): "11,2",
        ("fiche_avenir", "capacite_reussir"): "Satisfaisante",
        ("fiche_avenir", "appreciation"): "Élève motivé.",
        ("fiche_avenir", "Français", "appreciation"): "Bien.",
        ("bac", "type"): "Bac en préparation",
        ("projet", "lettre"): "Bonjour,\nje souhaite …\nMerci",
        ("groupe", "libelle"): "Autres candidats",
        ("voeu", "date"): "12/02/2026",
        ("voeu", "formation"): "BTS MCO",
        ("questions", "Permis ?"): "OUI",
    }
    assert [(doute.ligne, doute.champ, doute.valeur) for doute in extraction.doutes] == [
        (0, "amenagement", "")
    ]
    assert "SENSIBLE-" not in repr(extraction)
    assert extraction.indice_formation == "BTS MCO"


def test_any_key_but_the_number_may_be_missing_or_hold_something_else() -> None:
    variantes: list[dict[str, Any]] = []
    for partie, valeur in COMPLET.items():
        for remplacement in (None, [], {}, "texte", 3, [["x"]]):
            variantes.append(candidat() | ({partie: remplacement} if partie != "DonneesCandidats" else {}))
        if isinstance(valeur, dict):
            for cle in valeur:
                sans = candidat()
                if cle != "NumeroDossierCandidat":
                    del sans[partie][cle]
                variantes.append(sans)
    for rang, variante in enumerate(variantes):
        variante["DonneesCandidats"]["NumeroDossierCandidat"] = 1000 + rang
    extractions = lire_octets(en_json(variantes), "export.json")
    assert sum(len(une.enregistrements) for une in extractions) == len(variantes)
    assert all(une.rejets == () for une in extractions)
    nu = lire_candidats({"DonneesCandidats": {"NumeroDossierCandidat": "7"}})
    assert [(e.numero, dict(e.champs), dict(e.contenu)) for e in nu.enregistrements] == [("7", {}, {})]


@pytest.mark.parametrize("cle", ["LettreDeMotivation", "ProjetMotive", "lettreDeMotivation"])
def test_the_letter_is_read_under_its_old_and_new_names(cle: str) -> None:
    un = candidat()
    del un["DonneesVoeux"]["LettreDeMotivation"]
    un["DonneesVoeux"][cle] = "Une<br>lettre"
    assert dossier(lire_candidats(un).enregistrements[0])["projet", "lettre"] == "Une\nlettre"


def test_each_formation_of_a_file_is_an_extraction() -> None:
    autre = {"FormationVoeuxLibelle": "BTS GEA"}
    octets = en_json([candidat(1), candidat(2)], [candidat(1, DonneesVoeux=autre)])
    extractions = lire_octets(octets, "export.json")
    assert [(une.indice_formation, une.lignes) for une in extractions] == [("BTS MCO", 2), ("BTS GEA", 1)]
    melees = lire_octets(en_json([candidat(1), candidat(2, DonneesVoeux=autre), candidat(3)]), "e.json")
    assert [[e.numero for e in une.enregistrements] for une in melees] == [["1", "3"], ["2"]]
    assert [[e.ligne for e in une.enregistrements] for une in melees] == [[1, 3], [2]]


def test_who_names_no_formation_goes_with_the_only_one_named_and_it_is_said() -> None:
    sans: dict[str, Any] = {"DonneesVoeux": {"FormationVoeuxLibelle": ""}}
    un = lire_candidats(candidat(1), candidat(2, **sans))
    assert [lu.numero for lu in un.enregistrements] == ["1", "2"]
    assert [(doute.ligne, doute.valeur) for doute in un.doutes if doute.champ == "formation"] == [
        (2, "BTS MCO")
    ]
    plusieurs = lire_candidats(candidat(1), candidat(2, **sans), candidat(3, **sans), candidat("", **sans))
    (doute,) = (doute for doute in plusieurs.doutes if doute.champ == "formation")
    assert (doute.ligne, "2 lignes" in doute.raison, len(plusieurs.rejets)) == (0, True, 1)
    assert not any(doute.champ == "formation" for doute in lire_candidats(candidat(1, **sans)).doutes)
    autre = {"DonneesVoeux": {"FormationVoeuxLibelle": "BTS GEA"}}
    trois = lire_octets(en_json([candidat(1), candidat(2, **autre), candidat(3, **sans)]), "e.json")
    assert [[lu.numero for lu in une.enregistrements] for une in trois] == [["1"], ["2"], ["3"]]
    assert not any(doute.champ == "formation" for une in trois for doute in une.doutes)


def test_several_formations_go_through_the_child_process(tmp_path: Any) -> None:
    chemin = tmp_path / "export.json.zip"
    octets = en_json([candidat(1)], [candidat(1, DonneesVoeux={"FormationVoeuxLibelle": "BTS GEA"})])
    with zipfile.ZipFile(chemin, "w") as archive:
        archive.writestr("export.json", octets)
    assert lire_exports(chemin) == lire_octets(chemin.read_bytes(), chemin.name)
    with pytest.raises(ExportRefuse, match="plusieurs formations"):
        lire_export(chemin)


def test_a_file_is_recognised_by_its_structure_whatever_its_name() -> None:
    octets = JSON_J.read_bytes()
    with zipfile.ZipFile(io.BytesIO(octets)) as archive:
        nu = archive.read("export.json")
    zippe = lire_un(octets, "sans_suffixe")
    for fichier in ("export.json", "liste.csv", "export.txt"):
        assert lire_un(nu, fichier).enregistrements == zippe.enregistrements
    assert lire_un(b"\xef\xbb\xbf" + nu, "bom.json").enregistrements == zippe.enregistrements


def test_a_number_twice_or_unreadable_sets_its_candidate_aside() -> None:
    extraction = lire_candidats(
        candidat(1),
        candidat(1),
        candidat(1, DonneesCandidats={"NomCandidat": "AUTRE"}),
        candidat("A1"),
        candidat(""),
    )
    # The third one changes its name after the number was set: the same number, another person.
    assert [rejet.ligne for rejet in extraction.rejets] == [2, 3, 4, 5]
    assert extraction.rejets[0].raison == "déjà lue ligne 1"
    assert "valeurs différentes" in extraction.rejets[1].raison
    assert "illisible" in extraction.rejets[2].raison
    assert "absent" in extraction.rejets[3].raison
    assert (extraction.lignes, len(extraction.enregistrements)) == (5, 1)
    assert "SENSIBLE-" not in repr(extraction)


def test_a_candidate_that_is_no_object_is_counted_and_set_aside() -> None:
    racine = {"candidats": [None, candidat(1), "SENSIBLE-texte", 3, [candidat(2)], candidat(4)]}
    (extraction,) = lire_octets(json.dumps(racine).encode(), "export.json")
    assert [(rejet.ligne, rejet.brut) for rejet in extraction.rejets] == [(1, ""), (3, ""), (4, ""), (5, "")]
    assert all("pas un candidat" in rejet.raison for rejet in extraction.rejets)
    assert [lu.ligne for lu in extraction.enregistrements] == [2, 6]
    assert extraction.lignes == len(extraction.enregistrements) + len(extraction.rejets) == 6
    (vide,) = lire_octets(b'{"candidats": [null]}', "export.json")
    assert (vide.lignes, len(vide.rejets)) == (1, 1)


def test_a_text_longer_than_the_limit_sets_its_candidate_aside() -> None:
    extraction = lire_candidats(candidat(1, DonneesVoeux={"LettreDeMotivation": "x" * 10_001}), candidat(2))
    assert [enregistrement.numero for enregistrement in extraction.enregistrements] == ["2"]
    assert "dépasse" in extraction.rejets[0].raison


def test_the_keys_of_a_json_export_are_described_as_columns() -> None:
    colonnes = {colonne.entete: colonne for colonne in lire_candidats(COMPLET).colonnes}
    assert colonnes["DonneesCandidats.NomCandidat"].champ == "nom"
    assert colonnes["DonneesCandidats.NomCandidat"].exemples == ("N'DIAYE",)
    assert colonnes["CriteresSociaux.CandidatboursierLibelle"].champ == ""
    assert colonnes["CriteresSociaux.CandidatboursierLibelle"].exemples == ()
    assert colonnes["DonneesVoeux.AmenagementHandicapLibelle"].champ == "amenagement"
    assert colonnes["DonneesVoeux.AmenagementHandicapLibelle"].exemples == ()
    debut = "BulletinsScolaires.BulletinsScolairesAnnee.BulletinsScolairesSeries.BulletinsScolairesParPeriode"
    assert colonnes[f"{debut}.MoyenneduCandidat"].champ == "bulletins"
    assert colonnes[f"{debut}.RangCandidat"].champ == ""


def test_a_key_is_shown_without_its_invisible_marks() -> None:
    lue = lire_candidats({**COMPLET, "Donnees\u200bBonus": {"Lett\ufeffre": "x"}})
    assert "DonneesBonus.Lettre" in {colonne.entete for colonne in lue.colonnes}


@pytest.mark.parametrize(
    "octets",
    [
        b"{}",
        b"[]",
        b'{"exportDeDonnees": 3}',
        b'{"exportDeDonnees": {"exportCandidats": [{"candidats": 1}]}}',
    ],
)
def test_a_json_that_lists_no_candidate_is_refused(octets: bytes) -> None:
    with pytest.raises(ExportRefuse, match="aucune liste de candidats"):
        lire_octets(octets, "autre.json")


@pytest.mark.parametrize(
    ("html", "texte"),
    [
        ("Bonjour,<br>je souhaite…", "Bonjour,\nje souhaite…"),
        ("a<br/><br />b", "a\n\nb"),
        ("a<br><br><br><br>b", "a\n\nb"),
        ("<div>un</div><div>deux</div>", "un\ndeux"),
        ("<ul><li>un</li><li>deux</li></ul>fin", "un\ndeux\nfin"),
        ("l&#39;&eacute;t&eacute; &amp; moi", "l'été & moi"),
        ("3 < 4 et 5 > 2", "3 < 4 et 5 > 2"),
        ("<style>p{}</style><b>gras</b>", "gras"),
        ("sans balise", "sans balise"),
    ],
)
def test_html_becomes_plain_text_with_its_line_breaks(html: str, texte: str) -> None:
    assert sans_balises(html) == texte
