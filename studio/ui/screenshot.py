"""Draws a file's canvas into a picture, with no window and no display."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from studio.app.session import Session
from studio.app.settings import Scheme, Settings


def draw(file: Path, output: Path, scheme: Scheme, scale: float) -> None:
    """Write the canvas of ``file`` to ``output`` as PNG or SVG.

    Args:
        file: a project.
        output: the suffix says which kind of picture.
        scheme: ``dark`` or ``light``.
        scale: pixels for a pixel of the canvas; of no matter to an SVG.

    Raises:
        UserError: the file cannot be read, or the picture not written.
    """
    session = Session(Settings.load())  # Wires look as they do in the window.
    session.extend()
    session.open(file)
    if sys.platform.startswith("linux"):
        # Nothing is shown, so no display is needed; Qt would abort without one.
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from studio.ui import text
    from studio.ui.canvas import picture
    from studio.ui.canvas.scene import CanvasScene
    from studio.ui.theme import Theme

    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    text.install(app)
    theme = Theme(scheme)
    theme.apply(app)
    scene = CanvasScene(session, theme)
    picture.save(scene, output, scale)
    scene.close()
    session.close()
