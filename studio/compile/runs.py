"""Which plain runs of layers become one ``nn.Sequential``, and what each is called."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from studio.compile.classes import is_checkpointed, is_shared, repetitions
from studio.compile.plan import Run, Skipped, Step, is_optional
from studio.layers.spec import UNCALLED, LayerSpec

SHORTEST: Final = 3
"""Fewer layers are called one by one."""

_FLAT = "torch.nn.Flatten"
_GLOBAL = ("torch.nn.AdaptiveAvgPool", "torch.nn.AdaptiveMaxPool")
_IMAGES = frozenset({"convolution", "pooling", "vision", "padding"})
_DENSE = frozenset({"dense", "activation", "dropout", "normalisation"})
_SUM, _JOIN = "Add", "torch.cat"
_INSTEAD = {
    "classifier": "head",
    "head": "classifier",
    "features": "backbone",
    "blocks": "stages",
    "mlp": "feedforward",
    "stem": "entry",
    "embeddings": "embed",
}
"""What a run is called where a node has the name that it would have."""
_ELSEWHERE: Final = -1
"""Instead of the place of the one step that uses a value, where several do."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Steps in an order in which those of each run stand together."""

    found: tuple[Step, ...]
    """The steps as they were found."""
    order: tuple[int, ...]
    """Their places, as they are to be run."""
    runs: tuple[Run, ...]

    @property
    def steps(self) -> tuple[Step, ...]:
        return tuple([self.found[place] for place in self.order])

    def moved(self, skipped: Sequence[Skipped]) -> tuple[Skipped, ...]:
        """Nodes that are left out: within a run if they stood in it, else where they stood."""
        if not skipped or not self.runs:
            return tuple(skipped)
        place_of = {old: new for new, old in enumerate((*self.order, len(self.order)))}
        node_at = [self.found[place].node for place in self.order]
        moved: list[Skipped] = []
        for each in skipped:
            place = place_of[each.before]
            for run in self.runs:
                ahead = next((n for n in run.steps[:-1] if node_at[n] == each.source), None)
                if ahead is not None:
                    place = ahead + 1
                    break
                if place in run.steps[1:]:
                    place = run.steps.stop
            moved.append(replace(each, before=place))
        return tuple(sorted(moved, key=lambda each: each.before))


def as_found(steps: Sequence[Step]) -> Arrangement:
    """No runs: the steps as they were found."""
    return Arrangement(tuple(steps), tuple(range(len(steps))), ())


def arrange(
    steps: Sequence[Step], *, is_block: bool = False, before: Arrangement | None = None
) -> Arrangement:
    """Find the runs, and move the steps of each to where its first step stands.

    Each step of a run but the first needs nothing but the one before it, so every step still
    comes after all that it needs. ``before`` is how the same graph was arranged the last time.
    """
    if before is not None and _are_alike(steps, before.found):
        return Arrangement(tuple(steps), before.order, before.runs)
    users = _users(steps)
    after = _links(steps, users)
    pieces = [piece for chain in _chains(after) for piece in _cut(steps, chain)]
    pieces = [piece for piece in pieces if len(piece) >= SHORTEST]
    if not pieces:
        return as_found(steps)
    names = _Names(steps, users, pieces, is_block=is_block)
    first = {piece[0]: piece for piece in pieces}
    inside = {place for piece in pieces for place in piece}
    order: list[int] = []
    runs: list[Run] = []
    for place in range(len(steps)):
        if (piece := first.get(place)) is not None:
            runs.append(Run(names.give(piece), range(len(order), len(order) + len(piece))))
            order += piece
        elif place not in inside:
            order.append(place)
    return Arrangement(tuple(steps), tuple(order), tuple(runs))


def _are_alike(steps: Sequence[Step], before: Sequence[Step]) -> bool:
    """Whether nothing is different of all that decides which runs there are."""
    return len(steps) == len(before) and all(
        one is two
        or (
            one.spec is two.spec
            and one.node == two.node
            and one.name == two.name
            and one.layer == two.layer
            and one.inputs == two.inputs
            and (
                (not one.bodies and one.settings == two.settings)
                or _is_plain(one) == _is_plain(two)
            )
        )
        for one, two in zip(steps, before, strict=True)
    )


def _users(steps: Sequence[Step]) -> dict[str, int]:
    """By node id: the place of the one step that uses a value of it."""
    users: dict[str, int] = {}
    for place, step in enumerate(steps):
        for refs in step.inputs.values():
            for ref in refs:
                users[ref.node] = _ELSEWHERE if ref.node in users else place
    return users


def _links(steps: Sequence[Step], users: dict[str, int]) -> dict[int, int]:
    """By the place of a layer that may stand in a run: that of the next in it, or its own."""
    called_again = {step.layer for step in steps if step.layer}
    plain: dict[int, bool] = {}
    links: dict[int, int] = {}
    for place, step in enumerate(steps):
        spec = step.spec
        known = plain.get(id(spec))
        if known is None:
            known = plain[id(spec)] = _may_be_plain(spec)
        if known and not step.layer and _is_plain(step) and step.name not in called_again:
            links[place] = users.get(step.node, _ELSEWHERE)
    return {place: after if after in links else place for place, after in links.items()}


def _may_be_plain(spec: LayerSpec) -> bool:
    if spec.construct == "block":
        return True
    return (
        spec.construct == "module"
        and not spec.outputs[0].variadic
        and not spec.inputs[0].variadic
        and spec.arguments[0].ports == (spec.inputs[0].name,)
        and not (spec.arguments[0].as_tuple or spec.arguments[0].keyword)
    )


def _is_plain(step: Step) -> bool:
    """Whether the layer is called with one value and nothing else, and gives one."""
    if len(step.inputs) != 1:
        return False
    ((port, refs),) = step.inputs.items()
    if len(refs) != 1:
        return False
    if step.spec.construct == "block":
        return _is_plain_block(step, port)
    spec = step.spec
    if port != spec.inputs[0].name or (len(spec.outputs) > 1 and len(step.outputs) > 1):
        return False
    return not any(
        param.at_call and not param.silent and not param.implied(step.settings[param.name])
        for param in spec.params
    )


def _is_plain_block(step: Step, port: str) -> bool:
    body = step.bodies[0]
    is_one = is_shared(step) and repetitions(step) == 1 and not is_checkpointed(step)
    if not is_one or len(body.outputs) != 1 or not body.inputs:
        return False
    entry = body.inputs[0]
    return (entry.called or entry.name) == port and not is_optional(entry)


def _chains(links: dict[int, int]) -> Iterator[list[int]]:
    """Places of layers of which each is the only user of the one before."""
    later = {after for place, after in links.items() if after != place}
    for start in links:
        if start in later:
            continue
        chain = [start]
        while (after := links[chain[-1]]) != chain[-1]:
            chain.append(after)
        if len(chain) >= SHORTEST:
            yield chain


def _cut(steps: Sequence[Step], chain: list[int]) -> Iterator[list[int]]:
    """A chain in pieces, cut where a person would: what sees from what decides, and blocks."""
    end = _end_of_features([steps[place].spec for place in chain])
    for part in (chain[:end], chain[end:]):
        segments = [
            list(places)
            for _, places in groupby(part, lambda n: steps[n].spec.construct == "block")
        ]
        if all(len(segment) >= SHORTEST for segment in segments):
            yield from segments
        else:
            yield part


def _end_of_features(specs: list[LayerSpec]) -> int:
    """Where the part begins that makes an image flat and decides by it; 0 if there is none."""
    for place, spec in enumerate(specs):
        if spec.key == _FLAT or spec.key.startswith(_GLOBAL):
            rest = {later.family for later in specs[place + 1 :]}
            return place if "dense" in rest and "convolution" not in rest else 0
    return 0


class _Names:
    """Gives each run a name by what is in it. Names of nodes have no part in it."""

    def __init__(
        self,
        steps: Sequence[Step],
        users: dict[str, int],
        pieces: list[list[int]],
        *,
        is_block: bool,
    ) -> None:
        self._steps = steps
        self._users = users
        inner = [step for step in steps if step.spec.construct not in UNCALLED]
        # A layer can be kept under the name of a node that itself is left out.
        self._nodes = {name for step in inner for name in (step.name, step.keeper)}
        self._given: set[str] = set()
        self._kinds = {step.node: step.spec.construct for step in steps}
        self._begins = {piece[0]: piece for piece in pieces}
        self._is_block = is_block
        self._meeting: dict[int, list[int]] = {}
        for piece in pieces:
            end = users.get(steps[piece[-1]].node, _ELSEWHERE)
            self._meeting.setdefault(end, []).append(len(piece))

    def give(self, piece: list[int]) -> str:
        name = self._name(piece)
        if name in self._nodes:
            name = _INSTEAD.get(name, name)
        number = 1
        found = f"{name}1" if name == "branch" else name
        while found in self._nodes or found in self._given:
            number += 1
            found = f"{name}{number}"
        self._given.add(found)
        return found

    def _name(self, piece: list[int]) -> str:
        specs = [self._steps[place].spec for place in piece]
        families = [spec.family for spec in specs]
        end = self._users.get(self._steps[piece[-1]].node, _ELSEWHERE)
        is_last = end != _ELSEWHERE and self._steps[end].spec.construct == "output"
        is_first = self._kinds.get(self._source(piece), "input") == "input"
        is_flat = specs[0].key == _FLAT or specs[0].key.startswith(_GLOBAL)
        is_plain = _IMAGES.isdisjoint(families) and all(s.construct != "block" for s in specs)
        if is_last and not is_first and "dense" in families and (is_flat or is_plain):
            return "classifier" if is_flat and families[-1] == "dense" else "head"
        if self._are_blocks(piece):
            return "blocks"
        rest = families[1:] if specs[0].key == _FLAT else families
        if _DENSE.issuperset(rest) and families.count("dense") > 1:
            return "mlp"
        if joined := self._joined(piece, end):
            return joined
        if "embedding" in families:
            return "embeddings"
        following = self._begins.get(end, [])
        if _IMAGES.isdisjoint(families) or (self._is_block and not following):
            return "layers"
        return "stem" if following and self._are_blocks(following) else "features"

    def _joined(self, piece: list[int], end: int) -> str:
        """What a run is called that is one way of several which meet again."""
        forks = self._users.get(self._source(piece)) == _ELSEWHERE
        if end == _ELSEWHERE or not forks:
            return ""
        lengths = self._meeting[end]
        kind = self._steps[end].spec.key
        if kind == _SUM:
            return "residual" if len(piece) == max(lengths) else "shortcut"
        return "branch" if kind == _JOIN and len(lengths) > 1 else ""

    def _are_blocks(self, piece: list[int]) -> bool:
        return all(self._steps[place].spec.construct == "block" for place in piece)

    def _source(self, piece: list[int]) -> str:
        (refs,) = self._steps[piece[0]].inputs.values()
        return refs[0].node
