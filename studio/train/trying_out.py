"""Short trials on a copy of the model: a range of learning rates, and a single batch.

They take steps of the ordinary training, which is built anew for them; nothing of it is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import ExitStack
from math import isfinite

from torch import nn

from studio.train import device as devices
from studio.train.assembly import assemble
from studio.train.config import TrainConfig
from studio.train.job import Job
from studio.train.loop import Event, Training
from studio.train.numerics import tensor_cores
from studio.train.trial import (
    BATCH_STEPS,
    HIGH,
    LOW,
    RANGE_STEPS,
    BatchCurve,
    RangeCurve,
    Tell,
    growing,
    is_over,
    smoothed,
)


def never() -> bool:
    return False


def range_test(
    job: Job,
    *,
    steps: int = RANGE_STEPS,
    tell: Tell | None = None,
    cancelled: Callable[[], bool] = never,
) -> RangeCurve:
    """Take steps with ever larger learning rates, until the loss has grown far too large.

    Args:
        job: what is trained; its folder is not touched. Several optimisers grow together.
        steps: at most.
        tell: is told of each step.
        cancelled: whether to stop; asked between steps.

    Raises a ``UserError`` where the training cannot be built.
    """
    with ExitStack() as scope:
        training = _built(job, scope)
        _unscheduled(training)
        groups = [group for sink in training.sinks for group in sink.optimizer.param_groups]
        usual = training.sinks[0].rate
        shares = [group["lr"] / usual if usual else 1.0 for group in groups]
        losses: list[float] = []
        taken = _steps(training)
        rates = growing(LOW, HIGH, steps)
        for number, rate in enumerate(rates):
            if cancelled():
                break
            for group, share in zip(groups, shares, strict=True):
                group["lr"] = rate * share
            next(taken)
            losses.append(_loss(training))
            if tell is not None:
                tell(number + 1, steps)
            if is_over(losses):
                break
        taken.close()
    while losses and not isfinite(losses[-1]):
        losses.pop()
    complete = not cancelled()
    return RangeCurve(rates[: len(losses)], smoothed(losses), usual, complete)


def batch_test(
    job: Job,
    *,
    steps: int = BATCH_STEPS,
    tell: Tell | None = None,
    cancelled: Callable[[], bool] = never,
) -> BatchCurve:
    """Take steps on one batch, without what keeps a model from learning by heart.

    Arguments as for ``range_test``; dropout and weight decay are off.
    """
    with ExitStack() as scope:
        training = _built(job, scope)
        _unscheduled(training)
        for part in training.module.modules():
            if isinstance(part, nn.modules.dropout._DropoutNd):
                part.p = 0.0
        for sink in training.sinks:
            for group in sink.optimizer.param_groups:
                if "weight_decay" in group:
                    group["weight_decay"] = 0.0
        training.train = training.train.single()
        losses: list[float] = []
        taken = _steps(training)
        for number in range(steps):
            if cancelled():
                break
            next(taken)
            losses.append(_loss(training))
            if tell is not None:
                tell(number + 1, steps)
            if not isfinite(losses[-1]):
                break
        taken.close()
    return BatchCurve(tuple(losses), training.train.examples, complete=not cancelled())


def _built(job: Job, scope: ExitStack) -> Training:
    config = TrainConfig.from_settings(job.project.settings)
    device = devices.choose(config.device)
    scope.enter_context(devices.settled(device, config.thread_count()))
    scope.enter_context(tensor_cores(device, config.precision))
    return assemble(job.alone(), config, device).training


def _unscheduled(training: Training) -> None:
    """Let nobody but us move the learning rates."""
    for sink in training.sinks:
        sink.schedule = None
        sink.clip()  # It chooses anew how it steps, as nothing is scheduled now.


def _steps(training: Training) -> Generator[None, None, None]:
    """Steps without end: epochs follow each other, each in its own order, and none is validated."""
    while True:
        events = training.events(lambda *_: None)
        for event in events:
            if event is not Event.STEP:
                break
            yield
        events.close()
        training.position = 0
        training.order = training.generator.get_state()


def _loss(training: Training) -> float:
    return float(training.sinks[0].values[0].detach())
