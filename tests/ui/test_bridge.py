from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.app.session import Session
from studio.app.settings import Settings
from studio.observe.frames import Watch
from studio.ui.bridge import READING_MS, Bridge


class Looker:
    """A panel that wants to see the weights of one node."""

    def __init__(self, node: str) -> None:
        self.node = node
        self.visible = True

    def isVisible(self) -> bool:
        return self.visible

    def watch(self, base: Watch) -> Watch:
        return replace(base, weights=base.weights | {self.node})


@pytest.fixture
def sent(session: Session, monkeypatch: pytest.MonkeyPatch) -> list[Watch]:
    heard: list[Watch] = []
    monkeypatch.setattr(session.runs, "watch", heard.append)
    return heard


def test_what_panels_want_is_one_watch(qtbot: QtBot, session: Session, sent: list[Watch]) -> None:
    first, second = Looker("n1"), Looker("n2")
    bridge = Bridge(session)
    bridge.show_to((first, second))
    bridge.renew_watch()
    assert sent == [Watch(weights=frozenset({"n1", "n2"}))]
    bridge.renew_watch()
    assert len(sent) == 1
    first.visible = False
    bridge.renew_watch()
    assert sent[-1] == Watch(weights=frozenset({"n2"}))
    bridge.stop()


def test_the_watch_follows_the_selection(qtbot: QtBot, session: Session, sent: list[Watch]) -> None:
    node = session.add("input")
    assert node is not None
    looker = Looker("n7")
    bridge = Bridge(session)
    bridge.show_to((looker,))
    session.select([node])
    assert sent == [Watch(weights=frozenset({"n7"}))]
    bridge.stop()


def test_it_polls_only_while_something_is_under_way(qtbot: QtBot, tmp_path: Path) -> None:
    session = Session(
        Settings(),
        background=True,
        runs_folder=tmp_path / "runs",
        recovery_folder=tmp_path / "recovery",
    )
    bridge = Bridge(session)
    try:
        assert not bridge.polling
        session.open_example("moons_mlp")
        assert bridge.polling
        assert bridge._timer.interval() == READING_MS
        qtbot.waitUntil(lambda: session.analysis is not None, timeout=60000)
        qtbot.waitUntil(lambda: not bridge.polling, timeout=20000)
    finally:
        bridge.stop()
        session.close()


def test_work_in_the_background_comes_back_and_only_the_latest_counts(qtbot: QtBot) -> None:
    import threading

    from studio.ui.background import Background

    gate = threading.Event()
    background = Background("test")
    done: list[object] = []
    background.done.connect(done.append)

    def first() -> str:
        gate.wait(20)
        return "first"

    background.ask(first)
    background.ask(lambda: "second")
    background.ask(lambda: "third")
    gate.set()
    qtbot.waitUntil(lambda: bool(done), timeout=20000)
    assert done == ["third"]
    assert not background.busy
    background.close()


def test_a_failure_in_the_background_is_handed_over(qtbot: QtBot) -> None:
    from studio.ui.background import Background

    background = Background("test")
    failures: list[BaseException] = []
    background.failed.connect(failures.append)

    def fail() -> None:
        raise ValueError("no")

    background.ask(fail)
    qtbot.waitUntil(lambda: bool(failures), timeout=20000)
    assert str(failures[0]) == "no"
    background.close()
