"""The metrics of a training graph at work: fed batch by batch, worked out once an epoch."""

from __future__ import annotations

import math
import warnings
from collections.abc import Iterator, Sequence
from typing import Protocol

import torch
from torch import Tensor, nn

from studio.compile.calls import construct
from studio.compile.plan import Plan, Ref, Step
from studio.train.problems import TrainingError


class Meter(Protocol):
    """What is asked of a metric of torchmetrics."""

    def update(self, preds: Tensor, target: Tensor) -> None: ...
    def compute(self) -> Tensor: ...
    def reset(self) -> None: ...


class Meters:
    """All metrics of a plan, on the device on which it runs.

    Raises ``TrainingError`` where torchmetrics refuses the settings of one.
    """

    def __init__(self, plan: Plan, device: torch.device) -> None:
        self._steps = tuple(step for step in plan.steps if step.spec.construct == "metric")
        self._meters = [_made(step, device) for step in self._steps]
        self.refs: tuple[Ref, ...] = tuple(ref for step in self._steps for ref in pair(step))
        """What they are given, two values each."""

    def reset(self) -> None:
        """Forget all that they were given."""
        for meter in self._meters:
            meter.reset()

    def update(self, values: Sequence[Tensor]) -> None:
        """Take the values of ``refs`` for a batch. Raises ``TrainingError``."""
        for n, (step, meter) in enumerate(zip(self._steps, self._meters, strict=True)):
            preds, target = values[2 * n : 2 * n + 2]
            try:
                meter.update(preds.detach(), target)
            except (ValueError, RuntimeError, TypeError, IndexError) as error:
                raise TrainingError(
                    "{name} ({kind}) cannot take what it is given, preds {preds} and target "
                    "{target}: {reason}",
                    step.node,
                    name=step.called,
                    kind=step.spec.title,
                    preds=" × ".join(map(str, preds.shape)),
                    target=" × ".join(map(str, target.shape)),
                    reason=str(error).partition("\n")[0],
                ) from error

    @property
    def names(self) -> tuple[str, ...]:
        """Of what ``numbers`` gives."""
        return tuple(step.called for step in self._steps)

    @property
    def rising(self) -> frozenset[str]:
        """Those of which more is better, as they say themselves."""
        pairs = zip(self._steps, self._meters, strict=True)
        return frozenset(
            step.called for step, meter in pairs if getattr(meter, "higher_is_better", None) is True
        )

    def numbers(self) -> Iterator[tuple[str, float]]:
        """What each comes to, by the name of its node; those that cannot be said are left out."""
        for step, meter in zip(self._steps, self._meters, strict=True):
            with warnings.catch_warnings():
                # Of classes without examples, for which there is no number.
                warnings.simplefilter("ignore")
                value = float(meter.compute())
            if math.isfinite(value):
                yield step.called, value


def pair(step: Step) -> tuple[Ref, Ref]:
    """What a metric is given: what a model says, and what would have been right."""
    (preds,), (target,) = step.inputs["preds"], step.inputs["target"]
    return preds, target


def _made(step: Step, device: torch.device) -> Meter:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Of memory that is kept for a whole epoch.
            made: nn.Module = construct(step)
    except (ValueError, RuntimeError, TypeError) as error:
        raise TrainingError(
            "{name} ({kind}) cannot be made: {reason}",
            step.node,
            name=step.called,
            kind=step.spec.title,
            reason=str(error).partition("\n")[0],
        ) from error
    except ModuleNotFoundError as error:
        raise TrainingError(
            "{name} ({kind}) needs a package that is not installed: {reason}",
            step.node,
            name=step.called,
            kind=step.spec.title,
            reason=error,
        ) from error
    return made.to(device)  # type: ignore[return-value]
