"""The Doctor panel in the real window, on a real run: what it shows, its buttons, and undo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from running import TOY, points_network

from studio.app.session import Session
from studio.app.settings import Settings
from studio.message import Message
from studio.observe.checkup import Diagnosis
from studio.train.doctor import record
from studio.train.store import RunFolder
from studio.ui.panels.doctor import DoctorPanel
from studio.ui.theme import Theme
from studio.ui.window import MainWindow

WAIT_MS = 20_000


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, theme: Theme) -> Iterator[MainWindow]:
    session = Session(Settings(tmp_path / "settings.json"), runs_folder=tmp_path / "runs")
    window = MainWindow(session, theme)
    qtbot.addWidget(window, before_close_func=lambda _: setattr(window, "_leaving", True))
    project = points_network().project
    # Steps far too small, and batches far too small for the normalisation.
    project.settings |= {**TOY, "train.lr": 1e-7, "train.batch_size": 4, "train.epochs": 4}
    session._show(project, None)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    window.shut_down()


def trained(qtbot: QtBot, session: Session) -> None:
    session.runs.start()

    def over() -> bool:
        session.poll()
        return not session.runs.active

    qtbot.waitUntil(over, timeout=WAIT_MS)


def test_what_it_sees_is_listed_and_mended(qtbot: QtBot, window: MainWindow) -> None:
    session = window.session
    window.show_panel("doctor")
    panel = window.bench.view(DoctorPanel)
    qtbot.waitUntil(panel.isVisible)
    assert not window._status.doctor.isVisible()
    trained(qtbot, session)
    qtbot.waitUntil(lambda: len(panel.rows) == 2, timeout=WAIT_MS)
    rows = {row.diagnosis.rule: row for row in panel.rows}
    slow, norm = rows["rate-too-low"], rows["tiny-batch-norm"]
    steps = session.runs.current.progress.step  # type: ignore[union-attr]
    assert f"in {steps} steps" in slow.sentence.text() or "A step changes" in slow.sentence.text()
    assert slow.when.text() == "since step 1 (epoch 0.0)"
    # On the node, in the status bar, and where one clicks.
    badge = window.canvas.canvas.problems[norm.diagnosis.node]
    assert "batches of 4 examples" in str(badge.message)
    assert norm.name == "norm"
    assert window._status.doctor.text() == "Doctor: 2 seen"
    qtbot.mouseClick(norm, Qt.MouseButton.LeftButton, pos=norm.rect().bottomRight() / 2)
    assert session.selection == (norm.diagnosis.node,)
    # The button is one step of undo.
    before = dict(session.document.project.settings)
    button = next(b for b in slow.buttons if b.accessibleName() == "Set the learning rate to 1e-06")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert session.document.project.settings["train.lr"] == 1e-6
    session.document.undo()
    assert session.document.project.settings == before
    # A rule may be told to be still, for now or for good.
    session.doctor.hush_now("rate-too-low")
    qtbot.waitUntil(lambda: [row.diagnosis.rule for row in panel.rows] == ["tiny-batch-norm"])
    assert session.document.project.settings == before
    assert session.doctor.hush("tiny-batch-norm")
    qtbot.waitUntil(lambda: not panel.rows)
    assert "All is well" in panel.words.text()
    assert norm.diagnosis.node not in window.canvas.canvas.problems
    panel.hushed.click()
    qtbot.waitUntil(lambda: len(panel.rows) == 2)
    session.document.undo()
    assert [each.rule for each in session.doctor.present] == ["tiny-batch-norm"]
    table = panel.table()
    assert table is not None
    assert [row[2] for row in table.rows] == ["norm"]


def test_a_live_change_is_told_to_the_run(qtbot: QtBot, window: MainWindow) -> None:
    session, asked = window.session, []
    session.set_setting("train.epochs", 100_000)
    session.runs.start()
    session.runs.pause()

    def paused() -> bool:
        session.poll()
        return session.runs.state == "paused"

    qtbot.waitUntil(paused, timeout=WAIT_MS)
    session.runs.marked.connect(asked.append)
    from studio.train.doctor.treatments import to_rate

    assert session.doctor.treat(to_rate(0.02))

    def marked() -> bool:
        session.poll()
        return bool(asked)

    qtbot.waitUntil(marked, timeout=WAIT_MS)
    assert (asked[0].name, asked[0].new) == ("lr", 0.02)
    assert session.document.project.settings["train.lr"] == 0.02
    session.runs.stop()
    qtbot.waitUntil(lambda: not session.poll() or not session.runs.active, timeout=WAIT_MS)


def test_past_runs_show_what_was_seen(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    folder = tmp_path / "old"
    folder.mkdir()
    seen = Diagnosis("overfitting", Message("By heart."), Message("Stop."), "", 40, 2.0)
    record.write(RunFolder(folder), [seen, seen.ended(60)])
    doctor = window.session.doctor
    window.session.past.opened.emit(folder)
    assert [(str(each.message), each.until) for each in doctor.diagnoses] == [
        ("By heart.", None),
        ("By heart.", 60),
    ]
    window.show_panel("doctor")
    panel = window.bench.view(DoctorPanel)
    qtbot.waitUntil(lambda: len(panel.rows) == 2, timeout=WAIT_MS)
    assert panel.rows[1].when.text() == "from step 40 to 60"
    assert panel.title.text() == "old"


def test_a_row_that_says_the_same_stays(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.show_panel("doctor")
    panel = window.bench.view(DoctorPanel)
    qtbot.waitUntil(panel.isVisible)
    words = Message("It learns by heart")
    old, other = (
        Diagnosis("overfitting", words, words, "", since, 1.0, since + 10, "warning", ())
        for since in (10, 50)
    )
    now = Diagnosis("overfitting", words, words, "", 90, 9.0, None, "warning", ())
    told: list[Diagnosis] = [now, other, old]
    doctor = window.session.doctor
    monkeypatch.setattr(type(doctor), "diagnoses", property(lambda _: tuple(told)))
    panel.refresh()
    first, second, third = panel.rows
    told[0] = Diagnosis("overfitting", Message("It is worse"), words, "", 90, 9.0, None,
                        "warning", ())  # fmt: skip
    panel.refresh()
    assert panel.rows[1:] == [second, third] and panel.rows[0] is not first
    assert panel.rows[0].sentence.text() == "It is worse"
    told[:] = [old, told[0]]
    panel.refresh()
    assert panel.rows[0] is third
    places = [panel._column.indexOf(row) for row in panel.rows]
    assert places == [1, 2] and not second.isVisible()
