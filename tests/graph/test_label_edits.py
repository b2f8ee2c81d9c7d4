"""Free axes changed wherever their label stands, as one step."""

from __future__ import annotations

import pytest
from drawing import Drawing

from studio.graph.change import EditError
from studio.graph.free_axes import SetLabel
from studio.labels import FreeAxis
from studio.value import Expression


def shapes(draw: Drawing) -> list[object]:
    return [node.params.get("shape") for node in draw.graph]


def drawn() -> Drawing:
    draw = Drawing()
    draw.add("input", "image", shape=("N", 3, "H=30", "16W=48"))
    draw.add("input", "mask", shape=("N", "2H", Expression("width")))
    draw.add("input", "plain")
    draw.add("Reshape", "reshape", shape=("N", -1))
    return draw


@pytest.mark.parametrize(
    ("label", "into", "image", "mask"),
    [
        ("H", FreeAxis("H", 4), ("N", 3, "4H=32", "16W=48"), "8H"),
        ("W", FreeAxis("W", 2), ("N", 3, "H=30", "32W=64"), "2H"),
        ("H", FreeAxis("W"), ("N", 3, "W", "16W=48"), "2W"),
        ("H", 7, ("N", 3, 7, "16W=48"), 14),
        ("W", 7, ("N", 3, "H=30", 112), "2H"),
        ("H", FreeAxis("H", size=9), ("N", 3, "H=9", "16W=48"), "2H=18"),
    ],
)
def test_a_label_is_changed_at_every_input(label, into, image, mask):
    draw = drawn()
    before = shapes(draw)
    inverse, _ = SetLabel(label, into, "model").apply(draw.project, draw.kinds)
    assert shapes(draw) == [image, ("N", mask, Expression("width")), None, ("N", -1)]
    draw.do(inverse)
    assert shapes(draw) == before


def test_a_label_that_no_input_has_is_refused():
    draw = drawn()
    with pytest.raises(EditError, match="No input has an axis T"):
        draw.do(SetLabel("T", 3, "model"))
