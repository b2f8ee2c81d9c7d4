"""Finds the fastest settings of a training, by taking some of its steps under each.

One thing is tried after the other, each with the best so far of those before: threads, memory
layout, precision, compilation. The batch is left alone, since it changes what is learnt. Nothing
is kept of the steps: each trial builds model and optimiser anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from time import perf_counter

import torch

from studio.compile.plan import Plan
from studio.train import device as devices
from studio.train.assembly import assemble
from studio.train.config import PREFIX, TrainConfig, cores
from studio.train.job import Job
from studio.train.loop import Event, Training
from studio.train.numerics import compiler, tensor_cores
from studio.train.problems import explain
from studio.train.timings import Findings, Timing
from studio.value import Value

TRIED = ("threads", "precision", "channels_last", "compile")
"""The settings that are tried, without their prefix."""
SECONDS = 1.0
BURSTS = 3
"""Parts in which a trial is measured; the fastest counts, as what else the machine does only ever
slows it down."""
WARM_UP = 3
"""Steps that are not counted: the first ones make room, or compile."""
ENDLESS = 1_000_000
"""Epochs of a trial, which is never over before its time."""

Tell = Callable[[Timing, int, int], None]
"""Given what has just been measured, how many trials are done, and how many there are."""


def tune(
    job: Job,
    *,
    seconds: float = SECONDS,
    compiled: bool | None = None,
    tell: Tell | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Findings:
    """Measure some settings on the job's own model and data.

    Args:
        job: what is to be trained; its folder is not touched.
        seconds: for each trial.
        compiled: whether to try ``torch.compile``, which takes a minute or so, in which nothing
            can be cancelled; without, only on a graphics card.
        tell: is told of each trial.
        cancelled: whether to stop; asked between steps.

    Raises a ``UserError`` where not even the settings as they are can be used.
    """
    config = TrainConfig.from_settings(job.project.settings)
    config = replace(config, threads=config.thread_count(), epochs=ENDLESS)
    device = devices.choose(config.device)
    if compiled is None:
        compiled = device.type == "cuda"
    rows = _rows(config, job.plan, device, compiled=compiled)
    total = 1 + sum(len(row) for row in rows)
    best, rate = config, 0.0
    timings: list[Timing] = []

    def attempt(tried: TrainConfig) -> float:
        timing = _timing(job, tried, device, seconds, cancelled)
        if not cancelled():
            timings.append(timing)
            if tell is not None:
                tell(timing, len(timings), total)
        return timing.rate

    rate = attempt(config)
    for row in rows:
        base = best
        for change in row:
            if cancelled():
                return Findings(tuple(timings), complete=False)
            tried = replace(base, **change)  # type: ignore[arg-type]
            if (found := attempt(tried)) > rate:
                best, rate = tried, found
    return Findings(tuple(timings), complete=not cancelled())


def _rows(
    config: TrainConfig, plan: Plan, device: torch.device, *, compiled: bool
) -> list[list[Mapping[str, Value]]]:
    """What is tried instead of the settings as they are, one thing after the other."""
    threads: list[int] = []
    if device.type == "cpu":
        powers = [2**n for n in range(cores().bit_length()) if 2**n < cores()]
        threads = [n for n in (*powers, cores()) if n != config.threads]
    precisions = ["bfloat16"]
    if device.type == "cuda":
        precisions = ["tf32", "bfloat16", "float16"]
    rows: list[list[Mapping[str, Value]]] = [[{"threads": n} for n in threads]]
    if convolves(plan):
        rows.append([{"channels_last": not config.channels_last}])
    rows.append([{"precision": each} for each in precisions if each != config.precision])
    if compiled and compiler() is not None and not config.compile:
        rows.append([{"compile": True}])
    return rows


def convolves(plan: Plan) -> bool:
    """Whether there are convolutions of images or volumes."""
    return any(
        step.spec.title.startswith(("Conv2d", "Conv3d", "ConvTranspose2d", "ConvTranspose3d"))
        or any(convolves(body) for body in step.bodies)
        for step in plan.steps
    )


def _timing(
    job: Job,
    config: TrainConfig,
    device: torch.device,
    seconds: float,
    cancelled: Callable[[], bool],
) -> Timing:
    settings = {PREFIX + name: getattr(config, name) for name in TRIED}
    try:
        with (
            devices.settled(device, config.thread_count()),
            tensor_cores(device, config.precision),
        ):
            training = assemble(job, config, device).training
            return Timing(settings, _rate(training, seconds, cancelled))
    except Exception as error:
        failure = explain(error)
        if failure.unforeseen and config.precision == "float32" and not config.compile:
            raise
        return Timing(settings, trouble=failure.message)


def _rate(training: Training, seconds: float, cancelled: Callable[[], bool]) -> float:
    """Steps a second, of the fastest of some bursts."""
    durations = _durations(training)
    for _ in range(WARM_UP):
        next(durations)
    best = 0.0
    for _ in range(BURSTS):
        steps, spent = 0, 0.0
        while spent < seconds / BURSTS and not cancelled():
            spent += next(durations)
            steps += 1
        began = perf_counter()
        _wait(training)
        spent += perf_counter() - began
        best = max(best, steps / spent)
    return best


def _durations(training: Training) -> Iterator[float]:
    """How long each step takes; validation does not count."""
    events = training.events(lambda *_: None)
    began = perf_counter()
    for event in events:
        now = perf_counter()
        if event is Event.STEP:
            yield now - began
        began = perf_counter()


def _wait(training: Training) -> None:
    """Until the device has done all that it was told to."""
    for sink in training.sinks:
        sink.values[0].detach().cpu()
