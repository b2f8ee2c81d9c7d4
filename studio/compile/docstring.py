"""The docstring of a class: what it is for, what it takes and gives, what its arguments are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from studio.compile.classes import Group
from studio.compile.lines import INDENT, WIDTH, Lines, wrapped
from studio.compile.plan import Ref, Step, is_optional

_ROOM = WIDTH - len(INDENT)
_SENTENCE = re.compile(r"(?<=[.!?]) (?=[\"'(]?[^\W\d_a-z])")
"""Where a sentence begins: not within "et al. 2017"."""


def shapes_of(group: Group) -> dict[Ref, str]:
    """The shapes of all values in words, where those of all plans can be said in one way."""
    if len(group.plans) == 1:
        return {
            Ref(step.node, port): shape
            for step in group.plan.steps
            for port, shape in (step.shapes or {}).items()
            if shape != "none"
        }
    known = {
        tuple(str(argument.values[id(plan)]) for plan in group.plans): argument.name
        for argument in reversed(group.arguments)
    }
    found: dict[Ref, str] = {}
    for place, step in enumerate(group.plan.steps):
        for port in step.shapes or {}:
            shapes = [(plan.steps[place].shapes or {}).get(port, "") for plan in group.plans]
            if shape := _common(shapes, known):
                found[Ref(step.node, port)] = shape
    return found


def _common(shapes: list[str], known: Mapping[tuple[str, ...], str]) -> str:
    """One shape for all plans; axes that differ have the name of the argument they are."""
    if shapes.count(shapes[0]) == len(shapes):
        return "" if shapes[0] == "none" else shapes[0]
    columns = [shape.split(" × ") for shape in shapes]
    if len({len(column) for column in columns}) > 1:
        return ""
    axes = [
        axis[0] if len(set(axis)) == 1 else known.get(axis, "")
        for axis in zip(*columns, strict=True)
    ]
    return " × ".join(axes) if all(axes) else ""


def write_docstring(lines: Lines, group: Group, shapes: Mapping[Ref, str]) -> None:
    plan = group.plan
    takes = list(_values(plan.inputs, shapes))
    gives = list(_values(plan.outputs, shapes))
    line = f"Returns {', '.join(gives)}."
    if takes:
        line = f"Takes {', '.join(takes)} and returns {', '.join(gives)}."
    arguments = [(a.name, a.help) for a in group.arguments if a.help]
    if not plan.about.strip() and not arguments and len(line) <= _ROOM - 6:
        lines.add(1, f'"""{line}"""')
        return
    first, *others = _paragraphs(plan.about)
    if not first and arguments and len(line) <= _ROOM - 3:
        first, line = line, ""
    what = "network" if group.is_model else "block"
    opening = wrapped(first or f"A {what} of these inputs and outputs.", _ROOM - 3)
    lines.add(1, f'"""{opening[0]}')
    for text in opening[1:]:
        lines.add(1, text)
    for paragraph in others:
        lines.blank()
        for text in wrapped(paragraph, _ROOM):
            lines.add(1, text)
    if line:
        lines.blank()
        _write_values(lines, line, takes, gives)
    if arguments:
        lines.blank()
        lines.add(1, "Args:")
        for name, text in arguments:
            start, *more = wrapped(f"{name}: {_plain(text)}", _ROOM - len(INDENT), INDENT)
            lines.add(2, start)
            for rest in more:
                lines.add(2, rest)
    lines.add(1, '"""')


def _write_values(lines: Lines, line: str, takes: list[str], gives: list[str]) -> None:
    if len(line) <= _ROOM:
        lines.add(1, line)
        return
    for head, values in (("Takes:", takes), ("Returns:", gives)):
        if values:
            lines.add(1, head)
        for text in values:
            lines.add(2, text)


def _values(steps: tuple[Step, ...], shapes: Mapping[Ref, str]) -> Iterable[str]:
    for step in steps:
        ref = next(iter(step.inputs.values()), (Ref(step.node, "output"),))[0]
        said = [shapes.get(ref, ""), "optional" if is_optional(step) else ""]
        words = ", ".join(filter(None, said))
        yield f"{step.name} ({words})" if words else step.name


def _paragraphs(about: str) -> list[str]:
    """The first sentence, what else its paragraph says, and the other paragraphs."""
    first, *others = re.split(r"\n\s*\n", about.strip())
    sentence, *rest = _SENTENCE.split(_plain(first), maxsplit=1)
    return [sentence, *rest, *map(_plain, others)]


def _plain(text: str) -> str:
    """The text in one line, such that it cannot end the docstring or escape anything."""
    words = " ".join(text.split()).replace("\\", "\\\\")
    return words.replace('"', "'") if '"""' in words or words.startswith('"') else words
