"""The table of costs as text: in columns for people, as CSV for programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Final

from studio.compile.cost_table import CostRow
from studio.ui.costs.columns import COLUMNS, FIRST_NUMBER, NAME, title
from studio.ui.costs.model import CostModel
from studio.ui.costs.words import sees

INDENT: Final = "  "


def as_text(model: CostModel, totals: dict[str, str]) -> str:
    """Aligned columns of what is shown, the totals last, as it would stand in a mail."""
    rows = [[title(column.key) for column in COLUMNS]]
    for number in model.rows.shown():
        row = model.rows.rows[number]
        cells = [model.text(row, at) for at in range(len(COLUMNS))]
        rows.append([INDENT * row.depth + cells[NAME], *cells[NAME + 1 :]])
    rows.append([totals.get(column.key, "") for column in COLUMNS])
    widths = [max(len(row[at]) for row in rows) for at in range(len(COLUMNS))]
    lines = (
        "  ".join(
            cell.rjust(width) if at >= FIRST_NUMBER else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    )
    return "".join(f"{line.rstrip()}\n" for line in lines)


def as_csv(model: CostModel) -> str:
    """Plain numbers, bytes in bytes; the path of a layer in its blocks instead of an indent."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEAD)
    names: list[str] = []
    for number in model.rows.shown():
        row = model.rows.rows[number]
        names[row.depth :] = [row.name]
        writer.writerow(["/".join(names), *_numbers(row, model.measured)])
    return out.getvalue()


HEAD: Final = (
    "layer",
    "kind",
    "output_shape",
    "parameters",
    "buffers",
    "multiply_adds",
    "output_bytes",
    "kept_bytes",
    "receptive_field",
)


def _numbers(row: CostRow, measured: bool) -> Sequence[str | int]:
    memory: Sequence[str | int] = (row.output_bytes, row.kept_bytes) if measured else ("", "")
    counted = (row.parameters, row.buffers, row.multiply_adds)
    return (row.kind, row.shape, *counted, *memory, sees(row.receptive))
