"""The curve of a schedule, below the settings that choose it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from studio.app.session import Session
from studio.graph.edits import Connect
from studio.graph.model import Wire
from studio.ui.panels.run import RunPanel
from studio.ui.theme import Theme


@pytest.fixture
def panel(qtbot: QtBot, session: Session, theme: Theme) -> RunPanel:
    session.set_setting("data.source", "toy")
    x, output = session.add("input"), session.add("output")
    layer = session.add("torch.nn.Linear", params={"out_features": 2})
    assert x
    assert layer
    assert output
    session.set_param(x, "shape", ("N", 2))
    for source, target in ((x, layer), (layer, output)):
        session.do(Connect(Wire(source, "output", target, "input")))
    session.analyse_now()
    session.advising.begin()
    shown = RunPanel(session, theme)
    qtbot.addWidget(shown, before_close_func=lambda panel: panel.close_down())
    shown.resize(332, 900)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def test_a_schedule_is_drawn_when_it_is_chosen(
    qtbot: QtBot, session: Session, panel: RunPanel
) -> None:
    assert not panel.rates.isVisible()
    session.set_setting("train.schedule", "CosineAnnealingLR")
    qtbot.waitUntil(lambda: len(panel.rates.lines) == 1, timeout=20000)
    assert panel.rates.isVisible()
    assert "0.001 at first" in panel.rates.lines[0].accessibleName()
    every = panel.form.findChildren(QLineEdit, "param-lr")
    (line,) = [each for each in every if each.isVisible()]
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "0.5")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: (
            bool(panel.rates.lines) and "0.500 at first" in panel.rates.lines[0].accessibleName()
        ),
        timeout=20000,
    )
    session.set_setting("train.schedule", "none")
    qtbot.waitUntil(lambda: not panel.rates.isVisible(), timeout=20000)


def test_a_factor_that_is_written_is_drawn_or_refused(
    qtbot: QtBot, session: Session, panel: RunPanel
) -> None:
    session.set_setting("train.schedule", "LambdaLR")
    session.set_setting("train.schedule.lr_lambda", "0.5 ** (epoch // 50)")
    qtbot.waitUntil(lambda: len(panel.rates.lines) == 1, timeout=20000)
    assert "0.001 at first" in panel.rates.lines[0].accessibleName()
    session.set_setting("train.schedule.lr_lambda", "1 / (epoch - 3)")

    def says() -> bool:
        told = [each.text() for each in panel.rates.findChildren(QLabel)]
        return any("where epoch is 3" in text and "divides by zero" in text for text in told)

    qtbot.waitUntil(says, timeout=20000)
    assert not panel.rates.lines
