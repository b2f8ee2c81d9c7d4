"""What is taken for what: the confusion matrix, whose cells open their examples."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, cast

from studio.observe.asks.predictions import Ints, Predicted
from studio.observe.statistics.confusion import Norm
from studio.ui.panels.chooser import Chooser
from studio.ui.panels.predictions_page import Choice, Job, Page, Scene, tallied
from studio.ui.panels.table import Table
from studio.ui.plots.confusion import Matrix
from studio.ui.text import tr
from studio.ui.theme import Theme


class MatrixPage(Page):
    """Counts, or shares of what is true or of what was predicted."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.norm = Chooser(tr("What the numbers in the cells are"), tr("Numbers of the matrix"))
        for text, norm in (
            (tr("counts"), "none"),
            (tr("% of what is true"), "true"),
            (tr("% of what was predicted"), "predicted"),
        ):
            self.norm.addItem(text, norm)
        self.norm.currentIndexChanged.connect(lambda _: self.renewed.emit())
        self.label = Chooser(tr("Which label's answers to show"), tr("Label"))
        self.label.currentIndexChanged.connect(lambda _: self.renewed.emit())
        self.matrix = Matrix(theme)
        self.matrix.opened.connect(self._open)
        self._labels = False
        self._counts: Ints | None = None
        self._names: tuple[str, ...] = ()
        self.bar.addWidget(self.norm)
        self.bar.addWidget(self.label)
        self.bar.addStretch(1)
        self.put(self.matrix)

    @property
    def title(self) -> str:
        return tr("Confusion")

    def suits(self, found: Predicted) -> bool:
        return found.counts is not None or found.task == "labels"

    def prepare(self, scene: Scene) -> None:
        self._labels = scene.found.task == "labels"
        self.label.setVisible(self._labels)
        known = [self.label.itemText(row) for row in range(self.label.count())]
        if self._labels and known != list(scene.names):
            self.label.blockSignals(True)
            self.label.clear()
            self.label.addItems(list(scene.names))
            self.label.blockSignals(False)

    def job(self, scene: Scene) -> Job:
        return partial(counted, scene.found, max(0, self.label.currentIndex()))

    def show_result(self, scene: Scene, result: Any) -> None:
        self._counts = cast("Ints", result)
        names = scene.names
        if self._labels:
            name = self.label.currentText()
            names = (tr("not {name}", name=name), name)
        self._names = names
        norm = cast(Norm, self.norm.currentData())
        self.matrix.show_counts(self._counts, names, norm)

    def table(self) -> Table | None:
        if self._counts is None:
            return None
        return Table((tr("true"), tr("predicted"), tr("count")), self._rows(self._counts))

    def _rows(self, counts: Ints) -> Iterator[tuple[str, str, float]]:
        for row, true in enumerate(self._names):
            for column, predicted in enumerate(self._names):
                yield true, predicted, int(counts[row, column])

    def _open(self, row: int, column: int) -> None:
        label = self.label.currentIndex() if self._labels else None
        self.opened.emit(Choice(row, column, label))


def counted(found: Predicted, label: int) -> Ints:
    """The matrix of all places, or of one label."""
    if found.task == "labels":
        return tallied(found, min(label, found.scores.shape[1] - 1))
    assert found.counts is not None
    return found.counts
