"""Add calendars, things done, requests for reasons, past totals, and what the officer notes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    _creer_ce_que_note_le_centre()
    _creer_demande_motifs()
    op.add_column("formation", sa.Column("rapport_publie_on", sa.String(), nullable=True))
    for colonne in ("limite_reponse_on", "reponse_notee", "reponse_notee_on", "demission_notee_on"):
        op.add_column("candidature", sa.Column(colonne, sa.String(), nullable=True))
    op.add_column(
        "saisie", sa.Column("raison_correction", sa.String(), nullable=False, server_default=sa.text("''"))
    )


def _creer_ce_que_note_le_centre() -> None:
    op.create_table(
        "bilan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campagne", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("contrats", sa.Integer(), nullable=False),
        sa.CheckConstraint("contrats >= 0", name=op.f("ck_bilan_contrats")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bilan")),
        sa.UniqueConstraint("campagne", "code", name=op.f("uq_bilan_campagne")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "calendrier",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campagne", sa.Integer(), nullable=False),
        sa.Column("donnees", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["campagne"], ["campagne.annee"], name=op.f("fk_calendrier_campagne_campagne")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendrier")),
        sa.UniqueConstraint("campagne", name=op.f("uq_calendrier_campagne")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "echeance_faite",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cle", sa.String(), nullable=False),
        sa.Column("faite_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_echeance_faite")),
        sa.UniqueConstraint("cle", name=op.f("uq_echeance_faite_cle")),
        sqlite_autoincrement=True,
    )


def _creer_demande_motifs() -> None:
    op.create_table(
        "demande_motifs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("candidature_id", sa.Integer(), nullable=False),
        sa.Column("recue_on", sa.String(), nullable=False),
        sa.Column("avis_on", sa.String(), nullable=True),
        sa.Column("repondue_on", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["candidature_id"], ["candidature.id"], name=op.f("fk_demande_motifs_candidature_id_candidature")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_demande_motifs")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_demande_motifs_candidature_id"), "demande_motifs", ["candidature_id"])
