"""The whole graph as a picture, for a file or a report."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from studio.message import UserError
from studio.ui.canvas.scene import CanvasScene

EDGE = 32.0
LARGEST = 16_000


def render(scene: CanvasScene, scale: float = 2.0) -> QImage:
    """The graph with a margin, ``scale`` pixels to a pixel of the canvas."""
    place = _place(scene)
    scale = min(scale, LARGEST / max(place.width(), place.height()))
    size = QSize(round(place.width() * scale), round(place.height() * scale))
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(scene.look.ink.ground)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    scene.render(painter, QRectF(image.rect()), place)
    painter.end()
    return image


def save(scene: CanvasScene, path: Path, scale: float = 2.0) -> None:
    """Write a PNG or an SVG, by the file's suffix. Raises ``UserError``."""
    suffix = path.suffix.lower()
    if suffix not in (".png", ".svg"):
        raise UserError(
            "A picture is a .png or an .svg file; {path} is neither. Choose another name.",
            path=path.name,
        )
    drawn = _save_svg(scene, path) if suffix == ".svg" else render(scene, scale).save(str(path))
    if not drawn:
        raise UserError(
            "The picture could not be written to {path}. Choose a folder you may write to.",
            path=path,
        )


def _save_svg(scene: CanvasScene, path: Path) -> bool:
    place = _place(scene)
    generator = QSvgGenerator()
    generator.setFileName(str(path))
    generator.setSize(place.size().toSize())
    generator.setViewBox(QRectF(0, 0, place.width(), place.height()))
    painter = QPainter()
    if not painter.begin(generator):
        return False
    target = QRectF(0, 0, place.width(), place.height())
    painter.fillRect(target, scene.look.ink.ground)
    scene.render(painter, target, place, Qt.AspectRatioMode.IgnoreAspectRatio)
    return painter.end()


def _place(scene: CanvasScene) -> QRectF:
    content = scene.content()
    if content.isEmpty():
        content = QRectF(0, 0, 320, 200)
    return content.adjusted(-EDGE, -EDGE, EDGE, EDGE)
