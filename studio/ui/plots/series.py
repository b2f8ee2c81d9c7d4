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


@dataclass(frozen=True, slots=True)
class Outline:
    """What to draw of a part of a curve: for each place, the lowest and the highest value.

    ``low`` is ``high`` where every point is there by itself.
    """

    x: Doubles
    low: Doubles
    high: Doubles
    exact: bool


NOTHING_SEEN = 0, float("nan"), float("nan")
"""How many values were looked at, and the smallest and the largest of them."""


class Series:
    """Values by step, by epoch and by seconds. Infinite values count as missing, like NaN."""

    def __init__(self) -> None:
        self._steps: Grown[np.float64] = Grown(np.float64)
        self._epochs: Grown[np.float64] = Grown(np.float64)
        self._seconds: Grown[np.float64] = Grown(np.float64)
        self._values: Grown[np.float64] = Grown(np.float64)
        self._low: list[Grown[np.float64]] = []
        self._high: list[Grown[np.float64]] = []
        self._seen = NOTHING_SEEN

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
        new = np.array(values, np.float64)
        if not len(new):
            return
        new[~np.isfinite(new)] = np.nan
        if len(self) and steps[0] <= self.steps[-1]:
            self.rewind(float(steps[0]))
        self._steps.extend(np.asarray(steps, np.float64))
        self._epochs.extend(np.asarray(epochs, np.float64))
        self._seconds.extend(np.asarray(steps if seconds is None else seconds, np.float64))
        self._values.extend(new)
        self._build()

    def rewind(self, step: float) -> None:
        """Drop all points from this step on."""
        size = int(np.searchsorted(self.steps, step))
        self._seen = NOTHING_SEEN
        for part in (self._steps, self._epochs, self._seconds, self._values):
            part.truncate(size)
        for level, (low, high) in enumerate(zip(self._low, self._high, strict=True)):
            low.truncate(size >> (level + 1))
            high.truncate(size >> (level + 1))

    def _build(self) -> None:
        below_low = below_high = self.values
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
        if level == 0:
            part = self.values[start:end]
            return Outline(self.xs(count)[start:end], part, part, exact=True)
        block = 1 << level
        first, last = start >> level, end >> level
        xs = self.xs(count)[first * block : end : block]
        low = self._low[level - 1].array[first:last]
        high = self._high[level - 1].array[first:last]
        if last * block < end:
            rest = self.values[last * block : end]
            low = np.append(low, np.fmin.reduce(rest))
            high = np.append(high, np.fmax.reduce(rest))
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
            new = self.values[seen:]
            low = float(np.fmin(low, np.fmin.reduce(new)))
            high = float(np.fmax(high, np.fmax.reduce(new)))
            self._seen = len(self), low, high
        return low, high

    def last(self) -> float:
        """The latest value, NaN before the first."""
        return float(self.values[-1]) if len(self) else float("nan")

    def nearest(self, x: float, count: Count) -> int | None:
        """Index of the point nearest to a place."""
        xs = self.xs(count)
        if not len(xs):
            return None
        right = int(np.clip(np.searchsorted(xs, x), 0, len(xs) - 1))
        left = max(0, right - 1)
        return left if abs(xs[left] - x) <= abs(xs[right] - x) else right


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
        before = len(self.raw)
        self.raw.extend(steps, epochs, values, seconds)
        if len(self.raw) != before + len(steps):
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
        start = len(self._smooth)
        mean = trailing_mean(self.raw.values, self._window, start)
        raw = self.raw
        self._smooth.extend(raw.steps[start:], raw.epochs[start:], mean, raw.seconds[start:])
