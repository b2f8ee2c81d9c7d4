"""How long the plots take to redraw, offscreen, in milliseconds a frame.

    QT_QPA_PLATFORM=offscreen python benchmarks/plots.py [--rounds 40]

A curve of a thousand and of a million points while it grows, and while it is panned; an atlas of 64
and of 1,024 feature maps with new values each time; clouds of points; a matrix, the heads of a
transformer, the gradients of many layers; the ridges of a parameter; a decision boundary.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from statistics import median, quantiles
from time import perf_counter

import numpy as np
from PySide6.QtWidgets import QApplication

from studio.observe.frames import Boundary, Histogram
from studio.ui.plots.atlas import Atlas
from studio.ui.plots.boundary import Plane
from studio.ui.plots.chart import Chart
from studio.ui.plots.cloud import Cloud, ring
from studio.ui.plots.flow import FlowMap
from studio.ui.plots.heads import HeadGrid, Row
from studio.ui.plots.histograms import Ridges
from studio.ui.plots.matrix import Matrix
from studio.ui.plots.plot import Plot
from studio.ui.plots.series import Line
from studio.ui.plots.windows import Shown
from studio.ui.theme import Theme

RANDOM = np.random.default_rng(0)


def frames(plot: Plot, change: Callable[[int], None], rounds: int) -> list[float]:
    """Milliseconds for each change of the plot, painted."""
    plot.show()
    QApplication.processEvents()
    times = []
    for n in range(rounds):
        start = perf_counter()
        change(n)
        plot.repaint()
        times.append((perf_counter() - start) * 1000)
    plot.hide()
    return times


def chart(theme: Theme, points: int) -> tuple[Chart, Line]:
    line = Line("train", "train", "accent")
    steps = np.arange(points, dtype=float)
    noise = RANDOM.normal(0, 0.03, points)
    line.raw.extend(steps, steps / 100, np.exp(-5 * steps / points) + noise)
    found = Chart(theme, "Loss", [line])
    found.resize(900, 300)
    return found, line


def growing(theme: Theme, points: int, rounds: int) -> list[float]:
    plot, line = chart(theme, points)

    def grow(_: int) -> None:
        start = len(line.raw)
        steps = [float(step) for step in range(start, start + 50)]
        plot.append("train", steps, steps, [0.1] * 50)

    return frames(plot, grow, rounds)


def panned(theme: Theme, points: int, rounds: int) -> list[float]:
    plot, _ = chart(theme, points)
    width = points * 0.6
    return frames(plot, lambda n: plot.set_view((n * 10.0, n * 10.0 + width)), rounds)


def atlas(theme: Theme, maps: int, side: int, rounds: int) -> list[float]:
    plot = Atlas(theme)
    plot.resize(420, 440)
    looks = RANDOM.random((8, maps, side, side), dtype=np.float32)
    return frames(plot, lambda n: plot.show_maps(looks[n % 8]), rounds)


def ridges(theme: Theme, rounds: int) -> list[float]:
    plot = Ridges(theme)
    plot.resize(400, 300)
    counts = RANDOM.integers(0, 99, (48, 64))
    looks = [(n, Histogram(-1.0, 1.0, counts[n], 0.0, 0.3)) for n in range(48)]
    return frames(plot, lambda n: plot.show_looks(looks[: 40 + n % 8]), rounds)


def boundary(theme: Theme, rounds: int) -> list[float]:
    plot = Plane(theme)
    plot.resize(420, 400)
    y, x = np.mgrid[-1:1:64j, -1:1:64j]
    points = RANDOM.uniform(-1, 1, (400, 2)).astype(np.float32)
    labels = (points[:, 0] > 0).astype(np.int64)

    def look(n: int) -> None:
        second = 1 / (1 + np.exp(-8 * (y - np.sin(3 * x + n / 10))))
        grid = np.stack((1 - second, second), axis=2).astype(np.float32)
        plot.show_frame(Boundary(n, (-1, 1, -1, 1), grid, points, labels))

    return frames(plot, look, rounds)


def cloud(theme: Theme, dimensions: int, rounds: int) -> list[float]:
    plot = Cloud(theme)
    plot.resize(420, 400)
    points = RANDOM.normal(size=(8, 1000, dimensions)).astype(np.float32)
    inks = RANDOM.integers(0, 10, 1000)
    return frames(plot, lambda n: plot.show_points(points[n % 8], inks, ring(theme.tokens)), rounds)


def matrix(theme: Theme, rounds: int) -> list[float]:
    plot = Matrix(theme)
    plot.resize(600, 480)
    values = RANDOM.normal(size=(4, 256, 256)).astype(np.float32)
    shown = [Shown(each, 1024, 1024, row_block=4, column_block=4) for each in values]
    return frames(plot, lambda n: plot.show_matrix(shown[n % 4]), rounds)


def heads(theme: Theme, rounds: int) -> list[float]:
    plot = HeadGrid(theme)
    plot.resize(600, 480)
    layers = [Row(str(n), RANDOM.random((12, 32, 32), np.float32)) for n in range(12)]
    return frames(plot, lambda n: plot.show_heads(layers, (n % 12, 0)), rounds)


def flow(theme: Theme, rounds: int) -> list[float]:
    plot = FlowMap(theme)
    plot.resize(600, 480)
    names = [(f"n{n}", f"conv{n}") for n in range(100)]
    norms = RANDOM.random((240 + rounds, 100)).tolist()
    every = [
        {node: {"weight": norm} for (node, _), norm in zip(names, each, strict=True)}
        for each in norms
    ]

    def grow(n: int) -> None:
        plot.show_flow({step: every[step] for step in range(n, n + 240)}, names, n + 239)

    return frames(plot, grow, rounds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rounds", type=int, default=40)
    rounds = parser.parse_args().rounds
    app = QApplication([])
    theme = Theme("dark")
    theme.apply(app)
    cases: dict[str, Callable[[], list[float]]] = {
        "curve, 1,000 points, growing": lambda: growing(theme, 1_000, rounds),
        "curve, 1,000,000 points, growing": lambda: growing(theme, 1_000_000, rounds),
        "curve, 1,000,000 points, panned": lambda: panned(theme, 1_000_000, rounds),
        "atlas, 64 maps of 26 × 26": lambda: atlas(theme, 64, 26, rounds),
        "atlas, 64 maps of 112 × 112": lambda: atlas(theme, 64, 112, rounds),
        "atlas, 1,024 maps of 14 × 14": lambda: atlas(theme, 1024, 14, rounds),
        "cloud, 1,000 points in 2-D": lambda: cloud(theme, 2, rounds),
        "cloud, 1,000 points in 3-D": lambda: cloud(theme, 3, rounds),
        "matrix of 256 × 256": lambda: matrix(theme, rounds),
        "144 heads of attention": lambda: heads(theme, rounds),
        "gradients, 100 layers, 240 moments": lambda: flow(theme, rounds),
        "ridges of 48 histograms": lambda: ridges(theme, rounds),
        "boundary, 64 × 64, 400 points": lambda: boundary(theme, rounds),
    }
    print(f"{'':36}{'best':>8}{'median':>8}{'p90':>8}  ms a frame")
    for name, run in cases.items():
        times = run()
        p90 = quantiles(times, n=10)[8]
        print(f"{name:36}{min(times):8.2f}{median(times):8.2f}{p90:8.2f}")


if __name__ == "__main__":
    main()
