import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent

from studio.graph.model import Wire
from studio.ui.canvas.tools.shake import SPAN_MS, STROKE, TURNS, Shake

ALT = Qt.KeyboardModifier.AltModifier


def shaken(place: QPoint) -> list[QPoint]:
    return [place + QPoint(2 * STROKE * (stroke % 2), 0) for stroke in range(1, TURNS + 3)]


@pytest.mark.parametrize("by", ["alt", "shake"])
def test_a_node_dragged_out_leaves_its_wires_mended_in_one_step(hand, chain, by):
    image, conv, relu = chain
    hand.session.select((conv,))
    before, steps = hand.trace, hand.session.document.position
    start = hand.card(conv)
    end = start + QPoint(0, 160)
    for stop in ("Escape", "release"):
        hand.press(start, ALT if by == "alt" else Qt.KeyboardModifier.NoModifier)
        hand.move(*(shaken(start) if by == "shake" else [start + QPoint(0, 20)]), end)
        assert "mended" in hand.view.whisperer.text()
        wires = hand.view.canvas.wire_items()
        assert [item.wire for item in wires if item.isVisible()] == []
        assert hand.text == before[0]
        if stop == "Escape":
            hand.key(Qt.Key.Key_Escape)
        hand.release(end)
        assert (hand.trace == before) == (stop == "Escape")
    assert hand.wires == [Wire(image, "output", relu, "input")]
    assert hand.place(conv) == (240.0, 160.0)
    assert hand.session.document.position == steps + 1
    hand.session.document.undo()
    assert hand.trace[:2] == (before[0], hand.session.document.steps)


def test_shaken_again_it_goes_back_into_its_wires(hand, chain):
    _image, conv, _relu = chain
    wires = hand.wires
    start = hand.card(conv)
    hand.press(start)
    hand.move(*shaken(start))
    assert "put it back" in hand.view.gestures.hint()
    hand.move(*shaken(start), start + QPoint(0, 80))
    hand.release(start + QPoint(0, 80))
    assert hand.wires == wires
    assert hand.place(conv) == (240.0, 80.0)


def test_a_node_taken_out_is_put_into_another_wire_by_the_same_drag(hand, chain):
    image, conv, relu = chain
    tanh, end = hand.add("torch.nn.Tanh", 240, 200, "tanh"), hand.add("output", 560, 200, "end")
    hand.wire(tanh, end)
    item = hand.view.canvas.wire_item(Wire(tanh, "output", end, "input"))
    hand.drag(hand.card(conv), hand.at(item.path().pointAtPercent(0.5)), ALT)
    assert set(hand.wires) == {
        Wire(image, "output", relu, "input"),
        Wire(tanh, "output", conv, "input"),
        Wire(conv, "output", end, "input"),
    }
    hand.session.document.undo()
    assert set(hand.wires) == {
        Wire(image, "output", conv, "input"),
        Wire(conv, "output", relu, "input"),
        Wire(tanh, "output", end, "input"),
    }


def test_only_what_fits_is_mended_and_the_rest_is_told(hand):
    words = hand.add("input", 0, 0, "words")
    hand.session.set_param(words, "shape", ("N", 8))
    hand.session.set_param(words, "dtype", "int64")
    table = hand.add("torch.nn.Embedding", 240, 0, "table")
    dense = hand.add("torch.nn.Linear", 480, 0, "dense")
    hand.wire(words, table)
    hand.wire(table, dense)
    hand.session.analyse_now()
    hand.view.center_on(table)
    hand.begin(hand.card(table), hand.card(table) + QPoint(0, 120), ALT)
    assert "cannot be mended" in hand.view.whisperer.text()
    hand.release(hand.card(table))
    assert hand.wires == []


def test_a_slow_hand_does_not_shake():
    shake = Shake(QPoint(0, 0))
    places = [QPoint(2 * STROKE * (step % 2), 0) for step in range(1, 3 * TURNS)]
    slow = [shake.move(place, step * SPAN_MS) for step, place in enumerate(places)]
    assert not any(slow)
    quick = [shake.move(place, 10 * SPAN_MS + step) for step, place in enumerate(places)]
    assert any(quick)
    trembling = [shake.move(QPoint(step % 2 * STROKE // 2, 0), step) for step in range(40)]
    assert not any(trembling)


@pytest.mark.parametrize("by", ["alt", "key"])
def test_a_lasso_selects_the_cards_whose_middle_it_goes_round(hand, chain, by):
    image, conv, relu = chain
    hand.session.select((relu,))
    before = hand.trace
    corners = [(-40, -60), (380, -60), (380, 120), (300, 120), (200, -30), (-40, 120)]
    places = [hand.at(QPointF(*corner)) for corner in corners]
    held = ALT if by == "alt" else Qt.KeyboardModifier.NoModifier
    for stop in ("Escape", "release"):
        if by == "key":
            hand.view.start_lasso()
            assert "arrow keys" in hand.view.gestures.hint()
            hand.move(places[1])
        hand.press(places[0], held)
        hand.move(*places[1:])
        assert hand.view.canvas.selected == {image, conv}
        assert "Lasso" in hand.view.gestures.hint()
        if stop == "Escape":
            hand.key(Qt.Key.Key_Escape)
        hand.release(places[-1], held)
        assert (hand.trace == before) == (stop == "Escape")
    assert set(hand.session.selection) == {image, conv}
    assert hand.text == before[0]


def test_a_lasso_adds_with_shift_and_takes_away_with_control(hand, chain):
    image, conv, relu = chain
    round_conv = [hand.at(QPointF(*c)) for c in ((225, -50), (420, -50), (420, 90), (225, 90))]
    for key, first, wanted in (
        (Qt.KeyboardModifier.ShiftModifier, (relu,), (relu, conv)),
        (Qt.KeyboardModifier.ControlModifier, (image, conv), (image,)),
    ):
        hand.session.select(first)
        hand.press(round_conv[0], ALT | key)
        hand.move(*round_conv[1:])
        hand.release(round_conv[-1], ALT | key)
        assert hand.session.selection == wanted


def test_a_loop_that_crosses_itself_holds_what_a_polygon_would(hand):
    from PySide6.QtGui import QPolygonF

    nodes = [hand.add("torch.nn.ReLU", 170 * (i % 5), 60 * (i // 5)) for i in range(25)]
    hand.view.fit_all()
    places = [QPoint(120 + (i * 397) % 760, 60 + (i * 211) % 480) for i in range(9)]
    hand.press(QPoint(4, 4), ALT)
    hand.move(*places)
    loop = QPolygonF([hand.view.mapToScene(place) for place in (QPoint(4, 4), *places)])
    inside = {
        node
        for node in nodes
        if loop.containsPoint(
            hand.view.canvas.node_item(node).rect.center(), Qt.FillRule.OddEvenFill
        )
    }
    assert inside
    assert inside != set(nodes)
    assert hand.view.canvas.selected == inside
    hand.key(Qt.Key.Key_Escape)
    hand.release(places[-1], ALT)


def test_a_lasso_by_keys_walks_and_takes_up(hand, chain):
    image, conv, relu = chain
    before = hand.trace
    hand.view.start_lasso()
    hand.key(Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert hand.view.canvas.selected == {image, conv}
    hand.key(Qt.Key.Key_Escape)
    assert hand.trace == before
    hand.session.select((relu,))
    hand.view.start_lasso()
    hand.key(Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Return)
    assert hand.session.selection == (conv, image)


def test_every_drag_says_what_it_does_and_escape_leaves_no_trace(hand, chain):
    """What other tests do not stop in the middle: insertion, a box, a carried layer, the view."""
    _image, conv, relu = chain
    norm = hand.add("torch.nn.BatchNorm2d", 300, 160, "norm")
    hand.session.select((relu,))
    wire = Wire(conv, "output", relu, "input")
    onto = hand.at(hand.view.canvas.wire_item(wire).path().pointAtPercent(0.5))
    empty, before = hand.at(QPointF(-60, 200)), hand.trace
    seen = hand.view.camera.seen()
    for start, button, words in (
        (hand.card(norm), Qt.MouseButton.LeftButton, "insert"),
        (hand.port(norm, "input", "input"), Qt.MouseButton.LeftButton, "add what fits"),
        (hand.port(relu, "input", "input"), Qt.MouseButton.LeftButton, "move it"),
        (empty, Qt.MouseButton.LeftButton, "lasso"),
        (empty, Qt.MouseButton.MiddleButton, "glides"),
    ):
        hand.begin(start, onto, button=button)
        assert words in hand.view.gestures.hint()
        hand.key(Qt.Key.Key_Escape)
        hand.release(onto, button=button)
        assert hand.trace == before
        assert hand.view.camera.seen() == seen
    hand.carry("torch.nn.Tanh", [empty, onto], drop=False)
    assert hand.trace == before


def test_a_lasso_that_waits_leaves_other_keys_to_the_menus(hand, chain):
    def claimed(key, held=Qt.KeyboardModifier.NoModifier) -> bool:
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, held)
        event.ignore()
        return hand.view.event(event) and event.isAccepted()

    hand.view.start_lasso()
    assert claimed(Qt.Key.Key_Left)
    assert claimed(Qt.Key.Key_Return)
    assert not claimed(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    hand.session.document.undo()
    assert hand.view.gestures.tool is None
