"""The ends of a model: what stands behind its last layer, and what leads nowhere."""

from __future__ import annotations

from studio.compile import mend
from studio.compile.lint import sorts
from studio.compile.lint.lint import Lint, kinds
from studio.compile.lint.mending import offers, without
from studio.compile.lint.site import Site, View
from studio.compile.problems import Fix, Problem
from studio.graph.edits import RemoveNodes
from studio.graph.model import OUTPUT, TRAINING, Node, Wire
from studio.message import Message

BEHIND = sorts.PASSING | sorts.OVER_AN_AXIS | {"torch.nn.Sigmoid"}
"""What may stand between the last dropout and the output: nothing that learns."""


def _last(site: Site) -> Problem | None:
    """Dropout of what the model returns makes its answers wrong, and teaches it nothing."""
    view = site.view
    if not view.is_model or site.step.spec.key == "DropPath":
        return None
    wire = view.goal(site.node.id, BEHIND)
    if wire is None or view.kind(wire.target) != "output":
        return None
    message = Message(
        "{name} stands behind the last layer, so while training it hides some of the answers "
        "themselves.",
        name=site.node.name,
    )
    return site.warning(message, *offers(without(view, site.node, wire)))


def loose(view: View, node: Node) -> Problem:
    """A node that gives something which leads to no output, with all that leads to it alone."""
    branch = _branch(view, node)
    title = (
        Message("Take out the branch of {count} layers", count=len(branch))
        if len(branch) > 1
        else Message("Take out {name}", name=node.name)
    )
    fixes = (Fix(title, RemoveNodes(tuple(branch))),)
    if view.name == TRAINING:
        message, more = _without_end(view, node)
        return Problem(node.id, "warning", message, (*more, *fixes))
    message = Message("Nothing leads from {name} to an output.", name=node.name)
    return Problem(node.id, "warning", message, fixes)


def _without_end(view: View, node: Node) -> tuple[Message, tuple[Fix, ...]]:
    """What a node of a training graph says that leads neither to an optimiser nor an output."""
    spec = view.kinds.find(node.kind)
    if spec is None or spec.family != "loss":
        message = "Nothing leads from {name} to an optimiser or to an output."
        return Message(message, name=node.name), ()
    message = (
        "Nothing makes {name} small, and it is not shown: it leads neither to an optimiser nor to "
        "an output."
    )
    (output,) = mend.fresh(view.graph, [(OUTPUT, "shown", {})])
    title = Message("Show {name} as a curve", name=node.name)
    wire = Wire(node.id, "output", output.id, "input")
    fixes = (mend.minimise(view.graph, node), mend.attach(output, (wire,), title))
    return Message(message, name=node.name), fixes


def _branch(view: View, last: Node) -> list[str]:
    """The nodes that lead to this one and nowhere else."""
    found = [last.id]
    for node_id in found:
        for wire in view.graph.incoming(node_id):
            readers = {other.target for other in view.graph.outgoing(wire.source)}
            if wire.source not in view.live and readers <= set(found):
                found.append(wire.source)
    return list(dict.fromkeys(found))


LINTS = (Lint("dropout-last", kinds(sorts.DROPOUTS), _last),)
"""Beside ``loose``, which speaks of layers that do not work too."""

LOOSE = "leads-nowhere"
