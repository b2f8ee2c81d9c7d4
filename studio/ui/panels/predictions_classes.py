"""How each class fares: precision, recall and F1 with their intervals, or the overlap of masks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, cast

import numpy as np

from studio.observe.asks.predictions import Predicted
from studio.observe.statistics import confusion
from studio.observe.statistics.confusion import PerClass
from studio.ui.panels.chooser import Chooser
from studio.ui.panels.predictions_page import Choice, Job, Page, Scene
from studio.ui.panels.table import Table
from studio.ui.plots.class_rows import ClassRows, Lane
from studio.ui.text import tr
from studio.ui.theme import Theme


class ClassesPage(Page):
    """A row for each class; a click opens the examples of it that were not seen as it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.order = Chooser(tr("Which classes stand first"), tr("Order of the classes"))
        for text, order in (
            (tr("in their order"), "given"),
            (tr("the worst first"), "worst"),
            (tr("the rarest first"), "rarest"),
        ):
            self.order.addItem(text, order)
        self.order.currentIndexChanged.connect(lambda _: self.renewed.emit())
        self.rows = ClassRows(theme)
        self.rows.opened.connect(self._open)
        self._labels = False
        self._shown: tuple[PerClass, tuple[str, ...]] | None = None
        self.bar.addWidget(self.order)
        self.bar.addStretch(1)
        self.put(self.rows, self.rows)

    @property
    def title(self) -> str:
        return tr("Classes")

    def suits(self, found: Predicted) -> bool:
        return found.task != "numbers"

    def job(self, scene: Scene) -> Job:
        return partial(fared, scene.found)

    def show_result(self, scene: Scene, result: Any) -> None:
        found = cast(PerClass, result)
        task = scene.found.task
        self._labels = task == "labels"
        self._shown = found, scene.names
        # Places of one mask or text are too alike for an interval that counts them one by one.
        counted = task in ("classes", "labels")
        lanes = [
            Lane(tr("precision"), found.precision, counted),
            Lane(tr("recall"), found.recall, counted),
            Lane(tr("IoU"), found.iou, counted)
            if task == "masks"
            else Lane(tr("F1"), found.f1, counted),
        ]
        order = np.arange(len(found.support))
        if self.order.currentData() == "worst":
            order = np.argsort(np.nan_to_num(found.f1.value, nan=2.0), kind="stable")
        elif self.order.currentData() == "rarest":
            order = np.argsort(found.support, kind="stable")
        names = [scene.name(index) for index in range(len(found.support))]
        self.rows.show_lanes(lanes, names, found.support, order.tolist())

    def table(self) -> Table | None:
        if self._shown is None:
            return None
        names = [tr("class"), tr("examples")]
        for word in (tr("precision"), tr("recall"), tr("F1"), tr("IoU")):
            names += [word, tr("{name} from", name=word), tr("{name} to", name=word)]
        return Table(names, self._numbers(*self._shown))

    def _numbers(
        self, found: PerClass, names: tuple[str, ...]
    ) -> Iterator[tuple[str | float, ...]]:
        for index, count in enumerate(found.support.tolist()):
            row: list[str | float] = [names[index] if index < len(names) else str(index), count]
            for share in (found.precision, found.recall, found.f1, found.iou):
                row += [float(part[index]) for part in (share.value, share.low, share.high)]
            yield tuple(row)

    def _open(self, index: int) -> None:
        if self._labels:
            self.opened.emit(Choice(1, 0, index))
        else:
            self.opened.emit(Choice(true=index, wrong=True))


def fared(found: Predicted) -> PerClass:
    """The results of each class, or of each label by itself."""
    if found.counts is not None:
        return confusion.per_class(found.counts)
    there, taken = found.right > 0, found.scores > 0.5
    return confusion.of_tallies((there & taken).sum(0), taken.sum(0), there.sum(0))
