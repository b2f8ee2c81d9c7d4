"""Sums, products and comparisons of two values, or of a value and a number."""

from __future__ import annotations

from studio.layers.builtin.operation import INPUT, operation
from studio.layers.catalogue import Catalogue
from studio.layers.spec import Argument, LayerSpec, Param, Port

OTHER = Port(
    "other",
    "A value that fits the first; axes of size 1 are stretched. Open, the number value stands "
    "for it.",
    optional=True,
)
BOTH = Port("output", "The shape that both have once they are stretched to fit.")
BOOL = Port("output", "True or false for each number.")


def _value(start: float) -> Param:
    return Param(
        "value",
        "float",
        start,
        "The number that stands for other while nothing is wired there.",
        always=True,
        stands_for="other",
        whole=True,
    )


def _operator(
    symbol: str,
    title: str,
    page: str,
    summary: str,
    start: float,
    *,
    synonyms: tuple[str, ...],
    output: Port = BOTH,
) -> LayerSpec:
    """A symbol between a value and another one or a number."""
    return operation(
        title,
        title,
        "math",
        summary,
        _value(start),
        inputs=(INPUT, OTHER),
        outputs=(output,),
        construct="operator",
        target=symbol,
        page=f"torch.{page}",
        synonyms=synonyms,
    )


def _number(
    symbol: str, title: str, page: str, summary: str, param: Param, *, synonyms: tuple[str, ...]
) -> LayerSpec:
    """A symbol between a value and a number."""
    return operation(
        title,
        title,
        "math",
        summary,
        param,
        construct="operator",
        target=symbol,
        page=f"torch.{page}",
        synonyms=synonyms,
    )


ARITHMETIC = (
    _operator(
        "-",
        "Subtract",
        "sub",
        "Takes another value, or a number, away from the first.",
        1.0,
        synonyms=("minus", "difference", "sub"),
    ),
    _operator(
        "/",
        "Divide",
        "div",
        "Divides the first value by another one, or by a number.",
        2.0,
        synonyms=("quotient", "ratio", "div", "normalise"),
    ),
    _operator(
        "//",
        "FloorDivide",
        "floor_divide",
        "Divides and keeps the whole number below.",
        2.0,
        synonyms=("integer division", "whole", "div"),
    ),
    _operator(
        "%",
        "Remainder",
        "remainder",
        "What is left over after dividing; it has the sign of what one divides by.",
        2.0,
        synonyms=("modulo", "mod", "rest"),
    ),
    _operator(
        "**",
        "Power",
        "pow",
        "Raises the first value to the power of another one, or of a number.",
        2.0,
        synonyms=("pow", "exponent", "square", "cube"),
    ),
    operation(
        "Negate",
        "Negate",
        "math",
        "Turns the sign of every number.",
        construct="operator",
        target="-",
        page="torch.neg",
        synonyms=("minus", "neg", "opposite", "-x"),
    ),
    _number(
        "*",
        "Scale",
        "mul",
        "Multiplies every number by one factor.",
        Param(
            "factor",
            "float",
            0.5,
            "The factor of every number; -1 turns all signs.",
            always=True,
            whole=True,
        ),
        synonyms=("multiply by", "factor", "times", "gain", "temperature"),
    ),
    _number(
        "+",
        "Offset",
        "add",
        "Adds one number to every number.",
        Param(
            "amount",
            "float",
            1.0,
            "The number that is added to every number.",
            always=True,
            whole=True,
        ),
        synonyms=("add number", "plus", "shift", "bias", "epsilon"),
    ),
    _number(
        "-",
        "SubtractFrom",
        "sub",
        "A number less each value, such as 1 - x for the other half of a gate.",
        Param(
            "value",
            "float",
            1.0,
            "The number that each value is taken away from.",
            always=True,
            leading=True,
            whole=True,
        ),
        synonyms=("one minus", "1 - x", "complement", "rsub", "reverse"),
    ),
)

COMPARISONS = (
    _operator(
        "==",
        "Equal",
        "eq",
        "True where a value equals another one, or a number.",
        0.0,
        synonyms=("eq", "same", "compare", "mask"),
        output=BOOL,
    ),
    _operator(
        "!=",
        "NotEqual",
        "ne",
        "True where a value differs from another one, or from a number.",
        0.0,
        synonyms=("ne", "different", "compare", "mask"),
        output=BOOL,
    ),
    _operator(
        "<",
        "Less",
        "lt",
        "True where a value is less than another one, or than a number.",
        0.0,
        synonyms=("lt", "smaller", "compare", "below", "mask"),
        output=BOOL,
    ),
    _operator(
        "<=",
        "LessEqual",
        "le",
        "True where a value is at most another one, or a number.",
        0.0,
        synonyms=("le", "at most", "compare", "mask"),
        output=BOOL,
    ),
    _operator(
        ">",
        "Greater",
        "gt",
        "True where a value is greater than another one, or than a number.",
        0.0,
        synonyms=("gt", "larger", "compare", "above", "threshold", "mask"),
        output=BOOL,
    ),
    _operator(
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

CLAMP = operation(
    "torch.clamp",
    "Clamp",
    "math",
    "Keeps every number between two bounds.",
    Param(
        "min",
        "float",
        0.0,
        "What is smaller becomes this; none sets no bound. PyTorch wants one of both bounds; we "
        "start at 0.",
        optional=True,
        always=True,
        whole=True,
    ),
    Param(
        "max",
        "float",
        None,
        "What is larger becomes this; none sets no bound.",
        optional=True,
        whole=True,
    ),
    synonyms=("clip", "limit", "bound", "saturate"),
)

LERP = operation(
    "torch.lerp",
    "Lerp",
    "math",
    "Goes from one value towards another, by a share of the way.",
    Param(
        "amount",
        "float",
        0.5,
        "The share of the way while nothing is wired to weight: 0 stays at the first value, 1 "
        "arrives at the other. PyTorch has no default; we start at 0.5.",
        always=True,
        stands_for="weight",
    ),
    inputs=(
        Port("input", "The value at which one starts."),
        Port("end", "The value towards which one goes; of a shape that fits the first."),
        Port("weight", "The share of the way, number by number; open, amount.", optional=True),
    ),
    outputs=(BOTH,),
    synonyms=("interpolate", "blend", "mix", "moving average"),
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
    arguments=(Argument(("condition",)), Argument(("input",)), Argument(("other",))),
    synonyms=("select", "if", "condition", "mask", "choose", "ternary"),
)


def register(catalogue: Catalogue) -> None:
    for spec in (*ARITHMETIC, *COMPARISONS, *PAIRS, CLAMP, LERP, WHERE):
        catalogue.register(spec)
