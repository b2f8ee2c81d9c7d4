"""Runs that are over, laid over the one that is shown, and bands of what differs in its seed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from studio.ui.plots.series import Doubles, Line, Series


class Points(Protocol):
    """One curve of a run that is over."""

    @property
    def steps(self) -> Doubles: ...
    @property
    def epochs(self) -> Doubles: ...
    @property
    def seconds(self) -> Doubles: ...
    @property
    def values(self) -> Doubles: ...


class Spread(Protocol):
    """What some curves of the same steps are on average, and between what they are."""

    @property
    def mean(self) -> Points: ...
    @property
    def low(self) -> Doubles: ...
    @property
    def high(self) -> Doubles: ...


class RunCurves(Protocol):
    """All curves of a run that is over, by the names that its history has for them."""

    @property
    def name(self) -> str: ...
    @property
    def curves(self) -> Mapping[str, Points]: ...


class SeedBand(Spread, Protocol):
    """One curve of some runs that differ in their seed alone."""

    @property
    def runs(self) -> tuple[str, ...]: ...
    @property
    def curve(self) -> str: ...


@dataclass(slots=True)
class Band:
    """The mean of some runs that differ in their seed, and from the least to the most of them."""

    line: Line
    low: Series
    high: Series
    hidden: bool = False
