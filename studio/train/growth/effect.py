"""What a change of the model did to what it gives, measured on examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal

import torch
from torch import Tensor, nn

from studio.compile.module import PlanModule
from studio.compile.plan import Ref
from studio.observe.quiet import undisturbed
from studio.train.growth.layouts import Layout
from studio.train.growth.lockstep import flat, found_again, is_hooked
from studio.train.growth.pairing import Pair, Pairing

ROUNDING = 1e-5
"""Of the largest number that is given: more is no rounding."""
EXAMPLES = 4
"""As many are looked at layer by layer."""
MIXING = (nn.LayerNorm, nn.RMSNorm, nn.GroupNorm, nn.LocalResponseNorm)

Why = Literal["", "shape", "mixes", "layer", "new", "gone"]


@dataclass(frozen=True, slots=True)
class Effect:
    """How far the outputs are from what they were."""

    difference: float
    is_unchanged: bool
    why: Why = ""
    """The reason of a change: the outputs have other shapes; a layer mixes old and new features, or
    cannot keep what it gave; layers are new, or gone."""
    called: str = ""
    """The layers that are meant."""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Models:
    """Both models, and the values that their calls give."""

    before: PlanModule
    now: PlanModule
    wanted_before: Sequence[Ref]
    wanted_now: Sequence[Ref]


def effect(
    models: Models, batch: Sequence[Tensor], found: Pairing, layouts: Mapping[str, Layout]
) -> Effect:
    """Run both models on a batch, as in use, and hold what they give beside each other."""
    before, now = _both(models, batch)
    pairs = list(zip(before, now, strict=True))
    if any(one.shape != two.shape for one, two in pairs):
        return Effect(0.0, is_unchanged=False, why="shape")
    difference, largest = 0.0, 1.0
    for one, two in pairs:
        if one.is_floating_point() and one.numel():
            difference = max(difference, float((one - two).abs().max()))
            largest = max(largest, float(one.abs().max()))
    # What is no number in either is no rounding.
    if difference <= ROUNDING * largest:
        return Effect(difference, is_unchanged=True)
    why, called, kind = _reason(models, [each[:EXAMPLES] for each in batch], found, layouts)
    return Effect(difference, False, why, called, kind)


def _both(models: Models, batch: Sequence[Tensor]) -> tuple[list[Tensor], list[Tensor]]:
    given = []
    for module, wanted in (
        (models.before, models.wanted_before),
        (models.now, models.wanted_now),
    ):
        with undisturbed(module), torch.no_grad():
            torch.manual_seed(0)
            values = module.runner(wanted)([each.clone() for each in batch])
            given.append([each for each in values if isinstance(each, Tensor)])
    return given[0], given[1]


def _reason(
    models: Models, batch: Sequence[Tensor], found: Pairing, layouts: Mapping[str, Layout]
) -> tuple[Why, str, str]:
    """The first layer that gives something else, or what came or went before it."""
    old, new = _Taken(models.before), _Taken(models.now)
    known = [pair for pair in found.pairs if pair.before is not None]
    with (
        old.taking([p.before.path for p in known if p.before]),
        new.taking([p.now.path for p in known]),
    ):
        _both(models, batch)
    for pair in known:
        assert pair.before is not None
        one, two = old.calls.get(pair.before.path), new.calls.get(pair.now.path)
        if one is None or two is None or not _differ(one[1], two[1], layouts.get(pair.now.path)):
            continue
        layer = models.now.layer(pair.now.path)
        if _is_given_the_same(one[0], two[0], pair):
            why: Why = "mixes" if isinstance(layer, MIXING) else "layer"
            return why, pair.now.step.called, pair.now.step.spec.title
        break
    if found.added:
        return "new", ", ".join(step.called for step in found.added), ""
    return "gone", ", ".join(step.called for step in found.removed), ""


class _Taken:
    """What layers were given and gave, the first time that each was called."""

    def __init__(self, module: PlanModule) -> None:
        self._module = module
        self.calls: dict[str, tuple[Tensor | None, Tensor]] = {}

    @contextmanager
    def taking(self, paths: Sequence[str]) -> Iterator[None]:
        layers = ((path, self._module.layer(path)) for path in paths)
        handles = [
            layer.register_forward_hook(self._take(path))
            for path, layer in layers
            if layer is not None and is_hooked(layer)
        ]
        try:
            yield
        finally:
            for handle in handles:
                handle.remove()

    def _take(self, path: str) -> Any:
        def hook(_layer: nn.Module, given: tuple[Any, ...], output: Any) -> None:
            values = flat(output)
            first = given[0].clone() if given and isinstance(given[0], Tensor) else None
            if values:
                self.calls.setdefault(path, (first, values[0].clone()))

        return hook


def _differ(one: Tensor, two: Tensor, layout: Layout | None) -> bool:
    """Whether a layer gives something else where it gave something before."""
    if one.dim() != two.dim():
        return True
    if layout is not None and layout.outlets and one.dim() >= abs(layout.outlets[0][0]):
        axis, source = layout.outlets[0]
        if two.shape[axis] != len(source):
            return True
        places = (source >= 0).nonzero()[:, 0].to(two.device)
        one = one.index_select(axis, source.to(one.device)[places])
        two = two.index_select(axis, places)
    if one.shape != two.shape:
        return True
    scale = ROUNDING * max(1.0, float(one.abs().max())) if one.numel() else 0.0
    return not bool(((one - two).abs() <= scale).all())


def _is_given_the_same(one: Tensor | None, two: Tensor | None, pair: Pair) -> bool:
    """Whether all that a layer was given is in what it is given now."""
    if one is None or two is None or one.dim() != two.dim():
        return False
    axis = 1 if "Conv" in pair.now.step.spec.key or "Norm" in pair.now.step.spec.key else -1
    if "LayerNorm" in pair.now.step.spec.key or "RMSNorm" in pair.now.step.spec.key:
        axis = -1
    source = found_again(one, two, axis, one.shape[axis], two.shape[axis])
    return len(set(source[source >= 0].tolist())) == one.shape[axis]
