"""The plans of bundled examples, and what to run them on."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from drawing import STANDARD
from torch import Tensor

from studio.app import examples
from studio.compile.analysis import Analyser
from studio.compile.plan import Plan
from studio.compile.tensors import TensorSpec
from studio.graph import fileio
from studio.labels import BATCH

FEW = 12
SMALLEST = {"unet": (1, 188, 188)}
"""Images for examples whose own take long, though other sizes go through as well."""


@dataclass(frozen=True)
class ExamplePlan:
    name: str
    plan: Plan
    given: tuple[TensorSpec, ...]

    def values(self, samples: int) -> list[Tensor]:
        """A batch for each input, short along axes that are free."""
        small = SMALLEST.get(self.name)
        sizes = [(samples, *small) if small else _sizes(spec, samples) for spec in self.given]
        return [_some(size, spec.dtype) for size, spec in zip(sizes, self.given, strict=True)]


def plan_of_example(name: str) -> ExamplePlan:
    text = examples.find(name).path.read_text(encoding="utf-8")
    analysis = Analyser(STANDARD, allows=lambda _text: True).analyse(fileio.loads(text))
    plan = analysis.plan
    assert plan is not None, [str(problem.message) for problem in analysis.problems]
    given = tuple(analysis.nodes[step.node].outputs["output"] for step in plan.inputs)
    return ExamplePlan(name, plan, given)


def _sizes(spec: TensorSpec, samples: int) -> tuple[int, ...]:
    return spec.at({**dict.fromkeys(dict(spec.labels), FEW), BATCH: samples})


def _some(sizes: tuple[int, ...], dtype: str) -> Tensor:
    kind = getattr(torch, dtype)
    if kind.is_floating_point:
        return torch.rand(sizes, dtype=kind)
    # False in a mask keeps what it stands for; few tokens are in every vocabulary.
    return (
        torch.zeros(sizes, dtype=kind) if kind == torch.bool else torch.randint(2, sizes).to(kind)
    )
