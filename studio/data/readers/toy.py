"""Points in the plane that a small network can learn while one watches."""

from __future__ import annotations

from typing import cast

import numpy as np
from numpy.typing import NDArray

from studio.data.errors import DataError
from studio.data.fields import Field
from studio.data.spec import Examples, Params, SourceSpec
from studio.layers.spec import Param
from studio.message import Message

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


def _moons(along: Floats, label: Ints) -> Floats:
    """Two half circles that reach into each other."""
    angle = np.pi * along
    sign = 1.0 - 2.0 * label
    return np.stack([sign * np.cos(angle) + label - 0.5, sign * (np.sin(angle) - 0.25)], axis=1)


def _circles(along: Floats, label: Ints) -> Floats:
    """A circle around a smaller one."""
    angle, radius = 2 * np.pi * along, 1.0 - 0.5 * label
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)


def _spirals(along: Floats, label: Ints, classes: int, turns: float) -> Floats:
    """Arms that wind around the centre."""
    radius = np.sqrt(0.01 + 0.99 * along)
    angle = 2 * np.pi * (turns * radius + label / classes)
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)


def _blobs(label: Ints, classes: int) -> Floats:
    """Clouds, their centres on a circle."""
    angle = 2 * np.pi * label / classes
    return np.stack([np.cos(angle), np.sin(angle)], axis=1)


def _load(params: Params) -> Examples:
    pattern, samples = cast(str, params["pattern"]), cast(int, params["samples"])
    classes = cast(int, params["classes"]) if pattern in ("spirals", "blobs") else 2
    if samples < 2 * classes:
        raise DataError(
            "{samples} points are too few for {classes} classes: at least {least} are needed. "
            'Raise "data.samples" or lower "data.classes".',
            samples=samples,
            classes=classes,
            least=2 * classes,
        )
    rng = np.random.default_rng(cast(int, params["seed"]))
    along, label = rng.random(samples), np.arange(samples, dtype=np.int64) % classes
    names: tuple[str, ...]
    if pattern == "moons":
        points, names = _moons(along, label), ("upper moon", "lower moon")
    elif pattern == "circles":
        points, names = _circles(along, label), ("outer circle", "inner circle")
    elif pattern == "spirals":
        points = _spirals(along, label, classes, cast(float, params["turns"]))
        names = tuple(f"arm {n + 1}" for n in range(classes))
    else:
        points, names = _blobs(label, classes), tuple(f"blob {n + 1}" for n in range(classes))
    points = points + cast(float, params["noise"]) * rng.standard_normal((samples, 2))
    return Examples(
        pattern.capitalize(),
        (
            Field("points", (2,), "float32", "points", columns=("x", "y")),
            Field("label", (), "int64", "label", names),
        ),
        {"points": points, "label": label},
        note=Message("Points drawn by the program; the seed fixes them."),
    )


SPEC = SourceSpec(
    "toy",
    "Points in the plane",
    "Two-dimensional points in two or more classes: moons, circles, spirals or blobs.",
    (
        Param(
            "pattern",
            "choice",
            "moons",
            "The shape of the classes.",
            choices=("moons", "circles", "spirals", "blobs"),
        ),
        Param("samples", "int", 1000, "How many points in all.", minimum=4, maximum=1_000_000),
        Param(
            "noise",
            "float",
            0.1,
            "How far points stray from their shape: a standard deviation, where the shape has a "
            "radius of 1.",
            minimum=0.0,
            maximum=10.0,
        ),
        Param(
            "classes",
            "int",
            3,
            "Spirals and blobs: how many classes. Moons and circles always have two.",
            minimum=2,
            maximum=100,
        ),
        Param(
            "turns", "float", 1.0, "Spirals: how often an arm winds round.", minimum=0, maximum=10
        ),
    ),
    _load,
    (2,),
)
