"""Whether the model is right as often as it thinks: the reliability diagram."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, cast

import numpy as np

from studio.observe.asks.predictions import Predicted
from studio.observe.statistics.calibration import Reliability, reliability
from studio.ui.panels.predictions_page import Choice, Job, Page, Scene, confidence
from studio.ui.panels.table import Table
from studio.ui.plots.reliability import ReliabilityPlot
from studio.ui.text import tr
from studio.ui.theme import Theme


class CalibrationPage(Page):
    """A bar for each stretch of confidence; a click opens the examples in it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.plot = ReliabilityPlot(theme)
        self.plot.opened.connect(self._open)
        self._found: Reliability | None = None
        self._opens = False
        self.put(self.plot, self.plot)

    @property
    def title(self) -> str:
        return tr("Calibration")

    def suits(self, found: Predicted) -> bool:
        return found.task != "numbers"

    def job(self, scene: Scene) -> Job:
        return partial(calibrated, scene.found)

    def show_result(self, scene: Scene, result: Any) -> None:
        self._found = cast(Reliability, result)
        self._opens = scene.found.task != "labels"
        self.plot.show_reliability(self._found)

    def table(self) -> Table | None:
        if self._found is None:
            return None
        names = (tr("from"), tr("to"), tr("answers"), tr("how sure"), tr("accuracy"),
                 tr("accuracy from"), tr("accuracy to"))  # fmt: skip
        return Table(names, self._numbers(self._found))

    def _numbers(self, found: Reliability) -> Iterator[tuple[float, ...]]:
        for index, count in enumerate(found.counts.tolist()):
            parts = (found.confidence, found.accuracy, found.low, found.high)
            edges = (float(found.edges[index]), float(found.edges[index + 1]))
            yield (*edges, count, *(float(part[index]) for part in parts))

    def _open(self, low: float, high: float) -> None:
        if self._opens:
            self.opened.emit(Choice(sure=(low, high)))


def calibrated(found: Predicted) -> Reliability:
    """Of the answers of one look."""
    sure, hits = confidence(found)
    return reliability(sure.astype(np.float64), hits.astype(bool))
