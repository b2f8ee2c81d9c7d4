"""One-click repairs, as edits that a problem can offer."""

from __future__ import annotations

from collections.abc import Mapping

from studio.compile.problems import Allow, Fix
from studio.graph.edits import RESET, Disconnect, SetParam
from studio.graph.insertion import Insert
from studio.graph.model import Graph, Node, Wire
from studio.layers.spec import Param, ParamType
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
    shown = "none" if shown is None else shown
    title = Message("Set {param} of {name} to {value}", param=param, name=node.name, value=shown)
    return Fix(title, SetParam(node.id, param, value))


def unpin(node: Node, param: str, value: Value) -> Fix:
    title = Message("Let {param} follow the input ({value})", param=param, value=value)
    return Fix(title, SetParam(node.id, param, RESET))


def disconnect(wire: Wire) -> Fix:
    return Fix(Message("Take away the wire to {port}", port=wire.input), Disconnect((wire,)))


def allow(name: str) -> Fix:
    return Fix(Message("Read the Python of {name}…", name=name), Allow(name))


def start(node: Node, param: Param) -> Fix:
    """Set a parameter that has no default to something to begin with."""
    least = max(1.0, param.minimum or 0.0)
    values: dict[ParamType, Value] = {
        "int": int(least),
        "float": least,
        "bool": False,
        "choice": param.choices[0] if param.choices else "",
        "text": "",
        "ints": (int(least),) * (param.length or 1),
        "floats": (least,) * (param.length or 1),
        "shape": ("N", -1),
    }
    return set_param(node, param.name, None if param.optional else values[param.type])
