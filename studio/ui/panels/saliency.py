"""The Saliency panel: which part of a sample moves the score of a class, and all the scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from studio.app.session import Session
from studio.message import Message
from studio.observe.frames import Frame, Saliency, Unseen, Watch
from studio.ui.panels.gaze import ClassChooser, Gaze, called
from studio.ui.panels.panel import Panel
from studio.ui.panels.sample_chooser import SampleChooser
from studio.ui.plots.saliency import Heat
from studio.ui.plots.scores import ROW, Scores
from studio.ui.text import say, tr
from studio.ui.theme import Theme

SIDE_BY_SIDE = 2.4
CHROME = 84
"""Pixels above and below the pictures."""


class SaliencyPanel(Panel):
    """Explains one sample at a time."""

    def __init__(self, session: Session, theme: Theme, gaze: Gaze | None = None) -> None:
        super().__init__(session, theme)
        self._frames: dict[str, Saliency] = {}
        """By the model whose answer they explain."""
        self._reasons: dict[str, Message] = {}
        self.gaze = gaze or Gaze()
        self.gaze.changed.connect(self.watch_changed)
        self.sample = SampleChooser(self.gaze, theme, session)
        self.target = ClassChooser(self.gaze)
        self.heat = Heat(theme)
        self.scores = Scores(theme)
        self.scores.chosen.connect(self.gaze.explain)
        self.scores.setToolTip(tr("Click a class to explain its score"))
        self.header.removeWidget(self.caption)
        self.header.addStretch(1)
        self.header.addWidget(self.target)
        self.tools.append(self.target)
        choosers = QHBoxLayout()
        choosers.setSpacing(8)
        choosers.addWidget(self.sample)
        choosers.addWidget(self.caption, 1)
        self._views = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._views.setSpacing(12)
        self._views.addWidget(self.heat, 1)
        self._views.addWidget(self.scores, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(choosers)
        layout.addLayout(self._views, 1)

    def take(self, frames: Sequence[Frame]) -> bool:
        heard = False
        for frame in frames:
            if isinstance(frame, Saliency):
                self._frames[frame.model] = frame
                heard = True
            elif isinstance(frame, Unseen) and frame.probe == "saliency":
                self._reasons[frame.node] = frame.reason
                heard = True
        return heard

    @property
    def _frame(self) -> Saliency | None:
        """Of the model that one looks at."""
        return self._frames.get(self.session.explained)

    def forget(self) -> None:
        self._frames, self._reasons = {}, {}

    def needs(self, base: Watch) -> Watch:
        return replace(
            base,
            saliency=True,
            sample=self.gaze.sample,
            target=self.gaze.target,
            explained=self.session.explained,
        )

    def vacancy(self) -> str:
        reason = self._reasons.get(self.session.explained)
        if self._frame is None and reason is not None:
            return say(reason)
        if self._frame is None:
            return self.waiting(tr("Waiting for the first look at a sample"))
        return ""

    def refresh(self) -> None:
        frame = self._frame
        if frame is None:
            return
        names = self.classes
        if len(names) != frame.scores.size and (frame.model or not names):
            names = tuple(str(index) for index in range(frame.scores.size))
        self.target.show_classes(names)
        score = float(frame.scores.ravel()[frame.target])
        name = names[frame.target] if frame.target < len(names) else str(frame.target)
        self.title.setText(f"{name}: {score:.2f}")
        truth = self._truth(frame, names)
        self.caption.setText(truth or called(frame.sample))
        self.heat.show_frame(frame)
        self.scores.show_scores(frame.scores, names, frame.target, frame.label)
        self._arrange()

    def _truth(self, frame: Saliency, names: tuple[str, ...]) -> str:
        if frame.label is None or frame.label >= len(names):
            return ""
        return tr("{sample}  is {name}", sample=called(frame.sample), name=names[frame.label])

    def _arrange(self) -> None:
        direction = QBoxLayout.Direction
        height = max(1, self.height() - CHROME)
        wide = self.width() > SIDE_BY_SIDE * height
        self._views.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        self._views.setStretch(1, 1 if wide else 0)
        rows = self._frame.scores.size if self._frame is not None else 4
        room = height if wide else int(height * 0.4)
        self.scores.setFixedHeight(ROW * min(rows, max(2, room // ROW)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
