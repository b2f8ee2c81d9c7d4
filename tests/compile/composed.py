"""Telling models made of blocks, for the tests of the Python that is written.

What is written for them stands in ``tests/golden``; ``python tests/renew_golden.py`` writes it
anew.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import torch
from drawing import Drawing
from torch import Tensor, nn

from studio.compile import module, source
from studio.compile.analysis import Analyser
from studio.compile.plan import Plan
from studio.graph.model import BYPASS, MODEL, MUTE, Graph, Variable
from studio.value import Expression


def plan_of(draw: Drawing) -> Plan:
    analysis = Analyser(draw.catalogue, allows=lambda _text: True).analyse(draw.project)
    assert analysis.plan is not None, [str(p.message) for p in analysis.problems]
    return analysis.plan


def exported(plan: Plan) -> nn.Module:
    written = source.write(plan)
    names: dict[str, object] = {}
    exec(compile(written.text, "<exported>", "exec"), names)
    made = names[written.class_name]
    return made()  # type: ignore[operator, no-any-return]


def assert_same_model(plan: Plan, *inputs: Tensor | None) -> None:
    """Same keys, same initial weights for a seed, bit-equal outputs."""
    running = module.seeded(plan, 3)
    torch.default_generator.manual_seed(3)
    written = exported(plan)
    ours, theirs = running.state_dict(), written.state_dict()
    assert list(ours) == list(theirs)
    for key, value in ours.items():
        assert torch.equal(value, theirs[key]), key
    for mode in (True, False):
        results = []
        for model in (running.train(mode), written.train(mode)):
            torch.default_generator.manual_seed(1)
            given = model(*[None if value is None else value.clone() for value in inputs])
            results.append(given if isinstance(given, tuple) else (given,))
        one, two = results
        assert len(one) == len(two)
        assert all(same(a, b) for a, b in zip(one, two, strict=True))


def same(one: Tensor, two: Tensor) -> bool:
    """Whether all numbers are equal, and of one type; not-a-number is here equal to itself."""
    if one.dtype != two.dtype or one.shape != two.shape:
        return False
    if torch.equal(one, two):
        return True
    ours, theirs = one.isnan(), two.isnan()
    return torch.equal(ours, theirs) and torch.equal(one[~ours], two[~theirs])


def define(draw: Drawing, name: str, *variables: Variable, about: str = "") -> None:
    """Go on drawing in a new block of this name."""
    graph = draw.project.graphs[name] = Graph()
    graph.variables, graph.about = variables, about
    draw.within = name


def change(draw: Drawing, node: str, **fields: Any) -> None:
    draw.graph.put_node(replace(draw.graph.node(node), **fields))


def basic_block(draw: Drawing) -> None:
    """A residual block, whose shortcut is a convolution where there is a stride."""
    define(
        draw,
        "basic block",
        Variable("channels", 64, help="Channels it gives.", minimum=1),
        Variable("stride", 1, help="By how much it makes the image smaller.", minimum=1),
        about="Two convolutions with a shortcut around them. From the paper on residual networks.",
    )
    x = draw.add("input", "x", shape=("N", 16, 8, 8))
    width = Expression("channels")
    once = draw.add(
        "Conv2d", "conv1", out_channels=width, stride=Expression("stride"), padding=1, bias=False
    )
    again = draw.add("Conv2d", "conv2", out_channels=width, padding=1, bias=False)
    short = draw.add(
        "Conv2d", "shortcut", out_channels=width, kernel_size=1, stride=Expression("stride")
    )
    relu = draw.add("ReLU", "relu1")
    draw.chain(x, once, draw.add("BatchNorm2d", "norm1"), relu, again)
    join = draw.add("Add", "join")
    draw.chain(again, draw.add("BatchNorm2d", "norm2"), join)
    draw.chain(x, short, join)
    draw.chain(join, draw.add("ReLU", "relu2"), draw.add("output", "y"))
    draw.within = MODEL


def residual_stages() -> tuple[Drawing, tuple[torch.Tensor, ...]]:
    """Blocks in stages: a class with arguments, made in loops."""
    draw = Drawing()
    basic_block(draw)
    define(
        draw,
        "stage",
        Variable("channels", 64, help="Channels it gives."),
        Variable("depth", 2, help="How many blocks there are."),
    )
    x = draw.add("input", "x", shape=("N", 16, 8, 8))
    blocks = draw.add(
        "block:basic block", "blocks", channels=Expression("channels"), repeat=Expression("depth")
    )
    draw.chain(x, blocks, draw.add("MaxPool2d", "pool"), draw.add("output", "y"))
    draw.within = MODEL
    image = draw.add("input", "image", shape=("N", 3, 16, 16))
    stem = draw.add("Conv2d", "stem", out_channels=8, padding=1)
    one = draw.add("block:stage", "stage1", channels=8, depth=3)
    two = draw.add("block:stage", "stage2", channels=16)
    last = draw.add("block:basic block", "last", channels=16, stride=2)
    flat = draw.add("Flatten", "flatten")
    head = draw.add("Linear", "head", out_features=10)
    draw.chain(image, stem, one, two, last, flat, head, draw.add("output", "scores"))
    return draw, (torch.rand(2, 3, 16, 16),)


def checkpointed() -> tuple[Drawing, tuple[torch.Tensor, ...]]:
    """Blocks that the backward pass computes again: a row, one with statistics, one in a block."""
    draw = Drawing()
    basic_block(draw)
    define(draw, "feedforward", Variable("width", 8), about="A small perceptron.")
    x = draw.add("input", "x", shape=("N", 10))
    wide = draw.add("Linear", "fc1", out_features=Expression("width"))
    thin, drop = draw.add("Linear", "fc2", out_features=10), draw.add("Dropout", "drop", p=0.1)
    draw.chain(x, wide, draw.add("GELU", "gelu"), thin, drop, draw.add("output", "y"))
    define(draw, "residual", about="A perceptron with a way around it.")
    x, join = draw.add("input", "x", shape=("N", 10)), draw.add("Add", "join")
    inner = draw.add("block:feedforward", "inner", width=16, checkpoint=True)
    draw.chain(x, draw.add("LayerNorm", "norm"), inner, join)
    draw.chain(x, join, draw.add("output", "y"))
    draw.within = MODEL
    image = draw.add("input", "image", shape=("N", 3, 16, 16))
    stages = [
        draw.add("block:basic block", "stage1", channels=8, checkpoint=True),
        draw.add("block:basic block", "stage2", channels=16, stride=2, repeat=2, checkpoint=True),
        draw.add("block:basic block", "stage3", channels=16),
    ]
    head = draw.add("Linear", "head", out_features=10)
    rows = draw.add("block:feedforward", "rows", repeat=3, checkpoint=True)
    last = draw.add("block:residual", "last")
    draw.chain(image, *stages, draw.add("Flatten", "flatten"), head, rows, last)
    draw.chain(last, draw.add("output", "scores"))
    return draw, (torch.rand(2, 3, 16, 16),)


def shared_encoder() -> tuple[Drawing, tuple[torch.Tensor, ...]]:
    """One encoder called twice, a layer used again, a bypassed and a muted node, a repetition."""
    draw = Drawing()
    define(draw, "encoder", Variable("width", 32), about="From pixels to a few features.")
    x = draw.add("input", "x", shape=("N", 12))
    one = draw.add("Linear", "fc1", out_features=Expression("width * 2"))
    drop = draw.add("Dropout", "drop", p=0.2)
    two = draw.add("Linear", "fc2", out_features=Expression("width"))
    draw.chain(x, one, draw.add("LayerNorm", "norm"), draw.add("GELU", "gelu"), drop, two)
    draw.chain(two, draw.add("output", "code"))
    change(draw, drop, flags=frozenset({BYPASS}))
    draw.within = MODEL
    left, right = (draw.add("input", name, shape=("N", 12)) for name in ("left", "right"))
    first = draw.add("block:encoder", "encoder", width=4)
    second = draw.add("block:encoder", "encoder2")
    change(draw, second, reuses=first)
    noise = draw.add("Dropout", "noise")
    change(draw, noise, flags=frozenset({MUTE}))
    join = draw.add("Concatenate", "both")
    fine = draw.add("Linear", "mix", out_features=8)
    again = draw.add("Linear", "mix2")
    change(draw, again, reuses=fine)
    draw.chain(left, first, join)
    draw.chain(right, second, join)
    draw.wire(right, noise)
    draw.wire(noise, join)
    draw.chain(join, fine, draw.add("ReLU", "relu"), again, draw.add("output", "score"))
    return draw, (torch.rand(5, 12), torch.rand(5, 12))


def decoder_with_memory() -> tuple[Drawing, tuple[torch.Tensor | None, ...]]:
    """A repeated block with further inputs, one of them optional, and two outputs."""
    draw = Drawing()
    define(
        draw,
        "decoder layer",
        Variable("heads", 4, help="Into how many parts attention is split."),
        about="Attention to the sequence itself, then to the memory.",
    )
    x = draw.add("input", "x", shape=("N", 5, 16))
    memory = draw.add("input", "memory", shape=("N", 7, 16))
    mask = draw.add("input", "mask", shape=("N", 7), dtype="bool", optional=True)
    looks = draw.add(
        "MultiheadAttention", "attend", num_heads=Expression("heads"), batch_first=True
    )
    draw.wire(x, f"{looks}.query")
    draw.wire(memory, f"{looks}.key")
    draw.wire(memory, f"{looks}.value")
    draw.wire(mask, f"{looks}.key_padding_mask")
    join = draw.add("Add", "join")
    draw.wire(x, join)
    draw.wire(looks, join)
    norm = draw.add("LayerNorm", "norm")
    draw.chain(join, norm, draw.add("output", "y"))
    draw.wire(f"{looks}.attn_output_weights", draw.add("output", "weights"))
    draw.within = MODEL
    tokens = draw.add("input", "tokens", shape=("N", 5), dtype="int64")
    image = draw.add("input", "image", shape=("N", 7, 16))
    hidden = draw.add("input", "hidden", shape=("N", 7), dtype="bool", optional=True)
    embed = draw.add("Embedding", "embed", num_embeddings=50, embedding_dim=16)
    layers = draw.add("block:decoder layer", "layers", repeat=3)
    tied = draw.add("block:decoder layer", "tied", heads=2, repeat=2, share_weights=True)
    draw.chain(tokens, embed, layers, tied)
    for node in (layers, tied):
        draw.wire(image, f"{node}.memory")
    draw.wire(hidden, f"{layers}.mask")
    draw.chain(tied, draw.add("Linear", "words", out_features=50), draw.add("output", "logits"))
    draw.wire(f"{layers}.weights", draw.add("output", "weights"))
    seen = torch.zeros(3, 7, dtype=torch.bool)
    seen[:, 5:] = True
    return draw, (torch.randint(50, (3, 5)), torch.rand(3, 7, 16), seen)


def with_variables() -> tuple[Drawing, tuple[torch.Tensor, ...]]:
    """Variables of the project as constants, also in a functional call and in a block."""
    draw = Drawing()
    draw.project.variables = (
        Variable("width", 8),
        Variable("classes", 10),
        Variable("unused", 3),
        Variable("kernel", (3, 3), type="ints", length=2),
    )
    define(draw, "gate", Variable("groups", 2))
    x = draw.add("input", "x", shape=("N", 16))
    fold = draw.add("Reshape", "fold", shape=("N", Expression("groups"), -1))
    draw.chain(x, fold, draw.add("Softmax", "soft", dim=-1), draw.add("Flatten", "flat"))
    draw.chain(draw.graph.find("flat").id, draw.add("output", "y"))
    draw.within = MODEL
    image = draw.add("input", "image", shape=("N", 1, 8, 8))
    one = draw.add(
        "Conv2d",
        "conv1",
        out_channels=Expression("width"),
        kernel_size=Expression("kernel"),
        padding=Expression("kernel[0] // 2"),
    )
    two = draw.add("Conv2d", "conv2", out_channels=Expression("width*2"), kernel_size=1)
    norm = draw.add("BatchNorm2d", "norm")
    pool = draw.add("AdaptiveAvgPool2d", "pool", output_size=1)
    flat = draw.add("Flatten", "flatten")
    gates = draw.add("block:gate", "gate1"), draw.add("block:gate", "gate2", groups=4)
    head = draw.add("Linear", "head", out_features=Expression("classes"))
    draw.chain(image, one, draw.add("ReLU", "relu"), two, norm, pool, flat, *gates, head)
    draw.chain(head, draw.add("output", "scores"))
    return draw, (torch.rand(2, 1, 8, 8),)


GATE = '''"""A gate of my own."""

import math

import torch.nn.functional as F
from torch import Tensor, nn

EPS = 1e-6


def squash(x: Tensor) -> Tensor:
    return F.softsign(x) * math.sqrt(2) + EPS


class Gate(nn.Module):
    """Half of the features open or close the others."""

    def __init__(self, features: int, scale: float = 1.0) -> None:
        super().__init__()
        self.linear = nn.Linear(features, 2 * features)
        self.scale = scale

    def forward(self, x: Tensor) -> Tensor:
        value, gate = self.linear(x).chunk(2, dim=-1)
        return squash(value) * gate.sigmoid() * self.scale
'''

MIX = """import torch
from torch import Tensor

EPS = 1e-3


def squash(x: Tensor) -> Tensor:
    return x / (x.abs() + EPS)


def mix(x: Tensor, y: Tensor, weight: float = 0.5) -> Tensor:
    return torch.lerp(squash(x), squash(y), weight)
"""


def own_code() -> tuple[Drawing, tuple[torch.Tensor, ...]]:
    """A class and a function of the user, which name things alike, one of them in a block."""
    draw = Drawing()
    draw.project.codes |= {"Gate": GATE, "mix": MIX}
    define(draw, "gated", Variable("features", 6))
    x = draw.add("input", "x", shape=("N", 6))
    opens = draw.add("code:Gate", "gate", features=Expression("features"), scale=2.0)
    draw.chain(x, opens, draw.add("output", "y"))
    draw.within = MODEL
    image = draw.add("input", "image", shape=("N", 6))
    gates = draw.add("block:gated", "gates", repeat=2)
    blend = draw.add("code:mix", "mix", weight=0.25)
    draw.chain(image, gates, blend, draw.add("output", "result"))
    draw.wire(image, f"{blend}.y")
    return draw, (torch.rand(4, 6),)


MODELS = {
    "residual_stages": residual_stages,
    "checkpointed": checkpointed,
    "shared_encoder": shared_encoder,
    "decoder_with_memory": decoder_with_memory,
    "with_variables": with_variables,
    "own_code": own_code,
}

GOLDEN = Path(__file__).parent.parent / "golden"
