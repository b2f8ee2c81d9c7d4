"""Takes the time of every node while a module runs forward and backward."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

import torch
from torch import Tensor

from studio.compile.tapping import Tap


class Record:
    """What was measured, by the way to a node. A step's time ends with its values."""

    def __init__(self, device: torch.device) -> None:
        self.forward: dict[str, float] = defaultdict(float)
        self.backward: dict[str, float] = defaultdict(float)
        self.kept: dict[str, int] = defaultdict(int)
        self._waits = device.type == "cuda"
        self._last = 0.0
        self._events: list[tuple[str, float]] = []
        self._met: list[Any] = []
        """Which operations were given a hook. They are held so that none is taken for another."""
        self._packed = 0

    def now(self) -> float:
        """The time, once the device has done what it was told."""
        if self._waits:
            torch.cuda.synchronize()
        return perf_counter()

    def begin(self) -> None:
        """What is run from here on counts."""
        self._last = self.now()

    def took(self, way: str, value: Tensor) -> None:
        """A node has given a value."""
        now = self.now()
        self.forward[way] += now - self._last
        self.kept[way] += self._packed
        self._packed = 0
        made = value.grad_fn
        # A value that is handed on as it is was made by the node that gave it first.
        if made is not None and all(made is not one for one in self._met[-8:]):
            self._met.append(made)
            value.register_hook(  # type: ignore[no-untyped-call]
                lambda _: self._events.append((way, self.now()))
            )
        self._last = self.now()

    def ended(self) -> None:
        """The backward pass is over: a node's part of it lasted until the next one's began."""
        ends = [moment for _, moment in self._events[1:]] + [self.now()]
        for (way, began), end in zip(self._events, ends, strict=True):
            self.backward[way] += end - began
        self._events, self._met = [], []

    def packed(self, size: int) -> None:
        """Something was kept for the backward pass."""
        self._packed += size


@dataclass(frozen=True, slots=True)
class Stopwatch(Tap):
    """Tells a record when nodes give their values, and copies none of them."""

    record: Record = field(kw_only=True)

    def take(self, node: str, port: str, value: Tensor) -> Tensor:
        self.record.took(self.prefix + node, value)
        return value


@contextmanager
def weighing(record: Record, held: set[int]) -> Iterator[None]:
    """Within this scope a record is told of all that is kept for the backward pass, each once.

    ``held`` are the addresses of what is there anyway, such as parameters.
    """
    met = set(held)

    def pack(value: Tensor) -> Tensor:
        storage = value.untyped_storage()
        if storage.data_ptr() not in met:
            met.add(storage.data_ptr())
            record.packed(storage.nbytes())
        return value

    with torch.autograd.graph.saved_tensors_hooks(pack, lambda value: value):
        yield


def with_blocks(own: Mapping[str, float]) -> dict[str, float]:
    """The same, with what is in a block added to the block."""
    found: dict[str, float] = defaultdict(float)
    for way, amount in own.items():
        found[way] += amount
        around = way
        while "/" in around:
            around = around.rpartition("/")[0]
            first, slash, last = around.rpartition("/")
            found[f"{first}{slash}{last.partition('#')[0]}"] += amount
    return found
