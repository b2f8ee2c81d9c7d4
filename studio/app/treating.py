"""Choosing how a weight begins, or under which condition it is kept, as one step of undo."""

from __future__ import annotations

from collections.abc import Mapping

from studio.graph.edits import RESET, Batch, Edit, Reset, SetParam
from studio.graph.model import Node
from studio.layers.treatments import Key, keys_in
from studio.message import Message
from studio.value import Value


def choosing(node: Node, key: Key, wished: Mapping[str, Value | Reset], graph: str) -> Edit:
    """The edit after which a node has these values, by name, and no others for the same weight.

    Args:
        node: the one that has the layer.
        key: of the choice, without an argument.
        wished: the choice itself, and its arguments.
        graph: the name of the graph that the node is in.
    """
    mine = [each for each in keys_in(node.params) if (each.sort, each.weight) == _of(key)]
    edits = [SetParam(node.id, str(each), RESET, graph) for each in mine]
    edits += [
        SetParam(node.id, name, value, graph)
        for name, value in wished.items()
        if value is not RESET
    ]
    return Batch(tuple(edits), _title(node, key, wished.get(str(key))))


def _of(key: Key) -> tuple[str, str]:
    return key.sort, key.weight


def _title(node: Node, key: Key, how: Value | Reset) -> Message:
    words = {"weight": key.weight, "name": node.name, "how": how if isinstance(how, str) else ""}
    if key.sort == "init":
        if words["how"]:
            return Message("Let the {weight} of {name} begin with {how}", **words)
        return Message("Let the {weight} of {name} begin as torch has it", **words)
    if words["how"]:
        return Message("Keep the {weight} of {name} under {how}", **words)
    return Message("Take the parametrization off the {weight} of {name}", **words)
