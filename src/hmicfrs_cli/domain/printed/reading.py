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

from hmicfrs_cli.domain.days import Period
from hmicfrs_cli.domain.printed.contents import Contents, Printed, Section, Unread, settled
from hmicfrs_cli.domain.printed.headings import (
    Heading,
    begins_a_chapter,
    begins_one,
    heading_of,
    is_like_one,
    is_title,
    published,
    title_of,
)
from hmicfrs_cli.domain.printed.limbs import is_due, leads_apart, obliges_as_limb, says_when
from hmicfrs_cli.domain.printed.lines import Line, Shape
from hmicfrs_cli.domain.printed.obligations import (
    asks,
    asks_by_its_limbs,
    goes_on,
    is_one_sentence,
    is_recommended,
    leads_in,
    obliges,
)
from hmicfrs_cli.domain.printed.paragraphs import Paragraph, paragraphs
from hmicfrs_cli.domain.printed.stated import stated
from hmicfrs_cli.domain.vocabulary import LONGEST_TEXT, Category


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


UNNAMED = Heading(Category.RECOMMENDATION, many=True)
"""What stands in running text under no heading: dated lead-ins with limbs, and "We recommend that …"."""

LETTER_HEAD = ("To:", "From:", "Cc:", "To ", "From ")
"""How the line before the date of a letter may begin: it is no title."""

_ENTRY = re.compile(r"\(?(?P<number>\d{1,3})[.)]+\s+(?P<words>.+)", re.DOTALL)
"""An entry of a numbered list."""
_OF_PARAGRAPH = re.compile(r"^\d{1,2}(?:\.\d{1,3})+\.?\s+")
"""The number of a paragraph, which many reports print before each: 3.1."""
_ALONE = re.compile(r"(?P<number>\d{1,3})[.:)]*")
_OF_THE_FORCE = re.compile(
    r"(?:the|this)\s+(?:force|constabulary|service)\b|[\w\s-]{3,40}\b(?:police|constabulary)\b", re.I
)
"""How an AFI begins that stands among explanations."""


class _Reader:
    """Goes through paragraphs, knowing under which heading of the field the next one stands.

    `_heading` is that heading, and None in running text; `_begun` is its paragraph until something is found under it.
    `_open` is the place of the last one found, to which what follows may belong. `_lead` is the place of the one whose
    limbs follow, and `_lead_words` what leads them in. `_explained` says that the words of an AFI are over. `_title` is
    a heading that has still to be given to what it stands over. `_lists_causes` says that causes of concern are listed
    by number, and `_listed` is the number of the last entry of a list.
    """

    def __init__(self, *, keep_together: bool) -> None:
        self._keep_together = keep_together
        self.sections = [Section()]
        self.words: list[list[str]] = [[]]
        self.printed: list[Printed] = []
        self.unread: list[Unread] = []
        self._before: Paragraph | None = None
        self._heading: Heading | None = None
        self._begun: Paragraph | None = None
        self._title: Paragraph | None = None
        self._open: int | None = None
        self._listed = 0
        self._forget()

    def take(self, paragraph: Paragraph, following: Paragraph | None) -> None:
        """Take the next paragraph; `following` is the one after it."""
        if when := published(paragraph.words):
            self._begin_section(when)
        elif heading := _heading(paragraph, following):
            self._begin(heading, paragraph)
        elif not (self._heading and self._takes_entry(self._heading, paragraph)):
            self._take(self._heading, paragraph, following)
        self.words[-1].append(paragraph.words)
        self._before = paragraph

    def _take(self, heading: Heading | None, paragraph: Paragraph, following: Paragraph | None) -> None:
        """A paragraph that neither begins a report nor is a heading of the field."""
        if begins_a_chapter(paragraph):
            self._forget()
        elif heading is None:
            self._take_running_text(paragraph, following)
        elif paragraph.shape is Shape.BULLET:
            self._take_bullet(heading, paragraph)
        elif is_like_one(paragraph) and not obliges(paragraph.words):
            self._take_heading(heading, paragraph, following)
        else:
            self._take_words(heading, paragraph)

    def contents(self) -> Contents:
        """Everything found, once all paragraphs have been taken."""
        self._forget()
        told = [
            replace(section, stated=stated(words)) for section, words in zip(self.sections, self.words, strict=True)
        ]
        return settled(self.printed, told, self.unread)

    def _forget(self) -> None:
        """In running text again, and under no cause of concern."""
        self._end(None)
        self._heading = None
        self._cause: int | None = None
        self._theme: str | None = None
        self._lists_causes = False
        self._close()

    def _close(self) -> None:
        """Nothing that follows belongs to what has been found."""
        self._open = None
        self._lead: int | None = None
        self._lead_words = ""
        self._explained = False

    def _begin_section(self, when: Period) -> None:
        self._forget()
        before = self._before
        titled = before and is_like_one(before) and not before.words.startswith(LETTER_HEAD)
        self.sections.append(Section(title_of(before.words) if before and titled else None, when))
        self.words.append([])

    def _begin(self, heading: Heading, paragraph: Paragraph) -> None:
        """A heading of the field: what follows is of its category, and its own words may be the first."""
        self._end(heading)
        self._close()
        self._heading, self._begun, self._listed = heading, None if heading.many else paragraph, 0
        if heading.category is not Category.RECOMMENDATION:
            self._cause = None
            self._lists_causes = heading.category is Category.CAUSE_OF_CONCERN and heading.many
        if heading.category is not Category.AFI:
            self._theme = None
        self._title = replace(paragraph, words=heading.name) if heading.name else None
        if heading.words and not heading.many and is_title(heading.words):
            self._title = replace(paragraph, words=heading.words)
        elif heading.words:
            self._add(heading.words, paragraph)

    def _end(self, then: Heading | None) -> None:
        """The end of what stood under a heading; `then` is the next, if one comes.

        One with no more than a title is that title. What stands over several causes of concern introduces them.
        """
        was = self._heading
        if was and self._title and self._open is None and self._title.words != was.name:
            self._add(self._title.words, self._title)
        introduces = was and was.many and then and was.category is then.category is Category.CAUSE_OF_CONCERN
        if introduces and self._open == len(self.printed) - 1:
            self.printed.pop()
        if self._begun and was:
            unread = Unread(was.category, was.number, self._begun.words, self._begun.line, self._begun.page)
            self.unread.append(replace(unread, section=len(self.sections) - 1))
        self._begun = self._title = None

    def _takes_entry(self, heading: Heading, paragraph: Paragraph) -> bool:
        """Whether a paragraph is an entry of a numbered list under a heading of several, or the number of its heading;
        it is taken then.
        """
        if self._open is None and heading.number is None and not heading.many and _ALONE.fullmatch(paragraph.words):
            self._heading = replace(heading, number=int(re.sub(r"\D", "", paragraph.words)))
            return True
        entry = _ENTRY.fullmatch(paragraph.words)
        if entry is None or heading.number is not None:
            return False
        number, words = int(entry["number"]), entry["words"]
        if self._lists_causes and not (heading.category is Category.RECOMMENDATION and heading.many):
            self._begin(Heading(Category.CAUSE_OF_CONCERN, number, words), paragraph)
            self._lists_causes = True
            return True
        lists = heading.many and heading.category is Category.RECOMMENDATION
        is_led, follows = lists and asks_by_its_limbs(self._lead_words), lists and number == self._listed + 1
        if not (obliges(words) or is_led or follows) or heading.category is Category.CAUSE_OF_CONCERN:
            return False
        self._listed = number
        place = self._lead if self._lead is not None and self.printed[self._lead].text == self._lead_words else None
        self._heading, self._open = replace(heading, number=number), None
        self._add_limb(place, replace(paragraph, words=words)) if is_led else self._add(words, paragraph)
        self._heading = heading
        return True

    def _take_running_text(self, paragraph: Paragraph, following: Paragraph | None) -> None:
        """Running text under no heading: only what leads in limbs by a day, or says that it is recommended."""
        leads_limbs = following and following.shape is Shape.BULLET and leads_apart(paragraph.words)
        if leads_limbs or is_recommended(paragraph.words):
            self._begin(UNNAMED, paragraph)
            self._add(paragraph.words, paragraph)

    def _take_heading(self, heading: Heading, paragraph: Paragraph, following: Paragraph | None) -> None:
        """A heading that is none of the field: a title or theme where what follows asks for something; else the end."""
        after = following.words if following else ""
        is_cause = heading.category is Category.CAUSE_OF_CONCERN
        is_one = heading.number is not None or bool(heading.name)
        asks_on = heading_of(after) is not None or obliges(after) or _ENTRY.fullmatch(after)
        if self._open is None and (is_cause or (is_one and asks(after))):
            self._title = paragraph
        elif self._explained or is_one or not asks_on:
            self._forget()
        else:
            self._close()
            if says_when(lead := f"{paragraph.words}:"):
                self._lead_words = lead
            else:
                self._theme = paragraph.words

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
        first = self._open is None and not heading.many
        listed = (heading.many and obliges(paragraph.words)) or is_recommended(paragraph.words)
        needs_lead = listed and not leads_in(paragraph.words) and not is_due(paragraph.words)
        if needs_lead and self._lead is None and says_when(self._lead_words):
            self._add_limb(None, paragraph)
        elif first or listed:
            self._add(paragraph.words, paragraph)
        elif leads_in(paragraph.words):
            self._lead, self._lead_words = None, paragraph.words
        else:
            self._end(None)
            self._heading = None
            self._close()

    def _take_cause(self, paragraph: Paragraph) -> None:
        """The words of a cause of concern; after them, without a heading, what it recommends by a lead-in."""
        if self._open is None:
            self._add(paragraph.words, paragraph)
        elif obliges(paragraph.words) and asks_by_its_limbs(paragraph.words):
            self._heading = UNNAMED
            self._add(paragraph.words, paragraph)

    def _take_afi(self, paragraph: Paragraph) -> None:
        """A sentence or heading that obliges; from the first that does not, explanation."""
        words = paragraph.words
        after_a_heading = self._open is not None and self._before is not None and self._before.shape is Shape.HEADING
        explains = self._explained or (after_a_heading and paragraph.shape is not Shape.HEADING)
        stands_out = is_like_one(paragraph) or (is_one_sentence(words) and _OF_THE_FORCE.match(words))
        if obliges(words) and (stands_out or not explains):
            self._explained = False
            self._add(words, paragraph)
        elif not leads_in(words):
            self._explained = True

    def _take_bullet(self, heading: Heading, paragraph: Paragraph) -> None:
        """A bullet that obliges by itself is one of its own; a fragment belongs to its lead-in."""
        if self._explained:
            return
        listed = heading.many and heading.category is Category.RECOMMENDATION and obliges_as_limb(paragraph.words)
        if heading.category is Category.AFI:
            self._take_afi_bullet(paragraph)
        elif self._lead is not None:
            self._take_limb(self._lead, paragraph)
        elif listed and says_when(self._lead_words):
            self._add_limb(None, paragraph)
        elif self._open is None or listed:
            self._add(paragraph.words, paragraph)
        else:
            self._append(self._open, paragraph.words, "\n- ")

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
        apart = leads_apart(self._lead_words) or (says_when(self._lead_words) and obliges_as_limb(paragraph.words))
        if lead.number is None and apart and not self._keep_together:
            self._add_limb(place if lead.text == self._lead_words else None, paragraph)
        else:
            self._append(place, paragraph.words, "\n- ")

    def _add_limb(self, place: int | None, paragraph: Paragraph) -> None:
        """Put down a limb as one of its own: in the place of its bare lead-in, or after the limbs before it."""
        lead, lead_words = self._lead, self._lead_words
        self._add(f"{lead_words} {paragraph.words}", paragraph)
        self.printed[-1] = replace(self.printed[-1], lead_in=lead_words)
        if place is not None:
            self.printed[place] = replace(self.printed.pop(), title=None)
        self._lead, self._lead_words = lead, lead_words

    def _add(self, text: str, paragraph: Paragraph) -> None:
        """Put down one of the heading's category, without the number of its paragraph."""
        assert self._heading
        text = _OF_PARAGRAPH.sub("", text)
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
        self._open, self._title, self._begun = len(self.printed) - 1, None, None
        self._cause = self._open if is_cause else self._cause
        self._leads_in(self._open, text)

    def _leads_in(self, place: int, words: str) -> None:
        self._lead = place if leads_in(words) else None
        self._lead_words = words if self._lead is not None else ""

    def _append(self, place: int, words: str, between: str) -> None:
        was = self.printed[place]
        if len(was.text) <= LONGEST_TEXT:  # more is refused in any case, and need not be put together
            self.printed[place] = replace(was, text=f"{was.text}{between}{words}")


def _heading(paragraph: Paragraph, following: Paragraph | None) -> Heading | None:
    """The heading of the field that a paragraph is; None for a bullet, and for a row's name in a table of figures."""
    heading = None if paragraph.shape is Shape.BULLET else heading_of(paragraph.words)
    figures_follow = following is not None and re.fullmatch(r"[\d,.\s–-]*\d[\d,.\s–-]*", following.words)
    return None if heading and heading.category is not Category.RECOMMENDATION and figures_follow else heading
