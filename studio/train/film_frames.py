"""Small findings as text and arrays, to be kept with a moment and read again. No pickle, no torch.

Only what is declared below ``studio.observe.asks`` comes back: a file names classes, it never says
what to run.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from importlib import import_module
from typing import Any, Final

import numpy as np

from studio.message import Message
from studio.observe.asks.ask import Ask, Finding, Found

HOME: Final = "studio.observe.asks."
_PLAIN = (bool, int, float, str, type(None))


def written(findings: Sequence[Finding]) -> tuple[str, dict[str, np.ndarray[Any, Any]]]:
    """Findings as a text, and the arrays that it speaks of by their names."""
    arrays: dict[str, np.ndarray[Any, Any]] = {}
    rows = [[_out(f.ask, arrays), f.step, _out(f.found, arrays)] for f in findings]
    return json.dumps(rows), arrays


def read(text: str, arrays: Mapping[str, np.ndarray[Any, Any]]) -> tuple[Finding, ...]:
    """What ``written`` wrote. One of a class that is no more, or is another now, is left out."""
    found = []
    for ask, step, finding in json.loads(text):
        try:
            one, other = _in(ask, arrays), _in(finding, arrays)
        except (AttributeError, ImportError, KeyError, TypeError, ValueError):
            continue
        if isinstance(one, Ask) and isinstance(other, Found):
            found.append(Finding(one, int(step), other))
    return tuple(found)


def _out(value: object, arrays: dict[str, np.ndarray[Any, Any]]) -> object:
    if isinstance(value, _PLAIN):
        return value
    if isinstance(value, np.ndarray):
        name = f"~{len(arrays)}"
        arrays[name] = value
        return {"array": name}
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, tuple | list):
        return {"tuple": [_out(each, arrays) for each in value]}
    if isinstance(value, frozenset | set):
        return {"set": [_out(each, arrays) for each in sorted(value, key=repr)]}
    if isinstance(value, Mapping):
        return {"map": [[_out(k, arrays), _out(v, arrays)] for k, v in value.items()]}
    if isinstance(value, Message):
        values = {name: _out(each, arrays) for name, each in value.values.items()}
        return {"message": value.template, "values": values}
    if is_dataclass(value) and type(value).__module__.startswith(HOME):
        kind = type(value)
        inside = {each.name: _out(getattr(value, each.name), arrays) for each in fields(value)}
        return {"class": f"{kind.__module__}:{kind.__qualname__}", "fields": inside}
    raise TypeError(f"a {type(value).__name__} cannot be kept with a moment")


def _in(value: Any, arrays: Mapping[str, np.ndarray[Any, Any]]) -> Any:
    if not isinstance(value, dict):
        return value
    if "array" in value:
        array = np.array(arrays[value["array"]])
        array.setflags(write=False)
        return array
    if "tuple" in value:
        return tuple(_in(each, arrays) for each in value["tuple"])
    if "set" in value:
        return frozenset(_in(each, arrays) for each in value["set"])
    if "map" in value:
        return {_in(k, arrays): _in(v, arrays) for k, v in value["map"]}
    if "message" in value:
        inside = {name: _in(each, arrays) for name, each in value["values"].items()}
        return Message(value["message"], **inside)
    module, _, name = value["class"].partition(":")
    if not module.startswith(HOME):
        raise ValueError(f"{module} holds no findings")
    kind = getattr(import_module(module), name)
    if not (isinstance(kind, type) and is_dataclass(kind)):
        raise TypeError(f"{name} is no finding")
    return kind(**{key: _in(each, arrays) for key, each in value["fields"].items()})
