"""Operations that make one value of several."""

from __future__ import annotations

from studio.layers.catalogue import Catalogue
from studio.layers.links import torch_page
from studio.layers.spec import Argument, LayerSpec, Param, Port

ADD = LayerSpec(
    key="Add",
    title="Add",
    family="merge",
    summary="Adds values of equal or compatible shapes, as a residual connection does.",
    doc_url=torch_page("torch.add"),
    construct="operator",
    inputs=(
        Port("input", "Two or more values; axes of size 1 are stretched to fit.", variadic=True),
    ),
    outputs=(Port("output", "The sum."),),
    target="+",
    synonyms=("sum", "plus", "residual", "skip connection", "shortcut"),
)

MULTIPLY = LayerSpec(
    key="Multiply",
    title="Multiply",
    family="merge",
    summary="Multiplies values of equal or compatible shapes, number by number, as a gate does.",
    doc_url=torch_page("torch.mul"),
    construct="operator",
    inputs=(
        Port("input", "Two or more values; axes of size 1 are stretched to fit.", variadic=True),
    ),
    outputs=(Port("output", "The product."),),
    target="*",
    synonyms=("product", "times", "gate", "mask", "scale", "hadamard"),
)

CONCATENATE = LayerSpec(
    key="torch.cat",
    title="Concatenate",
    family="merge",
    summary="Puts values side by side along one axis.",
    doc_url=torch_page("torch.cat"),
    construct="function",
    inputs=(
        Port("tensors", "Two or more values that differ in size along dim only.", variadic=True),
    ),
    outputs=(Port("output", "All values side by side."),),
    params=(
        Param(
            "dim",
            "int",
            1,
            "The axis along which the values are put side by side: 1 is the channels of images "
            "and the features of vectors. PyTorch starts at 0, which would mix up the batch; we "
            "start at 1.",
            always=True,
        ),
    ),
    arguments=(Argument(("tensors",), as_tuple=True),),
    synonyms=("cat", "concat", "join", "stack", "skip connection", "u-net"),
)

MATMUL = LayerSpec(
    key="MatMul",
    title="MatMul",
    family="merge",
    summary="Matrix product of the last two axes, for every example of the batch.",
    doc_url=torch_page("torch.matmul"),
    construct="operator",
    inputs=(
        Port("input", "… × rows × inner."),
        Port("other", "… × inner × columns."),
    ),
    outputs=(Port("output", "… × rows × columns."),),
    target="@",
    arguments=(Argument(("input",)), Argument(("other",))),
    synonyms=("matrix multiplication", "dot product", "bmm", "product", "attention scores"),
    cost="matmul",
)


STACK = LayerSpec(
    key="torch.stack",
    title="Stack",
    family="merge",
    summary="Puts values of equal shapes one behind the other on a new axis.",
    doc_url=torch_page("torch.stack"),
    construct="function",
    inputs=(Port("tensors", "Values of the same shape.", variadic=True),),
    outputs=(Port("output", "One more axis, as long as there are values."),),
    params=(
        Param(
            "dim",
            "int",
            1,
            "Where the new axis stands; -1 makes it the last. PyTorch starts at 0, before the "
            "batch; we start at 1.",
            always=True,
        ),
    ),
    arguments=(Argument(("tensors",), as_tuple=True),),
    synonyms=("new axis", "join", "steps", "collect"),
)


def register(catalogue: Catalogue) -> None:
    for spec in (ADD, MULTIPLY, CONCATENATE, STACK, MATMUL):
        catalogue.register(spec)
