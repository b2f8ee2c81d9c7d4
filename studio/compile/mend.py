"""One-click repairs, as edits that a problem can offer."""

from __future__ import annotations

from collections.abc import Mapping

from studio.compile.problems import Fix
from studio.graph.edits import RESET, AddNode, Batch, Connect, Disconnect, SetParam
from studio.graph.model import Graph, Node, Wire
from studio.message import Message
from studio.value import Value


def insert(
    graph: Graph,
    wire: Wire,
    kind: str,
    stem: str,
    title: Message,
    *,
    params: Mapping[str, Value] | None = None,
) -> Fix:
    """Put a new node with the ports ``input`` and ``output`` into a wire."""
    source, target = graph.node(wire.source), graph.node(wire.target)
    node = Node(
        id=graph.fresh_id(),
        kind=kind,
        name=graph.fresh_name(stem),
        params=dict(params or {}),
        x=(source.x + target.x) / 2,
        y=(source.y + target.y) / 2 + 20,
    )
    edits = (
        Disconnect((wire,)),
        AddNode(node),
        Connect(Wire(wire.source, wire.output, node.id, "input")),
        Connect(Wire(node.id, "output", wire.target, wire.input)),
    )
    return Fix(title, Batch(edits, title))


def insert_flatten(graph: Graph, wire: Wire) -> Fix:
    return insert(graph, wire, "torch.nn.Flatten", "flatten", Message("Insert Flatten"))


def insert_reshape(graph: Graph, wire: Wire, shape: tuple[Value, ...], shown: str) -> Fix:
    title = Message("Insert Reshape to {shape}", shape=shown)
    return insert(graph, wire, "torch.reshape", "reshape", title, params={"shape": shape})


def set_param(node: Node, param: str, value: Value) -> Fix:
    shown = " × ".join(map(str, value)) if isinstance(value, tuple) else value
    title = Message("Set {param} of {name} to {value}", param=param, name=node.name, value=shown)
    return Fix(title, SetParam(node.id, param, value))


def unpin(node: Node, param: str, value: Value) -> Fix:
    title = Message("Let {param} follow the input ({value})", param=param, value=value)
    return Fix(title, SetParam(node.id, param, RESET))
