"""What a card says: its kind, its output's shape, its cost; short forms of numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.graph.model import Graph, Node
from studio.layers.spec import Family, LayerSpec
from studio.ui.text import tr

if TYPE_CHECKING:
    from studio.compile.analysis import Analysis

_UNITS = ((1_000_000_000, "G"), (1_000_000, "M"), (1_000, "k"))


def short(number: int) -> str:
    """A count in four figures: ``320``, ``18.5 k``, ``3.6 M``.

    >>> short(320), short(18_496), short(999_950), short(124_439_808)
    ('320', '18.5 k', '1.0 M', '124.4 M')
    """
    for size, unit in _UNITS:
        if number >= size * 0.99995 and number >= 1000:
            return f"{number / size:.1f} {unit}"
    return str(number)


def kind_of(node: Node, spec: LayerSpec | None) -> str:
    """The kind as a card names it; ``input`` and ``output`` in small letters, as in code."""
    if spec is None:
        return node.kind.rpartition(".")[2]
    return spec.key if spec.family == "io" else spec.title


def absent() -> str:
    """What a card says of a kind that is not there."""
    return tr("not installed")


def family_of(spec: LayerSpec | None) -> Family:
    return spec.family if spec else "custom"


def shape_of(node: Node, graph: Graph, analysis: Analysis | None) -> str:
    """The shape a card shows: of its first output, or of what arrives where it has none."""
    if analysis is None:
        return ""
    facts = analysis.nodes.get(node.id)
    if facts is not None and facts.outputs:
        return str(next(iter(facts.outputs.values())))
    if facts is not None and facts.outputs == {}:
        for wire in graph.incoming(node.id):
            before = analysis.nodes.get(wire.source)
            if before is not None and wire.output in before.outputs:
                return str(before.outputs[wire.output])
    return ""


def cost_of(node: Node, analysis: Analysis | None) -> str:
    """The number of parameters, in short; empty for none."""
    facts = analysis.nodes.get(node.id) if analysis else None
    return short(facts.cost.parameters) if facts and facts.cost.parameters else ""
