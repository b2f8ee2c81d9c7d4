"""Repairs that several lints offer."""

from __future__ import annotations

from studio.compile import mend
from studio.compile.lint.site import View
from studio.compile.problems import Fix
from studio.graph.model import Node, Wire
from studio.message import Message


def without(view: View, node: Node, wire: Wire) -> Fix | None:
    """Lead what comes into a node past it: take it out, or pass it by where others take it too.

    ``wire`` is the one along which its value is not wanted. Nothing can be offered where the wires
    run through layers that are left out.
    """
    graph = view.graph
    into = graph.incoming(node.id)
    out = taken_out(view, node)
    if out is None or len(graph.outgoing(node.id)) == 1:
        return out
    real = graph.wire_into(wire.target, wire.input)
    if real is None or real.source != node.id:
        return None
    past = Wire(into[0].source, into[0].output, wire.target, wire.input)
    return mend.rewire(graph, past, Message("Wire past {name}", name=node.name))


def taken_out(view: View, node: Node) -> Fix | None:
    """Take a node out, for all that take its value."""
    into = view.graph.incoming(node.id)
    if len(into) != 1 or node.id in view.owners or into != view.into(node.id):
        return None
    return mend.take_out(view.graph, node, Message("Take out {name}", name=node.name))


def offers(*fixes: Fix | None) -> tuple[Fix, ...]:
    """Those that can be offered."""
    return tuple(fix for fix in fixes if fix is not None)
