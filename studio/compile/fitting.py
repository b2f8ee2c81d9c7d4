"""How a size follows from labels, found by asking for it at several sizes of them.

The size of an axis that comes out of a layer is a number, or an axis that went in, or a rounded
quotient of one, or a product or a sum of those. A guess is made of few points, tried where other
guesses would differ, and believed where it holds at points that it was not made of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from itertools import combinations_with_replacement
from math import gcd, lcm
from operator import add, mul

from studio.compile.axes import Axis, floor, label, number, scaled
from studio.compile.equations import solved

Point = Mapping[str, int]
Size = Callable[[Point], int]
"""The size of one axis at these sizes of the labels."""

LARGEST_DIVISOR = 64
"""Quotients by more than this are not looked for, but for those of an exact division."""
LONGEST = 200
"""Characters beyond which nobody could read a formula."""
MOST_FACTORS = 4
"""How many axes are multiplied at most where any subset may be meant."""
MANY = 6
"""With more axes than this, only the plainest combinations of them are looked for."""
LARGEST_COVERED = 16
"""Quotients by up to this are asked for at every remainder."""
MOST_TRIES = 40


@dataclass(frozen=True, slots=True)
class Points:
    """Where sizes are asked for. In each, every label has another size than in the others."""

    first: tuple[Point, ...]
    """At least three: of these a guess is made."""
    proof: tuple[Point, ...]
    """At these it has to hold."""

    @property
    def start(self) -> Point:
        return self.first[0]

    def along(self, name: str) -> Iterator[Point]:
        """The start, with one label as it is elsewhere."""
        return ({**self.start, name: point[name]} for point in self.first[1:])


class Fit:
    """A search for the formula of one axis.

    Args:
        size: asks for the size.
        inputs: the free axes that it may be made of.
        points: where to ask first.
    """

    def __init__(self, size: Size, inputs: Sequence[Axis], points: Points) -> None:
        self._size = size
        self._inputs = inputs
        self._points = points

    def run(self) -> Axis | None:
        """The formula; ``None`` where there is none of those that are known."""
        found = self._found()
        return found if found is not None and len(str(found)) <= LONGEST else None

    def _found(self) -> Axis | None:
        sizes = [self._size(point) for point in self._points.first]
        if len(set(sizes)) == 1:
            return number(sizes[0])
        plain = self._plain_product(sizes)
        if plain is not None:
            return plain
        parts = _parts(self._inputs)
        found = self._quotient(parts, 8) or self._plain_sum(sizes) or self._quotient(parts)
        if found is not None:
            return found
        moving = [name for name in self._points.start if self._depends(name)]
        if len(moving) > 1 and (product := self._product(moving)) is not None:
            return product
        return self._sum()

    def _depends(self, name: str) -> bool:
        here = self._size(self._points.start)
        return any(self._size(point) != here for point in self._points.along(name))

    def _proved(self, found: Axis, alone: Axis | None = None) -> bool:
        """Whether it holds at other points; and, if so, where all but one part is elsewhere."""
        points = list(self._points.proof)
        if alone is not None:
            start = self._points.start
            points.append({**points[0], **{name: start[name] for name in alone.labels()}})
        return all(self._size(point) == found.value(point) for point in points)

    def _plain_product(self, sizes: Sequence[int]) -> Axis | None:
        """An axis that went in, or several of them multiplied, times a number."""
        values = [[axis.value(point) for point in self._points.first] for axis in self._inputs]
        for count in range(1, (MOST_FACTORS if len(values) <= MANY else 2) + 1):
            for chosen in combinations_with_replacement(range(len(values)), count):
                columns = zip(*(values[n] for n in chosen), strict=True)
                whole = [reduce(mul, column) for column in columns]
                if not all(whole) or sizes[0] * whole[1] != sizes[1] * whole[0]:
                    continue
                ratio = Fraction(sizes[0], whole[0])
                if any(ratio * w != size for w, size in zip(whole, sizes, strict=True)):
                    continue
                product = reduce(mul, (self._inputs[n] for n in chosen))
                found = floor(scaled(product, ratio.numerator), ratio.denominator)
                rounded = any(True for _ in product.quotients())
                if set(found.quotients()) <= set(product.quotients()) and (
                    not rounded or self._proved(found)
                ):
                    return found
        return None

    def _plain_sum(self, sizes: Sequence[int]) -> Axis | None:
        """Axes that went in, one after the other, and a number more."""
        for count in (2, 3) if len(self._inputs) <= MANY else (2,):
            for chosen in combinations_with_replacement(self._inputs, count):
                whole = reduce(add, chosen)
                more = {
                    size - whole.value(point)
                    for point, size in zip(self._points.first, sizes, strict=True)
                }
                if len(more) == 1 and self._proved(found := whole + number(more.pop())):
                    return found
        return None

    def _quotient(self, parts: Sequence[Axis], most: int = LARGEST_DIVISOR) -> Axis | None:
        """A formula ``(a · part + b) / c``, rounded down, or a multiple of one."""
        common = reduce(gcd, (self._size(point) for point in self._points.first))
        for times in dict.fromkeys((1, common)):
            if not times:
                continue
            guesses: list[tuple[int, Axis, dict[int, int]]] = []
            for part in parts:
                known = {
                    part.value(point): self._size(point) // times for point in self._points.first
                }
                line = _line(known, most) if len(known) == len(self._points.first) else None
                if line is not None:
                    guesses.append((line[3], part, known))
            for _, part, known in sorted(guesses, key=lambda guess: guess[0]):
                for points in ((), self._points.proof):
                    # What does not hold there is told apart by it.
                    known.update((part.value(at), self._size(at) // times) for at in points)
                    found = self._narrowed(part, known, times)
                    if found is not None and self._proved(scaled(found, times), alone=part):
                        return scaled(found, times)
        return None

    def _narrowed(self, part: Axis, known: dict[int, int], times: int) -> Axis | None:
        """The one quotient that is left when it was asked for where others would differ.

        And where the division leaves another remainder than wherever it was asked for before.
        """
        for _ in range(MOST_TRIES):
            line = _line(known)
            if line is None:
                return None
            asked = self._telling(part, line, known) or self._remaining(part, line[3], known)
            if asked is None:
                factor, low, _, divisor = line
                return floor(scaled(part, factor, low), divisor)
            size, rest = divmod(self._size(asked), times)
            if rest:
                return None
            known[part.value(asked)] = size
        return None

    def _telling(self, part: Axis, line: Line, known: Mapping[int, int]) -> Point | None:
        """A point near the start where the guesses that are left differ most evenly."""
        factor, low, high, divisor = line
        best: tuple[int, Point] | None = None
        for point in self._near(part, divisor) if low < high else ():
            value = part.value(point)
            # The guess from which on the quotient is one more.
            step = low + 1 + (-(factor * value + low + 1)) % divisor
            if value in known or step > high:
                continue
            balance = abs(2 * step - low - high - 1)
            if best is None or balance < best[0]:
                best = balance, point
        return best[1] if best else None

    def _remaining(self, part: Axis, divisor: int, known: Mapping[int, int]) -> Point | None:
        """A point near the start where a small division leaves a remainder that is new."""
        if not 1 < divisor <= LARGEST_COVERED:
            return None
        covered = {value % divisor for value in known}
        near = ((part.value(point) % divisor, point) for point in self._near(part, divisor))
        return next((point for remainder, point in near if remainder not in covered), None)

    def _near(self, part: Axis, count: int) -> Iterator[Point]:
        """Points at which the part takes all remainders of a division by ``count`` that it can."""
        start = self._points.start
        rounded = lcm(*(quotient.divisor for quotient in part.quotients()))
        steps = dict.fromkeys(step * n for step in (1, rounded) for n in range(1, count + 1))
        for name in sorted(part.labels()):
            for more in steps:
                yield {**start, name: start[name] + more}

    def _product(self, moving: Sequence[str]) -> Axis | None:
        """A product of formulas of one label each, such as ``64(H/2)·((W-1)/2)``."""
        here = self._size(self._points.start)
        result, left = number(1), Fraction(here)
        for name in moving:
            common = here
            for point in (*self._points.along(name), *self._near(label(name), 4)):
                common = gcd(common, self._size({**self._points.start, name: point[name]}))
            if not common:
                return None
            factor = self._factor(name, common)
            if factor is None:
                return None
            result = result * factor
            left /= factor.value(self._points.start)
        if left.denominator > 1:
            return None
        result = scaled(result, int(left))
        return result if self._proved(result) else None

    def _factor(self, name: str, common: int) -> Axis | None:
        """How a product follows from one of its labels; ``common`` is what the others give."""
        start = self._points.start
        alone = Points(
            (start, *self._points.along(name)),
            tuple({**start, name: point[name]} for point in self._points.proof),
        )
        inputs = [axis for axis in _parts(self._inputs) if axis.labels() == {name}]
        inner = Fit(lambda point: self._size(point) // common, inputs, alone)
        return inner._quotient(inputs)

    def _sum(self) -> Axis | None:
        """A sum of axes that went in, or of products of two, each some times, and a number."""
        if len(self._inputs) > MANY:
            return None
        pairs = combinations_with_replacement(self._inputs, 2)
        points = [*self._points.first]
        for name in self._points.start:
            points += self._points.along(name)
            points += self._near(label(name), 2)
        for terms in (list(self._inputs), [*self._inputs, *(one * two for one, two in pairs)]):
            rows = [[*(axis.value(point) for axis in terms), 1] for point in points]
            factors = solved(rows, [self._size(point) for point in points])
            if factors is None:
                continue
            divisor = lcm(*(factor.denominator for factor in factors))
            found = number(int(factors[-1] * divisor))
            for axis, factor in zip(terms, factors, strict=False):
                found = found + scaled(axis, int(factor * divisor))
            found = floor(found, divisor)
            if divisor <= LARGEST_DIVISOR and self._proved(found):
                return found
        return None


Line = tuple[int, int, int, int]
"""``(a, lowest b, highest b, c)`` of ``(a · u + b) / c``."""


def _line(known: Mapping[int, int], largest: int = LARGEST_DIVISOR) -> Line | None:
    """The simplest rounded quotient through all points."""
    low, high = min(known), max(known)
    rise, run = known[high] - known[low], high - low
    for divisor in range(1, largest + 1):
        middle = (2 * divisor * rise + run) // (2 * run)
        for factor in (middle, middle - 1, middle + 1):
            if factor <= 0 or gcd(factor, divisor) > 1:
                continue
            least = max(divisor * size - factor * at for at, size in known.items())
            most = min(divisor * size - factor * at for at, size in known.items()) + divisor - 1
            if least <= most:
                return factor, least, most, divisor
    return None


def _parts(inputs: Sequence[Axis]) -> list[Axis]:
    """What a formula may be made of: the axes that go in, what they are made of, the labels."""
    found: dict[Axis, None] = dict.fromkeys(inputs)
    for axis in inputs:
        found.setdefault(axis.free)
        for quotient in axis.quotients():
            found.setdefault(Axis((((quotient,), 1),)))
            found.setdefault(quotient.inside)
        for monomial, _ in axis.terms:
            for atom in monomial:
                found.setdefault(Axis((((atom,), 1),)))
        for name in sorted(axis.labels()):
            found.setdefault(label(name))
    return list(found)
