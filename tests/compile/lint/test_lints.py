"""Each lint speaks where it should, each of its fixes mends, and it is silent beside that."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from advised import IMAGE, VECTOR, analyse, lints, measured, mended, row, spoken
from drawing import Drawing

from studio.compile.lint.ends import LOOSE
from studio.compile.lint.rules import LINTS
from studio.compile.receptive import receptive_fields
from studio.graph.edits import Disconnect, SetFlags
from studio.graph.model import BYPASS, Graph

pytestmark = [
    pytest.mark.filterwarnings("ignore:Using a target size:UserWarning"),
    pytest.mark.filterwarnings("ignore:dropout option adds dropout:UserWarning"),
]

SCORES = ("Linear", {"out_features": 10})
CLASSES = {"shape": ("N",), "dtype": "int64"}
CONV = ("Conv2d", {"out_channels": 8, "padding": 1})
NO_BIAS = ("Conv2d", {"out_channels": 8, "padding": 1, "bias": False})
WIDE = ("Conv2d", {"out_channels": 16, "padding": 1})


def drawn_twice(kind: str) -> Drawing:
    """A layer whose two inputs are the same value."""
    draw = Drawing()
    x, node = draw.add("input", "x", shape=VECTOR), draw.add(kind, "both")
    first, second = draw.kinds.find(draw.graph.node(node).kind).inputs[:2]
    draw.wire(x, f"{node}.{first.name}")
    draw.wire(x, f"{node}.{second.name}")
    draw.wire(node, draw.add("output", "y"))
    return draw


def attending(shape: tuple[int | str, ...]) -> Drawing:
    draw = Drawing()
    x, node = draw.add("input", "x", shape=shape), draw.add("MultiheadAttention", num_heads=2)
    for port in ("query", "key", "value"):
        draw.wire(x, f"{node}.{port}")
    draw.wire(node, draw.add("output", "y"))
    return draw


def loose_branch() -> Drawing:
    draw = row(VECTOR, SCORES)
    spare = draw.add("Linear", "spare")
    draw.chain(draw.graph.find("x").id, spare, draw.add("ReLU", "bent"))
    return draw


def in_place_before_a_fork() -> Drawing:
    draw = row(VECTOR, SCORES, ("ReLU", {"inplace": True}))
    draw.wire(draw.graph.find("linear").id, draw.add("output", "raw"))
    return draw


def in_steps() -> Drawing:
    return row(VECTOR, SCORES, "Round")


def gradient_by(at: str) -> Drawing:
    """A gradient of scores by the value of a node on the way, or of another input."""
    draw = row(VECTOR, "Tanh", SCORES)
    graph = draw.graph
    gradient = draw.add("InputGradient", "gradient")
    draw.wire(graph.find("linear").id, f"{gradient}.output")
    found = graph.find(at)
    draw.wire(
        draw.add("input", at, shape=VECTOR) if found is None else found.id, f"{gradient}.input"
    )
    draw.chain(gradient, draw.add("output", "slopes"))
    return draw


def gradient_of_nothing() -> Drawing:
    draw = gradient_by("elsewhere")
    wire = draw.graph.wire_into(draw.graph.find("gradient").id, "input")
    required = draw.add("RequireGradient", "required")
    draw.do(Disconnect((wire,)))
    draw.chain(wire.source, required)
    draw.wire(required, f"{wire.target}.input")
    return draw


def indices_of_a_pool() -> Drawing:
    return row(IMAGE, CONV, ("MaxPool2d", {"return_indices": True}))


def column_against_row() -> Drawing:
    return measured(VECTOR, "MSELoss", ("Linear", {"out_features": 1}), shape=("N",))


def over_the_batch() -> Drawing:
    return row(VECTOR, SCORES, ("Softmax", {"dim": 0}))


def probabilities_for_kl() -> Drawing:
    return measured(
        VECTOR, ("KLDivLoss", {"reduction": "batchmean"}), SCORES, "Softmax", shape=("N", 10)
    )


SPEAKING: dict[str, list[Callable[[], Drawing]]] = {
    "not-flat": [lambda: row(IMAGE, CONV, "ReLU", SCORES)],
    "batch-taken-for-time": [
        lambda: row(("N", 5, 16), ("GRU", {"batch_first": False})),
        lambda: row(VECTOR, "LSTM"),
        lambda: row(VECTOR, ("GRU", {"batch_first": True})),
        lambda: row(("N", 1), "RNN"),
        lambda: row(VECTOR, ("TransformerEncoderLayer", {"nhead": 2})),
        lambda: attending(VECTOR),
    ],
    "channels-last": [
        lambda: row(("N", 28, 28, 3), CONV, "ReLU"),
        lambda: row(("N", 28, 28, 1), CONV, "ReLU"),
        lambda: row(("N", 48, 64, 3), "BatchNorm2d", "Dropout2d", CONV, "ReLU"),
        lambda: row(("N", 16, 32, 32, 4), ("Conv3d", {"padding": 1}), "ReLU"),
    ],
    "batch-taken-for-channels": [lambda: row(("N", 32, 32), ("MaxPool2d", {}))],
    "examples-mixed": [lambda: row(IMAGE, CONV, ("Flatten", {"start_dim": 0}))],
    "probabilities-over-the-batch": [over_the_batch],
    "softmax-of-one": [
        lambda: row(VECTOR, ("Linear", {"out_features": 1}), "Softmax"),
        lambda: row(VECTOR, ("Linear", {"out_features": 1}), ("LogSoftmax", {"dim": 1})),
    ],
    "normalised-alone": [
        lambda: row(("N", 8, 1), ("Linear", {"out_features": 1}), "LayerNorm"),
        lambda: row(("N", 8), ("Linear", {"out_features": 4}), ("GroupNorm", {"num_groups": 4})),
    ],
    "softmax-before-cross-entropy": [
        lambda: measured(VECTOR, "CrossEntropyLoss", SCORES, "Softmax", **CLASSES),
        lambda: measured(
            VECTOR, "CrossEntropyLoss", SCORES, ("Softmax", {"dim": 1}), "Identity", **CLASSES
        ),
        lambda: measured(VECTOR, "FocalLoss", SCORES, ("Softmax", {"dim": 1}), **CLASSES),
    ],
    "sigmoid-before-logits-loss": [
        lambda: measured(VECTOR, "BCEWithLogitsLoss", SCORES, "Sigmoid", shape=("N", 10)),
        lambda: measured(VECTOR, "BinaryFocalLoss", SCORES, "Sigmoid", shape=("N", 10)),
    ],
    "cut-before-loss": [
        lambda: measured(VECTOR, "CrossEntropyLoss", SCORES, "ReLU", **CLASSES),
        lambda: measured(VECTOR, "BCEWithLogitsLoss", SCORES, "Softplus", shape=("N", 10)),
    ],
    "scores-before-bce": [lambda: measured(VECTOR, "BCELoss", SCORES, shape=("N", 10))],
    "no-logarithm-before-nll": [
        lambda: measured(VECTOR, "NLLLoss", SCORES, **CLASSES),
        lambda: measured(VECTOR, "NLLLoss", SCORES, ("Softmax", {"dim": 1}), **CLASSES),
    ],
    "no-logarithm-before-kl": [probabilities_for_kl],
    "compared-with-several": [column_against_row],
    "bias-before-normalisation": [
        lambda: row(IMAGE, CONV, "BatchNorm2d"),
        lambda: row(IMAGE, CONV, "InstanceNorm2d"),
        lambda: row(VECTOR, SCORES, "BatchNorm1d"),
    ],
    "dropout-before-normalisation": [
        lambda: row(IMAGE, NO_BIAS, "Dropout", "BatchNorm2d", "ReLU", CONV),
        lambda: row(IMAGE, CONV, "Dropout2d", "ReLU", "BatchNorm2d", CONV),
    ],
    "two-activations": [
        lambda: row(VECTOR, SCORES, "ReLU", "ReLU"),
        lambda: row(VECTOR, SCORES, "Tanh", "Dropout", "ReLU", SCORES),
    ],
    "nothing-between-linear-layers": [
        lambda: row(VECTOR, ("Linear", {"out_features": 64}), SCORES),
        lambda: row(VECTOR, ("Linear", {"out_features": 64}), "Dropout", SCORES),
        lambda: row(IMAGE, CONV, WIDE),
        lambda: row(IMAGE, NO_BIAS, "BatchNorm2d", WIDE),
    ],
    "softmax-inside": [lambda: row(VECTOR, SCORES, "Softmax", ("Linear", {"out_features": 3}))],
    "large-linear": [
        lambda: row(("N", 64, 64, 64), "ReLU", "Flatten", ("Linear", {"out_features": 64})),
    ],
    "short-sighted": [
        lambda: row(IMAGE, *[CONV, "ReLU"] * 4, "AdaptiveAvgPool2d"),
        lambda: row(("N", 3, 200), *[("Conv1d", {}), "ReLU"] * 8, "AdaptiveMaxPool1d"),
    ],
    "padding-only": [lambda: row(("N", 8, 1, 1), CONV)],
    "gaps-between-steps": [
        lambda: row(IMAGE, CONV, ("MaxPool2d", {"kernel_size": 2, "stride": 3})),
        lambda: row(IMAGE, ("Conv2d", {"kernel_size": 2, "stride": 4})),
    ],
    "does-nothing": [
        lambda: row(VECTOR, "Flatten", SCORES),
        lambda: row(VECTOR, SCORES, "ReLU", ("Dropout", {"p": 0}), SCORES),
        lambda: row(IMAGE, CONV, ("MaxPool2d", {"kernel_size": 1})),
        lambda: row(VECTOR, SCORES, "Add"),
        lambda: row(VECTOR, SCORES, ("Reshape", {"shape": ("N", 10)})),
        lambda: row(("N", 5, 5), ("Permute", {"dims": (0, 1, 2)})),
        lambda: row(IMAGE, CONV, ("ZeroPad2d", {"padding": 0})),
    ],
    "drops-everything": [
        lambda: row(VECTOR, SCORES, "ReLU", ("Dropout", {"p": 1.0}), ("Linear", {}))
    ],
    "dropout-of-one-layer": [
        lambda: row(("N", 5, 16), ("LSTM", {"dropout": 0.5, "batch_first": True}))
    ],
    "unused-output": [indices_of_a_pool],
    "with-itself": [lambda: drawn_twice("Subtract"), lambda: drawn_twice("Divide")],
    "dropout-last": [
        lambda: row(VECTOR, SCORES, "Dropout"),
        lambda: row(IMAGE, CONV, "Dropout", "Flatten"),
        lambda: row(VECTOR, SCORES, "Dropout", "Softmax"),
    ],
    "in-place": [in_place_before_a_fork],
    "no-gradient": [in_steps],
    "gradient-not-recorded": [lambda: gradient_by("x"), lambda: gradient_by("tanh")],
    "gradient-of-nothing": [gradient_of_nothing],
    LOOSE: [loose_branch],
}
CONV1 = ("Conv2d", {"out_channels": 8, "kernel_size": 1})

UNMENDED = {"no-gradient", "with-itself", "gradient-of-nothing"}
"""They offer nothing, or something that leaves the user with the rest to do."""

CASES = [
    pytest.param(name, draw, id=f"{name}-{number}")
    for name, draws in SPEAKING.items()
    for number, draw in enumerate(draws)
]


@pytest.mark.parametrize(("name", "draw"), CASES)
def test_it_speaks_and_each_of_its_fixes_mends(name: str, draw: Callable[[], Drawing]) -> None:
    drawing = draw()
    problem = spoken(drawing, name)
    assert problem.severity == "warning"
    assert problem.fixes or name in UNMENDED
    for fix in problem.fixes if name not in UNMENDED else ():
        after = mended(drawing, fix)
        assert after.problems == (), [str(p.message) for p in after.problems]
        assert after.ok


SILENT = {
    "scores into the loss that wants them": lambda: measured(
        VECTOR, "CrossEntropyLoss", SCORES, **CLASSES
    ),
    "probabilities into the loss that wants them": lambda: measured(
        VECTOR, "BCELoss", SCORES, "Sigmoid", shape=("N", 10)
    ),
    "logarithms into the loss that wants them": lambda: measured(
        VECTOR, "NLLLoss", SCORES, ("LogSoftmax", {"dim": 1}), **CLASSES
    ),
    "a bias before an activation": lambda: row(IMAGE, CONV, "ReLU", "BatchNorm2d"),
    "a bias before a layer normalisation": lambda: row(VECTOR, SCORES, "LayerNorm"),
    "a bottleneck of two matrices": lambda: row(
        VECTOR, ("Linear", {"out_features": 2}), ("Linear", {"out_features": 16})
    ),
    "a depthwise convolution and one of single pixels": lambda: row(
        ("N", 8, 9, 9), ("Conv2d", {"out_channels": 8, "groups": 8}), CONV1
    ),
    "a tall kernel and a wide one": lambda: row(
        IMAGE, ("Conv2d", {"kernel_size": (1, 3)}), ("Conv2d", {"kernel_size": (3, 1)})
    ),
    "probabilities of an activation": lambda: row(VECTOR, SCORES, "LeakyReLU", "Softmax"),
    "a shortcut that steps": lambda: row(IMAGE, ("Conv2d", {"kernel_size": 1, "stride": 2})),
    "a large layer of small maps": lambda: row(
        ("N", 512, 7, 7), "ReLU", "Flatten", ("Linear", {"out_features": 4096})
    ),
    "spots of half the image": lambda: row(
        IMAGE, ("Conv2d", {"kernel_size": 16}), "ReLU", "AdaptiveAvgPool2d"
    ),
    "steps that make small spots large": lambda: row(
        ("N", 3, 64, 64),
        *[("Conv2d", {"padding": 1}), "ReLU", "MaxPool2d"] * 4,
        "AdaptiveAvgPool2d",
    ),
    "dropout before the last layer": lambda: row(VECTOR, SCORES, "ReLU", "Dropout", SCORES),
    "a stack that drops between its layers": lambda: row(
        ("N", 5, 16), ("LSTM", {"dropout": 0.5, "num_layers": 2, "batch_first": True})
    ),
    "an image of as many channels as that": lambda: row(
        ("N", 28, 28, 3), ("Conv2d", {"in_channels": 28, "padding": 1})
    ),
    "a long image of few columns": lambda: row(("N", 22, 100, 1), CONV),
    "maps of a convolution, as narrow as an image has channels": lambda: row(
        ("N", 3, 32, 4), ("Conv2d", {"out_channels": 32, "padding": 1}), "ReLU", CONV
    ),
    "one sequence without a batch": lambda: row((100, 16), "LSTM"),
    "an image that is turned": lambda: row(
        ("N", 28, 28, 3), ("Permute", {"dims": (0, 3, 1, 2)}), CONV
    ),
    "normalised over the image": lambda: row(IMAGE, NO_BIAS, "InstanceNorm2d"),
}


@pytest.mark.parametrize("draw", SILENT.values(), ids=SILENT.keys())
def test_it_is_silent_of_what_is_meant(draw: Callable[[], Drawing]) -> None:
    assert lints(draw()) == []


def test_every_lint_has_a_case() -> None:
    names = [each.name for each in LINTS]
    assert len(set(names)) == len(names)
    assert {*names, LOOSE} == set(SPEAKING)


def test_what_others_take_is_wired_past_and_stays() -> None:
    draw = measured(VECTOR, "CrossEntropyLoss", SCORES, "Softmax", **CLASSES)
    softmax = draw.graph.find("softmax").id
    draw.wire(softmax, draw.add("output", "probabilities"))
    (fix,) = spoken(draw, "softmax-before-cross-entropy").fixes
    assert str(fix.title) == "Wire past softmax"
    after = mended(draw, fix)
    assert after.problems == ()
    assert softmax in after.nodes


def test_a_gate_on_the_maps_themselves_need_not_see_far() -> None:
    draw = row(IMAGE, *[CONV, "ReLU"] * 4, "AdaptiveAvgPool2d", "Sigmoid")
    assert lints(draw) == ["short-sighted"]
    draw.wire(draw.graph.find("relu4").id, draw.add("output", "maps"))
    assert lints(draw) == []


def test_what_does_nothing_is_taken_out_for_all_that_take_its_value() -> None:
    draw = row(VECTOR, "Flatten", SCORES)
    draw.chain(draw.graph.find("flatten").id, draw.add("Tanh"), draw.add("output", "z"))
    (fix,) = spoken(draw, "does-nothing").fixes
    after = mended(draw, fix)
    assert after.problems == ()
    assert after.ok


def test_a_branch_is_taken_out_as_far_as_nothing_else_needs_it() -> None:
    draw = loose_branch()
    (fix,) = spoken(draw, LOOSE).fixes
    assert str(fix.title) == "Take out the branch of 2 layers"
    assert {draw.graph.node(node_id).name for node_id in mended(draw, fix).nodes} == {
        "x",
        "linear",
        "y",
    }


def test_a_layer_between_two_that_is_bypassed_counts_as_gone() -> None:
    draw = row(VECTOR, ("Linear", {"out_features": 64}), "ReLU", SCORES)
    assert lints(draw) == []
    draw.do(SetFlags(draw.graph.find("relu").id, frozenset({BYPASS})))
    assert lints(draw) == ["nothing-between-linear-layers"]


def test_in_a_block_the_end_is_not_the_end_of_the_model() -> None:
    draw = row(VECTOR, SCORES, "Dropout")
    draw.project.graphs["part"] = draw.project.graphs.pop("model")
    draw.project.graphs["model"] = Graph()
    x, part = draw.add("input", "x", shape=VECTOR), draw.add("block:part", "part")
    draw.chain(x, part, draw.add("output", "y"))
    assert analyse(draw).problems == ()


def test_examples_can_be_made_sequences_where_nothing_else_must_change() -> None:
    draw = row(VECTOR, "LSTM")
    lstm = draw.graph.find("lstm").id
    series, single = spoken(draw, "batch-taken-for-time").fixes
    assert str(series.title) == "Make each example a sequence of 16 steps of one number"
    assert mended(draw, series).nodes[lstm].outputs["output"].shape == ("N", 16, 64)
    assert str(single.title) == "Make each example a sequence of one step"
    assert mended(draw, single).nodes[lstm].outputs["output"].shape == ("N", 1, 64)
    draw.wire(draw.add("input", "h", shape=(1, 64)), f"{lstm}.h_0")
    draw.wire(draw.add("input", "c", shape=(1, 64)), f"{lstm}.c_0")
    assert spoken(draw, "batch-taken-for-time").fixes == ()


def test_what_the_lint_takes_for_seen_is_the_receptive_field() -> None:
    dilated = ("Conv2d", {"dilation": (1, 2), "kernel_size": (3, 2), "padding": 1})
    draw = row(("N", 3, 64, 64), dilated, "ReLU", "MaxPool2d", CONV, "ReLU", "AdaptiveAvgPool2d")
    found = analyse(draw)
    (problem,) = found.problems
    assert problem.lint == "short-sighted"
    assert found.plan is not None
    fields = receptive_fields(found.plan)
    sizes = fields[draw.graph.find("relu2").id].size
    assert f"spots of {sizes[0]} × {sizes[1]} pixels" in str(problem.message)
