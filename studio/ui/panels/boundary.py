"""The Boundary panel: how the model divides a plane, for data with two inputs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtWidgets import QVBoxLayout

from studio.app.session import Session
from studio.observe.asks.example import Own
from studio.observe.frames import Boundary, Frame, Watch
from studio.ui.panels.gaze import Gaze
from studio.ui.panels.panel import Panel
from studio.ui.panels.table import Table
from studio.ui.plots.boundary import Plane, answers
from studio.ui.text import tr
from studio.ui.theme import Theme


class BoundaryPanel(Panel):
    """Drawn live while a model of two inputs trains; a click in it is a sample of one's own."""

    def __init__(self, session: Session, theme: Theme, gaze: Gaze | None = None) -> None:
        super().__init__(session, theme)
        self._frame: Boundary | None = None
        self.gaze = gaze or Gaze(self)
        self.gaze.changed.connect(self._mark_sample)
        self.plane = Plane(theme)
        self.plane.hovered.connect(self._tell)
        self.plane.picked.connect(self._pick)
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.plane)

    def take(self, frames: Sequence[Frame]) -> bool:
        found = [frame for frame in frames if isinstance(frame, Boundary)]
        if found:
            self._frame = found[-1]
        return bool(found)

    def forget(self) -> None:
        self._frame = None

    def needs(self, base: Watch) -> Watch:
        return base if self._unsuited else replace(base, boundary=True)

    def vacancy(self) -> str:
        if self._frame is not None:
            return ""
        if self._unsuited:
            return tr("A boundary can be drawn for data with two inputs, such as moons")
        return self.waiting(tr("Waiting for the first look at the plane"))

    def refresh(self) -> None:
        if self._frame is None:
            return
        self.plane.show_frame(self._frame, self.classes)
        self._tell("")

    def _pick(self, x: float, y: float) -> None:
        """Let all views look at this point of the plane."""
        field = self._field
        if field:
            values = np.array([x, y], np.float32)
            self.gaze.take(Own.of(tr("by hand"), field, values))

    def _mark_sample(self) -> None:
        own = self.gaze.sample.own
        is_point = own is not None and own.shape == (2,) and own.field == self._field
        self.plane.mark(tuple(own.values.tolist()) if own is not None and is_point else None)

    @property
    def _field(self) -> str:
        """Of the data: the one with two numbers."""
        fields = self.session.past.fields
        return next((field.name for field in fields if field.shape == (2,)), "")

    def table(self) -> Table | None:
        frame = self._frame
        if frame is None:
            return None
        left, right, bottom, top = frame.extent
        grid = answers(frame.grid)
        xs = np.linspace(left, right, grid.shape[1]).tolist()
        ys = np.linspace(bottom, top, grid.shape[0]).tolist()
        names = [self.classes[one] if one < len(self.classes) else str(one)
                 for one in range(grid.shape[2])]  # fmt: skip
        rows = (
            [x, y, *grid[row, column].tolist()]
            for row, y in enumerate(ys)
            for column, x in enumerate(xs)
        )
        return Table(["x", "y", *names], rows)

    def _tell(self, words: str) -> None:
        if self._frame is not None:
            self.caption.setText(words or tr("step {step}", step=f"{self._frame.step:,}"))

    @property
    def _unsuited(self) -> bool:
        """Whether the run's data is known to have no plane to draw."""
        fields = self.session.runs.fields
        return bool(fields) and all(field.classes or field.shape != (2,) for field in fields)
