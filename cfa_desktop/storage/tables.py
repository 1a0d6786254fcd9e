"""The tables of the base. Days are ISO text, instants ISO text with offset, enums stored by value."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, MetaData, UniqueConstraint, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
VIVANT = "statut IN ('preparee', 'saisie')"


class Base(DeclarativeBase):
    """Common metadata: every constraint has a name from the first migration on."""

    metadata = MetaData(naming_convention=NAMING)


class ParametreRow(Base):
    """A setting of the centre, or a mark of the base itself (demo, its clock)."""

    __tablename__ = "parametre"
    cle: Mapped[str] = mapped_column(primary_key=True)
    valeur: Mapped[str]


class CampagneRow(Base):
    """One Parcoursup year."""

    __tablename__ = "campagne"
    annee: Mapped[int] = mapped_column(primary_key=True)


class FormationRow(Base):
    """A formation in one campagne."""

    __tablename__ = "formation"
    __table_args__ = (
        UniqueConstraint("campagne", "code"),
        CheckConstraint("capacite IS NULL OR capacite >= 1", name="capacite"),
        {"sqlite_autoincrement": True},
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    campagne: Mapped[int] = mapped_column(ForeignKey("campagne.annee"))
    code: Mapped[str]
    intitule: Mapped[str]
    sigle: Mapped[str] = mapped_column(default="")
    etablissement: Mapped[str] = mapped_column(default="")
    couleur: Mapped[int] = mapped_column(default=0)
    capacite: Mapped[int | None]
    examine: Mapped[int | None]
    modalites_particulieres: Mapped[int] = mapped_column(default=0)
    cloture_demandee_on: Mapped[str | None]
    cloturee_on: Mapped[str | None]
    message_recherche: Mapped[str] = mapped_column(default="")
    message_acceptation: Mapped[str] = mapped_column(default="")


class CritereRow(Base):
    """A published examination criterion of a formation."""

    __tablename__ = "critere"
    __table_args__ = (UniqueConstraint("formation_id", "texte"), {"sqlite_autoincrement": True})
    id: Mapped[int] = mapped_column(primary_key=True)
    formation_id: Mapped[int] = mapped_column(ForeignKey("formation.id"))
    ordre: Mapped[int]
    texte: Mapped[str]


class CandidatRow(Base):
    """A person in one campagne, as Parcoursup's exports describe them; ``cle`` is what searches read."""

    __tablename__ = "candidat"
    __table_args__ = (
        UniqueConstraint("campagne", "numero"),
        Index("ix_candidat_cle", "campagne", "cle"),
        {"sqlite_autoincrement": True},
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    campagne: Mapped[int] = mapped_column(ForeignKey("campagne.annee"))
    numero: Mapped[str]
    civilite: Mapped[str] = mapped_column(default="")
    nom: Mapped[str] = mapped_column(default="")
    prenom: Mapped[str] = mapped_column(default="")
    naissance_on: Mapped[str | None]
    telephone_fixe: Mapped[str] = mapped_column(default="")
    telephone_portable: Mapped[str] = mapped_column(default="")
    mail: Mapped[str] = mapped_column(default="")
    adresse: Mapped[str] = mapped_column(default="")
    code_postal: Mapped[str] = mapped_column(default="")
    commune: Mapped[str] = mapped_column(default="")
    etablissement_origine: Mapped[str] = mapped_column(default="")
    origine_uai: Mapped[str] = mapped_column(default="")
    origine_commune: Mapped[str] = mapped_column(default="")
    origine_departement: Mapped[str] = mapped_column(default="")
    profil: Mapped[str] = mapped_column(default="")
    serie: Mapped[str] = mapped_column(default="")
    cle: Mapped[str] = mapped_column(default="")


class CorrectionRow(Base):
    """A value the officer corrected: shown instead of the imported one, which stays in ``candidat``."""

    __tablename__ = "correction"
    __table_args__ = (UniqueConstraint("candidat_id", "champ"), {"sqlite_autoincrement": True})
    id: Mapped[int] = mapped_column(primary_key=True)
    candidat_id: Mapped[int] = mapped_column(ForeignKey("candidat.id"))
    champ: Mapped[str]
    valeur: Mapped[str]


class EmployeurRow(Base):
    """An employer; the SIRET is its identity."""

    __tablename__ = "employeur"
    __table_args__ = (
        UniqueConstraint("siret"),
        CheckConstraint("length(siret) = 14", name="siret"),
        {"sqlite_autoincrement": True},
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    siret: Mapped[str]
    denomination: Mapped[str]


class CandidatureRow(Base):
    """One candidat x one formation: the last facts Parcoursup gave."""

    __tablename__ = "candidature"
    __table_args__ = (UniqueConstraint("formation_id", "candidat_id"), {"sqlite_autoincrement": True})
    id: Mapped[int] = mapped_column(primary_key=True)
    formation_id: Mapped[int] = mapped_column(ForeignKey("formation.id"))
    candidat_id: Mapped[int] = mapped_column(ForeignKey("candidat.id"), index=True)
    etat: Mapped[str | None]
    etat_brut: Mapped[str] = mapped_column(default="")
    sans_voeu: Mapped[int] = mapped_column(default=0)
    confirmee_at: Mapped[str | None]
    vue_confirmee_on: Mapped[str | None]
    limite_importee_on: Mapped[str | None]
    reponse: Mapped[str | None]
    reponse_brute: Mapped[str] = mapped_column(default="")
    inscription: Mapped[str | None]
    statut_contrat: Mapped[str | None]
    date_reponse_on: Mapped[str | None]
    export_on: Mapped[str | None]
    disparue_on: Mapped[str | None]
    employeur_id: Mapped[int | None] = mapped_column(ForeignKey("employeur.id"))


class SaisieRow(Base):
    """An item prepared here, to be typed on Parcoursup."""

    __tablename__ = "saisie"
    __table_args__ = (
        Index(
            "uq_saisie_vivante",
            "candidature_id",
            "nature",
            unique=True,
            sqlite_where=text(f"candidature_id IS NOT NULL AND {VIVANT}"),
        ),
        CheckConstraint("nature <> 'contrat' OR employeur_id IS NOT NULL", name="employeur"),
        {"sqlite_autoincrement": True},
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    nature: Mapped[str]
    statut: Mapped[str]
    formation_id: Mapped[int] = mapped_column(ForeignKey("formation.id"), index=True)
    candidature_id: Mapped[int | None] = mapped_column(ForeignKey("candidature.id"), index=True)
    candidat_id: Mapped[int | None] = mapped_column(ForeignKey("candidat.id"))
    decision: Mapped[str | None]
    motif: Mapped[str] = mapped_column(default="")
    employeur_id: Mapped[int | None] = mapped_column(ForeignKey("employeur.id"))
    limite_reponse_on: Mapped[str | None]
    valeur: Mapped[str] = mapped_column(default="")
    preparee_at: Mapped[str]
    evaluee_at: Mapped[str]
    pas_avant: Mapped[str | None]
    saisie_at: Mapped[str | None]
    reporte_au: Mapped[str | None]
    refus_parcoursup: Mapped[str] = mapped_column(default="")
    raison_abandon: Mapped[str] = mapped_column(default="")


class BrouillonRow(Base):
    """A contract begun: its employer is known, its SIRET perhaps awaited; never counted."""

    __tablename__ = "brouillon"
    __table_args__ = (UniqueConstraint("formation_id", "numero"), {"sqlite_autoincrement": True})
    id: Mapped[int] = mapped_column(primary_key=True)
    formation_id: Mapped[int] = mapped_column(ForeignKey("formation.id"))
    numero: Mapped[str]
    nom: Mapped[str] = mapped_column(default="")
    candidat_id: Mapped[int | None] = mapped_column(ForeignKey("candidat.id"), index=True)
    employeur: Mapped[str] = mapped_column(default="")
    siret_texte: Mapped[str] = mapped_column(default="")
    limite_reponse_on: Mapped[str | None]
    attente_siret: Mapped[int] = mapped_column(default=0)
    modifie_at: Mapped[str]


class EvenementRow(Base):
    """A dated event of a person's follow-up, and its next step."""

    __tablename__ = "evenement"
    __table_args__ = ({"sqlite_autoincrement": True},)
    id: Mapped[int] = mapped_column(primary_key=True)
    candidat_id: Mapped[int] = mapped_column(ForeignKey("candidat.id"), index=True)
    formation_id: Mapped[int | None] = mapped_column(ForeignKey("formation.id"))
    at: Mapped[str]
    type: Mapped[str]
    resultat: Mapped[str | None]
    texte: Mapped[str] = mapped_column(default="")
    etape: Mapped[str] = mapped_column(default="")
    etape_on: Mapped[str | None]
    etape_close_at: Mapped[str | None]


class ImportRow(Base):
    """An import applied: what file, for which formation, and what it changed (JSON report)."""

    __tablename__ = "import"
    __table_args__ = ({"sqlite_autoincrement": True},)
    id: Mapped[int] = mapped_column(primary_key=True)
    formation_id: Mapped[int] = mapped_column(ForeignKey("formation.id"))
    type: Mapped[str]
    fichier: Mapped[str]
    empreinte: Mapped[str]
    signature: Mapped[str]
    export_on: Mapped[str]
    applique_at: Mapped[str]
    partiel: Mapped[int] = mapped_column(default=0)
    lignes: Mapped[int]
    rapport: Mapped[str] = mapped_column(default="{}")
    changement_id: Mapped[int] = mapped_column(ForeignKey("changement.id"))


class ChangementRow(Base):
    """One user action: label, instants, source; ``annule_id`` names the action that this one undoes."""

    __tablename__ = "changement"
    __table_args__ = ({"sqlite_autoincrement": True},)
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[str]
    libelle: Mapped[str]
    source: Mapped[str]
    annulable: Mapped[int] = mapped_column(default=1)
    annule_id: Mapped[int | None] = mapped_column(ForeignKey("changement.id"))


class ChangementLigneRow(Base):
    """One row touched by an action: its values before and after (JSON), erasable without the action."""

    __tablename__ = "changement_ligne"
    __table_args__ = ({"sqlite_autoincrement": True},)
    id: Mapped[int] = mapped_column(primary_key=True)
    changement_id: Mapped[int] = mapped_column(ForeignKey("changement.id"), index=True)
    table_nom: Mapped[str]
    ligne_id: Mapped[int]
    candidat_id: Mapped[int | None] = mapped_column(index=True)
    avant: Mapped[str | None]
    apres: Mapped[str | None]
