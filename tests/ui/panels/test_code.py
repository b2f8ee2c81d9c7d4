from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from studio.app.session import Session
from studio.graph.blocks import make_block
from studio.graph.edits import AddNode, Connect, RemoveNodes, Rename
from studio.graph.model import Node, Wire
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
    assert "stem=nn.Conv2d" in panel.view.toPlainText()
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
    own = next(line for line in lines if "nn.Linear" in session.source.text.splitlines()[line - 1])
    marked = view.document().findBlockByNumber(own - 1)
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


@pytest.fixture
def blocks(session: Session, panel: CodePanel) -> list[str]:
    """A model of two instances of one block of two layers; their ids."""
    session.new()
    for node in (
        Node("n1", "input", "vector", {"shape": ("N", 4)}),
        Node("n2", "torch.nn.Linear", "linear", {"out_features": 4}),
        Node("n3", "torch.nn.ReLU", "relu"),
        Node("n4", "output", "result"),
    ):
        session.do(AddNode(node))
    for at in range(1, 4):
        assert session.do(Connect(Wire(f"n{at}", "output", f"n{at + 1}", "input")))
    project = session.document.project
    assert session.do(make_block(project, session.kinds, "model", ("n2", "n3"), "part"))
    (first,) = [node for node in session.graph if node.kind == "block:part"]
    spec = session.kinds.find("block:part")
    assert spec is not None
    session.do(AddNode(replace(first, id="n50", name="again")))
    assert session.do(Connect(Wire(first.id, spec.outputs[0].name, "n50", spec.inputs[0].name)))
    assert session.do(Connect(Wire("n50", spec.outputs[0].name, "n4", "input"), replace=True))
    session.analyse_now()
    return [first.id, "n50"]


def shown(panel: CodePanel) -> list[str]:
    """The lines that are marked."""
    lines = panel.view.toPlainText().splitlines()
    return [lines[number - 1].strip() for number in panel.view.marked]


def test_the_lines_of_a_blocks_class_lead_into_the_block(
    qtbot: QtBot, session: Session, panel: CodePanel, blocks: list[str]
) -> None:
    expected = ["self.linear = nn.Linear(4, 4)", "x = self.linear(x)"]
    assert session.source is not None
    click_line(qtbot, panel, session.source.lines_of(f"{blocks[1]}/n2")[0])
    assert session.scope.path == (blocks[0],)
    assert session.selection == ("n2",)
    assert shown(panel)[0] == expected[0] and len(shown(panel)) == 2
    session.leave()
    session.enter(blocks[1])
    session.select(["n2"])
    assert shown(panel)[0] == expected[0] and len(shown(panel)) == 2
    session.leave()
    session.select([blocks[1]])
    assert shown(panel)[0] == "self.again = Part()" and len(shown(panel)) == 2
    session.show("part")
    session.select(["n2"])
    assert shown(panel)[0] == expected[0] and len(shown(panel)) == 2


def test_the_caret_shows_nodes_of_the_graph_shown_and_enter_jumps_into_blocks(
    qtbot: QtBot, session: Session, panel: CodePanel
) -> None:
    ids = [named(session, name) for name in ("conv1", "norm1")]
    assert session.do(make_block(session.document.project, session.kinds, "model", ids, "stem"))
    jumps: list[str] = []
    panel.jumped.connect(jumps.append)
    source, view = session.source, panel.view
    assert source is not None
    found = session.document.project.graphs["stem"].find("conv1")
    assert found is not None
    inner = min(source.lines_of(f"{named(session, 'stem')}/{found.id}"))
    outer = source.lines_of(named(session, "conv2"))[0]
    view.setFocus()
    view.setTextCursor(QTextCursor(view.document().findBlockByNumber(outer - 2)))
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert session.selection == (named(session, "conv2"),)
    assert not session.trail.can_go_back, "walking is no jump"
    view.setTextCursor(QTextCursor(view.document().findBlockByNumber(inner - 2)))
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert session.scope.path == ()
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert session.scope.graph == "stem"
    assert jumps == list(session.selection)
    assert session.graph.node(jumps[0]).name == "conv1"
    session.go_back()
    assert session.scope.path == ()


def test_a_double_click_jumps_and_a_line_without_a_node_says_so(
    qtbot: QtBot, session: Session, panel: CodePanel
) -> None:
    jumps: list[str] = []
    panel.jumped.connect(jumps.append)
    node = named(session, "conv2")
    assert session.source is not None
    view = panel.view
    line = session.source.lines_of(node)[0]
    view.setTextCursor(QTextCursor(view.document().findBlockByNumber(line - 1)))
    view.ensureCursorVisible()
    place = view.cursorRect().center()
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert jumps == [node]
    assert panel.show_node()
    view.setTextCursor(QTextCursor(view.document().findBlockByNumber(0)))
    assert not panel.show_node()
    assert jumps == [node, node]


def test_enter_on_the_line_of_a_layer_that_has_gone_goes_nowhere(
    qtbot: QtBot, session: Session, panel: CodePanel
) -> None:
    jumps: list[str] = []
    panel.jumped.connect(jumps.append)
    node, view = named(session, "conv2"), panel.view
    assert session.source is not None
    line = session.source.lines_of(node)[0]
    session.do(RemoveNodes((node,)))
    assert "conv2" in view.document().findBlockByNumber(line - 1).text(), "its last source stays"
    view.setFocus()
    view.setTextCursor(QTextCursor(view.document().findBlockByNumber(line - 1)))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert jumps == []
    assert session.selection == ()


def test_the_lines_of_what_is_selected_are_shown_also_to_who_reads_elsewhere(
    session: Session, panel: CodePanel
) -> None:
    node = named(session, "classes")
    panel.view.setFocus()
    session.select([node])
    assert session.source is not None
    assert panel.view.line == 1, "who reads is left alone"
    assert panel.show_selected()
    assert panel.view.line in session.source.lines_of(node)
    assert panel.view.hasFocus()
    session.select([])
    assert not panel.show_selected()


def test_the_menu_of_a_line_leads_to_its_node(session: Session, panel: CodePanel) -> None:
    jumps: list[str] = []
    panel.jumped.connect(jumps.append)
    node = named(session, "conv2")
    assert session.source is not None
    view = panel.view
    cursor = QTextCursor(view.document().findBlockByNumber(session.source.lines_of(node)[0] - 1))
    view.setTextCursor(cursor)
    view.ensureCursorVisible()
    at = view.cursorRect().center()
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(view.viewport(), QContextMenuEvent(reason, at, view.mapToGlobal(at)))
    (menu,) = view.findChildren(QMenu)
    entry = menu.actions()[-1]
    assert entry.text() == "Show on canvas"
    entry.trigger()
    menu.close()
    assert jumps == [node]
