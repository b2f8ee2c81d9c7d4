"""The graph in sentences, for those who hear it."""

from __future__ import annotations

from studio.app.canvas_keys import QUICK_ADD
from studio.graph.carrying import held
from studio.graph.furniture import Note
from studio.ui.canvas.scene import CanvasScene
from studio.ui.standing import sentences
from studio.ui.strokes import shown
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


def of_piece(scene: CanvasScene, piece_id: str) -> str:
    """A frame with what it holds, or what a note says."""
    piece = scene.graph.pieces[piece_id]
    if isinstance(piece, Note):
        return tr("Note: {text}", text=piece.text)
    nodes, _ = held(scene.graph, piece, scene.size)
    names = ", ".join(scene.graph.node(node_id).name for node_id in nodes[:SPOKEN])
    if not nodes:
        return tr("Frame {title}, with nothing in it.", title=piece.title)
    return tr("Frame {title}, around {names}.", title=piece.title, names=names)


def of_graph(scene: CanvasScene) -> str:
    """The whole graph, in the order in which it runs."""
    order = scene.graph.order()
    if not order:
        keys = shown(scene.session.bindings.first(QUICK_ADD.id))
        return tr("The canvas is empty. {keys} searches for a layer.", keys=keys)
    problems = len(scene.problems)
    head = tr("{count} nodes, {problems} with a problem.", count=len(order), problems=problems)
    told = [of_node(scene, node_id) for node_id in order[:SPOKEN]]
    if len(order) > SPOKEN:
        told.append(tr("And {count} more.", count=len(order) - SPOKEN))
    return " ".join((head, *told))
