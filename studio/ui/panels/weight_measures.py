"""What is measured of one parameter: singular values, its way from the start, rows alike."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpinBox

from studio.observe.asks.ask import Ask
from studio.observe.asks.weights import (
    Distance,
    DistanceAsk,
    Kept,
    Of,
    RowsAsk,
    RowsFound,
    SingularAsk,
    SingularFound,
)
from studio.ui.panels.table import Cell, Table
from studio.ui.panels.weight_views import WeightView
from studio.ui.plots import numbers
from studio.ui.plots.chart import Chart
from studio.ui.plots.rows import Neighbours, RowCloud
from studio.ui.plots.series import Line
from studio.ui.plots.spectrum import Spectrum
from studio.ui.text import tr
from studio.ui.theme import Theme

COLOURS = ("accent", "go", "warn", "error", "text_2", "text_3")


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
