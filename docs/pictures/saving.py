"""Writes a picture as a small PNG."""

from __future__ import annotations

import io
import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPixmap

LARGEST = 400_000
EXACT = 96
"""Of 256 colours, where a picture needs a palette, those that stay as they are."""


def save(pixmap: QPixmap, path: Path) -> None:
    """Write a picture, with a palette of its own if it would else be too large."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    pixmap.save(buffer, "PNG")
    full = Image.open(io.BytesIO(buffer.data().data())).convert("RGB")
    path.parent.mkdir(exist_ok=True)
    full.save(path, optimize=True)
    if path.stat().st_size > LARGEST:
        fewer(full).save(path, optimize=True)
    size = path.stat().st_size
    print(f"{path.name}: {full.width} × {full.height}, {size // 1000} kB", file=sys.stderr)
    if size > LARGEST:
        raise ValueError(f"{path} has {size} bytes; at most {LARGEST} are wanted")


def fewer(full: Image.Image) -> Image.Image:
    """The picture in 256 colours: the most frequent ones as they are, the rest made fewer."""
    found = sorted(full.getcolors(2**24) or [], reverse=True)
    rest = Image.new("RGB", (len(found[EXACT:]), 1))
    rest.putdata([colour for _, colour in found[EXACT:]])
    mixed = rest.quantize(256 - EXACT, Image.Quantize.MEDIANCUT, kmeans=3)
    colours = [value for _, colour in found[:EXACT] for value in colour]
    palette = Image.new("P", (1, 1))
    palette.putpalette(colours + (mixed.getpalette() or []))
    return full.quantize(palette=palette, dither=Image.Dither.NONE)
