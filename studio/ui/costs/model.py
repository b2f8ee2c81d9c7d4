"""The table of costs as a model for Qt's views; what it shows is worked out elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from studio.compile.cost_table import CostRow
from studio.ui.costs.columns import COLUMNS, FIRST_NUMBER, NAME, about, title
from studio.ui.costs.rows import ROOT, Rows
from studio.ui.text import tr

Index = QModelIndex | QPersistentModelIndex
SHARE: Final = Qt.ItemDataRole.UserRole
"""What part of the whole a cell's figure is, from 0 to 1; ``None`` for none."""
_NONE: Final = QModelIndex()
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_COLUMNS: Final = len(COLUMNS)


class CostModel(QAbstractItemModel):
    """Blocks are rows with rows below them. An index carries the slot of its row."""

    refigured = Signal()
    """Every cell and title may say something else.

    Views go through all rows when they hear of cells, or of titles, in Qt's words.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = Rows()
        self._totals: list[int] = [0] * len(COLUMNS)
        self._measured = False
        self._filter = ""
        self._sorted: tuple[int, bool] | None = None

    # For the panel.

    @property
    def rows(self) -> Rows:
        return self._rows

    def total(self, column: int) -> int:
        """The sum of a column over the model."""
        return self._totals[column]

    @property
    def measured(self) -> bool:
        """Whether the memory is known."""
        return self._measured

    def show_rows(self, rows: Sequence[CostRow], measured: bool) -> bool:
        """Show these; whether they are of other nodes than the last, so that views begin anew."""
        before, found = self._rows, Rows(rows, self._sorted, self._filter)
        other = not before.alike(rows)
        moved = not other and not found.ordered_as(before)
        kept: list[tuple[QModelIndex, int, int]] = []
        laid_out = moved and not found.shaped_as(before)
        if other:
            self.beginResetModel()
        elif moved:
            if laid_out:
                self.layoutAboutToBeChanged.emit()
            kept = self._persistent()  # Views make theirs when they hear of the change.
        self._rows, self._measured = found, measured
        self._totals = [_total(column, rows) for column in range(len(COLUMNS))]
        if other:
            self.endResetModel()
        elif moved:
            self._move(kept)
            if laid_out:
                self.layoutChanged.emit()
        self.refigured.emit()
        return other

    def filter(self, text: str) -> None:
        """Show only rows whose name or kind holds this, and what they are in."""
        self.beginResetModel()
        self._filter = text
        self._rows.filter(text)
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; by −1 into the order in which the layers run."""
        nested = self._rows.nested
        if nested:
            self.layoutAboutToBeChanged.emit()
        kept = self._persistent()
        falling = order == Qt.SortOrder.DescendingOrder
        self._sorted = None if column < 0 else (column, falling)
        self._rows.sort(*(self._sorted or (None, False)))
        self._move(kept)
        if nested:
            self.layoutChanged.emit()
        self.refigured.emit()

    def at(self, number: int, column: int = NAME) -> QModelIndex:
        """The index of a row by its number; an invalid one where it is filtered out."""
        place = self._rows.place(number)
        return (
            QModelIndex() if place < 0 else self.createIndex(place, column, self._rows.slot(number))
        )

    def of(self, path: str) -> QModelIndex:
        """The index of a node by its joined ids; an invalid one where it is not shown."""
        number = self._rows.by_path.get(path)
        return QModelIndex() if number is None else self.at(number)

    def row(self, index: Index) -> CostRow:
        return self._rows.rows[self._rows.number(index.internalId())]

    # For views.

    def index(self, row: int, column: int, parent: Index = _NONE) -> QModelIndex:
        # Views ask for every row when they lay out: this and hasChildren have to be quick.
        rows = self._rows
        children = rows.children(self._number(parent)) if parent.isValid() else rows.top
        if 0 <= row < len(children) and 0 <= column < _COLUMNS:
            return self.createIndex(row, column, children[row] if rows.nested else row)
        return QModelIndex()

    def parent(self, index: Index = _NONE) -> QModelIndex:  # type: ignore[override]
        if not index.isValid() or not self._rows.nested:
            return QModelIndex()
        above = self._rows.parents[index.internalId()]
        return QModelIndex() if above == ROOT else self.at(above)

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.column() > NAME else len(self._rows.children(self._number(parent)))

    def hasChildren(self, parent: Index = _NONE) -> bool:
        rows = self._rows
        if not parent.isValid():
            return bool(rows.top)
        return rows.nested and rows.has_children(parent.internalId())

    def columnCount(self, parent: Index = _NONE) -> int:
        return len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(self.row(index), column)
        if role == SHARE:
            return self.share(self.row(index), column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column >= FIRST_NUMBER else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(self.row(index), column)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heading(section)
        if role == Qt.ItemDataRole.ToolTipRole:
            return about(COLUMNS[section].key)
        if role == Qt.ItemDataRole.TextAlignmentRole and section >= FIRST_NUMBER:
            return _RIGHT
        return None

    def text(self, row: CostRow, column: int) -> str:
        """What a cell says; nothing where that is not known yet."""
        found = COLUMNS[column]
        return "" if found.measured and not self._measured else found.text(row)

    def share(self, row: CostRow, column: int) -> float | None:
        """What part of the whole a cell's figure is, from 0 to 1; ``None`` for none."""
        found, total = COLUMNS[column], self._totals[column]
        if found.figure is None or not total:
            return None
        return found.figure(row) / total

    # Inside.

    def _heading(self, column: int) -> str:
        """What a column is called, with an arrow at the free end of the one that is sorted by."""
        words = title(COLUMNS[column].key)
        if self._sorted is None or self._sorted[0] != column:
            return words
        arrow = "↓" if self._sorted[1] else "↑"
        return f"{arrow} {words}" if column >= FIRST_NUMBER else f"{words} {arrow}"

    def _tip(self, row: CostRow, column: int) -> str | None:
        share = self.share(row, column)
        if share is None:
            return self.text(row, column) or None
        return tr("{share} of the whole model", share=f"{100 * share:.1f} %")

    def _number(self, index: Index) -> int:
        return self._rows.number(index.internalId()) if index.isValid() else ROOT

    def _persistent(self) -> list[tuple[QModelIndex, int, int]]:
        number = self._rows.number
        return [
            (index, number(index.internalId()), index.column())
            for index in self.persistentIndexList()
        ]

    def _move(self, kept: list[tuple[QModelIndex, int, int]]) -> None:
        now = [self.at(number, column) for _, number, column in kept]
        self.changePersistentIndexList([index for index, _, _ in kept], now)


def _total(column: int, rows: Sequence[CostRow]) -> int:
    figure = COLUMNS[column].figure
    return sum([figure(row) for row in rows if not row.depth]) if figure else 0
