"""The table of costs as a model: order, blocks, filter, totals, copies."""

from __future__ import annotations

import csv
from fractions import Fraction

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QTreeView
from pytestqt.qtbot import QtBot

from studio.compile.cost_table import CostRow
from studio.compile.receptive import ReceptiveField
from studio.ui.costs.columns import COLUMNS
from studio.ui.costs.copying import as_csv, as_text
from studio.ui.costs.model import SHARE, CostModel, Index
from studio.ui.costs.words import sees, sees_of

FALLING = Qt.SortOrder.DescendingOrder


def row(path: str, name: str, parameters: int, kind: str = "torch.nn.Linear") -> CostRow:
    return CostRow(path, path.count("/"), name, kind, "N × 3", parameters, 0, 2 * parameters, 4, 8)


ROWS = (
    row("n1", "image", 0, "input"),
    row("n2", "stage", 300, "block:Stage"),
    row("n2/n1", "first", 100),
    row("n2/n2", "second", 200, "torch.nn.Conv2d"),
    row("n3", "head", 700),
)


@pytest.fixture
def model(qtbot: QtBot) -> CostModel:
    model = CostModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.show_rows(ROWS, measured=True)
    return model


def column(key: str) -> int:
    return next(at for at, each in enumerate(COLUMNS) if each.key == key)


def names(model: CostModel, parent: QModelIndex | None = None) -> list[object]:
    parent = parent or QModelIndex()
    found: list[object] = []
    for at in range(model.rowCount(parent)):
        index = model.index(at, 0, parent)
        found.append(index.data())
        if model.hasChildren(index):
            found.append(names(model, index))
    return found


def test_blocks_hold_their_rows(model: CostModel) -> None:
    assert names(model) == ["image", "stage", ["first", "second"], "head"]
    assert model.of("n2/n2").parent() == model.of("n2")
    assert not model.of("n9").isValid()


def test_siblings_are_sorted_and_what_is_selected_stays_so(model: CostModel) -> None:
    kept = QPersistentModelIndex(model.of("n2/n1"))
    model.sort(column("parameters"), FALLING)
    assert names(model) == ["head", "stage", ["second", "first"], "image"]
    assert model.row(kept).name == "first"
    assert kept.row() == 1
    model.sort(-1)
    assert names(model) == ["image", "stage", ["first", "second"], "head"]


FLAT = tuple(row(f"n{at}", f"layer{at}", parameters) for at, parameters in enumerate((5, 1, 9)))
"""No row is in another."""


def test_without_blocks_rows_change_places_under_a_view_that_stays_as_it_is(
    model: CostModel, qtbot: QtBot
) -> None:
    model.show_rows(FLAT, measured=True)
    view = QTreeView()
    qtbot.addWidget(view)
    view.setModel(model)
    view.setCurrentIndex(model.of("n1"))
    with qtbot.assertNotEmitted(model.layoutChanged), qtbot.waitSignal(model.refigured):
        model.sort(column("parameters"), FALLING)
    assert names(model) == ["layer2", "layer0", "layer1"]
    assert (view.currentIndex().row(), view.currentIndex().data()) == (2, "layer1")
    assert [index.row() for index in view.selectionModel().selectedRows()] == [2]
    assert model.of("n1") == view.currentIndex()
    more = tuple(row(each.path, each.name, 10 - each.parameters) for each in FLAT)
    with qtbot.assertNotEmitted(model.layoutChanged):
        assert not model.show_rows(more, measured=True)
    assert names(model) == ["layer1", "layer0", "layer2"]
    assert (view.currentIndex().row(), view.currentIndex().data()) == (0, "layer1")


class Counting(CostModel):
    """Counts what views ask."""

    asked = 0

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        self.asked += 1
        return super().index(row, column, parent)


def test_a_view_asks_for_the_rows_in_sight_alone_when_they_are_sorted(qtbot: QtBot) -> None:
    model = Counting()
    model.show_rows([row(f"n{at}", f"layer{at}", at) for at in range(2_000)], measured=True)
    view = QTreeView()
    qtbot.addWidget(view)
    view.setModel(model)
    view.resize(300, 200)
    view.show()
    qtbot.waitExposed(view)
    model.refigured.connect(view.viewport().update)
    QApplication.processEvents()
    model.asked = 0
    model.sort(column("parameters"), FALLING)
    QApplication.processEvents()
    assert model.asked < 1_000
    assert view.indexAt(QPoint(5, 5)).data() == "layer1999"


def test_the_same_nodes_with_other_figures_stay_sorted_without_a_new_beginning(
    model: CostModel,
) -> None:
    model.sort(column("parameters"), FALLING)
    kept = QPersistentModelIndex(model.of("n1"))
    changed = (row("n1", "image", 9999, "input"), *ROWS[1:])
    assert not model.show_rows(changed, measured=True)
    assert names(model) == ["image", "head", "stage", ["second", "first"]]
    assert kept.row() == 0
    assert model.show_rows(ROWS[:2], measured=True)
    assert names(model) == ["stage", "image"]


def test_a_filter_leaves_what_fits_with_what_is_around_and_in_it(model: CostModel) -> None:
    model.filter("conv")
    assert names(model) == ["stage", ["second"]]
    model.filter("STAGE")
    assert names(model) == ["stage", ["first", "second"]]
    assert not model.of("n3").isValid()
    model.filter(" ")
    assert len(names(model)) == 4


def test_shares_are_of_the_whole_model(model: CostModel) -> None:
    at = column("parameters")
    assert model.total(at) == 1000
    assert model.of("n2/n2").siblingAtColumn(at).data(SHARE) == 0.2
    tip = model.of("n3").siblingAtColumn(at).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "70.0 % of the whole model"


def test_memory_is_not_told_before_it_is_measured(model: CostModel) -> None:
    at = column("kept")
    assert model.of("n3").siblingAtColumn(at).data() == "8 B"
    model.show_rows(ROWS, measured=False)
    assert model.of("n3").siblingAtColumn(at).data() == ""


def test_the_copy_has_what_is_shown_as_it_is_shown(model: CostModel) -> None:
    model.sort(column("parameters"), FALLING)
    lines = as_text(model, {"name": "Whole model", "parameters": "1,000"}).splitlines()
    assert [line.split()[0] for line in lines] == [
        "Layer",
        "head",
        "stage",
        "second",
        "first",
        "image",
        "Whole",
    ]
    assert lines[3].startswith("  second")
    assert lines[-1].split()[-1] == "1,000"


def test_the_csv_has_plain_numbers_and_whole_paths(model: CostModel) -> None:
    model.show_rows((*ROWS, row("n4", 'od,d "one"', 1_000_000)), measured=False)
    table = list(csv.DictReader(as_csv(model).splitlines()))
    assert [line["layer"] for line in table][2:4] == ["stage/first", "stage/second"]
    assert table[-1]["layer"] == 'od,d "one"'
    assert table[-1]["parameters"] == "1000000"
    assert table[-1]["kept_bytes"] == ""


def field(*sizes: int | None, step: int = 1) -> ReceptiveField:
    many = len(sizes)
    steps = (Fraction(step),) * many
    return ReceptiveField("n1", sizes, steps, (Fraction(0),) * many, (28,) * many)


def test_what_a_value_sees_in_words() -> None:
    assert sees(None) == ""
    assert sees(field(14, 14)) == "14 × 14"
    assert sees(field(None, None)) == "everything"
    assert sees(field(None, 3)) == "28 × 3"
    assert sees_of(field(14, 14, step=4)) == "14 × 14 of 28 × 28, step 4"
    assert sees_of(field(3, 3)) == "3 × 3 of 28 × 28"
    assert sees_of(field(None, None)) == "all of 28 × 28"


def test_an_arrow_beside_the_title_says_what_is_sorted_and_how(model: CostModel) -> None:
    def headings() -> list[object]:
        across = Qt.Orientation.Horizontal
        return [model.headerData(at, across) for at in range(model.columnCount())]

    plain = headings()
    assert not any(arrow in str(words) for arrow in "↑↓" for words in plain)
    parameters, name = column("parameters"), column("name")
    model.sort(parameters, FALLING)
    assert headings()[parameters] == f"↓ {plain[parameters]}"
    model.sort(name)
    assert headings()[name] == f"{plain[name]} ↑"
    assert headings()[parameters] == plain[parameters]
    model.sort(-1)
    assert headings() == plain
