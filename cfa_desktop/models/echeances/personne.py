"""What is due about persons: decisions, passages, replies, steps, drafts, requests, what came too late."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta

from cfa_desktop.models.calendrier.dates import Calendrier
from cfa_desktop.models.dates_fr import jour_court, jour_de_paris
from cfa_desktop.models.echeances.echeance import Autour, Echeance, Quoi, SansDate, cle
from cfa_desktop.models.etats import Etat, Reponse
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.limites import A_FOURNIR, A_PRECISER, SANS_EXAMEN
from cfa_desktop.models.regles.motifs import limite_motifs
from cfa_desktop.models.saisie import Decision, Nature, Statut
from cfa_desktop.models.suivi import ETAPES_PAR_DEFAUT, Resultat
from cfa_desktop.models.temps import fin_du_jour

_PREPAREE = {Decision.REFUS: "refus préparé", Decision.RECHERCHE: "mise en recherche préparée"}
_SIRET = ETAPES_PAR_DEFAUT[Resultat.EMPLOYEUR_TROUVE]


class DuesDesPersonnes:
    """Goes once through the lines of a campagne."""

    def __init__(self, calendrier: Calendrier, instant: datetime, autour: Autour) -> None:
        self._calendrier, self._instant, self._autour = calendrier, instant, autour
        self._campagne = calendrier.campagne
        self._etapes: set[str] = set()
        self._demandes = {demande.candidature_id: demande for demande in autour.demandes}
        self._attentes = {(b.formation_id, b.numero): b for b in autour.brouillons if b.attente_siret}
        self._attendus = {numero for _, numero in self._attentes}
        self._preparees = {
            (saisie.candidature_id, saisie.nature): saisie.id
            for saisie in autour.saisies
            if saisie.statut is Statut.PREPAREE
        }
        fin = calendrier.contrats.au
        self._fin_contrats = None if fin is None else fin_du_jour(fin)
        self._faites = {faite.numero for faite in autour.etapes_faites}
        self._vues: dict[str, CandidatureLine] = {}
        self.contrats_prepares: dict[str, int] = {}

    def de_ligne(self, ligne: CandidatureLine) -> Iterator[Echeance]:
        """Return what is due about one line."""
        if ligne.contrat is Statut.PREPAREE:
            code = ligne.formation_code
            self.contrats_prepares[code] = self.contrats_prepares.get(code, 0) + 1
            yield from self._contrat_trop_tard(ligne)
        if ligne.disparue_on is None:
            if ligne.etat is Etat.CONFIRMEE:
                yield from self._a_examiner(ligne)
            elif ligne.presume and ligne.decision_preparee is not None:
                yield from self._decision_trop_tard(ligne)
            elif ligne.etat is Etat.CONTRAT_SAISI:
                yield from self._reponse(ligne)
        if self._faites and ligne.numero in self._faites:
            self._vues.setdefault(ligne.numero, ligne)
        if self._demandes and ligne.id in self._demandes:
            yield self._motifs(ligne)
        brouillon = self._attentes.pop((ligne.formation_id, ligne.numero), None) if self._attentes else None
        if brouillon is not None:
            jour = jour_de_paris(brouillon.modifie_at) + timedelta(days=_SIRET.jours)
            if ligne.prochaine_etape_on is not None and ligne.prochaine_etape == _SIRET.texte:
                jour = ligne.prochaine_etape_on
            yield self._siret(ligne, jour, brouillon.employeur)
        if ligne.prochaine_etape_on is not None:
            yield from self._etape(ligne, ligne.prochaine_etape_on)

    def restes(self) -> Iterator[Echeance]:
        """Return what is due about nobody listed: drafts of unknown numbers, steps already done."""
        for brouillon in self._attentes.values():
            jour = jour_de_paris(brouillon.modifie_at) + timedelta(days=_SIRET.jours)
            yield Echeance(
                fin_du_jour(jour),
                Quoi.BROUILLON,
                brouillon.numero,
                "",
                _pourquoi_siret(brouillon.employeur),
                cle=cle(
                    Quoi.BROUILLON,
                    self._campagne,
                    formation=str(brouillon.formation_id),
                    numero=brouillon.numero,
                ),
                formation_id=brouillon.formation_id,
                candidat=brouillon.nom,
                detail=brouillon.employeur,
            )
        for faite in self._autour.etapes_faites:
            ligne = self._vues.get(faite.numero)
            if ligne is not None:
                le = fin_du_jour(faite.etape_on)
                due = self._due(ligne, Quoi.SUIVI, le, faite.etape, faite.etape)
                yield due._replace(
                    cle=cle(Quoi.SUIVI, self._campagne, numero=faite.numero, jour=faite.etape_on)
                )

    def _due(
        self, ligne: CandidatureLine, quoi: Quoi, le: datetime, pourquoi: str, detail: str = ""
    ) -> Echeance:
        # By position: names would double the time over 10,000 lines.
        code, numero = ligne.formation_code, ligne.numero
        jour = le.date().isoformat()
        return Echeance(
            le,
            quoi,
            numero,
            code,
            pourquoi,
            f"{quoi.value}:{self._campagne}:{code}:{numero}:{jour}",
            ligne.formation_id,
            ligne.id,
            ligne.candidat,
            detail,
        )

    def _a_examiner(self, ligne: CandidatureLine) -> Iterator[Echeance]:
        if ligne.limite_on is not None:
            detail, pourquoi, saisie_id = "", "Date limite d’examen", 0
            if ligne.decision_preparee is not None:
                detail = f"{_PREPAREE[ligne.decision_preparee]}, à saisir"
                pourquoi += f" ({detail})"
                saisie_id = self._preparees.get((ligne.id, Nature.DECISION), 0)
            due = self._due(ligne, Quoi.DECISION, fin_du_jour(ligne.limite_on), pourquoi, detail)
            yield due._replace(saisie_id=saisie_id) if saisie_id else due
        if ligne.passage_at is not None and ligne.passage_at > self._instant:
            pourquoi = "Passage automatique en recherche de contrat"
            due = self._due(ligne, Quoi.PASSAGE, ligne.passage_at, pourquoi)
            yield due._replace(autre_regle="R2") if ligne.limite_mention == SANS_EXAMEN else due

    def _decision_trop_tard(self, ligne: CandidatureLine) -> Iterator[Echeance]:
        if ligne.passage_at is None or ligne.decision_preparee is None:
            return
        jour = jour_court(jour_de_paris(ligne.passage_at), self._campagne)
        pourquoi = f"Trop tard : passage automatique le {jour}"
        detail = f"{_PREPAREE[ligne.decision_preparee]}, passage automatique le {jour}"
        due = self._due(ligne, Quoi.TROP_TARD, ligne.passage_at, pourquoi, detail)
        yield due._replace(saisie_id=self._preparees.get((ligne.id, Nature.DECISION), 0))

    def _contrat_trop_tard(self, ligne: CandidatureLine) -> Iterator[Echeance]:
        if self._fin_contrats is None or self._instant <= self._fin_contrats:
            return
        jour = jour_court(self._fin_contrats.date(), self._campagne)
        pourquoi = f"Trop tard : la saisie des contrats a fini le {jour}"
        detail = f"contrat préparé, saisie terminée le {jour}"
        due = self._due(ligne, Quoi.TROP_TARD, self._fin_contrats, pourquoi, detail)
        saisie_id = self._preparees.get((ligne.id, Nature.CONTRAT), 0)
        yield due._replace(saisie_id=saisie_id, autre_regle="R13")

    def _reponse(self, ligne: CandidatureLine) -> Iterator[Echeance]:
        if ligne.reponse in (None, Reponse.EN_ATTENTE) and ligne.limite_reponse_on is not None:
            pourquoi = "Réponse du candidat à la proposition"
            detail = "présumée perdue, faute de réponse" if ligne.proposition_perdue else ""
            yield self._due(ligne, Quoi.REPONSE, fin_du_jour(ligne.limite_reponse_on), pourquoi, detail)

    def _motifs(self, ligne: CandidatureLine) -> Echeance:
        demande = self._demandes[ligne.id]
        recue = jour_court(demande.recue_on, self._campagne)
        due = self._due(
            ligne,
            Quoi.MOTIFS,
            fin_du_jour(limite_motifs(demande.recue_on, demande.avis_on)),
            f"Demande de motifs reçue le {recue} : y répondre dans le mois",
            f"reçue le {recue}",
        )
        return due._replace(faite_on=demande.repondue_on)

    def _siret(self, ligne: CandidatureLine, jour: date, employeur: str) -> Echeance:
        due = self._due(ligne, Quoi.BROUILLON, fin_du_jour(jour), _pourquoi_siret(employeur), employeur)
        return due._replace(
            cle=cle(Quoi.BROUILLON, self._campagne, formation=str(ligne.formation_id), numero=ligne.numero)
        )

    def _etape(self, ligne: CandidatureLine, jour: date) -> Iterator[Echeance]:
        etape = cle(Quoi.SUIVI, self._campagne, numero=ligne.numero, jour=jour)
        if etape in self._etapes:
            return
        self._etapes.add(etape)
        # The draft waiting for its SIRET already says this very step.
        if ligne.prochaine_etape != _SIRET.texte or ligne.numero not in self._attendus:
            texte = ligne.prochaine_etape
            yield self._due(ligne, Quoi.SUIVI, fin_du_jour(jour), texte, texte)._replace(cle=etape)


def sans_date_des_personnes(
    lignes: Iterable[CandidatureLine], formations: Mapping[int, Formation]
) -> Iterator[SansDate]:
    """Return, by formation, decisions and replies whose limit is not known."""
    trouves: dict[tuple[Quoi, int, tuple[str, tuple[str, ...]]], list[str]] = {}
    for ligne in lignes:
        if ligne.disparue_on is not None:
            continue
        if ligne.etat is Etat.CONFIRMEE and ligne.limite_mention in _SANS_LIMITE:
            cle_ = (Quoi.DECISION, ligne.formation_id, _SANS_LIMITE[ligne.limite_mention])
        elif (
            ligne.etat is Etat.CONTRAT_SAISI
            and ligne.reponse in (None, Reponse.EN_ATTENTE)
            and ligne.limite_reponse_on is None
        ):
            cle_ = (Quoi.REPONSE, ligne.formation_id, _SANS_LIMITE_DE_REPONSE)
        else:
            continue
        trouves.setdefault(cle_, []).append(ligne.numero)
    for (quoi, formation_id, (pourquoi, regles)), numeros in trouves.items():
        if formation_id in formations:
            code = formations[formation_id].code
            yield SansDate(quoi, code, formation_id, tuple(numeros), pourquoi, regles)


_SANS_LIMITE = {
    A_FOURNIR: ("Ni la date limite ni la confirmation ne sont connues : date à fournir", ("R5",)),
    A_PRECISER: ("Dites d’abord si la formation examine les dossiers", ("R2", "R5")),
}
_SANS_LIMITE_DE_REPONSE = ("La limite de réponse n’est pas connue : à lire sur Parcoursup", ("R17",))


def _pourquoi_siret(employeur: str) -> str:
    return f"Contrat en attente du SIRET de {employeur or 'l’employeur'}"
