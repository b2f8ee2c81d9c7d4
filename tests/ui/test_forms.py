from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from studio.layers.spec import REQUIRED, Param
from studio.ui.forms import Form, Shown
from studio.ui.line_editor import LineEditor
from studio.ui.theme import Theme
from studio.value import Expression, Value

PARAMS = (
    Param("out_channels", "int", REQUIRED, "How many.", minimum=1),
    Param("kernel_size", "ints", 3, "Size.", minimum=1, length=2),
    Param("padding", "ints", 0, "Edge.", minimum=0, length=2, choices=("same", "valid")),
    Param("lr", "float", 0.1, "Rate.", minimum=0.0),
    Param("bias", "bool", True, "Whether."),
    Param("mode", "choice", "zeros", "Which.", choices=("zeros", "reflect")),
    Param("shape", "shape", ("N", 1, 28, 28), "Shape.", minimum=1),
    Param("slope", "float", None, "Perhaps.", optional=True),
)


@pytest.fixture
def form(qtbot: QtBot, theme: Theme) -> Iterator[Form]:
    form = Form(theme, PARAMS)
    qtbot.addWidget(form)
    form.show_values(
        {
            "out_channels": Shown(32, changed=True),
            "kernel_size": Shown((3, 3), changed=True),
            "padding": Shown(0),
            "lr": Shown(0.1),
            "bias": Shown(True),
            "mode": Shown("zeros"),
            "shape": Shown(("N", 1, 28, 28)),
            "slope": Shown(None),
        }
    )
    with qtbot.waitExposed(form):
        form.show()
    yield form


def line(form: Form, name: str) -> QLineEdit:
    found = form.findChild(QLineEdit, f"param-{name}")
    assert found is not None
    return found


def commits(form: Form) -> list[tuple[str, Value]]:
    heard: list[tuple[str, Value]] = []
    form.committed.connect(lambda name, value: heard.append((name, value)))
    return heard


def retype(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)


def test_values_are_shown_as_people_write_them(form: Form) -> None:
    assert line(form, "kernel_size").text() == "3 × 3"
    assert line(form, "shape").text() == "N × 1 × 28 × 28"
    assert line(form, "lr").text() == "0.1"
    assert line(form, "slope").text() == "none"
    box = form.findChild(QCheckBox, "param-bias")
    assert box is not None
    assert (box.isChecked(), box.text()) == (True, "on")


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("out_channels", "64", 64),
        ("kernel_size", "5x3", (5, 3)),
        ("kernel_size", "5", 5),
        ("padding", "same", "same"),
        ("lr", "1e-3", 0.001),
        ("shape", "n, 3, 32, 32", ("N", 3, 32, 32)),
        ("slope", "0.5", 0.5),
    ],
)
def test_enter_commits_what_was_typed_once(
    qtbot: QtBot, form: Form, name: str, typed: str, value: Value
) -> None:
    heard = commits(form)
    retype(qtbot, line(form, name), typed)
    qtbot.keyClick(line(form, name), Qt.Key.Key_Return)
    other = "lr" if name != "lr" else "shape"
    line(form, other).setFocus()
    assert heard == [(name, value)]


def test_losing_the_focus_commits_too(qtbot: QtBot, form: Form) -> None:
    heard = commits(form)
    with qtbot.waitActive(form):
        form.activateWindow()
    retype(qtbot, line(form, "out_channels"), "16")
    qtbot.keyClick(line(form, "out_channels"), Qt.Key.Key_Tab)
    assert heard == [("out_channels", 16)]


def test_the_same_value_typed_again_commits_nothing(qtbot: QtBot, form: Form) -> None:
    heard = commits(form)
    retype(qtbot, line(form, "kernel_size"), "3, 3")
    qtbot.keyClick(line(form, "kernel_size"), Qt.Key.Key_Return)
    assert heard == []
    assert line(form, "kernel_size").text() == "3 × 3"


def test_what_is_wrong_stays_in_its_field_with_a_sentence_under_it(
    qtbot: QtBot, form: Form
) -> None:
    heard = commits(form)
    retype(qtbot, line(form, "out_channels"), "many")
    qtbot.keyClick(line(form, "out_channels"), Qt.Key.Key_Return)
    assert heard == []
    said = form.complaint("out_channels")
    assert said == 'out_channels must be a whole number, but it is "many".'
    assert line(form, "out_channels").text() == "many"
    form.show_values({"out_channels": Shown(32, changed=True), "lr": Shown(0.1)})
    assert line(form, "out_channels").text() == "many"
    assert form.complaint("out_channels") == said


def test_a_value_that_changes_under_a_wrong_entry_is_shown(qtbot: QtBot, form: Form) -> None:
    retype(qtbot, line(form, "out_channels"), "0")
    qtbot.keyClick(line(form, "out_channels"), Qt.Key.Key_Return)
    assert "at least 1" in form.complaint("out_channels")
    form.show_values({"out_channels": Shown(48, changed=True)})
    assert line(form, "out_channels").text() == "48"
    assert form.complaint("out_channels") == ""


def test_escape_gives_back_the_value(qtbot: QtBot, form: Form) -> None:
    heard = commits(form)
    retype(qtbot, line(form, "out_channels"), "many")
    qtbot.keyClick(line(form, "out_channels"), Qt.Key.Key_Return)
    qtbot.keyClick(line(form, "out_channels"), Qt.Key.Key_Escape)
    assert line(form, "out_channels").text() == "32"
    assert form.complaint("out_channels") == ""
    assert heard == []


def test_arrow_keys_step_a_number_within_its_bounds(qtbot: QtBot, form: Form) -> None:
    steps: list[tuple[str, Value]] = []
    form.stepped.connect(lambda name, value: steps.append((name, value)))
    field = line(form, "out_channels")
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Up)
    qtbot.keyClick(field, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert [value for _, value in steps] == [33, 43, 42]
    retype(qtbot, line(form, "lr"), "0.001")
    qtbot.keyClick(line(form, "lr"), Qt.Key.Key_Down)
    assert steps[-1] == ("lr", 0.0009)


def test_a_choice_and_a_switch_commit_at_once(qtbot: QtBot, form: Form) -> None:
    heard = commits(form)
    combo = form.findChild(QComboBox, "param-mode")
    box = form.findChild(QCheckBox, "param-bias")
    assert combo is not None
    assert box is not None
    combo.setFocus()
    qtbot.keyClick(combo, Qt.Key.Key_Down)
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center() / 4)
    assert heard == [("mode", "reflect"), ("bias", False)]


def test_nothing_in_an_optional_field_means_none(qtbot: QtBot, form: Form) -> None:
    form.show_values({"slope": Shown(0.5, changed=True)})
    heard = commits(form)
    field = line(form, "slope")
    field.setFocus()
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert heard == [("slope", None)]


def test_drafts_survive_a_form(qtbot: QtBot, form: Form, theme: Theme) -> None:
    retype(qtbot, line(form, "lr"), "fast")
    qtbot.keyClick(line(form, "lr"), Qt.Key.Key_Return)
    drafts = form.drafts()
    assert drafts == {"lr": "fast"}
    other = Form(theme, PARAMS)
    qtbot.addWidget(other)
    other.show_values({"lr": Shown(0.1)})
    other.restore(drafts)
    assert line(other, "lr").text() == "fast"
    assert "must be a number" in other.complaint("lr")


def test_a_refused_value_stays_as_a_draft(form: Form) -> None:
    form.refuse("out_channels", 7, "out_channels must be a multiple of groups.")
    assert line(form, "out_channels").text() == "7"
    assert form.complaint("out_channels") == "out_channels must be a multiple of groups."


WIDTH = Param("width", "int", 1, "A width.", minimum=1)
SHAPE = Param("shape", "shape", ("N", 1), "A shape.")
MODE = Param("mode", "choice", "same", "A mode.", choices=("same", "valid"))
ON = Param("on", "bool", False, "Whether.")


@pytest.fixture
def formulas(qtbot: QtBot, theme: Theme) -> Form:
    """A form whose fields may use ``size`` and ``sides``."""
    form = Form(theme, (WIDTH, SHAPE, MODE, ON))
    form.set_variables(("size", "sides", "deep"))
    qtbot.addWidget(form)
    with qtbot.waitExposed(form):
        form.show()
    with qtbot.waitActive(form):
        form.activateWindow()
    entries = {p.name: Shown(p.default) for p in (WIDTH, SHAPE, MODE, ON)}  # type: ignore[arg-type]
    form.show_values(entries)
    return form


def field(form: Form, name: str) -> LineEditor:
    found = form.editor(name)
    assert isinstance(found, LineEditor)
    return found


def committed(form: Form) -> list[tuple[str, Value]]:
    heard: list[tuple[str, Value]] = []
    form.committed.connect(lambda name, value: heard.append((name, value)))
    return heard


def typed(qtbot: QtBot, form: Form, name: str, text: str) -> None:
    line = field(form, name).line
    line.setFocus()
    line.selectAll()
    line.insert(text)
    line.setModified(True)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def test_an_expression_is_typed_and_its_value_stands_beside_it(
    qtbot: QtBot, formulas: Form
) -> None:
    heard = committed(formulas)
    typed(qtbot, formulas, "width", "size * 2")
    typed(qtbot, formulas, "shape", "N, size, 8")
    shape: Value = ("N", Expression("size"), 8)
    assert heard == [("width", Expression("size * 2")), ("shape", shape)]
    formulas.show_values(
        {
            "width": Shown(Expression("size * 2"), changed=True, computed=64),
            "shape": Shown(shape, changed=True, computed=("N", 32, 8)),
        }
    )
    assert field(formulas, "width").line.property("expression") is True
    assert field(formulas, "width").result.text() == "= 64"
    assert field(formulas, "shape").line.text() == "N × size × 8"
    assert field(formulas, "shape").result.text() == "= N × 32 × 8"
    formulas.show_values({"width": Shown(3, changed=True)})
    assert field(formulas, "width").line.property("expression") is False
    assert field(formulas, "width").result.isHidden()


def test_what_an_expression_gives_may_be_unknown(formulas: Form) -> None:
    formulas.show_values({"width": Shown(Expression("size // 0"), changed=True)})
    assert field(formulas, "width").result.text() == "= ?"


def test_an_expression_that_cannot_be_read_is_refused_under_its_field(
    qtbot: QtBot, formulas: Form
) -> None:
    heard = committed(formulas)
    typed(qtbot, formulas, "width", "size *")
    assert formulas.complaint("width") == '"size *" is not an expression such as channels * 2.'
    typed(qtbot, formulas, "width", "=depth")
    assert formulas.complaint("width") == (
        'There is no variable "depth". Known are: deep, sides, size.'
    )
    assert heard == []


def test_names_are_offered_while_they_are_typed(qtbot: QtBot, formulas: Form) -> None:
    heard = committed(formulas)
    editor = field(formulas, "width")
    editor.line.setFocus()
    editor.line.selectAll()
    qtbot.keyClicks(editor.line, "2 * s")
    assert editor.offered == ["sides", "size"]
    popup = QApplication.activePopupWidget()
    assert popup is not None
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert editor.line.text() == "2 * size"
    assert editor.offered == []
    qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    assert heard == [("width", Expression("2 * size"))]


def test_nothing_is_offered_where_letters_mean_themselves(qtbot: QtBot, theme: Theme) -> None:
    form = Form(theme, (Param("name", "text", "", "A name."),))
    form.set_variables(("size",))
    form.show_values({"name": Shown("")})
    qtbot.addWidget(form)
    form.show()
    editor = field(form, "name")
    qtbot.keyClicks(editor.line, "si")
    assert editor.offered == []
    editor.line.clear()
    qtbot.keyClicks(editor.line, "=si")
    assert editor.offered == ["size"]


@pytest.mark.parametrize(("name", "text"), [("mode", "=deep"), ("on", "deep")])
def test_switches_and_lists_give_way_to_expressions(
    qtbot: QtBot, formulas: Form, name: str, text: str
) -> None:
    heard = committed(formulas)
    menu = QMenu(formulas)
    formulas.fill_menu(name, menu)
    (entry,) = [entry for entry in menu.actions() if entry.text() == "Use an expression"]
    entry.trigger()
    typed(qtbot, formulas, name, text)
    assert heard == [(name, Expression("deep"))]
    formulas.show_values({name: Shown(Expression("deep"), changed=True, computed=True)})
    assert field(formulas, name).line.text() == text
    formulas.show_values({name: Shown("same" if name == "mode" else False)})
    assert not isinstance(formulas.editor(name), LineEditor)


def test_a_field_offers_what_its_page_adds(formulas: Form) -> None:
    done: list[str] = []
    formulas.verbs = lambda name: [("Do", lambda: done.append(name))]
    menu = QMenu(formulas)
    formulas.fill_menu("width", menu)
    assert [entry.text() for entry in menu.actions()] == ["Do", "Reset to 1"]
    menu.actions()[0].trigger()
    assert done == ["width"]
