"""What the pages of the Predictions panel share, and what they are given to show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QSizePolicy, QVBoxLayout, QWidget

from studio.observe.asks.predictions import Floats, Ints, Predicted
from studio.ui.panels.predictions_moments import Seen
from studio.ui.panels.table import Table
from studio.ui.plots.plot import Plot
from studio.ui.text import tr
from studio.ui.theme import Theme

Job = Callable[[], Any]
WORDS = 16
"""Pixels of the line that says what is under the mouse."""
MARKS = {"\n": "⏎", "\t": "⇥", " ": "␣", "\r": "␍"}


@dataclass(frozen=True, slots=True)
class Choice:
    """Which of the answers are opened: those of a cell, a class, or a stretch of scores."""

    true: int | None = None
    predicted: int | None = None
    label: int | None = None
    """Of labels that are each true or false: which one; ``true`` and ``predicted`` are 0 or 1."""
    sure: tuple[float, float] | None = None
    wrong: bool = False
    """Only those that are wrong."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The answers that are shown."""

    seen: Seen
    names: tuple[str, ...]
    """Of the classes, labels or numbers."""
    before: Seen | None = None
    """An earlier moment, to tell what has changed."""

    @property
    def found(self) -> Predicted:
        return self.seen.found

    def name(self, index: int) -> str:
        return self.names[index] if 0 <= index < len(self.names) else str(index)


class Page(QWidget):
    """One way to look at answers: a bar of choosers, and a picture below."""

    renewed = Signal()
    """Something else is to be worked out."""
    opened = Signal(object)
    """Answers are to be seen one by one: a ``Choice``."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.bar = QHBoxLayout()
        self.bar.setSpacing(8)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)
        self.column.addLayout(self.bar)
        self.words = QLabel(self)
        self.words.hide()
        self.words.setProperty("role", "mono")
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.words.setFixedHeight(WORDS)

    def put(self, picture: QWidget | QLayout, *plots: Plot) -> None:
        """Show a picture, and below it in words what is under the mouse in these plots."""
        if isinstance(picture, QLayout):
            self.column.addLayout(picture, 1)
        else:
            self.column.addWidget(picture, 1)
        for plot in plots:
            plot.hovered.connect(self.words.setText)
        if plots:
            self.column.addWidget(self.words)
            self.words.show()

    @property
    def title(self) -> str:
        """Of its tab."""
        raise NotImplementedError

    def suits(self, found: Predicted) -> bool:
        """Whether it can show such answers."""
        raise NotImplementedError

    def prepare(self, scene: Scene) -> None:
        """Offer what there is to choose from."""

    def job(self, scene: Scene) -> Job:
        """What is to be worked out, in a thread, with what is chosen now."""
        raise NotImplementedError

    def show_result(self, scene: Scene, result: Any) -> None:
        """Show what was worked out."""
        raise NotImplementedError

    def table(self) -> Table | None:
        """The numbers on it."""
        return None


def names_of(found: Predicted, classes: tuple[str, ...]) -> tuple[str, ...]:
    """What to call the classes, labels or numbers of answers."""
    width = found.scores.shape[1]
    if found.task in ("labels", "numbers"):
        if len(classes) == found.width:
            return tuple(classes[column] for column in found.columns)
        word = tr("label {number}") if found.task == "labels" else tr("number {number}")
        return tuple(word.format(number=column) for column in found.columns)
    if len(classes) != width:
        return tuple(str(index) for index in range(width))
    if found.task == "text":
        return tuple(MARKS.get(each, each) for each in classes)
    return classes


def predicted(found: Predicted) -> Ints:
    """The class of each answer."""
    return np.asarray(found.scores.argmax(1), np.int64)


def tallied(found: Predicted, label: int) -> Ints:
    """For one label: not there and there, against not found and found."""
    right = found.right[:, label].astype(np.int64)
    given = (found.scores[:, label] > 0.5).astype(np.int64)
    return np.bincount(right * 2 + given, minlength=4).reshape(2, 2).astype(np.int64)


def confidence(found: Predicted) -> tuple[Floats, Ints]:
    """How sure each answer is, and whether it is right; of labels for each by itself."""
    if found.task == "labels":
        sure = np.maximum(found.scores, 1 - found.scores).ravel()
        hits = ((found.scores > 0.5) == (found.right > 0)).ravel()
        return sure, hits.astype(np.int64)
    hits = predicted(found) == found.right
    return found.scores.max(1), hits.astype(np.int64)
