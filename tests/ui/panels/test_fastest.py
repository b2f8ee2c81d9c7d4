"""The fastest settings are measured behind the window, told in a table, and set by one edit."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from studio.app.session import Session
from studio.message import Message
from studio.train import fastest
from studio.train.timings import Findings, Timing
from studio.ui.panels.fastest import Fastest

PLAIN = {"train.threads": 1, "train.precision": "float32", "train.channels_last": False}
SLOW = Timing(PLAIN, 100.0)
FAST = Timing({**PLAIN, "train.precision": "bfloat16", "train.channels_last": True}, 250.0)
BROKEN = Timing({**PLAIN, "train.threads": 2}, trouble=Message("It cannot be."))


@pytest.fixture
def panel(qtbot: QtBot, session: Session) -> Iterator[Fastest]:
    session.open_example("moons_mlp")
    session.analyse_now()
    panel = Fastest(session)
    qtbot.addWidget(panel)
    panel.show()
    yield panel
    panel.close_down()


def measured(monkeypatch: pytest.MonkeyPatch, *timings: Timing) -> None:
    """Let these be what is measured."""

    def tune(job, *, tell, cancelled) -> Findings:
        for number, timing in enumerate(timings, 1):
            tell(timing, number, len(timings))
        return Findings(timings)

    monkeypatch.setattr(fastest, "tune", tune)


def rows(panel: Fastest) -> list[tuple[str, str]]:
    items = [panel.table.topLevelItem(n) for n in range(panel.table.topLevelItemCount())]
    return [(item.text(0), item.text(1)) for item in items if item is not None]


def test_a_table_says_what_was_measured_and_one_edit_uses_the_best(
    qtbot: QtBot, session: Session, panel: Fastest, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured(monkeypatch, SLOW, BROKEN, FAST)
    assert not panel.use.isVisible()
    panel.measure.click()
    assert panel.stop.isVisible() and not panel.measure.isEnabled()
    qtbot.waitUntil(lambda: not panel.busy)
    assert rows(panel) == [
        ("1 thread, float32", "100.0"),
        ("2 threads, float32", "not possible"),
        ("1 thread, bfloat16, channels last", "250.0"),
    ]
    broken, best = panel.table.topLevelItem(1), panel.table.topLevelItem(2)
    assert broken is not None and broken.toolTip(1) == "It cannot be."
    assert best is not None and best.font(0).bold()
    assert panel.words.text().startswith("2.50 times as fast.")
    assert "This precision rounds" in panel.words.text()
    before = dict(session.document.project.settings)
    panel.use.click()
    settings = session.document.project.settings
    assert settings["train.precision"] == "bfloat16" and settings["train.channels_last"] is True
    assert not panel.use.isVisible()
    session.document.undo()
    assert session.document.project.settings == before


def test_settings_that_are_the_fastest_are_left_alone(
    qtbot: QtBot, panel: Fastest, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured(monkeypatch, FAST, SLOW)
    panel.measure.click()
    qtbot.waitUntil(lambda: not panel.busy)
    assert "Nothing that was measured is faster" in panel.words.text()
    assert not panel.use.isVisible()


def test_measuring_can_be_cancelled_and_keeps_what_was_found(
    qtbot: QtBot, panel: Fastest, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = threading.Event()

    def tune(job, *, tell, cancelled) -> Findings:
        tell(SLOW, 1, 3)
        while not cancelled():
            ended.wait(0.001)
        ended.set()
        return Findings((SLOW,), complete=False)

    monkeypatch.setattr(fastest, "tune", tune)
    panel.measure.click()
    qtbot.waitUntil(lambda: panel.words.text() == "Measured 1 of 3 settings …")
    panel.stop.click()
    qtbot.waitUntil(lambda: not panel.busy)
    assert ended.is_set()
    assert rows(panel) == [("1 thread, float32", "100.0")]
    assert panel.measure.isEnabled() and not panel.stop.isVisible()


def test_what_was_measured_of_another_project_is_not_shown(
    qtbot: QtBot, session: Session, panel: Fastest, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()

    def tune(job, *, tell, cancelled) -> Findings:
        go_on.wait(10)
        tell(FAST, 1, 1)
        return Findings((SLOW, FAST))

    monkeypatch.setattr(fastest, "tune", tune)
    panel.measure.click()
    session.open_example("moons_mlp")
    go_on.set()
    qtbot.waitUntil(lambda: not panel.busy)
    assert rows(panel) == []
    assert not panel.use.isVisible() and not panel.words.isVisible()


def test_a_model_with_problems_cannot_be_measured(
    session: Session, panel: Fastest, qtbot: QtBot
) -> None:
    session.new()
    session.analyse_now()
    assert not panel.measure.isEnabled()
    panel.begin()
    assert not panel.busy


def test_real_steps_are_measured(
    qtbot: QtBot, panel: Fastest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fastest, "cores", lambda: 1)
    panel.measure.click()
    qtbot.waitUntil(lambda: not panel.busy, timeout=60_000)
    assert len(rows(panel)) == 2
    assert all(float(speed.replace(",", "")) > 0 for _, speed in rows(panel))
