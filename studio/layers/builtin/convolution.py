"""Layers that slide a small learned window over a signal, an image or a volume."""

from __future__ import annotations

from studio.layers.builtin.axes import ALL, Axes
from studio.layers.catalogue import Catalogue
from studio.layers.links import torch_page
from studio.layers.spec import REQUIRED, Derived, LayerSpec, Param, Port

IN_CHANNELS = Param(
    "in_channels",
    "int",
    REQUIRED,
    "Channels of the input. Read from the incoming shape unless you set it.",
    minimum=1,
    unit="channels",
    always=True,
)
OUT_CHANNELS = Param(
    "out_channels",
    "int",
    16,
    "How many filters the layer learns; each makes one channel of the output. PyTorch has no "
    "default; we start at 16.",
    minimum=1,
    unit="channels",
    always=True,
)
GROUPS = Param(
    "groups",
    "int",
    1,
    "Split the channels into this many groups that do not see each other. Must divide both "
    "in_channels and out_channels; equal to in_channels it is a depthwise convolution.",
    minimum=1,
)
BIAS = Param(
    "bias",
    "bool",
    True,
    "Add a learned constant to every channel. Often off right before a normalisation, which has "
    "its own.",
    shapeless=True,
)
PADDING_MODE = Param(
    "padding_mode",
    "choice",
    "zeros",
    "What the padding is filled with: zeros, the input mirrored (reflect), its edge repeated "
    "(replicate), or its other side (circular).",
    choices=("zeros", "reflect", "replicate", "circular"),
)
ONLY_ZEROS = Param(
    "padding_mode",
    "choice",
    "zeros",
    "What the padding is filled with. PyTorch allows only zeros here.",
    choices=("zeros",),
)

SUMMARY = {
    1: "Slides learned filters along a signal, a series or a text.",
    2: "Slides learned filters over an image and marks where each of them fits.",
    3: "Slides learned filters through a volume, a scan or the frames of a video.",
}
SUMMARY_TRANSPOSED = {
    1: "Paints learned patches onto a longer signal: a convolution run backwards.",
    2: "Paints learned patches onto a larger image: a convolution run backwards.",
    3: "Paints learned patches into a larger volume: a convolution run backwards.",
}
SYNONYMS = {
    1: ("convolution", "temporal convolution", "filter", "time series", "cnn"),
    2: ("convolution", "image filter", "depthwise", "pointwise", "kernel", "cnn"),
    3: ("volumetric convolution", "convolution", "video", "scan", "voxel", "cnn"),
}
SYNONYMS_TRANSPOSED = {
    1: ("signal upsampling", "deconvolution", "transposed convolution", "decoder", "upconv"),
    2: ("deconvolution", "transposed convolution", "upsampling", "decoder", "upconv"),
    3: ("volume upsampling", "deconvolution", "transposed convolution", "decoder", "upconv"),
}


def _kernel_size(axes: Axes) -> Param:
    return Param(
        "kernel_size",
        "ints",
        3,
        "Size of the sliding window: one number for every direction, or one for each. PyTorch "
        "has no default; we start at 3.",
        minimum=1,
        length=axes.count,
        unit=axes.unit,
        always=True,
    )


def _dilation(axes: Axes) -> Param:
    return Param(
        "dilation",
        "ints",
        1,
        "Distance between neighbouring points of the window. 2 leaves one out in between, so that "
        "the window sees further with as many weights.",
        minimum=1,
        length=axes.count,
        unit=axes.unit,
    )


def _convolution(axes: Axes) -> LayerSpec:
    title = axes.title("Conv")
    return LayerSpec(
        key=f"torch.nn.{title}",
        title=title,
        family="convolution",
        summary=SUMMARY[axes.count],
        doc_url=torch_page(f"torch.nn.{title}"),
        construct="module",
        inputs=(axes.input,),
        outputs=(_output(axes),),
        params=(
            IN_CHANNELS,
            OUT_CHANNELS,
            _kernel_size(axes),
            Param(
                "stride",
                "ints",
                1,
                "How far the window moves at each step. 2 halves the size of the output.",
                minimum=1,
                length=axes.count,
                unit=axes.unit,
            ),
            Param(
                "padding",
                "ints",
                0,
                "How much is added around the input on each side. 'same' keeps the size (with "
                "stride 1 only), 'valid' adds nothing. For a window of 3, a padding of 1 keeps "
                "the size.",
                minimum=0,
                choices=("same", "valid"),
                length=axes.count,
                unit=axes.unit,
            ),
            _dilation(axes),
            GROUPS,
            BIAS,
            PADDING_MODE,
        ),
        derived=(Derived("in_channels", "input", -1 - axes.count),),
        positional=2,
        synonyms=SYNONYMS[axes.count],
        cost="convolution",
    )


def _transposed(axes: Axes) -> LayerSpec:
    title = axes.title("ConvTranspose")
    return LayerSpec(
        key=f"torch.nn.{title}",
        title=title,
        family="convolution",
        summary=SUMMARY_TRANSPOSED[axes.count],
        doc_url=torch_page(f"torch.nn.{title}"),
        construct="module",
        inputs=(axes.input,),
        outputs=(_output(axes),),
        params=(
            IN_CHANNELS,
            OUT_CHANNELS,
            _kernel_size(axes),
            Param(
                "stride",
                "ints",
                1,
                "How far apart the patches of neighbouring places are painted. 2 doubles the size "
                "of the output.",
                minimum=1,
                length=axes.count,
                unit=axes.unit,
            ),
            Param(
                "padding",
                "ints",
                0,
                "How much is cut off the output on each side. With a window of 3 and a stride of "
                "1, a padding of 1 keeps the size.",
                minimum=0,
                length=axes.count,
                unit=axes.unit,
            ),
            Param(
                "output_padding",
                "ints",
                0,
                "How much is added to one side of the output, to choose among the sizes that a "
                "stride above 1 allows. Must be smaller than stride or dilation.",
                minimum=0,
                length=axes.count,
                unit=axes.unit,
            ),
            GROUPS,
            BIAS,
            _dilation(axes),
            ONLY_ZEROS,
            Param(
                "output_size",
                "shape",
                None,
                "The output's size in every direction, to choose among those that a stride above "
                "1 allows; output_padding is then worked out from it. None: output_padding "
                "decides.",
                minimum=1,
                optional=True,
                unit=axes.unit,
                at_call=True,
            ),
        ),
        derived=(Derived("in_channels", "input", -1 - axes.count),),
        positional=2,
        synonyms=SYNONYMS_TRANSPOSED[axes.count],
        cost="transposed",
    )


def _output(axes: Axes) -> Port:
    return Port("output", axes.output.help.replace("channels", "out_channels"))


def register(catalogue: Catalogue) -> None:
    for axes in ALL:
        catalogue.register(_convolution(axes))
    for axes in ALL:
        catalogue.register(_transposed(axes))
