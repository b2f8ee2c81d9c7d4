"""A look at a data set: a grid of images, points in the plane, or the first rows as numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from studio.data.fields import Array, Dataset, Field
from studio.data.preview import preview
from studio.ui.theme import FAMILY, Theme, mono_font, translucent, ui_font

CELLS = 60
POINTS = 1500
ROWS = 24
COLUMNS = 8
CLASS_COLOURS = tuple(
    FAMILY[name]
    for name in (
        "convolution",
        "activation",
        "normalisation",
        "recurrent",
        "merge",
        "attention",
        "dense",
        "pooling",
        "custom",
        "loss",
    )
)


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn of a data set, worked out away from the Qt thread."""

    kind: Literal["images", "points", "rows"]
    pictures: tuple[NDArray[np.uint8], ...] = ()
    """Height × width, or height × width × 3."""
    captions: tuple[str, ...] = ()
    points: NDArray[np.float32] | None = None
    labels: NDArray[np.int64] | None = None


def drawing(dataset: Dataset) -> Drawing:
    """Choose examples from the training split, all classes in turn, and make them drawable."""
    field = dataset.inputs[0]
    target = dataset.targets[0] if dataset.targets else None
    points = field.kind == "points" or field.shape == (2,)
    count = POINTS if points else CELLS if field.kind == "image" else ROWS
    found = preview(dataset, count).examples
    array = found[field.name]
    captions = _captions(target, found)
    if field.kind == "image":
        return Drawing("images", tuple(_picture(image) for image in array), captions)
    if points:
        labels = None
        if target is not None and target.kind == "label":
            labels = found[target.name].astype(np.int64)
        return Drawing("points", points=array.astype(np.float32), labels=labels)
    if field.kind == "text":
        return Drawing("rows", captions=tuple(_line(field, one) for one in array))
    rows = ("  ".join(f"{number:9.4g}" for number in np.ravel(one)[:COLUMNS]) for one in array)
    lines = tuple(f"{row}   {end}" for row, end in zip(rows, captions, strict=True))
    return Drawing("rows", captions=lines)


def _line(field: Field, codes: Array) -> str:
    """A piece of a text in one line."""
    return "".join(field.classes[int(code)] for code in codes).replace("\n", "⏎")


def _picture(values: NDArray[np.floating]) -> NDArray[np.uint8]:
    """One example, channels first, stretched from its least to its greatest value."""
    return pixels(values, float(values.min()), float(values.max()))


def pixels(values: NDArray[np.floating], low: float, high: float) -> NDArray[np.uint8]:
    """An image, channels first, with its values from low to high as black to white."""
    scaled = (values - low) * (255.0 / (high - low) if high > low else 0.0)
    grey = scaled.clip(0, 255).astype(np.uint8)
    if grey.shape[0] >= 3:
        return np.ascontiguousarray(np.moveaxis(grey[:3], 0, -1))
    return np.ascontiguousarray(grey[0])


def _captions(target: Field | None, examples: Mapping[str, Array]) -> tuple[str, ...]:
    if target is None:
        return ("",) * len(next(iter(examples.values())))
    values = examples[target.name]
    if target.kind == "label" and target.classes:
        return tuple(target.classes[int(value)] for value in values)
    return tuple(f"{float(np.ravel(value)[0]):.4g}" for value in values)


class PreviewView(QWidget):
    """Draws what ``drawing`` chose."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._drawing: Drawing | None = None
        self._images: list[QImage] = []
        self.setMinimumSize(120, 80)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(480, 200)

    @property
    def shown(self) -> Drawing | None:
        return self._drawing

    def show_drawing(self, drawing: Drawing | None) -> None:
        self._drawing = drawing
        self._images = [_enlarged(picture) for picture in drawing.pictures] if drawing else []
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        found = self._drawing
        if found is None:
            painter.end()
            return
        if found.kind == "images":
            self._paint_images(painter, found)
        elif found.kind == "points":
            self._paint_points(painter, found)
        else:
            self._paint_rows(painter, found)
        painter.end()

    def _paint_images(self, painter: QPainter, found: Drawing) -> None:
        """As many whole cells as fit, at a whole number of screen pixels an image pixel."""
        side, gap, text = 56.0, 8.0, 15.0
        columns = max(1, int((self.width() + gap) // (side + gap)))
        rows = max(1, int((self.height() + gap) // (side + text + gap)))
        painter.setFont(ui_font(10.5))
        metrics = painter.fontMetrics()
        for at, image in enumerate(self._images[: columns * rows]):
            x = (at % columns) * (side + gap)
            y = (at // columns) * (side + text + gap)
            painter.drawImage(QRectF(x, y, side, side), image)
            painter.setPen(QColor(self._theme.tokens.text_2))
            caption = metrics.elidedText(found.captions[at], Qt.TextElideMode.ElideRight, int(side))
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
            painter.drawText(QRectF(x, y + side + 1, side, text), flags, caption)

    def _paint_points(self, painter: QPainter, found: Drawing) -> None:
        points = cast("NDArray[np.float32]", found.points)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height()) - 8.0
        painter.fillRect(QRectF(0, 0, side + 8, side + 8), QColor(self._theme.tokens.ground))
        low, high = points.min(axis=0), points.max(axis=0)
        scale = side / max(float((high - low).max()), 1e-9)
        middle = (low + high) / 2
        places = (points - middle) * scale
        painter.setPen(Qt.PenStyle.NoPen)
        for at, (x, y) in enumerate(places):
            label = int(found.labels[at]) if found.labels is not None else 0
            painter.setBrush(translucent(CLASS_COLOURS[label % len(CLASS_COLOURS)], 0.75))
            centre = QPointF(float(x) + side / 2 + 4, side / 2 + 4 - float(y))
            painter.drawEllipse(centre, 2.2, 2.2)

    def _paint_rows(self, painter: QPainter, found: Drawing) -> None:
        painter.setFont(mono_font(11))
        painter.setPen(QColor(self._theme.tokens.text_2))
        for at, caption in enumerate(found.captions):
            painter.drawText(QPointF(0, 14 + at * 18), caption)


def image_of(picture: NDArray[np.uint8]) -> QImage:
    """The picture for Qt, which reads it where it is: height × width, or height × width × 3."""
    height, width = picture.shape[:2]
    grey = picture.ndim == 2
    layout = QImage.Format.Format_Grayscale8 if grey else QImage.Format.Format_RGB888
    return QImage(picture.data, width, height, width * (1 if grey else 3), layout)


def _enlarged(picture: NDArray[np.uint8]) -> QImage:
    image = image_of(picture)
    factor = max(1, 112 // max(image.width(), image.height()))
    # Enlarge by whole pixels, so that small images stay sharp at every screen scale.
    return image.scaled(image.width() * factor, image.height() * factor)
