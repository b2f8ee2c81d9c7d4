"""Where whole numbers, such as characters, become real ones that can be moved a little."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from torch import Tensor

from studio.compile.module import PlanModule
from studio.compile.plan import Plan, Ref
from studio.observe.saliency.ways import ways

Values = Mapping[tuple[str, str], Tensor]


def entrance(
    module: PlanModule, inputs: tuple[Tensor, ...], place: int
) -> tuple[tuple[str, str], Tensor, Any] | None:
    """The first output of real numbers that is made of an input of whole ones, and the answer.

    It is named by the way to its node and by its port.
    """
    every = [way for way, _ in ways(module.plan)]
    with module.tapped(every) as taken:
        outputs = module(*inputs)
    source = module.plan.inputs[place].node
    found = _first(module.plan, "", {Ref(source, "output")}, taken)
    return None if found is None else (found, taken[found].detach(), outputs)


def _first(plan: Plan, prefix: str, made_of: set[Ref], taken: Values) -> tuple[str, str] | None:
    for step in plan.steps:
        refs = [ref for refs in step.inputs.values() for ref in refs]
        if not made_of.intersection(refs):
            continue
        if step.bodies:
            body = step.bodies[0]
            inner = {
                Ref(each.node, "output")
                for each in body.inputs
                if made_of.intersection(step.inputs.get(each.called, ()))
            }
            found = _first(body, f"{prefix}{step.node}/", inner, taken)
            if found is not None:
                return found
        for port in step.outputs:
            value = taken.get((prefix + step.node, port.name))
            if value is not None and value.is_floating_point() and value.dim() > 1:
                return prefix + step.node, port.name
            made_of.add(Ref(step.node, port.name))
    return None
