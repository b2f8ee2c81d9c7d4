"""One contract for all kinds of layers; ``docs/adding-a-layer.md`` explains it."""

from __future__ import annotations

from functools import cache

import contract
import pytest
from case import Case
from cases import CASES
from drawing import STANDARD

from studio.compile.source import write
from studio.graph import fileio
from studio.layers.spec import LayerSpec
from studio.layers.versions import too_new

# torch says so once: where it has no fast kernel for a setting, and that it may change one.
pytestmark = [
    pytest.mark.filterwarnings("ignore:LSTM with projections is not supported:UserWarning"),
    pytest.mark.filterwarnings("ignore:enable_nested_tensor is True, but:UserWarning"),
    pytest.mark.filterwarnings("ignore:The PyTorch API of nested tensors:UserWarning"),
]

SPECS = [spec for spec in STANDARD if not spec.of_training]
# An older torch lacks some kinds and parameters; see test_versions.
KNOWN = [
    (key, case)
    for key, cases in CASES.items()
    for case in cases
    if too_new(STANDARD.find(key), case.params) is None
]
ALL = [pytest.param(key, case, id=f"{key}-{case}") for key, case in KNOWN]
SEVERAL = [
    pytest.param(key, case, id=f"{key}-{case}")
    for key, case in KNOWN
    if len(STANDARD.find(key).outputs_with(case.params)) > 1
]

each_kind = pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.title)
each_case = pytest.mark.parametrize(("key", "case"), ALL)


@cache
def drawn(key: str, case: Case) -> contract.Drawn:
    """The model of a case, which is analysed once for all that is asked of it."""
    return contract.draw_case(STANDARD, key, case)


@each_kind
def test_a_kind_is_documented(spec: LayerSpec) -> None:
    contract.assert_documented(spec)


@each_kind
def test_every_setting_and_port_of_a_kind_is_tried(spec: LayerSpec) -> None:
    assert contract.untried(spec, CASES[spec.key]) == []


@each_kind
def test_a_freshly_dropped_node_works(spec: LayerSpec) -> None:
    assert any(not case.params for case in CASES[spec.key])


def test_only_known_kinds_are_tried() -> None:
    assert {spec.key for spec in SPECS} == set(CASES)


@each_case
def test_it_builds(key: str, case: Case) -> None:
    contract.assert_builds(drawn(key, case))


@each_case
def test_it_infers(key: str, case: Case) -> None:
    contract.assert_infers(drawn(key, case))


@each_case
def test_it_costs_what_torch_counts(key: str, case: Case) -> None:
    contract.assert_costs(drawn(key, case))


@each_case
def test_it_trains(key: str, case: Case) -> None:
    contract.assert_trains(drawn(key, case))


@each_case
def test_it_exports(key: str, case: Case) -> None:
    contract.assert_exports(drawn(key, case))


@pytest.mark.parametrize(("key", "case"), SEVERAL)
def test_it_exports_when_only_its_first_output_is_used(key: str, case: Case) -> None:
    contract.assert_exports(contract.draw_case(STANDARD, key, case, only_first=True))


@each_case
def test_it_goes_through_a_file(key: str, case: Case) -> None:
    case_drawn = drawn(key, case)
    text = fileio.dumps(case_drawn.draw.project)
    loaded = fileio.loads(text)
    assert fileio.dumps(loaded) == text
    assert loaded.model.node(case_drawn.node).params == case.params
    again = contract.Analyser(STANDARD).analyse(loaded)
    assert again.plan == case_drawn.plan
    assert write(again.plan).text == write(case_drawn.plan).text
