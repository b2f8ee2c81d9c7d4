"""The Transformer: an encoder that reads a sentence, a decoder that writes another."""

from __future__ import annotations

import studio.api as plexus
from making.pen import Pen
from studio.api import Drawing, Expression, Layer, Project

STEP = 232.0


def transformer() -> Project:
    project = plexus.new("transformer")
    project.about(
        "The Transformer, base (Vaswani et al. 2017, https://arxiv.org/abs/1706.03762): an encoder "
        "reads a sentence, a decoder writes it in another language, token by token. Both tables "
        "of tokens and the head are one. As torch.nn.Transformer it normalises once more at the "
        "end of each half."
    )
    vocabulary = project.variable(
        "vocabulary", 37000, help="Tokens of both languages together.", minimum=1
    )
    width = project.variable("width", 512, help="Numbers per token.", minimum=1)
    depth = project.variable("depth", 6, help="Layers of each half.", minimum=1)
    heads = project.variable("heads", 8, help="Heads of each attention.", minimum=1)
    dropout = project.variable(
        "dropout", 0.1, help="Share of values left out while it learns.", minimum=0.0, maximum=1.0
    )
    _tokens(project)
    _encoder_layer(project)
    _decoder_layer(project)
    face = {"width": width, "heads": heads, "dropout": dropout}
    pen = Pen(project, STEP)
    source = pen.add(
        "input", "source", shape=("N", "S=64"), dtype="int64", note="The sentence to be read."
    )
    read = pen.add("block:Tokens", "source_tokens", source, width=width, dropout=dropout)
    encoder = pen.add(
        "block:EncoderLayer",
        "encoder",
        read,
        repeat=depth,
        note="Reads: one layer after the other.",
        **face,
    )
    memory = pen.nn("LayerNorm", "encoder_norm", encoder)
    pen.go(1, 1.3)
    padding = pen.add(
        "input",
        "source_padding",
        shape=("N", "S=64"),
        dtype="bool",
        order=2,
        optional=True,
        note="True for tokens that only fill up.",
    )
    pen.go(0, 2)
    table = pen.add(
        "RandomParameter",
        "table",
        size=(vocabulary, width),
        std=Expression("width ** -0.5"),
        note="A vector for each token: looked up first, compared with last.",
    )
    pen.go(0, 3)
    target = pen.add(
        "input",
        "target",
        shape=("N", "T=64"),
        dtype="int64",
        order=1,
        note="What has been written so far.",
    )
    written = pen.add("block:Tokens", "target_tokens", target, width=width, dropout=dropout)
    pen.go(2, 3.8)
    mask = pen.add("CausalMask", "no_future", written, note="None sees what comes later.")
    pen.go(4, 2.7)
    decoder = pen.add(
        "block:DecoderLayer",
        "decoder",
        written,
        repeat=depth,
        note="Writes: sees what is written so far, and what was read.",
        **face,
    )
    x = pen.nn("LayerNorm", "decoder_norm", decoder)
    pen.go(6, 1.7)
    x = pen.add("torch.nn.functional.linear", "head", x, note="How well each token fits next.")
    pen.add("output", "logits", x)
    for layer, port in (
        (read, "table"),
        (written, "table"),
        (x, "weight"),
    ):
        project.connect(table, layer[port])
    project.connect(padding, encoder["padding"])
    project.connect(memory, decoder["memory"])
    project.connect(mask, decoder["mask"])
    project.connect(padding, decoder["memory_padding"])
    for key, value in {
        "data.source": "npz",
        "train.optimizer": "Adam",
        "train.lr": 0.0005,
    }.items():
        project.set(key, value)
    return project


def _tokens(project: Project) -> None:
    block = project.block("Tokens", "Numbers of tokens become vectors that know where they stand.")
    block.variable("width", 512, help="Numbers per token.", minimum=1)
    dropout = _dropout(block)
    pen = Pen(block, STEP)
    tokens = pen.add("input", "tokens", shape=("N", "S=64"), dtype="int64")
    pen.go(0, 1)
    table = pen.add("input", "table", shape=(37000, 512), order=1)
    pen.go(1, 0)
    x = pen.add("torch.nn.functional.embedding", "words", tokens)
    block.connect(table, x["weight"])
    x = pen.add(
        "Scale", "scale", x, factor=Expression("width ** 0.5"), note="As large as the positions."
    )
    x = pen.add("SinusoidalEncoding", "positions", x, max_length=5000)
    x = pen.nn("Dropout", "drop", x, p=dropout)
    pen.add("output", "y", x)


def _encoder_layer(project: Project) -> None:
    block = project.block(
        "EncoderLayer",
        "Tokens look at each other, then each is worked on by itself; normalised after each of "
        "the two steps.",
    )
    width, heads, dropout = _face(block)
    pen = Pen(block, STEP)
    start = x = pen.add("input", "x", shape=("N", "S=64", 512))
    pen.go(0, 1)
    padding = pen.add("input", "padding", shape=("N", "S=64"), dtype="bool", order=1, optional=True)
    pen.go(1, 0.7)
    x = _attention(pen, "attention", x, x, num_heads=heads, dropout=dropout)
    block.connect(padding, x["key_padding_mask"])
    x = _added(pen, 1, start, x, dropout)
    pen.go(1, 2.2)
    x = _worked_on(pen, 2, x, width, dropout)
    pen.add("output", "y", x)


def _decoder_layer(project: Project) -> None:
    block = project.block(
        "DecoderLayer",
        "Tokens look at those before them, then at the sentence that was read, then each is "
        "worked on by itself; normalised after each of the three steps.",
    )
    width, heads, dropout = _face(block)
    pen = Pen(block, STEP)
    start = x = pen.add("input", "x", shape=("N", "T=64", 512))
    pen.go(0, 1)
    mask = pen.add("input", "mask", shape=("T=64", "T"), dtype="bool", order=2, optional=True)
    pen.go(1, 0.7)
    x = _attention(pen, "attention", x, x, num_heads=heads, dropout=dropout)
    block.connect(mask, x["attn_mask"])
    x = _added(pen, 1, start, x, dropout)
    pen.go(4, 1)
    memory = pen.add("input", "memory", shape=("N", "S=64", 512), order=1)
    pen.go(4, 2)
    padding = pen.add(
        "input", "memory_padding", shape=("N", "S=64"), dtype="bool", order=3, optional=True
    )
    pen.go(5, 0.7)
    middle = x
    x = _attention(pen, "look_back", x, memory, num_heads=heads, dropout=dropout)
    block.connect(padding, x["key_padding_mask"])
    x = _added(pen, 2, middle, x, dropout)
    pen.go(4, 3)
    x = _worked_on(pen, 3, x, width, dropout)
    pen.add("output", "y", x)


def _face(block: Drawing) -> tuple[Expression, Expression, Expression]:
    width = block.variable("width", 512, help="Numbers per token.", minimum=1)
    heads = block.variable("heads", 8, help="Heads of each attention.", minimum=1)
    return width, heads, _dropout(block)


def _dropout(block: Drawing) -> Expression:
    return block.variable(
        "dropout", 0.1, help="Share of values left out while it learns.", minimum=0.0, maximum=1.0
    )


def _attention(pen: Pen, name: str, asks: Layer, answers: Layer, **params: object) -> Layer:
    x = pen.nn("MultiheadAttention", name, asks, batch_first=True, need_weights=False, **params)
    for port in ("key", "value"):
        pen.project.connect(answers, x[port])
    return x


def _added(pen: Pen, step: int, start: Layer, x: Layer, dropout: Expression) -> Layer:
    """What was found, added to what there was before, and normalised."""
    x = pen.nn("Dropout", f"drop{step}", x, p=dropout)
    pen.go(pen.column, 0)
    x = pen.add("Add", f"add{step}", start, x)
    return pen.nn("LayerNorm", f"norm{step}", x)


def _worked_on(pen: Pen, step: int, x: Layer, width: Expression, dropout: Expression) -> Layer:
    start = x
    x = pen.nn("Linear", "widen", x, out_features=Expression("width * 4"))
    x = pen.nn("ReLU", "relu", x)
    x = pen.nn("Dropout", "drop_wide", x, p=dropout)
    x = pen.nn("Linear", "narrow", x, out_features=width)
    return _added(pen, step, start, x, dropout)


EXAMPLES = (transformer,)
