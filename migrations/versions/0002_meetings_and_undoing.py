"""Meetings; what a report states of itself; and what has been undone."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def recorded() -> sa.Column[bool]:
    """False once the recording has been undone."""
    return sa.Column("recorded", sa.Boolean(), server_default=sa.true(), nullable=False)


def upgrade() -> None:
    with op.batch_alter_table("report", recreate="always") as report:
        report.add_column(sa.Column("comments_sent_on", sa.Date(), nullable=True))
        report.add_column(sa.Column("stated", sa.String(), server_default="{}", nullable=False))
        report.add_column(recorded())
    with op.batch_alter_table("balance_entry", recreate="always") as balance:
        balance.add_column(recorded())
    op.create_table(
        "meeting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("name", sa.String(), nullable=True),
        recorded(),
        sa.Column("as_at", sa.Date(), nullable=True),
        sa.Column("issued_at", sa.String(), nullable=True),
        sa.Column("figures", sa.String(), nullable=True),
        sa.Column("figures_hash", sa.String(), nullable=True),
        sa.Column("head", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
        sa.UniqueConstraint("held_on", name=op.f("uq_meeting_held_on")),
        sa.CheckConstraint(
            "(issued_at IS NULL) = (figures IS NULL) AND (issued_at IS NULL) = (figures_hash IS NULL)"
            " AND (issued_at IS NULL) = (head IS NULL) AND (issued_at IS NULL) = (as_at IS NULL)",
            name=op.f("ck_meeting_issued_whole"),
        ),
        sa.CheckConstraint("recorded OR issued_at IS NULL", name=op.f("ck_meeting_issued_stays")),
    )
    op.create_index("ix_event_undoing", "event", ["about"], sqlite_where=sa.text("about = 'command'"))
    # A table that is made anew loses its triggers.
    for table in ("report", "balance_entry", "meeting"):
        op.execute(
            f"CREATE TRIGGER {table}_is_never_deleted BEFORE DELETE ON {table}"
            f" BEGIN SELECT RAISE(ABORT, 'nothing is deleted from {table}'); END"
        )
    op.execute(
        "CREATE TRIGGER issued_meeting_is_never_altered BEFORE UPDATE ON meeting WHEN old.issued_at IS NOT NULL"
        " BEGIN SELECT RAISE(ABORT, 'issued meetings are never altered'); END"
    )


def downgrade() -> None:
    raise NotImplementedError("The way back is the backup that was made before the upgrade.")
