"""What the pointer is told where it rests: a problem's sentence, a port's name and shape."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from studio.compile.tensor_kinds import TensorKind, expected, kind_of
from studio.compile.tensors import TensorSpec
from studio.layers.spec import LayerSpec
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
    if node_id := hits.badge_at(scene, point):
        return _of_badge(scene, node_id)
    if port := hits.port_at(scene, point):
        return _of_port(scene, port)
    if told := _of_overlay(scene, point):
        return told
    found = hits.node_at(scene, point)
    return _of_node(scene, found, point.y() - found.top) if found else ""


def _of_overlay(scene: CanvasScene, point: QPointF) -> str:
    """The figures behind what is shown of a run."""
    look = scene.look
    overlay = hits.overlay_at(scene, point)
    if overlay is not None:
        kind, node_id = overlay
        item = scene.node_item(node_id)
        if kind == "heat":
            return item.card.warmth.about if item is not None and item.card.warmth else ""
        told = look.told(node_id)
        if told is None:
            return ""
        picture = scene.session.overlays.picture
        if kind == "health" or picture == "values":
            return told.of_output()
        return told.of_spread(gradients=picture == "gradients")
    if look.streams is None or hits.node_at(scene, point) is not None:
        return ""
    wire = hits.wire_at(scene, point)
    told = look.told(wire[0].wire.source) if wire is not None else None
    return told.of_wire() if told is not None else ""


def _of_badge(scene: CanvasScene, node_id: str) -> str:
    """What is wrong, and what a click offers first."""
    problem = scene.problems[node_id]
    item = scene.node_item(node_id)
    words = say(problem.message)
    if item is not None and not item.isVisible():
        words = f"{scene.graph.node(node_id).name}: {words}"
    if not problem.fixes:
        return words
    first = tr("Click to mend it: {fix}", fix=say(problem.fixes[0].title))
    return f"{words}\n{first}"


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
    tensor = scene.tensor(ref)
    head = f"{ref.end}: {_words(tensor)}" if tensor is not None else ref.end
    lines = [head, _sort(item.spec, ref, tensor)]
    if port and port.optional and ref.side == "input":
        lines.append(tr("It may be left open."))
    lines.append(tr(port.help) if port and port.help else "")
    return "\n".join(filter(None, lines))


def _words(tensor: TensorSpec) -> str:
    """Shape and type, such as ``N × 32 × 14 × 14 float32``."""
    return str(tensor) if str(tensor) == tensor.dtype else f"{tensor} {tensor.dtype}"


def _sort(spec: LayerSpec, ref: PortRef, tensor: TensorSpec | None) -> str:
    """What the shape of the port stands for, and what is expected where that is another."""
    wanted = expected(spec, ref.side, ref.end)
    found = kind_of(tensor) if tensor is not None else wanted
    said = tr("{shape}: {sort}", shape=_shape(found), sort=sort_name(found))
    if wanted in ("any", found):
        return said
    return f"{said}\n{tr('Expected here: {sort}', sort=sort_name(wanted))}"


def _shape(kind: TensorKind) -> str:
    return {
        "any": tr("Small circle"),
        "features": tr("Circle"),
        "image": tr("Square"),
        "sequence": tr("Triangle"),
        "index": tr("Diamond"),
        "mask": tr("Cross"),
        "scalar": tr("Bar"),
        "schedule": tr("Hexagon"),
    }[kind]


def sort_name(kind: TensorKind) -> str:
    """A sort of tensor in words."""
    return {
        "any": tr("not known yet"),
        "features": tr("a row of numbers for each example"),
        "image": tr("images"),
        "sequence": tr("a sequence"),
        "index": tr("whole numbers, such as indices"),
        "mask": tr("a mask of true and false"),
        "scalar": tr("one number"),
        "schedule": tr("a schedule"),
    }[kind]
