"""The well-known networks of attention against references, with the same weights."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
import reference_attention
import torch
from handing_over import parameters, plan_of
from torch import Tensor, nn

import studio.api as plexus
from studio.app.examples import find
from studio.compile import source
from studio.compile.module import PlanModule
from studio.graph.variables import SetVariable

COUNTS = {
    "vit_b_16": 86_567_656,
    "gpt2": 124_439_808,
    "bert_base": 109_482_240,
    "transformer": 63_084_544,
}
RENAMED = {
    "encoder.layers.": "encoder.",
    "decoder.layers.": "decoder.",
    "encoder.norm": "encoder_norm",
    "decoder.norm": "decoder_norm",
    "multihead_attn": "look_back",
    "self_attn": "attention",
    "linear1": "mlp.widen",
    "linear2": "mlp.narrow",
}
"""Parts of the names in ``torch.nn.Transformer``, whose order is another, and ours."""


def words(below: int, count: int, seed: int = 1) -> Tensor:
    return torch.randint(below, (2, count), generator=torch.Generator().manual_seed(seed))


def filled_up(count: int) -> Tensor:
    """The second text is shorter by three tokens."""
    padding = torch.zeros(2, count, dtype=torch.bool)
    padding[1, -3:] = True
    return padding


def given(name: str) -> tuple[Tensor, ...]:
    match name:
        case "vit_b_16":
            return (torch.rand(1, 3, 224, 224, generator=torch.Generator().manual_seed(1)),)
        case "gpt2":
            return (words(50257, 9),)
        case "bert_base":
            return words(30522, 9), words(2, 9), filled_up(9)
    return words(37000, 9), words(37000, 7, seed=2), filled_up(9)


def unfilled(make: Callable[[], nn.Module]) -> nn.Module:
    """A network that waits for its weights; what it keeps beside them is there."""
    with torch.device("meta"):
        module = make()
    return (make() if any(True for _ in module.buffers()) else module).eval()


def weights_for(drawn: nn.Module, reference: nn.Module) -> Mapping[str, Tensor]:
    """The reference's very tensors under the names of the drawn network."""
    theirs = reference.state_dict()
    mine = drawn.state_dict()
    if isinstance(reference, reference_attention.Translator):
        named = {}
        for key, value in theirs.items():
            key = key.removeprefix("layers.")  # noqa: PLW2901
            for old, new in RENAMED.items():
                key = key.replace(old, new)  # noqa: PLW2901
            named[key] = value
        return named
    assert [value.shape for value in mine.values()] == [value.shape for value in theirs.values()]
    return dict(zip(mine, theirs.values(), strict=True))


@pytest.mark.parametrize("name", COUNTS)
def test_a_network_has_as_many_parameters_as_the_reference_code(name: str) -> None:
    analysis = plexus.analyse(plexus.load(find(name).path))
    assert analysis.total.parameters == COUNTS[name]


@pytest.mark.parametrize("name", COUNTS)
def test_a_network_and_its_export_give_what_the_reference_gives(name: str) -> None:
    plan = plan_of(name)
    torch.manual_seed(0)
    reference = getattr(reference_attention, name)().eval()
    assert parameters(reference) == COUNTS[name]
    space: dict[str, type[nn.Module]] = {}
    exec(compile(source.write(plan).text, name, "exec"), space)
    drawn, exported = (unfilled(make) for make in (lambda: PlanModule(plan), [*space.values()][-1]))
    assert list(exported.state_dict()) == list(drawn.state_dict())
    weights = weights_for(drawn, reference)
    for module in (drawn, exported):
        module.load_state_dict(weights, assign=True)
    values = given(name)
    # The faster path of torch's own encoder layers gives zeros in the place of padded tokens.
    torch.backends.mha.set_fastpath_enabled(False)
    try:
        with torch.inference_mode():
            expected, found, again = (net(*values) for net in (reference, drawn, exported))
    finally:
        torch.backends.mha.set_fastpath_enabled(True)
    as_tuple = (value if isinstance(value, tuple) else (value,) for value in (expected, found))
    for one, other in zip(*as_tuple, strict=True):
        torch.testing.assert_close(other, one, rtol=1e-4, atol=1e-4)
    as_tuple = (value if isinstance(value, tuple) else (value,) for value in (again, found))
    assert all(torch.equal(one, other) for one, other in zip(*as_tuple, strict=True))


@pytest.mark.parametrize("name", ["gpt2", "transformer"])
def test_no_token_sees_those_after_it(name: str) -> None:
    project = plexus.load(find(name).path)
    for variable, value in {"vocabulary": 50, "width": 16, "heads": 2, "depth": 2}.items():
        project.document.do(SetVariable(variable, value))
    module = plexus.build(project, seed=0).eval()
    read = (words(50, 8),) if name == "transformer" else ()
    written = words(50, 6, seed=3)
    changed = written.clone()
    changed[:, 4:] = (changed[:, 4:] + 1) % 50
    with torch.inference_mode():
        one, other = module(*read, written), module(*read, changed)
    assert torch.equal(one[:, :4], other[:, :4])
    assert not torch.equal(one[:, 4:], other[:, 4:])


@pytest.mark.parametrize("name", ["gpt2", "transformer"])
def test_the_head_is_the_table_itself(name: str) -> None:
    with torch.device("meta"):
        module = PlanModule(plan_of(name))
    shapes = [tuple(value.shape) for value in module.parameters()]
    assert sum(len(shape) == 2 and max(shape) > 30_000 for shape in shapes) == 1


@pytest.mark.parametrize("name", COUNTS)
def test_variables_say_how_large_a_network_is(name: str) -> None:
    project = plexus.load(find(name).path)
    before = plexus.analyse(project).total.parameters
    for variable, value in {"width": 64, "heads": 2, "depth": 3}.items():
        project.document.do(SetVariable(variable, value))
    analysis = plexus.analyse(project)
    assert analysis.ok
    assert analysis.total.parameters < before / 8


@pytest.mark.parametrize("name", COUNTS)
def test_a_network_can_be_read_at_one_glance(name: str) -> None:
    project = plexus.load(find(name).path)
    assert len(project.graph) <= 16
    for graph in project.document.project.graphs.values():
        assert graph.about
        places = [(node.x, node.y) for node in graph]
        for at, (x, y) in enumerate(places):
            for other_x, other_y in places[at + 1 :]:
                assert abs(x - other_x) >= 150 or abs(y - other_y) >= 90
