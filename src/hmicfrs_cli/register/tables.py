"""The tables, as SQLModel classes. Rows without behaviour: rules are in `domain`, writes in modules beside this.

`event` is the truth and is never altered (triggers refuse it). `standing` is made from it: one row
for each stretch of days in which a recommendation stood the same, so that every figure, for any
day, is one comparison of dates. The CHECKs keep out what may never be stored; their messages
are for us, since the domain has refused before, in words.

The same tables are made by `migrations/`; a test holds the two together.
"""

from datetime import date
from enum import Enum
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from hmicfrs_cli.domain.vocabulary import (
    Category,
    DeadlineKind,
    InspectionKind,
    InspectionStatus,
    Level,
    Outcome,
    ReportKind,
    Stage,
    Status,
)

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


def _words(of: type[Enum], *, key: str) -> Any:
    """A column that holds a word of the field, and a CHECK that it is one."""
    return sa.Enum(
        of, native_enum=False, create_constraint=True, name=key, values_callable=lambda words: [w.value for w in words]
    )


class Report(SQLModel, table=True):
    """A publication of HMICFRS. `bodies` is a JSON list of its partners' names.

    `published_in` is a month or a year (2022-11, 2022) where no more is known. `stated` is a JSON object of how many
    of each category the report says it makes, and `answers_due` the day it states for answers; `comments_sent_on` is
    the day the comments on it were published, and `comments_url` where. `recorded` is false once its recording has
    been undone.
    """

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    title: str
    kind: ReportKind = Field(sa_type=_words(ReportKind, key="kind"))
    published_on: date | None = None
    bodies: str = "[]"
    url: str | None = None
    comments_sent_on: date | None = None
    published_in: str | None = None
    answers_due: date | None = None
    comments_url: str | None = None
    stated: str = Field(default="{}", sa_column_kwargs={"server_default": "{}"})
    recorded: bool = Field(default=True, sa_column_kwargs={"server_default": sa.true()})

    __table_args__ = (
        sa.CheckConstraint("code = lower(code) AND code <> ''", name="code_is_lower"),
        sa.CheckConstraint("published_on IS NULL OR published_in IS NULL", name="day_or_period"),
    )


class Recommendation(SQLModel, table=True):
    """What HMICFRS printed, and its permanent reference. `addressees` is a JSON list.

    `issued_on` is the day from which it counts. How it stands on any day is in `standing`.
    """

    id: int | None = Field(default=None, primary_key=True)
    ref: str = Field(unique=True)
    report_id: int = Field(foreign_key="report.id")
    category: Category = Field(sa_type=_words(Category, key="category"))
    number: int
    title: str | None = None
    text: str
    addressees: str = "[]"
    under_id: int | None = Field(default=None, foreign_key="recommendation.id", index=True)
    issued_on: date

    __table_args__ = (
        sa.UniqueConstraint("report_id", "category", "number"),
        sa.CheckConstraint("number > 0", name="number_is_positive"),
        sa.CheckConstraint("text <> ''", name="text_is_there"),
    )


class Standing(SQLModel, table=True):
    """How one recommendation stood from one day (inclusive) until another (exclusive; 9999-12-31 for now).

    Made from the events by `domain.timeline`. `category` and `report_id` are the recommendation's own, here so
    that figures are counted without a join; `due_on` is `Standing.due` of the domain.
    """

    id: int | None = Field(default=None, primary_key=True)
    recommendation_id: int = Field(foreign_key="recommendation.id")
    report_id: int = Field(foreign_key="report.id")
    category: Category = Field(sa_type=_words(Category, key="category"))
    from_on: date
    until_on: date
    status: Status = Field(sa_type=_words(Status, key="status"))
    stage: Stage | None = Field(default=None, sa_type=_words(Stage, key="stage"))
    level: Level | None = Field(default=None, sa_type=_words(Level, key="level"))
    outcome: Outcome | None = Field(default=None, sa_type=_words(Outcome, key="outcome"))
    closed_on: date | None = None
    superseded_by: str | None = None
    letter: str | None = None
    signed_on: date | None = None
    signatory: str | None = None
    certified_on: date | None = None
    hmicfrs: str | None = None
    for_us: bool
    owner: str | None = None
    lead: str | None = None
    theme: str | None = None
    deadline_phrase: str | None = None
    deadline_kind: DeadlineKind = Field(sa_type=_words(DeadlineKind, key="deadline_kind"))
    deadline: date | None = None
    deadline_rule: str | None = None
    target: date | None = None
    due_on: date | None = None

    __table_args__ = (
        sa.UniqueConstraint("recommendation_id", "from_on"),
        sa.CheckConstraint("from_on < until_on", name="days_run_forward"),
        sa.CheckConstraint("(status = 'open') = (stage IS NOT NULL)", name="open_has_stage"),
        sa.CheckConstraint(
            "(status = 'closed') = (outcome IS NOT NULL) AND (closed_on IS NULL OR status = 'closed')"
            " AND (status <> 'closed' OR closed_on IS NOT NULL OR coalesce(level, '') = 'before-levels')",
            name="closed_has_outcome_and_day",
        ),
        sa.CheckConstraint("(deadline_kind = 'dated') = (deadline IS NOT NULL)", name="dated_has_deadline"),
        sa.CheckConstraint(
            "(letter IS NULL) = (signed_on IS NULL) AND (letter IS NULL) = (signatory IS NULL)", name="letter_is_whole"
        ),
        sa.CheckConstraint(
            "status <> 'closed' OR category = 'cause-of-concern' OR coalesce(level, '') IN ('1', '4', 'before-levels')"
            " OR letter IS NOT NULL",
            name="levels_2_and_3_close_with_letter",
        ),
        sa.CheckConstraint(
            "status <> 'closed' OR hmicfrs IS NOT NULL OR coalesce(level, '') = 'before-levels'"
            " OR (category <> 'cause-of-concern' AND coalesce(level, '') = '2')",
            name="only_level_2_closes_without_hmicfrs",
        ),
        sa.CheckConstraint(
            "coalesce(stage, '') <> 'awaiting-verification'"
            " OR (level = '3' AND certified_on IS NOT NULL AND letter IS NOT NULL)",
            name="waits_when_certified",
        ),
        # What a letter covers.
        sa.Index("ix_standing_letter", "letter", sqlite_where=sa.text("letter IS NOT NULL")),
        # Every figure is counted from this one alone, in the order of its groups (see `queries.counts_by`).
        sa.Index("ix_standing_figures", "for_us", "until_on", "category", "level", "status", "stage", "from_on"),
        # What is open and when it is due: the chase list.
        sa.Index("ix_standing_due", "status", "for_us", "until_on", "from_on", "due_on", "deadline_kind", "stage"),
    )


class Event(SQLModel, table=True):
    """One dated line of history, chained to the line before. Never altered, never deleted.

    `happened_on` is the day it was true, `recorded_at` the moment we learned it (UTC). `command` numbers
    the command line it came from, `words` is that line. `changes` is JSON: field to [before, after].
    `previous` is the hash of the event before, and `hash` covers every column (see `history`).
    """

    id: int | None = Field(default=None, primary_key=True)
    command: int = Field(index=True)
    words: str
    kind: str
    about: str
    reference: str
    recommendation_id: int | None = Field(default=None, foreign_key="recommendation.id", index=True)
    happened_on: date
    recorded_at: str
    author: str
    reason: str | None = None
    changes: str
    previous: str
    hash: str = Field(unique=True)

    __table_args__ = (
        sa.CheckConstraint("(about = 'recommendation') = (recommendation_id IS NOT NULL)", name="about_whom"),
        sa.CheckConstraint("length(hash) = 64 AND length(previous) = 64", name="hashes_are_whole"),
        # What has happened to one thing, without looking through all events.
        sa.Index("ix_event_reference", "reference"),
        # The few events that undo or redo a command: every reading of a history asks for them.
        sa.Index("ix_event_undoing", "about", sqlite_where=sa.text("about = 'command'")),
    )


class BalanceEntry(SQLModel, table=True):
    """A dated entry of an opening balance: counted without being listed."""

    __tablename__ = "balance_entry"

    id: int | None = Field(default=None, primary_key=True)
    category: Category = Field(sa_type=_words(Category, key="category"))
    level: Level | None = Field(default=None, sa_type=_words(Level, key="level"))
    open: int
    closed: int
    counted_on: date
    source: str
    recorded: bool = Field(default=True, sa_column_kwargs={"server_default": sa.true()})

    __table_args__ = (
        sa.CheckConstraint("level IS NULL OR level <> 'before-levels' OR open = 0", name="before_levels_is_closed"),
        sa.CheckConstraint("open <> 0 OR closed <> 0", name="counts_something"),
        sa.CheckConstraint("source <> ''", name="source_is_there"),
    )


class Meeting(SQLModel, table=True):
    """A committee's date. Once issued, what its paper was told is kept whole, and the row is never altered.

    `figures` is canonical JSON (see `meetings.frozen`), `figures_hash` its SHA-256, `as_at` the day it speaks of,
    and `head` the hash of the last event that was known then.
    """

    id: int | None = Field(default=None, primary_key=True)
    held_on: date = Field(unique=True)
    name: str | None = None
    recorded: bool = Field(default=True, sa_column_kwargs={"server_default": sa.true()})
    as_at: date | None = None
    issued_at: str | None = None
    figures: str | None = None
    figures_hash: str | None = None
    head: str | None = None

    __table_args__ = (
        sa.CheckConstraint(
            "(issued_at IS NULL) = (figures IS NULL) AND (issued_at IS NULL) = (figures_hash IS NULL)"
            " AND (issued_at IS NULL) = (head IS NULL) AND (issued_at IS NULL) = (as_at IS NULL)",
            name="issued_whole",
        ),
        sa.CheckConstraint("recorded OR issued_at IS NULL", name="issued_stays"),
    )


class Letter(SQLModel, table=True):
    """A signed letter of the Chief Constable. `file_hash` is the SHA-256 of its file, where there is one.

    `file_kept` says that a copy lies in the evidence folder; without it the file is kept elsewhere, and its hash shows
    later whether it is the same. Size in bytes.
    """

    id: int | None = Field(default=None, primary_key=True)
    reference: str = Field(unique=True)
    signed_on: date
    signatory: str
    file_name: str | None = None
    file_size: int | None = None
    file_hash: str | None = None
    file_kept: bool = Field(default=False, sa_column_kwargs={"server_default": sa.false()})
    recorded: bool = Field(default=True, sa_column_kwargs={"server_default": sa.true()})

    __table_args__ = (
        sa.CheckConstraint("reference <> '' AND signatory <> ''", name="says_which_and_who"),
        sa.CheckConstraint(
            "(file_name IS NULL) = (file_hash IS NULL) AND (file_name IS NULL) = (file_size IS NULL)"
            " AND (file_name IS NOT NULL OR NOT file_kept)",
            name="file_is_whole",
        ),
    )


class Inspection(SQLModel, table=True):
    """Fieldwork of HMICFRS, past or forthcoming. `starts` and `ends` are known to the day, the month or the year.

    `status` is what the officer said of it, on `status_on`; without it, its days say. `report` is the code of the
    report that it led to.
    """

    id: int | None = Field(default=None, primary_key=True)
    title: str
    kind: InspectionKind | None = Field(default=None, sa_type=_words(InspectionKind, key="kind"))
    starts: str
    ends: str | None = None
    status: InspectionStatus | None = Field(default=None, sa_type=_words(InspectionStatus, key="status"))
    status_on: date | None = None
    note: str | None = None
    report: str | None = Field(default=None, foreign_key="report.code")
    recorded: bool = Field(default=True, sa_column_kwargs={"server_default": sa.true()})

    __table_args__ = (
        sa.CheckConstraint("title <> ''", name="title_is_there"),
        sa.CheckConstraint("(status IS NULL) = (status_on IS NULL)", name="status_has_day"),
    )


class Setting(SQLModel, table=True):
    """One thing about this force, such as its name."""

    key: str = Field(primary_key=True)
    value: str
