"""The cells of a CSV file, checked, and its columns as numbers."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import numpy as np
from numpy.typing import NDArray

from studio.data import checks
from studio.data.errors import DataError
from studio.message import Message

SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t", "space": " "}
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of a file as text."""

    file: Path
    names: tuple[str, ...]
    """Of the columns; ``column 1`` … where the file has no header."""
    rows: list[list[str]]
    lines: list[int]
    """Line in the file of each row, from 1."""

    def column(self, index: int) -> list[str]:
        return [row[index].strip() for row in self.rows]


def read(file: Path, separator: str, header: bool) -> Table:
    """The table in a file; every row as long as the first.

    Raises:
        DataError: it is not text, has no rows, or a row is longer or shorter.
    """
    mark = SEPARATORS[separator]
    rows: list[list[str]] = []
    lines: list[int] = []
    try:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.reader(stream, delimiter=mark, skipinitialspace=True, strict=True)
            for row in reader:
                if row:
                    rows.append(row)
                    lines.append(reader.line_num)
    except UnicodeDecodeError as error:
        raise DataError(
            '"{file}" is not text in UTF-8 (byte {position} is not). Save it as CSV in UTF-8.',
            file=file,
            position=error.start,
        ) from error
    except csv.Error as error:
        raise DataError(
            'Line {line} of "{file}" cannot be read as CSV: {reason}. Check its quotation marks.',
            line=lines[-1] + 1 if lines else 1,
            file=file,
            reason=error,
        ) from error
    if len(rows) < (2 if header else 1):
        raise DataError(
            '"{file}" has no rows of data{but}. Choose a file with at least a few.',
            file=file,
            but=Message(", only a header") if rows else "",
        )
    _check_widths(file, rows, lines, separator)
    if not header:
        names = tuple(f"column {number + 1}" for number in range(len(rows[0])))
        return Table(file, names, rows, lines)
    return Table(file, _header(file, rows[0]), rows[1:], lines[1:])


def _check_widths(file: Path, rows: list[list[str]], lines: list[int], separator: str) -> None:
    width = len(rows[0])
    for row, line in zip(rows, lines, strict=True):
        if len(row) != width:
            raise DataError(
                'Line {line} of "{file}" has {found} columns; the first line has {expected}. '
                "Correct the line.",
                line=line,
                file=file,
                found=len(row),
                expected=width,
            )
    if width == 1:
        others = [name for name, mark in SEPARATORS.items() if mark in rows[0][0].strip()]
        hint: Message | str = ""
        if others:
            hint = Message(' Its columns may be separated by "{name}".', name=others[0])
        raise DataError(
            '"{file}" has one column when separated by "{separator}"; at least two were expected, '
            'one of them the target.{hint} Choose in "data.separator".',
            file=file,
            separator=separator,
            hint=hint,
        )


def _header(file: Path, cells: Sequence[str]) -> tuple[str, ...]:
    names = tuple(cell.strip() for cell in cells)
    counted = [[str(n + start) for n in range(len(names))] for start in (0, 1)]
    if list(names) not in counted and all(is_number(name) for name in names):
        raise DataError(
            'The first line of "{file}" holds only numbers ({cells}), so it does not name the '
            'columns. Set "data.header" to false, or add a line with the names.',
            file=file,
            cells=checks.listed(names, 4),
        )
    for number, name in enumerate(names):
        if name and name in names[:number]:
            raise DataError(
                'Two columns of "{file}" are called "{name}". Give each its own name.',
                file=file,
                name=name,
            )
    return names


def is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return "_" not in text


def find(table: Table, wanted: str, setting: str) -> int:
    """The index of a column that a setting names, or numbers from 1 where there is no header."""
    wanted = wanted.strip()
    if wanted in table.names:
        return table.names.index(wanted)
    if f"column {wanted}" in table.names:
        return table.names.index(f"column {wanted}")
    raise DataError(
        '"{file}" has no column "{wanted}". Its columns are: {names}. Choose one of them in '
        '"data.{setting}".',
        file=table.file,
        wanted=wanted,
        names=checks.listed(table.names, 20),
        setting=setting,
    )


def numbers(table: Table, index: int) -> Floats:
    """A column as numbers."""
    cells = table.column(index)
    try:
        values = np.array([float(cell) for cell in cells], np.float64)
    except ValueError:
        values = np.array([])
    if not len(values) or any("_" in cell for cell in cells):
        at = next(number for number, cell in enumerate(cells) if not is_number(cell))
        _refuse_cell(table, index, at, cells[at])
    if (wrong := checks.unusable(values)) is not None:
        _refuse_cell(table, index, wrong[0], cells[wrong[0]])
    return values


def _refuse_cell(table: Table, index: int, row: int, cell: str) -> NoReturn:
    hint: Message | str = ""
    if is_number(cell.replace(",", ".")) and "," in cell:
        hint = Message(" Write decimals with a point.")
    elif row == 0 and table.names[0] == "column 1":
        hint = Message(' If the first line names the columns, set "data.header" to true.')
    raise DataError(
        'Line {line}, column "{column}" of "{file}": a number was expected; found {found}.{hint} '
        'Correct the cell, remove the row, or leave the column out of "data.columns".',
        line=table.lines[row],
        column=table.names[index],
        file=table.file,
        found=f'"{cell}"' if cell else Message("an empty cell"),
        hint=hint,
    )
