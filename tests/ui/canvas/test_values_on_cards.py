"""From near a card shows values, which are edited where they stand."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from studio.graph.edits import SetParam
from studio.graph.model import Variable
from studio.graph.reuse import Reuse
from studio.graph.variables import AddVariable
from studio.ui.canvas.value_rows import TYPE

K = Qt.Key


@pytest.fixture
def near(hand, chain):
    """The convolution of the chain, seen from near."""
    _image, conv, _relu = chain
    hand.view.camera.zoom_to(3.0)
    hand.view.center_on(conv)
    show(hand)
    return conv


def show(hand) -> None:
    QApplication.processEvents()
    hand.view.viewport().grab()


def rows(hand, node: str) -> dict[str, str]:
    show(hand)
    values = hand.view.canvas.node_item(node).card.values
    return {row.name: row.value for row in values or ()}


def spot(hand, node: str, name: str) -> QPoint:
    item = hand.view.canvas.node_item(node)
    row = next(row for row in item.card.values if row.name == name)
    return hand.at(row.place.center() + item.pos())


def test_values_come_out_from_near_and_the_card_keeps_its_measures(hand, chain):
    _image, conv, _relu = chain
    item = hand.view.canvas.node_item(conv)
    layout = item.card.layout
    hand.view.center_on(conv)
    assert rows(hand, conv) == {}
    hand.view.camera.zoom_to(3.0)
    hand.view.center_on(conv)
    shown = rows(hand, conv)
    assert shown == {"out_channels": "16", "kernel_size": "3", "stride": "1", "padding": "0"}
    assert item.card.layout is layout
    assert all(layout.rect.contains(row.place) for row in item.card.values)
    hand.session.do(SetParam(conv, "groups", 1))
    hand.session.do(SetParam(conv, "bias", False))  # What was set goes before what was not.
    assert "bias" in rows(hand, conv)


def test_a_click_edits_a_value_and_undo_takes_it_back(hand, near):
    before = hand.text
    hand.move(spot(hand, near, "out_channels"))
    assert hand.view.viewport().cursor().shape() == Qt.CursorShape.IBeamCursor
    hand.click(spot(hand, near, "out_channels"))
    field = hand.view.values.field
    assert field.isVisible()
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    hand.type("24")
    hand.key(K.Key_Return)
    assert not field.isVisible()
    assert hand.view.hasFocus()
    assert hand.graph.node(near).params["out_channels"] == 24
    assert rows(hand, near)["out_channels"] == "24"
    hand.session.document.undo()
    assert hand.text == before
    assert rows(hand, near)["out_channels"] == "16"


def test_what_is_edited_covers_no_name(hand, near):
    hand.view.camera.zoom_to(4.0)
    hand.view.center_on(near)
    show(hand)
    item = hand.view.canvas.node_item(near)
    for row in item.card.values:
        hand.click(spot(hand, near, row.name))
        field = hand.view.values.field
        assert field.isVisible()
        room = (
            field.geometry().left() - hand.view.mapFromScene(row.place.topLeft() + item.pos()).x()
        )
        metrics = hand.view.canvas.look.ink.label
        assert room >= metrics.width(row.label) * TYPE * hand.view.zoom, row.name
        hand.key(K.Key_Escape)


def test_escape_leaves_everything_as_it_was(hand, near):
    before, position = hand.text, hand.session.document.position
    hand.click(spot(hand, near, "kernel_size"))
    hand.type("7")
    hand.key(K.Key_Escape)
    assert not hand.view.values.field.isVisible()
    assert hand.text == before
    assert hand.session.document.position == position
    assert hand.session.selection == (near,)
    assert hand.view.canvas.node_item(near) is not None


def test_what_cannot_be_is_said_and_stays_to_be_mended(hand, near):
    hand.click(spot(hand, near, "kernel_size"))
    hand.type("many")
    hand.key(K.Key_Return)
    assert hand.view.values.field.isVisible()
    assert hand.view.whisperer.isVisible()
    assert "many" in hand.view.whisperer.text()
    assert "kernel_size" not in hand.graph.node(near).params
    hand.key(K.Key_Escape)
    assert not hand.view.whisperer.isVisible()


def test_keys_alone_go_from_value_to_value(hand, near):
    hand.session.select((near,))
    hand.view.setFocus()
    hand.key(K.Key_Return)
    assert hand.view.values.field.name == "out_channels"
    hand.type("8")
    hand.key(K.Key_Tab)
    assert hand.graph.node(near).params["out_channels"] == 8
    assert hand.view.values.field.name == "kernel_size"
    hand.key(K.Key_Up)
    hand.key(K.Key_Up)
    assert hand.graph.node(near).params["kernel_size"] == 5
    hand.session.document.undo()  # Steps in a row are one.
    assert "kernel_size" not in hand.graph.node(near).params
    hand.key(K.Key_Backtab)
    assert hand.view.values.field.name == "out_channels"
    hand.key(K.Key_Tab, K.Key_Tab, K.Key_Tab, K.Key_Tab)
    assert not hand.view.values.field.isVisible()
    assert hand.view.hasFocus()


def test_from_afar_return_says_what_to_do(hand, chain):
    hand.session.select((chain[1],))
    hand.key(K.Key_Return)
    assert not hand.view.values.field.isVisible()
    assert hand.view.whisperer.text().startswith("Zoom in")


def test_a_switch_turns_at_a_click_and_a_choice_opens_its_list(hand, near):
    hand.session.do(SetParam(near, "bias", False))
    hand.session.do(SetParam(near, "padding_mode", "reflect"))
    assert rows(hand, near)["bias"] == "off"
    hand.click(spot(hand, near, "bias"))
    assert not hand.view.values.field.isVisible()
    assert "bias" not in hand.graph.node(near).params
    show(hand)
    hand.click(spot(hand, near, "padding_mode"))
    combo = QApplication.focusWidget()
    combo = combo if isinstance(combo, QComboBox) else hand.view.values.field.editor.combo
    assert combo.view().isVisible()
    QTest.keyClick(combo.view(), K.Key_Down)
    QTest.keyClick(combo.view(), K.Key_Return)
    assert hand.graph.node(near).params["padding_mode"] == "replicate"
    assert not hand.view.values.field.isVisible()


def test_names_of_variables_are_offered_and_a_drag_is_no_click(hand, near):
    hand.session.do(AddVariable(Variable("width", 32)))
    show(hand)
    start = spot(hand, near, "out_channels")
    hand.drag(start, start + QPoint(60, 30))
    assert not hand.view.values.field.isVisible()
    assert hand.place(near) != (240, 0)
    show(hand)
    hand.click(spot(hand, near, "out_channels"))
    hand.type("=wid")
    assert hand.view.values.field.editor.offered == ["width"]
    popup = QApplication.activePopupWidget() or QApplication.focusWidget()
    QTest.keyClick(popup, K.Key_Return)
    hand.key(K.Key_Return)
    assert str(hand.graph.node(near).params["out_channels"]) == "width"
    hand.view.camera.zoom_to(1.0)
    assert not hand.view.values.field.isVisible()


def test_a_card_shows_the_values_of_the_layer_that_it_calls_again(hand, near):
    again = hand.add("torch.nn.Conv2d", 240, 120, "again")
    assert hand.session.do(Reuse(again, near))
    assert rows(hand, again) == rows(hand, near)
    hand.session.do(SetParam(near, "out_channels", 5))
    assert rows(hand, again)["out_channels"] == "5"
