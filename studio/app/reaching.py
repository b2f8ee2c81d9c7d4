"""Where a node of the document is in a run, and what the run has in its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from studio.compile.plan import Plan, Step
from studio.graph.model import BLOCK, MODEL, TRAINING
from studio.observe.frames import Mark
from studio.train.job import Job
from studio.value import Value

if TYPE_CHECKING:
    from studio.compile.analysis import Analysis

LIVE = frozenset({"float", "floats", "bool"})
"""Types of parameters that hardly ever decide what weights there are."""


class Reach:
    """The nodes of one run, as orders name them, and the values that they were given since."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._given: dict[tuple[str, str], Value] = {}

    def ways(self, graph: str, node: str) -> tuple[str, ...]:
        """All places of a node of a graph: one for each instance of its block."""
        job = self._job
        if job.training is None:
            return tuple(_ways(job.plan, MODEL, graph, node))
        return tuple(f"/{way}" for way in _ways(job.training, TRAINING, graph, node))

    def note(self, mark: Mark) -> None:
        """Something was changed."""
        self._given[mark.node, mark.name] = mark.new

    def step_now(self, model: Analysis | None, training: Analysis | None, way: str) -> Step | None:
        """What the document has at a place, as it is now."""
        analysis = training if way.startswith("/") else model
        plan = analysis.plan if analysis is not None else None
        return None if plan is None else plan.step(way.removeprefix("/"))

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
            running = (self._job.training or self._job.plan).step(way.removeprefix("/"))
            now = self.step_now(model, training, way)
            if running is None or now is None or now.spec.key != running.spec.key:
                continue
            param = now.spec.param(name)
            if param is None or param.type not in LIVE or name not in now.settings:
                continue
            return now.settings[name] != self._given.get((way, name), running.settings.get(name))
        return False


def _ways(plan: Plan, name: str, graph: str, node: str) -> Iterator[str]:
    for step in plan.steps:
        if name == graph and step.node == node:
            yield node
        if step.bodies:
            inner = step.spec.key.removeprefix(BLOCK)
            yield from (f"{step.node}/{way}" for way in _ways(step.bodies[0], inner, graph, node))
