"""The example in ``docs/adding-a-layer.md`` keeps the contract as it stands there."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import case
import contract
import pytest

from studio.layers.catalogue import Catalogue, standard
from studio.layers.spec import Derived, LayerSpec, Param

GUIDE = Path(__file__).parents[2] / "docs" / "adding-a-layer.md"
BLOCKS = re.findall(r"```python\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture
def example() -> dict[str, Any]:
    """All that the guide's Python blocks define, run one after the other."""
    namespace: dict[str, Any] = {"Catalogue": Catalogue, **vars(case), "CASES": {}}
    for block in BLOCKS:
        exec(block, namespace)
    return namespace


def test_the_example_is_a_layer_like_all_others(example: dict[str, Any]) -> None:
    ((key, tried),) = example["CASES"].items()
    catalogue = Catalogue()
    for other in standard():
        if other.key != key:
            catalogue.register(other)
    example["register"](catalogue)
    spec = catalogue.find(key)
    assert spec is not None
    assert spec == standard().find(key)
    contract.assert_documented(spec)
    assert contract.untried(spec, tried) == []
    for setting in tried:
        drawn = contract.draw_case(catalogue, key, setting)
        contract.assert_builds(drawn)
        contract.assert_infers(drawn)
        contract.assert_costs(drawn)
        contract.assert_trains(drawn)
        contract.assert_exports(drawn)


@pytest.mark.parametrize("described", [LayerSpec, Param, Derived], ids=lambda kind: kind.__name__)
def test_every_field_is_explained(described: type) -> None:
    text = GUIDE.read_text(encoding="utf-8")
    names = {field.name for field in fields(described) if field.init}
    assert {name for name in names if not re.search(rf"`[^`]*\b{name}\b[^`]*`", text)} == set()
