"""The two readings of a Plan, the module that trains and the Python that leaves, are one model."""

from __future__ import annotations

import subprocess
import sys

import pytest
import torch
from drawing import STANDARD, Drawing, image_network
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn

from studio.compile import module, source
from studio.compile.analysis import Analyser
from studio.compile.plan import Plan, differing
from studio.message import UserError


def plan_of(draw: Drawing) -> Plan:
    draw.project.name = "small net"
    analysis = Analyser(STANDARD).analyse(draw.project)
    assert analysis.plan is not None, [str(p.message) for p in analysis.problems]
    return analysis.plan


def exported(plan: Plan) -> nn.Module:
    written = source.write(plan)
    names: dict[str, object] = {}
    exec(compile(written.text, "<exported>", "exec"), names)
    made = names[written.class_name]
    return made()  # type: ignore[operator, no-any-return]


def assert_same_model(plan: Plan, *inputs: torch.Tensor) -> None:
    """Same keys, same initial weights for a seed, bit-equal outputs."""
    running = module.seeded(plan, 3)
    torch.manual_seed(3)
    written = exported(plan)
    assert list(running.state_dict()) == list(written.state_dict())
    for key, value in running.state_dict().items():
        assert torch.equal(value, written.state_dict()[key]), key
    for mode in (True, False):
        running.train(mode), written.train(mode)
        torch.manual_seed(1)
        one = running(*[value.clone() for value in inputs])
        torch.manual_seed(1)
        two = written(*[value.clone() for value in inputs])
        one, two = (value if isinstance(value, tuple) else (value,) for value in (one, two))
        assert len(one) == len(two)
        assert all(torch.equal(a, b) for a, b in zip(one, two, strict=True))


def test_the_exported_class_is_the_module_that_trains():
    draw, _ = image_network()
    assert_same_model(plan_of(draw), torch.rand(4, 1, 8, 8))


def test_exported_text_reads_as_a_person_would_write_it():
    draw, _ = image_network()
    assert (
        source.write(plan_of(draw)).text
        == '''\
"""SmallNet, a PyTorch model drawn with Plexus Studio."""

from torch import Tensor, nn


class SmallNet(nn.Module):
    """Takes image and returns scores.

    Shapes:
        N × 1 × 8 × 8  image
        N × 4 × 8 × 8  conv1
        N × 256        flatten
        N × 10         classes → scores
    """

    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(1, 4, kernel_size=3, padding=1)
        self.relu1 = nn.ReLU()
        self.skip = nn.Conv2d(4, 4, kernel_size=1)
        self.flatten = nn.Flatten()
        self.classes = nn.Linear(256, 10)

    def forward(self, image: Tensor) -> Tensor:
        conv1 = self.conv1(image)
        relu1 = self.relu1(conv1)
        x = self.skip(conv1)
        x = relu1 + x
        x = self.flatten(x)
        return self.classes(x)
'''
    )


def test_lines_and_nodes_point_at_each_other():
    draw, ids = image_network()
    written = source.write(plan_of(draw))
    lines = written.text.splitlines()
    shown = [lines[n - 1].strip() for n in written.lines_of(ids["skip"])]
    assert shown == [
        "self.skip = nn.Conv2d(4, 4, kernel_size=1)",
        "x = self.skip(conv1)",
    ]
    row = next(n for n, line in enumerate(lines, 1) if line.endswith("classes → scores"))
    assert written.nodes_at(row) == {ids["classes"], ids["scores"]}
    for node in ids.values():
        assert written.lines_of(node)
        assert all(node in written.nodes_at(n) for n in written.lines_of(node))
    assert written.places.count == len(lines)
    assert written.nodes_at(0) == written.nodes_at(10_000) == frozenset()


def recurrent_with_attention() -> Drawing:
    """Several inputs and outputs, optional ports, tuples, functions, unused results."""
    draw = Drawing()
    tokens = draw.add("input", "tokens", shape=("N", 12), dtype="int64")
    mask = draw.add("input", "mask", shape=("N", 12), dtype="bool")
    embed = draw.add("Embedding", "embed", num_embeddings=50, embedding_dim=16)
    lstm = draw.add("LSTM", "lstm", hidden_size=16, batch_first=True)
    again = draw.add("LSTM", "again", hidden_size=16, batch_first=True)
    attend = draw.add("MultiheadAttention", "attend", num_heads=2, batch_first=True)
    join = draw.add("Concatenate", "join", dim=-1)
    reshape = draw.add("Reshape", "reshape", shape=("N", 4, -1))
    turn = draw.add("Permute", "turn", dims=(0, 2, 1))
    out, state = draw.add("output", "out"), draw.add("output", "state")
    draw.chain(tokens, embed, lstm, again)
    draw.wire(f"{lstm}.h_n", f"{again}.h_0")
    draw.wire(f"{lstm}.c_n", f"{again}.c_0")
    for port in ("query", "key", "value"):
        draw.wire(f"{again}.output", f"{attend}.{port}")
    draw.wire(mask, f"{attend}.key_padding_mask")
    draw.wire(attend, join)
    draw.wire(embed, join)
    draw.chain(join, reshape, turn, out)
    draw.wire(f"{attend}.attn_output_weights", state)
    return draw


def test_several_inputs_outputs_and_optional_ports():
    draw = recurrent_with_attention()
    plan = plan_of(draw)
    mask = torch.zeros(3, 12, dtype=torch.bool)
    mask[:, 9:] = True
    assert_same_model(plan, torch.randint(50, (3, 12)), mask)
    text = source.write(plan).text
    assert "output, (h_n, c_n) = self.lstm(embed)" in text
    assert "(h_n, c_n))" in text
    assert "torch.reshape(x, (x.shape[0], 4, -1))" in text
    assert "-> tuple[Tensor, Tensor]:" in text


def test_names_that_a_module_cannot_have_are_changed_once_for_all_readings():
    draw, ids = image_network()
    for old, new in (("conv1", "forward"), ("relu1", "x"), ("skip", "training"), ("image", "max")):
        draw.graph.put_node(
            type(node := draw.graph.node(ids[old]))(node.id, node.kind, new, node.params)
        )
    plan = plan_of(draw)
    assert {step.name for step in plan.steps} >= {"forward_", "training_", "max_"}
    assert_same_model(plan, torch.rand(2, 1, 8, 8))


def test_notes_become_comments():
    draw, ids = image_network()
    node = draw.graph.node(ids["conv1"])
    draw.graph.put_node(
        type(node)(node.id, node.kind, node.name, node.params, note="Edges first.\nThen more.")
    )
    text = source.write(plan_of(draw)).text
    assert "        # Edges first.\n        # Then more.\n        self.conv1 = " in text


def test_exported_file_runs_in_a_fresh_interpreter_with_torch_alone(tmp_path):
    draw, _ = image_network()
    path = tmp_path / "net.py"
    path.write_text(source.write(plan_of(draw)).text, encoding="utf-8")
    script = (
        "import sys, torch, net; m = net.SmallNet(); print(tuple(m(torch.rand(2, 1, 8, 8)).shape));"
        "print([n for n in sys.modules if n.startswith(('studio', 'PySide6'))])"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split("\n")[:2] == ["(2, 10)", "[]"]


def test_exported_text_passes_ruff_and_its_formatter(tmp_path):
    draw = recurrent_with_attention()
    many = draw.add("Concatenate", "a_concatenation_with_a_long_name")
    ids = [draw.add("input", f"input_with_a_long_name_{n}", shape=("N", 4)) for n in range(9)]
    draw.chain(ids[0], total := draw.add("Add", "total"), draw.add("output", "sum_of_all"))
    for node in ids:
        draw.wire(node, many)
        if node != ids[0]:
            draw.wire(node, total)
    draw.wire(many, draw.add("output", "all_of_them"))
    path = tmp_path / "net.py"
    path.write_text(source.write(plan_of(draw)).text, encoding="utf-8")
    for command in (["check", "--select", "E,F,I,W,N,UP,B"], ["format", "--diff"]):
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *command, "--isolated", str(path)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr


def test_an_error_in_a_step_names_its_node():
    draw, ids = image_network()
    running = module.seeded(plan_of(draw), 0)
    with pytest.raises(module.NodeError, match=r"conv1 \(Conv2d\) failed while it ran") as caught:
        running(torch.rand(2, 3, 8, 8))
    assert caught.value.node == ids["conv1"]
    with pytest.raises(UserError, match="takes 1 inputs, got 2"):
        running(torch.rand(2), torch.rand(2))


def test_taps_see_functional_nodes_and_values_before_in_place_changes_and_leave_no_trace():
    draw, ids = image_network()
    draw.set(ids["relu1"], "inplace", True)
    running = module.seeded(plan_of(draw), 0)
    x = torch.randn(2, 1, 8, 8)
    with running.tapped({ids["conv1"], ids["join"], ids["image"]}) as values:
        running(x)
    assert torch.equal(values[ids["image"], "output"], x)
    assert torch.equal(values[ids["conv1"], "output"], running.conv1(x))
    assert values[ids["join"], "output"].shape == (2, 4, 8, 8)
    before = dict(values)
    with pytest.raises(module.NodeError), running.tapped({ids["conv1"]}):
        running(torch.rand(2, 3, 8, 8))
    running(x)
    assert dict(values) == before


def test_seeding_leaves_the_global_random_state_alone():
    plan = plan_of(image_network()[0])
    torch.manual_seed(7)
    expected = torch.rand(3)
    torch.manual_seed(7)
    module.seeded(plan, 1)
    assert torch.equal(torch.rand(3), expected)


def test_differing_nodes():
    draw, ids = image_network()
    before = plan_of(draw)
    assert differing(before, plan_of(draw)) == frozenset()
    draw.set(ids["relu1"], "inplace", True)
    extra = draw.add("Dropout", "drop")
    draw.wire(ids["classes"], extra)
    draw.wire(extra, draw.add("output", "second"))
    assert differing(before, plan_of(draw)) >= {ids["relu1"], extra}
    assert ids["conv1"] not in differing(before, plan_of(draw))


LAYERS = st.sampled_from(
    [
        ("Linear", {"out_features": 6}),
        ("Linear", {"out_features": 4, "bias": False}),
        ("ReLU", {}),
        ("ReLU", {"inplace": True}),
        ("Tanh", {}),
        ("LayerNorm", {}),
        ("BatchNorm1d", {}),
        ("Dropout", {"p": 0.25}),
        ("Softmax", {"dim": -1}),
        ("Reshape", {"shape": ("N", -1)}),
        ("Add", {}),
        ("Multiply", {}),
        ("Concatenate", {"dim": 1}),
    ]
)


@st.composite
def random_graphs(draw_value):
    """Graphs of flat vectors with forks, merges, dead ends, several inputs and outputs."""
    draw = Drawing()
    nodes = [
        draw.add("input", f"in{n}", shape=("N", 4)) for n in range(draw_value(st.integers(1, 2)))
    ]
    for kind, params in draw_value(st.lists(LAYERS, min_size=1, max_size=12)):
        node = draw.add(kind, **params)
        sources = 2 if kind in ("Add", "Multiply", "Concatenate") else 1
        for _ in range(sources):
            draw.wire(draw_value(st.sampled_from(nodes)), node)
        nodes.append(node)
        if draw_value(st.booleans()) and len(nodes) > 3:
            nodes.pop(0)
    for node in draw_value(st.lists(st.sampled_from(nodes), min_size=1, max_size=2, unique=True)):
        draw.wire(node, draw.add("output"))
    return draw


@settings(max_examples=100, deadline=None)
@given(random_graphs())
def test_random_graphs_have_true_shapes_and_one_meaning(draw):
    analysis = Analyser(STANDARD).analyse(draw.project)
    if analysis.plan is None:
        assert any(problem.severity == "error" for problem in analysis.problems)
        return
    torch.manual_seed(0)
    inputs = [torch.randn(5, 4) for _ in analysis.plan.inputs]
    assert_same_model(analysis.plan, *inputs)
    running = module.seeded(analysis.plan, 0)
    with running.tapped({step.node for step in analysis.plan.steps}) as values:
        running(*inputs)
    for (node, port), value in values.items():
        spec = analysis.nodes[node].outputs[port]
        assert (tuple(value.shape), str(value.dtype)) == (spec.sizes(5), f"torch.{spec.dtype}")
