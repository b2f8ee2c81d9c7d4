"""What all nodes give for some examples, in numbers: spread, dead units, saturated values."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import torch
from torch import Tensor

from studio.compile.module import PlanModule
from studio.compile.plan import Step
from studio.compile.tapping import Tap
from studio.layers.spec import Family
from studio.observe.asks.vitals import EXAMPLES, NEAR, OutputVitals
from studio.observe.exact import exact
from studio.observe.looks.places import places
from studio.observe.looks.subject import Examples
from studio.observe.quiet import undisturbed

SLICE: Final = 32
"""Examples at once."""
LEAST: Final = 8
"""Examples, however large a model is."""
VALUES: Final = 2**24
"""That are counted in one look, of all nodes together."""
CUT_OFF: Final = frozenset({"torch.nn.ReLU", "torch.nn.ReLU6"})
"""Kinds that give exactly 0 where they are not stirred."""
BOUNDS: Final[Mapping[str, tuple[float, float]]] = {
    "torch.nn.Sigmoid": (0.0, 1.0),
    "torch.nn.Hardsigmoid": (0.0, 1.0),
    "torch.nn.Tanh": (-1.0, 1.0),
    "torch.nn.Softsign": (-1.0, 1.0),
    "torch.nn.Softmax": (0.0, 1.0),
    "torch.nn.Softmin": (0.0, 1.0),
    "torch.nn.Softmax2d": (0.0, 1.0),
}
"""Kinds that squeeze their values, and between what."""
KEEPING: Final = frozenset[Family]({"activation", "dropout", "normalisation", "merge"})
"""Families whose kinds give values whose axes mean what those of their inputs do."""
CHANNELS_FIRST: Final = frozenset[Family]({"convolution", "pooling"})
CHANNELS_LAST: Final = frozenset[Family]({"dense", "embedding", "recurrent", "attention"})


def look(module: PlanModule, split: Examples) -> tuple[dict[str, OutputVitals], int]:
    """By the way to a node; and for how many examples.

    The examples stand evenly in the split, which may be ordered by class.
    """
    tallies = {
        place.way: Tally.of(place.step, place.owner)
        for place in places(module)
        if place.step.outputs
    }
    count = _affordable(module, split, tallies)
    chosen = evenly(count, split)
    for first in range(0, count, SLICE):
        _count(module, [values[chosen[first : first + SLICE]] for values in split.inputs], tallies)
    living = [tally.alive.sum() for tally in tallies.values() if tally.alive is not None]
    alive = iter(torch.stack(living).tolist() if living else ())
    told = {
        node: tally.told(int(next(alive)) if tally.alive is not None else 0)
        for node, tally in tallies.items()
        if tally.values
    }
    return told, count


def evenly(count: int, split: Examples) -> Tensor:
    """The indices of so many examples that stand evenly in a split."""
    return torch.arange(count, device=split.inputs[0].device) * len(split) // max(count, 1)


def _affordable(module: PlanModule, split: Examples, tallies: Mapping[str, Tally]) -> int:
    """Of how many examples all values can be counted in a moment; the same ones at every step."""
    most = min(EXAMPLES, len(split))
    if most <= LEAST:
        return most
    pair = _Counting(frozenset(tallies), {}, tallies=tallies, measures=False)
    _run(module, [values[:2] for values in split.inputs], pair)
    each = sum(pair.sizes.values()) / 2
    return max(LEAST, min(most, int(VALUES / max(each, 1.0))))


def _run(module: PlanModule, batch: Sequence[Tensor], tap: Tap) -> None:
    with undisturbed(module), torch.no_grad(), module.tapped_by(tap):
        module(*batch)


def _count(module: PlanModule, batch: Sequence[Tensor], tallies: Mapping[str, Tally]) -> None:
    """Add what some examples give, with one transfer for all nodes."""
    counting = _Counting(frozenset(tallies), {}, tallies=tallies)
    _run(module, batch, counting)
    if not counting.rows:
        return
    numbers: list[list[float]] = torch.stack(list(counting.rows.values())).tolist()
    told = dict(zip(counting.rows, numbers, strict=True))
    broken = [node for node, row in told.items() if not all(map(math.isfinite, row))]
    values: dict[tuple[str, str], Tensor] = {}
    if broken:
        _run(module, batch, Tap(frozenset(broken), values))
    for node, row in told.items():
        tally = tallies[node]
        tally.add(counting.sizes[node], row, values.get((node, tally.port)))


@dataclass(frozen=True, slots=True)
class _Counting(Tap):
    """Measures values while a module runs, and keeps none: they may be large."""

    tallies: Mapping[str, Tally] = field(default_factory=dict)
    rows: dict[str, Tensor] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
    measures: bool = True

    def take(self, node: str, port: str, value: Tensor) -> Tensor:
        way = self.prefix + node
        tally = self.tallies[way]
        if port == tally.port and value.is_floating_point() and value.numel():
            self.sizes[way] = value.numel()
            if self.measures:
                self.rows[way] = tally.measured(value)
        return value


@dataclass(slots=True)
class Tally:
    """What is counted of one node, slice by slice."""

    port: str
    cut_off: bool
    channels_first: bool | None
    """Whether units are on the axis after the examples; ``None`` where only the rank can tell."""
    bounds: tuple[float, float] | None
    values: int = 0
    nonfinite: int = 0
    mean: float = 0.0
    squares: float = 0.0
    """The sum of squared distances from the mean."""
    alive: Tensor | None = None
    near: list[float] = field(default_factory=lambda: [0.0, 0.0])

    @classmethod
    def of(cls, step: Step, owner: PlanModule) -> Tally:
        key = step.spec.key
        return cls(
            step.outputs[0].name,
            key in CUT_OFF,
            channels_first_of(step, owner) if key in CUT_OFF else None,
            BOUNDS.get(key),
        )

    def measured(self, value: Tensor) -> Tensor:
        """The numbers of a slice that are asked of the device: spread, mean, near both bounds."""
        real = value.float()
        mean = real.mean()
        apart = (real - mean).reshape(-1)
        spread = apart.dot(apart) / real.numel()  # A tenth of the time that var_mean takes.
        if self.cut_off:
            self._keep_alive(value)
        if self.bounds is None:
            return torch.stack([spread, mean, spread, spread])
        low, high = self.bounds
        margin = NEAR * (high - low)
        near = [(real <= low + margin).sum(), (real >= high - margin).sum()]
        return torch.stack([spread, mean, *(one.to(spread) for one in near)])

    def _keep_alive(self, value: Tensor) -> None:
        if value.dim() < 2:
            now = (value != 0).any()[None]
        else:
            first = value.dim() > 3 if self.channels_first is None else self.channels_first
            axis = 1 if first else value.dim() - 1
            now = (value != 0).transpose(0, axis).flatten(1).any(dim=1)
        self.alive = now if self.alive is None else self.alive | now

    def add(self, size: int, row: list[float], value: Tensor | None) -> None:
        """Add the numbers of so many values; some are needed themselves: not all are finite."""
        variance, mean, *near = row
        count, lost = size, 0
        if value is not None:
            finite = exact(value[torch.isfinite(value)])
            lost, count = count - finite.numel(), finite.numel()
            variance, mean = 0.0, 0.0
            if count:
                variance, mean = (float(one) for one in torch.var_mean(finite, correction=0))
        if self.bounds is not None:
            self.near = [a + b for a, b in zip(self.near, near, strict=True)]
        known = self.values - self.nonfinite
        apart = mean - self.mean
        both = max(known + count, 1)
        self.mean += apart * count / both
        self.squares += variance * count + apart * apart * known * count / both
        self.values += size
        self.nonfinite += lost

    def told(self, alive: int) -> OutputVitals:
        """All of it; so many of its units gave something else than 0."""
        known = max(self.values - self.nonfinite, 1)
        units = self.alive.numel() if self.alive is not None else 0
        dead = units - alive
        low, high = (one / self.values for one in self.near)
        spread = math.sqrt(self.squares / known)
        return OutputVitals(
            self.values, self.nonfinite, self.mean, spread, units, dead, self.bounds, low, high
        )


def channels_first_of(step: Step, owner: PlanModule) -> bool | None:
    """As the layer has it whose values came here: Conv2d or Linear, say."""
    found: Step | None = step
    while found is not None and found.spec.family in KEEPING:
        refs = [ref for each in found.inputs.values() for ref in each]
        found = owner.plan.step(refs[0].node) if refs else None
    family = found.spec.family if found is not None else None
    return True if family in CHANNELS_FIRST else False if family in CHANNELS_LAST else None
