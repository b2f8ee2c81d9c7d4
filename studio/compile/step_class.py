"""A step of training as a class: it makes the models and losses, and has a method for each loss."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from studio.compile.classes import Group
from studio.compile.forward import Forward, as_written
from studio.compile.lines import Lines
from studio.compile.plan import Plan, Ref, Step
from studio.compile.program import upstream
from studio.compile.source import Composer
from studio.compile.written_class import write_constructor
from studio.layers.spec import LayerSpec, Port

T = TypeVar("T")

_RESULT = LayerSpec(
    key="output",
    title="Output",
    family="io",
    summary="A value that a method returns.",
    doc_url="",
    construct="output",
    inputs=(Port("input"),),
    outputs=(),
    returns=(),
)


@dataclass(frozen=True, slots=True)
class Method:
    """What works out some values of a step, and nothing that these do not need."""

    name: str
    about: str
    """Its docstring."""
    refs: tuple[Ref, ...]
    """What it returns."""


def without_ends(plan: Plan, name: str) -> Plan:
    """The plan of a training graph as the plan of a class of this name, which trains nothing.

    A model in it is a block like any other, of the name of its class.
    """
    inner: dict[int, Plan] = {}
    steps: list[Step] = []
    blocks = {block for step in plan.steps for body in step.bodies for block in _blocks(body)}
    for step in plan.steps:
        if step.spec.construct in ("optimiser", "schedule"):
            continue
        for body in step.bodies:
            block = body.block or body.name
            while not body.block and block in blocks:
                block += " "  # Not in a class's name; a block in the model may have that too.
            inner.setdefault(id(body), replace(body, block=block))
        bodies = tuple(inner[id(body)] for body in step.bodies)
        steps.append(replace(step, bodies=bodies) if step.bodies else step)
    return replace(plan, name=name, steps=tuple(steps), skipped=())


def _blocks(plan: Plan) -> set[str]:
    """The names of all blocks within a plan."""
    inner = [body for step in plan.steps for body in step.bodies]
    return {body.block for body in inner}.union(*map(_blocks, inner))


def pruned(plan: Plan, refs: Sequence[Ref]) -> Plan:
    """What these values need of a plan, which returns them."""
    steps = list(upstream(plan, refs))
    taken = {step.name for step in plan.steps}
    for number, ref in enumerate(refs):
        name = f"result{number}"
        while name in taken:
            name += "_"
        node = f"={number}"
        settings = {"order": number}
        steps.append(Step(node, name, _RESULT, settings, {"input": (ref,)}, called=name))
    return replace(plan, steps=tuple(steps))


def fields_of(plan: Plan, method: Method) -> tuple[str, ...]:
    """The names of the inputs that a method takes, in its order."""
    return tuple(step.name for step in pruned(plan, method.refs).inputs)


def write_step_class(
    composer: Composer, about: str, methods: Sequence[Method], *, decorator: str = ""
) -> Lines:
    """The class of a step, the last of a composer's; those that it uses come before it.

    ``decorator``: stands above each method.
    """
    group = composer.groups[-1]
    steps = tuple(map(composer.targets.local, as_written(group)))
    lines = Lines()
    lines.add(0, f"class {group.name}(nn.Module):")
    lines.add(1, f'"""{about}"""')
    lines.blank()
    body = Lines()
    write_constructor(body, group, steps)
    for number, method in enumerate(methods):
        if number:
            body.blank()
        if decorator:
            body.add(1, decorator)
        _write(body, composer, group, steps, method)
    composer.targets.import_torch(body.lines)
    lines.take(body)
    return lines


def _write(
    body: Lines, composer: Composer, group: Group, steps: Sequence[Step], method: Method
) -> None:
    plan = pruned(group.plan, method.refs)
    written = {step.node: step for step in steps}
    chosen = tuple(written.get(step.node, step) for step in plan.steps)
    places = {step.node: place for place, step in enumerate(plan.steps)}
    counts = _moved(group.counts, steps, places)
    callers = _moved(group.callers, steps, places)
    part = replace(group, plans=(plan,), counts=counts, callers=callers)
    forward = Forward(part, chosen, composer.of_plan, composer.signatures, composer.names.taken)
    forward.write(body, method.name, method.about)


def _moved(
    found: Mapping[int, T], steps: Sequence[Step], places: Mapping[str, int]
) -> dict[int, T]:
    """The same by the places that steps have now."""
    return {
        places[steps[place].node]: each
        for place, each in found.items()
        if steps[place].node in places
    }
