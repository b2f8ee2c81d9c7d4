"""A class as text: its docstring, its constructor and its ``forward``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from studio.compile.classes import KEPT, Group
from studio.compile.docstring import shapes_of, write_docstring
from studio.compile.forward import Forward, Signature, as_written, write_note
from studio.compile.lines import Lines
from studio.compile.phrases import maker
from studio.compile.plan import Ref, Step
from studio.compile.targets import Targets


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
    shapes = shapes_of(group)
    forward = Forward(group, steps, of_plan, signatures, taken)
    lines.add(0, f"class {group.name}(nn.Module):")
    write_docstring(lines, group, shapes)
    lines.blank()
    body = Lines()
    _write_constructor(body, group, steps)
    comments = {place: _changed_shape(shapes, step) for place, step in enumerate(group.plan.steps)}
    forward.write(body, comments)
    targets.import_torch(body.lines)
    lines.take(body)
    return lines, forward.signature


def _write_constructor(lines: Lines, group: Group, steps: tuple[Step, ...]) -> None:
    kept = [(place, step) for place, step in enumerate(steps) if step.spec.construct in KEPT]
    attributes = [argument for argument in group.arguments if argument.attribute]
    if not kept and not attributes:
        return
    items = [
        f"{argument.name}: {argument.hint}" + (f" = {argument.default}" if argument.default else "")
        for argument in group.arguments
    ]
    lines.call(1, "def __init__", ["self", *items], (), tail=" -> None:")
    lines.add(2, "super().__init__()")
    for argument in attributes:
        lines.add(2, f"self.{argument.attribute} = {argument.name}")
    users: dict[str, set[str]] = {}
    for _, step in kept:
        users.setdefault(step.keeper, set()).add(step.node)
    for place, step in kept:
        if step.keeper not in users:
            continue
        nodes = users.pop(step.keeper)
        write_note(lines, step)
        if step.spec.construct == "block":
            make = group.makes[place]
            lines.call(2, f"self.{step.keeper} = {make.target}", make.items, nodes)
        else:
            target, made = maker(step)
            lines.call(2, f"self.{step.keeper} = {target}", made, nodes)
    lines.blank()


def _changed_shape(shapes: Mapping[Ref, str], step: Step) -> str:
    """The shape a call gives, where it gives one value of another shape than it was given."""
    ports = list(step.shapes or {})
    if len(ports) != 1 or not isinstance(step.returns, str):
        return ""
    shape = shapes.get(Ref(step.node, ports[0]), "")
    given = next(iter(step.inputs.values()), ())[:1]
    return "" if given and shapes.get(given[0]) == shape else shape
