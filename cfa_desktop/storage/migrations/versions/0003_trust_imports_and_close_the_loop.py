"""Add the dossier's content, what imports learnt, persons told apart, and how items met the exports."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    _creer_rubrique()
    _creer_ce_que_les_imports_apprennent()
    _creer_distinction()
    op.add_column("candidat", sa.Column("ine", sa.String(), nullable=False, server_default=sa.text("''")))
    op.add_column("saisie", sa.Column("ecart", sa.String(), nullable=False, server_default=sa.text("''")))
    for colonne in ("constatee_on", "ecart_on", "attend_apres_on"):
        op.add_column("saisie", sa.Column(colonne, sa.String(), nullable=True))


def _creer_rubrique() -> None:
    op.create_table(
        "rubrique",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("candidat_id", sa.Integer(), nullable=False),
        sa.Column("candidature_id", sa.Integer(), nullable=True),
        sa.Column("nom", sa.String(), nullable=False),
        sa.Column("donnees", sa.String(), nullable=False),
        sa.Column("export_on", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["candidat_id"], ["candidat.id"], name=op.f("fk_rubrique_candidat_id_candidat")
        ),
        sa.ForeignKeyConstraint(
            ["candidature_id"], ["candidature.id"], name=op.f("fk_rubrique_candidature_id_candidature")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rubrique")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "uq_rubrique_candidat",
        "rubrique",
        ["candidat_id", "nom"],
        unique=True,
        sqlite_where=sa.text("candidature_id IS NULL"),
    )
    op.create_index(
        "uq_rubrique_candidature",
        "rubrique",
        ["candidature_id", "nom"],
        unique=True,
        sqlite_where=sa.text("candidature_id IS NOT NULL"),
    )


def _creer_ce_que_les_imports_apprennent() -> None:
    op.create_table(
        "correspondance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("signature", sa.String(), nullable=False),
        sa.Column("colonnes", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correspondance")),
        sa.UniqueConstraint("signature", name=op.f("uq_correspondance_signature")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "libelle_appris",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("champ", sa.String(), nullable=False),
        sa.Column("libelle", sa.String(), nullable=False),
        sa.Column("valeur", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_libelle_appris")),
        sa.UniqueConstraint("champ", "libelle", name=op.f("uq_libelle_appris_champ")),
        sqlite_autoincrement=True,
    )


def _creer_distinction() -> None:
    op.create_table(
        "distinction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("candidat_id", sa.Integer(), nullable=False),
        sa.Column("autre_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("candidat_id < autre_id", name=op.f("ck_distinction_ordre")),
        sa.ForeignKeyConstraint(["autre_id"], ["candidat.id"], name=op.f("fk_distinction_autre_id_candidat")),
        sa.ForeignKeyConstraint(
            ["candidat_id"], ["candidat.id"], name=op.f("fk_distinction_candidat_id_candidat")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_distinction")),
        sa.UniqueConstraint("candidat_id", "autre_id", name=op.f("uq_distinction_candidat_id")),
        sqlite_autoincrement=True,
    )
