"""What keeps layers from learning."""

from __future__ import annotations

from typing import Final

from studio.compile import mend
from studio.compile.given import TENSORS
from studio.compile.lint.lint import Lint, has, kinds
from studio.compile.lint.site import Site, View
from studio.compile.plan import Step
from studio.compile.problems import Problem
from studio.graph.model import Node, Wire
from studio.message import Message

VIEWS = ("shape", "index")
"""Families whose kinds may give the numbers of their input in another arrangement, uncopied."""
STEPS = frozenset(
    f"torch.{name}" for name in ("sign", "floor", "ceil", "round", "trunc", "argmax", "argmin")
) | {"FloorDivide"}
"""What they give changes in steps, so no gradient comes back through them."""
FARTHEST: Final = 2_000
"""How many nodes are looked at for one that learns."""


def _overwrites(step: Step) -> bool:
    return step.settings.get("inplace") is True


def _in_place(site: Site) -> Problem | None:
    if not _overwrites(site.step):
        return None
    view = site.view
    source = _needed(view, view.graph.incoming(site.node.id)[0])
    if source is None:
        return None
    spec = view.kinds.find(source.kind)
    if spec is not None and spec.construct == "parameter":
        return None  # Torch refuses that, which is said by what follows values through a graph.
    fix = mend.set_param(site.node, "inplace", False)
    message = Message(
        "{kind} overwrites in place what {source} gives, which is needed elsewhere.",
        kind=site.step.spec.title,
        source=source.name,
    )
    return site.warning(message, fix)


def _needed(view: View, wire: Wire) -> Node | None:
    """The node whose value, or a view of it, comes along a wire and is needed elsewhere too."""
    graph = view.graph
    source = graph.node(wire.source)
    readers = [other for other in graph.outgoing(source.id) if other.output == wire.output]
    spec = view.kinds.find(source.kind)
    if len(readers) > 1 or spec is None or spec.construct in ("input", *TENSORS):
        return source
    before = graph.incoming(source.id)
    if before and (spec.family in VIEWS or spec.key == "torch.Tensor.detach"):
        return _needed(view, before[0])
    return None


def _in_steps(site: Site) -> Problem | None:
    """A layer that learns leads to nothing but a value without a gradient."""
    view = site.view
    if site.node.id not in view.live:
        return None
    learner = _learner(view, site.node)
    if learner is None:
        return None
    message = Message(
        "No gradient comes back through {name}, so {learner} and what stands before it never "
        "learn. Take it out of the model, and do it with the model's answers.",
        name=site.node.name,
        learner=learner.name,
    )
    return site.warning(message)


def _learner(view: View, at: Node) -> Node | None:
    """The nearest layer before this one that has weights and leads nowhere else."""
    waiting, passed = [at.id], {at.id}
    for node_id in waiting:
        if len(waiting) > FARTHEST:
            return None
        for wire in view.into(node_id):
            readers = {other.target for other in view.out_of(wire.source)}
            if wire.source in passed or not readers <= passed:
                continue
            if view.facts[wire.source].cost.parameters:
                return view.graph.node(wire.source)
            passed.add(wire.source)
            waiting.append(wire.source)
    return None


LINTS = (
    Lint("in-place", has("inplace"), _in_place, far=_overwrites),
    Lint("no-gradient", kinds(STEPS), _in_steps, far=lambda _: True),
)
