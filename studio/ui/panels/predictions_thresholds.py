"""What a threshold trades: ROC and precision over recall, each class against the rest."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, cast

import numpy as np
from PySide6.QtWidgets import QHBoxLayout

from studio.observe.asks.predictions import Predicted
from studio.observe.statistics import curves
from studio.observe.statistics.curves import Curve
from studio.ui.panels.chooser import Chooser
from studio.ui.panels.predictions_page import Job, Page, Scene
from studio.ui.panels.table import Table
from studio.ui.plots.trade import Trade, Words
from studio.ui.text import tr
from studio.ui.theme import Theme

POINTS = 400
"""Of one curve: as many as a picture can show."""
ALL_POINTS = 3000
"""Of all curves together, as far as each has enough to be one."""
FEW = 60
Pair = tuple[Curve, Curve]


class ThresholdsPage(Page):
    """Two plots side by side that have the same class in front."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.classes = Chooser(tr("Whose curve stands out"), tr("Class"))
        self.classes.currentIndexChanged.connect(lambda row: self._choose(row - 1))
        self.roc = Trade(
            theme, Words(tr("ROC curve"), tr("false alarms"), tr("hits"), tr("area"))
        )  # fmt: skip
        self.roc.diagonal = True
        self.recall = Trade(
            theme,
            Words(tr("Precision over recall"), tr("recall"), tr("precision"), tr("mean precision")),
        )
        plots = QHBoxLayout()
        plots.setSpacing(12)
        for plot in (self.roc, self.recall):
            plot.chosen.connect(self._choose)
            plots.addWidget(plot, 1)
        self._pairs: list[Pair] = []
        self._names: tuple[str, ...] = ()
        self.bar.addWidget(self.classes)
        self.bar.addStretch(1)
        self.put(plots, self.roc, self.recall)

    @property
    def title(self) -> str:
        return tr("Thresholds")

    def suits(self, found: Predicted) -> bool:
        return found.task != "numbers"

    def prepare(self, scene: Scene) -> None:
        items = [tr("all classes"), *scene.names]
        known = [self.classes.itemText(row) for row in range(self.classes.count())]
        if items != known:
            self.classes.blockSignals(True)
            self.classes.clear()
            self.classes.addItems(items)
            self.classes.blockSignals(False)
            self._choose(-1)

    def job(self, scene: Scene) -> Job:
        return partial(traded, scene.found)

    def show_result(self, scene: Scene, result: Any) -> None:
        self._pairs, self._names = cast("list[Pair]", result), scene.names
        names = [scene.name(index) for index in range(len(self._pairs))]
        self.roc.show_curves([pair[0] for pair in self._pairs], names)
        self.recall.show_curves([pair[1] for pair in self._pairs], names)

    def table(self) -> Table | None:
        if not self._pairs:
            return None
        names = (tr("class"), tr("curve"), tr("across"), tr("up"), tr("threshold"), tr("area"))
        return Table(names, self._numbers())

    def _numbers(self) -> Iterator[tuple[str | float, ...]]:
        for index, pair in enumerate(self._pairs):
            name = self._names[index] if index < len(self._names) else str(index)
            for word, curve in zip((tr("ROC"), tr("precision-recall")), pair, strict=True):
                for x, y, threshold in zip(curve.x, curve.y, curve.thresholds, strict=True):
                    yield name, word, float(x), float(y), float(threshold), curve.area

    def _choose(self, index: int) -> None:
        self.roc.choose(index)
        self.recall.choose(index)
        if self.classes.currentIndex() != index + 1:
            self.classes.setCurrentIndex(index + 1)


def traded(found: Predicted) -> list[Pair]:
    """Both curves of each class against the rest, or of each label."""
    pairs = []
    most = max(FEW, min(POINTS, ALL_POINTS // max(1, found.scores.shape[1])))
    for index in range(found.scores.shape[1]):
        right = found.right[:, index] > 0 if found.task == "labels" else found.right == index
        scores = found.scores[:, index].astype(np.float64)
        both = curves.roc(right, scores), curves.precision_recall(right, scores)
        pairs.append((curves.thinned(both[0], most), curves.thinned(both[1], most)))
    return pairs
