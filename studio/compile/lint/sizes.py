"""Kernels, strides and weights of a size that was hardly meant."""

from __future__ import annotations

from typing import Final

from studio.compile import mend
from studio.compile.lint import sorts
from studio.compile.lint.idle import POOLS
from studio.compile.lint.lint import Lint, kinds
from studio.compile.lint.site import Site
from studio.compile.problems import Problem
from studio.graph.edits import SetParam
from studio.message import Message
from studio.value import Value

LARGE: Final = 10_000_000
"""Weights of one layer beyond which a reader should know."""
WIDE: Final = 12
"""Maps of at least this height and width have not been pooled to their end."""
POOLED: Final = 7


def _large(site: Site) -> Problem | None:
    """A Linear layer behind Flatten has a weight for each pixel of each map."""
    view = site.view
    wire = view.origin(site.wires[0], sorts.DROPOUTS)
    flatten = view.step(wire.source)
    if flatten is None or flatten.spec.key != "torch.nn.Flatten":
        return None
    weights = view.facts[site.node.id].cost.parameters
    into = view.into(wire.source)
    maps = view.facts[into[0].source].outputs.get(into[0].output) if into else None
    if weights < LARGE or maps is None or len(maps.shape) != 4:
        return None
    sizes = [size for size in maps.shape[2:] if isinstance(size, int)]
    if len(sizes) != 2 or min(sizes) < WIDE:
        return None
    message = Message(
        "{name} has {count} million weights, one for each pixel of {shape} and each of its "
        "outputs. Pool the maps before they are flattened.",
        name=site.node.name,
        count=round(weights / 1e6),
        shape=str(maps),
    )
    title = Message("Insert AdaptiveAvgPool2d to {size}", size=f"{POOLED} × {POOLED}")
    params: dict[str, Value] = {"output_size": (POOLED, POOLED)}
    kind = "torch.nn.AdaptiveAvgPool2d"
    return site.warning(
        message, mend.insert(view.graph, into[0], kind, "pool", title, params=params)
    )


def _padding_only(site: Site) -> Problem | None:
    """On a map of one pixel only the middle of a kernel meets anything but padding."""
    if not site.view.standing.alone:
        return None
    shape = site.first.shape if site.first else ()
    kernel, padding = (site.step.settings.get(name) for name in ("kernel_size", "padding"))
    if len(shape) < 3 or set(shape[2:]) != {1}:
        return None
    if set(sorts.numbers(kernel)) <= {1} or padding in (0, "valid"):
        return None
    message = Message(
        "{name} has a kernel of {kernel}, but {source} gives maps of one pixel, {shape}: all but "
        "the middle of the kernel meets padding only.",
        name=site.node.name,
        kernel=" × ".join(map(str, sorts.numbers(kernel))),
        source=site.source.name,
        shape=str(site.first),
    )
    title = Message("Set the kernel of {name} to 1, without padding", name=site.node.name)
    node = site.node.id
    fix = mend.several(title, SetParam(node, "kernel_size", 1), SetParam(node, "padding", 0))
    return site.warning(message, fix)


def _gaps(site: Site) -> Problem | None:
    """A stride beyond the kernel leaps over pixels, which nothing looks at then."""
    settings = site.step.settings
    if settings.get("stride") in (1, None):
        return None  # No kernel is smaller; and a pool without one moves on by its kernel.
    kernel, stride = (sorts.numbers(settings.get(name)) for name in ("kernel_size", "stride"))
    if "stride" in site.step.written or not kernel or not stride:
        return None
    dilation = sorts.numbers(settings.get("dilation")) or (1,)
    widest = max(kernel)
    if widest == 1 and site.step.spec.family == "convolution":
        return None  # That is how a shortcut makes its maps smaller.
    if min(stride) <= widest or set(dilation) != {1}:
        return None
    message = Message(
        "{name} takes steps of {stride} with a kernel of {kernel}, so it never sees the pixels "
        "between.",
        name=site.node.name,
        stride=min(stride),
        kernel=widest,
    )
    return site.warning(message, mend.set_param(site.node, "stride", settings["kernel_size"]))


LINTS = (
    Lint("large-linear", kinds(sorts.LINEAR), _large),
    Lint("padding-only", kinds(sorts.CONVOLUTIONS), _padding_only),
    Lint("gaps-between-steps", kinds(sorts.CONVOLUTIONS, POOLS), _gaps),
)
