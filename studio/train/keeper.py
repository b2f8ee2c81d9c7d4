"""Keeps a run's checkpoints, on a clock, and takes a run up again where one left it."""

from __future__ import annotations

import math
from collections.abc import Callable
from time import perf_counter
from typing import Any

import torch
from torch import Tensor, nn

from studio.compile.module import PlanModule
from studio.graph.model import Project
from studio.message import Message
from studio.observe.frames import Scalars
from studio.observe.quiet import random_states
from studio.train import checkpoint, journal, renewing, stopping, taking_up
from studio.train.album import Album
from studio.train.assembly import Assembly, name_of_rate
from studio.train.config import TrainConfig
from studio.train.filming import Film
from studio.train.growth.growing import Grown
from studio.train.history import HistoryWriter
from studio.train.job import Job
from studio.train.metrics import Meters
from studio.train.problems import TrainingError
from studio.train.readout import Readout
from studio.train.recorder import SHOWN, DivergenceError, Recorder
from studio.train.renewing import Renewed
from studio.train.stopping import Limits, Measure
from studio.train.store import BEST, HISTORY, LAST, RunFolder

INTERVAL_S = 5.0
"""Shortest time between two checkpoints, where the settings say nothing."""
SHARE = 0.02
"""Of the time that writing checkpoints may take, where the settings say nothing."""


class Keeper:
    """Writes ``last`` and ``best`` of one run, and such as are kept for good."""

    def __init__(self, folder: RunFolder, project: Project, parts: Assembly) -> None:
        """Take what is kept. Raises ``TrainingError`` where epochs cannot be compared."""
        config, training = parts.config, parts.training
        self.best: dict[str, Any] | None = None
        """Epoch, step and numbers of the best epoch so far."""
        self.album = Album(folder)
        """What the training showed of itself."""
        self.film = Film(folder, parts, on=config.film)
        """The moments at which it can be looked at again."""
        self.renewed: list[Renewed] = []
        """What the project has otherwise than the run that is gone on with."""
        self.trouble: Message | None = None
        """Why there has been no checkpoint lately."""
        self.grown: Grown | None = None
        """How the model became another one than that which the run goes on from."""
        self.kept: int | None = None
        """The step of the last checkpoint."""
        self.measure = measure_of(config, training.readout, training.meters)
        self.limits = Limits(
            self.measure,
            patience=config.stop_early,
            min_delta=config.min_delta,
            max_minutes=config.max_minutes,
            max_steps=config.max_steps,
        )
        self._folder = folder
        self._project = project
        self._parts = parts
        self._best_weights: dict[str, dict[str, Tensor]] = {}
        """Of the best epoch, as far as they are not written yet; by the names of the files."""
        self._interval = config.checkpoint_every
        now = perf_counter()
        self._due = 0.0
        self._due_amid = now + (self._interval or INTERVAL_S)
        """The first checkpoint waits for the end of an epoch, but not for long."""
        self._due_for_good = now + 60 * config.keep_every

    def recorder(self, job: Job, show: Callable[[Scalars], None]) -> Recorder:
        """The recorder of the run; with its history so far, if it goes on from a checkpoint."""
        training = self._parts.training
        state = None
        self._folder.tidy()
        if job.resume_from is not None:
            source = RunFolder.open(job.resume_from)
            found = taking_up.take_up(
                source, job.checkpoint, self._project, self._parts, job.grown_from
            )
            state, self.grown, self.renewed = found.state, found.grown, found.renewed
            self._folder.continue_from(source, state["history_size"])
            journal.continue_from(self._folder, source, training.step)
            self.album.continue_from(source, training.step)
            if self.grown is None:  # What was kept of another model does not fit this one.
                self.film.continue_from(source, training.step)
            self._take_best(source, state)
        writer = HistoryWriter(self._folder.path / HISTORY)
        every = training.sinks
        scheduled = [name_of_rate(s, every) for s in every if s.schedule is not None]
        recorder = Recorder(writer, show, training.readout, scheduled, len(training.train))
        if state is not None:
            recorder.step, recorder.epoch = training.step, training.epoch
            recorder.position = training.position
            recorder.numbers = state["numbers"].tolist()
            recorder.sizes = state["sizes"].tolist()
            recorder.correct = state["correct"].tolist()
            recorder.final = state["final"]
            recorder.zero -= state["seconds"]
            if "limits" in state:
                self.limits.take_up(state["limits"], training.step, state["seconds"])
            for scalars in self._folder.outline(SHOWN):
                show(scalars)
        return recorder

    def epoch_ended(self) -> bool:
        """Remember the weights if they are the best so far; whether the run ends with this."""
        training = self._parts.training
        last = training.last
        if last is None or not self.measure.there or last.loss != last.loss:
            return False
        key = self.measure.key(last.values)
        if math.isfinite(self.measure.value(last.values)) and (
            self.best is None or key > self.best["key"]
        ):
            self.best = {
                "key": key,
                "by": self.measure.name,
                "epoch": training.epoch,
                "step": training.step,
                "val_loss": last.loss,
                "val_accuracy": last.values.get("accuracy"),
            }
            with training.averaged():
                self._best_weights = {
                    name: checkpoint.on_cpu(module.state_dict())
                    for name, module in self._models(BEST).items()
                }
        return self.limits.epoch_ended(training.epoch, last.values)

    def is_due(self, *, epoch_ended: bool) -> bool:
        """Whether it is time for a checkpoint."""
        now = perf_counter()
        return now >= self._due and (epoch_ended or now >= self._due_amid)

    def save_best(self) -> None:
        """Write ``best`` if it has changed."""
        if self._best_weights and self.best is not None:
            for name, weights in self._best_weights.items():
                checkpoint.save_weights(self._folder, name, weights, self.best["step"])
            self._best_weights = {}

    def save_later(self, recorder: Recorder) -> None:
        """``save``; where nothing can be written now, training goes on and it is tried again."""
        try:
            self.save(recorder)
        except OSError as error:
            self._due = perf_counter() + (self._interval or INTERVAL_S)
            if self.trouble is None:
                self.trouble = Message(
                    "No checkpoint could be written at step {step}: {reason}. Training goes on "
                    "and tries again; until then {kept}",
                    step=self._parts.training.step,
                    reason=error.strerror or error,
                    kept=self._fallback(),
                )

    def save_at_last(self, recorder: Recorder) -> None:
        """``save`` at the end. Raises ``TrainingError`` where nothing can be written."""
        try:
            self.save(recorder)
        except OSError as error:
            raise TrainingError(
                "Training ended at step {step}, but its checkpoint cannot be written: {reason}. "
                "Make room or give access, then go on: {kept}",
                step=self._parts.training.step,
                reason=error.strerror or error,
                kept=self._fallback(),
            ) from error

    def save(self, recorder: Recorder) -> None:
        """Write ``last``, and ``best`` if it has changed. The recorder must have been flushed.

        At whatever moment it is cut short, what lies there afterwards can be gone on from.

        Raises:
            OSError: it cannot be written; the checkpoint before it stays.
            DivergenceError: there are weights that are no numbers; likewise.
        """
        began = perf_counter()
        training = self._parts.training
        self._refuse_strays()
        recorder.settle()
        state: dict[str, Any] = {
            "step": training.step,
            "epoch": training.epoch,
            "position": training.position,
            "order": training.order,
            "random": training.rewound or random_states(self._parts.device),
            # Here too, so that a kill between the two files cannot part weights and optimiser.
            "weights": training.module.state_dict(),
            "sinks": [{**s.state(), "begun": renewing.begun(s)} for s in training.sinks],
            "courses": renewing.courses(training),
            "moved": taking_up.moved(training),
            "numbers": torch.tensor(recorder.numbers, dtype=torch.float64),
            "sizes": torch.tensor(recorder.sizes, dtype=torch.int64),
            "correct": torch.tensor(recorder.correct, dtype=torch.int64),
            "final": recorder.final,
            "seconds": recorder.seconds,
            "history_size": self._folder.history_size,
            "best": self.best,
            "limits": self.limits.state(),
            "adjusted": self._parts.steering.state(),
        }
        # The state comes last: what it speaks of is there already.
        self.save_best()
        for name, module in self._models(LAST).items():
            checkpoint.save_weights(self._folder, name, module.state_dict(), training.step)
        checkpoint.save_state(self._folder, state)
        now = perf_counter()
        self.kept, self.trouble = training.step, None
        self._due = now + (self._interval or max(INTERVAL_S, (now - began) / SHARE))
        config = self._parts.config
        if config.keep_every and now >= self._due_for_good:
            self._folder.keep_last(training.step, config.keep_most)
            self._due_for_good = now + 60 * config.keep_every

    def _models(self, checkpoint: str) -> dict[str, nn.Module]:
        """The models, by the names of their files; the project's own is named after all others."""
        others = {f"{checkpoint}.{name}": one for name, one in self._parts.others.items()}
        return {**others, checkpoint: self._parts.module}

    def _refuse_strays(self) -> None:
        """Never put a checkpoint that is worth nothing in place of one that is worth something."""
        training = self._parts.training
        named = [(n, p) for n, p in training.module.named_parameters() if p.requires_grad]
        if not named or bool(torch.stack([p.isfinite().all() for _, p in named]).all()):
            return
        name = next(name for name, parameter in named if not parameter.isfinite().all())
        raise DivergenceError(
            "The weights {name} were no numbers any more after step {step} (epoch {epoch}), so the "
            "run was stopped. Set a smaller learning rate, and look for values without bounds in "
            "data and model.",
            name=name,
            step=training.step,
            epoch=training.epoch + 1,
        )

    def _fallback(self) -> Message:
        if self.kept is None:
            return Message("the run has no checkpoint yet.")
        return Message("the run keeps the checkpoint of step {step}.", step=self.kept)

    def _take_best(self, source: RunFolder, state: dict[str, Any]) -> None:
        """The best epoch so far, if its weights are still there."""
        own = source.path == self._folder.path
        self.kept = state["step"] if own else None
        best = state["best"]
        models = {
            name: module
            for name, module in self._models(BEST).items()
            if name == BEST or source.checkpoint(name).is_file()  # Once there was none of others.
        }
        if best is None or any(checkpoint.step_of(source, n) != best["step"] for n in models):
            return
        if best.get("by", self.measure.name) != self.measure.name:
            return  # Epochs are compared by another number now.
        if self.grown is not None and not self.grown.effect.is_unchanged:
            return  # They are not worth in this model what they were worth.
        self.best = best
        if not own:
            found = {name: checkpoint.load_weights(source, name) for name in models}
            self._best_weights = {
                name: self._as_now(module, found[name]) for name, module in models.items()
            }

    def _as_now(self, module: nn.Module, weights: dict[str, Tensor]) -> dict[str, Tensor]:
        """The weights of one of the models, as it has them today."""
        if self.grown is not None:
            named = self._parts.training.module.named_modules()
            return self.grown.of_model(next(key for key, each in named if each is module), weights)
        return taking_up.as_now(module, weights) if isinstance(module, PlanModule) else weights


def measure_of(config: TrainConfig, readout: Readout, meters: Meters | None) -> Measure:
    """What makes an epoch better. Raises ``TrainingError`` where it is asked for what is not."""
    names = [number.name for number in readout.numbers]
    if readout.answer is not None:
        names.append("accuracy")
    if meters is not None:
        names += meters.names
    rising = meters.rising if meters is not None else frozenset()
    measure = Measure(config.monitor, names, rising=rising, better=config.better)
    refusal = stopping.refusal(measure, config.monitor, config.stop_early)
    if refusal is not None:
        raise TrainingError("{reason}", reason=refusal)
    return measure
