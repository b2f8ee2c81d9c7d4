"""The Boundary panel: how the model divides a plane, for data with two inputs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout

from studio.app.session import Session
from studio.observe.frames import Boundary, Frame, Watch
from studio.ui.panels.panel import Panel
from studio.ui.plots.boundary import Plane
from studio.ui.text import tr
from studio.ui.theme import Theme


class BoundaryPanel(Panel):
    """Drawn live while a model of two inputs trains."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme)
        self._frame: Boundary | None = None
        self.plane = Plane(theme)
        self.plane.hovered.connect(self._tell)
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

    def _tell(self, words: str) -> None:
        if self._frame is not None:
            self.caption.setText(words or tr("step {step}", step=f"{self._frame.step:,}"))

    @property
    def _unsuited(self) -> bool:
        """Whether the run's data is known to have no plane to draw."""
        fields = [field for field in self.session.runs.fields if not field.classes]
        return bool(fields) and all(field.shape != (2,) for field in fields)
