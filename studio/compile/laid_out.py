"""Layers that refuse values for how they lie in memory: found by following them through a graph.

Shapes are found by running each layer on values that lie in order. This goes through all layers
once more, into each use of a block, with values that lie as those of a run do; only where there is
a layer that minds, as nearly none does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from studio.compile import mend
from studio.compile.facts import Analysis, NodeFacts
from studio.compile.given import TENSORS
from studio.compile.ground import Ground
from studio.compile.layouts import INPLACE, NO_VIEW, SHARED_PLACES, Layout, Layouts
from studio.compile.minding import REQUIRED, VIEW, keeps_order, minds
from studio.compile.plan import Ref, Step
from studio.compile.problems import Fix, Problem
from studio.compile.tensors import ABSENT, SCHEDULE, TensorSpec
from studio.graph.model import BLOCK, Node
from studio.layers.spec import UNCALLED
from studio.message import Message

EXAMPLES: Final = 3
"""In the batch that is followed. For one example alone many layouts are the same."""

Values: TypeAlias = "dict[Ref, Value | None]"


@dataclass(frozen=True, slots=True)
class Value:
    """What goes along a wire."""

    layout: Layout
    by: str = ""
    """The node that left it out of order; empty where it lies in order."""
    leaf: Step | None = None
    """What gave these numbers, if nothing may be written over them."""
    learns: bool = False
    """Whether a gradient goes back through it."""


class Following:
    """Follows values through one graph and its blocks, once as it trains and once as it answers.

    Args:
        ground: the graph, walked through.
        layouts: what is known of single steps; grows.
        minding: the names of the graphs that hold layers which mind.
    """

    def __init__(self, ground: Ground, layouts: Layouts, minding: frozenset[str]) -> None:
        self._ground = ground
        self._layouts = layouts
        self._minding = minding
        self._training = False
        self._learning: set[str] = set()
        """Ids of the nodes of the graph through whose results gradients go back."""
        self._told: set[str] = set()
        self._inside: dict[tuple[str, ...], Problem] = {}
        """What there is to say of nodes in blocks, by the way to the node."""

    def run(self, steps: Iterable[Step]) -> None:
        """Report what is refused. ``steps`` are those that work, of the whole graph."""
        needed = self._needed(list(steps))
        for training in (False, True) if needed else ():
            self._training = training
            self._body(needed, self._ground.facts, {}, (), self._ground.name)
        for path, problem in self._inside.items():
            self._tell(path[:-1], problem)

    def _needed(self, steps: list[Step]) -> list[Step]:
        """The layers that mind, and those from which values come to them that may be out of order.

        What lies in order for sure need not be followed.
        """
        inner = bool(self._minding - {self._ground.name})
        orderly: set[str] = set()
        for step in steps:
            facts, before = self._ground.facts[step.node], _before(step)
            if before <= orderly and keeps_order(step, facts):
                orderly.add(step.node)
            if _learns(step, facts) or not before.isdisjoint(self._learning):
                self._learning.add(step.node)
        wanted: set[str] = set()
        found: list[Step] = []
        for step in reversed(steps):
            may_mind = minds(step) or (step.bodies and inner)
            if step.node not in orderly and (may_mind or step.node in wanted):
                found.append(step)
                wanted |= _before(step) - orderly
        return found[::-1]

    def _value(self, ref: Ref, values: Values) -> Value | None:
        """What comes along a wire; what is not followed lies in order."""
        if ref not in values:
            spec = self._ground.facts[ref.node].outputs.get(ref.port)
            layout = None if spec is None else _ordered(spec)
            learns = ref.node in self._learning
            values[ref] = None if layout is None else Value(layout, learns=learns)
        return values[ref]

    def _body(
        self,
        steps: Iterable[Step],
        facts: Mapping[str, NodeFacts],
        given: Mapping[str, Value | None],
        path: tuple[str, ...],
        graph: str,
    ) -> Values:
        values: Values = {}
        for step in steps:
            known = facts[step.node]
            if step.spec.construct == "input" and path:
                values[Ref(step.node, "output")] = given.get(step.called)
            elif step.spec.construct == "block":
                self._block(step, known, values, path)
            elif step.spec.construct in UNCALLED or step.spec.construct in TENSORS:
                _in_order(step, known, values)
            else:
                self._call(step, known, values, path, graph)
        return values

    def _block(self, step: Step, known: NodeFacts, values: Values, path: tuple[str, ...]) -> None:
        """All repetitions of a block, one after the other."""
        name = step.spec.key.removeprefix(BLOCK)
        given = {port: self._value(refs[0], values) for port, refs in step.inputs.items()}
        results: dict[str, Value | None] = {}
        for number, inside in enumerate(known.inside):
            assert inside.plan is not None
            if number:
                given[step.spec.inputs[0].name] = results[step.spec.outputs[0].name]
            way = (*path, f"{step.node}#{number}" if number else step.node)
            inner = self._body(inside.plan.steps, inside.nodes, given, way, name)
            results = {each.called: inner[each.inputs["input"][0]] for each in inside.plan.outputs}
        values.update({Ref(step.node, port): value for port, value in results.items()})

    def _call(
        self,
        step: Step,
        known: NodeFacts,
        values: Values,
        path: tuple[str, ...],
        graph: str,
    ) -> None:
        """One layer: what it gives, or a report if it refuses what it is given."""
        given = {
            port: tuple(self._value(ref, values) for ref in refs)
            for port, refs in step.inputs.items()
        }
        layouts = {
            port: tuple(each.layout if each else None for each in found)
            for port, found in given.items()
            if any(found)
        }
        laid = self._layouts.of(step, layouts, known.cost.multiply_adds, training=self._training)
        _in_order(step, known, values)
        every = [each for found in given.values() for each in found if each]
        by = next((each.by for each in every if each.by), "")
        leaf = every[0].leaf if every else None
        if step.settings.get(INPLACE) is True and leaf is not None:
            self._report(step, leaf.called, leaf.spec.key, path, graph)
            return
        if laid.refused:
            self._report(step, by, laid.refused, path, graph)
            return
        learns = any(each.learns for each in every) or _learns(step, known)
        if step.spec.key == REQUIRED and not learns:
            leaf = step
        for port, layout in laid.results.items():
            late = "" if layout.in_order else by or step.called
            kept = leaf if port in laid.shown or leaf is step else None
            values[Ref(step.node, port)] = Value(layout, late, kept, learns)

    def _report(self, step: Step, by: str, refused: str, path: tuple[str, ...], graph: str) -> None:
        nodes = self._ground.reader.graph(graph)
        node = nodes.node(step.node)
        owner = nodes.node(node.reuses) if node.reuses else node
        message, fixes = _explained(step, node, owner, by, refused)
        if path:
            within = tuple(fix.within(graph) for fix in fixes)
            problem = Problem(node.id, "error", message, within, path[1:], graph)
            self._inside.setdefault((*path, node.id), problem)
        elif node.id not in self._told:
            self._told.add(node.id)
            self._ground.findings.report(node, message, fixes)

    def _tell(self, path: tuple[str, ...], problem: Problem) -> None:
        """Of a node in a block: in the reading of this graph, and in those of the blocks."""
        ground, node = self._ground, _node_of(path[0])
        ground.findings.take_inside(path[0], problem)
        ground.facts[node] = _with(ground.facts[node], path, problem)


def _before(step: Step) -> set[str]:
    """Ids of the nodes whose values a step takes."""
    return {ref.node for refs in step.inputs.values() for ref in refs}


def _in_order(step: Step, known: NodeFacts, values: Values) -> None:
    """What a step gives, as if it lay in order."""
    for port, spec in known.outputs.items():
        layout = _ordered(spec)
        held = step if step.spec.construct == "parameter" else None
        value = Value(layout, "", held, _learns(step, known)) if layout else None
        values[Ref(step.node, port)] = value


def _ordered(spec: TensorSpec) -> Layout | None:
    if spec.dtype in (ABSENT.dtype, SCHEDULE.dtype):
        return None
    return Layout(spec.sizes(EXAMPLES), spec.dtype)


def _learns(step: Step, known: NodeFacts) -> bool:
    """Whether it has weights of its own, or shares another's."""
    return bool(known.cost.parameters or step.layer)


def _explained(
    step: Step, node: Node, owner: Node, by: str, refused: str
) -> tuple[Message, tuple[Fix, ...]]:
    if refused != NO_VIEW:
        return _overwriting(step, owner, by, refused)
    if step.spec.key != VIEW:
        message = Message(
            "{name} takes a view of numbers that have to lie in memory in order and without gaps; "
            "those that {source} gives do not. In its Python, write reshape in place of view.",
            name=node.name,
            source=by,
        )
        return message, ()
    message = Message(
        "{name} copies nothing, so its numbers have to lie in memory in order and without gaps; "
        "those that {source} gives do not. Reshape copies them where it must.",
        name=node.name,
        source=by,
    )
    return message, (mend.copied(owner),)


def _overwriting(step: Step, owner: Node, by: str, refused: str) -> tuple[Message, tuple[Fix, ...]]:
    fixes = (mend.set_param(owner, INPLACE, False),)
    kind = step.spec.title
    if refused == SHARED_PLACES:
        return Message(
            "{kind} would overwrite in place what {source} gives, several places of which are one "
            "in memory, so torch refuses.",
            kind=kind,
            source=by,
        ), fixes
    if refused == REQUIRED:
        return Message(
            "{kind} would overwrite in place what {source} hands on, of which gradients are asked, "
            "so torch refuses.",
            kind=kind,
            source=by,
        ), fixes
    return Message(
        "{kind} would overwrite in place what {source} has learned, which torch refuses.",
        kind=kind,
        source=by,
    ), fixes


def _node_of(entry: str) -> str:
    return entry.partition("#")[0]


def _with(facts: NodeFacts, path: tuple[str, ...], problem: Problem) -> NodeFacts:
    """The facts of a block, with a problem in what is inside."""
    number = int(path[0].partition("#")[2] or 0)
    inside = list(facts.inside)
    inside[number] = _added(inside[number], path[1:], problem)
    return replace(facts, inside=tuple(inside))


def _added(found: Analysis, path: tuple[str, ...], problem: Problem) -> Analysis:
    nodes = found.nodes
    if path:
        node = _node_of(path[0])
        nodes = {**nodes, node: _with(nodes[node], path, problem)}
    here = replace(problem, path=path)
    return replace(found, nodes=nodes, problems=(*found.problems, here), plan=None)
