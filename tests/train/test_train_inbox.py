from __future__ import annotations

import threading

from studio.train.inbox import Adjust, Inbox, Pause, Resume, Stop


def test_orders_come_in_their_order() -> None:
    inbox = Inbox()
    assert not inbox
    assert inbox.take() is None
    for order in (Pause(), Adjust("", "lr", 0.1), Resume()):
        inbox.put(order)
    assert inbox
    assert [inbox.take(), inbox.wait(), inbox.take()] == [Pause(), Adjust("", "lr", 0.1), Resume()]
    assert inbox.wait(0) is None


def test_one_who_waits_is_woken() -> None:
    inbox, got = Inbox(), []
    thread = threading.Thread(target=lambda: got.append(inbox.wait(60)))
    thread.start()
    inbox.put(Pause())
    thread.join(60)
    assert got == [Pause()]


def test_closing_is_the_last_order() -> None:
    inbox = Inbox()
    inbox.close()
    assert inbox.closed
    assert inbox.take() == Stop()
