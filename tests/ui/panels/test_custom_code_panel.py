"""The editor of own Python: checked as one types, taken in when it is a layer, never lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.app.session import Session
from studio.graph.definitions import SetCode
from studio.layers.code import TEMPLATE
from studio.ui.panels.custom_code import CustomCodePanel
from studio.ui.theme import Theme

SCALE = TEMPLATE.format(name="Scale")
HALF = "def Half(x):\n    return x / 2\n"
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def panel(qtbot: QtBot, session: Session, theme: Theme) -> Iterator[CustomCodePanel]:
    found = CustomCodePanel(session, theme)
    qtbot.addWidget(found)
    found.resize(600, 400)
    with qtbot.waitExposed(found):
        found.show()
    yield found
    found.close_down()


@pytest.fixture
def scale(session: Session) -> str:
    """A node of a new piece of Python."""
    added = session.add("custom")
    assert added is not None
    session.select((added,))
    return added


def retype(panel: CustomCodePanel, text: str) -> None:
    """Replace all of the text as a paste would."""
    panel.editor.selectAll()
    panel.editor.insertPlainText(text)


def text_of(session: Session, name: str) -> str:
    return session.document.project.codes[name]


def test_an_empty_project_offers_to_begin(qtbot: QtBot, session: Session, panel: CustomCodePanel):
    assert panel.empty.isVisible()
    qtbot.mouseClick(panel.empty.button, Qt.MouseButton.LeftButton)
    assert session.document.project.codes == {"Scale": SCALE}
    assert panel.shown == "Scale"
    assert panel.editor.toPlainText() == SCALE
    assert panel.state.text() == "Used by one node"
    assert not panel.apply_button.isEnabled()


def test_what_is_typed_is_checked_and_the_line_marked(qtbot, session, panel, scale):
    qtbot.waitUntil(lambda: panel.verdict.text() == "x → output   ·   start = 1.0")
    retype(panel, SCALE.replace("return x * self.factor", "return nn.rely(y)"))
    qtbot.waitUntil(lambda: panel.editor.wrong == 17)
    assert panel.verdict.text() == (
        "Line 17: y is not defined. Define or import it, or correct its spelling."
    )
    assert panel.state.text() == "edited"
    retype(panel, SCALE.replace("x * self.factor", "x + self.factor"))
    qtbot.waitUntil(lambda: panel.editor.wrong == 0)
    assert panel.verdict.text().startswith("x → output")


def test_control_enter_takes_it_in(qtbot, session, panel, scale):
    text = SCALE.replace("start", "begin")
    retype(panel, text)
    assert text_of(session, "Scale") == SCALE
    qtbot.keyClick(panel.editor, Qt.Key.Key_Return, CONTROL)
    assert text_of(session, "Scale") == text
    assert session.may_run(text)
    assert panel.state.text() == "Used by one node"
    session.document.undo()
    assert panel.editor.toPlainText() == SCALE
    session.document.redo()
    assert panel.editor.toPlainText() == text


def test_what_is_wrong_is_not_taken_in(qtbot, session, panel, scale):
    retype(panel, "class Scale(\n")
    panel.apply()
    assert text_of(session, "Scale") == SCALE
    assert panel.editor.toPlainText() == "class Scale(\n"
    assert panel.verdict.text().startswith("Line 1: this is not Python")
    assert panel.editor.wrong == 1
    qtbot.waitUntil(lambda: not panel._checker.busy)


def test_a_new_name_in_the_text_is_followed(session, panel, scale):
    retype(panel, HALF)
    panel.apply()
    assert session.document.project.codes == {"Half": HALF}
    assert panel.shown == "Half"
    assert panel.choice.currentText() == "Half"
    session.document.undo()
    assert panel.shown == "Scale"
    assert panel.editor.toPlainText() == SCALE


def test_revert_goes_back_to_what_was_applied(qtbot, session, panel, scale):
    retype(panel, HALF)
    qtbot.mouseClick(panel.revert, Qt.MouseButton.LeftButton)
    assert panel.editor.toPlainText() == SCALE
    assert session.drafts == {}


def test_a_draft_is_kept_while_one_looks_elsewhere(session, panel, scale):
    second = session.add("custom")
    assert second is not None
    retype(panel, HALF)
    session.select((second,))
    assert panel.shown == "Scale2"
    assert panel.editor.toPlainText() == TEMPLATE.format(name="Scale2")
    assert [panel.choice.itemText(n) for n in range(2)] == ["Scale •", "Scale2"]
    session.select((scale,))
    assert panel.editor.toPlainText() == HALF
    assert session.drafts == {"Scale": HALF}


def test_an_undo_elsewhere_leaves_a_draft_alone(session, panel, scale):
    retype(panel, SCALE.replace("start", "begin"))
    panel.apply()
    retype(panel, HALF)
    session.document.undo()
    assert text_of(session, "Scale") == SCALE
    assert panel.editor.toPlainText() == HALF
    assert panel.state.text() == "edited"
    panel._revert()
    assert panel.editor.toPlainText() == SCALE


def test_the_list_shows_another(session, panel, scale):
    session.add("custom")
    panel.choice.setCurrentIndex(1)
    panel.choice.activated.emit(1)
    assert panel.shown == "Scale2"


def test_what_may_not_run_can_be_allowed_here(qtbot, session, panel, scale):
    session.do(SetCode("Scale", HALF.replace("Half", "Scale")))
    assert panel.state.text() == "May not run yet: read it first"
    assert not panel.apply_button.isVisible()
    qtbot.mouseClick(panel.allow, Qt.MouseButton.LeftButton)
    assert session.may_run(text_of(session, "Scale"))
    assert not panel.allow.isVisible()


def test_another_document_begins_anew(session, panel, scale):
    retype(panel, HALF)
    session.new()
    assert panel.shown == ""
    assert panel.editor.toPlainText() == ""
    assert session.drafts == {}
    assert panel.empty.isVisible()
