"""The docstring of a class: what it is for, what it takes and gives, what its arguments are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from studio.compile.classes import Group
from studio.compile.lines import INDENT, WIDTH, Lines, wrapped
from studio.compile.plan import Plan, Ref, Step, is_optional
from studio.compile.shape_table import rows, write_table

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


def write_docstring(
    lines: Lines, group: Group, shapes: Mapping[Ref, str], name: Callable[[Step, str], str]
) -> None:
    """What the class is for, what it takes and returns, its arguments, and a table of shapes.

    ``name`` is what one of several values of a step is called in ``forward``, by port.
    """
    plan = group.plan
    arguments = [(a.name, a.help) for a in group.arguments if a.help]
    table = rows(group, shapes, name)
    line = _sentence(plan, shapes)
    if any(row.is_inside for row in table) or len(line) > _ROOM:
        line = _sentence(plan, {})
    else:
        table = []
    paragraphs = _paragraphs(plan.about)
    if not paragraphs or len(paragraphs[0]) > _ROOM - 4:
        # A summary is one line.
        what = "network" if group.is_model else "block"
        fits = len(line) <= _ROOM - (3 if table or arguments or paragraphs else 6)
        paragraphs = [line if fits else f"A {what}.", *paragraphs, *([] if fits else [line])]
    else:
        paragraphs.append(line)
    first, *others = paragraphs
    texts = [*paragraphs, *(text for _, text in arguments)]
    quotes = 'r"""' if any("\\" in text for text in texts) else '"""'
    if not (others or arguments or table):
        lines.add(1, f'{quotes}{first}"""')
        return
    lines.add(1, f"{quotes}{first}")
    for paragraph in others:
        lines.blank()
        for text in wrapped(paragraph, _ROOM):
            lines.add(1, text)
    if arguments:
        lines.blank()
        lines.add(1, "Args:")
        for argument, help_text in arguments:
            start, *more = wrapped(f"{argument}: {_plain(help_text)}", _ROOM - len(INDENT), INDENT)
            lines.add(2, start)
            for rest in more:
                lines.add(2, rest)
    if table:
        lines.blank()
        write_table(lines, table)
    lines.add(1, '"""')


def _sentence(plan: Plan, shapes: Mapping[Ref, str]) -> str:
    gives = f"returns {_listed(_values(plan.outputs, shapes))}."
    takes = list(_values(plan.inputs, shapes))
    return f"Takes {_listed(takes)} and {gives}" if takes else gives.capitalize()


def _listed(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


def _values(steps: tuple[Step, ...], shapes: Mapping[Ref, str]) -> Iterable[str]:
    for step in steps:
        ref = next(iter(step.inputs.values()), (Ref(step.node, "output"),))[0]
        said = [shapes.get(ref, ""), "optional" if is_optional(step) else ""]
        words = ", ".join(filter(None, said))
        yield f"{step.name} ({words})" if words else step.name


def _paragraphs(about: str) -> list[str]:
    """The first sentence, what else its paragraph says, and the other paragraphs."""
    if not about.strip():
        return []
    first, *others = re.split(r"\n\s*\n", about.strip())
    sentence, *rest = _SENTENCE.split(_plain(first), maxsplit=1)
    if len(sentence) > _ROOM - 4:
        # A summary is one line: what stands before a colon, if that is short enough.
        start, colon, end = sentence.partition(": ")
        if colon and len(start) < _ROOM - 4:
            rest = [" ".join([end[:1].upper() + end[1:], *rest])]
            sentence = start
    if not sentence.endswith((".", "!", "?")):
        sentence += "."
    return [sentence, *rest, *map(_plain, others)]


def _plain(text: str) -> str:
    """The text in one line, such that it cannot end the docstring."""
    words = " ".join(text.split())
    return words.replace('"', "'") if '"""' in words or words.startswith('"') else words
