"""The bar on standard error while a run goes on."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from typing import TextIO

from studio.observe.frames import Frame, Progress, Scalars

CELLS = 24
USUAL = ("train_loss", "val_loss", "val_accuracy")
FULL, EMPTY = "█", "░"


class Bar:
    """Draws on one line of a terminal; elsewhere writes one line an epoch."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._live = stream.isatty()
        self._progress: Progress | None = None
        self._numbers: dict[str, float] = {}
        self._epoch_told = 0
        self._drawn = False

    def show(self, frames: list[Frame]) -> None:
        """Take in what the run gave away, and draw."""
        # What waits longer than a look takes comes in the order in which it came last.
        for progress in (frame for frame in frames if isinstance(frame, Progress)):
            self._progress = progress
        for frame in frames:
            if isinstance(frame, Scalars):
                self._numbers.update(frame.values)
                if any(name.startswith("val_") for name in frame.values):
                    self._tell_epoch(round(frame.epoch))
        if self._live and self._progress:
            self._draw(self._progress)

    def close(self) -> None:
        """Leave the cursor at the start of an empty line."""
        if self._drawn:
            self._stream.write("\n")
            self._stream.flush()
            self._drawn = False

    def _tell_epoch(self, epoch: int) -> None:
        if self._live or epoch <= self._epoch_told:
            return
        self._epoch_told = epoch
        total = self._progress.epochs if self._progress else epoch
        self._stream.write(f"epoch {epoch}/{total}  {self._summary()}\n")
        self._stream.flush()

    def _draw(self, progress: Progress) -> None:
        share = progress.step / progress.steps if progress.steps else 0.0
        full = min(CELLS, int(share * CELLS))
        text = (
            f"{FULL * full}{EMPTY * (CELLS - full)} {share:4.0%}  "
            f"epoch {min(progress.epoch + 1, progress.epochs)}/{progress.epochs}  "
            f"{progress.steps_per_second:.0f} it/s  {self._summary()}"
        )
        width = shutil.get_terminal_size().columns - 1
        self._stream.write(f"\r{text[:width].ljust(width)}")
        self._stream.flush()
        self._drawn = True

    def _summary(self) -> str:
        names: Iterable[str] = USUAL
        if "train_loss" not in self._numbers:  # Several optimisers, each with a loss of its own.
            names = (name for name in self._numbers if name.startswith(("train_", "val_")))
        known = (name for name in names if name in self._numbers)
        return "  ".join(f"{name} {self._numbers[name]:.4f}" for name in known)
