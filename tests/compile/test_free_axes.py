"""Axes that are named at the inputs and carried through, and what is said where they cannot be."""

from __future__ import annotations

import pytest
import torch
from drawing import STANDARD, Drawing

from studio.compile.analysis import Analyser
from studio.compile.facts import Analysis
from studio.compile.problems import Problem
from studio.compile.tensors import TensorSpec
from studio.graph.definitions import AddGraph
from studio.graph.edits import AddNode, SetParam
from studio.graph.model import BLOCK, Graph, Node


def model(*layers: tuple[str, dict], shape, dtype="float32") -> Drawing:
    """Input, layers in a row, output."""
    draw = Drawing()
    ids = [draw.add("input", "x", shape=shape, dtype=dtype)]
    ids += [draw.add(kind, f"layer{n}", **params) for n, (kind, params) in enumerate(layers)]
    draw.chain(*ids, draw.add("output", "y"))
    return draw


def analyse(draw: Drawing) -> Analysis:
    return Analyser(STANDARD).analyse(draw.project)


def shapes(draw: Drawing) -> dict[str, str]:
    """What each node gives first, by its name."""
    analysis = analyse(draw)
    assert analysis.ok, [str(problem.message) for problem in analysis.problems]
    return {
        node.name: str(next(iter(analysis.nodes[node.id].outputs.values())))
        for node in draw.graph
        if analysis.nodes[node.id].outputs
    }


def only_problem(draw: Drawing) -> Problem:
    problems = [found for found in analyse(draw).problems if found.severity == "error"]
    assert len(problems) == 1, [str(problem.message) for problem in problems]
    return problems[0]


def mended(draw: Drawing, number: int = 0) -> dict[str, str]:
    """The shapes once the only problem is mended by one of its fixes."""
    draw.do(only_problem(draw).fixes[number].edit)
    return shapes(draw)


def merge(draw: Drawing, kind: str, *sources: str, **params) -> str:
    node = draw.add(kind, "both", **params)
    for source in sources:
        draw.wire(source, node)
    return node


@pytest.mark.parametrize(
    ("shape", "dtype", "layers", "expected"),
    [
        (("N", 3, "H", "W"), "float32", [("MaxPool2d", {})], "N × 3 × H/2 × W/2"),
        (
            ("N", 3, "H", "W"),
            "float32",
            [("Conv2d", {"out_channels": 8, "stride": 2, "padding": 1})] * 2,
            "N × 8 × (H+3)/4 × (W+3)/4",
        ),
        (
            ("N", 3, "16H=224", "16W=224"),
            "float32",
            [("MaxPool2d", {"kernel_size": 16}), ("Flatten", {})],
            "N × 3H·W",
        ),
        (
            ("N", "T=128"),
            "int64",
            [
                ("Embedding", {"num_embeddings": 50, "embedding_dim": 16}),
                ("TransformerEncoder", {"nhead": 2, "num_layers": 1, "batch_first": True}),
                ("LSTM", {"hidden_size": 8, "batch_first": True}),
                ("Linear", {"out_features": 5}),
            ],
            "N × T × 5",
        ),
        (("N", "T", 8), "float32", [("Flatten", {"start_dim": 0, "end_dim": 1})], "N·T × 8"),
        (("N", "T", 8), "float32", [("Flatten", {})], "N × 8T"),
        (("N", 4, "T"), "float32", [("ConvTranspose1d", {"stride": 2})], "N × 16 × 2T+1"),
        (("N", 4, "T"), "float32", [("Upsample", {})], "N × 4 × 2T"),
        (("N", 4, "H", "W"), "float32", [("PixelShuffle", {})], "N × 1 × 2H × 2W"),
        (("N", 4, "H", "W"), "float32", [("Unfold", {})], "N × 36 × (H-2)·(W-2)"),
        (("N", "T", 8), "float32", [("Mean", {"dim": 1})], "N × 8"),
        (("N", "T"), "float32", [("Index", {"index": ":, 1:"})], "N × T-1"),
    ],
)
def test_labels_are_carried_through(shape, dtype, layers, expected):
    draw = model(*layers, shape=shape, dtype=dtype)
    last = f"layer{len(layers) - 1}"
    assert shapes(draw)[last] == expected


def test_attention_and_concatenation_tell_two_lengths_apart():
    draw = Drawing()
    query = draw.add("input", "query", shape=("N", "T", 8))
    memory = draw.add("input", "memory", shape=("N", "S", 8))
    attend = draw.add("MultiheadAttention", "attend", batch_first=True)
    for port, source in (("query", query), ("key", memory), ("value", memory)):
        draw.wire(source, f"{attend}.{port}")
    join = merge(draw, "Concatenate", query, memory, dim=1)
    for source in (attend, f"{attend}.attn_output_weights", join):
        draw.wire(source, draw.add("output"))
    analysis = analyse(draw)
    assert analysis.ok
    weights = analysis.nodes[attend].outputs["attn_output_weights"]
    assert str(weights) == "N × T × S"
    assert str(analysis.nodes[join].outputs["output"]) == "N × S+T × 8"


def test_costs_are_of_the_sizes_that_are_assumed():
    analysis = analyse(model(("Linear", {"out_features": 4}), shape=("N", "T=128", 8)))
    assert analysis.total.multiply_adds == 128 * 8 * 4
    assert analysis.total.activation_bytes == 128 * (8 + 4) * 4
    usual = analyse(model(("Linear", {"out_features": 4}), shape=("N", "4T", 8)))
    assert usual.total.multiply_adds == 4 * 32 * 8 * 4


def test_a_size_that_one_input_states_holds_at_all():
    draw = Drawing()
    one = draw.add("input", "one", shape=("N", "T", 8))
    two = draw.add("input", "two", shape=("N", "2T=20", 8))
    draw.wire(merge(draw, "Concatenate", one, two, dim=1), draw.add("output", "y"))
    analysis = analyse(draw)
    assert analysis.nodes[one].outputs["output"].sizes(1) == (1, 10, 8)
    assert shapes(draw)["both"] == "N × 3T × 8"
    again = Analyser(STANDARD)
    again.analyse(draw.project)
    draw.do(SetParam(two, "shape", ("N", "2T=40", 8)))
    assert again.analyse(draw.project).nodes[one].outputs["output"].sizes(1) == (1, 20, 8)


def test_two_sizes_of_one_label_are_a_fault():
    draw = Drawing()
    one = draw.add("input", "one", shape=("N", "T=8"))
    two = draw.add("input", "two", shape=("N", "T=16"))
    draw.wire(merge(draw, "Add", one, two), draw.add("output", "y"))
    problem = only_problem(draw)
    assert (problem.node, problem.severity) == (two, "error")
    assert "T is taken to be 16 at two, and 8 at one" in str(problem.message)
    assert mended(draw)["both"] == "N × T"


def unet(depth: int, shape) -> Drawing:
    """Down by half and up again, with a skip at every level."""
    draw = Drawing()
    at, skips = draw.add("input", "image", shape=shape), []
    for level in range(depth):
        conv = draw.add("Conv2d", f"down{level}", out_channels=4, padding=1)
        pool = draw.add("MaxPool2d", f"pool{level}")
        draw.chain(at, conv, pool)
        skips.append(conv)
        at = pool
    for level in reversed(range(depth)):
        up, join = draw.add("Upsample", f"up{level}"), draw.add("Concatenate", f"join{level}")
        draw.chain(at, up)
        draw.wire(skips[level], join)
        draw.wire(up, join)
        at = join
    draw.wire(at, draw.add("output", "y"))
    return draw


def test_halves_that_are_doubled_want_a_multiple_and_one_click_makes_it_so():
    draw = unet(3, ("N", 1, "H=30", "W"))
    problem = only_problem(draw)
    assert draw.graph.node(problem.node).name == "join2"
    assert str(problem.message) == (
        "Concatenate cannot take N × 4 × H/4 × W/4, N × 4 × 2(H/8) × 2(W/8) for every size of "
        "H, W, only for sizes that can be divided by 8."
    )
    assert [str(fix.title) for fix in problem.fixes] == ["Make the axes 8H, 8W at the inputs"]
    found = mended(draw)
    assert found["image"] == "N × 1 × 8H × 8W"
    assert found["join0"] == "N × 16 × 8H × 8W"
    assert draw.graph.find("image").params["shape"] == ("N", 1, "8H=32", "8W")


def test_two_axes_share_a_multiple_that_only_their_product_needs():
    draw = model(("Reshape", {"shape": ("N", -1, 12)}), shape=("N", "T", "S", 9))
    found = mended(draw)
    assert found["x"] == "N × 2T × 2S × 9"
    assert found["layer0"] == "N × 3S·T × 12"


def test_two_names_for_what_has_to_be_equal():
    draw = Drawing()
    one = draw.add("input", "one", shape=("N", "T", 8))
    two = draw.add("input", "two", shape=("N", "S", 8))
    draw.wire(merge(draw, "Add", one, two), draw.add("output", "y"))
    problem = only_problem(draw)
    assert "S and T may be of different sizes" in str(problem.message) or (
        "T and S may be of different sizes" in str(problem.message)
    )
    assert mended(draw)["both"] == "N × T × 8"


def test_weights_cannot_follow_a_free_axis():
    layers = [("Conv2d", {"padding": 1}), ("MaxPool2d", {}), ("Flatten", {}), ("Linear", {})]
    draw = model(*layers, shape=("N", 3, "H", "W=40"))
    problem = only_problem(draw)
    assert str(problem.message) == (
        "Linear needs one fixed number for in_features, but layer2 gives 16(H/2)·(W/2) "
        "(in N × 16(H/2)·(W/2)), and H, W may be of any size."
    )
    assert [str(fix.title) for fix in problem.fixes] == [
        "Insert AdaptiveAvgPool2d before layer2",
        "Fix the size at the input: H = 32, W = 40",
    ]
    assert mended(draw)["layer3"] == "N × 10"
    other = model(*layers, shape=("N", 3, "H", "W=40"))
    assert mended(other, 1)["x"] == "N × 3 × 32 × 40"


def test_steps_are_averaged_rather_than_flattened():
    draw = model(("Flatten", {}), ("Linear", {}), shape=("N", "T", 6))
    assert str(only_problem(draw).fixes[0].title) == "Average over T in place of layer0"
    assert mended(draw)["layer0"] == "N × 6"


def test_channels_that_stand_last_are_moved():
    draw = model(("Conv1d", {"padding": 1}), shape=("N", "T", 6))
    assert "needs one fixed number for in_channels" in str(only_problem(draw).message)
    assert mended(draw)["layer0"] == "N × 16 × T"


def test_a_formula_that_is_not_known_is_said_and_can_be_fixed():
    draw = model(("Diagonal", {"dim1": 1, "dim2": 2}), shape=("N", "H", "W"))
    problem = only_problem(draw)
    assert "follows from H, W in a way that cannot be carried on" in str(problem.message)
    assert mended(draw)["layer0"] == "N × 32"


def test_an_axis_that_would_be_empty_at_the_assumed_size():
    conv = ("Conv2d", {"out_channels": 4, "kernel_size": 4, "stride": 4})
    draw = model(conv, conv, conv, shape=("N", 3, "H", "W=100"))
    problem = only_problem(draw)
    assert "leaves nothing of" in str(problem.message)
    assert "Assume" in str(problem.fixes[0].title)
    mended(draw)
    assert analyse(draw).ok


def test_a_longest_sequence_is_no_fault():
    for length, shape in ((64, ("N", "T=40", 8)), (1024, ("N", "T=6", 8))):
        draw = model(("LearnedPosition", {"max_length": length}), shape=shape)
        assert shapes(draw)["layer0"] == "N × T × 8"


def test_features_of_a_vector_cannot_be_free_either():
    draw = model(("BatchNorm1d", {}), shape=("N", "T"))
    assert str(only_problem(draw).message) == (
        "BatchNorm1d needs one fixed number for num_features, but x gives T (in N × T), and T may "
        "be of any size."
    )


def test_what_must_divide_may_be_a_square():
    draw = model(("Fold", {"output_size": 8, "kernel_size": 3}), shape=("N", "T=9", 36))
    assert mended(draw)["x"] == "N × 9T × 36"


def test_what_torch_says_is_said_in_labels():
    draw = Drawing()
    one = draw.add("input", "one", shape=("N", "T", 8))
    two = draw.add("input", "two", shape=("N", 9, 4))
    node = draw.add("MatMul", "product")
    draw.wire(one, f"{node}.input")
    draw.wire(two, f"{node}.other")
    draw.wire(node, draw.add("output", "y"))
    said = str(only_problem(draw).message)
    assert "N × T × 8" in said and not any(char in said for char in ("1009", "3042", "1717"))


def test_the_smaller_one_of_a_free_axis_and_a_number_is_not_the_number():
    diagonal = ("torch.diagonal", {})
    problem = only_problem(model(diagonal, shape=("N", "T=6", 8)))
    assert "follows from T in a way that cannot be carried on" in str(problem.message)
    assert shapes(model(diagonal, shape=("N", "T=40", 8)))["layer0"] == "N × 8"


def test_the_size_of_a_bicubic_image_is_found_without_its_many_steps(monkeypatch):
    modes, plain = [], torch.nn.functional.interpolate

    def heard(*args, **kwargs):
        modes.append(kwargs.get("mode", args[3] if len(args) > 3 else ""))
        return plain(*args, **kwargs)

    monkeypatch.setattr(torch.nn.functional, "interpolate", heard)
    bicubic = ("Upsample", {"mode": "bicubic", "scale_factor": 1.5, "align_corners": True})
    assert shapes(model(bicubic, shape=("N", 4, "H", 8)))["layer0"] == "N × 4 × 3H/2 × 12"
    assert set(modes) == {"bilinear"}


def test_labels_go_into_blocks_and_a_block_may_have_its_own():
    draw = Drawing()
    draw.do(AddGraph("Half", Graph()))
    draw.within = "Half"
    inner = draw.add("input", "x", shape=("N", 4, "L=64"))
    draw.chain(inner, draw.add("MaxPool1d", "pool"), draw.add("output", "y"))
    alone = Analyser(STANDARD).analyse(draw.project, "Half")
    assert str(alone.nodes[draw.graph.find("pool").id].outputs["output"]) == "N × 4 × L/2"
    draw.within = "model"
    x = draw.add("input", "x", shape=("N", 3, "T"))
    draw.do(AddNode(Node("b1", f"{BLOCK}Half", "half", {"repeat": 2})))
    draw.chain(x, "b1", draw.add("output", "y"))
    assert shapes(draw)["half"] == "N × 3 × T/4"


def test_a_fix_inside_a_block_names_the_axis_at_the_input_of_the_model():
    draw = Drawing()
    draw.do(AddGraph("Around", Graph()))
    draw.within = "Around"
    x = draw.add("input", "x", shape=("N", 4, 8))
    up = draw.add("Upsample", "up")
    draw.chain(x, draw.add("MaxPool1d", "pool"), up)
    draw.wire(merge(draw, "Add", x, up), draw.add("output", "y"))
    draw.within = "model"
    image = draw.add("input", "image", shape=("N", 3, "T"))
    draw.do(AddNode(Node("b1", f"{BLOCK}Around", "around")))
    draw.chain(image, "b1", draw.add("output", "y"))
    problem = only_problem(draw)
    assert problem.path == ("b1",) and problem.graph == "Around"
    assert mended(draw)["around"] == "N × 3 × 2T"


def test_graphs_with_the_batch_alone_still_refuse_what_is_no_multiple_of_it():
    draw = model(("Index", {"index": ":-1"}), shape=("N", "T"))
    assert "no multiple of N" in str(only_problem(draw).message)


def test_a_shape_whose_labels_nobody_sized_has_the_usual_sizes():
    assert TensorSpec(("N", "2T", "H/2", 3)).labels == (("H", 32), ("T", 32))
    assert TensorSpec(("N", "2T", "H/2", 3)).sizes(2) == (2, 64, 16, 3)
    assert TensorSpec(("N", "12N", 3)).labels == ()


@pytest.mark.parametrize("count", [3, 12])
def test_many_free_axes_end_in_a_sentence(count):
    draw = Drawing()
    entries = [draw.add("input", f"x{n}", shape=("N", f"T{n}", 4)) for n in range(count)]
    draw.wire(merge(draw, "Add", *entries), draw.add("output", "y"))
    assert "T0" in str(only_problem(draw).message)
    draw = model(("Reshape", {"shape": ("N", -1, 7)}), shape=("N", *_named(count)))
    assert "T0" in str(only_problem(draw).message)


def _named(count: int) -> list[str]:
    return [f"T{n}" for n in range(count)]
