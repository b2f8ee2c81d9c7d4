"""A curve of any length that can be drawn from a few thousand numbers: a min-max pyramid.

Level ``k`` holds the smallest and the largest of each ``2**k`` neighbours, at fixed places, so
that a growing curve does not shimmer. Appending costs a constant time a point.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]
Count = Literal["step", "epoch", "time"]
"""What an axis counts."""
_Number = TypeVar("_Number", bound=np.generic)


class Grown(Generic[_Number]):
    """An array that grows at its end without being copied each time."""

    def __init__(self, dtype: type[_Number]) -> None:
        self._data: NDArray[_Number] = np.empty(64, dtype)
        self._size = 0

    def __len__(self) -> int:
        return self._size

    @property
    def array(self) -> NDArray[_Number]:
        """A view of what is there; valid until the next change."""
        return self._data[: self._size]

    def extend(self, values: NDArray[_Number]) -> None:
        size = self._size + len(values)
        if size > len(self._data):
            data = np.empty(max(size, 2 * len(self._data)), self._data.dtype)
            data[: self._size] = self.array
            self._data = data
        self._data[self._size : size] = values
        self._size = size

    def truncate(self, size: int) -> None:
        self._size = min(size, self._size)

    def take(self, values: NDArray[_Number]) -> None:
        """Hold these instead, in as much room as there was."""
        self._data[: len(values)] = values
        self._size = len(values)


@dataclass(frozen=True, slots=True)
class Outline:
    """What to draw of a part of a curve: for each place, the lowest and the highest value.

    ``low`` is ``high`` where every point is there by itself.
    """

    x: Doubles
    low: Doubles
    high: Doubles
    exact: bool


MOST = 2**15
"""Places of a curve: an even number, many times those that a screen has."""
NO_POINTS: Doubles = np.empty((4, 0))
NOTHING_SEEN = 0, float("nan"), float("nan")
"""How many values were looked at, and the smallest and the largest of them."""


class Series:
    """Values by step, by epoch and by seconds. Infinite values count as missing, like NaN.

    However long it becomes, it holds ``MOST`` places: then two neighbours at a time become one,
    which has their mean, their lowest and their highest value, and so do those that follow.
    """

    def __init__(self) -> None:
        self.every = 1
        """Points at one place."""
        self.cuts = 0
        """How often what was there has become something else than a beginning of what is."""
        self._steps: Grown[np.float64] = Grown(np.float64)
        self._epochs: Grown[np.float64] = Grown(np.float64)
        self._seconds: Grown[np.float64] = Grown(np.float64)
        self._values: Grown[np.float64] = Grown(np.float64)
        self._least: Grown[np.float64] | None = None
        """The lowest value at each place, where a place has several points."""
        self._most: Grown[np.float64] | None = None
        self._low: list[Grown[np.float64]] = []
        self._high: list[Grown[np.float64]] = []
        self._seen = NOTHING_SEEN
        self._waiting = NO_POINTS
        """Points that do not fill a place yet: a row each of steps, epochs, seconds, values."""
        self._last_step, self._last = -np.inf, float("nan")

    def __len__(self) -> int:
        return len(self._values)

    @property
    def values(self) -> Doubles:
        return self._values.array

    @property
    def steps(self) -> Doubles:
        return self._steps.array

    @property
    def epochs(self) -> Doubles:
        return self._epochs.array

    @property
    def seconds(self) -> Doubles:
        return self._seconds.array

    def xs(self, count: Count) -> Doubles:
        return {"step": self.steps, "epoch": self.epochs, "time": self.seconds}[count]

    def extend(
        self,
        steps: Sequence[float] | Doubles,
        epochs: Sequence[float] | Doubles,
        values: Sequence[float] | Doubles,
        seconds: Sequence[float] | Doubles | None = None,
    ) -> None:
        """Add points at the end. Steps that come again (a run that was resumed) replace."""
        new = np.array((steps, epochs, steps if seconds is None else seconds, values), np.float64)
        if not new.shape[1]:
            return
        new[3][~np.isfinite(new[3])] = np.nan
        if new[0, 0] <= self._last_step:
            self.rewind(float(new[0, 0]))
        self._last_step, self._last = float(new[0, -1]), float(new[3, -1])
        new = np.concatenate((self._waiting, new), axis=1)
        while True:
            count = min(new.shape[1] // self.every, MOST - len(self))
            self._add(new[:, : count * self.every])
            new = new[:, count * self.every :]
            if len(self) < MOST:
                break
            self._halve()
        self._waiting = new

    def _add(self, points: Doubles) -> None:
        """Add as many points as fill some places."""
        groups = points.reshape(4, -1, self.every)
        for part, row in zip((self._steps, self._epochs, self._seconds), groups, strict=False):
            part.extend(row[:, 0])
        self._values.extend(_means(groups[3]))
        if self._least is not None and self._most is not None:
            self._least.extend(np.fmin.reduce(groups[3], axis=1))
            self._most.extend(np.fmax.reduce(groups[3], axis=1))
        self._build()

    def _halve(self) -> None:
        """Make one place of two neighbours each."""
        for part in (self._steps, self._epochs, self._seconds):
            part.take(part.array[::2].copy())
        self._values.take(_means(self.values.reshape(-1, 2)))
        self._least, self._most = self._low.pop(0), self._high.pop(0)
        self.every *= 2
        self.cuts += 1
        self._seen = NOTHING_SEEN

    def rewind(self, step: float) -> None:
        """Drop all points from this step on."""
        size = int(np.searchsorted(self.steps, step))
        self.cuts += 1
        self._seen = NOTHING_SEEN
        for part in (self._steps, self._epochs, self._seconds, self._values):
            part.truncate(size)
        if self._least is not None and self._most is not None:
            self._least.truncate(size)
            self._most.truncate(size)
        for level, (low, high) in enumerate(zip(self._low, self._high, strict=True)):
            low.truncate(size >> (level + 1))
            high.truncate(size >> (level + 1))
        before = self._waiting[0] < step
        self._waiting = self._waiting[:, before]
        known = self._waiting[[0, 3], -1] if before.any() else (-np.inf, np.nan)
        if not before.any() and len(self):
            known = self.steps[-1], self.values[-1]
        self._last_step, self._last = map(float, known)

    @property
    def _band(self) -> tuple[Doubles, Doubles]:
        """The lowest and the highest value at each place."""
        if self._least is None or self._most is None:
            return self.values, self.values
        return self._least.array, self._most.array

    def _build(self) -> None:
        below_low, below_high = self._band
        level = 0
        while len(below_low) >= 2:
            if level == len(self._low):
                self._low.append(Grown(np.float64))
                self._high.append(Grown(np.float64))
            low, high = self._low[level], self._high[level]
            done, whole = len(low), len(below_low) // 2
            if done < whole:
                part = slice(2 * done, 2 * whole)
                low.extend(np.fmin(below_low[part][::2], below_low[part][1::2]))
                high.extend(np.fmax(below_high[part][::2], below_high[part][1::2]))
            below_low, below_high = low.array, high.array
            level += 1

    def within(self, left: float, right: float, count: Count) -> tuple[int, int]:
        """The part from ``left`` to ``right``, with one point more at each side."""
        xs = self.xs(count)
        start = int(np.searchsorted(xs, left, "left")) - 1
        end = int(np.searchsorted(xs, right, "right")) + 1
        return max(0, start), min(len(self), end)

    def outline(self, left: float, right: float, columns: int, count: Count = "step") -> Outline:
        """What to draw between two places on a screen ``columns`` wide."""
        start, end = self.within(left, right, count)
        level = 0
        while (end - start) >> level > max(8, columns):
            level += 1
        least, most = self._band
        if level == 0:
            exact = self.every == 1
            return Outline(self.xs(count)[start:end], least[start:end], most[start:end], exact)
        block = 1 << level
        first, last = start >> level, end >> level
        xs = self.xs(count)[first * block : end : block]
        low = self._low[level - 1].array[first:last]
        high = self._high[level - 1].array[first:last]
        if last * block < end:
            low = np.append(low, np.fmin.reduce(least[last * block : end]))
            high = np.append(high, np.fmax.reduce(most[last * block : end]))
        return Outline(xs, low, high, exact=False)

    def ends(self, count: Count) -> tuple[float, float]:
        """The places of the first and the last point, of which there must be one."""
        xs = self.xs(count)
        return float(xs[0]), float(xs[-1])

    def bounds(self, left: float, right: float, count: Count = "step") -> tuple[float, float]:
        """The smallest and largest value between two places; NaN where there is none."""
        if not len(self):
            return float("nan"), float("nan")
        first, last = self.ends(count)
        if left <= first and last <= right:
            return self._extremes()
        part = self.outline(left, right, 64, count)
        if not len(part.low):
            return float("nan"), float("nan")
        return float(np.fmin.reduce(part.low)), float(np.fmax.reduce(part.high))

    def _extremes(self) -> tuple[float, float]:
        """The smallest and largest of all values. Only those that are new are looked at."""
        seen, low, high = self._seen
        if seen < len(self):
            least, most = self._band
            low = float(np.fmin(low, np.fmin.reduce(least[seen:])))
            high = float(np.fmax(high, np.fmax.reduce(most[seen:])))
            self._seen = len(self), low, high
        return low, high

    def last(self) -> float:
        """The latest value, NaN before the first."""
        return self._last

    def nearest(self, x: float, count: Count) -> int | None:
        """Index of the point nearest to a place."""
        xs = self.xs(count)
        if not len(xs):
            return None
        right = int(np.clip(np.searchsorted(xs, x), 0, len(xs) - 1))
        left = max(0, right - 1)
        return left if abs(xs[left] - x) <= abs(xs[right] - x) else right


def _means(groups: Doubles) -> Doubles:
    """The mean of each row; NaN where nothing of it is there."""
    if groups.shape[1] == 1:
        return groups[:, 0]
    there = np.isfinite(groups)
    with np.errstate(invalid="ignore"):
        means: Doubles = np.where(there, groups, 0.0).sum(axis=1) / there.sum(axis=1)
    return means


def trailing_mean(values: Doubles, window: int, start: int = 0) -> Doubles:
    """The mean of the last ``window`` values at each place from ``start`` on; gaps are left out.

    Only as much is read as those places need, so that a growing curve costs what it grew by.
    """
    reach = max(0, start - window + 1)
    part = values[reach:]
    there = np.isfinite(part)
    total = np.concatenate(([0.0], np.cumsum(np.where(there, part, 0.0))))
    count = np.concatenate(([0], np.cumsum(there)))
    ends = np.arange(start - reach + 1, len(part) + 1)
    begins = np.maximum(0, ends - window)
    with np.errstate(invalid="ignore"):
        mean: Doubles = (total[ends] - total[begins]) / (count[ends] - count[begins])
    return mean


class Line:
    """One curve of a chart: its raw points, and the same smoothed where that is asked for."""

    def __init__(self, name: str, label: str, colour: str, sparse: bool = False) -> None:
        """Name it.

        Args:
            name: ``train`` or ``val``.
            label: its name in the user's language.
            colour: a token.
            sparse: whether it has so few points (one an epoch) that each deserves a dot, and
                that smoothing would hide them.
        """
        self.name = name
        self.label = label
        self.colour = colour
        self.sparse = sparse
        self.run = ""
        """The run that it is of; empty for the one that is shown."""
        self.hidden = False
        self.dashed = False
        self.raw = Series()
        self._smooth = Series()
        self._window = 1

    @property
    def window(self) -> int:
        """Over how many steps it is smoothed."""
        return self._window

    @property
    def shown(self) -> Series:
        """The smoothed points, or the raw ones where nothing is smoothed."""
        return self._smooth if self._window > 1 and not self.sparse else self.raw

    def extend(
        self,
        steps: Sequence[float] | Doubles,
        epochs: Sequence[float] | Doubles,
        values: Sequence[float] | Doubles,
        seconds: Sequence[float] | Doubles | None = None,
    ) -> None:
        before = self.raw.cuts
        self.raw.extend(steps, epochs, values, seconds)
        if self.raw.cuts != before:
            self._smooth = Series()
        self._smoothen()

    def set_window(self, window: int) -> None:
        """Show the mean of this many steps; 1 shows them as they are."""
        if window != self._window:
            self._window, self._smooth = max(1, window), Series()
            self._smoothen()

    def clear(self) -> None:
        self.raw, self._smooth = Series(), Series()

    def _smoothen(self) -> None:
        if self.shown is self.raw:
            return
        start, raw = len(self._smooth), self.raw
        if start == len(raw):
            return
        window = max(1, round(self._window / raw.every))
        mean = trailing_mean(raw.values, window, start)
        self._smooth.extend(raw.steps[start:], raw.epochs[start:], mean, raw.seconds[start:])
