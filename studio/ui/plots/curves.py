"""Loss, accuracy and whatever else a run measures: one chart for each, on a common axis."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from studio.observe.frames import Scalars
from studio.ui.plots.chart import Chart
from studio.ui.plots.series import Line
from studio.ui.text import tr
from studio.ui.theme import Theme

SIDE_BY_SIDE = 1.9
"""From this ratio of width to height on, charts stand beside each other."""


def _title(measure: str) -> str:
    titles = {"loss": tr("Loss"), "accuracy": tr("Accuracy"), "error": tr("Error")}
    return titles.get(measure, measure.replace("_", " ").capitalize())


class Curves(QWidget):
    """Takes scalars; measures are told apart by what follows ``train_`` and ``val_``."""

    hovered = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._layout = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._smoothing = 1
        self._by_epoch = False
        self.charts: dict[str, Chart] = {}
        self._chart("loss")

    def add(self, scalars: Iterable[Scalars]) -> None:
        """Take more numbers. A step that comes again rewinds the curves to it."""
        columns: dict[str, tuple[list[float], list[float], list[float]]] = {}
        for frame in scalars:
            for name, value in frame.values.items():
                if not name.startswith(("train_", "val_")):
                    continue
                steps, epochs, values = columns.setdefault(name, ([], [], []))
                steps.append(frame.step)
                epochs.append(frame.epoch)
                values.append(value)
        for name, column in columns.items():
            part, _, measure = name.partition("_")
            self._chart(measure).append(part, *column)

    def clear(self) -> None:
        """Forget everything: another run begins."""
        for measure in [measure for measure in self.charts if measure != "loss"]:
            chart = self.charts.pop(measure)
            self._layout.removeWidget(chart)
            chart.deleteLater()
        self.charts["loss"].clear()

    @property
    def empty(self) -> bool:
        return all(chart.empty for chart in self.charts.values())

    def set_smoothing(self, window: int) -> None:
        self._smoothing = window
        for chart in self.charts.values():
            chart.set_smoothing(window)

    def set_by_epoch(self, by_epoch: bool) -> None:
        self._by_epoch = by_epoch
        for chart in self.charts.values():
            chart.set_by_epoch(by_epoch)

    def _chart(self, measure: str) -> Chart:
        if measure in self.charts:
            return self.charts[measure]
        lines = [Line("train", tr("train"), "accent"), Line("val", tr("val"), "warn", sparse=True)]
        chart = Chart(self._theme, _title(measure), lines, self)
        chart.set_by_epoch(self._by_epoch)
        chart.set_smoothing(self._smoothing)
        chart.view_changed.connect(self._show_range)
        chart.crossed.connect(self._cross)
        chart.hovered.connect(self.hovered)
        self.charts[measure] = chart
        self._layout.addWidget(chart, 1)
        chart.show()
        self._arrange()
        return chart

    def _show_range(self, view: tuple[float, float] | None) -> None:
        for chart in self.charts.values():
            chart.set_view(view)

    def _cross(self, x: float | None) -> None:
        for chart in self.charts.values():
            chart.set_cross(x)

    def _arrange(self) -> None:
        wide = self.width() > SIDE_BY_SIDE * max(1, self.height())
        direction = QBoxLayout.Direction
        self._layout.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        self._layout.setSpacing(24 if wide else 8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)
