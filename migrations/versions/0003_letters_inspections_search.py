"""Letters, inspections, certification, what is known of a report's day, and the words that search looks in."""

import hashlib
import json

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

INSPECTION_KIND = ("peel", "thematic", "joint", "regional", "super-complaint", "revisit", "other")
INSPECTION_STATUS = ("planned", "under-way", "completed", "reported")


def recorded() -> sa.Column[bool]:
    """False once the recording has been undone."""
    return sa.Column("recorded", sa.Boolean(), server_default=sa.true(), nullable=False)


def upgrade() -> None:
    with op.batch_alter_table("report", recreate="always") as report:
        report.add_column(sa.Column("published_in", sa.String(), nullable=True))
        report.add_column(sa.Column("answers_due", sa.Date(), nullable=True))
        report.add_column(sa.Column("comments_url", sa.String(), nullable=True))
        report.create_check_constraint(op.f("ck_report_day_or_period"), "published_on IS NULL OR published_in IS NULL")
    with op.batch_alter_table("standing", recreate="always") as standing:
        standing.add_column(sa.Column("certified_on", sa.Date(), nullable=True))
        standing.create_check_constraint(
            op.f("ck_standing_waits_when_certified"),
            "coalesce(stage, '') <> 'awaiting-verification'"
            " OR (level = '3' AND certified_on IS NOT NULL AND letter IS NOT NULL)",
        )
    # What has happened to one thing, without looking through all events.
    op.create_index("ix_event_reference", "event", ["reference"])
    op.create_index("ix_standing_letter", "standing", ["letter"], sqlite_where=sa.text("letter IS NOT NULL"))
    op.create_table(
        "letter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("signatory", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=True),
        sa.Column("file_size", sa.Integer(), nullable=True),
        sa.Column("file_hash", sa.String(), nullable=True),
        sa.Column("file_kept", sa.Boolean(), server_default=sa.false(), nullable=False),
        recorded(),
        sa.CheckConstraint("reference <> '' AND signatory <> ''", name=op.f("ck_letter_says_which_and_who")),
        sa.CheckConstraint(
            "(file_name IS NULL) = (file_hash IS NULL) AND (file_name IS NULL) = (file_size IS NULL)"
            " AND (file_name IS NOT NULL OR NOT file_kept)",
            name=op.f("ck_letter_file_is_whole"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
        sa.UniqueConstraint("reference", name=op.f("uq_letter_reference")),
    )
    op.create_table(
        "inspection",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(*INSPECTION_KIND, native_enum=False, create_constraint=True, name=op.f("ck_inspection_kind")),
            nullable=True,
        ),
        sa.Column("starts", sa.String(), nullable=False),
        sa.Column("ends", sa.String(), nullable=True),
        sa.Column(
            "status",
            sa.Enum(*INSPECTION_STATUS, native_enum=False, create_constraint=True, name=op.f("ck_inspection_status")),
            nullable=True,
        ),
        sa.Column("status_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("report", sa.String(), nullable=True),
        recorded(),
        sa.CheckConstraint("title <> ''", name=op.f("ck_inspection_title_is_there")),
        sa.CheckConstraint("(status IS NULL) = (status_on IS NULL)", name=op.f("ck_inspection_status_has_day")),
        sa.ForeignKeyConstraint(["report"], ["report.code"], name=op.f("fk_inspection_report_report")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inspection")),
    )
    for table in ("report", "letter", "inspection"):
        op.execute(
            f"CREATE TRIGGER {table}_is_never_deleted BEFORE DELETE ON {table}"
            f" BEGIN SELECT RAISE(ABORT, 'nothing is deleted from {table}'); END"
        )
    op.execute(
        "CREATE TRIGGER letter_in_use_is_never_altered"
        " BEFORE UPDATE OF reference, signed_on, signatory, file_hash ON letter"
        " WHEN ((old.reference, old.signed_on, old.signatory) IS NOT (new.reference, new.signed_on, new.signatory)"
        " OR old.file_hash <> new.file_hash)"
        " AND EXISTS (SELECT 1 FROM standing WHERE letter = old.reference)"
        " BEGIN SELECT RAISE(ABORT, 'a letter in use is never altered'); END"
    )
    adopt_letters()
    make_searchable()


def adopt_letters() -> None:
    """Record, with an event of its own, each letter that a closing has named.

    Also one that only a closing taken back has named: to bring that back, there has to be a letter. Where two
    closings have named it differently, the one in force is right, and else the later.
    """
    connection = op.get_bind()
    in_force = connection.exec_driver_sql(
        "SELECT letter, signed_on, signatory FROM standing WHERE letter IS NOT NULL ORDER BY id"
    ).all()
    ever = connection.exec_driver_sql(
        "SELECT json_extract(changes, '$.letter[1]'), json_extract(changes, '$.signed_on[1]'),"
        " json_extract(changes, '$.signatory[1]') FROM event WHERE kind = 'closed' ORDER BY id"
    ).all()
    named = {reference: rest for reference, *rest in [*ever, *in_force] if reference is not None}
    for reference, (signed_on, signatory) in named.items():
        number, command, recorded_at, previous = connection.exec_driver_sql(
            "SELECT id, (SELECT max(command) FROM event), recorded_at, hash FROM event ORDER BY id DESC LIMIT 1"
        ).one()
        after = {"reference": reference, "signed_on": signed_on, "signatory": signatory}
        changes = {name: [None, value] for name, value in after.items()}
        event = {
            "id": number + 1,
            "command": command + 1,
            "words": "(a letter that a closing named, now with a record of its own)",
            "kind": "adopted",
            "about": "letter",
            "reference": reference,
            "happened_on": signed_on,
            "recorded_at": recorded_at,
            "author": "hmi",
            "changes": json.dumps(changes, sort_keys=True, separators=(",", ":"), ensure_ascii=False),
            "previous": previous,
        }
        # The seal as it was when this migration was written, whatever columns an event may have since.
        content = json.dumps(event, sort_keys=True, separators=(",", ":"), default=repr)
        event["hash"] = hashlib.sha256(content.encode()).hexdigest()
        columns = ", ".join(event)
        marks = ", ".join(f":{name}" for name in event)
        connection.execute(sa.text(f"INSERT INTO event ({columns}) VALUES ({marks})"), event)
        connection.execute(
            sa.text("INSERT INTO letter (reference, signed_on, signatory) VALUES (:reference, :signed_on, :signatory)"),
            after,
        )


TEXT, TITLE, THEME, NOTE = range(4)
"""What a row of `search` holds. Its rowid is this and four times a recommendation's number (for a note, an event's)."""
NOTED = "trim(coalesce(json_extract({event}.changes, '$.note[1]'), '') || ' '"
NOTED += " || coalesce(json_extract({event}.changes, '$.file[1]'), ''))"


def make_searchable() -> None:
    """The words of texts, titles, themes and notes, kept in step by triggers."""
    op.execute(
        "CREATE VIRTUAL TABLE search USING fts5("
        'words, about UNINDEXED, tokenize = "porter unicode61 remove_diacritics 2")'
    )
    op.execute(
        f"INSERT INTO search (rowid, words, about) SELECT id * 4 + {TEXT}, text, id FROM recommendation"
        f" UNION ALL SELECT id * 4 + {TITLE}, coalesce(title, ''), id FROM recommendation"
        f" UNION ALL SELECT recommendation_id * 4 + {THEME}, theme, recommendation_id FROM standing"
        " WHERE until_on = '9999-12-31' AND theme IS NOT NULL"
        f" UNION ALL SELECT id * 4 + {NOTE}, {NOTED.format(event='event')}, recommendation_id FROM event"
        " WHERE kind = 'noted'"
    )
    op.execute(
        "CREATE TRIGGER search_has_new_words AFTER INSERT ON recommendation BEGIN"
        " INSERT INTO search (rowid, words, about)"
        f" VALUES (new.id * 4 + {TEXT}, new.text, new.id),"
        f" (new.id * 4 + {TITLE}, coalesce(new.title, ''), new.id); END"
    )
    op.execute(
        "CREATE TRIGGER search_has_other_words AFTER UPDATE OF text, title ON recommendation BEGIN"
        f" UPDATE search SET words = new.text WHERE rowid = new.id * 4 + {TEXT};"
        f" UPDATE search SET words = coalesce(new.title, '') WHERE rowid = new.id * 4 + {TITLE}; END"
    )
    theme_now = (
        " DELETE FROM search WHERE rowid = {row}.recommendation_id * 4 + " + str(THEME) + ";"
        f" INSERT OR REPLACE INTO search (rowid, words, about) SELECT recommendation_id * 4 + {THEME}, theme,"
        " recommendation_id FROM standing WHERE recommendation_id = {row}.recommendation_id"
        " AND until_on = '9999-12-31' AND theme IS NOT NULL; END"
    )
    op.execute(
        "CREATE TRIGGER search_has_a_theme AFTER INSERT ON standing"
        " WHEN new.until_on = '9999-12-31' AND new.theme IS NOT NULL BEGIN" + theme_now.format(row="new")
    )
    op.execute(
        "CREATE TRIGGER search_has_another_theme AFTER UPDATE OF theme, until_on ON standing"
        " WHEN (old.theme, old.until_on) IS NOT (new.theme, new.until_on) BEGIN" + theme_now.format(row="new")
    )
    op.execute(
        "CREATE TRIGGER search_has_a_theme_less AFTER DELETE ON standing"
        " WHEN old.theme IS NOT NULL BEGIN" + theme_now.format(row="old")
    )
    op.execute(
        "CREATE TRIGGER search_has_a_note AFTER INSERT ON event WHEN new.kind IN ('noted', 'evidenced') BEGIN"
        f" INSERT INTO search (rowid, words, about) VALUES (new.id * 4 + {NOTE}, {NOTED.format(event='new')},"
        " new.recommendation_id); END"
    )


def downgrade() -> None:
    raise NotImplementedError("The way back is the backup that was made before the upgrade.")
