"""A run, opened to be looked at as it was at any moment whose weights it kept.

Model and data are put together once, as for training; then each look takes in the weights of its
moment and is the very same as between two steps. It may stand beside a run of the same process: it
computes on the CPU, with random numbers of its own, and changes nothing that threads share.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

import torch

from studio.compile.own_numbers import OwnNumbers
from studio.message import Message
from studio.observe.asks.ask import Ask, Finding
from studio.observe.asks.gradients import Flow, FlowAsk
from studio.observe.frames import FieldInfo, Frame, Gradients, Mark, Watch
from studio.train import film
from studio.train.assembly import Assembly, assemble
from studio.train.config import TrainConfig
from studio.train.filming import Moment, read
from studio.train.job import Job
from studio.train.journal import marks
from studio.train.origin import KeptOrigin
from studio.train.problems import TrainingError
from studio.train.store import RunFolder
from studio.train.taking_up import as_now

CPU: Final = torch.device("cpu")


class LookingBack:
    """One run at any of its moments; of one thread at a time."""

    def __init__(self, job: Job) -> None:
        """Open what a job trained. Raises ``UserError`` where it cannot be put together again."""
        config = TrainConfig.from_settings(job.project.settings)
        precision = config.precision if config.device in ("auto", "cpu") else "float32"
        self._config = replace(config, device="cpu", compile=False, precision=precision)
        # All weights come from the moments: no file that they once started with is read again.
        self._job = replace(job.alone(), resume_from=job.folder)
        self._moment: Moment | None = None
        self._parts = self._assembled()

    @property
    def moments(self) -> tuple[int, ...]:
        """The steps whose weights there are."""
        return film.steps(self._job.folder)

    @property
    def sparse(self) -> Message | None:
        """Why there are fewer than usual, if there are."""
        weights = self._parts.training.module.state_dict().values()
        return film.sparse(sum(each.nbytes for each in weights))

    @property
    def fields(self) -> tuple[FieldInfo, ...]:
        return self._parts.fields

    def told(self) -> tuple[tuple[Mark, ...], int]:
        """Where something was changed in it, and the last step that it took."""
        folder = RunFolder(self._job.folder)
        steps = folder.info().get("steps", 0)
        return tuple(marks(folder)), steps if isinstance(steps, int) else 0

    def look(self, watch: Watch, step: int) -> Iterator[Frame]:
        """What the watch asks for, at the kept moment nearest to a step."""
        moment = self._go(step)
        if watch.gradients and moment.gradients:
            yield Gradients(moment.step, moment.gradients)
        kept = {finding.ask: finding for finding in moment.findings}
        rest = replace(watch, gradients=False, asks=frozenset())
        yield from self._looked(rest, moment.step)
        for ask in sorted(watch.asks, key=repr):
            if isinstance(ask, FlowAsk):
                yield Finding(ask, moment.step, Flow(moment.gradients))
            elif ask in kept:
                yield kept[ask]
            else:
                yield from self._looked(Watch(asks=frozenset({ask})), moment.step)

    def find(self, asks: Iterable[Ask], step: int) -> list[Finding]:
        """What these ask for, at the kept moment nearest to a step."""
        frames = self.look(Watch(asks=frozenset(asks)), step)
        return [frame for frame in frames if isinstance(frame, Finding)]

    def _looked(self, watch: Watch, step: int) -> list[Frame]:
        with OwnNumbers(self._config.seed):
            return list(self._parts.observer.look(watch, step))

    def _assembled(self) -> Assembly:
        with OwnNumbers(self._config.seed):
            parts = assemble(self._job, self._config, CPU)
        if parts.observer.writing is not None:
            parts.observer.writing.anew = True
        parts.observer.origin = KeptOrigin(self._job.folder, parts.training.module)
        return parts

    def _go(self, step: int) -> Moment:
        """Take in the weights of the nearest moment."""
        steps = self.moments
        if not steps:
            raise TrainingError(
                "The run {run} kept no weights on its way. Runs keep them while train.film is on.",
                run=self._job.folder.name,
            )
        step = min(steps, key=lambda kept: abs(kept - step))
        before = self._moment
        if before is not None and before.step == step:
            return before
        moment = read(self._job.folder, step)
        if before is not None and before.adjusted != moment.adjusted:
            self._parts = self._assembled()
        module = self._parts.training.module
        weights = as_now(module, moment.weights)
        own = module.state_dict()
        if {name: value.shape for name, value in own.items()} != {
            name: value.shape for name, value in weights.items()
        }:
            raise TrainingError(
                "The moment of step {step} of the run {run} is of another model than the run "
                "began with.",
                step=step,
                run=self._job.folder.name,
            )
        if before is None or before.adjusted != moment.adjusted:
            with OwnNumbers(self._config.seed):
                self._parts.steering.take_up(moment.adjusted)
        module.load_state_dict(weights)
        # The weights are in the module now.
        self._moment = replace(moment, weights={})
        return self._moment
