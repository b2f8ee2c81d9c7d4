"""Cards give way to the wires that pass them."""

from __future__ import annotations

import pytest

from studio.graph.clearing import Box, Course, clear

GAP = 32.0


def hidden(card: Box, courses: list[Course]) -> list[Course]:
    """The wires that run under a card."""
    heights = [(course, course.heights(card.x, card.right)) for course in courses]
    return [
        course
        for course, found in heights
        if found is not None and found[0] < card.y + card.height and found[1] > card.y
    ]


@pytest.mark.parametrize("height", [20.0, 92.0])
@pytest.mark.parametrize("top", [40.0, 60.0, 80.0])
def test_a_card_between_two_wires_stands_clear_of_both(height: float, top: float) -> None:
    """Also where there is no room for it between them: then it stands beyond one of them."""
    sources = [Box(0, 0, 0, 150, 48), Box(0, 0, 80, 150, 48)]
    targets = [Box(2, 500, 0, 150, 48), Box(2, 500, 80, 150, 48)]
    card = Box(1, 250, top, 150, height)
    courses = [Course(a, b, 24, 24) for a, b in zip(sources, targets, strict=True)]
    assert height == 20.0 or hidden(card, courses)
    clear([sources, [card], targets], courses, GAP)
    assert not hidden(card, courses)
