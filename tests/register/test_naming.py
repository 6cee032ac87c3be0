"""Recommendations asked for by name."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest

from builders import ref
from conftest import Officer
from hmicfrs_cli.domain.errors import NoSuchRecord
from hmicfrs_cli.register import opening, queries


@pytest.mark.parametrize("most", [1, 2, 3, 1_000])
def test_however_many_are_named_they_come_in_the_order_asked(
    officer_with_firearms: Officer,
    reading: Callable[[], AbstractContextManager[opening.Reading]],
    monkeypatch: pytest.MonkeyPatch,
    most: int,
) -> None:
    for number in range(1, 6):
        officer_with_firearms("add", "firearms-2023", f"Forces should do {number}.")
    monkeypatch.setattr(queries, "MOST_AT_ONCE", most)
    asked = [ref(f"firearms-2023/R{number}") for number in (4, 1, 5, 2)]
    with reading() as register:
        assert [one.ref for one in queries.named(register, asked, date(2024, 1, 1))] == asked
        assert queries.named(register, [], date(2024, 1, 1)) == []
        with pytest.raises(NoSuchRecord):
            queries.named(register, [*asked, ref("firearms-2023/R9")], date(2024, 1, 1))
