"""Two earlier versions in a window of their own, by mouse and keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QWidget
from pytestqt.qtbot import QtBot

from studio.app.session import Session
from studio.graph.edits import RemoveNodes
from studio.graph.fileio import dumps
from studio.ui import version_window
from studio.ui.theme import Theme
from studio.ui.version_window import VersionChoice, VersionWindow, ask_versions


def choose(qtbot: QtBot, dialog: VersionChoice, earlier: str, later: str) -> None:
    dialog.earlier.setCurrentText(earlier)
    dialog.later.setCurrentText(later)
    ok = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
    qtbot.mouseClick(ok, Qt.MouseButton.LeftButton)


def test_any_two_versions_are_compared_and_only_looked_at(
    qtbot: QtBot,
    session: Session,
    theme: Theme,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    session.add("torch.nn.Linear", name="dense")
    session.snapshots.take("one layer")
    session.add("torch.nn.ReLU", name="relu")
    session.do(RemoveNodes(("n1",)))
    text = dumps(session.document.project)

    dialog = ask_versions(session, theme, parent)
    names = [dialog.later.itemText(row) for row in range(dialog.later.count())]
    assert names == [
        "now",
        "the snapshot “one layer”",
        "3. Delete a layer",
        "2. Add relu",
        "1. Add dense",
        "0. Opened",
        "A file…",
    ]
    file = tmp_path / "other.plexus"
    file.write_text(text, encoding="utf-8")
    monkeypatch.setattr(version_window, "ask_open_path", lambda *_: file)
    dialog.later.setCurrentIndex(len(names) - 1)
    dialog.later.activated.emit(len(names) - 1)
    assert dialog.later.currentText() == "other.plexus"
    assert dumps(dialog.chosen[1].version(session)) == text
    choose(qtbot, dialog, "the snapshot “one layer”", "2. Add relu")
    window = parent.findChild(VersionWindow)
    assert window is not None
    viewed = window.session
    assert [str(each.words) for each in viewed.versions.told] == ["relu (ReLU) is new"]
    assert set(viewed.graph.ids()) == {"n1", "n2"}
    assert not window.middle.version_list.take_back.isVisible()
    told: list[str] = []
    viewed.notified.connect(lambda notice: told.append(str(notice.message)))
    viewed.select(("n1",))
    window.middle.canvas.setFocus()
    qtbot.keyClick(window.middle.canvas, Qt.Key.Key_Right)
    assert "looked at only" in told[-1]
    assert viewed.document.steps == ()
    qtbot.keyClick(window.middle.canvas, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert not viewed.versions.active
    assert dumps(session.document.project) == text

    choose(qtbot, ask_versions(session, theme, parent), "1. Add dense", "now")
    assert session.versions.active
    assert [each.sign for each in session.versions.found] == ["+", "−"]
