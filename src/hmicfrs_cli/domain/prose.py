"""Numbers and lists as a paper writes them."""

from collections.abc import Sequence

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
