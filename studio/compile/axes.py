"""Sizes that depend on free axes, in one form: sums of products of labels and rounded quotients.

``2T``, ``(T+1)/2``, ``H·W/4``, ``N·T``. A quotient is rounded down, as Python's ``//`` does. Two
axes with the same text are equal for all sizes; those of one label alone have one text each, as
far as they are of the forms that layers give.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, reduce
from math import gcd, prod
from typing import TypeAlias

Monomial: TypeAlias = "tuple[str | Floor, ...]"


@dataclass(frozen=True, slots=True)
class Floor:
    """A sum divided by a number and rounded down."""

    inside: Axis
    divisor: int

    def __str__(self) -> str:
        return f"({_quotient(self.inside, self.divisor)})"


@dataclass(frozen=True, slots=True)
class Axis:
    """A sum of products. ``terms`` maps what is multiplied to a factor, in a fixed order."""

    terms: tuple[tuple[Monomial, int], ...]

    def __str__(self) -> str:
        return _sum(self)

    @property
    def constant(self) -> int:
        return dict(self.terms).get((), 0)

    @property
    def free(self) -> Axis:
        """All but the constant."""
        return Axis(tuple(term for term in self.terms if term[0]))

    @property
    def size(self) -> int | None:
        """The number, if it is one for all sizes of all labels."""
        return self.constant if not self.free.terms else None

    @property
    def axis(self) -> int | str:
        """As it stands in a shape."""
        return self.constant if not self.free.terms else str(self)

    def value(self, sizes: Mapping[str, int]) -> int:
        """The size for these sizes of the labels."""
        return sum(
            factor * prod(_value(atom, sizes) for atom in monomial)
            for monomial, factor in self.terms
        )

    def labels(self) -> frozenset[str]:
        return frozenset(_labels(self))

    def quotients(self) -> Iterator[Floor]:
        """The rounded quotients in it, however deep."""
        for monomial, _ in self.terms:
            for atom in monomial:
                if isinstance(atom, Floor):
                    yield atom
                    yield from atom.inside.quotients()

    def __add__(self, other: Axis) -> Axis:
        found = dict(self.terms)
        for monomial, factor in other.terms:
            found[monomial] = found.get(monomial, 0) + factor
        return _ordered(found)

    def __mul__(self, other: Axis) -> Axis:
        found: dict[Monomial, int] = {}
        for one, a in self.terms:
            for two, b in other.terms:
                both = tuple(sorted((*one, *two), key=str))
                found[both] = found.get(both, 0) + a * b
        return _ordered(found)


def number(size: int) -> Axis:
    return Axis((((), size),)) if size else Axis(())


@lru_cache(maxsize=1024)
def label(name: str) -> Axis:
    return Axis((((name,), 1),))


def scaled(axis: Axis, factor: int, more: int = 0) -> Axis:
    """``factor · axis + more``."""
    return axis * number(factor) + number(more)


def floor(axis: Axis, divisor: int) -> Axis:
    """The axis divided by a positive number and rounded down, as simple as it can be said."""
    free = axis.free.terms
    whole = {monomial: factor // divisor for monomial, factor in free}
    rest = {monomial: factor % divisor for monomial, factor in free}
    return _ordered(whole) + _quotient_of(_ordered(rest), axis.constant, divisor)


def _quotient_of(rest: Axis, more: int, divisor: int) -> Axis:
    """``(rest + more) / divisor``, where all factors of the rest are smaller than the divisor."""
    if not rest.terms:
        return number(more // divisor)
    common = reduce(gcd, (factor for _, factor in rest.terms), divisor)
    if common > 1:
        less = Axis(tuple((monomial, factor // common) for monomial, factor in rest.terms))
        return floor(less + number(more // common), divisor // common)
    ((monomial, factor), *others) = rest.terms
    if not others and factor == 1 and len(monomial) == 1 and isinstance(monomial[0], Floor):
        inner = monomial[0]
        return floor(inner.inside + number(more * inner.divisor), inner.divisor * divisor)
    return Axis((((Floor(rest + number(more), divisor),), 1),))


def _ordered(terms: Mapping[Monomial, int]) -> Axis:
    """The sum, its constant within the first quotient that stands in it once."""
    kept = {monomial: factor for monomial, factor in terms.items() if factor}
    rounded = [monomial for monomial in kept if len(monomial) == 1 and _is_floor(monomial[0])]
    if rounded:
        more, bare = kept.pop((), 0), dict[Floor, int]()
        for (atom,) in rounded:
            assert isinstance(atom, Floor)
            whole, constant = divmod(atom.inside.constant, atom.divisor)
            factor = kept.pop((atom,))
            more += factor * whole
            inner = Floor(atom.inside.free + number(constant), atom.divisor)
            bare[inner] = bare.get(inner, 0) + factor
        first = min((atom for atom, factor in bare.items() if factor == 1), key=str, default=None)
        for atom, factor in bare.items():
            if atom is first and more:
                inside = atom.inside + number(more * atom.divisor)
                kept[Floor(inside, atom.divisor),] = factor
                more = 0
            elif factor:
                kept[atom,] = factor
        if more:
            kept[()] = more
    return Axis(tuple(sorted(kept.items(), key=_place)))


def _is_floor(atom: str | Floor) -> bool:
    return isinstance(atom, Floor)


def _place(term: tuple[Monomial, int]) -> tuple[int, str]:
    """What is multiplied most comes first, the constant last; else by the alphabet."""
    return -len(term[0]), "·".join(map(str, term[0]))


def _value(atom: str | Floor, sizes: Mapping[str, int]) -> int:
    if isinstance(atom, Floor):
        return atom.inside.value(sizes) // atom.divisor
    return sizes[atom]


def _labels(axis: Axis) -> Iterator[str]:
    for monomial, _ in axis.terms:
        for atom in monomial:
            if isinstance(atom, Floor):
                yield from _labels(atom.inside)
            else:
                yield atom


def _sum(axis: Axis) -> str:
    """``2T``, ``T+S``; a whole part and a rest that were one quotient are one again."""
    rounded = [
        monomial[0]
        for monomial, factor in axis.terms
        if factor == 1 and len(monomial) == 1 and isinstance(monomial[0], Floor)
    ]
    if len(rounded) == 1 and (joined := _joined(axis, rounded[0])) is not None:
        return _quotient(joined, rounded[0].divisor)
    if (product := _product_of_sums(axis)) is not None:
        return product
    text = ""
    for monomial, factor in axis.terms:
        part = _product(monomial, abs(factor))
        text += ("-" if factor < 0 else "+" if text else "") + part
    return text or "0"


def _joined(axis: Axis, quotient: Floor) -> Axis | None:
    """What is divided, if all of the axis can be said as one quotient; ``None`` where not."""
    inside = quotient.inside
    whole = axis + Axis((((quotient,), -1),))
    known = {monomial for monomial, _ in inside.terms if monomial}
    if any(monomial not in known for monomial, _ in whole.terms):
        return None
    return inside + scaled(whole, quotient.divisor)


def _product_of_sums(axis: Axis) -> str | None:
    """``64(H-2)·(W-2)`` for what it comes to; ``None`` where it is no such product."""
    if len(axis.terms) != 4 or len(axis.terms[0][0]) != 2:
        return None
    ((one, two), factor), known = axis.terms[0], dict(axis.terms)
    first, second, constant = known.get((one,)), known.get((two,)), axis.constant
    if not first or not second or first % factor or second % factor:
        return None
    if _is_floor(one) or _is_floor(two) or factor * constant != first * second:
        return None
    times = "" if factor == 1 else factor
    return f"{times}({one}{second // factor:+})·({two}{first // factor:+})"


def _quotient(axis: Axis, divisor: int) -> str:
    more, rest = divmod(axis.constant, divisor)
    if more > 0 and not rest and len(axis.terms) == 2:
        return f"{_quotient(axis.free, divisor)}+{more}"  # T/2+1 rather than (T+2)/2
    text = _sum(axis)
    alone = len(axis.terms) == 1 and not any(sign in text for sign in "+-/")
    return f"{text}/{divisor}" if alone else f"({text})/{divisor}"


def _product(monomial: Monomial, factor: int) -> str:
    if not monomial:
        return str(factor)
    atoms = list(map(str, monomial))
    if len(atoms) == 1 and factor == 1 and isinstance(monomial[0], Floor):
        return _quotient(monomial[0].inside, monomial[0].divisor)
    return ("" if factor == 1 else str(factor)) + "·".join(atoms)
