"""Which layers of two plans are the same one. No torch."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from studio.compile.classes import is_shared
from studio.compile.given import LAYERS, TENSORS
from studio.compile.plan import Plan, Ref, Step

ADD = "Add"


@dataclass(frozen=True, slots=True)
class Kept:
    """A layer, or a tensor, that a plan keeps."""

    path: str
    """Of its node, as ``PlanModule.layer`` takes it."""
    key: str
    """What the keys of its weights begin with."""
    step: Step


@dataclass(frozen=True, slots=True)
class Pair:
    """A layer of the plan of now, and what it was before."""

    now: Kept
    before: Kept | None


@dataclass(slots=True)
class Pairing:
    """All layers of a plan, each beside what it was, and what else came or went."""

    pairs: list[Pair] = field(default_factory=list)
    added: list[Step] = field(default_factory=list)
    """Steps of the plan of now that the plan before did not have, in order."""
    removed: list[Step] = field(default_factory=list)
    silent: set[str] = field(default_factory=set)
    """Paths of new layers that end a branch which is added to what was there: they begin at 0."""


def pairing(before: Plan, now: Plan) -> Pairing:
    """Hold two plans beside each other."""
    found = Pairing()
    _pair(found, before, now, _Way(), _Way())
    return found


def same_steps(before: Sequence[Step], now: Sequence[Step]) -> dict[str, Step]:
    """What each step was before, by its node.

    A node keeps its id when it is renamed, and its name when it is drawn again; where both are the
    same there is no doubt.
    """
    rest = {step.node: step for step in now}
    left = {step.node: step for step in before}
    found: dict[str, Step] = {}
    ways: tuple[Callable[[Step], object], ...] = (
        lambda step: (step.spec.key, step.node, step.called),
        lambda step: (step.spec.key, step.called),
        lambda step: (step.spec.key, step.node),
    )
    for way in ways:
        known = {way(step): step for step in reversed(left.values())}
        for node, step in list(rest.items()):
            old = known.pop(way(step), None)
            if old is not None:
                found[node] = old
                del rest[node], left[old.node]
    return found


@dataclass(frozen=True, slots=True)
class _Way:
    """To a plan inside others: by nodes, and by the keys of weights."""

    path: str = ""
    key: str = ""

    def to(self, plan: Plan, step: Step) -> Kept:
        key = ".".join(filter(None, (self.key, plan.homes.get(step.keeper, ""), step.keeper)))
        return Kept(f"{self.path}{step.node}", key, step)

    @staticmethod
    def into(kept: Kept, number: int) -> _Way:
        """Inside a repetition of a block."""
        path = f"{kept.path}#{number}/" if number else f"{kept.path}/"
        return _Way(path, kept.key if is_shared(kept.step) else f"{kept.key}.{number}")


def _pair(found: Pairing, before: Plan | None, now: Plan, was: _Way, way: _Way) -> None:
    old_steps = before.steps if before is not None else ()
    same = same_steps(old_steps, now.steps)
    seen: set[str] = set()
    for step in now.steps:
        old = same.get(step.node)
        if old is None and before is not None:
            found.added.append(step)
        if step.spec.construct not in (*LAYERS, *TENSORS) or step.keeper in seen:
            continue
        seen.add(step.keeper)
        mine = way.to(now, step)
        theirs = was.to(before, old) if before is not None and old is not None else None
        found.pairs.append(Pair(mine, theirs))
        for number, body in enumerate(step.bodies):
            inner = old.bodies[number] if old is not None and number < len(old.bodies) else None
            inside = _Way.into(theirs, number) if theirs is not None else _Way()
            _pair(found, inner, body, inside, _Way.into(mine, number))
    found.removed += [step for step in old_steps if step not in same.values()]
    found.silent.update(way.path + node for node in _branch_ends(now, same))


def _branch_ends(plan: Plan, same: Mapping[str, Step]) -> Iterator[str]:
    """The last new layers before a new sum, where something else comes to it as it was."""
    by_node = {step.node: step for step in plan.steps}
    for step in plan.steps:
        if step.spec.key != ADD or step.node in same:
            continue
        refs = [ref for each in step.inputs.values() for ref in each]
        ends = [_last_layer(ref, by_node, same) for ref in refs]
        if "" in ends:
            yield from (end for end in ends if end)


def _last_layer(ref: Ref, by_node: Mapping[str, Step], same: Mapping[str, Step]) -> str:
    """The nearest new layer with weights before a value; empty where it comes from what was."""
    step = by_node[ref.node]
    while step.node not in same and step.inputs:
        if step.spec.construct == "module" and _has_weights(step):
            return step.node
        if step.spec.construct == "block":
            return ""
        refs = [each for found in step.inputs.values() for each in found]
        step = by_node[refs[0].node]
    return ""


def _has_weights(step: Step) -> bool:
    return any(word in step.spec.key for word in ("Linear", "Conv", "Norm")) and (
        step.settings.get("affine") is not False
        and step.settings.get("elementwise_affine") is not False
    )
