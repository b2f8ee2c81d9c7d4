"""Masks that were predicted, over their pictures, beside the true ones."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, cast

import numpy as np
from PySide6.QtCore import Signal

from studio.observe.asks.predictions import Predicted
from studio.observe.statistics import confusion
from studio.ui.panels.predictions_page import Job, Page, Scene
from studio.ui.panels.table import Table
from studio.ui.plots.masks import MaskWall
from studio.ui.text import tr
from studio.ui.theme import Theme

Judged = list[tuple[float, float]]
"""Of each picture: mean intersection over union, and the share of places that are right."""


class MasksPage(Page):
    """Some pictures; a click looks at one."""

    looked = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.wall = MaskWall(theme)
        self.wall.chosen.connect(self._look)
        self._shown: tuple[Scene, Judged] | None = None
        self.put(self.wall, self.wall)

    @property
    def title(self) -> str:
        return tr("Masks")

    def suits(self, found: Predicted) -> bool:
        return found.masks is not None

    def job(self, scene: Scene) -> Job:
        return partial(judged, scene.found)

    def show_result(self, scene: Scene, result: Any) -> None:
        found, masks = cast(Judged, result), scene.found.masks
        if masks is None:
            return
        self._shown = scene, found
        words = [
            tr("example {index}: mean IoU {iou}, {share} right", index=int(index),
               iou=f"{iou:.2f}", share=f"{share:.2f}")
            for index, (iou, share) in zip(scene.found.examples[masks.rows], found, strict=True)
        ]  # fmt: skip
        self.wall.show_masks(masks, scene.names, words)

    def table(self) -> Table | None:
        if self._shown is None:
            return None
        names = (tr("example"), tr("mean IoU"), tr("share that is right"))
        return Table(names, self._numbers(*self._shown))

    def _numbers(self, scene: Scene, found: Judged) -> Iterator[tuple[float, ...]]:
        masks = scene.found.masks
        assert masks is not None
        for index, pair in zip(scene.found.examples[masks.rows], found, strict=True):
            yield (int(index), *pair)

    def _look(self, row: int) -> None:
        if self._shown is not None and (masks := self._shown[0].found.masks) is not None:
            self.looked.emit(int(self._shown[0].found.examples[masks.rows[row]]))


def judged(found: Predicted) -> Judged:
    """How well each of the pictures that are shown was seen."""
    if found.masks is None:
        return []
    pairs = []
    for given, right in zip(found.masks.given, found.masks.right, strict=True):
        valid = right >= 0
        counts = confusion.confusion(right[valid], given[valid], found.scores.shape[1])
        share = float(np.mean(given[valid] == right[valid])) if valid.any() else float("nan")
        pairs.append((confusion.mean_iou(counts), share))
    return pairs
