from __future__ import annotations

import math
import pickle
from typing import Any

import numpy as np
import pytest
import torch
from drawing import STANDARD, Drawing
from running import plan_of, straight
from torch import Tensor, nn

from studio import paths
from studio.compile.analysis import Analyser
from studio.compile.kinds import ProjectKinds
from studio.compile.module import PlanModule, seeded
from studio.graph import fileio
from studio.graph.model import MODEL, Graph
from studio.graph.variables import SetVariable
from studio.observe.asks.ask import Finding, Missing
from studio.observe.asks.attention import MOST_TOKENS, AttentionAsk, AttentionFound
from studio.observe.asks.example import Example
from studio.observe.frames import Watch
from studio.observe.heads import attention, weights_of
from studio.observe.looks.attention import reduced
from studio.observe.looks.subject import Examples, Samples
from studio.observe.metrics import Scoring
from studio.observe.probes import Observer

TOKENS, WIDTH = 5, 8
ASK = AttentionAsk(Example(1))


def self_attention(*, causal: bool = False, **params: Any) -> Drawing:
    draw = Drawing()
    x = draw.add("input", "x", shape=("N", TOKENS, WIDTH))
    attend = draw.add("MultiheadAttention", "attend", num_heads=2, batch_first=True, **params)
    for port in ("query", "key", "value"):
        draw.wire(x, f"{attend}.{port}")
    if causal:
        mask = draw.add("CausalMask", "mask")
        draw.wire(x, mask)
        draw.wire(mask, f"{attend}.attn_mask")
    draw.chain(attend, draw.add("output", "y"))
    return draw


def found(module: PlanModule, x: Tensor, ask: AttentionAsk = ASK) -> AttentionFound:
    samples = Samples({"validation": Examples((x,))}, Scoring("numbers"))
    (frame,) = Observer(module, samples).look(Watch(asks=frozenset({ask})), 3)
    assert isinstance(frame, Finding)
    assert isinstance(frame.found, AttentionFound), frame.found
    return pickle.loads(pickle.dumps(frame)).found  # type: ignore[no-any-return]


@pytest.mark.parametrize("causal", [False, True])
def test_heads_are_those_that_torch_gives_where_it_is_asked_for_them(causal: bool) -> None:
    module = seeded(plan_of(self_attention(causal=causal, need_weights=False)), 0)
    x = torch.randn(3, TOKENS, WIDTH)
    layer = module.layer("n2")
    assert isinstance(layer, nn.MultiheadAttention)
    one = x[1:2]
    mask = torch.ones(TOKENS, TOKENS, dtype=torch.bool).triu(1) if causal else None
    layer.eval()
    _, expected = layer(one, one, one, attn_mask=mask, average_attn_weights=False)
    (call,) = attention(module, (one,))
    assert torch.equal(call.weights, expected[0])
    if causal:
        assert not call.weights.triu(1).any()
    for head in (0, 1):
        seen = found(module, x, AttentionAsk(Example(1), head=head))
        assert seen.chosen.values.tolist() == expected[0, head].tolist()
    (shown,) = seen.layers
    assert (shown.node, shown.heads, shown.queries, shown.keys) == ("n2", 2, TOKENS, TOKENS)
    assert shown.groups == 1


def test_a_stack_of_encoder_layers_is_heard_layer_by_layer() -> None:
    draw = straight(
        ("TransformerEncoder", {"num_layers": 3, "nhead": 2, "batch_first": True}),
        shape=("N", TOKENS, WIDTH),
    )
    module = seeded(plan_of(draw), 0)
    x = torch.randn(2, TOKENS, WIDTH)
    seen = found(module, x)
    assert [(each.node, each.number, each.calls) for each in seen.layers] == [
        ("n2", number, 3) for number in range(3)
    ]
    stack = module.layer("n2")
    assert isinstance(stack, nn.TransformerEncoder)
    one = x[1:2]
    first, second = stack.layers[:2]
    stack.train()  # Torch's short way for evaluation differs in the last digits.
    with torch.no_grad():
        for layer in stack.modules():
            if isinstance(layer, nn.Dropout):
                layer.p = 0.0
            if isinstance(layer, nn.MultiheadAttention):
                layer.dropout = 0.0
        inner = first(one)
        _, expected = second.self_attn(inner, inner, inner, average_attn_weights=False)
    small = torch.from_numpy(np.array(seen.layers[1].small))
    torch.testing.assert_close(small, expected[0], atol=1e-6, rtol=1e-5)


def test_attention_in_repeated_blocks_has_the_way_to_it() -> None:
    draw = Drawing()
    draw.project.graphs["Layer"] = Graph()
    draw.within = "Layer"
    x = draw.add("input", "x", shape=("N", TOKENS, WIDTH))
    attend = draw.add("MultiheadAttention", "attend", num_heads=2, batch_first=True)
    for port in ("query", "key", "value"):
        draw.wire(x, f"{attend}.{port}")
    draw.chain(attend, draw.add("output", "y"))
    draw.within = MODEL
    block = draw.add("block:Layer", "layers", repeat=2)
    x = draw.add("input", "x", shape=("N", TOKENS, WIDTH))
    draw.chain(x, block, draw.add("output", "y"))
    module = seeded(plan_of(draw), 0)
    calls = attention(module, (torch.randn(1, TOKENS, WIDTH),))
    assert [call.node for call in calls] == [f"{block}/{attend}", f"{block}#1/{attend}"]
    assert all(call.number == 0 for call in calls)
    assert not torch.equal(calls[0].weights, calls[1].weights)


def sdpa(**params: Any) -> Drawing:
    draw = Drawing()
    x = draw.add("input", "x", shape=("N", 2, TOKENS, WIDTH))
    attend = draw.add("torch.nn.functional.scaled_dot_product_attention", "attend", **params)
    for port in ("query", "key", "value"):
        draw.wire(x, f"{attend}.{port}")
    draw.chain(attend, draw.add("output", "y"))
    return draw


@pytest.mark.parametrize("causal", [False, True])
def test_a_product_of_queries_and_keys_gives_the_weights_of_its_values(causal: bool) -> None:
    module = seeded(plan_of(sdpa(is_causal=causal, dropout_p=0.5)), 0)
    x = torch.randn(1, 2, TOKENS, WIDTH)
    (call,) = attention(module, (x,))
    with torch.no_grad():
        torch.testing.assert_close(call.weights @ x[0], module.eval()(x)[0])
    assert call.weights.shape == (2, TOKENS, TOKENS)
    torch.testing.assert_close(call.weights.sum(-1), torch.ones(2, TOKENS))
    assert bool(call.weights.triu(1).any()) is not causal


def test_masks_scales_and_shared_keys_are_heeded() -> None:
    query, key = torch.randn(1, 4, 3, 6), torch.randn(1, 2, 5, 6)
    values = torch.eye(5).expand(1, 2, 5, 5)
    added = torch.randn(3, 5)
    for mask in (None, added, added > 0.5):
        given: dict[str, Any] = {"attn_mask": mask, "scale": 0.3, "enable_gqa": True}
        # Values that are one at a single key each give back the weights.
        expected = nn.functional.scaled_dot_product_attention(query, key, values, **given)
        torch.testing.assert_close(weights_of(query, key, values, **given), expected.nan_to_num())


def test_nothing_is_left_behind_and_training_goes_on_the_same() -> None:
    module = seeded(plan_of(self_attention(dropout=0.5)), 0).train()
    x = torch.randn(3, TOKENS, WIDTH)
    torch.manual_seed(5)
    undisturbed = module(x)
    torch.manual_seed(5)
    found(module, x)
    assert torch.equal(module(x), undisturbed)
    assert module.training
    assert not any(part._forward_hooks or part._forward_pre_hooks for part in module.modules())


def test_a_rollout_multiplies_what_layers_mix() -> None:
    draw = straight(
        ("TransformerEncoder", {"num_layers": 2, "nhead": 2, "batch_first": True}),
        shape=("N", TOKENS, WIDTH),
    )
    module = seeded(plan_of(draw), 0)
    x = torch.randn(2, TOKENS, WIDTH)
    seen = found(module, x, AttentionAsk(Example(1), rollout=True))
    mixed = [0.5 * np.mean(each.small, axis=0, dtype=np.float64) + 0.5 * np.eye(TOKENS)
             for each in seen.layers]  # fmt: skip
    np.testing.assert_allclose(seen.chosen.values, mixed[1] @ mixed[0], atol=1e-6)
    assert seen.skipped == 0


@pytest.mark.parametrize(
    ("name", "ways"),
    [
        ("bert_base", ["n5/n3", "n5#1/n3"]),
        ("vit_b_16", ["n5/n3", "n5#1/n3"]),
        ("transformer", ["n3/n3", "n3#1/n3", "n10/n3", "n10/n9", "n10#1/n3", "n10#1/n9"]),
    ],
)
def test_the_transformers_that_come_along_are_heard(name: str, ways: list[str]) -> None:
    project = fileio.load(paths.resources() / "examples" / f"{name}.plexus")
    kinds = ProjectKinds(STANDARD, project)
    small = {"width": 12, "depth": 2, "heads": 2, "vocabulary": 50}
    for variable in {one.name for one in project.variables} & set(small):
        SetVariable(variable, small[variable]).apply(project, kinds)
    plan = Analyser(STANDARD).analyse(project).plan
    assert plan is not None
    inputs = []
    for step in plan.inputs:
        if not step.settings["optional"]:
            # A fixed number, or a name with one: "S=64".
            sizes = [str(size).rpartition("=")[2] for size in step.settings["shape"][1:]]  # type: ignore[index]
            shape = (1, *map(int, sizes))
            whole = "int" in str(step.settings["dtype"])
            inputs.append(torch.zeros(shape, dtype=torch.int64) if whole else torch.rand(shape))
    samples = Samples({"validation": Examples(tuple(inputs))}, Scoring("numbers"))
    asks = frozenset({AttentionAsk(Example(0)), AttentionAsk(Example(0), rollout=True)})
    first, second = Observer(seeded(plan, 0), samples).look(Watch(asks=asks), 0)
    assert isinstance(first, Finding)
    assert isinstance(second, Finding)
    seen, rolled = first.found, second.found
    assert isinstance(seen, AttentionFound)
    assert isinstance(rolled, AttentionFound)
    assert [layer.node for layer in seen.layers] == ways
    assert max(seen.skipped, rolled.skipped) == (4 if name == "transformer" else 0)
    if name == "transformer":
        assert not np.triu(seen.layers[2].small[0], 1).any()


def test_long_rows_are_means_of_blocks_and_say_so() -> None:
    long = MOST_TOKENS + 44
    values = torch.rand(2, long, long)
    small = reduced(values, MOST_TOKENS)
    assert small.shape == (2, math.ceil(long / 2), math.ceil(long / 2))
    torch.testing.assert_close(small[1, 3, 4], values[1, 6:8, 8:10].mean())
    draw = Drawing()
    x = draw.add("input", "x", shape=("N", 1, long, 4))
    attend = draw.add("torch.nn.functional.scaled_dot_product_attention", "attend")
    for port in ("query", "key", "value"):
        draw.wire(x, f"{attend}.{port}")
    draw.chain(attend, draw.add("output", "y"))
    module = seeded(plan_of(draw), 0)
    seen = found(module, torch.randn(2, 1, long, 4))
    assert (seen.chosen.queries, seen.chosen.row_block) == (long, 2)
    assert seen.layers[0].rows_block == math.ceil(long / 32)
    rolled = found(module, torch.randn(2, 1, long, 4), AttentionAsk(Example(0), rollout=True))
    np.testing.assert_allclose(rolled.chosen.values.sum(1) * 2, 1, atol=1e-4)


def test_a_model_without_attention_says_so() -> None:
    module = seeded(plan_of(straight(("Linear", {"out_features": 3}))), 0)
    samples = Samples({"validation": Examples((torch.rand(3, 2),))}, Scoring("numbers"))
    (frame,) = Observer(module, samples).look(Watch(asks=frozenset({ASK})), 3)
    assert isinstance(frame, Finding)
    assert isinstance(frame.found, Missing)
    assert "No layer of this model" in str(frame.found.reason)
