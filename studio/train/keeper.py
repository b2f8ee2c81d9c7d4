"""Keeps a run's checkpoints, on a clock, and takes a run up again where one left it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

import torch
from torch import Tensor

from studio.graph.model import Project
from studio.message import Message
from studio.observe.frames import Scalars
from studio.observe.quiet import random_states
from studio.train import checkpoint, journal, stopping, taking_up
from studio.train.album import Album
from studio.train.assembly import Assembly, name_of_rate
from studio.train.config import TrainConfig
from studio.train.history import HistoryWriter
from studio.train.problems import TrainingError
from studio.train.readout import LOSS, Readout
from studio.train.recorder import SHOWN, DivergenceError, Recorder
from studio.train.stopping import Limits, Measure
from studio.train.store import HISTORY, LAST, RunFolder

INTERVAL_S = 5.0
"""Shortest time between two checkpoints, where the settings say nothing."""
SHARE = 0.02
"""Of the time that writing checkpoints may take, where the settings say nothing."""


class Keeper:
    """Writes ``last`` and ``best`` of one run, and such as are kept for good."""

    def __init__(self, folder: RunFolder, project: Project, parts: Assembly) -> None:
        """Take what is kept. Raises ``TrainingError`` where epochs cannot be compared."""
        config, readout = parts.config, parts.training.readout
        self.best: dict[str, Any] | None = None
        """Epoch, step and numbers of the best epoch so far."""
        self.album = Album(folder)
        """What the training showed of itself."""
        self.trouble: Message | None = None
        """Why there has been no checkpoint lately."""
        self.kept: int | None = None
        """The step of the last checkpoint."""
        self.measure = measure_of(config, readout)
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
        self._best_weights: dict[str, Tensor] | None = None
        self._interval = config.checkpoint_every
        now = perf_counter()
        self._due = 0.0
        self._due_amid = now + (self._interval or INTERVAL_S)
        """The first checkpoint waits for the end of an epoch, but not for long."""
        self._due_for_good = now + 60 * config.keep_every

    def recorder(
        self, resume_from: Path | None, name: str, show: Callable[[Scalars], None]
    ) -> Recorder:
        """The recorder of the run; with its history so far, if it goes on from a checkpoint."""
        training = self._parts.training
        state = None
        self._folder.tidy()
        if resume_from is not None:
            source = RunFolder.open(resume_from)
            state = taking_up.take_up(source, name, self._project, self._parts)
            self._folder.continue_from(source, state["history_size"])
            journal.continue_from(self._folder, source, training.step)
            self.album.continue_from(source, training.step)
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
        if self.best is None or key > self.best["key"]:
            self.best = {
                "key": key,
                "epoch": training.epoch,
                "step": training.step,
                "val_loss": last.loss,
                "val_accuracy": last.values.get("accuracy"),
            }
            with training.averaged():
                self._best_weights = checkpoint.on_cpu(self._parts.module.state_dict())
        return self.limits.epoch_ended(training.epoch, last.values)

    def is_due(self, *, epoch_ended: bool) -> bool:
        """Whether it is time for a checkpoint."""
        now = perf_counter()
        return now >= self._due and (epoch_ended or now >= self._due_amid)

    def save_best(self) -> None:
        """Write ``best`` if it has changed."""
        if self._best_weights is not None and self.best is not None:
            checkpoint.save_weights(self._folder, "best", self._best_weights, self.best["step"])
            self._best_weights = None

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
            "sinks": [sink.state() for sink in training.sinks],
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
        weights = self._parts.module.state_dict()
        # The state comes last: what it speaks of is there already.
        self.save_best()
        checkpoint.save_weights(self._folder, LAST, weights, training.step)
        for name, other in self._parts.others.items():
            checkpoint.save_weights(
                self._folder, f"{LAST}.{name}", other.state_dict(), training.step
            )
        checkpoint.save_state(self._folder, state)
        now = perf_counter()
        self.kept, self.trouble = training.step, None
        self._due = now + (self._interval or max(INTERVAL_S, (now - began) / SHARE))
        config = self._parts.config
        if config.keep_every and now >= self._due_for_good:
            self._folder.keep_last(training.step, config.keep_most)
            self._due_for_good = now + 60 * config.keep_every

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
        if best is None or checkpoint.step_of(source, "best") != best["step"]:
            return
        self.best = best
        if not own:
            weights = checkpoint.load_weights(source, "best")
            self._best_weights = taking_up.as_now(self._parts.module, weights)


def measure_of(config: TrainConfig, readout: Readout) -> Measure:
    """What makes an epoch better. Raises ``TrainingError`` where it is asked for what is not."""
    names = readout.names
    measure = Measure(
        config.monitor, has_loss=LOSS in names, has_accuracy=readout.answer is not None
    )
    refusal = stopping.refusal(measure, config.monitor, config.stop_early, names)
    if refusal is not None:
        raise TrainingError("{reason}", reason=refusal)
    return measure
