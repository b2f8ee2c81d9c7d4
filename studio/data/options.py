"""From a project's flat settings to a source's checked parameters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from studio.data.errors import DataError
from studio.layers.check import check, normalise
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
    proper = normalise(param, value)
    if problem := check(replace(param, name=PREFIX + param.name), proper):
        raise DataError("Change the data settings: {problem}", problem=problem)
    return proper
