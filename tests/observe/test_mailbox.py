from __future__ import annotations

import threading

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.message import Message
from studio.observe.asks.example import Example
from studio.observe.frames import Activations, Frame, Gradients, Mark, Progress, Scalars, Weights
from studio.observe.mailbox import PICTURES_KEPT, SCALARS_KEPT, SERIES_KEPT, Mailbox, Series


def scalars(step: int, **values: float) -> Scalars:
    return Scalars(step, step / 10, step / 100, values or {"train_loss": 1 / (step + 1)})


def progress(step: int) -> Progress:
    return Progress("running", step, 100, 0, 1, 10.0, Message("CPU"))


@given(st.integers(2, 40), st.integers(1, 2000))
def test_thinned_scalars_keep_first_last_and_order(limit: int, count: int) -> None:
    series = Series(limit)
    for number in range(count):
        series.put(number, scalars(number))
        items = series.items()
        assert items[0][0] == 0
        assert items[-1][0] == number
        assert len(items) <= limit + 1
    kept = [number for number, _ in series.items()]
    assert kept == sorted(set(kept))
    assert all(frame.step == number for number, frame in series.items())
    if count <= limit:
        assert kept == list(range(count))
    elif len(kept) > 3:
        gaps = set(np.diff(kept[:-1]).tolist())
        assert len(gaps) == 1, "what is kept is evenly spread"


def test_all_scalars_arrive_in_order_at_a_reader_who_keeps_up() -> None:
    box = Mailbox()
    seen: list[Frame] = []
    for step in range(1000):
        box.put(scalars(step))
        if step % 100 == 99:
            seen += box.drain()
    assert [frame.step for frame in seen] == list(range(1000))
    assert box.drain() == []


def test_a_picture_replaces_the_one_that_waits_for_the_same_node() -> None:
    box = Mailbox()
    picture = np.zeros((2, 2), np.float32)
    for step in range(5):
        box.put(Weights("n1", step, {}))
        box.put(Weights("n2", step, {}))
        box.put(Activations("n1", step, Example(), "output", picture, (2, 2)))
        box.put(Activations("n1", step, Example(), "h_n", picture, (2, 2)))
        box.put(Gradients(step, {}))
        box.put(progress(step))
    frames = box.drain()
    assert len(frames) == 6
    assert {frame.step for frame in frames} == {4}


def test_every_mark_arrives_though_several_are_of_one_thing_at_one_step() -> None:
    box = Mailbox()
    there, back = (
        Mark(12, 0.5, Message("lr: {old} → {new}", old=old, new=new), name="lr", old=old, new=new)
        for old, new in ((0.01, 0.5), (0.5, 0.01))
    )
    box.put(there)
    box.put(back)
    assert box.drain() == [there, back]


def test_frames_of_different_kinds_keep_their_order() -> None:
    box = Mailbox()
    frames = [scalars(1), progress(1), scalars(1, val_loss=0.5), Weights("n1", 1, {}), scalars(2)]
    for frame in frames:
        box.put(frame)
    assert box.drain() == frames


def test_epoch_numbers_are_not_thinned_away_by_steps() -> None:
    box = Mailbox()
    for step in range(20 * SCALARS_KEPT):
        box.put(scalars(step))
        if step % SCALARS_KEPT == 0:
            box.put(scalars(step, val_loss=1.0))
    ends = [frame for frame in box.drain() if "val_loss" in frame.values]
    assert [frame.step for frame in ends] == list(range(0, 20 * SCALARS_KEPT, SCALARS_KEPT))


def test_a_dead_reader_does_not_make_it_grow() -> None:
    box = Mailbox()
    picture = np.zeros((4, 4), np.float32)
    largest = 0
    for step in range(100_000):
        match step % 4:
            case 0:
                box.put(scalars(step))
            case 1:
                box.put(progress(step))
            case 2:
                box.put(scalars(step, **{f"metric_{step % 1000}": 1.0}))
            case _:
                box.put(Activations(f"n{step}", step, Example(), "output", picture, (4, 4)))
        if step % 1000 == 0:
            largest = max(largest, len(box))
    assert largest <= PICTURES_KEPT + (SERIES_KEPT + 1) * (SCALARS_KEPT + 1)
    steps = [frame.step for frame in box.drain() if isinstance(frame, Scalars)]
    assert steps[0] == 0
    assert steps == sorted(steps)
    assert steps[-1] == 99_998
    assert len(box) == 0


@pytest.mark.parametrize("writers", [1, 4])
def test_threads_may_write_while_another_reads(writers: int) -> None:
    box = Mailbox()
    done = threading.Event()
    seen: list[Frame] = []

    def write(number: int) -> None:
        for step in range(2000):
            box.put(scalars(step, **{f"loss_{number}": float(step)}))

    def read() -> None:
        while not done.is_set():
            seen.extend(box.drain())

    reader = threading.Thread(target=read)
    threads = [threading.Thread(target=write, args=(number,)) for number in range(writers)]
    for thread in (reader, *threads):
        thread.start()
    for thread in threads:
        thread.join()
    done.set()
    reader.join()
    seen += box.drain()
    for number in range(writers):
        steps = [f.step for f in seen if f"loss_{number}" in f.values]
        assert steps == sorted(steps)
        assert (steps[0], steps[-1]) == (0, 1999)
