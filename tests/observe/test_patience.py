"""Long work tells how far it is."""

from __future__ import annotations

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.observe.patience import UnwantedError, heard_by, part, tell


def test_who_waits_hears_how_far_it_is_and_nobody_else_does() -> None:
    heard: list[float] = []
    tell(0.1)
    with heard_by(heard.append):
        tell(0.5)
        other = threading.Thread(target=lambda: tell(0.9))
        other.start()
        other.join()
    tell(0.7)
    assert heard == [0.5]


@given(st.lists(st.tuples(st.integers(1, 6), st.data()), max_size=3), st.floats(0, 1))
def test_a_part_lies_where_it_stands_among_its_kind(
    ways: list[tuple[int, st.DataObject]], share: float
) -> None:
    heard: list[float] = []
    low, high = 0.0, 1.0

    def enter(left: list[tuple[int, st.DataObject]]) -> None:
        nonlocal low, high
        if not left:
            tell(share)
            return
        of, data = left[0]
        number = data.draw(st.integers(0, of - 1))
        wide = (high - low) / of
        low, high = low + number * wide, low + (number + 1) * wide
        with part(number, of):
            enter(left[1:])

    with heard_by(heard.append):
        enter(ways)
    assert heard[0] == pytest.approx(low + share * (high - low))


def test_who_does_not_wait_any_more_ends_it() -> None:
    def leave(_share: float) -> None:
        raise UnwantedError

    with pytest.raises(UnwantedError), heard_by(leave):
        tell(0.0)
    tell(0.0)
