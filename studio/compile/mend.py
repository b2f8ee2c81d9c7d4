"""One-click repairs, as edits that a problem can offer."""

from __future__ import annotations

from collections.abc import Mapping

from studio.compile.problems import Fix
from studio.graph.edits import RESET, SetParam
from studio.graph.insertion import Insert
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
    """Put a new node with the ports ``input`` and ``output`` into what ends where a wire ends."""
    wire = graph.wire_into(wire.target, wire.input) or wire
    node = Node(
        id=graph.fresh_id(),
        kind=kind,
        name=graph.fresh_name(stem),
        params=dict(params or {}),
    )
    return Fix(title, Insert(wire, node, title))


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
