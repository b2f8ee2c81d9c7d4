"""Layers that walk along sequences, and take the batch for their steps."""

from __future__ import annotations

from studio.compile import mend
from studio.compile.lint.lint import Lint, has
from studio.compile.lint.site import Site
from studio.compile.problems import Fix, Problem
from studio.compile.tensors import BATCH, TensorSpec, labels_of
from studio.compile.wanted import WANTED
from studio.graph.edits import Edit, SetParam
from studio.graph.model import Wire
from studio.message import Message
from studio.value import Value


def _time(site: Site) -> Problem | None:
    """What has a batch in the first axis, where time is expected."""
    wire = site.wire(site.step.spec.inputs[0].name)
    given = site.given[wire.input] if wire else None
    if wire is None or given is None:
        return None
    axes = given.shape
    if len(axes) == 2 and BATCH in labels_of(axes[:1]):
        return _unbatched(site, wire, given)
    if site.step.settings.get("batch_first") is not False or len(axes) != 3 or axes[0] != BATCH:
        return None
    message = Message(
        "{kind} reads axis 0 as time, but axis 0 of {shape} is the batch.",
        kind=site.step.spec.title,
        shape=str(given),
    )
    return site.warning(message, mend.set_param(site.node, "batch_first", True))


def _unbatched(site: Site, wire: Wire, given: TensorSpec) -> Problem:
    """Torch takes an input with two axes for one sequence, and the examples for its steps."""
    message = Message(
        "{kind} wants sequences; {source} gives {shape}, so the whole batch is taken for one "
        "sequence and each example for a step of it.",
        kind=site.step.spec.title,
        source=site.view.graph.node(wire.source).name,
        shape=str(given),
    )
    return site.warning(message, *_sequences(site, given))


def _sequences(site: Site, first: TensorSpec) -> tuple[Fix, ...]:
    """Make a sequence of each example; where that can be done by what comes in alone."""
    ports = WANTED.get(site.step.spec.title, {})
    given = [site.given.get(wire.input) for wire in site.wires]
    alike = all(spec is not None and len(spec.shape) == 2 for spec in given)
    known = all(wire.input in ports for wire in site.wires)
    if not (alike and known) or site.view.is_shared(site.node.id):
        return ()
    fixes = [_unsqueezed(site, 1, Message("Make each example a sequence of one step"))]
    size = first.shape[1]
    if site.step.spec.cost == "recurrent" and isinstance(size, int) and size > 1:
        title = Message("Make each example a sequence of {size} steps of one number", size=size)
        fixes.insert(0, _unsqueezed(site, 2, title))
    return tuple(fixes)


def _unsqueezed(site: Site, dim: int, title: Message) -> Fix:
    """Give all that comes in one more axis, the batch being the first."""
    graph, params = site.view.graph, dict[str, Value](dim=dim)
    edits: list[Edit] = []
    for wire in graph.incoming(site.node.id):
        edits += mend.row_edits(graph, wire, [("torch.unsqueeze", "unsqueeze", params)], title)
    if site.step.settings.get("batch_first") is not True:
        edits.append(SetParam(site.node.id, "batch_first", True))
    return mend.joined(title, edits)


LINTS = (Lint("batch-taken-for-time", has("batch_first"), _time),)
