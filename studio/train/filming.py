"""Keeps a run's weights at moments, behind its back, and reads them again.

The run copies its weights and goes on; a thread writes them. What is let go before it was written
is never written. The whole takes a two-hundredth of the time after a short beginning: where
there is no time or no room for a moment, a later one is kept instead.
"""

from __future__ import annotations

import json
import shutil
import sys
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter, thread_time
from typing import Any, Final, TypeAlias

import numpy as np
import torch
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save as save_arrays
from safetensors.torch import save
from torch import Tensor

from studio.message import Message
from studio.observe.asks.ask import Finding
from studio.observe.frames import Moments
from studio.train import film, film_frames
from studio.train.assembly import Assembly
from studio.train.problems import TrainingError
from studio.train.store import RunFolder

SHARE: Final = 0.005
"""Of the time that keeping moments may take, copying and writing together, after the beginning."""
BURST_S: Final = 0.05
"""What may be spent beyond that, so that also a run of a second has its beginning kept."""
ALIVE_S: Final = 0.5
"""Between two looks at whether the thread that writes is still there."""
CALM_S: Final = 0.25
"""So long a moment waits for being written: in a fast run it may be let go by then."""
WAITING_BYTES: Final = 64 * 2**20
"""Of moments that wait, so that a slow disk costs no memory."""
_ARRAY: Final = "~"
"""How the names of arrays begin that are no weights."""

_FOREIGN: Final = frozenset({torch.bfloat16})
"""What is packed by way of torch, as numpy does not know it."""

Norms: TypeAlias = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Moment:
    """All that a run keeps of one of its steps."""

    step: int
    weights: Mapping[str, Tensor]
    """The ``state_dict`` of the training graph."""
    gradients: Norms
    """L2 norms, by node and parameter, as the frame of gradients has them."""
    adjusted: list[list[Any]]
    """What had been changed by then while training went on."""
    findings: tuple[Finding, ...]
    """What cannot be worked out again from weights."""


@dataclass(slots=True)
class _Waiting:
    moment: Moment
    since: float
    size: int = field(init=False)

    def __post_init__(self) -> None:
        self.size = sum(each.nbytes for each in self.moment.weights.values())


class Film:
    """The moments of one run. ``shoot`` in its thread, whenever a step reaches ``due``."""

    def __init__(self, folder: RunFolder, parts: Assembly, *, on: bool = True) -> None:
        self._folder = folder
        self._parts = parts
        self._began = perf_counter()
        self._spent_s = 0.0
        size = sum(each.nbytes for each in parts.training.module.state_dict().values())
        self._size = size
        self.most = film.most(size) if on else 0
        self.sparse = film.sparse(size) if on else None
        """Why there are fewer moments than usual, if there are."""
        self.due = 0 if on else sys.maxsize
        """The step after which the next moment is kept."""
        self._unseen: Message | None = None
        """Why nothing can be kept of this model."""
        self._unwritten: Message | None = None
        """Why moments cannot be written, while that is so."""
        self._kept: list[int] = []
        """The moments there are or will be."""
        self._told: tuple[int, ...] | None = None
        self._state = threading.Condition()
        """Guards what follows."""
        self._queue: dict[int, _Waiting] = {}
        self._gone: list[int] = []
        """Moments whose files are to go."""
        self._on_disk: set[int] = set()
        self._hurry = self._closed = False
        self._thread: threading.Thread | None = None

    @property
    def on(self) -> bool:
        return self.most > 0

    @property
    def trouble(self) -> Message | None:
        """Why moments are not kept, while that is so."""
        return self._unseen or self._unwritten

    def continue_from(self, other: RunFolder, step: int) -> None:
        """Begin with what another run (or this one) kept until a step."""
        own = other.path == self._folder.path
        for moment in film.steps(other.path):
            source = film.path_of(other.path, moment)
            target = film.path_of(self._folder.path, moment)
            if own and moment > step:
                source.unlink(missing_ok=True)
            elif moment <= step and self.on:
                if not own:
                    target.parent.mkdir(exist_ok=True)
                    _copy(source, target)
                self._kept.append(moment)
        self._on_disk = set(self._kept)
        if self._kept:
            self.due = film.following(self._kept[-1], self.most)

    def shoot(self, step: int, findings: Iterable[Finding] = (), *, now: bool = False) -> None:
        """Keep this moment, unless there is no time for it; ``now``: in any case."""
        if not self.on or step in self._kept:
            return
        began, busy = perf_counter(), thread_time()
        if not now and not self._may(began):
            self.due = step + max(2, (film.following(step, self.most) - step) // 2)
            return
        parts = self._parts
        try:
            weights, norms = self._copied(), parts.observer.norms()
        except Exception as error:  # Nothing that is only looked at may cost the run.
            self._unseen, self.due = _unkept(f"{type(error).__name__}: {error}"), sys.maxsize
            return
        moment = Moment(step, weights, norms, parts.steering.state(), tuple(findings))
        self._kept.append(step)
        with self._state:
            self._queue[step] = _Waiting(moment, began)
            while len(self._kept) > max(self.most, 2):
                self._let_go(film.dispensable(self._kept))
            if self._thread is None:
                self._thread = threading.Thread(target=self._write_all, name="film", daemon=True)
                self._thread.start()
            self._state.notify_all()
        self.due = film.following(step, self.most) if self.most > 2 else sys.maxsize
        self._spent_s += thread_time() - busy

    def _copied(self) -> dict[str, Tensor]:
        """The weights as they are. What is large is not copied on a card, which may be full."""
        state = self._parts.training.module.state_dict()
        if self._size > WAITING_BYTES:
            return {key: one.detach().to("cpu", copy=True) for key, one in state.items()}
        return {key: one.detach().clone() for key, one in state.items()}

    def news(self) -> Moments | None:
        """Which moments can be looked at, if they are others than were told last."""
        with self._state:
            there = tuple(sorted(self._on_disk - set(self._gone)))
        if not self.on or there == self._told:
            return None
        self._told = there
        return Moments(there, self.sparse)

    def close(self) -> None:
        """Write what waits, and end the thread."""
        with self._state:
            self._hurry = self._closed = True
            self._state.notify_all()
        if self._thread is not None:
            self._thread.join()

    def settle(self) -> None:
        """Have written what waits."""
        with self._state:
            self._hurry = True
            self._state.notify_all()
            while (self._queue or self._gone) and self._thread is not None:
                if not self._thread.is_alive():
                    break  # Nobody will write what waits.
                self._state.wait(ALIVE_S)
            self._hurry = False

    def _may(self, now: float) -> bool:
        """Whether there is time and room for one more."""
        with self._state:
            waiting = sum(each.size for each in self._queue.values())
            spent = self._spent_s
        return waiting < WAITING_BYTES and spent < BURST_S + SHARE * (now - self._began)

    def _let_go(self, step: int) -> None:
        self._kept.remove(step)
        if self._queue.pop(step, None) is None:
            self._gone.append(step)

    def _write_all(self) -> None:
        """In the thread: write and remove until the end."""
        while True:
            with self._state:
                self._state.wait_for(lambda: self._queue or self._gone or self._closed)
                if not self._queue and not self._gone:
                    return
                oldest = next(iter(self._queue.values()), None)
                if oldest is not None and not self._hurry:
                    calm = oldest.since + CALM_S - perf_counter()
                    if calm > 0:
                        self._state.wait(calm)
                        continue
                gone = list(self._gone)
                # It stays in the queue until it lies there, so that it can still be let go.
                waiting = next(iter(self._queue.values()), None)
            began = thread_time()
            trouble = self._write(waiting.moment if waiting else None, gone)
            with self._state:
                self._spent_s += thread_time() - began
                self._unwritten = trouble
                self._gone = [step for step in self._gone if step not in gone]
                self._on_disk -= set(gone)
                if waiting is not None:
                    step = waiting.moment.step
                    let_go = self._queue.pop(step, None) is None
                    if trouble is None:
                        self._on_disk.add(step)
                        if let_go:
                            self._gone.append(step)
                self._state.notify_all()

    def _write(self, moment: Moment | None, gone: Iterable[int]) -> Message | None:
        """Write one moment and remove others; why that was not possible."""
        try:
            for step in gone:
                film.path_of(self._folder.path, step).unlink(missing_ok=True)
            if moment is not None:
                _put(film.path_of(self._folder.path, moment.step), _packed(moment))
        except OSError as error:
            return _unkept(error.strerror or error)
        except Exception as error:  # Numbers that files do not know: the run waits for an answer.
            return _unkept(f"{type(error).__name__}: {error}")
        return None


def read(run: Path, step: int) -> Moment:
    """A moment that was kept. Raises ``TrainingError`` where it cannot be read."""
    path = film.path_of(run, step)
    try:
        with safe_open(path, framework="pt") as file:
            about = file.metadata() or {}
            tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
        arrays = {name: one.numpy() for name, one in tensors.items() if name.startswith(_ARRAY)}
        return Moment(
            step,
            {name: one for name, one in tensors.items() if not name.startswith(_ARRAY)},
            json.loads(about.get("gradients", "{}")),
            json.loads(about.get("adjusted", "[]")),
            film_frames.read(about.get("findings", "[]"), arrays),
        )
    except (OSError, SafetensorError, ValueError) as error:
        raise TrainingError(
            "The moment of step {step} of the run {run} cannot be read: {reason}.",
            step=step,
            run=run.name,
            reason=error,
        ) from error


def _packed(moment: Moment) -> bytes:
    text, arrays = film_frames.written(moment.findings)
    about = {
        "step": str(moment.step),
        "gradients": json.dumps(moment.gradients),
        "adjusted": json.dumps(moment.adjusted),
        "findings": text,
    }
    weights = {name: one.cpu().contiguous() for name, one in moment.weights.items()}
    if any(one.dtype in _FOREIGN for one in weights.values()):
        found = {name: torch.from_numpy(np.array(one)) for name, one in arrays.items()}
        return save({**weights, **found}, about)
    # A fifth of the time that the same takes by way of torch.
    every = {name: one.numpy() for name, one in weights.items()}
    return save_arrays({**every, **{k: np.ascontiguousarray(v) for k, v in arrays.items()}}, about)


def _put(path: Path, content: bytes) -> None:
    """Write a file so that no half of it is ever read.

    It need not outlive a loss of power, as a checkpoint must, so the disk is not waited for.
    """
    path.parent.mkdir(exist_ok=True)
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def _unkept(reason: object) -> Message:
    return Message(
        "A moment of the run could not be kept: {reason}. Training goes on; later moments are "
        "tried again.",
        reason=reason,
    )


def _copy(source: Path, target: Path) -> None:
    """Give a moment to another run; a second name takes no room."""
    if target.exists():
        return
    try:
        target.hardlink_to(source)
    except OSError:  # Not every file system has second names.
        shutil.copyfile(source, target)
