"""Pictures of what happens to the shape and the places of a tensor."""

from __future__ import annotations

from collections.abc import Callable

from studio.ui.pictures.flows import symbol
from studio.ui.pictures.grids import cells, value
from studio.ui.pictures.sketch import Picture, Sketch

Shade = Callable[[int, int], "float | None"]


def _ramp(columns: int) -> Shade:
    return lambda row, column: 0.15 + 0.8 * (row * columns + column) / 8


def identity(sketch: Sketch) -> None:
    """What comes in goes out."""
    sketch.arrow((6, 50), (94, 50), "main")


def flatten(sketch: Sketch) -> None:
    """A grid becomes a row."""
    cells(sketch, (26, 4, 48, 48), (3, 3), _ramp(3))
    sketch.arrow((50, 56), (50, 72))
    cells(sketch, (2, 78, 96, 12), (1, 9), _ramp(9))


def unflatten(sketch: Sketch) -> None:
    """A row becomes a grid."""
    cells(sketch, (2, 8, 96, 12), (1, 9), _ramp(9))
    sketch.arrow((50, 26), (50, 42))
    cells(sketch, (26, 48, 48, 48), (3, 3), _ramp(3))


def reshape(sketch: Sketch) -> None:
    """The same values in another grid."""
    cells(sketch, (2, 12, 34, 51), (3, 2), _ramp(2))
    sketch.arrow((40, 50), (54, 50))
    cells(sketch, (58, 38, 40, 28), (2, 3), _ramp(3))


def transpose(sketch: Sketch) -> None:
    """Rows become columns."""
    cells(sketch, (2, 8, 30, 60), (4, 2), lambda r, c: 0.9 if c == 0 else 0.25)
    sketch.curve((26, 80), ((34, 98), (56, 98)), (62, 76), "quiet")
    sketch.head((58, 92), (62, 76), "quiet")
    cells(sketch, (40, 30, 58, 32), (2, 4), lambda r, c: 0.9 if r == 0 else 0.25)


def unsqueeze(added: bool) -> Picture:
    """An axis of size one comes or goes."""

    def draw(sketch: Sketch) -> None:
        flat = (2.0, 44.0, 40.0, 12.0) if added else (58.0, 44.0, 40.0, 12.0)
        deep = (58.0, 30.0) if added else (2.0, 30.0)
        cells(sketch, flat, (1, 4), _ramp(4))
        sketch.block(deep[0], deep[1], 40, 40, ink="quiet")
        cells(sketch, (deep[0], deep[1] + 14, 40, 12), (1, 4), _ramp(4))
        sketch.arrow((45, 50), (55, 50))

    return draw


def cat(sketch: Sketch) -> None:
    """Two tensors behind one another."""
    cells(sketch, (4, 8, 36, 18), (1, 2), lambda _r, _c: 0.85)
    cells(sketch, (60, 8, 36, 18), (1, 2), lambda _r, _c: 0.35)
    sketch.arrow((24, 34), (36, 56))
    sketch.arrow((76, 34), (64, 56))
    cells(sketch, (14, 66, 72, 18), (1, 4), lambda _r, c: 0.85 if c < 2 else 0.35)


def stack(sketch: Sketch) -> None:
    """Two tensors on top of one another, along a new axis."""
    cells(sketch, (4, 8, 36, 18), (1, 2), lambda _r, _c: 0.85)
    cells(sketch, (60, 8, 36, 18), (1, 2), lambda _r, _c: 0.35)
    sketch.arrow((24, 34), (38, 48))
    sketch.arrow((76, 34), (62, 48))
    cells(sketch, (32, 54, 36, 38), (2, 2), lambda r, _c: 0.85 if r == 0 else 0.35)


def split(sketch: Sketch) -> None:
    """One tensor in several parts."""
    cells(sketch, (14, 14, 72, 18), (1, 4), lambda _r, c: 0.85 if c < 2 else 0.35)
    sketch.arrow((36, 40), (24, 62))
    sketch.arrow((64, 40), (76, 62))
    cells(sketch, (4, 70, 36, 18), (1, 2), lambda _r, _c: 0.85)
    cells(sketch, (60, 70, 36, 18), (1, 2), lambda _r, _c: 0.35)


def repeat(sketch: Sketch) -> None:
    """The same again and again."""
    cells(sketch, (4, 40, 22, 20), (1, 1), lambda _r, _c: 0.9)
    sketch.arrow((30, 50), (42, 50))
    for n in range(3):
        cells(sketch, (46 + n * 18, 40, 16, 20), (1, 1), lambda _r, _c: 0.9)


def roll(sketch: Sketch) -> None:
    """What leaves at one end comes in at the other."""
    cells(sketch, (4, 56, 92, 22), (1, 5), lambda _r, c: ((c + 3) % 5 + 1) / 5)
    sketch.curve((90, 50), ((84, 12), (16, 12)), (10, 48), "quiet")
    sketch.head((14, 34), (10, 49), "quiet")


def flip(sketch: Sketch) -> None:
    """The other way round."""
    cells(sketch, (4, 14, 92, 22), (1, 5), lambda _r, c: (c + 1) / 5)
    sketch.line(((18, 44), (82, 58)), "quiet")
    sketch.line(((82, 44), (18, 58)), "quiet")
    cells(sketch, (4, 66, 92, 22), (1, 5), lambda _r, c: (5 - c) / 5)


def sliced(sketch: Sketch) -> None:
    """A part of a grid."""
    cells(sketch, (8, 8, 84, 84), (4, 4), lambda r, c: 0.8 if 1 <= c <= 2 else None)
    sketch.block(29, 8, 42, 84)


def picked(sketch: Sketch) -> None:
    """Single places by their index."""
    chosen = {(0, 2), (1, 0), (2, 3), (3, 1)}
    cells(sketch, (2, 8, 62, 84), (4, 4), lambda r, c: 0.9 if (r, c) in chosen else None)
    sketch.arrow((67, 50), (78, 50))
    cells(sketch, (82, 8, 16, 84), (4, 1), lambda _r, _c: 0.9)


def chosen(sketch: Sketch) -> None:
    """From one or the other, place by place."""
    first = {(0, 0), (0, 1), (1, 0), (2, 2), (1, 3), (3, 3), (3, 0)}
    cells(sketch, (8, 8, 84, 84), (4, 4), lambda r, c: 0.95 if (r, c) in first else 0.2)


def triangle(upper: bool) -> Picture:
    """One half of a grid stays."""

    def kept(row: int, column: int) -> float | None:
        return 0.8 if (column >= row if upper else column <= row) else None

    def draw(sketch: Sketch) -> None:
        cells(sketch, (8, 8, 84, 84), (5, 5), kept)

    return draw


def onehot(sketch: Sketch) -> None:
    """Numbers, each as a row with a single one."""
    places = (2, 0, 3)
    for row, place in enumerate(places):
        sketch.text(10, 22 + row * 28, str(place), 22, "quiet")
    cells(sketch, (26, 8, 70, 84), (3, 4), lambda r, c: 1.0 if c == places[r] else None)


def reduction(sign: str) -> Picture:
    """The values of an axis become one."""

    def draw(sketch: Sketch) -> None:
        if not sketch.large:
            symbol(sign)(sketch)
            return
        cells(sketch, (2, 10, 42, 84), (4, 2), value)
        sketch.text(63, 28, sign, 28 if len(sign) == 1 else 17)
        sketch.arrow((50, 54), (74, 54))
        cells(sketch, (80, 10, 19, 84), (4, 1), lambda r, _c: (value(r, 0) + value(r, 1)) / 2)

    return draw


def sorting(sketch: Sketch) -> None:
    """From the largest to the smallest."""
    for place, tall in enumerate((0.95, 0.75, 0.5, 0.35, 0.2)):
        sketch.cell(8 + place * 18, 90 - 80 * tall, 12, 80 * tall, tall)
    sketch.line(((4, 90), (96, 90)), "faint")


def running(sketch: Sketch) -> None:
    """A sum that grows from place to place."""
    for place, tall in enumerate((0.15, 0.3, 0.5, 0.65, 0.95)):
        sketch.cell(6 + place * 18, 92 - 84 * tall, 16, 84 * tall, 0.3 + 0.5 * tall)
    sketch.line(((2, 92), (98, 92)), "faint")


def window(sketch: Sketch) -> None:
    """Values are read between the places of a grid."""
    cells(sketch, (4, 4, 72, 72), (4, 4), lambda _r, _c: None)
    for row in range(3):
        for column in range(3):
            sketch.dot(28 + column * 24 + row * 6, 30 + row * 24 - column * 5, 5)


def cut(sketch: Sketch) -> None:
    """Values go on, gradients do not."""
    sketch.arrow((4, 34), (96, 34), "main")
    sketch.arrow((96, 70), (62, 70))
    sketch.line(((46, 60), (58, 80)), "main")
    sketch.line(((58, 60), (46, 80)), "main")


def reversal(sketch: Sketch) -> None:
    """Values go on, gradients come back with the other sign."""
    sketch.arrow((4, 30), (96, 30), "main")
    sketch.arrow((96, 72), (4, 72))
    sketch.text(50, 56, "−1", 24)


def diagonal(sketch: Sketch) -> None:
    """The places where row and column are the same."""
    cells(sketch, (8, 8, 84, 84), (5, 5), lambda r, c: 0.9 if r == c else None)
