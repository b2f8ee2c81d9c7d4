"""What torch accepts but the user probably did not mean."""

from __future__ import annotations

from collections.abc import Mapping
from math import prod

from studio.compile import mend
from studio.compile.flow import Finder
from studio.compile.given import TENSORS
from studio.compile.plan import Step
from studio.compile.problems import Problem
from studio.compile.refusal import axes_of
from studio.compile.tensors import BATCH, TensorSpec, show_shape
from studio.graph.model import Graph, Node, Wire
from studio.message import Message

VIEWS = ("shape", "index")
"""Families whose kinds may give the numbers of their input in another arrangement, uncopied."""

COMPARED = frozenset({"MSELoss", "L1Loss", "SmoothL1Loss", "HuberLoss", "PoissonNLLLoss"})
"""Losses that compare values one by one, and repeat those of the smaller shape."""


def lint(
    graph: Graph,
    kinds: Finder,
    node: Node,
    step: Step,
    first: TensorSpec,
    *,
    inputs: Mapping[str, TensorSpec | None],
) -> list[Problem]:
    """Warnings for one layer whose shapes are right; ``first`` is its first input.

    And an error where it would fail for what it is wired to.
    """
    found = (
        _flat(graph, node, step, first),
        _time(node, step, first),
        _no_channels(graph, node, step, first),
        _in_place(graph, kinds, node, step),
        _repeats(graph, node, step, inputs),
    )
    return [problem for problem in found if problem is not None]


def speaks_of_neighbours(step: Step) -> bool:
    """Whether what there is to say of a layer depends on more than itself and its inputs."""
    return step.settings.get("inplace") is True


def _flat(graph: Graph, node: Node, step: Step, first: TensorSpec) -> Problem | None:
    if step.spec.title != "Linear" or len(first.shape) < 4:
        return None
    message = Message(
        "Linear works on the last axis alone and wants a flat vector; it gets {shape}.",
        shape=str(first),
    )
    fix = mend.insert_flatten(graph, graph.incoming(node.id)[0])
    return Problem(node.id, "warning", message, (fix,))


def _time(node: Node, step: Step, first: TensorSpec) -> Problem | None:
    axes = first.shape
    if step.settings.get("batch_first") is not False or len(axes) != 3 or axes[0] != BATCH:
        return None
    message = Message(
        "{kind} reads axis 0 as time, but axis 0 of {shape} is the batch.",
        kind=step.spec.title,
        shape=str(first),
    )
    return Problem(node.id, "warning", message, (mend.set_param(node, "batch_first", True),))


def _no_channels(graph: Graph, node: Node, step: Step, first: TensorSpec) -> Problem | None:
    """Torch takes an input with one axis less for a single example, and its batch for channels."""
    axes, shape = axes_of(step.spec), first.shape
    rank = axes.template.count("×") + 1 if axes else 0
    if axes is None or len(shape) != rank - 1 or shape[0] != BATCH or len(shape) < 2:
        return None
    if step.spec.title == "BatchNorm1d":
        return None
    wire = graph.incoming(node.id)[0]
    message = Message(
        "{kind} wants {axes}; {source} gives {shape}, so its batch is taken for channels.",
        kind=step.spec.title,
        axes=axes,
        source=graph.node(wire.source).name,
        shape=str(first),
    )
    fuller = (BATCH, 1, *shape[1:])
    fix = mend.insert_reshape(graph, wire, fuller, show_shape(fuller))
    return Problem(node.id, "warning", message, (fix,))


def _in_place(graph: Graph, kinds: Finder, node: Node, step: Step) -> Problem | None:
    if step.settings.get("inplace") is not True:
        return None
    source = _needed(graph, kinds, graph.incoming(node.id)[0])
    if source is None:
        return None
    fix = mend.set_param(node, "inplace", False)
    spec = kinds.find(source.kind)
    if spec is not None and spec.construct == "parameter":
        message = Message(
            "{kind} would overwrite in place what {source} has learned, which torch refuses.",
            kind=step.spec.title,
            source=source.name,
        )
        return Problem(node.id, "error", message, (fix,))
    message = Message(
        "{kind} overwrites in place what {source} gives, which is needed elsewhere.",
        kind=step.spec.title,
        source=source.name,
    )
    return Problem(node.id, "warning", message, (fix,))


def _needed(graph: Graph, kinds: Finder, wire: Wire) -> Node | None:
    """The node whose value, or a view of it, comes along a wire and is needed elsewhere too."""
    source = graph.node(wire.source)
    readers = [other for other in graph.outgoing(source.id) if other.output == wire.output]
    spec = kinds.find(source.kind)
    if len(readers) > 1 or spec is None or spec.construct in ("input", *TENSORS):
        return source
    before = graph.incoming(source.id)
    if before and (spec.family in VIEWS or spec.key == "torch.Tensor.detach"):
        return _needed(graph, kinds, before[0])
    return None


def _repeats(
    graph: Graph, node: Node, step: Step, inputs: Mapping[str, TensorSpec | None]
) -> Problem | None:
    """A column against a row compares each with all, which hardly anyone wants."""
    one, two = inputs.get("input"), inputs.get("target")
    if step.spec.title not in COMPARED or one is None or two is None or one.shape == two.shape:
        return None
    wire = graph.wire_into(node.id, "target")
    source = graph.wire_into(node.id, "input")
    if wire is None or source is None:
        return None
    message = Message(
        "{kind} compares {one} of {first} with {two} of {second}: the smaller is repeated until "
        "it fits, so each value is compared with several.",
        kind=step.spec.title,
        one=str(one),
        first=graph.node(source.source).name,
        two=str(two),
        second=graph.node(wire.source).name,
    )
    same = prod(one.sizes(1)) == prod(two.sizes(1))
    fix = mend.insert_reshape(graph, wire, one.shape, show_shape(one.shape))
    return Problem(node.id, "warning", message, (fix,) if same else ())
