"""Wires drawn by keys: the ports that fit are listed beside where the wire begins."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studio.graph.model import Wire

Key = Qt.Key


def listed(hand):
    return [name for _, name, _ in hand.view.key_wiring.box.model.lines]


def begin(hand, node):
    hand.session.select((node,))
    hand.view.setFocus()
    QTest.keyClick(hand.view, Key.Key_C)
    box = hand.view.key_wiring.box
    assert box.isVisible()
    assert QApplication.focusWidget() is box.field
    return box


def test_letters_choose_among_the_ports_that_fit_and_enter_connects(hand, chain):
    image, conv, relu = chain
    lstm = hand.add("torch.nn.LSTM", 240, 260, "lstm")
    free = hand.add("torch.nn.Tanh", 480, 260, "tanh")
    box = begin(hand, image)
    assert box.field.placeholderText() == "From image.output to…"
    assert {"relu.input", "tanh.input", "lstm.input", "lstm.h_0", "lstm.c_0"} <= {*listed(hand)}
    assert "conv.input" not in listed(hand)  # It has this wire already.
    hand.type("lst c_")
    assert listed(hand) == ["lstm.c_0"]
    assert box.told.text() == "Return connects image.output to lstm.c_0. Tab: from another port."
    assert hand.view.canvas.look.linking is not None
    hand.key(Key.Key_Return)
    assert Wire(image, "output", lstm, "c_0") in hand.wires
    assert not box.isVisible()
    assert QApplication.focusWidget() is hand.view
    hand.session.document.undo()
    assert Wire(image, "output", lstm, "c_0") not in hand.wires
    begin(hand, image)
    hand.type("Tanh")  # the kind of layer, as well as its name
    assert listed(hand) == ["tanh.input"]
    hand.key(Key.Key_Return)
    assert Wire(image, "output", free, "input") in hand.wires
    assert conv in hand.graph
    assert relu in hand.graph


def test_tab_lets_it_begin_at_another_port_an_input_too(hand):
    image = hand.add("input", 0, 0, "image")
    lstm = hand.add("torch.nn.LSTM", 300, 0, "lstm")
    relu = hand.add("torch.nn.ReLU", 700, 0, "relu")
    hand.view.fit_all()
    box = begin(hand, lstm)
    seen = [box.field.placeholderText()]
    for _ in range(5):
        hand.key(Key.Key_Tab)
        assert QApplication.focusWidget() is box.field
        seen.append(box.field.placeholderText())
    assert {"From lstm.output to…", "From lstm.h_n to…", "Into lstm.h_0 from…"} <= {*seen}
    while box.field.placeholderText() != "From lstm.h_n to…":
        hand.key(Key.Key_Backtab)
    hand.key(Key.Key_Return)
    assert hand.wires == [Wire(lstm, "h_n", relu, "input")]
    box = begin(hand, lstm)
    while box.field.placeholderText() != "Into lstm.input from…":
        hand.key(Key.Key_Tab)
    assert listed(hand) == ["image.output"]
    hand.key(Key.Key_Return)
    assert Wire(image, "output", lstm, "input") in hand.wires


def test_escape_or_an_edit_in_the_middle_leaves_no_trace(hand, chain):
    image, _conv, _relu = chain
    hand.session.select((image,))
    before = hand.trace
    box = begin(hand, image)
    hand.key(Key.Key_Down)
    hand.type("nothing such")
    assert box.told.text() == "No port that fits is called that."
    hand.key(Key.Key_Return)
    assert box.isVisible()
    hand.key(Key.Key_Escape)
    assert not box.isVisible()
    assert hand.trace == before
    assert hand.view.gestures.tool is None
    assert hand.view.canvas.look.linking is None
    assert QApplication.focusWidget() is hand.view
    begin(hand, image)
    hand.add("input", 0, 300)
    assert not box.isVisible()
    assert hand.view.gestures.tool is None


def test_a_click_elsewhere_lets_go_of_the_wire(hand, chain):
    image, conv, _relu = chain
    box = begin(hand, image)
    hand.click(hand.card(conv))
    assert not box.isVisible()
    assert hand.view.gestures.tool is None
    assert hand.session.selection == (conv,)
