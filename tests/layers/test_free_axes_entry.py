"""Free axes as they are typed, shown and checked."""

from __future__ import annotations

import pytest

from studio.labels import FreeAxis, read
from studio.layers.catalogue import standard
from studio.layers.check import check
from studio.layers.entry import format_value, parse
from studio.message import UserError
from studio.value import Expression

SPEC = standard().find("input")
assert SPEC is not None
SHAPE = SPEC.by_name["shape"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("N, T, 64", ("N", "T", 64)),
        ("N × 3 × 16H=224 × 16W", ("N", 3, "16H=224", "16W")),
        ("N, T = 128, 64", ("N", "T=128", 64)),
        ("n 2T", ("N", "2T")),
        ("(N, Time)", ("N", "Time")),
        ("T,", ("T",)),
        ("N, S1, width", ("N", "S1", Expression("width"))),
        ("N, T = 8, width * 2", ("N", "T=8", Expression("width * 2"))),
        ("N, Depth, 4", ("N", Expression("Depth"), 4)),
    ],
)
def test_what_is_typed_is_read_and_shown_as_it_was(text, value):
    known = {"width", "Depth"}
    assert parse(SHAPE, text, known) == value
    assert parse(SHAPE, format_value(SHAPE, value), known) == value


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("N, t, 64", "with names in capitals for sizes that are open"),
        ("N, 16H=225", "16H in shape is a multiple of 16, but 225 is none. Take 224."),
        ("N=8, 3", "N in shape is the size of the batch"),
        ("N, T=0", "must be a list of sizes"),
        ("N, 9999999999T", "has a size of 1000000000 at most"),
    ],
)
def test_what_is_no_free_axis_is_refused_in_words(text, said):
    with pytest.raises(UserError) as caught:
        parse(SHAPE, text)
    assert said in str(caught.value.message)


def test_only_inputs_have_free_axes():
    reshape = standard().find("torch.reshape")
    assert reshape is not None
    found = check(reshape.by_name["shape"], ("N", "T"))
    assert found is not None and "such as N, 1, 28, 28" in str(found)
    assert check(SHAPE, ("N", "T=128", "16H")) is None


def test_a_multiple_of_an_axis_takes_the_next_size_that_fits():
    assert str(FreeAxis("H", size=30).times(8)) == "8H=32"
    assert str(FreeAxis("H", 2).times(3)) == "6H"
    assert read("16H=224") == FreeAxis("H", 16, 224)
    assert read("16H=224").unit == 14
    assert read("h") is None and read("0H") is None and read("H/2") is None
