"""What a view shows, in a file: as pixels, as a drawing, or as numbers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage, QPainter, QRegion
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from studio.message import UserError
from studio.ui.panels.table import Table

SCALE = 2
"""Pixels of a picture for one of the view."""
DOTS = 96
"""Pixels of an inch, as readers of SVG understand them."""


def picture(view: QWidget, ground: str) -> QImage:
    """What a view shows, at twice its size."""
    image = QImage(view.size() * SCALE, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(SCALE)
    image.fill(QColor(ground))
    view.render(image, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    return image


def save_drawing(view: QWidget, ground: str, path: Path) -> None:
    """Write what a view shows as lines and letters. Raises ``UserError``."""
    generator = QSvgGenerator()
    generator.setFileName(str(path))
    generator.setResolution(DOTS)
    generator.setSize(view.size())
    generator.setViewBox(QRect(QPoint(), view.size()))
    painter = QPainter()
    if not painter.begin(generator):
        raise unwritten(path)
    painter.fillRect(view.rect(), QColor(ground))
    view.render(painter, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    if not painter.end():
        raise unwritten(path)


def writing(image: QImage, path: Path) -> Callable[[], Path]:
    """Work for a thread: to write a picture."""

    def write() -> Path:
        if not image.save(str(path)):
            raise unwritten(path)
        return path

    return write


def writing_table(table: Table, path: Path) -> Callable[[], Path]:
    """Work for a thread: to write numbers, which may be many."""

    def write() -> Path:
        try:
            with path.open("w", encoding="utf-8", newline="") as file:
                table.write(file)
        except OSError as error:
            raise unwritten(path) from error
        return path

    return write


def unwritten(path: Path) -> UserError:
    """Why there is no file."""
    return UserError(
        "What the view shows could not be written to {path}. Choose a folder you may write to.",
        path=path,
    )
