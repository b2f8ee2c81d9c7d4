"""The moments that a run keeps: which they are, that they cost no bit, and what they give again."""

from __future__ import annotations

import errno
import threading
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from itertools import pairwise
from math import log
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from running import OrderAt, OrdersAt, job, numbers, points_network, train
from safetensors.torch import load_file

from studio.message import Message
from studio.observe.asks.ask import Finding
from studio.observe.asks.saliency import SaliencyAsk
from studio.observe.asks.vitals import VitalsAsk
from studio.observe.frames import Frame, Gradients, Moments, Watch, is_picture
from studio.observe.probes import Observer
from studio.train import film, film_frames, filming
from studio.train.inbox import Look, Stop
from studio.train.looking_back import LookingBack
from studio.train.problems import TrainingError
from studio.train.store import RunFolder
from studio.train.worker import run


class Frames(list[Frame]):
    """A mailbox that keeps all that comes."""

    put = list.append


def same(one: Any, other: Any) -> bool:
    """Whether two frames are alike to the last bit."""
    if isinstance(one, np.ndarray):
        return one.dtype == other.dtype and np.array_equal(one, other, equal_nan=True)
    if is_dataclass(one):
        return type(one) is type(other) and all(
            same(getattr(one, each.name), getattr(other, each.name)) for each in fields(one)
        )
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, tuple):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)


def shot(last: int, count: int, delays: Iterator[int]) -> list[int]:
    """The moments of a run of so many steps, some of which were too late."""
    kept, due = [0], film.following(0, count)
    while due < last:
        kept.append(due)
        while len(kept) > count:
            kept.remove(film.dispensable(kept))
        due = film.following(due, count) + next(delays, 0)
    kept.append(last)
    while len(kept) > count:
        kept.remove(film.dispensable(kept))
    return kept


@settings(max_examples=60, deadline=None)
@given(last=st.integers(1, 10**7), count=st.integers(8, film.MOST))
def test_moments_are_few_and_even_on_a_logarithmic_axis(last: int, count: int) -> None:
    kept = shot(last, count, iter(()))
    assert kept == sorted(set(kept))
    assert (kept[0], kept[-1]) == (0, last)
    assert len(kept) <= count
    if last > 3 * count:
        assert len(kept) > count // 2
    even = log(last + 1) / (len(kept) - 1)
    for before, after in pairwise(kept):
        grown = log(after + 1) - log(before + 1)
        assert after == before + 1 or grown < 3 * even
    first = sum(step <= last // 2 for step in kept)
    assert first >= len(kept) - first or last < 4


@pytest.mark.parametrize("count", [8, film.MOST])
def test_of_a_long_run_few_moments_are_shot_in_vain(count: int) -> None:
    due, shots = 0, 0
    while due < 10**7:
        due, shots = film.following(due, count), shots + 1
    assert count <= shots <= 4 * count


@settings(max_examples=30, deadline=None)
@given(last=st.integers(50, 10**5), data=st.data())
def test_moments_that_come_late_leave_no_large_hole(last: int, data: st.DataObject) -> None:
    delays = data.draw(st.lists(st.integers(0, 3), max_size=40))
    kept = shot(last, film.MOST, iter(delays))
    assert (kept[0], kept[-1]) == (0, last)
    assert len(kept) <= film.MOST
    assert all(after - before <= 4 + (before + 1) // 2 for before, after in pairwise(kept))


@pytest.mark.parametrize(
    ("megabytes", "count"), [(1, film.MOST), (5, film.MOST), (25, 10), (100, 2), (5000, 2)]
)
def test_a_large_model_has_fewer_moments_and_that_is_said(megabytes: int, count: int) -> None:
    size = megabytes * 2**20
    assert film.most(size) == count
    assert (film.sparse(size) is None) is (count == film.MOST)
    assert count == 2 or count * size <= film.BYTES


def test_training_is_the_same_with_a_film_and_without_to_the_last_bit(tmp_path: Path) -> None:
    with_film, without = tmp_path / "with", tmp_path / "without"
    train(with_film, points_network(), train_epochs=4)
    train(without, points_network(), train_epochs=4, train_film=False)
    assert len(film.steps(with_film)) > 10
    assert film.steps(without) == ()
    assert numbers(with_film) == numbers(without)
    last = [load_file(RunFolder(path).checkpoint("last")) for path in (with_film, without)]
    assert last[0].keys() == last[1].keys()
    assert all(torch.equal(last[0][name], last[1][name]) for name in last[0])
    end = filming.read(with_film, film.steps(with_film)[-1])
    for name, weight in last[0].items():
        assert any(torch.equal(weight, one) for key, one in end.weights.items() if name in key)


WATCH = Watch(
    weights=frozenset({"n2", "n3"}),
    activations=frozenset({"n2", "n3", "n6"}),
    gradients=True,
    asks=frozenset({SaliencyAsk()}),
    boundary=True,
    interval_s=0.0,
)


def test_a_moment_is_what_was_seen_then_and_draws_nothing(tmp_path: Path) -> None:
    box = Frames()
    looks = OrdersAt({7: [Look(WATCH)], 8: [Look(Watch())]})
    work = job(tmp_path / "run", points_network(), train_epochs=2)
    assert run(work, box, looks).state == "finished"
    live: list[Any] = [frame for frame in box if is_picture(frame)]
    (step,) = {frame.step for frame in live}
    assert step in film.steps(work.folder)
    assert {type(frame).__name__ for frame in live} == {
        "Weights", "Activations", "Gradients", "Finding", "Boundary"
    }  # fmt: skip
    told = [frame for frame in box if isinstance(frame, Moments)]
    assert told[-1].steps == film.steps(tmp_path / "run")
    threads, torch_state, numpy_state = (
        torch.get_num_threads(),
        torch.get_rng_state(),
        np.random.get_state(),
    )
    looking = LookingBack(work)
    other = list(looking.look(WATCH, 3))
    again = list(looking.look(WATCH, step))
    assert torch.get_num_threads() == threads
    assert torch.equal(torch.get_rng_state(), torch_state)
    assert np.array_equal(np.random.get_state()[1], numpy_state[1])  # type: ignore[arg-type, index]
    assert len(again) == len(live)
    for frame in live:
        assert sum(same(frame, each) for each in again) == 1, frame
    assert not any(same(frame, each) for frame in live for each in other)


def test_looking_back_beside_a_run_changes_nothing_in_it(tmp_path: Path) -> None:
    kept = job(tmp_path / "kept", points_network(), train_epochs=1)
    run(kept, Frames())
    train(tmp_path / "alone", points_network(), train_epochs=6)
    over, looks = threading.Event(), [0]

    def look_on() -> None:
        looking = LookingBack(kept)
        while not over.is_set():
            looks[0] += len(list(looking.look(WATCH, looks[0] % 7)))

    beside = threading.Thread(target=look_on)
    beside.start()
    train(tmp_path / "beside", points_network(), train_epochs=6)
    over.set()
    beside.join()
    assert looks[0] > 0
    assert numbers(tmp_path / "beside") == numbers(tmp_path / "alone")


def test_a_run_that_goes_on_takes_its_film_along(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    train(first, points_network(), OrderAt(12, Stop()), train_epochs=3)
    ended = film.steps(first)[-1]
    train(second, points_network(), resume_from=first, train_epochs=3)
    whole = film.steps(second)
    assert set(film.steps(first)) <= set(whole)
    assert whole[-1] > ended
    assert filming.read(second, 3).step == 3


def test_a_full_disk_is_told_and_costs_no_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, content: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(filming, "_put", full)
    box = Frames()
    result = run(job(tmp_path / "run", points_network(), train_epochs=2), box)
    assert result.state == "finished"
    messages = {str(getattr(frame, "message", "")) for frame in box}
    assert any("No space left on device" in message for message in messages)
    assert film.steps(tmp_path / "run") == ()


def test_a_gradient_that_cannot_be_looked_at_costs_no_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(observer: Observer) -> None:
        raise NotImplementedError("no norm of such a gradient")

    monkeypatch.setattr(Observer, "norms", refusing)
    box = Frames()
    result = run(job(tmp_path / "run", points_network(), train_epochs=2), box)
    assert result.state == "finished"
    messages = {str(getattr(frame, "message", "")) for frame in box}
    assert any("no norm of such a gradient" in message for message in messages)


def test_a_damaged_moment_is_named(tmp_path: Path) -> None:
    work = job(tmp_path / "run", points_network(), train_epochs=1)
    run(work, Frames())
    film.path_of(work.folder, 2).write_bytes(b"no weights")
    looking = LookingBack(work)
    with pytest.raises(TrainingError, match="moment of step 2 of the run run cannot be read"):
        list(looking.look(WATCH, 2))
    gradients = [f for f in looking.look(WATCH, 3) if isinstance(f, Gradients)]
    assert [frame.step for frame in gradients] == [3]


def test_what_a_step_did_is_kept_with_the_moments_after_it(tmp_path: Path) -> None:
    box, ask = Frames(), VitalsAsk()
    looks = OrdersAt({3: [Look(Watch(asks=frozenset({ask}), interval_s=0.0))]})
    work = job(tmp_path / "run", points_network(), train_epochs=3)
    assert run(work, box, looks).state == "finished"
    live = [frame for frame in box if isinstance(frame, Finding)]
    assert live
    end = film.steps(work.folder)[-1]
    (again,) = LookingBack(work).find({ask}, end)
    assert any(same(frame, again) for frame in live)
    assert LookingBack(work).find({ask}, 0)[0].step == 0, "nothing was kept yet"


@dataclass(frozen=True, slots=True)
class Stranger:
    """Nothing that a file may bring back."""

    number: int


def test_findings_are_read_as_they_were_written() -> None:
    from studio.observe.asks.ask import Missing

    asks = [VitalsAsk(), VitalsAsk()]
    reason = Message("There is no {what} at step {step}.", what="gradient", step=3)
    found = [Finding(asks[0], 3, Missing(reason))]
    text, arrays = film_frames.written(found)
    assert film_frames.read(text, arrays) == tuple(found)
    forged = text.replace("studio.observe.asks.ask:Missing", "subprocess:Popen")
    assert forged != text
    assert film_frames.read(forged, arrays) == ()
    with pytest.raises(TypeError, match="Stranger"):
        film_frames.written([Finding(asks[0], 3, Stranger(1))])  # type: ignore[arg-type]
