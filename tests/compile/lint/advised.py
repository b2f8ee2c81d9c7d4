"""Telling graphs for lints: drawn in a line, looked at, mended."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from drawing import STANDARD, Drawing

from studio.compile.analysis import Analyser, Analysis
from studio.compile.problems import Allow, Fix, Problem
from studio.graph.document import Document

Layer = str | tuple[str, Mapping[str, Any]]
"""Its title, and how it is set."""

IMAGE = ("N", 3, 32, 32)
VECTOR = ("N", 16)


def row(shape: tuple[int | str, ...], *layers: Layer, dtype: str = "float32") -> Drawing:
    """An input, layers one after the other, an output."""
    draw = Drawing()
    last = draw.add("input", "x", shape=shape, dtype=dtype)
    for layer in layers:
        title, params = (layer, {}) if isinstance(layer, str) else layer
        node = draw.add(title, **params)
        draw.wire(last, node)
        last = node
    draw.wire(last, draw.add("output", "y"))
    return draw


def measured(
    shape: tuple[int | str, ...], loss: Layer, /, *layers: Layer, **target: Any
) -> Drawing:
    """Layers one after the other into a loss, which has a target beside."""
    draw = row(shape, *layers, loss)
    title = loss if isinstance(loss, str) else loss[0]
    aim = draw.add("input", "aim", **target)
    draw.wire(aim, f"{draw.graph.find(title.lower()).id}.target")
    return draw


def analyse(draw: Drawing) -> Analysis:
    return Analyser(STANDARD).analyse(draw.project)


def lints(draw: Drawing) -> list[str]:
    return [problem.lint for problem in analyse(draw).problems]


def spoken(draw: Drawing, lint: str) -> Problem:
    """The one problem that there is, and it is this lint's."""
    (problem,) = analyse(draw).problems
    assert problem.lint == lint, (problem.lint, str(problem.message))
    return problem


def mended(draw: Drawing, fix: Fix) -> Analysis:
    """What is known once a fix is applied; taking it back gives the project as it was."""
    assert not isinstance(fix.edit, Allow)
    document = Document(draw.project.copy(), draw.kinds)
    before = analyse(draw)
    document.do(fix.edit)
    after = Analyser(STANDARD).analyse(document.project)
    document.undo()
    assert Analyser(STANDARD).analyse(document.project).problems == before.problems
    return after
