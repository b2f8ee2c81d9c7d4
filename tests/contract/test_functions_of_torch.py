"""Kinds that are functions and methods of torch: what they start with, and which there are not."""

from __future__ import annotations

import contract
import pytest
import torch
from cases import CASES
from drawing import STANDARD

from studio.compile.calls import resolve
from studio.layers.excluded import EXCLUDED_FUNCTIONS
from studio.layers.spec import LayerSpec, Param

CALLED = [spec for spec in STANDARD if spec.construct in ("function", "method") and not spec.code]


def implied(spec: LayerSpec) -> list[Param]:
    """Parameters that are left out at their defaults, because torch has the same."""
    return [param for param in spec.params if param.implied(param.default) and not param.silent]


@pytest.mark.parametrize("spec", CALLED, ids=lambda spec: spec.title)
def test_a_kind_is_of_torch(spec: LayerSpec) -> None:
    assert spec.target == spec.key
    assert callable(resolve(spec.target))


@pytest.mark.parametrize("spec", [spec for spec in CALLED if implied(spec)], ids=lambda s: s.title)
def test_what_is_left_out_is_what_torch_takes_by_itself(spec: LayerSpec) -> None:
    """A call with every default said gives the same as a call without."""
    case = next(case for case in CASES[spec.key] if not case.params)
    drawn = contract.draw_case(STANDARD, spec.key, case)
    step = drawn.plan.step(drawn.node)
    assert step is not None
    values = drawn.values(3)
    given = [
        values.pop(0) if argument.ports[0] in step.inputs else None for argument in spec.arguments
    ]
    positional = [
        value
        for value, argument in zip(given, spec.arguments, strict=True)
        if value is not None and not argument.keyword
    ]
    keywords = {
        argument.keyword: value
        for value, argument in zip(given, spec.arguments, strict=True)
        if value is not None and argument.keyword
    }
    always = {p.name: step.settings[p.name] for p in spec.params if p not in implied(spec)}
    said = {p.name: p.default for p in implied(spec)}
    call = resolve(spec.target)
    torch.manual_seed(0)
    without = call(*positional, **keywords, **always)
    torch.manual_seed(0)
    with_all = call(*positional, **keywords, **always, **said)
    if isinstance(without, torch.Tensor):
        without, with_all = [without], [with_all]
    for one, other in zip(without, with_all, strict=True):
        assert torch.equal(one, other)


def test_functions_that_are_no_kinds_are_of_torch_and_have_a_reason() -> None:
    for path, reason in EXCLUDED_FUNCTIONS.items():
        assert callable(resolve(path)), path
        assert STANDARD.find(path) is None, path
        assert reason.endswith(".")
        assert len(reason) > 20 or reason.endswith("does it.")
