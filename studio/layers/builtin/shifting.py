"""Operations that move numbers along axes: past the ends, round, and into windows."""

from __future__ import annotations

from studio.layers.builtin.operation import SAME, method, operation
from studio.layers.catalogue import Catalogue
from studio.layers.spec import Param, Port

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
    for spec in (PAD, ROLL, FLIP, ROT90, UNFOLD):
        catalogue.register(spec)
