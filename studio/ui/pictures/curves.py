"""Functions of one number as their curves, computed from what they are."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from studio.ui.pictures.sketch import Picture, Sketch

POINTS = 64


@dataclass(frozen=True, slots=True)
class Curve:
    """A function and the part of it that is shown: left, right, bottom, top."""

    function: Callable[[float], float]
    left: float = -3.0
    right: float = 3.0
    bottom: float = -1.5
    top: float = 3.0


def sigmoid(x: float) -> float:
    return 1.0 / (1.0 + math.exp(-x))


def softplus(x: float) -> float:
    return math.log1p(math.exp(x))


def elu(x: float, alpha: float = 1.0) -> float:
    return x if x > 0 else alpha * math.expm1(x)


def gelu(x: float) -> float:
    return 0.5 * x * (1.0 + math.erf(x / math.sqrt(2.0)))


def huber(x: float, delta: float = 1.0) -> float:
    return 0.5 * x * x if abs(x) < delta else delta * (abs(x) - 0.5 * delta)


def shrink(x: float, hard: bool) -> float:
    if abs(x) <= 1.0:
        return 0.0
    return x if hard else x - math.copysign(1.0, x)


def _clamp(x: float, low: float, high: float) -> float:
    return min(max(x, low), high)


_UNIT = {"bottom": -0.35, "top": 1.35}
_BOTH = {"bottom": -2.0, "top": 2.0}
_LOSS = {"left": -2.4, "right": 2.4, "bottom": -0.4, "top": 3.2}
_POSITIVE = {"left": -0.3, "right": 4.0, "bottom": -1.6, "top": 2.2}

_TIME = {"left": -0.1, "right": 1.1, "bottom": -0.25, "top": 1.25}


def _cosine(x: float) -> float:
    return 0.5 + 0.5 * math.cos(math.pi * _clamp(x, 0.0, 1.0))


def _triangle(x: float) -> float:
    return 1.0 - abs(2.0 * (2.5 * x % 1.0) - 1.0)


def _one_cycle(x: float) -> float:
    return _cosine(1.0 - x / 0.3) if x < 0.3 else _cosine((x - 0.3) / 0.7)


CURVES: Mapping[str, Curve] = {
    "steplr": Curve(lambda x: 0.5 ** math.floor(_clamp(x, 0.0, 0.99) * 4.0), **_TIME),
    "multisteplr": Curve(lambda x: 1.0 if x < 0.55 else 0.4 if x < 0.8 else 0.1, **_TIME),
    "constantlr": Curve(lambda x: 0.35 if x < 0.35 else 1.0, **_TIME),
    "linearlr": Curve(lambda x: _clamp(0.2 + 1.4 * x, 0.2, 1.0), **_TIME),
    "exponentiallr": Curve(lambda x: math.exp(-3.0 * max(x, 0.0)), **_TIME),
    "lambdalr": Curve(lambda x: 1.0 / (1.0 + 4.0 * max(x, 0.0)), **_TIME),
    "multiplicativelr": Curve(lambda x: math.exp(-4.0 * max(x, 0.0) ** 2), **_TIME),
    "polynomiallr": Curve(lambda x: 1.0 - _clamp(x, 0.0, 1.0), **_TIME),
    "cosineannealinglr": Curve(_cosine, **_TIME),
    "cosineannealingwarmrestarts": Curve(lambda x: _cosine(2.5 * x % 1.0), **_TIME),
    "cycliclr": Curve(_triangle, **_TIME),
    "onecyclelr": Curve(_one_cycle, **_TIME),
    "reducelronplateau": Curve(lambda x: 1.0 if x < 0.4 else 0.5 if x < 0.75 else 0.25, **_TIME),
    "sequentiallr": Curve(lambda x: x / 0.25 if x < 0.25 else _cosine((x - 0.25) / 0.75), **_TIME),
    "chainedscheduler": Curve(lambda x: min(4.0 * x, 1.0) * math.exp(-2.0 * max(x, 0.0)), **_TIME),
    "relu": Curve(lambda x: max(x, 0.0)),
    "leakyrelu": Curve(lambda x: x if x > 0 else 0.15 * x),
    "prelu": Curve(lambda x: x if x > 0 else 0.25 * x),
    "rrelu": Curve(lambda x: x if x > 0 else 0.22 * x),
    "relu6": Curve(lambda x: _clamp(x, 0.0, 6.0), -4.0, 9.0, -1.5, 7.5),
    "elu": Curve(elu),
    "selu": Curve(lambda x: 1.0507 * elu(x, 1.6733), bottom=-2.2),
    "celu": Curve(lambda x: elu(x, 1.0)),
    "gelu": Curve(gelu),
    "silu": Curve(lambda x: x * sigmoid(x)),
    "mish": Curve(lambda x: x * math.tanh(softplus(x))),
    "hardswish": Curve(lambda x: x * _clamp(x + 3.0, 0.0, 6.0) / 6.0, -4.0, 4.0, -1.5, 4.0),
    "softplus": Curve(softplus, bottom=-0.6),
    "threshold": Curve(lambda x: x if x > 0.8 else 0.3, bottom=-0.6),
    "sigmoid": Curve(sigmoid, -6.0, 6.0, **_UNIT),
    "hardsigmoid": Curve(lambda x: _clamp(x / 6.0 + 0.5, 0.0, 1.0), -6.0, 6.0, **_UNIT),
    "logsigmoid": Curve(lambda x: -softplus(-x), -4.0, 4.0, -4.0, 0.8),
    "tanh": Curve(math.tanh, **_BOTH),
    "hardtanh": Curve(lambda x: _clamp(x, -1.0, 1.0), **_BOTH),
    "softsign": Curve(lambda x: x / (1.0 + abs(x)), -5.0, 5.0, -1.6, 1.6),
    "hardshrink": Curve(lambda x: shrink(x, hard=True), bottom=-3.0),
    "softshrink": Curve(lambda x: shrink(x, hard=False), bottom=-3.0),
    "tanhshrink": Curve(lambda x: x - math.tanh(x), bottom=-3.0),
    "squaredrelu": Curve(lambda x: max(x, 0.0) ** 2, top=4.0),
    "exp": Curve(math.exp, bottom=-0.6, top=4.0),
    "exp2": Curve(lambda x: 2.0**x, bottom=-0.6, top=4.0),
    "trunc": Curve(math.trunc, -2.5, 2.5, -3.2, 3.2),
    "frac": Curve(lambda x: x - math.trunc(x), -2.5, 2.5, -1.6, 1.6),
    "straightthroughround": Curve(round, -2.5, 2.5, -3.2, 3.2),
    "negate": Curve(lambda x: -x, bottom=-3.0),
    "expm1": Curve(math.expm1, top=4.0),
    "log": Curve(lambda x: math.log(max(x, 1e-3)), **_POSITIVE),
    "log1p": Curve(lambda x: math.log1p(max(x, -0.999)), -1.2, 4.0, -2.0, 2.2),
    "log2": Curve(lambda x: math.log2(max(x, 1e-3)), **_POSITIVE),
    "log10": Curve(lambda x: math.log10(max(x, 1e-3)), **_POSITIVE),
    "sqrt": Curve(lambda x: math.sqrt(max(x, 0.0)), -0.5, 4.0, -0.6, 2.4),
    "rsqrt": Curve(lambda x: 1.0 / math.sqrt(max(x, 0.03)), -0.3, 4.0, -0.6, 3.6),
    "square": Curve(lambda x: x * x, -2.2, 2.2, -0.8, 4.2),
    "reciprocal": Curve(lambda x: 1.0 / (x if abs(x) > 0.05 else 0.05), bottom=-3.0),
    "abs": Curve(abs, -2.6, 2.6, -0.6, 2.8),
    "absolute": Curve(abs, -2.6, 2.6, -0.6, 2.8),
    "neg": Curve(lambda x: -x, bottom=-3.0),
    "negative": Curve(lambda x: -x, bottom=-3.0),
    "sign": Curve(lambda x: float((x > 0) - (x < 0)), **_BOTH),
    "heaviside": Curve(lambda x: float(x > 0), **_UNIT),
    "floor": Curve(math.floor, -2.5, 2.5, -3.2, 3.2),
    "ceil": Curve(math.ceil, -2.5, 2.5, -3.2, 3.2),
    "round": Curve(round, -2.5, 2.5, -3.2, 3.2),
    "clamp": Curve(lambda x: _clamp(x, -1.2, 1.2), **_BOTH),
    "clip": Curve(lambda x: _clamp(x, -1.2, 1.2), **_BOTH),
    "erf": Curve(math.erf, **_BOTH),
    "sin": Curve(math.sin, -5.0, 5.0, -1.8, 1.8),
    "cos": Curve(math.cos, -5.0, 5.0, -1.8, 1.8),
    "tan": Curve(math.tan, -1.5, 1.5, -4.0, 4.0),
    "sinh": Curve(math.sinh, bottom=-3.0),
    "cosh": Curve(math.cosh, bottom=-0.6, top=4.0),
    "asin": Curve(lambda x: math.asin(_clamp(x, -1, 1)), -1.2, 1.2, -2.0, 2.0),
    "acos": Curve(lambda x: math.acos(_clamp(x, -1, 1)), -1.2, 1.2, -0.6, 3.4),
    "atan": Curve(math.atan, -5.0, 5.0, -2.0, 2.0),
    "pow": Curve(lambda x: x**3, -2.0, 2.0, -3.5, 3.5),
    "mseloss": Curve(lambda x: x * x, **_LOSS),
    "l1loss": Curve(abs, **_LOSS),
    "smoothl1loss": Curve(huber, **_LOSS),
    "huberloss": Curve(huber, **_LOSS),
    "bceloss": Curve(lambda x: -math.log(max(x, 1e-3)), -0.1, 1.05, -0.6, 4.0),
    "bcewithlogitsloss": Curve(lambda x: softplus(-x), -4.0, 4.0, -0.6, 4.0),
    "crossentropyloss": Curve(lambda x: -math.log(max(x, 1e-3)), -0.1, 1.05, -0.6, 4.0),
    "nllloss": Curve(lambda x: -x, -4.0, 0.8, -0.6, 4.0),
    "softmarginloss": Curve(lambda x: softplus(-x), -4.0, 4.0, -0.6, 4.0),
    "hingeembeddingloss": Curve(lambda x: max(0.0, 1.0 - x), **_LOSS),
    "marginrankingloss": Curve(lambda x: max(0.0, -x), **_LOSS),
    "multimarginloss": Curve(lambda x: max(0.0, 1.0 - x), **_LOSS),
    "poissonnllloss": Curve(lambda x: math.exp(x) - 1.5 * x, -2.2, 2.2, -0.4, 4.5),
    "gaussiannllloss": Curve(lambda x: 0.5 * x * x + 0.4, **_LOSS),
}
"""By the title of a kind in small letters."""


def curve_picture(shown: Curve) -> Picture:
    """The axes and the curve, as far as it lies inside."""

    def draw(sketch: Sketch) -> None:
        low, high = (6.0, 94.0) if sketch.large else (2.0, 98.0)

        def across(x: float) -> float:
            return low + (x - shown.left) / (shown.right - shown.left) * (high - low)

        def down(y: float) -> float:
            return high - (y - shown.bottom) / (shown.top - shown.bottom) * (high - low)

        sketch.line(((low, down(0.0)), (high, down(0.0))), "faint")
        sketch.line(((across(0.0), low), (across(0.0), high)), "faint")
        if sketch.large and shown.bottom < 1.0 < shown.top:
            sketch.line(((low, down(1.0)), (high, down(1.0))), "faint", dotted=True)
        for stretch in _stretches(shown):
            sketch.line([(across(x), down(y)) for x, y in stretch])

    return draw


def _stretches(shown: Curve) -> list[list[tuple[float, float]]]:
    """The parts of the curve within its frame; a jump begins another."""
    step = (shown.right - shown.left) / POINTS
    jump = (shown.top - shown.bottom) / 4
    found: list[list[tuple[float, float]]] = [[]]
    for n in range(POINTS + 1):
        x = shown.left + n * step
        y = float(shown.function(x))
        inside = shown.bottom <= y <= shown.top
        if found[-1] and (not inside or abs(y - found[-1][-1][1]) > jump):
            found.append([])
        if inside:
            found[-1].append((x, y))
    return [stretch for stretch in found if len(stretch) > 1]
