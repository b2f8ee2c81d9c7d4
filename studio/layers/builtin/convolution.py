"""Layers that slide a small learned window over a signal or an image."""

from __future__ import annotations

from studio.layers.catalogue import Catalogue
from studio.layers.links import torch_page
from studio.layers.spec import REQUIRED, Derived, LayerSpec, Param, Port

PADDING_MODES = ("zeros", "reflect", "replicate", "circular")


def _in_channels() -> Param:
    return Param(
        "in_channels",
        "int",
        REQUIRED,
        "Channels of the input. Read from the incoming shape unless you set it.",
        minimum=1,
        unit="channels",
        always=True,
    )


def _out_channels() -> Param:
    return Param(
        "out_channels",
        "int",
        16,
        "How many filters the layer learns; each makes one channel of the output. PyTorch has no "
        "default; we start at 16.",
        minimum=1,
        unit="channels",
        always=True,
    )


def _kernel_size(axes: int, unit: str) -> Param:
    return Param(
        "kernel_size",
        "ints",
        3,
        "Size of the sliding window: one number for every direction, or one for each. PyTorch "
        "has no default; we start at 3.",
        minimum=1,
        length=axes,
        unit=unit,
        always=True,
    )


def _stride(axes: int, unit: str) -> Param:
    return Param(
        "stride",
        "ints",
        1,
        "How far the window moves at each step. 2 halves the size of the output.",
        minimum=1,
        length=axes,
        unit=unit,
    )


def _padding(axes: int, unit: str) -> Param:
    return Param(
        "padding",
        "ints",
        0,
        "How much is added around the input on each side. 'same' keeps the size (with stride 1 "
        "only), 'valid' adds nothing. For a window of 3, a padding of 1 keeps the size.",
        minimum=0,
        choices=("same", "valid"),
        length=axes,
        unit=unit,
    )


def _dilation(axes: int, unit: str) -> Param:
    return Param(
        "dilation",
        "ints",
        1,
        "Distance between neighbouring points of the window. 2 leaves one out in between, so that "
        "the window sees further with as many weights.",
        minimum=1,
        length=axes,
        unit=unit,
    )


def _groups() -> Param:
    return Param(
        "groups",
        "int",
        1,
        "Split the channels into this many groups that do not see each other. Must divide both "
        "in_channels and out_channels; equal to in_channels it is a depthwise convolution.",
        minimum=1,
    )


def _bias() -> Param:
    return Param(
        "bias",
        "bool",
        True,
        "Add a learned constant to every channel. Often off right before a normalisation, which "
        "has its own.",
    )


def _padding_mode(modes: tuple[str, ...]) -> Param:
    return Param(
        "padding_mode",
        "choice",
        "zeros",
        "What the padding is filled with: zeros, the input mirrored (reflect), its edge repeated "
        "(replicate), or its other side (circular)."
        if len(modes) > 1
        else "What the padding is filled with. PyTorch allows only zeros here.",
        choices=modes,
    )


CONV1D = LayerSpec(
    key="torch.nn.Conv1d",
    title="Conv1d",
    family="convolution",
    summary="Slides learned filters along a signal, a series or a text.",
    doc_url=torch_page("torch.nn.Conv1d"),
    construct="module",
    inputs=(Port("input", "N × channels × length."),),
    outputs=(Port("output", "N × out_channels × new length."),),
    params=(
        _in_channels(),
        _out_channels(),
        _kernel_size(1, "steps"),
        _stride(1, "steps"),
        _padding(1, "steps"),
        _dilation(1, "steps"),
        _groups(),
        _bias(),
        _padding_mode(PADDING_MODES),
    ),
    derived=(Derived("in_channels", "input", -2),),
    positional=2,
    synonyms=("convolution", "temporal convolution", "filter", "time series", "cnn"),
    cost="convolution",
)

CONV2D = LayerSpec(
    key="torch.nn.Conv2d",
    title="Conv2d",
    family="convolution",
    summary="Slides learned filters over an image and marks where each of them fits.",
    doc_url=torch_page("torch.nn.Conv2d"),
    construct="module",
    inputs=(Port("input", "N × channels × height × width."),),
    outputs=(Port("output", "N × out_channels × new height × new width."),),
    params=(
        _in_channels(),
        _out_channels(),
        _kernel_size(2, "pixels"),
        _stride(2, "pixels"),
        _padding(2, "pixels"),
        _dilation(2, "pixels"),
        _groups(),
        _bias(),
        _padding_mode(PADDING_MODES),
    ),
    derived=(Derived("in_channels", "input", -3),),
    positional=2,
    synonyms=("convolution", "image filter", "depthwise", "kernel", "cnn"),
    cost="convolution",
)

CONV_TRANSPOSE2D = LayerSpec(
    key="torch.nn.ConvTranspose2d",
    title="ConvTranspose2d",
    family="convolution",
    summary="Paints learned patches onto a larger image: a convolution run backwards.",
    doc_url=torch_page("torch.nn.ConvTranspose2d"),
    construct="module",
    inputs=(Port("input", "N × channels × height × width."),),
    outputs=(Port("output", "N × out_channels × new height × new width."),),
    params=(
        _in_channels(),
        _out_channels(),
        _kernel_size(2, "pixels"),
        Param(
            "stride",
            "ints",
            1,
            "How far apart the patches of neighbouring pixels are painted. 2 doubles the size of "
            "the output.",
            minimum=1,
            length=2,
            unit="pixels",
        ),
        Param(
            "padding",
            "ints",
            0,
            "How much is cut off the output on each side.",
            minimum=0,
            length=2,
            unit="pixels",
        ),
        Param(
            "output_padding",
            "ints",
            0,
            "How much is added to one side of the output, to choose among the sizes that a "
            "stride above 1 allows. Must be smaller than stride or dilation.",
            minimum=0,
            length=2,
            unit="pixels",
        ),
        _groups(),
        _bias(),
        _dilation(2, "pixels"),
        _padding_mode(("zeros",)),
    ),
    derived=(Derived("in_channels", "input", -3),),
    positional=2,
    synonyms=("deconvolution", "transposed convolution", "upsampling", "decoder", "upconv"),
    cost="transposed",
)


def register(catalogue: Catalogue) -> None:
    catalogue.register(CONV1D)
    catalogue.register(CONV2D)
    catalogue.register(CONV_TRANSPOSE2D)
