"""Other settings for layers that are there already, with all that they have learnt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import torch
from torch import Tensor, nn

from studio.compile import own_numbers
from studio.compile.given import LAYERS
from studio.compile.module import PlanModule
from studio.compile.plan import Step
from studio.compile.treating import made
from studio.message import UserError
from studio.value import Value

_OF_ANY_LAYER = frozenset(vars(nn.Module())) | {"training"}


def owners(module: PlanModule, path: str) -> list[tuple[PlanModule, Step]]:
    """The modules whose plans hold a node, with its step in each.

    A path that leads into a block which is repeated means all its repetitions, unless it names
    one: ``n3#2/n5``.
    """
    found = [module]
    way = path.split("/")
    for part in way[:-1]:
        node, _, repetition = part.partition("#")
        inside = [each.layer(node) for each in found]
        found = []
        for layer in inside:
            several = list(layer) if isinstance(layer, nn.ModuleList) else [layer]
            chosen = several[int(repetition) :][:1] if repetition else several
            found += [each for each in chosen if isinstance(each, PlanModule)]
    pairs = ((each, each.plan.step(way[-1])) for each in found)
    return [(each, step) for each, step in pairs if step is not None]


def retune(owner: PlanModule, step: Step, name: str, value: Value) -> None:
    """Give the layer, or the call, of a step another setting from now on.

    What has been learnt stays. Runners of the module must be made anew. Raises ``UserError`` where
    the setting only counts when a layer is made.
    """
    changed = replace(step, settings={**step.settings, name: value})
    if step.spec.construct in LAYERS and not step.spec.by_name[name].at_call:
        layer = owner.layer(step.node)
        assert layer is not None
        _take_over(layer, step, changed, name)
    alike = [each for each in owner.plan.steps if each.keeper == step.keeper]
    settings = changed.settings
    owner.replace_steps([replace(each, settings=settings) for each in alike])


def _take_over(layer: nn.Module, before: Step, after: Step, name: str) -> None:
    """Give a layer what new ones of two steps differ in."""
    if before.bodies:
        raise _only_when_made(before, name)
    with own_numbers.seeded_scope(0):
        one = made(before)
        own_numbers.seed(0)
        other = made(after)
    assert isinstance(one, nn.Module)
    assert isinstance(other, nn.Module)
    if not _alike(layer, other) or not _alike(one, other) or not _same_start(one, other):
        raise _only_when_made(before, name)
    found = list(_differences(layer, one, other))
    if not found:
        raise _only_when_made(before, name)
    for part, attribute, value in found:
        if isinstance(value, Tensor):
            part._buffers[attribute] = value.to(_device(layer, part._buffers[attribute]))
        else:
            setattr(part, attribute, value)


def _alike(one: nn.Module, other: nn.Module) -> bool:
    """Whether they have the same parts, and the same parameters in them."""
    shapes = [[(n, p.shape) for n, p in each.named_parameters()] for each in (one, other)]
    names = [[name for name, _ in each.named_modules()] for each in (one, other)]
    return shapes[0] == shapes[1] and names[0] == names[1]


def _same_start(one: nn.Module, other: nn.Module) -> bool:
    pairs = zip(one.parameters(), other.parameters(), strict=True)
    return all(torch.equal(first, second) for first, second in pairs)


def _differences(
    layer: nn.Module, one: nn.Module, other: nn.Module
) -> Iterator[tuple[nn.Module, str, Any]]:
    parts = zip(layer.modules(), one.modules(), other.modules(), strict=True)
    for part, before, after in parts:
        for name, value in vars(after).items():
            if name in _OF_ANY_LAYER or isinstance(value, Tensor):
                continue
            if vars(before).get(name) != value:
                yield part, name, value
        for name, buffer in after._buffers.items():
            if not _equal(before._buffers.get(name), buffer):
                yield part, name, buffer


def _equal(one: Tensor | None, other: Tensor | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.shape == other.shape and torch.equal(one, other)


def _device(layer: nn.Module, buffer: Tensor | None) -> torch.device:
    tensors = [buffer] if buffer is not None else list(layer.parameters())
    return tensors[0].device if tensors else torch.device("cpu")


def _only_when_made(step: Step, name: str) -> UserError:
    return UserError(
        "{name} of {node} only counts when a layer is made, so it cannot be changed while training "
        "goes on. Change it in the project and start a new run.",
        name=name,
        node=step.called or step.name,
    )
