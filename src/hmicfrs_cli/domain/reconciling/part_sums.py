"""Printed sums of some of the rows, such as "Sub-total AFIs", tested: by themselves, and as the sum of their rows.

What is not said is not guessed: where it could be the sum of several runs of rows, it fails only if it is of none.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hmicfrs_cli.domain.figures import Summary
from hmicfrs_cli.domain.printed_table.table import FIGURES, FORMULA, Column, Line, PartSum, quoted
from hmicfrs_cli.domain.prose import listed


@dataclass(frozen=True, slots=True)
class Part:
    """A printed sum of some rows, beside the register where there is one."""

    printed: PartSum
    register: Summary | None = None

    @property
    def line(self) -> Line:
        return self.printed.line

    @property
    def is_unread(self) -> bool:
        """Whether a figure of it cannot be read, so that nothing can be said of it."""
        return self.line.untested

    @property
    def is_wrong(self) -> bool:
        """Whether it does not add up by itself, or is not the sum of any rows that it may be of."""
        return bool(self.line.gap or self.differs)

    @property
    def fails(self) -> bool:
        return self.is_unread or self.is_wrong

    @property
    def can_be_summed(self) -> bool:
        """Whether it is told which rows it is of, and every figure of those can be read."""
        return bool(self.printed.runs) and not any(line.untested for run in self.printed.runs for line in run)

    @property
    def differs(self) -> tuple[Column, ...]:
        """The columns in which it is not the sum of the rows that it is likeliest to be of; none where it is that of
        others that it may be of, or what the register has for them.
        """
        if self.is_unread or not self.can_be_summed:
            return ()
        found = [[c for c in FIGURES if c in self.line.cells and not self._is_sum(run, c)] for run in self.printed.runs]
        return tuple(found[0]) if all(found) and not self._is_the_registers() else ()

    def findings(self) -> Iterator[str]:
        """What is wrong with it, or could not be tested, in sentences."""
        called = f"'{quoted(self.line.words)}'"
        if self.is_unread:
            if not any(one.words == FORMULA for one in self.line.cells.values()):
                yield f"{called} was not tested, since not every figure of it can be read."
            return
        if self.line.gap and not self.differs:
            parts = f"{self.line.counts(Column.OPEN)} open and {self.line.counts(Column.CLOSED)} closed"
            yield f"{called}: {parts} make {self.line.sum}, not {self.line.counts(Column.TOTAL)}."
        if not self.printed.runs:
            yield f"{called} was tested by itself alone: which rows it is the sum of cannot be told."
        elif not self.can_be_summed:
            yield f"{called} was not held against its rows, since not every figure of those can be read."
        elif self.differs:
            says, made = self._told(self._printed()), self._told(self._sums())
            yield f"{called} says {says}; {self._of_rows()} come to {made}."

    def _printed(self) -> Mapping[Column, int]:
        return {column: self.line.counts(column) for column in self.differs}

    def _sums(self) -> Mapping[Column, int]:
        return {column: sum(line.counts(column) for line in self.printed.runs[0]) for column in self.differs}

    def _told(self, figures: Mapping[Column, int]) -> str:
        return listed([f"{many} {'in total' if c is Column.TOTAL else c}" for c, many in figures.items()])

    def _of_rows(self) -> str:
        """The rows that it is likeliest to be of, by the first and the last."""
        run = self.printed.runs[0]
        between = " to " if len(run) > 2 else " and "
        return between.join(dict.fromkeys((run[0].called, run[-1].called)))

    def _is_sum(self, run: Sequence[Line], column: Column) -> bool:
        # Where a row does not add up, nobody can tell which of its figures is wrong: the sum may have it right.
        may_be = {sum(line.counts(column) for line in run)}
        if column is Column.TOTAL:
            may_be.add(sum(line.sum for line in run))
        return self.line.counts(column) in may_be

    def _is_the_registers(self) -> bool:
        """Whether it is what the register has for the rows of any run."""
        return any(self._has(run) for run in self.printed.runs)

    def _has(self, run: Iterable[Line]) -> bool:
        names = [name for line in run for name in (line.sums or (line.name,))]
        if self.register is None or None in names:
            return False
        rows = [self.register.row(name) for name in names if name]
        has = {
            Column.OPEN: sum(row.open for row in rows),
            Column.CLOSED: sum(row.closed for row in rows),
            Column.TOTAL: sum(row.total for row in rows),
        }
        return all(self.line.counts(c) == has[c] for c in FIGURES if c in self.line.cells)
