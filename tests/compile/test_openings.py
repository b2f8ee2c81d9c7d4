"""What is offered where a wire is missing and other layers do not work yet."""

from __future__ import annotations

from drawing import STANDARD, Drawing

from studio.compile.analysis import Analyser
from studio.compile.problems import Problem


def said(draw: Drawing, node: str) -> Problem:
    found = Analyser(STANDARD).analyse(draw.project).problems
    return next(problem for problem in found if problem.node == node and not problem.lint)


def broken() -> tuple[Drawing, str, str]:
    """A layer that does not work yet and leads nowhere, and one that nothing is wired to."""
    draw = Drawing()
    image = draw.add("input", "image", shape=("N", 3, 8, 8))
    conv = draw.add("Conv2d", "conv", in_channels=5)
    flatten = draw.add("Flatten", "flatten")
    draw.wire(image, conv)
    return draw, conv, flatten


def test_a_layer_that_does_not_work_yet_may_be_what_is_meant() -> None:
    draw, conv, flatten = broken()
    draw.wire(flatten, draw.add("output"))
    (fix,) = said(draw, flatten).fixes
    assert str(fix.title) == "Wire conv to input"
    draw.do(fix.edit)
    assert [wire.source for wire in draw.graph.incoming(flatten)] == [conv]


def test_an_output_goes_behind_what_is_fed() -> None:
    draw, _, _ = broken()
    (fix,) = said(draw, "").fixes
    assert str(fix.title) == "Add an Output after conv"


def test_a_vector_is_not_offered_to_what_reads_sequences() -> None:
    draw = Drawing()
    flat = draw.add("Flatten", "flat")
    draw.chain(draw.add("input", "image", shape=("N", 3, 8, 8)), flat)
    read = draw.add("LSTM", "read")
    draw.wire(read, draw.add("output"))
    assert all(str(fix.title) != "Wire flat to input" for fix in said(draw, read).fixes)


def test_of_two_values_that_fit_none_is_chosen() -> None:
    draw = Drawing()
    x = draw.add("input", "x", shape=("N", 8))
    for name in ("one", "two"):
        draw.wire(x, draw.add("Linear", name))
    relu = draw.add("ReLU", "relu")
    draw.wire(relu, draw.add("output"))
    titles = [str(fix.title) for fix in said(draw, relu).fixes]
    assert not any(title.startswith("Wire") for title in titles)
