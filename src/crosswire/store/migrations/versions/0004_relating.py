"""Kinds of conflict, who tells a position, passages of links with their quotes, and what articles can be found by."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("link", sa.Column("aspect", sa.Text(), nullable=True))
    op.add_column("link", sa.Column("relation", sa.Text(), nullable=True))
    op.add_column("position", sa.Column("reported_by", sa.Text(), nullable=True))
    op.drop_table("link_passage")  # no version before this one wrote links
    _create_link_passage()
    op.create_table(
        "relating",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["article"], ["reading.article"], name=op.f("fk_relating_article"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_relating")),
        sa.UniqueConstraint("article", name=op.f("uq_relating_article")),
    )
    op.create_table(
        "trace",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["number"], ["relating.number"], name=op.f("fk_trace_number"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", "day", "number", name=op.f("pk_trace")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_trace_number"), "trace", ["number"], unique=False)


def _create_link_passage() -> None:
    op.create_table(
        "link_passage",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("left", sa.Text(), nullable=False),
        sa.Column("right", sa.Text(), nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("left_start", sa.Integer(), nullable=False),
        sa.Column("left_end", sa.Integer(), nullable=False),
        sa.Column("right_start", sa.Integer(), nullable=False),
        sa.Column("right_end", sa.Integer(), nullable=False),
        sa.Column("left_article", sa.Text(), nullable=False),
        sa.Column("left_quote", sa.Text(), nullable=False),
        sa.Column("right_article", sa.Text(), nullable=False),
        sa.Column("right_quote", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "left_start >= 0 AND left_start < left_end AND right_start >= 0 AND right_start < right_end",
            name=op.f("ck_link_passage_spans"),
        ),
        sa.ForeignKeyConstraint(
            ["kind", "left", "right"],
            ["link.kind", "link.left", "link.right"],
            name=op.f("fk_link_passage_kind_left_right"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("kind", "left", "right", "n", name=op.f("pk_link_passage")),
    )
