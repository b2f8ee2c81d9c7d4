from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from studio.app.session import Session
from studio.data import sources
from studio.ui.panels.data import DataPanel
from studio.ui.panels.run import RunPanel
from studio.ui.theme import Theme


@pytest.fixture
def data(qtbot: QtBot, session: Session, theme: Theme) -> DataPanel:
    panel = DataPanel(session, theme)
    qtbot.addWidget(panel, before_close_func=lambda panel: panel.close_down())
    panel.resize(900, 320)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


@pytest.fixture
def run(qtbot: QtBot, session: Session, theme: Theme) -> RunPanel:
    panel = RunPanel(session, theme)
    qtbot.addWidget(panel, before_close_func=lambda panel: panel.close_down())
    panel.resize(332, 700)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def retype(qtbot: QtBot, line: QLineEdit | None, text: str) -> None:
    assert line is not None
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def choose(qtbot: QtBot, panel: DataPanel, key: str) -> None:
    panel.source.setFocus()
    wanted = panel.source.findData(key)
    assert wanted >= 0
    while panel.source.currentIndex() != wanted:
        down = panel.source.currentIndex() < wanted
        qtbot.keyClick(panel.source, Qt.Key.Key_Down if down else Qt.Key.Key_Up)


def test_the_data_are_read_in_the_background_and_shown(qtbot: QtBot, data: DataPanel) -> None:
    qtbot.waitUntil(lambda: data.view.shown is not None, timeout=20000)
    assert data.view.shown is not None
    assert data.view.shown.kind == "images"
    assert data.view.shown.captions[:3] == ("0", "1", "2")
    assert "1,438 to train on, 359 to validate with" in data.sizes.text()
    assert "image: 1 × 8 × 8 float32" in data.sizes.text()


def test_another_source_is_an_edit_that_can_be_undone(
    qtbot: QtBot, session: Session, data: DataPanel
) -> None:
    choose(qtbot, data, "toy")
    assert session.document.project.settings["data.source"] == "toy"
    qtbot.waitUntil(
        lambda: data.view.shown is not None and data.view.shown.kind == "points", timeout=20000
    )
    while session.document.undo():
        pass
    assert "data.source" not in session.document.project.settings
    assert data.source.currentData() == "digits"


def test_an_option_of_the_source_can_be_undone(
    qtbot: QtBot, session: Session, data: DataPanel
) -> None:
    retype(qtbot, data.form.findChild(QLineEdit, "param-validation"), "0.5")
    assert session.document.project.settings["data.validation"] == 0.5
    qtbot.waitUntil(lambda: "899 to train on" in data.sizes.text(), timeout=20000)
    session.document.undo()
    assert "data.validation" not in session.document.project.settings


def test_what_is_wrong_with_the_data_is_said(
    qtbot: QtBot, session: Session, data: DataPanel, tmp_path: Path
) -> None:
    session.set_setting("data.source", "idx")
    session.set_setting("data.folder", str(tmp_path / "nowhere"))
    qtbot.waitUntil(lambda: "nowhere" in data.complaint.text(), timeout=20000)
    assert data.view.shown is None


def test_a_train_setting_is_one_undo_step(qtbot: QtBot, session: Session, run: RunPanel) -> None:
    epochs = run.form.findChild(QLineEdit, "param-epochs")
    retype(qtbot, epochs, "3")
    assert session.document.project.settings["train.epochs"] == 3
    session.document.undo()
    assert "train.epochs" not in session.document.project.settings
    assert epochs is not None
    assert epochs.text() == "10"


def test_a_wrong_train_setting_is_refused_under_its_field(
    qtbot: QtBot, session: Session, run: RunPanel
) -> None:
    retype(qtbot, run.form.findChild(QLineEdit, "param-lr"), "-1")
    assert "train.lr" not in session.document.project.settings
    assert run.form.complaint("lr") == "lr must be at least 0, but it is -1."


def test_without_runs_the_list_says_what_to_do(qtbot: QtBot, run: RunPanel) -> None:
    qtbot.waitUntil(lambda: run._hint.text() == "Press Train: each run is kept here.")
    assert not run.open_button.isEnabled()
    assert not run.resume_button.isEnabled()


@pytest.mark.parametrize("key", [source.key for source in sources.SOURCES])
def test_no_field_of_any_source_is_cut_off_in_a_narrow_panel(
    qtbot: QtBot, data: DataPanel, key: str
) -> None:
    data.resize(480, 300)
    choose(qtbot, data, key)
    area = data.findChild(QScrollArea)
    assert area is not None

    def inside() -> bool:
        fields = [f for f in data.form.findChildren(QWidget) if f.isVisible()]
        edges = [area.viewport().mapFromGlobal(f.mapToGlobal(f.rect().topRight())) for f in fields]
        return bool(edges) and all(edge.x() < area.viewport().width() for edge in edges)

    qtbot.waitUntil(inside, timeout=5000)
    assert data.rect().contains(data.view.geometry())


def test_what_is_wrong_is_read_without_scrolling(qtbot: QtBot, data: DataPanel) -> None:
    data.resize(480, 240)
    choose(qtbot, data, "csv")
    qtbot.waitUntil(data.complaint.isVisible, timeout=20000)
    qtbot.waitUntil(
        lambda: data.rect().contains(
            data.complaint.rect().translated(data.complaint.mapTo(data, QPoint()))
        )
    )
