"""Rows of numbers from a CSV file: one column to predict, the others to predict it from."""

from __future__ import annotations

from typing import cast

import numpy as np

from studio.data import checks
from studio.data.errors import DataError
from studio.data.fields import Array, Field, FieldKind
from studio.data.labels import MOST_WHOLE_CLASSES, encode
from studio.data.readers.csv_table import SEPARATORS, Floats, Table, find, is_number, numbers, read
from studio.data.spec import Examples, Normalise, Params, SourceSpec
from studio.layers.spec import Param
from studio.message import Message

MISSING = ("", "nan")
"""How a table says that it has no value there."""


def _inputs(table: Table, columns: str, target: int) -> tuple[tuple[str, ...], Floats]:
    if columns.strip():
        indices = [find(table, name, "columns") for name in columns.split(",")]
    else:
        indices = [index for index in range(len(table.names)) if index != target]
    for place, index in enumerate(indices):
        if index == target or index in indices[:place]:
            raise DataError(
                '"data.columns" names the column "{column}" {what}. Name each input once, and '
                "not the target.",
                column=table.names[index],
                what=Message("which is the target") if index == target else Message("twice"),
            )
        if not table.names[index]:
            raise DataError(
                'Column {number} of "{file}" has no name. Name it in the first line, or list the '
                'columns you want in "data.columns".',
                number=index + 1,
                file=table.file,
            )
    values = np.stack([numbers(table, index) for index in indices], axis=1)
    return tuple(table.names[index] for index in indices), values


def _is_classification(table: Table, index: int, cells: list[str], task: str) -> bool:
    """Decide the task, where it is left to the data."""
    if task != "auto":
        return task == "classification"
    numeric = [is_number(cell) for cell in cells]
    if not all(numeric):
        if sum(numeric) * 2 > len(cells):
            at = numeric.index(False)
            raise DataError(
                'Line {line}, column "{column}" of "{file}" is "{cell}", but most of this column '
                'is numbers. Correct the cell, or set "data.task" to classification if these are '
                "names of classes.",
                line=table.lines[at],
                column=table.names[index],
                file=table.file,
                cell=cells[at],
            )
        return True
    values = {float(cell) for cell in cells}
    return len(values) <= MOST_WHOLE_CLASSES and all(value.is_integer() for value in values)


def _class_name(cell: str) -> str:
    """``2`` for ``2.0``, so that both are one class."""
    if is_number(cell) and (number := float(cell)).is_integer():
        return str(int(number))
    return cell


def _target(table: Table, index: int, task: str) -> tuple[Field, Array]:
    cells = table.column(index)
    missing = next((at for at, cell in enumerate(cells) if cell.casefold() in MISSING), None)
    if missing is not None:
        raise DataError(
            'Line {line} of "{file}" has nothing in the target column "{column}". Fill the cell '
            "or remove the row.",
            line=table.lines[missing],
            file=table.file,
            column=table.names[index],
        )
    if not _is_classification(table, index, cells, task):
        values = numbers(table, index)[:, np.newaxis]
        return Field("target", (1,), "float32", "number"), values
    classes, labels = encode([_class_name(cell) for cell in cells])
    checks.two_classes(table.file, classes)
    if len(classes) == len(cells) and len(cells) > 2:
        raise DataError(
            'Every row of "{file}" has another value in the target column "{column}", so nothing '
            'can be learned about classes. Choose another column in "data.target", or set '
            '"data.task" to regression if it holds measured numbers.',
            file=table.file,
            column=table.names[index],
        )
    return Field("label", (), "int64", "label", classes), labels


def _load(params: Params) -> Examples:
    file = checks.file(params, "file", Message("a CSV file"))
    table = read(file, cast(str, params["separator"]), cast(bool, params["header"]))
    wanted = cast(str, params["target"])
    target = find(table, wanted, "target") if wanted.strip() else len(table.names) - 1
    field, answers = _target(table, target, cast(str, params["task"]))
    names, values = _inputs(table, cast(str, params["columns"]), target)
    kind: FieldKind = "points" if len(names) == 2 else "vector"
    return Examples(
        file.stem,
        (Field("features", (len(names),), "float32", kind, columns=names), field),
        {"features": values, field.name: answers},
        normalise=cast(Normalise, params["normalise"]),
        note=Message(
            "{count} rows of {file}. Inputs: {inputs}. Target: {target}.",
            count=f"{len(values):,}",
            file=file,
            inputs=checks.listed(names, 20),
            target=table.names[target],
        ),
    )


SPEC = SourceSpec(
    "csv",
    "Table (CSV)",
    "Rows of numbers from a CSV file: one column is the target, the others are the inputs.",
    (
        Param("file", "text", "", "The CSV file, in UTF-8.", unit="file"),
        Param(
            "target",
            "text",
            "",
            "The column to predict: its name, or its number from 1 where the file has no header. "
            "Empty: the last.",
        ),
        Param(
            "columns",
            "text",
            "",
            "The columns to predict it from, separated by commas. Empty: all but the target.",
        ),
        Param(
            "task",
            "choice",
            "auto",
            "What the target is. classification: names of classes. regression: a number. auto: "
            "classes if it is text or at most 20 different whole numbers, else a number.",
            choices=("auto", "classification", "regression"),
        ),
        Param("header", "bool", True, "Whether the first line names the columns."),
        Param(
            "separator",
            "choice",
            "comma",
            "What stands between two cells.",
            choices=tuple(SEPARATORS),
        ),
        Param(
            "normalise",
            "choice",
            "none",
            "Measured on the training split, for each input column. unit: from 0 to 1. standard: "
            "mean 0 and deviation 1. none: as in the file. The target stays as it is.",
            choices=("none", "unit", "standard"),
        ),
    ),
    _load,
)
