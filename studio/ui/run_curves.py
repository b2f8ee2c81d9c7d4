"""The curves of runs that are over, read from their folders in a thread; and bands over seeds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.graph import fileio
from studio.message import Message
from studio.observe.frames import Mark
from studio.train.history import stretches
from studio.train.store import HISTORY, KEPT, RunFolder
from studio.ui.plots import marks

Doubles = NDArray[np.float64]
SEED = "train.seed"


@dataclass(frozen=True, slots=True)
class Points:
    """One curve."""

    steps: Doubles
    epochs: Doubles
    seconds: Doubles
    values: Doubles


@dataclass(frozen=True, slots=True)
class RunCurves:
    """All that a run measured."""

    name: str
    """Of its folder."""
    curves: Mapping[str, Points]
    """By the names that its history has for them."""
    kind: str = field(default="", repr=False)
    """Of two runs that differ in their seed alone, the same."""


@dataclass(frozen=True, slots=True)
class SeedBand:
    """One curve of some runs that differ in their seed alone, at the steps of all."""

    runs: tuple[str, ...]
    curve: str
    mean: Points
    low: Doubles
    high: Doubles


def read(folder: Path) -> RunCurves:
    """What a run measured. Raises ``UserError`` where that cannot be read."""
    run = RunFolder.open(folder)
    parts: dict[str, list[Points]] = {}
    path = run.path / HISTORY
    if path.exists():
        with path.open(encoding="utf-8") as file:
            for stretch in stretches(file):
                places = np.arange(len(stretch), dtype=np.float64)
                epochs = stretch.epoch + (stretch.position + places) / stretch.batches
                seconds = np.linspace(*stretch.seconds, len(stretch))
                for name, values in stretch.values.items():
                    column = np.array(values, np.float64)
                    points = Points(stretch.step + places, epochs, seconds, column)
                    parts.setdefault(name, []).append(points)
    curves = {name: _joined(some) for name, some in parts.items()}
    return RunCurves(folder.name, curves, _kind(run))


def _joined(parts: Sequence[Points]) -> Points:
    """One curve; steps that come again, as of a run that was gone on with, replace the earlier."""
    columns = [
        np.concatenate([getattr(part, name) for part in parts])
        for name in ("steps", "epochs", "seconds", "values")
    ]
    steps = columns[0]
    if len(steps) > 1 and (np.diff(steps) <= 0).any():
        last = np.minimum.accumulate(np.append(steps, np.inf)[:0:-1])[::-1]
        kept = steps < last
        columns = [column[kept] for column in columns]
    return Points(*columns)


def _kind(run: RunFolder) -> str:
    project = run.project()
    settings = {name: value for name, value in project.settings.items() if name != SEED}
    return fileio.dumps(replace(project, settings=settings))


def bands(runs: Iterable[RunCurves]) -> list[SeedBand]:
    """For each curve of each kind of run of which there are several."""
    kinds: dict[str, list[RunCurves]] = {}
    for run in runs:
        kinds.setdefault(run.kind, []).append(run)
    found = []
    for alike in kinds.values():
        if len(alike) > 1:
            names = tuple(run.name for run in alike)
            shared = [name for name in alike[0].curves if all(name in r.curves for r in alike)]
            found += [_band(names, name, [run.curves[name] for run in alike]) for name in shared]
    return found


def _band(runs: tuple[str, ...], name: str, curves: Sequence[Points]) -> SeedBand:
    steps = curves[0].steps
    for curve in curves[1:]:
        steps = np.intersect1d(steps, curve.steps, assume_unique=True)
    rows = [np.searchsorted(curve.steps, steps) for curve in curves]
    table = np.stack([c.values[at] for c, at in zip(curves, rows, strict=True)])
    seconds = np.stack([c.seconds[at] for c, at in zip(curves, rows, strict=True)]).mean(0)
    mean = Points(steps, curves[0].epochs[rows[0]], seconds, table.mean(0))
    return SeedBand(runs, name, mean, table.min(0), table.max(0))


def checkpoints(folder: Path) -> list[Mark]:
    """A mark for each checkpoint that a run keeps for good; its epoch is not known here."""
    run = RunFolder(folder)
    found = []
    for name in run.resumable:
        if name.startswith(KEPT):
            step = int(name.partition("-")[2])
            told = Message("Checkpoint of step {step}", step=step)
            found.append(Mark(step, 0.0, told, name, folder.name, name=marks.KEPT))
    return found
