"""Finds out behind the window what draws the canvas faster, for the next time it opens."""

from __future__ import annotations

import json
import math
import sys

from PySide6.QtCore import QObject, QProcess, QTimer
from PySide6.QtGui import QGuiApplication

from studio.app.session import Session
from studio.message import Message
from studio.ui.canvas import drawing
from studio.ui.canvas.drawing import Found

SCREENS = ("xcb", "wayland", "windows", "cocoa")
"""Where there may be a graphics card."""
CALM_MS = 20_000
"""After which the program has done what it does when it opens."""
LONGEST_MS = 60_000
RACE = "studio.ui.canvas.drawing_race"


class DrawingTrial(QObject):
    """Lets the two race once for each screen, while nothing is trained."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._process: QProcess | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self.begin)
        settings = session.settings
        wanted = QGuiApplication.platformName() in SCREENS and settings.drawing == "measured"
        if wanted and drawing.recall(settings) is None:
            self._wait.start(CALM_MS)

    @property
    def waiting(self) -> bool:
        """Whether it will measure, or does so now."""
        return self._wait.isActive()

    def begin(self) -> None:
        """Measure now, or as soon as nothing is trained."""
        if self._session.runs.active:
            self._wait.start(CALM_MS)
            return
        self._process = process = QProcess(self)
        process.finished.connect(self._take)
        process.start(sys.executable, ["-m", RACE])
        self._wait.timeout.disconnect()
        self._wait.timeout.connect(process.kill)
        self._wait.start(LONGEST_MS)

    def _take(self) -> None:
        """Remember what was found; a driver that fails is slower than any other."""
        self._wait.stop()
        assert self._process is not None
        written = bytes(self._process.readAllStandardOutput().data())
        lines = written.decode(errors="replace").splitlines()
        found = _read(lines[-1]) if lines else None
        drawing.keep(self._session.settings, found or Found("", 0.0, math.inf))
        if found is not None and found.faster == "opengl":
            told = Message(
                "The canvas will be drawn with OpenGL from the next start on, which takes "
                "{opengl} ms a frame here instead of {raster}.",
                opengl=f"{found.opengl:.1f}",
                raster=f"{found.raster:.1f}",
            )
            self._session.notify("info", told)

    def close_down(self) -> None:
        """Stop measuring."""
        self._wait.stop()
        if self._process is not None and self._process.state() != QProcess.ProcessState.NotRunning:
            self._process.finished.disconnect()
            self._process.kill()
            self._process.waitForFinished()


def _read(line: str) -> Found | None:
    try:
        return drawing.read(json.loads(line))
    except ValueError:
        return None
