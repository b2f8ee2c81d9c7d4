from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from studio.app.session import Session
from studio.graph.edits import Rename
from studio.ui.panels.code import CodePanel
from studio.ui.theme import Theme


@pytest.fixture
def panel(qtbot: QtBot, session: Session, theme: Theme) -> CodePanel:
    session.open_example("digits_cnn")
    panel = CodePanel(session, theme)
    qtbot.addWidget(panel)
    panel.resize(800, 400)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def named(session: Session, name: str) -> str:
    node = session.document.project.model.find(name)
    assert node is not None
    return node.id


def click_line(qtbot: QtBot, panel: CodePanel, line: int) -> None:
    view = panel.view
    cursor = QTextCursor(view.document().findBlockByNumber(line - 1))
    view.setTextCursor(cursor)
    view.ensureCursorVisible()
    place = view.cursorRect(cursor).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_the_source_is_always_current(session: Session, panel: CodePanel) -> None:
    assert session.source is not None
    assert panel.view.toPlainText() == session.source.text
    session.do(Rename(named(session, "conv1"), "stem"))
    assert "self.stem = nn.Conv2d" in panel.view.toPlainText()
    assert "conv1" not in panel.view.toPlainText()


def test_clicking_a_line_selects_its_node(qtbot: QtBot, session: Session, panel: CodePanel) -> None:
    node = named(session, "conv2")
    assert session.source is not None
    click_line(qtbot, panel, session.source.lines_of(node)[0])
    assert session.selection == (node,)


def test_selecting_a_node_marks_its_lines_and_brings_them_into_view(
    session: Session, panel: CodePanel
) -> None:
    node = named(session, "classes")
    session.select([node])
    assert session.source is not None
    lines = list(session.source.lines_of(node))
    assert panel.view.marked == lines
    view = panel.view
    marked = view.document().findBlockByNumber(lines[0] - 1)
    box = view.blockBoundingGeometry(marked).translated(view.contentOffset())
    assert view.viewport().rect().top() <= box.top() <= view.viewport().rect().bottom()


def test_while_it_is_hidden_nothing_is_written_and_then_it_catches_up(
    session: Session, panel: CodePanel
) -> None:
    panel.hide()
    session.do(Rename(named(session, "conv1"), "stem"))
    assert "conv1" in panel.view.toPlainText()
    panel.show()
    assert "stem" in panel.view.toPlainText()


def test_a_broken_model_keeps_its_last_source_and_says_so(
    session: Session, panel: CodePanel
) -> None:
    session.set_param(named(session, "classes"), "in_features", 3)
    assert panel.view.toPlainText() == (session.source.text if session.source else "")
    assert panel._state.text() == "As it was before the model had errors."


def test_copy_puts_the_text_on_the_clipboard(qtbot: QtBot, panel: CodePanel) -> None:
    copy = next(b for b in panel.findChildren(QPushButton) if b.text() == "Copy")
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == panel.view.toPlainText()


def test_words_have_the_colours_of_the_theme(panel: CodePanel, theme: Theme) -> None:
    document = panel.view.document()
    block = document.begin()
    colours: dict[str, str] = {}
    while block.isValid():
        for piece in block.layout().formats():
            start, length = piece.start, piece.length
            word = block.text()[start : start + length]
            colours[word] = piece.format.foreground().color().name().upper()
        block = block.next()
    assert colours["import"] == theme.tokens.accent.upper()
    assert colours["def"] == theme.tokens.accent.upper()
    assert colours["forward"] == theme.tokens.text.upper()
    assert colours["self"] == theme.tokens.text_3.upper()
