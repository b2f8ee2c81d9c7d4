"""The Curves panel: what the run has measured, on training batches and on the validation split."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QScrollArea, QVBoxLayout

from studio.app.session import Session
from studio.observe.frames import Frame, Scalars
from studio.train.store import RunFolder
from studio.ui.panels.panel import Panel
from studio.ui.plots.curves import Curves
from studio.ui.text import tr
from studio.ui.theme import Theme

WINDOWS = (1, 10, 50, 200)


class CurvesPanel(Panel):
    """Loss and accuracy as they come in."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme)
        self.curves = Curves(theme)
        self.axis = QComboBox()
        self.axis.addItems([tr("Steps"), tr("Epochs")])
        self.axis.setToolTip(tr("What the axis counts"))
        self.axis.setAccessibleName(tr("Axis"))
        self.axis.currentIndexChanged.connect(lambda row: self.curves.set_by_epoch(row == 1))
        self.smoothing = QComboBox()
        self.smoothing.addItem(tr("Raw"), 1)
        for window in WINDOWS[1:]:
            self.smoothing.addItem(tr("Mean of {steps}", steps=window), window)
        self.smoothing.setToolTip(tr("Draw the mean of so many training steps"))
        self.smoothing.setAccessibleName(tr("Smoothing"))
        self.smoothing.currentIndexChanged.connect(self._smoothen)
        for chooser in (self.axis, self.smoothing):
            chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            self.header.addWidget(chooser)
            self.tools.append(chooser)
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(0, 0, 0, 0)
        area = QScrollArea()  # For more charts than there is room for.
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.curves)
        layout.addWidget(area)
        self._waiting: list[Scalars] = []
        self.forget()

    def take(self, frames: Sequence[Frame]) -> bool:
        scalars = [frame for frame in frames if isinstance(frame, Scalars)]
        self._waiting += scalars
        return bool(scalars)

    def forget(self) -> None:
        """Begin anew, with what the run's folder holds already when it goes on with an old run."""
        self._waiting = []
        self.title.clear()
        self.curves.clear()
        run = self.session.runs.current
        if run is not None and self.session.runs.active:
            self.curves.add(RunFolder(run.folder).history())

    def show_history(self, name: str, history: Sequence[Scalars]) -> None:
        """Show an earlier run instead, until the next one starts."""
        self.forget()
        self.title.setText(name)
        self._waiting = list(history)
        self.mark()

    def vacancy(self) -> str:
        if self._waiting or not self.curves.empty:
            return ""
        return self.waiting(tr("The first numbers come with the first step"))

    def refresh(self) -> None:
        self.curves.add(self._waiting)
        self._waiting = []

    def _smoothen(self, row: int) -> None:
        self.curves.set_smoothing(WINDOWS[row])
