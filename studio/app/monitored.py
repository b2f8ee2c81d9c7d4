"""What an epoch can be judged by, as far as it is known before anything has run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from studio.compile.ownership import LOSS, loss_name, optimisers
from studio.compile.plan import Plan, Step
from studio.message import UserError
from studio.train import choices
from studio.train.stopping import AUTO
from studio.value import Value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from studio.compile.analysis import Analysis


def numbers(settings: Mapping[str, Value], training: Analysis | None) -> tuple[str, ...]:
    """What ``train.monitor`` can be.

    Args:
        settings: of the project.
        training: of the training graph that was drawn; ``None`` where the settings say it.
    """
    plan = training.plan if training is not None else None
    names = list(_drawn(plan)) if plan is not None else list(_meant(settings))
    chosen = settings.get("train.monitor", AUTO)
    usual = [AUTO, *(f"val_{name}" for name in names)]
    return tuple(dict.fromkeys([*usual, chosen] if isinstance(chosen, str) else usual))


def _meant(settings: Mapping[str, Value]) -> Iterator[str]:
    yield from (LOSS, "accuracy")
    try:
        metrics = choices.metrics(str(settings.get("train.metrics", "")))
    except UserError:
        return  # The form says what is wrong with them.
    yield from map(choices.metric_name, metrics)


def _drawn(plan: Plan) -> Iterator[str]:
    ends = optimisers(plan)
    yield from (loss_name(plan, end, ends) for end in ends if "loss" in end.inputs)
    yield "accuracy"
    yield from (step.called for step in plan.outputs if is_number(plan, step))
    yield from (step.called for step in plan.steps if step.spec.construct == "metric")


def is_number(plan: Plan, output: Step) -> bool:
    """Whether what an output gives has no axis."""
    refs = output.inputs.get("input", ())
    source = plan.step(refs[0].node) if refs else None
    shapes = source.shapes if source is not None else None
    return shapes is not None and shapes.get(refs[0].port) == "scalar"
