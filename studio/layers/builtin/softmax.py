"""Functions that turn scores into probabilities, or into their logarithms."""

from __future__ import annotations

from studio.layers.builtin.activation import activation
from studio.layers.catalogue import Catalogue
from studio.layers.spec import Param

DIM = Param(
    "dim",
    "int",
    -1,
    "The axis whose values share the probability: -1 is the last, 1 the classes of a classifier. "
    "PyTorch guesses where it is not given, with a warning; we start at -1.",
    always=True,
)

PROBABILITIES = (
    activation(
        "Softmax",
        "Turns scores into probabilities that add up to 1. CrossEntropyLoss wants the scores.",
        DIM,
        synonyms=("probabilities", "classifier", "normalised exponential"),
    ),
    activation(
        "LogSoftmax",
        "The logarithm of Softmax, computed in a stable way.",
        DIM,
        synonyms=("log probabilities", "classifier"),
    ),
    activation(
        "Softmin",
        "Turns numbers into probabilities that add up to 1; the smallest gets the most.",
        DIM,
        synonyms=("soft minimum", "probabilities", "inverse softmax"),
    ),
    activation(
        "Softmax2d",
        "Turns the channels at every place of an image into probabilities.",
        synonyms=("spatial softmax", "channel softmax", "segmentation", "pixel classes"),
        takes="N × channels × height × width, or channels × height × width.",
    ),
)


def register(catalogue: Catalogue) -> None:
    for spec in PROBABILITIES:
        catalogue.register(spec)
