"""Line icons: glyphs of the Phosphor font that ships inside qtawesome, in the theme's colours.

Only that one font file is read. Importing qtawesome itself would load twelve fonts and cost a
good part of the time in which the window should be painted.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap

NAMES = {
    "undo": "arrow-u-up-left",
    "redo": "arrow-u-up-right",
    "step": "skip-forward",
    "new": "file-plus",
    "open": "folder-open",
    "save": "floppy-disk",
    "cut": "scissors",
    "delete": "trash",
    "duplicate": "copy-simple",
    "paste": "clipboard",
    "search": "magnifying-glass",
    "zoom_in": "magnifying-glass-plus",
    "zoom_out": "magnifying-glass-minus",
    "fit": "corners-out",
    "arrange": "tree-structure",
    "settings": "gear-six",
    "error": "warning-circle",
    "reset": "arrow-counter-clockwise",
    "previous": "caret-left",
    "next": "caret-right",
    "follow": "crosshair-simple",
    "curves": "chart-line-up",
    "data": "database",
    "close": "x",
    "pin": "push-pin",
}
"""Our words for icons; any other name is looked up in the font as it is."""


@cache
def _glyphs() -> dict[str, str]:
    charmap = next(_fonts().glob("phosphor-charmap*.json"))
    codes = json.loads(charmap.read_text(encoding="utf-8"))
    return {name: chr(int(code, 16)) for name, code in codes.items()}


@cache
def _family() -> str:
    font = next(_fonts().glob("phosphor*.ttf"))
    return QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(font)))[0]


def _fonts() -> Path:
    spec = find_spec("qtawesome")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("qtawesome is not installed; it holds the icons")
    return Path(spec.origin).parent / "fonts"


class _GlyphEngine(QIconEngine):
    """Paints one glyph at whatever size and pixel ratio is asked for."""

    def __init__(self, glyph: str, colours: dict[QIcon.Mode, QColor]) -> None:
        super().__init__()
        self._glyph = glyph
        self._colours = colours

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        font = QFont(_family())
        font.setPixelSize(max(1, round(rect.height())))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.setFont(font)
        painter.setPen(self._colours.get(mode, self._colours[QIcon.Mode.Normal]))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), self._glyph)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap


def icon(name: str, normal: str, active: str, disabled: str) -> QIcon:
    """The icon of this name in three colours. Raises ``KeyError`` for an unknown name."""
    glyph = _glyphs()[NAMES.get(name, name)]
    colours = {
        QIcon.Mode.Normal: QColor(normal),
        QIcon.Mode.Active: QColor(active),
        QIcon.Mode.Selected: QColor(active),
        QIcon.Mode.Disabled: QColor(disabled),
    }
    return QIcon(_GlyphEngine(glyph, colours))
