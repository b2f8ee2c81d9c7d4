"""What settings can say of a training graph that was drawn, and what they cannot. No torch."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from studio.compile.kinds import ProjectKinds
from studio.graph.model import BLOCK, FREEZE, INPUT, MODEL, Graph, Node, natural
from studio.layers.spec import LayerSpec
from studio.train import choices
from studio.train.config import OF_SETTINGS, PREFIX
from studio.value import Value

Values = Callable[[Node], Mapping[str, Value]]
BETWEEN = frozenset({"torch.Tensor.to", "torch.reshape"})
"""What settings put between a target and a loss, where it is needed."""
ALWAYS = ("optimizer", "schedule", "warm_up", "metrics", "accumulate", *choices.BARE, *OF_SETTINGS)
"""What a drawn graph says, or says not, of its own."""
OF_LOSS = ("loss", "class_weights")
WARM = 0.01
"""The part of the learning rate with which settings let a warm-up begin."""


@dataclass(slots=True)
class Settled:
    """What was found; settings that it does not name stay as they are."""

    settings: dict[str, Value] = field(default_factory=dict)
    stale: tuple[str, ...] = ()
    """The settings, and groups of settings, that count no more unless they are said anew."""
    lost: tuple[str, ...] = ()
    """Nodes, and parameters of nodes, that settings cannot say."""


def settled(graph: Graph, kinds: ProjectKinds, values: Values, auto: str = "") -> Settled:
    """Read a training graph.

    Args:
        graph: as it was drawn.
        kinds: of the project.
        values: gives the parameters of a node that are no defaults, none of them an expression.
        auto: the loss that settings choose by themselves; empty where that is not known.
    """
    return _Reading(graph, kinds, values).settled(auto)


class _Reading:
    def __init__(self, graph: Graph, kinds: ProjectKinds, values: Values) -> None:
        self._graph = graph
        self._values = values
        self._specs = {node.id: kinds.find(node.kind) for node in graph}
        self._said: set[str] = set()
        self._lost: list[str] = []
        self._found: dict[str, Value] = {}

    def settled(self, auto: str) -> Settled:
        end = self._end()
        if end is None:
            return Settled(lost=tuple(self._unsaid()))
        self._optimiser(end)
        self._schedule(end)
        loss = self._loss(end, auto)
        self._metrics()
        for node in self._graph:
            if node.kind == INPUT or (node.kind == BLOCK + MODEL and not node.reuses):
                self._said.add(node.id)
                self._lost += [f"{node.name} ({FREEZE})"] if FREEZE in node.flags else []
        stale = (*ALWAYS, *(OF_LOSS if loss else ()))
        return Settled(self._found, stale, (*self._lost, *self._unsaid()))

    def _unsaid(self) -> Iterator[str]:
        ids = sorted((node.id for node in self._graph), key=natural)
        yield from (self._graph.node(each).name for each in ids if each not in self._said)

    def _end(self) -> Node | None:
        """The optimiser that moves the model; the first, where that is not told."""
        ends = [node for node in self._graph if self._is(node, "optimiser")]
        ends.sort(key=lambda node: (_int(self._values(node).get("order", 0)), natural(node.id)))
        calls = {node.name for node in self._graph if node.kind == BLOCK + MODEL}
        for end in ends:
            names = {each.strip() for each in str(self._values(end).get("of", "")).split(",")}
            if names == {""} or names & calls:
                return end
        return ends[0] if ends else None

    def _optimiser(self, end: Node) -> None:
        spec = self._specs[end.id]
        assert spec is not None
        self._said.add(end.id)
        if spec.title != "Adam":
            self._put("optimizer", spec.title)
        known = {param.name for param in choices.of_optimiser(spec)}
        for name, value in self._values(end).items():
            if name in (*choices.BARE, "accumulate", *OF_SETTINGS):
                self._put(name, value)
            elif f"optimizer.{name}" in known:
                self._put(f"optimizer.{name}", value)
            elif name not in ("of", "order"):
                self._lost.append(f"{end.name}.{name}")

    def _schedule(self, end: Node) -> None:
        node = self._before(end, "schedule")
        if node is None:
            return
        warm = self._warm_up(node)
        first, second = self._before(node, "schedules.0"), self._before(node, "schedules.1")
        several = sum(wire.input.startswith("schedules.") for wire in self._graph.incoming(node.id))
        if first is not None and second is not None and several == 2:
            warm = self._warm_up(first)
            milestones = self._values(node).get("milestones")
            if warm is None or milestones != (warm,):
                return
            self._said |= {node.id, first.id}
            self._put("warm_up", warm)
            node = second
        elif warm is not None:
            self._said.add(node.id)
            self._put("warm_up", warm)
            return
        spec = self._specs[node.id]
        if spec is not None and choices.SCHEDULES.get(spec.title) == spec:
            self._said.add(node.id)
            self._put("schedule", spec.title)
            for name, value in self._values(node).items():
                self._put(f"schedule.{name}", value)

    def _warm_up(self, node: Node) -> Value:
        """For how many steps a schedule warms up as settings have it; ``None``: it is another."""
        spec, values = self._specs[node.id], self._values(node)
        if spec is None or spec.title != "LinearLR" or values.get("start_factor") != WARM:
            return None
        return values.get("total_iters") if set(values) == {"start_factor", "total_iters"} else None

    def _loss(self, end: Node, auto: str) -> bool:
        """Look for a loss that is held against what the model gives; whether there is one."""
        waiting, seen = [self._before(end, "loss")], set[str]()
        while waiting:
            node = waiting.pop(0)
            if node is None or node.id in seen:
                continue
            seen.add(node.id)
            spec = self._specs[node.id]
            if spec is not None and choices.LOSSES.get(spec.title) == spec:
                given = self._before(node, "input")
                if given is not None and given.kind == BLOCK + MODEL:
                    self._take_loss(node, spec, auto)
                    return True
            wires = sorted(self._graph.incoming(node.id), key=lambda wire: natural(wire.input))
            waiting += [self._graph.node(wire.source) for wire in wires]
        return False

    def _take_loss(self, node: Node, spec: LayerSpec, auto: str) -> None:
        self._said.add(node.id)
        between = self._before(node, "target")
        while between is not None and between.kind in BETWEEN:
            self._said.add(between.id)
            between = self._before(between, "input")
        known = {param.name for param in choices.of_loss(spec)}
        named = False
        for name, value in self._values(node).items():
            if spec.title == "CrossEntropyLoss" and name == "weight":
                self._put("class_weights", value)
            elif spec.title == "BCEWithLogitsLoss" and name == "pos_weight":
                self._put("class_weights", (1.0, value))
            elif f"loss.{name}" in known:
                self._put(f"loss.{name}", value)
                named = True
            else:
                self._lost.append(f"{node.name}.{name}")
        if named or spec.title != auto:
            self._put("loss", spec.title)

    def _metrics(self) -> None:
        names: dict[str, None] = {}
        for node in sorted(self._graph, key=lambda node: natural(node.id)):
            spec = self._specs[node.id]
            if spec is None or choices.METRICS.get(spec.title) != spec:
                continue
            given = self._before(node, "preds")
            if given is not None and given.kind == BLOCK + MODEL:
                names[spec.title] = None
                self._said.add(node.id)
        if names:
            self._put("metrics", ", ".join(names))

    def _before(self, node: Node, port: str) -> Node | None:
        """What a port is wired to."""
        wires = (wire for wire in self._graph.incoming(node.id) if wire.input == port)
        wire = next(wires, None)
        return self._graph.node(wire.source) if wire is not None else None

    def _is(self, node: Node, construct: str) -> bool:
        spec = self._specs[node.id]
        return spec is not None and spec.construct == construct

    def _put(self, name: str, value: Value) -> None:
        self._found[PREFIX + name] = value


def _int(value: Value) -> int:
    return value if isinstance(value, int) else 0
