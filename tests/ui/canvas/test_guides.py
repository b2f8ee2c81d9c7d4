"""Guides: what is dragged goes into line with other cards in sight, unless it shall not."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt

from studio.graph.edits import Connect
from studio.graph.model import Wire
from studio.ui.canvas import gaps
from studio.ui.canvas.tools.guides import REACH, guides_of
from studio.ui.canvas.tools.tool import Pointer

NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def cards(hand):
    """Two cards at odd heights, and one far below that is dragged."""
    one = hand.add("torch.nn.ReLU", 1, 3, "one")
    other = hand.add("torch.nn.ReLU", 301, 101, "other")
    held = hand.add("torch.nn.ReLU", 120, 240, "held")
    hand.view.reset_zoom()
    hand.view.center_on(held)
    return one, other, held


def drag(hand, node, dx, dy):
    """Take a card in hand and move it; the lines that are shown."""
    start = hand.card(node)
    hand.begin(start, start + QPoint(dx, dy))
    tool = hand.view.gestures.tool
    item = hand.view.canvas.node_item(node)
    return (item.left, item.top), [(line.x1(), line.x2()) for line in tool._guides.lines], tool


def test_an_edge_goes_into_line_and_the_line_is_shown(hand, cards):
    one, _, held = cards
    (x, _), lines, tool = drag(hand, held, -116, 40)
    assert x == 1.0
    assert (1.0, 1.0) in lines
    place = tool.bounds()
    assert (place.top(), place.bottom()) <= (3, 300)
    seen = hand.view.viewport().grab().toImage()
    beside = hand.at(QPointF(1, 150))
    accent = hand.view.canvas.look.ink.accent.rgb()
    assert accent in {seen.pixel(beside.x() + shift, beside.y()) for shift in (-1, 0, 1)}
    hand.release(hand.card(held))
    assert hand.place(held)[0] == hand.place(one)[0]
    after = hand.view.viewport().grab().toImage()
    assert accent not in {after.pixel(beside.x() + shift, beside.y()) for shift in (-1, 0, 1)}
    hand.session.document.undo()
    assert hand.place(held) == (120.0, 240.0)


def test_escape_with_a_guide_shown_leaves_no_trace(hand, cards):
    *_, held = cards
    before, title = hand.text, hand.session.document.undo_title
    _, lines, _ = drag(hand, held, -116, 40)
    assert lines
    hand.key(Qt.Key.Key_Escape)
    hand.release(hand.card(held))
    assert (hand.text, hand.session.document.undo_title) == (before, title)
    assert hand.session.selection == ()
    assert hand.view.canvas.node_item(held).left == 120


def test_with_control_held_or_without_guides_it_goes_where_it_is_led(hand, cards):
    *_, held = cards
    drag(hand, held, -116, 40)
    tool = hand.view.gestures.tool
    step = QPointF(-117, 41)
    assert tool._guides.step(step, CONTROL) == (-117.0, 41.0)
    assert tool._guides.lines == []
    hand.session.settings.guides = False
    assert tool._guides.step(step, NONE) == (-116.0, 40.0)
    hand.session.settings.snap = False
    assert tool._guides.step(step, NONE) == (-117.0, 41.0)
    hand.session.settings.guides = True
    assert tool._guides.step(step, NONE)[0] == -119.0
    hand.key(Qt.Key.Key_Escape)


def test_control_during_the_drag_is_heard(hand, cards):
    *_, held = cards
    start = hand.card(held)
    hand.begin(start, start + QPoint(-116, 40))
    end = start + QPoint(-117, 41)
    hand.view.gestures.move(Pointer(hand.view.mapToScene(end), end, CONTROL))
    hand.release(end)
    assert hand.place(held) == (3.0, 281.0)


def test_what_is_out_of_sight_and_what_is_far_away_does_not_count(hand, cards):
    *_, held = cards
    hand.add("torch.nn.ReLU", 9, 9000, "below")
    (x, _), lines, _ = drag(hand, held, -110, 40)
    assert x == 8.0
    assert all(bottom < 9000 for line in lines for bottom in line)
    assert hand.view.gestures.tool.bounds().bottom() < 9000
    hand.key(Qt.Key.Key_Escape)
    hand.release(hand.card(held))
    hand.view.zoom_by(0.2)
    _, lines, _ = drag(hand, held, -24, 8)
    assert lines == []
    hand.key(Qt.Key.Key_Escape)


def test_a_wire_goes_level(hand, cards):
    one, _, held = cards
    assert hand.session.do(Connect(Wire(one, "output", held, "input")))
    begin = hand.view.canvas.wire_item(hand.wires[0]).ends[1]
    (_, y), _, tool = drag(hand, held, 250, -235)
    ends = hand.view.canvas.wire_item(hand.wires[0]).ends
    assert ends[1] == ends[3] == begin
    assert any(line.y1() == line.y2() == begin for line in tool._guides.lines)
    assert y == 3.0
    hand.key(Qt.Key.Key_Escape)


boxes = st.lists(
    st.tuples(st.integers(-300, 300), st.integers(-40, 40)).map(
        lambda place: (place[0], place[1], place[0] + 50, place[1] + 50)
    ),
    max_size=6,
)


@given(boxes, st.integers(-300, 300))
def test_equal_gaps_are_equal_and_near(others, x):
    box = (float(x), 0.0, x + 50.0, 50.0)
    shift = gaps.across(others, box, 6.0)
    turned = [(top, left, bottom, right) for left, top, right, bottom in others]
    assert gaps.down(turned, (0.0, float(x), 50.0, x + 50.0), 6.0) == shift
    if shift is None:
        return
    assert abs(shift) <= 6
    moved = (box[0] + shift, 0.0, box[2] + shift, 50.0)
    before, after = gaps._neighbours(others, box)
    row = [*before, moved, *after]
    widths = [other[0] - one[2] for one, other in pairwise(row)]
    own = widths[max(len(before) - 1, 0) : len(before) + 1]
    assert any(widths.count(width) > 1 for width in own)


def test_a_card_between_two_others_stands_in_the_middle(hand):
    one = hand.add("torch.nn.ReLU", 0, 0, "one")
    other = hand.add("torch.nn.ReLU", 511, 40, "other")
    held = hand.add("torch.nn.ReLU", 200, 20, "held")
    hand.view.reset_zoom()
    hand.view.center_on(held)
    left = hand.view.canvas.node_item(one).rect.right()
    right = hand.view.canvas.node_item(other).rect.left()
    width = hand.view.canvas.node_item(held).rect.width()
    middle = (left + right - width) / 2
    (x, _), lines, _ = drag(hand, held, round(middle - 200) + 3, 4)
    assert x == middle
    assert (left, x) in lines
    assert (x + width, right) in lines
    hand.key(Qt.Key.Key_Escape)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.integers(-400, 400), st.integers(-400, 200))
def test_a_step_is_never_far_from_the_pointer(hand, cards, dx, dy):
    *_, held = cards
    guides = guides_of(hand.view, held, (held,))
    x, y = guides.step(QPointF(dx, dy), NONE)
    assert abs(x - dx) <= REACH
    assert abs(y - dy) <= REACH
    for line in guides.lines:
        rect = QRectF(line.p1(), line.p2()).normalized()
        assert rect.width() == 0 or rect.height() == 0
        assert guides.bounds().contains(rect.center())
