from __future__ import annotations

from dataclasses import dataclass

import torch
from running import plan_of, straight

from studio.compile.module import seeded
from studio.message import Message
from studio.observe.asks.ask import Ask, Finding, Missing
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
