"""The Saliency panel: which part of a sample moves the score of a class, and all the scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from studio.app.session import Session
from studio.message import Message
from studio.observe.asks.ask import Finding, Missing
from studio.observe.asks.saliency import SaliencyAsk, SaliencyFound
from studio.observe.asks.saliency_methods import BY_NAME
from studio.observe.frames import Frame, Watch
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
        self._found: SaliencyFound | None = None
        self._reason: Message | None = None
        self.gaze = gaze or Gaze()
        self.gaze.changed.connect(self.watch_changed)
        self.sample = SampleChooser(self.gaze, theme, session)
        self.target = ClassChooser(self.gaze)
        self.heat = Heat(theme)
        self.scores = Scores(theme)
        self.scores.chosen.connect(self.gaze.explain)
        self.scores.setToolTip(tr("Click a class to explain its score"))
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

    @property
    def ask(self) -> SaliencyAsk:
        """What the panel wants to know."""
        return SaliencyAsk(
            sample=self.gaze.sample, target=self.gaze.target, call=self.session.explained
        )

    def take(self, frames: Sequence[Frame]) -> bool:
        heard = False
        for frame in frames:
            if not isinstance(frame, Finding) or not isinstance(frame.ask, SaliencyAsk):
                continue
            if frame.ask.call != self.session.explained:
                continue
            if isinstance(frame.found, SaliencyFound):
                self._found, self._reason = frame.found, None
            elif isinstance(frame.found, Missing):
                self._found, self._reason = None, frame.found.reason
            heard = True
        return heard

    def forget(self) -> None:
        self._found = self._reason = None

    def needs(self, base: Watch) -> Watch:
        return replace(base, asks=base.asks | {self.ask})

    def vacancy(self) -> str:
        if self._found is None and self._reason is not None:
            return say(self._reason)
        if self._found is None:
            return self.waiting(tr("Waiting for the first look at a sample"))
        return ""

    def refresh(self) -> None:
        found = self._found
        if found is None:
            return
        names = self.classes if found.classes else ()
        if len(names) != found.scores.size:
            names = tuple(str(index) for index in range(found.scores.size))
        self.target.show_classes(names)
        score = float(found.scores.ravel()[found.target])
        self.title.setText(f"{names[found.target]}: {score:.2f}")
        self.caption.setText(self._truth(found, names) or called(found.sample))
        self.heat.show_map(found.input, found.values, signed=BY_NAME[self.ask.method].signed)
        self.scores.show_scores(found.scores, names, found.target, found.label)
        self._arrange()

    def _truth(self, found: SaliencyFound, names: tuple[str, ...]) -> str:
        if found.label is None or found.label >= len(names):
            return ""
        return tr("{sample}  is {name}", sample=called(found.sample), name=names[found.label])

    def _arrange(self) -> None:
        direction = QBoxLayout.Direction
        height = max(1, self.height() - CHROME)
        wide = self.width() > SIDE_BY_SIDE * height
        self._views.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        self._views.setStretch(1, 1 if wide else 0)
        rows = self._found.scores.size if self._found is not None else 4
        room = height if wide else int(height * 0.4)
        self.scores.setFixedHeight(ROW * min(rows, max(2, room // ROW)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
