"""What the doctor knows of the data: a survey made beside the run, and how long batches take."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence

from studio.data.batches import Batches
from studio.data.fields import Array
from studio.data.survey import FieldLike, GivenUpError, Survey, survey
from studio.train.loop import Training

MOST = 10_000
"""Examples of a split that are surveyed while a run goes on."""
MOST_BYTES = 512 * 2**20
"""Of the data on a graphics card: more is not fetched from there to be surveyed."""
JUDGED_S = 2.0
"""Seconds of training over which the time for batches is measured."""
PATIENCE_S = 2.0
"""How long the end of a run waits for the survey."""


class Patrol:
    """Watches the data of one run."""

    def __init__(self, training: Training, fields: Sequence[FieldLike]) -> None:
        self._training = training
        self._fields = fields
        self._cancelled = threading.Event()
        self.survey: Survey | None = None
        """Once it is made."""
        self._before = (0.0, 0.0)
        """Seconds that went into batches, and into learning from them, at the last look."""
        self._shares: list[tuple[float, int, float]] = []
        """Of the last two stretches, with the step and epoch of their ends."""
        self._thread = threading.Thread(target=self._look, name="doctor-survey", daemon=True)
        self._thread.start()

    def watch(self, step: int, epoch: float) -> None:
        """Measure what went into batches, once enough time has passed."""
        now = self._training.fetching_s, self._training.learning_s
        fetched, learnt = now[0] - self._before[0], now[1] - self._before[1]
        if fetched + learnt >= JUDGED_S:
            self._shares = [*self._shares[-1:], (fetched / (fetched + learnt), step, epoch)]
            self._before = now

    def fetching(self) -> tuple[float | None, tuple[int, float]]:
        """The share that went into batches of late, twice in a row; and since when it is known."""
        if len(self._shares) < 2:
            return None, (0, 0.0)
        share, step, epoch = min(self._shares)
        return share, (step, epoch)

    def conclude(self) -> None:
        """The run is at its end: wait a little for what is under way."""
        self._thread.join(PATIENCE_S)

    def close(self) -> None:
        """Nobody wants the survey any more."""
        self._cancelled.set()
        self._thread.join()

    def _look(self) -> None:
        splits = [_arrays(split) for split in (self._training.train, self._training.validation)]
        train, validation = splits
        known = [each for each in self._fields if train is not None and each.name in train]
        if train is None or validation is None or not known:
            return
        try:
            self.survey = survey(
                known, train, validation, most=MOST, cancelled=self._cancelled.is_set
            )
        except GivenUpError:
            return


def _arrays(split: Batches) -> Mapping[str, Array] | None:
    """A split as arrays: the same memory where it is the processor's."""
    if any(tensor.device.type != "cpu" for tensor in split.tensors) and (
        sum(tensor.nbytes for tensor in split.tensors) > MOST_BYTES
    ):
        return None
    return {
        name: tensor.detach().cpu().numpy()
        for name, tensor in zip(split.fields, split.tensors, strict=True)
    }
