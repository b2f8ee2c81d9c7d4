"""A class as text: its docstring, its constructor and its ``forward``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from studio.compile.classes import KEPT, Group
from studio.compile.docstring import shapes_of, write_docstring
from studio.compile.forward import (
    Forward,
    Signature,
    as_written,
    write_note,
    write_skipped,
)
from studio.compile.lines import Lines
from studio.compile.making import POSITIONAL
from studio.compile.phrases import maker
from studio.compile.plan import Run, Step
from studio.compile.sequences import units
from studio.compile.targets import Targets
from studio.compile.treatment import statements, wrapped

_PLAIN = 5
"""A constructor of more arguments takes those that have a default by name only."""


def write_class(
    group: Group,
    of_plan: Mapping[int, Group],
    signatures: Mapping[int, Signature],
    targets: Targets,
    taken: Iterable[str],
) -> tuple[Lines, Signature]:
    """The lines of a class, and how its ``forward`` is called."""
    lines = Lines()
    steps = tuple(map(targets.local, as_written(group)))
    forward = Forward(group, steps, of_plan, signatures, taken)
    lines.add(0, f"class {group.name}(nn.Module):")
    write_docstring(lines, group, shapes_of(group), forward.name_of)
    lines.blank()
    body = Lines()
    write_constructor(body, group, steps)
    forward.write(body)
    targets.import_torch(body.lines)
    lines.take(body)
    return lines, forward.signature


def write_constructor(lines: Lines, group: Group, steps: tuple[Step, ...]) -> None:
    """What makes the layers, in the order of the plan."""
    kept = [unit for unit in units(group.plan, steps) if unit.step.spec.construct in KEPT]
    attributes = [argument for argument in group.arguments if argument.attribute]
    if not kept and not attributes:
        return
    items = [
        f"{argument.name}: {argument.hint}" + (f" = {argument.default}" if argument.default else "")
        for argument in group.arguments
    ]
    if len(items) > _PLAIN:
        needed = [argument for argument in group.arguments if not argument.default]
        items.insert(min(len(needed), POSITIONAL), "*")
    lines.call(1, "def __init__", ["self", *items], (), tail=" -> None:")
    lines.add(2, "super().__init__()")
    for argument in attributes:
        lines.add(2, f"self.{argument.attribute} = {argument.name}")
    users: dict[str, set[str]] = {}
    for unit in kept:
        users.setdefault(unit.step.keeper, set()).update(unit.nodes)
    for unit in kept:
        if unit.step.keeper not in users:
            continue
        nodes = users.pop(unit.step.keeper)
        if unit.run is not None:
            _write_run(lines, group, steps, unit.run)
            for place in unit.run.steps:
                step = steps[place]
                _write_treatments(lines, step, f"self.{unit.run.name}.{step.keeper}", {step.node})
            continue
        write_note(lines, 2, unit.step)
        target, made = _made(group, unit.place, unit.step)
        lines.call(2, f"self.{unit.step.keeper} = {target}", made, nodes)
        _write_treatments(lines, unit.step, f"self.{unit.step.keeper}", nodes)
    lines.blank()


def _write_treatments(lines: Lines, step: Step, path: str, nodes: Iterable[str]) -> None:
    """How the weights of a layer begin, and under which condition they are kept."""
    for target, items in statements(step, path):
        lines.call(2, target, items, nodes)


def _write_run(lines: Lines, group: Group, steps: tuple[Step, ...], run: Run) -> None:
    """An ``nn.Sequential`` with a name, and a line of its own, for each layer."""
    lines.add(2, f"self.{run.name} = nn.Sequential(", (steps[place].node for place in run.steps))
    lines.add(3, "OrderedDict(")
    for place in run.steps:
        if place > run.steps.start:
            for skipped in group.plan.skipped:
                if skipped.before == place:
                    write_skipped(lines, 4, skipped)
        step = steps[place]
        write_note(lines, 4, step)
        target, made = _made(group, place, step)
        lines.call(4, f"{step.keeper}={target}", made, {step.node}, tail=",")
    lines.add(3, ")")
    lines.add(2, ")")


def _made(group: Group, place: int, step: Step) -> tuple[str, list[str]]:
    """What makes a layer, and what it is given."""
    if step.spec.construct == "block":
        make = group.makes[place]
        return make.target, make.items
    target, items = maker(step)
    return wrapped(step, target, items) if step.spec.construct == "module" else (target, items)
