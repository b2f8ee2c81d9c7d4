"""Settings of training that differ from the run under way offer to change the run."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from studio.app.session import Session
from studio.graph.edits import RESET, SetParam
from studio.observe.frames import Frame, Mark
from studio.ui.panels.inspector import InspectorPanel
from studio.ui.panels.run import RunPanel
from studio.ui.theme import Theme

WAIT_MS = 60_000


class Run:
    """A run that waits, and what was heard of it."""

    def __init__(self, qtbot: QtBot, session: Session) -> None:
        self.qtbot, self.session = qtbot, session
        self.frames: list[Frame] = []
        session.runs.frames.connect(self.frames.extend)

    def polled(self, reached: Callable[[], bool]) -> None:
        def look() -> bool:
            self.session.poll()
            return bool(reached())

        self.qtbot.waitUntil(look, timeout=WAIT_MS)

    def begin(self) -> None:
        self.session.runs.start()
        self.session.runs.pause()
        self.polled(lambda: self.session.runs.state == "paused")

    def marks(self) -> list[str]:
        return [str(frame.message) for frame in self.frames if isinstance(frame, Mark)]

    def end(self) -> None:
        self.session.runs.stop()
        self.polled(lambda: not self.session.runs.active)


@pytest.fixture
def run(qtbot: QtBot, session: Session) -> Run:
    session.open_example("digits_cnn")
    return Run(qtbot, session)


@pytest.fixture
def panel(qtbot: QtBot, session: Session, theme: Theme, run: Run) -> RunPanel:
    panel = RunPanel(session, theme)
    qtbot.addWidget(panel, before_close_func=lambda panel: (run.end(), panel.close_down()))
    panel.resize(360, 900)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def button(panel: RunPanel, name: str) -> QToolButton:
    return panel.form.findChildren(QToolButton, f"apply-{name}")[-1]


def write(qtbot: QtBot, panel: RunPanel, name: str, text: str) -> None:
    line = panel.form.findChild(QLineEdit, f"param-{name}")
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def test_a_setting_is_given_to_the_run(
    qtbot: QtBot, session: Session, panel: RunPanel, run: Run
) -> None:
    write(qtbot, panel, "weight_decay", "0.001")
    assert button(panel, "weight_decay").isHidden()
    run.begin()
    assert button(panel, "weight_decay").isHidden()
    write(qtbot, panel, "weight_decay", "0.02")
    assert button(panel, "weight_decay").isVisible()
    qtbot.mouseClick(button(panel, "weight_decay"), Qt.MouseButton.LeftButton)
    run.polled(lambda: bool(run.marks()))
    (mark,) = run.marks()
    assert "0.001 → 0.02" in mark
    assert button(panel, "weight_decay").isHidden()


def test_what_only_counts_at_the_start_is_not_offered(
    qtbot: QtBot, session: Session, panel: RunPanel, run: Run
) -> None:
    run.begin()
    write(qtbot, panel, "epochs", "70")
    write(qtbot, panel, "batch_size", "16")
    assert button(panel, "epochs").isHidden()
    assert button(panel, "batch_size").isHidden()
    session.set_setting("train.clip_norm", 2.0)
    assert not button(panel, "clip_norm").isHidden()
    session.set_setting("train.optimizer", "SGD")
    assert button(panel, "clip_norm").isHidden()


def test_a_whole_number_that_decides_no_weights_is_applied(
    qtbot: QtBot, session: Session, theme: Theme, run: Run
) -> None:
    conv = next(n for n in session.document.project.model if n.kind.endswith("Conv2d"))
    run.begin()
    runs, graph = session.runs, session.scope.graph
    session.set_param(conv.id, "padding_mode", "reflect")
    session.analyse_now()
    assert runs.pending(graph, conv.id, "padding_mode")
    session.set_param(conv.id, "out_channels", 3)
    session.analyse_now()
    assert not runs.pending(graph, conv.id, "out_channels")
    session.do(SetParam(conv.id, "out_channels", RESET))
    session.analyse_now()
    inspector = InspectorPanel(session, theme)
    qtbot.addWidget(inspector, before_close_func=lambda panel: (run.end(), panel.close_down()))
    with qtbot.waitExposed(inspector):
        inspector.show()
    session.select((conv.id,))
    inspector.resize(360, 900)
    offered = inspector.node_page.form.findChildren(QToolButton, "apply-padding_mode")[-1]
    qtbot.waitUntil(lambda: offered.isVisible() and offered.height() > 10)
    qtbot.mouseClick(offered, Qt.MouseButton.LeftButton)
    run.polled(lambda: bool(run.marks()))
    assert run.marks() == [f"{conv.name}.padding_mode: zeros → reflect"]
    assert not runs.pending(graph, conv.id, "padding_mode")


def test_a_field_of_a_drawn_optimiser_is_applied(
    qtbot: QtBot, session: Session, theme: Theme
) -> None:
    session.open_example("distilled")
    drawn = Run(qtbot, session)
    panel = RunPanel(session, theme)
    qtbot.addWidget(panel, before_close_func=lambda panel: (drawn.end(), panel.close_down()))
    panel.resize(360, 900)
    with qtbot.waitExposed(panel):
        panel.show()
    drawn.begin()
    group = panel.form.optimisers.groups[0]
    offered = group.form.findChild(QToolButton, "apply-weight_decay")
    assert isinstance(offered, QToolButton)
    assert offered.isHidden()
    line = group.form.findChild(QLineEdit, "param-weight_decay")
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "0.02")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    session.analyse_now()
    assert offered.isVisible()
    qtbot.mouseClick(offered, Qt.MouseButton.LeftButton)
    drawn.polled(lambda: bool(drawn.marks()))
    assert drawn.marks() == [f"{group.node.name}.weight_decay: 0 → 0.02"]
    assert offered.isHidden()
