from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from studio.app.session import Session
from studio.graph.definitions import AddGraph
from studio.graph.edits import AddNode, Batch, Connect, SetParam
from studio.graph.model import Graph, Node, Variable, Wire
from studio.graph.variables import AddVariable
from studio.message import Message
from studio.ui.naming import NameDialog
from studio.ui.panels.inspector import InspectorPanel
from studio.ui.panels.variables import VariablesSection
from studio.ui.theme import Theme
from studio.value import Expression


@pytest.fixture
def inspector(qtbot: QtBot, session: Session, theme: Theme) -> InspectorPanel:
    panel = InspectorPanel(session, theme)
    qtbot.addWidget(panel)
    panel.resize(332, 700)
    with qtbot.waitExposed(panel):
        panel.show()
    with qtbot.waitActive(panel):
        panel.activateWindow()
    return panel


@pytest.fixture
def section(inspector: InspectorPanel) -> VariablesSection:
    return inspector.project_page.variables


def names(section: VariablesSection) -> list[str]:
    return [row.name.text() for row in section.rows]


def retype(qtbot: QtBot, line: QLineEdit, text: str) -> None:
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def value_line(section: VariablesSection, at: int) -> QLineEdit:
    line = section.rows[at].value.focusProxy()
    assert isinstance(line, QLineEdit)
    return line


def dialog() -> NameDialog:
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, NameDialog))


def test_a_variable_is_added_with_a_free_name(
    qtbot: QtBot, section: VariablesSection, session: Session
) -> None:
    session.do(AddVariable(Variable("width", 8)))
    section.add.menu().aboutToShow.emit()
    section.add.menu().actions()[0].trigger()
    asked = dialog()
    assert asked.name == "width2"
    ok = asked.buttons.button(asked.buttons.StandardButton.Ok)
    assert isinstance(ok, QPushButton)
    asked.line.setText("width")
    assert "already" in asked.complaint.text()
    assert not ok.isEnabled()
    asked.line.setText("2 wide")
    assert not ok.isEnabled()
    asked.line.setText("depth")
    qtbot.keyClick(asked.line, Qt.Key.Key_Return)
    assert session.document.project.variables == (Variable("width", 8), Variable("depth", 32))
    session.document.undo()
    assert session.document.project.variables == (Variable("width", 8),)


def test_its_value_and_its_name_are_changed_where_they_stand(
    qtbot: QtBot, section: VariablesSection, session: Session
) -> None:
    session.do(AddVariable(Variable("width", 8)))
    node = session.add("torch.nn.Linear", params={"out_features": Expression("width * 2")})
    assert node is not None
    qtbot.waitUntil(lambda: names(section) == ["width"])
    retype(qtbot, value_line(section, 0), "12")
    assert session.document.project.variables == (Variable("width", 12),)
    retype(qtbot, section.rows[0].name, "size")
    assert session.document.project.variables == (Variable("size", 12),)
    assert session.graph.node(node).params["out_features"] == Expression("size * 2")
    qtbot.keyClick(value_line(section, 0), Qt.Key.Key_Up)
    qtbot.keyClick(value_line(section, 0), Qt.Key.Key_Up)
    assert session.document.project.variables == (Variable("size", 14),)
    session.document.undo()  # The steps of an arrow are one.
    assert session.document.project.variables == (Variable("size", 12),)


def test_what_is_wrong_is_said_under_the_variable(
    qtbot: QtBot, section: VariablesSection, session: Session
) -> None:
    session.do(AddVariable(Variable("width", 8, minimum=1)))
    session.do(AddVariable(Variable("depth", 2)))
    qtbot.waitUntil(lambda: names(section) == ["width", "depth"])
    retype(qtbot, section.rows[1].name, "width")
    assert "width already" in section.rows[1].problem.text()
    retype(qtbot, value_line(section, 0), "0")
    assert section.rows[0].problem.text() == "width must be at least 1, but it is 0."
    assert session.document.project.variables == (
        Variable("width", 8, minimum=1),
        Variable("depth", 2),
    )


def test_a_variable_in_use_is_not_deleted_but_can_be_put_in_place(
    qtbot: QtBot, section: VariablesSection, session: Session
) -> None:
    session.do(AddVariable(Variable("width", 8)))
    node = session.add(
        "torch.nn.Linear", name="hidden", params={"out_features": Expression("width*2")}
    )
    assert node is not None
    qtbot.waitUntil(lambda: names(section) == ["width"])
    menu = section.menu_for("width")
    inline, delete = menu.actions()
    assert not delete.isEnabled()
    assert "The variable width is in use" in delete.toolTip()
    inline.trigger()
    assert session.document.project.variables == ()
    assert session.graph.node(node).params["out_features"] in (Expression("8*2"), 16)


def test_the_face_of_a_block_is_edited_inside_it(
    qtbot: QtBot, inspector: InspectorPanel, session: Session
) -> None:
    graph = Graph()
    graph.variables = (Variable("channels", 4),)
    graph.put_node(Node("n1", "input", "x", {"shape": ("N", 3)}))
    graph.put_node(Node("n2", "torch.nn.Linear", "fc", {"out_features": Expression("channels")}))
    graph.put_wire(Wire("n1", "output", "n2", "input"))
    session.do(AddGraph("tail", graph))
    session.show("tail")
    face = inspector.block_page.findChild(VariablesSection)
    qtbot.waitUntil(lambda: names(face) == ["channels"])
    retype(qtbot, value_line(face, 0), "6")
    assert session.graph.variables == (Variable("channels", 6),)
    retype(qtbot, face.rows[0].name, "width")
    assert session.graph.node("n2").params["out_features"] == Expression("width")


def test_a_parameter_becomes_a_variable_of_the_project(
    qtbot: QtBot, inspector: InspectorPanel, session: Session
) -> None:
    node = session.add("torch.nn.Conv2d", params={"out_channels": 24})
    assert node is not None
    session.select([node])
    menu = QMenu(inspector)
    inspector.node_page.form.fill_menu("out_channels", menu)
    assert "Promote to the block's face…" not in [entry.text() for entry in menu.actions()]
    menu.actions()[0].trigger()
    asked = dialog()
    assert asked.name == "out_channels"
    asked.line.setText("width")
    asked.accept()
    (variable,) = session.document.project.variables
    assert (variable.name, variable.value, variable.minimum) == ("width", 24, 1)
    assert session.graph.node(node).params["out_channels"] == Expression("width")
    session.document.undo()
    assert session.document.project.variables == ()
    assert session.graph.node(node).params["out_channels"] == 24


def test_a_parameter_inside_a_block_is_promoted_to_its_face(
    qtbot: QtBot, inspector: InspectorPanel, session: Session
) -> None:
    inner = Graph()
    inner.put_node(Node("n1", "input", "x"))
    session.do(AddGraph("tail", inner))
    session.do(
        Batch(
            (
                AddNode(Node("n2", "torch.nn.Dropout", "drop", {"p": 0.2}), "tail"),
                Connect(Wire("n1", "output", "n2", "input"), graph="tail"),
            ),
            Message("Fill"),
        )
    )
    session.show("tail")
    session.select(["n2"])
    menu = QMenu(inspector)
    inspector.node_page.form.fill_menu("p", menu)
    assert [entry.text() for entry in menu.actions()][:2] == [
        "Promote to the block's face…",
        "Make it a variable of the project…",
    ]
    menu.actions()[0].trigger()
    dialog().accept()
    assert [v.name for v in session.graph.variables] == ["p"]
    spec = session.kinds.find("block:tail")
    assert spec is not None
    assert spec.param("p") is not None


def test_an_expression_can_give_way_to_what_it_gives(
    inspector: InspectorPanel, session: Session
) -> None:
    session.do(AddVariable(Variable("width", 8)))
    source = session.add("input", params={"shape": ("N", 3)})
    node = session.add("torch.nn.Linear", params={"out_features": 5})
    assert source and node
    session.do(Connect(Wire(source, "output", node, "input")))
    session.do(SetParam(node, "out_features", Expression("width * 2")))
    session.select([node])
    menu = QMenu(inspector)
    inspector.node_page.form.fill_menu("out_features", menu)
    entry = menu.actions()[0]
    assert entry.text() == "Put 16 in its place"
    entry.trigger()
    assert session.graph.node(node).params["out_features"] == 16
