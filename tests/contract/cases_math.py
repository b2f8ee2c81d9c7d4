"""Cases for arithmetic, functions of single numbers, and reductions."""

from __future__ import annotations

from case import BATCHED, IMAGE, VECTOR, Case, Wired

from studio.value import Value

WHOLE = Wired(("N", 12), "int64", 9)
MASK = Wired(("N", 12), "bool")
ROW = (12,)
POSITIVE = Wired(("N", 4), low=0.5, high=2.0)

EACH = """
exp exp2 expm1 reciprocal square abs sign floor ceil trunc frac sin cos tan atan sinh cosh erf
isnan isfinite logical_not
"""
ROOTS = "log log1p log2 log10 sqrt rsqrt"
"""Of these some have no value below 0."""
PAIRS = "maximum minimum atan2 logical_and logical_or logical_xor"
COMPARED = "Equal NotEqual Less LessEqual Greater GreaterEqual"


def _compared(start: Value) -> tuple[Case, ...]:
    """A symbol with a number, with another number, and with a value."""
    return (
        Case(input=VECTOR),
        Case({"value": start}, input=WHOLE),
        Case({"value": 3.0}, input=WHOLE),
        Case({"value": -0.25}, input=IMAGE),
        Case(input=IMAGE, other=("N", 4, 1, 1)),
        Case(input=WHOLE, other=VECTOR),
    )


def _reduced(*more: Case) -> tuple[Case, ...]:
    return (
        Case(input=VECTOR),
        Case({"dim": (1, 2), "keepdim": True}, input=IMAGE),
        Case({"dim": None}, input=BATCHED),
        Case({"dim": 0}, input=VECTOR),
        *more,
    )


def _along(*more: Case) -> tuple[Case, ...]:
    return (
        Case(input=VECTOR),
        Case({"dim": 1, "keepdim": True}, input=IMAGE),
        Case({"dim": 0}, input=VECTOR),
        *more,
    )


CASES: dict[str, tuple[Case, ...]] = {
    **{f"torch.{name}": (Case(input=VECTOR), Case(input=IMAGE)) for name in EACH.split()},
    **{
        f"torch.{name}": (Case(input=POSITIVE), Case(input=Wired(IMAGE, low=0.5, high=2.0)))
        for name in ROOTS.split()
    },
    "torch.round": (Case(input=IMAGE), Case({"decimals": 1}, input=VECTOR)),
    "torch.nan_to_num": (
        Case(input=VECTOR),
        Case({"nan": -1.0, "posinf": 5.0, "neginf": -5.0}, input=IMAGE),
    ),
    "Negate": (Case(input=VECTOR), Case(input=WHOLE)),
    "Scale": (
        Case(input=VECTOR),
        Case({"factor": 3.0}, input=WHOLE),
        Case({"factor": -0.125}, input=IMAGE),
    ),
    "Offset": (Case(input=VECTOR), Case({"amount": -2.5}, input=WHOLE)),
    "SubtractFrom": (Case(input=VECTOR), Case({"value": 8.0}, input=WHOLE)),
    "Subtract": _compared(2.0),
    "Divide": _compared(4.0),
    "FloorDivide": (
        *_compared(3.0)[:5],
        Case(input=WHOLE, other=Wired((12,), low=0.5, high=2.0)),
    ),
    "Remainder": (*_compared(3.0)[:4], Case(input=WHOLE, other=Wired((12,), low=0.5, high=2.0))),
    "Power": (
        Case(input=VECTOR),
        Case({"value": 3.0}, input=WHOLE),
        Case({"value": 0.5}, input=POSITIVE),
        Case(input=POSITIVE, other=("N", 4)),
    ),
    **{name: _compared(2.0) for name in COMPARED.split()},
    **{
        f"torch.{name}": (Case(input=VECTOR, other=ROW), Case(input=IMAGE, other=IMAGE))
        for name in PAIRS.split()
    },
    "torch.clamp": (
        Case(input=VECTOR),
        Case({"min": None, "max": 0.5}, input=IMAGE),
        Case({"min": 2.0, "max": 5.0}, input=WHOLE),
    ),
    "torch.lerp": (
        Case(input=VECTOR, end=VECTOR),
        Case({"amount": 0.25}, input=IMAGE, end=("N", 4, 1, 8)),
        Case(input=VECTOR, end=VECTOR, weight=VECTOR),
    ),
    "torch.where": (
        Case(condition=MASK),
        Case({"other_value": -3.0}, condition=MASK, input=VECTOR),
        Case({"input_value": 0.5}, condition=MASK, other=VECTOR),
        Case(condition=MASK, input=VECTOR, other=ROW),
    ),
    "torch.sum": _reduced(Case({"dim": 1}, input=WHOLE), Case({"dim": -1}, input=MASK)),
    "torch.mean": _reduced(),
    "torch.std": _reduced(Case({"correction": 0}, input=IMAGE)),
    "torch.var": _reduced(Case({"correction": 0}, input=IMAGE)),
    "torch.amax": _reduced(Case(input=WHOLE)),
    "torch.amin": _reduced(Case(input=WHOLE)),
    "torch.any": _reduced(Case(input=MASK)),
    "torch.all": _reduced(Case(input=MASK)),
    "torch.prod": _along(Case(input=WHOLE)),
    "torch.argmax": _along(),
    "torch.argmin": _along(),
    "torch.max": _along(Case(input=WHOLE)),
    "torch.min": _along(Case(input=WHOLE)),
    "torch.median": _along(),
    "torch.quantile": _along(Case({"q": 0.9, "interpolation": "lower"}, input=IMAGE)),
    "torch.logsumexp": (
        Case(input=VECTOR),
        Case({"dim": (2, 3), "keepdim": True}, input=IMAGE),
    ),
    "torch.linalg.vector_norm": _reduced(
        Case({"ord": 1.0, "dim": 1}, input=IMAGE),
        Case({"ord": "inf"}, input=VECTOR),
    ),
    "torch.cumsum": (
        Case(input=VECTOR),
        Case({"dim": 1}, input=BATCHED),
        Case({"dim": 1}, input=MASK),
    ),
    "torch.cumprod": (Case(input=VECTOR), Case({"dim": 0}, input=IMAGE)),
    "torch.diff": (Case(input=VECTOR), Case({"n": 2, "dim": 1}, input=BATCHED)),
    "torch.topk": (
        Case(input=VECTOR),
        Case({"k": 3, "dim": 1, "largest": False, "sorted": False}, input=BATCHED),
    ),
    "torch.sort": (
        Case(input=VECTOR),
        Case({"dim": 1, "descending": True}, input=BATCHED),
        Case({"stable": True}, input=WHOLE),
        Case({"dim": 0, "stable": True, "descending": True}, input=WHOLE),
    ),
    "torch.argsort": (
        Case(input=VECTOR),
        Case({"dim": 1, "descending": True}, input=BATCHED),
        Case({"stable": True}, input=WHOLE),
    ),
}
