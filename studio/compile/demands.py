"""What a layer asks of free axes, where it does not take them as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import lcm, prod

from studio.compile.axes import Axis
from studio.compile.fitting import Point
from studio.compile.tensors import TensorSpec
from studio.labels import BATCH

LARGEST_MULTIPLE = 1024
MOST_DOUBLINGS = 16
MOST_FIXED = 3
"""Labels that are fixed together at most."""
MOST_NAMES = 8
"""With more labels than this nobody could follow what there is to say of them."""
FIRST_MULTIPLES = (2, 3, 4, 5, 6, 7, 8)


@dataclass(frozen=True, slots=True)
class Demand:
    """What would have to hold for a layer to work. One of these is there, at most."""

    multiples: tuple[tuple[str, int], ...] = ()
    """Labels, and numbers of which they have to be multiples."""
    same: tuple[str, str] | None = None
    """Labels that have to be the same size."""
    fixed: tuple[tuple[str, int], ...] = ()
    """Labels that it takes at these sizes, but not at all."""
    unknown: tuple[str, ...] = ()
    """Labels from which something follows in no way that is known."""
    larger: tuple[tuple[str, int], ...] = ()
    """Labels whose assumed size is too small, with one that is not."""


Change = Callable[[Point], Point]
Works = Callable[[Change], bool]
"""Whether a layer takes all sizes when they are first changed by this."""


def least_demand(
    works: Works, inputs: Sequence[Axis], settings: Sequence[int], assumed: Mapping[str, int]
) -> Demand | None:
    """What to change in the labels that a layer refuses; ``None`` where that would not help.

    Args:
        works: tries it.
        inputs: the free axes of what goes in.
        settings: the whole numbers among the settings of the layer, which may have to divide.
        assumed: the labels, with the sizes they are taken to be.
    """
    names = [name for name in assumed if name != BATCH]
    if len(names) > MOST_NAMES or works(lambda point: point):
        return None  # In the latter case it is not the layer that refuses.
    for factor in _multiples(inputs, settings):
        if works(_scaling(dict.fromkeys(names, factor))):
            return Demand(multiples=tuple(_needed(works, names, factor).items()))
    for one, two in combinations(names, 2):
        if works(_equating(one, two)):
            return Demand(same=(one, two))
    for count in range(1, min(len(names), MOST_FIXED) + 1):
        for chosen in combinations(names, count):
            sizes = {name: assumed[name] for name in chosen}
            if works(_fixing(sizes)):
                return Demand(fixed=tuple(sizes.items()))
    return None


def _needed(works: Works, names: Sequence[str], factor: int) -> dict[str, int]:
    """The least multiple of each label alone, when all together work as multiples of ``factor``."""
    factors = dict.fromkeys(names, factor)
    for name in names:
        for smaller in (n for n in range(1, factor) if factor % n == 0):
            tried = {**factors, name: smaller}
            if works(_scaling(tried)):
                factors = tried
                break
    return {name: n for name, n in factors.items() if n > 1}


def _scaling(factors: Mapping[str, int]) -> Change:
    """Each label at a multiple of its factor, no larger where that can be."""

    def change(point: Point) -> Point:
        return {name: max(1, n // (f := factors.get(name, 1))) * f for name, n in point.items()}

    return change


def _equating(one: str, other: str) -> Change:
    return lambda point: {**point, other: point[one]}


def _fixing(sizes: Mapping[str, int]) -> Change:
    return lambda point: {**point, **sizes}


def enlarged(outputs: Mapping[str, TensorSpec]) -> Demand | None:
    """Larger sizes to assume, where an axis would be empty with those that are."""
    shapes = [spec for spec in outputs.values() if spec.labels]
    sizes = {name: size for spec in shapes for name, size in spec.labels}
    if all(min(spec.sizes(1), default=1) > 0 for spec in shapes):
        return None
    for power in range(1, MOST_DOUBLINGS):
        larger = {name: size << power for name, size in sizes.items()}
        if all(min(spec.at({**larger, BATCH: 1}), default=1) > 0 for spec in shapes):
            return Demand(larger=tuple(larger.items()))
    return Demand(larger=tuple(sizes.items()))


def _multiples(inputs: Sequence[Axis], settings: Sequence[int]) -> Iterator[int]:
    """Numbers to try, the smallest first."""
    divisors = {quotient.divisor for axis in inputs for quotient in axis.quotients()}
    given = {n for n in settings if n > 1}
    found = set(FIRST_MULTIPLES)
    squares = (n * n for n in given)
    for whole in (lcm(*divisors), prod(sorted(given)[:3]), *given, *squares):
        found |= {n for n in range(2, min(whole, LARGEST_MULTIPLE) + 1) if whole % n == 0}
    yield from sorted(found)
