"""The table of costs: sorted by its titles, blocks that open, a line of totals below."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTreeView, QWidget

from studio.ui.costs.columns import COLUMNS, FIRST_NUMBER, NAME, title
from studio.ui.costs.delegate import CostDelegate
from studio.ui.costs.model import CostModel
from studio.ui.text import tr
from studio.ui.theme import Theme

GIVEN_UP = ("output", "buffers", "sees", "shape", "kind", "multiply_adds")
"""What goes first where there is no room for all columns; the rest may be scrolled to."""
LEAST_NAME = 130
"""Pixels that names keep."""
WIDTHS = {
    "name": 190,
    "kind": 130,
    "shape": 170,
    "parameters": 116,
    "buffers": 90,
    "multiply_adds": 130,
    "output": 104,
    "kept": 104,
    "sees": 130,
}
_RISING, _FALLING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


class CostTable(QTreeView):
    """Shows the model's rows. A row that is chosen by hand is told of by ``chosen``."""

    chosen = Signal(str)
    """The joined ids of a node that was clicked, or gone to by the arrow keys."""
    copy_asked = Signal()

    def __init__(self, model: CostModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._costs = model
        self._showing = False
        self._open: set[str] = set()
        """Blocks that the user opened, by their joined ids."""
        self._filtered = False
        self._sorted: tuple[int, Qt.SortOrder] | None = None
        self._wanted = {column.key for column in COLUMNS if not column.hidden}
        """The columns that are shown where there is room."""
        self.setObjectName("costs")
        self.setAccessibleName(tr("Costs of the layers"))
        self.setModel(model)
        self.setItemDelegate(CostDelegate(theme, model, self))
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setIndentation(14)
        self._set_up_header()
        self.expanded.connect(lambda index: self._note(index, True))
        self.collapsed.connect(lambda index: self._note(index, False))
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.clicked.connect(self._choose)
        theme.changed.connect(self.viewport().update)
        model.refigured.connect(self.viewport().update)
        model.refigured.connect(self.header().viewport().update)

    def _set_up_header(self) -> None:
        header = self.header()
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._sort_by)
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setMinimumSectionSize(56)
        for at, column in enumerate(COLUMNS):
            self.setColumnWidth(at, WIDTHS[column.key])
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._offer_columns)
        self._fit_columns()

    # For the panel.

    def begin_anew(self) -> None:
        """The rows are others: open again what was open."""
        self._showing = True
        if self._filtered:
            self.expandAll()
        else:
            for path in sorted(self._open):
                index = self._costs.of(path)
                if index.isValid():
                    self.setExpanded(index, True)
        self._showing = False

    def filter(self, text: str) -> None:
        """Show what fits a text, all blocks open; everything for an empty one."""
        self._filtered = bool(text.strip())
        self._costs.filter(text)
        self.begin_anew()

    def show_chosen(self, path: str) -> None:
        """Select the row of a node that was chosen elsewhere, and open what it is in."""
        index = self._costs.of(path) if path else QModelIndex()
        if index == self.currentIndex().siblingAtColumn(NAME):
            return
        self._showing = True
        select = QItemSelectionModel.SelectionFlag
        flags = select.ClearAndSelect | select.Rows if index.isValid() else select.Clear
        self.selectionModel().setCurrentIndex(index, flags)
        if index.isValid():
            self.scrollTo(index)
        self._showing = False

    def forget(self) -> None:
        """Another document: nothing is open."""
        self._open.clear()

    # Events.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_columns()
        super().resizeEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._offer(event.globalPos(), with_rows=True)

    # Inside.

    def _sort_by(self, column: int) -> None:
        """The most first where there are figures, then the least, then as the layers run."""
        first, second = _RISING, _FALLING
        if column >= FIRST_NUMBER:
            first, second = second, first
        on = self._sorted[1] if self._sorted and self._sorted[0] == column else None
        wanted = first if on is None else second if on == first else None
        self._sorted = None if wanted is None else (column, wanted)
        self._costs.sort(-1 if wanted is None else column, wanted or _RISING)

    def _note(self, index: QModelIndex, is_open: bool) -> None:
        if self._showing or self._filtered:
            return
        path = self._costs.row(index).path
        (self._open.add if is_open else self._open.discard)(path)

    def _on_current(self, now: QModelIndex, _before: QModelIndex) -> None:
        if not self._showing and self.hasFocus():
            self._choose(now)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self._costs.row(index).path)

    def _offer_columns(self, at: QPoint) -> None:
        self._offer(self.header().mapToGlobal(at), with_rows=False)

    def _offer(self, at: QPoint, with_rows: bool) -> None:
        menu = QMenu(self)
        if with_rows:
            menu.addAction(tr("Copy the table")).triggered.connect(self.copy_asked.emit)
            menu.addAction(tr("Open all blocks")).triggered.connect(self.expandAll)
            menu.addAction(tr("Close all blocks")).triggered.connect(self.collapseAll)
            menu.addSeparator()
        for number, column in enumerate(COLUMNS):
            if number != NAME:
                entry = menu.addAction(title(column.key))
                entry.setCheckable(True)
                entry.setChecked(column.key in self._wanted)
                entry.toggled.connect(lambda on, key=column.key: self._want(key, on))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _want(self, key: str, on: bool) -> None:
        (self._wanted.add if on else self._wanted.discard)(key)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Show the columns that are wanted, as far as there is room for them."""
        shown = set(self._wanted)
        room = self.viewport().width() - LEAST_NAME
        for key in GIVEN_UP:
            if sum(WIDTHS[each] for each in shown if each != "name") <= room:
                break
            shown.discard(key)
        for at, column in enumerate(COLUMNS):
            if self.isColumnHidden(at) == (column.key in shown):
                self.setColumnHidden(at, column.key not in shown)
