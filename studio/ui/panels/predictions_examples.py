"""The examples behind the numbers: a wall of those that are worth a look."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, cast

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QToolButton

from studio.observe.asks.predictions import Predicted
from studio.ui.panels.chooser import Chooser
from studio.ui.panels.predictions_page import Choice, Job, Page, Scene
from studio.ui.panels.predictions_ranked import Order, Ranked, ranked
from studio.ui.panels.table import Table
from studio.ui.plots import numbers
from studio.ui.plots.wall import Tile, Wall
from studio.ui.text import tr
from studio.ui.theme import Theme


class ExamplesPage(Page):
    """Most wrong, most unsure, most changed; all of them, or those of what was opened."""

    looked = Signal(int)
    """An example was clicked: its index in the split."""
    closed = Signal()
    """What was opened is closed again."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.choice: Choice | None = None
        self.order = Chooser(tr("Which examples stand first"), tr("Order of the examples"))
        for text, order in (
            (tr("most wrong"), "wrong"),
            (tr("most unsure"), "unsure"),
            (tr("most changed"), "changed"),
            (tr("as in the split"), "split"),
        ):
            self.order.addItem(text, order)
        self.order.currentIndexChanged.connect(lambda _: self.renewed.emit())
        self.since = Chooser(tr("Since when answers have changed"), tr("Changed since"))
        self.since.currentIndexChanged.connect(lambda _: self.renewed.emit())
        self.heading = QLabel()
        self.heading.setProperty("role", "secondary")
        self.back = QToolButton()
        self.back.setText("×")
        self.back.setToolTip(tr("Close what was opened"))
        self.back.setAccessibleName(tr("Close what was opened"))
        self.back.clicked.connect(self._close)
        self.wall = Wall(theme)
        self.wall.setAccessibleName(tr("Examples"))
        self.wall.chosen.connect(self.looked)
        self._scene: Scene | None = None
        self._ranked: Ranked | None = None
        for widget in (self.order, self.since, self.heading):
            self.bar.addWidget(widget)
        self.bar.addStretch(1)
        self.bar.addWidget(self.back)
        self.put(self.wall, self.wall)

    @property
    def title(self) -> str:
        return tr("Examples")

    def suits(self, found: Predicted) -> bool:
        return True

    def open(self, choice: Choice | None) -> None:
        """Show the examples of a cell, say; ``None``: all."""
        self.choice = choice
        self.renewed.emit()

    def forget(self) -> None:
        """Another run: what was opened, and what stood on the wall, is of no more interest."""
        self.choice, self._scene, self._ranked = None, None, None
        self.wall.show_tiles(())
        self.wall.show_pictures({})

    def offer_moments(self, steps: tuple[int, ...], now: int) -> None:
        """The moments that one can ask for changes since."""
        items = [(tr("since the look before"), -1)]
        items += [(tr("since step {step}", step=f"{step:,}"), step) for step in steps if step < now]
        known = [
            (self.since.itemText(n), self.since.itemData(n)) for n in range(self.since.count())
        ]
        if items != known:
            chosen = self.since.currentData()
            self.since.blockSignals(True)
            self.since.clear()
            for text, step in items:
                self.since.addItem(text, step)
            self.since.setCurrentIndex(max(0, self.since.findData(chosen)))
            self.since.blockSignals(False)

    @property
    def compared(self) -> int | None:
        """The step that changes are wanted since; below 0: the look before; ``None``: none."""
        if self.order.currentData() != "changed":
            return None
        found = self.since.currentData()
        return -1 if found is None else int(found)

    def prepare(self, scene: Scene) -> None:
        self.since.setVisible(self.order.currentData() == "changed")
        self.back.setVisible(self.choice is not None)

    def job(self, scene: Scene) -> Job:
        order = cast(Order, self.order.currentData())
        return partial(ranked, scene.found, scene.before, order, self.choice)

    def show_result(self, scene: Scene, result: Any) -> None:
        self._scene, self._ranked = scene, cast(Ranked, result)
        rows, values = self._ranked.rows.tolist(), self._ranked.values.tolist()
        told = Told(scene)
        order = cast(Order, self.order.currentData())
        self.wall.show_tiles(
            [told.tile(row, value, order) for row, value in zip(rows, values, strict=True)]
        )
        self.heading.setText(self._said(scene))

    def _said(self, scene: Scene) -> str:
        assert self._ranked is not None
        if self.order.currentData() == "changed" and scene.before is None:
            return tr("Nothing to compare with yet: there has been one look.")
        if self.order.currentData() == "unsure" and scene.found.task == "numbers":
            return tr("A number does not say how sure the model is of it.")
        shown, total = len(self._ranked.rows), self._ranked.total
        if self.choice is not None:
            return title_of(self.choice, scene, total)
        if total > shown:
            return tr("{shown} of {total}", shown=shown, total=f"{total:,}")
        return ""

    @property
    def examples(self) -> tuple[int, ...]:
        """Indices of what is on the wall."""
        return tuple(tile.index for tile in self.wall.tiles)

    def table(self) -> Table | None:
        if self._scene is None or self._ranked is None:
            return None
        names = (tr("example"), tr("true"), tr("predicted"), tr("score"), tr("loss"))
        return Table(names, self._rows(self._scene, self._ranked))

    def _rows(self, scene: Scene, found: Ranked) -> Iterator[tuple[str | float, ...]]:
        told = Told(scene)
        for row in found.rows.tolist():
            losses = scene.found.losses
            loss = float("nan") if losses is None else float(losses[row])
            right, given, score = told.answer(row)
            yield int(scene.found.examples[row]), right, given, score, loss

    def _close(self) -> None:
        self.choice = None
        self.closed.emit()
        self.renewed.emit()


class Told:
    """Says in words what each example was and was taken for."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        found = scene.found
        self._first = np.searchsorted(found.owners, np.arange(len(found.examples)))
        self._after = np.searchsorted(found.owners, np.arange(len(found.examples)), side="right")

    def answer(self, row: int) -> tuple[str, str, float]:
        """What is right, what was given, and how sure the model was, of one example."""
        scene, found = self._scene, self._scene.found
        first, after = int(self._first[row]), int(self._after[row])
        if first >= after:
            return "", "", float("nan")
        scores, right = found.scores[first], found.right[first]
        if found.task == "classes":
            best = int(scores.argmax())
            return scene.name(int(right)), scene.name(best), float(scores[best])
        if found.task == "labels":
            there = [scene.name(n) for n in np.flatnonzero(right).tolist()]
            taken = [scene.name(n) for n in np.flatnonzero(scores > 0.5).tolist()]
            return ", ".join(there) or "–", ", ".join(taken) or "–", float(scores.max())
        if found.task == "numbers" and scores.size > 1:
            off = float(np.abs(scores - right).mean())
            return "", f"{tr('MAE')} {numbers.short(off)}", float("nan")
        if found.task == "numbers":
            return numbers.short(float(right[0])), numbers.short(float(scores[0])), float("nan")
        hits = found.scores[first:after].argmax(1) == found.right[first:after]
        share = f"{100 * float(hits.mean()):.0f} %"
        return "", tr("{share} right", share=share), float(hits.mean())

    def tile(self, row: int, value: float, order: Order) -> Tile:
        """The words of one example on the wall."""
        found = self._scene.found
        index = int(found.examples[row])
        right, given, score = self.answer(row)
        judged = found.task in ("classes", "labels")
        wrong = judged and right != given
        title = f"{right} → {given}" if right and (wrong or found.task == "numbers") else given
        sure = "" if np.isnan(score) or not judged else f"{score:.2f}"
        below = sure
        if order == "changed":
            below = tr("by {share}", share=f"{value:.2f}")
        elif found.losses is not None and (order == "wrong" or not judged):
            below = tr("loss {loss}", loss=numbers.short(float(found.losses[row])))
        tip = tr("example {index}: {title} {sure}", index=index, title=title, sure=sure)
        return Tile(index, title, below, wrong, tip)


def title_of(choice: Choice, scene: Scene, total: int) -> str:
    """What was opened, in words."""
    count = f"{total:,}"
    if choice.sure is not None:
        low, high = (f"{edge:.2f}" for edge in choice.sure)
        return tr("{low} to {high} sure: {count}", low=low, high=high, count=count)
    if choice.label is not None:
        name = scene.name(choice.label)
        there = tr("there") if choice.true else tr("not there")
        found = tr("found") if choice.predicted else tr("not found")
        return tr("{name} {there}, {found}: {count}", name=name, there=there, found=found,
                  count=count)  # fmt: skip
    true = "" if choice.true is None else scene.name(choice.true)
    if choice.predicted is None:
        return tr("{true}, not seen as it: {count}", true=true, count=count)
    given = scene.name(choice.predicted)
    if choice.true == choice.predicted:
        return tr("{true} rightly: {count}", true=true, count=count)
    return tr("{true} taken for {given}: {count}", true=true, given=given, count=count)
