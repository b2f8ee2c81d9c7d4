"""Loss, accuracy and whatever else a run measures: one chart for each, on a common axis."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from studio.observe.frames import Mark, Scalars
from studio.ui.plots.chart import Chart
from studio.ui.plots.marks import gathered
from studio.ui.plots.series import Line, Series
from studio.ui.text import tr
from studio.ui.theme import Theme

SIDE_BY_SIDE = 1.9
"""The ratio of width to height that a chart is best at."""
RATE = "lr"
"""What a learning rate is called, or how its name begins where there are several."""
COLOURS = ("accent", "warn", "go", "error")
"""Of the lines of one chart that are not of training and validation."""
Column = tuple[list[float], list[float], list[float]]
"""Steps, epochs, values."""


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

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setVerticalSpacing(8)
        self._layout.setHorizontalSpacing(24)
        self._placed: list[tuple[Chart, int, int]] = []
        self._smoothing = 1
        self._by_epoch = False
        self.marks: list[Mark] = []
        self.charts: dict[str, Chart] = {}
        self._chart("loss")
        self._rates = self._new_chart(RATE, [])

    def add(self, scalars: Iterable[Scalars]) -> None:
        """Take more numbers. A step that comes again rewinds the curves to it."""
        columns: dict[str, Column] = {}
        for frame in scalars:
            for name, value in frame.values.items():
                if not name.startswith(("train_", "val_", RATE)):
                    continue
                steps, epochs, values = columns.setdefault(name, ([], [], []))
                steps.append(frame.step)
                epochs.append(frame.epoch)
                values.append(value)
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
        found = gathered(self.marks)
        for chart in (*self.charts.values(), self._rates):
            chart.set_marks(found)

    def clear(self) -> None:
        """Forget everything: another run begins."""
        self.marks = []
        for measure in [measure for measure in self.charts if measure != "loss"]:
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

    def curves(self) -> list[tuple[str, Series]]:
        """Every curve as it was measured, by the name that a run's history has for it."""
        found = [
            (f"{line.name}_{measure}", line.raw)
            for measure, chart in self.charts.items()
            if chart is not self._rates
            for line in chart.lines
        ]
        rates = [(f"{RATE}_{line.name}".rstrip("_"), line.raw) for line in self._rates.lines]
        return [(name, series) for name, series in (*found, *rates) if len(series)]

    def set_smoothing(self, window: int) -> None:
        self._smoothing = window
        for chart in self.charts.values():
            chart.set_smoothing(window)

    def set_by_epoch(self, by_epoch: bool) -> None:
        self._by_epoch = by_epoch
        for chart in (*self.charts.values(), self._rates):
            chart.set_by_epoch(by_epoch)

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
        chart.set_by_epoch(self._by_epoch)
        if measure != RATE:
            chart.set_smoothing(self._smoothing)
        chart.view_changed.connect(self._show_range)
        chart.crossed.connect(self._cross)
        chart.hovered.connect(self.hovered)
        chart.mark_asked.connect(self.mark_asked)
        chart.set_marks(gathered(self.marks))
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
