"""The pictures of one parameter: what each asks of a run, shows, and gives as numbers."""

from __future__ import annotations

import math
from collections.abc import Iterator

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from studio.observe.asks.ask import Ask
from studio.observe.asks.weights import (
    MOST,
    FiltersAsk,
    FiltersFound,
    Kept,
    MatrixAsk,
    MatrixFound,
    Of,
)
from studio.ui.panels.table import Table
from studio.ui.plots.atlas import Atlas
from studio.ui.plots.matrix import Matrix
from studio.ui.plots.windows import Shown
from studio.ui.text import tr
from studio.ui.theme import Theme

SETTLE_MS = 200
"""After so long without a turn of the wheel, the part in sight is asked for."""
PAGES = (1024, 256, 64)
"""Filters of a page: as many as can be told apart in the room there is."""
ROOM = 22
"""Pixels of a side that a filter needs for that."""


class WeightView(QWidget):
    """One picture of a parameter."""

    asked_again = Signal()
    """It asks for something else now."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ""
        """What is to be said of it beside the step."""
        self.layout_ = QVBoxLayout(self)
        self.layout_.setContentsMargins(0, 0, 0, 0)
        self.layout_.setSpacing(6)

    def fits(self, kept: Kept) -> bool:
        """Whether it can show such a parameter."""
        raise NotImplementedError

    def ask(self, of: Of) -> Ask:
        """What to find out for it."""
        raise NotImplementedError

    def show_found(self, found: object) -> None:
        """Show what was found out."""
        raise NotImplementedError

    def table(self) -> Table | None:
        """The same as numbers."""
        raise NotImplementedError


class MatrixView(WeightView):
    """A heat-map around zero; what is near is asked for one by one."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._of: Of | None = None
        self._window: tuple[int, int, int, int] | None = None
        self._found: MatrixFound | None = None
        self.matrix = Matrix(theme)
        self.matrix.setToolTip(tr("Turn the wheel to come nearer, double-click to see all"))
        self.layout_.addWidget(self.matrix, 1)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._look_nearer)
        self.matrix.zoomed.connect(self._settle.start)

    def fits(self, kept: Kept) -> bool:
        return True

    def ask(self, of: Of) -> Ask:
        if of != self._of:
            self._of, self._window = of, None
            self.matrix.show_all()
        return MatrixAsk(of, self._window)

    def show_found(self, found: object) -> None:
        if not isinstance(found, MatrixFound):
            return
        self._found = found
        self.words = " × ".join(f"{size:,}" for size in (found.rows, found.columns))
        if found.row_block > 1 or found.column_block > 1:
            self.words = tr(
                "{size}  means of {rows} × {columns}",
                size=self.words,
                rows=found.row_block,
                columns=found.column_block,
            )
        self.matrix.show_matrix(
            Shown(
                found.values,
                found.rows,
                found.columns,
                found.top,
                found.left,
                found.row_block,
                found.column_block,
            )
        )

    def table(self) -> Table | None:
        return None if self._found is None else Table(("row", "column", "value"), self._cells())

    def _cells(self) -> Iterator[tuple[float, float, float]]:
        found = self._found
        if found is None:
            return
        for down, values in enumerate(found.values.tolist()):
            for across, value in enumerate(values):
                row = found.top + down * found.row_block
                yield row, found.left + across * found.column_block, value

    def _look_nearer(self) -> None:
        view, matrix = self.matrix.view, self.matrix
        window = None
        if matrix.is_zoomed and max(matrix.shown.rows, matrix.shown.columns) > MOST:
            window = (
                math.floor(view.top),
                math.ceil(view.bottom),
                math.floor(view.left),
                math.ceil(view.right),
            )
        if window != self._window:
            self._window = window
            self.asked_again.emit()


class FilterView(WeightView):
    """The filters of a convolution, page by page."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._of: Of | None = None
        self._first = 0
        self._found: FiltersFound | None = None
        self.atlas = Atlas(theme, self._name)
        self.previous = QToolButton()
        self.previous.setToolTip(tr("Previous filters"))
        self.next = QToolButton()
        self.next.setToolTip(tr("Next filters"))
        self.where = QLabel()
        self.where.setProperty("role", "mono")
        row = QHBoxLayout()
        row.setSpacing(4)
        for widget in (self.previous, self.where, self.next):
            row.addWidget(widget)
        row.addStretch(1)
        self.layout_.addLayout(row)
        self.layout_.addWidget(self.atlas, 1)
        self.previous.clicked.connect(lambda: self._turn(-1))
        self.next.clicked.connect(lambda: self._turn(1))
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def page(self) -> int:
        """How many filters are shown at once."""
        room = self.atlas.width() * self.atlas.height() // ROOM**2
        return next((page for page in PAGES if page <= room), PAGES[-1])

    def fits(self, kept: Kept) -> bool:
        return kept.filters > 0

    def ask(self, of: Of) -> Ask:
        if of != self._of:
            self._of, self._first = of, 0
        return FiltersAsk(of, self._first, self.page)

    def show_found(self, found: object) -> None:
        if not isinstance(found, FiltersFound):
            return
        self._found = found
        self.atlas.group = found.inputs if found.inputs <= 3 else 1
        self.atlas.show_maps(found.maps, len(found.maps), signed=True)
        last = found.first + len(found.maps)
        self.where.setText(
            tr("{first}–{last} of {total}", first=found.first, last=last - 1,
               total=f"{found.total:,}")
        )  # fmt: skip
        self.previous.setEnabled(found.first > 0)
        self.next.setEnabled(last < found.total)

    def table(self) -> Table | None:
        if self._found is None:
            return None
        return Table(("filter", "channel", "row", "column", "value"), self._cells())

    def _cells(self) -> Iterator[tuple[float, ...]]:
        found = self._found
        if found is None:
            return
        for place, rows in enumerate(found.maps.tolist(), found.first):
            out, channel = divmod(place, found.inputs)
            for row, values in enumerate(rows):
                for column, value in enumerate(values):
                    yield out, channel, row, column, value

    def _turn(self, pages: int) -> None:
        found = self._found
        if found is not None:
            # A page may be larger now than it was when this one was asked for.
            onward = found.first + len(found.maps)
            self._first = onward if pages > 0 else max(0, found.first - self.page)
            self.asked_again.emit()

    def _name(self, index: int) -> str:
        if self._found is None:
            return ""
        out, channel = divmod(self._found.first + index, self._found.inputs)
        return tr("filter {filter}, channel {channel}", filter=out, channel=channel)

    def _restyle(self) -> None:
        self.previous.setIcon(self._theme.icon("previous"))
        self.next.setIcon(self._theme.icon("next"))
