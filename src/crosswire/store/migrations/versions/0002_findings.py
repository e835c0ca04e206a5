"""Actors, findings and the spans they rest on."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "actor",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("article", sa.Text(), nullable=True),
        sa.Column("wikidata", sa.Text(), nullable=True),
        sa.Column("code", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["article"], ["article.id"], name=op.f("fk_actor_article"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actor")),
    )
    op.create_index(op.f("ix_actor_article"), "actor", ["article"], unique=False)
    op.create_table(
        "actor_article",
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=True),
        sa.Column("wikidata", sa.Text(), nullable=True),
        sa.Column("code", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["actor"], ["actor.id"], name=op.f("fk_actor_article_actor"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["article"], ["article.id"], name=op.f("fk_actor_article_article"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("actor", "article", name=op.f("pk_actor_article")),
    )
    op.create_index(op.f("ix_actor_article_article"), "actor_article", ["article"], unique=False)
    op.create_table(
        "actor_alias",
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["actor", "article"],
            ["actor_article.actor", "actor_article.article"],
            name=op.f("fk_actor_alias_actor_article"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("actor", "article", "n", name=op.f("pk_actor_alias")),
    )
    op.create_index(op.f("ix_actor_alias_article"), "actor_alias", ["article"], unique=False)
    op.create_table(
        "actor_role",
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["actor", "article"],
            ["actor_article.actor", "actor_article.article"],
            name=op.f("fk_actor_role_actor_article"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("actor", "article", "n", name=op.f("pk_actor_role")),
    )
    op.create_index(op.f("ix_actor_role_article"), "actor_role", ["article"], unique=False)
    op.create_table(
        "finding",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("score", sa.Double(), nullable=True),
        sa.Column("stage", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["article", "stage"], ["stage_run.article", "stage_run.stage"], name=op.f("fk_finding_article_stage")
        ),
        sa.ForeignKeyConstraint(["article"], ["article.id"], name=op.f("fk_finding_article"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding")),
    )
    op.create_index(op.f("ix_finding_article_kind"), "finding", ["article", "kind"], unique=False)
    op.create_index(op.f("ix_finding_article_stage"), "finding", ["article", "stage"], unique=False)
    op.create_table(
        "evidence",
        sa.Column("finding", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.CheckConstraint('start >= 0 AND start < "end"', name=op.f("ck_evidence_span")),
        sa.ForeignKeyConstraint(["finding"], ["finding.id"], name=op.f("fk_evidence_finding"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("finding", "role", "n", name=op.f("pk_evidence")),
    )
    op.create_table(
        "finding_name",
        sa.Column("finding", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["finding"], ["finding.id"], name=op.f("fk_finding_name_finding"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("finding", "role", "n", name=op.f("pk_finding_name")),
    )
    op.create_table(
        "noise",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["finding.id"], name=op.f("fk_noise_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_noise")),
    )
    op.create_table(
        "date_mention",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("earliest", sa.Date(), nullable=True),
        sa.Column("latest", sa.Date(), nullable=True),
        sa.Column("precision", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["finding.id"], name=op.f("fk_date_mention_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_date_mention")),
    )
    op.create_table(
        "mention",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["actor.id"], name=op.f("fk_mention_actor")),
        sa.ForeignKeyConstraint(["id"], ["finding.id"], name=op.f("fk_mention_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mention")),
    )
    op.create_index(op.f("ix_mention_actor"), "mention", ["actor"], unique=False)
    op.create_table(
        "statement",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("speaker_actor", sa.Text(), nullable=True),
        sa.Column("speaker_name", sa.Text(), nullable=True),
        sa.Column("speaker_kind", sa.Text(), nullable=True),
        sa.Column("speaker_named", sa.Boolean(), nullable=True),
        sa.Column("speaker_description", sa.Text(), nullable=True),
        sa.Column("speaker_role", sa.Text(), nullable=True),
        sa.Column("speaker_affiliation", sa.Text(), nullable=True),
        sa.Column("directness", sa.Text(), nullable=False),
        sa.Column("told_to", sa.Text(), nullable=True),
        sa.Column("said_on", sa.Date(), nullable=True),
        sa.Column("within", sa.Text(), nullable=True),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["finding.id"], name=op.f("fk_statement_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["speaker_actor"], ["actor.id"], name=op.f("fk_statement_speaker_actor")),
        sa.ForeignKeyConstraint(
            ["within"],
            ["statement.id"],
            name=op.f("fk_statement_within"),
            ondelete="SET NULL",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement")),
    )
    op.create_index(op.f("ix_statement_speaker_actor"), "statement", ["speaker_actor"], unique=False)
    op.create_index(op.f("ix_statement_within"), "statement", ["within"], unique=False)
    op.create_table(
        "figure",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("value_low", sa.Double(), nullable=True),
        sa.Column("value_high", sa.Double(), nullable=True),
        sa.Column("bound", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("side", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("per", sa.Text(), nullable=True),
        sa.Column("as_of_earliest", sa.Date(), nullable=True),
        sa.Column("as_of_latest", sa.Date(), nullable=True),
        sa.Column("as_of_precision", sa.Text(), nullable=True),
        sa.Column("as_of_text", sa.Text(), nullable=True),
        sa.Column("authority", sa.Text(), nullable=True),
        sa.Column("authority_basis", sa.Text(), nullable=True),
        sa.Column("modality", sa.Text(), nullable=False),
        sa.Column("cumulative", sa.Boolean(), nullable=True),
        sa.Column("statement", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["finding.id"], name=op.f("fk_figure_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["statement"],
            ["statement.id"],
            name=op.f("fk_figure_statement"),
            ondelete="SET NULL",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_figure")),
    )
    op.create_index(op.f("ix_figure_statement"), "figure", ["statement"], unique=False)
    op.create_table(
        "event",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("modality", sa.Text(), nullable=False),
        sa.Column("plover_event", sa.Text(), nullable=True),
        sa.Column("plover_mode", sa.Text(), nullable=True),
        sa.Column("plover_context", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("when_earliest", sa.Date(), nullable=True),
        sa.Column("when_latest", sa.Date(), nullable=True),
        sa.Column("when_precision", sa.Text(), nullable=True),
        sa.Column("when_text", sa.Text(), nullable=True),
        sa.Column("statement", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["finding.id"], name=op.f("fk_event_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["statement"],
            ["statement.id"],
            name=op.f("fk_event_statement"),
            ondelete="SET NULL",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
    )
    op.create_index(op.f("ix_event_statement"), "event", ["statement"], unique=False)
    op.create_table(
        "position",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("issue", sa.Text(), nullable=False),
        sa.Column("stance", sa.Text(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=True),
        sa.Column("statement", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["finding.id"], name=op.f("fk_position_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["statement"],
            ["statement.id"],
            name=op.f("fk_position_statement"),
            ondelete="SET NULL",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_position")),
    )
    op.create_index(op.f("ix_position_statement"), "position", ["statement"], unique=False)
