"""Functions of one value that bend a straight line, and those that make probabilities."""

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
DIM = Param(
    "dim",
    "int",
    -1,
    "The axis whose values share the probability: -1 is the last, 1 the classes of a classifier. "
    "PyTorch guesses where it is not given, with a warning; we start at -1.",
    always=True,
)


def _activation(
    name: str,
    summary: str,
    *params: Param,
    positional: int = 0,
    synonyms: tuple[str, ...] = (),
) -> LayerSpec:
    return LayerSpec(
        key=f"torch.nn.{name}",
        title=name,
        family="activation",
        summary=summary,
        doc_url=torch_page(f"torch.nn.{name}"),
        construct="module",
        inputs=(Port("input", "Any shape."),),
        outputs=(Port("output", "The same shape as the input."),),
        params=params,
        positional=positional,
        synonyms=synonyms,
    )


ACTIVATIONS = (
    _activation(
        "ReLU",
        "Keeps positive values and sets negative ones to zero.",
        INPLACE,
        synonyms=("rectifier", "rectified linear unit", "nonlinearity"),
    ),
    _activation(
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
        synonyms=("leaky rectifier", "nonlinearity"),
    ),
    _activation(
        "ELU",
        "Keeps positive values and bends negative ones smoothly towards -alpha.",
        Param("alpha", "float", 1.0, "How far below zero the output can go."),
        INPLACE,
        synonyms=("exponential linear unit", "nonlinearity"),
    ),
    _activation(
        "GELU",
        "A smooth ReLU that weights each value by its chance under a bell curve.",
        Param(
            "approximate",
            "choice",
            "none",
            "How it is computed: exactly (none), or by the faster tanh formula.",
            choices=("none", "tanh"),
        ),
        synonyms=("gaussian error linear unit", "transformer", "nonlinearity"),
    ),
    _activation(
        "SiLU",
        "A smooth ReLU: each value times its own sigmoid.",
        INPLACE,
        synonyms=("swish", "sigmoid linear unit", "nonlinearity"),
    ),
    _activation(
        "Sigmoid",
        "Squeezes every value into 0 to 1, such as a probability.",
        synonyms=("logistic", "probability", "nonlinearity", "gate"),
    ),
    _activation(
        "Tanh",
        "Squeezes every value into -1 to 1.",
        synonyms=("hyperbolic tangent", "nonlinearity"),
    ),
    _activation(
        "Softmax",
        "Turns scores into probabilities that add up to 1. CrossEntropyLoss wants the scores.",
        DIM,
        synonyms=("probabilities", "classifier", "normalised exponential"),
    ),
    _activation(
        "LogSoftmax",
        "The logarithm of Softmax, computed in a stable way.",
        DIM,
        synonyms=("log probabilities", "classifier"),
    ),
)


def register(catalogue: Catalogue) -> None:
    for spec in ACTIVATIONS:
        catalogue.register(spec)
