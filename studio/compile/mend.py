"""One-click repairs, as edits that a problem can offer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from studio.compile.problems import Allow, Fix
from studio.graph.edits import RESET, Batch, Connect, Disconnect, Edit, RemoveNodes, SetParam
from studio.graph.insertion import Attach, Insert
from studio.graph.model import INPUT, Graph, Node, Wire
from studio.graph.replacement import ChangeKind
from studio.graph.reuse import StopReusing
from studio.layers.spec import Param, ParamType
from studio.message import Message
from studio.value import Value

New = tuple[str, str, Mapping[str, Value]]
"""Of a node that is to come: its kind, the stem of its name, its parameters."""


def several(title: Message, *edits: Edit) -> Fix:
    """Several edits as one click and one step of undo; all of them, or none if one is refused."""
    return Fix(title, Batch(edits, title))


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
    return insert_row(graph, wire, [(kind, stem, params or {})], title)


def insert_row(graph: Graph, wire: Wire, row: Sequence[New], title: Message) -> Fix:
    """Put new nodes with the ports ``input`` and ``output``, one after the other, into a wire."""
    return joined(title, row_edits(graph, wire, row, title))


def row_edits(graph: Graph, wire: Wire, row: Sequence[New], title: Message) -> list[Edit]:
    """The edits that put new nodes into a wire."""
    wire = graph.wire_into(wire.target, wire.input) or wire
    edits: list[Edit] = []
    for node in fresh(graph, row):
        edits.append(Insert(wire, node, title))
        wire = replace(wire, source=node.id, output="output")
    return edits


def joined(title: Message, edits: Sequence[Edit]) -> Fix:
    """One edit, or several as one."""
    return Fix(title, edits[0]) if len(edits) == 1 else several(title, *edits)


def fresh(graph: Graph, row: Sequence[New]) -> list[Node]:
    """New nodes under ids and names that are free, and differ from each other's."""
    nodes: list[Node] = []
    number = int(graph.fresh_id()[1:])
    names = graph.names()
    for kind, stem, params in row:
        while f"n{number}" in graph:
            number += 1
        name, count = graph.fresh_name(stem), 2
        while name in names:
            name, count = f"{stem}{count}", count + 1
        names.add(name)
        nodes.append(Node(f"n{number}", kind, name, dict(params)))
        number += 1
    return nodes


def attach(node: Node, wires: Sequence[Wire], title: Message) -> Fix:
    """Add a node and its wires, before or behind what it is wired to."""
    return Fix(title, Attach(node, tuple(wires), title))


def take_out(graph: Graph, node: Node, title: Message) -> Fix:
    """Take a node away, and lead what came into it to all that it was wired to."""
    edits: list[Edit] = [RemoveNodes((node.id,))]
    before = graph.incoming(node.id)
    edits += [
        Connect(Wire(before[0].source, before[0].output, wire.target, wire.input))
        for wire in graph.outgoing(node.id)
        if before
    ]
    return several(title, *edits)


def minimise(graph: Graph, loss: Node) -> Fix:
    """Add an optimiser that makes a loss small."""
    (optimiser,) = fresh(graph, [("torch.optim.Adam", "optimizer", {})])
    title = Message("Add Adam after {name}", name=loss.name)
    return attach(optimiser, (Wire(loss.id, "output", optimiser.id, "loss"),), title)


def change_kind(node: Node, kind: str, params: Mapping[str, Value], title: Message) -> Fix:
    """Make a node one of another kind that has the ports which are wired."""
    return Fix(title, ChangeKind(node.id, kind, dict(params)))


def copied(node: Node) -> Fix:
    """Make a view a reshape, which copies its numbers where it must."""
    return change_kind(node, "torch.reshape", node.params, Message("Use Reshape"))


def rewire(graph: Graph, wire: Wire, title: Message) -> Fix:
    """Lead a value to an input, in place of what may be wired there."""
    old = graph.wire_into(wire.target, wire.input)
    idle = _idle_inputs(graph, () if old is None else (old,))
    edits: list[Edit] = [Connect(wire, replace=True)]
    edits += [RemoveNodes(idle)] if idle else []
    return joined(title, edits)


def unwire(graph: Graph, wires: Sequence[Wire]) -> Fix:
    """Take wires away, and inputs of the model that nothing needs then."""
    idle = _idle_inputs(graph, wires)
    kept = tuple(wire for wire in wires if wire.source not in idle)
    names = ", ".join(dict.fromkeys(wire.input for wire in wires))
    title = Message("Take away what is wired to {ports}", ports=names)
    edits: list[Edit] = [Disconnect(kept)] if kept else []
    edits += [RemoveNodes(idle)] if idle else []
    return joined(title, edits)


def _idle_inputs(graph: Graph, gone: Sequence[Wire]) -> tuple[str, ...]:
    """The inputs of the model that lead nowhere once these wires are gone."""
    sources = dict.fromkeys(wire.source for wire in gone)
    return tuple(
        source
        for source in sources
        if graph.node(source).kind == INPUT and not set(graph.outgoing(source)) - set(gone)
    )


def insert_flatten(graph: Graph, wire: Wire) -> Fix:
    return insert(graph, wire, "torch.nn.Flatten", "flatten", Message("Insert Flatten"))


def insert_reshape(graph: Graph, wire: Wire, shape: tuple[Value, ...], shown: str) -> Fix:
    title = Message("Insert Reshape to {shape}", shape=shown)
    return insert(graph, wire, "torch.reshape", "reshape", title, params={"shape": shape})


def set_param(node: Node, param: str, value: Value) -> Fix:
    title = Message(
        "Set {param} of {name} to {value}", param=param, name=node.name, value=shown(value)
    )
    return Fix(title, SetParam(node.id, param, value))


def set_params(node: Node, values: Mapping[str, Value]) -> Fix:
    """Set one parameter, or several in one step."""
    if len(values) == 1:
        return set_param(node, *next(iter(values.items())))
    said = ", ".join(f"{name} = {shown(value)}" for name, value in values.items())
    title = Message("Set {params} of {name}", params=said, name=node.name)
    return several(title, *(SetParam(node.id, *pair) for pair in values.items()))


def shown(value: Value) -> Value:
    """``3 × 5`` for two numbers, and words for what has none."""
    if isinstance(value, tuple):
        return " × ".join(map(str, value))
    if value is None or isinstance(value, bool):
        return {None: "none", True: "true", False: "false"}[value]
    return value


def unpin(node: Node, param: str, value: Value) -> Fix:
    title = Message("Let {param} follow the input ({value})", param=param, value=shown(value))
    return Fix(title, SetParam(node.id, param, RESET))


def disconnect(wire: Wire) -> Fix:
    return Fix(Message("Take away the wire to {port}", port=wire.input), Disconnect((wire,)))


def own_layer(node: Node) -> Fix:
    title = Message("Give {name} a layer of its own", name=node.name)
    return Fix(title, StopReusing(node.id))


def allow(name: str) -> Fix:
    return Fix(Message("Read the Python of {name}…", name=name), Allow(name))


def start(node: Node, params: Sequence[Param]) -> Fix:
    """Set parameters that have no default to something to begin with."""
    return set_params(node, {param.name: _beginning(param) for param in params})


def _beginning(param: Param) -> Value:
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
    return None if param.optional else values[param.type]
