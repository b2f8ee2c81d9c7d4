"""Which loss of a training graph holds what the model gives against the data, one by one."""

from __future__ import annotations

from dataclasses import dataclass

from studio.compile.module import PlanModule
from studio.compile.plan import Plan, Ref, Step
from studio.observe.looks.subject import Judge
from studio.observe.metrics import Reading
from studio.train.readout import READINGS

OF_NUMBERS = ("MSELoss", "L1Loss", "SmoothL1Loss", "HuberLoss")
_ALL: dict[str, Reading] = {
    **READINGS,
    **{f"torch.nn.{name}": "numbers" for name in OF_NUMBERS},
}
_CAST = "torch.Tensor.to"


@dataclass(frozen=True, slots=True)
class Judging:
    """A loss, and the input of the training graph that has what is right."""

    judge: Judge
    right: Ref


def judging(module: PlanModule, call: Step) -> Judging | None:
    """The first loss that is given what the model gives, at most in another shape.

    Args:
        module: of a training graph.
        call: of the model that is looked at.
    """
    plan = module.plan
    names = [each.called for each in call.bodies[0].outputs]
    for step in plan.steps:
        reading = _ALL.get(step.spec.key)
        if reading is None:
            continue
        given, right = (_origin(plan, step.inputs[port][0]) for port in ("input", "target"))
        source = plan.step(right.node)
        if given.node != call.node or source is None or source.spec.construct != "input":
            continue
        judge = Judge(reading, names.index(given.port), step.spec.title, module.layer(step.node))
        return Judging(judge, right)
    return None


def _origin(plan: Plan, ref: Ref) -> Ref:
    """Where a value is from that was only given another shape or type."""
    while (step := plan.step(ref.node)) is not None:
        refs = [each for refs in step.inputs.values() for each in refs]
        if len(refs) != 1 or not (step.spec.family == "shape" or step.spec.key == _CAST):
            break
        ref = refs[0]
    return ref
