"""Views kept by keys on the canvas, and their list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow

from studio.app.action import Context, Stage
from studio.app.actions import perform
from studio.app.bookmarks import Sight
from studio.app.session import Session
from studio.ui.bookmarks import BookmarksDialog
from studio.ui.canvas.view import CanvasView
from studio.ui.menus import Menus
from studio.ui.theme import Theme

KEEP = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class CanvasStage:
    """What the verbs of views ask of a screen."""

    def __init__(self, canvas: CanvasView) -> None:
        self.canvas = canvas

    def sight(self) -> Sight:
        return self.canvas.sight_now()

    def look_at(self, sight: Sight) -> None:
        self.canvas.look_at(sight)


class Window(QMainWindow):
    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.canvas = CanvasView(session, theme)
        self.field = QLineEdit()
        self.setCentralWidget(self.canvas)
        self.setStatusBar(self.statusBar())
        self.statusBar().addWidget(self.field)
        self.context = Context(session, cast(Stage, CanvasStage(self.canvas)))
        self.menus = Menus(self, theme, self.context, lambda each: perform(each, self.context))
        self.setMenuBar(self.menus.bar)
        self.menus.lend_letters(self.canvas)
        self.resize(900, 600)


@pytest.fixture
def window(qtbot, session: Session, theme: Theme) -> Iterator[Window]:
    for at in range(3):
        assert session.add("torch.nn.ReLU", 700.0 * at, 0.0)
    found = Window(session, theme)
    qtbot.addWidget(found)
    with qtbot.waitExposed(found):
        found.show()
    found.activateWindow()
    found.canvas.setFocus()
    QApplication.processEvents()
    yield found
    found.canvas.close_canvas()


def test_digits_keep_and_lead_back_and_are_typed_elsewhere(
    window: Window, session: Session
) -> None:
    canvas = window.canvas
    canvas.center_on("n1")
    canvas.zoom_by(1.5)
    first = canvas.view_now()
    QTest.keyClick(canvas, Qt.Key.Key_1, KEEP)
    canvas.center_on("n3")
    canvas.reset_zoom()
    QTest.keyClick(canvas, Qt.Key.Key_2, KEEP)
    third = canvas.view_now()
    assert [b.key for b in session.document.project.bookmarks] == [1, 2]
    QTest.keyClick(canvas, Qt.Key.Key_1)
    assert canvas.view_now() == first
    QTest.keyClick(canvas, Qt.Key.Key_2)
    assert canvas.view_now() == third
    session.go_back()
    assert canvas.view_now() == first
    window.field.setFocus()
    QTest.keyClick(window.field, Qt.Key.Key_2)
    assert window.field.text() == "2"
    assert canvas.view_now() == first


def test_the_list_goes_renames_and_removes_and_all_can_be_undone(
    qtbot, window: Window, session: Session
) -> None:
    canvas = window.canvas
    for node, key in (("n1", Qt.Key.Key_1), ("n3", Qt.Key.Key_4)):
        canvas.center_on(node)
        QTest.keyClick(canvas, key, KEEP)
    dialog = BookmarksDialog(window.context, window)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    dialog.list.setFocus()
    there = canvas.view_now()
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert canvas.view_now() != there
    QTest.keyClick(dialog.list, Qt.Key.Key_F2)
    told: list[str] = []
    session.notified.connect(lambda notice: told.append(str(notice.message)))
    editor = dialog.list.findChild(QLineEdit)
    assert editor.text() == "model 1"
    editor.selectAll()
    QTest.keyClicks(editor, "model 4")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(told))
    assert "already" in told[0], "another has that name"
    qtbot.waitUntil(lambda: dialog.list.item(0).text() == "model 1")
    dialog.list.setCurrentRow(1)
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: dialog.list.count() == 1)
    session.document.undo()
    qtbot.waitUntil(lambda: dialog.list.count() == 2)
    dialog.close()
