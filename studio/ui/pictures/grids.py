"""Pictures of layers that work on grids: convolution, pooling, padding, dropout, normalisation."""

from __future__ import annotations

from collections.abc import Callable

from studio.ui.pictures.sketch import Ink, Picture, Sketch

VALUES = (0.9, 0.2, 0.5, 0.1, 0.3, 0.7, 0.15, 0.6, 0.45, 0.25, 0.8, 0.35, 0.1, 0.55, 0.3, 1.0)
"""Of the cells of a grid that has some: fixed, so that pictures never change."""


def value(row: int, column: int) -> float:
    return VALUES[(row * 5 + column * 3) % len(VALUES)]


def cells(
    sketch: Sketch,
    box: tuple[float, float, float, float],
    shape: tuple[int, int],
    strength: Callable[[int, int], float | None],
) -> None:
    """A grid of cells; a strength of ``None`` leaves one empty, with only its faint edge."""
    x, y, width, height = box
    rows, columns = shape
    across, down = width / columns, height / rows
    for row in range(rows):
        for column in range(columns):
            place = x + column * across, y + row * down, across, down
            found = strength(row, column)
            if not sketch.large:
                sketch.tile(*place, found)
                continue
            if found is not None:
                sketch.cell(*place, found)
            lattice(sketch, place)


def lattice(sketch: Sketch, place: tuple[float, float, float, float], ink: Ink = "faint") -> None:
    """The edge of one cell."""
    x, y, width, height = place
    sketch.line(((x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)), ink)


def _nothing(_row: int, _column: int) -> None:
    return None


def _even(strength: float) -> Callable[[int, int], float | None]:
    return lambda _row, _column: strength


def convolution(axes: int, transposed: bool = False) -> Picture:
    """A window over a grid and the one cell it gives; transposed, the other way round."""

    def draw(sketch: Sketch) -> None:
        if axes == 1:
            cells(sketch, (4, 12, 92, 23), (1, 4), _nothing)
            cells(sketch, (15.5, 64, 69, 23), (1, 3), _nothing)
            window, cell = (4.0, 12.0, 69.0, 23.0), (15.5, 64.0, 23.0, 23.0)
        else:
            shift = 0.0
            if axes == 3:
                shift = 10.0
                lattice(sketch, (shift + 4, 2, 54, 54))
            cells(sketch, (4, 4 + shift, 54, 54), (4, 4), _nothing)
            cells(sketch, (64, 60, 34, 34), (2, 2), _nothing)
            window, cell = (4.0, 4.0 + shift, 40.5, 40.5), (64.0, 60.0, 17.0, 17.0)
        big, small = (0.35, 1.0) if not transposed else (0.55, 0.9)
        sketch.block(*window, strength=big)
        sketch.block(*cell, strength=small)
        end = (window[0] + window[2], window[1] + window[3])
        start, goal = (end, (cell[0] + cell[2] / 2, cell[1]))
        if axes == 1:
            start = (window[0] + window[2] / 2, window[1] + window[3] + 2)
        if transposed:
            start, goal = goal, start
        sketch.arrow(start, goal)

    return draw


def pooling(how: str, axes: int = 2) -> Picture:
    """Patches of a grid, each of which becomes one cell: its largest value, or its mean."""

    def patch(row: int, column: int) -> list[float]:
        if axes == 1:
            return [value(0, column * 2 + c) for c in (0, 1)]
        return [value(row * 2 + r, column * 2 + c) for r in (0, 1) for c in (0, 1)]

    def pooled(row: int, column: int) -> float:
        found = patch(row, column)
        return max(found) if how == "max" else sum(found) / len(found)

    def draw(sketch: Sketch) -> None:
        if axes == 1:
            cells(sketch, (4, 14, 92, 23), (1, 4), lambda _row, column: value(0, column))
            cells(sketch, (27, 66, 46, 23), (1, 2), lambda _row, column: pooled(0, column))
            sketch.block(4, 14, 46, 23)
            sketch.arrow((27, 40), (38, 64))
            return
        cells(sketch, (2, 2, 58, 58), (4, 4), value)
        cells(sketch, (64, 64, 34, 34), (2, 2), pooled)
        sketch.block(2, 2, 29, 29)
        sketch.arrow((50, 62), (62, 74))

    return draw


def unpooling(sketch: Sketch) -> None:
    """Each cell goes back to one place of its patch; the others stay empty."""
    kept = {(0, 1), (1, 3), (2, 0), (3, 2)}
    cells(sketch, (2, 2, 34, 34), (2, 2), value)
    cells(sketch, (40, 40, 58, 58), (4, 4), lambda r, c: 0.9 if (r, c) in kept else None)
    sketch.arrow((26, 40), (38, 54))


def scaling(larger: bool, smooth: bool = False) -> Picture:
    """A grid becomes a finer one, or a coarser."""

    def fine(row: int, column: int) -> float:
        if smooth:
            return (value(row // 2, column // 2) + value((row + 1) // 2, (column + 1) // 2)) / 2
        return value(row // 2, column // 2)

    def draw(sketch: Sketch) -> None:
        if larger:
            cells(sketch, (2, 2, 34, 34), (2, 2), value)
            cells(sketch, (40, 40, 58, 58), (4, 4), fine)
            sketch.arrow((26, 40), (38, 54))
        else:
            cells(sketch, (2, 2, 58, 58), (4, 4), fine)
            cells(sketch, (64, 64, 34, 34), (2, 2), value)
            sketch.arrow((50, 62), (62, 74))

    return draw


def padding(how: str, axes: int = 2) -> Picture:
    """A grid and what is put around it."""

    def index(at: int) -> int | None:
        inner = at - 1
        if 0 <= inner < 3:
            return inner
        match how:
            case "reflect":
                return 1
            case "replicate":
                return 0 if inner < 0 else 2
            case "circular":
                return 2 if inner < 0 else 0
        return None

    def padded(row: int, column: int) -> float | None:
        r, c = (1 if axes == 1 else index(row)), index(column)
        return None if r is None or c is None else value(r, c)

    def draw(sketch: Sketch) -> None:
        if axes == 1:
            cells(sketch, (2, 40, 96, 20), (1, 5), padded)
            sketch.block(21, 40, 58, 20)
            return
        cells(sketch, (5, 5, 90, 90), (5, 5), padded)
        sketch.block(23, 23, 54, 54)

    return draw


def dropout(whole: bool = False) -> Picture:
    """Points of which some are left out; whole rows for those that drop channels."""
    gone = {1, 6, 8, 11, 14}

    def draw(sketch: Sketch) -> None:
        for place in range(16):
            row, column = divmod(place, 4)
            x, y = 14 + column * 24, 14 + row * 24
            if (row in (1, 3)) if whole else place in gone:
                sketch.ring(x, y, 7.5, "faint")
            else:
                sketch.dot(x, y, 8)

    return draw


def normalisation(over: str) -> Picture:
    """Samples across, channels down, and the cells that share a mean and a deviation."""
    shared: dict[str, Callable[[int, int], bool]] = {
        "batch": lambda row, _column: row == 1,
        "layer": lambda _row, column: column == 1,
        "instance": lambda row, column: (row, column) == (1, 1),
        "group": lambda row, column: column == 1 and row < 2,
        "response": lambda row, column: column == 1 and row > 0,
    }
    inside = shared.get(over)

    def draw(sketch: Sketch) -> None:
        if inside is None:
            bells(sketch)
            return
        cells(sketch, (8, 8, 84, 84), (4, 4), lambda r, c: 0.8 if inside(r, c) else None)
        if sketch.large:
            sketch.text(50, 3, "N", 11, "quiet")
            sketch.text(2, 50, "C", 11, "quiet")

    return draw


def bells(sketch: Sketch) -> None:
    """A wide bell beside the middle becomes a standard one."""
    from math import exp

    def bell(middle: float, width: float, tall: float) -> list[tuple[float, float]]:
        return [
            (x, 88 - tall * exp(-(((x - middle) / width) ** 2) / 2))
            for x in (n * 2.0 for n in range(1, 50))
        ]

    sketch.line(((2, 88), (98, 88)), "faint")
    sketch.line(bell(68, 20, 34), "quiet")
    curve = bell(40, 9, 76)
    sketch.area([(curve[0][0], 88), *curve, (curve[-1][0], 88)], strength=0.25)
    sketch.line(curve)


def shuffle(larger: bool) -> Picture:
    """Channels become places, or places channels."""

    def draw(sketch: Sketch) -> None:
        def quarter(row: int, column: int) -> float:
            return (0.25, 0.5, 0.75, 1.0)[row % 2 * 2 + column % 2]

        place = (56.0, 28.0) if larger else (2.0, 28.0)
        cells(sketch, (*place, 42, 42), (4, 4), quarter)
        left = 2.0 if larger else 58.0
        for n in range(4):
            cells(sketch, (left + n * 5, 12 + n * 14, 24, 24), (2, 2), _even(quarter(n // 2, n)))
        sketch.arrow((44, 50), (54, 50))

    return draw


def patches(sketch: Sketch) -> None:
    """Windows of a grid laid side by side as columns."""
    cells(sketch, (2, 22, 54, 54), (4, 4), lambda r, c: 0.75 if r < 2 and c < 2 else None)
    cells(sketch, (72, 6, 24, 88), (4, 2), lambda r, c: 0.75 if c == 0 else None)
    sketch.arrow((58, 49), (69, 49))
