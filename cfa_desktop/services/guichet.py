"""The guichet: a session of typing, and what must be seen before each item is typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from cfa_desktop.models.a_saisir import ASaisir
from cfa_desktop.models.dates_fr import jour_de_paris
from cfa_desktop.models.messages import Destinataires
from cfa_desktop.models.permis import Acte, permis_candidature, permis_formation
from cfa_desktop.models.regles.capacite import lire_capacite
from cfa_desktop.models.saisie import Decision, Nature, Saisie, Statut
from cfa_desktop.models.seance import BilanSeance, LigneSeance, detail_de, issue_de
from cfa_desktop.models.verdict import Verdict
from cfa_desktop.models.vigilance import Change, Vigilance, dire_autres_voeux, dire_changes
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.lignes import Selection, composer
from cfa_desktop.services.permis import lire_formation, lire_sujet, sans_lui
from cfa_desktop.storage import saisies
from cfa_desktop.storage.database import Connection
from cfa_desktop.storage.evolutions import depuis_la_preparation

_ACTES = {
    Nature.CONTRAT: Acte.CONTRAT,
    Nature.IA: Acte.IA,
    Nature.CAPACITE: Acte.CAPACITE,
    Nature.AUGMENTATION: Acte.AUGMENTATION,
    Nature.CLOTURE: Acte.CLOTURE,
}
_ACTES_DECISION = {Decision.REFUS: Acte.REFUSER, Decision.RECHERCHE: Acte.RECHERCHER}
_ACTES_MESSAGE: dict[str, Acte] = {
    Destinataires.RECHERCHE: Acte.MESSAGE_RECHERCHE,
    Destinataires.ACCEPTATION: Acte.MESSAGE_ACCEPTATION,
}


@dataclass(slots=True)
class Guichet:
    """One session at a time; it lives as long as the base is open, whatever becomes of the window."""

    contexte: Contexte
    debut: datetime | None = None
    _passees: dict[int, ASaisir] = field(default_factory=dict)

    def commencer(self) -> None:
        """Begin a session now, unless one is under way."""
        if self.debut is None:
            self.debut = self.contexte.horloge.maintenant()

    def noter(self, carte: ASaisir) -> None:
        """Remember that something was done of an item in this session."""
        self._passees.pop(carte.saisie.id, None)
        self._passees[carte.saisie.id] = carte

    def bilan(self, restantes: int) -> BilanSeance:
        """Return the session so far: what became of each item is read in the base, undone things left out."""
        fin = self.contexte.horloge.maintenant()
        lignes = []
        with self.contexte.database.lecture() as connection:
            items = {item.id: item for item in saisies.avec_statut(connection, Statut)}
            for saisie_id, carte in self._passees.items():
                item = items.get(saisie_id)  # its very preparation may have been undone since
                issue = issue_de(item, jour_de_paris(fin)) if item is not None else None
                if item is not None and issue is not None:
                    lignes.append(LigneSeance(carte, issue, detail_de(item, issue)))
        return BilanSeance(self.debut or fin, fin, tuple(lignes), restantes)

    def terminer(self) -> None:
        """End the session: the next one counts from nothing."""
        self.debut = None
        self._passees.clear()

    def changes(self, cartes: Sequence[ASaisir]) -> dict[int, str]:
        """Return, by item, what changed in its formation or candidature since it was prepared."""
        with self.contexte.database.lecture() as connection:
            evolutions = depuis_la_preparation(connection, [carte.saisie for carte in cartes])
        dits = {
            item_id: dire_changes(tuple(Change(e.champ, _texte(e.avant), _texte(e.apres)) for e in trouvees))
            for item_id, trouvees in evolutions.items()
        }
        return {item_id: dit for item_id, dit in dits.items() if dit}

    def examiner(self, carte: ASaisir) -> tuple[Vigilance, ...]:
        """Return what the card does not say: could it still be prepared, what changed, which other vœux."""
        saisie = carte.saisie
        deja_dits = {avertissement.code for avertissement in carte.garde.avertissements}
        with self.contexte.database.lecture() as connection:
            verdict = self._permis(connection, saisie)
            voeux = self._autres_voeux(connection, carte)
        vigilances = [
            Vigilance(blocage.message, grave=True)
            for blocage in verdict.blocages
            if blocage.code not in deja_dits
        ]
        vigilances += [
            Vigilance(avertissement.message)
            for avertissement in verdict.avertissements
            if avertissement.code not in deja_dits
        ]
        dits = (self.changes([carte]).get(saisie.id, ""), dire_autres_voeux(voeux))
        return (*vigilances, *(Vigilance(dit) for dit in dits if dit))

    def _permis(self, connection: Connection, saisie: Saisie) -> Verdict:
        """Return what the rules would say today if this item were still to prepare."""
        if saisie.candidature_id is None:
            return self._permis_formation(connection, saisie)
        sujet = lire_sujet(self.contexte, connection, saisie.candidature_id)
        faits = sujet.faits
        if faits is not None:
            faits = faits._replace(items=_sans(faits.items, saisie))
        # Namesakes are said with the name itself, once.
        sujet = sujet._replace(
            faits=faits,
            contrats_comptes=sans_lui(saisie, sujet.contrats_comptes),
            homonymes=(),
            motif=saisie.motif if saisie.decision is Decision.REFUS else None,
        )
        acte = _ACTES_DECISION[saisie.decision] if saisie.decision else _ACTES[saisie.nature]
        return permis_candidature(sujet, self.contexte.maintenant())[acte]

    def _permis_formation(self, connection: Connection, saisie: Saisie) -> Verdict:
        sujet = lire_formation(self.contexte, connection, saisie.formation_id)
        sujet = sujet._replace(preparees=_sans(sujet.preparees, saisie))
        nombre = lire_capacite(saisie.valeur)
        if saisie.nature is Nature.CAPACITE:
            sujet = sujet._replace(capacite=nombre)
        elif saisie.nature is Nature.AUGMENTATION:
            sujet = sujet._replace(souhaitee=nombre)
        acte = _ACTES.get(saisie.nature) or _ACTES_MESSAGE.get(saisie.motif)
        if acte is None:
            return Verdict()
        return permis_formation(sujet, self.contexte.maintenant())[acte]

    def _autres_voeux(self, connection: Connection, carte: ASaisir) -> tuple[str, ...]:
        if carte.candidat_id is None:
            return ()
        selection = Selection(candidat_id=carte.candidat_id)
        lignes = composer(self.contexte, connection, selection, self.contexte.maintenant())
        return tuple(voeu.formation_nom for voeu in lignes if voeu.formation_id != carte.formation_id)


def _sans(items: Iterable[Saisie], saisie: Saisie) -> tuple[Saisie, ...]:
    return tuple(item for item in items if item.id != saisie.id)


def _texte(valeur: object) -> str:
    return "" if valeur is None else str(valeur)
