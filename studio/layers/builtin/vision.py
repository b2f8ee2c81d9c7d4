"""Layers that resize images and move values between channels and places."""

from __future__ import annotations

from studio.layers.catalogue import Catalogue
from studio.layers.links import torch_page
from studio.layers.spec import LayerSpec, Param, Port

IMAGE = Port("input", "N × channels × height × width.")
LARGER = Port("output", "N × channels × new height × new width.")

PIXEL_SHUFFLE = LayerSpec(
    key="torch.nn.PixelShuffle",
    title="PixelShuffle",
    family="vision",
    summary="Lays channels out side by side as pixels: fewer channels, a larger image.",
    doc_url=torch_page("torch.nn.PixelShuffle"),
    construct="module",
    inputs=(Port("input", "N × channels × height × width; channels divide by the factor twice."),),
    outputs=(Port("output", "N × channels / factor² × height · factor × width · factor."),),
    params=(
        Param(
            "upscale_factor",
            "int",
            2,
            "How many times as high and as wide the image becomes. Its square must divide the "
            "number of channels. PyTorch has no default; we start at 2.",
            minimum=1,
            unit="times",
            always=True,
        ),
    ),
    positional=1,
    synonyms=("sub-pixel convolution", "depth to space", "super-resolution", "upscale"),
)

PIXEL_UNSHUFFLE = LayerSpec(
    key="torch.nn.PixelUnshuffle",
    title="PixelUnshuffle",
    family="vision",
    summary="Stacks neighbouring pixels as channels: a smaller image, nothing lost.",
    doc_url=torch_page("torch.nn.PixelUnshuffle"),
    construct="module",
    inputs=(Port("input", "N × channels × height × width; the factor divides height and width."),),
    outputs=(Port("output", "N × channels · factor² × height / factor × width / factor."),),
    params=(
        Param(
            "downscale_factor",
            "int",
            2,
            "How many times as low and as narrow the image becomes. Must divide its height and "
            "width. PyTorch has no default; we start at 2.",
            minimum=1,
            unit="times",
            always=True,
        ),
    ),
    positional=1,
    synonyms=("space to depth", "focus", "downscale", "patch merging"),
)

CHANNEL_SHUFFLE = LayerSpec(
    key="torch.nn.ChannelShuffle",
    title="ChannelShuffle",
    family="vision",
    summary="Interleaves groups of channels, so that grouped convolutions see each other.",
    doc_url=torch_page("torch.nn.ChannelShuffle"),
    construct="module",
    inputs=(Port("input", "N × channels × any further axes."),),
    outputs=(Port("output", "The same values with the channels in another order."),),
    params=(
        Param(
            "groups",
            "int",
            2,
            "Into how many groups the channels are split before one of each is taken in turn; must "
            "divide their number. PyTorch has no default; we start at 2.",
            minimum=1,
            unit="groups",
            always=True,
        ),
    ),
    positional=1,
    synonyms=("shufflenet", "mix channels", "interleave", "grouped convolution"),
)

UPSAMPLE = LayerSpec(
    key="torch.nn.Upsample",
    title="Upsample",
    family="vision",
    summary="Makes a signal, an image or a volume larger or smaller by interpolation.",
    doc_url=torch_page("torch.nn.Upsample"),
    construct="module",
    inputs=(Port("input", "N × channels × one, two or three further axes."),),
    outputs=(Port("output", "N × channels × the new size."),),
    params=(
        Param(
            "size",
            "ints",
            None,
            "The output's size: one number for all directions, or one for each. None: "
            "scale_factor decides; one of the two has to be none.",
            minimum=1,
            optional=True,
        ),
        Param(
            "scale_factor",
            "floats",
            2.0,
            "How many times as large the output is: one number for all directions, or one for "
            "each. None: size decides. PyTorch has no default that works; we start at 2.",
            minimum=0,
            optional=True,
            unit="times",
            always=True,
        ),
        Param(
            "mode",
            "choice",
            "nearest",
            "How values in between are found: the nearest one, straight lines (linear for "
            "signals, bilinear for images, trilinear for volumes), smooth curves (bicubic, images "
            "only) or means (area).",
            choices=(
                "nearest",
                "linear",
                "bilinear",
                "bicubic",
                "trilinear",
                "area",
                "nearest-exact",
            ),
        ),
        Param(
            "align_corners",
            "bool",
            None,
            "On: the outermost values of input and output lie on each other. Off or none: the "
            "outer edges do. Only for linear, bilinear, bicubic and trilinear.",
            optional=True,
        ),
        Param(
            "recompute_scale_factor",
            "bool",
            None,
            "On: round the output's size first and interpolate by the scale that follows from it. "
            "Off or none: by scale_factor as it is given. Not together with size.",
            optional=True,
        ),
    ),
    synonyms=("resize", "interpolate", "enlarge", "bilinear", "bicubic", "upscale", "zoom"),
)


def _upsampling(title: str, summary: str, synonyms: tuple[str, ...]) -> LayerSpec:
    return LayerSpec(
        key=f"torch.nn.{title}",
        title=title,
        family="vision",
        summary=summary,
        doc_url=torch_page(f"torch.nn.{title}"),
        construct="module",
        inputs=(IMAGE,),
        outputs=(LARGER,),
        params=(
            Param(
                "size",
                "ints",
                None,
                "Height and width of the output, or one number for both. None: scale_factor "
                "decides; one of the two has to be none.",
                minimum=1,
                length=2,
                optional=True,
                unit="pixels",
            ),
            Param(
                "scale_factor",
                "floats",
                2.0,
                "How many times as high and as wide the output is: one number or two. None: size "
                "decides. PyTorch has no default that works; we start at 2.",
                minimum=0,
                length=2,
                optional=True,
                unit="times",
                always=True,
            ),
        ),
        synonyms=synonyms,
    )


UPSAMPLING_NEAREST2D = _upsampling(
    "UpsamplingNearest2d",
    "Makes an image larger by repeating its pixels; Upsample does this and more.",
    ("resize", "nearest neighbour", "nearest neighbor", "enlarge", "upsample"),
)
UPSAMPLING_BILINEAR2D = _upsampling(
    "UpsamplingBilinear2d",
    "Makes an image larger along straight lines, corners on corners; Upsample does more.",
    ("resize", "bilinear interpolation", "align corners", "enlarge", "upsample"),
)


def register(catalogue: Catalogue) -> None:
    for spec in (
        PIXEL_SHUFFLE,
        PIXEL_UNSHUFFLE,
        CHANNEL_SHUFFLE,
        UPSAMPLE,
        UPSAMPLING_NEAREST2D,
        UPSAMPLING_BILINEAR2D,
    ):
        catalogue.register(spec)
