"""Reading a report, or a committee paper with several, for what HMICFRS asks in it.

Understood are the shapes seen in print: "Recommendation 7" as a heading or before its words; causes of concern, each
with its recommendation or list of them; areas for improvement as sentences, headings or bullets; lead-ins with limbs.
What is found is a proposal: a person confirms it. Sources: the paper of 28 September 2023, whose custody section states
four recommendations and sixteen areas for improvement; the letter to Nottinghamshire Police of April 2025, where each
bullet under a dated lead-in counts.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from hmicfrs_cli.domain import deadlines
from hmicfrs_cli.domain.contents import Contents, Printed, Section, settled
from hmicfrs_cli.domain.days import Period
from hmicfrs_cli.domain.headings import (
    Heading,
    begins_a_chapter,
    begins_one,
    heading_of,
    is_like_one,
    published,
    title_of,
)
from hmicfrs_cli.domain.obligations import asks, asks_by_its_limbs, goes_on, leads_in, obliges
from hmicfrs_cli.domain.paragraphs import Paragraph, paragraphs
from hmicfrs_cli.domain.printed import Line, Shape
from hmicfrs_cli.domain.stated import stated
from hmicfrs_cli.domain.vocabulary import Category, DeadlineKind


def read(lines: Sequence[Line], *, keep_together: bool = False) -> Contents:
    """What a document asks for. Never raises, whatever its lines.

    Each limb of a dated lead-in is one of its own and carries the lead-in, unless they stand under a printed number or
    are to be kept together.
    """
    found = paragraphs(lines, begins_one)
    reader = _Reader(keep_together=keep_together)
    for paragraph, following in zip(found, [*found[1:], None], strict=False):
        reader.take(paragraph, following)
    return reader.contents()


UNNAMED = Heading(Category.RECOMMENDATION, None, "", many=True)
"""What dated lead-ins with limbs stand under where no heading says that they are recommendations."""


LETTER_HEAD = ("To:", "From:", "Cc:", "To ", "From ")
"""How the line before the date of a letter may begin: it is no title."""


class _Reader:
    """Goes through paragraphs, knowing under which heading of the field the next one stands.

    `_heading` is that heading, and None in running text. `_open` is the place of the last one found, to which what
    follows may belong. `_lead` is the place of the one whose limbs follow, and `_lead_words` what leads them in.
    `_explained` says that the words of an AFI are over, and only another heading can begin the next. `_title` is a
    heading that has still to be given to what it stands over.
    """

    def __init__(self, *, keep_together: bool) -> None:
        self._keep_together = keep_together
        self.sections = [Section()]
        self.words: list[list[str]] = [[]]
        self.printed: list[Printed] = []
        self._before: Paragraph | None = None
        self._forget()

    def take(self, paragraph: Paragraph, following: Paragraph | None) -> None:
        """Take the next paragraph; `following` is the one after it."""
        if when := published(paragraph.words):
            self._begin_section(when)
        elif heading := _heading(paragraph, following):
            self._begin(heading, paragraph)
        elif begins_a_chapter(paragraph):
            self._forget()
        elif self._heading and paragraph.shape is Shape.BULLET:
            self._take_bullet(self._heading, paragraph)
        elif self._heading and is_like_one(paragraph) and not obliges(paragraph.words):
            self._take_heading(self._heading, paragraph, following)
        elif self._heading:
            self._take_words(self._heading, paragraph)
        elif following and following.shape is Shape.BULLET and self._is_led_apart(paragraph.words):
            self._begin(UNNAMED, replace(paragraph, words=""))
            self._add(paragraph.words, paragraph)
        self.words[-1].append(paragraph.words)
        self._before = paragraph

    def contents(self) -> Contents:
        """Everything found, once all paragraphs have been taken."""
        told = [
            replace(section, stated=stated(words)) for section, words in zip(self.sections, self.words, strict=True)
        ]
        return settled(self.printed, told)

    def _forget(self) -> None:
        """In running text again, and under no cause of concern."""
        self._heading: Heading | None = None
        self._cause: int | None = None
        self._theme: str | None = None
        self._title: Paragraph | None = None
        self._close()

    def _close(self) -> None:
        """Nothing that follows belongs to what has been found."""
        self._open: int | None = None
        self._lead: int | None = None
        self._lead_words = ""
        self._explained = False

    def _begin_section(self, when: Period) -> None:
        before = self._before
        titled = before and is_like_one(before) and not before.words.startswith(LETTER_HEAD)
        self.sections.append(Section(title_of(before.words) if before and titled else None, when))
        self.words.append([])
        self._forget()

    def _begin(self, heading: Heading, paragraph: Paragraph) -> None:
        """A heading of the field: what follows is of its category, and its own words may be the first."""
        self._end_of_causes(heading)
        self._close()
        self._heading = heading
        if heading.category is not Category.RECOMMENDATION:
            self._cause = None
        if heading.category is not Category.AFI:
            self._theme = None
        if heading.words:
            if heading.category is Category.CAUSE_OF_CONCERN and not heading.words.endswith("."):
                self._title = replace(paragraph, words=heading.words)
            self._add(heading.words, paragraph)

    def _end_of_causes(self, heading: Heading) -> None:
        """What stood under a heading of causes of concern: one with a title alone, or an introduction to several."""
        was = self._heading
        if was is None or was.category is not Category.CAUSE_OF_CONCERN:
            return
        if self._open is None and self._title and heading.category is Category.RECOMMENDATION:
            self._add(self._title.words, self._title)
        if was.many and heading.category is was.category and self._open == len(self.printed) - 1:
            self.printed.pop()

    def _take_heading(self, heading: Heading, paragraph: Paragraph, following: Paragraph | None) -> None:
        """A heading that is none of the field: a title or theme where what follows asks for something; else the end."""
        after = following.words if following else ""
        is_cause = heading.category is Category.CAUSE_OF_CONCERN
        if self._open is None and (is_cause or (heading.number is not None and asks(after))):
            self._title = paragraph
        elif self._explained or heading.number is not None or not (heading_of(after) or obliges(after)):
            self._forget()
        else:
            self._theme = paragraph.words
            self._close()

    def _take_words(self, heading: Heading, paragraph: Paragraph) -> None:
        if self._lead is not None and paragraph.words[:1].islower():
            self._take_limb(self._lead, paragraph)
        elif self._open is not None and goes_on(paragraph.words) and not self._explained:
            self._append(self._open, paragraph.words, "\n")
            self._leads_in(self._open, paragraph.words)
        elif heading.category is Category.AFI:
            self._take_afi(paragraph)
        elif heading.category is Category.CAUSE_OF_CONCERN:
            self._take_cause(paragraph)
        else:
            self._take_recommendation(heading, paragraph)

    def _take_recommendation(self, heading: Heading, paragraph: Paragraph) -> None:
        """The first words under a heading of one; under a heading of several, each that asks for something."""
        first = self._open is None and (heading.number is not None or not heading.many)
        if first or (heading.number is None and obliges(paragraph.words)):
            self._add(paragraph.words, paragraph)
        elif not leads_in(paragraph.words):
            self._heading = None
            self._close()

    def _take_cause(self, paragraph: Paragraph) -> None:
        """The words of a cause of concern; after them, without a heading, what it recommends by a lead-in."""
        if self._open is None:
            self._add(paragraph.words, paragraph)
        elif self.printed[self._open].text == self.printed[self._open].title:
            self.printed[self._open] = replace(self.printed[self._open], text=paragraph.words)
        elif obliges(paragraph.words) and asks_by_its_limbs(paragraph.words):
            self._heading = UNNAMED
            self._add(paragraph.words, paragraph)

    def _take_afi(self, paragraph: Paragraph) -> None:
        """A sentence or heading that obliges; from the first that does not, explanation."""
        heads = is_like_one(paragraph)
        after_a_heading = self._open is not None and self._before is not None and self._before.shape is Shape.HEADING
        explains = self._explained or (after_a_heading and paragraph.shape is not Shape.HEADING)
        if obliges(paragraph.words) and (heads or not explains):
            self._explained = False
            self._add(paragraph.words, paragraph)
        elif not leads_in(paragraph.words):
            self._explained = True

    def _take_bullet(self, heading: Heading, paragraph: Paragraph) -> None:
        """A bullet that obliges by itself is one of its own; a fragment belongs to its lead-in."""
        if self._explained:
            return
        if heading.category is Category.AFI:
            self._take_afi_bullet(paragraph)
        elif self._lead is not None:
            self._take_limb(self._lead, paragraph)
        elif self._open is None or (heading.number is None and obliges(paragraph.words) and self._is_listing):
            self._add(paragraph.words, paragraph)
        else:
            self._append(self._open, paragraph.words, "\n- ")

    @property
    def _is_listing(self) -> bool:
        return self._heading is not None and self._heading.category is Category.RECOMMENDATION

    def _take_afi_bullet(self, paragraph: Paragraph) -> None:
        lead, lead_words = self._lead, self._lead_words
        if self._open is None or obliges(paragraph.words):
            self._add(paragraph.words, paragraph)
            if self._lead is None:
                self._lead, self._lead_words = lead, lead_words
        else:
            self._append(self._open if lead is None else lead, paragraph.words, "\n- ")

    def _take_limb(self, place: int, paragraph: Paragraph) -> None:
        """A limb of a lead-in: one of its own, which carries the lead-in, or a part of the one that leads it in."""
        lead = self.printed[place]
        if lead.number is not None or self._keep_together or not self._is_led_apart(self._lead_words):
            self._append(place, paragraph.words, "\n- ")
            return
        limb = replace(
            lead, text=f"{self._lead_words} {paragraph.words}", line=paragraph.line, page=paragraph.page, title=None
        )
        if lead.text == self._lead_words:
            self.printed[place] = limb
        else:
            self.printed.append(limb)

    @staticmethod
    def _is_led_apart(words: str) -> bool:
        """Whether each limb that these words lead in is one of its own: they say who should have it done by when."""
        return obliges(words) and asks_by_its_limbs(words) and deadlines.read(words, None).kind is not DeadlineKind.NONE

    def _add(self, text: str, paragraph: Paragraph) -> None:
        """Put down one of the heading's category."""
        assert self._heading
        category = self._heading.category
        is_cause = category is Category.CAUSE_OF_CONCERN
        new = Printed(
            category,
            text,
            paragraph.line,
            paragraph.page,
            self._heading.number if self._open is None else None,
            self._title.words if self._title else None,
            None if is_cause else self._theme,
            self._cause if category is Category.RECOMMENDATION else None,
            len(self.sections) - 1,
        )
        self.printed.append(new)
        self._open, self._title = len(self.printed) - 1, None
        self._cause = self._open if is_cause else self._cause
        self._leads_in(self._open, text)

    def _leads_in(self, place: int, words: str) -> None:
        self._lead = place if leads_in(words) else None
        self._lead_words = words if self._lead is not None else ""

    def _append(self, place: int, words: str, between: str) -> None:
        was = self.printed[place]
        self.printed[place] = replace(was, text=f"{was.text}{between}{words}")


def _heading(paragraph: Paragraph, following: Paragraph | None) -> Heading | None:
    """The heading of the field that a paragraph is; None for a bullet, and for a row's name in a table of figures."""
    is_in_a_table = following is not None and re.fullmatch(r"[\d,.\s–-]*", following.words)
    return None if paragraph.shape is Shape.BULLET or is_in_a_table else heading_of(paragraph.words)
