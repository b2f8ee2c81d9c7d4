"""The pictures of one parameter: what each asks of a run, shows, and gives as numbers."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpinBox, QToolButton, QVBoxLayout, QWidget

from studio.observe.asks.ask import Ask
from studio.observe.asks.weights import (
    MOST,
    Distance,
    DistanceAsk,
    FiltersAsk,
    FiltersFound,
    Kept,
    MatrixAsk,
    MatrixFound,
    Of,
    RowsAsk,
    RowsFound,
    SingularAsk,
    SingularFound,
)
from studio.ui.panels.table import Cell, Table
from studio.ui.plots import numbers
from studio.ui.plots.atlas import Atlas
from studio.ui.plots.chart import Chart
from studio.ui.plots.matrix import Matrix, Shown
from studio.ui.plots.rows import Neighbours, RowCloud
from studio.ui.plots.series import Line
from studio.ui.plots.spectrum import Spectrum
from studio.ui.text import tr
from studio.ui.theme import Theme

SETTLE_MS = 200
"""After so long without a turn of the wheel, the part in sight is asked for."""
PAGES = (1024, 256, 64)
"""Filters of a page: as many as can be told apart in the room there is."""
ROOM = 22
"""Pixels of a side that a filter needs for that."""
COLOURS = ("accent", "go", "warn", "error", "text_2", "text_3")


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


class SpectrumView(WeightView):
    """Singular values and how many of them matter."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._found: SingularFound | None = None
        self.spectrum = Spectrum(theme)
        self.told = QLabel()
        self.told.setProperty("role", "secondary")
        self.told.setWordWrap(True)
        self.layout_.addWidget(self.spectrum, 1)
        self.layout_.addWidget(self.told)

    def fits(self, kept: Kept) -> bool:
        return kept.is_matrix

    def ask(self, of: Of) -> Ask:
        return SingularAsk(of)

    def show_found(self, found: object) -> None:
        if not isinstance(found, SingularFound):
            return
        self._found = found
        self.spectrum.show_values(found.values, found.total, found.effective_rank)
        rank = numbers.short(found.effective_rank)
        if found.is_whole:
            text = tr("Effective rank {rank} of {total}", rank=rank, total=f"{found.total:,}")
        else:
            text = tr(
                "The largest {count} of {total}, by a randomised method: {share} of the squares. "
                "Effective rank of these {rank}",
                count=len(found.values),
                total=f"{found.total:,}",
                share=f"{found.share:.0%}",
                rank=rank,
            )
        self.told.setText(text)

    def table(self) -> Table | None:
        if self._found is None:
            return None
        rows = [(place, value) for place, value in enumerate(self._found.values.tolist(), 1)]
        return Table(("place", "singular_value"), rows)


class DistanceView(WeightView):
    """Two curves over steps for each parameter of the node: how far, and how much turned."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._known: Mapping[int, Mapping[str, Distance]] = {}
        self.relative = Chart(theme, tr("Distance from start"), [])
        self.cosine = Chart(theme, tr("Cosine to start"), [])
        for chart in (self.relative, self.cosine):
            self.layout_.addWidget(chart, 1)
            chart.view_changed.connect(self._zoom)

    def fits(self, kept: Kept) -> bool:
        return True

    def ask(self, of: Of) -> Ask:
        return DistanceAsk(of.node)

    def show_found(self, found: object) -> None:
        """What is known of all steps is shown by ``show_known``."""

    def show_known(self, known: Mapping[int, Mapping[str, Distance]], chosen: str) -> None:
        """Show the distances at these steps; the chosen parameter comes first."""
        self._known = known
        steps = sorted(known)
        names = list(dict.fromkeys(name for step in steps for name in known[step]))
        names.sort(key=lambda name: name != chosen)
        for chart, of in ((self.relative, "relative"), (self.cosine, "cosine")):
            lines = []
            for name, colour in zip(names, COLOURS, strict=False):
                line = Line(name, name, colour, sparse=True)
                there = [step for step in steps if name in known[step]]
                places = [float(step) for step in there]
                line.extend(places, places, [getattr(known[step][name], of) for step in there])
                lines.append(line)
            chart.lines = lines
            chart.update()

    def table(self) -> Table | None:
        rows: list[tuple[Cell, ...]] = [
            (step, name, one.relative, one.cosine)
            for step in sorted(self._known)
            for name, one in self._known[step].items()
        ]
        return Table(("step", "parameter", "relative_distance", "cosine"), rows) if rows else None

    def _zoom(self, view: tuple[float, float] | None) -> None:
        for chart in (self.relative, self.cosine):
            chart.set_view(view)


class RowsView(WeightView):
    """The rows of an embedding: all in a plane, and those nearest to a chosen one."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.names: tuple[str, ...] = ()
        """What rows are called, where the data have a vocabulary of that size."""
        self._found: RowsFound | None = None
        self.row = QSpinBox()
        self.row.setRange(0, 0)
        self.row.setProperty("role", "mono bare")
        self.row.setKeyboardTracking(False)
        self.row.setToolTip(tr("Which row to find the neighbours of"))
        self.row.setAccessibleName(tr("Row"))
        self.row.valueChanged.connect(lambda _: self.asked_again.emit())
        self.called = QLabel()
        self.called.setProperty("role", "name")
        self.told = QLabel()
        self.told.setProperty("role", "hint")
        self.cloud = RowCloud(theme, self.name)
        self.cloud.chosen.connect(self.row.setValue)
        self.neighbours = Neighbours(theme, self.name)
        self.neighbours.chosen.connect(self.row.setValue)
        row = QHBoxLayout()
        row.setSpacing(8)
        label = QLabel(tr("Row"))
        label.setProperty("role", "secondary")
        for widget in (label, self.row, self.called):
            row.addWidget(widget)
        row.addStretch(1)
        self.layout_.addLayout(row)
        self.layout_.addWidget(self.cloud, 1)
        self.layout_.addWidget(self.told)
        self.layout_.addWidget(self.neighbours)

    def name(self, row: int) -> str:
        """What a row is called: its token, or its number."""
        fits = self._found is not None and len(self.names) == self._found.rows
        return self.names[row] if fits else str(row)

    def fits(self, kept: Kept) -> bool:
        return kept.is_table

    def ask(self, of: Of) -> Ask:
        return RowsAsk(of, self.row.value())

    def show_found(self, found: object) -> None:
        if not isinstance(found, RowsFound):
            return
        self._found = found
        if self.row.maximum() != found.rows - 1:
            self.row.blockSignals(True)  # What is shown is no choice.
            self.row.setRange(0, found.rows - 1)
            self.row.blockSignals(False)
        self.called.setText(self.name(found.row) if self.names else "")
        near = frozenset(found.nearest.tolist())
        self.cloud.show_points(found.points, found.places, found.row, near)
        self.neighbours.show_rows(found.nearest, found.cosines)
        shares = sum(found.shares)
        self.told.setText(
            tr("{shown} of {total} rows; the plane has {share} of their variance",
               shown=f"{len(found.places):,}", total=f"{found.rows:,}", share=f"{shares:.0%}")
        )  # fmt: skip

    def table(self) -> Table | None:
        found = self._found
        if found is None:
            return None
        pairs = zip(found.nearest.tolist(), found.cosines.tolist(), strict=True)
        rows: list[tuple[Cell, ...]] = [(row, self.name(row), cosine) for row, cosine in pairs]
        return Table(("row", "name", "cosine"), rows)
