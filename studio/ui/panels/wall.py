"""A wall of samples: pictures side by side, or rows of numbers, named as one wishes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from studio.observe.asks.ask import Finding
from studio.observe.asks.predictions import Picture, Pictured
from studio.observe.frames import Floats, Frame, Watch
from studio.ui.pieces import label
from studio.ui.plots.atlas import Atlas
from studio.ui.plots.gallery import Gallery
from studio.ui.theme import Theme

MOST = 64
KEPT = 2048


class Wall(QWidget):
    """Asks the run for the samples that are to be shown and not known yet."""

    clicked = Signal(int)
    """The index in its split of the sample that was clicked."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.heading = label("", "hint")
        self.pictures = Gallery(theme)
        self.rows = Atlas(theme)
        self._pages = QStackedWidget()
        self.split = ""
        self.shown: tuple[int, ...] = ()
        self._names: Sequence[str] = ()
        self._also: int | None = None
        self._known: dict[tuple[str, int], Floats] = {}
        self._is_picture = True
        for plot in (self.pictures, self.rows):
            plot.name = self._name
            plot.clicked.connect(self._click)
            self._pages.addWidget(plot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.heading)
        layout.addWidget(self._pages, 1)

    def show_samples(self, split: str, indices: Iterable[int], names: Mapping[int, str]) -> bool:
        """Show these of a split; whether any of them must be asked for."""
        self.split = split
        self.shown = tuple(indices)[:MOST]
        self._names = [names.get(index, str(index)) for index in self.shown]
        self._paint()
        return bool(self._missing())

    def look_at(self, split: str, index: int | None) -> None:
        """Want one more, which is not on the wall."""
        self._also = index
        if index is not None:
            self.split = split

    def image(self, split: str, index: int) -> QImage | None:
        """A small picture of a sample, if it is known and is one."""
        values = self._known.get((split, index))
        if values is None or values.ndim != 3 or not self._is_picture:
            return None
        low, high = float(values.min()), float(values.max())
        grey = np.clip((values - low) / ((high - low) or 1) * 255, 0, 255).astype(np.uint8)
        pixels = np.ascontiguousarray(grey.transpose(1, 2, 0))
        if pixels.shape[2] == 1:
            pixels = np.repeat(pixels, 3, 2)
        height, width, _ = pixels.shape
        return QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()

    def needs(self, base: Watch) -> Watch:
        """``base`` and the samples that are missing."""
        missing = self._missing()
        if not missing:
            return base
        return replace(base, asks=base.asks | {Picture(self.split, missing)})

    def take(self, frames: Sequence[Frame]) -> bool:
        """Keep samples that came; whether any did."""
        heard = False
        for frame in frames:
            if isinstance(frame, Finding) and isinstance(frame.found, Pictured):
                found = frame.found
                self._is_picture = found.values.ndim == 4
                for index, values in zip(found.examples, found.values, strict=True):
                    self._known[found.split, index] = values
                heard = True
        while len(self._known) > KEPT:
            self._known.pop(next(iter(self._known)))
        if heard:
            self._paint()
        return heard

    def forget(self) -> None:
        self._known = {}
        self.shown = ()
        self._also = None
        self._paint()

    def _missing(self) -> tuple[int, ...]:
        wanted = {*self.shown, *(() if self._also is None else (self._also,))}
        return tuple(sorted(one for one in wanted if (self.split, one) not in self._known))

    def _paint(self) -> None:
        known = [self._known[self.split, one] for one in self.shown if (self.split, one) in
                 self._known]  # fmt: skip
        if len({one.shape for one in known}) > 1:
            known = []
        self._pages.setVisible(bool(known))
        if known and self._is_picture:
            self.pictures.show_pictures(np.stack(known), len(self.shown))
            self._pages.setCurrentWidget(self.pictures)
        elif known:
            self.rows.show_maps(np.stack(known), len(self.shown))
            self._pages.setCurrentWidget(self.rows)

    def _place(self, place: int) -> int:
        """Of the samples that are painted, as some may still be on their way."""
        there = [n for n, one in enumerate(self.shown) if (self.split, one) in self._known]
        return there[place] if place < len(there) else -1

    def _name(self, place: int) -> str:
        found = self._place(place)
        return self._names[found] if found >= 0 else ""

    def _click(self, place: int) -> None:
        if (found := self._place(place)) >= 0:
            self.clicked.emit(self.shown[found])
