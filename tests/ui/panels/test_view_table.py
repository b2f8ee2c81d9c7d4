"""What a view shows, written as CSV and read back by another reader."""

from __future__ import annotations

import csv
import io
import math

from studio.ui.panels.table import Table


def test_numbers_come_back_exactly_and_missing_ones_as_nothing() -> None:
    rows = [("first, with a comma", 1 / 3, 7), ('"quoted"', math.nan, -1e-300)]
    file = io.StringIO(newline="")
    Table(("name", "value", "count"), rows).write(file)
    head, first, second = csv.reader(io.StringIO(file.getvalue()))
    assert head == ["name", "value", "count"]
    assert first == ["first, with a comma", repr(1 / 3), "7"]
    assert second == ['"quoted"', "", "-1e-300"]
    assert float(first[1]) == 1 / 3


def test_rows_are_read_as_they_come() -> None:
    file = io.StringIO(newline="")
    Table(("n",), ([n] for n in range(3))).write(file)
    assert file.getvalue() == "n\n0\n1\n2\n"
