from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from studio.app.session import Session
from studio.graph.definitions import AddGraph
from studio.graph.edits import Connect, SetPackage, SetParam
from studio.graph.model import Graph, Wire
from studio.ui.line_editor import LineEditor
from studio.ui.panels.inspector import InspectorPanel
from studio.ui.shown import shown_values
from studio.ui.theme import Theme

CONV = "torch.nn.Conv2d"


@pytest.fixture
def net(session: Session) -> dict[str, str]:
    """image → conv → scores, and a second convolution that nothing is wired to."""
    ids = {
        "image": session.add("input", name="image"),
        "conv": session.add(CONV, name="conv", params={"out_channels": 8, "kernel_size": 3}),
        "scores": session.add("output", name="scores"),
        "spare": session.add(CONV, name="spare", params={"out_channels": 4, "kernel_size": 3}),
    }
    found = {name: node for name, node in ids.items() if node}
    session.do(Connect(Wire(found["image"], "output", found["conv"], "input")))
    session.do(Connect(Wire(found["conv"], "output", found["scores"], "input")))
    return found


@pytest.fixture
def inspector(qtbot: QtBot, session: Session, theme: Theme, net: dict[str, str]) -> InspectorPanel:
    panel = InspectorPanel(session, theme)
    qtbot.addWidget(panel)
    panel.resize(332, 700)
    with qtbot.waitExposed(panel):
        panel.show()
    with qtbot.waitActive(panel):
        panel.activateWindow()
    return panel


@pytest.fixture
def field(inspector: InspectorPanel) -> Callable[[str], QLineEdit]:
    def find(name: str) -> QLineEdit:
        form = inspector.node_page.form if inspector.node_page.isVisible() else None
        form = form or inspector.many_page.form
        found = form.findChild(QLineEdit, f"param-{name}")
        assert found is not None
        return found

    return find


def settle(qtbot: QtBot, inspector: InspectorPanel) -> None:
    """Let what was put off until the end of a burst happen."""
    qtbot.waitUntil(lambda: not inspector._pending.isActive())


def retype(qtbot: QtBot, line: QLineEdit, text: str) -> None:
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def test_a_node_shows_its_name_kind_parameters_and_facts(
    session: Session, inspector: InspectorPanel, net: dict[str, str]
) -> None:
    session.select([net["conv"]])
    page = inspector.node_page
    assert page.isVisible()
    assert (page.name.text(), page.kind.text()) == ("conv", "Conv2d")
    assert page.facts.text() == {
        "Output": "N × 8 × 6 × 6",
        "Type": "float32",
        "Parameters": "80",
        "Multiply-adds": "2,592",
        "Memory": "1.1 KiB per sample",
    }


def test_an_edit_is_one_undo_step(
    qtbot: QtBot,
    session: Session,
    inspector: InspectorPanel,
    net: dict[str, str],
    field: Callable[[str], QLineEdit],
) -> None:
    session.select([net["conv"]])
    retype(qtbot, field("out_channels"), "24")
    model = session.document.project.model
    assert model.node(net["conv"]).params["out_channels"] == 24
    settle(qtbot, inspector)
    assert inspector.node_page.facts.text()["Output"] == "N × 24 × 6 × 6"
    session.document.undo()
    settle(qtbot, inspector)
    assert session.document.project.model.node(net["conv"]).params["out_channels"] == 8
    assert field("out_channels").text() == "8"


def test_arrow_steps_in_a_row_are_one_undo_step(
    qtbot: QtBot,
    session: Session,
    inspector: InspectorPanel,
    net: dict[str, str],
    field: Callable[[str], QLineEdit],
) -> None:
    session.select([net["conv"]])
    line = field("out_channels")
    line.setFocus()
    for _ in range(3):
        qtbot.keyClick(line, Qt.Key.Key_Up)
    assert session.document.project.model.node(net["conv"]).params["out_channels"] == 11
    session.document.undo()
    assert session.document.project.model.node(net["conv"]).params["out_channels"] == 8


def test_a_derived_parameter_is_pinned_and_follows_again(
    qtbot: QtBot, session: Session, inspector: InspectorPanel, net: dict[str, str]
) -> None:
    session.select([net["conv"]])
    form = inspector.node_page.form
    assert not form.editor("in_channels").isVisible()
    pin = form.pin_button("in_channels")
    qtbot.mouseClick(pin, Qt.MouseButton.LeftButton)
    settle(qtbot, inspector)
    assert session.document.project.model.node(net["conv"]).params["in_channels"] == 1
    assert form.editor("in_channels").isVisible()
    qtbot.mouseClick(pin, Qt.MouseButton.LeftButton)
    settle(qtbot, inspector)
    assert "in_channels" not in session.document.project.model.node(net["conv"]).params
    assert not form.editor("in_channels").isVisible()


def test_a_derived_parameter_names_its_source(
    session: Session, inspector: InspectorPanel, net: dict[str, str]
) -> None:
    session.select([net["conv"]])
    shown = shown_values(
        session, session.document.project.model.node(net["conv"]), session.catalogue.find(CONV)
    )["in_channels"]
    assert (shown.value, shown.source, shown.known) == (1, "image", True)
    shown = shown_values(
        session, session.document.project.model.node(net["spare"]), session.catalogue.find(CONV)
    )["in_channels"]
    assert (shown.source, shown.known) == ("", False)


def test_a_wrong_entry_waits_for_its_node(
    qtbot: QtBot,
    session: Session,
    inspector: InspectorPanel,
    net: dict[str, str],
    field: Callable[[str], QLineEdit],
) -> None:
    session.select([net["conv"]])
    retype(qtbot, field("out_channels"), "lots")
    session.select([net["spare"]])
    assert field("out_channels").text() == "4"
    session.select([net["conv"]])
    assert field("out_channels").text() == "lots"
    assert "must be a whole number" in inspector.node_page.form.complaint("out_channels")
    assert session.document.project.model.node(net["conv"]).params["out_channels"] == 8


def test_a_name_is_changed_or_refused_in_words(
    qtbot: QtBot, session: Session, inspector: InspectorPanel, net: dict[str, str]
) -> None:
    session.select([net["conv"]])
    page = inspector.node_page
    retype(qtbot, page.name, "stem")
    assert session.document.project.model.node(net["conv"]).name == "stem"
    retype(qtbot, page.name, "spare")
    assert session.document.project.model.node(net["conv"]).name == "stem"
    assert page._name_problem.isVisible()
    assert "spare" in page._name_problem.text()
    assert page.name.text() == "spare"


def test_a_note_is_kept_when_the_focus_leaves(
    qtbot: QtBot, session: Session, inspector: InspectorPanel, net: dict[str, str]
) -> None:
    session.select([net["conv"]])
    page = inspector.node_page
    page.note.setFocus()
    qtbot.keyClicks(page.note, "First look")
    page.name.setFocus()
    assert session.document.project.model.node(net["conv"]).note == "First look"
    session.document.undo()
    assert session.document.project.model.node(net["conv"]).note == ""


def test_a_problem_is_shown_at_its_node_and_its_fix_mends_it(
    qtbot: QtBot, session: Session, inspector: InspectorPanel, net: dict[str, str]
) -> None:
    linear = session.add("torch.nn.Linear", name="dense", params={"in_features": 3})
    assert linear is not None
    session.do(Connect(Wire(net["image"], "output", linear, "input")))
    broken = next(p for p in session.analyse_now().problems if p.node == linear and p.fixes)
    session.select([linear])
    page = inspector.node_page
    row = next(row for row in page._rows if row.problem == broken)
    qtbot.mouseClick(row.buttons[0], Qt.MouseButton.LeftButton)
    assert broken not in session.analyse_now().problems


def test_several_nodes_are_set_at_once_in_one_step(
    qtbot: QtBot,
    session: Session,
    inspector: InspectorPanel,
    net: dict[str, str],
    field: Callable[[str], QLineEdit],
) -> None:
    session.select([net["conv"], net["spare"]])
    assert inspector.many_page.isVisible()
    assert inspector.many_page.title.text() == "2 nodes"
    assert field("out_channels").text() == ""
    assert field("kernel_size").text() == "3"
    retype(qtbot, field("out_channels"), "12")
    model = session.document.project.model
    assert [model.node(net[name]).params["out_channels"] for name in ("conv", "spare")] == [12, 12]
    session.document.undo()
    model = session.document.project.model
    assert [model.node(net[name]).params["out_channels"] for name in ("conv", "spare")] == [8, 4]


def test_what_several_nodes_differ_in_is_shown_so_and_steps_of_all_are_one(
    qtbot: QtBot, session: Session, inspector: InspectorPanel, net: dict[str, str]
) -> None:
    session.do(SetParam(net["conv"], "bias", False))
    session.do(SetParam(net["conv"], "padding_mode", "reflect"))
    session.select([net["conv"], net["spare"]])
    form = inspector.many_page.form
    box = form.editor("bias").findChild(QCheckBox)
    assert box is not None
    assert box.checkState() == Qt.CheckState.PartiallyChecked
    assert box.text() == "several values"
    combo = form.editor("padding_mode").findChild(QComboBox)
    assert combo is not None
    assert (combo.currentIndex(), combo.placeholderText()) == (-1, "several values")

    def of_all(name: str) -> list[object]:
        model = session.document.project.model
        return [model.node(net[node]).params.get(name) for node in ("conv", "spare")]

    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    assert of_all("bias") == [None, None]  # On, as by default.
    session.document.undo()
    assert of_all("bias") == [False, None]
    kernel = form.editor("kernel_size").focusProxy()
    qtbot.keyClick(kernel, Qt.Key.Key_Up)
    qtbot.keyClick(kernel, Qt.Key.Key_Up)
    assert of_all("kernel_size") == [5, 5]
    session.document.undo()
    assert of_all("kernel_size") == [3, 3]
    assert of_all("bias") == [False, None]


def test_without_a_selection_the_project_is_shown(
    qtbot: QtBot, session: Session, inspector: InspectorPanel
) -> None:
    page = inspector.project_page
    assert page.isVisible()
    facts = page.facts.text()
    assert facts["Nodes"] == "4"
    assert facts["Parameters"] == "80"
    retype(qtbot, page.name, "my net")
    assert session.document.project.name == "my net"


def test_an_unknown_kind_shows_what_it_holds(session: Session, inspector: InspectorPanel) -> None:
    node = session.add("other.Layer", name="odd", params={"depth": 3})
    assert node is not None
    session.select([node])
    assert inspector.node_page.kind.text() == "other.Layer"
    assert inspector.node_page.facts.text()["depth"] == "3"


def test_an_unknown_kind_says_what_to_install(session: Session, inspector: InspectorPanel) -> None:
    node = session.add("other.Layer", name="odd", params={"depth": 3})
    assert node is not None
    session.select([node])
    session.do(SetPackage("other.Layer", "plexus-other 2.0"))
    session.analyse_now()
    inspector.refresh()
    told = [label.text() for label in inspector.node_page.findChildren(QLabel)]
    assert (
        "The kind other.Layer is not installed, so it cannot run. plexus-other 2.0 brings it: "
        "pip install plexus-other"
    ) in told


def test_a_free_axis_says_what_its_costs_are_of_and_names_in_use_are_offered(
    qtbot: QtBot,
    session: Session,
    inspector: InspectorPanel,
    net: dict[str, str],
    field: Callable[[str], QLineEdit],
) -> None:
    session.select([net["image"]])
    settle(qtbot, inspector)
    retype(qtbot, field("shape"), "N, 1, Height=64, 2Width")
    qtbot.waitUntil(lambda: "Height" in str(inspector.node_page.facts.text()["Output"]))
    settle(qtbot, inspector)
    assert field("shape").text() == "N × 1 × Height=64 × 2Width"
    facts = inspector.node_page.facts.text()
    assert facts["Output"] == "N × 1 × Height × 2Width"
    assert facts["Assumed"] == "N × 1 × 64 × 64"
    other = session.add("input", name="other")
    assert other
    session.select([other])
    settle(qtbot, inspector)
    line = field("shape")
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "N, He")
    editor = line.parentWidget()
    assert isinstance(editor, LineEditor)
    assert editor.offered == ["Height"]


def test_a_block_is_asked_for_the_weights_that_it_starts_from(
    qtbot: QtBot, session: Session, inspector: InspectorPanel
) -> None:
    session.do(AddGraph("Stage", Graph()))
    stage = session.add("block:Stage", name="stage")
    assert stage is not None
    session.select([stage])
    settle(qtbot, inspector)
    line = inspector.node_page.form.findChild(QLineEdit, "param-start_from")
    assert line is not None
    editor = line.parent()
    assert isinstance(editor, LineEditor)
    assert editor.findChild(QToolButton) is not None
    line.setFocus()
    qtbot.keyClicks(line, "stage.safetensors")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert session.graph.node(stage).params["start_from"] == "stage.safetensors"
