"""Measures whether the canvas is drawn faster by the processor or by OpenGL; prints JSON.

    python -m studio.ui.canvas.drawing_race

A process of its own, since a bad driver may take its process down. It opens no window: both draw
the same cards and wires, 1400 × 900, on a picture of their own. A frame is the mean of one after a
pan and one of a zoom. Drawn by the processor, a pan moves the old picture and paints a strip of the
new one; by OpenGL each frame is whole.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Callable
from dataclasses import asdict
from statistics import median
from time import perf_counter

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QOffscreenSurface, QOpenGLContext, QPainter, QPixmap, QRegion
from PySide6.QtOpenGL import (
    QOpenGLFramebufferObject,
    QOpenGLFramebufferObjectFormat,
    QOpenGLPaintDevice,
)
from PySide6.QtWidgets import QApplication, QGraphicsView

from studio.app.session import Session
from studio.graph.model import Node, Wire
from studio.ui.canvas.drawing import Found, smooth
from studio.ui.canvas.view import CanvasView
from studio.ui.theme import Theme

SIZE = QSize(1400, 900)
COLUMNS, ROWS = 8, 12
STEP = 12
"""Pixels of a pan."""
FRAMES = 15
RENDERER = 0x1F01


def view_of_cards(session: Session) -> CanvasView:
    """A screen full of cards and wires."""
    graph = session.document.project.model
    for index in range(COLUMNS * ROWS):
        x, y = index % COLUMNS * 190.0, index // COLUMNS * 80.0
        graph.put_node(Node(f"n{index}", "torch.nn.Linear", f"layer_{index}", {}, x, y))
    for index in range(1, COLUMNS * ROWS):
        graph.put_wire(Wire(f"n{index - 1}", "output", f"n{index}", "input"))
    view = CanvasView(session, Theme("dark"))
    view.resize(SIZE)
    view.viewport().resize(SIZE)
    return view


def frame_ms(draw: Callable[[], object]) -> float:
    """The median of some frames, after a first one."""
    times = []
    for _ in range(FRAMES + 1):
        began = perf_counter()
        draw()
        times.append((perf_counter() - began) * 1000)
    return median(times[1:])


def by_processor(view: QGraphicsView) -> float:
    """A frame, in milliseconds."""
    picture = QPixmap(SIZE)
    picture.fill()
    whole = QRect(0, 0, SIZE.width(), SIZE.height())

    def paint(part: QRect) -> None:
        painter = QPainter(picture)
        painter.setRenderHints(view.renderHints())
        view.render(painter, part, part)
        painter.end()

    def pan() -> None:
        picture.scroll(-STEP, 0, whole, QRegion())
        paint(QRect(SIZE.width() - STEP, 0, STEP, SIZE.height()))

    return (frame_ms(pan) + frame_ms(lambda: paint(whole))) / 2


def by_opengl(view: QGraphicsView) -> tuple[str, float]:
    """With what, and a frame in milliseconds; no name and infinite where there is no OpenGL."""
    context, surface = QOpenGLContext(), QOffscreenSurface()
    context.setFormat(smooth())
    if not context.create():
        return "", math.inf
    surface.setFormat(context.format())
    surface.create()
    if not surface.isValid() or not context.makeCurrent(surface):
        return "", math.inf
    functions = context.functions()
    layout = QOpenGLFramebufferObjectFormat()
    layout.setAttachment(QOpenGLFramebufferObject.Attachment.CombinedDepthStencil)
    layout.setSamples(smooth().samples())
    buffer = QOpenGLFramebufferObject(SIZE, layout)
    target = QRect(0, 0, SIZE.width(), SIZE.height())

    def paint() -> None:
        buffer.bind()
        device = QOpenGLPaintDevice(SIZE)  # A painter does not keep what it paints on.
        painter = QPainter(device)
        painter.setRenderHints(view.renderHints())
        view.render(painter, target, target)
        painter.end()
        functions.glFinish()

    found = frame_ms(paint)
    name = str(functions.glGetString(RENDERER))
    buffer.release()
    context.doneCurrent()
    return name, found


def main() -> None:
    app = QApplication(sys.argv[:1])
    session = Session()
    view = view_of_cards(session)
    app.processEvents()
    raster = by_processor(view)
    card, opengl = by_opengl(view)
    print(json.dumps(asdict(Found(card, raster, opengl))))
    view.close_canvas()
    session.close()


if __name__ == "__main__":
    main()
