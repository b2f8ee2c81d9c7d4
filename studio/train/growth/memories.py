"""What optimisers, averages and gradients know of weights that have grown.

What they knew stays in its place; of what is new they know nothing yet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, optim

from studio.train.growth.axes import Placement
from studio.train.growth.growth import Growth
from studio.train.sinks import Sink

FLAT = ("d", "prev_flat_grad")
FLAT_LISTS = ("old_dirs", "old_stps")
"""What LBFGS remembers of all parameters, laid end to end."""


def grown(known: Mapping[str, Any], sink: Sink, names: Names, growth: Growth) -> dict[str, Any]:
    """What ``Sink.state`` gave, for the parameters of now in their order."""
    weights = dict(zip(names.now, sink.parameters, strict=True))
    found = {**known, "optimizer": _optimizer(known["optimizer"], sink, names, growth)}
    average = known.get("average")
    if average and average["tensors"]:
        tensors = dict(zip(names.before, average["tensors"], strict=True))
        found["average"] = {
            **average,
            "tensors": [
                growth.memory(name, tensors.get(name), weight.detach())
                for name, weight in weights.items()
            ],
        }
    if known.get("gradients") is not None:
        gradients = dict(zip(names.before, known["gradients"], strict=True))
        found["gradients"] = [
            None
            if gradients.get(name) is None
            else growth.memory(name, gradients[name], torch.zeros_like(weight))
            for name, weight in weights.items()
        ]
    return found


class Names:
    """The parameters of an optimiser, by their names of now."""

    def __init__(self, before: Sequence[str], now: Sequence[str]) -> None:
        self.before = list(before)
        """In the order of then; one that is gone has no name of now, and stands under its own."""
        self.now = list(now)


def _optimizer(
    known: Mapping[str, Any], sink: Sink, names: Names, growth: Growth
) -> dict[str, Any]:
    own = sink.optimizer.state_dict()
    groups = [
        {**before, "params": now["params"]}
        for before, now in zip(known["param_groups"], own["param_groups"], strict=True)
    ]
    if isinstance(sink.optimizer, optim.LBFGS):
        state = {
            place: _of_all(each, sink, names, growth) for place, each in known["state"].items()
        }
        return {**known, "state": state, "param_groups": groups}
    places = {name: n for n, name in enumerate(names.before)}
    rates = {n: float(group["lr"]) for group in groups for n in group["params"]}
    state = {}
    for n, (name, weight) in enumerate(zip(names.now, sink.parameters, strict=True)):
        fresh = own["state"].get(n, {})
        before = known["state"].get(places.get(name, -1))
        if before is None:
            # Most begin to remember by themselves; what was ready from the start must be there.
            begun = fresh or _begun(sink.optimizer, weight, known["state"])
            if begun:
                state[n] = begun
            continue
        state[n] = {
            key: _one(key, value, growth.placement(name), _Ready(fresh, weight, rates[n]))
            for key, value in before.items()
        }
    return {**known, "state": state, "param_groups": groups}


def _begun(
    optimizer: optim.Optimizer, weight: Tensor, known: Mapping[int, Mapping[str, Any]]
) -> dict[str, Any]:
    """What is remembered of a new parameter where torch wants it of all or of none."""
    if isinstance(optimizer, optim.SGD) and any(
        each.get("momentum_buffer") is not None for each in known.values()
    ):
        return {"momentum_buffer": torch.zeros_like(weight)}
    return {}


@dataclass(frozen=True, slots=True)
class _Ready:
    """What there is of a parameter that is as it was made."""

    memory: Mapping[str, Any]
    weight: Tensor
    rate: float

    def of(self, key: str, shape: tuple[int, ...]) -> Tensor:
        """What an optimiser is to know of new numbers."""
        fresh = self.memory.get(key)
        if isinstance(fresh, Tensor) and fresh.shape == shape:
            return fresh
        if key == "ax":  # The average of the parameters that ASGD went through.
            return self.weight.detach()
        if key == "step_size":  # Of Rprop, where each number has a rate of its own.
            return torch.full(shape, self.rate)
        return torch.zeros(shape)


def _one(key: str, value: Any, placement: Placement | None, ready: _Ready) -> Any:
    """One of the things that an optimiser remembers of a parameter."""
    if not isinstance(value, Tensor) or placement is None or not placement.fits(value):
        return value
    fill = ready.of(key, placement.shape_of(value))
    return placement.memory(value, fill.to(value.device, value.dtype))


def _of_all(known: Mapping[str, Any], sink: Sink, names: Names, growth: Growth) -> dict[str, Any]:
    """What LBFGS remembers, laid out for the parameters of now."""
    found = dict(known)
    for key in FLAT:
        if isinstance(known.get(key), Tensor):
            found[key] = _relaid(known[key], sink, names, growth)
    for key in FLAT_LISTS:
        if known.get(key):
            found[key] = [_relaid(each, sink, names, growth) for each in known[key]]
    return found


def _relaid(flat: Tensor, sink: Sink, names: Names, growth: Growth) -> Tensor:
    pieces = torch.split(flat, [growth.size_before(name) for name in names.before])
    known = dict(zip(names.before, pieces, strict=True))
    found = []
    for name, weight in zip(names.now, sink.parameters, strict=True):
        fill = torch.zeros(weight.shape, dtype=flat.dtype, device=flat.device)
        piece = known.get(name)
        old = None if piece is None else piece.reshape(growth.shape_before(name))
        found.append(growth.memory(name, old, fill).reshape(-1))
    return torch.cat(found)
