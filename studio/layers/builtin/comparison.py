"""Comparisons of two values, or of a value and a number, and choices between two."""

from __future__ import annotations

from studio.layers.builtin.arithmetic import BOTH, between
from studio.layers.builtin.operation import INPUT, operation
from studio.layers.catalogue import Catalogue
from studio.layers.spec import LayerSpec, Param, Port

BOOL = Port("output", "True or false for each number.")

COMPARISONS = (
    between(
        "==",
        "Equal",
        "eq",
        "True where a value equals another one, or a number.",
        0.0,
        synonyms=("eq", "same", "compare", "mask"),
        output=BOOL,
    ),
    between(
        "!=",
        "NotEqual",
        "ne",
        "True where a value differs from another one, or from a number.",
        0.0,
        synonyms=("ne", "different", "compare", "mask"),
        output=BOOL,
    ),
    between(
        "<",
        "Less",
        "lt",
        "True where a value is less than another one, or than a number.",
        0.0,
        synonyms=("lt", "smaller", "compare", "below", "mask"),
        output=BOOL,
    ),
    between(
        "<=",
        "LessEqual",
        "le",
        "True where a value is at most another one, or a number.",
        0.0,
        synonyms=("le", "at most", "compare", "mask"),
        output=BOOL,
    ),
    between(
        ">",
        "Greater",
        "gt",
        "True where a value is greater than another one, or than a number.",
        0.0,
        synonyms=("gt", "larger", "compare", "above", "threshold", "mask"),
        output=BOOL,
    ),
    between(
        ">=",
        "GreaterEqual",
        "ge",
        "True where a value is at least another one, or a number.",
        0.0,
        synonyms=("ge", "at least", "compare", "mask"),
        output=BOOL,
    ),
)


def _pair(
    name: str, title: str, summary: str, synonyms: tuple[str, ...], output: Port = BOTH
) -> LayerSpec:
    return operation(
        f"torch.{name}",
        title,
        "math",
        summary,
        inputs=(INPUT, Port("other", "A value that fits the first; axes of size 1 are stretched.")),
        outputs=(output,),
        synonyms=synonyms,
    )


PAIRS = (
    _pair(
        "maximum",
        "Maximum",
        "The larger of two values, number by number.",
        ("larger", "max", "elementwise"),
    ),
    _pair(
        "minimum",
        "Minimum",
        "The smaller of two values, number by number.",
        ("smaller", "min", "elementwise"),
    ),
    _pair(
        "atan2",
        "Atan2",
        "The angle, in radians, of the point whose height is the first value.",
        ("angle", "arctan", "direction", "polar"),
    ),
    _pair(
        "logical_and",
        "LogicalAnd",
        "True where both values are true or not 0.",
        ("and", "both", "join masks"),
        BOOL,
    ),
    _pair(
        "logical_or",
        "LogicalOr",
        "True where at least one of two values is true or not 0.",
        ("or", "either", "join masks"),
        BOOL,
    ),
    _pair(
        "logical_xor",
        "LogicalXor",
        "True where exactly one of two values is true or not 0.",
        ("xor", "exclusive or", "either"),
        BOOL,
    ),
)

WHERE = operation(
    "torch.where",
    "Where",
    "math",
    "Takes each number from one of two values, as a mask says.",
    Param(
        "input_value",
        "float",
        1.0,
        "The number that stands for input while nothing is wired there. PyTorch has no default; "
        "we start at 1.",
        always=True,
        stands_for="input",
    ),
    Param(
        "other_value",
        "float",
        0.0,
        "The number that stands for other while nothing is wired there. PyTorch has no default; "
        "we start at 0.",
        always=True,
        stands_for="other",
    ),
    inputs=(
        Port("condition", "A mask: true takes from input, false from other."),
        Port("input", "What is taken where the mask is true.", optional=True),
        Port("other", "What is taken where the mask is false.", optional=True),
    ),
    outputs=(Port("output", "The shape that all have once they are stretched to fit."),),
    synonyms=("select", "if", "condition", "mask", "choose", "ternary"),
)


def register(catalogue: Catalogue) -> None:
    for spec in (*COMPARISONS, *PAIRS, WHERE):
        catalogue.register(spec)
