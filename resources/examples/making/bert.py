"""BERT: an encoder of texts, whose every token sees all others."""

from __future__ import annotations

import studio.api as plexus
from making.pen import Pen
from studio.api import Drawing, Expression, Project

STEP = 232.0
EPS = 1e-12
"""What BERT's normalisations add to the variance."""


def bert_base() -> Project:
    project = plexus.new("bert_base")
    project.about(
        "BERT base (Devlin et al. 2018, https://arxiv.org/abs/1810.04805), uncased, with its "
        "pooler: twelve encoder layers in which every token sees all others. It gives a vector "
        "for each token, and one for the whole text, made from the first token's."
    )
    vocabulary = project.variable("vocabulary", 30522, help="How many tokens there are.", minimum=1)
    longest = project.variable("longest", 512, help="Tokens of the longest text.", minimum=1)
    width = _width(project)
    depth = project.variable("depth", 12, help="How many layers there are.", minimum=1)
    heads = project.variable("heads", 12, help="Heads of each attention.", minimum=1)
    dropout = _dropout(project)
    _embedding(project)
    _layer(project)
    pen = Pen(project, STEP)
    tokens = pen.add(
        "input", "tokens", shape=("N", "T=512"), dtype="int64", note="Numbers of tokens, in a row."
    )
    x = pen.add(
        "block:BertEmbedding",
        "embedding",
        tokens,
        vocabulary=vocabulary,
        longest=longest,
        width=width,
        dropout=dropout,
        note="A vector for each token: which it is, where it stands, in which sentence.",
    )
    pen.go(0, 1)
    segments = pen.add(
        "input",
        "segments",
        shape=("N", "T=512"),
        dtype="int64",
        order=1,
        note="0 for tokens of the first sentence, 1 for those of the second.",
    )
    project.connect(segments, x["segments"])
    pen.go(1, 1.4)
    padding = pen.add(
        "input",
        "padding",
        shape=("N", "T=512"),
        dtype="bool",
        order=2,
        optional=True,
        note="True for tokens that only fill up.",
    )
    pen.go(2, 0)
    x = pen.add(
        "block:BertLayer",
        "encoder",
        x,
        width=width,
        heads=heads,
        dropout=dropout,
        repeat=depth,
        note="One layer after the other; the padding goes to each.",
    )
    project.connect(padding, x["padding"])
    pen.add("output", "states", x, note="A vector for each token.")
    pen.go(3, 1)
    x = pen.add("Index", "first", x, index=":, 0", note="The first token stands for the text.")
    x = pen.nn("Linear", "pooler", x, out_features=width)
    x = pen.nn("Tanh", "tanh", x)
    pen.add("output", "pooled", x, order=1, note="One vector for the whole text.")
    for key, value in {
        "data.source": "npz",
        "train.optimizer": "AdamW",
        "train.lr": 0.00005,
        "train.weight_decay": 0.01,
    }.items():
        project.set(key, value)
    return project


def _embedding(project: Project) -> None:
    block = project.block(
        "BertEmbedding",
        "What a token is, where it stands and to which sentence it belongs, added up.",
    )
    vocabulary = block.variable("vocabulary", 30522, help="How many tokens there are.", minimum=1)
    longest = block.variable("longest", 512, help="Tokens of the longest text.", minimum=1)
    width, dropout = _width(block), _dropout(block)
    pen = Pen(block, STEP)
    tokens = pen.add("input", "tokens", shape=("N", "T=512"), dtype="int64")
    words = pen.nn("Embedding", "words", tokens, num_embeddings=vocabulary, embedding_dim=width)
    words = pen.add("LearnedPosition", "positions", words, max_length=longest)
    pen.go(0, 1)
    segments = pen.add("input", "segments", shape=("N", "T=512"), dtype="int64", order=1)
    sentence = pen.nn("Embedding", "sentence", segments, num_embeddings=2, embedding_dim=width)
    pen.go(3, 0.5)
    x = pen.add("Add", "sum", words, sentence)
    x = pen.nn("LayerNorm", "norm", x, eps=EPS)
    x = pen.nn("Dropout", "drop", x, p=dropout)
    pen.add("output", "y", x)


def _layer(project: Project) -> None:
    block = project.block(
        "BertLayer",
        "Tokens look at each other, then each is worked on by itself; normalised after each of "
        "the two steps.",
    )
    width = _width(block)
    heads = block.variable("heads", 12, help="Heads of the attention.", minimum=1)
    dropout = _dropout(block)
    pen = Pen(block, STEP)
    start = x = pen.add("input", "x", shape=("N", "T=512", 768))
    pen.go(0, 1)
    padding = pen.add(
        "input", "padding", shape=("N", "T=512"), dtype="bool", order=1, optional=True
    )
    pen.go(1, 0.5)
    looked = pen.nn(
        "MultiheadAttention",
        "attention",
        num_heads=heads,
        dropout=dropout,
        batch_first=True,
        need_weights=False,
        note="Every token looks at all but those that only fill up.",
    )
    for port in ("query", "key", "value"):
        block.connect(x, looked[port])
    block.connect(padding, looked["key_padding_mask"])
    x = pen.nn("Dropout", "drop1", looked, p=dropout)
    pen.go(pen.column, 0)
    x = pen.add("Add", "add1", start, x)
    middle = x = pen.nn("LayerNorm", "norm1", x, eps=EPS)
    pen.go(1, 2)
    x = pen.nn("Linear", "widen", x, out_features=Expression("width * 4"))
    x = pen.nn("GELU", "gelu", x)
    x = pen.nn("Linear", "narrow", x, out_features=width)
    x = pen.nn("Dropout", "drop2", x, p=dropout)
    pen.go(pen.column, 0)
    x = pen.add("Add", "add2", middle, x)
    x = pen.nn("LayerNorm", "norm2", x, eps=EPS)
    pen.add("output", "y", x)


def _width(graph: Drawing) -> Expression:
    return graph.variable("width", 768, help="Numbers per token.", minimum=1)


def _dropout(graph: Drawing) -> Expression:
    return graph.variable(
        "dropout", 0.1, help="Share of values left out while it learns.", minimum=0.0, maximum=1.0
    )


EXAMPLES = (bert_base,)
