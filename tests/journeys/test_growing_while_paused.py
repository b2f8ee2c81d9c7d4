"""A network that is too small is made larger in the middle of its training, by mouse and keys."""

from __future__ import annotations

from person import Person
from PySide6.QtCore import Qt

from studio.observe.frames import Frame, Mark
from studio.train.store import RunFolder
from studio.ui.panels.curves import CurvesPanel

SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_widen_a_layer_and_go_on(person: Person) -> None:
    window = person.window
    session = window.session
    session.open_example("digits_cnn")
    session.set_setting("train.epochs", 1000)
    person.sees(lambda: not session.stale)
    frames: list[Frame] = []
    session.runs.frames.connect(frames.extend)
    marks = lambda: [each for each in frames if isinstance(each, Mark)]  # noqa: E731
    strip = window.middle.change_strip
    person.key(Qt.Key.Key_F5)
    person.sees(lambda: session.runs.state == "running" and session.runs.current.progress.step > 9)
    person.key(Qt.Key.Key_F6)
    person.sees(lambda: session.runs.state == "paused")
    first = session.runs.current
    assert first is not None
    assert not strip.isVisible()

    person.click(person.card("conv1"))
    width = first.plan.step(person.node("conv1")).settings["out_channels"]
    person.param("out_channels", str(width + 5))
    person.sees(lambda: strip.isVisible() and strip.go_on.isEnabled())
    assert "another model" in strip.said.text()
    person.click(person.place(strip.go_on))
    person.sees(lambda: marks() and session.runs.state == "running")
    second = session.runs.current
    assert second is not None
    assert second.folder != first.folder
    (mark,) = marks()
    assert str(mark.message).startswith("model changed (conv1). Outputs unchanged (largest diff")
    assert not strip.isVisible()
    person.sees(lambda: window.bench.view(CurvesPanel).curves.marks == [mark])
    person.sees(lambda: second.progress.step > mark.step + 20)
    person.key(Qt.Key.Key_F5, SHIFT)
    person.sees(lambda: not session.runs.active)
    steps = [s.step for s in RunFolder(second.folder).history() if "train_loss" in s.values]
    assert steps == list(range(1, len(steps) + 1))
    assert RunFolder(first.folder).info()["state"] == "stopped"
