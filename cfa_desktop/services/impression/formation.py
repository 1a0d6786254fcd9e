"""Formation sheets, read from the base: counters, gauge, funnel, deadlines, criteria."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from cfa_desktop.documents.liste import texte_nombre
from cfa_desktop.documents.pdf.formation import ouvrage_formations
from cfa_desktop.documents.pdf.formation_valeurs import EcheanceFormation, FicheFormation
from cfa_desktop.documents.pdf.lundi_valeurs import Chiffre
from cfa_desktop.documents.pdf.ouvrage import Ouvrage
from cfa_desktop.models.bilan import Bilan
from cfa_desktop.models.compteurs import Compteurs
from cfa_desktop.models.dates_fr import jour_complet, jour_court, temps_restant
from cfa_desktop.models.echeances.echeance import Echeance
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.tableau_formations import FormationLine
from cfa_desktop.models.temps import fin_du_jour
from cfa_desktop.services.bilans import Bilans
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.echeances import Echeances
from cfa_desktop.services.entetes import couleur, entete
from cfa_desktop.services.impression.demande import DemandeImpression
from cfa_desktop.services.impression.formation_comptes import a_cote_de, compteurs_de, entonnoir
from cfa_desktop.services.impression.lundi import jauge_de
from cfa_desktop.services.impression.lundi_listes import grouper_par_jour
from cfa_desktop.services.lignes import Selection, composer
from cfa_desktop.services.tableau import tableau


def composer_formation(contexte: Contexte, demande: DemandeImpression) -> Ouvrage:
    """Return the sheet of a formation; of each formation of the campagne when none is asked for."""
    fiches = lire_fiches(contexte, demande.campagne, demande.formation_id)
    tete = entete(contexte, demande.formation_id, demande.campagne, "Toutes les candidatures")
    return ouvrage_formations(fiches, tete)


def lire_fiches(contexte: Contexte, campagne: int, formation_id: int | None = None) -> list[FicheFormation]:
    """Return where each formation of a campagne stands now, or that one alone."""
    maintenant = contexte.maintenant()
    with contexte.database.lecture() as connection:
        lignes = composer(contexte, connection, Selection(campagne=campagne), maintenant)
    dues = Echeances(contexte).lire(campagne, deja_lues=lignes).dues
    bilans = Bilans(contexte)
    fiches = []
    for une in tableau(contexte, campagne, deja_lues=lignes):
        ident = une.formation.id
        if formation_id in (None, ident):
            siennes = [ligne for ligne in lignes if ligne.formation_id == ident]
            fiche = _fiche(une, siennes, [due for due in dues if due.formation_id == ident], maintenant)
            par_an = _par_an(bilans.contrats(ident).bilan)
            fiches.append(fiche._replace(faits=(*fiche.faits, ("Contrats par an", par_an))))
    return fiches


def _fiche(
    une: FormationLine, lignes: Sequence[CandidatureLine], dues: Sequence[Echeance], maintenant: datetime
) -> FicheFormation:
    formation = une.formation
    return FicheFormation(
        code=formation.code,
        nom_court=formation.nom_court,
        intitule=formation.intitule,
        etablissement=formation.etablissement,
        couleur=couleur(formation),
        chiffres=_chiffres(une, maintenant),
        faits=_faits(une),
        jauge=jauge_de(une),
        notes_jauge=_notes(une),
        compteurs=compteurs_de(une.compteurs),
        a_cote=a_cote_de(une.compteurs),
        echeances=_echeances(dues, formation.campagne, maintenant),
        etapes=entonnoir(une.compteurs, lignes),
        criteres=formation.criteres,
        examine=formation.examine,
    )


def _echeances(
    dues: Sequence[Echeance], campagne: int, maintenant: datetime
) -> tuple[EcheanceFormation, ...]:
    rendues, dit = [], None
    for jour, quoi, groupe in grouper_par_jour(dues):
        nom = "" if jour == dit else jour_court(jour, campagne)
        rendues.append(EcheanceFormation(nom, quoi, temps_restant(groupe[0].le, maintenant)))
        dit = jour
    return tuple(rendues)


def _chiffres(une: FormationLine, maintenant: datetime) -> tuple[Chiffre, ...]:
    capacite = une.formation.capacite
    limite = une.prochaine_limite_on
    avant = f"limite {temps_restant(fin_du_jour(limite), maintenant)}" if limite else ""
    preparee = f"{une.capacite_preparee} préparée, à saisir" if une.capacite_preparee else ""
    libres = None if capacite is None else capacite - une.contrats_comptes
    reste = ""
    if libres is not None:
        reste = (
            f"{texte_nombre(libres, 'place', 'places')} à pourvoir" if libres > 0 else "aucune place libre"
        )
    return (
        Chiffre("Capacité", "–" if capacite is None else str(capacite), preparee or reste),
        Chiffre("Contrats", str(une.contrats_comptes), f"dont {_prepares(une)}" if une.prepares else ""),
        Chiffre("À examiner", str(une.a_examiner) if une.formation.examine else "–", avant),
        Chiffre("En recherche", str(une.compteurs.en_recherche), _presumes(une.compteurs)),
        Chiffre("À saisir en ligne", str(une.a_saisir)),
    )


def _faits(une: FormationLine) -> tuple[tuple[str, str], ...]:
    formation = une.formation
    faits = [("Situation", une.situation.value), ("Dossiers", _examen(formation))]
    faits.append(("Délais", _delais(formation)))
    if formation.cloture_demandee_on is not None:
        faits.append(("Clôture", f"demandée le {jour_complet(formation.cloture_demandee_on)}"))
    if formation.examine:
        publie_on = formation.rapport_publie_on
        publie = f"publié le {jour_complet(publie_on)}" if publie_on else "pas encore publié"
        faits.append(("Rapport public", publie))
    faits.append(("Dernier export", jour_complet(une.export_on) if une.export_on else "aucun"))
    return tuple(faits)


def _examen(formation: Formation) -> str:
    if formation.examine is None:
        return "à préciser\u202f: examinés ou non"
    return "examinés par l’établissement" if formation.examine else "non examinés"


def _delais(formation: Formation) -> str:
    if formation.modalites_particulieres:
        return "modalités particulières, aucun délai"
    if formation.examine is None:
        return "à préciser"
    return "ceux de la session" if formation.examine else "aucun, passage automatique"


def _par_an(bilan: Bilan) -> str:
    """Return the contracts of three sessions, which a new publication looks at (R25)."""
    return " · ".join(
        f"{annee}\u202f: {'inconnu' if nombre is None else nombre}" for annee, nombre in bilan.contrats
    )


def _notes(une: FormationLine) -> str:
    """Return what qualifies the gauge: démissions counted, employers whose SIRET is missing, excess."""
    notes = []
    demissions = une.compteurs.contrats_demissions
    if demissions:
        comptees = "comptées" if demissions > 1 else "comptée"
        notes.append(f"dont {texte_nombre(demissions, 'démission', 'démissions')}, {comptees} par Parcoursup")
    if une.employeurs_attendus:
        trouves = texte_nombre(une.employeurs_attendus, "employeur trouvé", "employeurs trouvés")
        notes.append(f"{trouves}, SIRET attendu, hors compte")
    capacite = une.formation.capacite
    if capacite is None:
        notes.append("capacité à saisir avant tout contrat")
    elif une.contrats_comptes > capacite:
        notes.append(f"{une.contrats_comptes - capacite} de plus que la capacité, marquée d’un trait épais")
    return " · ".join(notes)


def _prepares(une: FormationLine) -> str:
    return texte_nombre(une.prepares, "préparé ici", "préparés ici")


def _presumes(compteurs: Compteurs) -> str:
    presumes = compteurs.presumes_en_recherche
    return f"+ {texte_nombre(presumes, 'présumé', 'présumés')}" if presumes else ""
