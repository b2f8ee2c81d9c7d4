"""The columns of the table of costs: what each says of a layer, and by what it is sorted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from studio.compile.cost_table import CostRow
from studio.ui.costs.words import kind, seen, sees
from studio.ui.figures import count, memory
from studio.ui.text import tr


@dataclass(frozen=True, slots=True)
class Column:
    """One column. Those with a ``figure`` show what share of the whole a layer has."""

    key: str
    text: Callable[[CostRow], str]
    order: Callable[[CostRow], str | float]
    """By what rows are sorted."""
    figure: Callable[[CostRow], int] | None = None
    measured: bool = False
    """Whether it is known only once the memory has been measured."""
    hidden: bool = False
    """Whether it is there only for those who ask for it."""


def _figure(
    key: str,
    words: Callable[[int], str],
    value: Callable[[CostRow], int],
    *,
    measured: bool = False,
    hidden: bool = False,
) -> Column:
    return Column(key, lambda row: words(value(row)), value, value, measured, hidden)


def _name(row: CostRow) -> str:
    return tr("{name} ×{times}", name=row.name, times=row.times) if row.times > 1 else row.name


COLUMNS: Final = (
    Column("name", _name, lambda row: row.name.casefold()),
    Column("kind", lambda row: kind(row.kind), lambda row: kind(row.kind).casefold()),
    Column("shape", lambda row: row.shape, lambda row: row.shape),
    _figure("parameters", count, lambda row: row.parameters),
    _figure("buffers", count, lambda row: row.buffers, hidden=True),
    _figure("multiply_adds", count, lambda row: row.multiply_adds),
    _figure("output", memory, lambda row: row.output_bytes, measured=True, hidden=True),
    _figure("kept", memory, lambda row: row.kept_bytes, measured=True),
    Column("sees", lambda row: sees(row.receptive), lambda row: seen(row.receptive)),
)
NAME: Final = 0
FIRST_NUMBER: Final = 3
"""From this column on, cells are aligned right."""


def title(key: str) -> str:
    """What a column is called."""
    return {
        "name": tr("Layer"),
        "kind": tr("Kind"),
        "shape": tr("Output shape"),
        "parameters": tr("Parameters"),
        "buffers": tr("Buffers"),
        "multiply_adds": tr("Multiply-adds"),
        "output": tr("New memory"),
        "kept": tr("Kept to train"),
        "sees": tr("Sees"),
    }[key]


def about(key: str) -> str:
    """What a column means, for whoever rests on its title."""
    return {
        "name": tr("The layer. A block opens to show what is inside it."),
        "kind": tr("What kind of layer it is."),
        "shape": tr("The shape of what it gives."),
        "parameters": tr("The numbers that training changes."),
        "buffers": tr("The numbers that are kept with the weights but not trained."),
        "multiply_adds": tr("Multiplications, each with its addition, for one sample."),
        "output": tr("New memory for what it gives, for the whole batch."),
        "kept": tr("What training keeps of it until the way back, for the whole batch."),
        "sees": tr("How much of the input one value of what it gives depends on."),
    }[key]
