"""What was given to the run under way follows undo and redo, by keyboard and mouse."""

from __future__ import annotations

from person import CONTROL, Person
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from studio.observe.frames import Frame, Mark
from studio.train import journal
from studio.train.store import RunFolder

SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_undo_reaches_the_run_where_the_change_did(person: Person) -> None:
    window = person.window
    session = window.session
    session.open_example("digits_cnn")
    session.set_setting("train.epochs", 1000)
    person.sees(lambda: not session.stale)
    frames: list[Frame] = []
    session.runs.frames.connect(frames.extend)
    said = lambda: [str(each.message) for each in frames if isinstance(each, Mark)]  # noqa: E731
    person.key(Qt.Key.Key_F5)
    person.sees(lambda: session.runs.state == "running")
    person.key(Qt.Key.Key_F6)
    person.sees(lambda: session.runs.state == "paused")

    person.click(person.card("conv1"))
    person.key(Qt.Key.Key_F, SHIFT)
    person.sees(lambda: said() == ["conv1 frozen"])
    person.key(Qt.Key.Key_Z, CONTROL)
    person.sees(lambda: said()[1:] == ["conv1 trains again"])
    person.key(Qt.Key.Key_Z, CONTROL | SHIFT)
    person.sees(lambda: said()[2:] == ["conv1 frozen"])

    person.click(person.card("norm1"))
    person.param("momentum", "0.3")
    button = lambda: window.inspector.findChild(QToolButton, "apply-momentum")  # noqa: E731
    person.sees(lambda: button() is not None and button().isVisible())
    person.click(person.place(button()))
    person.sees(lambda: said()[3:] == ["norm1.momentum: 0.1 → 0.3"])
    person.param("momentum", "0.5")
    window.canvas.setFocus()
    person.key(Qt.Key.Key_Z, CONTROL)
    person.sees(lambda: session.document.redo_title is not None)
    node = person.node("norm1")
    assert session.graph.node(node).params["momentum"] == 0.3
    person.key(Qt.Key.Key_Z, CONTROL)
    person.sees(lambda: len(said()) > 4)
    assert said()[4:] == ["norm1.momentum: 0.3 → 0.1"], "what was never given was never taken back"
    assert session.runs.current is not None
    folder = RunFolder.open(session.runs.current.folder)
    assert [str(mark.message) for mark in journal.marks(folder)] == said()
    person.key(Qt.Key.Key_F5, SHIFT)
    person.sees(lambda: not session.runs.active)
