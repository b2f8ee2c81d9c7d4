"""A field that differs from the run under way offers to change the run."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from studio.app.session import Session
from studio.observe.frames import Frame, Mark
from studio.ui.panels.inspector import InspectorPanel
from studio.ui.theme import Theme

WAIT_MS = 60_000


def test_a_field_is_applied_to_the_run(qtbot: QtBot, session: Session, theme: Theme) -> None:
    def polled(reached: Callable[[], bool]) -> None:
        def look() -> bool:
            session.poll()
            return bool(reached())

        qtbot.waitUntil(look, timeout=WAIT_MS)

    session.open_example("digits_cnn")
    frames: list[Frame] = []
    session.runs.frames.connect(frames.extend)
    node = next(n for n in session.document.project.model if n.kind.endswith("BatchNorm2d"))
    panel = InspectorPanel(session, theme)
    qtbot.addWidget(panel, before_close_func=lambda panel: panel.close_down())
    with qtbot.waitExposed(panel):
        panel.show()
    session.select((node.id,))
    button = lambda: panel.findChild(QToolButton, "apply-momentum")  # noqa: E731
    assert button().isHidden()
    session.runs.start()
    session.runs.pause()
    polled(lambda: session.runs.state == "paused")
    editor = panel.node_page.form._rows["momentum"].editor
    line = editor if isinstance(editor, QLineEdit) else editor.findChild(QLineEdit)
    line.selectAll()
    qtbot.keyClicks(line, "0.3")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    session.analyse_now()
    panel.refresh()
    assert button().isVisible()
    qtbot.mouseClick(button(), Qt.MouseButton.LeftButton)
    polled(lambda: any(isinstance(frame, Mark) for frame in frames))
    (mark,) = (frame for frame in frames if isinstance(frame, Mark))
    assert str(mark.message) == f"{node.name}.momentum: 0.1 → 0.3"
    panel.refresh()
    assert button().isHidden()
    session.runs.stop()
    polled(lambda: not session.runs.active)
