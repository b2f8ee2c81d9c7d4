"""The reading of a Plan that leaves: the text of a Python module that needs torch alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from studio.compile.given import LAYERS, TENSORS
from studio.compile.lines import INDENT, WIDTH, Lines
from studio.compile.phrases import imports, maker, path_of, write_call
from studio.compile.plan import Plan, Ref, Step


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
    body = Lines()
    kept = [step for step in plan.steps if step.spec.construct in (*LAYERS, *TENSORS)]
    calls = [s for s in plan.steps if s.spec.construct not in ("input", "output", *TENSORS)]
    variables = _variables(plan, calls)
    shapes = {
        Ref(step.node, port): shape
        for step in plan.steps
        for port, shape in (step.shapes or {}).items()
    }

    if kept:
        body.add(1, "def __init__(self) -> None:")
        body.add(2, "super().__init__()")
        for step in kept:
            _note(body, step)
            target, items = maker(step)
            body.call(2, f"self.{step.keeper} = {target}", items, {step.node})
        body.blank()
    _signature(body, plan, variables)
    for step in calls:
        if step.spec.construct not in LAYERS:
            _note(body, step)
        write_call(body, step, variables, _changed_shape(shapes, step))
    results = [variables[step.inputs["input"][0]] for step in plan.outputs]
    body.add(2, f"return {', '.join(results)}", {step.node for step in plan.outputs})

    head = Lines()
    head.add(0, f'"""{plan.name}, a PyTorch model drawn with Plexus Studio."""')
    head.blank()
    if any("torch." in line for line in body.lines):
        head.add(0, "import torch")
    if any("F." in line for line in body.lines):
        head.add(0, "import torch.nn.functional as F")
    for line in sorted((*imports(plan.steps), "from torch import Tensor, nn")):
        head.add(0, line)
    head.blank()
    head.blank()
    head.add(0, f"class {plan.name}(nn.Module):")
    _docstring(head, plan)
    head.blank()
    owners = (*head.owners, *body.owners)
    return Source("\n".join((*head.lines, *body.lines)) + "\n", plan.name, owners)


def _docstring(head: Lines, plan: Plan) -> None:
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


def _note(body: Lines, step: Step) -> None:
    for line in step.note.splitlines():
        body.add(2, f"# {line.strip()}" if line.strip() else "#", {step.node})


def _signature(body: Lines, plan: Plan, variables: dict[Ref, str]) -> None:
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
    taken = {"x", "self", "torch", "nn", "F", "Tensor"}
    taken |= {path_of(step) for step in plan.steps if step.spec.code}
    for step in plan.inputs:
        names[Ref(step.node, "output")] = _unique(step.name, taken)
    for step in plan.steps:
        if step.spec.construct in TENSORS:
            names[Ref(step.node, "output")] = f"self.{step.keeper}"
    for n, step in enumerate(calls):
        several = len(step.spec.outputs) > 1
        kept = sum(Ref(step.node, port.name) in users for port in step.outputs)
        for port in step.outputs:
            ref = Ref(step.node, port.name)
            used = users.get(ref, [])
            if not used:
                continue
            if kept == 1 and set(used) == {n + 1}:
                names[ref] = "x"
            elif several and port.name not in taken:
                names[ref] = _unique(port.name, taken)
            elif "." in port.name:
                names[ref] = _unique(f"{step.name}_{port.name.rpartition('.')[2]}", taken)
            else:
                stem = f"{step.name}_{port.name}" if several else step.name
                names[ref] = _unique(stem, taken)
    return names


def _unique(name: str, taken: set[str]) -> str:
    while name in taken:
        name += "_"
    taken.add(name)
    return name
