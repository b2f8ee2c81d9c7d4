"""Operations that move, add, drop and repeat axes, or move numbers along them."""

from __future__ import annotations

from studio.layers.builtin.operation import SAME, method, operation
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

PAD = operation(
    "torch.nn.functional.pad",
    "Pad",
    "shape",
    "Adds numbers at the ends of axes; negative amounts cut numbers away.",
    Param(
        "pad",
        "ints",
        (1, 1),
        "How many before and after, in pairs from the last axis inwards: 1, 1, 2, 2 adds 1 left "
        "and right, 2 above and below. PyTorch has no default; we start at 1, 1.",
        always=True,
    ),
    Param(
        "mode",
        "choice",
        "constant",
        "What is added: one value, the numbers mirrored at the edge, the edge repeated, or the "
        "other end.",
        choices=("constant", "reflect", "replicate", "circular"),
    ),
    Param(
        "value",
        "float",
        None,
        "The number that mode constant adds; none adds 0.",
        optional=True,
    ),
    outputs=(Port("output", "The input, longer by what is added."),),
    positional=1,
    synonyms=("zero padding", "border", "crop", "extend"),
)

ROLL = operation(
    "torch.roll",
    "Roll",
    "shape",
    "Shifts numbers along axes; what leaves at one end comes in at the other.",
    Param(
        "shifts",
        "ints",
        1,
        "By how many places along each of dims; negative shifts back. PyTorch has no default; we "
        "start at 1.",
        always=True,
    ),
    Param(
        "dims",
        "ints",
        -1,
        "The axis to shift along, or as many as shifts. PyTorch flattens where none is given; we "
        "start at -1.",
        always=True,
    ),
    outputs=(SAME,),
    synonyms=("shift", "rotate", "cyclic", "window attention"),
)

FLIP = operation(
    "torch.flip",
    "Flip",
    "shape",
    "Turns one axis or several round.",
    Param(
        "dims",
        "ints",
        (-1,),
        "The axes to turn round, such as -1, for left and right. PyTorch has no default; we start "
        "at -1.",
        always=True,
    ),
    outputs=(SAME,),
    synonyms=("reverse", "mirror"),
)

ROT90 = operation(
    "torch.rot90",
    "Rot90",
    "shape",
    "Turns images by quarter turns.",
    Param("k", "int", 1, "How many quarter turns; negative turns the other way.", unit="turns"),
    Param(
        "dims",
        "ints",
        (-2, -1),
        "The two axes of the plane to turn in. PyTorch starts at 0, 1, which would turn the batch "
        "into a channel; we start at -2, -1.",
        length=2,
        exact=True,
        always=True,
    ),
    outputs=(Port("output", "The input, its two axes swapped at odd k."),),
    synonyms=("rotate", "quarter turn", "augmentation"),
)

UNFOLD = method(
    "unfold",
    "Windows",
    "shape",
    "Cuts an axis into windows that may overlap, on a new last axis.",
    Param(
        "dimension",
        "int",
        -1,
        "The axis to cut. PyTorch has no default; we start at -1.",
        always=True,
    ),
    Param(
        "size",
        "int",
        2,
        "Numbers in a window. PyTorch has no default; we start at 2.",
        minimum=1,
        always=True,
    ),
    Param(
        "step",
        "int",
        1,
        "From the start of one window to the start of the next. PyTorch has no default; we start "
        "at 1.",
        minimum=1,
        always=True,
    ),
    outputs=(Port("output", "The number of windows in place of the axis, and size at the end."),),
    positional=3,
    synonyms=("unfold", "sliding window", "frames", "patches", "stft"),
)


def register(catalogue: Catalogue) -> None:
    for spec in (VIEW, TRANSPOSE, MOVEDIM, SQUEEZE, UNSQUEEZE, EXPAND, REPEAT, REPEAT_INTERLEAVE):
        catalogue.register(spec)
    for spec in (PAD, ROLL, FLIP, ROT90, UNFOLD):
        catalogue.register(spec)
