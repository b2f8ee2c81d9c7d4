"""Every reading of random projects says the same: the module, the Python, the file, the facts."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from composed import assert_same_model
from drawing import STANDARD
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from random_projects import Author, values

from studio.compile.analysis import Analyser, Analysis
from studio.compile.module import PlanModule, seeded
from studio.compile.plan import Plan
from studio.compile.tensors import TensorSpec
from studio.graph import fileio

SEEDS = st.integers(0, 2**40)


def allowed(_text: str) -> bool:
    return True


def fresh(author: Author) -> Analysis:
    return Analyser(STANDARD, allows=allowed).analyse(author.project)


def shapes(analysis: Analysis, path: str = "") -> Mapping[tuple[str, str], TensorSpec]:
    """Every shape that is known, by the way to its node and by port."""
    found: dict[tuple[str, str], TensorSpec] = {}
    for node, facts in analysis.nodes.items():
        found |= {(path + node, port): spec for port, spec in facts.outputs.items()}
        for number, inner in enumerate(facts.inside):
            found |= shapes(inner, f"{path}{node}#{number}/" if number else f"{path}{node}/")
    return found


def assert_true_shapes(analysis: Analysis, module: PlanModule, samples: int) -> None:
    """What a run gives has the shapes and the types that were foretold."""
    foretold = shapes(analysis)
    nodes = {node for node, _ in foretold}
    with module.tapped(nodes) as taken, torch.no_grad():
        module(*values(len(module.plan.inputs), samples))
    assert taken
    for place, value in taken.items():
        spec = foretold[place]
        found = tuple(value.shape), str(value.dtype).removeprefix("torch.")
        assert (place, found) == (place, (spec.sizes(samples), spec.dtype))


def assert_one_meaning(author: Author) -> Plan | None:
    analysis = fresh(author)
    text = fileio.dumps(author.project)
    again = fileio.loads(text)
    assert fileio.dumps(again) == text
    reopened = Analyser(STANDARD, allows=allowed).analyse(again)
    assert reopened == analysis
    plan = analysis.plan
    if plan is None:
        assert any(problem.severity == "error" for problem in analysis.problems)
        return None
    module = seeded(plan, 0)
    assert analysis.total.parameters == sum(p.numel() for p in module.parameters())
    for samples in (3, 5):
        assert_same_model(plan, *values(len(plan.inputs), samples))
        assert_true_shapes(analysis, module, samples)
    return plan


MANY = settings(
    max_examples=100,
    derandomize=True,
    phases=[Phase.generate],
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
SOME = settings(MANY, max_examples=25)


def test_random_projects_have_one_meaning():
    ran: list[int] = []

    @MANY
    @given(SEEDS)
    def each(seed: int) -> None:
        author = Author(seed)
        author.draw()
        if assert_one_meaning(author) is not None:
            ran.append(seed)

    each()
    assert len(ran) > 20


def assert_edits_leave_no_trace(author: Author) -> None:
    """An analyser that saw all steps knows what a new one does; undo and redo to the byte."""
    analyser = Analyser(STANDARD, allows=allowed)
    for _ in range(12):
        author.change()
        assert analyser.analyse(author.project) == fresh(author)
    steps = author.texts
    assert fileio.dumps(author.project) == steps[-1]
    for text in reversed(steps[:-1]):
        author.document.undo()
        assert fileio.dumps(author.project) == text
    assert author.document.undo() is None
    for text in steps[1:]:
        author.document.redo()
        assert fileio.dumps(author.project) == text
    assert analyser.analyse(author.project) == fresh(author)


@SOME
@given(SEEDS)
def test_random_edits_leave_no_trace(seed: int) -> None:
    author = Author(seed)
    author.draw()
    assert_edits_leave_no_trace(author)
