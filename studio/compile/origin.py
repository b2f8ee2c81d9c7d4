"""Where a size that is read off a shape comes from: which expression of the user made it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import compress

from studio.compile.classes import Group
from studio.compile.given import TENSORS
from studio.compile.plan import Ref, Step
from studio.compile.rows import Row, key
from studio.layers.spec import LayerSpec
from studio.value import Expression, Value

_SIZES = ("channels", "features", "size", "dim", "d_model", "shape", "dim_feedforward")
_NO_SIZES = ("kernel_size", "output_size", "dim", "start_dim", "end_dim")
_FARTHEST = 64
"""No more steps than this are asked where a size comes from."""


def is_size(name: str) -> bool:
    """Whether a parameter of this name says how many features or channels there are."""
    return name.endswith(_SIZES) and name not in _NO_SIZES


class Origin:
    """Looks upstream for expressions in the plans of one group."""

    def __init__(self, group: Group, of_plan: Mapping[int, Group], face: Mapping[str, Row]) -> None:
        self._plans = group.plans
        self._steps = group.plan.steps
        self._of_plan = of_plan
        self._face = face
        self._deciding: dict[str, bool] = {}
        self._texts: dict[int, list[tuple[str, tuple[object, ...]]]] = {}
        self.speaks = any(step.written for step in self._steps)
        """Whether there is any expression."""

    @cached_property
    def sizes(self) -> frozenset[str]:
        """Variables of the face that somewhere are a number of features or channels."""
        return frozenset(
            text
            for step in self._steps
            for text, (_, item) in self._written_sizes(step).items()
            if text in self._face and (item is None or step.spec.construct in TENSORS)
        )

    @cached_property
    def _places(self) -> dict[str, int]:
        return {step.node: place for place, step in enumerate(self._steps)}

    def find(self, refs: Iterable[Ref] | None, row: Row) -> str:
        """The expression nearest upstream that has these values; empty where there is none."""
        if not self.speaks or refs is None:
            return ""
        wanted = key(row)
        waiting = deque(refs)
        seen: set[str] = set()
        reached = False
        while waiting and len(seen) < _FARTHEST:
            ref = waiting.popleft()
            if ref.node in seen:
                continue
            seen.add(ref.node)
            place = self._places[ref.node]
            step = self._steps[place]
            for text, values in self._expressions(place, step):
                if values == wanted:
                    return text
            reached = reached or step.spec.construct == "input"
            if not self._decides(step.spec):
                waiting.extend(ref for refs in step.inputs.values() for ref in refs)
        return self._of_the_face(wanted) if reached else ""

    def own(self, place: int, row: Row, known: tuple[bool, ...]) -> str:
        """The expression of a repeated block itself that has these values, where they count."""
        wanted = tuple(compress(key(row), known))
        found = self._expressions(place, self._steps[place])
        return next((t for t, values in found if tuple(compress(values, known)) == wanted), "")

    def _of_the_face(self, wanted: tuple[object, ...]) -> str:
        found = next((name for name in sorted(self.sizes) if key(self._face[name]) == wanted), "")
        if found or len(set(wanted)) == 1:
            return found
        # Numbers that differ from instance to instance are not equal by chance.
        return next((text for text, values in self._of_all_steps if values == wanted), "")

    @cached_property
    def _of_all_steps(self) -> list[tuple[str, tuple[object, ...]]]:
        return [
            found
            for place, step in enumerate(self._steps)
            for found in self._expressions(place, step)
        ]

    def _expressions(self, place: int, step: Step) -> list[tuple[str, tuple[object, ...]]]:
        """The expressions of a step that are sizes, with their values."""
        if not step.written:
            return []
        if place not in self._texts:
            self._texts[place] = [
                (text, key(tuple(self._value(plan.steps[place], *at) for plan in self._plans)))
                for text, at in self._written_sizes(step).items()
            ]
        return self._texts[place]

    def _written_sizes(self, step: Step) -> dict[str, tuple[str, int | None]]:
        """The expressions of a step that are sizes: for which parameter, and which item of it."""
        inner = self._of_plan[id(step.bodies[0])].sizes if step.bodies else None
        found: dict[str, tuple[str, int | None]] = {}
        for name, value in step.written.items():
            if not (is_size(name) if inner is None else name in inner):
                continue
            if isinstance(value, Expression):
                found[value.text.strip()] = name, None
            elif isinstance(value, tuple):
                for item, part in enumerate(value):
                    if isinstance(part, Expression):
                        found.setdefault(part.text.strip(), (name, item))
        return found

    def _value(self, step: Step, name: str, item: int | None) -> Value:
        value = step.settings[name]
        return value[item] if item is not None and isinstance(value, tuple) else value

    def _decides(self, spec: LayerSpec) -> bool:
        """Whether a layer's own settings say how large what it gives is."""
        found = self._deciding.get(spec.key)
        if found is None:
            derived = {rule.param for rule in spec.derived}
            own = (param.name for param in spec.params if param.name not in derived)
            found = spec.construct == "block" or any(map(is_size, own))
            self._deciding[spec.key] = found
        return found
