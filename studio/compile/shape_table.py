"""The shapes of a class's values, as the table in its docstring."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from studio.compile.classes import Group
from studio.compile.given import TENSORS
from studio.compile.lines import INDENT, WIDTH, Lines, wrapped
from studio.compile.plan import Plan, Ref, Step, is_optional


@dataclass(frozen=True, slots=True)
class Row:
    """One value: its shape, what it is called, and the nodes that it belongs to."""

    shape: str
    name: str
    nodes: frozenset[str]
    is_inside: bool
    """Whether it is neither taken nor returned."""


def rows(group: Group, shapes: Mapping[Ref, str], name: Callable[[Step, str], str]) -> list[Row]:
    """What is taken, what has another shape than what it is made of, and what is returned.

    Args:
        group: the class.
        shapes: the shapes that are known, in words.
        name: what one of several values of a step is called, by port; empty if nothing uses it.
    """
    plan = group.plan
    returned = _returned(plan)
    order = [*plan.inputs, *(step for step in plan.steps if step.spec.construct != "input")]
    return [row for step in order for row in _of_step(step, shapes, name, returned)]


def _of_step(
    step: Step,
    shapes: Mapping[Ref, str],
    name: Callable[[Step, str], str],
    returned: Mapping[Ref, list[Step]],
) -> Iterator[Row]:
    if step.spec.construct == "output":
        return
    first = next((refs[0] for refs in step.inputs.values()), None)
    given = shapes.get(first, "") if first else ""
    is_input = step.spec.construct == "input"
    several = len(step.shapes or {}) > 1
    for port in step.shapes or {}:
        ref = Ref(step.node, port)
        shape, outputs = shapes.get(ref, ""), returned.get(ref, [])
        called = name(step, port) if several else step.name
        is_told = is_input or outputs or (shape != given and step.spec.construct not in TENSORS)
        if not shape or not called or not is_told:
            continue
        if is_input and is_optional(step):
            called += " (optional)"
        if others := [output.name for output in outputs if output.name != called]:
            called += f" → {', '.join(others)}"
        nodes = frozenset({step.node, *(output.node for output in outputs)})
        yield Row(shape, called, nodes, not (is_input or outputs))


def _returned(plan: Plan) -> dict[Ref, list[Step]]:
    found: dict[Ref, list[Step]] = {}
    for step in plan.outputs:
        found.setdefault(step.inputs["input"][0], []).append(step)
    return found


def write_table(lines: Lines, table: list[Row]) -> None:
    """The rows, shapes first: a longer name moves nothing but itself."""
    width = max(len(row.shape) for row in table)
    lines.add(1, "Shapes:")
    for row in table:
        text = f"{row.shape:<{width}}  {row.name}"
        for line in wrapped(text, WIDTH - 2 * len(INDENT), INDENT):
            lines.add(2, line, row.nodes)
