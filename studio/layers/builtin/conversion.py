"""Methods that give the same numbers otherwise: detached, of another type, or masked."""

from __future__ import annotations

from studio.layers.builtin.operation import INPUT, SAME, method
from studio.layers.builtin.tensor import TYPES
from studio.layers.catalogue import Catalogue
from studio.layers.spec import Param, Port

CONVERSIONS = (
    method(
        "detach",
        "Detach",
        "tensor",
        "The same numbers, through which no gradient flows back.",
        synonyms=("stop gradient", "freeze", "no grad", "target network"),
    ),
    method(
        "to",
        "Cast",
        "tensor",
        "The same numbers in another type, such as float32 or int64.",
        Param(
            "dtype",
            "choice",
            "float32",
            "The type. PyTorch has no default; we start at float32.",
            choices=TYPES,
            always=True,
            module="torch",
        ),
        positional=1,
        synonyms=("to", "dtype", "type", "convert", "float", "long", "int", "half"),
    ),
    method(
        "masked_fill",
        "MaskedFill",
        "index",
        "Puts one number wherever a mask is true.",
        Param(
            "value",
            "float",
            "-inf",
            "The number; -inf makes softmax give 0 there. PyTorch has no default; we start at "
            "-inf.",
            choices=("-inf", "inf"),
            always=True,
        ),
        inputs=(INPUT, Port("mask", "True where the number goes; a shape that fits the input.")),
        outputs=(SAME,),
        positional=1,
        synonyms=("mask", "attention mask", "fill", "hide"),
    ),
)


def register(catalogue: Catalogue) -> None:
    for spec in CONVERSIONS:
        catalogue.register(spec)
