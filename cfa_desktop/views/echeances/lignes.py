"""The lines of the Échéances list: sections by day, things due, and folded groups of the same thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import Literal, NamedTuple

from cfa_desktop.models.dates_fr import jour_court, jour_de_paris, jour_heure, temps_restant
from cfa_desktop.models.echeances.echeance import NATURES, Echeance, Quoi, SansDate, est_pressante
from cfa_desktop.models.formation import Formation
from cfa_desktop.services.echeances import Tableau
from cfa_desktop.views.couleurs import Ton

EN_RETARD, AUJOURD_HUI, DEMAIN, CETTE_SEMAINE = "En retard", "Aujourd’hui", "Demain", "Cette semaine"
A_FOURNIR, FAITES = "Date à fournir", "Faites"
_GROUPE_DES = 4
_DIMANCHE = 6


class LigneEcheance(NamedTuple):
    """One line: its kind, what it says, and what it stands for; ``cle`` finds it again after a reading."""

    genre: Literal["titre", "due", "groupe", "membre"]
    cle: str
    titre: str
    qui: str = ""
    detail: str = ""
    reste: str = ""
    ton: Ton = Ton.GRIS
    code: str = ""
    couleur: int | None = None
    compte: int = 0
    dues: tuple[Echeance, ...] = ()
    sans_date: SansDate | None = None
    deplie: bool = False

    @property
    def est_choisissable(self) -> bool:
        """Say whether the line stands for something due."""
        return self.genre != "titre"

    @property
    def pas_fait(self) -> str:
        """Return why it cannot be marked as done, "" when it can."""
        return next((due.pas_fait for due in self.dues if due.pas_fait), "")


class Filtre(NamedTuple):
    """What is shown: one formation or all (0), one kind or all, done things too."""

    formation_id: int = 0
    quoi: Quoi | None = None
    faites: bool = False


class Vue(NamedTuple):
    """What lines need to be said: the day, the session, the formations."""

    maintenant: datetime
    campagne: int
    formations: Mapping[int, Formation]


def composer_lignes(tableau: Tableau, filtre: Filtre, deplies: frozenset[str]) -> list[LigneEcheance]:
    """Return the lines to show; the groups in ``deplies`` show their members."""
    vue = Vue(tableau.maintenant, tableau.calendrier.campagne, {f.id: f for f in tableau.formations})
    sections: dict[str, list[Echeance]] = {}
    for due in _filtrees(tableau.dues, filtre):
        sections.setdefault(section_de(due.le, vue), []).append(due)
    lignes: list[LigneEcheance] = []
    for nom, dues in sections.items():
        lignes.append(LigneEcheance("titre", f"titre:{nom}", nom, compte=len(dues)))
        lignes += _groupees(nom, dues, vue, deplies)
    lignes += _sans_dates(tableau.sans_date, filtre, vue)
    faites = _filtrees(tableau.faites, filtre) if filtre.faites else []
    if faites:
        lignes.append(LigneEcheance("titre", f"titre:{FAITES}", FAITES, compte=len(faites)))
        lignes += [_ligne(due, FAITES, vue) for due in faites]
    return lignes


def section_de(le: datetime, vue: Vue) -> str:
    """Return the heading under which a date stands."""
    jour, aujourdhui = jour_de_paris(le), jour_de_paris(vue.maintenant)
    if le < vue.maintenant:
        return EN_RETARD
    if jour == aujourdhui:
        return AUJOURD_HUI
    if jour == aujourdhui + timedelta(days=1):
        return DEMAIN
    if jour <= aujourdhui + timedelta(days=_DIMANCHE - aujourdhui.weekday()):
        return CETTE_SEMAINE
    return jour_court(jour, vue.campagne)


def compter_natures(tableau: Tableau, formation_id: int) -> Counter[object]:
    """Return how many things of each kind are due, of a formation or all."""
    comptes: Counter[object] = Counter(due.quoi for due in _filtrees(tableau.dues, Filtre(formation_id)))
    for groupe in tableau.sans_date:
        if formation_id in (0, groupe.formation_id):
            comptes[groupe.quoi] += compter_sans_date(groupe)
    return comptes


def compter_formations(tableau: Tableau, quoi: Quoi | None) -> Counter[object]:
    """Return how many things are due for each formation, of a kind or all."""
    dues = _filtrees(tableau.dues, Filtre(quoi=quoi))
    comptes: Counter[object] = Counter(due.formation_id for due in dues)
    for groupe in tableau.sans_date:
        if quoi in (None, groupe.quoi):
            comptes[groupe.formation_id] += compter_sans_date(groupe)
    return comptes


def compter_sans_date(groupe: SansDate) -> int:
    """Return how many things wait for a date there."""
    return max(1, len(groupe.numeros))


def _filtrees(dues: Iterable[Echeance], filtre: Filtre) -> list[Echeance]:
    return [
        due
        for due in dues
        if filtre.formation_id in (0, due.formation_id) and filtre.quoi in (None, due.quoi)
    ]


def _groupees(
    section: str, dues: Sequence[Echeance], vue: Vue, deplies: frozenset[str]
) -> Iterable[LigneEcheance]:
    """Fold what is the same thing many times: a person each of one formation, or one formation each."""
    groupes: dict[str, list[Echeance]] = {}
    for due in dues:
        jour = "" if section == EN_RETARD else jour_de_paris(due.le).isoformat()
        ou = due.formation_id if due.numero else ""
        groupes.setdefault(f"groupe:{section}:{due.quoi.value}:{ou}:{jour}", []).append(due)
    entrees: list[tuple[datetime, list[LigneEcheance]]] = []
    for cle, groupe in groupes.items():
        seuil = _GROUPE_DES if groupe[0].numero else 2
        if len(groupe) < seuil:
            entrees += [(due.le, [_ligne(due, section, vue)]) for due in groupe]
            continue
        deplie = cle in deplies
        lignes = [_groupe(cle, groupe, section, vue)._replace(deplie=deplie)]
        if deplie:
            lignes += [_ligne(due, section, vue)._replace(genre="membre") for due in groupe]
        entrees.append((groupe[0].le, lignes))
    entrees.sort(key=lambda entree: entree[0])
    return [ligne for _le, lignes in entrees for ligne in lignes]


def _groupe(cle: str, groupe: Sequence[Echeance], section: str, vue: Vue) -> LigneEcheance:
    premiere = groupe[0]
    ligne = _ligne(premiere, section, vue)
    qui = _dire_preparees(groupe)
    titre = f"{len(groupe)} {NATURES[premiere.quoi].plusieurs}"
    if not premiere.numero:
        titre = _capitale(NATURES[premiere.quoi].une)
        qui = f"{len(groupe)} formations"
        details = [due for due in groupe if due.detail]
        ligne = ligne._replace(code="", couleur=None, detail=_dire_contrats(details))
    else:
        ligne = ligne._replace(detail="")
    return ligne._replace(
        genre="groupe", cle=cle, titre=titre, qui=qui, compte=len(groupe), dues=tuple(groupe)
    )


def _dire_preparees(groupe: Sequence[Echeance]) -> str:
    preparees = sum(due.saisie_id != 0 for due in groupe)
    return f"dont {preparees} préparée{'s' if preparees > 1 else ''}, à saisir" if preparees else ""


def _dire_contrats(avec_detail: Sequence[Echeance]) -> str:
    return " · ".join(dict.fromkeys(f"{due.formation}\u202f: {due.detail}" for due in avec_detail))


def _ligne(due: Echeance, section: str, vue: Vue) -> LigneEcheance:
    formation = vue.formations.get(due.formation_id)
    suivi = due.quoi is Quoi.SUIVI and due.detail
    return LigneEcheance(
        "due",
        due.cle,
        due.detail if suivi else _capitale(NATURES[due.quoi].une),
        qui=f"{due.candidat} · n° {due.numero}" if due.candidat else due.numero,
        detail="" if suivi else due.detail,
        reste=_reste(due, section, vue),
        ton=_ton(due, vue.maintenant),
        code=formation.nom_court if formation else due.formation,
        couleur=formation.couleur if formation else None,
        dues=(due,),
    )


def _reste(due: Echeance, section: str, vue: Vue) -> str:
    if due.faite_on is not None:
        return f"faite le {jour_court(due.faite_on, vue.campagne)}"
    reste = temps_restant(due.le, vue.maintenant)
    if section in (EN_RETARD, CETTE_SEMAINE):
        return f"{jour_court(jour_de_paris(due.le), vue.campagne)} · {reste}"
    return reste


def _ton(due: Echeance, maintenant: datetime) -> Ton:
    if due.faite_on is not None:
        return Ton.VERT
    if due.le < maintenant:
        return Ton.BRIQUE
    return Ton.AMBRE if est_pressante(due, maintenant) else Ton.GRIS


def _sans_dates(groupes: Sequence[SansDate], filtre: Filtre, vue: Vue) -> Iterable[LigneEcheance]:
    montres = [
        groupe
        for groupe in groupes
        if filtre.formation_id in (0, groupe.formation_id) and filtre.quoi in (None, groupe.quoi)
    ]
    if not montres:
        return
    compte = sum(map(compter_sans_date, montres))
    yield LigneEcheance("titre", f"titre:{A_FOURNIR}", A_FOURNIR, compte=compte)
    for groupe in montres:
        formation = vue.formations[groupe.formation_id]
        nombre, nature = len(groupe.numeros), NATURES[groupe.quoi]
        titre = f"{nombre} {nature.plusieurs}" if nombre > 1 else _capitale(nature.une)
        yield LigneEcheance(
            "due",
            f"sans_date:{groupe.quoi.value}:{groupe.formation_id}:{groupe.pourquoi}",
            titre,
            qui=f"n° {groupe.numeros[0]}" if nombre == 1 else "",
            detail=groupe.pourquoi,
            reste="date à fournir",
            ton=Ton.AMBRE,
            code=formation.nom_court,
            couleur=formation.couleur,
            sans_date=groupe,
        )


def dire_date(ligne: LigneEcheance, campagne: int) -> str:
    """Return the date of a line, « mer. 28 mai 23 h 59 », the day alone at midnight, "" without one."""
    if not ligne.dues:
        return ""
    le = ligne.dues[0].le
    return jour_court(le.date(), campagne) if le.time() == time.min else jour_heure(le, campagne)


def _capitale(texte: str) -> str:
    return texte[0].upper() + texte[1:]
