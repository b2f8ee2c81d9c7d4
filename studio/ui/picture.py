"""A picture of a project's canvas, for the command line."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtWidgets import QApplication

from studio.app.session import Session
from studio.ui import text
from studio.ui.canvas import picture
from studio.ui.canvas.view import CanvasView
from studio.ui.launch import missing_display
from studio.ui.theme import Theme


def draw(file: Path, output: Path, scheme: str = "dark", scale: float = 2.0) -> int:
    """Write the canvas of a project as PNG or SVG; the exit code. Raises ``UserError``.

    No display is needed.
    """
    if missing_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(["plexus"])
    text.install(app)
    theme = Theme("light" if scheme == "light" else "dark")
    theme.apply(app)
    session = Session()
    session.extend()
    canvas = CanvasView(session, theme)
    try:
        session.open(file)
        picture.save(canvas.canvas, output, scale)
    finally:
        canvas.close_canvas()
        session.close()
    return 0
