from __future__ import annotations

import pytest

from studio.graph.signal import Signal


def test_all_hear_in_order_until_they_leave() -> None:
    signal: Signal[int] = Signal()
    heard: list[tuple[str, int]] = []
    leave = signal.connect(lambda value: heard.append(("a", value)))
    signal.connect(lambda value: heard.append(("b", value)))
    signal.emit(1)
    leave()
    leave()
    signal.emit(2)
    assert heard == [("a", 1), ("b", 1), ("b", 2)]


def test_one_function_may_listen_twice() -> None:
    signal: Signal[int] = Signal()
    heard: list[int] = []
    leave = signal.connect(heard.append)
    signal.connect(heard.append)
    leave()
    signal.emit(1)
    assert heard == [1]


def test_who_leaves_while_a_value_is_told_does_not_hear_it() -> None:
    signal: Signal[int] = Signal()
    heard: list[int] = []
    signal.connect(lambda _: leave())
    leave = signal.connect(heard.append)
    signal.emit(1)
    assert heard == []


def test_a_failure_propagates_after_the_others_have_heard() -> None:
    signal: Signal[int] = Signal()
    heard: list[int] = []

    def fail(value: int) -> None:
        raise ValueError(f"bad {value}")

    leave = signal.connect(fail)
    signal.connect(heard.append)
    with pytest.raises(ValueError, match="bad 1"):
        signal.emit(1)
    assert heard == [1]
    signal.connect(fail)
    with pytest.raises(ExceptionGroup) as caught:
        signal.emit(2)
    assert len(caught.value.exceptions) == 2
    leave()
    with pytest.raises(ValueError, match="bad 3"):
        signal.emit(3)
    assert heard == [1, 2, 3]
