"""Graphs that are wrong, each in one way: what is drawn, under a name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from drawing import Drawing

Draw = Callable[[Drawing], None]
Shape = tuple[int | str, ...]

IMAGE: Shape = ("N", 3, 32, 32)
SIGNAL: Shape = ("N", 4, 16)
VOLUME: Shape = ("N", 4, 8, 8, 8)
VECTOR: Shape = ("N", 12)
STEPS: Shape = ("N", 16, 8)
LATE: Shape = (6, "N", 8)


@dataclass(frozen=True)
class Fault:
    """One way to be wrong. In a block it is the same fault, unless that makes no sense."""

    about: str
    draw: Draw
    in_block: bool = True
    unfixable: bool = False
    """Whether there is nothing that a click could do."""


def row(*layers: tuple[str, dict[str, Any]], shape: Shape, dtype: str = "float32") -> Draw:
    """Input, layers one after the other, output."""

    def draw(d: Drawing) -> None:
        ids = [d.add("input", "x", shape=shape, dtype=dtype)]
        ids += [d.add(kind, **params) for kind, params in layers]
        d.chain(*ids, d.add("output", "y"))

    return draw


def layer(kind: str, shape: Shape, dtype: str = "float32", /, **params: Any) -> Draw:
    """One layer between an input and an output."""
    return row((kind, params), shape=shape, dtype=dtype)


def fed(kind: str, params: dict[str, Any], /, **ports: tuple[Shape, str] | Shape) -> Draw:
    """One layer with an input of the model at each of these ports, and an output."""

    def draw(d: Drawing) -> None:
        node = d.add(kind, **params)
        for port, given in ports.items():
            shape, dtype = given if given and isinstance(given[0], tuple) else (given, "float32")
            source = d.add("input", f"the_{port}", shape=shape, dtype=dtype)
            d.wire(source, f"{node}.{port}")
        d.wire(node, d.add("output", "y"))

    return draw


def merged(kind: str, *shapes: Shape, **params: Any) -> Draw:
    """Inputs of these shapes into one layer that takes any number."""

    def draw(d: Drawing) -> None:
        node = d.add(kind, **params)
        for number, shape in enumerate(shapes):
            d.wire(d.add("input", "ab c d".replace(" ", "")[number], shape=shape), node)
        d.wire(node, d.add("output", "y"))

    return draw
