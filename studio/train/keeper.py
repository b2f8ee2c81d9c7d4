"""Keeps a run's checkpoints, on a clock, and takes a run up again where one left it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from time import perf_counter
from typing import Any

import torch
from torch import Tensor, nn

from studio.compile.keys import by_layer
from studio.graph.model import Project
from studio.message import Message
from studio.observe.frames import Scalars
from studio.observe.quiet import random_states, set_random_states
from studio.train import checkpoint
from studio.train.album import Album
from studio.train.assembly import Assembly, name_of_rate
from studio.train.history import HistoryWriter
from studio.train.problems import TrainingError
from studio.train.recorder import Recorder
from studio.train.store import HISTORY, RunFolder

INTERVAL_S = 5.0
"""Shortest time between two checkpoints."""
SHARE = 0.02
"""Of the time that writing checkpoints may take."""
MUST_AGREE = ("batch_size", "loss", "optimizer", "momentum", "seed")


class Keeper:
    """Writes ``last`` and ``best`` of one run."""

    def __init__(self, folder: RunFolder, project: Project, parts: Assembly) -> None:
        self.best: dict[str, Any] | None = None
        """Epoch, step and numbers of the best epoch so far."""
        self.album = Album(folder)
        """What the training showed of itself."""
        self._folder = folder
        self._settings = project.settings
        self._parts = parts
        self._best_weights: dict[str, Tensor] | None = None
        self._due = 0.0

    def recorder(self, resume_from: Path | None, show: Callable[[Scalars], None]) -> Recorder:
        """The recorder of the run; with its history so far, if it goes on from a checkpoint."""
        training = self._parts.training
        state = None if resume_from is None else self._take_up(RunFolder.open(resume_from))
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
        return recorder

    def epoch_ended(self, recorder: Recorder) -> bool:
        """Remember the weights if they are the best so far; whether a checkpoint is due."""
        training = self._parts.training
        last = training.last
        if last is not None and last.loss is not None and last.loss == last.loss:
            accuracy = last.values.get("accuracy")
            key = [-1.0 if accuracy is None else accuracy, -last.loss]
            if self.best is None or key > self.best["key"]:
                self.best = {
                    "key": key,
                    "epoch": training.epoch,
                    "step": training.step,
                    "val_loss": last.loss,
                    "val_accuracy": accuracy,
                }
                with training.averaged():
                    self._best_weights = checkpoint.on_cpu(self._parts.module.state_dict())
        return perf_counter() >= self._due

    def save_best(self) -> None:
        """Write ``best`` if it has changed."""
        if self._best_weights is not None and self.best is not None:
            checkpoint.save_weights(self._folder, "best", self._best_weights, self.best["step"])
            self._best_weights = None

    def save(self, recorder: Recorder) -> None:
        """Write ``last``, and ``best`` if it has changed. The recorder must have been flushed."""
        began = perf_counter()
        training = self._parts.training
        state: dict[str, Any] = {
            "step": training.step,
            "epoch": training.epoch,
            "position": training.position,
            "order": training.order,
            "random": random_states(self._parts.device),
            # Here too, so that a kill between the two files cannot part weights and optimiser.
            "weights": training.module.state_dict(),
            "sinks": [sink.state() for sink in training.sinks],
            "numbers": torch.tensor(recorder.numbers, dtype=torch.float64),
            "sizes": torch.tensor(recorder.sizes, dtype=torch.int64),
            "correct": torch.tensor(recorder.correct, dtype=torch.int64),
            "final": recorder.final,
            "seconds": recorder.seconds,
            "history_size": self._folder.history_size,
            "best": self.best,
        }
        weights = self._parts.module.state_dict()
        checkpoint.save_weights(self._folder, "last", weights, training.step)
        checkpoint.save_state(self._folder, state)
        self.save_best()
        cost = perf_counter() - began
        self._due = perf_counter() + max(INTERVAL_S, cost / SHARE)

    def _take_up(self, source: RunFolder) -> Mapping[str, Any]:
        """Bring training to where the checkpoint was made."""
        self._check_agreement(source)
        state = checkpoint.load_state(source)
        training = self._parts.training
        weights = by_layer(training.module.plan, state["weights"])
        _load(training.module, weights, source)
        rate = self._parts.rate
        names = {id(one): name for name, one in training.module.named_parameters()}
        for sink, known in zip(training.sinks, state["sinks"], strict=True):
            now = [names[id(one)] for one in sink.parameters]
            before = [name for name in weights if name in set(now)]
            sink.take_up(known, before, now)
        if source.info()["config"]["lr"] != self._parts.config.lr:
            self._parts.rate = rate
        training.step, training.epoch = state["step"], state["epoch"]
        training.position, training.order = state["position"], state["order"]
        self.best = state["best"]
        if self.best is not None and source.path != self._folder.path:
            plan = self._parts.module.plan
            self._best_weights = by_layer(plan, checkpoint.load_weights(source, "best"))
        self._folder.continue_from(source, state["history_size"])
        self.album.continue_from(source, training.step)
        set_random_states(self._parts.device, state["random"])
        return state

    def _check_agreement(self, source: RunFolder) -> None:
        """Refuse to go on with a run under settings that would make it another one."""
        before, now = source.info()["config"], self._parts.config.as_dict()
        pairs = [(f"train.{name}", before.get(name), now[name]) for name in MUST_AGREE]
        theirs, ours = source.project().settings, self._settings
        names = sorted(name for name in {*theirs, *ours} if name.startswith("data."))
        pairs += [(name, theirs.get(name), ours.get(name)) for name in names]
        for name, old, new in pairs:
            if old != new:
                raise TrainingError(
                    "The run {run} cannot be gone on with: {setting} was {old} and is now {new}. "
                    "Set it back, or start a new run.",
                    run=source.path.name,
                    setting=name,
                    old=Message("not set") if old is None else old,
                    new=Message("not set") if new is None else new,
                )


def _load(module: nn.Module, weights: Mapping[str, Tensor], source: RunFolder) -> None:
    own = module.state_dict()
    differing = sorted(
        name
        for name in {*own, *weights}
        if name not in own or name not in weights or own[name].shape != weights[name].shape
    )
    if differing:
        raise TrainingError(
            "The run {run} cannot be gone on with: the model has changed since ({names}). Undo "
            "the changes, or start a new run.",
            run=source.path.name,
            names=", ".join(differing[:4]) + (" …" if len(differing) > 4 else ""),
        )
    module.load_state_dict(weights)
