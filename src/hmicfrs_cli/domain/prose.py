"""Numbers and lists as a paper writes them."""

from collections.abc import Sequence

from hmicfrs_cli.domain.vocabulary import Reference

NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()


def number(many: int) -> str:
    """A number in words up to twelve, in figures beyond."""
    return NUMBERS[many] if 0 <= many < len(NUMBERS) else str(many)


def was(many: int) -> str:
    """The verb for so many, in the past."""
    return "was" if many == 1 else "were"


def listed(parts: Sequence[str]) -> str:
    """One, two and three."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def in_ranges(refs: Sequence[Reference]) -> str:
    """References as they come, those in a row as one: firearms-2023/R1 to R12, custody-2023/C1 and custody-2023/A16."""
    first = {(ref.report, ref.category): place for place, ref in reversed(list(enumerate(refs)))}
    ranges: list[list[Reference]] = []
    for ref in sorted(refs, key=lambda ref: (first[ref.report, ref.category], ref.number)):
        follows = ranges and ranges[-1][-1] == ref._replace(number=ref.number - 1)
        ranges[-1].append(ref) if follows else ranges.append([ref])
    return listed([_range(one) for one in ranges])


MOST_NAMED = 20
"""References that are named one by one; where more are meant, the register has them."""


def named(refs: Sequence[Reference]) -> str:
    """References after what is said of them: ': a and b', or nothing where they are many."""
    return f": {in_ranges(refs)}" if refs and len(refs) <= MOST_NAMED else ""


def _range(refs: Sequence[Reference]) -> str:
    if len(refs) == 1:
        return str(refs[0])
    joint = ", " if len(refs) == 2 else " to "
    return f"{refs[0]}{joint}{str(refs[-1]).rpartition('/')[2]}"
