"""Operations that read images at other places: other sizes, and grids of points."""

from __future__ import annotations

from studio.layers.builtin.operation import operation
from studio.layers.catalogue import Catalogue
from studio.layers.spec import Param, Port

INTERPOLATE = operation(
    "torch.nn.functional.interpolate",
    "Interpolate",
    "vision",
    "Makes signals, images or volumes larger or smaller.",
    Param(
        "size",
        "ints",
        None,
        "The new size, one number or one for each axis; leave scale_factor at none then.",
        minimum=1,
        optional=True,
        unit="pixels",
    ),
    Param(
        "scale_factor",
        "floats",
        2.0,
        "How many times as large, one number or one for each axis. PyTorch wants this or size; we "
        "start at 2.",
        minimum=0.001,
        optional=True,
        always=True,
    ),
    Param(
        "mode",
        "choice",
        "nearest",
        "How new numbers are made: linear is for signals, bilinear and bicubic for images, "
        "trilinear for volumes, the others for all.",
        choices=(
            "nearest",
            "nearest-exact",
            "linear",
            "bilinear",
            "bicubic",
            "trilinear",
            "area",
        ),
    ),
    Param(
        "align_corners",
        "bool",
        None,
        "Let the outermost numbers lie on each other; for the linear and cubic modes alone.",
        optional=True,
    ),
    Param(
        "recompute_scale_factor",
        "bool",
        None,
        "Compute the factor again from the sizes, which are whole numbers.",
        optional=True,
    ),
    Param(
        "antialias",
        "bool",
        False,
        "Smooth before making images smaller; for bilinear and bicubic alone.",
    ),
    inputs=(Port("input", "N × channels × one, two or three axes."),),
    outputs=(Port("output", "N × channels × the new size."),),
    synonyms=("resize", "upsample", "downsample", "scale", "bilinear", "zoom"),
)

PADDING_MODE = Param(
    "padding_mode",
    "choice",
    "zeros",
    "What is read outside the image: 0, the edge, or the image mirrored.",
    choices=("zeros", "border", "reflection"),
)


def _corners(words: str) -> Param:
    return Param("align_corners", "bool", False, words, always=True)


GRID_SAMPLE = operation(
    "torch.nn.functional.grid_sample",
    "GridSample",
    "vision",
    "Reads an image at the points of a grid, as spatial transformers and warping do.",
    Param(
        "mode",
        "choice",
        "bilinear",
        "How numbers between pixels are made; bicubic is for images alone.",
        choices=("bilinear", "nearest", "bicubic"),
    ),
    PADDING_MODE,
    _corners(
        "Whether -1 and 1 are the middles of the outermost pixels rather than their edges. PyTorch "
        "warns where it is not given; we start at off."
    ),
    inputs=(
        Port("input", "N × channels × height × width."),
        Port("grid", "N × new height × new width × 2: x and y of each point, from -1 to 1."),
    ),
    outputs=(Port("output", "N × channels × new height × new width."),),
    synonyms=("warp", "spatial transformer", "sample", "deform", "optical flow"),
)

AFFINE_GRID = operation(
    "torch.nn.functional.affine_grid",
    "AffineGrid",
    "vision",
    "A grid of points for GridSample, turned, scaled and moved by a 2 × 3 matrix.",
    Param(
        "size",
        "shape",
        ("N", 1, 28, 28),
        "The shape of the images to make: N, channels, height, width. PyTorch has no default; we "
        "start at N, 1, 28, 28.",
        minimum=1,
        always=True,
    ),
    _corners(
        "Whether -1 and 1 are the middles of the outermost pixels; as in GridSample. PyTorch "
        "warns where it is not given; we start at off."
    ),
    inputs=(Port("theta", "N × 2 × 3: a matrix for each image."),),
    outputs=(Port("output", "N × height × width × 2."),),
    positional=1,
    synonyms=("spatial transformer", "rotate", "zoom", "localisation"),
)

NORMALIZE = operation(
    "torch.nn.functional.normalize",
    "Normalize",
    "normalisation",
    "Scales vectors along an axis to length 1.",
    Param(
        "p",
        "float",
        2.0,
        "Which length: 2 is the usual one, 1 adds up the sizes, inf takes the largest.",
        choices=("inf",),
    ),
    Param("dim", "ints", 1, "The axis of the vectors: 1 is the features, -1 the last."),
    Param("eps", "float", 1e-12, "The least that is divided by.", minimum=0.0),
    outputs=(Port("output", "The same shape as the input."),),
    synonyms=("l2 normalise", "unit length", "cosine", "contrastive", "embedding"),
)


def register(catalogue: Catalogue) -> None:
    for spec in (INTERPOLATE, GRID_SAMPLE, AFFINE_GRID, NORMALIZE):
        catalogue.register(spec)
