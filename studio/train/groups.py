"""Layers that are trained otherwise than the rest: with their own rate or decay, or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from torch import nn

from studio.compile.module import PlanModule
from studio.compile.plan import Plan, Step
from studio.train.problems import TrainingError

FROZEN = "frozen"


@dataclass(frozen=True, slots=True)
class Group:
    """A layer or block by its name, and what an optimiser does otherwise there."""

    name: str
    options: dict[str, float]
    frozen: bool = False


@dataclass(frozen=True, slots=True)
class Parted:
    """The parameters of an optimiser, by what is done with them."""

    moved: list[nn.Parameter]
    """All that move, those of no group first."""
    groups: list[dict[str, object]]
    """As ``torch.optim`` takes them."""
    still: list[nn.Parameter]


def read(step: Step) -> list[Group]:
    """The groups that an optimiser's ``groups`` speak of. Raises ``TrainingError``."""
    text = step.settings.get("groups", "")
    parts = str(text).replace("\n", ";").split(";")
    return [_group(step, part.split()) for part in parts if part.strip()]


def _group(step: Step, words: Sequence[str]) -> Group:
    name, *rest = words
    options: dict[str, float] = {}
    frozen = False
    for word in rest:
        key, equals, value = word.partition("=")
        if word == FROZEN:
            frozen = True
            continue
        try:
            options[key] = float(value)
        except ValueError:
            equals = ""
        if not equals or step.spec.param(key) is None or step.spec.by_name[key].silent:
            raise TrainingError(
                'The groups of {name} say "{word}" of {group}, which is not understood. Write '
                "{example}, with parameters of {kind}, or frozen.",
                step.node,
                name=step.called,
                word=word,
                group=name,
                example="head lr=0.01",
                kind=step.spec.title,
            )
    return Group(name, options, frozen)


def parted(module: PlanModule, step: Step, parameters: Sequence[nn.Parameter]) -> Parted:
    """The parameters of an optimiser in the groups that it speaks of; a later one counts.

    Raises ``TrainingError`` where a name leads to no layer that it moves.
    """
    found = read(step)
    mine = {id(one) for one in parameters}
    place: dict[int, int] = {}
    for number, group in enumerate(found):
        named = [one for one in _named(module, step, group.name) if id(one) in mine]
        if not named:
            raise TrainingError(
                "The groups of {name} speak of {group}, but it moves no layer of that name that "
                "has weights. It moves those of: {known}.",
                step.node,
                name=step.called,
                group=group.name,
                known=", ".join(_known(module.plan)),
            )
        place.update((id(one), number) for one in named)
    rest = [one for one in parameters if id(one) not in place]
    groups: list[dict[str, object]] = [{"params": rest}] if rest else []
    moved, still = list(rest), list[nn.Parameter]()
    for number, group in enumerate(found):
        members = [one for one in parameters if place.get(id(one)) == number]
        if group.frozen:
            still += members
        elif members:
            groups.append({"params": members, **group.options})
            moved += members
    return Parted(moved, groups, still)


def _named(module: PlanModule, step: Step, name: str) -> Iterator[nn.Parameter]:
    """The parameters of a layer, by the names on the way to it; a model's own may be left out."""
    for path in _paths(module.plan, name.split(".")):
        layer = module.layer(path)
        if layer is not None:
            yield from layer.parameters()
            return
    for call in module.plan.steps:
        for path in _paths(call.bodies[0], name.split(".")) if call.bodies else ():
            layer = module.layer(f"{call.node}/{path}")
            if layer is not None:
                yield from layer.parameters()


def _paths(plan: Plan, names: Sequence[str]) -> Iterator[str]:
    """The nodes on the way that these names lead: ``stages.2.conv`` gives ``n3#2/n5``."""
    first, *rest = names
    step = next((each for each in plan.steps if each.called == first), None)
    if step is None:
        return
    number = ""
    if rest and rest[0].isdecimal() and step.bodies:
        number, *rest = rest
    node = f"{step.node}#{number}" if number not in ("", "0") else step.node
    if not rest:
        yield node
    elif step.bodies:
        body = step.bodies[min(int(number or 0), len(step.bodies) - 1)]
        yield from (f"{node}/{path}" for path in _paths(body, rest))


def _known(plan: Plan) -> list[str]:
    bodies = [step.bodies[0] for step in plan.steps if step.bodies]
    layers = ("module", "block")
    return [s.called for body in bodies for s in body.steps if s.spec.construct in layers]
