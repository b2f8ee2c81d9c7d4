"""Line icons: glyphs of the Phosphor font that ships inside qtawesome, in the theme's colours.

Only that one font file is read. Importing qtawesome itself would load twelve fonts and cost a
good part of the time in which the window should be painted.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPixmap

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
    "up": "caret-up",
    "down": "caret-down",
    "follow": "crosshair-simple",
    "curves": "chart-line-up",
    "data": "database",
    "close": "x",
    "pin": "push-pin",
    "draw": "pencil-simple",
}
"""Our words for icons; any other name is looked up in the font as it is."""

_SIDES = (16, 20, 24, 32, 48, 64)
"""Physical pixels: 16 to 32 logical ones, at pixel ratios of 1 to 3."""


@cache
def _codes() -> dict[str, str]:
    """The hexadecimal codes of all glyphs, by name."""
    charmap = next(_fonts().glob("phosphor-charmap*.json"))
    codes = json.loads(charmap.read_text(encoding="utf-8"))
    return dict(codes)


@cache
def _family() -> str:
    font = next(_fonts().glob("phosphor*.ttf"))
    return QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(font)))[0]


def _fonts() -> Path:
    spec = find_spec("qtawesome")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("qtawesome is not installed; it holds the icons")
    return Path(spec.origin).parent / "fonts"


def _draw(glyph: str, colour: str, side: int) -> QPixmap:
    font = QFont(_family())
    font.setPixelSize(side)
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(pixmap.rect(), int(Qt.AlignmentFlag.AlignCenter), glyph)
    painter.end()
    return pixmap


def icon(name: str, normal: str, active: str, disabled: str) -> QIcon:
    """The icon of this name in three colours. Raises ``KeyError`` for an unknown name.

    It holds pictures of several sizes, so that it is crisp at every pixel ratio. (An icon engine
    written in Python would draw any size, but crashes when the collector finds it before its icon.)
    """
    glyph = chr(int(_codes()[NAMES.get(name, name)], 16))
    found = QIcon()
    for side in _SIDES:
        found.addPixmap(_draw(glyph, normal, side), QIcon.Mode.Normal)
        found.addPixmap(_draw(glyph, active, side), QIcon.Mode.Active)
        found.addPixmap(_draw(glyph, disabled, side), QIcon.Mode.Disabled)
    return found
