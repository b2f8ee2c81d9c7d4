"""Gives cards what they show: texts, guise, a picture of what is inside, findings, a layout."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from studio.app.scope import block_of, instance
from studio.app.session import Session
from studio.compile.card_sizes import ends_of
from studio.compile.kinds import REPEAT
from studio.compile.problems import Problem
from studio.compile.tensor_kinds import TensorKind, expected, kind_of
from studio.compile.tensors import TensorSpec
from studio.graph.change import Change
from studio.graph.model import Graph, Node, Wire
from studio.layers.spec import LayerSpec
from studio.ui import standing
from studio.ui.canvas import captions
from studio.ui.canvas.card import Card, blank, fitted
from studio.ui.canvas.geometry import Layout, Side
from studio.ui.canvas.guise import Skip, guise_of
from studio.ui.canvas.inner import Inner, inner_of
from studio.ui.canvas.look import Look
from studio.ui.canvas.node_item import NodeItem
from studio.ui.canvas.value_rows import ValueRow, rows_of
from studio.ui.shown import shown_values
from studio.value import Expression

if TYPE_CHECKING:
    from studio.compile.analysis import Analysis


class Dressing:
    """Knows what is known of the graph that is shown; keeps no items."""

    def __init__(self, session: Session, look: Look) -> None:
        self._session = session
        self._look = look
        self.problems: dict[str, Problem] = {}
        """By the node where one is, or by the block that holds that node."""
        self.calls: dict[str, str] = {}
        """See :func:`studio.ui.standing.calls`."""
        self._known: Analysis | None = None
        self._skips: dict[str, Skip] = {}
        self._inners: dict[str, Inner | None] = {}
        look.carried, look.values = self.carried, self.values

    @property
    def graph(self) -> Graph:
        return self._session.graph

    def begin(self) -> None:
        """Another graph, or another document."""
        self.problems, self._skips, self._inners = {}, {}, {}
        self.calls = standing.calls(self.graph)
        self._known = self._session.here
        if self._known is not None:
            self.problems = self._problems(self._known)
            self._skips = _skips(self._known)

    def make(self, node: Node) -> NodeItem:
        """A new item for a node."""
        spec = self._session.kinds.find(node.kind)
        card = blank(captions.family_of(spec), node.name, captions.kind_of(node, spec))
        self._put_on(card, spec, node)
        card.layout = fitted(card, ends_of(spec, self.graph, node.id), self._look.ink)
        return NodeItem(node, spec, card, self._look)

    def renew(self, item: NodeItem, node: Node) -> bool:
        """Give an item's card what it shows now; whether its layout is another."""
        spec, card = self._session.kinds.find(node.kind), item.card
        item.spec, card.carried, card.values = spec, None, None
        card.family = captions.family_of(spec)
        card.kind = captions.kind_of(node, spec)
        card.name = node.name
        self._put_on(card, spec, node)
        layout = fitted(card, ends_of(spec, self.graph, node.id), self._look.ink)
        changed = layout is not card.layout
        item.wear(layout)
        return changed

    def _put_on(self, card: Card, spec: LayerSpec | None, node: Node) -> None:
        skip, shared = self._skips.get(node.id, ""), node.id in self.calls
        card.guise = guise_of(node, spec, shared, skip, self._runs(node))
        card.inner = self._inner(block_of(node)) if card.guise.block else None
        self._write(card, spec, node)

    def _write(self, card: Card, spec: LayerSpec | None, node: Node) -> bool:
        """Put on a card what is known of its node; whether that is something else."""
        before = card.shape, card.cost, card.severity
        if spec is None:
            card.shape, card.cost = captions.absent(), ""
        elif self._known is not None:
            card.shape = captions.shape_of(node, self.graph, self._known)
            card.cost = captions.cost_of(node, self._known)
        found = self.problems.get(node.id)
        card.severity = found.severity if found else None
        return (card.shape, card.cost, card.severity) != before

    def _runs(self, node: Node) -> int:
        """How often a block is known to run."""
        facts = self._known.nodes.get(node.id) if self._known and block_of(node) else None
        return len(facts.inside) if facts else 0

    def _inner(self, name: str) -> Inner | None:
        if not name:
            return None
        if name not in self._inners:
            graph = self._session.document.project.graphs.get(name)
            self._inners[name] = inner_of(graph, self._session.kinds) if graph else None
        return self._inners[name]

    def follow(self, change: Change) -> set[str]:
        """The nodes that show something else now, though they are as they were.

        Their kind has another face or another inside, or others call their layer or no longer do.
        """
        inside = {name for name in change.graphs if self._inners.pop(name, None) is not None}
        before, self.calls = self.calls, standing.calls(self.graph)
        found = {node_id for node_id, _ in before.items() ^ self.calls.items()}
        retuned = change.of(self._session.scope.graph).retuned
        found |= {node_id for node_id, owner in self.calls.items() if owner in retuned}
        if inside or change.definitions:
            kinds = change.definitions
            found |= {n.id for n in self.graph if n.kind in kinds or block_of(n) in inside}
        return found

    def read(self, analysis: Analysis, items: Iterable[NodeItem]) -> set[str]:
        """Take in what is known. The nodes whose cards show something else for it."""
        known, self._known = self._known, analysis
        self.problems = self._problems(analysis)
        before, self._skips = self._skips, _skips(analysis)
        changed = {node_id for node_id, _ in before.items() ^ self._skips.items()}
        graph = self.graph
        changed |= self._reshaped(known, analysis)
        for item in items:
            if item.node_id in graph:
                node = graph.node(item.node_id)
                item.card.values = None
                computed = isinstance(node.params.get(REPEAT), Expression)
                if self._write(item.card, item.spec, node) or computed:
                    changed.add(node.id)
        return changed

    def _reshaped(self, before: Analysis | None, now: Analysis) -> set[str]:
        """The nodes that give or are given another tensor than was known."""
        graph = self.graph
        old = before.nodes if before is not None else {}
        found = {
            node_id
            for node_id, facts in now.nodes.items()
            if node_id in graph and (node_id not in old or old[node_id].outputs != facts.outputs)
        }
        return found | {wire.target for node_id in found for wire in graph.outgoing(node_id)}

    def carried(self, node_id: str, layout: Layout) -> tuple[TensorKind, ...]:
        """What goes through each port of a card; what its kind expects where that is unknown."""
        return tuple(
            kind_of(tensor) if tensor is not None else self._expected(node_id, port.side, port.end)
            for port in layout.ports
            for tensor in (self.tensor(node_id, port.side, port.end),)
        )

    def values(self, node_id: str, card: Card) -> tuple[ValueRow, ...]:
        """What a card shows of its parameters from near."""
        node = self.graph.node(node_id) if node_id in self.graph else None
        spec = self._session.kinds.find(node.kind) if node is not None else None
        if node is None or spec is None or card.layout.folded:
            return ()
        shown = shown_values(self._session, node, spec)
        return rows_of(spec, shown, card.layout, card.guise, self._look.ink)

    def tensor(self, node_id: str, side: Side, end: str) -> TensorSpec | None:
        """What is known of the tensor that arrives at a port or leaves by it."""
        known = self._known.nodes if self._known is not None else {}
        if side == "input":
            wires = self.graph.incoming(node_id) if node_id in self.graph else ()
            wire = next((wire for wire in wires if wire.input == end), None)
            if wire is None:
                return None
            node_id, end = wire.source, wire.output
        facts = known.get(node_id)
        return facts.outputs.get(end) if facts is not None else None

    def _expected(self, node_id: str, side: Side, end: str) -> TensorKind:
        node = self.graph.node(node_id) if node_id in self.graph else None
        spec = self._session.kinds.find(node.kind) if node is not None else None
        return expected(spec, side, end) if spec is not None else "any"

    def _problems(self, analysis: Analysis) -> dict[str, Problem]:
        session = self._session
        seen = session.doctor.badges(session.scope)
        return _worst((*analysis.problems, *session.advice_here, *seen))

    def dead(self, wire: Wire, source: NodeItem, target: NodeItem) -> bool:
        """Whether nothing runs along a wire: one of its ends is muted, or passed by."""
        skips = source.card.guise.skip, target.card.guise.skip
        if skips == ("", ""):
            return False
        if "mute" in skips:
            return True
        first_in, first_out = _first(target, "input"), _first(source, "output")
        aside = skips[1] == "bypass" and wire.input != first_in
        return aside or (skips[0] == "bypass" and wire.output != first_out)


def _first(item: NodeItem, side: str) -> str:
    return next((port.end for port in item.card.layout.ports if port.side == side), "")


def _worst(problems: Iterable[Problem]) -> dict[str, Problem]:
    """One problem for each node of a graph, an error before a warning."""
    found: dict[str, Problem] = {}
    for problem in problems:
        node = instance(problem.path[0]) if problem.path else problem.node
        if node and (
            node not in found or (problem.severity == "error" and found[node].severity != "error")
        ):
            found[node] = problem
    return found


def _skips(analysis: Analysis) -> dict[str, Skip]:
    if analysis.plan is None:
        return {}
    return {
        skipped.node: "mute" if skipped.how == "mute" else "bypass"
        for skipped in analysis.plan.skipped
    }
