"""One walk over a graph, upstream to downstream, that gathers facts, problems and steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from studio.compile import openings
from studio.compile.costs import total_of
from studio.compile.entries import NOTHING_ASSUMED, assumed
from studio.compile.examination import Examination
from studio.compile.facts import NO_FACTS, Analysis, NodeFacts
from studio.compile.flow import first_output
from studio.compile.ground import Entry, Findings, Ground, Reader
from studio.compile.kinds import REPEAT
from studio.compile.laid_out import Following
from studio.compile.lint.rules import Linter
from studio.compile.lint.site import View
from studio.compile.objective import about_ownership
from studio.compile.plan import Plan, Skipped, Step, class_name
from studio.compile.runs import Arrangement, arrange, as_found
from studio.compile.standing import Standing
from studio.compile.tensors import TensorSpec
from studio.graph.model import BLOCK, BYPASS, CODE, INPUT, MODEL, TRAINING, Graph, Node, Wire
from studio.layers.spec import UNCALLED
from studio.message import Message
from studio.value import Value

STATE: Final = 3
"""Where in the surroundings of a block the state of its graph stands."""
MOST_CALLS: Final = 100_000
"""Beyond this a model takes minutes to make and to write."""


@dataclass(frozen=True, slots=True)
class Visited:
    """What a node gave, and all that it depended on."""

    node: Node
    surroundings: tuple[object, ...]
    wires: list[Wire]
    specs: list[TensorSpec | None]
    facts: NodeFacts
    step: Step | None
    silent: bool
    """Whether there was nothing to report; reports may speak of other nodes, so are made anew."""


@dataclass(slots=True)
class Memory:
    """What the next walk over the same graph may use again."""

    visited: dict[str, Visited] = field(default_factory=dict)
    """What the nodes gave."""
    settled: set[str] = field(default_factory=set)
    """Ids of those that there is nothing to warn of, as long as nothing near them changes."""
    arranged: Arrangement | None = None


class Walk:
    """A walk over a graph. ``memory`` is what to give to the next one over the same graph.

    Args:
        reader: the analysis that this walk is part of.
        name: of the graph in its project.
        graph: what is walked.
        face: the values of the graph's variables.
        entry: what comes in at the inputs of a block; without, what stands on them.
        standing: what is known of how the graph is used.
        before: what the last walk left.
    """

    def __init__(
        self,
        reader: Reader,
        name: str,
        graph: Graph,
        *,
        face: Mapping[str, Value],
        entry: Entry | None,
        standing: Standing,
        before: Memory,
    ) -> None:
        self._course = course = reader.course(name)
        self._face = face
        self._before = before
        self._steps: list[Step] = []
        self._skipped: list[Skipped] = []
        self._changed: set[str] = set()
        self.memory = Memory(arranged=before.arranged or course.arranged)
        self.ground = Ground(
            reader,
            name,
            graph,
            {**reader.constants, **face},
            None if entry is None else dict(entry),
            assumed(course.order) if entry is None else NOTHING_ASSUMED,
            course.flow,
            course.names,
            course.live,
            Findings(name, course.live),
            standing,
        )

    def run(self, wrong: list[Message]) -> Analysis:
        """The whole walk. ``wrong`` is what is known to be amiss before it begins."""
        ground = self.ground
        for message in wrong:
            ground.findings.add("", "error", message)
        for node in self._course.order:
            if node.id in ground.flow.skipped:
                self._skip(node)
            else:
                self._visit(node)
        self._follow()
        self._lint()
        self._whole_graph()
        if ground.name == TRAINING:
            about_ownership(ground, self._steps)
        total = total_of([ground.facts[node_id].cost for node_id in ground.live])
        calls = sum(map(_calls, self._steps))
        if calls > MOST_CALLS:
            message = Message(
                "One run would make {calls} calls of layers, more than {limit}. Repeat blocks "
                "less often.",
                calls=calls,
                limit=MOST_CALLS,
            )
            ground.findings.add("", "error", message)
        plan = None if ground.findings.broken else self._plan(calls)
        findings = ground.findings
        return Analysis(
            ground.facts,
            tuple(findings.found),
            total,
            plan,
            ground.name,
            hushed=tuple(findings.hushed),
        )

    def _plan(self, calls: int) -> Plan:
        ground = self.ground
        is_block = ground.name != MODEL
        if ground.name == TRAINING:
            found = as_found(self._steps)
        else:
            found = arrange(self._steps, is_block=is_block, before=self.memory.arranged)
        self.memory.arranged = self._course.arranged = found
        return Plan(
            class_name(ground.name if is_block else ground.reader.title),
            found.steps,
            block=ground.name if is_block else "",
            about=ground.graph.about,
            variables=ground.graph.variables,
            arguments=dict(self._face),
            constants=dict(ground.reader.constants),
            skipped=found.moved(self._skipped),
            runs=found.runs,
            calls=calls,
        )

    def _visit(self, node: Node) -> None:
        ground = self.ground
        facts = ground.facts
        wires = ground.flow.incoming(node.id)
        specs = [facts[wire.source].outputs.get(wire.output) for wire in wires]
        surroundings = self._surroundings(node)
        old = self._before.visited.get(node.id)
        if (
            old is None
            or old.node is not node
            or not old.silent
            or old.wires != wires
            or old.specs != specs
        ):
            self._unlike(node.id, wires, old)
            old = self._look(node, surroundings, wires, specs)
        elif old.surroundings != surroundings:
            before, is_inside = old, self._is_inside(old, surroundings)
            old = self._look(node, surroundings, wires, specs, before if is_inside else None)
            if not is_inside or old.step is None or old.facts.outputs != before.facts.outputs:
                self._unlike(node.id, wires, before)
        self.memory.visited[node.id] = old
        facts[node.id] = old.facts
        if old.step is None:
            return
        owner = node.reuses or (node.id if node.id in self._course.owners else "")
        if owner and not ground.counted_before(node):
            ground.layers[owner] = old.step
        if node.id in ground.live:
            self._steps.append(old.step)

    def _look(
        self,
        node: Node,
        surroundings: tuple[object, ...],
        wires: list[Wire],
        specs: list[TensorSpec | None],
        entered: Visited | None = None,
    ) -> Visited:
        """Look at a node that is not as it was, or had something to tell.

        Args:
            node: the node.
            surroundings: what it depends on.
            wires: into it.
            specs: what comes in along these.
            entered: what it gave before, if it is a block that only changed inside.
        """
        found = self.ground.findings.found
        problems = len(found)
        examination = Examination(self.ground, node, wires, specs)
        if entered is None or entered.step is None:
            facts, step = examination.run()
        else:
            facts, step = examination.enter(entered.facts, entered.step)
        # What waits for a value says so or not, by what else the node before it gives.
        silent = step is not None and problems == len(found)
        silent = silent and not any(inner.problems for inner in facts.inside)
        return Visited(node, surroundings, wires, specs, facts, step, silent)

    def _is_inside(self, old: Visited, surroundings: tuple[object, ...]) -> bool:
        """Whether a node is a block about which nothing is unlike but what its graph holds."""
        step, before = old.step, old.surroundings
        return (
            step is not None
            and bool(step.bodies)
            and step.spec is self.ground.reader.find(old.node.kind)
            and before[:STATE] == surroundings[:STATE]
            and before[STATE + 1 :] == surroundings[STATE + 1 :]
        )

    def _unlike(self, node_id: str, wires: list[Wire], old: Visited | None) -> None:
        """Remember that a node is not as it was, and so not what it is wired to."""
        if self._before.visited:
            self._changed.add(node_id)
            self._changed.update(wire.source for wire in wires)
            if old is not None:
                before = (wire.source for wire in old.wires)
                self._changed.update(node_id for node_id in before if node_id in self.ground.graph)

    def _follow(self) -> None:
        """Report layers that mind how values lie in memory; blocks are entered from the outside."""
        ground = self.ground
        reader = ground.reader
        if reader.minding and not ground.is_entered:
            steps = (seen.step for seen in self.memory.visited.values() if seen.step is not None)
            Following(ground, reader.layouts, reader.minding).run(steps)

    def _lint(self) -> None:
        """Warn of what works but was hardly meant.

        A layer of which there was nothing to say is asked again only if something near it changed.
        """
        ground, visited = self.ground, self.memory.visited
        view = View(
            ground.graph,
            ground.name,
            ground.reader,
            ground.flow,
            ground.live,
            ground.facts,
            lambda node_id: visited[node_id].step if node_id in visited else None,
            self._course.owners,
            ground.standing,
        )
        self._linter = linter = Linter(view, ground.reader.lints)
        near = self._near(view)
        before, settled = self._before.settled, self.memory.settled
        for node_id, seen in visited.items():
            step = seen.step
            if step is None:
                continue
            if node_id in before and node_id not in near:
                settled.add(node_id)
                continue
            concern = linter.concern(step.spec)
            if not concern.lints:
                settled.add(node_id)
                continue
            given = {wire.input: spec for wire, spec in zip(seen.wires, seen.specs, strict=True)}
            found = linter.lint(concern, seen.node, step, seen.wires, given)
            for problem in found:
                ground.findings.advise(seen.node, problem)
            if not found and not any(each.far(step) for each in concern.far):
                settled.add(node_id)

    def _near(self, view: View) -> set[str]:
        """The nodes from which a lint may see what changed; found once for all entries."""
        changed = frozenset(self._changed | self._bereft())
        known = self._course.near.get(changed)
        if known is None:
            known = self._course.near[changed] = view.around(changed)
        return known

    def _bereft(self) -> set[str]:
        """What was wired to nodes that are gone."""
        before = self._before.visited
        gone = before.keys() - self.memory.visited.keys()
        sources = {wire.source for node_id in gone for wire in before[node_id].wires}
        return {node_id for node_id in sources if node_id in self.ground.graph}

    def _surroundings(self, node: Node) -> tuple[object, ...]:
        """All that a node depends on beside itself and what is wired to it."""
        known = self._course.surroundings.get(node.id)
        if known is None:
            known, lasts = self._seen_around(node)
            if lasts:
                self._course.surroundings[node.id] = known
        return known

    def _seen_around(self, node: Node) -> tuple[tuple[object, ...], bool]:
        """That, and whether it is the same however the graph is entered."""
        ground, kind = self.ground, node.kind
        name, live = ground.names[node.id], node.id in ground.live
        absent = ground.flow.absent.get(node.id) if ground.flow.absent else None
        known: object
        if kind.startswith(BLOCK):
            standing = ground.standing_of(node, ground.flow.incoming(node.id))
            known = (ground.reader.stamp(kind.removeprefix(BLOCK)), standing)
        else:
            known = ground.reader.find(kind)
        owner = node.reuses or (node.id if node.id in self._course.owners else "")
        if kind == INPUT and ground.assumed.sizes:
            return (name, live, absent, known, ground.assumed.stamp), False
        if not owner and not kind.startswith(CODE):
            # A block is told how the graph around it stands, which is not always the same.
            return (name, live, absent, known), kind != INPUT and not kind.startswith(BLOCK)
        holder = ground.graph.node(owner) if owner in ground.graph else None
        first = ground.layers.get(owner)
        runs = first is not None and first.node in ground.live
        shared = (holder, ground.names.get(owner), first, runs)
        spec = ground.reader.find(kind)
        allowed = spec is not None and bool(spec.code) and ground.reader.allows(spec.code)
        return (name, live, absent, known, shared, allowed), False

    def _skip(self, node: Node) -> None:
        """A bypassed node shows what it hands on; a muted one nothing."""
        ground = self.ground
        how = ground.flow.skipped[node.id]
        facts, before = NO_FACTS, ""
        spec = ground.reader.find(node.kind)
        if how == BYPASS and spec is not None:
            first = spec.inputs[0].name
            into = ground.flow.incoming(node.id)
            wire = next((wire for wire in into if wire.input.partition(".")[0] == first), None)
            given = ground.facts[wire.source].outputs.get(wire.output) if wire else None
            if given is not None:
                facts = NodeFacts({first_output(spec): given})
            before = wire.source if wire else ""
        ground.facts[node.id] = facts
        title = spec.title if spec else node.kind
        self._skipped.append(
            Skipped(node.id, ground.names[node.id], title, how, len(self._steps), before)
        )

    def _whole_graph(self) -> None:
        ground = self.ground
        course = self._course
        openings.fill(ground)
        openings.whole(ground, course.order, course.outputs)
        if len(ground.live) < len(course.order) and any(
            node_id not in ground.flow.skipped for node_id in course.outputs
        ):
            for node in course.order:
                self._check_loose(node)

    def _check_loose(self, node: Node) -> None:
        ground = self.ground
        loose = node.id not in ground.live and not ground.graph.outgoing(node.id)
        if loose and ground.facts[node.id].outputs and node.id not in ground.flow.skipped:
            ground.findings.advise(node, self._linter.loose(node))


def _calls(step: Step) -> int:
    """How many calls a step makes: one, or those of its block as often as it is repeated."""
    if step.spec.construct in UNCALLED:
        return 0
    repeat = step.settings.get(REPEAT, 1) if len(step.bodies) == 1 else 1
    inner = sum(body.calls for body in step.bodies)
    return inner * repeat if step.bodies and isinstance(repeat, int) else 1
