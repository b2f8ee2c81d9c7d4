"""The section on how weights begin, used as a person would use it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import torch
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from studio.app.session import Session
from studio.graph.edits import Batch, Connect
from studio.graph.model import Wire
from studio.graph.reuse import Reuse
from studio.message import Message
from studio.ui.editors import ChoiceEditor
from studio.ui.panels.beginnings import FEW, BeginningsSection
from studio.ui.panels.inspector import InspectorPanel
from studio.ui.panels.weight_start import WeightStart
from studio.ui.plots.numbers import short
from studio.ui.theme import Theme


def draw(session: Session, kind: str, shape: tuple[object, ...], **params: object) -> str:
    x = session.add("input", name="x", params={"shape": shape})
    layer = session.add(kind, name="layer", params=params)
    y = session.add("output", name="y")
    assert x and layer and y
    wires = (Wire(x, "output", layer, "input"), Wire(layer, "output", y, "input"))
    if kind.endswith("EncoderLayer"):
        wires = (Wire(x, "output", layer, "src"), wires[1])
    session.do(Batch(tuple(Connect(wire) for wire in wires), Message("Wire")))
    return layer


@pytest.fixture
def inspector(qtbot: QtBot, session: Session, theme: Theme) -> Iterator[InspectorPanel]:
    panel = InspectorPanel(session, theme)
    qtbot.addWidget(panel)
    panel.resize(332, 900)
    with qtbot.waitExposed(panel):
        panel.show()
    with qtbot.waitActive(panel):
        panel.activateWindow()
    yield panel
    panel.close_down()


@pytest.fixture
def unfold(
    qtbot: QtBot, session: Session, inspector: InspectorPanel
) -> Callable[[str], BeginningsSection]:
    def show(node: str) -> BeginningsSection:
        session.select([node])
        section = inspector.node_page.beginnings
        qtbot.mouseClick(section.fold, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: not section._drawer.busy)
        qtbot.waitUntil(lambda: bool(section.rows) and section.rows[-1].isVisible())
        return section

    return show


def params(session: Session, node: str) -> dict[str, object]:
    found = session.graph.node(node).params
    return {name: value for name, value in found.items() if ":" in name}


def row(section: BeginningsSection, name: str) -> WeightStart:
    return next(row for row in section.rows if row.name == name)


def choose(qtbot: QtBot, inspector: InspectorPanel, at: WeightStart, what: str, word: str) -> None:
    """Choose a word with the keys, as its first letters are typed."""
    editor = at.form.editor(what)
    assert isinstance(editor, ChoiceEditor)
    inspector.ensureWidgetVisible(editor)
    editor.combo.setFocus()
    wanted = editor.combo.findText(word)
    assert wanted >= 0
    while editor.combo.currentIndex() != wanted:
        down = wanted > editor.combo.currentIndex()
        qtbot.keyClick(editor.combo, Qt.Key.Key_Down if down else Qt.Key.Key_Up)
        if at.form.editor(what) is not editor:
            inspector.refresh()
            editor = at.form.editor(what)
            assert isinstance(editor, ChoiceEditor)
    settle(qtbot, inspector)


def settle(qtbot: QtBot, inspector: InspectorPanel) -> None:
    section = inspector.node_page.beginnings
    qtbot.waitUntil(lambda: not inspector._pending.isActive() and not section._drawer.busy)


def test_a_layer_without_weights_has_no_such_section(
    session: Session, inspector: InspectorPanel
) -> None:
    node = draw(session, "torch.nn.ReLU", ("N", 4))
    session.select([node])
    assert not inspector.node_page.beginnings.isVisible()


def test_values_are_drawn_and_said_in_words(
    session: Session, unfold: Callable[[str], BeginningsSection]
) -> None:
    node = draw(session, "torch.nn.Linear", ("N", 16), out_features=64)
    section = unfold(node)
    assert [row.name for row in section.rows] == ["weight", "bias"]
    weight = row(section, "weight")
    assert weight.spread.isVisible()
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        by_hand = torch.nn.Linear(16, 64).weight
    mean, std = short(by_hand.mean().item()), short(by_hand.std(correction=0).item())
    assert weight.words.text() == f"mean {mean}, deviation {std}"
    assert weight._shape.text() == "64 × 16"
    assert weight.spread.accessibleName() == weight.words.text()


def test_a_choice_is_an_edit_and_changes_what_is_drawn(
    qtbot: QtBot,
    session: Session,
    inspector: InspectorPanel,
    unfold: Callable[[str], BeginningsSection],
) -> None:
    node = draw(session, "torch.nn.Linear", ("N", 16), out_features=64)
    section = unfold(node)
    weight = row(section, "weight")
    choose(qtbot, inspector, weight, "init", "constant_")
    assert params(session, node) == {"init:weight": "constant_"}
    line = weight.form.findChild(QLineEdit, "param-val")
    assert line is not None
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "0.5")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert params(session, node) == {"init:weight": "constant_", "init:weight:val": 0.5}
    qtbot.waitUntil(lambda: weight.words.text() == "all are 0.500")
    assert "torch" not in row(section, "bias").words.text()
    session.document.undo()
    session.document.undo()
    qtbot.waitUntil(lambda: weight.words.text() != "all are 0.500")


def test_a_refused_argument_is_said_under_its_field(
    qtbot: QtBot,
    session: Session,
    inspector: InspectorPanel,
    unfold: Callable[[str], BeginningsSection],
) -> None:
    node = draw(session, "torch.nn.Linear", ("N", 16), out_features=4, **{"init:weight": "normal_"})
    weight = row(unfold(node), "weight")
    line = weight.form.findChild(QLineEdit, "param-std")
    assert line is not None
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "-1")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert params(session, node) == {"init:weight": "normal_"}
    assert "at least 0" in weight.form.complaint("std")


def test_a_parametrization_is_chosen_and_taken_back(
    qtbot: QtBot,
    session: Session,
    inspector: InspectorPanel,
    unfold: Callable[[str], BeginningsSection],
) -> None:
    node = draw(session, "torch.nn.Linear", ("N", 4), out_features=4)
    weight = row(unfold(node), "weight")
    choose(qtbot, inspector, weight, "parametrization", "weight_norm")
    assert params(session, node) == {"parametrization:weight": "weight_norm"}
    editor = weight.form.editor("parametrization")
    assert isinstance(editor, ChoiceEditor)
    assert "direction" in editor.combo.toolTip()
    facts = session.facts(node)
    assert facts is not None
    assert facts.cost.parameters == 4 * 4 + 4 + 4
    choose(qtbot, inspector, weight, "parametrization", "none")
    assert params(session, node) == {}


def test_what_the_layer_lacks_stays_to_be_taken_out(
    qtbot: QtBot,
    session: Session,
    inspector: InspectorPanel,
    unfold: Callable[[str], BeginningsSection],
) -> None:
    node = draw(session, "torch.nn.Linear", ("N", 4), out_features=4, **{"init:gamma": "ones_"})
    gamma = row(unfold(node), "gamma")
    assert not gamma.spread.isVisible()
    choose(qtbot, inspector, gamma, "init", "torch's own")
    assert params(session, node) == {}


def test_a_second_call_speaks_of_the_layer_it_calls(
    qtbot: QtBot,
    session: Session,
    inspector: InspectorPanel,
    unfold: Callable[[str], BeginningsSection],
) -> None:
    node = draw(session, "torch.nn.Linear", ("N", 4), out_features=4)
    again = session.add("torch.nn.Linear", name="again")
    assert again
    session.do(Reuse(again, node))
    weight = row(unfold(again), "weight")
    choose(qtbot, inspector, weight, "init", "uniform_")
    assert params(session, node) == {"init:weight": "uniform_"}
    assert params(session, again) == {}


def test_of_many_weights_the_first_are_shown(
    qtbot: QtBot,
    session: Session,
    inspector: InspectorPanel,
    unfold: Callable[[str], BeginningsSection],
) -> None:
    kind = "torch.nn.TransformerEncoderLayer"
    node = draw(session, kind, ("N", 3, 4), nhead=2, **{"init:norm2.weight": "uniform_"})
    section = unfold(node)
    names = [row.name for row in section.rows]
    assert len(names) == FEW + 1
    assert names[-1] == "norm2.weight"
    inspector.ensureWidgetVisible(section.more)
    qtbot.mouseClick(section.more, Qt.MouseButton.LeftButton)
    assert len(section.rows) == 12
    assert not section.more.isVisible()
