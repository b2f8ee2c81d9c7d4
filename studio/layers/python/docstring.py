"""What a docstring in Google's style says: the summary, and a help text for each argument."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_SECTION = re.compile(r"(Args|Arguments|Parameters)\s*:\s*(.*)")
_OTHER = re.compile(
    r"(Returns?|Raises|Yields?|Examples?|Notes?|Attributes|Shape|References?|Inputs?|Outputs?|"
    r"See Also|Todo|Warnings?)\s*:\s*"
)
_ARGUMENT = re.compile(r"(\*{0,2}\w+)\s*(?:\([^()]*\))?\s*:\s*(.*)")


@dataclass(frozen=True, slots=True)
class Docs:
    """``summary`` is the first paragraph, in one line."""

    summary: str = ""
    arguments: Mapping[str, str] = field(default_factory=dict)


def docs_of(node: ast.ClassDef | ast.FunctionDef | None) -> Docs:
    """What the docstring of a class or function says; nothing where there is none."""
    text = ast.get_docstring(node, clean=False) if node is not None else None
    if not text:
        return Docs()
    lines = inspect.cleandoc(text).splitlines()
    return Docs(_summary(lines), _arguments(lines))


def _summary(lines: list[str]) -> str:
    first: list[str] = []
    for line in lines:
        if not line.strip() or _SECTION.fullmatch(line) or _OTHER.fullmatch(line):
            break
        first.append(line.strip())
    return " ".join(first)


def _arguments(lines: list[str]) -> dict[str, str]:
    """Help texts by name: ``name: text`` or ``name (type): text``, over as many lines as it has."""
    found: dict[str, str] = {}
    inside, name, margin = False, "", 0
    for line in lines:
        text = line.strip()
        indent = len(line) - len(line.lstrip())
        section = _SECTION.fullmatch(text) if indent == 0 else None
        if section:
            inside, name, margin = True, "", 0
            text = section.group(2)  # As in "Args: scale: the factor", all in one line.
        elif inside and text and indent == 0:
            inside = False
        if not inside or not text:
            continue
        argument = _ARGUMENT.fullmatch(text)
        if argument and (not name or indent <= margin):
            name, margin = argument.group(1).lstrip("*"), indent
            found[name] = argument.group(2)
        elif name:
            found[name] = f"{found[name]} {text}".strip()
    return found
