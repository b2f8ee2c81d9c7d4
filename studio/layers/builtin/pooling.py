"""Layers that make a signal, an image or a volume smaller by summing up neighbourhoods."""

from __future__ import annotations

from dataclasses import replace

from studio.layers.builtin.axes import ALL, THREE, TWO, Axes
from studio.layers.catalogue import Catalogue
from studio.layers.links import torch_page
from studio.layers.spec import Argument, LayerSpec, Param, Port

CEIL_MODE = Param(
    "ceil_mode",
    "bool",
    False,
    "Round the output's size up instead of down, so that an incomplete neighbourhood at the edge "
    "counts too.",
)
RETURN_INDICES = Param(
    "return_indices",
    "bool",
    False,
    "Also give the places of the largest values, as a second output named indices. MaxUnpool "
    "needs them.",
)
INDICES = Port(
    "indices",
    "Where each largest value was, counted within its channel. Only with return_indices.",
    when="return_indices",
)


def _kernel_size(axes: Axes) -> Param:
    return Param(
        "kernel_size",
        "ints",
        2,
        "Size of the neighbourhood: one number for every direction, or one for each. PyTorch has "
        "no default; we start at 2, which halves the size.",
        minimum=1,
        length=axes.count,
        unit=axes.unit,
        always=True,
    )


def _stride(axes: Axes) -> Param:
    return Param(
        "stride",
        "ints",
        None,
        "How far apart the neighbourhoods are. None: as far as they are large, so that they touch.",
        minimum=1,
        length=axes.count,
        optional=True,
        unit=axes.unit,
    )


def _padding(axes: Axes, words: str) -> Param:
    return Param("padding", "ints", 0, words, minimum=0, length=axes.count, unit=axes.unit)


def _max_pool(axes: Axes) -> LayerSpec:
    title = axes.title("MaxPool")
    return LayerSpec(
        key=f"torch.nn.{title}",
        title=title,
        family="pooling",
        summary="Keeps the largest value of every small neighbourhood.",
        doc_url=torch_page(f"torch.nn.{title}"),
        construct="module",
        inputs=(axes.input,),
        outputs=(axes.output, INDICES),
        params=(
            _kernel_size(axes),
            _stride(axes),
            _padding(
                axes,
                "How much is added around the input on each side; it is never the largest. At "
                "most half of kernel_size.",
            ),
            Param(
                "dilation",
                "ints",
                1,
                "Distance between neighbouring points of the neighbourhood. 2 leaves one out in "
                "between, so that it reaches further.",
                minimum=1,
                length=axes.count,
                unit=axes.unit,
            ),
            RETURN_INDICES,
            CEIL_MODE,
        ),
        returns=("output", "indices"),
        positional=1,
        synonyms=("max pooling", "downsample", "subsampling", "maximum"),
    )


def _max_unpool(axes: Axes) -> LayerSpec:
    title = axes.title("MaxUnpool")
    return LayerSpec(
        key=f"torch.nn.{title}",
        title=title,
        family="pooling",
        summary="Puts values back to where max pooling took them from, and zeros elsewhere.",
        doc_url=torch_page(f"torch.nn.{title}"),
        construct="module",
        inputs=(
            axes.input,
            Port(
                "indices",
                "Where each value goes: the indices that a max pooling with return_indices gave.",
            ),
        ),
        outputs=(axes.output,),
        params=(
            replace(
                _kernel_size(axes),
                help="Size of the neighbourhoods that the max pooling had: one number for every "
                "direction, or one for each. PyTorch has no default; we start at 2, which doubles "
                "the size.",
            ),
            _stride(axes),
            _padding(
                axes, "The padding that the max pooling had: as much is cut off on each side."
            ),
            Param(
                "output_size",
                "shape",
                None,
                "The output's size in every direction, where the pooling rounded and more than "
                "one size is possible. None: the size that needs no rounding.",
                minimum=1,
                optional=True,
                unit=axes.unit,
                at_call=True,
            ),
        ),
        arguments=(Argument(("input",)), Argument(("indices",))),
        positional=1,
        synonyms=("unpooling", "inverse of max pooling", "upsampling", "decoder", "segnet"),
    )


def _avg_pool(axes: Axes) -> LayerSpec:
    title = axes.title("AvgPool")
    divisor = Param(
        "divisor_override",
        "int",
        None,
        "Divide the sum by this instead of the size of the neighbourhood. None: the mean.",
        minimum=1,
        optional=True,
    )
    return LayerSpec(
        key=f"torch.nn.{title}",
        title=title,
        family="pooling",
        summary="Takes the mean of every small neighbourhood.",
        doc_url=torch_page(f"torch.nn.{title}"),
        construct="module",
        inputs=(axes.input,),
        outputs=(axes.output,),
        params=(
            _kernel_size(axes),
            _stride(axes),
            _padding(
                axes,
                "How many zeros are added around the input on each side. At most half of "
                "kernel_size.",
            ),
            CEIL_MODE,
            Param(
                "count_include_pad",
                "bool",
                True,
                "Count the zeros of the padding in the mean, which makes it smaller at the edge. "
                "Off: the mean of what is really there.",
            ),
            *(() if axes.count == 1 else (divisor,)),
        ),
        positional=1,
        synonyms=("average pooling", "mean pooling", "downsample", "subsampling"),
    )


def _lp_pool(axes: Axes) -> LayerSpec:
    title = axes.title("LPPool")
    return LayerSpec(
        key=f"torch.nn.{title}",
        title=title,
        family="pooling",
        summary="Takes the length (p-norm) of every neighbourhood: between a sum and the largest.",
        doc_url=torch_page(f"torch.nn.{title}"),
        construct="module",
        inputs=(axes.input,),
        outputs=(axes.output,),
        params=(
            Param(
                "norm_type",
                "float",
                2.0,
                "The p of the p-norm: 1 gives the sum, 2 the usual length, large ones nearly the "
                "largest value. Negative values need an even p. PyTorch has no default; we start "
                "at 2.",
                always=True,
            ),
            # For a signal PyTorch takes no tuple of one number here.
            _kernel_size(axes) if axes.count > 1 else replace(_kernel_size(axes), type="int"),
            _stride(axes),
            CEIL_MODE,
        ),
        positional=2,
        synonyms=("power average pooling", "norm pooling", "l2 pooling", "downsample"),
    )


def _fractional(axes: Axes) -> LayerSpec:
    title = axes.title("FractionalMaxPool")
    return LayerSpec(
        key=f"torch.nn.{title}",
        title=title,
        family="pooling",
        summary="Keeps the largest values of random neighbourhoods, to shrink by any ratio.",
        doc_url=torch_page(f"torch.nn.{title}"),
        construct="module",
        inputs=(axes.input,),
        outputs=(axes.output, INDICES),
        params=(
            _kernel_size(axes),
            Param(
                "output_size",
                "ints",
                None,
                "The output's size: one number for every direction, or one for each. None: "
                "output_ratio decides; one of the two has to be none.",
                minimum=1,
                length=axes.count,
                optional=True,
                unit=axes.unit,
            ),
            Param(
                "output_ratio",
                "floats",
                0.5,
                "The output's size as a share of the input's, between 0 and 1: one number for "
                "every direction, or one for each. None: output_size decides. PyTorch has no "
                "default that works; we start at 0.5.",
                minimum=0,
                maximum=1,
                length=axes.count,
                optional=True,
                always=True,
            ),
            RETURN_INDICES,
        ),
        returns=("output", "indices"),
        positional=1,
        synonyms=("fractional pooling", "random pooling", "stochastic pooling", "downsample"),
    )


def register(catalogue: Catalogue) -> None:
    for build in (_max_pool, _avg_pool, _lp_pool, _max_unpool):
        for axes in ALL:
            catalogue.register(build(axes))
    for axes in (TWO, THREE):
        catalogue.register(_fractional(axes))
