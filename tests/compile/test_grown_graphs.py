"""Random graphs of all kinds of layers: every reading of them says the same, and tells the truth.

The same hundred at every check of a change; others, and as many as the profile says, with
``--hypothesis-profile=nightly``.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

import pytest
import torch
from composed import assert_same_model
from drawing import STANDARD
from grown import Gardener, allowed, sized, state
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from studio.compile import source
from studio.compile.analysis import Analyser, Analysis
from studio.compile.module import seeded
from studio.compile.plan import Plan
from studio.compile.shapes import ShapeCache
from studio.compile.tensors import TensorSpec
from studio.graph import fileio
from studio.graph.model import Project

SEEDS = st.integers(0, 2**40)
MANY = settings(
    derandomize=settings.default.max_examples <= 100,
    phases=[Phase.generate],
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
"""A seed says nothing of how large what grows from it is, so that none is simpler than another."""
SIZES = ((3, 0), (5, 1), (2, 4))
"""Examples in a batch, and by how much free axes are longer than was assumed."""
GROWING = ShapeCache()
"""What those that grow know of layers: what one has learned is as true for the next."""

# What torch warns of is no fault of a graph: an encoder that cannot take its faster way, a loss of
# shapes that have to be stretched, a deviation of one number.
pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")


def fresh(project: Project, cache: ShapeCache | None = None) -> Analysis:
    """What a newcomer sees of a project, who knows no layer unless told."""
    analyser = Analyser(STANDARD, allows=allowed)
    analyser.cache = cache or ShapeCache()
    return analyser.analyse(project)


def assert_survives_its_file(gardener: Gardener, analysis: Analysis, cache: ShapeCache) -> None:
    text = fileio.dumps(gardener.project)
    again = fileio.loads(text)
    assert fileio.dumps(again) == text
    reopened = fresh(again, cache)
    assert reopened == analysis
    assert analysis.plan is not None and reopened.plan is not None
    assert source.write(reopened.plan).text == source.write(analysis.plan).text


def foretold(analysis: Analysis, path: str = "") -> Mapping[tuple[str, str], TensorSpec]:
    """Every shape that is known, by the way to its node and by port."""
    found: dict[tuple[str, str], TensorSpec] = {}
    for node, facts in analysis.nodes.items():
        found |= {(path + node, port): spec for port, spec in facts.outputs.items()}
        for number, inner in enumerate(facts.inside):
            found |= foretold(inner, f"{path}{node}#{number}/" if number else f"{path}{node}/")
    return found


def assert_true(gardener: Gardener, analysis: Analysis, plan: Plan) -> None:
    """What a run gives has the shapes and the types that were foretold, and as many weights."""
    module = seeded(plan, 0)
    assert analysis.total.parameters == sum(p.numel() for p in module.parameters())
    expected = foretold(analysis)
    for (batch, more), training in product(SIZES, (True, False)):
        module.train(training)
        with module.tapped({node for node, _ in expected}) as taken, torch.no_grad():
            module(*gardener.given(plan, batch, more))
        assert taken
        for place, value in taken.items():
            spec = expected[place]
            found = tuple(value.shape), str(value.dtype).removeprefix("torch.")
            assert (place, *found) == (place, spec.at(sized(spec, batch, more)), spec.dtype)


def assert_undone_and_redone(gardener: Gardener) -> None:
    document, states, text = gardener.document, gardener.states, fileio.dumps(gardener.project)
    assert state(gardener.project) == states[-1]
    for before in reversed(states[:-1]):
        document.undo()
        assert state(gardener.project) == before
    assert document.undo() is None
    for after in states[1:]:
        document.redo()
        assert state(gardener.project) == after
    assert fileio.dumps(gardener.project) == text


@MANY
@given(SEEDS)
def test_grown_graphs_have_one_meaning_and_tell_the_truth(seed: int) -> None:
    gardener = Gardener(seed, GROWING)
    gardener.grow()
    cache = ShapeCache()
    analysis = fresh(gardener.project, cache)
    assert gardener.analyse() == analysis, "who saw all steps knows what a newcomer sees"
    plan = analysis.plan
    assert plan is not None, [str(problem.message) for problem in analysis.problems]
    for batch, more in SIZES[:2]:
        assert_same_model(plan, *gardener.given(plan, batch, more))
    assert_true(gardener, analysis, plan)
    assert_survives_its_file(gardener, analysis, cache)
    assert_undone_and_redone(gardener)
