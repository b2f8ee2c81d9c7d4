"""Operations that make one number of many, along an axis or several."""

from __future__ import annotations

from studio.layers.builtin.operation import operation
from studio.layers.catalogue import Catalogue
from studio.layers.spec import LayerSpec, Param, Port

GONE = Port("output", "The shape of the input without the axes in dim, or with size 1 there.")
TRUTH = Port("output", "True or false, without the axes in dim, or with size 1 there.")
PLACE = Port("output", "Whole numbers, without the axis dim, or with size 1 there.")

DIMS = Param(
    "dim",
    "ints",
    -1,
    "The axis to reduce, or several: -1 is the last, 2, 3 the pixels of images. PyTorch takes all "
    "axes, the batch with them, where none is given; we start at -1.",
    optional=True,
    always=True,
)
DIM = Param(
    "dim",
    "int",
    -1,
    "The axis to reduce: -1 is the last. PyTorch takes all axes together, the batch with them, "
    "where none is given; we start at -1.",
    always=True,
)
KEEP = Param(
    "keepdim",
    "bool",
    False,
    "Keep the reduced axes with size 1, so that the result fits the input again.",
)
CORRECTION = Param(
    "correction",
    "int",
    1,
    "Taken away from the number of values one divides by: 1 estimates from a sample, 0 counts all "
    "there is, as normalisation layers do.",
    minimum=0,
)


def _reduction(
    name: str,
    title: str,
    summary: str,
    *params: Param,
    dim: Param = DIMS,
    output: Port = GONE,
    synonyms: tuple[str, ...],
) -> LayerSpec:
    return operation(
        f"torch.{name}",
        title,
        "reduction",
        summary,
        *(dim, *params, KEEP),
        outputs=(output,),
        synonyms=synonyms,
    )


SUMS = (
    _reduction("sum", "Sum", "Adds up along one axis or several.", synonyms=("total", "add up")),
    _reduction(
        "mean",
        "Mean",
        "The average along one axis or several.",
        synonyms=("average", "centre", "expectation"),
    ),
    _reduction(
        "std",
        "Std",
        "The standard deviation along one axis or several.",
        CORRECTION,
        synonyms=("standard deviation", "spread", "sigma"),
    ),
    _reduction(
        "var",
        "Var",
        "The variance along one axis or several.",
        CORRECTION,
        synonyms=("variance", "spread"),
    ),
    _reduction(
        "prod",
        "Prod",
        "Multiplies all numbers along an axis.",
        dim=DIM,
        synonyms=("product", "multiply"),
    ),
    operation(
        "torch.logsumexp",
        "LogSumExp",
        "reduction",
        "The logarithm of the sum of exponentials: a smooth maximum.",
        Param(
            "dim",
            "ints",
            -1,
            "The axis to reduce, or several: -1 is the last. PyTorch has no default; we start "
            "at -1.",
            always=True,
        ),
        KEEP,
        outputs=(GONE,),
        synonyms=("log sum exp", "smooth maximum", "energy", "partition"),
    ),
    operation(
        "torch.linalg.vector_norm",
        "VectorNorm",
        "reduction",
        "The length of vectors along one axis or several.",
        Param(
            "ord",
            "float",
            2.0,
            "Which length: 2 is the usual one, 1 adds up the sizes, inf takes the largest, 0 "
            "counts what is not 0.",
            choices=("inf", "-inf"),
        ),
        DIMS,
        KEEP,
        outputs=(GONE,),
        positional=1,
        synonyms=("norm", "length", "magnitude", "l2", "l1", "euclidean"),
    ),
)

EXTREMES = (
    _reduction(
        "amax",
        "AMax",
        "The largest number along one axis or several.",
        synonyms=("maximum", "max", "largest"),
    ),
    _reduction(
        "amin",
        "AMin",
        "The smallest number along one axis or several.",
        synonyms=("minimum", "min", "smallest"),
    ),
    _reduction(
        "argmax",
        "ArgMax",
        "The place of the largest number along an axis, such as the predicted class.",
        dim=DIM,
        output=PLACE,
        synonyms=("index of maximum", "prediction", "class"),
    ),
    _reduction(
        "argmin",
        "ArgMin",
        "The place of the smallest number along an axis, such as the nearest code.",
        dim=DIM,
        output=PLACE,
        synonyms=("index of minimum", "nearest"),
    ),
)


def _with_places(name: str, title: str, summary: str, synonyms: tuple[str, ...]) -> LayerSpec:
    """A reduction that gives numbers and where they stood."""
    return operation(
        f"torch.{name}",
        title,
        "reduction",
        summary,
        DIM,
        KEEP,
        outputs=(
            Port("values", "The numbers, without the axis dim, or with size 1 there."),
            Port("indices", "Their places along dim, as whole numbers."),
        ),
        returns=("values", "indices"),
        synonyms=synonyms,
    )


WITH_PLACES = (
    _with_places(
        "max",
        "Max",
        "The largest number along an axis, and its place.",
        ("maximum", "largest", "max over time"),
    ),
    _with_places(
        "min",
        "Min",
        "The smallest number along an axis, and its place.",
        ("minimum", "smallest"),
    ),
    _with_places(
        "median",
        "Median",
        "The number in the middle along an axis, and its place; of two, the smaller.",
        ("middle", "robust mean"),
    ),
)

QUANTILE = operation(
    "torch.quantile",
    "Quantile",
    "reduction",
    "The number below which a share of the numbers along an axis lies.",
    Param(
        "q",
        "float",
        0.5,
        "The share: 0.5 is the median, 0.9 leaves a tenth above. PyTorch has no default; we start "
        "at 0.5.",
        minimum=0.0,
        maximum=1.0,
        always=True,
    ),
    DIM,
    KEEP,
    Param(
        "interpolation",
        "choice",
        "linear",
        "What is taken where the place lies between two numbers.",
        choices=("linear", "lower", "higher", "midpoint", "nearest"),
    ),
    outputs=(GONE,),
    positional=1,
    synonyms=("percentile", "median", "robust"),
)

TRUTHS = (
    _reduction(
        "any",
        "Any",
        "Whether any number along one axis or several is true or not 0.",
        output=TRUTH,
        synonyms=("or", "exists", "mask"),
    ),
    _reduction(
        "all",
        "All",
        "Whether all numbers along one axis or several are true or not 0.",
        output=TRUTH,
        synonyms=("and", "every", "mask"),
    ),
)


def register(catalogue: Catalogue) -> None:
    for spec in (*SUMS, *EXTREMES, *WITH_PLACES, QUANTILE, *TRUTHS):
        catalogue.register(spec)
