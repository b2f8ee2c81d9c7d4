"""Parameter values in fields: how they are shown, typed, and stepped with the arrow keys."""

from __future__ import annotations

import math
from collections.abc import Collection

from studio.layers.entry import format_item, format_value, parse
from studio.layers.spec import REQUIRED, Param
from studio.ui.text import tr
from studio.value import Value

NONE = "none"


def show(param: Param, value: Value) -> str:
    """The value as its field shows it."""
    if isinstance(value, bool):
        return tr("on") if value else tr("off")
    if param.type == "shape" and isinstance(value, tuple) and len(value) > 1:
        return " × ".join(format_item(param, item) for item in value)
    return format_value(param, value)


def show_default(param: Param) -> str:
    """The default as its field would show it; empty where there is none."""
    return "" if param.default is REQUIRED else show(param, param.default)


def read(param: Param, text: str, variables: Collection[str] = ()) -> Value:
    """The value that was typed. Raises ``UserError``; nothing at all means none where it may.

    Args:
        param: what the value is for.
        text: as it was typed.
        variables: the names that an expression may use.
    """
    if param.optional and not text.strip():
        return None
    return parse(param, text, variables)


def step(param: Param, value: Value, by: int) -> Value:
    """The value after the arrow keys were pressed; unchanged where it cannot be stepped."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    if param.type == "float":
        return _clamped(param, _next_nice(float(value), by))
    return int(_clamped(param, value + by))


def _next_nice(value: float, by: int) -> float:
    """One in the second figure: 0.5 → 0.51, 0.001 → 0.0011; hundredths from zero."""
    size = 10.0 ** (math.floor(math.log10(abs(value))) - 1) if value else 0.01
    return float(f"{(round(value / size) + by) * size:.12g}")


def _clamped(param: Param, value: float) -> float:
    if param.minimum is not None:
        value = max(value, param.minimum)
    return value if param.maximum is None else min(value, param.maximum)
