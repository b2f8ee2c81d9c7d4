"""Pooling that gives a chosen size, whatever the size that comes in."""

from __future__ import annotations

from studio.layers.builtin.axes import ALL, Axes
from studio.layers.builtin.pooling import INDICES, RETURN_INDICES
from studio.layers.catalogue import Catalogue
from studio.layers.links import torch_page
from studio.layers.spec import LayerSpec, Param, Port

AVERAGE_SIZE = {
    1: "Length of the output. 1 gives one mean for each channel (global average pooling). PyTorch "
    "has no default; we start at 1.",
    2: "Height and width of the output, or one number for both; None in place of one of the two "
    "keeps the input's. 1 gives one mean for each channel (global average pooling). PyTorch has "
    "no default; we start at 1.",
    3: "Depth, height and width of the output, or one number for all; None in place of one of "
    "them keeps the input's. 1 gives one mean for each channel (global average pooling). PyTorch "
    "has no default; we start at 1.",
}
MAXIMUM_SIZE = {
    1: "Length of the output. 1 gives the largest value of each channel (global max pooling). "
    "PyTorch has no default; we start at 1.",
    2: "Height and width of the output, or one number for both; None in place of one of the two "
    "keeps the input's. 1 gives the largest value of each channel (global max pooling). PyTorch "
    "has no default; we start at 1.",
    3: "Depth, height and width of the output, or one number for all; None in place of one of "
    "them keeps the input's. 1 gives the largest value of each channel (global max pooling). "
    "PyTorch has no default; we start at 1.",
}


def _output_size(axes: Axes, words: str) -> Param:
    return Param(
        "output_size",
        "ints",
        1,
        words,
        minimum=1,
        length=axes.count,
        gaps=axes.count > 1,
        unit=axes.unit,
        always=True,
    )


def _average(axes: Axes) -> LayerSpec:
    title = axes.title("AdaptiveAvgPool")
    return LayerSpec(
        key=f"torch.nn.{title}",
        title=title,
        family="pooling",
        summary="Takes means over as large neighbourhoods as a given output size needs.",
        doc_url=torch_page(f"torch.nn.{title}"),
        construct="module",
        inputs=(axes.input,),
        outputs=(Port("output", "N × channels × the output size."),),
        params=(_output_size(axes, AVERAGE_SIZE[axes.count]),),
        positional=1,
        synonyms=("global average pooling", "gap", "mean pooling", "downsample"),
    )


def _maximum(axes: Axes) -> LayerSpec:
    title = axes.title("AdaptiveMaxPool")
    return LayerSpec(
        key=f"torch.nn.{title}",
        title=title,
        family="pooling",
        summary="Keeps the largest values of as large neighbourhoods as an output size needs.",
        doc_url=torch_page(f"torch.nn.{title}"),
        construct="module",
        inputs=(axes.input,),
        outputs=(Port("output", "N × channels × the output size."), INDICES),
        params=(_output_size(axes, MAXIMUM_SIZE[axes.count]), RETURN_INDICES),
        returns=("output", "indices"),
        positional=1,
        synonyms=("global max pooling", "max over time", "maximum", "downsample"),
    )


def register(catalogue: Catalogue) -> None:
    for build in (_average, _maximum):
        for axes in ALL:
            catalogue.register(build(axes))
