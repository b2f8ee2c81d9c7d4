"""The Step panel: every value of a single step, in numbers that can be sorted and copied."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QVBoxLayout

from studio.app.scope import REPETITION, block_of
from studio.app.session import Session
from studio.graph.model import TRAINING, Graph
from studio.observe.frames import Frame, StepValues
from studio.ui.panels.panel import Panel
from studio.ui.panels.table import Table
from studio.ui.text import tr
from studio.ui.theme import Theme, mono_font

Cell = str | float | None
MISSING = float("nan")
_NODE = Qt.ItemDataRole.UserRole


class StepPanel(Panel):
    """While it is seen, a single step tells all its values; a click selects the node."""

    can_show_runs = False

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme)
        self._frame: StepValues | None = None
        self._fresh = False
        self.grid = QTableWidget()
        self.grid.setAccessibleName(tr("Values of the step"))
        self.grid.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.grid.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.grid.verticalHeader().hide()
        self.grid.verticalHeader().setDefaultSectionSize(24)
        self.grid.setShowGrid(False)
        self.grid.setFont(mono_font(11))
        self.grid.itemSelectionChanged.connect(self._visit)
        copy = QShortcut(QKeySequence.StandardKey.Copy, self.grid)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self.copy)
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.grid)

    def take(self, frames: Sequence[Frame]) -> bool:
        found = [frame for frame in frames if isinstance(frame, StepValues)]
        if found:
            self._frame, self._fresh = found[-1], True
        return bool(found)

    def forget(self) -> None:
        self._frame = None

    def vacancy(self) -> str:
        if self._frame is not None:
            return ""
        return self.waiting(tr("Pause the run, then take one step: all its values are shown here"))

    def refresh(self) -> None:
        frame = self._frame
        if frame is None or not self._fresh:
            return
        self._fresh = False
        several = len(frame.losses) > 1
        told = ((f"{name}: " if several else "", loss) for name, loss in frame.losses.items())
        losses = "  ".join(f"{name}{loss:.6g}" for name, loss in told)
        step = tr("step {step}", step=f"{frame.step:,}")
        self.caption.setText("  ".join([step, tr("loss {losses}", losses=losses)]))
        heads = _heads()
        rows = self._rows(frame)
        self.grid.setSortingEnabled(False)
        self.grid.setColumnCount(len(heads))
        self.grid.setHorizontalHeaderLabels(heads)
        self.grid.setRowCount(len(rows))
        for at, (node, cells) in enumerate(rows):
            for column, cell in enumerate(cells):
                item = _Item(cell)
                item.setData(_NODE, node)
                self.grid.setItem(at, column, item)
        self.grid.resizeColumnsToContents()
        self.grid.setSortingEnabled(True)
        self.grid.sortByColumn(-1, Qt.SortOrder.AscendingOrder)

    def table(self) -> Table | None:
        if self._frame is None:
            return None
        rows = ([MISSING if cell is None else cell for cell in row] for _, row in
                self._rows(self._frame))  # fmt: skip
        return Table(_heads(), rows)

    def copy(self) -> None:
        """Put the selected rows, or all, on the clipboard, with tabs between the cells."""
        grid = self.grid
        chosen = sorted({index.row() for index in grid.selectedIndexes()})
        columns = range(grid.columnCount())
        lines = ["\t".join(_text(grid.horizontalHeaderItem(column)) for column in columns)]
        lines += [
            "\t".join(_text(grid.item(row, column)) for column in columns)
            for row in chosen or range(grid.rowCount())
        ]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _rows(self, frame: StepValues) -> list[tuple[str, tuple[Cell, ...]]]:
        rows: list[tuple[str, tuple[Cell, ...]]] = []
        for seen in frame.seen:
            first = ", ".join(f"{number:.4g}" for number in seen.first)
            rows.append(
                (
                    seen.node,
                    (self._name(seen.node), seen.port, _shape(seen.shape), seen.mean, seen.std,
                     seen.low, seen.high, None, None, None, None, first),
                )
            )  # fmt: skip
        for moved in frame.moved:
            rows.append(
                (
                    moved.node,
                    (self._name(moved.node), moved.name, _shape(moved.shape), None, None, None,
                     None, moved.weight, moved.gradient, moved.update, moved.ratio, None),
                )
            )  # fmt: skip
        return rows

    def _name(self, way: str) -> str:
        """The names on the way to a node: ``encoder/conv1``; ``training/loss`` beside the model."""
        project = self.session.document.project
        graph: Graph | None = project.graphs.get(TRAINING) if way.startswith("/") else project.model
        names = [TRAINING] if way.startswith("/") else []
        for part in way.removeprefix("/").split("/"):
            node_id, repeated, number = part.partition(REPETITION)
            if graph is None or node_id not in graph:
                return way
            node = graph.node(node_id)
            names.append(f"{node.name}{repeated}{number}")
            graph = project.graphs.get(block_of(node))
        return "/".join(names)

    def _visit(self) -> None:
        items = self.grid.selectedItems()
        if items and items[0].data(_NODE):
            self.session.visit(items[0].data(_NODE))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.session.runs.inspecting = True

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.session.runs.inspecting = False


def _heads() -> list[str]:
    return [tr("Node"), tr("Value"), tr("Shape"), tr("Mean"), tr("Std"), tr("Min"), tr("Max"),
            tr("Norm"), tr("Gradient"), tr("Update"), tr("Update / weight"),
            tr("First numbers")]  # fmt: skip


class _Item(QTableWidgetItem):
    """A cell that is sorted by its number, where it has one; empty ones come last."""

    def __init__(self, cell: Cell) -> None:
        shown = f"{cell:.5g}" if isinstance(cell, float) else cell or ""
        super().__init__(shown)
        self.cell = cell
        if isinstance(cell, float):
            align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            self.setTextAlignment(align)

    def __lt__(self, other: QTableWidgetItem) -> bool:
        assert isinstance(other, _Item)
        return _key(self.cell) < _key(other.cell)


def _key(cell: Cell) -> tuple[int, float, str]:
    if cell is None:
        return 2, 0.0, ""
    return (0, cell, "") if isinstance(cell, float) else (1, 0.0, cell)


def _shape(shape: tuple[int, ...]) -> str:
    return " × ".join(map(str, shape))


def _text(item: QTableWidgetItem | None) -> str:
    return item.text() if item is not None else ""
