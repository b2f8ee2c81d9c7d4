"""Operations along an axis that depend on the order of the numbers, or give them an order."""

from __future__ import annotations

from studio.layers.builtin.operation import SAME, operation
from studio.layers.catalogue import Catalogue
from studio.layers.spec import LayerSpec, Param, Port

ALONG = Param(
    "dim",
    "int",
    -1,
    "The axis to go along: -1 is the last, 1 the steps of a sequence. PyTorch has no default; we "
    "start at -1.",
    always=True,
)
SORTED_ALONG = Param("dim", "int", -1, "The axis to sort along: -1 is the last.")
DESCENDING = Param("descending", "bool", False, "Put the largest first, not the smallest.")
STABLE = Param("stable", "bool", False, "Keep equal numbers in the order they came in.")


def _running(name: str, title: str, summary: str, synonyms: tuple[str, ...]) -> LayerSpec:
    return operation(
        f"torch.{name}",
        title,
        "reduction",
        summary,
        ALONG,
        outputs=(SAME,),
        synonyms=synonyms,
    )


RUNNING = (
    _running(
        "cumsum",
        "CumSum",
        "The running sum along an axis.",
        ("cumulative sum", "running total", "integrate", "prefix sum"),
    ),
    _running(
        "cumprod",
        "CumProd",
        "The running product along an axis.",
        ("cumulative product", "running product"),
    ),
    operation(
        "torch.diff",
        "Diff",
        "reduction",
        "What changes from each number to the next along an axis.",
        Param("n", "int", 1, "How often the difference is taken.", minimum=0, unit="times"),
        Param("dim", "int", -1, "The axis to go along: -1 is the last."),
        outputs=(Port("output", "The shape of the input, with n fewer along dim."),),
        synonyms=("difference", "derivative", "change", "delta"),
    ),
)

TOPK = operation(
    "torch.topk",
    "TopK",
    "reduction",
    "The k largest numbers along an axis, and their places.",
    Param(
        "k",
        "int",
        1,
        "How many; no more than there are along dim. PyTorch has no default; we start at 1.",
        minimum=1,
        always=True,
    ),
    Param("dim", "int", -1, "The axis to look along: -1 is the last."),
    Param("largest", "bool", True, "The largest; off gives the smallest."),
    Param("sorted", "bool", True, "In order, the best first."),
    outputs=(
        Port("values", "The numbers: the shape of the input, with k along dim."),
        Port("indices", "Their places along dim, as whole numbers."),
    ),
    positional=1,
    returns=("values", "indices"),
    synonyms=("best", "largest", "beam", "routing", "mixture of experts"),
)

SORT = operation(
    "torch.sort",
    "Sort",
    "reduction",
    "Sorts the numbers along an axis, and says where each came from.",
    SORTED_ALONG,
    DESCENDING,
    STABLE,
    outputs=(
        Port("values", "The numbers in order."),
        Port("indices", "Where each stood, as whole numbers."),
    ),
    returns=("values", "indices"),
    synonyms=("order", "rank"),
)

ARGSORT = operation(
    "torch.argsort",
    "ArgSort",
    "reduction",
    "The places that would sort the numbers along an axis.",
    SORTED_ALONG,
    DESCENDING,
    STABLE,
    outputs=(Port("output", "Whole numbers, in the shape of the input."),),
    synonyms=("order", "rank", "permutation"),
)


def register(catalogue: Catalogue) -> None:
    for spec in (*RUNNING, TOPK, SORT, ARGSORT):
        catalogue.register(spec)
