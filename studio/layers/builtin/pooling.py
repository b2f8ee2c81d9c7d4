"""Layers that make an image smaller by summing up neighbourhoods."""

from __future__ import annotations

from studio.layers.catalogue import Catalogue
from studio.layers.links import torch_page
from studio.layers.spec import LayerSpec, Param, Port

IMAGE = (Port("input", "N × channels × height × width."),)
KERNEL_SIZE = Param(
    "kernel_size",
    "ints",
    2,
    "Size of the neighbourhood: one number for both directions, or height and width. PyTorch has "
    "no default; we start at 2, which halves the image.",
    minimum=1,
    length=2,
    unit="pixels",
    always=True,
)
STRIDE = Param(
    "stride",
    "ints",
    None,
    "How far apart the neighbourhoods are. None: as far as they are large, so that they touch.",
    minimum=1,
    length=2,
    optional=True,
    unit="pixels",
)
CEIL_MODE = Param(
    "ceil_mode",
    "bool",
    False,
    "Round the output's size up instead of down, so that an incomplete neighbourhood at the edge "
    "counts too.",
)

MAX_POOL2D = LayerSpec(
    key="torch.nn.MaxPool2d",
    title="MaxPool2d",
    family="pooling",
    summary="Keeps the largest value of every small neighbourhood.",
    doc_url=torch_page("torch.nn.MaxPool2d"),
    construct="module",
    inputs=IMAGE,
    outputs=(
        Port("output", "N × channels × smaller height × smaller width."),
        Port(
            "indices",
            "Where each largest value was, counted within its channel. Only with return_indices.",
            when="return_indices",
        ),
    ),
    params=(
        KERNEL_SIZE,
        STRIDE,
        Param(
            "padding",
            "ints",
            0,
            "How much is added around the image on each side; it is never the largest. At most "
            "half of kernel_size.",
            minimum=0,
            length=2,
            unit="pixels",
        ),
        Param(
            "dilation",
            "ints",
            1,
            "Distance between neighbouring points of the neighbourhood.",
            minimum=1,
            length=2,
            unit="pixels",
        ),
        Param(
            "return_indices",
            "bool",
            False,
            "Also give the places of the largest values, as a second output named indices.",
        ),
        CEIL_MODE,
    ),
    returns=("output", "indices"),
    positional=1,
    synonyms=("max pooling", "downsample", "subsampling", "maximum"),
)

AVG_POOL2D = LayerSpec(
    key="torch.nn.AvgPool2d",
    title="AvgPool2d",
    family="pooling",
    summary="Takes the mean of every small neighbourhood.",
    doc_url=torch_page("torch.nn.AvgPool2d"),
    construct="module",
    inputs=IMAGE,
    outputs=(Port("output", "N × channels × smaller height × smaller width."),),
    params=(
        KERNEL_SIZE,
        STRIDE,
        Param(
            "padding",
            "ints",
            0,
            "How many zeros are added around the image on each side. At most half of kernel_size.",
            minimum=0,
            length=2,
            unit="pixels",
        ),
        CEIL_MODE,
        Param(
            "count_include_pad",
            "bool",
            True,
            "Count the zeros of the padding in the mean.",
        ),
        Param(
            "divisor_override",
            "int",
            None,
            "Divide the sum by this instead of the size of the neighbourhood. None: the mean.",
            minimum=1,
            optional=True,
        ),
    ),
    positional=1,
    synonyms=("average pooling", "mean pooling", "downsample", "subsampling"),
)

ADAPTIVE_AVG_POOL2D = LayerSpec(
    key="torch.nn.AdaptiveAvgPool2d",
    title="AdaptiveAvgPool2d",
    family="pooling",
    summary="Takes means over as large neighbourhoods as a given output size needs.",
    doc_url=torch_page("torch.nn.AdaptiveAvgPool2d"),
    construct="module",
    inputs=IMAGE,
    outputs=(Port("output", "N × channels × the output size."),),
    params=(
        Param(
            "output_size",
            "ints",
            1,
            "Height and width of the output, or one number for both; None in place of one of the "
            "two keeps the input's. 1 gives one mean for each channel (global average pooling). "
            "PyTorch has no default; we start at 1.",
            minimum=1,
            length=2,
            gaps=True,
            unit="pixels",
            always=True,
        ),
    ),
    positional=1,
    synonyms=("global average pooling", "gap", "mean pooling", "downsample"),
)


def register(catalogue: Catalogue) -> None:
    catalogue.register(MAX_POOL2D)
    catalogue.register(AVG_POOL2D)
    catalogue.register(ADAPTIVE_AVG_POOL2D)
