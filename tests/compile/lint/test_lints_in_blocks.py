"""Lints speak in blocks as in the model: once of each definition, with fixes that mend it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from advised import IMAGE, VECTOR, analyse, mended, row
from drawing import STANDARD, Drawing
from test_lints import CASES, SILENT, UNMENDED

from studio.compile.analysis import Analyser
from studio.graph.model import BLOCK, INPUT, MODEL, OUTPUT, Graph

pytestmark = [
    pytest.mark.filterwarnings("ignore:Using a target size:UserWarning"),
    pytest.mark.filterwarnings("ignore:dropout option adds dropout:UserWarning"),
]

IMAGES = ("N", 28, 28, 3)
CONV = ("Conv2d", {"out_channels": 8, "padding": 1})


def in_a_block(draw: Drawing) -> str:
    """Make a block of the whole model, and call it with what the model is given; gives the call."""
    part = draw.project.graphs["part"] = draw.project.graphs[MODEL]
    draw.project.graphs[MODEL] = Graph()
    return call(draw, part)


def call(draw: Drawing, part: Graph, *before: tuple[str, dict[str, object]]) -> str:
    """Call it once more, on what layers make of other inputs."""
    node = draw.add(BLOCK + "part", "part")
    for each in list(part):
        if each.kind == INPUT:
            last = draw.add("input", each.name, **each.params)
            for title, params in before:
                layer = draw.add(title, **params)
                draw.wire(last, layer)
                last = layer
            draw.wire(last, f"{node}.{each.name}")
        elif each.kind == OUTPUT:
            draw.wire(f"{node}.{each.name}", draw.add("output", each.name))
    return node


@pytest.mark.parametrize(
    ("name", "draw"), [each for each in CASES if each.values[0] != "dropout-last"]
)
def test_it_speaks_in_a_block_and_each_of_its_fixes_mends(
    name: str, draw: Callable[[], Drawing]
) -> None:
    drawing = draw()
    node = in_a_block(drawing)
    (problem,) = analyse(drawing).problems
    assert (problem.lint, problem.graph, problem.path) == (name, "part", (node,))
    for fix in problem.fixes if name not in UNMENDED else ():
        after = mended(drawing, fix)
        assert after.problems == (), [str(p.message) for p in after.problems]


@pytest.mark.parametrize("draw", SILENT.values(), ids=SILENT.keys())
def test_in_a_block_too_it_is_silent_of_what_is_meant(draw: Callable[[], Drawing]) -> None:
    drawing = draw()
    in_a_block(drawing)
    assert analyse(drawing).problems == ()


@pytest.mark.parametrize(
    "draw",
    [
        lambda: row(VECTOR, "LSTM"),
        lambda: row(IMAGE, CONV, ("MaxPool2d", {"kernel_size": 1})),
        lambda: row(IMAGE, CONV, "BatchNorm2d"),
    ],
)
def test_of_a_block_that_is_used_twice_it_speaks_once(draw: Callable[[], Drawing]) -> None:
    drawing = draw()
    in_a_block(drawing)
    call(drawing, drawing.project.graphs["part"])
    (problem,) = analyse(drawing).problems
    assert problem.graph == "part"


@pytest.mark.parametrize(
    "draw",
    [
        lambda: row(IMAGES, CONV, "ReLU"),
        lambda: row(("N", 8, 1, 1), CONV),
        lambda: row(VECTOR, "Flatten", ("Linear", {"out_features": 3})),
        lambda: row(IMAGE, *[CONV, "ReLU"] * 4, "AdaptiveAvgPool2d"),
    ],
)
def test_what_may_be_right_in_another_use_is_not_spoken_of(draw: Callable[[], Drawing]) -> None:
    drawing = draw()
    node = in_a_block(drawing)
    analyser = Analyser(STANDARD)
    assert len(analyser.analyse(drawing.project).problems) == 1
    call(drawing, drawing.project.graphs["part"])
    assert analyser.analyse(drawing.project).problems == ()
    drawing.set(node, "repeat", 1)
    assert analyse(drawing).problems == ()


def test_maps_of_layers_are_not_taken_for_images() -> None:
    draw = row(IMAGES, CONV, "ReLU")
    part = draw.project.graphs["part"] = draw.project.graphs[MODEL]
    draw.project.graphs[MODEL] = Graph()
    call(draw, part, ("Conv2d", {"out_channels": 28, "padding": 1, "in_channels": 28}))
    assert analyse(draw).problems == ()


def test_a_block_in_a_block_is_given_the_data_if_nothing_touched_it() -> None:
    draw = row(IMAGES, CONV, "ReLU")
    inner = in_a_block(draw)
    draw.project.graphs["around"] = draw.project.graphs[MODEL]
    draw.project.graphs[MODEL] = Graph()
    x, outer = draw.add("input", "x", shape=IMAGES), draw.add(BLOCK + "around", "around")
    draw.chain(x, outer, draw.add("output", "y"))
    (problem,) = analyse(draw).problems
    assert (problem.lint, problem.path) == ("channels-last", (outer, inner))
    assert mended(draw, problem.fixes[0]).problems == ()


def test_a_block_that_nothing_uses_is_spoken_of_by_itself() -> None:
    draw = row(IMAGES, CONV, "ReLU")
    draw.project.graphs["part"] = draw.project.graphs[MODEL]
    draw.project.graphs[MODEL] = Graph()
    (problem,) = Analyser(STANDARD).analyse(draw.project, "part").problems
    assert (problem.lint, problem.graph) == ("channels-last", "part")
