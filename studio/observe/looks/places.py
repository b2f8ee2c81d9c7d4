"""Where the nodes of a module are, and whose parameters are whose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from torch import nn

from studio.compile.kinds import REPEAT
from studio.compile.module import PlanModule
from studio.compile.plan import Step


@dataclass(frozen=True, slots=True)
class Place:
    """A node of a module, or of a block in it."""

    way: str
    """The ids on the way to it."""
    step: Step
    owner: PlanModule

    def parameters(self) -> Iterator[tuple[str, nn.Parameter]]:
        """Those of its layer, or itself, by their names in it."""
        layer = self.owner.layer(self.step.node)
        if layer is not None:
            yield from layer.named_parameters()
        else:
            yield from ((self.step.keeper, one) for one in self.owner.parameters_of(self.step))


def places(module: PlanModule, before: str = "") -> Iterator[Place]:
    """All nodes, every call of a shared layer and every repetition of a block among them."""
    for step in module.plan.steps:
        yield Place(before + step.node, step, module)
        if not step.bodies:
            continue
        layer, repeat = module.layer(step.node), step.settings[REPEAT]
        assert isinstance(repeat, int)
        inside = list(layer) if isinstance(layer, nn.ModuleList) else [layer] * repeat
        for number, inner in enumerate(inside):
            assert isinstance(inner, PlanModule)
            entered = f"{step.node}#{number}" if number else step.node
            yield from places(inner, f"{before}{entered}/")
