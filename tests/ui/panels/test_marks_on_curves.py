"""Marks on the curves: seen, read under the mouse, and gone back to from their menu."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from studio.app.session import Session
from studio.observe.frames import Frame, Mark
from studio.ui.panels.curves import CurvesPanel
from studio.ui.plots import marks
from studio.ui.plots.chart import Chart
from studio.ui.theme import Theme

WAIT_MS = 60_000


@pytest.fixture
def panel(qtbot: QtBot, session: Session, theme: Theme) -> CurvesPanel:
    session.open_example("moons_mlp")
    panel = CurvesPanel(session, theme)
    qtbot.addWidget(panel)
    panel.resize(700, 400)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def polled(session: Session, reached: Callable[[], bool]) -> Callable[[], bool]:
    def look() -> bool:
        session.poll()
        return bool(reached())

    return look


def spot(chart: Chart, step: int) -> QPoint:
    (found,) = (each for each in chart.marks if each.step == step)
    x = marks.place(found, chart.area(), chart.span(), count="step")
    return QPoint(round(x), round(chart.area().center().y()))


def test_a_change_is_marked_and_its_menu_leads_back(
    qtbot: QtBot, session: Session, panel: CurvesPanel
) -> None:
    frames: list[Frame] = []
    session.runs.frames.connect(frames.extend)
    session.runs.start()
    session.runs.pause()
    qtbot.waitUntil(polled(session, lambda: session.runs.state == "paused"), timeout=WAIT_MS)
    for _ in range(4):
        at = session.runs.current.progress.step
        session.runs.step()
        there = lambda at=at: session.runs.current.progress.step > at  # noqa: E731
        qtbot.waitUntil(polled(session, there), timeout=WAIT_MS)
    session.runs.adjust("", "lr", 0.5)
    chart = panel.curves.charts["loss"]
    qtbot.waitUntil(polled(session, lambda: bool(chart.marks)), timeout=WAIT_MS)
    session.runs.step()
    qtbot.waitUntil(
        polled(session, lambda: chart.extent()[1] > chart.marks[0].step), timeout=WAIT_MS
    )
    (mark,) = (frame for frame in frames if isinstance(frame, Mark))
    at = spot(chart, mark.step)
    assert "lr: 0.01 → 0.5" in chart.describe(QPointF(at))
    assert "→" not in chart.describe(QPointF(at + QPoint(30, 0)))
    first = session.runs.current
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(chart, QContextMenuEvent(reason, at, chart.mapToGlobal(at)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [action.text() for action in menu.actions()]
    assert words == ["Go back to here", "Go back and undo: lr: 0.01 → 0.5"]
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    back = polled(
        session, lambda: session.runs.current is not first and session.runs.state == "paused"
    )
    qtbot.waitUntil(back, timeout=WAIT_MS)
    assert session.runs.current.progress.step == mark.step
    qtbot.waitUntil(polled(session, lambda: bool(chart.marks)), timeout=WAIT_MS)
    assert len(chart.marks[0].marks) == 2
    session.runs.stop()
    qtbot.waitUntil(polled(session, lambda: not session.runs.active), timeout=WAIT_MS)
