"""Goes through the moments of a run and has a picture of each written into a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from studio.app.session import Session
from studio.exchange.animation import Writing
from studio.message import Message
from studio.ui.text import tr
from studio.ui.theme import Theme, ui_font

STRIP = 34
"""Pixels below each picture, for the step and how far the run is."""
TURN_MS = 20


class Animating(QObject):
    """One export. The views move through the run, and are where they were at the end."""

    progressed = Signal(int)
    """So many moments are done."""
    ended = Signal(object)
    """The file, or a message that says why there is none; ``None`` where it was cancelled."""

    def __init__(
        self,
        session: Session,
        theme: Theme,
        view: QWidget,
        is_settled: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._view = view
        self._is_settled = is_settled
        self._moments: tuple[int, ...] = ()
        self._place = 0
        self._width = 0
        self._came_from: int | None = None
        self._writing: Writing | None = None
        self._arrived = False
        self._turn = QTimer(self)
        self._turn.setInterval(TURN_MS)
        self._turn.timeout.connect(self._go_on)
        self._release: Callable[[], None] | None = None

    @property
    def under_way(self) -> bool:
        return self._turn.isActive()

    def start(self, path: Path, moments: Sequence[int], width: int, per_second: float) -> None:
        """Begin. Raises ``UserError`` where such a file cannot be written."""
        past = self._session.past
        self._writing = Writing(path, per_second)
        self._moments, self._width, self._place = tuple(moments), width, 0
        past.play(False)
        self._release = past.settled.connect(self._arrive)
        self._came_from = past.at
        self._visit()
        self._turn.start()

    def cancel(self) -> None:
        """Leave it, and leave no file."""
        if self.under_way and self._writing is not None:
            self._writing.cancel()
            self._end(None)

    def _visit(self) -> None:
        past, step = self._session.past, self._moments[self._place]
        self._arrived = past.at == step and not past.busy
        past.go(step)

    def _arrive(self, step: int) -> None:
        if self.under_way and step == self._moments[min(self._place, len(self._moments) - 1)]:
            self._arrived = True

    def _go_on(self) -> None:
        """One picture a turn, once all views show its moment."""
        writing, past = self._writing, self._session.past
        assert writing is not None
        if self._place == len(self._moments):
            if writing.done:
                self._end(writing.error or writing.path)
            return
        if writing.done:
            self._end(writing.error)
            return
        if past.at != self._moments[self._place] and self._arrived:
            self._visit()  # Somebody went elsewhere meanwhile, or this moment was let go.
            if past.at != self._moments[self._place]:
                self._place += 1
            return
        if not (self._arrived and self._is_settled() and writing.has_room):
            return
        writing.put(self._picture())
        self._place += 1
        self.progressed.emit(self._place)
        if self._place == len(self._moments):
            writing.finish()
        else:
            self._visit()

    def _picture(self) -> NDArray[np.uint8]:
        """The view as it is, and below it which moment that is."""
        seen = self._view.grab().toImage()
        seen.setDevicePixelRatio(1.0)
        smooth = Qt.TransformationMode.SmoothTransformation
        seen = seen.scaledToWidth(self._width, smooth)
        # Even sides, as videos have them.
        whole = QImage(
            seen.width() // 2 * 2, (seen.height() + STRIP) // 2 * 2, QImage.Format.Format_RGB888
        )
        tokens, past = self._theme.tokens, self._session.past
        whole.fill(QColor(tokens.surface))
        step = self._moments[self._place]
        painter = QPainter(whole)
        painter.drawImage(0, 0, seen)
        strip = QRectF(12, seen.height(), whole.width() - 24, STRIP)
        painter.setFont(ui_font(13))
        painter.setPen(QColor(tokens.text))
        words = tr("Step {step} of {last}", step=f"{step:,}", last=f"{past.last:,}")
        painter.drawText(strip, int(Qt.AlignmentFlag.AlignVCenter), words)
        left, right = strip.left() + 150, strip.right()
        share = self._place / max(1, len(self._moments) - 1)
        bar = QRectF(left, strip.center().y() - 2, right - left, 4)
        painter.fillRect(bar, QColor(tokens.line))
        bar.setWidth(bar.width() * share)
        painter.fillRect(bar, QColor(tokens.accent))
        painter.end()
        rows = np.frombuffer(whole.constBits(), np.uint8).reshape(whole.height(), -1)
        return rows[:, : whole.width() * 3].reshape(whole.height(), whole.width(), 3).copy()

    def _end(self, outcome: Path | Message | None) -> None:
        self._turn.stop()
        self._writing = None
        if self._release is not None:
            self._release()
        past = self._session.past
        if self._came_from is not None or past.folder is None:
            past.go(self._came_from)
        self.ended.emit(outcome)
