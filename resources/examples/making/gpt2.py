"""GPT-2: a language model whose every token sees only those before it."""

from __future__ import annotations

import studio.api as plexus
from making.pen import Pen
from studio.api import Expression, Project

STEP = 232.0


def gpt2() -> Project:
    project = plexus.new("gpt2")
    project.about(
        "GPT-2, the smallest of four (Radford et al. 2019, Language Models are Unsupervised "
        "Multitask Learners): tokens and their places become vectors, twelve blocks let every "
        "token look at those before it, and the table of tokens says which could be the next."
    )
    vocabulary = project.variable("vocabulary", 50257, help="How many tokens there are.", minimum=1)
    context = project.variable("context", 1024, help="Tokens of the longest text.", minimum=1)
    width = project.variable("width", 768, help="Numbers per token.", minimum=1)
    depth = project.variable("depth", 12, help="How many blocks there are.", minimum=1)
    heads = project.variable("heads", 12, help="Heads of each attention.", minimum=1)
    dropout = project.variable(
        "dropout", 0.1, help="Share of values left out while it learns.", minimum=0.0, maximum=1.0
    )
    block(project)
    pen = Pen(project, STEP)
    tokens = pen.add(
        "input", "tokens", shape=("N", "T=1024"), dtype="int64", note="Numbers of tokens, in a row."
    )
    pen.go(0, 1)
    table = pen.add(
        "RandomParameter",
        "table",
        size=(vocabulary, width),
        std=0.02,
        note="A vector for each token: looked up first, compared with last.",
    )
    pen.go(1, 0)
    x = pen.add("torch.nn.functional.embedding", "words", tokens)
    project.connect(table, x["weight"])
    x = pen.add("LearnedPosition", "positions", x, max_length=context, note="Where each stands.")
    x = pen.nn("Dropout", "drop", x, p=dropout)
    x = pen.add(
        "block:Block",
        "blocks",
        x,
        width=width,
        heads=heads,
        dropout=dropout,
        repeat=depth,
        note="Twelve blocks one after the other.",
    )
    x = pen.nn("LayerNorm", "norm", x)
    pen.go(6, 1)
    x = pen.add(
        "torch.nn.functional.linear",
        "head",
        x,
        note="How well each token of the table fits; it has no weights of its own.",
    )
    project.connect(table, x["weight"])
    pen.add("output", "logits", x)
    for key, value in {
        "data.source": "npz",
        "train.optimizer": "AdamW",
        "train.lr": 0.0006,
        "train.weight_decay": 0.1,
    }.items():
        project.set(key, value)
    return project


def block(project: Project) -> None:
    drawing = project.block(
        "Block",
        "Every token looks at those before it, then is worked on by itself; normalised before "
        "each of the two steps.",
    )
    width = drawing.variable("width", 768, help="Numbers per token.", minimum=1)
    heads = drawing.variable("heads", 12, help="Heads of the attention.", minimum=1)
    dropout = drawing.variable(
        "dropout", 0.1, help="Share of values left out while it learns.", minimum=0.0, maximum=1.0
    )
    pen = Pen(drawing, STEP)
    start = x = pen.add("input", "x", shape=("N", "T=1024", 768))
    pen.go(1, 0.7)
    x = pen.nn("LayerNorm", "norm1", x)
    x = pen.add(
        "library:CausalSelfAttention",
        "attention",
        x,
        d_model=width,
        heads=heads,
        dropout=dropout,
        note="None looks ahead.",
    )
    pen.go(pen.column, 0)
    middle = x = pen.add("Add", "add1", start, x)
    pen.go(1, 1.7)
    x = pen.nn("LayerNorm", "norm2", x)
    x = pen.nn("Linear", "widen", x, out_features=Expression("width * 4"))
    x = pen.nn("GELU", "gelu", x, approximate="tanh", note="By tanh, as GPT-2 was trained.")
    x = pen.nn("Linear", "narrow", x, out_features=width)
    x = pen.nn("Dropout", "drop", x, p=dropout)
    pen.go(pen.column, 0)
    x = pen.add("Add", "add2", middle, x)
    pen.add("output", "y", x)


EXAMPLES = (gpt2,)
