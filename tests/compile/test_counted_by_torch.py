"""Multiply-adds, parameters and buffers of whole models are those that torch counts."""

from __future__ import annotations

import library_models
import pytest
import torch
from torch.nn.attention import SDPBackend, sdpa_kernel
from torch.utils.flop_counter import FlopCounterMode

from studio.compile.analysis import Analyser, Analysis
from studio.compile.memory import Measurer
from studio.compile.module import PlanModule

META = torch.device("meta")


def assert_counts(analyser: Analyser, analysis: Analysis) -> None:
    assert analysis.plan is not None, [str(problem.message) for problem in analysis.problems]
    with META:
        module = PlanModule(analysis.plan).to(META).eval()
    total = analysis.total
    assert total.parameters == sum(value.numel() for value in module.parameters())
    assert total.parameter_bytes == sum(value.nbytes for value in module.parameters())
    assert total.buffers == sum(value.numel() for value in module.buffers())
    assert total.buffer_bytes == sum(value.nbytes for value in module.buffers())
    measurer = Measurer(analyser.cache)
    forms = [measurer.entering(step) for step in analysis.plan.inputs]
    inputs = [form.empty(1, META) for form in forms]
    counter = FlopCounterMode(display=False)
    # The counter does not know the fused attention of CPUs.
    with counter, sdpa_kernel(SDPBackend.MATH), torch.no_grad(), META:
        module(*inputs)
    assert total.multiply_adds * 2 == counter.get_total_flops()


@pytest.mark.parametrize("name", library_models.EXAMPLES)
def test_of_every_example(name):
    assert_counts(*library_models.example(name))


@pytest.mark.parametrize("name", sorted(library_models.BLOCKS))
def test_of_every_block_of_the_library(name):
    assert_counts(*library_models.block(name))
