"""The one place that runs the user's own Python. Nothing comes here that was not allowed.

A text is run once, as a module of its own, when the first layer of it is made. The analysis is the
gate: it plans no step whose text is not allowed, and without a plan nothing is built.
"""

from __future__ import annotations

import linecache
import sys
import threading
from functools import lru_cache
from types import ModuleType, TracebackType
from typing import Any

from torch import nn

from studio.layers.code import KEY, CodeError, digest, place_of
from studio.layers.spec import LayerSpec
from studio.message import Message, UserError

_LOCK = threading.Lock()
"""Two threads that ask for one text must get one class."""


def is_custom(spec: LayerSpec) -> bool:
    """Whether the kind is the user's own Python, rather than a part of the program."""
    return bool(spec.code) and spec.key.startswith(KEY)


def load(name: str, text: str) -> Any:
    """The class or function ``name`` of a text, which is run if it has not been.

    Raises:
        UserError: it failed while it ran; the sentence names the line.
    """
    with _LOCK:
        return _load(name, text)


@lru_cache(maxsize=1024)
def _load(name: str, text: str) -> Any:
    module = ModuleType(f"plexus_code_{digest(text)[:16]}", f"The Python of {name}.")
    module.__file__ = file = file_of(name, text)
    lines = text.splitlines(keepends=True)
    # No time of change: the entry is never checked against a file.
    linecache.cache[file] = (len(text), None, lines, file)
    sys.modules[module.__name__] = module  # Where dataclasses and pickles look for it.
    try:
        exec(compile(text, file, "exec", dont_inherit=True), module.__dict__)
        return _checked(name, text, getattr(module, name))
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # Whatever it may raise, be it SystemExit.
        sys.modules.pop(module.__name__, None)
        raise _failure(name, text, error) from error


def _checked(name: str, text: str, target: Any) -> Any:
    if isinstance(target, type) and not issubclass(target, nn.Module):
        raise CodeError(
            "Line {line}: {name} turns out not to be derived from nn.Module. Write class "
            "{name}(nn.Module):",
            line=place_of(name, text),
            name=name,
        )
    return target


def _failure(name: str, text: str, error: BaseException) -> UserError:
    if isinstance(error, CodeError):
        return error
    line = line_of(name, text, error)
    if isinstance(error, ModuleNotFoundError) and error.name:
        return CodeError(
            "Line {line}: {package} is not installed here. Install it beside Plexus Studio, or do "
            "without it.",
            line=line,
            package=error.name,
        )
    return CodeError("Line {line}: {reason}", line=line, reason=_said(error))


def line_of(name: str, text: str, error: BaseException) -> int:
    """The innermost line of the text that an error went through; 0 where it did not."""
    file = file_of(name, text)
    if isinstance(error, SyntaxError) and error.filename == file:
        return error.lineno or 0
    line = 0
    trace: TracebackType | None = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == file:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def told(spec: LayerSpec, error: BaseException) -> Message:
    """What went wrong while the user's own Python ran, and in which line of it."""
    if isinstance(error, CodeError):
        return Message("The Python of {name} failed. {why}", name=spec.title, why=error.message)
    line = line_of(spec.target, spec.code, error) or place_of(spec.target, spec.code)
    return Message(
        "{reason} (line {line} of {name})", reason=_said(error), line=line, name=spec.title
    )


def _said(error: BaseException) -> str:
    """The first line of what an error says, with its class unless torch speaks for itself."""
    reason = str(error).strip().partition("\n")[0]
    if not reason:
        return type(error).__name__
    return reason if type(error) is RuntimeError else f"{type(error).__name__}: {reason}"


def file_of(name: str, text: str) -> str:
    """The name under which tracebacks show the lines; another for another text."""
    return f"<code {name} {digest(text)[:8]}>"
