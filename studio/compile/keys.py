"""Under which key a model has a weight, whatever runs of layers there were when it was saved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from studio.compile.classes import is_shared
from studio.compile.given import LAYERS, TENSORS
from studio.compile.plan import Plan, Step

Weight = TypeVar("Weight")


def by_layer(plan: Plan, weights: Mapping[str, Weight]) -> dict[str, Weight]:
    """The weights under the keys of the plan's module, matched by the names of their layers.

    A key that leads to no layer of the plan stays as it is, and so do all if two would become one.
    """
    keys = Keys(plan)
    found = {keys.find(key): weight for key, weight in weights.items()}
    return found if len(found) == len(weights) else dict(weights)


class Keys:
    """The keys of a plan's module."""

    def __init__(self, plan: Plan) -> None:
        self._homes = plan.homes
        self._steps: dict[str, Step] = {
            step.keeper: step for step in plan.steps if step.spec.construct in (*LAYERS, *TENSORS)
        }
        self._inner: dict[int, Keys] = {}

    def find(self, key: str) -> str:
        """The key with the names of the plan's runs in it, and of no others."""
        name, _, rest = key.partition(".")
        if name not in self._steps:
            # The name of a run, of this plan or of an older one.
            name, _, rest = rest.partition(".")
        step = self._steps.get(name)
        if step is None:
            return key
        number = ""
        if step.bodies and not is_shared(step):
            number, _, rest = rest.partition(".")
            if not (number.isdecimal() and int(number) < len(step.bodies)):
                return key
        if step.bodies:
            rest = self._within(step.bodies[int(number or 0)]).find(rest)
        return ".".join(filter(None, (self._homes.get(name, ""), name, number, rest)))

    def _within(self, body: Plan) -> Keys:
        found = self._inner.get(id(body))
        if found is None:
            found = self._inner[id(body)] = Keys(body)
        return found
