from __future__ import annotations

import pickle
from dataclasses import dataclass

import numpy as np
import torch
from running import plan_of, straight

from studio.compile.module import seeded
from studio.message import Message
from studio.observe.asks.ask import Ask, Finding, Missing
from studio.observe.asks.example import Example, Own
from studio.observe.frames import Watch
from studio.observe.looks.subject import Examples, Samples
from studio.observe.mailbox import Mailbox
from studio.observe.metrics import Scoring
from studio.observe.probes import Observer


@dataclass(frozen=True, slots=True)
class Unheard(Ask):
    """An ask that no look replies to."""

    node: str


def test_an_ask_that_nobody_can_reply_to_is_told_so() -> None:
    module = seeded(plan_of(straight()), 0)
    samples = Samples({"validation": Examples((torch.rand(3, 2),))}, Scoring("classes"))
    ask = Unheard("n1")
    (frame,) = Observer(module, samples).look(Watch(asks=frozenset({ask})), 7)
    assert isinstance(frame, Finding)
    assert (frame.ask, frame.step) == (ask, 7)
    assert isinstance(frame.found, Missing)
    assert "Unheard" in str(frame.found.reason)


def test_of_two_findings_for_equal_asks_the_newer_one_waits() -> None:
    mailbox = Mailbox()
    found = Missing(Message("not yet"))
    for step in (1, 2):
        mailbox.put(Finding(Unheard("n1"), step, found))
        mailbox.put(Finding(Unheard("n2"), step, found))
    waiting = [frame for frame in mailbox.drain() if isinstance(frame, Finding)]
    assert [(frame.ask, frame.step) for frame in waiting] == [
        (Unheard("n1"), 2),
        (Unheard("n2"), 2),
    ]


def test_what_the_user_made_takes_the_place_of_the_field_it_is_for() -> None:
    inputs = (torch.zeros(3, 2), torch.arange(6.0).reshape(3, 2))
    train = Examples((torch.ones(4, 2), torch.ones(4, 2)), torch.tensor([0, 1, 2, 3]))
    splits = {"validation": Examples(inputs, torch.tensor([0, 1, 2])), "train": train}
    samples = Samples(splits, Scoring("classes"), fields=("left", "right"))
    own = Own.of("drawing", "right", np.array([7.0, 8.0], np.float32))
    found = samples.settled(Example(9, "validation", pickle.loads(pickle.dumps(own))))
    assert found == Example(2, "validation", own)
    left, right = samples.given(found)
    assert (left.tolist(), right.tolist()) == ([[0, 0]], [[7, 8]])
    assert inputs[1][2].tolist() == [4, 5]
    assert samples.label(found) is None
    assert [each[0].tolist() for each in samples.batch(found, 4)] == [[0, 0], [7, 8]]
    assert samples.label(samples.settled(Example(9, "train"))) == 3


def test_what_fits_no_input_is_left_out() -> None:
    splits = {"validation": Examples((torch.zeros(3, 2),))}
    wide = Own.of("table", "x", np.zeros(3, np.float32))
    other = Own.of("table", "y", np.zeros(2, np.float32))
    samples = Samples(splits, Scoring("classes"), fields=("x",))
    assert samples.settled(Example(1, "gone", wide)) == Example(1)
    assert samples.settled(Example(1, own=other)) == Example(1)
    assert Samples(splits, Scoring("classes")).settled(Example(1, own=other)).own == other
