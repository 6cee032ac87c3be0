"""Limbs under a lead-in: whether each is something to be done of its own, and what the lead-in says of when."""

from hmicfrs_cli.domain import deadlines
from hmicfrs_cli.domain.printed.obligations import asks_by_its_limbs, leads_in, obliges
from hmicfrs_cli.domain.vocabulary import DeadlineKind


def obliges_as_limb(words: str) -> bool:
    """Whether a limb obliges by itself, with a small letter or a capital."""
    return obliges(words[:1].upper() + words[1:])


def leads_apart(words: str) -> bool:
    """Whether each limb that these words lead in is one of its own: they say who should have it done by when."""
    return obliges(words) and asks_by_its_limbs(words) and says_when(words)


def says_when(words: str) -> bool:
    """Whether the words that lead in a list say by when it should be done."""
    return leads_in(words) and is_due(words)


def is_due(words: str) -> bool:
    """Whether the words set a deadline, or ask for something soon."""
    return deadlines.read(words, None).kind is not DeadlineKind.NONE
