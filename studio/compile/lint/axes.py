"""Layers that work along another axis than was meant, or along one with nothing on it."""

from __future__ import annotations

from math import prod

from studio.compile import mend
from studio.compile.lint import sorts
from studio.compile.lint.lint import Lint, kinds
from studio.compile.lint.mending import offers, taken_out
from studio.compile.lint.site import Site
from studio.compile.problems import Problem
from studio.compile.refusal import axes_of
from studio.compile.tensors import BATCH, show_shape
from studio.message import Message

FLATTEN = frozenset({"torch.nn.Flatten"})
LAYER_NORMS = frozenset({"torch.nn.LayerNorm", "torch.nn.RMSNorm"})
GROUP_NORM = frozenset({"torch.nn.GroupNorm"})


def _not_flat(site: Site) -> Problem | None:
    first = site.first
    if first is None or len(first.shape) < 4:
        return None
    message = Message(
        "Linear works on the last axis alone and wants a flat vector; it gets {shape}.",
        shape=str(first),
    )
    graph = site.view.graph
    return site.warning(message, mend.insert_flatten(graph, graph.incoming(site.node.id)[0]))


def _no_channels(site: Site) -> Problem | None:
    """Torch takes an input with one axis less for a single example, and its batch for channels."""
    first = site.first
    if first is None or len(first.shape) < 2 or first.shape[0] != BATCH:
        return None
    shape, axes = first.shape, axes_of(site.step.spec)
    if axes is None or len(shape) != axes.template.count("×"):
        return None
    if site.step.spec.title == "BatchNorm1d":
        return None
    graph = site.view.graph
    wire = graph.incoming(site.node.id)[0]
    message = Message(
        "{kind} wants {axes}; {source} gives {shape}, so its batch is taken for channels.",
        kind=site.step.spec.title,
        axes=axes,
        source=graph.node(wire.source).name,
        shape=str(site.first),
    )
    fuller = (BATCH, 1, *shape[1:])
    return site.warning(message, mend.insert_reshape(graph, wire, fuller, show_shape(fuller)))


def _mixed(site: Site) -> Problem | None:
    """Flatten from axis 0 on makes one row of all examples."""
    shape = site.first.shape if site.first else ()
    start = site.step.settings.get("start_dim")
    if not shape or shape[0] != BATCH or start not in (0, -len(shape)) or len(shape) < 2:
        return None
    message = Message(
        "{name} starts at axis 0, the batch, so it makes one row of all examples together.",
        name=site.node.name,
    )
    return site.warning(message, mend.set_param(site.node, "start_dim", 1))


def _over_batch(site: Site) -> Problem | None:
    """What one example gets would depend on the others in its batch."""
    shape = site.first.shape if site.first else ()
    dim = site.step.settings.get("dim")
    if len(shape) < 2 or shape[0] != BATCH or dim not in (0, -len(shape)):
        return None
    message = Message(
        "{name} works along axis 0, the batch, so what an example gives depends on the others "
        "beside it.",
        name=site.node.name,
    )
    return site.warning(message, mend.set_param(site.node, "dim", 1 if len(shape) != 3 else -1))


def _of_one(site: Site) -> Problem | None:
    """A softmax of one value is 1, whatever the value."""
    shape = site.first.shape if site.first else ()
    dim = site.step.settings.get("dim", -3)
    if not isinstance(dim, int) or not -len(shape) <= dim < len(shape) or shape[dim] != 1:
        return None
    message = Message(
        "{name} gives {value} for whatever comes in: the axis along which it works has the size "
        "1. Sigmoid makes a probability of one score.",
        name=site.node.name,
        value=0 if site.step.spec.key in sorts.LOG_SOFTMAX else 1,
    )
    kind = "LogSigmoid" if site.step.spec.key in sorts.LOG_SOFTMAX else "Sigmoid"
    words = Message("Make {name} a {kind}", name=site.node.name, kind=kind)
    return site.warning(message, mend.change_kind(site.node, f"torch.nn.{kind}", {}, words))


def _normalised_alone(site: Site) -> Problem | None:
    """A normalisation of one number takes away all that it says."""
    count = _together(site)
    if count != 1:
        return None
    message = Message(
        "{name} normalises each number of {shape} by itself, so nothing of it is left.",
        name=site.node.name,
        shape=str(site.first),
    )
    return site.warning(message, *offers(taken_out(site.view, site.node)))


def _together(site: Site) -> int:
    """How many numbers a normalisation looks at together; 0 where that is not known."""
    shape = site.first.shape if site.first else ()
    sizes = [size for size in shape if isinstance(size, int)]
    settings, key = site.step.settings, site.step.spec.key
    if key in LAYER_NORMS:
        return prod(sorts.numbers(settings.get("normalized_shape")))
    if len(shape) < 2 or len(sizes) != len(shape) - 1:
        return 0
    groups = settings.get("num_groups")
    return prod(sizes) // groups if isinstance(groups, int) and groups else 0


LINTS = (
    Lint("not-flat", kinds(sorts.LINEAR), _not_flat),
    Lint("batch-taken-for-channels", lambda spec: axes_of(spec) is not None, _no_channels),
    Lint("examples-mixed", kinds(FLATTEN), _mixed),
    Lint("probabilities-over-the-batch", kinds(sorts.OVER_AN_AXIS), _over_batch),
    Lint("softmax-of-one", kinds(sorts.SOFTMAX, sorts.LOG_SOFTMAX), _of_one),
    Lint("normalised-alone", kinds(LAYER_NORMS, GROUP_NORM), _normalised_alone),
)
