"""What was seen of one layer's weights, live and at the moments that its run kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from studio.app.session import Session
from studio.message import Message
from studio.observe.asks.ask import Ask, Finding, Found
from studio.observe.asks.weights import (
    Bars,
    Distance,
    DistanceFound,
    Inventory,
    SpreadAsk,
    Spreads,
)
from studio.observe.frames import Histogram, Weights
from studio.ui.panels.table import Cell, Table
from studio.ui.plots.histograms import keep

if TYPE_CHECKING:
    from studio.app.retrospect import Tour

FOUND = 8
"""Replies that are kept, so that going back to a picture shows it at once."""

MOMENTS = 128
"""Distances that are kept; when there are more, every second old one goes."""


class WeightPast:
    """Of one layer."""

    def __init__(self) -> None:
        self.latest: Weights | None = None
        self.inventory: Inventory | None = None
        self.fresh = False
        """Whether it is known since now what there is to ask for."""
        self.found: dict[Ask, tuple[int, Found]] = {}
        """The newest reply to each ask, and of which step it is."""
        self.distances: dict[int, dict[str, Distance]] = {}
        self._looks: dict[tuple[str, int | None], list[tuple[int, Histogram]]] = {}
        self._toured: dict[Ask, tuple[int, ...]] = {}
        self._tours: list[Tour] = []

    @property
    def names(self) -> tuple[str, ...]:
        """The parameters that there are."""
        if self.inventory is not None:
            return tuple(one.name for one in self.inventory.parameters)
        return tuple(self.latest.histograms) if self.latest is not None else ()

    def parts(self, name: str) -> tuple[Message, ...]:
        """What the rows of a parameter are made of."""
        kept = self.inventory.parameters if self.inventory is not None else ()
        return next((one.parts for one in kept if one.name == name), ())

    def looks(self, name: str, part: int | None) -> list[tuple[int, Histogram]]:
        """How the values lay at each step that was seen, in order."""
        return self._looks.get((name, part), [])

    def add(self, frame: Weights) -> bool:
        """A look at all parameters; whether it was the first."""
        first, self.latest = self.latest is None, frame
        for name, histogram in frame.histograms.items():
            keep(self._looks.setdefault((name, None), []), frame.step, histogram)
        return first

    def hear(self, finding: Finding) -> None:
        """A reply to what was asked of it."""
        found, step = finding.found, finding.step
        if isinstance(found, Inventory):
            self.fresh = self.inventory is None
            self.inventory = found
        elif isinstance(found, Spreads) and isinstance(finding.ask, SpreadAsk):
            part = finding.ask.of.part if finding.ask.of is not None else None
            for name, bars in found.bars.items():
                keep(self._looks.setdefault((name, part), []), step, _histogram(bars))
        elif isinstance(found, DistanceFound):
            self.distances[step] = dict(found.parameters)
            if len(self.distances) > MOMENTS:
                for old in sorted(self.distances)[1:-1:2]:
                    del self.distances[old]
        self.found.pop(finding.ask, None)
        self.found[finding.ask] = step, found
        while len(self.found) > FOUND:
            self.found.pop(next(iter(self.found)))

    def look_back(self, session: Session, asks: frozenset[Ask], then: Callable[[], None]) -> None:
        """Find these out at the kept moments, once for all that there are."""
        moments = session.past.moments
        new = frozenset(ask for ask in asks if self._toured.get(ask) != moments)
        if not moments or not new:
            return
        self._toured |= dict.fromkeys(new, moments)

        def done(findings: list[Finding]) -> None:
            latest = {ask: self.found[ask] for ask in new if ask in self.found}
            for finding in findings:
                self.hear(finding)
            self.found |= latest
            then()

        tour = session.past.over_time(new, done)
        if tour is not None:
            self._tours.append(tour)

    def cancel(self) -> None:
        """Nobody waits for it any more."""
        for tour in self._tours:
            tour.cancel()

    def table(self, name: str, part: int | None) -> Table | None:
        """The counts of every bin at every step."""
        looks = self.looks(name, part)
        rows: list[tuple[Cell, ...]] = []
        for step, look in looks:
            width = (look.high - look.low) / max(1, len(look.counts))
            for place, count in enumerate(look.counts.tolist()):
                low = look.low + place * width
                rows.append((step, low, low + width, count))
        return Table(("step", "from", "to", "count"), rows) if rows else None


def _histogram(bars: Bars) -> Histogram:
    return Histogram(bars.low, bars.high, bars.counts, bars.mean, bars.std, bars.sampled)
