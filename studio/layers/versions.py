"""Which torch is installed, and which kinds and parameters it is too old for."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from studio.layers.spec import LayerSpec, Param
from studio.message import Message
from studio.value import Value

_VERSION = re.compile(r"""^__version__ = ['"]([^'"]+)['"]""", re.MULTILINE)


@functools.cache
def installed() -> str:
    """The version of torch that is installed, such as ``2.13.0+cpu``, without importing it."""
    # Not by importlib.metadata, which takes as long to load as the whole catalogue.
    found = find_spec("torch")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("torch is not installed", name="torch")
    text = Path(found.origin).with_name("version.py").read_text(encoding="utf-8")
    version = _VERSION.search(text)
    assert version is not None, "torch says its version in torch/version.py"
    return version[1]


def knows(since: str, torch: str = "") -> bool:
    """Whether this version of torch, or the installed one, has what came with ``since``."""
    return not since or _numbers(torch or installed()) >= _numbers(since)


def too_new(spec: LayerSpec, params: Mapping[str, Value], torch: str = "") -> Message | None:
    """Why a node cannot run with this version of torch, or the installed one.

    A parameter that torch does not know is never passed on at its default, so only one that the
    user set to something else stands in the way.
    """
    if not spec.is_dated:
        return None
    torch = torch or installed()
    if not knows(spec.since, torch):
        return Message(
            "{kind} needs torch {since}; {installed} is installed.",
            kind=spec.title,
            since=spec.since,
            installed=torch,
        )
    dated = (param for param in spec.params if param.since and param.name in params)
    param = next((param for param in dated if _stands_in_the_way(param, params, torch)), None)
    if param is None:
        return None
    return Message(
        "{param} of {kind} needs torch {since} to be other than {default}; {installed} is "
        "installed.",
        param=param.name,
        kind=spec.title,
        since=param.since,
        default=_word(param.default),
        installed=torch,
    )


def _stands_in_the_way(param: Param, params: Mapping[str, Value], torch: str) -> bool:
    return not knows(param.since, torch) and not param.implied(params[param.name])


def _word(default: object) -> str:
    return str(default).lower() if isinstance(default, bool) or default is None else str(default)


def _numbers(text: str) -> tuple[int, ...]:
    """``2.6.0+cpu`` as ``(2, 6)``: no kind and no parameter came with a mere correction."""
    return tuple(int(number) for number in re.findall(r"\d+", text)[:2])
