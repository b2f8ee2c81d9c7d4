"""A block that is computed again in the backward pass gives what it gives without that."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import replace
from typing import Any

import pytest
import torch
from checkpointed import block, define, flagged, model, plan_of
from composed import MODELS, assert_same_model, exported, same
from drawing import STANDARD, Drawing
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from random_projects import Author, values
from tidy import assert_clean
from torch import Tensor, nn

from studio.compile import source
from studio.compile.analysis import Analyser
from studio.compile.kinds import ProjectKinds
from studio.compile.module import NodeError, seeded
from studio.compile.plan import Plan
from studio.graph.document import Document
from studio.graph.model import MODEL, Project, Variable
from studio.value import Expression, Value

COUNTING = """import torch
from torch import Tensor, nn


class Counting(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.register_buffer("seen", torch.zeros(()))

    def forward(self, x: Tensor) -> Tensor:
        self.seen += 1
        return x * self.seen
"""


def loss_of(given: Any) -> Tensor:
    results = given if isinstance(given, tuple) else (given,)
    return torch.stack([value.double().square().mean() for value in results]).sum()


def trained(
    net: nn.Module,
    batches: Sequence[Sequence[Tensor | None]],
    around: Callable[[], Any] = nullcontext,
) -> list[Tensor]:
    """Whatever can be seen of a few steps of training: outputs, gradients, weights, buffers."""
    net.train()
    weights = [weight for weight in net.parameters() if weight.requires_grad]
    optimizer = torch.optim.SGD(weights, lr=0.01) if weights else None
    found: list[Tensor] = []
    torch.default_generator.manual_seed(5)
    for batch in batches:
        inputs = [value.clone() if value is not None else None for value in batch]
        for value in inputs:
            if value is not None and value.is_floating_point():
                value.requires_grad_()
        with around():
            given = net(*inputs)
            loss = loss_of(given)
        found += given if isinstance(given, tuple) else (given,)
        if loss.requires_grad:
            loss.backward()
        leaves = [value for value in inputs if value is not None] + weights
        found += [leaf.grad.clone() for leaf in leaves if leaf.grad is not None]
        if optimizer is not None:
            optimizer.step()
            optimizer.zero_grad()
    found += [value.clone() for value in net.state_dict().values()]
    found.append(torch.rand(3))  # What is drawn next.
    return [value.detach() for value in found]


def assert_equal(ours: list[Tensor], theirs: list[Tensor]) -> None:
    assert len(ours) == len(theirs)
    for number, (one, two) in enumerate(zip(ours, theirs, strict=True)):
        assert same(one, two), number


def kept(net: nn.Module, *inputs: Tensor) -> int:
    """How many tensors a forward pass keeps that no checkpoint hides."""
    found: list[Tensor] = []
    with torch.autograd.graph.saved_tensors_hooks(lambda x: found.append(x) or x, lambda x: x):
        net(*inputs)
    return len(found)


def assert_one_meaning(
    project: Project,
    *inputs: Tensor | None,
    around: Callable[[], Any] = nullcontext,
    steps: int = 2,
) -> None:
    """Bit for bit the same, flag or not, module or text."""
    plain, again = plan_of(project), plan_of(flagged(project))
    assert plain is not None
    assert again is not None
    batches = [inputs] * steps
    expected = trained(seeded(plain, 3), batches, around)
    assert_equal(trained(seeded(again, 3), batches, around), expected)
    for plan in (plain, again):
        torch.default_generator.manual_seed(3)
        assert_equal(trained(exported(plan), batches, around), expected)


NORMS: tuple[tuple[str, dict[str, Value]], ...] = (
    ("Conv2d", {"out_channels": 3, "padding": 1, "bias": False}),
    ("BatchNorm2d", {}),
    ("ReLU", {}),
    ("Dropout2d", {"p": 0.3}),
    ("InstanceNorm2d", {"track_running_stats": True}),
)
IMAGE = (3, 6, 6)


@pytest.mark.parametrize("repeat", [1, 3])
@pytest.mark.parametrize("shared", [False, True])
def test_running_statistics_and_draws_are_those_of_one_pass(repeat: int, shared: bool) -> None:
    draw = Drawing()
    block(draw, "Stage", *NORMS, size=IMAGE)
    one = draw.add("block:Stage", "one", repeat=repeat, share_weights=shared)
    two = draw.add("block:Stage", "two")
    project = model(draw, one, draw.add("Dropout", "drop"), two, size=IMAGE)
    assert_one_meaning(project, torch.randn(4, *IMAGE), steps=3)


def test_batches_are_counted_once() -> None:
    draw = Drawing()
    block(draw, "Stage", *NORMS[:3], size=IMAGE)
    plan = plan_of(flagged(model(draw, draw.add("block:Stage", "one"), size=IMAGE)))
    assert plan is not None
    for net in (seeded(plan, 0), exported(plan)):
        trained(net, [[torch.randn(4, *IMAGE)]] * 5)
        counts = [v for k, v in net.state_dict().items() if k.endswith("num_batches_tracked")]
        assert [int(count) for count in counts] == [5]


def test_spectral_norms_go_on_from_where_they_were() -> None:
    draw = Drawing()
    treated = {"out_features": 6, "parametrization:weight": "spectral_norm"}
    block(draw, "Critic", ("Linear", treated), ("Tanh", {}), ("Linear", treated))
    project = model(draw, draw.add("block:Critic", "critic", repeat=2))
    assert_one_meaning(project, torch.randn(4, 6), steps=3)


def test_own_python_may_have_buffers_that_move() -> None:
    draw = Drawing()
    draw.project.codes["Counting"] = COUNTING
    block(draw, "Part", ("Linear", {"out_features": 6}), ("code:Counting", {}), ("Tanh", {}))
    project = model(draw, draw.add("block:Part", "part", repeat=2))
    assert_one_meaning(project, torch.randn(4, 6), steps=3)


def test_blocks_in_blocks_may_both_be_computed_again() -> None:
    draw = Drawing()
    inner = (("Linear", {"out_features": 6}), ("BatchNorm1d", {}), ("Dropout", {}))
    block(draw, "Inner", *inner)
    block(draw, "Outer", ("block:Inner", {"repeat": 2}), ("GELU", {}), ("block:Inner", {}))
    project = model(draw, draw.add("block:Outer", "outer", repeat=2), draw.add("ReLU", "relu"))
    assert_one_meaning(project, torch.randn(5, 6), steps=3)


def test_several_values_whole_numbers_and_what_is_left_out() -> None:
    draw = Drawing()
    define(draw, "Mix")
    draw.add("input", "x", shape=("N", 4, 6), order=0)
    draw.add("input", "word", shape=("N", 4), dtype="int64", order=1)
    draw.add("input", "debug", shape=(4, 4), dtype="bool", order=2, optional=True)
    draw.add("input", "context_fn", shape=("N", 4), dtype="bool", order=3, optional=True)
    embedding = draw.add("Embedding", "embedding", num_embeddings=5, embedding_dim=6)
    drop, total = draw.add("Dropout", "drop"), draw.add("Add", "total")
    look = draw.add("MultiheadAttention", "look", num_heads=2, batch_first=True, dropout=0.2)
    found = {node.name: node.id for node in draw.graph}
    for source_of, port in (
        (total, "query"),
        (total, "key"),
        (found["x"], "value"),
        (found["debug"], "attn_mask"),
        (found["context_fn"], "key_padding_mask"),
    ):
        draw.wire(source_of, f"{look}.{port}")
    draw.wire(found["x"], total)
    draw.chain(found["word"], embedding, total)
    draw.chain(look, drop, draw.add("output", "y"))
    draw.chain(total, draw.add("output", "z"))
    draw.within = MODEL
    image = draw.add("input", "image", shape=("N", 4, 6), order=0)
    word = draw.add("input", "word", shape=("N", 4), dtype="int64", order=1)
    hidden = draw.add("input", "hidden", shape=("N", 4), dtype="bool", order=2, optional=True)
    mix = draw.add("block:Mix", "mix", repeat=2)
    for node, port in ((image, "x"), (word, "word"), (hidden, "context_fn")):
        draw.wire(node, f"{mix}.{port}")
    draw.wire(f"{mix}.y", draw.add("output", "first"))
    draw.wire(f"{mix}.z", draw.add("output", "second"))
    seen = torch.tensor([[False, False, False, True]] * 3)
    for mask in (seen, None):
        inputs = torch.randn(3, 4, 6), torch.randint(5, (3, 4)), mask
        assert_one_meaning(draw.project, *inputs)


def test_in_lower_precision_and_with_channels_last() -> None:
    draw = Drawing()
    block(draw, "Stage", *NORMS, size=IMAGE)
    project = model(draw, draw.add("block:Stage", "one", repeat=2), size=IMAGE)
    image = torch.randn(4, *IMAGE).contiguous(memory_format=torch.channels_last)
    around = lambda: torch.autocast("cpu", torch.bfloat16)  # noqa: E731
    assert_one_meaning(project, image, around=around)


def mlp(**params: Value) -> Plan:
    draw = Drawing()
    inner = (("Linear", {"out_features": 6}), ("BatchNorm1d", {}), ("Tanh", {}), ("Dropout", {}))
    block(draw, "Mlp", *inner)
    plan = plan_of(model(draw, draw.add("block:Mlp", "mlp", repeat=2, **params)))
    assert plan is not None
    return plan


@pytest.mark.parametrize("text", [False, True])
def test_gradients_of_gradients_and_two_ways_back(text: bool) -> None:
    found: list[list[Tensor]] = []
    for flag in (False, True):
        plan = mlp(checkpoint=flag)
        torch.default_generator.manual_seed(3)
        net = exported(plan).train() if text else seeded(plan, 3).train()
        torch.default_generator.manual_seed(1)
        x = torch.linspace(-1, 1, 24).view(4, 6).requires_grad_()
        y = net(x)
        (slope,) = torch.autograd.grad(y.sum(), x, create_graph=True)
        (slope.norm(dim=1) - 1).square().mean().backward(retain_graph=True)
        y.square().sum().backward()
        grads = [weight.grad for weight in net.parameters()]
        found.append([slope.detach(), *grads, *net.buffers()])
    assert_equal(*found)


def test_less_is_kept_and_only_in_training() -> None:
    plain, again = seeded(mlp(), 0), seeded(mlp(checkpoint=True), 0)
    x = torch.randn(4, 6, requires_grad=True)
    assert kept(again, x) < kept(plain, x)
    assert kept(again.eval(), x) == kept(plain.eval(), x)


def test_what_is_tapped_is_taken_once() -> None:
    found = []
    for flag in (False, True):
        net = seeded(mlp(checkpoint=flag), 0).train()
        torch.default_generator.manual_seed(1)
        block_node = net.plan.steps[1].node
        inner = [step.node for step in net.plan.steps[1].bodies[0].steps if step.outputs]
        ways = {block_node, *(f"{block_node}{n}/{node}" for n in ("", "#1") for node in inner)}
        with net.tapped(ways) as taken:
            loss_of(net(torch.linspace(0, 1, 24).view(4, 6))).backward()
        found.append(taken)
    assert list(found[0]) == list(found[1])
    assert_equal(list(found[0].values()), list(found[1].values()))


def test_hooks_see_the_same_gradients() -> None:
    found = []
    for flag in (False, True):
        net = seeded(mlp(checkpoint=flag), 0).train()
        seen: list[Tensor] = []
        layers = [layer for layer in net.modules() if isinstance(layer, nn.Linear)]
        handles = [
            layer.register_full_backward_hook(
                lambda _l, _i, given, seen=seen: seen.append(given[0])
            )
            for layer in layers
        ]
        torch.default_generator.manual_seed(1)
        x = torch.linspace(0, 1, 24).view(4, 6).requires_grad_()
        loss_of(net(x)).backward()
        for handle in handles:
            handle.remove()
        found.append(seen)
    assert len(found[0]) == 2
    assert_equal(*found)


def test_a_fault_inside_is_named_as_ever() -> None:
    plan = mlp(checkpoint=True)
    with pytest.raises(NodeError) as caught:
        seeded(plan, 0).train()(torch.randn(4, 5))
    block_step = plan.steps[1]
    assert caught.value.node == f"{block_step.node}/{block_step.bodies[0].steps[1].node}"


@pytest.mark.parametrize("nested", [False, True])
def test_what_comes_in_must_not_be_overwritten(nested: bool) -> None:
    draw = Drawing()
    layers = (("ReLU", {"inplace": True}), ("Linear", {"out_features": 6}))
    block(draw, "Part", *layers)
    block(draw, "Whole", ("block:Part", {}), ("Tanh", {}))
    part = draw.add("block:Whole" if nested else "block:Part", "part", checkpoint=True)
    project = model(draw, draw.add("Linear", "first", out_features=6), part)
    analyser = Analyser(STANDARD)
    errors = [each for each in analyser.analyse(project).problems if each.severity == "error"]
    assert [str(error.message) for error in errors] == [
        "part cannot be recomputed in the backward pass: layer0 in it overwrites in place what "
        "comes in."
    ]
    assert [str(fix.title) for fix in errors[0].fixes] == [
        "Set inplace of layer0 to false",
        "Set checkpoint of part to false",
    ]
    for fix in errors[0].fixes:
        other = project.copy()
        Document(other, ProjectKinds(STANDARD, other)).do(fix.edit)
        assert analyser.analyse(other).ok
    # It is true: torch would refuse.
    plain = plan_of(flagged(project, False))
    assert plain is not None
    steps = [
        replace(step, settings={**step.settings, "checkpoint": True}) if step.bodies else step
        for step in plain.steps
    ]
    net = seeded(replace(plain, steps=tuple(steps)), 0).train()
    with pytest.raises(RuntimeError, match="modified by an inplace operation"):
        loss_of(net(torch.randn(3, 6))).backward()


def test_in_place_later_in_the_block_is_no_matter() -> None:
    draw = Drawing()
    layers = (("Linear", {"out_features": 6}), ("ReLU", {"inplace": True}))
    block(draw, "Part", *layers)
    project = model(draw, draw.add("block:Part", "part", repeat=2))
    assert_one_meaning(project, torch.randn(3, 6))


def test_uses_with_and_without_it_are_told_apart() -> None:
    """Also where a block that holds them is used several times."""
    draw = Drawing()
    block(draw, "Inner", ("Linear", {"out_features": 6}), ("Tanh", {}))
    define(draw, "Outer", Variable("deep", False, "bool"))
    inner = draw.add("block:Inner", "inner", checkpoint=Expression("deep"))
    draw.chain(draw.add("input", "x", shape=("N", 6)), inner, draw.add("output", "y"))
    draw.within = MODEL
    one = draw.add("block:Outer", "one", deep=True)
    project = model(draw, one, draw.add("block:Outer", "two"))
    plan = plan_of(project)
    assert plan is not None
    assert source.write(plan).text.count("checkpoint(self.inner, x, use_reentrant=False)") == 1
    assert_same_model(plan, torch.randn(3, 6))
    net = seeded(plan, 0)
    x = torch.randn(3, 6)
    assert kept(net, x) < kept(seeded(mlp(), 0), x)


SEEDS = st.integers(0, 2**40)
MANY = settings(
    max_examples=40,
    derandomize=True,
    phases=[Phase.generate],
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@MANY
@given(SEEDS)
def test_random_projects_learn_the_same(seed: int) -> None:
    author = Author(seed)
    author.draw()
    plan = plan_of(author.project)
    if plan is None or not any(step.bodies for step in plan.steps):
        return
    assert_one_meaning(author.project, *values(len(plan.inputs), 3))


def test_the_texts_of_the_models_are_clean_with_it() -> None:
    texts = []
    for draw in MODELS.values():
        drawn, *_ = draw()
        plan = (
            Analyser(drawn.catalogue, allows=lambda _text: True)
            .analyse(flagged(drawn.project))
            .plan
        )
        assert plan is not None
        texts.append(source.write(plan).text)
    assert any("use_reentrant=False)" in text for text in texts)
    assert_clean(*texts)
