from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from studio.ui.canvas.map_marks import CELL, thinned

PLACES = st.lists(
    st.tuples(st.floats(-500, 500, allow_nan=False), st.floats(-500, 500, allow_nan=False))
)


@given(PLACES)
def test_marks_that_can_be_told_apart_stay_and_every_place_keeps_one_near(
    places: list[tuple[float, float]],
) -> None:
    points = [QPointF(*place) for place in places]
    kept = thinned(points)
    cells = {(round(point.x() / CELL), round(point.y() / CELL)) for point in kept}
    assert len(cells) == len(kept), "two marks in one cell"
    for point in points:
        near = min(max(abs(point.x() - one.x()), abs(point.y() - one.y())) for one in kept)
        assert near <= CELL + 1e-6
