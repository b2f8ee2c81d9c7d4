"""The reading of a Plan that leaves: the text of a Python module that needs torch alone."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from studio.compile.plan import Plan, Ref, Step
from studio.layers.spec import Param, Pattern
from studio.value import Value

WIDTH = 88
"""The line length that ``ruff format`` keeps to by default."""

INDENT = "    "


@dataclass(frozen=True, slots=True)
class Source:
    """Text of a module and, for each of its lines, the ids of the nodes it speaks of."""

    text: str
    class_name: str
    owners: tuple[frozenset[str], ...]

    def nodes_at(self, line: int) -> frozenset[str]:
        """Ids of the nodes of a line, counted from 1."""
        return self.owners[line - 1] if 0 < line <= len(self.owners) else frozenset()

    def lines_of(self, node: str) -> tuple[int, ...]:
        """Lines of a node, counted from 1."""
        return tuple(n for n, owners in enumerate(self.owners, 1) if node in owners)


def write(plan: Plan) -> Source:
    """The model as a class. It has the ``state_dict`` keys and outputs of the module that trains.

    The text is formatted as ``ruff format`` would.
    """
    body = _Lines()
    modules = [step for step in plan.steps if step.spec.construct == "module"]
    calls = [s for s in plan.steps if s.spec.construct not in ("input", "output")]
    variables = _variables(plan, calls)
    shapes = {
        Ref(step.node, port): shape
        for step in plan.steps
        for port, shape in (step.shapes or {}).items()
    }

    if modules:
        body.add(1, "def __init__(self) -> None:")
        body.add(2, "super().__init__()")
        for step in modules:
            _note(body, step)
            body.call(2, f"self.{step.name} = {_path(step)}", _constructor(step), {step.node})
        body.blank()
    _signature(body, plan, variables)
    for step in calls:
        if step.spec.construct != "module":
            _note(body, step)
        _forward(body, step, variables, _changed_shape(shapes, step))
    results = [variables[step.inputs["input"][0]] for step in plan.outputs]
    body.add(2, f"return {', '.join(results)}", {step.node for step in plan.outputs})

    head = _Lines()
    head.add(0, f'"""{plan.name}, a PyTorch model drawn with Plexus Studio."""')
    head.blank()
    if any("torch." in line for line in body.lines):
        head.add(0, "import torch")
    head.add(0, "from torch import Tensor, nn")
    head.blank()
    head.blank()
    head.add(0, f"class {plan.name}(nn.Module):")
    _docstring(head, plan)
    head.blank()
    owners = (*head.owners, *body.owners)
    return Source("\n".join((*head.lines, *body.lines)) + "\n", plan.name, owners)


class _Lines:
    """Lines as they are written, each with the nodes it speaks of."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.owners: list[frozenset[str]] = []

    def add(self, depth: int, text: str, nodes: Iterable[str] = ()) -> None:
        self.lines.append(INDENT * depth + text if text else "")
        self.owners.append(frozenset(nodes))

    def blank(self) -> None:
        self.add(0, "")

    def call(
        self,
        depth: int,
        target: str,
        items: list[str],
        nodes: Iterable[str],
        *,
        tail: str = "",
        comment: str = "",
    ) -> None:
        """``target(items)tail`` on one line, or broken as the formatter breaks it."""
        nodes = frozenset(nodes)
        line = f"{target}({', '.join(items)}){tail}"
        if len(INDENT * depth + line) <= WIDTH:
            if comment and len(INDENT * depth + line) + len(comment) + 4 <= WIDTH:
                line += f"  # {comment}"
            self.add(depth, line, nodes)
            return
        self._broken(depth, f"{target}(", items, f"){tail}", nodes)

    def _broken(
        self, depth: int, head: str, items: list[str], tail: str, nodes: frozenset[str]
    ) -> None:
        """Head, items and tail on lines of their own; items together if they fit on one."""
        self.add(depth, head, nodes)
        inner = ", ".join(items)
        if len(INDENT * (depth + 1) + inner) <= WIDTH:
            self.add(depth + 1, inner, nodes)
        else:
            for item in items:
                start = item.find("(")
                if len(INDENT * (depth + 1) + item) < WIDTH or start < 0:
                    self.add(depth + 1, f"{item},", nodes)
                else:
                    parts = item[start + 1 : -1].split(", ")
                    self._broken(depth + 1, item[: start + 1], parts, "),", nodes)
        self.add(depth, tail, nodes)


def _docstring(head: _Lines, plan: Plan) -> None:
    def shown(steps: tuple[Step, ...]) -> Iterable[str]:
        for step in steps:
            ref = next(iter(step.inputs.values()), (Ref(step.node, "output"),))[0]
            source = plan.step(ref.node)
            shape = (source.shapes or {}).get(ref.port, "?") if source else "?"
            yield f"{step.name} ({shape})"

    takes, gives = ", ".join(shown(plan.inputs)), ", ".join(shown(plan.outputs))
    line = f'"""Takes {takes} and returns {gives}."""'
    if len(INDENT + line) <= WIDTH:
        head.add(1, line)
        return
    head.add(1, '"""A network of these inputs and outputs.')
    head.blank()
    head.add(1, "Takes:")
    for text in shown(plan.inputs):
        head.add(2, text)
    head.add(1, "Returns:")
    for text in shown(plan.outputs):
        head.add(2, text)
    head.add(1, '"""')


def _note(body: _Lines, step: Step) -> None:
    for line in step.note.splitlines():
        body.add(2, f"# {line.strip()}" if line.strip() else "#", {step.node})


def _signature(body: _Lines, plan: Plan, variables: dict[Ref, str]) -> None:
    inputs = [f"{variables[Ref(step.node, 'output')]}: Tensor" for step in plan.inputs]
    count = len(plan.outputs)
    returns = "Tensor" if count == 1 else f"tuple[{', '.join(['Tensor'] * count)}]"
    nodes = {step.node for step in plan.inputs}
    body.call(1, "def forward", ["self", *inputs], nodes, tail=f" -> {returns}:")


def _changed_shape(shapes: dict[Ref, str], step: Step) -> str:
    """The shape a call gives, where it gives one value of another shape than it was given."""
    if not isinstance(step.returns, str):
        return ""
    shape = shapes.get(Ref(step.node, step.returns), "")
    given = next(iter(step.inputs.values()), ())[:1]
    return "" if given and shapes.get(given[0]) == shape else shape


def _forward(body: _Lines, step: Step, variables: dict[Ref, str], comment: str) -> None:
    left = _left(step, step.returns, variables)
    if step.spec.construct == "operator":
        terms = [variables[ref] for _, refs in step.arguments() for ref in refs]
        line = f"{left} = {f' {step.spec.target} '.join(terms)}"
        if len(line) + 2 * len(INDENT) <= WIDTH:
            fits = len(line) + len(comment) + 4 + 2 * len(INDENT) <= WIDTH
            body.add(2, f"{line}  # {comment}" if comment and fits else line, {step.node})
            return
        body.add(2, f"{left} = (", {step.node})
        body.add(3, terms[0], {step.node})
        for term in terms[1:]:
            body.add(3, f"{step.spec.target} {term}", {step.node})
        body.add(2, ")", {step.node})
        return
    items: list[str] = []
    for argument, refs in step.arguments():
        names = [variables[ref] for ref in refs]
        if argument.as_tuple:
            text = f"({names[0]},)" if len(names) == 1 else f"({', '.join(names)})"
        else:
            text = names[0]
        items.append(f"{argument.keyword}={text}" if argument.keyword else text)
    first = items[0] if items else ""
    given = [step.spec.by_name[name] for name, _ in step.call_settings()]
    positional = 0 if step.spec.construct == "module" else step.spec.positional
    items += _settings(step, given, positional, first)
    target = f"self.{step.name}" if step.spec.construct == "module" else _path(step)
    body.call(2, f"{left} = {target}", items, {step.node}, comment=comment)


def _left(step: Step, pattern: Pattern, variables: dict[Ref, str]) -> str:
    """The target of the assignment: unused values, and tuples of them, are ``_``."""
    if isinstance(pattern, str):
        return variables.get(Ref(step.node, pattern), "_")
    parts = [_left(step, part, variables) for part in pattern]
    shown = [
        "_"
        if isinstance(part, tuple) and not text.strip("(_, )")
        else f"({text})"
        if isinstance(part, tuple)
        else text
        for part, text in zip(pattern, parts, strict=True)
    ]
    return ", ".join(shown)


def _path(step: Step) -> str:
    target = step.spec.target
    return target.removeprefix("torch.") if target.startswith("torch.nn.") else target


def _constructor(step: Step) -> list[str]:
    given = [step.spec.by_name[name] for name, _ in step.constructor()]
    return _settings(step, given, step.spec.positional, "")


def _settings(step: Step, params: list[Param], positional: int, first: str) -> list[str]:
    """Parameters as they are written: only what differs from torch's defaults."""
    items: list[str] = []
    for place, param in enumerate(params):
        value = step.settings[param.name]
        if param.implied(value):
            continue
        text = _literal(param, value, first)
        # By position only while nothing before it was left out.
        by_position = place < positional and len(items) == place
        items.append(text if by_position else f"{param.name}={text}")
    return items


def _literal(param: Param, value: Value, first: str) -> str:
    if isinstance(value, tuple):
        if param.type == "ints" and param.length and len(set(value)) == 1:
            return _literal(param, value[0], first)
        parts = [
            f"{first}.shape[0]" if part == "N" else _literal(param, part, first) for part in value
        ]
        return f"({parts[0]},)" if len(parts) == 1 else f"({', '.join(parts)})"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, float) and not math.isfinite(value):
        return f'float("{value}")'
    return repr(value)


def _variables(plan: Plan, calls: list[Step]) -> dict[Ref, str]:
    """A name for each value that is used.

    What goes straight into the next call and nowhere else is ``x``; what is kept for later has
    the name of its node, or of its port where a node gives several values.
    """
    place = {step.node: n for n, step in enumerate(calls)}
    users: dict[Ref, list[int]] = {}
    for step in plan.steps:
        for refs in step.inputs.values():
            for ref in refs:
                users.setdefault(ref, []).append(place.get(step.node, len(calls)))
    names: dict[Ref, str] = {}
    taken = {"x", "self", "torch", "nn", "Tensor"}
    for step in plan.inputs:
        names[Ref(step.node, "output")] = _unique(step.name, taken)
    for n, step in enumerate(calls):
        several = len(step.spec.outputs) > 1
        kept = sum(Ref(step.node, port.name) in users for port in step.spec.outputs)
        for port in step.spec.outputs:
            ref = Ref(step.node, port.name)
            used = users.get(ref, [])
            if not used:
                continue
            if kept == 1 and set(used) == {n + 1}:
                names[ref] = "x"
            elif several and port.name not in taken:
                names[ref] = _unique(port.name, taken)
            else:
                stem = f"{step.name}_{port.name}" if several else step.name
                names[ref] = _unique(stem, taken)
    return names


def _unique(name: str, taken: set[str]) -> str:
    while name in taken:
        name += "_"
    taken.add(name)
    return name
