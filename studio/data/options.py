"""From a project's flat settings to a source's checked parameters."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path

from studio.data.errors import DataError
from studio.layers.spec import REQUIRED, Param
from studio.value import Value

PREFIX = "data."


def read(
    settings: Mapping[str, Value], params: Iterable[Param], base: Path | None
) -> dict[str, Value]:
    """The value of each parameter: what the settings say, or its default.

    Args:
        settings: a project's settings; only keys ``data.<name>`` are read.
        params: the parameters to read.
        base: the folder that relative paths start from; ``None``: the current one.

    Raises:
        DataError: a value of the wrong type or out of bounds.
    """
    values: dict[str, Value] = {}
    for param in params:
        default = None if param.default is REQUIRED else param.default
        value = _checked(param, settings.get(PREFIX + param.name, default))
        if param.unit in ("file", "folder") and isinstance(value, str) and value:
            value = str((base or Path()) / Path(value).expanduser())
        values[param.name] = value
    return values


def refuse_unknown(settings: Mapping[str, Value], known: Iterable[str]) -> None:
    """Raise for a ``data.`` setting that no source has, so that a slip is not passed over."""
    names = sorted(set(known))
    for key in settings:
        name = key.removeprefix(PREFIX)
        if not key.startswith(PREFIX) or name in names:
            continue
        if close := get_close_matches(name, names, n=1):
            raise DataError(
                'There is no setting "{key}". Did you mean "{close}"?',
                key=key,
                close=PREFIX + close[0],
            )
        raise DataError(
            'There is no setting "{key}". The data settings are: {names}.',
            key=key,
            names=", ".join(PREFIX + name for name in names),
        )


def _checked(param: Param, value: Value) -> Value:
    key = PREFIX + param.name
    if param.type == "choice":
        if value not in param.choices:
            raise DataError(
                'Setting "{key}" must be one of {choices}; found {value}.',
                key=key,
                choices=", ".join(param.choices),
                value=_shown(value),
            )
        return value
    if param.type == "bool":
        if not isinstance(value, bool):
            raise DataError(
                'Setting "{key}" must be true or false; found {value}.',
                key=key,
                value=_shown(value),
            )
        return value
    if param.type == "text":
        if not isinstance(value, str):
            raise DataError(
                'Setting "{key}" must be text; found {value}.', key=key, value=_shown(value)
            )
        return value
    return _number(param, key, value)


def _number(param: Param, key: str, value: Value) -> int | float:
    if param.type == "int":
        if isinstance(value, bool) or not isinstance(value, int):
            raise DataError(
                'Setting "{key}" must be a whole number; found {value}.',
                key=key,
                value=_shown(value),
            )
    elif isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise DataError(
            'Setting "{key}" must be a number; found {value}.', key=key, value=_shown(value)
        )
    if param.minimum is not None and value < param.minimum:
        raise DataError(
            'Setting "{key}" must be at least {minimum:g}; found {value}.',
            key=key,
            minimum=param.minimum,
            value=value,
        )
    if param.maximum is not None and value > param.maximum:
        raise DataError(
            'Setting "{key}" must be at most {maximum:g}; found {value}.',
            key=key,
            maximum=param.maximum,
            value=value,
        )
    return value if param.type == "int" else float(value)


def _shown(value: Value) -> str:
    return f'"{value}"' if isinstance(value, str) else "nothing" if value is None else str(value)
