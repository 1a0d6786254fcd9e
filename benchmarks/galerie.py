"""Renders every widget of the kit and a full table to PNG, in the three looks: `galerie.py DOSSIER [pct]`."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import cast

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QRadioButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from cfa_desktop.models.texte import fold
from cfa_desktop.views.couleurs import Ton
from cfa_desktop.views.delegates.dates import DateRelative
from cfa_desktop.views.delegates.etat import EtatAffiche
from cfa_desktop.views.delegates.formation import FormationAffichee
from cfa_desktop.views.delegates.jauge import Jauge
from cfa_desktop.views.tables.cellules import CelluleListe
from cfa_desktop.views.tables.colonne import Column
from cfa_desktop.views.tables.filtres import FiltreChoix, FiltreTexte
from cfa_desktop.views.tables.liste import DefinitionListe, ListeFiltrable
from cfa_desktop.views.theme import ModeDemande, appliquer_theme, theme
from cfa_desktop.views.widgets.bande_formation import BandeFormation
from cfa_desktop.views.widgets.bandeau import Bandeau
from cfa_desktop.views.widgets.bouton_copier import BoutonCopier
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.champ_recherche import ChampRecherche
from cfa_desktop.views.widgets.compteur_ligne import CompteurLigne
from cfa_desktop.views.widgets.etat_vide import EtatVide
from cfa_desktop.views.widgets.etiquette import etiquette
from cfa_desktop.views.widgets.jauge_capacite import JaugeCapacite
from cfa_desktop.views.widgets.notice import Notice
from cfa_desktop.views.widgets.rail import Destination, Rail
from cfa_desktop.views.widgets.sections import SectionsDefilantes
from cfa_desktop.views.widgets.separateur import Separateur

NOMS = (
    "LE GOFF Aïcha",
    "FAŸ Hugo",
    "TRẦN Anh",
    "MARTIN Léa",
    "D’ALMEIDA José",
    "BENŽ-ŠULC Zoë",
    "OUÉDRAOGO Issa",
)
LYCEES = ("Lycée Jacques Bujault (Melle - 79)", "Lycée Camille Claudel (Digoin - 71)", "")
ETATS = (
    EtatAffiche("Confirmée", Ton.AMBRE),
    EtatAffiche("Confirmée", Ton.AMBRE, prepare="En rech. préparé"),
    EtatAffiche("Non confirmée", Ton.GRIS),
    EtatAffiche("En recherche", Ton.BLEU),
    EtatAffiche("En recherche", Ton.BLEU, presume=True),
    EtatAffiche("Refusée", Ton.BRIQUE),
    EtatAffiche("Contrat saisi", Ton.VERT),
)


@dataclass(frozen=True, slots=True)
class Ligne:
    """An invented line."""

    id: int
    nom: str
    telephone: str
    etat: EtatAffiche
    limite: date | None
    lycee: str
    cle: str


def lignes(nombre: int) -> list[Ligne]:
    """Return invented lines, the same at each run."""
    resultat = []
    for i in range(nombre):
        nom, lycee = NOMS[i % len(NOMS)], LYCEES[i % len(LYCEES)]
        telephone = f"06 39 98 {i // 100 % 100:02} {i % 100:02}" if i % 5 else ""
        limite = date(2030, 5, 28) + timedelta(days=i % 9) if i % 4 else None
        cle = fold(f"{700000 + i} {nom} {telephone} {lycee}")
        resultat.append(Ligne(i, nom, telephone, ETATS[i % len(ETATS)], limite, lycee, cle))
    return resultat


COLONNES: tuple[Column[Ligne], ...] = (
    Column("N°", "numero", lambda ligne: str(700000 + ligne.id), largeur=80),
    Column("Candidat", "candidat", lambda ligne: ligne.nom, largeur=150),
    Column(
        "Formation",
        "formation",
        lambda ligne: ("MCO", "NDRC")[ligne.id % 2],
        largeur=110,
        filtre="choix",
        decor="formation",
        valeur_decor=lambda ligne: FormationAffichee(("MCO", "NDRC")[ligne.id % 2], ligne.id % 10),
    ),
    Column(
        "Téléphone",
        "telephone",
        lambda ligne: ligne.telephone or "connu après confirmation",
        valeur=lambda ligne: ligne.telephone,
        largeur=130,
    ),
    Column(
        "État",
        "etat",
        lambda ligne: ligne.etat.texte,
        largeur=250,
        filtre="choix",
        decor="etat",
        valeur_decor=lambda ligne: ligne.etat,
    ),
    Column(
        "Limite d’examen",
        "limite",
        lambda ligne: f"{ligne.limite:%d/%m}" if ligne.limite else "",
        valeur=lambda ligne: ligne.limite,
        valeur_decor=lambda ligne: (
            DateRelative(
                f"{ligne.limite:%d/%m}", f"dans {ligne.id % 9} j", Ton.AMBRE if ligne.id % 9 < 3 else None
            )
            if ligne.limite
            else None
        ),
        largeur=130,
        filtre="date",
        decor="date",
    ),
    Column(
        "Places",
        "places",
        lambda ligne: "",
        largeur=130,
        filtre=None,
        decor="jauge",
        valeur_decor=lambda ligne: Jauge(ligne.id % 4, ligne.id % 2, 5),
    ),
    Column("Établissement d’origine", "lycee", lambda ligne: ligne.lycee, largeur=240, filtre="choix"),
)
DEFINITION = DefinitionListe(
    "galerie",
    "Candidats",
    COLONNES,
    lambda ligne: ligne.cle,
    lambda ligne: ligne.id,
    ("candidat", "candidats"),
)


def page_table() -> QWidget:
    """Return a page as the real ones: rail, banner, counters, list."""
    page = QWidget()
    page.setObjectName("page")
    px = theme().px
    rail = Rail(
        (
            Destination("jour", "Ma journée", "house"),
            Destination("formations", "Formations", "graduation-cap"),
            Destination("candidats", "Candidats", "users"),
            Destination("saisir", "À saisir", "keyboard"),
            Destination("echeances", "Échéances", "calendar-clock"),
            Destination("import", "Import", "file-input"),
        )
    )
    rail.aller("candidats")
    rail.set_nombre("saisir", 7)
    rail.set_nombre("echeances", 128)
    liste = ListeFiltrable(DEFINITION)
    liste.set_rows(lignes(244))
    liste.modele.filtrer("etat", FiltreChoix(frozenset({"Refusée"}), sauf=True))
    liste.modele.filtrer("candidat", FiltreTexte("a"))
    liste.vue.selectRow(2)
    liste.barre.actions_.addWidget(bouton("Noter", "quiet"))
    liste.barre.actions_.addWidget(bouton("Préparer", "quiet"))
    droite = QVBoxLayout()
    droite.setContentsMargins(px(16), px(12), 0, 0)
    droite.setSpacing(px(8))
    tete = QHBoxLayout()
    tete.addWidget(BandeFormation("BTS MCO", 4, "Management commercial opérationnel"))
    tete.addStretch(1)
    for widget in (
        ChampRecherche("Filtrer cette liste", "Ctrl+F"),
        bouton("Colonnes", nom_icone="columns-3"),
        bouton("Gérer le recrutement", "primary"),
    ):
        tete.addWidget(widget)
    tete.setContentsMargins(0, 0, px(16), 0)
    droite.addLayout(tete)
    droite.addWidget(
        Bandeau(
            "12 refus à saisir avant mer. 28 mai 23\u202fh\u202f59.", "attention", ("Voir",), fermable=True
        )
    )
    corps = QHBoxLayout()
    corps.setSpacing(px(12))
    corps.addWidget(compteurs())
    corps.addWidget(liste, 1)
    droite.addLayout(corps, 1)
    boite = QHBoxLayout(page)
    boite.setContentsMargins(0, 0, 0, 0)
    boite.setSpacing(0)
    boite.addWidget(rail)
    boite.addLayout(droite, 1)
    return page


def compteurs() -> QWidget:
    """Return the counters of a formation."""
    colonne = QWidget()
    colonne.setFixedWidth(theme().px(220))
    boite = QVBoxLayout(colonne)
    boite.setContentsMargins(0, 0, 0, 0)
    boite.setSpacing(1)
    textes = (
        ("Candidatures", 240, 0, True, None),
        ("confirmées", 24, 1, False, Ton.AMBRE),
        ("non confirmées", 149, 1, False, Ton.GRIS),
        ("en recherche", 61, 1, False, Ton.BLEU),
        ("refusées", 4, 1, False, Ton.BRIQUE),
        ("démissions", 0, 1, False, Ton.BRIQUE),
        ("Contrats saisis", 4, 0, True, None),
        ("en attente", 1, 1, False, Ton.VERT),
    )
    for libelle, nombre, retrait, total, ton in textes:
        ligne = CompteurLigne(libelle, nombre, retrait=retrait, total=total, ton=ton)
        ligne.setChecked(libelle == "confirmées")
        boite.addWidget(ligne)
    boite.addStretch(1)
    return colonne


def page_widgets() -> QWidget:
    """Return a page with every other widget of the kit."""
    page = QWidget()
    page.setObjectName("page")
    gauche, droite = QVBoxLayout(), QVBoxLayout()
    gauche.addWidget(etiquette("Ma journée", "titre"))
    gauche.addWidget(etiquette("D’après l’export du mar. 17 juin 8\u202fh\u202f40 (il y a 3 j)", "discret"))
    for ton in ("info", "attention", "danger", "demo"):
        gauche.addWidget(Bandeau(f"Un bandeau «\u202f{ton}\u202f» et son action.", ton, ("Ouvrir",)))  # type: ignore[arg-type]
    gauche.addLayout(
        _ligne(*(bouton(p.capitalize(), p) for p in ("primary", "normal", "quiet", "lien", "danger")))
    )  # type: ignore[arg-type]
    gris = [bouton("Refuser…"), bouton("Enregistrer", "primary")]
    for g in gris:
        g.setEnabled(False)
    gauche.addLayout(_ligne(*gris))
    siret = QLineEdit("732 829 320 00074")
    invalide = QLineEdit("732 829 320")
    invalide.setProperty("invalide", True)
    gauche.addLayout(_ligne(siret, BoutonCopier("le SIRET", "73282932000074")))
    gauche.addWidget(invalide)
    gauche.addWidget(etiquette("9 chiffres\u202f: c’est un SIREN, il manque les 5 derniers", "erreur"))
    combo = QComboBox()
    combo.addItems(["DUPONT & FILS", "Garage des Ormes"])
    gauche.addLayout(_ligne(combo, QDateEdit()))
    gauche.addWidget(QPlainTextEdit("Notes", maximumHeight=60))  # type: ignore[call-overload]
    cases = [QCheckBox("Passer au suivant"), QCheckBox("Décochée"), QRadioButton("Un"), QRadioButton("Deux")]
    cases[0].setChecked(True)
    cases[2].setChecked(True)
    gauche.addLayout(_ligne(*cases))
    progres = QProgressBar(textVisible=False)
    progres.setValue(60)
    gauche.addWidget(progres)
    gauche.addLayout(_ligne(JaugeCapacite(Jauge(3, 1, 5)), JaugeCapacite(Jauge(18, 3, 30))))
    gauche.addStretch(1)
    onglets = QTabWidget()
    onglets.addTab(
        EtatVide("inbox", "Rien à saisir en ligne.", "Voir les candidats", "Tout est à jour."), "À saisir"
    )
    onglets.addTab(QWidget(), "Écarts")
    droite.addWidget(onglets)
    sections = SectionsDefilantes()
    for titre in ("Profil", "Scolarité", "Activités et centres d’intérêt", "Bac", "Bulletins", "Vœux"):
        sections.ajouter(titre, titre, etiquette("Texte du dossier.\n" * 5, "valeur"))
    droite.addWidget(Separateur())
    droite.addWidget(sections, 1)
    boite = QHBoxLayout(page)
    boite.setContentsMargins(24, 24, 24, 24)
    boite.setSpacing(24)
    boite.addLayout(gauche, 1)
    boite.addLayout(droite, 1)
    notice = Notice(page)
    notice.montrer("Décision préparée pour LE GOFF Aïcha.", "Annuler", duree_ms=0)
    return page


def _ligne(*widgets: QWidget) -> QHBoxLayout:
    ligne = QHBoxLayout()
    for widget in widgets:
        ligne.addWidget(widget)
    ligne.addStretch(1)
    return ligne


def photographier(page: QWidget, chemin: Path) -> None:
    """Show a page at 1280 x 720 and write its picture."""
    page.resize(1280, 720)
    page.show()
    for _ in range(5):
        QCoreApplication.processEvents()
    page.grab().save(str(chemin))


def main() -> None:
    """Write the gallery."""
    dossier = Path(sys.argv[1])
    taille = int(sys.argv[2]) if len(sys.argv) > 2 else 100
    dossier.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv)
    for mode in ("clair", "sombre", "contraste"):
        appliquer_theme(app, cast(ModeDemande, mode), taille)
        page = page_table()
        photographier(page, dossier / f"table-{mode}.png")
        photographier(page_widgets(), dossier / f"widgets-{mode}.png")
        liste = page.findChild(ListeFiltrable)
        cellule = liste.vue.entete.cellule("lycee")
        if isinstance(cellule, CelluleListe):
            cellule.ouvrir()
            cellule.popup.grab().save(str(dossier / f"popup-{mode}.png"))
        date_ = liste.vue.entete.cellule("limite")
        if isinstance(date_, CelluleListe):
            date_.ouvrir()
            date_.popup.grab().save(str(dossier / f"popup-date-{mode}.png"))
        menu = liste.vue.menu_colonnes()
        menu.popup(QPoint(0, 0))
        menu.grab().save(str(dossier / f"menu-{mode}.png"))
        menu.close()


if __name__ == "__main__":
    main()
