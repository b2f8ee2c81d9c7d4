"""Lints on graphs drawn at random: true after every edit, and each fix does what it says."""

from __future__ import annotations

from random import Random
from typing import Any

from drawing import STANDARD, Drawing
from hypothesis import example, given, settings
from hypothesis import strategies as st

from studio.compile.analysis import Analyser
from studio.compile.problems import Allow
from studio.graph.document import Document
from studio.graph.edits import (
    Connect,
    Disconnect,
    Edit,
    EditError,
    RemoveNodes,
    SetFlags,
    SetParam,
)
from studio.graph.model import BYPASS, MUTE, Wire

LAYERS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("torch.nn.Linear", {"out_features": 8}),
    ("torch.nn.Linear", {"out_features": 4}),
    ("torch.nn.ReLU", {}),
    ("torch.nn.ReLU", {"inplace": True}),
    ("torch.nn.Tanh", {}),
    ("torch.nn.BatchNorm1d", {}),
    ("torch.nn.LayerNorm", {}),
    ("torch.nn.Dropout", {}),
    ("torch.nn.Dropout", {"p": 0}),
    ("torch.nn.Softmax", {}),
    ("torch.nn.LogSoftmax", {"dim": 1}),
    ("torch.nn.Flatten", {}),
    ("torch.nn.Identity", {}),
    ("torch.round", {}),
    ("Add", {}),
    ("Subtract", {}),
)
EDITS = 12


def drawn(rng: Random) -> Drawing:
    """Layers that mostly follow each other, with forks and merges."""
    draw = Drawing()
    ids = [draw.add("input", "x", shape=("N", 8))]
    for _ in range(rng.randint(3, 14)):
        kind, params = rng.choice(LAYERS)
        node = draw.add(kind, **params)
        draw.wire(rng.choice(ids[-3:]), node)
        if kind == "Add":
            draw.wire(rng.choice(ids), node)
        elif kind == "Subtract":
            draw.wire(rng.choice(ids), f"{node}.other")
        ids.append(node)
    draw.wire(ids[-1], draw.add("output", "y"))
    return draw


def edit_of(rng: Random, draw: Drawing) -> Edit | None:
    """Something that a user might do next; it may be refused."""
    nodes = list(draw.graph)
    node, other = rng.choice(nodes), rng.choice(nodes)
    into, spec = draw.graph.incoming(node.id), draw.kinds.find(other.kind)
    assert spec is not None
    match rng.randrange(5):
        case 0:
            flags = frozenset({rng.choice([BYPASS, MUTE])})
            return SetFlags(node.id, frozenset() if node.flags else flags)
        case 1:
            return RemoveNodes((node.id,)) if len(nodes) > 4 else None
        case 2:
            return Disconnect((rng.choice(into),)) if into else None
        case 3 if spec.inputs:
            port = spec.inputs[0]
            name = f"{port.name}.0" if port.variadic else port.name
            return Connect(Wire(node.id, "output", other.id, name), replace=True)
        case _ if node.kind == "torch.nn.Linear":
            bias = rng.random() < 0.5
            return SetParam(node.id, *rng.choice([("out_features", 1), ("bias", bias)]))
    return None


@settings(deadline=None, max_examples=max(25, settings().max_examples // 4))
@example(52362)
@given(st.integers(0, 2**32))
def test_lints_stay_true_and_fixes_mend(seed: int) -> None:
    rng = Random(seed)
    draw = drawn(rng)
    document, analyser = Document(draw.project, draw.kinds), Analyser(STANDARD)
    analyser.analyse(draw.project)
    for _ in range(EDITS):
        edit = edit_of(rng, draw)
        try:
            document.do(edit) if edit else document.undo()
        except EditError:
            continue
        found = analyser.analyse(draw.project)
        assert found.problems == Analyser(STANDARD).analyse(draw.project).problems
    found = analyser.analyse(draw.project)
    for problem in found.problems:
        for fix in problem.fixes if problem.lint else ():
            assert not isinstance(fix.edit, Allow)
            mended = Document(draw.project.copy(), draw.kinds)
            mended.do(fix.edit)
            after = Analyser(STANDARD).analyse(mended.project)
            before, again = (
                [each.node for each in analysis.problems if each.lint == problem.lint]
                for analysis in (found, after)
            )
            # Of three in a row, of which one is taken out, two are left.
            assert problem.node not in again or len(again) < len(before), str(fix.title)
            assert after.ok or not found.ok, str(fix.title)
