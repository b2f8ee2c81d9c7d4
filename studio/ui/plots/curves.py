"""Loss, accuracy and whatever else a run measures: one chart for each, on a common axis."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import groupby
from math import ceil

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from studio.observe.frames import Mark, Scalars
from studio.ui.plots.bands import RunCurves, SeedBand
from studio.ui.plots.chart import Chart
from studio.ui.plots.legend import Entry
from studio.ui.plots.marks import gathered
from studio.ui.plots.series import Count, Line, Series
from studio.ui.text import tr
from studio.ui.theme import Theme

SIDE_BY_SIDE = 1.9
"""The ratio of width to height that a chart is best at."""
RATE = "lr"
"""What a learning rate is called, or how its name begins where there are several."""
COLOURS = ("accent", "warn", "go", "error")
"""Of the lines of one chart that are not of training and validation."""
Column = tuple[list[float], list[float], list[float], list[float]]
"""Steps, epochs, values, seconds."""
RUN_COLOURS = ("normalisation", "recurrent", "dense", "merge", "attention", "pooling", "custom")
"""Families whose colours stand for other runs."""
BAND = "band"
"""How the keys of bands begin, which no run is called."""


def _title(measure: str) -> str:
    titles = {"loss": tr("Loss"), "accuracy": tr("Accuracy"), "error": tr("Error")}
    titles[RATE] = tr("Learning rate")
    return titles.get(measure, measure.replace("_", " ").capitalize())


class Curves(QWidget):
    """Takes scalars; measures are told apart by what follows ``train_`` and ``val_``.

    Learning rates share one chart, which is there once one of them has changed.
    """

    hovered = Signal(str)
    mark_asked = Signal(object, object)
    """A mark whose menu is wanted, and where."""
    picked = Signal(str, int)
    """A curve was clicked: its run (empty: the one that is shown), and at which step."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setVerticalSpacing(8)
        self._layout.setHorizontalSpacing(24)
        self._placed: list[tuple[Chart, int, int]] = []
        self._smoothing = 1
        self._count: Count = "step"
        self._log = (False, False)
        self._hidden: set[str] = set()
        """Keys of what was clicked away in the legend."""
        self.others: tuple[RunCurves, ...] = ()
        """Runs that are laid over the one shown."""
        self.bands: dict[str, int] = {}
        """Keys of bands, and over how many runs each is."""
        self.marks: list[Mark] = []
        self.charts: dict[str, Chart] = {}
        self._chart("loss")
        self._rates = self._new_chart(RATE, [])

    def add(self, scalars: Iterable[Scalars]) -> None:
        """Take more numbers. A step that comes again rewinds the curves to it."""
        columns: dict[str, Column] = {}
        for names, alike in groupby(scalars, lambda frame: tuple(frame.values)):
            frames = list(alike)
            for name in names:
                if not name.startswith(("train_", "val_", RATE)):
                    continue
                steps, epochs, values, seconds = columns.setdefault(name, ([], [], [], []))
                steps += [frame.step for frame in frames]
                epochs += [frame.epoch for frame in frames]
                values += [frame.values[name] for frame in frames]
                seconds += [frame.seconds for frame in frames]
        for name, column in columns.items():
            part, _, measure = name.partition("_")
            if part == RATE:
                self._rate(measure, column)
            else:
                self._chart(measure).append(part, *column)
        self._arrange()

    def add_marks(self, marks: Iterable[Mark]) -> None:
        """Show where something was changed."""
        self.marks += (mark for mark in marks if mark not in self.marks)
        found = gathered(self.marks, self._when)
        for chart in (*self.charts.values(), self._rates):
            chart.set_marks(found)

    def clear(self) -> None:
        """Forget everything: another run begins."""
        self.marks = []
        for measure in [measure for measure in self.charts if measure != "loss"]:
            if any(line.run for line in self.charts[measure].lines):
                self.charts[measure].clear()  # Others are to be seen in it.
                continue
            chart = self.charts.pop(measure)
            self._layout.removeWidget(chart)
            chart.hide()
            chart.deleteLater()
        if self._rates not in self.charts.values():
            self._rates.deleteLater()
        self._rates = self._new_chart(RATE, [])
        self.charts["loss"].clear()
        self._arrange()

    @property
    def empty(self) -> bool:
        return all(chart.empty for chart in self.charts.values())

    def set_others(self, runs: Sequence[RunCurves], bands: Sequence[SeedBand] = ()) -> None:
        """Lay these runs over the one that is shown, and bands over what differs in its seed."""
        self.others = tuple(runs)
        self.bands = {}
        for chart in self.charts.values():
            chart.drop_others()
        for at, run in enumerate(runs):
            colour = RUN_COLOURS[at % len(RUN_COLOURS)]
            for name, points in run.curves.items():
                if (place := self._place_of(name)) is not None:
                    place[0].add_other(place[1], run.name, colour, points)
        kinds = list(dict.fromkeys(band.runs for band in bands))
        for band in bands:
            place = self._place_of(band.curve)
            key = f"{BAND} {kinds.index(band.runs) + 1}"
            self.bands[key] = len(band.runs)
            if place is not None:
                colour = RUN_COLOURS[-1 - kinds.index(band.runs) % len(RUN_COLOURS)]
                place[0].add_band(place[1], key, colour, band)
        self._hide()
        self._arrange()

    def legend(self, shown: str) -> list[Entry]:
        """The names of the runs; ``shown`` is what the one that is shown is called."""
        if not self.others and not self.bands:
            return []
        ink = Chart.ink_of
        tokens = self._theme.tokens
        entries = [Entry("", shown, ink("accent", tokens), "" in self._hidden)]
        for at, run in enumerate(self.others):
            colour = ink(RUN_COLOURS[at % len(RUN_COLOURS)], tokens)
            entries.append(Entry(run.name, run.name, colour, run.name in self._hidden))
        for at, (key, count) in enumerate(self.bands.items()):
            colour = RUN_COLOURS[-1 - at % len(RUN_COLOURS)]
            words = tr("mean and range of {count} seeds", count=count)
            entries.append(Entry(key, words, ink(colour, tokens), key in self._hidden))
        return entries

    def toggle(self, key: str) -> None:
        """Hide a run or a band, or show it again."""
        self._hidden ^= {key}
        self._hide()

    def show_only(self, hidden: set[str]) -> None:
        """Hide these and no others."""
        self._hidden = set(hidden)
        self._hide()

    def _hide(self) -> None:
        for chart in self.charts.values():
            for line in chart.lines:
                line.hidden = line.run in self._hidden
            for band in chart.bands:
                band.hidden = band.line.run in self._hidden
            chart.update()

    def _place_of(self, name: str) -> tuple[Chart, str] | None:
        """Where a curve of a history belongs: its chart, and which of the two it is."""
        part, _, measure = name.partition("_")
        return (self._chart(measure), part) if part in ("train", "val") else None

    def epoch(self, step: int) -> float:
        """How many epochs the run that is shown had done at a step."""
        train = self.charts["loss"].lines[0].raw
        at = train.nearest(step, "step")
        return float(train.epochs[at]) if at is not None else 0.0

    def _when(self, step: int) -> float:
        """When the run that is shown had come to a step."""
        train = self.charts["loss"].lines[0].raw
        at = train.nearest(step, "step")
        return float(train.seconds[at]) if at is not None else math.nan

    def curves(self) -> list[tuple[str, Series]]:
        """Every curve as it was measured, by the name that a run's history has for it."""
        found = [
            (f"{line.name}_{measure}", line.raw)
            for measure, chart in self.charts.items()
            if chart is not self._rates
            for line in chart.lines
            if not line.run
        ]
        rates = [(f"{RATE}_{line.name}".rstrip("_"), line.raw) for line in self._rates.lines]
        return [(name, series) for name, series in (*found, *rates) if len(series)]

    def set_smoothing(self, window: int) -> None:
        self._smoothing = window
        for chart in self.charts.values():
            chart.set_smoothing(window)

    def set_axes(self, count: Count, *, log_x: bool, log_y: bool) -> None:
        """What the axis counts, and which of the two are logarithmic."""
        self._count, self._log = count, (log_x, log_y)
        for chart in (*self.charts.values(), self._rates):
            chart.set_axes(count, log_x=log_x, log_y=log_y)

    def _rate(self, of: str, column: Column) -> None:
        """Take learning rates of one optimiser."""
        chart = self._rates
        if not any(line.name == of for line in chart.lines):
            colour = COLOURS[len(chart.lines) % len(COLOURS)]
            chart.lines.append(Line(of, of or tr("rate"), colour))
        chart.append(of, *column)
        values = next(line.raw.values for line in chart.lines if line.name == of)
        if RATE not in self.charts and values.min() != values.max():
            self.charts[RATE] = chart

    def _chart(self, measure: str) -> Chart:
        if measure not in self.charts:
            lines = [
                Line("train", tr("train"), "accent"),
                Line("val", tr("val"), "warn", sparse=True),
            ]
            self.charts[measure] = self._new_chart(measure, lines)
        return self.charts[measure]

    def _new_chart(self, measure: str, lines: list[Line]) -> Chart:
        chart = Chart(self._theme, _title(measure), lines, self)
        log_x, log_y = self._log
        chart.set_axes(self._count, log_x=log_x, log_y=log_y)
        if measure != RATE:
            chart.set_smoothing(self._smoothing)
        chart.view_changed.connect(self._show_range)
        chart.crossed.connect(self._cross)
        chart.hovered.connect(self.hovered)
        chart.mark_asked.connect(self.mark_asked)
        chart.picked.connect(self.picked)
        chart.set_marks(gathered(self.marks, self._when) if self.marks else [])
        chart.hide()
        return chart

    def _show_range(self, view: tuple[float, float] | None) -> None:
        for chart in self.charts.values():
            chart.set_view(view)

    def _cross(self, x: float | None) -> None:
        for chart in self.charts.values():
            chart.set_cross(x)

    def _arrange(self) -> None:
        """Put the charts into as many columns as give each the most room."""
        shown = [chart for chart in self.charts.values() if not chart.empty]
        # Before the first numbers there is a place for the loss.
        shown = shown or [self.charts["loss"]]
        count = len(shown)

        def room(columns: int) -> float:
            rows = ceil(count / columns)
            return min(self.width() / columns / SIDE_BY_SIDE, self.height() / rows)

        columns = max(range(1, count + 1), key=lambda each: (room(each), -each))
        placed = [(chart, *divmod(at, columns)) for at, chart in enumerate(shown)]
        if placed == self._placed:
            return
        for chart, row, column in self._placed:
            self._layout.removeWidget(chart)
            self._layout.setRowStretch(row, 0)
            self._layout.setColumnStretch(column, 0)
        for chart in {old for old, _, _ in self._placed} - set(shown):
            chart.hide()
        self._placed = placed
        for chart, row, column in placed:
            self._layout.addWidget(chart, row, column)
            self._layout.setRowStretch(row, 1)
            self._layout.setColumnStretch(column, 1)
            chart.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)
