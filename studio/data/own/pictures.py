"""A picture of the user's own: from a file, the clipboard, or drawn with the mouse."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from studio.data.fields import Array, Field
from studio.data.own.taken import Taken, scaled, sizes
from studio.data.readers import images
from studio.data.scale import FAINT, Framing, Scale
from studio.message import Message

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

SURE = 0.2
"""A ground this near to black or white is a ground."""
APART = 0.5
"""A border that differs so much from the ground of the data lies on the other one."""


def from_file(file: Path, field: Field) -> Taken:
    """A picture in a file. Raises ``DataError``."""
    _, height, width = field.shape
    return _taken(images.opened(file, _mode(field), (width, height)), field)


def from_pixels(pixels: Array, field: Field) -> Taken:
    """A picture as height × width × 1, 3 or 4 bytes; the fourth is how opaque it is."""
    from PIL import Image

    if pixels.shape[2] == 1:
        return _taken(Image.fromarray(pixels[..., 0]).convert(_mode(field)), field)
    picture = Image.fromarray(pixels)
    if pixels.shape[2] == 4:
        picture = Image.alpha_composite(Image.new("RGBA", picture.size, "white"), picture)
    return _taken(picture.convert(_mode(field)), field)


def from_drawing(pixels: Array, field: Field, *, centred: bool) -> Taken:
    """A drawing as height × width × 1 or 3 bytes, on the ground that the data have.

    Centred, what was drawn is made as large as what the data show, and its centre of mass is put
    into the middle.
    """
    from PIL import Image

    framing = framing_of(field)
    done: list[Message] = []
    grey = pixels.mean(2) / 255
    ink = np.abs(grey - framing.ground)
    picture = Image.fromarray(pixels[..., 0] if pixels.shape[2] == 1 else pixels)
    _, height, width = field.shape
    if centred and (ink > FAINT).any():
        picture = _centred(picture, ink, framing, (width, height))
        done.append(Message("centred and sized as the data are"))
    picture = picture.resize((width, height), _smooth(picture.size, (width, height)))
    return _scaled(picture, field, done)


def framing_of(field: Field) -> Framing:
    """How pictures of this field lie on their ground; by default on black, all over it."""
    found = field.scale.framing if field.scale is not None else None
    return found or Framing(0.0, 1.0)


def _centred(picture: Picture, ink: Array, framing: Framing, size: tuple[int, int]) -> Picture:
    """The inked part on a fresh ground, four times as fine as the data, for smooth edges."""
    from PIL import Image

    rows, columns = np.flatnonzero((ink > FAINT).any(1)), np.flatnonzero((ink > FAINT).any(0))
    top, bottom, left, right = rows[0], rows[-1] + 1, columns[0], columns[-1] + 1
    piece = picture.crop((int(left), int(top), int(right), int(bottom)))
    fine = (4 * size[0], 4 * size[1])
    factor = framing.fill * min(fine[0] / piece.width, fine[1] / piece.height)
    shape = (max(1, round(piece.width * factor)), max(1, round(piece.height * factor)))
    piece = piece.resize(shape, Image.Resampling.BILINEAR)
    weights = ink[top:bottom, left:right]
    total = weights.sum()
    across = (weights.sum(0) @ (np.arange(right - left) + 0.5)) / total * factor
    down = (weights.sum(1) @ (np.arange(bottom - top) + 0.5)) / total * factor
    x = min(max(round(fine[0] / 2 - across), 0), fine[0] - shape[0])
    y = min(max(round(fine[1] / 2 - down), 0), fine[1] - shape[1])
    level = round(framing.ground * 255)
    ground = Image.new(picture.mode, fine, level if picture.mode == "L" else (level,) * 3)
    ground.paste(piece, (x, y))
    return ground


def _taken(picture: Picture, field: Field) -> Taken:
    from PIL import Image, ImageOps

    framing = framing_of(field)
    done = [Message("grey")] if field.shape[0] == 1 else []
    if _lies_on_the_other(picture, framing):
        picture = ImageOps.invert(picture)
        done.append(Message("inverted, as the data lie on the other ground"))
    _, height, width = field.shape
    if picture.size != (width, height):
        if picture.width * height != picture.height * width:
            level = round(framing.ground * 255)
            colour = level if picture.mode == "L" else (level,) * 3
            longer = max(picture.width / width, picture.height / height)
            room = (max(1, round(width * longer)), max(1, round(height * longer)))
            wide = Image.new(picture.mode, room, colour)
            wide.paste(picture, ((room[0] - picture.width) // 2, (room[1] - picture.height) // 2))
            picture = wide
            done.append(Message("padded to {sizes}", sizes=sizes((room[1], room[0]))))
        picture = picture.resize((width, height), _smooth(picture.size, (width, height)))
        done.append(Message("resized to {sizes}", sizes=sizes((height, width))))
    return _scaled(picture, field, done)


def _lies_on_the_other(picture: Picture, framing: Framing) -> bool:
    """Whether the data lie on black or white, and this picture on the other one."""
    if SURE < framing.ground < 1 - SURE:
        return False
    grey = np.asarray(picture.convert("L"), np.float32) / 255
    border = np.concatenate([grey[0], grey[-1], grey[:, 0], grey[:, -1]])
    return abs(float(np.median(border)) - framing.ground) > APART


def _scaled(picture: Picture, field: Field, done: list[Message]) -> Taken:
    """From bytes to the numbers that the data set is read as, and on from those."""
    scale = field.scale or Scale()
    pixels = np.asarray(picture, np.float32)
    raw = pixels[np.newaxis] if pixels.ndim == 2 else pixels.transpose(2, 0, 1)
    raw = raw / np.float32(255) * np.float32(scale.high - scale.low) + np.float32(scale.low)
    return scaled(raw, field, done)


def _mode(field: Field) -> str:
    return "L" if field.shape[0] == 1 else "RGB"


def _smooth(given: tuple[int, int], wanted: tuple[int, int]) -> int:
    """Averages where it becomes smaller."""
    from PIL import Image

    smaller = given[0] >= wanted[0] and given[1] >= wanted[1]
    return Image.Resampling.BOX if smaller else Image.Resampling.BILINEAR
