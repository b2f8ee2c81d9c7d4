"""Operations that arrange the same numbers in another shape."""

from __future__ import annotations

from studio.layers.catalogue import Catalogue
from studio.layers.links import torch_page
from studio.layers.spec import LayerSpec, Param, Port

FLATTEN = LayerSpec(
    key="torch.nn.Flatten",
    title="Flatten",
    family="shape",
    summary="Joins axes into one: an image becomes a vector that Linear can take.",
    doc_url=torch_page("torch.nn.Flatten"),
    construct="module",
    inputs=(Port("input", "Any shape."),),
    outputs=(Port("output", "The same numbers with the axes joined."),),
    params=(
        Param(
            "start_dim",
            "int",
            1,
            "First axis to join. 1 leaves the batch axis alone.",
        ),
        Param("end_dim", "int", -1, "Last axis to join; -1 is the last there is."),
    ),
    synonyms=("vector", "vectorise", "unroll", "view"),
)

UNFLATTEN = LayerSpec(
    key="torch.nn.Unflatten",
    title="Unflatten",
    family="shape",
    summary="Splits one axis into several: a vector becomes an image again.",
    doc_url=torch_page("torch.nn.Unflatten"),
    construct="module",
    inputs=(Port("input", "Any shape."),),
    outputs=(Port("output", "The same numbers with one axis split."),),
    params=(
        Param(
            "dim",
            "int",
            1,
            "Which axis is split; -1 is the last. PyTorch has no default; we start at 1, the first "
            "after the batch.",
            always=True,
        ),
        Param(
            "unflattened_size",
            "shape",
            (1, -1),
            "Into which sizes it is split, such as 1 × 28 × 28; their product is its size, and one "
            "of them may be -1: whatever is left over. PyTorch has no default; we start at 1 × -1.",
            minimum=-1,
            always=True,
            batch=False,
        ),
    ),
    positional=2,
    synonyms=("reshape", "view", "split an axis", "image", "decoder"),
)

IDENTITY = LayerSpec(
    key="torch.nn.Identity",
    title="Identity",
    family="shape",
    summary="Gives what it gets, unchanged: a place to name, or to put a layer into later.",
    doc_url=torch_page("torch.nn.Identity"),
    construct="module",
    inputs=(Port("input", "Any shape."),),
    outputs=(Port("output", "The input itself."),),
    synonyms=("pass through", "nothing", "skip connection", "placeholder", "no-op"),
)

RESHAPE = LayerSpec(
    key="torch.reshape",
    title="Reshape",
    family="shape",
    summary="Arranges the same numbers, in the same order, in another shape.",
    doc_url=torch_page("torch.reshape"),
    construct="function",
    inputs=(Port("input", "Any shape with as many numbers."),),
    outputs=(Port("output", "The given shape."),),
    params=(
        Param(
            "shape",
            "shape",
            ("N", -1),
            "The new shape. N stands for the input's batch size (axis 0); one axis may be -1: "
            "whatever is left over. PyTorch has no default; we start at N, -1.",
            minimum=-1,
            always=True,
        ),
    ),
    positional=1,
    synonyms=("view", "resize", "unflatten"),
)

PERMUTE = LayerSpec(
    key="torch.permute",
    title="Permute",
    family="shape",
    summary="Puts the axes in another order.",
    doc_url=torch_page("torch.permute"),
    construct="function",
    inputs=(Port("input", "As many axes as dims has numbers."),),
    outputs=(Port("output", "The same numbers with the axes in the new order."),),
    params=(
        Param(
            "dims",
            "ints",
            (0, 2, 1),
            "The input's axes in their new order: 0, 2, 1 swaps the last two of three. PyTorch "
            "has no default; we start at 0, 2, 1.",
            always=True,
        ),
    ),
    positional=1,
    synonyms=("transpose", "swap axes", "reorder", "channels last"),
)


def register(catalogue: Catalogue) -> None:
    catalogue.register(FLATTEN)
    catalogue.register(UNFLATTEN)
    catalogue.register(IDENTITY)
    catalogue.register(RESHAPE)
    catalogue.register(PERMUTE)
