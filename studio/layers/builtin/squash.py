"""Functions of one value that keep it within bounds, pull it to zero or make it a gate."""

from __future__ import annotations

from studio.layers.builtin.activation import INPLACE, activation
from studio.layers.catalogue import Catalogue
from studio.layers.spec import Param, Port

SQUASHING = (
    activation(
        "Sigmoid",
        "Squeezes every value into 0 to 1, such as a probability.",
        synonyms=("logistic", "probability", "gate"),
    ),
    activation(
        "Tanh",
        "Squeezes every value into -1 to 1.",
        synonyms=("hyperbolic tangent",),
    ),
    activation(
        "LogSigmoid",
        "The logarithm of Sigmoid, computed in a stable way.",
        synonyms=("log probability", "logistic"),
    ),
    activation(
        "Hardsigmoid",
        "A Sigmoid made of straight pieces: 0 below -3, 1 above 3.",
        INPLACE,
        synonyms=("hard sigmoid", "mobilenet", "gate"),
    ),
    activation(
        "Hardtanh",
        "Cuts every value off at a smallest and a largest one.",
        Param("min_val", "float", -1.0, "The smallest value that is given."),
        Param("max_val", "float", 1.0, "The largest value that is given; above min_val."),
        INPLACE,
        synonyms=("hard tanh", "clip", "clamp", "limit"),
    ),
    activation(
        "Softsign",
        "Squeezes every value into -1 to 1, more gently than Tanh: x / (1 + |x|).",
        synonyms=("soft sign", "squash"),
    ),
    activation(
        "Hardshrink",
        "Sets values near zero to zero and keeps all others as they are.",
        Param("lambd", "float", 0.5, "How far from zero a value must be in order to be kept."),
        synonyms=("hard shrink", "sparse", "denoising"),
    ),
    activation(
        "Softshrink",
        "Pulls every value towards zero by the same amount; small ones become zero.",
        Param("lambd", "float", 0.5, "By how much values are pulled towards zero.", minimum=0),
        synonyms=("soft shrink", "soft thresholding", "sparse", "denoising"),
    ),
    activation(
        "Tanhshrink",
        "Each value less its Tanh: nearly zero around zero, nearly a line far from it.",
        synonyms=("tanh shrink", "sparse"),
    ),
    activation(
        "GLU",
        "Halves an axis: the sigmoid of the second half says how much of the first passes.",
        Param(
            "dim",
            "int",
            -1,
            "The axis that is halved, of even size: -1 is the last, 1 the channels of an image.",
        ),
        synonyms=("gated linear unit", "gate", "wavenet"),
        takes="Any shape; the axis dim has an even size.",
        gives=Port("output", "The same shape as the input with half the size along dim."),
    ),
)


def register(catalogue: Catalogue) -> None:
    for spec in SQUASHING:
        catalogue.register(spec)
