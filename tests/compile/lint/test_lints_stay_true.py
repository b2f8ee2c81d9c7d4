"""Lints of a graph that was looked at before are those of one that is looked at anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from advised import IMAGE, VECTOR, analyse, row
from drawing import STANDARD, Drawing

from studio import paths
from studio.app.offers import Offers
from studio.compile.analysis import Analyser
from studio.compile.problems import HUSHED
from studio.graph import fileio
from studio.graph.document import Document
from studio.graph.edits import (
    AddNode,
    Connect,
    Disconnect,
    Edit,
    RemoveNodes,
    SetFlags,
    SetParam,
)
from studio.graph.model import BYPASS, MUTE, Node, Wire

LONG = 30


def long_chain() -> Drawing:
    pairs = [layer for _ in range(LONG) for layer in (("Linear", {"out_features": 16}), "ReLU")]
    return row(VECTOR, *pairs, ("Linear", {"out_features": 16}))


def test_an_edit_anywhere_gives_what_a_fresh_look_gives() -> None:
    draw = long_chain()
    graph = draw.graph
    relu, behind = graph.find("relu7").id, graph.find("linear8").id
    before = graph.find("linear7").id
    into = graph.incoming(behind)[0]
    edits: list[Edit] = [
        SetFlags(relu, frozenset({BYPASS})),
        SetFlags(relu, frozenset()),
        SetParam(before, "out_features", 3),
        Disconnect((into,)),
        Connect(Wire(before, "output", behind, "input")),
        SetParam(before, "out_features", 16),
        RemoveNodes((relu,)),
        AddNode(Node("new", "torch.nn.Dropout", "drop", {})),
        Connect(Wire(before, "output", "new", "input")),
        Connect(Wire("new", "output", behind, "input"), replace=True),
        SetFlags("new", frozenset({MUTE})),
        SetFlags("new", frozenset()),
        AddNode(Node("act", "torch.nn.Tanh", "act", {})),
        Connect(Wire("new", "output", "act", "input")),
        Connect(Wire("act", "output", behind, "input"), replace=True),
        SetParam("n1", "shape", ("N", 4, 16)),
    ]
    document = Document(draw.project, draw.kinds)
    analyser = Analyser(STANDARD)
    spoke = set()
    analyser.analyse(document.project)
    for edit in edits:
        document.do(edit)
        found = analyser.analyse(document.project).problems
        assert found == Analyser(STANDARD).analyse(document.project).problems, edit
        spoke.update(problem.lint for problem in found)
    for _ in edits:
        document.undo()
        found = analyser.analyse(document.project).problems
        assert found == Analyser(STANDARD).analyse(document.project).problems
    assert "nothing-between-linear-layers" in spoke


def test_what_a_user_does_not_want_to_hear_is_kept_apart() -> None:
    draw = row(IMAGE, ("Conv2d", {"out_channels": 4}), "BatchNorm2d")
    (problem,) = analyse(draw).problems
    flags = frozenset({HUSHED + problem.lint})
    draw.do(SetFlags(problem.node, flags))
    found = analyse(draw)
    assert found.problems == ()
    assert [each.lint for each in found.hushed] == [problem.lint]
    assert found.ok
    draw.do(SetFlags(problem.node, frozenset()))
    assert analyse(draw).problems == (problem,)


def test_an_error_cannot_be_hushed() -> None:
    draw = Drawing()
    node = draw.add("Linear", "alone")
    draw.wire(node, draw.add("output", "y"))
    draw.do(SetFlags(node, frozenset({HUSHED})))
    assert not analyse(draw).ok
    assert any(problem.severity == "error" for problem in analyse(draw).problems)


def test_what_is_hushed_in_a_block_is_hushed_where_it_is_used() -> None:
    draw = row(IMAGE, ("Conv2d", {"out_channels": 4}), "BatchNorm2d")
    draw.project.graphs["part"] = draw.project.graphs["model"].copy()
    draw.project.graphs["model"] = type(draw.graph)()
    x, part = draw.add("input", "x", shape=IMAGE), draw.add("block:part", "part")
    draw.chain(x, part, draw.add("output", "y"))
    (problem,) = analyse(draw).problems
    draw.within = "part"
    flags = frozenset({HUSHED + problem.lint})
    draw.do(SetFlags(problem.node, flags, "part"))
    assert analyse(draw).problems == ()
    assert [each.path for each in analyse(draw).hushed] == [(part,)]


BUNDLED = sorted((paths.resources() / "examples").glob("*.plexus"))
BLOCKS = sorted((paths.resources() / "blocks").glob("*.plexus"))


@pytest.mark.parametrize("file", BUNDLED, ids=lambda file: file.stem)
def test_bundled_examples_are_as_they_were_meant(file: Path) -> None:
    project = fileio.load(file)
    analyser = Analyser(STANDARD, allows=lambda _text: True)
    for name in project.graphs:
        assert analyser.analyse(project, name).problems == (), name


@pytest.mark.parametrize("file", BLOCKS, ids=lambda file: file.stem)
def test_library_blocks_are_as_they_were_meant(file: Path) -> None:
    project = fileio.load(file)
    project.graphs["looked at"] = project.graphs["model"]
    analyser = Analyser(Offers().registry.catalogue, allows=lambda _text: True)
    found = analyser.analyse(project, "looked at")
    assert found.problems == (), [str(problem.message) for problem in found.problems]
