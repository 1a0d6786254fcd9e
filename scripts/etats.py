"""Write docs/etats.md: what may be done by état, and the diagram of the états, both asked of the rules.

Run from the root of the project: ``python -m scripts.etats``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from cfa_desktop.models.calendrier.dates import Calendrier, parse_calendrier
from cfa_desktop.models.candidature import FaitsCandidature
from cfa_desktop.models.etats import LABELS_ETAT, LABELS_REPONSE, Etat, Reponse
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.permis import (
    ACTES_CANDIDATURE,
    ACTES_ITEM,
    Acte,
    SujetCandidature,
    SujetItem,
    permis_candidature,
    permis_item,
)
from cfa_desktop.models.saisie import LABELS_STATUT, Decision, Nature, Saisie, Statut
from cfa_desktop.models.temps import debut_du_jour
from cfa_desktop.models.verdict import Verdict

RACINE = Path(__file__).resolve().parent.parent
FICHIER = RACINE / "docs" / "etats.md"
TITRES = {
    Acte.REFUSER: "refuser",
    Acte.RECHERCHER: "mettre en recherche",
    Acte.CONTRAT: "contrat",
    Acte.IA: "I.A. réalisée",
    Acte.NOTER_REPONSE: "noter une réponse",
    Acte.NOTER_DEMISSION: "noter une démission",
    Acte.DEMANDE_MOTIFS: "demande de motifs",
    Acte.CONTACTER: "coordonnées",
    Acte.COCHER: "cocher « saisi »",
    Acte.RETIRER: "retirer",
    Acte.CORRIGER: "corriger",
    Acte.ANNULER_CONTRAT: "demander l’annulation",
    Acte.REMETTRE: "remettre à saisir",
    Acte.ATTENDRE_EXPORT: "attendre l’export",
    Acte.DONNER_RAISON: "Parcoursup a raison",
    Acte.ABANDONNER_ECART: "abandonner l’écart",
}
NATURES = {
    Nature.DECISION: "décision",
    Nature.CONTRAT: "contrat",
    Nature.IA: "inscription administrative",
}
EXAMEN = {True: "examine", False: "n’examine pas", None: "examen inconnu"}
ENTETE = """# Les états d’une candidature

Écrit par `python -m scripts.etats` à partir de `cfa_desktop/models/permis.py` : ne pas corriger à la main.
Les codes R1 à R25 sont les règles ; « confirmer » demande un accord explicite ; « prévient » n’empêche rien.
Un import peut mettre une candidature dans n’importe quel état : ces passages-là ne sont pas dessinés, sauf la
confirmation du vœu, qui n’appartient qu’au candidat.
"""


class Cas(NamedTuple):
    """One row of the table: a candidature, its formation, and when it is looked at."""

    nom: str
    faits: FaitsCandidature | None
    examine: bool | None
    a: datetime


class Fleche(NamedTuple):
    """One arrow of the diagram."""

    de: Etat
    vers: Etat
    par: str


def lire_calendrier() -> Calendrier:
    """Return a shipped calendar that says every date of the examination."""
    for fichier in sorted((RACINE / "resources" / "calendriers").glob("*.toml")):
        calendrier = parse_calendrier(fichier.read_text(encoding="utf-8"))
        if calendrier.pivot and calendrier.admission.du:
            return calendrier
    raise LookupError("no calendar says its pivot")


class Etats:
    """The états asked of the rules with one calendar: a day of examination, a day after the passage."""

    def __init__(self, calendrier: Calendrier) -> None:
        assert calendrier.pivot is not None
        assert calendrier.admission.du is not None
        self.calendrier = calendrier
        self.pendant = debut_du_jour(calendrier.pivot) + timedelta(days=1, hours=12)
        self.apres = debut_du_jour(calendrier.admission.du) + timedelta(hours=12)
        self.confirmee_at = debut_du_jour(calendrier.pivot) - timedelta(days=1)

    def faits(self, etat: Etat, items: tuple[Saisie, ...] = ()) -> FaitsCandidature:
        """Return a candidature of this état, confirmed before the pivot."""
        confirmee_at = None if etat is Etat.NON_CONFIRMEE else self.confirmee_at
        return FaitsCandidature(etat, confirmee_at=confirmee_at, items=items)

    def permis(self, cas: Cas) -> Mapping[Acte, Verdict]:
        """Return what may be done of the candidature, with places and days left."""
        return permis_candidature(
            SujetCandidature(
                faits=cas.faits,
                formation=self.formation(cas.examine),
                calendrier=self.calendrier,
                contrats_comptes=0,
            ),
            cas.a,
        )

    def formation(self, examine: bool | None) -> Formation:
        """Return a formation with a place left."""
        return Formation(1, self.calendrier.campagne, "1", "Formation", capacite=1, examine=examine)

    def item(self, nature: Nature, statut: Statut, decision: Decision | None = None) -> Saisie:
        """Return an item of the day of examination."""
        at = self.pendant
        return Saisie(1, nature, statut, 1, 1, preparee_at=at, evaluee_at=at, decision=decision, saisie_at=at)

    def cas(self) -> Iterator[Cas]:
        """Yield the rows: each état, présumé, prepared items, replies."""
        for etat in Etat:
            examens = (True, False, None) if etat is Etat.CONFIRMEE else (True,)
            for examine in examens:
                # Without examination, the passage of a dated vœu may already be over that day.
                faits = FaitsCandidature(etat) if examine is not True else self.faits(etat)
                suite = f", formation qui {EXAMEN[examine]}" if examine is False else ""
                suite = f", {EXAMEN[None]}" if examine is None else suite
                yield Cas(f"{LABELS_ETAT[etat]}{suite}", faits, examine, self.pendant)
        confirmee = LABELS_ETAT[Etat.CONFIRMEE]
        yield Cas(f"{LABELS_ETAT[Etat.EN_RECHERCHE]} (présumé)", self.faits(Etat.CONFIRMEE), True, self.apres)
        for nom, item in (
            ("refus préparé", self.item(Nature.DECISION, Statut.PREPAREE, Decision.REFUS)),
            ("recherche préparée", self.item(Nature.DECISION, Statut.PREPAREE, Decision.RECHERCHE)),
            ("contrat préparé", self.item(Nature.CONTRAT, Statut.PREPAREE)),
        ):
            yield Cas(f"{confirmee}, {nom}", self.faits(Etat.CONFIRMEE, (item,)), True, self.pendant)
        for reponse in (Reponse.OUI_DEFINITIF, Reponse.OUI_VOEUX_EN_ATTENTE, Reponse.RENONCIATION):
            faits = self.faits(Etat.CONTRAT_SAISI)._replace(reponse=reponse)
            yield Cas(
                f"{LABELS_ETAT[Etat.CONTRAT_SAISI]}, {LABELS_REPONSE[reponse]}", faits, True, self.pendant
            )
        yield Cas("Sans candidature ici", None, True, self.pendant)

    def fleches(self) -> Iterator[Fleche]:
        """Yield what leads from one état to another, by applying each permitted act."""
        yield Fleche(Etat.NON_CONFIRMEE, Etat.CONFIRMEE, "le candidat confirme (import)")
        for etat in Etat:
            permis = self.permis(Cas("", self.faits(etat), True, self.pendant))
            for acte, vers in self._suites(etat).items():
                verdict = permis[acte]
                if verdict.accepte(confirme=True):
                    codes = sorted({une.code for une in verdict.avertissements if une.a_confirmer})
                    suite = f" (confirmer, {', '.join(codes)})" if codes else ""
                    yield Fleche(etat, vers, f"{TITRES[acte]}{suite}")
            for examine, regle in ((True, "R6"), (False, "R2")):
                sujet = self._sujet(etat, examine).situation(self.apres)
                if sujet is not None and sujet.presume and sujet.etat is not None:
                    yield Fleche(etat, sujet.etat, f"passage automatique ({regle}), {EXAMEN[examine]}")

    def _sujet(self, etat: Etat, examine: bool | None, items: tuple[Saisie, ...] = ()) -> SujetCandidature:
        return SujetCandidature(
            faits=self.faits(etat, items),
            formation=self.formation(examine),
            calendrier=self.calendrier,
            contrats_comptes=0,
        )

    def _suites(self, etat: Etat) -> dict[Acte, Etat]:
        """Return the état after each act once typed or noted, as the rules see it."""
        faites = {
            Acte.REFUSER: self.item(Nature.DECISION, Statut.SAISIE, Decision.REFUS),
            Acte.RECHERCHER: self.item(Nature.DECISION, Statut.SAISIE, Decision.RECHERCHE),
            Acte.CONTRAT: self.item(Nature.CONTRAT, Statut.SAISIE),
        }
        suites: dict[Acte, Etat] = {}
        for acte, item in faites.items():
            situation = self._sujet(etat, True, (item,)).situation(self.pendant)
            if situation is not None and situation.etat is not None:
                suites[acte] = situation.etat
        faits = self.faits(etat)._replace(demission_notee_on=self.pendant.date())
        notee = SujetCandidature(
            faits=faits, formation=self.formation(True), calendrier=self.calendrier, contrats_comptes=0
        ).situation(self.pendant)
        if notee is not None and notee.etat is not None:
            suites[Acte.NOTER_DEMISSION] = notee.etat
        return suites


def case(verdict: Verdict | None) -> str:
    """Return the cell of an act: « oui », what it asks to confirm, what it warns of, or why not."""
    if verdict is None:
        return "–"
    if verdict.blocages:
        return ", ".join(dict.fromkeys(blocage.code for blocage in verdict.blocages))
    confirmer = dict.fromkeys(une.code for une in verdict.avertissements if une.a_confirmer)
    prevenir = dict.fromkeys(une.code for une in verdict.avertissements if not une.a_confirmer)
    if confirmer:
        return f"confirmer ({', '.join(confirmer)})"
    return f"oui (prévient : {', '.join(prevenir)})" if prevenir else "oui"


def diagramme(etats: Etats) -> str:
    """Return the mermaid diagram of the états."""
    lignes = ["```mermaid", "stateDiagram-v2"]
    lignes += [f'    state "{LABELS_ETAT[etat]}" as {etat.value}' for etat in Etat]
    lignes += [f"    {fleche.de.value} --> {fleche.vers.value}: {fleche.par}" for fleche in etats.fleches()]
    return "\n".join([*lignes, "```"])


def table_candidature(etats: Etats) -> str:
    """Return what may be done by état, as a table."""
    lignes = [_rangee("Situation", [TITRES[acte] for acte in ACTES_CANDIDATURE])]
    lignes.append(_rangee("---", ["---"] * len(ACTES_CANDIDATURE)))
    for cas in etats.cas():
        permis = etats.permis(cas)
        lignes.append(_rangee(cas.nom, [case(permis.get(acte)) for acte in ACTES_CANDIDATURE]))
    return "\n".join(lignes)


def table_items(etats: Etats) -> str:
    """Return what may be done of an item by statut, as a table."""
    lignes = [_rangee("Saisie", [TITRES[acte] for acte in ACTES_ITEM])]
    lignes.append(_rangee("---", ["---"] * len(ACTES_ITEM)))
    for nature, nom in NATURES.items():
        for statut in Statut:
            sujet = SujetItem(
                saisie=etats.item(nature, statut),
                formation=etats.formation(True),
                calendrier=etats.calendrier,
                contrats_comptes=0,
            )
            permis = permis_item(sujet, etats.pendant)
            cases = [case(permis[acte]) for acte in ACTES_ITEM]
            lignes.append(_rangee(f"{nom}, {LABELS_STATUT[statut]}", cases))
    return "\n".join(lignes)


def generer() -> str:
    """Return the whole page."""
    etats = Etats(lire_calendrier())
    return "\n".join(
        [
            ENTETE,
            "## D’un état à l’autre\n",
            diagramme(etats),
            "\n## Ce qui peut être fait d’une candidature\n",
            table_candidature(etats),
            "\n## Ce qui peut être fait d’une saisie à faire en ligne\n",
            table_items(etats),
            "",
        ]
    )


def _rangee(titre: str, cases: list[str]) -> str:
    return f"| {titre} | {' | '.join(cases)} |"


if __name__ == "__main__":
    FICHIER.write_text(generer(), encoding="utf-8")
