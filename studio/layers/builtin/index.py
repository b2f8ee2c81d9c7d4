"""Operations that pick numbers by their place, or put numbers into places."""

from __future__ import annotations

from studio.layers.builtin.operation import INPUT, operation
from studio.layers.catalogue import Catalogue
from studio.layers.spec import Argument, LayerSpec, Param, Port


def _along(words: str) -> Param:
    return Param("dim", "int", 1, words, always=True)


PICK_ALONG = _along(
    "The axis along which numbers are picked. PyTorch has no default; we start at 1."
)
PUT_ALONG = _along(
    "The axis along which places are counted. PyTorch has no default; we start at 1."
)

SLICE = LayerSpec(
    key="Index",
    title="Index",
    family="index",
    summary="Picks places and ranges of each axis, as x[:, 0, 2:5] does.",
    doc_url="https://docs.pytorch.org/docs/stable/tensor_view.html",
    construct="index",
    inputs=(INPUT,),
    outputs=(Port("output", "What was picked; an axis with a single place is gone."),),
    params=(
        Param(
            "index",
            "text",
            ":, 0",
            "An entry for each axis: a number picks one place and drops the axis, 2:5 a range, "
            "::2 every other place, : all. ... stands for all axes between, None adds an axis.",
            always=True,
            notation="index",
        ),
    ),
    synonyms=("slice", "crop", "select", "range", "first token", "last step", "strided"),
)

SELECT = operation(
    "torch.select",
    "Select",
    "index",
    "Picks one place along an axis, and drops the axis.",
    PICK_ALONG,
    Param(
        "index",
        "int",
        0,
        "The place; -1 is the last. PyTorch has no default; we start at 0.",
        always=True,
    ),
    outputs=(Port("output", "The shape of the input without dim."),),
    synonyms=("index", "pick", "last step", "class token"),
)

NARROW = operation(
    "torch.narrow",
    "Narrow",
    "index",
    "Picks a range along an axis by its start and its length.",
    PICK_ALONG,
    Param(
        "start",
        "int",
        0,
        "The first place; -1 is the last there is. PyTorch has no default; we start at 0.",
        always=True,
    ),
    Param(
        "length",
        "int",
        1,
        "How many places. PyTorch has no default; we start at 1.",
        minimum=0,
        always=True,
    ),
    outputs=(Port("output", "The shape of the input with length along dim."),),
    synonyms=("slice", "range", "crop", "window"),
)

GATHER = operation(
    "torch.gather",
    "Gather",
    "index",
    "Picks one number for each place of an index, along an axis.",
    PICK_ALONG,
    inputs=(INPUT, Port("index", "Places along dim, as whole numbers (int64).")),
    outputs=(Port("output", "The shape of the index."),),
    arguments=(Argument(("input",)), Argument(("index",), keyword="index")),
    positional=1,
    synonyms=("lookup", "pick", "chosen action", "index"),
)

INDEX_SELECT = operation(
    "torch.index_select",
    "IndexSelect",
    "index",
    "Picks whole slices along an axis, in the order of a list of places.",
    PICK_ALONG,
    inputs=(INPUT, Port("index", "One axis of places along dim, as whole numbers.")),
    outputs=(Port("output", "The shape of the input with as many along dim as places."),),
    arguments=(Argument(("input",)), Argument(("index",), keyword="index")),
    positional=1,
    synonyms=("lookup", "rows", "reorder", "neighbours", "edges"),
)

TAKE_ALONG_DIM = operation(
    "torch.take_along_dim",
    "TakeAlongDim",
    "index",
    "Picks numbers along an axis by places such as ArgSort gives; shapes are stretched.",
    PICK_ALONG,
    inputs=(INPUT, Port("indices", "Places along dim, as whole numbers (int64).")),
    outputs=(Port("output", "The shape of indices, stretched to fit."),),
    synonyms=("gather", "reorder", "sort by"),
)

SCATTER_ADD = operation(
    "torch.scatter_add",
    "ScatterAdd",
    "index",
    "Adds numbers to places of a value, as messages are summed at the nodes of a graph.",
    PUT_ALONG,
    inputs=(
        Port("input", "What is added to."),
        Port("index", "Places along dim, as whole numbers; of the shape of src or smaller."),
        Port("src", "What is added."),
    ),
    outputs=(Port("output", "The shape of the input."),),
    arguments=(
        Argument(("input",)),
        Argument(("index",), keyword="index"),
        Argument(("src",), keyword="src"),
    ),
    positional=1,
    synonyms=("scatter", "histogram", "sum by group", "messages", "graph"),
)

INDEX_ADD = operation(
    "torch.index_add",
    "IndexAdd",
    "index",
    "Adds whole slices to places of a value along an axis.",
    PUT_ALONG,
    Param("alpha", "float", 1.0, "Factor of what is added.", whole=True),
    inputs=(
        Port("input", "What is added to."),
        Port("index", "One axis of places along dim, as whole numbers; one for each slice."),
        Port("source", "What is added: as many slices along dim as index has places."),
    ),
    outputs=(Port("output", "The shape of the input."),),
    arguments=(
        Argument(("input",)),
        Argument(("index",), keyword="index"),
        Argument(("source",), keyword="source"),
    ),
    positional=1,
    synonyms=("scatter", "segment sum", "sum by group", "messages", "graph"),
)

ONE_HOT = operation(
    "torch.nn.functional.one_hot",
    "OneHot",
    "index",
    "Writes each whole number as a row of zeros with a single 1.",
    Param(
        "num_classes",
        "int",
        10,
        "How many classes: the length of a row. PyTorch looks for the largest number where none "
        "is given; we start at 10.",
        minimum=1,
        always=True,
        unit="classes",
    ),
    inputs=(Port("input", "Classes as whole numbers (int64), from 0."),),
    outputs=(Port("output", "The shape of the input with one more axis, in whole numbers."),),
    positional=1,
    synonyms=("classes", "categorical", "labels", "dummy"),
)


def register(catalogue: Catalogue) -> None:
    for spec in (SLICE, SELECT, NARROW, GATHER, INDEX_SELECT, TAKE_ALONG_DIM):
        catalogue.register(spec)
    for spec in (SCATTER_ADD, INDEX_ADD, ONE_HOT):
        catalogue.register(spec)
