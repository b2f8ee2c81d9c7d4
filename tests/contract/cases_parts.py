"""Cases for layers that torch does not have."""

from __future__ import annotations

from case import BATCHED, IMAGE, VECTOR, Case, Wired, whole

LENGTHS = whole("N", cycle=(6, 2, 1, 5, 3))
TOKENS = Wired(("N", 6), "int64", 9)

CASES: dict[str, tuple[Case, ...]] = {
    "SinusoidalEncoding": (
        Case(x=BATCHED),
        Case({"features": 7, "max_length": 6, "base": 100.0}, x=("N", 6, 7)),
    ),
    "LearnedPosition": (
        Case(x=BATCHED),
        Case({"features": 8, "max_length": 20, "std": 0.5}, x=BATCHED),
    ),
    "RotaryEmbedding": (
        Case(x=BATCHED),
        Case({"features": 4, "base": 100.0}, x=("N", 2, 6, 4)),
    ),
    "Positions": (Case(x=TOKENS), Case({"dim": -1}, x=IMAGE)),
    "CausalMask": (Case(x=TOKENS), Case({"dim": -2, "allowed": True}, x=BATCHED)),
    "PaddingMask": (
        Case(x=TOKENS, lengths=LENGTHS),
        Case({"dim": 2, "allowed": True}, x=IMAGE, lengths=LENGTHS),
    ),
    "GaussianNoise": (Case(x=VECTOR), Case({"std": 0.5, "always": True}, x=IMAGE)),
    "DropPath": (Case(x=VECTOR), Case({"p": 0.5}, x=IMAGE), Case({"p": 1.0}, x=VECTOR)),
    "Reparametrise": (
        Case(mean=VECTOR, log_variance=VECTOR),
        Case({"always": True}, mean=IMAGE, log_variance=IMAGE),
    ),
    "GradientReversal": (Case(x=VECTOR), Case({"strength": 0.5}, x=IMAGE)),
    "StraightThroughRound": (Case(x=VECTOR), Case(x=IMAGE)),
    "LayerScale": (Case(x=BATCHED), Case({"features": 12, "init": 0.5}, x=VECTOR)),
    "LatentNoise": (
        Case(like=TOKENS),
        Case({"size": (4, 2), "distribution": "uniform"}, like=IMAGE),
    ),
    "RandomInterpolation": (Case(first=VECTOR, second=VECTOR), Case(first=IMAGE, second=IMAGE)),
    "RequireGradient": (Case(x=VECTOR), Case(x=IMAGE)),
    "InputGradient": (Case(output=("N", 1), input=VECTOR), Case(output=IMAGE, input=IMAGE)),
}
