"""The graph in sentences, for those who hear it."""

from __future__ import annotations

from studio.ui.canvas.scene import CanvasScene
from studio.ui.standing import sentences
from studio.ui.text import say, tr

SPOKEN = 50
"""So many nodes are spoken of one by one."""


def of_node(scene: CanvasScene, node_id: str) -> str:
    """One sentence about a node: what it is, where it leads, what is wrong with it."""
    item = scene.node_item(node_id)
    if item is None:
        return ""
    graph, card = scene.graph, item.card
    parts = [tr("{name}, {kind}", name=card.name, kind=card.kind)]
    if card.shape:
        parts.append(tr("output {shape}", shape=card.shape.replace("×", tr("by"))))
    sources = [graph.node(wire.source).name for wire in graph.incoming(node_id)]
    targets = [graph.node(wire.target).name for wire in graph.outgoing(node_id)]
    if sources:
        parts.append(tr("from {names}", names=", ".join(dict.fromkeys(sources))))
    if targets:
        parts.append(tr("to {names}", names=", ".join(dict.fromkeys(targets))))
    if not sources and not targets:
        parts.append(tr("not connected"))
    if card.guise.times:
        parts.append(tr("repeated {count}", count=card.guise.times.replace("×", "")))
    standing = sentences(scene.session, graph.node(node_id), scene.calls)
    parts += [sentence.rstrip(".") for sentence in standing]
    if problem := scene.problems.get(node_id):
        parts.append(tr("problem: {sentence}", sentence=say(problem.message).rstrip(".")))
    if card.differs:
        parts.append(tr("differs from the running plan"))
    return "; ".join(parts) + "."


def of_graph(scene: CanvasScene) -> str:
    """The whole graph, in the order in which it runs."""
    order = scene.graph.order()
    if not order:
        return tr("The canvas is empty. Press Tab to search for a layer.")
    problems = len(scene.problems)
    head = tr("{count} nodes, {problems} with a problem.", count=len(order), problems=problems)
    told = [of_node(scene, node_id) for node_id in order[:SPOKEN]]
    if len(order) > SPOKEN:
        told.append(tr("And {count} more.", count=len(order) - SPOKEN))
    return " ".join((head, *told))
