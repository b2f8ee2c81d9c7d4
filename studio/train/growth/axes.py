"""Where the numbers of a tensor stand in a larger one, axis by axis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

import torch
from torch import Tensor


class NarrowerError(Exception):
    """A layer was made smaller; its sizes before and now."""

    def __init__(self, before: int, now: int) -> None:
        super().__init__(f"{before} to {now}")
        self.before = before
        self.now = now


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis of a tensor."""

    source: Tensor
    """For each place of now where it was before; -1 where it is new."""
    gives: bool
    """Whether new places begin as the layer begins; else they count nothing for what was there."""

    @property
    def is_same(self) -> bool:
        """Whether nothing has moved, as far as this side can tell."""
        return bool((self.source == torch.arange(len(self.source))).all())

    def of_one(self) -> Axis:
        """The same for a tensor that has but one number along it."""
        return Axis(torch.zeros(1, dtype=torch.int64), self.gives)


Parts: TypeAlias = tuple[tuple[Axis, ...], ...]
"""Each says where a part of a tensor's numbers goes, axis by axis."""
Found: TypeAlias = tuple[Mapping[str, Parts], tuple[tuple[int, Tensor], ...]]
"""Of a layer: its tensors by name; and of each value that it gives the axis of its features, and
where these were before."""


class Given(Protocol):
    """What a layer is given, in both models."""

    def along(self, axis: int, before: int, now: int, of: int = 0) -> Tensor:
        """Where the features along an axis of one of the inputs were before."""


def leading(before: int, now: int) -> Tensor:
    """What was there comes first."""
    source = torch.arange(now)
    source[before:] = -1
    return source


def widened(before: int, now: int) -> Tensor:
    """``leading`` for what a layer gives out. Raises ``NarrowerError``."""
    if now < before:
        raise NarrowerError(before, now)
    return leading(before, now)


def centred(before: int, now: int) -> Tensor:
    """A kernel within a larger one. Raises ``NarrowerError``."""
    if now < before:
        raise NarrowerError(before, now)
    source = torch.arange(now) - (now - before) // 2
    return torch.where((source >= 0) & (source < before), source, -1)


def stacked(source: Tensor, before: int, count: int, count_before: int | None = None) -> Tensor:
    """Blocks one after the other, of ``before`` places each, in each of which this is so."""
    known = count if count_before is None else count_before
    blocks = [
        torch.where(source >= 0, source + n * before, -1)
        if n < known
        else torch.full_like(source, -1)
        for n in range(count)
    ]
    return torch.cat(blocks)


def merged(axes: Sequence[Axis], before: Sequence[int]) -> Axis:
    """Several axes, laid out as one."""
    source, gives = torch.zeros(1, dtype=torch.int64), False
    for axis, size in zip(axes, before, strict=True):
        one, two = source[:, None], axis.source[None, :]
        source = torch.where((one >= 0) & (two >= 0), one * size + two, -1).reshape(-1)
        gives = gives or axis.gives
    return Axis(source, gives)


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a tensor's numbers go in a tensor of another shape."""

    before: tuple[int, ...]
    now: tuple[int, ...]
    parts: Parts

    @property
    def is_same(self) -> bool:
        """Whether everything stays where it was."""
        same = self.before == self.now and len(self.parts) == 1
        return same and all(axis.is_same for axis in self.parts[0])

    def weight(self, old: Tensor, fresh: Tensor) -> Tensor:
        """A weight: what is new as in ``fresh``, but 0 where it would change what was there."""
        found = fresh.detach().clone()
        for axes in self.parts:
            where = [
                (axis.source >= 0).nonzero()[:, 0] if axis.gives else torch.arange(len(axis.source))
                for axis in axes
            ]
            if where:
                found[_cross(where, found)] = 0
        return self._put(old, found)

    def memory(self, old: Tensor, fill: Tensor) -> Tensor:
        """What an optimiser remembers of a weight; ``fill`` says what it knows of what is new."""
        return self._put(old, fill.detach().clone())

    def fits(self, old: Tensor) -> bool:
        """Whether a tensor goes with the weight: of its shape, or summed along some axes."""
        return old.dim() == len(self.before) and all(
            size in (1, whole) for size, whole in zip(old.shape, self.before, strict=True)
        )

    def shape_of(self, old: Tensor) -> tuple[int, ...]:
        """The shape of now for a tensor that ``fits``."""
        return tuple(
            now if size == whole else 1
            for size, whole, now in zip(old.shape, self.before, self.now, strict=True)
        )

    def _put(self, old: Tensor, found: Tensor) -> Tensor:
        old = old.detach().to(found.device, found.dtype)
        if not self.before:
            return old.clone()
        for axes in self.parts:
            fitted = [
                axis if size == whole else axis.of_one()
                for axis, size, whole in zip(axes, old.shape, self.before, strict=True)
            ]
            to = [(axis.source >= 0).nonzero()[:, 0] for axis in fitted]
            origin = [axis.source[places] for axis, places in zip(fitted, to, strict=True)]
            found[_cross(to, found)] = old[_cross(origin, old)]
        return found


def _cross(places: Sequence[Tensor], tensor: Tensor) -> tuple[Tensor, ...]:
    """An index of all combinations of places."""
    count = len(places)
    return tuple(
        each.to(tensor.device).reshape([-1 if n == axis else 1 for n in range(count)])
        for axis, each in enumerate(places)
    )
