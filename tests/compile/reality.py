"""What a model really takes: counted while it runs on a CPU, forward, backward and again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.multiprocessing.reductions import StorageWeakRef
from torch.utils._python_dispatch import TorchDispatchMode


class Count(TorchDispatchMode):
    """Counts the bytes of all storages that are made within its scope and are still there."""

    def __init__(self, known: Sequence[Tensor]) -> None:
        super().__init__()
        self.known = {value.untyped_storage()._cdata for value in known}
        self.there: dict[int, tuple[int, Any]] = {}
        self.peak = 0

    def now(self) -> int:
        self.there = {at: each for at, each in self.there.items() if not each[1].expired()}
        return sum(size for size, _ in self.there.values())

    def __torch_dispatch__(self, func, types, args=(), kwargs=None):
        self.now()
        result = func(*args, **(kwargs or {}))
        for value in leaves(result):
            storage = value.untyped_storage()
            if storage._cdata not in self.known:
                self.there.setdefault(storage._cdata, (storage.nbytes(), StorageWeakRef(storage)))
        self.peak = max(self.peak, self.now())
        return result


def leaves(value: Any) -> Iterator[Tensor]:
    if isinstance(value, Tensor):
        yield value
    elif isinstance(value, tuple | list):
        for each in value:
            yield from leaves(each)


@dataclass(frozen=True)
class Reality:
    """Bytes, weights aside and inputs included."""

    kept: int
    inference: int
    training: int


def measured(module: nn.Module, inputs: Sequence[Tensor]) -> Reality:
    """One pass without gradients; one with them, of which the graph is kept; two whole steps."""
    given = sum(value.nbytes for value in inputs)
    weights = [*module.parameters(), *module.buffers()]
    module.eval()
    with torch.no_grad(), Count([*weights, *inputs]) as count:
        module(*inputs)
    inference = count.peak + given
    module.train()
    copies = [value.clone() for value in inputs]
    entered = [(value.nbytes, StorageWeakRef(value.untyped_storage())) for value in copies]
    with Count([*weights, *copies]) as count:
        result = module(*copies)
    graph = [value.grad_fn for value in leaves(result)]
    del result, copies
    kept = count.now() + sum(size for size, reference in entered if not reference.expired())
    del graph
    return Reality(kept, inference, given + _steps(module, inputs))


def _steps(module: nn.Module, inputs: Sequence[Tensor]) -> int:
    """The peak of two training steps, each as the program's loop does it."""
    output: Any = None
    loss: Tensor | None = None
    with Count([*module.parameters(), *module.buffers(), *inputs]) as count:
        for _ in range(2):
            output = module(*inputs)
            losses = [_loss(value) for value in leaves(output) if value.requires_grad]
            if not losses:
                break
            loss = torch.stack(losses).sum()
            del losses
            for parameter in module.parameters():
                parameter.grad = None
            loss.backward()
    return count.peak


def _loss(value: Tensor) -> Tensor:
    if value.ndim < 2:
        return value.sum()
    flat = value.flatten(0, -2)
    return nn.functional.cross_entropy(flat, torch.zeros(len(flat), dtype=torch.int64))
