"""The Samples panel: what a training graph gives beside numbers, as pictures, step by step."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSlider,
    QStackedWidget,
    QVBoxLayout,
)

from studio.app.monitored import is_number
from studio.app.session import Session
from studio.graph.model import OUTPUT, TRAINING
from studio.observe.frames import Floats, Frame, Shown, Watch
from studio.ui.panels.chooser import Chooser
from studio.ui.panels.panel import Panel
from studio.ui.panels.table import Table
from studio.ui.plots.atlas import Atlas
from studio.ui.plots.gallery import Gallery
from studio.ui.plots.time_wall import TimeWall
from studio.ui.text import tr
from studio.ui.theme import Theme

MOMENTS = 64
"""Kept of each output; of more, every second is let go."""


class Moments:
    """What came of one output, thinned evenly; the newest is always there."""

    def __init__(self) -> None:
        self.frames: list[Shown] = []
        self._stride = 1
        self._count = 0
        self._passing = False

    def add(self, frame: Shown) -> None:
        if self.frames and frame.step < self.frames[-1].step:
            self._insert(frame)
            return
        if self._passing or (self.frames and self.frames[-1].step == frame.step):
            self.frames.pop()
        self.frames.append(frame)
        self._passing = self._count % self._stride > 0
        self._count += 1
        if len(self.frames) > MOMENTS:
            self.frames = [*self.frames[:-1:2], self.frames[-1]]
            self._stride *= 2

    def _insert(self, frame: Shown) -> None:
        """Of an earlier moment, which was worked out again."""
        place = bisect_left(self.frames, frame.step, key=lambda each: each.step)
        same = self.frames[place].step == frame.step
        self.frames[place : place + same] = [frame]
        if len(self.frames) > MOMENTS:
            self.frames = [*self.frames[:-1:2], self.frames[-1]]

    def nearest(self, step: int) -> int:
        """The place of the moment that is nearest to a step."""
        return min(range(len(self.frames)), key=lambda n: abs(self.frames[n].step - step))


class SamplesPanel(Panel):
    """Pictures of a grid, and a slider through what came so far."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme)
        self._moments: dict[str, Moments] = {}
        self._wanted: int | None = None
        """The moment that the time slider went to, until it is shown."""
        self.output = Chooser(tr("Which output of the training graph to show"), tr("Output"))
        self.output.setProperty("role", "mono")
        self.output.currentTextChanged.connect(lambda _: self.mark())
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setMaximum(0)
        self.slider.setToolTip(tr("Go back to what was shown at earlier steps"))
        self.slider.setAccessibleName(tr("Step"))
        self.slider.valueChanged.connect(lambda _: self.mark())
        self.gallery = Gallery(theme)
        self.atlas = Atlas(theme, lambda index: tr("example {index}", index=index))
        self.views = QStackedWidget()
        self.views.addWidget(self.gallery)
        self.views.addWidget(self.atlas)
        self.wall = TimeWall(theme)
        self.wall.chosen.connect(self._go)
        self.views.addWidget(self.wall)
        self.over_time = QPushButton(tr("Over time"))
        self.over_time.setProperty("role", "quiet")
        self.over_time.setCheckable(True)
        self.over_time.setToolTip(tr("A row of pictures for each of some moments"))
        self.over_time.toggled.connect(lambda _: self.mark())
        choosers = QHBoxLayout()
        choosers.setSpacing(8)
        choosers.addWidget(self.output)
        choosers.addWidget(self.slider, 1)
        choosers.addWidget(self.over_time)
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(choosers)
        layout.addWidget(self.views, 1)
        end = session.past.moved.connect(self._follow_slider)
        self.destroyed.connect(end)

    def take(self, frames: Sequence[Frame]) -> bool:
        found = [frame for frame in frames if isinstance(frame, Shown)]
        for frame in found:
            self._moments.setdefault(frame.name, Moments()).add(frame)
        if found and self.session.past.at is not None:
            self._wanted = self.session.past.at
        return bool(found)

    def forget(self) -> None:
        self._moments = {}
        self.title.clear()

    def show_kept(self, name: str, frames: Sequence[Shown]) -> None:
        """Show what an earlier run kept instead, until the next one starts."""
        self.forget()
        self.title.setText(name)
        self.take(frames)
        self.mark()

    def begin_with(self, frames: Sequence[Shown]) -> None:
        """Put what the run had shown until it was gone on with before what it showed since."""
        since = [frame for moments in self._moments.values() for frame in moments.frames]
        first = min((frame.step for frame in since), default=None)
        self._moments = {}
        self.take([frame for frame in frames if first is None or frame.step < first])
        self.take(since)
        self.mark()

    def needs(self, base: Watch) -> Watch:
        return replace(base, shown=True)

    def vacancy(self) -> str:
        if self._moments:
            return ""
        graph = self.session.document.project.graphs.get(TRAINING)
        if not any(node.kind == OUTPUT for node in graph or ()):
            return tr("What the outputs of a training graph give is shown here: pictures, say")
        if self._all_numbers:
            return tr(
                "The outputs of this training graph give single numbers, which are curves; "
                "pictures, say, would be shown here"
            )
        if self.session.runs.active:
            return tr("Waiting for the first look at what the training shows")
        return tr("Press Train to watch it learn")

    @property
    def _all_numbers(self) -> bool:
        """Whether no output gives more than one number."""
        training = self.session.training
        plan = training.plan if training is not None else None
        return plan is not None and all(is_number(plan, step) for step in plan.outputs)

    def refresh(self) -> None:
        self._offer(tuple(self._moments))
        moments = self._moments.get(self.output.currentText())
        if moments is None:
            return
        frames = moments.frames
        self._slide(len(frames))
        if self._wanted is not None:
            self._slide_to(moments.nearest(self._wanted))
            self._wanted = None
        frame = frames[min(self.slider.value(), len(frames) - 1)]
        shape = " × ".join(str(size) for size in frame.shape) or tr("one number")
        self.caption.setText(tr("{shape}  step {step}", shape=shape, step=f"{frame.step:,}"))
        self.over_time.setVisible(frame.values.ndim == 4 and len(frames) > 1)
        if frame.values.ndim == 4 and self.over_time.isChecked():
            self.wall.show_frames([each for each in frames if each.values.ndim == 4], frame.step)
            self.views.setCurrentWidget(self.wall)
        elif frame.values.ndim == 4:
            self.gallery.show_pictures(frame.values, frame.shape[0])
            self.views.setCurrentWidget(self.gallery)
        else:
            self.atlas.show_maps(as_maps(frame.values))
            self.views.setCurrentWidget(self.atlas)

    def table(self) -> Table | None:
        moments = self._moments.get(self.output.currentText())
        if moments is None:
            return None
        frame = moments.frames[min(self.slider.value(), len(moments.frames) - 1)]
        rows = frame.values.reshape(len(frame.values), -1) if frame.values.ndim else frame.values
        rows = np.atleast_2d(rows)
        names = [tr("example"), *(str(column) for column in range(rows.shape[1]))]
        return Table(names, ((n, *row) for n, row in enumerate(rows.tolist())))

    def _follow_slider(self, step: int | None) -> None:
        """The time slider went to another moment; what is known near it is shown at once."""
        self._wanted = step
        if step is None:
            self.slider.setValue(self.slider.maximum())
        self.mark()

    def _go(self, step: int) -> None:
        """To a moment of the wall, in all views if the run keeps it."""
        self._wanted = step
        if step in self.session.past.moments:
            self.session.past.go(step)
        self.mark()

    def _slide_to(self, place: int) -> None:
        self.slider.blockSignals(True)
        self.slider.setValue(place)
        self.slider.blockSignals(False)

    def _offer(self, names: tuple[str, ...]) -> None:
        self.output.setVisible(len(names) > 1)
        known = tuple(self.output.itemText(row) for row in range(self.output.count()))
        if names != known:
            chosen = self.output.currentText()
            self.output.blockSignals(True)
            self.output.clear()
            self.output.addItems(list(names))
            self.output.setCurrentText(chosen if chosen in names else names[0] if names else "")
            self.output.blockSignals(False)

    def _slide(self, count: int) -> None:
        """Let the slider reach all moments; at its end it stays at the newest."""
        slider = self.slider
        at_end = slider.value() >= slider.maximum()
        slider.blockSignals(True)
        slider.setMaximum(count - 1)
        if at_end:
            slider.setValue(count - 1)
        slider.blockSignals(False)
        slider.setVisible(count > 1)


def as_maps(values: Floats) -> Floats:
    """Values of fewer axes as maps × rows × columns: rows of numbers are one map."""
    rows: Floats = np.atleast_2d(values)
    return rows if rows.ndim == 3 else rows[None]
