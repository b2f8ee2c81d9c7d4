"""A table of random numbers is looked at without drawing any."""

from __future__ import annotations

import torch
from drawing import Drawing

from studio.compile.analysis import Analyser


def test_a_table_larger_than_any_memory_is_looked_at() -> None:
    draw = Drawing()
    table = draw.add("RandomParameter", "table", size=(10**9, 10**6))
    draw.chain(draw.add("input", "x", shape=("N", 1)), draw.add("output", "y"))
    draw.chain(table, draw.add("output", "z"))
    analysis = Analyser(draw.catalogue).analyse(draw.project)
    assert analysis.nodes[table].cost.parameters == 10**15
    assert analysis.nodes[table].outputs["output"].shape == (10**9, 10**6)


def test_the_generator_stays_where_it_was() -> None:
    draw = Drawing()
    table = draw.add("RandomParameter", "table", size=(50, 4))
    draw.chain(draw.add("input", "x", shape=("N", 4)), draw.add("output", "y"))
    draw.chain(table, draw.add("output", "z"))
    state = torch.get_rng_state()
    assert Analyser(draw.catalogue).analyse(draw.project).ok
    assert torch.equal(torch.get_rng_state(), state)
