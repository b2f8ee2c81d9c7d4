"""Garbage is looked for between two events of the Qt thread, and nowhere else."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.ui.garbage import Collecting

MANY = 20_000


class Cycle:
    """Garbage that tells who found it."""

    found_by: list[int]

    def __init__(self) -> None:
        self.itself = self

    def __del__(self) -> None:
        self.found_by.append(threading.get_ident())


@pytest.fixture
def found_by(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    gc.collect()
    found: list[int] = []
    monkeypatch.setattr(Cycle, "found_by", found, raising=False)
    yield found
    gc.collect()
    gc.disable()


def litter() -> None:
    """As a run does that allocates much: in a thread of its own."""
    thread = threading.Thread(target=lambda: [Cycle() for _ in range(MANY)] and None)
    thread.start()
    thread.join()


def test_only_the_thread_of_qt_destroys_what_nobody_holds(
    qtbot: QtBot, found_by: list[int]
) -> None:
    gc.enable()
    parent = QObject()
    collecting = Collecting(parent, lambda: True)
    litter()
    assert not found_by
    qtbot.waitUntil(lambda: len(found_by) == MANY)
    assert set(found_by) == {threading.get_ident()}
    collecting.end()
    assert gc.isenabled()


def test_a_collection_that_another_thread_asks_for_is_left_to_that_of_qt(
    qtbot: QtBot, found_by: list[int]
) -> None:
    collect = gc.collect
    collecting = Collecting(parent := QObject(), lambda: True)
    Cycle()
    asking = threading.Thread(target=gc.collect)
    asking.start()
    asking.join()
    assert not found_by
    qtbot.waitUntil(lambda: bool(found_by))
    assert found_by == [threading.get_ident()]
    Cycle()
    assert gc.collect() > 0
    assert len(found_by) == 2
    collecting.end()
    assert gc.collect is collect
    assert collecting.parent() is parent


def test_nothing_is_collected_before_all_is_there_that_stays(
    qtbot: QtBot, qapp: QApplication, found_by: list[int]
) -> None:
    there: list[bool] = []
    asked = 0

    def ready() -> bool:
        nonlocal asked
        asked += 1
        return bool(there)

    collecting = Collecting(qapp, ready)
    litter()
    qtbot.waitUntil(lambda: asked > 1)
    assert not found_by
    there.append(True)
    qtbot.waitUntil(lambda: bool(found_by))
    collecting.end()
