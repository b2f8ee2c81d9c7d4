"""How far predicted numbers are from the true ones."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, cast

import numpy as np
from PySide6.QtCore import Signal

from studio.observe.asks.predictions import Predicted
from studio.observe.statistics import residuals
from studio.observe.statistics.residuals import Fit, Floats
from studio.ui.panels.chooser import Chooser
from studio.ui.panels.header import Caption
from studio.ui.panels.predictions_page import Job, Page, Scene
from studio.ui.panels.table import Table
from studio.ui.plots import numbers
from studio.ui.plots.residuals import Residuals
from studio.ui.text import tr
from studio.ui.theme import Theme

FEW = 8
"""Of more numbers, such as pixels, the one that varies most is looked at first."""
Fitted = tuple[Floats, Floats, Fit]


class ResidualsPage(Page):
    """One of the numbers, over what is true or predicted."""

    looked = Signal(int)
    """A point was clicked: the index of its example."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.over = Chooser(tr("What is drawn over what"), tr("Axes"))
        for text, over in (
            (tr("residual over true"), "true"),
            (tr("residual over predicted"), "predicted"),
            (tr("predicted over true"), "both"),
        ):
            self.over.addItem(text, over)
        self.over.currentIndexChanged.connect(lambda _: self.renewed.emit())
        self.number = Chooser(tr("Which of the predicted numbers to show"), tr("Number"))
        self.number.currentIndexChanged.connect(lambda _: self.renewed.emit())
        self.figures = Caption()
        self.plot = Residuals(theme)
        self.plot.chosen.connect(self._look)
        self._shown: tuple[Scene, Fitted] | None = None
        self.bar.addWidget(self.over)
        self.bar.addWidget(self.number)
        self.bar.addWidget(self.figures, 1)
        self.put(self.plot, self.plot)

    @property
    def title(self) -> str:
        return tr("Residuals")

    def suits(self, found: Predicted) -> bool:
        return found.task == "numbers"

    def prepare(self, scene: Scene) -> None:
        names = list(scene.names)
        self.number.setVisible(len(names) > 1)
        if names != [self.number.itemText(row) for row in range(self.number.count())]:
            self.number.blockSignals(True)
            self.number.clear()
            self.number.addItems(names)
            if len(names) > FEW and len(scene.found.right):
                self.number.setCurrentIndex(int(scene.found.right.var(axis=0).argmax()))
            self.number.blockSignals(False)

    def job(self, scene: Scene) -> Job:
        return partial(fitted, scene.found, max(0, self.number.currentIndex()))

    def show_result(self, scene: Scene, result: Any) -> None:
        found = cast(Fitted, result)
        self._shown = scene, found
        right, given, fit = found
        self.plot.show_pairs(right, given, str(self.over.currentData()))
        words = tr("RMSE {rmse}  MAE {mae}  R² {r2}", rmse=numbers.short(fit.rmse),
                   mae=numbers.short(fit.mae), r2=numbers.short(fit.r2))  # fmt: skip
        self.figures.setText(words)
        self.figures.setToolTip(words)

    def table(self) -> Table | None:
        if self._shown is None:
            return None
        names = (tr("example"), tr("true"), tr("predicted"), tr("residual"))
        return Table(names, self._numbers(*self._shown))

    def _numbers(self, scene: Scene, found: Fitted) -> Iterator[tuple[float, ...]]:
        right, given, _ = found
        examples = scene.found.examples[scene.found.owners]
        for index, true, answer in zip(examples, right, given, strict=True):
            yield int(index), float(true), float(answer), float(answer - true)

    def _look(self, place: int) -> None:
        if self._shown is not None:
            found = self._shown[0].found
            self.looked.emit(int(found.examples[found.owners[place]]))


def fitted(found: Predicted, column: int) -> Fitted:
    """One of the numbers, and how well it fits."""
    column = min(column, found.scores.shape[1] - 1)
    right = found.right[:, column].astype(np.float64)
    given = found.scores[:, column].astype(np.float64)
    return right, given, residuals.fit(right, given)
