"""Pictures of layers that join, mix and remember: dense, recurrent, attention, blocks, losses."""

from __future__ import annotations

from math import exp, sin

from studio.ui.pictures.grids import cells, value
from studio.ui.pictures.sketch import Picture, Sketch


def entry(sketch: Sketch) -> None:
    """Something comes in."""
    sketch.line(((90, 12), (90, 88)), "quiet")
    sketch.arrow((8, 50), (78, 50), "main")


def leaving(sketch: Sketch) -> None:
    """Something goes out."""
    sketch.line(((10, 12), (10, 88)), "quiet")
    sketch.arrow((22, 50), (92, 50), "main")


def dense(sketch: Sketch) -> None:
    """Every value feeds every other."""
    given, made = (14.0, 38.0, 62.0, 86.0), (26.0, 50.0, 74.0)
    for start in given:
        for end in made:
            sketch.line(((14, start), (86, end)), "faint")
    for start in given:
        sketch.line(((14, start), (86, made[1])))
        sketch.dot(14, start, 7, "quiet")
    for end in made:
        sketch.dot(86, end, 8)


def bilinear(sketch: Sketch) -> None:
    """Two sides meet in every value."""
    for start in (12.0, 30.0):
        sketch.line(((12, start), (88, 50)), "main")
        sketch.line(((12, 100 - start), (88, 50)), "quiet")
        sketch.dot(12, start, 7)
        sketch.dot(12, 100 - start, 7, "quiet")
    sketch.dot(88, 50, 9)


def table(rows: tuple[int, ...]) -> Picture:
    """A table from which rows are taken."""

    def draw(sketch: Sketch) -> None:
        cells(
            sketch,
            (34, 6, 62, 88),
            (6, 4),
            lambda row, column: 0.3 + 0.7 * value(row, column) if row in rows else None,
        )
        for row in rows:
            y = 6 + (row + 0.5) * 88 / 6
            sketch.arrow((4, y if len(rows) == 1 else 50), (30, y))

    return draw


def recurrent(gates: int, loop: bool = True) -> Picture:
    """A cell whose state comes back to it, with as many gates as it has."""

    def draw(sketch: Sketch) -> None:
        sketch.block(26, 44, 48, 40, strength=0.18)
        for gate in range(gates):
            sketch.dot(50 + (gate - (gates - 1) / 2) * 14, 64, 4.5)
        sketch.arrow((2, 64), (22, 64))
        sketch.arrow((76, 64), (98, 64))
        if loop:
            sketch.curve((74, 52), ((104, 2), (-4, 2)), (24, 49))
            sketch.head((8, 34), (25, 50), "main")
        else:
            sketch.arrow((50, 12), (50, 40), "main")

    return draw


def attention(causal: bool = False) -> Picture:
    """How much each place looks at each other one: rows that add up to one."""
    size = 5

    def weight(row: int, column: int) -> float | None:
        if causal and column > row:
            return None
        seen = range(row + 1) if causal else range(size)
        scores = {c: exp(2.2 * value(row + 1, c) - 0.5 * abs(row - c)) for c in seen}
        return scores[column] / max(scores.values())

    def draw(sketch: Sketch) -> None:
        cells(sketch, (8, 8, 84, 84), (size, size), weight)

    return draw


def transformer(stack: int = 1, decoder: bool = False) -> Picture:
    """Attention, then a mixing of each place, each with its way around."""

    def draw(sketch: Sketch) -> None:
        if stack > 1:
            sketch.block(24, 2, 66, 80, ink="faint")
            sketch.block(17, 9, 66, 80, ink="faint")
        left = 10.0
        sketch.block(left, 16, 66, 80, ink="quiet")
        cells(sketch, (left + 22, 56, 22, 30), (3, 3), value)
        sketch.block(left + 14, 26, 38, 16, strength=0.4)
        sketch.arrow((left + 33, 55), (left + 33, 44))
        if decoder:
            sketch.arrow((98, 70), (left + 48, 70), "main")
        sketch.curve((left + 33, 94), ((left + 2, 92), (left + 2, 52)), (left + 31, 48), "quiet")

    return draw


def joined(sign: str) -> Picture:
    """Two values become one by an operation."""

    def draw(sketch: Sketch) -> None:
        sketch.line(((4, 18), (36, 42)), "quiet")
        sketch.line(((4, 82), (36, 58)), "quiet")
        sketch.ring(52, 50, 24)
        if len(sign) == 1:
            sketch.text(52, 49, sign, 40 if sign.isalnum() else 46)
        else:
            sketch.text(52, 50, sign, 22)
        sketch.arrow((78, 50), (97, 50))

    return draw


def symbol(sign: str) -> Picture:
    """An operation on one value."""

    def draw(sketch: Sketch) -> None:
        sketch.arrow((0, 50), (18, 50))
        sketch.block(22, 22, 56, 56, strength=0.15)
        sketch.text(50, 49, sign, 42 if len(sign) == 1 else 26 if len(sign) < 4 else 18)
        sketch.arrow((81, 50), (99, 50))

    return draw


def product(sketch: Sketch) -> None:
    """A row meets a column."""
    cells(sketch, (2, 44, 40, 54), (4, 3), lambda row, _column: 0.8 if row == 1 else None)
    cells(sketch, (46, 2, 52, 38), (3, 4), lambda _row, column: 0.8 if column == 2 else None)
    cells(sketch, (46, 44, 52, 54), (4, 4), lambda r, c: 1.0 if (r, c) == (1, 2) else None)


def wave(sketch: Sketch) -> None:
    """Sines of falling speed, one a column: how places are told apart."""
    cells(
        sketch,
        (6, 6, 88, 88),
        (8, 6),
        lambda row, column: 0.5 + 0.5 * sin(row * 2.2 / 1.7**column + (column % 2) * 1.57),
    )


def noise(sketch: Sketch) -> None:
    """Points thrown about a middle."""
    for n in range(26):
        angle, radius = n * 2.39996, 8.0 * (n**0.5)
        x = 50 + radius * sin(angle + 1.5708) * (0.75 + 0.5 * value(n, 1))
        y = 50 + radius * sin(angle) * (0.75 + 0.5 * value(n, 2))
        sketch.dot(x, y, 3.4 if n % 3 else 4.6, "main" if n % 3 else "quiet")


def stored(sketch: Sketch) -> None:
    """Values that come from nowhere."""
    cells(sketch, (10, 28, 80, 44), (2, 4), value)
    sketch.block(10, 28, 80, 44)


def constant(sign: str) -> Picture:
    """A value by itself."""

    def draw(sketch: Sketch) -> None:
        sketch.block(14, 14, 56, 72, strength=0.12)
        sketch.text(42, 49, sign, 44 if len(sign) == 1 else 24)
        sketch.arrow((76, 50), (98, 50))

    return draw


def block(sketch: Sketch) -> None:
    """Layers inside a frame."""
    sketch.block(4, 10, 92, 80, ink="main", strength=0.1)
    sketch.block(18, 24, 26, 20, ink="quiet")
    sketch.block(56, 42, 26, 20, ink="quiet")
    sketch.block(18, 60, 26, 18, ink="quiet")
    sketch.line(((44, 34), (56, 49)), "quiet")
    sketch.line(((44, 69), (56, 55)), "quiet")


def code(sketch: Sketch) -> None:
    """Python."""
    sketch.line(((30, 18), (10, 50), (30, 82)))
    sketch.line(((70, 18), (90, 50), (70, 82)))
    sketch.line(((58, 14), (42, 86)), "quiet")


def distance(sketch: Sketch) -> None:
    """How far two points are apart."""
    sketch.line(((6, 94), (6, 6)), "faint")
    sketch.line(((6, 94), (94, 94)), "faint")
    sketch.line(((28, 70), (76, 26)), "main", dotted=True)
    sketch.dot(28, 70, 8, "quiet")
    sketch.dot(76, 26, 8)


def angle(sketch: Sketch) -> None:
    """The angle between two directions."""
    sketch.arrow((12, 86), (88, 64), "quiet")
    sketch.arrow((12, 86), (54, 12), "main")
    sketch.curve((48, 76), ((46, 64), (40, 56)), (34, 48), "main")


def triplet(sketch: Sketch) -> None:
    """One pulled near, another pushed away."""
    sketch.dot(48, 52, 8, "quiet")
    sketch.dot(20, 74, 8)
    sketch.ring(88, 18, 8, "quiet")
    sketch.arrow((26, 69), (40, 58), "main")
    sketch.arrow((56, 45), (79, 26))


def spread(sketch: Sketch) -> None:
    """Two distributions and what lies between them."""

    def bell(middle: float, width: float, tall: float) -> list[tuple[float, float]]:
        return [
            (x, 86 - tall * exp(-(((x - middle) / width) ** 2) / 2))
            for x in (n * 2.0 for n in range(1, 50))
        ]

    sketch.line(((2, 86), (98, 86)), "faint")
    sketch.line(bell(62, 16, 54), "quiet")
    first = bell(38, 12, 70)
    sketch.area([(2, 86), *first, (98, 86)], strength=0.25)
    sketch.line(first)


def bars(sketch: Sketch) -> None:
    """Shares of one whole."""
    for place, share in enumerate((0.18, 0.9, 0.34, 0.1, 0.22)):
        sketch.cell(8 + place * 18, 90 - 80 * share, 12, 80 * share, share)
    sketch.line(((4, 90), (96, 90)), "faint")


def alignment(sketch: Sketch) -> None:
    """A path through time and letters."""
    path = ((0, 0), (0, 1), (1, 2), (1, 3), (2, 4), (3, 5))
    cells(sketch, (6, 14, 88, 72), (4, 6), lambda r, c: 0.85 if (r, c) in path else None)


def bypass(sketch: Sketch) -> None:
    """A way through layers, and one past them."""
    sketch.line(((2, 62), (22, 62)), "quiet")
    sketch.block(22, 46, 36, 32, strength=0.3)
    sketch.line(((58, 62), (69, 62)), "quiet")
    sketch.curve((12, 62), ((12, 8), (78, 8)), (78, 50), "main")
    sketch.ring(78, 62, 10)
    sketch.line(((78, 57), (78, 67)))
    sketch.line(((73, 62), (83, 62)))
    sketch.line(((88, 62), (99, 62)), "quiet")


def branches(sketch: Sketch) -> None:
    """Several ways side by side, whose results are put together."""
    for y, wide in ((16.0, 20.0), (50.0, 30.0), (84.0, 14.0)):
        sketch.curve((4, 50), ((20, 50), (18, y)), (34, y), "quiet")
        sketch.block(34, y - 9, 4 + wide, 18, strength=0.35)
        sketch.curve((38 + wide, y), ((76, y), (78, 50)), (94, 50), "quiet")
    sketch.dot(94, 50, 6)


def neighbours(sketch: Sketch) -> None:
    """A node of a graph and those it hears of."""
    around = ((18, 20), (82, 14), (92, 66), (34, 90), (6, 62))
    for at, (x, y) in enumerate(around):
        sketch.line(((50, 50), (x, y)), "main" if at < 4 else "faint")
    sketch.line((around[0], around[1]), "faint")
    sketch.line((around[3], around[4], around[0]), "faint")
    for x, y in around:
        sketch.dot(x, y, 7, "quiet")
    sketch.dot(50, 50, 11)
