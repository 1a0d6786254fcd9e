"""What the file would change, list by list, each one sorted and filtered like any other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from cfa_desktop.models.libelles_champs import libelle_champ, valeur_lisible
from cfa_desktop.models.plan import Ecart, Plan
from cfa_desktop.models.texte import fold
from cfa_desktop.views.tables.colonne import Column
from cfa_desktop.views.tables.liste import DefinitionListe, ListeFiltrable

ABSENT = "(absent du dernier export)"
PRESENT = "de nouveau dans l’export"


@dataclass(frozen=True, slots=True)
class LigneDifference:
    """One line of one list: only the columns of its list are filled."""

    rang: int
    ligne: int = 0
    numero: str = ""
    candidat: str = ""
    champ: str = ""
    avant: str = ""
    apres: str = ""
    detail: str = ""


Lister = Callable[[Plan], list[LigneDifference]]


def _colonne(
    cle: str, titre: str, largeur: int, lire: Callable[[LigneDifference], str]
) -> Column[LigneDifference]:
    filtre = "choix" if cle in ("champ", "apres") else "texte"
    return Column(titre, cle, lire, largeur=largeur, filtre=filtre)  # type: ignore[arg-type]


NUMERO = _colonne("numero", "N° inscription", 104, lambda ligne: ligne.numero)
CANDIDAT = _colonne("candidat", "Candidat", 180, lambda ligne: ligne.candidat)
LIGNE = Column[LigneDifference](
    "Ligne",
    "ligne",
    lambda ligne: str(ligne.ligne) if ligne.ligne else "fichier",
    sort_key=lambda ligne: ligne.ligne,
    largeur=70,
)
CHAMP = _colonne("champ", "Rubrique", 176, lambda ligne: ligne.champ)
AVANT = _colonne("avant", "Avant", 200, lambda ligne: ligne.avant)
APRES = _colonne("apres", "Après", 200, lambda ligne: ligne.apres)


def nouveaux(plan: Plan) -> list[LigneDifference]:
    """Return the candidatures that the base does not know."""
    return [
        LigneDifference(
            rang,
            nouveau.ligne,
            nouveau.numero,
            _nom(nouveau.champs),
            avant=nouveau.champs.get("etablissement_origine", ""),
            apres=valeur_lisible("etat", nouveau.champs.get("etat") or "")
            if nouveau.champs.get("etat")
            else nouveau.champs.get("etat_brut", ""),
            detail="déjà connu par un autre vœu" if nouveau.candidat_connu else "",
        )
        for rang, nouveau in enumerate(plan.nouveaux)
    ]


def modifies(plan: Plan) -> list[LigneDifference]:
    """Return one line per field that changes."""
    lignes: list[LigneDifference] = []
    for modifie in plan.modifies:
        if modifie.reparu:
            lignes.append(
                LigneDifference(
                    len(lignes), modifie.ligne, modifie.numero, modifie.nom, "Présence", ABSENT, PRESENT
                )
            )
        for ecart in (*modifie.candidat, *modifie.candidature):
            champ, avant, apres = _lisible(ecart)
            lignes.append(
                LigneDifference(len(lignes), modifie.ligne, modifie.numero, modifie.nom, champ, avant, apres)
            )
    return lignes


def inchanges(plan: Plan) -> list[LigneDifference]:
    """Return the candidatures that the file confirms as they are."""
    lus = {lu.numero: lu for lu in plan.extraction.enregistrements}
    return [
        LigneDifference(rang, lus[numero].ligne, numero, _nom(lus[numero].champs))
        for rang, numero in enumerate(plan.inchanges)
    ]


def absents(plan: Plan) -> list[LigneDifference]:
    """Return the candidatures that the file no longer shows."""
    return [
        LigneDifference(rang, 0, disparu.numero, disparu.nom) for rang, disparu in enumerate(plan.disparus)
    ]


def ecartees(plan: Plan) -> list[LigneDifference]:
    """Return the lines set aside, with their reason and raw text."""
    return [
        LigneDifference(rang, rejet.ligne, champ=rejet.raison, detail=rejet.brut)
        for rang, rejet in enumerate(plan.rejets)
    ]


def doutes(plan: Plan) -> list[LigneDifference]:
    """Return the values that were not guessed."""
    return [
        LigneDifference(
            rang, doute.ligne, champ=libelle_champ(doute.champ), avant=doute.valeur, detail=doute.raison
        )
        for rang, doute in enumerate(plan.doutes)
    ]


LISTES: tuple[tuple[str, str, Lister, tuple[Column[LigneDifference], ...]], ...] = (
    (
        "nouveaux",
        "Nouveaux",
        nouveaux,
        (
            NUMERO,
            CANDIDAT,
            _colonne("apres", "État", 250, lambda ligne: ligne.apres),
            _colonne("avant", "Établissement d’origine", 330, lambda ligne: ligne.avant),
            _colonne("detail", "Remarque", 200, lambda ligne: ligne.detail),
        ),
    ),
    ("modifies", "Modifiés", modifies, (NUMERO, CANDIDAT, CHAMP, AVANT, APRES)),
    ("inchanges", "Inchangés", inchanges, (NUMERO, CANDIDAT)),
    ("absents", "Absents du dernier export", absents, (NUMERO, CANDIDAT)),
    (
        "ecartees",
        "Lignes écartées",
        ecartees,
        (
            LIGNE,
            _colonne("raison", "Raison", 420, lambda ligne: ligne.champ),
            _colonne("detail", "Texte de la ligne", 640, lambda ligne: ligne.detail),
        ),
    ),
    (
        "doutes",
        "À vérifier",
        doutes,
        (
            LIGNE,
            CHAMP,
            _colonne("avant", "Valeur lue", 260, lambda ligne: ligne.avant),
            _colonne("detail", "Raison", 560, lambda ligne: ligne.detail),
        ),
    ),
)


class Differences(QTabWidget):
    """The lists of a plan, empty ones greyed; the first that has lines is shown."""

    montre = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setDocumentMode(True)
        self.setAccessibleName("Différences avec la base")
        self.listes: dict[str, ListeFiltrable[LigneDifference]] = {}
        for cle, titre, _, colonnes in LISTES:
            definition = DefinitionListe(
                f"import_{cle}", titre, colonnes, _cle_recherche, lambda ligne: ligne.rang
            )
            self.listes[cle] = ListeFiltrable(definition)
            onglet = QWidget()
            boite = QVBoxLayout(onglet)
            boite.setContentsMargins(0, 0, 0, 0)
            boite.addWidget(self.listes[cle])
            self.addTab(onglet, titre)

    def montrer(self, plan: Plan) -> None:
        """Show the lists of that plan, with their counts."""
        comptes = compter(plan)
        for rang, (cle, titre, lister, _) in enumerate(LISTES):
            self.listes[cle].set_rows(lister(plan))
            self.setTabText(rang, f"{titre}  {comptes[cle]}")
            self.setTabEnabled(rang, comptes[cle] > 0)
        premier = next((rang for rang, (cle, *_) in enumerate(LISTES) if comptes[cle]), 0)
        if not self.isTabEnabled(self.currentIndex()) or self.currentIndex() > premier:
            self.setCurrentIndex(premier)
        self.montre.emit()


def compter(plan: Plan) -> Mapping[str, int]:
    """Return how many candidatures, lines or doubts each list has."""
    return {
        "nouveaux": len(plan.nouveaux),
        "modifies": len(plan.modifies),
        "inchanges": len(plan.inchanges),
        "absents": len(plan.disparus),
        "ecartees": len(plan.rejets),
        "doutes": len(plan.doutes),
    }


def _cle_recherche(ligne: LigneDifference) -> str:
    dits: Iterable[str] = (ligne.numero, ligne.candidat, ligne.champ, ligne.avant, ligne.apres, ligne.detail)
    return fold(" ".join(dits))


def _nom(champs: Mapping[str, str]) -> str:
    return f"{champs.get('nom', '')} {champs.get('prenom', '')}".strip()


def _lisible(ecart: Ecart) -> tuple[str, str, str]:
    return (
        libelle_champ(ecart.champ),
        valeur_lisible(ecart.champ, ecart.avant),
        valeur_lisible(ecart.champ, ecart.apres),
    )
