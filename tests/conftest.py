"""What all tests share: no display, no file of the user's, nothing left behind."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Generator, Iterator
from pathlib import Path
from time import monotonic

import pytest
from hypothesis import settings

# Before Qt is loaded: the tests need no display, and behave the same with one.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QCoreApplication, QEvent

from studio.ui.garbage import collect

PATIENCE_S = 10.0

# The same examples at every check of a change; other ones at every run by hand. Far more of them,
# and never the same, with --hypothesis-profile=nightly.
settings.register_profile("ci", derandomize=True)
settings.register_profile("nightly", max_examples=2500, deadline=None, print_blob=True)
if os.environ.get("CI"):
    settings.load_profile("ci")


# As in the window: nothing is collected but between two tests, in the thread of Qt.
gc.disable()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown() -> Generator[None, None, None]:
    """Widgets that were to be deleted later are gone before the next test dresses its own."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    collect()


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, runs and recovery files go to a folder of the test's own."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("PLEXUS_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def garbage_is_left_alone() -> Iterator[None]:
    """A test after which Python collects by itself again fails: a later one would crash.

    Of a widget that nobody holds, the thread of a run would destroy the timers, which Qt then
    looks for in vain.
    """
    yield
    enabled = gc.isenabled()
    gc.disable()
    assert not enabled, "the test leaves gc enabled"


@pytest.fixture(autouse=True)
def no_thread_left_behind() -> Iterator[None]:
    """A test that leaves a thread running fails, even if all its assertions held."""
    before = set(threading.enumerate())
    yield
    deadline = monotonic() + PATIENCE_S
    for thread in set(threading.enumerate()) - before:
        thread.join(max(0.0, deadline - monotonic()))
    left = [thread.name for thread in set(threading.enumerate()) - before]
    assert not left, f"threads left behind: {left}"
