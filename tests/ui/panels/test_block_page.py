from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.app.session import Session
from studio.graph.blocks import make_block
from studio.graph.edits import AddNode, Connect
from studio.graph.model import Node, Wire
from studio.ui.panels.inspector import InspectorPanel
from studio.ui.theme import Theme


@pytest.fixture
def session() -> Iterator[Session]:
    """A model of two images that are added, and a block that adds them."""
    session = Session()
    for at, kind in enumerate(("input", "input", "Add", "torch.nn.ReLU", "output")):
        name = ("left", "right", "add", "relu", "result")[at]
        session.do(AddNode(Node(f"n{at + 1}", kind, name, {}, 200.0 * at)))
    wires = (("n1", "n3", "input.0"), ("n2", "n3", "input.1"), ("n3", "n4", "input"))
    for source, target, port in (*wires, ("n4", "n5", "input")):
        assert session.do(Connect(Wire(source, "output", target, port)))
    edit = make_block(session.document.project, session.kinds, "model", ("n3", "n4"), "joined")
    assert session.do(edit)
    yield session
    session.close()


@pytest.fixture
def panel(qtbot: QtBot, session: Session) -> InspectorPanel:
    panel = InspectorPanel(session, Theme("dark"))
    qtbot.addWidget(panel)
    panel.resize(320, 800)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def enter(session: Session) -> None:
    (instance,) = [node.id for node in session.graph if node.kind.startswith("block:")]
    session.select(())
    assert session.enter(instance)


def names(session: Session) -> list[str]:
    spec = session.kinds.find("block:joined")
    assert spec is not None
    return [port.name for port in spec.inputs]


def test_the_page_is_there_inside_a_block_while_nothing_is_selected(
    panel: InspectorPanel, session: Session
) -> None:
    assert panel.project_page.isVisible()
    enter(session)
    page = panel.block_page
    assert page.isVisible()
    assert not panel.project_page.isVisible()
    assert page.name.text() == "joined"
    assert [row.name.text() for row in page.inputs.rows] == names(session) == ["left", "right"]
    assert page.facts.text()["Used"] == "once"
    session.select(["n4"])
    assert panel.node_page.isVisible()
    assert not page.isVisible()
    session.leave()
    session.select(())
    assert panel.project_page.isVisible()


def test_ports_move_up_and_down(panel: InspectorPanel, session: Session, qtbot: QtBot) -> None:
    enter(session)
    first, second = panel.block_page.inputs.rows
    assert not first.up.isEnabled()
    assert not second.down.isEnabled()
    QTest.mouseClick(first.down, Qt.MouseButton.LeftButton)
    assert names(session) == ["right", "left"]
    qtbot.waitUntil(lambda: first.name.text() == "right")
    QTest.mouseClick(second.up, Qt.MouseButton.LeftButton)
    assert names(session) == ["left", "right"]
    session.document.undo()
    assert names(session) == ["right", "left"]
    assert session.analyse_now().ok


def test_a_port_gets_another_name_and_its_wires_follow(
    panel: InspectorPanel, session: Session, qtbot: QtBot
) -> None:
    enter(session)
    row = panel.block_page.inputs.rows[0]
    _type(row.name, "image")
    assert names(session) == ["image", "right"]
    assert session.analyse_now().ok, "the wire outside followed"
    _type(row.name, "not a name")
    complaint = panel.block_page.inputs._problem
    assert complaint.isVisible()
    assert "not a name" in complaint.text()
    assert names(session) == ["image", "right"]


def test_the_block_gets_another_name_and_a_description(
    panel: InspectorPanel, session: Session, qtbot: QtBot
) -> None:
    enter(session)
    page = panel.block_page
    _type(page.name, "model")
    assert page._problem.isVisible(), "the model itself is called so"
    _type(page.name, "merge")
    assert set(session.document.project.graphs) == {"model", "merge"}
    assert session.scope.graph == "merge"
    page.about.setPlainText("Adds two images.")
    panel.flush()
    assert session.graph.about == "Adds two images."


def test_a_row_leads_to_its_node(panel: InspectorPanel, session: Session) -> None:
    enter(session)
    row = panel.block_page.outputs.rows[0]
    QTest.mouseClick(row.locate, Qt.MouseButton.LeftButton)
    (selected,) = session.selection
    assert session.graph.node(selected).kind == "output"


def test_a_section_of_another_maker_is_shown_with_the_page(
    panel: InspectorPanel, session: Session, qtbot: QtBot
) -> None:
    class Shown(QWidget):
        count = 0

        def refresh(self) -> None:
            self.count += 1

        def flush(self) -> None:
            self.count += 100

    section = Shown()
    panel.block_page.add_section(section)
    enter(session)
    assert section.isVisible()
    assert section.count
    panel.flush()
    assert section.count >= 100


def _type(field: QWidget, text: str) -> None:
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
