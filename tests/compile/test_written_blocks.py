"""Models made of blocks as Python: read as a person would write it, and one with what trains."""

from __future__ import annotations

import composed
import pytest
import torch
from composed import (
    assert_same_model,
    basic_block,
    change,
    define,
    plan_of,
)
from drawing import Drawing
from tidy import assert_clean

from studio.compile import source
from studio.graph.definitions import AddGraph
from studio.graph.model import BYPASS, MODEL, Graph, Variable
from studio.value import Expression


@pytest.mark.parametrize("name", composed.MODELS)
def test_the_text_is_the_one_that_was_read_and_found_good(name):
    draw, _ = composed.MODELS[name]()
    text = source.write(plan_of(draw)).text
    assert text == (composed.GOLDEN / f"{name}.py").read_text(encoding="utf-8")
    assert_clean(text)


@pytest.mark.parametrize("name", composed.MODELS)
def test_the_written_classes_are_the_module_that_trains(name):
    draw, inputs = composed.MODELS[name]()
    assert_same_model(plan_of(draw), *inputs)


def test_an_optional_input_may_be_left_out():
    draw, inputs = composed.decoder_with_memory()
    assert_same_model(plan_of(draw), *inputs[:-1])


def block_in_block(image: int) -> Drawing:
    draw = Drawing()
    basic_block(draw)
    x = draw.add("input", "image", shape=("N", image, 8, 8))
    block = draw.add("block:basic block", "blocks", channels=image)
    draw.chain(x, block, draw.add("output", "features"))
    return draw


def made(text: str, name: str) -> str:
    """The line in which a layer is made, alone or in a sequence."""
    starts = (f"self.{name} = ", f"{name}=")
    return next(line.strip() for line in text.splitlines() if line.strip().startswith(starts))


def test_a_size_that_comes_from_a_variable_is_written_as_the_variable():
    text = source.write(plan_of(block_in_block(12))).text
    assert "def __init__(self, channels: int, stride: int = 1) -> None:" in text
    assert made(text, "norm1") == "norm1=nn.BatchNorm2d(channels),"
    assert made(text, "blocks") == "self.blocks = BasicBlock(12)"


def test_a_number_that_is_equal_by_chance_stays_a_number():
    draw = Drawing()
    define(draw, "look", Variable("kernel", 3))
    x = draw.add("input", "x", shape=("N", 3, 9, 9))
    conv = draw.add("Conv2d", "conv", out_channels=3, kernel_size=Expression("kernel"))
    draw.chain(x, conv, draw.add("BatchNorm2d", "norm"), draw.add("output", "y"))
    draw.within = MODEL
    draw.chain(
        draw.add("input", "image", shape=("N", 3, 9, 9)),
        draw.add("block:look", "look"),
        draw.add("output", "result"),
    )
    text = source.write(plan_of(draw)).text
    assert made(text, "conv") == "self.conv = nn.Conv2d(3, 3, kernel_size=kernel)"
    assert made(text, "norm") == "self.norm = nn.BatchNorm2d(3)"


def test_a_size_is_followed_through_reshapes():
    draw = Drawing()
    define(draw, "mix", Variable("width", 8), Variable("heads", 2))
    x = draw.add("input", "x", shape=("N", 6, 8))
    split = ("N", -1, Expression("heads"), Expression("width // heads"))
    apart = draw.add("Reshape", "apart", shape=split)
    join = draw.add("Reshape", "join", shape=("N", -1, Expression("width")))
    last = draw.add("Linear", "last", out_features=3)
    draw.chain(x, apart, draw.add("Tanh", "tanh"), join, last, draw.add("output", "y"))
    draw.within = MODEL
    draw.chain(
        draw.add("input", "words", shape=("N", 6, 8)),
        draw.add("block:mix", "mix"),
        draw.add("output", "result"),
    )
    plan = plan_of(draw)
    text = source.write(plan).text
    assert made(text, "last") == "self.last = nn.Linear(width, 3)"
    assert "torch.reshape(x, (x.shape[0], -1, self.heads, self.width // self.heads))" in text
    assert_clean(text)
    assert_same_model(plan, torch.rand(2, 6, 8))


def test_the_docstring_says_what_the_author_says():
    draw = block_in_block(12)
    about = (
        'A block (He et al. 2015). "Deep" \\ it is.\n\nWith a shortcut """ around.' + " More." * 20
    )
    draw.project.graphs["basic block"].about = about
    text = source.write(plan_of(draw)).text
    assert '    r"""A block (He et al. 2015).\n\n    "Deep" \\ it is.\n\n' in text
    assert "    With a shortcut ''' around. More." in text
    assert_clean(text)


def repeated(count: int, channels: int) -> Drawing:
    draw = block_in_block(8)
    (block,) = (node.id for node in draw.graph if node.kind == "block:basic block")
    draw.set(block, "repeat", count)
    draw.set(block, "channels", channels)
    return draw


def test_equal_repetitions_are_made_in_a_loop_and_others_are_listed():
    text = source.write(plan_of(repeated(4, 8))).text
    assert made(text, "blocks") == (
        "self.blocks = nn.Sequential(*(BasicBlock(8) for _ in range(4)))"
    )
    text = source.write(plan_of(repeated(2, 4))).text
    assert made(text, "blocks") == (
        "self.blocks = nn.Sequential(BasicBlock(8, 4), BasicBlock(4, 4))"
    )
    text = source.write(plan_of(repeated(7, 4))).text
    assert "            BasicBlock(8, 4), *(BasicBlock(4, 4) for _ in range(6))\n" in text
    for count, channels in ((4, 8), (2, 4), (7, 4)):
        plan = plan_of(repeated(count, channels))
        assert_clean(source.write(plan).text)
        assert_same_model(plan, torch.rand(2, 8, 8, 8))


def test_a_row_of_one_is_of_the_class_of_longer_rows():
    draw, inputs = composed.residual_stages()
    draw.set(draw.graph.find("stage2").id, "depth", 1)
    plan = plan_of(draw)
    text = source.write(plan).text
    assert made(text, "stage1") == "stage1=Stage(8, depth=3),"
    assert made(text, "stage2") == "stage2=Stage(16, depth=1),"
    assert "*(BasicBlock(channels, channels) for _ in range(depth - 1))," in text
    assert text.count("class BasicBlock(") == 1
    assert_clean(text)
    assert_same_model(plan, *inputs)


def test_instances_of_another_structure_are_another_class():
    draw = Drawing()
    define(draw, "split", Variable("parts", 2))
    apart = draw.add("torch.chunk", "apart", chunks=Expression("parts"), dim=-1)
    draw.chain(draw.add("input", "x", shape=("N", 12)), apart)
    draw.wire(f"{apart}.output.0", draw.add("output", "y"))
    draw.within = MODEL
    one = draw.add("block:split", "one", parts=2)
    two = draw.add("block:split", "two", parts=3)
    draw.chain(draw.add("input", "x", shape=("N", 12)), one, two, draw.add("output", "y"))
    plan = plan_of(draw)
    text = source.write(plan).text
    assert made(text, "one") == "self.one = Split()"
    assert made(text, "two") == "self.two = Split2()"
    assert_clean(text)
    assert_same_model(plan, torch.rand(2, 12))


def growing(count: object, growth: int) -> Drawing:
    """Layers of which each sees what all before it gave."""
    draw = Drawing()
    define(draw, "dense", Variable("growth", 4))
    x = draw.add("input", "x", shape=("N", 8))
    more = draw.add("Linear", "more", out_features=Expression("growth"))
    join = draw.add("Concatenate", "join", dim=1)
    draw.chain(x, join)
    draw.chain(x, more, join)
    draw.chain(join, draw.add("output", "y"))
    define(draw, "stack", Variable("layers", 3))
    inner = draw.add("block:dense", "inner", growth=growth, repeat=count)
    draw.chain(draw.add("input", "x", shape=("N", 8)), inner, draw.add("output", "y"))
    draw.within = MODEL
    return draw


def test_numbers_that_grow_evenly_are_computed_in_a_loop():
    draw = growing(5, 3)
    stack = draw.add("block:stack", "stack")
    draw.chain(draw.add("input", "image", shape=("N", 8)), stack, draw.add("output", "result"))
    plan = plan_of(draw)
    text = source.write(plan).text
    assert (
        made(text, "inner")
        == "self.inner = nn.Sequential(*(Dense(8 + 3 * i, 3) for i in range(5)))"
    )
    assert_clean(text)
    assert_same_model(plan, torch.rand(2, 8))


def test_rows_of_other_starts_and_lengths_are_one_class():
    draw = growing(Expression("layers"), 3)
    one = draw.add("block:stack", "one", layers=3)
    two = draw.add("block:stack", "two", layers=6)
    draw.chain(draw.add("input", "image", shape=("N", 8)), one, two, draw.add("output", "result"))
    plan = plan_of(draw)
    text = source.write(plan).text
    assert "Dense(in_features + 3 * i, 3) for i in range(layers)" in text
    assert made(text, "one") == "self.one = Stack(8, 3)"
    assert made(text, "two") == "self.two = Stack(17, 6)"
    assert_clean(text)
    assert_same_model(plan, torch.rand(2, 8))


def test_lines_of_a_block_belong_to_all_its_instances():
    draw, _ = composed.residual_stages()
    plan = plan_of(draw)
    written = source.write(plan)
    lines = written.text.splitlines()
    stages = {step.name: step for step in plan.steps}
    blocks = stages["stage1"].bodies[0].steps[1]
    inner = {step.name: step.node for step in blocks.bodies[0].steps}
    stage, last = stages["stage1"].node, stages["last"].node
    path = f"{stage}/{blocks.node}/{inner['norm1']}"
    shown = [lines[n - 1].strip() for n in written.lines_of(path)]
    assert shown == [
        "self.residual = nn.Sequential(",
        "norm1=nn.BatchNorm2d(channels),",
        "residual = self.residual(x)",
    ]
    third = f"{stage}/{blocks.node}#2/{inner['norm1']}"
    alone = f"{last}/{inner['norm1']}"
    assert written.lines_of(third) == written.lines_of(alone) == written.lines_of(path)
    for line in written.lines_of(path):
        assert {path, third, alone} <= written.nodes_at(line)
    layers = len(blocks.bodies[0].runs[0].steps)
    counts = [len(written.nodes_at(line)) for line in written.lines_of(path)]
    assert counts == [(3 + 2 + 1) * many for many in (layers, 1, layers)]
    shown = [lines[n - 1].strip() for n in written.lines_of(last)]
    assert shown == [
        "N × 16 × 2 × 2   last",
        "self.features = nn.Sequential(",
        "last=BasicBlock(16, 16, stride=2),",
        "x = self.features(image)",
    ]
    assert written.lines_of("n99/n1") == written.lines_of(f"{last}/n99") == ()
    assert written.nodes_at(0) == written.nodes_at(10_000) == frozenset()


def test_an_axis_of_the_batch_in_a_variable_is_written_out():
    draw = Drawing()
    draw.project.variables = (Variable("size", ("N", 2, -1), type="shape"), Variable("two", 2))
    define(draw, "fold", Variable("to", ("N", 4, -1), type="shape"))
    fold = draw.add("Reshape", "fold", shape=Expression("to"))
    draw.chain(draw.add("input", "x", shape=("N", 8)), fold, draw.add("output", "y"))
    draw.within = MODEL
    x = draw.add("input", "x", shape=("N", 8))
    again = draw.add("Reshape", "again", shape=Expression("size"))
    parts = draw.add("Reshape", "parts", shape=("N", Expression("two * 2"), -1))
    folds = draw.add("block:fold", "fold1"), draw.add("block:fold", "fold2", to=("N", -1, 2))
    draw.chain(x, again, parts, *folds, draw.add("output", "y"))
    plan = plan_of(draw)
    assert_same_model(plan, torch.rand(3, 8))
    text = source.write(plan).text
    assert '"N"' not in text
    assert "SIZE" not in text, "it is spoken of nowhere"
    assert "(x.shape[0], TWO * 2, -1)" in text


def test_a_new_name_changes_only_the_lines_that_name_it():
    draw, _ = composed.residual_stages()
    before = source.write(plan_of(draw)).text.splitlines()
    change(draw, draw.graph.find("stem").id, name="entry")
    after = source.write(plan_of(draw)).text.splitlines()
    pairs = [(a, b) for a, b in zip(before, after, strict=True) if a != b]
    assert [(a.replace("stem", "entry"), a != b) for a, b in pairs] == [(b, True) for _, b in pairs]
    assert len(pairs) == 2


def test_names_of_classes_do_not_clash():
    draw = Drawing()
    for name in ("net", "tensor", "Net 2"):
        define(draw, name)
        draw.chain(
            draw.add("input", "x", shape=("N", 4)),
            draw.add("Linear", "nn", out_features=4),
            draw.add("output", "self"),
        )
    draw.within = MODEL
    nodes = [draw.add(f"block:{name}", "layer") for name in ("net", "tensor", "Net 2")]
    draw.chain(draw.add("input", "image", shape=("N", 4)), *nodes, draw.add("output", "result"))
    plan = plan_of(draw)
    written = source.write(plan)
    assert written.class_name == "Net"
    classes = [line for line in written.text.splitlines() if line.startswith("class ")]
    assert len(set(classes)) == 4
    assert_clean(written.text)
    assert_same_model(plan, torch.rand(2, 4))


def test_a_bypassed_node_leaves_a_comment_that_leads_to_it():
    draw, _ = composed.shared_encoder()
    plan = plan_of(draw)
    written = source.write(plan)
    encoder = next(step for step in plan.steps if step.name == "encoder")
    (skipped,) = encoder.bodies[0].skipped
    (line,) = written.lines_of(f"{encoder.node}/{skipped.node}")
    assert written.text.splitlines()[line - 1].strip() == "# drop (Dropout) is bypassed."
    assert skipped.how == BYPASS


def test_a_state_that_may_be_left_out_is_passed_on_or_not():
    draw = Drawing()
    words = draw.add("input", "words", shape=(6, "N", 8))
    states = [draw.add("input", name, shape=(1, "N", 5), optional=True) for name in ("h_0", "c_0")]
    memory = draw.add("LSTM", "memory", hidden_size=5)
    draw.chain(words, memory, draw.add("output", "states"))
    for port, state in zip(("h_0", "c_0"), states, strict=True):
        draw.wire(state, f"{memory}.{port}")
    plan = plan_of(draw)
    text = source.write(plan).text
    assert "self.memory(words, None if h_0 is None else (h_0, c_0))" in text
    assert_clean(text)
    assert_same_model(plan, torch.rand(6, 2, 8))
    assert_same_model(plan, torch.rand(6, 2, 8), torch.rand(1, 2, 5), torch.rand(1, 2, 5))


def test_a_docstring_of_any_length_is_formatted():
    texts = []
    for length in range(1, 50):
        draw = Drawing()
        name = "i" * length
        draw.chain(draw.add("input", name, shape=("N", 4)), draw.add("output", "result"))
        texts.append(source.write(plan_of(draw)).text)
        draw.project.model.about = name * 2
        texts.append(source.write(plan_of(draw)).text)
    assert_clean(*texts)


def test_a_run_keeps_clear_of_a_layer_that_only_a_second_call_needs():
    draw = Drawing()
    x = draw.add("input", "x", shape=("N", 4))
    owner = draw.add("Identity", "layers")
    draw.wire(x, owner)
    row = [draw.add("Linear", "one", out_features=5), draw.add("BatchNorm1d", "two")]
    again = draw.add("Identity", "again")
    change(draw, again, reuses=owner)
    draw.chain(x, *row, draw.add("ReLU", "three"), again, draw.add("output", "y"))
    assert_same_model(plan_of(draw), torch.rand(6, 4))


def test_an_input_that_a_block_has_no_use_for_is_not_given_to_it():
    draw = Drawing()
    draw.do(AddGraph("part", Graph()))
    draw.within = "part"
    draw.add("input", "idle", shape=("N", 4))
    x = draw.add("input", "x", shape=("N", 4))
    tanh = draw.add("Tanh")
    draw.chain(x, tanh, draw.add("output", "bent"))
    draw.wire(x, draw.add("output", "as_it_was"))
    draw.within = MODEL
    x, part = draw.add("input", "x", shape=("N", 4)), draw.add("block:part", "part")
    jitter = draw.add("Dropout", "jitter")
    draw.chain(x, jitter, part)
    draw.wire(x, f"{part}.x")
    for port in ("bent", "as_it_was"):
        draw.wire(f"{part}.{port}", draw.add("output", port))
    plan = plan_of(draw)
    assert_same_model(plan, torch.rand(2, 4))
    assert "self.part(x)" in source.write(plan).text
