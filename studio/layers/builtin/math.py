"""Functions that are applied to each number by itself."""

from __future__ import annotations

from studio.layers.builtin.operation import SAME, operation
from studio.layers.catalogue import Catalogue
from studio.layers.spec import LayerSpec, Param, Port

BOOL = Port("output", "True or false for each number.")


def _each(
    name: str,
    title: str,
    summary: str,
    *params: Param,
    synonyms: tuple[str, ...],
    output: Port = SAME,
) -> LayerSpec:
    return operation(
        f"torch.{name}",
        title,
        "math",
        summary,
        *params,
        outputs=(output,),
        synonyms=synonyms,
    )


POWERS = (
    _each(
        "exp",
        "Exp",
        "The number e to the power of each value; always positive.",
        synonyms=("exponential", "power of e", "log variance"),
    ),
    _each(
        "exp2",
        "Exp2",
        "Two to the power of each value; always positive.",
        synonyms=("power of two", "exponential"),
    ),
    _each(
        "expm1",
        "Expm1",
        "Exp less 1, exact for values near 0 too.",
        synonyms=("exponential minus one",),
    ),
    _each(
        "log",
        "Log",
        "The natural logarithm; below 0 there is none, which gives NaN.",
        synonyms=("logarithm", "ln"),
    ),
    _each(
        "log1p",
        "Log1p",
        "The logarithm of 1 plus each value, exact for values near 0 too.",
        synonyms=("logarithm plus one", "ln", "compress"),
    ),
    _each("log2", "Log2", "The logarithm to the base 2.", synonyms=("logarithm", "bits")),
    _each("log10", "Log10", "The logarithm to the base 10.", synonyms=("logarithm", "decibel")),
    _each(
        "sqrt",
        "Sqrt",
        "The square root; below 0 there is none, which gives NaN.",
        synonyms=("square root", "root"),
    ),
    _each(
        "rsqrt",
        "Rsqrt",
        "One over the square root, as normalisation uses it.",
        synonyms=("reciprocal square root", "inverse square root"),
    ),
    _each("square", "Square", "Each value times itself.", synonyms=("power of two", "squared")),
    _each(
        "reciprocal",
        "Reciprocal",
        "One over each value.",
        synonyms=("inverse", "1 / x", "one over", "divide"),
    ),
)

SIGNS = (
    _each(
        "abs",
        "Abs",
        "The size of each number without its sign.",
        synonyms=("absolute", "magnitude"),
    ),
    _each("sign", "Sign", "-1, 0 or 1 by the sign of each number.", synonyms=("signum",)),
    _each(
        "floor",
        "Floor",
        "The next whole number below; it lets no gradient through.",
        synonyms=("round down",),
    ),
    _each(
        "ceil",
        "Ceil",
        "The next whole number above; it lets no gradient through.",
        synonyms=("round up", "ceiling"),
    ),
    _each(
        "round",
        "Round",
        "The nearest whole number; it lets no gradient through.",
        Param(
            "decimals",
            "int",
            0,
            "Digits that stay behind the point; -1 rounds to tens.",
            minimum=-10,
            maximum=10,
        ),
        synonyms=("quantise", "nearest", "discretise"),
    ),
    _each(
        "trunc",
        "Trunc",
        "Drops what stands behind the point; it lets no gradient through.",
        synonyms=("truncate", "fix", "integer part"),
    ),
    _each(
        "frac",
        "Frac",
        "Keeps only what stands behind the point, with its sign.",
        synonyms=("fractional part", "modulo one"),
    ),
)

WAVES = (
    _each("sin", "Sin", "The sine of each value in radians.", synonyms=("sine", "wave")),
    _each("cos", "Cos", "The cosine of each value in radians.", synonyms=("cosine", "wave")),
    _each("tan", "Tan", "The tangent of each value in radians.", synonyms=("tangent",)),
    _each(
        "atan",
        "Atan",
        "The angle, in radians, whose tangent is the value.",
        synonyms=("arctan", "arc tangent", "angle"),
    ),
    _each("sinh", "Sinh", "The hyperbolic sine.", synonyms=("hyperbolic sine",)),
    _each("cosh", "Cosh", "The hyperbolic cosine.", synonyms=("hyperbolic cosine",)),
    _each(
        "erf",
        "Erf",
        "The error function: an S curve from -1 to 1 made from the bell curve.",
        synonyms=("error function", "gaussian", "normal distribution"),
    ),
)

TESTS = (
    _each(
        "isnan",
        "IsNaN",
        "True where a value is not a number.",
        synonyms=("nan", "missing", "mask"),
        output=BOOL,
    ),
    _each(
        "isfinite",
        "IsFinite",
        "True where a value is neither infinite nor NaN.",
        synonyms=("nan", "inf", "infinite", "mask"),
        output=BOOL,
    ),
    _each(
        "logical_not",
        "LogicalNot",
        "True where a value is false or 0.",
        synonyms=("not", "invert mask", "negate"),
        output=BOOL,
    ),
    _each(
        "nan_to_num",
        "NanToNum",
        "Puts plain numbers in place of NaN and infinite values.",
        Param("nan", "float", 0.0, "What stands for NaN."),
        Param(
            "posinf",
            "float",
            None,
            "What stands for infinity; none takes the largest number there is.",
            optional=True,
        ),
        Param(
            "neginf",
            "float",
            None,
            "What stands for negative infinity; none takes the smallest number there is.",
            optional=True,
        ),
        synonyms=("replace nan", "clean", "missing", "inf"),
    ),
)


def register(catalogue: Catalogue) -> None:
    for spec in (*POWERS, *SIGNS, *WAVES, *TESTS):
        catalogue.register(spec)
