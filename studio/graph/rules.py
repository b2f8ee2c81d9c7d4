"""The hard rules of a graph, each a check that refuses with a sentence."""

from __future__ import annotations

import keyword
import math
import unicodedata
from collections.abc import Mapping

from studio.expression import FUNCTIONS, ExpressionError, parse
from studio.graph.change import EditError
from studio.graph.model import BLOCK, TRAINING, Graph, Node, Project, Wire
from studio.graph.ports import KindLike, Kinds, PortLike
from studio.graph.uses import circle
from studio.value import Expression, Value

MAX_INT = 2**64
MAX_DEPTH = 32
MAX_SLOT_DIGITS = 4


def graph_of(project: Project, name: str) -> Graph:
    graph = project.graphs.get(name)
    if graph is None and name == TRAINING:
        raise EditError(
            "The settings say what a step of training does here. Press Edit as a graph to change "
            "it in this picture."
        )
    if graph is None:
        raise EditError(
            "The project {project} has no graph called {name}. It has: {graphs}.",
            project=project.name,
            name=name,
            graphs=", ".join(sorted(project.graphs)),
        )
    return graph


def node_of(graph: Graph, node_id: str) -> Node:
    if node_id not in graph:
        raise EditError(
            "There is no layer with the id {id} any more. Select a layer of this graph.",
            id=node_id,
        )
    return graph.node(node_id)


def check_identifier(name: str) -> None:
    """Refuse what cannot be a name in Python."""
    if not name.isidentifier():
        raise EditError(
            '"{name}" cannot be a name: a name has letters, digits and underscores, and does '
            "not begin with a digit. For example: conv1.",
            name=printable(name),
        )
    if keyword.iskeyword(name):
        raise EditError(
            '"{name}" is a word of the Python language. Choose another name, such as {name}_1.',
            name=name,
        )
    plain = unicodedata.normalize("NFKC", name)
    if plain != name:
        raise EditError(
            'Python reads the name "{name}" as "{plain}". Use that.', name=name, plain=plain
        )


def check_name(graph: Graph, name: str, node_id: str = "") -> None:
    """Refuse a name that is not a legal identifier, or that another node has."""
    check_identifier(name)
    other = graph.find(name)
    if other is not None and other.id != node_id:
        raise EditError(
            "Another layer is called {name} already. Choose a name that is free, such as {free}.",
            name=name,
            free=graph.fresh_name(name),
        )


def check_number(name: str, what: str, number: float) -> float:
    """The number as a float, never minus zero. Refuses infinities and what is no number."""
    if isinstance(number, bool) or not isinstance(number, int | float) or abs(number) > 1e9:
        number = math.nan
    if not math.isfinite(number):
        raise EditError(
            "The {what} of {name} must be a finite number below a billion.", what=what, name=name
        )
    return float(number) + 0.0


def check_value(name: str, key: str, value: object, depth: int = 0) -> None:
    """Refuse a value that a file cannot hold or give back the same."""
    if value is None or isinstance(value, bool):
        return
    if isinstance(value, tuple) and depth < MAX_DEPTH:
        for part in value:
            check_value(name, key, part, depth + 1)
    elif isinstance(value, str):
        check_text(name, key, value)
    elif isinstance(value, Expression):
        check_expression(name, key, value)
    elif isinstance(value, float):
        if not math.isfinite(value):
            raise EditError(
                "{key} of {name} must be a finite number, not {value}.",
                key=key,
                name=name,
                value=value,
            )
    elif isinstance(value, int):
        if abs(value) >= MAX_INT:
            raise EditError(
                "{key} of {name} is too large: whole numbers stay below 2 to the power of 64.",
                key=key,
                name=name,
            )
    else:
        raise EditError(
            "{key} of {name} cannot be a {type}. Give a number, a text, true or false, "
            "nothing, or a short tuple of these.",
            key=key,
            name=name,
            type=type(value).__name__,
        )


def check_expression(name: str, key: str, value: Expression) -> None:
    """Refuse what does not read as an expression, with the sentence that says why."""
    check_text(name, key, value.text)
    try:
        parse(value.text)
    except ExpressionError as error:
        raise EditError.of(error.message) from error


def check_values(name: str, values: Mapping[str, Value]) -> None:
    for key, value in values.items():
        check_text(name, "key", key)
        check_value(name, key, value)


def check_node(node: Node) -> None:
    """Refuse what no file can hold of a node, apart from its name."""
    for what, text in (("id", node.id), ("kind", node.kind), ("note", node.note)):
        check_text(node.name, what, text)
    if not node.id or not node.kind:
        raise EditError("A layer needs an id and a kind; {name} lacks one.", name=node.name)
    check_values(node.name, node.params)
    for flag in node.flags:
        check_text(node.name, "flag", flag)
    for place in (node.x, node.y):
        check_number(node.name, "position", place)


def check_text(name: str, key: str, text: object) -> None:
    """Refuse what is not a text, or cannot be written to a file as UTF-8."""
    if not isinstance(text, str):
        raise EditError(
            "{key} of {name} must be a text, not a {type}.",
            key=key,
            name=name,
            type=type(text).__name__,
        )
    if printable(text) != text:
        raise EditError(
            "{key} of {name} holds half a character that no file can hold. Type it again.",
            key=key,
            name=name,
        )


def printable(text: str) -> str:
    """The text with halves of characters replaced, so that it can be shown and encoded."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def check_wire(graph: Graph, kinds: Kinds, wire: Wire) -> None:
    """Refuse a wire between ports that do not exist, or that closes a circle."""
    check_ends(graph, kinds, wire)
    source, target = graph.node(wire.source), graph.node(wire.target)
    if graph.reaches(target.id, source.id):
        raise EditError(
            "{source} cannot feed {target}: data already flows from {target} to {source}, and "
            "a model has no circles. Take away a wire between them first.",
            source=source.name,
            target=target.name,
        )


def check_ends(graph: Graph, kinds: Kinds, wire: Wire) -> None:
    """Refuse a wire between ports that do not exist, or from a node to itself."""
    source, target = node_of(graph, wire.source), node_of(graph, wire.target)
    gives, takes = kinds.find(source.kind), kinds.find(target.kind)
    _check_output(source, gives, wire.output)
    _check_input(target, takes, wire.input)
    if gives is not None and takes is not None:
        _check_carried(source, target, _carried(gives.outputs, wire.output), takes, wire.input)
    if source.id == target.id:
        raise EditError("{name} cannot be wired to itself.", name=source.name)


def _check_output(node: Node, kind: KindLike | None, port: str) -> None:
    check_text(node.name, "output", port)
    if kind is None:
        return
    if not kind.outputs:
        raise EditError("{name} has no outputs. Start the wire at another layer.", name=node.name)
    if not is_port(port, kind.outputs):
        raise EditError(
            "{name} has no output called {port}. It has: {ports}.",
            name=node.name,
            port=port,
            ports=", ".join(_shown(known) for known in kind.outputs),
        )


def _check_input(node: Node, kind: KindLike | None, port: str) -> None:
    check_text(node.name, "input", port)
    if kind is None:
        return
    if not kind.inputs:
        raise EditError("{name} has no inputs. End the wire at another layer.", name=node.name)
    if not is_port(port, kind.inputs):
        raise EditError(
            "{name} has no input called {port}. It has: {ports}.",
            name=node.name,
            port=port,
            ports=", ".join(_shown(known) for known in kind.inputs),
        )


def _check_carried(source: Node, target: Node, given: str, kind: KindLike, port: str) -> None:
    """Refuse to wire a schedule to what takes tensors, and the other way round."""
    taken = _carried(kind.inputs, port)
    if given == taken:
        return
    message = (
        "{source} is a schedule: wire it to the schedule of an optimiser, not to {port} of "
        "{target}."
        if given == "schedule"
        else "{port} of {target} takes a schedule, such as CosineAnnealingLR, but {source} gives "
        "a tensor."
    )
    raise EditError(message, source=source.name, target=target.name, port=port)


def _carried(ports: tuple[PortLike, ...], name: str) -> str:
    base = name.partition(".")[0]
    return next((port.carries for port in ports if port.name == base), "tensor")


def is_port(port: str, known: tuple[PortLike, ...]) -> bool:
    base, dot, slot = port.partition(".")
    found = next((one for one in known if one.name == base), None)
    return found is not None and bool(dot) == found.variadic and (not dot or _is_slot(slot))


def _is_slot(text: str) -> bool:
    digits = text.isascii() and text.isdigit() and len(text) <= MAX_SLOT_DIGITS
    return digits and str(int(text)) == text


def _shown(port: PortLike) -> str:
    return f"{port.name}.0, {port.name}.1, …" if port.variadic else port.name


RESERVED = frozenset((*FUNCTIONS, "checkpoint", "repeat", "self", "share_weights", "start_from"))
"""No names of variables: expressions and blocks have their own meaning for them."""
MAX_CODE = 1_000_000
"""Characters of a text of Python."""


def check_no_circle(graphs: Mapping[str, Graph], start: str) -> None:
    """Refuse a block that would stand in itself, at whatever depth."""
    way = circle(graphs, start)
    if way:
        raise EditError(
            "A block cannot hold itself, and this one would: {names}. Use another block, or "
            "make a copy of it under another name.",
            names=" → ".join(way),
        )


def check_kind(project: Project, graph: str, kind: str) -> None:
    """Refuse a node of this kind in a graph if it stands for that graph or holds it."""
    if kind.startswith(BLOCK):
        trial = Graph()
        trial.put_node(Node("n1", kind, "trial"))
        check_no_circle({**project.graphs, graph: trial}, graph)


def check_variable_name(name: str) -> None:
    check_identifier(name)
    if name in RESERVED:
        raise EditError(
            "A variable cannot be called {name}: that word has its own meaning here. Choose "
            "another name, such as {name}_1.",
            name=name,
        )


def check_code(name: str, text: str) -> None:
    check_text(name, "code", text)
    if len(text) > MAX_CODE:
        raise EditError(
            "The Python of {name} has {found} characters; {most} are the most.",
            name=name,
            found=len(text),
            most=MAX_CODE,
        )
