"""Operations that take one value apart into several."""

from __future__ import annotations

from studio.layers.builtin.operation import operation
from studio.layers.catalogue import Catalogue
from studio.layers.spec import Param, Port

ALONG = Param(
    "dim",
    "int",
    1,
    "The axis to take apart: 1 is the channels of images, -1 the last. PyTorch starts at 0, the "
    "batch; we start at 1.",
    always=True,
)

SPLIT = operation(
    "torch.split",
    "Split",
    "shape",
    "Takes a value apart into pieces of given sizes along an axis.",
    Param(
        "split_size_or_sections",
        "shape",
        (1, 1),
        "The size of each piece; together as long as the axis. PyTorch has no default; we start "
        "at 1, 1.",
        minimum=0,
        always=True,
        batch=False,
    ),
    ALONG,
    outputs=(
        Port(
            "output",
            "A piece: the shape of the input with its size along dim.",
            variadic=True,
            count="split_size_or_sections",
        ),
    ),
    positional=1,
    synonyms=("sections", "take apart", "divide", "partition", "mean and variance"),
)

CHUNK = operation(
    "torch.chunk",
    "Chunk",
    "shape",
    "Takes a value apart into equal pieces along an axis.",
    Param(
        "chunks",
        "int",
        2,
        "How many pieces; the axis should be divisible by it. PyTorch has no default; we start "
        "at 2.",
        minimum=1,
        maximum=64,
        always=True,
        unit="pieces",
    ),
    ALONG,
    outputs=(
        Port(
            "output",
            "A piece: the shape of the input with its share of dim.",
            variadic=True,
            count="chunks",
        ),
    ),
    positional=1,
    synonyms=("split", "halves", "take apart", "gate", "qkv"),
)

UNBIND = operation(
    "torch.unbind",
    "Unbind",
    "shape",
    "Takes a value apart into one value for each place along an axis, without that axis.",
    ALONG,
    Param(
        "count",
        "int",
        2,
        "How many places the axis has: so many outputs there are. It is not given to PyTorch; we "
        "start at 2.",
        minimum=1,
        maximum=64,
        always=True,
        silent=True,
        unit="outputs",
    ),
    outputs=(
        Port(
            "output",
            "What stands at one place: the shape of the input without dim.",
            variadic=True,
            count="count",
        ),
    ),
    synonyms=("split", "unstack", "take apart", "steps", "qkv"),
)


def register(catalogue: Catalogue) -> None:
    for spec in (SPLIT, CHUNK, UNBIND):
        catalogue.register(spec)
