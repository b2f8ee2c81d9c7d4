"""How a case of the contract test is written: settings, and what is wired in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from studio.value import Value

Shape = tuple[int | str, ...]

IMAGE: Shape = ("N", 4, 8, 8)
SIGNAL: Shape = ("N", 4, 16)
VECTOR: Shape = ("N", 12)
SEQUENCE: Shape = (6, "N", 8)
"""Length × batch × features, as recurrent layers start out."""
BATCHED: Shape = ("N", 6, 8)


@dataclass(frozen=True)
class Wired:
    """What comes in at a port: floats between -1 and 1, or indices, or a mask."""

    shape: Shape
    dtype: str = "float32"
    below: int = 1
    """Indices are smaller than this."""
    low: float = -1.0
    high: float = 1.0
    """Floats lie between these."""
    cycle: tuple[float, ...] = ()
    """These values again and again, instead of random ones."""


class Case:
    """Settings of a node, and what is wired to its ports (a tuple for a variadic port)."""

    def __init__(
        self,
        params: Mapping[str, Value] | None = None,
        /,
        **ports: Shape | Wired | tuple[Shape, ...],
    ) -> None:
        self.params = dict(params or {})
        self.ports: dict[str, tuple[Wired, ...]] = {}
        for port, given in ports.items():
            if isinstance(given, Wired):
                self.ports[port] = (given,)
            elif given and isinstance(given[0], tuple):
                self.ports[port] = tuple(Wired(shape) for shape in given)  # type: ignore[arg-type]
            else:
                self.ports[port] = (Wired(given),)  # type: ignore[arg-type]

    def __str__(self) -> str:
        shown = [f"{name}={value}" for name, value in self.params.items()]
        return ",".join([*shown, *self.ports]).replace(" ", "")


def words(below: int) -> Wired:
    return Wired(("N", 5), "int64", below)


def classes(*shape: int | str, below: int) -> Wired:
    return Wired(shape, "int64", below)


def probabilities(*shape: int | str) -> Wired:
    return Wired(shape, low=0.01, high=0.99)


def logarithms(*shape: int | str) -> Wired:
    return Wired(shape, low=-3.0, high=-0.1)


def signs(*shape: int | str) -> Wired:
    return Wired(shape, cycle=(1.0, -1.0, -1.0))


def whole(*shape: int | str, cycle: tuple[float, ...]) -> Wired:
    return Wired(shape, "int64", cycle=cycle)
