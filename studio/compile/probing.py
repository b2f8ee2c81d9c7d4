"""Shapes with free axes: a layer is run at several sizes of the labels, and formulas are fitted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from studio.compile.axes import Axis
from studio.compile.axis_text import parse
from studio.compile.fitting import Fit, Point, Points
from studio.compile.tensors import BATCH, TensorSpec, labelled, labels_of
from studio.labels import USUAL

Inputs = Mapping[str, tuple[TensorSpec, ...]]
Result = Mapping[str, tuple[tuple[int, ...], str]]
"""The shape and the dtype at each output port."""
Run = Callable[[Point], Result]
Number = TypeVar("Number", int, float)

WIDE: Final = (84, 253, 143, 184, 115)
"""Dozens, so many, and so different, that no setting of a layer is like them."""
SHORT: Final = (2, 13, 4, 8, 6)
"""Dozens for what is computed in earnest, or walks along an axis in Python."""
OVER: Final = (1, 6, 3, 8, 11)
"""What is added to the dozens, so that all remainders of 2, 3 and 4 occur."""
FEW: Final = (4, 7, 5, 6, 8)
"""Sizes for layers that walk along an axis step by step."""
NEAR: Final = (0.5, 1.0, 0.75, 0.875, 0.625)
"""Parts of what a label is taken to be: some layers know a longest sequence."""
LEAST_NEAR: Final = 16
DOZEN: Final = 12
GUESSES: Final = 3
"""How many of the points guesses are made of."""


class UnknownAxisError(ValueError):
    """A size that follows from labels in no way that is known."""

    def __init__(self, port: str, place: int, labels: tuple[str, ...]) -> None:
        super().__init__(
            f"axis {place} of {port} follows from free axes in a way that is not known"
        )
        self.port = port
        self.place = place
        self.labels = labels
        """Those that it follows from."""


class UnknownBatchError(ValueError):
    """A size that follows from the batch in a way that is not carried on."""

    def __init__(self) -> None:
        super().__init__("an axis depends on the batch size in a way that is not a multiple")


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of what goes into a layer, N among them, with the sizes they are taken to be."""

    assumed: Mapping[str, int]

    def spread(self, dozens: tuple[int, ...], *, grow: bool = True) -> Points:
        """Points about so many dozens; or, to grow, in their proportion where more is assumed."""
        least = min(dozens)

        def at(place: int, size: int, spot: int) -> int:
            if dozens == SHORT and not place:
                return FEW[spot]  # A batch that is computed in earnest is small.
            many = _turned(dozens, place)[spot]
            if grow and size > DOZEN * least:
                many = size * many // (DOZEN * least)
            return DOZEN * (many + place) + _turned(OVER, place)[spot]

        return self._points(at)

    def few(self) -> Points:
        """Points with small sizes."""
        return self._points(lambda place, _, spot: _turned(FEW, place)[spot] + DOZEN * place)

    def near(self) -> Points | None:
        """Points up to the assumed sizes; ``None`` where these are too small to tell anything."""
        if min(self.assumed.values(), default=0) < LEAST_NEAR:
            return None

        def at(place: int, size: int, spot: int) -> int:
            part = int(size * _turned(NEAR, place)[spot]) - place
            over = _turned(OVER, place)[spot]
            return part - (part - over) % (DOZEN if size > 4 * DOZEN else 3)

        return self._points(at)

    def _points(self, at: Callable[[int, int, int], int]) -> Points:
        spots = [
            {name: at(place, size, spot) for place, (name, size) in enumerate(self.assumed.items())}
            for spot in range(len(WIDE))
        ]
        return Points(tuple(spots[:GUESSES]), tuple(spots[GUESSES:]))


def _turned(base: tuple[Number, ...], place: int) -> tuple[Number, ...]:
    """The same sizes in another order, so that no two labels grow alike."""
    start = place % len(base)
    return base[start:] + base[:start]


def labels_in(inputs: Inputs) -> Labels:
    """The labels of all inputs. N comes first."""
    found = {BATCH: USUAL}
    for specs in inputs.values():
        for spec in specs:
            for name, size in spec.labels:
                found.setdefault(name, size)
    return Labels(found)


def wide(count: int) -> tuple[int, ...]:
    """Dozens for so many labels whose product torch can still count."""
    return WIDE if count <= 4 else tuple(many // 8 for many in WIDE)


class Probe:
    """One layer with given inputs, asked at several sizes of their labels.

    Args:
        run: the layer at these sizes.
        inputs: by port.
    """

    def __init__(self, run: Run, inputs: Inputs) -> None:
        self._run = run
        self._inputs = inputs
        self._known: dict[tuple[int, ...], Result] = {}
        self.labels = labels_in(inputs)
        self.at: Point = {}
        """Where it was asked last."""

    def ask(self, point: Point) -> Result:
        key = tuple(point[name] for name in self.labels.assumed)
        known = self._known.get(key)
        if known is None:
            self.at = point
            known = self._known[key] = self._run(point)
        return known

    def outputs(self, points: Points) -> dict[str, TensorSpec]:
        """What it gives, as formulas.

        Raises:
            UnknownAxisError: there is none for some axis.
            UnknownBatchError: an axis follows from the batch alone, and is no multiple of it.
        """
        results = [self.ask(point) for point in points.first]
        for point, result in zip(points.first, results, strict=True):
            if _ranks(result) != _ranks(results[0]):
                self.at = point
                names = tuple(name for name in self.labels.assumed if name != BATCH)
                raise UnknownAxisError(next(iter(results[0]), ""), 0, names)
        found: list[Axis] = list(dict.fromkeys(self.axes()))
        specs: dict[str, TensorSpec] = {}
        for port, (shape, dtype) in results[0].items():
            sizes = tuple(self._axis(port, place, found, points) for place in range(len(shape)))
            specs[port] = labelled(sizes, dtype, self.labels.assumed)
        return specs

    def check(self, found: Mapping[str, TensorSpec]) -> None:
        """Refuse a size that only long axes give, such as the smaller one of T and 8.

        Raises:
            UnknownAxisError: a label was lost, and at the assumed sizes there is another size.
        """
        names = frozenset(self.labels.assumed)
        if all(names <= labels_of(spec.shape) for spec in found.values()):
            return
        point = {**self.labels.assumed, BATCH: 1}
        try:
            result = self.ask(point)
        except (RuntimeError, ValueError, IndexError):
            return  # What is too small for it is told when it runs.
        for port, (shape, _) in result.items():
            foretold = found[port].at(point)
            for place, (size, known) in enumerate(zip(shape, foretold, strict=True)):
                if size != known:
                    raise UnknownAxisError(port, place, tuple(names - {BATCH}))

    def _moving(self, size: Callable[[Point], int], points: Points) -> Iterator[str]:
        """The labels, but for N, on which a size depends."""
        here = size(points.start)
        for name in self.labels.assumed:
            if name != BATCH and any(size(point) != here for point in points.along(name)):
                yield name

    def axes(self) -> Iterator[Axis]:
        """The free axes of the inputs."""
        for specs in self._inputs.values():
            for spec in specs:
                yield from (parse(axis) for axis in spec.shape if isinstance(axis, str))

    def _axis(self, port: str, place: int, known: list[Axis], points: Points) -> int | str:
        """One axis; what is found is among what the next may be made of."""

        def size(point: Point) -> int:
            shape = self.ask(point)[port][0]
            return shape[place] if place < len(shape) else -1

        formula = Fit(size, known, points).run()
        if formula is None:
            raise UnknownAxisError(port, place, tuple(self._moving(size, points)))
        if formula.labels() == {BATCH} and not _is_multiple(formula):
            raise UnknownBatchError
        if formula.size is None and formula not in known:
            known.append(formula)
        return formula.axis

    def in_labels(self, text: str) -> str:
        """What torch said where it was asked last, with axes in place of their sizes there."""
        names: dict[int, str] = {}
        for axis in self.axes():
            names.setdefault(axis.value(self.at), str(axis))
        return re.sub(
            r"(?<![\w.])\d+(?![\w.]\d)", lambda found: names.get(int(found[0]), found[0]), text
        )


def _is_multiple(axis: Axis) -> bool:
    ((monomial, _), *others) = axis.terms
    return monomial == (BATCH,) and not others


def _ranks(result: Result) -> dict[str, int]:
    return {port: len(shape) for port, (shape, _) in result.items()}
