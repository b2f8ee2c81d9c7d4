"""Which classes a plan is written as: one for all instances of a block that are alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from studio.compile.given import LAYERS, TENSORS
from studio.compile.kinds import CHECKPOINT, REPEAT, SHARE_WEIGHTS
from studio.compile.plan import Plan, Step, class_name, is_optional
from studio.compile.rows import typed
from studio.layers.spec import Param
from studio.layers.treatments import keys_in
from studio.value import Expression, Value

KEPT = (*LAYERS, *TENSORS)
"""Constructs that are made in ``__init__``."""


@dataclass(slots=True)
class Argument:
    """An argument of a class's constructor."""

    name: str
    variable: str
    """The variable on the block's face that it is; empty where it is read off the shapes."""
    values: Mapping[int, Value]
    """By the ``id`` of the plan."""
    hint: str
    default: str = ""
    """As it is written; empty where it must be given."""
    usual: Value = None
    """The default, where there is one."""
    help: str = ""
    attribute: str = ""
    """Under which it is kept, where ``forward`` needs it."""


@dataclass(frozen=True, slots=True)
class Make:
    """How a block is made: ``target(items)``."""

    target: str
    items: list[str]


@dataclass(frozen=True, slots=True)
class Caller:
    """What calls a block in the written class: ``name(block, values, besides)``."""

    name: str
    besides: tuple[str, ...] = ()


@dataclass(eq=False, slots=True)
class Group:
    """Plans of one graph that are alike up to their numbers, and so become one class."""

    name: str
    """The name of the class."""
    plans: tuple[Plan, ...]
    number: int
    """Its place among the classes in the order in which they are written."""
    is_model: bool = False
    """Whether it is the whole, and not a block in it."""
    arguments: tuple[Argument, ...] = ()
    words: dict[tuple[int, str], Value] = field(default_factory=dict)
    """Settings, by place of the step and name, that are not written as they come out."""
    makes: dict[int, Make] = field(default_factory=dict)
    """How blocks are made, by place of the step."""
    counts: dict[int, str] = field(default_factory=dict)
    """How often blocks are called in ``forward``, by place of the step."""
    callers: dict[int, Caller] = field(default_factory=dict)
    """What calls blocks that are computed again in the backward pass, by place of the step."""
    sizes: frozenset[str] = frozenset()
    """Variables of the face that say how many features or channels something has."""

    @property
    def plan(self) -> Plan:
        return self.plans[0]


@dataclass(slots=True)
class Names:
    """Names at the top of the module, each given once."""

    taken: set[str] = field(default_factory=set)

    def fresh(self, name: str) -> str:
        """The name, with a number behind it if it is taken."""
        found, number = name, 1
        while found in self.taken:
            number += 1
            found = f"{name}{number}"
        self.taken.add(found)
        return found


Settle = Callable[[Group, Mapping[int, Group]], None]


def group(root: Plan, names: Names, settle: Settle) -> tuple[tuple[Group, ...], dict[int, Group]]:
    """All classes, each after those that it uses, and the class of each plan by its ``id``.

    The last is that of the model itself. ``settle`` finds the arguments of a class once those that
    it uses have theirs.
    """
    top = names.fresh(root.name)
    instances = _instances(root)
    groups: list[Group] = []
    of_plan: dict[int, Group] = {}
    for graph in _inner_first(instances):
        alike: dict[object, list[Plan]] = {}
        for plan in instances[graph]:
            bones = _skeleton(plan, of_plan) if len(instances[graph]) > 1 else None
            alike.setdefault(bones, []).append(plan)
        for plans in alike.values():
            name = names.fresh(class_name(graph)) if graph else top
            found = Group(name, tuple(plans), len(groups), is_model=not graph)
            settle(found, of_plan)
            groups.append(found)
            of_plan.update((id(plan), found) for plan in plans)
    return tuple(groups), of_plan


def repetitions(step: Step) -> int:
    """How often a block runs."""
    count = step.settings.get(REPEAT, 1)
    return count if isinstance(count, int) else 1


def is_shared(step: Step) -> bool:
    """Whether a block is one layer, however often it runs; else it is a row of them.

    Where an expression says how many there are it is a row, though there may be but one.
    """
    if step.settings.get(SHARE_WEIGHTS) is True:
        return True
    return repetitions(step) == 1 and REPEAT not in step.written


def is_checkpointed(step: Step) -> bool:
    """Whether a block is computed again in the backward pass of a training."""
    return step.settings.get(CHECKPOINT) is True


def sort_of_row(step: Step, of_plan: Mapping[int, Group]) -> str:
    """How repetitions differ: ``rest`` (all but the first are alike), ``grows``, or ``listed``."""
    found = [of_plan[id(body)] for body in step.bodies]
    rows = [
        (group.number, *(typed(argument.values[id(body)]) for argument in group.arguments))
        for group, body in zip(found, step.bodies, strict=True)
    ]
    if all(row == rows[1] for row in rows[2:]):
        return "rest"
    if any(group is not found[0] for group in found):
        return "listed"
    columns = [
        [argument.values[id(body)] for body in step.bodies] for argument in found[0].arguments
    ]
    return "grows" if all(map(_is_progression, columns)) else "listed"


def _is_progression(values: list[Value]) -> bool:
    """Whether all are the same, or whole numbers of which each is as much more than the last."""
    if len(set(map(typed, values))) == 1:
        return True
    numbers = [value for value in values if type(value) is int]
    steps = {two - one for one, two in pairwise(numbers)}
    return len(numbers) == len(values) and len(steps) == 1


def is_counted(step: Step, of_plan: Mapping[int, Group]) -> bool:
    """Whether a block's number of repetitions is written as the user's expression.

    That is possible where they are alike but for the first, or grow evenly.
    """
    return REPEAT in step.written and sort_of_row(step, of_plan) != "listed"


def port_of(step: Step) -> str:
    """The port of a block that an input or output in its graph stands for."""
    return step.called or step.name


def unique(name: str, taken: set[str]) -> str:
    """The name, with underscores behind it while it is taken; it is taken from then on."""
    while name in taken:
        name += "_"
    taken.add(name)
    return name


def _instances(root: Plan) -> dict[str, list[Plan]]:
    """All plans by the name of their graph, in the order in which they are met."""
    found: dict[str, list[Plan]] = {}
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        plan = waiting.pop()
        if id(plan) not in seen:
            seen.add(id(plan))
            found.setdefault(plan.block if plan is not root else "", []).append(plan)
            waiting += [body for step in reversed(plan.steps) for body in reversed(step.bodies)]
    return found


def _inner_first(instances: Mapping[str, list[Plan]]) -> Iterator[str]:
    """The names of the graphs, each after those whose blocks it holds."""
    inner = {
        graph: dict.fromkeys(
            body.block for plan in plans for step in plan.steps for body in step.bodies
        )
        for graph, plans in instances.items()
    }
    done: set[str] = set()
    waiting = [("", iter(inner[""]))]
    while waiting:
        graph, rest = waiting[-1]
        nested = next((name for name in rest if name not in done), None)
        if nested is not None:
            waiting.append((nested, iter(inner[nested])))
            continue
        waiting.pop()
        if graph not in done:
            done.add(graph)
            yield graph


def _skeleton(plan: Plan, of_plan: Mapping[int, Group]) -> object:
    """All of a plan that is no number: plans that agree in it can be one class."""
    return tuple(_bones(step, of_plan) for step in plan.steps), plan.skipped, plan.runs


def _bones(step: Step, of_plan: Mapping[int, Group]) -> object:
    spec = step.spec
    bones: list[object] = [step.node, spec.key, spec.code, step.name, step.keeper, step.note]
    bones.append(tuple(step.inputs.items()))
    if spec.construct == "input":
        bones.append(is_optional(step))
    elif spec.construct == "block":
        once = is_shared(step) and repetitions(step) == 1
        bones += [is_shared(step), once, is_checkpointed(step), *_bodies(step, of_plan)]
    else:
        bones += [step.returns, *(step.settings[name] for name in sorted(fixed(step)))]
        treatments = sorted(map(str, keys_in(step.settings)))
        bones += [(name, value) for name in treatments if _decides(value := step.settings[name])]
    return tuple(bones)


def _decides(value: Value) -> bool:
    """Whether what is chosen for a weight is no number that may differ."""
    return value is None or isinstance(value, bool | str)


def _bodies(step: Step, of_plan: Mapping[int, Group]) -> Iterator[object]:
    """What the repetitions are, one by one; where their number is free, the first and the rest."""
    numbers = [of_plan[id(body)].number for body in step.bodies]
    if is_counted(step, of_plan):
        yield sort_of_row(step, of_plan)
        yield numbers[0]
        yield numbers[min(1, len(numbers) - 1)]
    else:
        yield repetitions(step)
        yield tuple(numbers)


def fixed(step: Step) -> frozenset[str]:
    """Settings that the user wrote as expressions but that are written as they come out.

    They decide what else is written, or are no numbers in the text.
    """
    if not step.written:
        return frozenset()
    spec = step.spec
    deciding = {name for port in spec.outputs for name in (port.when, port.count)}
    deciding |= {layer.when for layer in spec.nested}
    return frozenset(
        name
        for name in step.written
        if (param := spec.param(name)) is not None
        and (
            name in deciding
            or _is_word(param)
            or (param.type == "shape" and _gives_an_axis(step.written[name], step.settings[name]))
        )
    )


def _gives_an_axis(written: Value, value: Value) -> bool:
    """Whether an expression stands for ``"N"``, which the text reads off a value instead."""
    if isinstance(written, tuple) and isinstance(value, tuple):
        return any(_gives_an_axis(*pair) for pair in zip(written, value, strict=True))
    parts = value if isinstance(value, tuple) else (value,)
    return isinstance(written, Expression) and any(isinstance(part, str) for part in parts)


def _is_word(param: Param) -> bool:
    """Whether what is written for a setting is more than its value."""
    return bool(
        param.leading
        or param.as_tensor
        or param.module
        or param.notation
        or param.spread
        or param.whole
        or param.silent
    )
