"""What the pointer is told where it rests: a problem's sentence, a port's name and shape."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from studio.compile.problems import Problem
from studio.ui.canvas import hits
from studio.ui.canvas.look import PortRef
from studio.ui.canvas.node_item import NodeItem
from studio.ui.canvas.scene import CanvasScene
from studio.ui.standing import sentences
from studio.ui.text import say, tr

FIRST_LINE = 26
"""How far down a card its name and kind reach."""


def tip(scene: CanvasScene, point: QPointF) -> str:
    """The text for this place; empty for none."""
    if item := hits.badge_at(scene, point):
        problem = scene.problems.get(item.node_id)
        return _of_badge(problem) if problem else ""
    if port := hits.port_at(scene, point):
        return _of_port(scene, port)
    found = hits.node_at(scene, point)
    return _of_node(scene, found, point.y() - found.top) if found else ""


def _of_badge(problem: Problem) -> str:
    """What is wrong, and what a click offers first."""
    if not problem.fixes:
        return say(problem.message)
    first = tr("Click to mend it: {fix}", fix=say(problem.fixes[0].title))
    return f"{say(problem.message)}\n{first}"


def _of_node(scene: CanvasScene, item: NodeItem, down: float) -> str:
    parts = []
    if problem := scene.problems.get(item.node_id):
        parts.append(say(problem.message))
    if item.card.differs:
        parts.append(tr("Differs from the running plan: train anew to use it."))
    node = scene.graph.node(item.node_id)
    parts += sentences(scene.session, node, scene.calls)
    if item.spec is None:
        kind = node.kind
        parts.append(tr("Unknown layer {kind}: it is kept, but cannot run.", kind=kind))
    elif not parts and down < FIRST_LINE:
        parts.append(tr(item.spec.summary))
    return "\n".join(parts)


def _of_port(scene: CanvasScene, ref: PortRef) -> str:
    item = scene.node_item(ref.node)
    if item is None or item.spec is None:
        return ref.end
    port = item.spec.input(ref.end) if ref.side == "input" else item.spec.output(ref.end)
    about = tr(port.help) if port and port.help else ""
    if port and port.optional and ref.side == "input":
        about = f"{tr('It may be left open.')} {about}".rstrip()
    shape = _shape(scene, ref)
    return "\n".join(filter(None, (f"{ref.end}: {shape}" if shape else ref.end, about)))


def _shape(scene: CanvasScene, ref: PortRef) -> str:
    analysis = scene.session.here
    if analysis is None:
        return ""
    node, port = ref.node, ref.end
    if ref.side == "input":
        wires = scene.touching(node)
        into = next((wire for wire in wires if (wire.target, wire.input) == (node, port)), None)
        if into is None:
            return ""
        node, port = into.source, into.output
    facts = analysis.nodes.get(node)
    return str(facts.outputs[port]) if facts and port in facts.outputs else ""
