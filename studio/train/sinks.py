"""The optimisers of a training graph at work: from a loss to parameters that have moved."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor, nn, optim
from torch.amp.grad_scaler import GradScaler
from torch.nn.utils import clip_grad_norm_, clip_grad_value_
from torch.optim import lr_scheduler

from studio.compile.module import PlanModule, Runner
from studio.compile.ownership import optimisers, owned, reached, schedule_of
from studio.compile.plan import Ref, Step
from studio.train import optimisers as making
from studio.train.averages import Average, averaging, shorten
from studio.train.groups import parted
from studio.train.numerics import Numerics
from studio.train.problems import TrainingError
from studio.value import Value


@dataclass(slots=True)
class Sink:
    """One optimiser of a step of training."""

    step: Step
    run: Runner
    """Gives the loss, and after it what else is noted with it."""
    optimizer: optim.Optimizer
    parameters: list[nn.Parameter]
    schedule: lr_scheduler.LRScheduler | None
    counts: str
    """What the schedule counts: ``step`` or ``epoch``."""
    alone: bool
    """Whether its loss reaches no parameters but its own."""
    times: int
    every: int
    accumulate: int
    clip_norm: float | None
    clip_value: float | None
    max_norm: float | None
    average: Average | None
    scaler: GradScaler | None = None
    """For gradients that float16 could not hold."""
    served: int = 0
    """How many batches' gradients it has been given."""
    noted: tuple[Ref, ...] = ()
    """What ``run`` gives."""
    values: list[Tensor] = field(default_factory=list)
    """What ``run`` gave the last time."""
    begun: Mapping[str, Value] = field(init=False)
    """The settings with which it was made, whatever is changed while training goes on."""
    moving: list[nn.Parameter] = field(init=False)
    """The parameters that are not frozen."""
    _way: Callable[[Sink, Sequence[Tensor]], None] = field(init=False)
    _move: Callable[[], object] = field(init=False)

    def __post_init__(self) -> None:
        self.begun, self.moving = self.step.settings, self.parameters
        self._choose_way()

    def _choose_way(self) -> None:
        self._move = making.quick_step(self.optimizer)
        extras = (self.clip_norm, self.clip_value, self.max_norm, self.average, self.scaler)
        usual = self.alone and self.accumulate == 1 and all(extra is None for extra in extras)
        if isinstance(self.optimizer, optim.LBFGS):
            self._way = Sink._look_again
        elif usual and (self.schedule is None or self.counts == "epoch"):
            self._way = Sink._act_plainly
        else:
            self._way = Sink._act

    def clip(self, **limits: float | None) -> None:
        """Keep to other limits: ``clip_norm``, ``clip_value``, ``max_norm``."""
        for name, limit in limits.items():
            setattr(self, name, limit)
        self._choose_way()

    def act(self, batch: Sequence[Tensor]) -> None:
        """One update for a batch, or a part of one."""
        self._way(self, batch)

    @property
    def name(self) -> str:
        return self.step.called

    @property
    def rate(self) -> float:
        """The learning rate."""
        return float(self.optimizer.param_groups[0]["lr"])

    def _act_plainly(self, batch: Sequence[Tensor]) -> None:
        self.values = values = self.run(batch)
        # Here rather than after the step, so that probes find the step's gradients; by hand, since
        # zero_grad does the same in ten times the time.
        for parameter in self.parameters:
            parameter.grad = None
        values[0].backward()
        self._move()

    def _act(self, batch: Sequence[Tensor]) -> None:
        self.values = values = self.run(batch)
        if self.served % self.accumulate == 0:
            self.optimizer.zero_grad()
        self._back(values[0] / self.accumulate if self.accumulate > 1 else values[0])
        self.served += 1
        if self.served % self.accumulate == 0:
            if self.scaler is not None:
                self._step_scaled(self.scaler)
                return
            self._clip()
            self.optimizer.step()
            self._settle()

    def _step_scaled(self, scaler: GradScaler) -> None:
        """A step by gradients that were scaled up; none where the scale was too large for them."""
        scaler.unscale_(self.optimizer)
        self._clip()
        waits = self.average is not None or (self.schedule is not None and self.counts == "step")
        before = scaler.get_scale() if waits else 0.0
        scaler.step(self.optimizer)
        scaler.update()
        # Asking for the scale waits for the device.
        if not waits or scaler.get_scale() >= before:
            self._settle()

    def _look_again(self, batch: Sequence[Tensor]) -> None:
        """For optimisers that look at the loss several times in a step."""
        first: list[Tensor] = []

        def closure() -> Tensor:
            values = self.run(batch)
            self.optimizer.zero_grad()
            self._back(values[0])
            self._clip()
            first[:] = first or values
            loss: Tensor = values[0]
            return loss

        self.optimizer.step(closure)  # type: ignore[arg-type]
        self.values = first
        self._settle()

    def _back(self, loss: Tensor) -> None:
        if self.scaler is not None:
            loss = self.scaler.scale(loss)
        loss.backward(inputs=None if self.alone else self.moving)  # type: ignore[no-untyped-call]

    def _clip(self) -> None:
        if self.clip_norm is not None:
            clip_grad_norm_(self.parameters, self.clip_norm)
        if self.clip_value is not None:
            clip_grad_value_(self.parameters, self.clip_value)

    def _settle(self) -> None:
        """What follows an update."""
        if self.max_norm is not None:
            shorten(self.moving, self.max_norm)
        if self.average is not None:
            self.average.take(self.parameters)
        self._advance()

    def _advance(self) -> None:
        if self.schedule is not None and self.counts == "step":
            self.schedule.step()

    def end_epoch(self, loss: float | None) -> None:
        """Let a schedule go on that counts epochs; ``loss`` is what validation gave."""
        if self.schedule is None or self.counts != "epoch":
            return
        if not isinstance(self.schedule, lr_scheduler.ReduceLROnPlateau):
            self.schedule.step()
        elif loss is not None:
            self.schedule.step(loss)

    @property
    def kinds(self) -> list[str]:
        """What the optimiser and the schedule are."""
        return [type(one).__name__ for one in (self.optimizer, self.schedule) if one is not None]

    @property
    def _is_amid(self) -> bool:
        """Whether gradients have been added up that have not moved anything yet."""
        return self.served % self.accumulate != 0

    def state(self) -> dict[str, Any]:
        """All that going on exactly needs."""
        return {
            "kinds": self.kinds,
            "optimizer": self.optimizer.state_dict(),
            "schedule": None if self.schedule is None else self.schedule.state_dict(),
            "served": self.served,
            "scaler": None if self.scaler is None else self.scaler.state_dict(),
            "values": [value.detach() for value in self.values],
            "average": None if self.average is None else self.average.state(),
            "gradients": [one.grad for one in self.parameters] if self._is_amid else None,
        }

    def take_up(self, state: Mapping[str, Any], before: list[str], now: list[str]) -> None:
        """Go on from what ``state`` gave.

        Args:
            state: as it was saved.
            before: the names of the parameters in the order that they had then.
            now: the same names, in the order of ``parameters``.
        """
        self.optimizer.load_state_dict(_in_order(state["optimizer"], before, now))
        if self.schedule is not None and state["schedule"] is not None:
            self.schedule.load_state_dict(state["schedule"])
        self.served = state["served"]
        if self.scaler is not None and state.get("scaler"):
            self.scaler.load_state_dict(state["scaler"])
        if self._is_amid and (gradients := state.get("gradients")) is not None:
            added = dict(zip(before, gradients, strict=True))
            for name, one in zip(now, self.parameters, strict=True):
                one.grad = None if added[name] is None else added[name].to(one.device)
        device = self.parameters[0].device
        self.values = [value.to(device) for value in state["values"]]
        if self.average is not None and state.get("average") is not None:
            self.average.take_up(state["average"], [before.index(name) for name in now], device)


def sinks(
    module: PlanModule,
    noted: Mapping[str, Sequence[Ref]],
    batches: int,
    epochs: int,
    numerics: Numerics | None = None,
) -> tuple[Sink, ...]:
    """The optimisers of a step, in their order. What none of them moves is frozen.

    Args:
        module: of a training graph.
        noted: by node of an optimiser, what else is noted when its loss is.
        batches: in an epoch.
        epochs: in the run.
        numerics: how they compute; without, in float32.

    Raises ``TrainingError`` where torch refuses the settings of one.
    """
    plan = module.plan
    numerics = numerics or Numerics(torch.device("cpu"))
    steps = making.by_node(plan.steps)
    parts = {
        step.node: parted(module, step, _parameters(module, owned(plan.steps, step)))
        for step in optimisers(plan)
    }
    everything = {id(one) for part in parts.values() for one in part.moved}
    for parameter in module.parameters():
        parameter.requires_grad_(id(parameter) in everything)
    fused = making.may_fuse(module)
    found: list[Sink] = []
    for step in optimisers(plan):
        parameters = parts[step.node].moved
        refuse(step, parameters, numerics.precision)
        (loss,) = step.inputs["loss"]
        reach = {id(one) for one in _parameters(module, reached(plan.steps, loss))} & everything
        optimizer = making.optimiser(step, parts[step.node].groups, fused=fused)
        wanted = (loss, *noted.get(step.node, ()))
        timing = {name: step.settings[name] for name in ("times", "every", "accumulate")}
        times, every, accumulate = (int(value) for value in timing.values())  # type: ignore[arg-type]
        schedule, counts = None, "step"
        if (wired := schedule_of(plan.steps, step)) is not None:
            counts = making.counts(wired, steps)
            updates = batches * times // (every * accumulate) * epochs
            length = epochs if counts == "epoch" else updates
            schedule = making.schedule(wired, steps, optimizer, length)
        found.append(
            Sink(
                step,
                numerics.runner(module.runner(wanted)),
                optimizer,
                parameters,
                schedule,
                counts,
                reach == {id(one) for one in parameters},
                times,
                every,
                accumulate,
                _number(step, "clip_norm"),
                _number(step, "clip_value"),
                _number(step, "max_norm"),
                averaging(step),
                numerics.scaler(),
                noted=wanted,
            )
        )
    return tuple(found)


def refuse(step: Step, parameters: Sequence[nn.Parameter], precision: str) -> None:
    """Raise ``TrainingError`` where an optimiser cannot move these, in this precision."""
    if not parameters:
        raise TrainingError(
            "{name} has nothing to train: all that it could move is frozen.",
            step.node,
            name=step.called,
        )
    if precision == "float16" and step.spec.title == "LBFGS":
        raise TrainingError(
            "{name} (LBFGS) cannot train in float16: it looks at a loss several times in a "
            "step, whose gradients cannot be scaled. Choose float32 or bfloat16 for "
            "train.precision, or another optimiser.",
            step.node,
            name=step.called,
        )


def _parameters(module: PlanModule, calls: Sequence[Step]) -> list[nn.Parameter]:
    """Those of the layers that are called, each once."""
    once: dict[int, nn.Parameter] = {}
    for step in calls:
        for parameter in module.parameters_of(step):
            once.setdefault(id(parameter), parameter)
    return list(once.values())


def _number(step: Step, name: str) -> float | None:
    value = step.settings[name]
    return float(value) if isinstance(value, int | float) else None


def _in_order(state: dict[str, Any], before: list[str], now: list[str]) -> dict[str, Any]:
    """An optimiser's state, which counts parameters, where the same ones stand in another order."""
    place = {name: n for n, name in enumerate(before)}
    moved = {n: place[name] for n, name in enumerate(now)}
    return {
        **state,
        "state": {n: state["state"][old] for n, old in moved.items() if old in state["state"]},
    }
