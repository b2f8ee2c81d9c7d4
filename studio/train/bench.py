"""What is laid out before a training begins. No torch."""

from __future__ import annotations

from dataclasses import dataclass

from studio.compile.facts import Analysis
from studio.compile.plan import Plan, Step
from studio.compile.tensors import TensorSpec
from studio.data.digest import Digest
from studio.data.spec import SourceSpec
from studio.graph.model import Graph, Project
from studio.train.config import TrainConfig


@dataclass(frozen=True, slots=True)
class Bench:
    """A model, its data, and how it shall be trained."""

    project: Project
    analysis: Analysis
    plan: Plan
    digest: Digest
    config: TrainConfig
    source: SourceSpec | None = None
    """The kind of source that the data come from."""
    step: Plan | None = None
    """Of the training graph, where the project has one that can be read."""

    @property
    def graph(self) -> Graph:
        return self.project.model

    @property
    def returned(self) -> TensorSpec | None:
        """What the model's first output gives."""
        if not self.plan.outputs:
            return None
        (ref,) = self.plan.outputs[0].inputs["input"]
        return self.analysis.nodes[ref.node].outputs.get(ref.port)

    def before(self, step: Step) -> Step | None:
        """The step whose value a step takes, if it takes only one."""
        refs = [ref for values in step.inputs.values() for ref in values]
        return self.plan.step(refs[0].node) if len(refs) == 1 else None
