"""Texts of the split, letter by letter: how likely the model thought what came."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, cast

import numpy as np
from PySide6.QtCore import Signal

from studio.observe.asks.predictions import Predicted
from studio.ui.panels.predictions_page import Job, Page, Scene
from studio.ui.panels.table import Table
from studio.ui.plots.guesses import Guessed, Guesses
from studio.ui.text import tr
from studio.ui.theme import Theme


class TextsPage(Page):
    """The texts that surprised the model most stand first."""

    looked = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.plot = Guesses(theme)
        self.plot.chosen.connect(self._look)
        self._shown: tuple[Scene, list[int]] | None = None
        self.put(self.plot, self.plot)

    @property
    def title(self) -> str:
        return tr("Texts")

    def suits(self, found: Predicted) -> bool:
        return found.texts is not None

    def job(self, scene: Scene) -> Job:
        return partial(surprising, scene.found)

    def show_result(self, scene: Scene, result: Any) -> None:
        order, texts = cast("list[int]", result), scene.found.texts
        if texts is None:
            return
        self._shown = scene, order
        guessed = []
        for place in order:
            bits = float(-np.log2(np.maximum(texts.chance[place], 1e-9)).mean())
            hits = float((texts.given[place] == texts.right[place]).mean())
            index = int(scene.found.examples[texts.rows[place]])
            title = tr("example {index}: {bits} bits a letter, {share} right", index=index,
                       bits=f"{bits:.2f}", share=f"{hits:.2f}")  # fmt: skip
            guessed.append(
                Guessed(title, texts.right[place], texts.given[place], texts.chance[place])
            )
        self.plot.show_texts(guessed, scene.names)

    def table(self) -> Table | None:
        if self._shown is None:
            return None
        names = (tr("example"), tr("place"), tr("came"), tr("likeliest"), tr("chance"))
        return Table(names, self._numbers(*self._shown))

    def _numbers(self, scene: Scene, order: list[int]) -> Iterator[tuple[str | float, ...]]:
        texts = scene.found.texts
        assert texts is not None
        for text in order:
            index = int(scene.found.examples[texts.rows[text]])
            for place, came in enumerate(texts.right[text].tolist()):
                thought = scene.name(int(texts.given[text, place]))
                chance = float(texts.chance[text, place])
                yield index, place, scene.name(came), thought, chance

    def _look(self, row: int) -> None:
        if self._shown is not None and (texts := self._shown[0].found.texts) is not None:
            place = self._shown[1][row]
            self.looked.emit(int(self._shown[0].found.examples[texts.rows[place]]))


def surprising(found: Predicted) -> list[int]:
    """The texts, the least expected first."""
    if found.texts is None:
        return []
    means = -np.log(np.maximum(found.texts.chance, 1e-9)).mean(1)
    order: list[int] = np.argsort(-means, kind="stable").tolist()
    return order
