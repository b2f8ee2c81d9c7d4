"""Clicks that put a proper value in place of one that a parameter cannot have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Final

from studio.compile import mend
from studio.compile.flow import Finder
from studio.compile.problems import Fix
from studio.graph.edits import RESET, SetParam
from studio.graph.model import BLOCK, CODE, Graph, Node
from studio.layers.check import check
from studio.layers.spec import REQUIRED, LayerSpec, Param
from studio.layers.versions import knows
from studio.message import Message
from studio.value import Value

MODULES: Final = ("", "torch.nn.", "torch.", "torch.nn.functional.", "torch.Tensor.")
"""Where a kind may be found whose name was written without its module."""


def nearest(node: Node, param: Param, value: Value) -> tuple[Fix, ...]:
    """The value that comes closest, or the default."""
    real = param.type in ("float", "floats")
    for near in () if real and param.default is not REQUIRED else _near(param, value):
        if check(param, near) is None:
            return (mend.set_param(node, param.name, near),)
    if param.default is REQUIRED or param.type == "shape":
        return ()
    return (unset(node, param),)


def _near(param: Param, value: Value) -> Iterator[Value]:
    if isinstance(value, str) and param.choices:
        yield from get_close_matches(value, param.choices, n=1)
    if isinstance(value, tuple):
        yield tuple(_within(param, number) for number in value)
    yield _within(param, value)


def _within(param: Param, value: Value) -> Value:
    """A number brought within the bounds, and made whole where that is wanted."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    low, high = param.minimum, param.maximum
    value = value if low is None else max(value, low)
    value = value if high is None else min(value, high)
    return int(value) if param.type in ("int", "ints", "shape") else value


def unset(node: Node, param: Param) -> Fix:
    """Let a parameter have its default again."""
    default = "" if param.default is REQUIRED else mend.shown(param.default)
    title = Message("Reset {param} of {name}", param=param.name, name=node.name)
    if default != "":
        title = Message(
            "Reset {param} of {name} to {value}", param=param.name, name=node.name, value=default
        )
    return Fix(title, SetParam(node.id, param.name, RESET))


def forget(node: Node, param: str) -> Fix:
    """Take away the value of a parameter that there is not."""
    title = Message("Take away {param}", param=param)
    return Fix(title, SetParam(node.id, param, RESET))


def older(spec: LayerSpec, node: Node, given: Mapping[str, Value]) -> tuple[Fix, ...]:
    """Let parameters that this torch does not know have their defaults."""
    return tuple(unset(node, spec.by_name[name]) for name in given if _is_newer(spec, name))


def _is_newer(spec: LayerSpec, name: str) -> bool:
    param = spec.param(name)
    return knows(spec.since) and param is not None and not knows(param.since)


def unknown(graph: Graph, kinds: Finder, node: Node) -> tuple[Fix, ...]:
    """Make a node the kind that was meant, or do without it."""
    fixes: list[Fix] = []
    if not node.kind.startswith((BLOCK, CODE)):
        word = node.kind.rpartition(".")[2]
        found = (kinds.find(module + word) for module in MODULES)
        spec = next((one for one in found if one is not None), None)
        if spec is not None and _has_ports(graph, node, spec):
            params = {name: value for name, value in node.params.items() if spec.param(name)}
            title = Message("Make it {kind}", kind=spec.title)
            fixes.append(mend.change_kind(node, spec.key, params, title))
    if len(graph.incoming(node.id)) == 1 and not node.reuses:
        title = Message("Take out {name}", name=node.name)
        fixes.append(mend.take_out(graph, node, title))
    return tuple(fixes)


def _has_ports(graph: Graph, node: Node, spec: LayerSpec) -> bool:
    into = all(spec.input(wire.input) for wire in graph.incoming(node.id))
    return into and all(spec.output(wire.output) for wire in graph.outgoing(node.id))
