"""Networks that read one thing after the other: rows of a picture, characters of a text."""

from __future__ import annotations

import studio.api as plexus
from making.gpt2 import block
from making.pen import Pen
from studio.api import Project
from studio.graph.model import TRAINING

STEP = 230.0
SHORT, LONG = 64, 128
"""Letters that a model sees at once."""
BIT = 0.6931
"""In natural units of information: the logarithm of 2."""


def rows_lstm() -> Project:
    project = plexus.new("rows_lstm")
    project.about("Reads a picture of clothes row by row, from top to bottom, and says what it is.")
    pen = Pen(project, STEP)
    x = pen.add("input", "image", shape=("N", 1, 28, 28), note="A piece of clothing, 28 × 28.")
    x = pen.add("torch.squeeze", "rows", x, dim=1, note="28 rows of 28 numbers, one a step.")
    read = pen.nn(
        "LSTM", "lstm", x, hidden_size=64, batch_first=True, note="Remembers as it reads."
    )
    x = pen.add("torch.select", "last", read["output"], dim=1, index=-1, note="After the last row.")
    x = pen.nn("Linear", "classes", x, out_features=10, note="One score for each kind.")
    pen.add("output", "scores", x)
    for key, value in {
        "data.source": "fashion_sample",
        "train.epochs": 10,
        "train.batch_size": 64,
        "train.lr": 0.003,
        "train.clip_norm": 1.0,
    }.items():
        project.set(key, value)
    return project


def char_lstm() -> Project:
    project = plexus.new("char_lstm")
    project.about(
        "Reads the source of Python's own library letter by letter, guesses which comes next, and "
        "so learns to write something like it."
    )
    characters = project.variable(
        "characters", 96, help="Characters there are: as many classes as the text has.", minimum=1
    )
    pen = Pen(project, STEP)
    x = pen.add(
        "input", "text", shape=("N", SHORT), dtype="int64", note="Numbers of characters, in a row."
    )
    x = pen.nn("Embedding", "letters", x, num_embeddings=characters, embedding_dim=64)
    read = pen.nn(
        "LSTM", "lstm", x, hidden_size=256, batch_first=True, note="Remembers what it has read."
    )
    x = pen.nn(
        "Linear",
        "guess",
        read["output"],
        out_features=characters,
        note="After each letter, a score for each that could be next.",
    )
    pen.add("output", "scores", x)
    _next_letter(
        project,
        SHORT,
        optimiser=("Adam", {"lr": 0.004}),
        schedule=("CosineAnnealingLR", {}),
        note="Ever smaller steps.",
    )
    _settings(project, epochs=2, batch_size=16)
    return project


def char_transformer() -> Project:
    project = plexus.new("char_transformer")
    project.about(
        "A small GPT on the source of Python's own library: every letter looks at those before it, "
        "and guesses which comes next."
    )
    characters, width, depth, heads = (
        project.variable(name, value, help=words, minimum=1)
        for name, value, words in (
            ("characters", 96, "Characters there are: as many classes as the text has."),
            ("width", 96, "Numbers per letter."),
            ("depth", 3, "How many blocks there are."),
            ("heads", 4, "Heads of each attention."),
        )
    )
    block(project)
    pen = Pen(project, STEP)
    x = pen.add(
        "input", "text", shape=("N", LONG), dtype="int64", note="Numbers of characters, in a row."
    )
    x = pen.nn(
        "Embedding",
        "letters",
        x,
        num_embeddings=characters,
        embedding_dim=width,
        note="Begins as small as the places, or those would be drowned.",
        **{"init:weight": "normal_", "init:weight:std": 0.02},
    )
    letters = x = pen.add(
        "LearnedPosition", "places", x, max_length=LONG, note="Where each stands."
    )
    pen.go(1, 1.2)
    x = pen.add("torch.permute", "features_first", x, dims=(0, 2, 1))
    x = pen.nn("ConstantPad1d", "before", x, padding=(3, 0), value=0.0, note="None looks ahead.")
    x = pen.nn(
        "Conv1d",
        "near",
        x,
        out_channels=width,
        kernel_size=4,
        note="The letter and the three before it, so that attention can look further.",
    )
    x = pen.add("torch.permute", "features_last", x, dims=(0, 2, 1))
    pen.go(5, 0)
    x = pen.add("Add", "both", letters, x)
    pen.go(1, 2.4)
    x = pen.add(
        "block:Block",
        "blocks",
        x,
        width=width,
        heads=heads,
        dropout=0.0,
        repeat=depth,
        note="None looks ahead.",
    )
    x = pen.nn("LayerNorm", "norm", x)
    x = pen.nn(
        "Linear",
        "guess",
        x,
        out_features=characters,
        note="After each letter, a score for each that could be next.",
    )
    pen.add("output", "scores", x)
    _next_letter(
        project,
        LONG,
        optimiser=("AdamW", {"lr": 0.003, "betas": (0.9, 0.99), "weight_decay": 0.05}),
        schedule=("OneCycleLR", {"max_lr": 0.003, "pct_start": 0.1, "cycle_momentum": False}),
        note="Small steps first, until the blocks have found themselves; ever smaller ones then.",
    )
    _settings(project, epochs=5, batch_size=8)
    project.set("data.length", LONG)
    return project


def _next_letter(
    project: Project,
    length: int,
    *,
    optimiser: tuple[str, dict[str, object]],
    schedule: tuple[str, dict[str, object]],
    note: str,
) -> None:
    """The training graph of every language model: guess what is next, everywhere at once.

    Args:
        project: whose training it becomes.
        length: of a piece of text.
        optimiser: a class of ``torch.optim``, and its parameters.
        schedule: likewise of ``torch.optim.lr_scheduler``.
        note: what the schedule is for.
    """
    step = project.block(
        TRAINING, "At each place of the text, the model guesses the letter that comes next."
    )
    pen = Pen(step, STEP)
    text = {"shape": ("N", length), "dtype": "int64"}
    x = pen.add("input", "text", note="A piece of text.", **text)
    x = pen.add("block:model", "model", x)
    x = pen.add("torch.permute", "upright", x, dims=(0, 2, 1), note="Classes second, for the loss.")
    pen.go(2, 1.2)
    following = pen.add("input", "next", note="The same piece, one letter further on.", **text)
    pen.go(3, 0.6)
    loss = pen.nn("CrossEntropyLoss", "loss", x, note="At all places alike.")
    step.connect(following, loss["target"])
    falling = pen.row + 1.4
    kind, params = optimiser
    end = pen.add(f"torch.optim.{kind}", kind.casefold(), loss, clip_norm=1.0, **params)
    pen.go(3, falling)
    kind, params = schedule
    rate = pen.add(f"torch.optim.lr_scheduler.{kind}", "rate", note=note, **params)
    step.connect(rate, end["schedule"])
    pen.go(4, falling)
    bits = pen.add("Divide", "bits", loss, value=BIT, note="As bits: 6.6 is guessing blindly.")
    pen.add("output", "bits_per_letter", bits, note="A curve.")


def _settings(project: Project, *, epochs: int, batch_size: int) -> None:
    for key, value in {
        "data.source": "text",
        "data.validation": 0.1,
        "train.epochs": epochs,
        "train.batch_size": batch_size,
    }.items():
        project.set(key, value)


EXAMPLES = (rows_lstm, char_lstm, char_transformer)
