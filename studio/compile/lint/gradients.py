"""Gradients by an input that nothing records, or that are of something else."""

from __future__ import annotations

from studio.compile import mend
from studio.compile.lint.learning import FARTHEST
from studio.compile.lint.lint import Lint, kinds
from studio.compile.lint.site import Site, View
from studio.compile.problems import Fix, Problem
from studio.graph.edits import Connect
from studio.graph.insertion import Insert
from studio.graph.model import Wire
from studio.message import Message

GRADIENT = "InputGradient"
REQUIRED = "RequireGradient"


def _unrecorded(site: Site) -> Problem | None:
    """Training would end here: torch records what comes of weights, and what it is told to."""
    wire = site.wire("input")
    if wire is None or any(_records(site.view, node) for node in _before(site.view, wire.source)):
        return None
    source = site.view.graph.node(wire.source).name
    message = Message(
        "{name} asks for a gradient by what {source} gives, which nothing records: it has to pass "
        "through RequireGradient before it enters the model.",
        name=site.node.name,
        source=source,
    )
    return site.warning(message, *_required(site.view, wire, source))


def _unrelated(site: Site) -> Problem | None:
    by, of = site.wire("input"), site.wire("output")
    if by is None or of is None or by.source in _before(site.view, of.source):
        return None
    message = Message(
        "No wire leads from {source} to {output}, so the gradient that {name} gives is zero: wire "
        "to input what enters the model.",
        source=site.view.graph.node(by.source).name,
        output=site.view.graph.node(of.source).name,
        name=site.node.name,
    )
    return site.warning(message)


def _records(view: View, node_id: str) -> bool:
    return view.kind(node_id) == REQUIRED or bool(view.facts[node_id].cost.parameters)


def _before(view: View, node_id: str) -> list[str]:
    """A node, and those that lead to it, the nearest first."""
    found = [node_id]
    for each in found:
        if len(found) > FARTHEST:
            break
        found += dict.fromkeys(w.source for w in view.into(each) if w.source not in found)
    return found


def _required(view: View, wire: Wire, source: str) -> tuple[Fix, ...]:
    """Put a RequireGradient behind the node, for all that take its value."""
    graph = view.graph
    real = graph.wire_into(wire.target, wire.input)
    if real != wire:
        return ()
    (node,) = mend.fresh(graph, [(REQUIRED, "require_gradient", {})])
    title = Message("Insert RequireGradient behind {source}", source=source)
    others = [
        Connect(Wire(node.id, "output", other.target, other.input), replace=True)
        for other in graph.outgoing(wire.source)
        if other.output == wire.output and other != wire
    ]
    return (mend.several(title, Insert(wire, node, title, input="x"), *others),)


LINTS = (
    Lint("gradient-not-recorded", kinds(frozenset({GRADIENT})), _unrecorded, far=lambda _: True),
    Lint("gradient-of-nothing", kinds(frozenset({GRADIENT})), _unrelated, far=lambda _: True),
)
