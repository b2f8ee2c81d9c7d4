from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication

from studio.graph.edits import Move
from studio.graph.model import Wire

SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_a_click_selects_one_and_shift_adds_and_takes_away(hand, chain):
    image, conv, relu = chain
    hand.click(hand.card(conv))
    assert hand.session.selection == (conv,)
    hand.click(hand.card(relu), SHIFT)
    assert hand.session.selection == (conv, relu)
    hand.click(hand.card(conv), SHIFT)
    assert hand.session.selection == (relu,)
    hand.click(hand.card(image))
    assert hand.session.selection == (image,)
    hand.click(QPoint(20, 560))
    assert hand.session.selection == ()


def test_a_drag_moves_the_selection_in_one_step(hand, chain):
    image, conv, relu = chain
    hand.session.select((conv, relu))
    hand.drag(hand.card(conv), hand.card(conv) + QPoint(40, 80))
    assert (hand.place(conv), hand.place(relu)) == ((280.0, 80.0), (520.0, 80.0))
    assert hand.place(image) == (0.0, 0.0)
    assert hand.session.selection == (conv, relu)
    hand.session.document.undo()
    assert (hand.place(conv), hand.place(relu)) == ((240.0, 0.0), (480.0, 0.0))


def test_two_drags_are_two_steps(hand, chain):
    _image, conv, _relu = chain
    hand.drag(hand.card(conv), hand.card(conv) + QPoint(0, 80))
    hand.drag(hand.card(conv), hand.card(conv) + QPoint(0, 80))
    hand.session.document.undo()
    assert hand.place(conv) == (240.0, 80.0)


def test_wires_follow_while_a_node_is_dragged(hand, chain):
    _image, conv, relu = chain
    item = hand.view.canvas.wire_item(Wire(conv, "output", relu, "input"))
    x1, y1, x2, y2 = item.ends
    hand.begin(hand.card(conv), hand.card(conv) + QPoint(0, 80))
    assert item.ends == (x1, y1 + 80, x2, y2)
    hand.key(Qt.Key.Key_Escape)
    assert item.ends == (x1, y1, x2, y2)
    hand.release(hand.card(conv))


def test_escape_while_dragging_leaves_no_trace(hand, chain):
    _image, conv, relu = chain
    hand.session.select((relu,))
    before, title = hand.text, hand.session.document.undo_title
    hand.begin(hand.card(conv), hand.card(conv) + QPoint(40, 80))
    hand.key(Qt.Key.Key_Escape)
    hand.release(hand.card(conv) + QPoint(40, 80))
    assert hand.text == before
    assert hand.session.document.undo_title == title
    assert hand.session.document.redo() is None
    assert hand.session.selection == (relu,)
    assert hand.view.canvas.node_item(conv).rect.topLeft() == QPointF(240, 0)


def test_another_button_during_a_drag_cancels_it(hand, chain):
    _image, conv, _relu = chain
    before = hand.text
    end = hand.card(conv) + QPoint(40, 80)
    hand.begin(hand.card(conv), end)
    hand.press(end, button=Qt.MouseButton.RightButton)
    hand.release(end, button=Qt.MouseButton.RightButton)
    hand.release(end)
    assert hand.text == before


def test_a_box_selects_what_it_touches(hand, chain):
    image, conv, relu = chain
    top = hand.at(QPointF(220, -60))
    bottom = hand.at(QPointF(500, 100))
    hand.begin(top, bottom)
    assert hand.view.canvas.node_item(conv).card.selected
    hand.release(bottom)
    assert set(hand.session.selection) == {conv, relu}
    hand.session.select((image,))
    hand.drag(top, hand.at(QPointF(300, 100)), SHIFT)
    assert set(hand.session.selection) == {image, conv}


def test_escape_in_a_box_keeps_the_selection(hand, chain):
    image, conv, _relu = chain
    hand.session.select((image,))
    hand.begin(hand.at(QPointF(220, -60)), hand.at(QPointF(500, 100)))
    hand.key(Qt.Key.Key_Escape)
    hand.release(hand.at(QPointF(500, 100)))
    assert hand.session.selection == (image,)
    assert not hand.view.canvas.node_item(conv).card.selected


def test_arrow_keys_move_and_a_held_key_is_one_step(hand, chain):
    _image, conv, _relu = chain
    hand.session.select((conv,))
    from PySide6.QtTest import QTest

    for _ in range(3):
        QTest.keyPress(hand.view, Qt.Key.Key_Right)
    QTest.keyRelease(hand.view, Qt.Key.Key_Right)
    assert hand.place(conv) == (252.0, 0.0)
    QTest.keyClick(hand.view, Qt.Key.Key_Down, SHIFT)
    assert hand.place(conv) == (252.0, 24.0)
    hand.session.document.undo()
    assert hand.place(conv) == (252.0, 0.0)
    hand.session.document.undo()
    assert hand.place(conv) == (240.0, 0.0)


def test_control_and_arrows_walk_along_wires(hand, chain):
    image, conv, relu = chain
    side = hand.add("torch.nn.Tanh", 480, 120, "side")
    hand.wire(conv, side)
    hand.session.select((image,))
    hand.key(Qt.Key.Key_Right, held=CONTROL)
    assert hand.session.selection == (conv,)
    hand.key(Qt.Key.Key_Right, held=CONTROL)
    assert hand.session.selection == (relu,)
    hand.key(Qt.Key.Key_Down, held=CONTROL)
    assert hand.session.selection == (side,)
    hand.key(Qt.Key.Key_Up, held=CONTROL)
    assert hand.session.selection == (relu,)
    hand.key(Qt.Key.Key_Left, held=CONTROL)
    assert hand.session.selection == (conv,)


def test_arrows_without_a_selection_begin_a_walk(hand, chain):
    image, conv, _relu = chain
    hand.key(Qt.Key.Key_Right)
    assert hand.session.selection == (image,)
    hand.key(Qt.Key.Key_Right, held=Qt.KeyboardModifier.AltModifier)
    assert hand.session.selection == (conv,)


def test_a_lone_node_dropped_on_a_wire_is_inserted(hand, chain):
    _image, conv, relu = chain
    norm = hand.add("torch.nn.BatchNorm2d", 300, 160, "norm")
    item = hand.view.canvas.wire_item(Wire(conv, "output", relu, "input"))
    middle = hand.at(item.path().pointAtPercent(0.5))
    hand.drag(hand.card(norm), middle)
    assert Wire(conv, "output", norm, "input") in hand.wires
    assert Wire(norm, "output", relu, "input") in hand.wires
    assert len(hand.wires) == 3
    hand.session.document.undo()
    assert len(hand.wires) == 2
    assert hand.place(norm) == (300.0, 160.0)


def test_a_wired_node_crosses_wires_unharmed(hand, chain):
    image, conv, relu = chain
    before = hand.wires
    item = hand.view.canvas.wire_item(Wire(conv, "output", relu, "input"))
    hand.drag(hand.card(image), hand.at(item.path().pointAtPercent(0.5)))
    assert hand.wires == before


def test_a_layer_from_the_palette_lands_where_it_is_dropped(hand):
    place = QPoint(500, 300)
    hand.carry("torch.nn.Conv2d", [QPoint(100, 100), place])
    (node,) = hand.graph
    assert node.kind == "torch.nn.Conv2d"
    assert hand.session.selection == (node.id,)
    centre = hand.view.canvas.node_item(node.id).rect.center()
    assert (hand.at(centre) - place).manhattanLength() <= 8
    hand.session.document.undo()
    assert len(hand.graph) == 0


def test_a_layer_carried_away_again_leaves_no_trace(hand):
    before = hand.text
    hand.carry("torch.nn.Conv2d", [QPoint(100, 100), QPoint(500, 300)], drop=False)
    assert hand.text == before
    assert hand.view.gestures.tool is None


def test_a_layer_dropped_on_a_wire_is_inserted_and_room_is_made(hand, chain):
    _image, conv, relu = chain
    item = hand.view.canvas.wire_item(Wire(conv, "output", relu, "input"))
    middle = hand.at(item.path().pointAtPercent(0.5))
    hand.carry("torch.nn.Tanh", [QPoint(10, 10), middle])
    (tanh,) = hand.session.selection
    assert Wire(conv, "output", tanh, "input") in hand.wires
    assert Wire(tanh, "output", relu, "input") in hand.wires
    rects = [hand.view.canvas.node_item(node).rect for node in (tanh, relu)]
    assert rects[0].right() < rects[1].left()
    hand.session.document.undo()
    assert len(hand.graph) == 3
    assert hand.place(relu) == (480.0, 0.0)


def test_f2_renames_in_place(hand, chain):
    _image, conv, _relu = chain
    hand.session.select((conv,))
    hand.key(Qt.Key.Key_F2)
    hand.type("features")
    hand.key(Qt.Key.Key_Return)
    assert hand.graph.node(conv).name == "features"
    assert hand.view.canvas.node_item(conv).card.name == "features"
    assert hand.view.hasFocus()


def test_a_double_click_on_the_name_renames_and_escape_does_not(hand, chain):
    _image, conv, _relu = chain
    before = hand.text
    rect = hand.view.canvas.node_item(conv).rect
    hand.double_click(hand.at(rect.topLeft() + QPointF(20, 16)))
    assert hand.view.rename_field.isVisible()
    hand.type("other")
    hand.key(Qt.Key.Key_Escape)
    assert not hand.view.rename_field.isVisible()
    assert hand.text == before


def test_a_bad_name_is_refused_while_it_is_typed(hand, chain):
    _image, conv, _relu = chain
    before = hand.text
    hand.session.select((conv,))
    hand.key(Qt.Key.Key_F2)
    hand.type("relu")
    assert "relu" in hand.view.whisperer.text()
    hand.key(Qt.Key.Key_Return)
    assert hand.view.rename_field.isVisible()
    hand.key(Qt.Key.Key_Escape)
    assert hand.text == before
    QApplication.processEvents()


def test_an_undo_under_a_gesture_ends_it_without_a_trace(hand, chain):
    _image, _conv, relu = chain
    end = hand.card(relu) + QPoint(40, 80)
    hand.begin(hand.card(relu), end)
    hand.session.document.undo()
    hand.session.document.undo()
    hand.session.document.undo()
    assert hand.view.gestures.tool is None
    before = hand.text
    hand.move(end + QPoint(10, 10))
    hand.release(end)
    assert hand.text == before
    assert relu not in hand.graph


@pytest.mark.parametrize("by", ["from the palette", "from the canvas"])
def test_on_a_short_wire_a_card_lands_on_neither_neighbour(hand, chain, by):
    image, conv, relu = chain
    hand.session.do(Move(((conv, 190.0, 0.0), (relu, 380.0, 0.0))))
    item = hand.view.canvas.wire_item(Wire(image, "output", conv, "input"))
    middle = hand.at(item.path().pointAtPercent(0.5))
    if by == "from the palette":
        hand.carry("torch.nn.BatchNorm2d", [QPoint(10, 10), middle])
        (norm,) = hand.session.selection
    else:
        norm = hand.add("torch.nn.BatchNorm2d", 100, 160)
        hand.drag(hand.card(norm), middle)
    assert Wire(image, "output", norm, "input") in hand.wires
    rects = [hand.view.canvas.node_item(node).rect for node in (image, norm, conv, relu)]
    assert all(one.right() < two.left() for one, two in pairwise(rects)), rects
    hand.session.document.undo()
    assert hand.place(conv) == (190.0, 0.0)
