"""How the treatments of a layer's weights are read: before all else, around the layer, after it.

What a person writes decides the order, and with it which random numbers go where. A single
parametrization stands around the layer, ``weight_norm(nn.Linear(…))``. Initial values are set in
statements after the layer, or after the sequence that holds it, and parametrizations then follow
them, since a weight that is computed cannot be filled.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from studio.compile.phrases import literal
from studio.compile.plan import Step
from studio.layers.treatments import Chosen, chosen, keys_in


@dataclass(frozen=True, slots=True)
class Treated:
    """The treatments of one layer in the order in which they are applied."""

    around: Chosen | None = None
    """The parametrization that the layer is wrapped in where it is made."""
    after: tuple[Chosen, ...] = ()
    """What is done once the layer, or the sequence that holds it, is made."""


UNTREATED = Treated()


def treated(step: Step) -> Treated:
    """What is done to the weights of a step's layer."""
    if not keys_in(step.settings):
        return UNTREATED
    initials = chosen("init", step.settings)
    conditions = chosen("parametrization", step.settings)
    is_alone = not initials and len(conditions) == 1 and "." not in conditions[0].weight
    if is_alone and step.spec.construct == "module":
        return Treated(around=conditions[0])
    return Treated(after=(*initials, *conditions))


def wrapped(step: Step, target: str, items: list[str]) -> tuple[str, list[str]]:
    """The text that makes a layer, in the parametrization around it."""
    around = treated(step).around
    if around is None:
        return target, items
    made = f"{target}({', '.join(items)})"
    return around.treatment.target, [made, *_named(around.weight), *_arguments(around)]


def statements(step: Step, path: str) -> Iterator[tuple[str, list[str]]]:
    """The calls after the layer at this path is made: what is called, and what it is given."""
    for each in treated(step).after:
        if step.spec.construct != "module":
            yield each.treatment.target, [path, *_arguments(each)]
            continue
        *way, name = each.weight.split(".")
        owner = path + "".join(f"[{word}]" if word.isdecimal() else f".{word}" for word in way)
        if each.key.sort == "init":
            yield each.treatment.target, [f"{owner}.{name}", *_arguments(each)]
        else:
            yield each.treatment.target, [owner, *_named(name), *_arguments(each)]


def _named(weight: str) -> list[str]:
    return [] if weight == "weight" else [f'name="{weight}"']


def _arguments(each: Chosen) -> list[str]:
    return [
        text if param.always else f"{param.name}={text}"
        for param, value in each.given()
        for text in [literal(param, value, "")]
    ]
