"""A model that never sees an object as a whole: what is pooled at its end looks at small spots."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from studio.compile import mend
from studio.compile.lint import sorts
from studio.compile.lint.idle import POOLS
from studio.compile.lint.lint import Lint, kinds
from studio.compile.lint.site import Site
from studio.compile.plan import Step
from studio.compile.problems import Fix, Problem
from studio.compile.sight import Sight, entering, seen
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


def _short_sighted(site: Site) -> Problem | None:
    size = sorts.numbers(site.step.settings.get("output_size"))
    if not site.view.standing.alone or set(size) != {1}:
        return None
    # What weighs channels by their mean, beside the maps themselves, need not see far.
    found = _back(site) if site.view.sole_reader(site.wires[0].source) else None
    if found is None:
        return None
    layers, image = found
    sight = _along(layers, image)
    if not layers or sight is None or _sees_enough(sight):
        return None
    message = Message(
        "What {name} pools are spots of {seen} pixels of the {whole} that {source} gives, so "
        "nothing before it sees an object as a whole. Let layers step over pixels, or pool "
        "between them.",
        name=site.node.name,
        seen=" × ".join(map(str, sight.size)),
        whole=" × ".join(map(str, image.extent)),
        source=image.source,
    )
    return site.warning(message, *_wider(layers, image))


def _back(site: Site) -> tuple[list[Step], Sight] | None:
    """The layers between the image and a pool, where they stand in one row, and the image."""
    view, layers = site.view, list[Step]()
    wires = site.wires
    for _ in range(LONGEST):
        if len(wires) != 1:
            return None
        source = wires[0].source
        step = view.step(source)
        if step is None:
            return None
        if step.spec.construct == "input":
            if not view.standing.brings_data(view.graph.node(source)):
                return None
            shape = view.facts[source].outputs[wires[0].output].shape
            extent = [size for size in shape[2:] if isinstance(size, int)]
            if not extent or len(extent) != len(shape) - 2:
                return None
            return layers[::-1], entering(step.called, shape, tuple(range(2, len(shape))))
        if step.spec.key in LOOKING:
            layers.append(step)
        elif not (
            sorts.is_activation(step.spec)
            or step.spec.key in sorts.BATCH_NORMS | sorts.DROPOUTS | {"torch.nn.Identity"}
        ):
            return None
        wires = view.into(source)
    return None


def _along(layers: Sequence[Step], image: Sight) -> Sight | None:
    """What one value sees behind these layers."""
    sight: Sight | None = image
    # Where the axes are that are walked over is all that the shape is asked for.
    shape = ("N", "C", *image.extent)
    for layer in layers:
        sight = seen(layer, [sight], shape) if sight else None
    return sight


def _sees_enough(sight: Sight) -> bool:
    """Whether spots of this size, side by side, reach across the image along some axis."""
    return any(
        size is None or (isinstance(whole, int) and ENOUGH * size >= whole)
        for size, whole in zip(sight.size, sight.extent, strict=True)
    )


def _can_step(step: Step) -> bool:
    """Whether the layer passes no pixel over, and could."""
    settings = step.settings
    stride = settings.get("stride")
    pace = settings.get("kernel_size") if stride is None else stride
    return (
        set(sorts.numbers(pace)) == {1}
        and min(sorts.numbers(settings.get("kernel_size")), default=1) > 1
        and "stride" not in step.written
        and settings.get("padding") != "same"
    )


def _wider(layers: list[Step], image: Sight) -> tuple[Fix, ...]:
    """Double the stride of as few layers as it takes; nothing where that is not enough."""
    able = [place for place, layer in enumerate(layers) if _can_step(layer)]
    stepping = list(layers)
    for count, place in enumerate(able, 1):
        layer = layers[place]
        stepping[place] = replace(layer, settings={**layer.settings, "stride": 2})
        sight = _along(stepping, image)
        if sight is not None and _sees_enough(sight):
            chosen = [layers[place] for place in able[:count]]
            names = ", ".join(step.called for step in chosen)
            title = Message("Let {names} step over every other pixel", names=names)
            return (mend.several(title, *(SetParam(step.node, "stride", 2) for step in chosen)),)
    return ()


LINTS = (Lint("short-sighted", kinds(LAST_POOLS), _short_sighted, far=lambda _: True),)
