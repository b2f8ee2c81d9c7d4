"""When a run looks at its model, by a clock that the test winds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from studio.observe.asks.ask import Ask
from studio.observe.asks.saliency import SaliencyAsk
from studio.observe.frames import Frame, ProbeCost, Watch
from studio.train import lookout as module
from studio.train.lookout import PATIENCE_S, SHARE, Lookout


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


class Slow:
    """Stands in for an observer: each look takes so long, or fails."""

    def __init__(self, clock: Clock, cost_s: float) -> None:
        self.clock, self.cost_s, self.looks = clock, cost_s, 0
        self.error: Exception | None = None

    def look(self, watch: Watch, step: int) -> Iterator[Frame]:
        self.looks += 1
        self.clock.now += self.cost_s
        if self.error is not None:
            raise self.error
        return iter(())


class Box(list[Frame]):
    put = list.append


WATCH = Watch(asks=frozenset({SaliencyAsk()}), interval_s=0.1)


@pytest.fixture
def clock(monkeypatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(module, "perf_counter", clock)
    return clock


def looking(clock: Clock, cost_s: float) -> tuple[Lookout, Slow, Box]:
    box = Box()
    lookout, observer = Lookout(box), Slow(clock, cost_s)
    lookout.aim(observer)  # type: ignore[arg-type]
    lookout.watch = WATCH
    return lookout, observer, box


def test_nothing_on_screen_is_never_looked_at(clock: Clock) -> None:
    lookout, observer, box = looking(clock, 0.001)
    lookout.watch = Watch()
    assert not lookout.is_due(clock.now + 1000)
    lookout.look(1)
    assert observer.looks == 0
    assert box == []


@pytest.mark.parametrize(
    ("cost_s", "interval_s"), [(0.001, 0.1), (0.01, 0.01 / SHARE), (0.1, 0.1 / SHARE)]
)
def test_dear_looks_are_far_apart(clock: Clock, cost_s: float, interval_s: float) -> None:
    lookout, _, box = looking(clock, cost_s)
    lookout.look(1)
    lookout.look(2)
    began = clock.now
    assert not lookout.is_due(began + interval_s * 0.99)
    assert lookout.is_due(began + interval_s * 1.01)
    assert isinstance(box[-1], ProbeCost)
    assert box[-1].interval_s == pytest.approx(interval_s)


@pytest.mark.parametrize("cost_s", [0.0005, 0.004, 0.05])
def test_looks_take_no_more_than_their_share_of_the_time(clock: Clock, cost_s: float) -> None:
    lookout, observer, box = looking(clock, cost_s)
    lookout.look(0)
    began, first = clock.now, observer.looks
    for _ in range(100_000):
        clock.now += 0.001
        if lookout.is_due(clock.now):
            lookout.look(0)
    spent = (observer.looks - first) * cost_s
    assert observer.looks > first + 10
    assert spent / (clock.now - began) <= SHARE * 1.05
    assert isinstance(box[-1], ProbeCost)
    assert box[-1].share <= SHARE * 1.05


def test_the_first_look_is_dearer_and_does_not_count_in_full(clock: Clock) -> None:
    lookout, _, _ = looking(clock, 1.0)
    lookout.look(0)
    assert lookout.is_due(clock.now + PATIENCE_S)
    lookout.look(0)
    assert not lookout.is_due(clock.now + PATIENCE_S)


def test_what_comes_newly_on_screen_is_looked_at_at_once(clock: Clock) -> None:
    lookout, _, _ = looking(clock, 1.0)
    lookout.look(0)
    lookout.look(0)
    assert not lookout.is_due(clock.now)
    lookout.watch = WATCH
    assert not lookout.is_due(clock.now), "the same watch is nothing new"
    lookout.watch = Watch(boundary=True)
    assert lookout.is_due(clock.now)


def test_a_view_that_fails_is_given_up_until_another_is_asked_for(clock: Clock) -> None:
    lookout, observer, _ = looking(clock, 0.001)
    observer.error = RuntimeError("boom")
    lookout.look(0)
    assert str(lookout.trouble) == "The live views were switched off: RuntimeError: boom"
    assert not lookout.is_due(clock.now + 1000)
    observer.error = None
    lookout.watch = Watch(boundary=True)
    assert lookout.trouble is None
    assert lookout.is_due(clock.now)


class Priced(Slow):
    """Takes as long for an ask as its price says; counts each."""

    prices: dict[Ask, float]
    counts: dict[Ask, int]

    def look(self, watch: Watch, step: int) -> Iterator[Frame]:
        for ask in watch.asks:
            self.clock.now += self.prices[ask]
            self.counts[ask] = self.counts.get(ask, 0) + 1
        return iter(())


def test_a_dear_ask_does_not_hold_up_the_cheap_ones_and_all_keep_to_their_share(
    clock: Clock,
) -> None:
    box = Box()
    lookout, observer = Lookout(box), Priced(clock, 0.0)
    cheap = [SaliencyAsk(turn=turn) for turn in range(4)]
    dear = SaliencyAsk(method="occlusion")
    observer.prices = dict.fromkeys(cheap, 0.001) | {dear: 1.0}
    observer.counts = {}
    lookout.aim(observer)  # type: ignore[arg-type]
    lookout.watch = Watch(asks=frozenset(observer.prices), interval_s=0.1)
    lookout.look(0)
    assert set(observer.counts.values()) == {1}
    lookout.look(0, only_due=True)
    began, observer.counts, spent = clock.now, {}, 0.0
    while clock.now < began + 1000:
        clock.now += 0.05
        if lookout.is_due(clock.now):
            before = clock.now
            lookout.look(0, only_due=True)
            spent += clock.now - before
    assert observer.counts[dear] >= 10
    assert min(observer.counts[ask] for ask in cheap) > 20 * observer.counts[dear]
    assert spent / (clock.now - began) <= SHARE * 1.1
    assert isinstance(box[-1], ProbeCost)
    assert 0 < box[-1].share <= SHARE * 3, "a dear look was the last"


def test_another_ask_leaves_the_clocks_of_the_others_as_they_are(clock: Clock) -> None:
    box = Box()
    lookout, observer = Lookout(box), Priced(clock, 0.0)
    one, other = SaliencyAsk(turn=1), SaliencyAsk(turn=2)
    observer.prices, observer.counts = {one: 0.1, other: 0.001}, {}
    lookout.aim(observer)  # type: ignore[arg-type]
    lookout.watch = Watch(asks=frozenset({one}))
    lookout.look(0)
    lookout.watch = Watch(asks=frozenset({one, other}))
    lookout.look(1, only_due=True)
    assert observer.counts == {one: 1, other: 1}
