"""A model that never sees an object as a whole: what is pooled at its end looks at small spots."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from studio.compile import mend
from studio.compile.lint import sorts
from studio.compile.lint.idle import POOLS
from studio.compile.lint.lint import Lint, kinds
from studio.compile.lint.site import Site
from studio.compile.plan import Step
from studio.compile.problems import Fix, Problem
from studio.graph.edits import SetParam
from studio.message import Message

LAST_POOLS = frozenset(
    f"torch.nn.Adaptive{how}Pool{rank}d" for how in ("Avg", "Max") for rank in (1, 2, 3)
)
LOOKING = sorts.CONVOLUTIONS | POOLS
"""Layers that look at several places at once."""
ENOUGH: Final = 2
"""A spot is small where this many side by side do not reach across the image."""
LONGEST: Final = 400
"""Layers that are followed back to the image."""


@dataclass(frozen=True, slots=True)
class Looking:
    """How a layer looks at places, along each axis."""

    step: Step
    kernel: tuple[int, ...]
    stride: tuple[int, ...]
    dilation: tuple[int, ...]


def _short_sighted(site: Site) -> Problem | None:
    if not site.view.is_model or set(sorts.numbers(site.step.settings.get("output_size"))) != {1}:
        return None
    # What weighs channels by their mean, beside the maps themselves, need not see far.
    found = _back(site) if site.view.sole_reader(site.wires[0].source) else None
    if found is None:
        return None
    layers, source, extent = found
    seen = _seen(layers, len(extent))
    if not layers or any(ENOUGH * size >= whole for size, whole in zip(seen, extent, strict=True)):
        return None
    message = Message(
        "What {name} pools are spots of {seen} pixels of the {whole} that {source} gives, so "
        "nothing before it sees an object as a whole. Let layers step over pixels, or pool "
        "between them.",
        name=site.node.name,
        seen=" × ".join(map(str, seen)),
        whole=" × ".join(map(str, extent)),
        source=source,
    )
    return site.warning(message, *_wider(layers, extent))


def _back(site: Site) -> tuple[list[Looking], str, tuple[int, ...]] | None:
    """The layers between the image and a pool, where they stand in one row."""
    view, layers = site.view, list[Looking]()
    wires = site.wires
    for _ in range(LONGEST):
        if len(wires) != 1:
            return None
        source = wires[0].source
        step = view.step(source)
        if step is None:
            return None
        if step.spec.construct == "input":
            shape = view.facts[source].outputs[wires[0].output].shape
            extent = tuple(size for size in shape[2:] if isinstance(size, int))
            whole = len(extent) == len(shape) - 2 and bool(extent)
            return (layers[::-1], step.called, extent) if whole else None
        if step.spec.key in LOOKING:
            layers.append(_looking(step, int(step.spec.title[-2])))
        elif not (
            sorts.is_activation(step.spec)
            or step.spec.key in sorts.BATCH_NORMS | sorts.DROPOUTS | {"torch.nn.Identity"}
        ):
            return None
        wires = view.into(source)
    return None


def _looking(step: Step, rank: int) -> Looking:
    kernel = _axes(step.settings.get("kernel_size"), rank, 1)
    stride = step.settings.get("stride")
    by_default = kernel if step.spec.family == "pooling" else (1,) * rank
    return Looking(
        step,
        kernel,
        by_default if stride is None else _axes(stride, rank, 1),
        _axes(step.settings.get("dilation"), rank, 1),
    )


def _axes(value: object, rank: int, usual: int) -> tuple[int, ...]:
    found = sorts.numbers(value) or (usual,)
    return found if len(found) == rank else found[:1] * rank


def _seen(layers: list[Looking], rank: int, doubled: int = 0) -> tuple[int, ...]:
    """How many pixels one place looks at, with the stride doubled in the first few that can."""
    sizes, pace = [1] * rank, [1] * rank
    for layer in layers:
        double = doubled > 0 and _can_step(layer)
        doubled -= double
        for axis in range(rank):
            sizes[axis] += (layer.kernel[axis] - 1) * layer.dilation[axis] * pace[axis]
            pace[axis] *= 2 if double else layer.stride[axis]
    return tuple(sizes)


def _can_step(layer: Looking) -> bool:
    return (
        set(layer.stride) == {1}
        and min(layer.kernel) > 1
        and "stride" not in layer.step.written
        and layer.step.settings.get("padding") != "same"
    )


def _wider(layers: list[Looking], extent: tuple[int, ...]) -> tuple[Fix, ...]:
    """Double the stride of as few layers as it takes; nothing where that is not enough."""
    able = [layer for layer in layers if _can_step(layer)]
    for count in range(1, len(able) + 1):
        seen = _seen(layers, len(extent), count)
        if any(ENOUGH * size >= whole for size, whole in zip(seen, extent, strict=True)):
            chosen = [layer.step for layer in able[:count]]
            names = ", ".join(step.called for step in chosen)
            title = Message("Let {names} step over every other pixel", names=names)
            return (mend.several(title, *(SetParam(step.node, "stride", 2) for step in chosen)),)
    return ()


LINTS = (Lint("short-sighted", kinds(LAST_POOLS), _short_sighted, far=lambda _: True),)
