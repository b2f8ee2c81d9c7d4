"""Functions of one value that let large ones through and bend, cut or shrink the small ones."""

from __future__ import annotations

from studio.layers.catalogue import Catalogue
from studio.layers.links import torch_page
from studio.layers.spec import LayerSpec, Param, Port

INPLACE = Param(
    "inplace",
    "bool",
    False,
    "Overwrite the input to save memory. Leave off where another node also reads it.",
)
SAME = Port("output", "The same shape as the input.")


def activation(
    name: str,
    summary: str,
    *params: Param,
    positional: int = 0,
    synonyms: tuple[str, ...],
    takes: str = "Any shape.",
    gives: Port = SAME,
) -> LayerSpec:
    """A layer of ``torch.nn`` without learned weights that looks at one value."""
    return LayerSpec(
        key=f"torch.nn.{name}",
        title=name,
        family="activation",
        summary=summary,
        doc_url=torch_page(f"torch.nn.{name}"),
        construct="module",
        inputs=(Port("input", takes),),
        outputs=(gives,),
        params=params,
        positional=positional,
        synonyms=(*synonyms, "nonlinearity"),
        keeps_shape=gives is SAME,
    )


SOFTPLUS = LayerSpec(
    key="torch.nn.Softplus",
    title="Softplus",
    family="activation",
    summary="A smooth ReLU whose output is always positive.",
    doc_url=torch_page("torch.nn.Softplus"),
    construct="module",
    inputs=(Port("input", "Any shape."),),
    outputs=(Port("output", "The same shape as the input."),),
    params=(
        Param("beta", "float", 1.0, "How sharply it bends; large values approach ReLU."),
        Param(
            "threshold",
            "float",
            20.0,
            "Where beta times the input is above this, the output is the input itself.",
        ),
    ),
    synonyms=("smooth relu", "positive", "nonlinearity"),
    keeps_shape=True,
)

PRELU = LayerSpec(
    key="torch.nn.PReLU",
    title="PReLU",
    family="activation",
    summary="A LeakyReLU that learns how much of the negative values it keeps.",
    doc_url=torch_page("torch.nn.PReLU"),
    construct="module",
    inputs=(Port("input", "Any shape; axis 1 holds the channels, if there are several."),),
    outputs=(SAME,),
    params=(
        Param(
            "num_parameters",
            "int",
            1,
            "How many slopes are learned: 1 for all values together, or one for each channel, as "
            "many as axis 1 of the input is long.",
            minimum=1,
            unit="channels",
        ),
        Param("init", "float", 0.25, "The slope for negative values before training."),
    ),
    synonyms=("parametric relu", "learned slope", "nonlinearity"),
)

ACTIVATIONS = (
    activation(
        "ReLU",
        "Keeps positive values and sets negative ones to zero.",
        INPLACE,
        synonyms=("rectifier", "rectified linear unit"),
    ),
    activation(
        "LeakyReLU",
        "Keeps positive values and shrinks negative ones, so that no unit dies.",
        Param(
            "negative_slope",
            "float",
            0.01,
            "Factor for negative values; 0 is ReLU, 1 changes nothing.",
        ),
        INPLACE,
        positional=1,
        synonyms=("leaky rectifier",),
    ),
    activation(
        "ELU",
        "Keeps positive values and bends negative ones smoothly towards -alpha.",
        Param("alpha", "float", 1.0, "How far below zero the output can go."),
        INPLACE,
        synonyms=("exponential linear unit",),
    ),
    activation(
        "GELU",
        "A smooth ReLU that weights each value by its chance under a bell curve.",
        Param(
            "approximate",
            "choice",
            "none",
            "How it is computed: exactly (none), or by the faster tanh formula.",
            choices=("none", "tanh"),
        ),
        synonyms=("gaussian error linear unit", "transformer"),
    ),
    activation(
        "SiLU",
        "A smooth ReLU: each value times its own sigmoid.",
        INPLACE,
        synonyms=("swish", "sigmoid linear unit"),
    ),
    PRELU,
    activation(
        "ReLU6",
        "A ReLU that never gives more than 6, which suits numbers of few bits.",
        INPLACE,
        synonyms=("clipped relu", "mobilenet", "rectifier"),
    ),
    activation(
        "RReLU",
        "A LeakyReLU whose slope is drawn at random for every value while training.",
        Param(
            "lower",
            "float",
            1 / 8,
            "The smallest slope that negative values are multiplied by.",
        ),
        Param(
            "upper",
            "float",
            1 / 3,
            "The largest slope, at least lower. After training all get the middle of both.",
        ),
        INPLACE,
        synonyms=("randomised leaky relu", "randomized leaky relu"),
    ),
    activation(
        "SELU",
        "An ELU scaled so that values keep mean 0 and variance 1 from layer to layer.",
        INPLACE,
        synonyms=("scaled exponential linear unit", "self-normalising", "self-normalizing"),
    ),
    activation(
        "CELU",
        "An ELU whose slope at zero is 1 for every alpha, so that it has no kink.",
        Param("alpha", "float", 1.0, "How far below zero the output can go; any number but 0."),
        INPLACE,
        synonyms=("continuously differentiable elu", "exponential linear unit"),
    ),
    activation(
        "Mish",
        "A smooth ReLU: each value times the tanh of its softplus.",
        INPLACE,
        synonyms=("smooth relu", "yolo"),
    ),
    activation(
        "Hardswish",
        "A SiLU made of straight pieces, which phones compute quickly.",
        INPLACE,
        synonyms=("hard swish", "hswish", "mobilenet"),
    ),
    SOFTPLUS,
    activation(
        "Threshold",
        "Keeps values above a threshold and replaces all others by one value.",
        Param(
            "threshold",
            "float",
            0.0,
            "Values must be above this to be kept. PyTorch has no default; we start at 0.",
            always=True,
        ),
        Param(
            "value",
            "float",
            0.0,
            "What stands in place of all the others. PyTorch has no default; we start at 0.",
            always=True,
        ),
        INPLACE,
        positional=2,
        synonyms=("cut off", "minimum", "step"),
    ),
)


def register(catalogue: Catalogue) -> None:
    for spec in ACTIVATIONS:
        catalogue.register(spec)
