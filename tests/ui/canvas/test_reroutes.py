"""Points that wires are led through: by the pointer, by keys, and taken back."""

import pytest
from canvas_stage import context, do
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication

from studio.app.actions import find
from studio.graph.edits import Move
from studio.graph.furnishing import LeadWire
from studio.graph.model import Wire
from studio.ui.canvas import hits, reroutes
from studio.ui.canvas.tools.move_point import MovePoint

CONTROL = Qt.KeyboardModifier.ControlModifier
STEPS = st.lists(
    st.tuples(st.sampled_from(("add", "middle", "remove", "push")), st.integers(0, 400)), max_size=8
)


@pytest.fixture
def wire(hand, chain):
    """conv → relu, with room for a detour."""
    return Wire(chain[1], "output", chain[2], "input")


def points(hand, wire):
    return hand.graph.wire_into(wire.target, wire.input).points


def state(hand):
    scene, session = hand.view.canvas, hand.session
    item = scene.wire_item(hand.wires[1])
    return hand.text, session.document.undo_title, session.selection, item.points, scene.chosen


def test_a_double_click_adds_a_point_and_one_on_it_removes_it(hand, wire):
    item = hand.view.canvas.wire_item(wire)
    place = item.path().pointAtPercent(0.5)
    before = hand.text
    hand.double_click(hand.at(place))
    ((x, y),) = points(hand, wire)
    assert (abs(x - place.x()), abs(y - place.y())) < (4, 4)
    assert (x % 4, y % 4) == (0, 0)
    assert not hand.view.search_box.isVisible()
    assert hand.view.canvas.look.held_point == (wire, 0)
    hand.double_click(hand.at(QPointF(x, y)))
    assert hand.text == before
    hand.session.document.undo()
    assert points(hand, wire) == ((x, y),)
    hand.session.document.undo()
    assert hand.text == before


def test_a_drag_moves_a_point_in_one_step_and_escape_leaves_no_trace(hand, wire):
    assert hand.session.do(LeadWire(wire, ((420.0, 120.0),)))
    start, end = hand.at(QPointF(420, 120)), hand.at(QPointF(470, 199))
    before = state(hand)
    hand.begin(start, end)
    assert isinstance(hand.view.gestures.tool, MovePoint)
    assert hand.view.canvas.wire_item(wire).points == ((472.0, 200.0),)
    assert hand.text == before[0]
    assert hand.view.gestures.hint()
    hand.key(Qt.Key.Key_Escape)
    hand.release(end)
    assert state(hand) == before
    hand.drag(start, end)
    assert points(hand, wire) == ((472.0, 200.0),)
    assert hand.view.canvas.look.held_point == (wire, 0)
    hand.session.document.undo()
    assert points(hand, wire) == ((420.0, 120.0),)
    hand.session.settings.snap = False
    hand.drag(start, hand.at(QPointF(471, 199)))
    assert points(hand, wire) == ((471.0, 199.0),)


def test_an_undo_under_a_drag_ends_it_and_shows_the_document(hand, wire):
    assert hand.session.do(LeadWire(wire, ((420.0, 120.0),)))
    assert hand.session.do(LeadWire(wire, ((420.0, 160.0),)))
    start = hand.at(QPointF(420, 160))
    hand.begin(start, start + QPoint(50, 30))
    hand.session.document.undo()
    assert hand.view.gestures.tool is None
    assert hand.view.canvas.wire_item(wire).points == points(hand, wire) == ((420.0, 120.0),)
    hand.release(start)
    hand.begin(hand.at(QPointF(420, 120)), start)
    hand.session.document.undo()
    assert hand.view.canvas.wire_item(wire).points == points(hand, wire) == ()


def test_by_keys_a_point_is_added_moved_and_removed(hand, wire):
    before = hand.text
    hand.view.canvas.choose(wire)
    do(hand, "model.reroute")
    do(hand, "model.reroute")
    assert len(points(hand, wire)) == 2
    (x, y), other = points(hand, wire)
    assert hand.view.canvas.look.held_point == (wire, 0)
    hand.key(Qt.Key.Key_Down, Qt.Key.Key_Down)
    hand.key(Qt.Key.Key_Left, held=Qt.KeyboardModifier.ShiftModifier)
    assert points(hand, wire) == ((x - 24, y + 8), other)
    hand.key(Qt.Key.Key_Right, held=CONTROL)
    assert hand.view.canvas.look.held_point == (wire, 1)
    hand.key(Qt.Key.Key_Right, held=CONTROL)
    hand.key(Qt.Key.Key_Left, held=CONTROL)
    assert hand.view.canvas.look.held_point == (wire, 0)
    hand.key(Qt.Key.Key_Delete)
    assert points(hand, wire) == (other,)
    assert hand.view.canvas.chosen == wire
    hand.key(Qt.Key.Key_Escape)
    assert hand.view.canvas.chosen is None
    for _ in range(6):
        hand.session.document.undo()
        if hand.text == before:
            break
    assert hand.text == before


def test_a_hovered_or_selected_wire_is_at_hand_and_none_is_refused(hand, wire):
    scene, refusal = hand.view.canvas, find("model.reroute").refusal
    assert refusal(context(hand)) is not None
    hand.session.select((wire.source,))
    assert reroutes.at_hand(scene) == wire
    hand.session.select((wire.target, wire.source))
    assert reroutes.at_hand(scene) == wire
    assert refusal(context(hand)) is None
    hand.session.select((wire.target,))
    assert refusal(context(hand)) is not None
    hand.move(hand.at(hand.view.canvas.wire_item(wire).path().pointAtPercent(0.5)))
    assert reroutes.at_hand(hand.view.canvas) == wire
    do(hand, "model.reroute")
    assert len(points(hand, wire)) == 1


def test_a_node_dropped_on_a_led_wire_parts_its_points(hand, wire):
    assert hand.session.do(Move(((wire.target, 700.0, 0.0),)))
    assert hand.session.do(LeadWire(wire, ((420.0, 120.0), (640.0, 120.0))))
    tanh = hand.add("torch.nn.Tanh", 300, 260, "tanh")
    QApplication.processEvents()
    between = hand.view.canvas.wire_item(wire).path().pointAtPercent(0.5)
    hand.drag(hand.card(tanh), hand.at(between))
    before = hand.graph.wire_into(tanh, "input")
    behind = hand.graph.wire_into(wire.target, "input")
    assert before.source == wire.source
    assert before.points == ((420.0, 120.0),)
    assert behind.points == ((640.0, 120.0),)
    assert behind.source == tanh


def test_an_end_that_is_led_elsewhere_keeps_the_points(hand, wire):
    assert hand.session.do(LeadWire(wire, ((420.0, 120.0),)))
    tanh = hand.add("torch.nn.Tanh", 480, 200, "tanh")
    hand.drag(hand.port(wire.target, "input", "input"), hand.port(tanh, "input", "input"))
    assert hand.graph.wire_into(wire.target, "input") is None
    assert hand.graph.wire_into(tanh, "input").points == ((420.0, 120.0),)


def test_points_go_with_the_nodes_at_both_ends(hand, wire):
    assert hand.session.do(LeadWire(wire, ((420.0, 120.0),)))
    hand.session.select((wire.source, wire.target))
    start = hand.card(wire.source)
    hand.begin(start, start + QPoint(0, 80))
    hand.key(Qt.Key.Key_Escape)
    hand.release(start)
    assert hand.view.canvas.wire_item(wire).points == ((420.0, 120.0),)
    hand.drag(start, start + QPoint(0, 80))
    assert points(hand, wire) == ((420.0, 200.0),)
    assert hand.view.canvas.wire_item(wire).points == ((420.0, 200.0),)
    hand.key(Qt.Key.Key_Up)
    assert points(hand, wire) == ((420.0, 196.0),)
    hand.session.document.undo()
    hand.session.document.undo()
    assert hand.view.canvas.wire_item(wire).points == ((420.0, 120.0),)


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(STEPS)
def test_whatever_is_done_to_points_is_shown_and_undone(hand, wire, steps):
    scene, before = hand.view.canvas, hand.text
    for name, number in steps:
        count = len(points(hand, wire))
        item = scene.wire_item(wire)
        if name == "add":
            assert reroutes.add(scene, wire, item.path().pointAtPercent(number / 400))
        elif name == "middle":
            assert reroutes.add_in_the_middle(scene, wire)
        elif name == "remove":
            assert reroutes.remove(scene, wire, number % 5) == (number % 5 < count)
        elif count:
            scene.choose(wire, number % count)
            reroutes.push(scene, number, -number, f"push {number}")
        assert item.points == points(hand, wire)
        for point in item.points:
            assert hits.point_at(scene, QPointF(*point)) is not None
    while hand.text != before:
        assert hand.session.document.undo()
        assert scene.wire_item(wire).points == points(hand, wire)
