"""Sums and products of two values, or of a value and a number."""

from __future__ import annotations

from studio.layers.builtin.operation import INPUT, operation
from studio.layers.catalogue import Catalogue
from studio.layers.spec import LayerSpec, Param, Port

OTHER = Port(
    "other",
    "A value that fits the first; axes of size 1 are stretched. Open, the number value stands "
    "for it.",
    optional=True,
)
BOTH = Port("output", "The shape that both have once they are stretched to fit.")


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


def between(
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
    between(
        "-",
        "Subtract",
        "sub",
        "Takes another value, or a number, away from the first.",
        1.0,
        synonyms=("minus", "difference", "sub"),
    ),
    between(
        "/",
        "Divide",
        "div",
        "Divides the first value by another one, or by a number.",
        2.0,
        synonyms=("quotient", "ratio", "div", "normalise"),
    ),
    between(
        "//",
        "FloorDivide",
        "floor_divide",
        "Divides and keeps the whole number below.",
        2.0,
        synonyms=("integer division", "whole", "div"),
    ),
    between(
        "%",
        "Remainder",
        "remainder",
        "What is left over after dividing; it has the sign of what one divides by.",
        2.0,
        synonyms=("modulo", "mod", "rest"),
    ),
    between(
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


def register(catalogue: Catalogue) -> None:
    for spec in (*ARITHMETIC, CLAMP, LERP):
        catalogue.register(spec)
