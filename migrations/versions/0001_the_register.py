"""The register: reports, recommendations, how they stand, events, opening balances, settings."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

CATEGORY = ("recommendation", "cause-of-concern", "afi")
LEVEL = ("1", "2", "3", "4", "before-levels")
STATUS = ("open", "closed", "withdrawn")
STAGE = ("in-progress", "internal-review", "with-dcc", "submitted", "awaiting-verification")
OUTCOME = ("implemented", "archived", "superseded", "not-applicable")
DEADLINE_KIND = ("dated", "immediate", "none", "unclear")
KIND = ("national", "force", "joint", "progress", "letter", "super-complaint")

KEPT = ("event", "report", "recommendation", "balance_entry")
"""Tables from which nothing is ever deleted; events are not altered either."""


def one_of(table: str, words: tuple[str, ...], column: str) -> sa.Enum:
    """A word of the field, and a CHECK that it is one."""
    return sa.Enum(*words, native_enum=False, create_constraint=True, name=op.f(f"ck_{table}_{column}"))


def upgrade() -> None:
    op.create_table(
        "balance_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("category", one_of("balance_entry", CATEGORY, "category"), nullable=False),
        sa.Column("level", one_of("balance_entry", LEVEL, "level"), nullable=True),
        sa.Column("open", sa.Integer(), nullable=False),
        sa.Column("closed", sa.Integer(), nullable=False),
        sa.Column("counted_on", sa.Date(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.CheckConstraint(
            "level IS NULL OR level <> 'before-levels' OR open = 0",
            name=op.f("ck_balance_entry_before_levels_is_closed"),
        ),
        sa.CheckConstraint("source <> ''", name=op.f("ck_balance_entry_source_is_there")),
        sa.CheckConstraint("open <> 0 OR closed <> 0", name=op.f("ck_balance_entry_counts_something")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_balance_entry")),
    )
    op.create_table(
        "report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("kind", one_of("report", KIND, "kind"), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("bodies", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=True),
        sa.CheckConstraint("code = lower(code) AND code <> ''", name=op.f("ck_report_code_is_lower")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report")),
        sa.UniqueConstraint("code", name=op.f("uq_report_code")),
    )
    op.create_table(
        "setting",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_setting")),
    )
    op.create_table(
        "recommendation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("category", one_of("recommendation", CATEGORY, "category"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("addressees", sa.String(), nullable=False),
        sa.Column("under_id", sa.Integer(), nullable=True),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.CheckConstraint("text <> ''", name=op.f("ck_recommendation_text_is_there")),
        sa.CheckConstraint("number > 0", name=op.f("ck_recommendation_number_is_positive")),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_recommendation_report_id_report")),
        sa.ForeignKeyConstraint(
            ["under_id"], ["recommendation.id"], name=op.f("fk_recommendation_under_id_recommendation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recommendation")),
        sa.UniqueConstraint("ref", name=op.f("uq_recommendation_ref")),
        sa.UniqueConstraint(
            "report_id", "category", "number", name=op.f("uq_recommendation_report_id_category_number")
        ),
    )
    op.create_index(op.f("ix_recommendation_under_id"), "recommendation", ["under_id"], unique=False)
    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("command", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("recommendation_id", sa.Integer(), nullable=True),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("changes", sa.String(), nullable=False),
        sa.Column("previous", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.CheckConstraint(
            "(about = 'recommendation') = (recommendation_id IS NOT NULL)", name=op.f("ck_event_about_whom")
        ),
        sa.CheckConstraint("length(hash) = 64 AND length(previous) = 64", name=op.f("ck_event_hashes_are_whole")),
        sa.ForeignKeyConstraint(
            ["recommendation_id"], ["recommendation.id"], name=op.f("fk_event_recommendation_id_recommendation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
        sa.UniqueConstraint("hash", name=op.f("uq_event_hash")),
    )
    op.create_index(op.f("ix_event_command"), "event", ["command"], unique=False)
    op.create_index(op.f("ix_event_recommendation_id"), "event", ["recommendation_id"], unique=False)
    op.create_table(
        "standing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("recommendation_id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("category", one_of("standing", CATEGORY, "category"), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("status", one_of("standing", STATUS, "status"), nullable=False),
        sa.Column("stage", one_of("standing", STAGE, "stage"), nullable=True),
        sa.Column("level", one_of("standing", LEVEL, "level"), nullable=True),
        sa.Column("outcome", one_of("standing", OUTCOME, "outcome"), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("superseded_by", sa.String(), nullable=True),
        sa.Column("letter", sa.String(), nullable=True),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("signatory", sa.String(), nullable=True),
        sa.Column("hmicfrs", sa.String(), nullable=True),
        sa.Column("for_us", sa.Boolean(), nullable=False),
        sa.Column("owner", sa.String(), nullable=True),
        sa.Column("lead", sa.String(), nullable=True),
        sa.Column("theme", sa.String(), nullable=True),
        sa.Column("deadline_phrase", sa.String(), nullable=True),
        sa.Column("deadline_kind", one_of("standing", DEADLINE_KIND, "deadline_kind"), nullable=False),
        sa.Column("deadline", sa.Date(), nullable=True),
        sa.Column("deadline_rule", sa.String(), nullable=True),
        sa.Column("target", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "(deadline_kind = 'dated') = (deadline IS NOT NULL)", name=op.f("ck_standing_dated_has_deadline")
        ),
        sa.CheckConstraint(
            "(status = 'closed') = (outcome IS NOT NULL) AND (closed_on IS NULL OR status ="
            " 'closed') AND (status <> 'closed' OR closed_on IS NOT NULL OR coalesce(level, '') ="
            " 'before-levels')",
            name=op.f("ck_standing_closed_has_outcome_and_day"),
        ),
        sa.CheckConstraint("(status = 'open') = (stage IS NOT NULL)", name=op.f("ck_standing_open_has_stage")),
        sa.CheckConstraint(
            "status <> 'closed' OR category = 'cause-of-concern' OR coalesce(level, '') IN ('1',"
            " '4', 'before-levels') OR letter IS NOT NULL",
            name=op.f("ck_standing_levels_2_and_3_close_with_letter"),
        ),
        sa.CheckConstraint(
            "status <> 'closed' OR hmicfrs IS NOT NULL OR coalesce(level, '') = 'before-levels'"
            " OR (category <> 'cause-of-concern' AND coalesce(level, '') = '2')",
            name=op.f("ck_standing_only_level_2_closes_without_hmicfrs"),
        ),
        sa.CheckConstraint(
            "(letter IS NULL) = (signed_on IS NULL) AND (letter IS NULL) = (signatory IS NULL)",
            name=op.f("ck_standing_letter_is_whole"),
        ),
        sa.CheckConstraint("from_on < until_on", name=op.f("ck_standing_days_run_forward")),
        sa.ForeignKeyConstraint(
            ["recommendation_id"], ["recommendation.id"], name=op.f("fk_standing_recommendation_id_recommendation")
        ),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_standing_report_id_report")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standing")),
        sa.UniqueConstraint("recommendation_id", "from_on", name=op.f("uq_standing_recommendation_id_from_on")),
    )
    op.create_index(
        "ix_standing_due",
        "standing",
        ["status", "for_us", "until_on", "from_on", "due_on", "deadline_kind", "stage"],
        unique=False,
    )
    op.create_index(
        "ix_standing_figures",
        "standing",
        ["for_us", "until_on", "category", "level", "status", "stage", "from_on"],
        unique=False,
    )

    for table in KEPT:
        op.execute(
            f"CREATE TRIGGER {table}_is_never_deleted BEFORE DELETE ON {table}"
            f" BEGIN SELECT RAISE(ABORT, 'nothing is deleted from {table}'); END"
        )
    op.execute(
        "CREATE TRIGGER event_is_never_altered BEFORE UPDATE ON event"
        " BEGIN SELECT RAISE(ABORT, 'events are never altered'); END"
    )


def downgrade() -> None:
    raise NotImplementedError("The way back is the backup that was made before the upgrade.")
