"""Links, and the index that searches passages."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "link",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("left", sa.Text(), nullable=False),
        sa.Column("right", sa.Text(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("directed", sa.Boolean(), nullable=False),
        sa.Column("judgement", sa.Text(), nullable=False),
        sa.Column("judged_by", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("kind", "left", "right", name=op.f("pk_link")),
    )
    op.create_index(op.f("ix_link_left"), "link", ["left"], unique=False)
    op.create_index(op.f("ix_link_right"), "link", ["right"], unique=False)
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

    _create_search()


def _create_search() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("CREATE INDEX ix_passage_words ON passage USING gin (to_tsvector('simple'::regconfig, text))")
        return
    op.execute(
        "CREATE VIRTUAL TABLE passage_words USING fts5("
        "text, content='passage', content_rowid='id', tokenize='unicode61 remove_diacritics 2')"
    )
    op.execute(
        "CREATE TRIGGER passage_comes AFTER INSERT ON passage BEGIN "
        "INSERT INTO passage_words(rowid, text) VALUES (new.id, new.text); END"
    )
    op.execute(
        "CREATE TRIGGER passage_goes AFTER DELETE ON passage BEGIN "
        "INSERT INTO passage_words(passage_words, rowid, text) VALUES ('delete', old.id, old.text); END"
    )
