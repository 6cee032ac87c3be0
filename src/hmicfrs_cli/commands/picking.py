"""A short list to choose from, for an officer at a terminal who gave no reference: the most recently touched first."""

from shutil import get_terminal_size

from hmicfrs_cli.commands.desk import Desk
from hmicfrs_cli.domain.errors import Mistyped
from hmicfrs_cli.domain.records import Recommendation
from hmicfrs_cli.domain.vocabulary import Level, Reference, Stage, Status
from hmicfrs_cli.formats.visible import visible
from hmicfrs_cli.register import queries
from hmicfrs_cli.register.sought import Sought

OFFERED = 9
"""How many are offered: a list that is taken in at a glance, with one digit to type."""


def which(at: Desk, ref: Reference | None) -> Reference:
    """The reference given or, at a terminal, one chosen from a list. Elsewhere raises Mistyped: REF is missing."""
    if ref is not None:
        return ref
    offered = _offer(at, Sought(at.today, (Status.OPEN, Status.CLOSED), for_us=None))
    return _kept(at, at.until_read("Which (a number, or any reference)", None, lambda typed: _one(at, typed, offered)))[
        0
    ]


def several(
    at: Desk,
    refs: list[Reference] | None,
    statuses: tuple[Status, ...] = (Status.OPEN,),
    level: Level | None = None,
    for_us: bool | None = True,
    not_at: Stage | None = None,
) -> list[Reference]:
    """The references given or, at a terminal, those chosen from a list of such ones."""
    if refs:
        return list(refs)
    offered = _offer(at, Sought(at.today, statuses, level=level, for_us=for_us, not_at=not_at))
    question = "Which (numbers or any references, with spaces between)"
    return _kept(at, at.until_read(question, None, lambda typed: _chosen(at, typed, offered)))


def _kept(at: Desk, chosen: list[Reference]) -> list[Reference]:
    """Those chosen, put down for the history: they are not among the words of the command."""
    at.chosen.extend(map(str, chosen))
    return chosen


def _offer(at: Desk, sought: Sought) -> list[Reference]:
    at.needs_a_terminal("REF")
    with at.reading() as register:
        found = queries.touched_last(register, sought, OFFERED)
    if not found:
        raise Mistyped("REF is missing, and there is none to choose from.", next="To see what there is: hmi list --all")
    widest = max(len(str(one.ref)) for one in found)
    at.say("\n".join(_line(number, one, widest) for number, one in enumerate(found, 1)))
    return [one.ref for one in found]


def _line(number: int, one: Recommendation, widest: int) -> str:
    """One line of the list, cut at the edge of the screen: it is to be told from the others, not to be read whole."""
    from rich.cells import cell_len, set_cell_size

    room = max(get_terminal_size().columns - 1, 20)
    words = visible(" ".join((one.title or one.text).split()))
    line = f"{number}  {str(one.ref).ljust(widest)}  {words}"
    return line if cell_len(line) <= room else f"{set_cell_size(line, room - 1).rstrip()}…"


def _one(at: Desk, typed: str, offered: list[Reference]) -> list[Reference]:
    chosen = _chosen(at, typed, offered)
    if len(chosen) > 1:
        raise Mistyped("Only one is asked for here.")
    return chosen


def _chosen(at: Desk, typed: str, offered: list[Reference]) -> list[Reference]:
    """The references meant, each once. Raises Mistyped for a number that is not in the list, and for no reference."""
    chosen = []
    for word in typed.replace(",", " ").split():
        if word.isascii() and word.isdigit():
            if not 1 <= int(word) <= len(offered):
                raise Mistyped(f"There is no {word} in the list.", next=f"It goes from 1 to {len(offered)}.")
            chosen.append(offered[int(word) - 1])
        else:
            chosen.append(_known(at, Reference.read(word)))
    if not chosen:
        raise Mistyped("Nothing was chosen.", next="Type a number of the list, or a reference.")
    return list(dict.fromkeys(chosen))


def _known(at: Desk, ref: Reference) -> Reference:
    """A reference that was typed. Raises NoSuchRecord, with the nearest, where the register has none such."""
    with at.reading() as register:
        return queries.recommendation(register, ref, at.today).ref
