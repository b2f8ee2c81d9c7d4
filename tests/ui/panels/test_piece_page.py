"""Frames and notes in the inspector."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.app.session import Session
from studio.graph.furnishing import PutPiece
from studio.graph.furniture import Frame, Note
from studio.ui.panels.inspector import InspectorPanel
from studio.ui.theme import Theme


def test_title_colour_and_text_are_edited_and_kept(
    qtbot: QtBot, session: Session, theme: Theme
) -> None:
    for piece in (Frame("frame1", title="stem"), Frame("frame2"), Note("note1", text="why")):
        session.do(PutPiece(piece))
    panel = InspectorPanel(session, theme)
    qtbot.addWidget(panel)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.activateWindow()
    pieces = session.document.project.model.pieces
    session.select(("frame1",))
    page = panel.piece_page
    assert page.isVisible() and not page.text.isVisible()
    assert (page.heading.text(), page.title.text()) == ("Frame", "stem")
    assert page.colours["grey"].isChecked()
    page.title.setFocus()
    page.title.selectAll()
    QTest.keyClicks(page.title, "encoder")
    QTest.keyClick(page.title, Qt.Key.Key_Return)
    assert pieces["frame1"].title == "encoder"
    QTest.mouseClick(page.colours["violet"], Qt.MouseButton.LeftButton)
    assert pieces["frame1"].colour == "violet"
    assert page.colours["violet"].isChecked() and not page.colours["grey"].isChecked()
    session.select(("frame1", "frame2"))
    assert page.heading.text() == "2 frames and notes"
    assert not page.title.isVisible()
    QTest.mouseClick(page.colours["green"], Qt.MouseButton.LeftButton)
    assert {pieces["frame1"].colour, pieces["frame2"].colour} == {"green"}
    session.document.undo()
    assert (pieces["frame1"].colour, pieces["frame2"].colour) == ("violet", "grey")
    session.select(("note1",))
    assert (page.heading.text(), page.text.toPlainText()) == ("Note", "why")
    page.text.setFocus()
    page.text.selectAll()
    QTest.keyClicks(page.text, "because")
    session.select(())
    assert pieces["note1"].text == "because"
    assert page.isHidden()
