"""The tables of the base. Days are ISO text, instants ISO text with offset, enums stored by value."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    text,
)

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
VIVANT = "statut IN ('preparee', 'saisie')"
METADATA = MetaData(naming_convention=NAMING)

PARAMETRE = Table(
    "parametre",
    METADATA,
    Column("cle", String, primary_key=True),
    Column("valeur", String, nullable=False),
)
"""A setting of the centre, or a mark of the base itself (demo, its clock)."""

CAMPAGNE = Table(
    "campagne",
    METADATA,
    Column("annee", Integer, primary_key=True),
)
"""One Parcoursup year."""

FORMATION = Table(
    "formation",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("campagne", Integer, ForeignKey("campagne.annee"), nullable=False),
    Column("code", String, nullable=False),
    Column("intitule", String, nullable=False),
    Column("sigle", String, nullable=False, default=""),
    Column("etablissement", String, nullable=False, default=""),
    Column("couleur", Integer, nullable=False, default=0),
    Column("capacite", Integer),
    Column("examine", Integer),
    Column("modalites_particulieres", Integer, nullable=False, default=0),
    Column("cloture_demandee_on", String),
    Column("cloturee_on", String),
    Column("message_recherche", String, nullable=False, default=""),
    Column("message_acceptation", String, nullable=False, default=""),
    Column("rapport_publie_on", String),
    UniqueConstraint("campagne", "code"),
    CheckConstraint("capacite IS NULL OR capacite >= 1", name="capacite"),
    sqlite_autoincrement=True,
)
"""A formation in one campagne."""

CRITERE = Table(
    "critere",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("formation_id", Integer, ForeignKey("formation.id"), nullable=False),
    Column("ordre", Integer, nullable=False),
    Column("texte", String, nullable=False),
    UniqueConstraint("formation_id", "texte"),
    sqlite_autoincrement=True,
)
"""A published examination criterion of a formation."""

CANDIDAT = Table(
    "candidat",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("campagne", Integer, ForeignKey("campagne.annee"), nullable=False),
    Column("numero", String, nullable=False),
    Column("civilite", String, nullable=False, default=""),
    Column("nom", String, nullable=False, default=""),
    Column("prenom", String, nullable=False, default=""),
    Column("ine", String, nullable=False, default=""),
    Column("naissance_on", String),
    Column("telephone_fixe", String, nullable=False, default=""),
    Column("telephone_portable", String, nullable=False, default=""),
    Column("mail", String, nullable=False, default=""),
    Column("adresse", String, nullable=False, default=""),
    Column("code_postal", String, nullable=False, default=""),
    Column("commune", String, nullable=False, default=""),
    Column("etablissement_origine", String, nullable=False, default=""),
    Column("origine_uai", String, nullable=False, default=""),
    Column("origine_commune", String, nullable=False, default=""),
    Column("origine_departement", String, nullable=False, default=""),
    Column("profil", String, nullable=False, default=""),
    Column("serie", String, nullable=False, default=""),
    Column("cle", String, nullable=False, default=""),
    UniqueConstraint("campagne", "numero"),
    Index("ix_candidat_cle", "campagne", "cle"),
    sqlite_autoincrement=True,
)
"""A person in one campagne, as Parcoursup's exports describe them; ``cle`` is what searches read."""

CORRECTION = Table(
    "correction",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("candidat_id", Integer, ForeignKey("candidat.id"), nullable=False),
    Column("champ", String, nullable=False),
    Column("valeur", String, nullable=False),
    UniqueConstraint("candidat_id", "champ"),
    sqlite_autoincrement=True,
)
"""A value the officer corrected: shown instead of the imported one, which stays in ``candidat``."""

EMPLOYEUR = Table(
    "employeur",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("siret", String, nullable=False),
    Column("denomination", String, nullable=False),
    UniqueConstraint("siret"),
    CheckConstraint("length(siret) = 14", name="siret"),
    sqlite_autoincrement=True,
)
"""An employer; the SIRET is its identity."""

CANDIDATURE = Table(
    "candidature",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("formation_id", Integer, ForeignKey("formation.id"), nullable=False),
    Column("candidat_id", Integer, ForeignKey("candidat.id"), nullable=False, index=True),
    Column("etat", String),
    Column("etat_brut", String, nullable=False, default=""),
    Column("sans_voeu", Integer, nullable=False, default=0),
    Column("confirmee_at", String),
    Column("vue_confirmee_on", String),
    Column("limite_importee_on", String),
    Column("reponse", String),
    Column("reponse_brute", String, nullable=False, default=""),
    Column("inscription", String),
    Column("statut_contrat", String),
    Column("date_reponse_on", String),
    Column("export_on", String),
    Column("disparue_on", String),
    Column("employeur_id", Integer, ForeignKey("employeur.id")),
    Column("limite_reponse_on", String),
    Column("reponse_notee", String),
    Column("reponse_notee_on", String),
    Column("demission_notee_on", String),
    UniqueConstraint("formation_id", "candidat_id"),
    sqlite_autoincrement=True,
)
"""One candidat x one formation: the last facts Parcoursup gave, and what the officer noted since."""

SAISIE = Table(
    "saisie",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("nature", String, nullable=False),
    Column("statut", String, nullable=False),
    Column("formation_id", Integer, ForeignKey("formation.id"), nullable=False, index=True),
    Column("candidature_id", Integer, ForeignKey("candidature.id"), index=True),
    Column("candidat_id", Integer, ForeignKey("candidat.id")),
    Column("decision", String),
    Column("motif", String, nullable=False, default=""),
    Column("employeur_id", Integer, ForeignKey("employeur.id")),
    Column("limite_reponse_on", String),
    Column("valeur", String, nullable=False, default=""),
    Column("preparee_at", String, nullable=False),
    Column("evaluee_at", String, nullable=False),
    Column("pas_avant", String),
    Column("saisie_at", String),
    Column("reporte_au", String),
    Column("refus_parcoursup", String, nullable=False, default=""),
    Column("raison_abandon", String, nullable=False, default=""),
    Column("raison_correction", String, nullable=False, default=""),
    Column("constatee_on", String),
    Column("ecart", String, nullable=False, default=""),
    Column("ecart_on", String),
    Column("attend_apres_on", String),
    Index(
        "uq_saisie_vivante",
        "candidature_id",
        "nature",
        unique=True,
        sqlite_where=text(f"candidature_id IS NOT NULL AND {VIVANT}"),
    ),
    CheckConstraint("nature <> 'contrat' OR employeur_id IS NOT NULL", name="employeur"),
    sqlite_autoincrement=True,
)
"""An item prepared here, to be typed on Parcoursup, and how the exports met it (days of these exports)."""

BROUILLON = Table(
    "brouillon",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("formation_id", Integer, ForeignKey("formation.id"), nullable=False),
    Column("numero", String, nullable=False),
    Column("nom", String, nullable=False, default=""),
    Column("candidat_id", Integer, ForeignKey("candidat.id"), index=True),
    Column("employeur", String, nullable=False, default=""),
    Column("siret_texte", String, nullable=False, default=""),
    Column("limite_reponse_on", String),
    Column("attente_siret", Integer, nullable=False, default=0),
    Column("modifie_at", String, nullable=False),
    UniqueConstraint("formation_id", "numero"),
    sqlite_autoincrement=True,
)
"""A contract begun: its employer is known, its SIRET perhaps awaited; never counted."""

EVENEMENT = Table(
    "evenement",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("candidat_id", Integer, ForeignKey("candidat.id"), nullable=False, index=True),
    Column("formation_id", Integer, ForeignKey("formation.id")),
    Column("at", String, nullable=False),
    Column("type", String, nullable=False),
    Column("resultat", String),
    Column("texte", String, nullable=False, default=""),
    Column("etape", String, nullable=False, default=""),
    Column("etape_on", String),
    Column("etape_close_at", String),
    sqlite_autoincrement=True,
)
"""A dated event of a person's follow-up, and its next step."""

CALENDRIER = Table(
    "calendrier",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("campagne", Integer, ForeignKey("campagne.annee"), nullable=False),
    Column("donnees", String, nullable=False),
    UniqueConstraint("campagne"),
    sqlite_autoincrement=True,
)
"""The dates of a campagne as the officer corrected them (JSON), over those of the shipped file."""

ECHEANCE_FAITE = Table(
    "echeance_faite",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("cle", String, nullable=False),
    Column("faite_at", String, nullable=False),
    UniqueConstraint("cle"),
    sqlite_autoincrement=True,
)
"""Something due that the officer marked as done."""

DEMANDE_MOTIFS = Table(
    "demande_motifs",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("candidature_id", Integer, ForeignKey("candidature.id"), nullable=False, index=True),
    Column("recue_on", String, nullable=False),
    Column("avis_on", String),
    Column("repondue_on", String),
    Column("note", String, nullable=False, default=""),
    sqlite_autoincrement=True,
)
"""A refused candidate's request for the reasons (R23); ``avis_on`` is the end-of-procedure notice."""

BILAN = Table(
    "bilan",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("campagne", Integer, nullable=False),
    Column("code", String, nullable=False),
    Column("contrats", Integer, nullable=False),
    UniqueConstraint("campagne", "code"),
    CheckConstraint("contrats >= 0", name="contrats"),
    sqlite_autoincrement=True,
)
"""The contracts of a formation in a past campagne (R25): outlives the persons, may be typed by hand."""

IMPORT = Table(
    "import",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("formation_id", Integer, ForeignKey("formation.id"), nullable=False),
    Column("type", String, nullable=False),
    Column("fichier", String, nullable=False),
    Column("empreinte", String, nullable=False),
    Column("signature", String, nullable=False),
    Column("export_on", String, nullable=False),
    Column("applique_at", String, nullable=False),
    Column("partiel", Integer, nullable=False, default=0),
    Column("lignes", Integer, nullable=False),
    Column("rapport", String, nullable=False, default="{}"),
    Column("changement_id", Integer, ForeignKey("changement.id"), nullable=False),
    sqlite_autoincrement=True,
)
"""An import applied: what file, for which formation, and what it changed (JSON report)."""

RUBRIQUE = Table(
    "rubrique",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("candidat_id", Integer, ForeignKey("candidat.id"), nullable=False),
    Column("candidature_id", Integer, ForeignKey("candidature.id")),
    Column("nom", String, nullable=False),
    Column("donnees", String, nullable=False),
    Column("export_on", String, nullable=False),
    Index(
        "uq_rubrique_candidat",
        "candidat_id",
        "nom",
        unique=True,
        sqlite_where=text("candidature_id IS NULL"),
    ),
    Index(
        "uq_rubrique_candidature",
        "candidature_id",
        "nom",
        unique=True,
        sqlite_where=text("candidature_id IS NOT NULL"),
    ),
    sqlite_autoincrement=True,
)
"""One part of a dossier as the exports give it: JSON of its paths and texts (``models/contenu_texte``).

Parts that belong to the vœu (letter, answers, group) name the candidature; the others only the person.
"""

CORRESPONDANCE = Table(
    "correspondance",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("signature", String, nullable=False),
    Column("colonnes", String, nullable=False),
    UniqueConstraint("signature"),
    sqlite_autoincrement=True,
)
"""Columns matched by hand for a header signature: JSON object of column rank -> field."""

LIBELLE_APPRIS = Table(
    "libelle_appris",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("champ", String, nullable=False),
    Column("libelle", String, nullable=False),
    Column("valeur", String, nullable=False),
    UniqueConstraint("champ", "libelle"),
    sqlite_autoincrement=True,
)
"""A label of the site that the officer mapped once by hand to a known value."""

DISTINCTION = Table(
    "distinction",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("candidat_id", Integer, ForeignKey("candidat.id"), nullable=False),
    Column("autre_id", Integer, ForeignKey("candidat.id"), nullable=False),
    UniqueConstraint("candidat_id", "autre_id"),
    CheckConstraint("candidat_id < autre_id", name="ordre"),
    sqlite_autoincrement=True,
)
"""Two namesakes that the officer said are not the same person."""

CHANGEMENT = Table(
    "changement",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("at", String, nullable=False),
    Column("libelle", String, nullable=False),
    Column("source", String, nullable=False),
    Column("annulable", Integer, nullable=False, default=1),
    Column("annule_id", Integer, ForeignKey("changement.id")),
    sqlite_autoincrement=True,
)
"""One user action: label, instants, source; ``annule_id`` names the action that this one undoes."""

CHANGEMENT_LIGNE = Table(
    "changement_ligne",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("changement_id", Integer, ForeignKey("changement.id"), nullable=False, index=True),
    Column("table_nom", String, nullable=False),
    Column("ligne_id", Integer, nullable=False),
    Column("candidat_id", Integer, index=True),
    Column("avant", String),
    Column("apres", String),
    sqlite_autoincrement=True,
)
"""One row touched by an action: its values before and after (JSON), erasable without the action."""
