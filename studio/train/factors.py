"""Factors of learning rates that are written as expressions, as the functions that torch takes."""

from __future__ import annotations

from collections.abc import Callable

from studio.compile.plan import Step
from studio.expression import ExpressionError, evaluate
from studio.layers.notation import COUNT
from studio.message import Message
from studio.train.problems import TrainingError

MOST = 100_000
"""Counts that are tried beforehand; of a longer run, every so-manieth."""


def factor(step: Step, name: str, span: range) -> Callable[[int], float]:
    """The function that a parameter of a schedule says, as an expression of ``epoch``.

    It is a plain function, which torch leaves out of what a schedule remembers: whoever goes on
    has it from the plan.

    Args:
        step: of the schedule.
        name: of the parameter.
        span: the counts at which it will be asked.

    Raises ``TrainingError`` where it has no number at one of them.
    """
    text = str(step.settings[name])

    def given(epoch: int) -> float:
        try:
            value = evaluate(text, {COUNT: epoch})
        except ExpressionError as error:
            raise _refusal(step, name, epoch, error.message) from error
        if not isinstance(value, int | float):
            reason = Message('"{text}" gives {found} there, not a number.', text=text, found=value)
            raise _refusal(step, name, epoch, reason)
        return value

    for epoch in span[:: max(1, len(span) // MOST)]:
        given(epoch)
    if span:
        given(span[-1])
    return given


def _refusal(step: Step, name: str, epoch: int, reason: Message) -> TrainingError:
    return TrainingError(
        "{param} of {name} ({kind}) gives no number where epoch is {epoch}: {reason}",
        step.node,
        param=name,
        name=step.called,
        kind=step.spec.title,
        epoch=epoch,
        reason=reason,
    )
