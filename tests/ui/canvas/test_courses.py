"""The course of a wire, whatever its style and wherever its ends and points lie."""

from itertools import pairwise
from math import hypot

from hypothesis import assume, given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from studio.ui.canvas.courses import ROOM, STUB, Sides, bounds_of, corners, nearest, path_of

STYLES = ("straight", "curved", "orthogonal")
numbers = st.integers(-400, 400).map(float)
places = st.tuples(numbers, numbers)
heights = st.integers(40, 200).map(float)


@st.composite
def wires(draw, most=3):
    """Ends, points, and the two cards that the ends are on."""
    (x1, y1), (x2, y2) = draw(places), draw(places)
    source = (y1 - 30, y1 - 30 + draw(heights))
    target = (y2 - 30, y2 - 30 + draw(heights))
    return (x1, y1, x2, y2), draw(st.lists(places, max_size=most)), Sides(source, target)


@given(wires(), st.sampled_from(STYLES))
def test_it_begins_and_ends_at_the_ports_and_lies_in_its_bounds(wire, style):
    ends, points, sides = wire
    path, bounds = path_of(style, ends, points, sides), bounds_of(style, ends, points, sides)
    places = [path.pointAtPercent(step / 50) for step in range(51)]
    assert hypot(places[0].x() - ends[0], places[0].y() - ends[1]) < 1e-6
    assert hypot(places[-1].x() - ends[2], places[-1].y() - ends[3]) < 1e-6
    assert all(bounds.contains(place) for place in places)


@given(wires(), st.sampled_from(STYLES))
def test_it_runs_through_its_points(wire, style):
    ends, points, sides = wire
    path = path_of(style, ends, points, sides)
    for point in points:
        gap, along = nearest(path, QPointF(*point))
        assert gap < 4.5  # Corners are rounded.
        assert 0 <= along <= 1


@given(wires(most=0))
def test_without_points_the_bounds_are_those_of_every_style(wire):
    ends, points, sides = wire
    assert len({bounds_of(style, ends, points, sides).getCoords() for style in STYLES}) == 1


@given(wires())
def test_an_orthogonal_wire_runs_along_the_axes_and_out_of_its_ports(wire):
    ends, points, sides = wire
    found = corners(ends, points, sides)
    assert (found[0], found[-1]) == (ends[:2], ends[2:])
    for (ax, ay), (bx, by) in pairwise(found):
        assert (ax == bx) != (ay == by)
    assert found[1][0] > ends[0]
    assert found[-2][0] < ends[2]


@given(wires(most=0))
def test_an_orthogonal_wire_goes_round_its_own_two_cards(wire):
    ends, _, sides = wire
    width = 150.0
    one = QRectF(ends[0] - width, sides.source[0], width, sides.source[1] - sides.source[0])
    other = QRectF(ends[2], sides.target[0], width, sides.target[1] - sides.target[0])
    room = one.adjusted(-2 * STUB, -2 * ROOM, 2 * STUB, 2 * ROOM)
    assume(not room.intersects(other))
    for (ax, ay), (bx, by) in pairwise(corners(ends, (), sides)):
        # Half a pixel thick, so that it has an area; the ports are on the edges.
        leg = QRectF(QPointF(ax, ay), QPointF(bx, by)).normalized().adjusted(0, 0, 0.5, 0.5)
        for card in (one, other):
            assert not leg.intersects(card.adjusted(1, 1, -1, -1))


def test_a_wire_may_be_no_longer_than_a_point():
    path = path_of("straight", (3.0, 4.0, 3.0, 4.0), [(3.0, 4.0)], Sides((0, 40), (0, 40)))
    assert nearest(path, QPointF(0, 0)) == (5.0, 0.0)
