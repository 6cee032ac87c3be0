"""A short list to choose from, for an officer at a terminal who gave no reference: the most recently touched first."""

from shutil import get_terminal_size

from hmicfrs_cli.commands.asking import until_read
from hmicfrs_cli.commands.desk import Desk
from hmicfrs_cli.domain.errors import Mistyped
from hmicfrs_cli.domain.records import Recommendation
from hmicfrs_cli.domain.vocabulary import Reference
from hmicfrs_cli.register import queries
from hmicfrs_cli.register.sought import Sought

OFFERED = 9
"""How many are offered: a list that is taken in at a glance, with one digit to type."""


def one(at: Desk, sought: Sought) -> Reference:
    """The one that the officer chooses, by its number in the list or by any reference. Raises Mistyped where there is
    none to offer.
    """
    offered = _offer(at, sought)
    chosen = until_read(at, "Which (a number, or a reference)", None, lambda typed: _chosen(typed, offered))
    if len(chosen) > 1:
        at.say(f"Only one is asked for here: {chosen[0]} is taken.")
    return chosen[0]


def several(at: Desk, sought: Sought) -> list[Reference]:
    """Those that the officer chooses, one or more."""
    offered = _offer(at, sought)
    return until_read(
        at, "Which (numbers or references, with spaces between)", None, lambda typed: _chosen(typed, offered)
    )


def _offer(at: Desk, sought: Sought) -> list[Reference]:
    with at.reading() as register:
        found = queries.touched_last(register, sought, OFFERED)
    if not found:
        raise Mistyped("REF is missing, and there is none to choose from.", next="To see what there is: hmi list --all")
    widest = max(len(str(one.ref)) for one in found)
    at.say("\n".join(_line(number, one, widest) for number, one in enumerate(found, 1)))
    return [one.ref for one in found]


def _line(number: int, one: Recommendation, widest: int) -> str:
    """One line of the list, cut at the edge of the screen: it is to be told from the others, not to be read whole."""
    room = max(get_terminal_size().columns - 1, 40)
    words = " ".join((one.title or one.text).split())
    line = f"{number}  {str(one.ref).ljust(widest)}  {words}"
    return line if len(line) <= room else f"{line[: room - 1].rstrip()}…"


def _chosen(typed: str, offered: list[Reference]) -> list[Reference]:
    """The references meant, each once. Raises Mistyped for a number that is not in the list, and for no reference."""
    chosen = []
    for word in typed.replace(",", " ").split():
        if word.isascii() and word.isdigit():
            if not 1 <= int(word) <= len(offered):
                raise Mistyped(f"There is no {word} in the list.", next=f"It goes from 1 to {len(offered)}.")
            chosen.append(offered[int(word) - 1])
        else:
            chosen.append(Reference.read(word))
    if not chosen:
        raise Mistyped("Nothing was chosen.", next="Type a number of the list, or a reference.")
    return list(dict.fromkeys(chosen))
