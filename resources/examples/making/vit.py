"""ViT-B/16: an image as a sequence of squares."""

from __future__ import annotations

import studio.api as plexus
from making.pen import Pen
from making.photographs import classes_of, learn_from_folder
from studio.api import Expression, Project

STEP = 232.0


def vit_b_16() -> Project:
    project = plexus.new("vit_b_16")
    project.about(
        "ViT-B/16 (Dosovitskiy et al. 2020, https://arxiv.org/abs/2010.11929): squares of 16 × 16 "
        "pixels become tokens, twelve encoder blocks let them look at each other, and a token "
        "without pixels of its own gathers what is needed to name the image."
    )
    width = project.variable("width", 768, help="Numbers per token.", minimum=1)
    depth = project.variable("depth", 12, help="How many encoder blocks there are.", minimum=1)
    heads = project.variable("heads", 12, help="Heads of each attention.", minimum=1)
    patch = project.variable("patch", 16, help="Pixels along a side of a square.", minimum=1)
    classes = classes_of(project)
    _class_token(project)
    _encoder_block(project)
    pen = Pen(project, STEP)
    x = pen.add("input", "image", shape=("N", 3, 224, 224), note="A photograph in colour.")
    x = pen.add(
        "library:PatchEmbedding",
        "patches",
        x,
        d_model=width,
        patch=patch,
        note="14 × 14 squares, each one token.",
    )
    x = pen.add("block:ClassToken", "class_token", x, width=width, note="One more, in front.")
    x = pen.add("LearnedPosition", "positions", x, max_length=197, note="Where each square was.")
    pen.go(0, 1)
    x = pen.add(
        "block:EncoderBlock",
        "encoder",
        x,
        width=width,
        heads=heads,
        repeat=depth,
        note="Twelve blocks one after the other.",
    )
    x = pen.nn("LayerNorm", "norm", x, eps=1e-6)
    x = pen.add("Index", "class_only", x, index=":, 0", note="The token without pixels.")
    x = pen.nn("Linear", "classes", x, out_features=classes, note="One score for each class.")
    pen.add("output", "scores", x)
    learn_from_folder(project, lr=0.01)
    return project


def _class_token(project: Project) -> None:
    block = project.block("ClassToken", "Puts a learned token in front of all others.")
    width = block.variable("width", 768, help="Numbers per token.", minimum=1)
    pen = Pen(block, STEP)
    tokens = pen.add("input", "x", shape=("N", 196, 768))
    pen.go(1, 0.8)
    token = pen.add(
        "Parameter", "token", size=(1, 1, width), fill_value=0.0, note="The same for every image."
    )
    pen.go(1, 1.7)
    first = pen.add("Index", "first", tokens, index=":, :1", note="Only its shape matters.")
    pen.go(2, 0.9)
    token = pen.add("torch.Tensor.expand_as", "for_each", token)
    block.connect(first, token["other"])
    pen.go(3, 0)
    x = pen.add("torch.cat", "join", token, tokens, dim=1)
    pen.add("output", "y", x)


def _encoder_block(project: Project) -> None:
    block = project.block(
        "EncoderBlock",
        "Tokens look at each other, then each is worked on by itself; normalised before each of "
        "the two steps.",
    )
    width = block.variable("width", 768, help="Numbers per token.", minimum=1)
    heads = block.variable("heads", 12, help="Heads of the attention.", minimum=1)
    pen = Pen(block, STEP)
    start = x = pen.add("input", "x", shape=("N", 197, 768))
    pen.go(1, 0.7)
    x = pen.nn("LayerNorm", "norm1", x, eps=1e-6)
    looked = pen.nn(
        "MultiheadAttention",
        "attention",
        x,
        num_heads=heads,
        batch_first=True,
        need_weights=False,
        note="Every token looks at all.",
    )
    for port in ("key", "value"):
        block.connect(x, looked[port])
    pen.go(pen.column, 0)
    middle = x = pen.add("Add", "add1", start, looked)
    pen.go(1, 2.3)
    x = pen.nn("LayerNorm", "norm2", x, eps=1e-6)
    x = pen.nn("Linear", "widen", x, out_features=Expression("width * 4"))
    x = pen.nn("GELU", "gelu", x)
    x = pen.nn("Linear", "narrow", x, out_features=width)
    pen.go(pen.column, 0)
    x = pen.add("Add", "add2", middle, x)
    pen.add("output", "y", x)


EXAMPLES = (vit_b_16,)
