"""Where a node of the document is in a run, and what the run has in its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from studio.graph.model import BLOCK, MODEL, TRAINING, Node
from studio.layers.spec import REQUIRED
from studio.message import Message
from studio.value import Value

if TYPE_CHECKING:
    from studio.compile.analysis import Analysis
    from studio.compile.plan import Plan, Step
    from studio.observe.frames import Mark
    from studio.train.job import Job

LIVE = frozenset({"float", "floats", "bool"})
"""Types of parameters that hardly ever decide what weights there are."""
FREE = frozenset({"stride", "padding", "dilation", "padding_mode", "ceil_mode"})
"""Other parameters of layers with weights that decide no weights."""
FIXED = frozenset({"optimiser", "schedule", "metric"})
"""Constructs of which only ``LIVE`` parameters, or none at all, can be changed."""
LIMITS = ("clip_norm", "clip_value", "max_norm")
"""Settings of training that the run heeds by these names, beside those of its optimiser."""


class Reach:
    """The nodes of one run, as orders name them, and the values that they were given since."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self.given: dict[tuple[str, str], Value] = {}
        """What was changed since it began, by place and name: the values of now."""
        self.asked: dict[tuple[str, str], Value] = {}
        """What shall be changed, and has not been heard of yet."""

    def ways(self, graph: str, node: str) -> tuple[str, ...]:
        """All places of a node of a graph: one for each instance of its block."""
        job = self._job
        if job.training is None:
            return tuple(_ways(job.plan, MODEL, graph, node))
        return tuple(f"/{way}" for way in _ways(job.training, TRAINING, graph, node))

    def note(self, mark: Mark) -> None:
        """Something was changed."""
        self.given[mark.node, mark.name] = mark.new
        self.asked.pop((mark.node, mark.name), None)

    def step_now(self, model: Analysis | None, training: Analysis | None, way: str) -> Step | None:
        """What the document has at a place, as it is now."""
        analysis = training if way.startswith("/") else model
        plan = analysis.plan if analysis is not None else None
        return None if plan is None else plan.step(way.removeprefix("/"))

    def unseen(self, way: str, node: Node) -> Message | None:
        """Why a node of the document cannot be watched in this run, or ``None``.

        Args:
            way: as frames name it.
            node: what the document has there.
        """
        if way.startswith("/") and self._job.training is None:
            return Message(
                "The run under way trains by the settings, so only its model can be watched. Start "
                "a new run to watch this graph."
            )
        step = self._step(way)
        if step is None:
            return Message(
                "{name} takes no part in the run under way: it was added since, is bypassed or "
                "muted, or its graph is not called. Start a new run to watch it.",
                name=node.name,
            )
        if step.spec.key != node.kind:
            return Message(
                "The run under way has another layer where {name} is now: {kind}. Start a new run "
                "to watch it.",
                name=node.name,
                kind=step.spec.title,
            )
        if step.spec.construct == "metric":
            return Message(
                "{name} is worked out over all validation examples at the end of each epoch: see "
                "the Curves panel.",
                name=node.name,
            )
        if step.spec.construct == "schedule":
            return Message(
                "{name} gives no value, but a learning rate: see the Curves panel.", name=node.name
            )
        return None

    def _step(self, way: str) -> Step | None:
        """What the run has at a place, as frames name it."""
        job = self._job
        if way.startswith("/"):
            return job.training.step(way[1:]) if job.training is not None else None
        if job.training is None:
            return job.plan.step(way)
        call = next((s for s in job.training.steps if s.spec.key == BLOCK + MODEL), None)
        return call.bodies[0].step(way) if call is not None else None

    def pending(
        self,
        model: Analysis | None,
        training: Analysis | None,
        graph: str,
        node: str,
        name: str,
    ) -> bool:
        """Whether the document has another value of a parameter that can be changed live."""
        for way in self.ways(graph, node)[:1]:
            running = self._step(way)
            now = self.step_now(model, training, way)
            if running is None or now is None or now.spec.key != running.spec.key:
                continue
            if name not in now.settings or not self._changeable(model, training, way, name):
                continue
            return now.settings[name] != self.given.get((way, name), running.settings.get(name))
        return False

    def _changeable(
        self, model: Analysis | None, training: Analysis | None, way: str, name: str
    ) -> bool:
        """Whether a layer can be given another value as it is, with the weights that it has."""
        running, now = self._step(way), self.step_now(model, training, way)
        if running is None or now is None:
            return False
        param, construct = now.spec.param(name), now.spec.construct
        if param is None or construct in ("schedule", "metric"):
            return False
        if param.type in LIVE:
            return True
        if construct in FIXED or now.bodies or now.shapes != running.shapes:
            return False
        analysis = training if way.startswith("/") else model
        facts = analysis.nodes.get(now.node) if analysis is not None else None
        return name in FREE or (facts is not None and not facts.cost.parameters)

    def setting(self, settings: Mapping[str, Value], name: str) -> Value:
        """What a setting of training is in the document: its default where it is not set."""
        from studio.train import config

        param = next((each for each in config.params(settings) if each.name == name), None)
        default = None if param is None or param.default is REQUIRED else param.default
        return settings.get(config.PREFIX + name, default)

    def setting_pending(self, settings: Mapping[str, Value], name: str) -> bool:
        """Whether the document has another value of a setting that this run can be given."""
        from studio.train import choices, config

        group, dot, _ = name.partition(".")
        heeded = bool(dot) or name in (*choices.BARE, *LIMITS)
        if self._job.training is not None or not heeded:
            return False
        begun = self._job.project.settings
        chooses = {"loss": "loss", "optimizer": "optimizer"}.get(group if dot else "optimizer")
        if chooses is None or self.setting(begun, chooses) != self.setting(settings, chooses):
            return False
        param = next((each for each in config.params(settings) if each.name == name), None)
        if param is None or (group == "optimizer" and dot and param.type not in LIVE):
            return False
        now = self.setting(settings, name)
        return now != self.given.get(("", name), self.setting(begun, name))


def _ways(plan: Plan, name: str, graph: str, node: str) -> Iterator[str]:
    for step in plan.steps:
        if name == graph and step.node == node:
            yield node
        if step.bodies:
            inner = step.spec.key.removeprefix(BLOCK)
            yield from (f"{step.node}/{way}" for way in _ways(step.bodies[0], inner, graph, node))
