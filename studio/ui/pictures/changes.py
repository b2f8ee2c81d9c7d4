"""Pictures of what changes examples at random: a figure as it comes in, and what becomes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import cos, radians, sin

from studio.ui.pictures import shapes
from studio.ui.pictures.sketch import Picture, Point, Sketch

SQUARE: Sequence[Point] = ((-26, -26), (26, -26), (26, 26), (-26, 26))


def _at_middle(points: Sequence[Point]) -> list[Point]:
    return [(50 + x, 50 + y) for x, y in points]


def _closed(sketch: Sketch, points: Sequence[Point], strength: float = 0.3) -> None:
    sketch.area(points, "main", strength)
    sketch.line([*points, points[0]])


def _moved(angle: float, lean: float = 0.0) -> Picture:
    """A square in its place, and turned and slanted."""

    def draw(sketch: Sketch) -> None:
        sketch.line([*_at_middle(SQUARE), _at_middle(SQUARE)[0]], "faint", dotted=True)
        turn = radians(angle)
        slanted = [(x - lean * y, y) for x, y in SQUARE]
        turned = [
            (x * cos(turn) + y * sin(turn), y * cos(turn) - x * sin(turn)) for x, y in slanted
        ]
        _closed(sketch, _at_middle(turned))

    return draw


def _mirrored(*, across: bool) -> Picture:
    """A triangle, an axis, and the triangle on its other side."""

    def place(x: float, y: float) -> Point:
        return (x, y) if across else (y, x)

    def draw(sketch: Sketch) -> None:
        sketch.line([place(50, 10), place(50, 90)], "quiet", dotted=True)
        near = [place(12, 74), place(40, 74), place(40, 26)]
        sketch.line([*near, near[0]], "quiet")
        _closed(sketch, [place(88, 74), place(60, 74), place(60, 26)])

    return draw


def _cut(*, enlarged: bool) -> Picture:
    """A window in a frame; with arrows to its corners, it is enlarged."""

    def draw(sketch: Sketch) -> None:
        sketch.block(12, 12, 76, 76, ink="faint")
        sketch.block(34, 22, 44, 44, strength=0.3)
        if enlarged:
            sketch.arrow((34, 66), (16, 84))
            sketch.arrow((78, 22), (85, 15))

    return draw


def _hole(sketch: Sketch) -> None:
    sketch.block(12, 12, 76, 76, ink="quiet", strength=0.25)
    sketch.block(40, 34, 38, 26, strength=1.0)


def _light(strengths: Sequence[float]) -> Picture:
    """One square in several lights."""

    def draw(sketch: Sketch) -> None:
        for at, strength in enumerate(strengths):
            row, column = divmod(at, 2)
            sketch.block(14 + column * 38, 14 + row * 38, 32, 32, strength=strength)

    return draw


def _half_grey(sketch: Sketch) -> None:
    sketch.block(14, 14, 34, 72, strength=0.6)
    sketch.block(52, 14, 34, 72, ink="quiet", strength=0.4)


def _blurred(sketch: Sketch) -> None:
    for radius, strength in ((40, 0.12), (30, 0.2), (20, 0.35), (9, 0.8)):
        side = radius * 0.72
        corners = [
            (50 + radius, 50),
            (50 + side, 50 + side),
            (50, 50 + radius),
            (50 - side, 50 + side),
            (50 - radius, 50),
            (50 - side, 50 - side),
            (50, 50 - radius),
            (50 + side, 50 - side),
        ]
        sketch.area(corners, "main", strength)


def _hidden_steps(sketch: Sketch) -> None:
    for step, height in enumerate((30, 52, 66, 48, 60, 36)):
        if step in (2, 3):
            sketch.block(8 + step * 14, 82 - height, 10, height, ink="faint")
        else:
            sketch.cell(8 + step * 14, 82 - height, 10, height, 0.8)


def _blended(sketch: Sketch) -> None:
    sketch.block(12, 12, 52, 52, ink="quiet", strength=0.35)
    sketch.block(36, 36, 52, 52, strength=0.45)


def _pasted(sketch: Sketch) -> None:
    sketch.block(12, 12, 76, 76, ink="quiet", strength=0.25)
    sketch.block(48, 44, 40, 44, strength=0.7)


CHANGES: Mapping[str, Picture] = {
    "randomcrop": _cut(enlarged=False),
    "randomresizedcrop": _cut(enlarged=True),
    "randomhorizontalflip": _mirrored(across=True),
    "randomverticalflip": _mirrored(across=False),
    "randomrotation": _moved(24),
    "randomaffine": _moved(10, 0.4),
    "colorjitter": _light((0.15, 0.9, 0.6, 0.3)),
    "randomgrayscale": _half_grey,
    "randomgaussianblur": _blurred,
    "randomerasing": _hole,
    "timemask": _hidden_steps,
    "randomshift": shapes.roll,
    "mixup": _blended,
    "cutmix": _pasted,
    "randomperspective": _moved(0, 0.6),
    "randomelastictransform": _moved(-14, 0.2),
    "randommotionblur": _blurred,
    "randomposterize": _light((0.1, 0.4, 0.7, 1.0)),
    "randomsolarize": _light((0.9, 0.1, 0.1, 0.9)),
    "randomsharpness": _light((0.2, 1.0, 1.0, 0.2)),
    "randomequalize": _light((0.25, 0.5, 0.75, 1.0)),
}
"""By the title in small letters."""
