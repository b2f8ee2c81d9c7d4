"""Every class of ``torch.nn`` is a kind of node, or it is written down why it is none."""

from __future__ import annotations

import inspect

import pytest
from torch import nn

from studio.layers.catalogue import standard
from studio.layers.excluded import EXCLUDED
from studio.layers.versions import knows

CLASSES = {
    name
    for name, value in vars(nn).items()
    if not name.startswith("_") and inspect.isclass(value) and issubclass(value, nn.Module)
}
SPECS = {
    spec.target.removeprefix("torch.nn."): spec
    for spec in standard()
    if spec.target.startswith("torch.nn.") and spec.target.count(".") == 2
}


@pytest.mark.parametrize("name", sorted(CLASSES))
def test_a_class_is_a_kind_or_it_is_said_why_not(name: str) -> None:
    is_kind, is_excluded = name in SPECS, name in EXCLUDED
    assert is_kind or is_excluded, f"add a kind for {name}, or say why not in excluded.py"
    assert not (is_kind and is_excluded), f"{name} is a kind, so take it from excluded.py"


def test_only_classes_of_torch_are_on_the_list() -> None:
    assert set(EXCLUDED) <= CLASSES
    for reason in EXCLUDED.values():
        assert reason.endswith(".")
        assert len(reason) > 20


def test_a_kind_is_of_a_class_that_this_torch_has_unless_it_is_newer() -> None:
    assert {name for name, spec in SPECS.items() if knows(spec.since)} <= CLASSES
    assert not {name for name, spec in SPECS.items() if not knows(spec.since)} & CLASSES


def test_a_lazy_class_is_left_out_only_where_the_number_is_read_off_the_input() -> None:
    for name in EXCLUDED:
        if name.startswith("Lazy"):
            assert SPECS[name.removeprefix("Lazy")].derived
