"""Operations that move, add, drop, stretch and repeat axes."""

from __future__ import annotations

from studio.layers.builtin.operation import method, operation
from studio.layers.catalogue import Catalogue
from studio.layers.spec import Param, Port

VIEW = method(
    "view",
    "View",
    "shape",
    "Another shape for the same numbers without a copy; Reshape copies where it must.",
    Param(
        "shape",
        "shape",
        ("N", -1),
        "The new shape. N stands for the input's batch size (axis 0); one axis may be -1: "
        "whatever is left over. PyTorch has no default; we start at N, -1.",
        minimum=-1,
        always=True,
        spread=True,
    ),
    inputs=(Port("input", "Any shape with as many numbers."),),
    outputs=(Port("output", "The given shape."),),
    synonyms=("reshape", "resize", "heads"),
)

TRANSPOSE = operation(
    "torch.transpose",
    "Transpose",
    "shape",
    "Swaps two axes.",
    Param(
        "dim0",
        "int",
        1,
        "The first of the two axes. PyTorch has no default; we start at 1.",
        always=True,
    ),
    Param(
        "dim1",
        "int",
        -1,
        "The other axis; -1 is the last. PyTorch has no default; we start at -1.",
        always=True,
    ),
    outputs=(Port("output", "The same numbers with the two axes swapped."),),
    positional=2,
    synonyms=("swap axes", "permute", "mT", "flip matrix"),
)

MOVEDIM = operation(
    "torch.movedim",
    "MoveDim",
    "shape",
    "Moves one axis or several to other places; the others keep their order.",
    Param(
        "source",
        "ints",
        1,
        "The axis to move, or several. PyTorch has no default; we start at 1, the channels.",
        always=True,
    ),
    Param(
        "destination",
        "ints",
        -1,
        "Where each goes. PyTorch has no default; we start at -1, the last place.",
        always=True,
    ),
    outputs=(Port("output", "The same numbers with the axes moved."),),
    positional=2,
    synonyms=("moveaxis", "channels last", "permute"),
)

SQUEEZE = operation(
    "torch.squeeze",
    "Squeeze",
    "shape",
    "Drops an axis of size 1, or several; an axis of another size stays.",
    Param(
        "dim",
        "ints",
        -1,
        "The axis to drop, or several. PyTorch drops all axes of size 1 where none is given, the "
        "batch of one too; we start at -1.",
        always=True,
    ),
    outputs=(Port("output", "The shape of the input without the axis."),),
    synonyms=("remove axis", "drop dimension"),
)

UNSQUEEZE = operation(
    "torch.unsqueeze",
    "Unsqueeze",
    "shape",
    "Adds an axis of size 1, such as the one channel of grey images.",
    Param(
        "dim",
        "int",
        1,
        "Where the new axis stands; -1 makes it the last. PyTorch has no default; we start at 1.",
        always=True,
    ),
    outputs=(Port("output", "The shape of the input with one more axis."),),
    synonyms=("add axis", "new dimension", "expand dims"),
)

EXPAND = method(
    "expand",
    "Expand",
    "shape",
    "Stretches axes of size 1 without a copy.",
    Param(
        "size",
        "shape",
        (-1, 4, -1),
        "The new shape. -1 leaves an axis as it is; N stands for the input's batch size (axis 0). "
        "PyTorch has no default; we start at -1, 4, -1.",
        minimum=-1,
        gaps=True,
        always=True,
        spread=True,
    ),
    inputs=(Port("input", "An axis has size 1 wherever it is stretched."),),
    outputs=(Port("output", "The given shape."),),
    synonyms=("broadcast", "stretch", "tile", "class token"),
)

EXPAND_AS = method(
    "expand_as",
    "ExpandAs",
    "shape",
    "Stretches axes of size 1 to the shape of another value, without a copy.",
    inputs=(
        Port("input", "An axis has size 1 wherever it is stretched."),
        Port("other", "The shape that is wanted."),
    ),
    outputs=(Port("output", "The shape of the other value."),),
    synonyms=("broadcast", "stretch", "same shape", "class token"),
)

REPEAT = method(
    "repeat",
    "Repeat",
    "shape",
    "Puts copies of the whole value side by side along its axes.",
    Param(
        "repeats",
        "shape",
        (1, 2),
        "How often along each axis, 1 for once; more numbers than axes add axes in front. PyTorch "
        "has no default; we start at 1, 2.",
        minimum=0,
        always=True,
        spread=True,
    ),
    outputs=(Port("output", "Each axis as many times as long."),),
    synonyms=("tile", "copy", "duplicate"),
)

REPEAT_INTERLEAVE = operation(
    "torch.repeat_interleave",
    "RepeatInterleave",
    "shape",
    "Repeats each entry along an axis on the spot: a, a, b, b.",
    Param(
        "repeats",
        "int",
        2,
        "How often each entry stands there. PyTorch has no default; we start at 2.",
        minimum=0,
        always=True,
        unit="times",
    ),
    Param(
        "dim",
        "int",
        1,
        "The axis along which entries are repeated. PyTorch flattens where none is given; we "
        "start at 1.",
        always=True,
    ),
    outputs=(Port("output", "The axis dim as many times as long."),),
    positional=1,
    synonyms=("upsample", "nearest", "copy", "duplicate"),
)


def register(catalogue: Catalogue) -> None:
    for spec in (
        VIEW,
        TRANSPOSE,
        MOVEDIM,
        SQUEEZE,
        UNSQUEEZE,
        EXPAND,
        EXPAND_AS,
        REPEAT,
        REPEAT_INTERLEAVE,
    ):
        catalogue.register(spec)
